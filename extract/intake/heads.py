"""Head: where a story of a page begins, found from headlines, repeated headlines and the date and byline lines near them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.intake.header_dates import HeaderDate, dateline_date
from extract.intake.lines import FURNITURE, HEADER_ROLES, SHORT, Line, Role
from extract.value import value

_ALPHA_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_DIGEST = re.compile(r"\b(?:digest|brief|briefs|briefing|round-?up|bulletin|headlines|in brief|newsletter)\b", re.IGNORECASE)
_LIVE = re.compile(
    r"\b(?:live|live ?blog|live updates?|rolling coverage|as it happened|minute[ -]by[ -]minute|latest updates)\b"
    r"(?!\s+(?:in|on|with|ammunition|fire)\b)",
    re.IGNORECASE,
)
_LONGEST_TITLE = 25
"""Words."""
_LIVE_HEADER = 12
"""Lines before the first clock line in which a live page says that it is one."""


@value
class Head:
    """The lines that open a story, as indices into the page's lines, end exclusive."""

    first: int
    """Where its header begins, furniture above the headline included."""
    start: int
    """Where the story begins: its headline, or the line after its header when it has none."""
    body: int
    """First line of its text."""
    title: int | None
    title_end: int
    """Index after the last line of its headline; 0 when it has none."""
    dated: int | None
    """The line that carries its date; None if no line does."""
    published: HeaderDate | None
    marked: bool
    """A date, byline, age or repeated headline shows it; False for a page without any."""


def find_heads(lines: Sequence[Line]) -> list[Head]:
    """The heads of a page's stories, in order; one unmarked head when nothing marks one. The lines must not be empty."""
    heads: list[Head] = []
    for first, body in _zones(lines):
        head = _head(lines, first, body)
        if head is not None and (_opens_page(lines, first) or _is_strong(lines, first, head, heads)):
            heads.append(head)
    return heads or [_unmarked(lines)]


def is_live(lines: Sequence[Line]) -> bool:
    """Whether the page is one running report: its header says so and clock lines part its entries."""
    clocks = [number for number, line in enumerate(lines) if line.role is Role.CLOCK]
    if len(clocks) < 2:
        return False
    return any(line.words <= _LONGEST_TITLE and _LIVE.search(line.text) for line in lines[: min(clocks[0], _LIVE_HEADER)])


def digest_items(lines: Sequence[Line]) -> list[int]:
    """Indices of the numbered headings ('2. FLOODS IN ...') of a page that tells separate stories; empty if it does not."""
    found: list[int] = []
    for number, line in enumerate(lines[:-1]):
        match = _NUMBERED.match(line.text) if line.text[0].isdigit() else None
        if match and int(match[1]) == len(found) + 1 and _is_heading(line.text[match.end() :]) and lines[number + 1].role is Role.PROSE:
            found.append(number)
    upper = all(lines[number].text.isupper() for number in found)
    named = any(_DIGEST.search(line.text) for line in lines[: found[0]][:6]) if found else False
    return found if len(found) > 1 and (upper or named) else []


def _is_heading(text: str) -> bool:
    return 3 <= len(text.split()) <= 16 and text[-1] not in ".;:"


def titles(lines: Sequence[Line], number: int) -> bool:
    """Whether a line can be a headline: words without a stop, or a short sentence that is repeated or stands on a date or byline."""
    line = lines[number]
    if line.role is Role.HEADLINE:
        return line.words <= _LONGEST_TITLE
    if line.role not in (Role.PROSE, Role.LABEL) or line.words > _LONGEST_TITLE:
        return False
    following = lines[number + 1] if number + 1 < len(lines) else None
    return following is not None and (_repeats(lines, number) or (line.role is Role.PROSE and following.role in HEADER_ROLES))


