"""Crossings: happenings that several claims tell, with the range of their figures and who says which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsledger.report.layout import TITLES
from newsledger.report.load import Snapshot
from newsledger.report.views import BlockView, Line, RowView

_NO_HAPPENING = ("role", "statement")
"""Record types of which several claims are several mentions, not rival tellings."""


@dataclass(frozen=True, slots=True)
class Teller:
    """One claim about the happening, in its story."""

    row: RowView
    block: BlockView


@dataclass(frozen=True, slots=True)
class Crossing:
    """One happening told by several claims. Low and high span the figures of those that do not deny it; None is open or none."""

    record_type: str
    title: str
    tellers: tuple[Teller, ...]
    stories: int
    """Stories that tell it; near-duplicates count as one."""
    low: int | None
    high: int | None
    is_open: bool
    """True when a teller leaves the high end open (more than, at least)."""
    differs: bool
    """True when the figures leave more than one number possible and no single number satisfies all of them."""


def crossings(snapshot: Snapshot, blocks: Iterable[BlockView]) -> list[Crossing]:
    """Happenings told by independent stories, or with figures that differ (in one story, too): these first, then by number of stories."""
    by_fact: dict[str, list[tuple[RowView, BlockView]]] = defaultdict(list)
    for block in blocks:
        for row in block.rows:
            if row.fact_id and row.record_type not in _NO_HAPPENING:
                by_fact[row.fact_id].append((row, block))
    found = [_crossing(told) for told in by_fact.values() if len(told) > 1]
    kept = [c for c in found if c.differs or c.stories > 1]
    return sorted(kept, key=lambda c: (not c.differs, -c.stories, -len(c.tellers), c.record_type, c.title))


def title_of(row: RowView) -> str:
    """One line that names a row: its first filled fields."""
    names = TITLES.get(row.record_type) or tuple(row.cells)[:3]
    return " \u00b7 ".join(", ".join(text_of(line) for line in row.cells[name]) for name in names if name in row.cells)


def text_of(line: Line) -> str:
    """The values of a line without their notes and without what only qualifies them."""
    return " ".join(value.text for value in line.values if not value.minor)


def _crossing(told: Sequence[tuple[RowView, BlockView]]) -> Crossing:
    tellers = tuple(Teller(row, block) for row, block in sorted(told, key=lambda t: (t[1].date or "9999", t[1].anchor)))
    figures = [t.row.bounds for t in tellers if t.row.bounds and t.row.modality.text != "denied"]
    lows = [low for low, _ in figures if low is not None]
    highs = [high for _, high in figures if high is not None]
    known = lows + highs
    best = max((row for row, _ in told), key=lambda row: len(row.cells))
    return Crossing(
        record_type=best.record_type,
        title=title_of(best),
        tellers=tellers,
        stories=len({t.block.group or t.block.story_id for t in tellers}),
        low=min(known, default=None),
        high=max(known, default=None),
        is_open=any(high is None for _, high in figures),
        differs=bool(lows and highs) and max(lows) > min(highs),
    )
