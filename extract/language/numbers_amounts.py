"""Amounts: the pieces that make up one number, and its value ('eleven thousand', '2.3m', 'half a million', '25,000 to 30,000')."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from extract.language.dates_words import ORDINALS
from extract.language.number_words import SCALES, SHORT_SCALES, SMALL_NUMBERS, TENS, VAGUE_SCALES
from extract.language.tokens import Pieces

_CODES = (
    {word: "u" for word in SMALL_NUMBERS}
    | {word: "t" for word in TENS}
    | {word: "k" for word in SCALES}
    | {word: "K" for word in VAGUE_SCALES}
    | {word: "O" for word in ORDINALS}
    | {"dozen": "k", "a": "a", "an": "a", "and": "&", "or": "R", "to": "r", "half": "h", "of": "o",
       "several": "v", "many": "v", "few": "f", "couple": "f", "-": "-",
       "$": "$", "€": "$", "£": "$", "¥": "$", "₽": "$", "₴": "$", "₹": "$", "%": "p", "percent": "p", "pc": "p",
       "thirds": "H", "fifths": "H", "tenths": "H", "third": "O", "quarter": "H", "quarters": "H", "between": "b", "the": "T"}
    | dict.fromkeys(("another", "last", "next", "further", "extra", "additional", "other", "remaining"), "e")
)  # fmt: skip
_SMALL = r"(?:t(?:-?u(?![-]?O))?|u)"
_WORDS = rf"(?:{_SMALL}|a(?=-?k))(?:-?k+(?:&?{_SMALL}(?=k))?)*(?:(?<=k)&?{_SMALL})?"
_HALF = r"ha-?k|(?:N|u)&ahk?"
_ONE = rf"(?>{_HALF}|Nk*|{_WORDS}|(?<=e)k+)"
AMOUNT = re.compile(
    r"(?=[NKOabcfhntuvy]|(?<=e)k)"
    rf"(?:(?P<vague>K(?:oK)?|(?:v|f)o?k+|fo?K)"
    rf"|(?P<range>(?P<low>{_ONE})[rR-](?P<high>{_ONE})|b\$?(?P<low2>{_ONE})p{{0,2}}&\$?(?P<high2>{_ONE})"
    rf"|(?<=\$)(?P<low3>{_ONE})[r-]\$(?P<high3>{_ONE})|(?P<low4>{_ONE})p{{1,2}}[r-](?P<high4>{_ONE})(?=p))"
    rf"|(?P<share>(?:h(?!&|a-?k)|(?:u|a)-?[OH])(?=[oTa]|[xe]))"
    rf"|(?P<one>{_ONE})"
    r"|(?P<ordinal>(?:t-?)?O|n)|(?P<clock>c)|(?P<decade>y))"
)
"""Over the letters of `amount_codes`: one number, a range of two, a vague plural, a share or an ordinal."""

_LONG = 24
"""Digits; what is longer counts nothing."""


class Amount(NamedTuple):
    """One number expression: pieces `first` to `last`, inclusive, and its value, or the bounds of a range or a vague plural."""

    first: int
    last: int
    kind: str
    value: Decimal | None
    minimum: Decimal | None = None
    maximum: Decimal | None = None


def amount_codes(p: Pieces) -> str:
    """One letter for each piece: N digits, n digits with an ordinal ending, u/t/k small numbers, tens and scales, K vague plurals,
    c a clock time, y a decade, T the, $ a currency sign, p percent, e a word that stands for 'a' before a scale ('another thousand'),
    x another word, ',' a mark."""
    out: list[str] = []
    for at, low in enumerate(p.lows):
        code = _CODES.get(low)
        if code is None:
            first = low[0]
            if low == "cent" and at and p.lows[at - 1] == "per":
                code = out[-1] = "p"
            elif "a" <= first <= "z":
                code = "k" if low in SHORT_SCALES and at and p.touches(at - 1) and p.lows[at - 1][-1].isdigit() else "x"
            elif first.isdigit():
                code = _digit_code(low)
            else:
                code = "y" if first == "'" and low[-1] == "s" and len(low) > 2 else "x" if first.isalpha() else ","
        elif code == "-" and p.texts[at] != "–" and not (at and p.touches(at - 1) and p.touches(at)):
            code = ","
        out.append(code)
    return "".join(out)


def _digit_code(low: str) -> str:
    if low[-1] in "htd":
        return "n"
    if ":" in low:
        return "c"
    if low[-1] == "s":
        return "y"
    return "N" if len(low) <= _LONG and not ("-" in low or "/" in low) else ","


def amounts(p: Pieces, codes: str) -> list[Amount]:
    """Every number expression in order."""
    out: list[Amount] = []
    for hit in AMOUNT.finditer(codes):
        name = hit.lastgroup or "one"
        a, b = hit.start(), hit.end()
        if hit.group("range"):
            out.append(_range(p, codes, hit))
        elif name == "vague":
            out.append(Amount(a, b - 1, "vague", None, _vague(p.lows[a:b])))
        elif name == "share":
            out.append(Amount(a, b - 1, "share", None))
        elif name == "ordinal":
            out.append(Amount(a, b - 1, "ordinal", _ordinal(p.lows[b - 1], p.lows[a])))
        elif name in {"clock", "decade"}:
            out.append(Amount(a, b - 1, name, None))
        elif (found := value(p.lows[a:b])) is not None:
            out.append(Amount(a, b - 1, "one", found))
    return out


def _ordinal(low: str, tens: str) -> Decimal | None:
    if low in ORDINALS:
        return Decimal(ORDINALS[low] + TENS.get(tens, 0))
    return number(low[:-2])


def _vague(lows: list[str]) -> Decimal:
    """Twice the scale, or the product of two: dozens 24, tens of thousands 20,000, several hundred 200, a few dozen 24."""
    out = Decimal(1)
    doubled = False
    for low in lows:
        scale = VAGUE_SCALES.get(low) or SCALES.get(low) or (12 if low == "dozen" else 0)
        if low in VAGUE_SCALES and not doubled:
            scale, doubled = 2 * scale, True
        out *= scale or 1
    return out if doubled else 2 * out


def _range(p: Pieces, codes: str, hit: re.Match[str]) -> Amount:
    """Both bounds; the scale of the second holds for the first too if that has none ('three to four thousand', '5-6,000')."""
    number = next(n for n in ("", "2", "3", "4") if hit.group(f"low{n}"))
    (a, b), (c, d) = hit.span(f"low{number}"), hit.span(f"high{number}")
    low, high = value(p.lows[a:b]), value(p.lows[c:d])
    if low is None or high is None:
        return Amount(a, b - 1, "one", low)
    if "k" not in codes[a:b] and "k" in codes[c:d] and low < 1000:
        scale = value(["one", *[x for x, letter in zip(p.lows[c:d], codes[c:d], strict=True) if letter == "k"]])
        low = low * scale if scale and low * scale <= high else low
    elif low < 10 and high >= 1000 and high % 1000 == 0 and "-" in codes[b:c] and low * 1000 < high:
        low = low * 1000
    return Amount(hit.start(), d - 1, "range", None, low, high)


def value(lows: list[str]) -> Decimal | None:
    """The value of one number expression; None if it has none."""
    if "half" in lows:
        base = number(lows[0]) or Decimal(SMALL_NUMBERS.get(lows[0], 0))
        return _whole((base + Decimal("0.5")) * _scale(lows[-1]))
    total, part = Decimal(0), Decimal(0)
    for low in lows:
        if low[0].isdigit():
            digits = number(low)
            if digits is None:
                return None
            part += digits
        elif low in SMALL_NUMBERS or low in TENS:
            part += SMALL_NUMBERS.get(low) or TENS.get(low, 0)
        elif (scale := _scale(low)) > 1:
            part = (part or Decimal(1)) * scale
            if scale >= 1000:
                total, part = total + part, Decimal(0)
    return _whole(total + part)


def _whole(found: Decimal) -> Decimal:
    return found.quantize(Decimal(1)) if found == found.to_integral_value() and found < Decimal(10) ** 26 else found


def _scale(low: str) -> int:
    return SCALES.get(low) or SHORT_SCALES.get(low) or (12 if low == "dozen" else 1)


_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}\.000")
_COMMA = re.compile(r"\d+,\d{1,2}")
_PLAIN = re.compile(r"\d{1,3}(?:,\d{2,3})*(?:,\d{3})(?:\.\d+)?|\d+(?:\.\d+)?")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]")


def number(digits: str) -> Decimal | None:
    """The value of printed digits: commas and spaces part thousands, a point decimals; '20.000' and '1.000.000' are thousands. None if
    the digits are no one number ('1.2.3')."""
    shown = digits if digits.isascii() and " " not in digits else _SPACES.sub("", digits)
    if _EUROPEAN.fullmatch(shown):
        shown = shown.replace(".", "")
    elif _COMMA.fullmatch(shown):
        shown = shown.replace(",", ".")
    elif not _PLAIN.fullmatch(shown):
        return None
    try:
        return Decimal(shown.replace(",", ""))
    except InvalidOperation:
        return None
