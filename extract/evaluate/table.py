"""Table: how the rows of one gold list are paired with what was stored, and what of a pair is right."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from extract.evaluate.counts import Counts
from extract.evaluate.gold_rows import Fact, GoldArticle
from extract.evaluate.judge import Judge
from extract.evaluate.quotes import places_of
from extract.evaluate.same_facts import FIELD as SAME_AS
from extract.evaluate.stored import Span, StoredClaim, StoredDocument

G = TypeVar("G")
P = TypeVar("P")
F = TypeVar("F", bound=Fact)

ABOUT_THE_CLAIM = ("status", "modality", "attribution")
"""Proof that is about the telling, not about what is told."""


@dataclass(frozen=True, slots=True)
class Field(Generic[G, P]):
    """One column or link of a pair: whether it is right, and both sides as a reader sees them (None: empty)."""

    name: str
    right: Callable[[G, P], bool]
    gold: Callable[[G], str | None]
    stored: Callable[[P], str | None]
    link: bool = False
    """It points at somebody or something; wrong, it is a wrong link, else a wrong value."""
    key: bool = False
    """A row where it is wrong is no pair."""
    after: str | None = None
    """Another field that it includes; when that one is wrong, this one is not told as well."""
    cell: str | None = None
    """The declared field whose proof shows it; the name when None."""


class Table(ABC, Generic[G, P]):
    """One list of the gold format. `name` is its slice; a field has the slice `name.field`."""

    name: ClassVar[str]
    others: ClassVar[tuple[str, ...]] = ()
    """Further slices that are filled by `variants` and `recalls`."""
    recall_only: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.fields = self.declared()

    @property
    def slices(self) -> tuple[str, ...]:
        """Names of all slices that the table fills."""
        return tuple(dict.fromkeys((self.name, *(f"{self.name}.{field.name}" for field in self.sliced), *self.others)))

    @property
    def sliced(self) -> tuple[Field[G, P], ...]:
        """The fields with a slice of their own: a key without another beside it would repeat the table's figures."""
        keys = sum(field.key for field in self.fields)
        return tuple(field for field in self.fields if not field.key or keys > 1)

    @abstractmethod
    def declared(self) -> tuple[Field[G, P], ...]:
        """The fields, keys first."""

    @abstractmethod
    def gold(self, article: GoldArticle) -> Sequence[G]:
        """The rows that gold asks for."""

    @abstractmethod
    def stored(self, article: GoldArticle, document: StoredDocument) -> Sequence[P]:
        """The rows that are measured against them."""

    @abstractmethod
    def weight(self, gold: G, stored: P) -> float:
        """0 when they are no pair; else how well they fit, so that the best pairs are made."""

    @abstractmethod
    def near(self, gold: G, stored: P, together: bool) -> float:
        """0 unless two rows that are no pair are one thing told wrongly; `together` when gold's quote and the proof overlap."""

    @abstractmethod
    def gold_spans(self, gold: G, text: str) -> tuple[Span, ...]:
        """Where the text says it."""

    @abstractmethod
    def stored_spans(self, stored: P, fields: Sequence[Field[G, P]] = ()) -> tuple[Span, ...]:
        """Where it was read, for these fields alone when they have a place."""

    def counts_as_wrong(self, stored: P, paired: Sequence[P]) -> bool:
        """Whether a row without a pair counts against the system."""
        return True

    def claim_id(self, stored: P) -> str | None:
        """The claim that `newsledger show` shows; None when the row is no claim."""
        return None

    def told(self, gold: G, stored: P | None) -> tuple[str | None, str | None]:
        """Gold's `same_as`, and the fact that the stored row belongs to; (None, None) in a table whose rows are no facts."""
        return None, None

    def variants(self) -> Mapping[str, Callable[[G, P], float]]:
        """Slice -> another weight that the same rows are paired by."""
        return {}

    def recalls(self, article: GoldArticle, document: StoredDocument, pairs: Sequence[tuple[G, P]]) -> Mapping[str, Counts]:
        """Slices that are recall only."""
        return {}


class ClaimTable(Table[F, StoredClaim]):
    """A table whose rows are claims and whose gold rows have quotes."""

    @property
    def slices(self) -> tuple[str, ...]:
        return (*super().slices, f"{self.name}.{SAME_AS}")

    def told(self, gold: F, stored: StoredClaim | None) -> tuple[str | None, str | None]:
        return gold.same_as, stored.fact_id if stored else None

    def near(self, gold: F, stored: StoredClaim, together: bool) -> float:
        """Rows of one sentence that agree on a key, or rows from anywhere that agree on half of what gold states.

        Status and modality do not count: most rows of a text share them.
        """
        stated = [field for field in self.fields if field.gold(gold) is not None and field.name not in ABOUT_THE_CLAIM]
        share = sum(field.right(gold, stored) for field in stated) / max(len(stated), 1)
        keys = any(field.key and field.right(gold, stored) for field in stated)
        return together + share if keys and (together or share >= 0.5) else 0.0

    def counts_as_wrong(self, stored: StoredClaim, paired: Sequence[StoredClaim]) -> bool:
        """The same fact told twice is not wrong when one telling is paired."""
        return stored.fact_id is None or stored.fact_id not in {claim.fact_id for claim in paired}

    def claim_id(self, stored: StoredClaim) -> str | None:
        return stored.id

    def gold_spans(self, gold: F, text: str) -> tuple[Span, ...]:
        return places_of(text, gold.quote) if gold.quote else ()

    def stored_spans(self, stored: StoredClaim, fields: Sequence[Field[F, StoredClaim]] = ()) -> tuple[Span, ...]:
        names = {field.cell or field.name for field in fields}
        shown = {path: spans for path, spans in stored.proof.items() if _field_of(path) in names}
        told = shown or {path: spans for path, spans in stored.proof.items() if _field_of(path) not in ABOUT_THE_CLAIM}
        return tuple(sorted({span for spans in told.values() for span in spans}))


def _field_of(path: str) -> str:
    """components[1].headcount -> components"""
    return path.split("[")[0].split(".")[0]
