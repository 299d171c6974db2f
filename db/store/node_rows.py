"""Writing nodes: new ones with an entity of their own, known ones joined with what this story adds."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from db.store.insert import Inserts
from db.store.nodes import KIND_TABLES, Node, entity_row, joined, kind_row
from db.tables.entities import entities, entity_names, entity_nodes, node_names

BATCH = 500
"""Ids in one IN list: SQLite before 3.32 takes 999 variables."""


def write_nodes(connection: Connection, inserts: Inserts, found: Iterable[Node]) -> dict[str, str]:
    """Stores the nodes of a story; returns node id -> entity id. Two entities of a story that are one node are joined first."""
    nodes: dict[str, Node] = {}
    for node in found:
        nodes[node.id] = joined(nodes[node.id], node) if node.id in nodes else node
    stored = stored_nodes(connection, inserts, list(nodes))
    new = [node for node in nodes.values() if node.id not in stored]
    _write_new(connection, inserts, new)
    owners = {node.id: node.id for node in new}
    for node in nodes.values():
        if node.id in stored:
            before, owners[node.id] = stored[node.id]
            _write_joined(connection, inserts, before, node, owners[node.id])
    inserts.add(connection, node_names, [(node.id, name) for node in nodes.values() for name in sorted(node.names)])
    inserts.add(connection, entity_names, [(owners[node.id], name) for node in nodes.values() for name in sorted(node.names)])
    return owners


def stored_nodes(connection: Connection, inserts: Inserts, ids: list[str]) -> dict[str, tuple[Node, str]]:
    """The stored nodes among `ids` without their names, each with its entity id."""
    from extract.fields import EntityKind

    found: dict[str, tuple[Node, str]] = {}
    for start in range(0, len(ids), BATCH):
        part = tuple(ids[start : start + BATCH])
        columns = "id, kind, name, country, known, attributes, entity_id"
        rows = connection.exec_driver_sql(f"SELECT {columns} FROM entity_nodes WHERE id IN ({inserts.marks(len(part))})", part)
        for key, kind, name, country, known, attributes, entity_id in rows:
            found[key] = Node(key, EntityKind(kind), name, frozenset(), country, known, attributes), entity_id
    return found


def _write_new(connection: Connection, inserts: Inserts, new: list[Node]) -> None:
    inserts.insert(connection, entities, [entity_row(node) for node in new])
    for kind, table in KIND_TABLES.items():
        inserts.insert(connection, table, [kind_row(node, node.id) for node in new if node.kind is kind])
    inserts.insert(connection, entity_nodes, [node.row(node.id) for node in new])


def _write_joined(connection: Connection, inserts: Inserts, before: Node, said: Node, entity_id: str) -> None:
    """Updates the node when this story adds to it; its entity follows when the story is resolved."""
    after = joined(before, said)
    if (after.name, after.country, after.attributes) != (before.name, before.country, before.attributes):
        inserts.replace(connection, entity_nodes, [after.row(entity_id)])
