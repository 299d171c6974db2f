"""Acronyms: a body that one story names only "CAR" is the one that another story introduces by that name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from db.resolve.judgements import Pair, pair_of
from db.resolve.reading import NodeRow, batched
from db.resolve.verdict import Verdict, verdict
from db.tables.entities import entity_nodes, node_names
from extract.fields import EntityKind

LETTERS = (2, 8)
"""Shortest and longest acronym."""


def acronym_pairs(connection: Connection, nodes: Sequence[NodeRow]) -> dict[Pair, Verdict]:
    """The pairs of an organization named by its acronym alone and the only one that elsewhere has the acronym beside a full name."""
    short = {node.name: node for node in nodes if is_acronym(node)}
    query = select(node_names.c.name, entity_nodes.c.id, entity_nodes.c.country, entity_nodes.c.name)
    query = query.join(entity_nodes, entity_nodes.c.id == node_names.c.node_id).where(entity_nodes.c.kind == EntityKind.ORGANIZATION.value)
    bearers: dict[str, list[str]] = {}
    for name, node_id, country, full in batched(connection, query, node_names.c.name, set(short)):
        if full != name and (not country or not short[name].country or country == short[name].country):
            bearers.setdefault(name, []).append(node_id)
    return {
        pair_of(short[name].id, found[0]): verdict(0.9, f"{name} is introduced with its full name elsewhere")
        for name, found in bearers.items()
        if len(found) == 1
    }


def is_acronym(node: NodeRow) -> bool:
    """Whether the node is an organization of which only an acronym is known."""
    if node.kind != EntityKind.ORGANIZATION or node.known:
        return False
    return node.name.isupper() and node.name.isalnum() and LETTERS[0] <= len(node.name) <= LETTERS[1]
