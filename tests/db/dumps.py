"""Whole databases as values, to compare them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Engine, select

from db.tables import metadata

TIMES = frozenset({"started_at", "ended_at", "created_at", "retrieved_at"})


def dump(engine: Engine, without: Collection[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, times left out, ordered by all columns."""
    found = {}
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # its writers do not look what a row refers to
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        for table in metadata.tables.values():
            if table.name not in without:
                columns = [column for column in table.columns if column.name not in TIMES]
                found[table.name] = sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)
    return found


def column(engine: Engine, table: str, name: str, **where: object) -> list[Any]:
    """The values of one column, sorted."""
    t = metadata.tables[table]
    query = select(t.c[name]).where(*(t.c[key] == value for key, value in where.items()))
    with engine.connect() as connection:
        return sorted(connection.scalars(query), key=repr)
