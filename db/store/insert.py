"""Inserts: one SQL text per table, built once, executed for all rows of a story at once.

Raw driver statements: SQLAlchemy's own insert would convert every value of every row once more.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Dialect, Table

from extract.fields import Cell

Row = tuple[Cell, ...]


class Inserts:
    """INSERT statements in the paramstyle of a dialect. Rows are tuples in the order of the table's columns, dates as ISO text."""

    def __init__(self, dialect: Dialect) -> None:
        self.mark = "%s" if dialect.paramstyle in ("format", "pyformat") else "?"
        self._quote = dialect.identifier_preparer.quote
        self._texts: dict[tuple[str, str], str] = {}

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Inserts the rows; a row that is there already is an error."""
        self._run(connection, table, rows, "")

    def add(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Inserts the rows that are not there yet."""
        self._run(connection, table, rows, "ON CONFLICT DO NOTHING")

    def replace(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Inserts the rows; one that is there already, by its primary key, takes the new values."""
        keys = [self._quote(c.name) for c in table.primary_key]
        others = [self._quote(c.name) for c in table.columns if not c.primary_key]
        values = ", ".join(f"{name} = excluded.{name}" for name in others)
        update = f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {values}"
        self._run(connection, table, rows, update if others else "ON CONFLICT DO NOTHING")

    def sql(self, text: str) -> str:
        """A statement written with ? in the paramstyle of the dialect. It must hold no other question mark or per cent sign."""
        return text.replace("?", self.mark)

    def marks(self, count: int) -> str:
        """`count` placeholders for an IN list."""
        return ", ".join([self.mark] * count)

    def _run(self, connection: Connection, table: Table, rows: Sequence[Row], conflict: str) -> None:
        if not rows:
            return
        text = self._texts.get((table.name, conflict))
        if text is None:
            columns = ", ".join(self._quote(column.name) for column in table.columns)
            # names come from the declarations, never from input
            text = f"INSERT INTO {self._quote(table.name)} ({columns}) VALUES ({self.marks(len(table.columns))}) {conflict}"
            self._texts[table.name, conflict] = text
        connection.exec_driver_sql(text, list(rows))
