"""Inserts: one SQL text per table, built once, executed for all rows of a story at once."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Dialect, Table

from db.driver import Cursor, marked
from extract.fields import Cell

Row = tuple[Cell, ...]


class Inserts:
    """INSERT statements in the paramstyle of a dialect. Rows are tuples in the order of the table's columns, dates as ISO text."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._quote = dialect.identifier_preparer.quote
        self._texts: dict[tuple[str, str], str] = {}

    def insert(self, cursor: Cursor, table: Table, rows: Sequence[Row]) -> None:
        """Inserts the rows; a row that is there already is an error."""
        if rows:
            cursor.executemany(self._text(table, "insert"), rows)

    def add(self, cursor: Cursor, table: Table, rows: Sequence[Row]) -> None:
        """Inserts the rows that are not there yet."""
        if rows:
            cursor.executemany(self._text(table, "add"), rows)

    def replace(self, cursor: Cursor, table: Table, rows: Sequence[Row]) -> None:
        """Inserts the rows; one that is there already, by its primary key, takes the new values."""
        if rows:
            cursor.executemany(self._text(table, "replace"), rows)

    def _text(self, table: Table, verb: str) -> str:
        text = self._texts.get((table.name, verb))
        if text is None:
            # names come from the declarations, never from input
            columns = ", ".join(self._quote(column.name) for column in table.columns)
            values = ", ".join("?" for _ in table.columns)
            text = f"INSERT INTO {self._quote(table.name)} ({columns}) VALUES ({values}) {self._conflict(table, verb)}"
            text = self._texts[table.name, verb] = marked(self._dialect, text)
        return text

    def _conflict(self, table: Table, verb: str) -> str:
        others = [self._quote(c.name) for c in table.columns if not c.primary_key]
        if verb == "insert":
            return ""
        if verb == "add" or not others:
            return "ON CONFLICT DO NOTHING"
        keys = ", ".join(self._quote(c.name) for c in table.primary_key)
        return f"ON CONFLICT ({keys}) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in others)}"
