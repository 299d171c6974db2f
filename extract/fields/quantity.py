"""Quantity: a count as the words give it, with bounds only where the words give bounds."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, model_validator

from extract.fields.column import Cell, Column


class Qualifier(StrEnum):
    """How the words limit a number."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"


class Quantity(BaseModel):
    """A whole, non-negative count. `number` is the figure as printed; the bounds are inclusive and say only what the words say.

    more than 76,000: number 76000, minimum 76001, no maximum; at least 12: number 12, minimum 12; up to 30: number 30, maximum 30;
    between 300 and 400: no number, both bounds; around 6,000: number 6000, no bounds; dozens: no number, at_least, minimum 24.
    """

    model_config = ConfigDict(frozen=True)

    number: int | None = Field(default=None, ge=0)
    minimum: int | None = Field(default=None, ge=0)
    maximum: int | None = Field(default=None, ge=0)
    qualifier: Qualifier = Qualifier.EXACT
    text: str

    @model_validator(mode="after")
    def _ordered(self) -> Quantity:
        if self.number is None and self.minimum is None and self.maximum is None:
            raise ValueError("a quantity needs a number or a bound")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError(f"minimum {self.minimum} is above maximum {self.maximum}")
        return self

    @staticmethod
    def columns(name: str, meaning: str) -> tuple[Column, ...]:
        """The column group of a quantity field called `name`."""
        return (
            Column(name, "integer", f"{meaning}: the figure as printed; NULL when the words give only bounds or none", minimum=0),
            Column(f"{name}_min", "integer", f"{meaning}: smallest number the words allow, inclusive; NULL is open", minimum=0),
            Column(f"{name}_max", "integer", f"{meaning}: largest number the words allow, inclusive; NULL is open", minimum=0),
            Column(f"{name}_qualifier", "text", f"{meaning}: how the words limit the number", choices=tuple(q.value for q in Qualifier)),
            Column(f"{name}_text", "text", f"{meaning}: the words of the source"),
        )

    def values(self) -> tuple[Cell, ...]:
        """This value in the order of `columns`."""
        return self.number, self.minimum, self.maximum, self.qualifier._value_, self.text

    def cells(self, name: str) -> dict[str, Cell]:
        """This value in the columns of `columns(name, ...)`."""
        return dict(zip((name, f"{name}_min", f"{name}_max", f"{name}_qualifier", f"{name}_text"), self.values(), strict=True))
