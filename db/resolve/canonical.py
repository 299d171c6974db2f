"""Canonical entities: one row per cluster of nodes, and every cell that names one of its nodes pointed at it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

from sqlalchemy import Connection, delete, select

from db.resolve.pairs import is_lone
from db.resolve.reading import NodeRow, batched
from db.store.insert import Inserts, Row
from db.store.nodes import KIND_TABLES, Node, entity_row, joined, kind_row
from db.tables.entities import entities, entity_names, node_names
from db.tables.proof import claim_nodes, claims
from extract.fields import EntityKind, RefersTo
from extract.records import RECORDS, fields_of

PATH = re.compile(r"^(\w+)(?:\[(\d+)\](?:\.(\w+))?)?$")


def canonical_id(nodes: Iterable[NodeRow]) -> str:
    """The node that stands for a cluster: a gazetteer's first, then full names before lone ones, then the smallest id."""
    return min(nodes, key=lambda node: (node.known is None, is_lone(node), node.id)).id


def rewrite(connection: Connection, groups: Sequence[Sequence[NodeRow]]) -> int:
    """Writes the entity of each group and points its nodes, mentions and cells at it; returns how many nodes moved."""
    inserts = Inserts(connection.dialect)
    owners = {node.id: canonical_id(group) for group in groups for node in group}
    moved = [node for group in groups for node in group if node.entity_id != owners[node.id]]
    lost = {node.entity_id for node in moved} - set(owners.values())
    _write_entities(connection, inserts, groups, owners, {node.entity_id for node in moved})
    if moved:
        _repoint(connection, inserts, {node.id: owners[node.id] for node in moved})
        _drop(connection, lost)
    return len(moved)


def _write_entities(
    connection: Connection, inserts: Inserts, groups: Sequence[Sequence[NodeRow]], owners: Mapping[str, str], left: Collection[str]
) -> None:
    """Entity, kind and name rows of each group whose stored rows differ."""
    ids = {*owners.values(), *left}
    names = _names(connection, node_names, node_names.c.node_id, set(owners))
    stored_names = _names(connection, entity_names, entity_names.c.entity_id, ids)
    stored = {row[0]: tuple(row) for row in batched(connection, select(entities), entities.c.id, ids)}
    kinds = {(t.name, row[0]): tuple(row) for t in KIND_TABLES.values() for row in batched(connection, select(t), t.c.id, ids)}
    for group in groups:
        owner = owners[group[0].id]
        node = _merged(group)
        row = (owner, *entity_row(node)[1:])
        if stored.get(owner) != row:
            inserts.replace(connection, entities, [row])
        table, detail = KIND_TABLES[node.kind], kind_row(node, owner)
        if kinds.get((table.name, owner)) != detail:
            inserts.replace(connection, table, [detail])
        wanted = {name for member in group for name in names.get(member.id, ())}
        if wanted != stored_names.get(owner, set()):
            connection.execute(delete(entity_names).where(entity_names.c.entity_id == owner))
            inserts.add(connection, entity_names, [(owner, name) for name in sorted(wanted)])


def _merged(group: Sequence[NodeRow]) -> Node:
    """What the nodes of a group say together; the gazetteer's word first, and a lone name never is the name."""
    ordered = sorted(group, key=lambda node: (node.known is None, is_lone(node), node.id))
    known = [node for node in ordered if node.known]
    full = known or [node for node in ordered if not is_lone(node)] or ordered
    node = reduce(joined, map(_node, full))
    rest = [_node(other) for other in ordered if other not in full]
    if not rest:
        return node
    more = reduce(joined, rest)
    # only what the first ones leave open
    attributes = _overlay(more.attributes, node.attributes)
    return Node(node.id, node.kind, node.name, node.names, node.country or more.country, node.known, attributes)


def _overlay(under: str, over: str) -> str:
    return json.dumps({**json.loads(under), **json.loads(over)}, sort_keys=True, ensure_ascii=False)


def _node(row: NodeRow) -> Node:
    return Node(row.id, EntityKind(row.kind), row.name, frozenset(), row.country, row.known, row.attributes)


def _names(connection: Connection, table: Any, key: Any, ids: Collection[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for owner, name in batched(connection, select(key, table.c.name), key, ids):
        found.setdefault(owner, set()).add(name)
    return found


def _repoint(connection: Connection, inserts: Inserts, moved: Mapping[str, str]) -> None:
    """Points every cell that names a moved node at the node's entity."""
    pairs: list[Row] = [(owner, node) for node, owner in sorted(moved.items())]
    for statement in (
        "UPDATE entity_nodes SET entity_id = ? WHERE id = ?",
        "UPDATE mentions SET entity_id = ? WHERE node_id = ?",
        "UPDATE mentions SET metonym_of = ? WHERE metonym_node_id = ?",
    ):
        connection.exec_driver_sql(inserts.sql(statement), pairs)
    updates: dict[str, list[Row]] = {}
    query = select(claim_nodes.c.claim_id, claim_nodes.c.field, claim_nodes.c.node_id, claims.c.record_type)
    query = query.join(claims, claims.c.id == claim_nodes.c.claim_id)
    for claim_id, field, node_id, record_type in batched(connection, query, claim_nodes.c.node_id, set(moved)):
        statement, ordinal = _cell(record_type, field)
        key: Row = (claim_id,) if ordinal is None else (claim_id, ordinal)
        updates.setdefault(statement, []).append((moved[node_id], *key))
    for statement, rows in sorted(updates.items()):
        connection.exec_driver_sql(inserts.sql(statement), sorted(rows, key=str))


def _cell(record_type: str, field: str) -> tuple[str, int | None]:
    """The UPDATE of the cell at a declared path, and the ordinal of its child row if it is in one."""
    match = PATH.match(field)
    if match is None:
        raise ValueError(f"{field!r} is no declared path")
    name, ordinal, inner = match.groups()
    if name == "attribution":
        return "UPDATE attributions SET agent_id = ? WHERE claim_id = ? AND depth = ?", int(ordinal)
    record = next(r for r in RECORDS if r.record_type == record_type)
    spec = next(s for s in fields_of(record) if s.name == name)
    if spec.child is None:
        return f"UPDATE {record.table} SET {_id_column(spec.reference, name)} = ? WHERE claim_id = ?", None
    child = next(s for s in fields_of(spec.child) if s.name == inner)
    column = _id_column(child.reference, inner)
    return f"UPDATE {spec.child.table} SET {column} = ? WHERE claim_id = ? AND ordinal = ?", int(ordinal)


def _id_column(reference: RefersTo | None, name: str) -> str:
    if reference is None:
        raise ValueError(f"{name} is no reference")
    return reference.names(name)[0]


def _drop(connection: Connection, lost: Collection[str]) -> None:
    """Entities that no node belongs to any more."""
    for entity_id in sorted(lost):
        connection.execute(delete(entities).where(entities.c.id == entity_id))
