"""Acronyms: a body that one story names only "CAR" is the one that another story introduces by that name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from db.resolve.judgements import Pair, pair_of
from db.resolve.reading import NodeRow, Rows, rows_with
from db.resolve.spelling import block_of
from db.resolve.verdict import Verdict, verdict
from extract.fields import EntityKind

LETTERS = (2, 8)
"""Shortest and longest acronym."""


def acronym_pairs(connection: Connection, nodes: Sequence[NodeRow]) -> dict[Pair, Verdict]:
    """The pairs of an organization named by its acronym alone and the only one that elsewhere has the acronym beside a full name."""
    short = {node.name: node for node in nodes if is_acronym(node)}
    bearers: dict[str, list[str]] = {}
    for name, node_id, country, full, _ in _bearers(connection, "o.name", set(short)):
        if full != name and (not country or not short[name].country or country == short[name].country):
            bearers.setdefault(name, []).append(node_id)
    return {
        pair_of(short[name].id, found[0]): verdict(0.9, f"{name} is introduced with its full name elsewhere")
        for name, found in bearers.items()
        if len(found) == 1
    }


def acronym_blocks(connection: Connection, nodes: Sequence[NodeRow]) -> set[str]:
    """The blocks of what the nodes are tied to by acronyms: the bearers of an acronym among them, and the acronyms that they bear."""
    short = {node.name for node in nodes if is_acronym(node)}
    organizations = {node.id for node in nodes if node.kind == EntityKind.ORGANIZATION}
    borne = {name for name, *_ in _bearers(connection, "o.node_id", organizations) if has_letters(name)}
    return {block for *_, block in _bearers(connection, "o.name", short | borne)} | {
        block_of(EntityKind.ORGANIZATION, name) for name in borne
    }


def _bearers(connection: Connection, column: str, values: Collection[str]) -> Rows:
    """Name, node, country, full name and block of the organizations by a column of node_names."""
    query = (
        "SELECT o.name, n.id, n.country, n.name, n.block FROM node_names o JOIN entity_nodes n ON n.id = o.node_id "
        f"WHERE {{}} AND n.kind = '{EntityKind.ORGANIZATION.value}' ORDER BY n.id"
    )
    return rows_with(connection, query, column, values)


def is_acronym(node: NodeRow) -> bool:
    """Whether the node is an organization of which only an acronym is known."""
    if node.kind != EntityKind.ORGANIZATION or node.known:
        return False
    return has_letters(node.name)


def has_letters(name: str) -> bool:
    """Whether a name is written as an acronym."""
    return name.isupper() and name.isalnum() and LETTERS[0] <= len(name) <= LETTERS[1]
