"""Absolute dates in header position: 'July 9, 2024 1:44 PM', 'time22-05-2025', '03.06.2023. 15:32', 'WARSAW, 2 December 2021 (Agency)'.

Only a full day with its year counts. '6 days ago' has no anchor and is no date; 05/06/2025 can be read two ways and is none either,
unless another date of the page shows the order.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import NamedTuple

from extract.fields import Basis, EdtfDate, Precision

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s{1,2})?"
_DATE = re.compile(
    rf"(?P<mdy>{_WEEKDAY}(?<![a-z])(?P<m1>{_MONTH})\.?\s{{1,2}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<y1>(?:19|20)\d\d))(?!\d)"
    rf"|(?P<dmy>{_WEEKDAY}(?<![\d:])(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?\s{{1,2}}(?:of\s)?(?P<m2>{_MONTH})\.?,?\s{{1,2}}(?P<y2>(?:19|20)\d\d|\d\d(?=\s\()))(?!\d)"
    r"|(?P<ymd>(?<![\d-])(?P<y3>(?:19|20)\d\d)(?P<s3>[-/.])(?P<m3>\d\d)(?P=s3)(?P<d3>\d\d))(?!\d)"
    r"|(?P<num>(?<![\d./-])(?P<a4>\d{1,2})(?P<s4>[-/.])(?P<b4>\d{1,2})(?P=s4)(?P<y4>(?:19|20)\d\d))(?!\d)"
    r"|(?P<short>(?<![\d./-])(?P<d5>\d\d)\.(?P<m5>\d\d)\.(?P<y5>\d\d))(?![\d.]\d|\d)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<![\d/-])(\d\d?)([/-])(\d\d?)\2(?:19|20)\d\d(?!\d)")
_NUMERIC_TAIL = re.compile(r"[-/]\d\d?[-/](?:19|20)\d\d")
"""Seen first: it starts at a mark, so that a page without numeric dates is passed over twenty times faster."""
_TIME = re.compile(
    r"(?:T\d\d:\d\d\S*|\b\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b(?:UTC|GMT|KST|EST|EDT|CET|CEST|BST|MSK|ET|PT)\b(?:[+-]\d{1,2})?)",
    re.IGNORECASE,
)
HOLDS_YEAR = re.compile(r"(?:19|20)\d\d|\d\d\s\(|\.\d\d\.\d\d")
"""Every readable date holds one of these."""
_WORD = re.compile(r"[^\W\d_]+")
_LABELS = frozenset(
    {
        "a", "ago", "all", "am", "and", "at", "by", "comment", "comments", "compiled", "created", "date", "day", "days", "ed",
        "edition", "edt", "est", "first", "for", "from", "gmt", "hours", "hrs", "issue", "last", "local", "min", "mins", "minute",
        "minutes", "modified", "news", "of", "on", "or", "pm", "posted", "print", "publication", "published", "read", "reading",
        "release", "released", "share", "shares", "the", "this", "time", "times", "to", "update", "updated", "utc", "view", "views",
        "was", "words", "written",
    }
)
"""Words that stand beside a date in a header line; other lower-case words make a line a sentence."""
_OPENS = re.compile(r"\W*(?:[.|·•()\[\]–—]|-\s|$)")
_UPDATED = re.compile(r"(?:updated|modified|edited)(?:\son)?\W*(?:[\d:.apm]+\W*)?$", re.IGNORECASE)
_LONGEST = 200


class HeaderDate(NamedTuple):
    """A date of a header line. Offsets are into the line, end exclusive."""

    start: int
    end: int
    day: date
    text: str

    def edtf(self) -> EdtfDate:
        """The date as stated on the page."""
        return stated_day(self.day, self.text)


def stated_day(day: date, text: str) -> EdtfDate:
    """A whole day that the source states in the words `text`."""
    return EdtfDate(text=text, edtf=day.isoformat(), earliest=day, latest=day, precision=Precision.DAY, basis=Basis.STATED)


def find_date(line: str, day_first: bool | None = None) -> HeaderDate | None:
    """The first readable absolute date of a line, or the first that is no date of an update; None if there is none."""
    found = None
    for match in _DATE.finditer(line):
        day = _day(match, day_first)
        if day is not None:
            here = HeaderDate(match.start(), match.end(), day, match.group())
            if not _UPDATED.search(line, max(0, match.start() - 20), match.start()):
                return here
            found = found or here
    return found


def header_date(line: str, day_first: bool | None = None) -> HeaderDate | None:
    """The date of a line that is a header line: a date with labels, an outlet, a byline or a place beside it, and no sentence."""
    if len(line) > _LONGEST or not HOLDS_YEAR.search(line):
        return None
    found = find_date(line, day_first)
    if found is None:
        return None
    before, after = _TIME.sub(" ", line[: found.start]), _TIME.sub(" ", line[found.end :])
    return found if _is_label(before) and _is_trailer(after) else None


def _lower_words(text: str) -> int:
    return sum(1 for word in _WORD.findall(text) if word[0].islower() and word not in _LABELS)


def _is_label(before: str) -> bool:
    """Words before the date: labels, names, a byline; 'Evening bulletin,' passes by its closing mark, 'The ship sank on' does not."""
    if not before.strip():
        return True
    allowed = 4 if before.lstrip()[:3].lower() == "by " else 2 if before.rstrip()[-1:] in ",|·•–—-:(/" else 0
    return len(before.split()) <= 16 and _lower_words(before) <= allowed


def _is_trailer(after: str) -> bool:
    return len(after.split()) <= 14 and (_lower_words(after) <= 1 or (bool(_OPENS.match(after)) and _lower_words(after) <= 4))


_PLACE = re.compile(r"(?:[^\W\d_][\w.'’-]*(?:\s[\w.'’-]+){0,4}(?:\s\([^()\n]{2,30}\))?,\s){1,3}")
_COMMA = re.compile(r",\s")
_DASH = re.compile(r"\s*(?P<agency>\([^()\n]{2,60}\))?\s*(?:--|—|–|-)(?=\s)")


def dateline_date(line: str) -> tuple[HeaderDate, tuple[int, int] | None, int] | None:
    """(date, span of the agency in brackets, end) of a dateline 'PLACE, DATE (Agency) -- ' that opens a paragraph; None if none does."""
    for comma in islice(_COMMA.finditer(line, 0, 120), 3):
        match = _DATE.match(line, comma.end(), comma.end() + 40)
        if match is not None:
            break
    else:
        return None
    if not _PLACE.fullmatch(line, 0, match.start()):
        return None
    dash, day = _DASH.match(line, match.end(), match.end() + 80), _day(match, None)
    if dash is None or day is None:
        return None
    agency = (dash.start("agency") + 1, dash.end("agency") - 1) if dash.group("agency") else None
    return HeaderDate(match.start(), match.end(), day, match.group()), agency, dash.end()


def page_order(text: str) -> bool | None:
    """Whether the text's numeric dates put the day first, as shown by a number above 12; None if nothing shows it, or both are shown."""
    shown: set[bool] = set()
    if not _NUMERIC_TAIL.search(text):
        return None
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        shown |= {True} if first > 12 >= second else {False} if second > 12 >= first else set()
    return shown.pop() if len(shown) == 1 else None


