"""Confusions: which value was stored where gold has another, by how often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extract.evaluate.mistakes import Mistake


@dataclass(frozen=True, slots=True)
class Confusion:
    """One gold value and what stood in its place; None is an empty cell."""

    field: str
    """table.field"""
    gold: str | None
    stored: str | None
    documents: tuple[str, ...]
    """One for each time, in the order of the articles."""


def confusions(mistakes: Iterable[Mistake]) -> tuple[Confusion, ...]:
    """The confusions of rows that are one thing told wrongly, the most frequent first."""
    seen: dict[tuple[str, str | None, str | None], list[str]] = defaultdict(list)
    for mistake in mistakes:
        for wrong in mistake.differences:
            seen[f"{mistake.table}.{wrong.field}", wrong.gold, wrong.stored].append(mistake.document)
    found = [Confusion(*key, tuple(documents)) for key, documents in seen.items()]
    return tuple(sorted(found, key=lambda confusion: -len(confusion.documents)))
