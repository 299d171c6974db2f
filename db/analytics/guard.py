"""What SQL of a user may run: one statement that only reads, on tables that are there."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from db.errors import QueryError

if TYPE_CHECKING:
    import duckdb

READING = frozenset({"SELECT", "EXPLAIN"})
"""Statement types of DuckDB's parser that read: SELECT covers WITH, FROM, VALUES, TABLE, DESCRIBE, SUMMARIZE and SHOW as well."""

DYNAMIC = frozenset({"query", "query_table"})
"""Functions that take the name of a table at run time, so that a look at the SQL cannot tell which tables it reads."""

_TABLE = re.compile(r"Table with name (\S+) does not exist|Table Function with name \"?(\w+)\"? does not exist")
_COLUMN = re.compile(r'Referenced column "([^"]+)" not found|does not have a column named "([^"]+)"')


def one_reading_statement(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    """The one statement of a text. Raises QueryError when it does not parse, is none or several, or does something else than read."""
    import duckdb

    try:
        statements = connection.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryError(f"not SQL that DuckDB understands: {_first(error)}") from error
    if len(statements) != 1:
        raise QueryError(f"a query is one statement, this has {len(statements)}")
    kind = statements[0].type.name
    if kind not in READING:
        raise QueryError(f"{kind} is refused: queries only read; use SELECT, WITH, FROM, DESCRIBE, SUMMARIZE, SHOW or EXPLAIN")
    return statements[0]


def explained(connection: duckdb.DuckDBPyConnection, error: duckdb.Error) -> QueryError:
    """The error as a QueryError which names the unknown table or column and the known names that are closest to it."""
    text = str(error)
    table = _TABLE.search(text)
    if table:
        return QueryError(_unknown("table or view", (table[1] or table[2]).strip('"'), _names(connection, "table_name")))
    column = _COLUMN.search(text)
    if column:
        return QueryError(_unknown("column", column[1] or column[2], _names(connection, "column_name")))
    if "file system operations are disabled" in text or "disabled by configuration" in text:
        return QueryError("files and the network are closed to queries; use the tables of the store (SHOW TABLES lists them)")
    if "read-only mode" in text:
        return QueryError("queries only read; nothing was changed")
    return QueryError(_first(error))


def _unknown(what: str, name: str, known: list[str]) -> str:
    close = get_close_matches(name.lower(), known, n=5, cutoff=0.5)
    part = [other for other in known if name.lower() in other and other not in close][:5]
    if close or part:
        return f"no {what} {name!r}; close names: {', '.join(close + part)}"
    shown = ", ".join(known) if what != "column" else "see DESCRIBE of the table"
    return f"no {what} {name!r}; there are: {shown}"


def _names(connection: duckdb.DuckDBPyConnection, column: str) -> list[str]:
    rows = connection.execute(
        f"SELECT DISTINCT {column} FROM information_schema.columns WHERE table_schema = 'main' ORDER BY 1",
    ).fetchall()
    return [row[0] for row in rows]


def _first(error: Exception) -> str:
    """DuckDB's message without the drawing of the line that follows it."""
    return " ".join(str(error).split("\n\nLINE ", 1)[0].split())
