"""Resource: one table or view on its way into a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Table

from db.analytics.arrow import duckdb_type
from db.analytics.views import View

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Cells:
    """One column of a resource: `type` is DuckDB's name of its type."""

    name: str
    type: str
    meaning: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Resource:
    """A table or view: its columns, the columns that its rows are ordered by, and the foreign keys (columns, table, its columns)."""

    name: str
    meaning: str
    columns: tuple[Cells, ...]
    key: tuple[str, ...] = ()
    """Primary key; () for a view, whose rows are ordered by all columns."""
    links: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()

    @property
    def order(self) -> str:
        """The ORDER BY that makes two exports of the same rows the same file."""
        return ", ".join(f'"{name}"' for name in self.key) or "ALL"


class Format(Protocol):
    """One file format: a module with these names."""

    SUFFIX: str
    MEDIA_TYPE: str

    def copy(self, resource: Resource, path: str, safe_cells: bool) -> str:
        """The COPY statement of DuckDB that writes a resource to a file."""


def of_table(table: Table) -> Resource:
    """A table as declared."""
    links = tuple(
        (tuple(constraint.column_keys), constraint.referred_table.name, tuple(element.column.name for element in constraint.elements))
        for constraint in sorted(table.foreign_key_constraints, key=lambda constraint: tuple(constraint.column_keys))
    )
    columns = tuple(Cells(c.name, duckdb_type(c), c.comment or "", not c.nullable) for c in table.columns)
    return Resource(table.name, table.comment or "", columns, tuple(c.name for c in table.primary_key.columns), links)


def of_view(connection: DuckDBPyConnection, view: View) -> Resource:
    """A view, with the types that DuckDB finds for its columns."""
    types: Sequence[tuple[str, str]] = connection.execute(f'SELECT column_name, column_type FROM (DESCRIBE "{view.name}")').fetchall()
    meanings = {column.name: column.meaning for column in view.columns}
    return Resource(view.name, view.title, tuple(Cells(name, kind, meanings.get(name, "")) for name, kind in types))
