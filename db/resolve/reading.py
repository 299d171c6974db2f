"""Reading what the rules need: nodes by block, and the stories that name them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from db.tables.entities import entity_nodes
from db.tables.proof import claim_nodes, claims, mentions
from db.tables.source import stories

BATCH = 900
"""Ids in one IN list: old SQLite takes 999 variables."""


class NodeRow(NamedTuple):
    """A row of entity_nodes."""

    id: str
    kind: str
    name: str
    country: str | None
    known: str | None
    attributes: str
    block: str
    entity_id: str


class Naming(NamedTuple):
    """A story that names a node."""

    story_id: str
    document_id: str
    duplicate_group: str | None


NODE: tuple[Any, ...] = (
    entity_nodes.c.id,
    entity_nodes.c.kind,
    entity_nodes.c.name,
    entity_nodes.c.country,
    entity_nodes.c.known,
    entity_nodes.c.attributes,
    entity_nodes.c.block,
    entity_nodes.c.entity_id,
)


def batched(connection: Connection, query: Select[Any], column: Any, values: Collection[str]) -> Iterator[Any]:
    """The query's rows where `column` is one of the values, sorted values first for the same order everywhere."""
    ordered: Sequence[str] = sorted(values)
    for start in range(0, len(ordered), BATCH):
        # all at once: row by row is three times slower
        yield from connection.execute(query.where(column.in_(ordered[start : start + BATCH]))).fetchall()


def touched_blocks(connection: Connection, story_ids: Collection[str] | None) -> set[str] | None:
    """The blocks of the nodes that the stories name; None (every story) gives None (every block)."""
    if story_ids is None:
        return None
    named = select(entity_nodes.c.block).join(mentions, mentions.c.node_id == entity_nodes.c.id).distinct()
    found = {row[0] for row in batched(connection, named, mentions.c.story_id, story_ids)}
    referred = select(entity_nodes.c.block).join(claim_nodes, claim_nodes.c.node_id == entity_nodes.c.id)
    referred = referred.join(claims, claims.c.id == claim_nodes.c.claim_id).distinct()
    return found | {row[0] for row in batched(connection, referred, claims.c.story_id, story_ids)}


def nodes_of_blocks(connection: Connection, blocks: Collection[str] | None) -> list[NodeRow]:
    """The nodes of the blocks, or all; ordered by id."""
    if blocks is None:
        return sorted(NodeRow._make(row) for row in connection.execute(select(*NODE)))
    return nodes_by(connection, entity_nodes.c.block, blocks)


def nodes_by(connection: Connection, column: Any, values: Collection[str]) -> list[NodeRow]:
    """The nodes whose `column` is one of the values; ordered by id."""
    return sorted(NodeRow._make(row) for row in batched(connection, select(*NODE), column, values))


def namings(connection: Connection, node_ids: Collection[str]) -> dict[str, list[Naming]]:
    """The stories that name each node, each once."""
    query = select(mentions.c.node_id, stories.c.id, stories.c.document_id, stories.c.duplicate_group)
    query = query.join(stories, stories.c.id == mentions.c.story_id).group_by(
        mentions.c.node_id, stories.c.id, stories.c.document_id, stories.c.duplicate_group
    )
    found: dict[str, list[Naming]] = {}
    for node_id, *rest in batched(connection, query, mentions.c.node_id, node_ids):
        found.setdefault(node_id, []).append(Naming(*rest))
    return found