def _day(match: re.Match[str], day_first: bool | None) -> date | None:
    if match["mdy"]:
        return _date(int(match["y1"]), _MONTHS[match["m1"].lower()], int(match["d1"]))
    if match["dmy"]:
        year = int(match["y2"])
        return _date(year if year > 99 else year + (1900 if year >= 70 else 2000), _MONTHS[match["m2"].lower()], int(match["d2"]))
    if match["ymd"]:
        return _date(int(match["y3"]), int(match["m3"]), int(match["d3"]))
    if match["short"]:
        return _date(2000 + int(match["y5"]), int(match["m5"]), int(match["d5"]))
    first, second, year = int(match["a4"]), int(match["b4"]), int(match["y4"])
    if match["s4"] == "." or first > 12 or first == second:
        return _date(year, second, first)
    if second > 12:
        return _date(year, first, second)
    return None if day_first is None else _date(year, *((second, first) if day_first else (first, second)))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].{0,40})?)?)?$")


def published_value(value: object) -> EdtfDate | None:
    """The date of a `published` field: an ISO day, month or year, or any header date. None when the field is empty.

    Words that cannot be read stay as text without a date (basis none).
    """
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    iso = _ISO.match(text)
    if iso and iso[3]:
        day = _date(int(iso[1]), int(iso[2]), int(iso[3]))
        if day:
            return stated_day(day, text)
    elif iso and iso[2] and (first := _date(int(iso[1]), int(iso[2]), 1)):
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1) if first.year < 9999 else first
        last = date.fromordinal(following.toordinal() - 1)
        return EdtfDate(text=text, edtf=f"{iso[1]}-{iso[2]}", earliest=first, latest=last, precision=Precision.MONTH, basis=Basis.STATED)
    elif iso and not iso[2] and int(iso[1]):
        first, last = date(int(iso[1]), 1, 1), date(int(iso[1]), 12, 31)
        return EdtfDate(text=text, edtf=iso[1], earliest=first, latest=last, precision=Precision.YEAR, basis=Basis.STATED)
    found = find_date(text) if not iso else None
    return stated_day(found.day, text) if found else EdtfDate(text=text[:200])
