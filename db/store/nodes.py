"""Nodes: what a story's entities are before any merge, and the join of what several stories say of one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Table

from db.resolve.spelling import block_of, plain, plain_body
from db.store.insert import Row
from db.tables.entities import organizations, people, places, weapons
from extract.fields import Cell, EntityKind
from extract.ids import content_id
from extract.mention import StoryEntity

REPEATED = 16_384
"""Nodes kept to be given again: most names of a story were in an earlier one."""

Attributes = Mapping[str, str | float | None]

KIND_TABLES: dict[EntityKind, Table] = {
    EntityKind.PERSON: people,
    EntityKind.ORGANIZATION: organizations,
    EntityKind.PLACE: places,
    EntityKind.WEAPON: weapons,
}
"""The 1:1 table of each kind of entity."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing as named. Joining is commutative and associative, so that the order of stories does not matter."""

    id: str
    kind: EntityKind
    name: str
    names: frozenset[str]
    country: str | None
    known: str | None
    attributes: str

    def row(self, entity_id: str) -> Row:
        """Its row of entity_nodes."""
        block = block_of(self.kind, self.name)
        return (self.id, self.kind.value, self.name, self.country, self.known, self.attributes, block, entity_id)


def node_of(entity: StoryEntity, story_id: str) -> Node:
    """The node of a story's entity."""
    kept = tuple((key, value) for key, value in sorted(entity.attributes.items()) if value is not None)
    scope = story_id if is_lone(entity) else None
    return _node(entity.kind, (entity.name, *entity.names), entity.country, entity.known, kept, scope)


def is_lone(entity: StoryEntity) -> bool:
    """Whether the entity is a person known by one word ("Kim"): one node per story, the next story's Kim may be another."""
    return entity.kind is EntityKind.PERSON and not entity.known and " " not in plain(entity.name)


@lru_cache(maxsize=REPEATED)
def _node(
    kind: EntityKind, names: tuple[str, ...], country: str | None, known: str | None, attributes: tuple[Any, ...], scope: str | None
) -> Node:
    """The node with the gazetteer's id, or a content id of kind, plain name and country; of a person: of name and scope."""
    name = plain_body(names[0]) if kind is EntityKind.ORGANIZATION else plain(names[0])
    of_name = (name, scope) if kind is EntityKind.PERSON else (name, country)
    return Node(
        id=known or content_id("ent", kind.value, *of_name),
        kind=kind,
        name=names[0],
        names=frozenset(names),
        country=country,
        known=known,
        attributes=json.dumps(dict(attributes), ensure_ascii=False) if attributes else "{}",
    )


def joined(one: Node, other: Node) -> Node:
    """What two stories say of one node: the fuller name, every form, and of differing values the smaller, so that order does not matter."""
    attributes = one.attributes
    if one.attributes != other.attributes:
        mine, theirs = json.loads(one.attributes), json.loads(other.attributes)
        both = {key: _smaller(mine.get(key), theirs.get(key)) for key in {*mine, *theirs}}
        attributes = json.dumps(both, sort_keys=True, ensure_ascii=False)
    return Node(
        one.id,
        one.kind,
        fuller(one.name, other.name),
        one.names | other.names,
        _smaller(one.country, other.country),
        one.known,
        attributes,
    )


def fuller(one: str, other: str) -> str:
    """The longer name; of equally long ones the first in code point order."""
    return min((one, other), key=lambda name: (-len(name), name))


def entity_row(node: Node) -> Row:
    """The row of entities that a node alone makes."""
    return (node.id, node.kind.value, node.name, node.country)


def kind_row(node: Node, entity_id: str) -> Row:
    """The row of the kind's own table: a column is filled from the attribute of its name."""
    known = json.loads(node.attributes)
    columns = list(KIND_TABLES[node.kind].columns)[1:]
    return (entity_id, *(_cell(column.name, known, node) for column in columns))


def _cell(column: str, attributes: Attributes, node: Node) -> Cell:
    value = attributes.get(column)
    if column == "country":
        return value if value is not None else node.country
    if column in ("latitude", "longitude"):
        return None if value is None else float(value)
    return None if value is None else str(value)


def _smaller(one: Any, other: Any) -> Any:
    present = [value for value in (one, other) if value is not None]
    return min(present, key=str) if present else None
