"""The migrated database is the declared one, up and down, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Engine, create_engine, inspect

from db.migrate import SCHEMA, create, current, downgrade, head, upgrade
from db.revision import write_revision
from db.tables import describe, metadata
from db.tables.describe import LAYERS
from db.tables.indexes import USED, of_postgresql_alone
from tests.db.made import MIGRATIONS


def checks(engine: Engine) -> dict[str, Any]:
    """Every CHECK of every table; Alembic's comparison does not look at them."""
    inspector = inspect(engine)
    return {
        table: sorted((str(check["name"]), check["sqltext"]) for check in inspector.get_check_constraints(table))
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def declared_for(dialect: str) -> Callable[..., bool]:
    """Leaves out the indexes that a database of this kind does without."""

    def included(thing: object, name: str, kind: str, *_: object) -> bool:
        return kind != "index" or dialect == "postgresql" or not of_postgresql_alone(name)

    return included


def indexes(engine: Engine) -> set[str]:
    inspector = inspect(engine)
    return {str(index["name"]) for table in inspector.get_table_names() for index in inspector.get_indexes(table)}


def test_migrated_tables_are_the_declared_ones(engine: Engine) -> None:
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_object": declared_for(engine.dialect.name)}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    migrated, indexed = checks(engine), indexes(engine)
    downgrade(engine, MIGRATIONS, "base")
    create(engine)
    assert upgrade(engine, MIGRATIONS) is False
    assert (migrated, indexed) == (checks(engine), indexes(engine))
    assert indexed >= USED
    declared = [c for table in LAYERS for c in table.constraints if isinstance(c, CheckConstraint)]
    assert sum(map(len, migrated.values())) == len(declared) > 50


def test_down_leaves_nothing_and_up_again_works(engine: Engine) -> None:
    downgrade(engine, MIGRATIONS, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    assert current(engine) is None
    assert upgrade(engine, MIGRATIONS) is True
    assert upgrade(engine, MIGRATIONS) is False


def test_committed_revision_is_what_the_declarations_give() -> None:
    with create_engine("sqlite://").connect() as connection:
        written = write_revision(connection, "The first schema: every table of the design.", "0001", None)
    assert (MIGRATIONS / "versions" / "0001_initial.py").read_text(encoding="utf-8") == written


def test_code_knows_the_newest_revision() -> None:
    assert head(MIGRATIONS) == SCHEMA


def test_every_column_has_a_type_and_a_meaning() -> None:
    assert set(LAYERS) == set(metadata.tables.values())
    rows = describe()
    assert all(row.type and row.meaning for row in rows)
    assert ("deployments", "headcount", "bigint") in {row[:3] for row in rows}
