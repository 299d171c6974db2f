"""assign: the one-to-one pairing of two lists with the highest total weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")

Pair = tuple[int, int]


def assign(gold: Sequence[G], stored: Sequence[P], weight: Callable[[G, P], float]) -> list[Pair]:
    """Pairs (gold index, stored index) in the order of gold; a weight of 0 or less forbids a pair.

    The method is the shortest augmenting path with potentials (Kuhn 1955, Munkres 1957; in this form Jonker and Volgenant 1987).
    """
    weights = [[max(0.0, weight(g, p)) for p in stored] for g in gold]
    pairs: list[Pair] = []
    for rows, columns in _islands(weights):
        # A column of its own lets every row stay single, at the cost of a forbidden pair.
        cost = [[-weights[row][column] for column in columns] + [0.0] * len(rows) for row in rows]
        for row, place in zip(rows, _cheapest(cost), strict=True):
            if place < len(columns) and weights[row][columns[place]] > 0:
                pairs.append((row, columns[place]))
    return sorted(pairs)


def _islands(weights: list[list[float]]) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that are joined by weights, each island apart: most have one row, and the method's cost is cubic."""
    islands, seen = [], set[int]()
    for first, row in enumerate(weights):
        if first in seen or not any(row):
            continue
        rows, columns, due = [], set[int](), [first]
        seen.add(first)
        while due:
            at = due.pop()
            rows.append(at)
            for column in (c for c, w in enumerate(weights[at]) if w):
                columns.add(column)
                fresh = [r for r, other in enumerate(weights) if other[column] and r not in seen]
                seen.update(fresh)
                due += fresh
        islands.append((rows, sorted(columns)))
    return islands


def _cheapest(cost: list[list[float]]) -> list[int]:
    """The column of each row so that the sum of costs is smallest; there are at least as many columns as rows."""
    width = len(cost[0])
    of_row, of_column = [0.0] * len(cost), [0.0] * width
    owner: list[int | None] = [None] * width
    for row in range(len(cost)):
        _augment(cost, row, owner, of_row, of_column)
    places = {row: column for column, row in enumerate(owner) if row is not None}
    return [places[row] for row in range(len(cost))]


def _augment(cost: list[list[float]], start: int, owner: list[int | None], of_row: list[float], of_column: list[float]) -> None:
    """Gives `start` a column along the cheapest path of exchanges, and keeps the potentials such that no reduced cost is negative."""
    width = len(owner)
    distance, before = [inf] * width, [-1] * width
    reached: list[int] = []
    row: int | None = start
    at, base = -1, 0.0
    while row is not None:
        for column in (c for c in range(width) if c not in reached):
            through = base + cost[row][column] - of_row[row] - of_column[column]
            if through < distance[column]:
                distance[column], before[column] = through, at
        at = min((c for c in range(width) if c not in reached), key=lambda c: distance[c])
        base = distance[at]
        reached.append(at)
        row = owner[at]
    of_row[start] += base
    for column in reached[:-1]:
        held = owner[column]
        if held is not None:
            of_row[held] += base - distance[column]
        of_column[column] -= base - distance[column]
    while at >= 0:
        previous = before[at]
        owner[at] = start if previous < 0 else owner[previous]
        at = previous
