"""Bringing a database to the schema of this code, and refusing one that is not ours, older or newer."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from db.connect import explained, shown
from extract.errors import SchemaVersionError, StoreError

SCHEMA = "0001"
"""The revision this code works with: the newest file of migrations/versions (a test compares them).

Known here so that a run on a current database need not import Alembic (0.4 s). Revisions are numbered, so that text order is time order.
"""


VERSION_TABLE = (
    "CREATE TABLE IF NOT EXISTS alembic_version "
    "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
"""As Alembic makes it."""


def head(migrations_dir: Path) -> str:
    """The newest revision in the folder. Raises StoreError when there is none."""
    from alembic.script import ScriptDirectory

    revision = ScriptDirectory(str(migrations_dir)).get_current_head()
    if revision is None:
        raise StoreError(f"{migrations_dir}: no migrations here; the installation is incomplete")
    return revision


def current(engine: Engine) -> str | None:
    """The revision the database is at; None for an empty database. Raises StoreError for one that is not newsledger's."""
    with explained(engine), engine.connect() as connection:
        return _current(connection)


def upgrade(engine: Engine, migrations_dir: Path, revision: str = "head") -> bool:
    """Brings the database up to `revision`; True if anything changed. Raises SchemaVersionError when it is newer than the code."""
    with explained(engine), engine.begin() as connection:
        before = _current(connection)
        _refuse_newer(connection, before)
        if before == SCHEMA:
            return False
        _run(connection, migrations_dir, "upgrade", revision)
        return _current(connection) != before


def downgrade(engine: Engine, migrations_dir: Path, revision: str) -> None:
    """Takes the database back to `revision`; `base` drops every table and with them every row."""
    with explained(engine), engine.begin() as connection:
        _current(connection)
        _run(connection, migrations_dir, "downgrade", revision)


def check(engine: Engine) -> None:
    """Returns if the database is at the code's revision; else raises SchemaVersionError that says what to do."""
    with explained(engine), engine.connect() as connection:
        found = _current(connection)
        _refuse_newer(connection, found)
    if found is None:
        raise SchemaVersionError(f"{shown(engine.url)}: an empty database; run `newsledger db upgrade` or `newsledger run`")
    if found != SCHEMA:
        raise SchemaVersionError(
            f"{shown(engine.url)}: schema {found} is older than this newsledger ({SCHEMA}); run `newsledger db upgrade`"
        )


def ready(engine: Engine) -> None:
    """Makes the tables of an empty database, all or none; of another one only checks the revision, as `check` does."""
    if current(engine) is None:
        create(engine)
    check(engine)


def create(engine: Engine) -> None:
    """Makes the declared tables, which are those of the newest revision (a test compares them), without importing Alembic (0.5 s)."""
    from db.tables import metadata

    with explained(engine), engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            # its driver begins no transaction for a table, and another process may be making the same ones
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        if _current(connection) is None:
            metadata.create_all(connection, checkfirst=False)
            connection.exec_driver_sql(VERSION_TABLE)
            connection.exec_driver_sql(f"INSERT INTO alembic_version (version_num) VALUES ('{SCHEMA}')")


def _run(connection: Connection, migrations_dir: Path, command: str, revision: str) -> None:
    from alembic import command as commands
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    # alembic reads % as the start of an interpolation
    config.set_main_option("script_location", str(migrations_dir).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    getattr(commands, command)(config, revision)


def _current(connection: Connection) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables and (not tables - {"alembic_version"} or {"documents", "claims"} <= tables):
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if tables:
        some = ", ".join(sorted(tables)[:3])
        name = shown(connection.engine.url)
        raise StoreError(f"{name}: holds other tables ({some}) and is not newsledger's; nothing was changed, give another path")
    return None


def _refuse_newer(connection: Connection, found: str | None) -> None:
    if found is not None and found > SCHEMA:
        name = shown(connection.engine.url)
        raise SchemaVersionError(f"{name}: schema {found} is newer than this newsledger ({SCHEMA}); install a newer newsledger")
