"""The words of date expressions, as one letter for each kind of word: what the date grammar is written in."""

from __future__ import annotations

import re

from extract.language.number_words import SMALL_NUMBERS, TENS
from extract.language.tokens import Pieces, words

MONTHS = {
    name: n
    for n, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: n
    for n, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}
SEASONS = {"spring": 21, "springtime": 21, "summer": 22, "summertime": 22, "autumn": 23, "fall": 23, "winter": 24, "wintertime": 24}
UNITS = {word: word for word in ("day", "week", "month", "year", "decade", "century", "fortnight")}
UNITS |= {word + "s": word for word in UNITS} | {"centuries": "century"}
ORDINALS = {
    word: n
    for n, word in enumerate(
        words(
"first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
        "seventeenth eighteenth nineteenth twentieth"
), 1
    )
}  # fmt: skip
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}
HOLIDAYS = {"christmas": (12, 25), "xmas": (12, 25)}
DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
PARTS = {"early": "early", "mid": "mid", "late": "late", "beginning": "early", "start": "early", "outset": "early", "turn": "early",
         "middle": "mid", "end": "late", "close": "late"}  # fmt: skip

UNSURE_MONTHS = frozenset({"march", "may", "april", "june", "august"})
"""Months whose names are also words or names of people."""

_KINDS = (
    ("S", "spring springtime summer summertime autumn winter wintertime"),
    ("F", "fall"),
    ("U", "day week month year decade fortnight"),
    ("V", "days weeks months years decades fortnights"),
    ("J", "century"),
    ("L", "last past previous preceding prior"),
    ("X", "next following coming upcoming ensuing succeeding"),
    ("H", "this current"),
    ("A", "that same"),
    ("E", "early mid late"),
    ("B", "beginning start outset turn middle end close"),
    ("l", "later earlier afterwards previously"),
    ("g", "ago"),
    ("T", "the"),
    ("o", "of"),
    ("i", "in"),
    ("n", "on since by from during throughout between around about early late to circa"),
    ("&", "and"),
    ("N", "a an few couple several many"),
    ("d", "today yesterday tomorrow tonight"),
    ("p", "morning afternoon evening night"),
    ("K", "weekend"),
    ("Q", "quarter half"),
    ("C", "bc bce b.c. b.c b.c.e."),
    ("b", "before after"),
    ("h", "christmas xmas"),
    ("r", "latter"),
    ("R", "recent"),
)
KIND_OF = {word: code for code, words in reversed(_KINDS) for word in words.split()}
KIND_OF |= {word: "N" for word, n in (SMALL_NUMBERS | TENS).items() if n > 0}
KIND_OF |= {word: "O" for word in ORDINALS} | {word: "z" for word in DECADES}
KIND_OF |= dict(zip(",.-()", "c.-()", strict=True)) | {"'s": "s"}
KIND_OF |= dict.fromkeys(("until", "till", "through", "to"), "t") | dict.fromkeys(("q1", "q2", "q3", "q4"), "q")
KIND_OF |= {name: "M" if len(name) > 4 or name in {"may", "june", "july"} else "m" for name in MONTHS}
KIND_OF |= {name: "W" if name.endswith("day") else "w" for name in WEEKDAYS}
"""Piece in lower case to its letter. Digits are told by `codes`. Names of months and weekdays count only with a capital; their short
forms (m, w) stand only beside a number."""

_NUMERIC = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}([./-])\d{1,2}\1\d{4}")

_YEAR_BREAKERS = frozenset(
    words(
"% percent per km kilometers kilometres miles meters metres tons tonnes kg people soldiers troops men women children personnel "
    "fighters civilians tanks missiles shells drones vehicles rounds houses homes families prisoners workers engineers sappers "
    "specialists refugees militants rebels officers dollars euros rubles roubles units members residents trainers instructors "
    "advisers advisors aircraft rockets bodies deaths casualties volunteers recruits conscripts students guns rifles bombs mines "
    "hectares acres feet households employees victims square cubic million billion thousand hundred strong others passengers "
    "police servicemen"
)
)
_NOT_YEAR_AFTER = frozenset(
    words("resolution article no nos than least most nearly almost some over channel room flight page route over unit decree € $ £ ¥ #")
)


def codes(p: Pieces) -> str:
    """One letter per piece, in order. See `_KINDS`; besides: M month, m short month, W weekday, w short weekday, D day number, O ordinal,
    Y year, y other integer, Z decade, I numeric date, ? anything else."""
    out: list[str] = []
    for at, low in enumerate(p.lows):
        code = KIND_OF.get(low)
        if code is None:
            first = low[0]
            code = _digits(p, at, low) if first.isdigit() or (first == "'" and len(low) > 2) else "?"
        elif code in "MmWw" and not p.texts[at][0].isupper():
            code = "?"
        out.append(code)
    return "".join(out)


def _digits(p: Pieces, at: int, low: str) -> str:
    """The letter of a piece that starts with a digit, or with an apostrophe before digits."""
    if low[-1] == "s":
        return "Z"
    if low[0] == "'":
        return "Y" if at and not p.touches(at - 1) else "?"
    if low[-1] in "htdn":
        return "O" if low[:-2].isdecimal() and len(low) < 5 else "?"
    if not low.isdecimal():
        return "I" if _NUMERIC.fullmatch(low) else "?"
    if _inside_designation(p, at):
        return "?"
    if len(low) == 4 and low[0] in "12":
        return "Y" if is_year(p, at) else "?"
    if len(low) > 3 or (at and p.lows[at - 1] in "$€£#") or _continues(p, at):
        return "y" if len(low) == 4 else "?"
    return "D" if len(low) < 3 and 1 <= int(low) <= 31 else "y"


def _continues(p: Pieces, at: int) -> bool:
    return at + 1 < len(p.lows) and p.lows[at + 1] in {"%", "percent"}


def _inside_designation(p: Pieces, at: int) -> bool:
    """True for the digits of KN-23, S-300, F16 or 152mm; not for those of mid-2024, 'time6 days' or a range."""
    if at and p.touches(at - 1):
        before = p.texts[at - 1]
        if before[-1].isalpha():
            return before[-1].isupper() or len(before) < 3
        if p.lows[at - 1] == "-" and at > 1 and p.touches(at - 2) and p.texts[at - 2][-1].isalpha():
            before = p.lows[at - 2]
            return KIND_OF.get(before) not in {"E", "i", "n"} and before not in {"pre", "post"} and before not in MONTHS
    return p.touches(at) and p.texts[at + 1][0].isalpha() and not (len(p.texts[at]) == 4 and p.texts[at + 1][1:2].islower())


def is_year(p: Pieces, at: int) -> bool:
    """True if the four bare digits of piece `at` read as a year: 1000 to 2199, counting nothing, no money and no number of a paper."""
    after = p.lows[at + 1] if at + 1 < len(p.lows) else ""
    before = p.lows[at - 1] if at else ""
    if after in _YEAR_BREAKERS or before in _NOT_YEAR_AFTER or not 1000 <= int(p.texts[at]) < 2200:
        return False
    if after == "-" and p.touches(at) and at + 2 < len(p.lows) and p.lows[at + 2] in _YEAR_BREAKERS:
        return False
    return before != "." or at < 2 or p.lows[at - 2] != "no"
