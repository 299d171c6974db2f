"""Windows: the text around quotes, cut at sentence ends, with the quotes marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

REACH = 240
"""Most code points shown before and after a quote."""

_END = re.compile(r"""\n|[.!?]["'”’)\]]*\s""")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked stretch of a window. Offsets are code points of the window's text, `end` exclusive."""

    start: int
    end: int
    field: str
    support: str


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a document, cut at a sentence or, failing that, a word. `start` is its first code point in the document's text."""

    start: int
    text: str
    highlights: tuple[Highlight, ...]


def windows(text: str, marks: Iterable[tuple[int, int, str, str]]) -> tuple[Window, ...]:
    """The stretches around the marks (start, end, field, support), in the order of the text; those that touch are one."""
    stretches: list[tuple[int, int, list[tuple[int, int, str, str]]]] = []
    for mark in sorted(marks):
        first, last = _before(text, mark[0]), _after(text, mark[1])
        if stretches and first <= stretches[-1][1]:
            start, end, inside = stretches.pop()
            stretches.append((start, max(end, last), [*inside, mark]))
        else:
            stretches.append((first, last, [mark]))
    return tuple(
        Window(start, text[start:end], tuple(Highlight(a - start, b - start, field, support) for a, b, field, support in inside))
        for start, end, inside in stretches
    )


def _before(text: str, start: int) -> int:
    """Where the sentence of `start` begins, at most REACH before it."""
    floor = max(0, start - REACH)
    ends = [match.end() for match in _END.finditer(text, floor, start)]
    if ends:
        return ends[-1]
    space = _SPACE.search(text, floor, start) if floor else None
    return space.end() if space else floor


def _after(text: str, end: int) -> int:
    """Where the sentence of `end` ends, at most REACH behind it; a final mark belongs to it, a line end does not."""
    ceiling = min(len(text), end + REACH)
    # one character back, so that a quote which ends with the full stop ends the window
    match = _END.search(text, max(end - 1, 0), ceiling)
    if match:
        return max(end, match.end() - 1)
    space = text.rfind(" ", end, ceiling) if ceiling < len(text) else -1
    return space if space > end else ceiling
