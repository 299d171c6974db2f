"""evaluate: what was stored of a folder's articles against their gold, as counts, mistakes and traps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.errors import SettingsError
from extract.evaluate.compare import Compared, compare
from extract.evaluate.counts import Slice, gathered
from extract.evaluate.gold_files import GoldText
from extract.evaluate.judge import Judge
from extract.evaluate.mistakes import Mistake
from extract.evaluate.stored import StoredDocument
from extract.evaluate.table import Table
from extract.evaluate.tables import TABLES
from extract.evaluate.traps import StoredTrap, stored_traps

TABLE_NAMES = tuple(table.name for table in TABLES)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that was measured."""

    articles: tuple[str, ...]
    slices: tuple[Slice, ...]
    """In the order of the tables; a slice that nothing was measured for is left out."""
    mistakes: tuple[Mistake, ...]
    traps: tuple[StoredTrap, ...]
    trap_numbers: int
    """Numbers that the traps name and that were looked for."""


def evaluate(
    articles: Sequence[GoldText], stored: Mapping[str, StoredDocument], judge: Judge, only: Sequence[str] = ()
) -> Evaluation:
    """The articles measured. `stored` holds what was stored by article name; an article that it does not hold is missed whole.

    `only` names the tables that are measured, none for all. Raises SettingsError for an unknown one.
    """
    tables = _tables(judge, only)
    counted, mistakes, traps, numbers = [], list[Mistake](), list[StoredTrap](), 0
    for article in articles:
        document = stored.get(article.name, StoredDocument(article.text))
        for table in tables:
            found: Compared = compare(table, article.name, article.gold, document)
            counted.append((article.name, found.counts))
            mistakes += found.mistakes
        caught, looked_for = stored_traps(article.name, article.gold, document)
        traps += [trap for trap in caught if not only or trap.table in only]
        numbers += looked_for
    recall_only = frozenset(name for table in tables for name in table.recall_only)
    slices = gathered(counted, [name for table in tables for name in table.slices], recall_only)
    return Evaluation(tuple(article.name for article in articles), slices, tuple(mistakes), tuple(traps), numbers)


def slice_names() -> tuple[str, ...]:
    """Every slice there is, in the order of the tables."""
    return tuple(name for table in _tables(Judge({}, {})) for name in table.slices)


def _tables(judge: Judge, only: Sequence[str] = ()) -> list[Table[Any, Any]]:
    unknown = [name for name in only if name not in TABLE_NAMES]
    if unknown:
        raise SettingsError(f"{unknown[0]!r} is no list of the gold format; known: {', '.join(TABLE_NAMES)}")
    return [table(judge) for table in TABLES if not only or table.name in only]
