"""Mentions to entities: the rules speak, the judgements decide, the canonical rows and every cell follow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection

from db.resolve.acronyms import acronym_blocks, acronym_pairs
from db.resolve.canonical import Moved, rewrite
from db.resolve.clusters import clusters, connected
from db.resolve.judgements import Pair, Seen, Word, last_words, record, tying_words
from db.resolve.lone import lone_pairs
from db.resolve.pairs import block_pairs, is_lone
from db.resolve.reading import NodeRow, namings, nodes_by, touched_blocks
from db.resolve.verdict import Verdict

KIND = "entity"


def resolve_entities(connection: Connection, story_ids: Collection[str] | None) -> Moved:
    """Lets the rules judge the nodes that the stories name (None: all nodes) and applies every judgement; returns what moved."""
    nodes = nodes_by(connection, "block", None) if story_ids is None else _touched(connection, story_ids)
    ids = [node.id for node in nodes]
    words = last_words(connection, KIND, None if story_ids is None else ids)
    certain: dict[Pair, Verdict] = {}
    for block in _blocks(nodes):
        certain |= block_pairs(block)
    certain |= acronym_pairs(connection, nodes)
    wanted = {**certain, **_lone(connection, nodes, words, certain)}
    record(connection, KIND, wanted, Seen(set(ids)), words)
    if story_ids is not None:
        return apply_judgements(connection, ids)
    by_id = {node.id: node for node in nodes}
    return rewrite(connection, _groups(by_id, words), everything=True)


def _touched(connection: Connection, story_ids: Collection[str]) -> list[NodeRow]:
    """The nodes that the stories name and all of their blocks, and the blocks that acronyms tie to these."""
    blocks = touched_blocks(connection, story_ids)
    nodes = nodes_by(connection, "block", blocks)
    return nodes_by(connection, "block", blocks | acronym_blocks(connection, nodes))


def apply_judgements(connection: Connection, node_ids: Iterable[str]) -> Moved:
    """Computes the entities of the nodes, of all judged with them and of all that share an entity with them; returns what moved."""
    start = set(node_ids)
    words = tying_words(connection, KIND, start)
    nodes = nodes_by(connection, "id", connected(start, words))
    entity_ids = {node.entity_id for node in nodes} | {node.id for node in nodes}
    together = nodes_by(connection, "entity_id", entity_ids)
    return rewrite(connection, _groups({node.id: node for node in (*nodes, *together)}, words))


def _groups(nodes: Mapping[str, NodeRow], words: Mapping[Pair, Word]) -> list[list[NodeRow]]:
    """The nodes in clusters, each ordered by id."""
    return [[nodes[one] for one in sorted(group)] for group in clusters(nodes, words)]


def _blocks(nodes: Sequence[NodeRow]) -> list[list[NodeRow]]:
    """The nodes by block, ordered by id, where there are several."""
    blocks: dict[str, list[NodeRow]] = {}
    for node in nodes:
        blocks.setdefault(node.block, []).append(node)
    return [block for block in blocks.values() if len(block) > 1]


def _lone(connection: Connection, nodes: Sequence[NodeRow], words: dict[Pair, Word], certain: dict[Pair, Verdict]) -> dict[Pair, Verdict]:
    """What the rules say of lone family names, given who the full names are."""
    blocks = {node.block for node in nodes if is_lone(node)} & {node.block for node in nodes if not is_lone(node)}
    people = [node for node in nodes if node.block in blocks]
    if not people:
        return {}
    now = {pair: Word(said.judgement, said.score, said.reason, "rules", 0) for pair, said in certain.items()}
    spoken = {pair: word for pair, word in words.items() if word.actor != "rules"}
    groups = {one: min(group) for group in clusters([node.id for node in people if not is_lone(node)], {**now, **spoken}) for one in group}
    where = namings(connection, [node.id for node in people])
    found: dict[Pair, Verdict] = {}
    for block in _blocks(people):
        found |= lone_pairs(block, groups, where)
    return found
