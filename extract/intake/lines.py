"""Line: one line of a page with its role, and the reason for the role; what the cutting of a page stands on."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from extract.intake.header_dates import HOLDS_YEAR, HeaderDate, dateline_date, header_date
from extract.intake.phrases import PhraseMatcher


class Role(StrEnum):
    """What a line looks like by itself."""

    PROSE = "prose"
    HEADLINE = "headline"
    """Three words or more, no sentence."""
    LABEL = "label"
    """One or two words."""
    NAV = "nav"
    """Labels in columns, between bars, in brackets or behind bullets."""
    UI = "ui"
    """A phrase of boilerplate.csv."""
    CAPTION = "caption"
    BYLINE = "byline"
    DATE = "date"
    AGE = "age"
    """'6 days ago': a date header without a date."""
    CLOCK = "clock"
    RULE = "rule"
    """A line of dashes or marks."""


HEADER_ROLES = frozenset({Role.BYLINE, Role.DATE, Role.AGE})
"""Roles that show that a headline is near."""
FURNITURE = frozenset({Role.NAV, Role.UI, Role.RULE})
SHORT = frozenset({Role.HEADLINE, Role.LABEL})


class Line(NamedTuple):
    """A line that is not blank, stripped. Offsets are code points into the document's text, end exclusive."""

    start: int
    end: int
    text: str
    gap: bool
    """A blank line, or nothing, stands before it."""
    role: Role
    reason: str
    words: int
    date: HeaderDate | None = None
    """The date of a DATE or BYLINE line; None if it has none."""