def _repeats(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    return number + 1 < len(lines) and lines[number + 1].text == line.text and line.words >= 2 and line.role in (*SHORT, Role.PROSE)


def _zones(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """(first, end) of every run of lines without running text; the end is the first line of text after it."""
    first: int | None = None
    for number, line in enumerate(lines):
        if line.role is not Role.PROSE or titles(lines, number):
            first = number if first is None else first
        elif first is not None and number and lines[number - 1].text == line.text:
            continue
        else:
            if first is not None:
                yield first, number
            elif number == 0:
                yield 0, 0
            first = None


def _head(lines: Sequence[Line], first: int, body: int) -> Head | None:
    """The head in a zone that a date, byline, age or repeated headline marks; None if nothing does."""
    markers = [n for n in range(first, body) if lines[n].role in HEADER_ROLES]
    repeated = any(_repeats(lines, n) for n in range(first, body - 1))
    dateline = dateline_date(lines[body].text[:200])
    if not markers and not repeated and not dateline:
        return None
    title = _best_title(lines, first, body, markers)
    if title is None and not (_opens_page(lines, first) and (markers or dateline)):
        return None
    dated = next((n for n in markers if lines[n].date and (title is None or n > title)), None)
    dated = next((n for n in reversed(markers) if lines[n].date), None) if dated is None else dated
    published = lines[dated].date if dated is not None else dateline[0] if dateline else None
    start = title if title is not None else markers[-1] + 1 if markers else body
    dated = body if dated is None and dateline else dated
    return Head(first, start, body, title, title_end(lines, title, body), dated, published, marked=True)


def _best_title(lines: Sequence[Line], first: int, body: int, markers: Sequence[int]) -> int | None:
    scored = [(title_score(lines, n, markers), -n) for n in range(first, body) if titles(lines, n)]
    best = max(scored, default=(0, 0))
    return -best[1] if best[0] >= 3 else None


def title_score(lines: Sequence[Line], number: int, markers: Sequence[int]) -> int:
    """How much a line looks like the headline of the story whose date or byline lines are `markers`; 3 is enough."""
    text = lines[number].text
    words = len(_ALPHA_WORD.findall(text))
    score = 3 if words >= 5 else 1
    if _repeats(lines, number):
        score += 4
    if text.isupper() and words <= 5:
        score -= 2
    if (" — " in text or " – " in text) and words <= 7:
        score -= 1
    place = bisect_left(markers, number)
    after = markers[place] - number if place < len(markers) else 99
    before = number - markers[place - 1] if place else 99
    return score + (2 if after == 1 else 1 if after <= 3 or before <= 2 else 0)


def title_end(lines: Sequence[Line], title: int | None, body: int) -> int:
    """Index after a headline, which runs on into a line right below it that begins in lower case; 0 for no headline."""
    if title is None:
        return 0
    end = title + 1
    while end < min(body, title + 3) and not lines[end].gap and lines[end].role in SHORT and lines[end].text[0].islower():
        end += 1
    return end


def _opens_page(lines: Sequence[Line], first: int) -> bool:
    return not any(line.role is Role.PROSE for line in lines[:first])


def _is_strong(lines: Sequence[Line], first: int, head: Head, heads: Sequence[Head]) -> bool:
    """Whether a head further down the page is a story of its own and no dated heading inside one: it repeats its headline, follows
    furniture, or has a header line of the same shape as the story before it."""
    if head.title is None:
        return False
    if _repeats(lines, head.title) or any(lines[n].role in FURNITURE for n in range(first, head.title)):
        return True
    last = heads[-1].dated if heads else None
    return last is not None and head.dated is not None and _shape(lines[last].text) == _shape(lines[head.dated].text)


def _shape(text: str) -> str:
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", text))


def _unmarked(lines: Sequence[Line]) -> Head:
    """The head of a page without dates or bylines: its first headline, or the first line that is no furniture."""
    body = next((n for n, line in enumerate(lines) if line.role is Role.PROSE), len(lines))
    furniture = [n for n in range(body) if lines[n].role in FURNITURE]
    titled = [n for n in range(body) if lines[n].role is Role.HEADLINE and lines[n].words <= _LONGEST_TITLE]
    title = max(titled, key=lambda n: (title_score(lines, n, ()), -n), default=None) if len(lines) > 1 else None
    start = (title if title is not None else furniture[-1] + 1) if furniture else 0
    if not furniture and title not in (None, 0):
        title = None
    return Head(0, min(start, len(lines) - 1), body, title, title_end(lines, title, body), None, None, marked=False)
