"""Claims in short: what each says, where it stands and through whom it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from db.show.shown import Claimed, Row
from db.tables import RECORD_TABLES, attributions, claims, documents, entities, sources, stories
from extract.records import RECORDS


def claimed(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Claimed, ...]:
    """The claims that meet all conditions: current ones first, then by publication, story and id."""
    chosen = select(claims.c.id).where(*conditions)
    outlet = func.coalesce(stories.c.source_id, documents.c.source_id)
    query = (
        select(
            claims,
            func.coalesce(stories.c.title, documents.c.title).label("story_title"),
            stories.c.published_edtf,
            stories.c.duplicate_group,
            sources.c.name.label("outlet"),
        )
        .join_from(claims, stories, stories.c.id == claims.c.story_id)
        .join(documents, documents.c.id == stories.c.document_id)
        .outerjoin(sources, sources.c.id == outlet)
        .where(*conditions)
        .order_by(claims.c.is_current.desc(), stories.c.published_earliest, claims.c.story_id, claims.c.id)
    )
    rows = connection.execute(query).mappings().all()
    cells = {
        row["claim_id"]: without_nulls({name: value for name, value in row.items() if name != "claim_id"})
        for record in RECORDS
        for row in connection.execute(
            select(RECORD_TABLES[record.table]).where(RECORD_TABLES[record.table].c.claim_id.in_(chosen))
        ).mappings()
    }
    chains = _chains(connection, chosen.scalar_subquery())
    return tuple(_one(row, cells.get(row["id"], {}), chains.get(row["id"], [])) for row in rows)


def without_nulls(row: Mapping[Any, Any]) -> Row:
    """The cells of a row that hold something."""
    return {str(name): value for name, value in row.items() if value is not None}


def _one(row: Mapping[Any, Any], cells: Row, chain: Sequence[str]) -> Claimed:
    return Claimed(
        id=row["id"],
        record_type=row["record_type"],
        status=row["status"],
        modality=row["modality"],
        is_current=row["is_current"],
        row=cells,
        story_id=row["story_id"],
        story_title=row["story_title"],
        outlet=row["outlet"],
        published=row["published_edtf"],
        duplicate_group=row["duplicate_group"],
        chain=" <- ".join(chain) or row["outlet"] or "unknown publisher",
    )


def _chains(connection: Connection, chosen: Any) -> dict[str, list[str]]:
    """Claim id -> the names of its chain, the publisher first."""
    name = func.coalesce(entities.c.name, attributions.c.agent_text, "unknown publisher")
    query = (
        select(attributions.c.claim_id, name)
        .outerjoin_from(attributions, entities, entities.c.id == attributions.c.agent_id)
        .where(attributions.c.claim_id.in_(chosen))
        .order_by(attributions.c.claim_id, attributions.c.depth)
    )
    chains: dict[str, list[str]] = defaultdict(list)
    for key, link in connection.execute(query):
        chains[key].append(link)
    return chains
