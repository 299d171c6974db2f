"""Mentions to entities: the rules speak, the judgements decide, the canonical rows and every cell follow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from sqlalchemy import Connection

from db.resolve.acronyms import acronym_pairs
from db.resolve.canonical import rewrite
from db.resolve.clusters import clusters, connected
from db.resolve.judgements import Pair, Word, last_words, record
from db.resolve.lone import lone_pairs
from db.resolve.pairs import block_pairs, is_lone
from db.resolve.reading import NodeRow, namings, nodes_by, nodes_of_blocks, touched_blocks
from db.resolve.verdict import Verdict
from db.tables.entities import entity_nodes

KIND = "entity"


def resolve_entities(connection: Connection, story_ids: Collection[str] | None) -> int:
    """Lets the rules judge the nodes that the stories name (None: all nodes) and applies every judgement; returns how many nodes moved."""
    nodes = nodes_of_blocks(connection, touched_blocks(connection, story_ids))
    words = last_words(connection, KIND)
    certain: dict[Pair, Verdict] = {}
    for _, block in groupby(sorted(nodes, key=lambda node: (node.block, node.id)), key=lambda node: node.block):
        certain |= block_pairs(list(block))
    certain |= acronym_pairs(connection, nodes)
    wanted = {**certain, **_lone(connection, nodes, words, certain)}
    record(connection, KIND, wanted, [node.id for node in nodes], words)
    return apply_judgements(connection, [node.id for node in nodes], words)


def apply_judgements(connection: Connection, node_ids: Iterable[str], words: dict[Pair, Word] | None = None) -> int:
    """Computes the entities of the nodes, of all judged with them and of all that share an entity with them; returns how many moved."""
    words = last_words(connection, KIND) if words is None else words
    nodes = nodes_by(connection, entity_nodes.c.id, connected(node_ids, words))
    entity_ids = {node.entity_id for node in nodes} | {node.id for node in nodes}
    together = nodes_by(connection, entity_nodes.c.entity_id, entity_ids)
    by_id = {node.id: node for node in (*nodes, *together)}
    groups = clusters(sorted(by_id), words)
    return rewrite(connection, [sorted(by_id[one] for one in group) for group in sorted(groups, key=min)])


def _lone(connection: Connection, nodes: Sequence[NodeRow], words: dict[Pair, Word], certain: dict[Pair, Verdict]) -> dict[Pair, Verdict]:
    """What the rules say of lone family names, given who the full names are."""
    blocks = {node.block for node in nodes if is_lone(node)}
    people = [node for node in nodes if node.block in blocks]
    if not people:
        return {}
    now = {pair: Word(said.judgement, said.score, said.reason, "rules", 0) for pair, said in certain.items()}
    spoken = {pair: word for pair, word in words.items() if word.actor != "rules"}
    groups = {one: min(group) for group in clusters([node.id for node in people if not is_lone(node)], {**now, **spoken}) for one in group}
    where = namings(connection, [node.id for node in people])
    found: dict[Pair, Verdict] = {}
    for _, block in groupby(sorted(people, key=lambda node: (node.block, node.id)), key=lambda node: node.block):
        found |= lone_pairs(list(block), groups, where)
    return found
