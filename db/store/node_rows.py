"""Writing nodes: new ones with an entity of their own, known ones joined with what this story adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Connection

from db.store.insert import Inserts
from db.store.nodes import KIND_TABLES, Node, entity_row, joined, kind_row
from db.tables.entities import entities, entity_names, entity_nodes, node_names

REMEMBERED = 100_000
"""Nodes kept in memory: about 60 MB."""

BATCH = 500
"""Ids in one IN list: SQLite before 3.32 takes 999 variables."""


class NodeWriter:
    """Writes the nodes of stories and remembers them: most names of a story are known from an earlier one.

    What is remembered is only right until somebody resolves: `forget` then.
    """

    def __init__(self, inserts: Inserts) -> None:
        self._inserts = inserts
        self._known: dict[str, tuple[Node, str]] = {}

    def forget(self) -> None:
        """Reads everything from the database again."""
        self._known.clear()

    @contextmanager
    def forgotten_on_error(self) -> Iterator[None]:
        """What was remembered inside a transaction that fails is not in the database."""
        try:
            yield
        except BaseException:
            self.forget()
            raise

    def write(self, connection: Connection, found: Iterable[Node]) -> dict[str, str]:
        """Stores the nodes of a story; returns node id -> entity id. Two entities of a story that are one node are joined first."""
        nodes: dict[str, Node] = {}
        for node in found:
            nodes[node.id] = joined(nodes[node.id], node) if node.id in nodes else node
        if len(self._known) > REMEMBERED:
            self.forget()
        unknown = [key for key in nodes if key not in self._known]
        self._known |= stored_nodes(connection, self._inserts, unknown)
        new = [nodes[key] for key in unknown if key not in self._known]
        names = [(node.id, node.id, name) for node in new for name in sorted(node.names)]
        _write_new(connection, self._inserts, new)
        for node in nodes.values():
            if node.id in self._known:
                names += self._join(connection, node)
        self._known |= {node.id: (node, node.id) for node in new}
        self._inserts.add(connection, node_names, [(node_id, name) for node_id, _, name in names])
        self._inserts.add(connection, entity_names, [(entity_id, name) for _, entity_id, name in names])
        return {key: self._known[key][1] for key in nodes}

    def _join(self, connection: Connection, said: Node) -> list[tuple[str, str, str]]:
        """Updates a known node with what this story adds; returns (node, entity, name) of each new name.

        Its entity's row follows when the story is resolved.
        """
        before, entity_id = self._known[said.id]
        if said.names <= before.names and said == replace(before, names=said.names):
            return []
        after = joined(before, said)
        if after != replace(before, names=after.names):
            self._inserts.replace(connection, entity_nodes, [after.row(entity_id)])
        self._known[said.id] = after, entity_id
        return [(said.id, entity_id, name) for name in sorted(said.names - before.names)]


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
