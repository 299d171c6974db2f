"""Canonical entities: one row per cluster of nodes, and every cell that names one of its nodes pointed at it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from typing import NamedTuple

from sqlalchemy import Connection, Table

from db.driver import cursor_of, marked
from db.resolve.pairs import is_lone
from db.resolve.reading import NodeRow, Rows, rows_with
from db.store.insert import Inserts, Row
from db.store.nodes import KIND_TABLES, Node, entity_row, joined, kind_row
from db.tables.entities import entities, entity_names
from extract.fields import EntityKind, RefersTo
from extract.records import RECORDS, fields_of

PATH = re.compile(r"^(\w+)(?:\[(\d+)\](?:\.(\w+))?)?$")


def canonical_id(nodes: Iterable[NodeRow]) -> str:
    """The node that stands for a cluster: a gazetteer's first, then full names before lone ones, then the smallest id."""
    return min(nodes, key=lambda node: (node.known is None, is_lone(node), node.id)).id


class Moved(NamedTuple):
    """What a change of entities moved."""

    nodes: int
    """Nodes that belong to another entity than before."""
    claims: frozenset[str]
    """Ids of the claims with a cell that names one of them."""


def rewrite(connection: Connection, groups: Sequence[Sequence[NodeRow]], everything: bool = False) -> Moved:
    """Writes the entity of each group and points its nodes, mentions and cells at it; returns what moved.

    everything: the groups hold all nodes.
    """
    owned = [(canonical_id(group), group) for group in groups]
    moved = {node.id: owner for owner, group in owned for node in group if node.entity_id != owner}
    _write_entities(connection, owned, everything)
    if not moved:
        return Moved(0, frozenset())
    claims = _repoint(connection, moved)
    left = {node.entity_id for group in groups for node in group if node.id in moved}
    _drop(connection, left - {owner for owner, _ in owned})
    return Moved(len(moved), claims)


def _write_entities(connection: Connection, owned: Sequence[tuple[str, Sequence[NodeRow]]], everything: bool) -> None:
    """Entity, kind and name rows of each group whose stored rows differ."""
    ids = None if everything else {owner for owner, _ in owned}
    nodes = None if everything else {node.id for _, group in owned for node in group}
    names = _names(rows_with(connection, "SELECT node_id, name FROM node_names WHERE {}", "node_id", nodes))
    stored_names = _names(rows_with(connection, "SELECT entity_id, name FROM entity_names WHERE {}", "entity_id", ids))
    stored = {row[0]: row for row in rows_with(connection, "SELECT id, kind, name, country FROM entities WHERE {}", "id", ids)}
    kinds = {kind: {row[0]: row for row in rows_with(connection, _every_column(t), "id", ids)} for kind, t in KIND_TABLES.items()}
    inserts, cursor = Inserts(connection.dialect), cursor_of(connection)
    for owner, group in owned:
        node = _node(group[0]) if len(group) == 1 else _merged(group)
        row = (owner, *entity_row(node)[1:])
        if stored.get(owner) != row:
            inserts.replace(cursor, entities, [row])
        detail = kind_row(node, owner)
        if kinds[node.kind].get(owner) != detail:
            inserts.replace(cursor, KIND_TABLES[node.kind], [detail])
        wanted = set[str]().union(*(names.get(member.id, ()) for member in group))
        if wanted != stored_names.get(owner, set()):
            cursor.execute(marked(connection.dialect, "DELETE FROM entity_names WHERE entity_id = ?"), (owner,))
            inserts.add(cursor, entity_names, [(owner, name) for name in sorted(wanted)])


def _every_column(table: Table) -> str:
    return f"SELECT {', '.join(column.name for column in table.columns)} FROM {table.name} WHERE {{}}"


def _names(rows: Rows) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for owner, name in rows:
        found.setdefault(owner, set()).add(name)
    return found


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


def _repoint(connection: Connection, moved: Mapping[str, str]) -> frozenset[str]:
    """Points every cell that names a moved node at the node's entity; returns the ids of the claims with such cells."""
    cursor = cursor_of(connection)
    pairs: list[Row] = [(owner, node) for node, owner in sorted(moved.items())]
    for statement in (
        "UPDATE entity_nodes SET entity_id = ? WHERE id = ?",
        "UPDATE mentions SET entity_id = ? WHERE node_id = ?",
        "UPDATE mentions SET metonym_of = ? WHERE metonym_node_id = ?",
    ):
        cursor.executemany(marked(connection.dialect, statement), pairs)
    updates: dict[str, list[Row]] = {}
    query = "SELECT l.claim_id, l.field, l.node_id, c.record_type FROM claim_nodes l JOIN claims c ON c.id = l.claim_id WHERE {}"
    named = rows_with(connection, query, "l.node_id", moved)
    for claim_id, field, node_id, record_type in named:
        statement, ordinal = _cell(record_type, field)
        key: Row = (claim_id,) if ordinal is None else (claim_id, ordinal)
        updates.setdefault(statement, []).append((moved[node_id], *key))
    for statement, rows in sorted(updates.items()):
        cursor.executemany(marked(connection.dialect, statement), sorted(rows, key=str))
    return frozenset(row[0] for row in named)


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
    """Entities that no node belongs to any more, with what is known of them."""
    cursor, gone = cursor_of(connection), [(entity_id,) for entity_id in sorted(lost)]
    cursor.executemany(marked(connection.dialect, "DELETE FROM entity_names WHERE entity_id = ?"), gone)
    for table in (*KIND_TABLES.values(), entities):
        cursor.executemany(marked(connection.dialect, f"DELETE FROM {table.name} WHERE id = ?"), gone)
