"""Body: where a story ends, and which of its lines are not its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.intake.heads import Head
from extract.intake.lines import FURNITURE, HEADER_ROLES, SHORT, Line, Role
from extract.intake.phrases import END_REASONS

_LIST_REASONS = frozenset({"link_list", "read_more"})
_LINK_WORDS = 7
"""Words of the shortest headline that is taken for a link when it stands alone between paragraphs; section headings are shorter."""
_NOT_TEXT = frozenset({*FURNITURE, *HEADER_ROLES, Role.CAPTION, Role.CLOCK})
"""Roles that are no story text in a header; in a body, labels side by side may be a table and a date a heading."""
_MOST_LINKS = 3
"""More such lines on a page are its section headings."""


def body_end(lines: Sequence[Line], head: Head, stop: int) -> int:
    """Index after the last line of the story, before `stop` (the next story or the end of the page)."""
    cutoff = _end_marker(lines, head.body, stop)
    if cutoff < stop:
        cutoff = _without_teaser(lines, head.body, cutoff)
    last = next((n for n in range(cutoff - 1, head.body - 1, -1) if lines[n].role in (Role.PROSE, Role.CAPTION)), None)
    if last is None:
        return max(min(head.body + 1, cutoff), head.start + 1)
    while last + 1 < cutoff and lines[last + 1].role in SHORT:
        last += 1
    return last + 1


def _end_marker(lines: Sequence[Line], body: int, stop: int) -> int:
    """Index of the line that closes the story (author note, list of links, comments), with at most one paragraph after it; else `stop`."""
    after = 0
    marker = stop
    for number in range(stop - 1, body, -1):
        line = lines[number]
        if line.role is Role.PROSE and not _in_teaser(lines, number):
            after += 1
            if after > 1:
                break
        elif line.role is Role.UI and line.reason in END_REASONS:
            marker = number
    return marker


def _in_teaser(lines: Sequence[Line], number: int) -> bool:
    """Whether a paragraph stands right below a headline, without a blank line: the form of a link to another story."""
    return number > 0 and not lines[number].gap and lines[number - 1].role is Role.HEADLINE and lines[number - 1].gap


def teaser_end(lines: Sequence[Line], number: int, stop: int) -> int:
    """Index after the teaser that begins at a line: headline and one or two sentences below it in one block; `number` if there is none."""
    if lines[number].role is not Role.HEADLINE or number + 1 >= stop or not _in_teaser(lines, number + 1):
        return number
    if lines[number + 1].role is not Role.PROSE:
        return number
    end = number + 2
    while end < stop and end < number + 4 and not lines[end].gap and lines[end].role in (Role.PROSE, *SHORT):
        end += 1
    return end


def _without_teaser(lines: Sequence[Line], body: int, cutoff: int) -> int:
    """The cutoff moved before a teaser between the last paragraph and the end marker, on a page with a blank line per paragraph."""
    parted = [lines[n].gap for n in range(body, cutoff) if lines[n].role is Role.PROSE]
    if parted.count(True) < max(1, parted.count(False) - 1):
        return cutoff
    for number in range(cutoff - 1, max(body, cutoff - 6), -1):
        if lines[number].gap and teaser_end(lines, number, cutoff) == cutoff:
            return number
    return cutoff


def holes(lines: Sequence[Line], head: Head, end: int, outlet: int | None) -> tuple[tuple[int, int], ...]:
    """Spans inside the story that are not its text: header, interface text, links, captions, clock times. Sorted, disjoint."""
    gone = set(_header_holes(lines, head, outlet)) | set(_body_holes(lines, head.body, end)) | set(_links(lines, head.body, end))
    spans: list[tuple[int, int]] = []
    previous = -2
    for number in sorted(gone):
        if number == previous + 1:
            spans[-1] = (spans[-1][0], lines[number].end)
        else:
            spans.append((lines[number].start, lines[number].end))
        previous = number
    return tuple(spans)


def _header_holes(lines: Sequence[Line], head: Head, outlet: int | None) -> Iterable[int]:
    title = lines[head.title].text if head.title is not None else None
    for number in range(head.start, head.body):
        line = lines[number]
        if head.title is not None and head.title <= number < head.title_end:
            continue
        if line.role in _NOT_TEXT or number == outlet or line.text == title:
            yield number


def _body_holes(lines: Sequence[Line], body: int, end: int) -> Iterable[int]:
    listing = False
    for number in range(body, end):
        line = lines[number]
        listing = (listing and line.role in SHORT) or (line.role is Role.UI and line.reason in _LIST_REASONS and line.words <= 4)
        if listing or line.role in (Role.UI, Role.RULE, Role.CAPTION, Role.CLOCK) or _is_alt_text(lines, number):
            yield number


def _is_alt_text(lines: Sequence[Line], number: int) -> bool:
    """A few lower-case words right above a caption: what a browser shows instead of the picture."""
    line = lines[number]
    return line.role in SHORT and line.text[0].islower() and number + 1 < len(lines) and lines[number + 1].role is Role.CAPTION


def _links(lines: Sequence[Line], body: int, end: int) -> list[int]:
    """Headlines of other stories that stand alone between two paragraphs."""
    found = [
        n
        for n in range(body + 1, end - 1)
        if lines[n].role is Role.HEADLINE
        and lines[n].gap
        and lines[n + 1].gap
        and _LINK_WORDS <= lines[n].words <= 20
        and lines[n - 1].role is Role.PROSE
        and lines[n + 1].role is Role.PROSE
        and not lines[n].text[0].isdigit()
    ]
    return found if len(found) <= _MOST_LINKS else []
