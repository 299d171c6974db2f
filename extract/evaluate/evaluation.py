"""evaluate: what was stored of a folder's articles against their gold, as counts, mistakes and traps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.errors import SettingsError
from extract.evaluate.compare import compare
from extract.evaluate.counts import Slice, gathered
from extract.evaluate.gold_files import GoldText
from extract.evaluate.judge import Judge
from extract.evaluate.mistakes import Mistake
from extract.evaluate.same_facts import FIELD as SAME_AS
from extract.evaluate.same_facts import joined
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
    """In the order of the tables and then of the articles."""
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
    documents = [(article, stored.get(article.name, StoredDocument(article.text))) for article in articles]
    counted, mistakes = [], list[Mistake]()
    for table in tables:
        found = [(article.name, compare(table, article.name, article.gold, document)) for article, document in documents]
        counted += [(name, compared.counts) for name, compared in found]
        mistakes += [mistake for _, compared in found for mistake in compared.mistakes]
        across = joined([telling for _, compared in found for telling in compared.tellings])
        if across:
            counted += [(name, {f"{table.name}.{SAME_AS}": counts}) for name, counts in across.counts.items()]
            mistakes += across.mistakes
    traps = [stored_traps(article.name, article.gold, document) for article, document in documents]
    recall_only = frozenset(name for table in tables for name in table.recall_only)
    return Evaluation(
        tuple(article.name for article in articles),
        gathered(counted, [name for table in tables for name in table.slices], recall_only),
        tuple(mistakes),
        tuple(trap for caught, _ in traps for trap in caught if not only or trap.table in only),
        sum(numbers for _, numbers in traps),
    )


def slice_names() -> tuple[str, ...]:
    """Every slice there is, in the order of the tables."""
    return tuple(name for table in _tables(Judge({}, {})) for name in table.slices)


def _tables(judge: Judge, only: Sequence[str] = ()) -> list[Table[Any, Any]]:
    unknown = [name for name in only if name not in TABLE_NAMES]
    if unknown:
        raise SettingsError(f"{unknown[0]!r} is no list of the gold format; known: {', '.join(TABLE_NAMES)}")
    return [table(judge) for table in TABLES if not only or table.name in only]
