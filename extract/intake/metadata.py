"""Metadata that a page states in its own words: outlet and authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.intake.heads import Head
from extract.intake.lines import SHORT, Line, Role

Named = tuple[str, int, int]
"""(name, start, end); offsets are code points into the document's text, end exclusive."""

_NAME = r"[A-Z][\w&'’.-]+(?:\s(?:of|the|and|&|[A-Z0-9][\w&'’.-]*)){0,5}"
_OWNERS = (
    re.compile(rf"(?:©|\(c\)|[Cc]opyright)\s*(?:\d{{4}}\s*(?:[-–]\s*\d{{2,4}})?,?\s*)?(?P<name>{_NAME}?)(?=[\s.,]*(?:\d{{4}}|\.|,|\||$))"),
    re.compile(rf"[Nn]otifications from (?P<name>{_NAME})"),
    re.compile(rf"(?:[Dd]ownload|[Gg]et)\s(?:the\s|our\s)?(?P<name>{_NAME})\s[Aa]pp\b"),
    re.compile(rf"[Tt]hank you for reading (?P<name>{_NAME})"),
)
_DESK = re.compile(rf"(?P<name>{_NAME})\s(?:(?:[a-z]+\s)?desk|newsroom|staff|editorial team|correspondents?)\b")
_FOR = re.compile(rf"\b(?:for|of)\s(?P<name>{_NAME})$")
_SOURCE = re.compile(rf"(?:Source|Publisher|Publication|Outlet|From|Channel|Published by)\s?:?\s(?P<name>{_NAME})$")
_AGENCY = re.compile(r"[^\W\d_][^()\n]{2,50}\((?P<name>[A-Z][^()\d\n]{1,40})\)\s*(?:--|—|–|-)\s")
_ABOUT = re.compile(rf"#*\s*About (?:the )?(?P<name>{_NAME})$", re.IGNORECASE)
_PLACES = frozenset({"the hague", "the gambia", "the bahamas", "the netherlands"})
_OUTLET_WORD = re.compile(
    r"\b(?:News|Service|Agency|Times|Post|Press|Wire|Journal|Gazette|Herald|Tribune|Courier|Daily|Weekly|Review|Mirror|Telegraph|Guardian|Chronicle"
    r"|Observer|Standard|Independent|Monitor|Media|Radio|Television|TV|Broadcasting|Network|Today|Report|Dispatch|Ledger|Mail|Express|Globe|Echo"
    r"|Bulletin|Digest|Brief|Register|Examiner|Inquirer|Messenger|Record|Sentinel|Advocate|Newsroom|Voice|Institute|Ministry|Department|Office"
    r"|Command|Council|Cent(?:re|er)|Bureau|Commission|Mission|Magazine|Channel|Pravda|Newspaper|Quarterly|Monthly)\b"
)
_SEPARATOR = re.compile(r"\s+[—–|-]\s+|\s{2,}|\s*[|·•]\s*")
_BRACKETED = re.compile(r"(?:\[[^\[\]]{1,40}\]\s*)+")
_GENERIC = frozenset(
    {"live", "breaking", "update", "updated", "exclusive", "analysis", "opinion", "news", "media release", "press release", "summary"}
)
_AUTHOR_SPLIT = re.compile(r"\s*(?:,|;|\band\b|&)\s*")
_BY = re.compile(r"^(?:written |reported |words |text )?by:?\s+|^reporting by:?\s+|^authors?:\s*", re.IGNORECASE)
_PERSON = re.compile(r"[A-Z][\w.'’-]+(?:\s(?:de|van|von|der|al|bin|el|la|[A-Z][\w.'’-]*)){1,3}$")
_FIRST_LINES = 3
"""Lines at the top of a page among which its name stands in capitals."""


def page_owner(lines: Sequence[Line]) -> Named | None:
    """Outlet that interface text names: '© NAME 2014-2025', 'notifications from NAME', 'Download NAME app'. None if none does."""
    for line in reversed(lines):
        if line.role is Role.UI:
            for pattern in _OWNERS:
                match = pattern.search(line.text)
                if match and match["name"] and match["name"].lower() not in _GENERIC:
                    return _named(line, match)
    return _releaser(lines)


def _named(line: Line, match: re.Match[str]) -> Named:
    return match["name"], line.start + match.start("name"), line.start + match.end("name")


def _releaser(lines: Sequence[Line]) -> Named | None:
    """Who issues a press release: the name of its 'About ...' section, on a page that says that it is a release."""
    if not any(line.role is Role.UI and line.reason in ("release", "contact") for line in lines):
        return None
    for line in reversed(lines):
        match = _ABOUT.match(line.text) if line.role in SHORT else None
        if match:
            return _named(line, match)
    return None


