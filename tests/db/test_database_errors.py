"""A database that cannot be used says so in one line that names it, and is left as it was."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db import connect
from db.connect import database_url, open_engine
from db.migrate import check, ready, upgrade
from db.store import RunInfo, Store
from extract.errors import SchemaVersionError, StoreError
from tests.db.made import MIGRATIONS, document, everything


def test_an_empty_database_is_made_ready(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "new.db")
    with pytest.raises(SchemaVersionError, match="empty database"):
        check(engine)
    ready(engine)
    check(engine)


@pytest.mark.parametrize(("revision", "words"), [("0000", "older.*db upgrade"), ("9999", "newer.*install")])
def test_another_schema_version_is_named(sqlite: Engine, revision: str, words: str) -> None:
    with sqlite.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")
    with pytest.raises(SchemaVersionError, match=f"news.db.*{words}"):
        check(sqlite)
    if revision == "9999":
        with pytest.raises(SchemaVersionError, match="newer"):
            upgrade(sqlite, MIGRATIONS)


def test_a_database_of_another_program_is_never_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE cookies (a)")
    engine = open_engine(path)
    for act in (lambda: check(engine), lambda: upgrade(engine, MIGRATIONS), lambda: ready(engine)):
        with pytest.raises(StoreError, match=r"other\.db: holds other tables \(cookies\)"):
            act()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("cookies",)]


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear reader, this is no database at all. " * 40)
    with pytest.raises(StoreError, match=r"letter\.db: is not an SQLite database"):
        open_engine(path)


def test_a_missing_folder_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        open_engine(tmp_path / "nowhere" / "news.db")
    with pytest.raises(StoreError, match="is a folder"):
        open_engine(tmp_path)
    with pytest.raises(StoreError, match="no such database"):
        open_engine(tmp_path / "absent.db", create=False)


def test_a_locked_database(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "PRAGMAS", ("PRAGMA foreign_keys = ON", "PRAGMA busy_timeout = 50"))
    path = str(sqlite.url.database)
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with Store(open_engine(path)) as store, pytest.raises(StoreError, match=r"news\.db: is locked"):
        store.save(store.begin_run(RunInfo("rules", "1")), document(), document().stories[0], everything())
    other.rollback()
    other.close()


def test_a_read_only_database(sqlite: Engine, tmp_path: Path) -> None:
    path = str(sqlite.url.database)
    sqlite.dispose()
    engine = open_engine(f"sqlite:///file:{path}?mode=ro&uri=true")
    with Store(engine) as store, pytest.raises(StoreError, match="read-only"):
        store.save(store.begin_run(RunInfo("rules", "1")), document(), document().stories[0], everything())
    engine.dispose()


def test_an_unreachable_postgresql_is_named_without_its_password() -> None:
    with pytest.raises(StoreError) as caught:
        open_engine("postgresql://reader:geheim@127.0.0.1:1/news")
    assert "127.0.0.1:1/news" in str(caught.value)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("database", ["mysql://host/news", "no such://thing"])
def test_another_kind_of_database(database: str) -> None:
    with pytest.raises(StoreError):
        open_engine(database)


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("news.db", "sqlite"),
        (f"{os.sep}data{os.sep}news.db", "sqlite"),
        ("sqlite:///news.db", "sqlite"),
        ("postgresql://host/news", "postgresql+psycopg"),
        ("postgres://host/news", "postgresql+psycopg"),
    ],
)
def test_paths_and_urls(given: str, driver: str) -> None:
    assert database_url(given).drivername == driver
