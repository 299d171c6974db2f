"""open_analytics: an in-memory DuckDB with every table of the store, the views over them, and no way out of it."""

from __future__ import annotations

import csv
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Connection, Engine, Table

from db.analytics.arrow import duckdb_type, read_batches
from db.analytics.views import View, creation_of, load_views, reached_from
from db.connect import explained
from db.tables import metadata
from extract.errors import ReferenceDataError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CODES = "event_codes"
"""Table made from event_types.csv: the PLOVER and ACLED codes of each event type."""
CODE_COLUMNS = ("event_type", "plover_event", "plover_mode", "acled_event", "acled_sub_event")
LOCKS = (
    "SET python_enable_replacements = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
"""What is switched off before anybody's SQL runs: Python variables as tables, files and the network, and switching them on again."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Where the views lie, and the CSV with the codes of event types; without it the codes are NULL."""

    views: Path
    event_types: Path | None = None


def open_analytics(engine: Engine, catalog: Catalog, only: Collection[str] | None = None) -> DuckDBPyConnection:
    """A locked in-memory DuckDB with all tables and views; `only` names the tables and views that are asked for,
    the others stay empty; None fills all.

    All tables are read in one transaction, so that they fit together. Raises StoreError when the store cannot be read.
    """
    connection = connect()
    load(connection, engine, catalog, only)
    add_comments(connection, load_views(catalog.views))
    lock(connection)
    return connection


def connect() -> DuckDBPyConnection:
    """An empty in-memory DuckDB that downloads no extension."""
    import duckdb

    return duckdb.connect(":memory:", config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})


def lock(connection: DuckDBPyConnection) -> None:
    """Shuts files, the network and Python's variables out, for good."""
    for statement in LOCKS:
        connection.execute(statement)


def load(connection: DuckDBPyConnection, engine: Engine, catalog: Catalog | None, only: Collection[str] | None = None) -> None:
    """Fills an unlocked DuckDB; no SQL of a user may run on it before it is locked. Without a catalog there are no views.

    Of the tables in `only` all columns are filled, of those that only views read the columns that a view names: the others stay NULL.
    """
    views = load_views(catalog.views) if catalog else ()
    reached = None if only is None else reached_from(only, views)
    tables = [table for name, table in sorted(metadata.tables.items())]
    connection.execute(";".join(_ddl(table) for table in tables))
    _fill_codes(connection, catalog.event_types if catalog else None)
    with explained(engine), engine.connect() as store:
        _same_moment(store)
        for table in tables:
            if reached is None or only is None or table.name in only:
                _fill(connection, store, list(table.columns))
            elif table.name in reached:
                _fill(connection, store, [column for column in table.columns if column.name in reached])
    for view in views:
        connection.execute(creation_of(view, views, reached))


def _same_moment(store: Connection) -> None:
    """On PostgreSQL every table is seen as of the first read; SQLite's transaction does so by itself."""
    if store.dialect.name == "postgresql":
        store.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _ddl(table: Table) -> str:
    columns = ", ".join(f'"{column.name}" {duckdb_type(column)}' for column in table.columns)
    return f'CREATE TABLE "{table.name}" ({columns})'


def _fill(connection: DuckDBPyConnection, store: Connection, columns: Sequence[Column[Any]]) -> None:
    names = ", ".join(f'"{column.name}"' for column in columns)
    for batch in read_batches(store, columns):
        connection.register("_batch", batch)
        connection.execute(f'INSERT INTO "{columns[0].table.name}" ({names}) SELECT * FROM _batch')
        connection.unregister("_batch")


def _fill_codes(connection: DuckDBPyConnection, path: Path | None) -> None:
    columns = ", ".join(f"{name} VARCHAR" for name in CODE_COLUMNS)
    connection.execute(f"CREATE TABLE {CODES} ({columns})")
    if path is None:
        return
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = (line for line in file if not line.startswith("#"))
            rows = [[row[name] or None for name in CODE_COLUMNS] for row in csv.DictReader(lines)]
    except (OSError, KeyError) as error:
        raise ReferenceDataError(f"{path}: {error}; it needs the columns {', '.join(CODE_COLUMNS)}") from error
    if rows:
        connection.executemany(f"INSERT INTO {CODES} VALUES ({', '.join('?' * len(CODE_COLUMNS))})", rows)


def add_comments(connection: DuckDBPyConnection, views: tuple[View, ...]) -> None:
    """Writes the meanings of tables, columns and views where SQL users look for them: duckdb_columns(). 250 comments take 0.2 s."""
    tables = metadata.tables.values()
    lines = [f'COMMENT ON COLUMN "{t.name}"."{c.name}" IS {_quoted(c.comment)}' for t in tables for c in t.columns if c.comment]
    lines += [f'COMMENT ON TABLE "{t.name}" IS {_quoted(t.comment)}' for t in tables if t.comment]
    kinds = dict(connection.execute("SELECT table_name, replace(table_type, 'BASE ', '') FROM information_schema.tables").fetchall())
    lines += [f'COMMENT ON {kinds[v.name]} "{v.name}" IS {_quoted(v.title)}' for v in views]
    connection.execute(";".join(lines))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
