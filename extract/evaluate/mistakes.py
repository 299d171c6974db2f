"""Mistake: one thing that gold and the store tell differently, with both rows and the places in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extract.evaluate.stored import Span


class Kind(StrEnum):
    """How a row is wrong."""

    MISSED = "missed"
    INVENTED = "invented"
    WRONG_VALUE = "wrong_value"
    WRONG_LINK = "wrong_link"


@dataclass(frozen=True, slots=True)
class Shown:
    """One field of a row as a reader sees it."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is wrong: what gold has and what was stored; None is empty."""

    field: str
    gold: str | None
    stored: str | None


@dataclass(frozen=True, slots=True)
class Mistake:
    """`gold` is empty for what was invented, `stored` for what was missed; spans are code points of the stored text."""

    kind: Kind
    document: str
    table: str
    differences: tuple[Difference, ...]
    gold: tuple[Shown, ...]
    stored: tuple[Shown, ...]
    gold_spans: tuple[Span, ...] = ()
    stored_spans: tuple[Span, ...] = ()
    claim_id: str | None = None
