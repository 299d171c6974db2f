"""Counts, slices and their scores."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

SAMPLES = 500
"""Resamplings of a bootstrap interval: its ends move by less than 0.01 from one seed to another."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was right, what was stored, what gold has."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Slice:
    """One measured thing: its counts by document. With `recall_only` gold is not exhaustive, or the rest is counted elsewhere."""

    name: str
    documents: Mapping[str, Counts] = field(default_factory=dict)
    recall_only: bool = False

    @property
    def counts(self) -> Counts:
        return sum(self.documents.values(), Counts())

    @property
    def precision(self) -> float | None:
        """Right of stored; None when nothing was stored or it does not apply."""
        total = self.counts
        return total.right / total.predicted if total.predicted and not self.recall_only else None

    @property
    def recall(self) -> float | None:
        """Right of gold; None when gold has nothing."""
        return _recall(self.counts)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None with `recall_only`, and when there is nothing on either side."""
        return None if self.recall_only else _f1(self.counts)

    @property
    def score(self) -> float | None:
        """The figure that a floor is set for: F1, or recall where that is all there is."""
        return self.recall if self.recall_only else self.f1

    def interval(self) -> tuple[float, float] | None:
        """Bootstrap 95% interval of the score: documents drawn again with a fixed seed. None with fewer than two documents."""
        rows = [(c.right, c.predicted, c.gold) for c in self.documents.values()]
        if len(rows) < 2:
            return None
        draw, scores = random.Random(self.name), []
        for _ in range(SAMPLES):
            right, predicted, gold = (sum(column) for column in zip(*draw.choices(rows, k=len(rows)), strict=True))
            total = Counts(right, predicted, gold)
            scores.append(_recall(total) if self.recall_only else _f1(total))
        known = sorted(score for score in scores if score is not None)
        return (known[int(0.025 * len(known))], known[int(0.975 * len(known))]) if known else None


def _f1(total: Counts) -> float | None:
    return 2 * total.right / (total.predicted + total.gold) if total.predicted + total.gold else None


def _recall(total: Counts) -> float | None:
    return total.right / total.gold if total.gold else None


def gathered(parts: Iterable[tuple[str, Mapping[str, Counts]]], names: Sequence[str], recall_only: frozenset[str]) -> tuple[Slice, ...]:
    """The slices in the order of `names`, from (document, slice name -> counts); a slice without any document is left out."""
    documents: dict[str, dict[str, Counts]] = {name: {} for name in names}
    for document, counts in parts:
        for name, counted in counts.items():
            documents[name][document] = documents[name].get(document, Counts()) + counted
    return tuple(Slice(name, found, name in recall_only) for name, found in documents.items() if found)
