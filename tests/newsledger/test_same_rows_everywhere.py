"""The sample articles give the same rows in SQLite and in PostgreSQL, in any order of files, and again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from db.connect import open_engine
from db.tables import metadata
from newsledger import Settings, run
from tests.db.conftest import postgres_server  # noqa: F401

ARTICLES = Path(__file__).resolve().parents[2] / "seeds" / "articles"

CLOCKED = {"runs": {"started_at", "ended_at"}, "story_runs": {"seconds"}, "judgements": {"created_at"}}
"""Columns that say when something was done, and differ from run to run."""


RUN_NAMED = {**CLOCKED, "claims": {"run_id"}}
"""The same, and the run of a claim: a run is named by its first story."""


def rows(database: str, without: Mapping[str, set[str]] = CLOCKED) -> dict[str, list[tuple[str, ...]]]:
    """Every row of every table, sorted, some columns left out."""
    engine = open_engine(database)
    found = {}
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        for table in metadata.sorted_tables:
            columns = ", ".join(c.name for c in table.columns if c.name not in without.get(table.name, ()))
            values = connection.execute(text(f"SELECT {columns} FROM {table.name}"))
            found[table.name] = sorted(tuple(str(v) if not isinstance(v, bool) else str(int(v)) for v in row) for row in values)
    engine.dispose()
    return found


@pytest.fixture(scope="module")
def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample articles in an SQLite file."""
    path = str(tmp_path_factory.mktemp("same") / "news.db")
    summary = run([str(ARTICLES)], Settings(database_url=path))
    assert summary.claims > 0 and summary.errors == ()
    return path


def test_postgresql_holds_the_same_rows(sqlite_database: str, postgres_server: str) -> None:  # noqa: F811
    admin = create_engine(postgres_server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE samples"))
    admin.dispose()
    database = postgres_server.replace("/postgres?", "/samples?")
    run([str(ARTICLES)], Settings(database_url=database))
    expected, found = rows(sqlite_database), rows(database)
    assert {name for name in expected if expected[name] != found[name]} == set()


def test_a_second_run_changes_no_row(sqlite_database: str) -> None:
    before = rows(sqlite_database)
    summary = run([str(ARTICLES)], Settings(database_url=sqlite_database))
    assert summary.nothing_new and rows(sqlite_database) == before


def test_the_order_of_files_changes_no_claim_and_no_entity(sqlite_database: str, tmp_path: Path) -> None:
    database = str(tmp_path / "reversed.db")
    files = sorted((str(path) for path in ARTICLES.iterdir() if path.suffix), reverse=True)
    run(files, Settings(database_url=database))
    expected, found = rows(sqlite_database, RUN_NAMED), rows(database, RUN_NAMED)
    for name in ("documents", "claims", "evidence", "entities", "entity_names", "facts"):
        assert found[name] == expected[name], name
