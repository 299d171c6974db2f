"""Runs that nobody ended: their process was killed, and what they stored may not be resolved yet."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, select, update

from db.connect import explained
from db.store.run import now
from db.tables.runs import runs


def abandoned_runs(engine: Engine) -> tuple[str, ...]:
    """Ids of the runs without an end; another process that is at work is among them. Raises StoreError."""
    with explained(engine), engine.connect() as connection:
        return tuple(connection.scalars(select(runs.c.id).where(runs.c.ended_at.is_(None)).order_by(runs.c.id)))


def close_runs(engine: Engine, ids: Sequence[str]) -> None:
    """Ends the runs as interrupted, once what they stored is resolved; a run that is still at work ends itself later. Raises StoreError."""
    if ids:
        with explained(engine), engine.begin() as connection:
            still_open = update(runs).where(runs.c.id.in_(ids), runs.c.ended_at.is_(None))
            connection.execute(still_open.values(state="interrupted", ended_at=now()))
