"""YearRange: a year of manufacture, or a span of them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from extract.fields.column import Cell, Column


class YearRange(BaseModel):
    """First and last possible year, both inclusive; None means open."""

    model_config = ConfigDict(frozen=True)

    minimum: int | None = Field(default=None, ge=1)
    maximum: int | None = Field(default=None, ge=1)

    @staticmethod
    def columns(name: str, meaning: str) -> tuple[Column, ...]:
        """The column group of a year-range field called `name`."""
        return (
            Column(f"{name}_min", "integer", f"{meaning}: first possible year, inclusive; NULL is open", minimum=1),
            Column(f"{name}_max", "integer", f"{meaning}: last possible year, inclusive; NULL is open", minimum=1),
        )

    def values(self) -> tuple[Cell, ...]:
        """This value in the order of `columns`."""
        return self.minimum, self.maximum

    def cells(self, name: str) -> dict[str, Cell]:
        """This value in the columns of `columns(name, ...)`."""
        return {f"{name}_min": self.minimum, f"{name}_max": self.maximum}