def head_outlet(lines: Sequence[Line], head: Head) -> tuple[Named, int] | None:
    """(outlet, its line) that a story's header names: a line between headline and date, '(Agency)' after the date, 'Agency, date'."""
    for number in range(head.start, min(head.body + 1, len(lines))):
        line = lines[number]
        labelled = _AGENCY.match(line.text[:120]) if number == head.body else _SOURCE.match(line.text)
        if labelled:
            return _named(line, labelled), number
        if number == head.dated:
            named = _beside_date(line)
            if named:
                return named, number
        if number < head.body and number != head.title and line.role in SHORT and head.title is not None and number > head.title:
            named = _name_part(line)
            if named and _before_marker(lines, number, head):
                return named, number
    return None


def _before_marker(lines: Sequence[Line], number: int, head: Head) -> bool:
    return any(lines[n].role in (Role.DATE, Role.AGE, Role.BYLINE) for n in range(number + 1, min(number + 3, head.body)))


def _beside_date(line: Line) -> Named | None:
    """'WARSAW, 2 December 2021 (Some Press)' or 'Some News Service, 5 November 2022'."""
    for match in re.finditer(r"\(([^()]{2,60})\)", line.text[:200]):
        if line.date is None or match.start() >= line.date.end:
            inside = match[1]
            if inside[0].isupper() and not any(c.isdigit() for c in inside) and "pdate" not in inside:
                return inside, line.start + match.start(1), line.start + match.end(1)
    if line.role is not Role.DATE or line.date is None:
        return None
    before = line.text[: line.date.start].rstrip(" ,|·•–—-")
    named = _OUTLET_WORD.search(before) or (before.startswith("The ") and before.lower() not in _PLACES)
    if 2 <= len(before.split()) <= 6 and named and not before.isupper() and before[0].isupper():
        return before, line.start, line.start + len(before)
    return None


def _name_part(line: Line) -> Named | None:
    """The first part of a line of capitalised words that can name an outlet."""
    name = _SEPARATOR.split(line.text)[0].strip()
    words = name.split()
    if not 1 <= len(words) <= 6 or any(c.isdigit() for c in name) or name[-1] in ".!?:" or name.lower() in _GENERIC:
        return None
    if not name[0].isupper() or any(w[0].islower() and w not in ("of", "the", "and", "in", "for") for w in words):
        return None
    return name, line.start, line.start + len(name)


def masthead(lines: Sequence[Line], end: int) -> Named | None:
    """The page's name in capitals on its first lines ('[Menu] NAME', 'NAME | NEWS | VIDEO', 'NAME - Foreign desk'); None if none."""
    for line in lines[: min(end, _FIRST_LINES)]:
        if line.role not in (Role.HEADLINE, Role.LABEL, Role.NAV):
            continue
        lead = _BRACKETED.match(line.text)
        offset = lead.end() if lead else 0
        name = _SEPARATOR.split(line.text[offset:])[0].strip()
        if not name.isupper() and line is lines[0] and end > 1 and _OUTLET_WORD.search(name) and _name_part(line):
            return _name_part(line)
        if name.isupper() and 2 <= len(name.split()) <= 6 and name.lower() not in _GENERIC and not any(c.isdigit() for c in name):
            start = line.start + line.text.index(name)
            return name, start, start + len(name)
    return None


def byline_outlet(lines: Sequence[Line], head: Head) -> Named | None:
    """'by A and The Outlet news desk' -> The Outlet; a card 'The OutletA B' that ends in an author's name -> The Outlet."""
    for line in lines[head.start : head.body]:
        if line.role is Role.BYLINE:
            text = line.text[: line.date.start].rstrip(" ,|·•–—-") if line.date else line.text
            match = _DESK.search(text) or _FOR.search(text)
            if match:
                name = re.split(r"\sand\s", match["name"])[-1].removeprefix("By ").removeprefix("the ")
                end = line.start + match.end("name")
                return name, end - len(name), end
    return _card_outlet(lines, head)


def _card_outlet(lines: Sequence[Line], head: Head) -> Named | None:
    authors = byline_authors(lines, head)
    for line in lines[head.body :]:
        if line.role in SHORT:
            for author in authors:
                name = line.text.removesuffix(author)
                if name != line.text and name and name == name.rstrip() and 1 <= len(name.split()) <= 6:
                    return name, line.start, line.start + len(name)
    return None


def byline_authors(lines: Sequence[Line], head: Head) -> tuple[str, ...]:
    """People of the story's byline, in order; desks and teams are not people."""
    return tuple(dict.fromkeys(_authors(lines[head.first : head.body])))


def _authors(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        if line.role is Role.BYLINE:
            text = line.text[: line.date.start] if line.date else line.text
            text = re.split(r"\s{2,}|\s*[|·•]\s*", text.strip())[0]
            yield from split_authors(text)


def split_authors(text: str) -> tuple[str, ...]:
    """People named in 'by A B, C D and E F'; what is no name of two words or more is left out."""
    parts = (part.strip() for part in _AUTHOR_SPLIT.split(_BY.sub("", text.strip())))
    return tuple(part for part in parts if _PERSON.match(part) and not part.startswith("The "))
