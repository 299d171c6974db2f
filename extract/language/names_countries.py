"""The country that the text gives a body or a place: by its name, by the state before it, or by what it is said to lie in."""

from __future__ import annotations

from collections.abc import Sequence

from extract.language.lexicon import Entry
from extract.language.names_cells import Cell, Page, entry_of
from extract.language.names_chunks import Chunk


def country_of_entry(entry: Entry | None) -> str | None:
    """Alpha-3 code of a gazetteer entry; None if it has none."""
    return (entry.row.get("country") or entry.row.get("code") or None) if entry is not None else None


def body_country(page: Page, chunks: Sequence[Chunk], i: int) -> tuple[str | None, int]:
    """(country of a body's name, index of its first cell after the state): 'Russian Defense Ministry', "Britain's defence ministry"."""
    chunk, cells = chunks[i], page.cells
    first, code = chunk.first, None
    while first < chunk.last and cells[first].code in "DSKJ":
        entry = _state(cells[first])
        if entry is None:
            break
        code = country_of_entry(entry)
        first += 1
    if code is None:
        last = _state(cells[chunk.last]) if chunk.last > chunk.first else None
        previous = chunks[i - 1] if i and chunks[i - 1].last + 1 == chunk.first and chunk.before in "'_" else None
        code = country_of_entry(last or (previous.entry if previous is not None and previous.kind in "SKDJ" else None))
    return code, first


def _state(cell: Cell) -> Entry | None:
    return entry_of(cell, "state", "demonym", "capital")


def place_country(page: Page, chunks: Sequence[Chunk], i: int) -> str | None:
    """Country that the text gives a place: "Russia's Amur Oblast", 'Fetesti in Romania', 'Wonsan Kalma resort'; None if it gives none."""
    chunk = chunks[i]
    previous = chunks[i - 1] if i and chunks[i - 1].last + 1 == chunk.first else None
    following = chunks[i + 1] if i + 1 < len(chunks) and chunks[i + 1].first == chunk.last + 1 else None
    if previous is not None and previous.kind in "SD" and chunk.before in "'_" and previous.entry is not None:
        return country_of_entry(previous.entry)
    if following is not None and following.kind in "SCLKU" and chunk.after in ",i" and following.entry is not None:
        return country_of_entry(following.entry)
    for cell in page.cells[chunk.first : chunk.last]:
        code = country_of_entry(entry_of(cell, "capital", "place", "city", "state")) if cell.code in "KCLS" else None
        if code is not None:
            return code
    return None
