"""The driver's own cursor: statements on many rows go through it, since SQLAlchemy's execution costs more than most of them."""

from __future__ import annotations

from sqlalchemy import Connection, Dialect
from sqlalchemy.engine.interfaces import DBAPICursor

Cursor = DBAPICursor


def cursor_of(connection: Connection) -> Cursor:
    """A cursor in the connection's transaction. Its errors are the driver's: `db.connect.explained` knows them."""
    return connection.connection.cursor()


def marked(dialect: Dialect, text: str) -> str:
    """A statement written with ? in the paramstyle of the dialect. It must hold no other question mark or per cent sign."""
    return text.replace("?", "%s") if dialect.paramstyle in ("format", "pyformat") else text
