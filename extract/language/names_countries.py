"""The country that the text gives a body or a place: by its name, by the state before it, or by what it is said to lie in."""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields import EntityKind
from extract.language.lexicon import Entry, Lexicon
from extract.language.names_cells import Cell, Page, entry_of
from extract.language.names_chunks import Chunk
from extract.mention import StoryEntity


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


class NamedStates:
    """The states that a story names, by code, with the forms of their names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.forms: dict[str, list[str]] = {}
        self._lexicon = lexicon

    def know(self, code: str, surface: str | None) -> str:
        """Notes the state and a form of its name; gives its usual name."""
        forms = self.forms.setdefault(code, [])
        if surface is not None and surface not in forms:
            forms.append(surface)
        entry = self._lexicon.state(code)
        return entry.name if entry is not None else code

    def entities(self) -> list[StoryEntity]:
        """One StoryEntity per state."""
        out = []
        for code, forms in self.forms.items():
            ordered = tuple(sorted(forms, key=lambda n: -len(n)))
            key = f"state:{code}"
            out.append(StoryEntity(key, EntityKind.ORGANIZATION, self.know(code, None), ordered, code, key, {"org_type": "state"}))
        return out
