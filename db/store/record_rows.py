"""Rows of the fact and child tables, from records, by a plan read once from each declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from db.store.insert import Row
from db.store.source_rows import group_cells
from extract.fields import Cell
from extract.records import Record, fields_of
from extract.records.base import GROUPS
from extract.records.base import Row as DeclaredRow


class Step(NamedTuple):
    """How one declared field becomes cells."""

    name: str
    kind: str
    """reference, link, group, enum, plain."""
    blank: Row
    """Its cells when it has no value."""


@dataclass(slots=True)
class Names:
    """What the local keys of a story stand for in the database."""

    nodes: Mapping[str, str]
    """StoryEntity key -> node id."""
    entities: Mapping[str, str]
    """node id -> entity id."""
    claims: Mapping[str, str]
    """record key -> claim id."""


@cache
def _steps(row: type[DeclaredRow]) -> tuple[Step, ...]:
    return tuple(Step(spec.name, _kind(spec), (None,) * len(spec.columns)) for spec in fields_of(row) if not spec.child)


@cache
def list_fields(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Name and table of the list fields of a record type."""
    return tuple((spec.name, spec.child.table) for spec in fields_of(record) if spec.child)


def _kind(spec: Any) -> str:
    if spec.reference:
        return "reference"
    if spec.link:
        return "link"
    if spec.holds in GROUPS:
        return "group"
    return "enum" if issubclass(spec.holds, StrEnum) else "plain"


def cells(row: DeclaredRow, names: Names, nodes: list[tuple[str, str]], path: str = "") -> list[Cell]:
    """The cells of a record or child row in the order of its columns; appends (field path, node id) of each reference to `nodes`."""
    found: list[Cell] = []
    values = row.__dict__
    for name, kind, blank in _steps(type(row)):
        value = values[name]
        if value is None:
            found += blank
        elif kind == "reference":
            node = names.nodes.get(value.entity) if value.entity else None
            if node:
                nodes.append((path + name, node))
            found += (names.entities[node] if node else None, value.text)
        elif kind == "group":
            found += group_cells(value)
        elif kind == "link":
            found.append(names.claims.get(value))
        else:
            found.append(value._value_ if kind == "enum" else value)
    return found
