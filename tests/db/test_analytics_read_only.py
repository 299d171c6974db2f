"""SQL of a user only reads, only the store, one statement at a time; what is refused says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.analytics import Catalog, ask, open_analytics, run_select
from db.errors import QueryError
from tests.db.a_store import Store, new_store

CATALOG = Catalog(Path(__file__).parents[2] / "sql" / "views")


@pytest.fixture(scope="module")
def store() -> Store:
    store = new_store()
    store.story("s")
    return store


REFUSED = (
    ("INSERT INTO stories SELECT * FROM stories", "INSERT is refused"),
    ("UPDATE stories SET title = 'x'", "UPDATE is refused"),
    ("DELETE FROM stories", "DELETE is refused"),
    ("CREATE TABLE t (a INT)", "CREATE is refused"),
    ("DROP TABLE stories", "DROP is refused"),
    ("COPY stories TO 'out.csv'", "COPY is refused"),
    ("ATTACH 'other.db'", "ATTACH is refused"),
    ("PRAGMA database_size", "PRAGMA is refused"),
    ("SET threads = 1", "SET is refused"),
    ("SET enable_external_access = true", "SET is refused"),
    ("INSTALL httpfs", "LOAD is refused"),
    ("LOAD httpfs", "LOAD is refused"),
    ("EXPORT DATABASE 'x'", "EXPORT is refused"),
    ("CALL pragma_version()", "CALL is refused"),
    ("PREPARE p AS SELECT 1", "PREPARE is refused"),
    ("EXPLAIN ANALYZE INSERT INTO stories SELECT * FROM stories", "queries only read"),
    ("SELECT * FROM read_csv('/etc/passwd')", "files and the network are closed"),
    ("SELECT * FROM read_text('/etc/passwd')", "files and the network are closed"),
    ("SELECT * FROM glob('/etc/*')", "files and the network are closed"),
    ("SELECT * FROM '/etc/passwd'", "no table or view '/etc/passwd'"),
    ("SELECT 1; SELECT 2", "one statement, this has 2"),
    ("SELECT 1; DROP TABLE stories", "one statement, this has 2"),
    ("", "one statement, this has 0"),
    ("-- nothing", "one statement, this has 0"),
    ("SELEC 1", "not SQL that DuckDB understands"),
    ("SELECT * FROM storys", "no table or view 'storys'; close names: stories"),
    ("SELECT * FROM deployment", "close names: deployments"),
    ("SELECT titel FROM stories", "no column 'titel'; close names: title"),
    ("SELECT s.titel FROM stories s", "no column 'titel'; close names: title"),
    ("SELECT $who", "needs a value for $who"),
)


@pytest.mark.parametrize(("sql", "message"), REFUSED, ids=[sql[:40] or "empty" for sql, _ in REFUSED])
def test_refused(store: Store, sql: str, message: str) -> None:
    with pytest.raises(QueryError) as raised:
        ask(store.engine, CATALOG, sql)
    assert message in str(raised.value)
    assert "LINE 1" not in str(raised.value)


ALLOWED = (
    "SELECT 1",
    "WITH a AS (SELECT 1) SELECT * FROM a",
    "FROM stories",
    "VALUES (1)",
    "DESCRIBE stories",
    "SUMMARIZE stories",
    "SHOW TABLES",
    "EXPLAIN SELECT * FROM stories",
    "SELECT 1;",
    "/* why */ SELECT ';' -- not the end",
)


@pytest.mark.parametrize("sql", ALLOWED)
def test_allowed(store: Store, sql: str) -> None:
    assert ask(store.engine, CATALOG, sql).rows


def test_unknown_parameter_is_named(store: Store) -> None:
    with pytest.raises(QueryError, match="has no parameter 'b'"):
        ask(store.engine, CATALOG, "SELECT $a", {"a": 1, "b": 2})


def test_python_variables_are_no_tables(store: Store) -> None:
    import pyarrow as pa

    secret = pa.table({"a": [1]})
    assert secret.num_rows == 1
    with pytest.raises(QueryError, match="no table or view 'secret'"):
        ask(store.engine, CATALOG, "SELECT * FROM secret")


def test_a_session_goes_on_after_a_refused_query(store: Store) -> None:
    connection = open_analytics(store.engine, CATALOG)
    with pytest.raises(QueryError):
        run_select(connection, "SELECT nothing FROM stories")
    with pytest.raises(QueryError):
        run_select(connection, "EXPLAIN ANALYZE DELETE FROM stories")
    assert run_select(connection, "SELECT count(*) FROM stories").rows == ((1,),)


def test_the_store_is_not_touched(store: Store) -> None:
    ask(store.engine, CATALOG, "SELECT * FROM stories")
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM stories").scalar() == 1
