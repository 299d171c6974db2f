"""EdtfDate: a date as stated, in EDTF (ISO 8601-2), with inclusive bounds, precision and what it was resolved from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, model_validator

from extract.fields.column import Cell, Column


class Precision(StrEnum):
    """How fine a date is."""

    DAY = "day"
    WEEK = "week"
    PART_OF_MONTH = "part_of_month"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    INTERVAL = "interval"
    OPEN = "open"
    DAY_WITHOUT_YEAR = "day_without_year"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What a date was resolved from."""

    STATED = "stated"
    PUBLICATION_ANCHOR = "publication_anchor"
    STORY_DATE = "story_date"
    CROSS_DOCUMENT = "cross_document"
    REVIEWER = "reviewer"
    NONE = "none"


PARTS = ("text", "edtf", "earliest", "latest", "precision", "basis")
"""What follows the field's name in the columns of a date."""


class EdtfDate(BaseModel):
    """A date of the text. Bounds are inclusive days; None means open or unresolved. `edtf` None means the words could not be resolved."""

    model_config = ConfigDict(frozen=True)

    text: str
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.NONE

    @model_validator(mode="after")
    def _ordered(self) -> EdtfDate:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest} is after latest {self.latest}")
        return self

    @staticmethod
    def columns(name: str, meaning: str) -> tuple[Column, ...]:
        """The column group of a date field called `name`."""
        return (
            Column(f"{name}_text", "text", f"{meaning}: the words of the source"),
            Column(f"{name}_edtf", "text", f"{meaning}: in EDTF (ISO 8601-2); NULL when the words cannot be resolved"),
            Column(f"{name}_earliest", "date", f"{meaning}: first possible day, inclusive; NULL is open or unresolved", indexed=True),
            Column(f"{name}_latest", "date", f"{meaning}: last possible day, inclusive; NULL is open or unresolved"),
            Column(f"{name}_precision", "text", f"{meaning}: how fine the date is", choices=tuple(p.value for p in Precision)),
            Column(f"{name}_basis", "text", f"{meaning}: what it was resolved from", choices=tuple(b.value for b in Basis)),
        )

    def values(self) -> tuple[Cell, ...]:
        """This value in the order of `columns`."""
        return self.text, self.edtf, self.earliest, self.latest, self.precision._value_, self.basis._value_

    def cells(self, name: str) -> dict[str, Cell]:
        """This value in the columns of `columns(name, ...)`."""
        return dict(zip((f"{name}_{part}" for part in PARTS), self.values(), strict=True))
