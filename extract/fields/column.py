"""What a value type tells the database about itself: plain columns, no SQL."""

from __future__ import annotations

from datetime import date
from typing import Literal

from extract.value import value

ColumnType = Literal["text", "integer", "real", "boolean", "date"]
Cell = str | int | float | bool | date | None


@value
class Column:
    """One column of a table, as declared by a value type or a record field."""

    name: str
    type: ColumnType
    meaning: str
    choices: tuple[str, ...] | None = None
    """Allowed values; None means any value of the type."""
    minimum: int | None = None
    """Smallest allowed number, inclusive; None means unbounded."""
    references: str | None = None
    """`table.column` this column is a foreign key to; None means it is not one."""
    indexed: bool = False
    required: bool = False
