"""Writing nodes: new ones with an entity of their own, known ones joined with what this story adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Dialect

from db.driver import Cursor, marked
from db.store.insert import Inserts
from db.store.nodes import KIND_TABLES, Node, entity_row, joined, kind_row
from db.tables.entities import entities, entity_names, entity_nodes, node_names
from extract.fields import EntityKind

REMEMBERED = 100_000
"""Nodes kept in memory: about 60 MB."""

BATCH = 500
"""Ids in one IN list: SQLite before 3.32 takes 999 variables."""


class NodeWriter:
    """Writes the nodes of stories and remembers them: most names of a story are known from an earlier one.

    What is remembered is only right until somebody resolves: `forget` then.
    """

    def __init__(self, dialect: Dialect) -> None:
        self._inserts = Inserts(dialect)
        self._dialect = dialect
        self._known: dict[str, tuple[Node, str]] = {}
        self._said: set[Node] = set()
        """What earlier stories said of nodes: it adds nothing any more."""

    def forget(self) -> None:
        """Reads everything from the database again."""
        self._known.clear()
        self._said.clear()

    @contextmanager
    def forgotten_on_error(self) -> Iterator[None]:
        """What was remembered inside a transaction that fails is not in the database."""
        try:
            yield
        except BaseException:
            self.forget()
            raise

    def write(self, cursor: Cursor, found: Iterable[Node]) -> dict[str, str]:
        """Stores the nodes of a story; returns node id -> entity id. Two entities of a story that are one node are joined first."""
        nodes: dict[str, Node] = {}
        for node in found:
            nodes[node.id] = joined(nodes[node.id], node) if node.id in nodes else node
        if len(self._known) + len(self._said) > REMEMBERED:
            self.forget()
        known = self._known
        unknown = [key for key in nodes if key not in known]
        known |= stored_nodes(cursor, self._dialect, unknown)
        new = [nodes[key] for key in unknown if key not in known]
        names = [(node.id, node.id, name) for node in new for name in sorted(node.names)]
        self._write_new(cursor, new)
        for node in nodes.values():
            if node.id in known and node not in self._said:
                names += self._join(cursor, node)
        known |= {node.id: (node, node.id) for node in new}
        self._said.update(nodes.values())
        self._inserts.add(cursor, node_names, [(node_id, name) for node_id, _, name in names])
        self._inserts.add(cursor, entity_names, [(entity_id, name) for _, entity_id, name in names])
        return {key: known[key][1] for key in nodes}

    def _join(self, cursor: Cursor, said: Node) -> list[tuple[str, str, str]]:
        """Updates a known node with what this story adds; returns (node, entity, name) of each new name.

        Its entity's row follows when the story is resolved.
        """
        before, entity_id = self._known[said.id]
        after = joined(before, said)
        if after != replace(before, names=after.names):
            self._inserts.replace(cursor, entity_nodes, [after.row(entity_id)])
        self._known[said.id] = after, entity_id
        return [(said.id, entity_id, name) for name in sorted(said.names - before.names)]

    def _write_new(self, cursor: Cursor, new: list[Node]) -> None:
        self._inserts.insert(cursor, entities, [entity_row(node) for node in new])
        for kind, table in KIND_TABLES.items():
            self._inserts.insert(cursor, table, [kind_row(node, node.id) for node in new if node.kind is kind])
        self._inserts.insert(cursor, entity_nodes, [node.row(node.id) for node in new])


def stored_nodes(cursor: Cursor, dialect: Dialect, ids: list[str]) -> dict[str, tuple[Node, str]]:
    """The stored nodes among `ids` without their names, each with its entity id."""
    found: dict[str, tuple[Node, str]] = {}
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        columns = "id, kind, name, country, known, attributes, entity_id"
        cursor.execute(marked(dialect, f"SELECT {columns} FROM entity_nodes WHERE id IN ({', '.join('?' for _ in part)})"), part)
        for key, kind, name, country, known, attributes, entity_id in cursor.fetchall():
            found[key] = Node(key, EntityKind(kind), name, frozenset(), country, known, attributes), entity_id
    return found
