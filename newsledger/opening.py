"""The database for the length of a command: opened, its schema checked, and every connection closed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Engine


@contextmanager
def writable(database: str) -> Iterator[Engine]:
    """The database at the path or URL, made if it is new. Raises StoreError, SchemaVersionError for another schema."""
    from db.connect import open_engine
    from db.migrate import ready

    engine = open_engine(database)
    try:
        ready(engine)
        yield engine
    finally:
        engine.dispose()


@contextmanager
def readable(database: str) -> Iterator[Engine]:
    """The database at the path or URL, which must exist. Raises StoreError, SchemaVersionError for another schema."""
    from db.connect import open_engine
    from db.migrate import check

    engine = open_engine(database, create=False)
    try:
        check(engine)
        yield engine
    finally:
        engine.dispose()
