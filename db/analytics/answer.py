"""Answer: the rows of a read-only query, and the two ways to ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from db.analytics.guard import DYNAMIC, explained, one_reading_statement
from db.analytics.session import Catalog, add_comments, connect, load, lock
from db.analytics.views import load_views, words_of
from db.errors import QueryError

if TYPE_CHECKING:
    import duckdb

SCHEMA = frozenset({"duckdb_columns", "duckdb_tables", "duckdb_views", "information_schema", "sqlite_master"})
"""What shows columns, types and meanings; only a query with one of them waits until all of that is in place."""

Parameters = Mapping[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """A table of values. Cells are str, int, float, bool, date, list, dict or None; `types` are DuckDB's names of the column types."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def records(self) -> list[dict[str, object]]:
        """The rows as dictionaries, for JSON."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def ask(engine: Engine, catalog: Catalog, sql: str, parameters: Parameters | None = None) -> Answer:
    """The answer to one read-only statement on the store. Only the tables that it can read are loaded.

    Raises QueryError for anything but one reading statement, for unknown names and for missing parameters; StoreError for the store.
    """
    connection = connect()
    try:
        one_reading_statement(connection, sql)
        words = words_of(sql)
        load(connection, engine, catalog, None if words & (DYNAMIC | SCHEMA) else words)
        if words & SCHEMA:
            add_comments(connection, load_views(catalog.views))
        lock(connection)
        return run_select(connection, sql, parameters)
    finally:
        connection.close()


def run_select(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Parameters | None = None) -> Answer:
    """The answer to one read-only statement on an open connection, inside a read-only transaction. Raises QueryError as `ask` does."""
    import duckdb

    statement = one_reading_statement(connection, sql)
    given = dict(parameters or {})
    wanted = set(statement.named_parameters)
    if wanted != given.keys():
        raise QueryError(_mismatch(wanted, set(given)))
    connection.execute("BEGIN TRANSACTION READ ONLY")
    try:
        cursor = connection.execute(sql, given or None)
        described = cursor.description or []
        rows = tuple(cursor.fetchall())
    except duckdb.Error as error:
        failure = error
    else:
        connection.execute("ROLLBACK")
        return Answer(tuple(str(d[0]) for d in described), tuple(str(d[1]) for d in described), rows)
    connection.execute("ROLLBACK")
    raise explained(connection, failure) from failure


def _mismatch(wanted: set[str], given: set[str]) -> str:
    missing, extra = sorted(wanted - given), sorted(given - wanted)
    parts = ([f"needs a value for {', '.join('$' + name for name in missing)}"] if missing else []) + (
        [f"has no parameter {', '.join(repr(name) for name in extra)}"] if extra else []
    )
    return f"the query {' and '.join(parts)}"
