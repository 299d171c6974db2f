"""Mention and StoryEntity: what a story names, and which of its names are one thing."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from extract.fields import EntityKind
from extract.value import value


class MentionKind(StrEnum):
    """What a mention is of."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    WEAPON = "weapon"
    NATIONALITY = "nationality"
    DATE = "date"
    QUANTITY = "quantity"
    MONEY = "money"


@value
class Mention:
    """A stretch of the text that names or measures something. Offsets are code points into `Document.text`, end exclusive."""

    kind: MentionKind
    start: int
    end: int
    surface: str
    value: str | None = None
    """Normalised form: EDTF of a date, plain decimal of a quantity or money ('300/400' for a range), ISO alpha-3 of a state.

    None for the others.
    """
    unit: str | None = None
    """What is counted or measured (soldiers, km, USD); None when the text does not say."""
    qualifier: str | None = None
    """A Qualifier value for quantities; None otherwise."""
    entity: str | None = None
    """Key of the StoryEntity; None for dates, quantities and unresolved names."""
    metonym_of: str | None = None
    """Key of the place StoryEntity whose name stands for its state ('Moscow said'); None when the name means itself."""


@value
class StoryEntity:
    """One thing that a story names, under all the names it gives it. `key` is unique in its story."""

    key: str
    kind: EntityKind
    name: str
    """The fullest name in the story, or the gazetteer's when `known` is set."""
    names: tuple[str, ...] = ()
    """Every form the story uses, the fullest first; demonyms and descriptions are not names."""
    country: str | None = None
    """ISO alpha-3; None when the text and the gazetteer do not tell."""
    known: str | None = None
    """Stable gazetteer id: state:PRK, country:RUS, geonames:524894, weapon:kn-23, org:un-security-council.

    None for what only the text names.
    """
    attributes: dict[str, str | float | None] = field(default_factory=dict)
    """Columns of the entity's own table: org_type, place_type, admin1, geonames_id, latitude, longitude, weapon_class, origin."""
