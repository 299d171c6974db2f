"""Rows of several articles that tell one fact: gold's `same_as` against the facts that the rows were joined to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.evaluate.counts import Counts
from extract.evaluate.mistakes import Difference, Mistake

FIELD = "same_as"


@dataclass(frozen=True, slots=True)
class Telling:
    """A gold row, the fact that its stored row belongs to, and the mistake it is when the two are joined otherwise."""

    name: str
    """ARTICLE#ROW, as `same_as` writes it."""
    same_as: str | None
    fact_id: str | None
    """None when the row was missed or belongs to no fact."""
    mistake: Mistake | None
    """Its rows and places, without differences; None when the row was missed."""

    @property
    def article(self) -> str:
        return self.name.split("#")[0]


@dataclass(frozen=True, slots=True)
class Joined:
    """Counts by article, and the rows that are joined otherwise than gold says."""

    counts: Mapping[str, Counts]
    mistakes: tuple[Mistake, ...]


def joined(tellings: Sequence[Telling]) -> Joined | None:
    """How far the rows of one table are joined as gold says; None when gold joins none of them.

    A row points at the first telling of its fact in another article, in the order of the articles, or at nothing. What gold says of an
    article that is not measured here is left aside.
    """
    known = {telling.name: telling for telling in tellings}
    first: dict[str, Telling] = {}
    counts: dict[str, Counts] = {}
    mistakes = []
    for telling in tellings:
        gold = telling.same_as if telling.same_as in known else None
        head = first.setdefault(telling.fact_id, telling) if telling.fact_id else telling
        stored = None if head.article == telling.article else (head.same_as if head.same_as in known else head.name)
        right = gold is not None and gold == stored
        counts[telling.article] = counts.get(telling.article, Counts()) + Counts(int(right), int(stored is not None), int(gold is not None))
        if gold != stored and telling.mistake:
            mistakes.append(replace(telling.mistake, differences=(Difference(FIELD, gold, stored),)))
    return Joined(counts, tuple(mistakes)) if any(total.gold for total in counts.values()) else None
