"""Segments: a text cut at every boundary of its evidence, so that overlapping proofs can be drawn."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_LINE = re.compile(r"\S.*")
"""A line from its first character that is not white space."""


class Mark(NamedTuple):
    """A stretch that proves a cell. Offsets are code points into the document, end exclusive."""

    start: int
    end: int
    cell: int
    """Index of the proven cell in the list of its block."""


class Segment(NamedTuple):
    """A stretch with the cells that it proves; none for plain text."""

    start: int
    end: int
    marks: tuple[Mark, ...]


class Paragraph(NamedTuple):
    """A stretch that is drawn as one block."""

    start: int
    end: int


def segments(start: int, end: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> list[Segment]:
    """The whole of [start, end) in order, cut where a mark begins or ends and at the extra cuts; marks outside are clipped away."""
    clipped = (mark._replace(start=max(mark.start, start), end=min(mark.end, end)) for mark in marks)
    inside = [mark for mark in clipped if mark.start < mark.end]
    bounds = sorted({start, end, *(c for c in cuts if start < c < end), *(m.start for m in inside), *(m.end for m in inside)})
    opening = sorted(inside)
    active: list[Mark] = []
    found: list[Segment] = []
    place = 0
    for left, right in zip(bounds, bounds[1:], strict=False):
        active = [m for m in active if m.end > left]
        while place < len(opening) and opening[place].start == left:
            active.append(opening[place])
            place += 1
        found.append(Segment(left, right, tuple(active)))
    return found


def paragraphs(text: str, start: int, end: int) -> list[Paragraph]:
    """The paragraphs of text[start:end]: lines, or the block between blank lines where its lines are cut by width (PDF, wrapped text)."""
    found: list[Paragraph] = []
    block: list[Paragraph] = []
    for match in _LINE.finditer(text, start, end):
        left = match.start()
        line = Paragraph(left, left + len(match.group().rstrip()))
        if block and text.count("\n", block[-1].end, left) > 1:
            found += _joined(text, block)
            block = []
        block.append(line)
    return found + _joined(text, block)


def within(pieces: Sequence[Segment], paragraph: Paragraph) -> Sequence[Segment]:
    """The segments of a paragraph; they were cut at its bounds."""
    first = bisect_right(pieces, paragraph.start, key=lambda s: s.start) - 1
    last = bisect_right(pieces, paragraph.end - 1, key=lambda s: s.start)
    return pieces[max(first, 0) : last]


def _joined(text: str, lines: Sequence[Paragraph]) -> list[Paragraph]:
    """One paragraph if the lines were cut by width: all but the last 45 to 110 characters wide, and most end in mid-sentence.

    Lines that repeat are titles, not a paragraph; two lines alone are one only if the second goes on in lower case.
    """
    body = lines[:-1]
    cut = len(body) > 1 or (len(body) == 1 and text[lines[1].start].islower())
    cut = cut and all(45 <= p.end - p.start <= 110 for p in body)
    cut = cut and len({text[p.start : p.end] for p in lines}) == len(lines)
    if cut and sum(text[p.end - 1] not in ".!?\"'\u201d\u2019:" for p in body) * 2 > len(body):
        return [Paragraph(lines[0].start, lines[-1].end)]
    return list(lines)
