"""ClaimView: a current claim as the fact rules see it, and the loading of those that may tell one happening."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from sqlalchemy import Connection, Table, select

from db.resolve.reading import batched
from db.tables.proof import attributions, claims
from db.tables.record_tables import CHILD_TABLES, RECORD_TABLES
from db.tables.source import stories
from extract.records import RECORDS, children_of

Cells = dict[str, Any]


@dataclass(slots=True)
class ClaimView:
    """A current claim: its fact row in `cells`, its list rows in `children`."""

    key: str
    claim_id: str
    record_type: str
    story_id: str
    group: str
    """The story's group of near-duplicates, or the story: within it the same is told once."""
    status: str
    modality: str
    fact_id: str
    cells: Cells
    children: list[Cells] = field(default_factory=list)
    speaker: str | None = None
    """Entity, or words, of the deepest in the chain; None when nobody is named."""

    def ids(self, column: str) -> frozenset[str]:
        """The entities of a column of its list rows."""
        return frozenset(child[column] for child in self.children if child[column])

    def dates(self, name: str) -> tuple[date | None, date | None]:
        """The bounds of a date field."""
        return self.cells[f"{name}_earliest"], self.cells[f"{name}_latest"]


KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    "event": (("event_participants", "entity_id"),),
    "deployment": (("deployments", "contributor_id"), ("deployments", "unit_id")),
    "weapon_sighting": (("weapon_alternatives", "weapon_id"),),
    "weapon_transfer": (("weapon_transfers", "supplier_id"), ("weapon_transfers", "recipient_id")),
    "agreement": (("agreement_parties", "entity_id"),),
    "casualty": (("casualties", "place_id"), ("casualties", "caused_by_id")),
    "role": (("roles", "person_id"),),
    "statement": (("statements", "speaker_id"),),
}
"""The columns of which one must be equal before two claims of different stories are compared."""

RECORD_OF = {record.record_type: record for record in RECORDS}


def candidates(connection: Connection, story_ids: Collection[str] | None) -> list[ClaimView]:
    """The current claims of the stories (None: of all) and those of other stories that share a key entity with one of them."""
    query = _query()
    if story_ids is None:
        return _filled(connection, list(connection.execute(query)))
    own = list(batched(connection, query, claims.c.story_id, story_ids))
    keyed = {row.id for row in own}
    near: set[str] = set()
    for record_type in {row.record_type for row in own}:
        mine = {row.id for row in own if row.record_type == record_type}
        for table_name, column in KEYS[record_type]:
            table = _table(table_name)
            values = {v for (v,) in batched(connection, select(table.c[column]), table.c.claim_id, mine) if v}
            near |= {c for (c,) in batched(connection, select(table.c.claim_id), table.c[column], values)}
    groups = {row.duplicate_group for row in own} - {None}
    copies = batched(connection, select(claims.c.id).join(stories, stories.c.id == claims.c.story_id), stories.c.duplicate_group, groups)
    others = ({row[0] for row in copies} | near) - keyed
    return _filled(connection, [*own, *batched(connection, query, claims.c.id, others)])


def by_keys(connection: Connection, keys: Collection[str]) -> list[ClaimView]:
    """The current claims with these content keys, without their cells."""
    return _views(list(batched(connection, _query(), claims.c.content_key, keys)))


def by_facts(connection: Connection, fact_ids: Collection[str]) -> list[ClaimView]:
    """The current claims of these facts, without their cells."""
    return _views(list(batched(connection, _query(), claims.c.fact_id, fact_ids)))


def _query() -> Any:
    c = claims.c
    columns = (c.id, c.content_key, c.record_type, c.story_id, c.status, c.modality, c.fact_id)
    joined = select(*columns, stories.c.duplicate_group).join(stories, stories.c.id == claims.c.story_id)
    return joined.where(claims.c.is_current)


def _views(rows: list[Any]) -> list[ClaimView]:
    found = {
        key: ClaimView(key, claim_id, record_type, story_id, group or story_id, status, modality, fact_id, {})
        for claim_id, key, record_type, story_id, status, modality, fact_id, group in rows
    }
    return [found[key] for key in sorted(found)]


def _filled(connection: Connection, rows: list[Any]) -> list[ClaimView]:
    views = _views(rows)
    by_id = {view.claim_id: view for view in views}
    for record_type, record in RECORD_OF.items():
        mine = {view.claim_id for view in views if view.record_type == record_type}
        table = RECORD_TABLES[record.table]
        names = table.c.keys()
        for row in batched(connection, select(table), table.c.claim_id, mine):
            cells = dict(zip(names, row, strict=True))
            by_id[cells["claim_id"]].cells = cells
        for spec in children_of(record):
            child = CHILD_TABLES[cast(Any, spec.child).table]
            names = child.c.keys()
            for row in batched(connection, select(child).order_by(child.c.claim_id, child.c.ordinal), child.c.claim_id, mine):
                cells = dict(zip(names, row, strict=True))
                by_id[cells["claim_id"]].children.append(cells)
    chain = select(attributions.c.claim_id, attributions.c.agent_id, attributions.c.agent_text).order_by(attributions.c.depth)
    for claim_id, agent_id, agent_text in batched(connection, chain, attributions.c.claim_id, set(by_id)):
        by_id[claim_id].speaker = agent_id or agent_text
    return views


def _table(name: str) -> Table:
    return RECORD_TABLES[name] if name in RECORD_TABLES else CHILD_TABLES[name]
