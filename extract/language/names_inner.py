"""Places inside a body's name: Kabul of 'the Interior Ministry in Kabul', the canton of 'the government of Orva Canton'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.language.names_cells import Page, entry_of
from extract.language.names_chunks import Chunk
from extract.language.places import Site, Sites
from extract.mention import Mention, MentionKind


def inner_places(page: Page, chunks: Sequence[Chunk], sites: Sites) -> list[Mention]:
    """Mentions of the places that bodies' names hold, in order; they lie inside the mentions of the bodies."""
    found: list[Mention] = []
    for chunk in chunks:
        if chunk.kind in "Qh" and chunk.first < chunk.last:
            found.extend(_inside(page, chunk, sites))
    return found


def _inside(page: Page, chunk: Chunk, sites: Sites) -> Iterator[Mention]:
    cells, codes = page.cells, page.codes
    last = cells[chunk.last]
    if last.code in "KCL" and codes[2 * chunk.last - 1] in "iow":
        yield from _known(page, chunk.last, sites)
    elif last.code == "F" and chunk.kind == "h":
        first = next((n + 1 for n in range(chunk.last - 1, chunk.first - 1, -1) if codes[2 * n + 1] == "o"), chunk.last)
        start, surface = cells[first].start, page.text[cells[first].start : last.end]
        core = page.text[cells[first].start : cells[chunk.last - 1].end]
        yield _mention(sites.named(surface, core, None, chunk.says("place_type")), start, surface)
    elif cells[chunk.first].code == "L" and chunk.kind == "h":
        yield from _known(page, chunk.first, sites)


def _known(page: Page, number: int, sites: Sites) -> Iterator[Mention]:
    cell = page.cells[number]
    entry = entry_of(cell, "capital", "place", "city")
    if entry is not None:
        surface = page.text[cell.start : cell.end]
        yield _mention(sites.known(entry, surface), cell.start, surface)


def _mention(site: Site, start: int, surface: str) -> Mention:
    return Mention(MentionKind.PLACE, start, start + len(surface), surface, entity=site.key)
