"""The rows of a gold file: what a careful reader would store from one text. A field that is null counts as not given."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from extract.claim import Modality, Status
from extract.fields import Country, Qualifier
from extract.records import CasualtyKind, EventType

Words = Annotated[str, StringConstraints(min_length=1, strict=True)]
Count = Annotated[int, Field(ge=0, strict=True)]
SameAs = Annotated[str, StringConstraints(pattern=r"^[^#\s]+#\d+$", strict=True)]
UNKNOWN_FIELD = "unknown_field"


class GoldRow(BaseModel):
    """What every row shares: unknown fields are refused, so that a misspelt one is not silently left unmeasured."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _given(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        unknown = [str(name) for name in value if name not in cls.model_fields]
        if unknown:
            context = {"field": unknown[0], "known": ", ".join(cls.model_fields)}
            raise PydanticCustomError(UNKNOWN_FIELD, "is no field; use one of {known}", context)
        return {name: cell for name, cell in value.items() if cell is not None}


class GoldFigure(GoldRow):
    """A count: `n` as printed, bounds where the words give only those, and the qualifier."""

    n: Count | None = None
    min: Count | None = None
    max: Count | None = None
    qualifier: Qualifier | None = None


class GoldDate(GoldRow):
    """When, in the words of the text, and the first and last possible day; both None when nothing anchors them."""

    text: Words | None = None
    earliest: date | None = None
    latest: date | None = None


class GoldPlace(GoldRow):
    """Where. A bare name in the file is a place whose country is not asked for."""

    name: Words
    country: Country | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_name(cls, value: object) -> object:
        return {"name": value} if isinstance(value, str) else value


class Fact(GoldRow):
    """A row that a stretch of the text proves. `same_as` is NAME#row of the same list in another article."""

    quote: Words | None = None
    same_as: SameAs | None = None


class GoldComponent(GoldFigure):
    """One part of a total."""

    role: Words


class GoldDeployment(Fact):
    """People sent, stationed or withdrawn."""

    contributor: Words
    destination: GoldPlace | None = None
    headcount: GoldFigure = GoldFigure()
    components: tuple[GoldComponent, ...] = ()
    complete: bool | None = None
    status: Status | None = None
    modality: Modality | None = None
    speaker: Words | None = None
    date: GoldDate = GoldDate()


class GoldWeapon(Fact):
    """A named model; with alternatives, exactly one of them is true."""

    model: Words
    alternatives: tuple[Words, ...] = ()


class GoldTransfer(Fact, GoldFigure):
    """Weapons or ammunition supplied, asked for, sold or seized."""

    supplier: Words | None = None
    recipient: Words | None = None
    item: Words
    status: Status | None = None
    modality: Modality | None = None


class GoldCasualty(Fact, GoldFigure):
    """People killed, wounded, captured, missing or displaced."""

    kind: CasualtyKind
    victims: Words | None = None
    place: GoldPlace | None = None


class GoldAgreement(Fact):
    """What parties agreed on."""

    parties: Annotated[tuple[Words, ...], Field(min_length=1)]
    name: Words | None = None
    status: Status | None = None
    date: GoldDate = GoldDate()


class Named(GoldRow):
    """Somebody or something with a name, in the fullest form of the text, and its other forms there."""

    name: Words
    aliases: tuple[Words, ...] = ()


class GoldPerson(Named):
    """A person; `role` and `org` only where the text states them."""

    role: Words | None = None
    org: Words | None = None


class GoldOrganization(Named):
    """A body that is no state."""


class GoldNamedPlace(Named):
    """A place meant as a place."""

    country: Country | None = None


class GoldMetonym(GoldRow):
    """A name that stands for a state: Moscow said."""

    surface: Words
    means: Words


class GoldEvent(Fact):
    """One distinct happening."""

    type: EventType
    place: GoldPlace | None = None
    date: GoldDate = GoldDate()
    participants: tuple[Words, ...] = ()
    status: Status | None = None
    modality: Modality | None = None


class GoldMeta(GoldRow):
    """What the text or its header lines say about itself."""

    title: Words | None = None
    outlet: Words | None = None
    published: date | None = None


class GoldArticle(GoldRow):
    """Everything that one text should yield. `traps` say in words what a careless reader would store."""

    name: Words | None = None
    style: Words | None = None
    meta: GoldMeta = GoldMeta()
    stories: Count | None = None
    deployments: tuple[GoldDeployment, ...] = ()
    weapons: tuple[GoldWeapon, ...] = ()
    transfers: tuple[GoldTransfer, ...] = ()
    casualties: tuple[GoldCasualty, ...] = ()
    agreements: tuple[GoldAgreement, ...] = ()
    people: tuple[GoldPerson, ...] = ()
    organizations: tuple[GoldOrganization, ...] = ()
    places: tuple[GoldNamedPlace, ...] = ()
    metonyms: tuple[GoldMetonym, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    traps: tuple[Words, ...] = ()

    def facts(self) -> tuple[tuple[str, Fact], ...]:
        """(path in the file, row) of every row that may carry a quote."""
        lists: dict[str, tuple[Any, ...]] = {name: getattr(self, name) for name in FACT_LISTS}
        return tuple((f"{name}[{i}]", row) for name, rows in lists.items() for i, row in enumerate(rows))


FACT_LISTS = ("deployments", "weapons", "transfers", "casualties", "agreements", "events")
"""Lists whose rows carry a quote."""
