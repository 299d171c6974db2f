"""Which pieces of a sentence are date expressions, with the parts that they share ('18-19 June 2024') given to each."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.language.dates_grammar import GRAMMAR
from extract.language.dates_words import MONTHS, UNSURE_MONTHS, codes
from extract.language.tokens import Pieces, words

_FESTIVE = frozenset(words("black bloody good holy palm super cyber easter ash maundy"))
_SPLIT = {"days_month", "month_days", "years", "years_bc"}
_YEARLESS = {"day_month": "day_month_year", "month_day": "month_day_year", "month": "month_year",
             "part_of_month": "part_of_month", "season": "season_year"}  # fmt: skip
"""Patterns that may borrow the year of the date right after them, and what they become."""


class Match(NamedTuple):
    """Pieces `first` to `last` (inclusive) as the pattern `name`; `code` and `lows` may hold borrowed parts too."""

    name: str
    first: int
    last: int
    code: str
    lows: list[str]

    def stated_year(self) -> int | None:
        """The year that it has in words, astronomical if BC; None if it has none."""
        if "C" in self.code:
            digits = [low for c, low in zip(self.code, self.lows, strict=True) if c in "YyD" and low.isdecimal()]
            return 1 - int(digits[-1]) if digits else None
        low = self.lows[self.code.index("Y")] if "Y" in self.code else ""
        return int(low) if low.isdecimal() else None


def matches(p: Pieces) -> list[Match]:
    """Date expressions of a sentence in order, not overlapping."""
    code = codes(p)
    out: list[Match] = []
    for hit in GRAMMAR.finditer(code):
        name, a, b = hit.lastgroup or "", hit.start(), hit.end()
        while b > a and code[b - 1] in "c.o&":
            b -= 1
        if name in _SPLIT:
            out.extend(_split(name, a, code[a:b], p.lows[a:b]))
        elif name not in _DOUBTS or _DOUBTS[name](p, code, a):
            out.append(Match(name, a, b - 1, code[a:b], p.lows[a:b]))
    return _borrowed(out, code)


def _split(name: str, at: int, code: str, lows: list[str]) -> list[Match]:
    """The two ends of a range or pair, each with the month, year or era that stands once."""
    middle = re.search(r"(?<=[DOYy])[-t&]", code)
    cut = middle.start() if middle else 0
    left, right = slice(0, cut), slice(cut + 1, len(code))
    first = Match(name, at, at + cut - 1, code[left], lows[left])
    last = Match(name, at + cut + 1, at + len(code) - 1, code[right], lows[right])
    if name == "days_month":
        shared = _kept(last, "MmYLXHAU")
        kind = _day_kind(last.code)
        return [_with(first, kind, shared), last._replace(name=kind)]
    if name == "month_days":
        kind = _day_kind(last.code)
        return [_with(first, kind, _kept(last, "Y")), _with(last, kind, _kept(first, "Mm"))]
    if name == "years_bc":
        return [_with(first, "year_bc", ("C", ["bc"])), last._replace(name="year_bc")]
    whole = first.lows[0][: 4 - len(last.lows[0])] + last.lows[0]
    later = whole.isdecimal() and first.lows[0].isdecimal() and int(whole) > int(first.lows[0]) and len(last.lows[0]) == 2
    return [first._replace(name="year"), Match("year", last.first, last.last, "Y", [whole])] if later else [first._replace(name="year")]


def _day_kind(code: str) -> str:
    return "day_month_year" if "Y" in code else "day_month_relative" if "U" in code else "day_month"


def _kept(match: Match, letters: str) -> tuple[str, list[str]]:
    kept = [(c, low) for c, low in zip(match.code, match.lows, strict=True) if c in letters]
    return "".join(c for c, _ in kept), [low for _, low in kept]


def _with(match: Match, name: str, more: tuple[str, list[str]]) -> Match:
    return match._replace(name=name, code=match.code + more[0], lows=match.lows + more[1])


def _borrowed(found: list[Match], code: str) -> list[Match]:
    """'June and July 2024', '28 December to 3 January 2025': the first takes the year of the second, or the one before it."""
    for at in range(len(found) - 2, -1, -1):
        one, two = found[at], found[at + 1]
        between = code[one.last + 1 : two.first].replace("T", "").replace("?", "x")
        if one.name not in _YEARLESS or between not in {"-", "t", "&", "c", "c&", "b"} or "Y" in one.code or "C" in two.code:
            continue
        year = two.stated_year()
        if year is not None:
            year -= _month(one) > _month(two) > 0
            found[at] = _with(one, _YEARLESS[one.name], ("Y", [f"{year:04}"]))
    return found


def _month(match: Match) -> int:
    return next((MONTHS[low] for c, low in zip(match.code, match.lows, strict=True) if c in "Mm"), 0)


def _bare_month(p: Pieces, code: str, at: int) -> bool:
    """A month alone is a date after a preposition, or if its name is nothing else and no name follows."""
    if at and code[at - 1] in "inbt&-(/E":
        return True
    if p.lows[at] in UNSURE_MONTHS:
        return False
    follows = p.texts[at + 1] if at + 1 < len(p.texts) else "."
    return not follows[0].isupper()


def _plain_weekday(p: Pieces, code: str, at: int) -> bool:
    return not at or p.lows[at - 1] not in _FESTIVE


def _real_decade(p: Pieces, code: str, at: int) -> bool:
    """'the 30s', ''80s' and '1980s', but no age ('in his 30s')."""
    return code[at] != "Z" or len(p.lows[at]) > 3


def _plain_word(p: Pieces, code: str, at: int) -> bool:
    """'today', but not the Today of a name ('Russia Today')."""
    return not (at and p.texts[at][0].isupper() and p.texts[at - 1][0].isupper())


_DOUBTS = {"deictic": _plain_word, "month": _bare_month, "weekday": _plain_weekday, "decade": _real_decade}
"""Patterns that need a look at the neighbours."""
