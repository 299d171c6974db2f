"""Opening the database: SQLite by path or URL, PostgreSQL by URL, and clear words for what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from extract.errors import StoreError

BUSY_SECONDS = 10
"""How long a writer waits for another one before it says that the database is locked."""

CONNECT_SECONDS = 10
"""How long to wait for a PostgreSQL server."""

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    # 64 MB of pages: the indexes of a million evidence rows stay in memory
    "PRAGMA cache_size = -65536",
    # checkpoint every 64 MB instead of 4: a story dirties about 75 pages, and each checkpoint writes them once more and syncs
    "PRAGMA wal_autocheckpoint = 16000",
)


def database_url(database: str) -> URL:
    """The SQLAlchemy URL of a path or URL; a path is an SQLite file, postgres:// and postgresql:// go through psycopg.

    Raises StoreError for a URL of another kind of database.
    """
    if "://" not in database:
        return URL.create("sqlite", database=database)
    try:
        url = make_url(database)
    except ArgumentError as error:
        scheme = database.split("://")[0]
        raise StoreError(f"{scheme}://...: not a database URL; give a file path, sqlite:///FILE or postgresql://...") from error
    if url.get_backend_name() in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite":
        return url
    raise StoreError(f"{url.render_as_string(hide_password=True)}: only SQLite and PostgreSQL are supported")


def open_engine(database: str | Path, *, create: bool = True) -> Engine:
    """An engine on the database, tried once. An SQLite file that is missing is created unless `create` is False.

    Raises StoreError when it cannot be opened: a missing or unwritable folder, no SQLite file, locked, no PostgreSQL server.
    """
    url = database_url(str(database))
    if url.get_backend_name() == "sqlite":
        _check_file(url, create)
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
    else:
        engine = _postgres(url)
    with explained(engine), engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master" if url.get_backend_name() == "sqlite" else "SELECT 1")
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction of a writer whose rows refer to each other by how they are made. Raises StoreError for the driver's errors."""
    with explained(engine), engine.connect() as connection, _trusted(connection), connection.begin():
        yield connection


@contextmanager
def _trusted(connection: Connection) -> Iterator[None]:
    cursor, dialect = connection.connection.cursor(), connection.dialect.name
    trust_references(cursor, dialect)
    try:
        yield
    finally:
        trust_references(cursor, dialect, False)


def trust_references(cursor: DBAPICursor, dialect: str, trusted: bool = True) -> None:
    """Lets SQLite skip looking up what every new row refers to, a sixth of the cost of storing it; outside a transaction only.

    PostgreSQL is given the same rows and always looks, and tests look for SQLite. Without an index on each reference, which only this check
    would use, the row of an entity that was merged could not go without a look at every row that might name it.
    """
    if dialect == "sqlite":
        cursor.execute(f"PRAGMA foreign_keys = {'OFF' if trusted else 'ON'}")


@contextmanager
def explained(engine: Engine, but: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Turns a driver's error into a StoreError that names the database, without its password, and says what to do; errors of `but` pass.

    An error is the driver's own where its cursor is used, and SQLAlchemy's wrapping of it elsewhere.
    """
    try:
        yield
    except but:
        raise
    except DBAPIError as error:
        raise StoreError(f"{shown(engine.url)}: {_reason(str(error.orig))}") from error
    except engine.dialect.loaded_dbapi.Error as error:
        raise StoreError(f"{shown(engine.url)}: {_reason(str(error))}") from error


def _postgres(url: URL) -> Engine:
    try:
        return create_engine(url, connect_args={"connect_timeout": CONNECT_SECONDS})
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(f"{shown(url)}: the PostgreSQL driver is missing; install psycopg[binary]") from error


def _prepare_sqlite(connection: Any, record: object) -> None:
    for pragma in PRAGMAS:
        connection.execute(pragma)
    try:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
            connection.execute("PRAGMA journal_mode = WAL")
    except connection.OperationalError:
        # a read-only file or folder keeps its journal mode; the first write says so in clear words
        return


def exists(database: str) -> bool:
    """Whether opening would find the database rather than make it; one of PostgreSQL is never made. Raises StoreError."""
    url = database_url(database)
    return not _is_file(url) or Path(str(url.database)).exists()


def _is_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and bool(url.database) and not str(url.database).startswith((":memory:", "file:"))


def _check_file(url: URL, create: bool) -> None:
    if not _is_file(url):
        return
    path = Path(str(url.database))
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; give the path of a database file")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist; create it or give another path")
    if not create and not path.exists():
        raise StoreError(f"{path}: no such database; `newsledger run` makes one")


def shown(url: URL) -> str:
    """The database as messages name it: the file of SQLite, the URL without its password of PostgreSQL."""
    return url.database or ":memory:" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


REASONS = (
    ("database is locked", "is locked by another program; wait until it is done or close it"),
    ("readonly database", "is read-only; make it writable or give another path"),
    ("file is not a database", "is not an SQLite database; give another path"),
    ("unable to open database file", "cannot be opened; check that its folder may be written to"),
    ("disk is full", "the disk is full; free some space, nothing stored is lost"),
    ("disk image is malformed", "the file is damaged; restore a copy"),
)
"""What a driver says, and what it means to a reader."""


def _reason(message: str) -> str:
    for part, meaning in REASONS:
        if part in message:
            return meaning
    return message.strip().splitlines()[0] if message.strip() else "the database refused"
