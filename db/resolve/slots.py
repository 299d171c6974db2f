"""Comparing the slots of two claims: dates, words, status, numbers."""

from __future__ import annotations

from functools import lru_cache

from db.resolve.claim_view import Cells, ClaimView
from db.resolve.spelling import plain

STATUS_FAMILIES = (
    frozenset({"planned", "proposed", "requested", "hypothetical"}),
    frozenset({"ongoing", "completed"}),
    frozenset({"cancelled", "failed"}),
)
"""A plan and its fulfilment are two facts; so is a failure."""

FAMILY_OF = {status: number for number, family in enumerate(STATUS_FAMILIES) for status in family}

_SMALL = "a an the of in on at by for to from with and or some several other its their his her this that these those new former"
SMALL = frozenset(_SMALL.split())


def one_status(left: ClaimView, right: ClaimView) -> bool:
    """Whether both are planned, both happened or both came to nothing; unknown goes with anything."""
    one, other = left.status, right.status
    return one == other or "unknown" in (one, other) or FAMILY_OF[one] == FAMILY_OF[other]


def one_polarity(left: ClaimView, right: ClaimView) -> bool:
    """Whether both deny or neither does."""
    return (left.modality == "denied") == (right.modality == "denied")


def overlap(left: ClaimView, right: ClaimView, name: str) -> bool | None:
    """Whether the dates may be one: True if both have a bound and they overlap, False if they cannot, None if one is not told."""
    (from_left, to_left), (from_right, to_right) = left.dates(name), right.dates(name)
    if (from_left or to_left) is None or (from_right or to_right) is None:
        return None
    return not ((to_left and from_right and to_left < from_right) or (to_right and from_left and to_right < from_left))


def agree(left: ClaimView, right: ClaimView, column: str) -> bool:
    """Whether a slot is equal, or one side leaves it open."""
    a, b = left.cells[column], right.cells[column]
    return a is None or b is None or a == b


def equal(left: ClaimView, right: ClaimView, column: str) -> bool:
    """Whether both fill a slot with the same."""
    return left.cells[column] is not None and left.cells[column] == right.cells[column]


@lru_cache(maxsize=16384)
def stems(text: str | None) -> frozenset[str]:
    """The content words of a phrase without plural s."""
    words = plain(text).split() if text else ()
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words) - SMALL


def share(left: str | None, right: str | None) -> float:
    """Common content words over those of the shorter phrase; 0 when one has none."""
    one, other = stems(left), stems(right)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def figure(cells: Cells, name: str) -> tuple[int | None, int | None, int | None]:
    """Number, minimum and maximum of a quantity."""
    return cells[name], cells[f"{name}_min"], cells[f"{name}_max"]


def has_figure(cells: Cells, name: str) -> bool:
    """Whether a quantity is told at all."""
    return figure(cells, name) != (None, None, None)


def same_figure(left: Cells, right: Cells, name: str) -> bool:
    """Whether two quantities print the same number, or neither prints one and their bounds are the same."""
    a, b = figure(left, name), figure(right, name)
    return a[0] == b[0] if a[0] is not None or b[0] is not None else a == b
