"""What was stored of one document, as the comparison needs it: plain values, filled by whoever can read the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.fields import EntityKind
from extract.mention import MentionKind

Span = tuple[int, int]
"""Code points of the stored text, end exclusive."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What a cell points at: its words there and, where it was resolved, the entity with all its names."""

    text: str | None = None
    id: str | None = None
    kind: EntityKind | None = None
    name: str | None = None
    """The entity's canonical name."""
    names: frozenset[str] = frozenset()
    """All its names, the canonical one among them."""
    country: str | None = None
    """ISO 3166-1 alpha-3; None when not known."""
    is_state: bool = False

    @property
    def known_as(self) -> frozenset[str]:
        """Its names and its words."""
        return self.names | {self.text} if self.text else self.names


NOTHING = Thing()
"""A cell that is empty."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of a quantity, its bounds and its qualifier."""

    n: int | None = None
    min: int | None = None
    max: int | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date's words and its bounds as ISO days, inclusive; None is open or unresolved."""

    text: str | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row by declared field. A field that the row does not have or leaves empty gives the empty value."""

    words: Mapping[str, str] = field(default_factory=dict)
    things: Mapping[str, Thing] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    dates: Mapping[str, When] = field(default_factory=dict)

    def word(self, name: str) -> str | None:
        return self.words.get(name)

    def thing(self, name: str) -> Thing:
        return self.things.get(name, NOTHING)

    def figure(self, name: str) -> Figure:
        return self.figures.get(name, Figure())

    def date(self, name: str) -> When:
        return self.dates.get(name, When())


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """One current claim with its lists, the chain of who says so without the publisher, and where its cells are proven."""

    id: str
    table: str
    fact_id: str | None
    status: str
    modality: str
    cells: Cells
    lists: Mapping[str, tuple[Cells, ...]] = field(default_factory=dict)
    chain: tuple[Thing, ...] = ()
    """Who says so, the one who knows last; empty when only the publisher does."""
    proof: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Field path -> where it is proven."""


@dataclass(frozen=True, slots=True)
class StoredMention:
    """A name in the text and what it names; `metonym` when the name of a place stands for its state."""

    kind: MentionKind
    surface: str
    span: Span
    thing: Thing
    metonym: bool = False


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """Everything current that the document's stories hold, in the order of the text."""

    text: str
    claims: Mapping[str, tuple[StoredClaim, ...]] = field(default_factory=dict)
    """Table -> claims."""
    mentions: tuple[StoredMention, ...] = ()

    def of(self, table: str) -> tuple[StoredClaim, ...]:
        return self.claims.get(table, ())