_RULE = re.compile(r"[-=_*~#·•+|. ]+$")
_CLOCK = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s)?"
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|local time))?"
    r"\s*(?:\(?\s*Updated:?\s*[\d:.\sapm]{0,12}\)?)?[:|–-]?$",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\W*(?:time|posted|published|updated)?\s?"
    r"(?:(?:\d{1,3}|an?|one|two)\s?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|[hdw])\sago"
    r"|yesterday|today|just now)\b.{0,40}$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:[Ww]ritten |[Rr]eported |[Ww]ords )?(?:[Bb]y|BY)|[Rr]eporting by|[Tt]ext by):?\s"
    r"(?:(?:[A-Z][\w.'’-]*|and|AND|&|de|van|von|der|al|la|the|news|desk|staff|team)(?:,?\s|$)){1,16}"
)
_CREDIT = re.compile(
    r"\((?:(?:Image|Photo|Photograph|Picture|Pic|Credit|Source|File)s?\b[^()]{0,120}"
    r"|[^()]{0,120}(?:/(?:AFP|AP|EPA|Reuters|REUTERS|Getty|POOL|Pool|TASS|Anadolu|Xinhua|NurPhoto|Shutterstock)\b|Getty Images"
    r"|via (?:AP|AFP|Reuters|REUTERS|Getty)|[Pp]hotos? by)[^()]{0,80})\)\W*$"
)
_CAPTION_START = re.compile(
    r"(?:File |Illustrative )?(?:Photo|Photograph|Image|Picture|Caption|Pictured)s?(?: credit)?\s?:"
    r"|(?:FILE|File)(?: PHOTO| photo)?\s?[:–—-]\s|[Ii]mage (?:copyright|caption|source)\b"
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_INNER_END = re.compile(r"[.!?][\"'”’)]?\s+[\"'“‘(]?[A-Z0-9]")
_ALPHA_WORD = re.compile(r"[^\W\d_]{2,}")
_COLUMNS = re.compile(r"\S(?: {2,}|\t)\S|\s[|›»·•]\s")
_BULLET = re.compile(r"[•·*▪‣◦–—-]\s")
_BRACKETED = re.compile(r"(?:\[[^\[\]]{1,40}\]\s*)+")
_PHONE = re.compile(r"\+\d[\d ()-]{7,}$")
_LONG = 400
"""Characters above which a line is a paragraph without a look at anything but its length."""
_WRAP = 50
"""A line this long with no full stop is taken up by the next: pages set in lines of 60 to 80 characters."""
_REST = 40
"""A second line that is shorter and has no full stop is taken for the second line of a headline."""
_SET_WIDTH = 130
"""Characters of the longest line of a page set in short lines."""


def split_lines(text: str, matcher: PhraseMatcher, day_first: bool | None) -> list[Line]:
    """Every line of the text that is not blank, with its role; offsets cover the stripped line."""
    lines: list[Line] = []
    position, gap = 0, True
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if not stripped:
            gap = True
        else:
            start = position + raw.index(stripped[0])
            before = None if gap or not lines else lines[-1]
            if len(stripped) > _LONG:
                line = Line(start, start + len(stripped), stripped, gap, Role.PROSE, "long", len(stripped) // 6)
            elif before is not None and runs_on(before, stripped):
                if before.role is Role.HEADLINE:
                    lines[-1] = before._replace(role=Role.PROSE, reason="runs on")
                line = Line(start, start + len(stripped), stripped, gap, Role.PROSE, "wrapped", stripped.count(" ") + 1)
            else:
                words = stripped.count(" ") + 1
                line = Line(start, start + len(stripped), stripped, gap, *_by_itself(stripped, words, matcher, day_first))
            lines.append(line)
            gap = False
        position += len(raw)
    return lines


def runs_on(before: Line, text: str) -> bool:
    """Whether a line is the rest of a sentence that the line right above leaves open at the edge of a page set in short lines."""
    if len(before.text) < _WRAP or len(before.text) > _SET_WIDTH or before.role not in (Role.PROSE, Role.HEADLINE):
        return False
    if _SENTENCE_END.search(before.text) or _CLOCK.match(text):
        return False
    return before.role is Role.PROSE or (text[0].islower() and (len(text) >= _REST or text[-1] in ".!?" or bool(_INNER_END.search(text))))


def _by_itself(text: str, words: int, matcher: PhraseMatcher, day_first: bool | None) -> tuple[Role, str, int, HeaderDate | None]:
    role, reason, found = classify(text, words, matcher, day_first)
    return role, reason, words, found


def classify(text: str, words: int, matcher: PhraseMatcher, day_first: bool | None = None) -> tuple[Role, str, HeaderDate | None]:
    """(role, reason, header date) of a stripped line by itself."""
    interface = matcher.reason(text, words)
    if interface:
        return Role.UI, interface, None
    if words <= 8:
        mark = _mark(text)
        if mark:
            return *mark, None
    if _CAPTION_START.match(text) or (text.rstrip(" .").endswith(")") and _CREDIT.search(text)):
        return Role.CAPTION, "picture credit", None
    header = _header(text, words, day_first)
    if header:
        return header
    return *_running(text, words), None


def _mark(text: str) -> tuple[Role, str] | None:
    if not any(c.isalnum() for c in text):
        return (Role.RULE, "marks only") if _RULE.match(text) or len(text) < 4 else None
    if text[-1:] not in ".!?" or text[0].isdigit():
        if _CLOCK.match(text):
            return Role.CLOCK, "clock time only"
        if _AGE.match(text):
            return Role.AGE, "age without a date"
    return (Role.UI, "contact") if _PHONE.search(text) else None


def _header(text: str, words: int, day_first: bool | None) -> tuple[Role, str, HeaderDate | None] | None:
    if words > 30:
        return None
    if not HOLDS_YEAR.search(text):
        found = None
    elif dateline_date(text):
        return Role.PROSE, "opens with a dateline", None
    else:
        found = header_date(text, day_first)
    if text[:1] in "bBrRwWtT" and text[-1] != "." and _BYLINE.match(text) and (found or words <= 14):
        return Role.BYLINE, "by and names", found
    return (Role.DATE, "date with labels", found) if found else None


def _running(text: str, words: int) -> tuple[Role, str]:
    """Role of a line by its words and marks: a sentence, labels side by side, a headline, or a label."""
    ended = bool(_SENTENCE_END.search(text))
    if (ended and words >= 6) or words > 25 or (words >= 10 and _INNER_END.search(text)):
        return Role.PROSE, "sentence"
    if _BULLET.match(text):
        return (Role.NAV, "bullet label") if words <= 4 and not ended else (Role.PROSE, "list item")
    bare = _BRACKETED.sub("", text)
    if not bare.strip():
        return Role.LABEL, "brackets only"
    if _COLUMNS.search(text) or (bare != text and words <= 6):
        return Role.NAV, "labels side by side"
    return (Role.HEADLINE, "words without a stop") if len(_ALPHA_WORD.findall(text)) >= 3 else (Role.LABEL, "short")
