"""status: what is stored, what is incomplete and why, added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Engine, Select, Subquery, func, select, true

from db.connect import explained
from db.migrate import current as revision_of
from db.tables import claims, documents, entities, facts, rejections, runs, stories, story_runs

LAST_RUNS = 5
"""Runs that are listed."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Stories that the latest run over them left partial or failed, for one reason."""

    state: str
    reason: str
    stories: int
    example: str
    """Id of one of them."""


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run. `ended_at` is None while it runs or when it was killed; tokens and cost are 0 without a model."""

    id: str
    extractor: str
    version: str
    model: str | None
    state: str
    started_at: str
    ended_at: str | None
    stories: int
    claims: int
    rejections: int
    input_tokens: int
    output_tokens: int
    cost_usd: float


@dataclass(frozen=True, slots=True)
class Status:
    """The store in numbers. Claims are current ones; story states are those of the latest run over each story."""

    revision: str | None
    """Schema revision; None when the database is empty."""
    documents: int
    stories: Mapping[str, int]
    """By kind."""
    unread: int
    """Stories that may yield claims and that no run has read."""
    story_states: Mapping[str, int]
    unfinished: tuple[Unfinished, ...]
    claims: Mapping[str, int]
    """By record type."""
    statuses: Mapping[str, int]
    modalities: Mapping[str, int]
    replaced_claims: int
    """Claims that a later run or a review replaced."""
    facts: int
    entities: Mapping[str, int]
    """By kind."""
    rejections: Mapping[str, int]
    """By reason, of the latest run over each story."""
    duplicate_groups: int
    duplicate_stories: int
    """Stories that are in a duplicate group."""
    runs: int
    last_runs: tuple[RunLine, ...]
    """The newest first."""
    input_tokens: int
    output_tokens: int
    cost_usd: float


def status(engine: Engine) -> Status:
    """What the store holds, and what is incomplete and why. Raises StoreError when it cannot be read."""
    revision = revision_of(engine)
    with explained(engine), engine.connect() as connection:
        current = claims.c.is_current == true()
        grouped = select(func.count(stories.c.duplicate_group.distinct()), func.count(stories.c.duplicate_group))
        groups, copies = connection.execute(grouped).one()
        sums = (func.coalesce(func.sum(column), 0) for column in (runs.c.input_tokens, runs.c.output_tokens, runs.c.cost_usd))
        input_tokens, output_tokens, cost = connection.execute(select(*sums)).one()
        return Status(
            revision=revision,
            documents=_count(connection, select(func.count()).select_from(documents)),
            stories=_by(connection, stories.c.kind),
            unread=_unread(connection),
            story_states=_states(connection),
            unfinished=_unfinished(connection),
            claims=_by(connection, claims.c.record_type, current),
            statuses=_by(connection, claims.c.status, current),
            modalities=_by(connection, claims.c.modality, current),
            replaced_claims=_count(connection, select(func.count()).select_from(claims).where(~current)),
            facts=_count(connection, select(func.count()).select_from(facts)),
            entities=_by(connection, entities.c.kind),
            rejections=_rejections(connection),
            duplicate_groups=groups,
            duplicate_stories=copies,
            runs=_count(connection, select(func.count()).select_from(runs)),
            last_runs=_last_runs(connection),
            input_tokens=int(input_tokens),
            output_tokens=int(output_tokens),
            cost_usd=float(cost),
        )


def _count(connection: Connection, query: Select[int]) -> int:
    return connection.execute(query).scalar_one()


def _by(connection: Connection, column: ColumnElement[str], *conditions: ColumnElement[bool]) -> dict[str, int]:
    """Rows per value of a column, the most first."""
    number = func.count()
    query = select(column, number).where(*conditions).group_by(column).order_by(number.desc(), column)
    return {value: count for value, count in connection.execute(query)}


def _latest() -> Subquery:
    """The row of story_runs of the latest run over each story."""
    order = func.row_number().over(partition_by=story_runs.c.story_id, order_by=(runs.c.started_at.desc(), runs.c.id.desc()))
    ranked = select(story_runs, order.label("place")).join_from(story_runs, runs, runs.c.id == story_runs.c.run_id).subquery()
    return select(ranked).where(ranked.c.place == 1).subquery()


def _unread(connection: Connection) -> int:
    read = select(story_runs.c.story_id)
    query = select(func.count()).select_from(stories).where(stories.c.kind != "boilerplate", stories.c.id.not_in(read))
    return _count(connection, query)


def _states(connection: Connection) -> dict[str, int]:
    return _by(connection, _latest().c.state)


def _unfinished(connection: Connection) -> tuple[Unfinished, ...]:
    latest = _latest().c
    number = func.count()
    query = (
        select(latest.state, func.coalesce(latest.reason, "no reason given"), number, func.min(latest.story_id))
        .where(latest.state != "done")
        .group_by(latest.state, latest.reason)
        .order_by(number.desc(), latest.state, latest.reason)
    )
    return tuple(Unfinished(*row) for row in connection.execute(query))


def _rejections(connection: Connection) -> dict[str, int]:
    latest = _latest()
    number = func.count()
    query = (
        select(rejections.c.reason, number)
        .join_from(rejections, latest, (latest.c.story_id == rejections.c.story_id) & (latest.c.run_id == rejections.c.run_id))
        .group_by(rejections.c.reason)
        .order_by(number.desc(), rejections.c.reason)
    )
    return {reason: count for reason, count in connection.execute(query)}


def _last_runs(connection: Connection) -> tuple[RunLine, ...]:
    r, s = runs.c, story_runs.c
    query = (
        select(
            *(r.id, r.extractor, r.version, r.model, r.state, r.started_at, r.ended_at),
            func.count(s.story_id).label("stories"),
            func.coalesce(func.sum(s.claims), 0).label("claims"),
            func.coalesce(func.sum(s.rejections), 0).label("rejections"),
            func.coalesce(r.input_tokens, 0).label("input_tokens"),
            func.coalesce(r.output_tokens, 0).label("output_tokens"),
            func.coalesce(r.cost_usd, 0.0).label("cost_usd"),
        )
        .outerjoin_from(runs, story_runs, s.run_id == r.id)
        .group_by(*runs.columns)
        .order_by(r.started_at.desc(), r.id.desc())
        .limit(LAST_RUNS)
    )
    found = connection.execute(query).mappings()
    # PostgreSQL sums whole numbers to Decimal
    return tuple(RunLine(**dict(row) | {"claims": int(row["claims"]), "rejections": int(row["rejections"])}) for row in found)
