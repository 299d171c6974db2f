"""sentences: the stretches of a text around gold's quote and the proof of what was stored, with both marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.show import Window, windows
from newsledger.report.segments import Mark, segments
from newsledger.terminal import safe

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {"": "", "gold": "underline green", "stored": "bold yellow", "gold stored": "underline bold yellow"}
"""Style by the sides that a stretch is marked for."""

OPENED = {"gold": "[[", "stored": "{{"}
CLOSED = {"gold": "]]", "stored": "}}"}
"""What stands around a mark where there is no colour."""

Spans = Sequence[tuple[int, int]]


def sentences(text: str, gold: Spans, stored: Spans, *, coloured: bool) -> Text:
    """The sentences, those apart joined by dots. Coloured: the quote green and underlined, the proof yellow; else in brackets."""
    from rich.text import Text

    marks = [(*span, side, "") for side, spans in (("gold", gold), ("stored", stored)) for span in spans]
    return Text(" ... ").join(_coloured(window) if coloured else Text(_bracketed(window)) for window in windows(text, marks))


def _coloured(window: Window) -> Text:
    from rich.text import Text

    made = Text()
    for words, sides in _pieces(window):
        made.append(words, STYLES[" ".join(sides)])
    return made


def _bracketed(window: Window) -> str:
    """A bracket opens where a side begins to be marked and closes where it ends, so that overlapping proofs share theirs."""
    made, before = "", list[str]()
    for words, sides in [*_pieces(window), ("", [])]:
        made += "".join(CLOSED[side] for side in reversed(before) if side not in sides)
        made += "".join(OPENED[side] for side in sides if side not in before) + words
        before = sides
    return made


def _pieces(window: Window) -> list[tuple[str, list[str]]]:
    """The window cut at every bound of a mark: the words, and the sides they are marked for in the order of their names."""
    marks = [Mark(mark.start, mark.end, place) for place, mark in enumerate(window.highlights)]
    found = segments(0, len(window.text), marks)
    return [(safe(window.text[s.start : s.end]), sorted({window.highlights[m.cell].field for m in s.marks})) for s in found]
