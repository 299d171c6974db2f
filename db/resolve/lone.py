"""Lone family names: "Petrov" is the one Petrov of the story, of its copies, of its page; else of the database, if he is well known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from db.resolve.judgements import Pair, pair_of
from db.resolve.pairs import is_lone
from db.resolve.reading import Naming, NodeRow
from db.resolve.spelling import EAST_ASIAN_FAMILY_NAMES, family_name, plain, sound
from db.resolve.verdict import Verdict, verdict

WELL_KNOWN = 2
"""Documents that must name the full name before a page that never does is taken to mean him."""

CONTEXTS: tuple[tuple[str, float, Callable[[Naming], str | None]], ...] = (
    ("the one bearer of the family name in the story", 0.95, lambda naming: naming.story_id),
    ("the one bearer of the family name in copies of the story", 0.93, lambda naming: naming.duplicate_group),
    ("the one bearer of the family name on the page", 0.9, lambda naming: naming.document_id),
)
"""Where a bearer is looked for, nearest first."""


def lone_pairs(nodes: Sequence[NodeRow], groups: Mapping[str, str], where: Mapping[str, list[Naming]]) -> dict[Pair, Verdict]:
    """The pairs of a lone family name and its bearer, of one block's nodes.

    groups: node id -> id of the cluster of full names it is in; where: the stories that name a node.
    """
    full = [node for node in nodes if not is_lone(node)]
    found = {}
    for node in nodes:
        if is_lone(node):
            bearers = [other for other in full if bears(other.name, node.name)]
            said = _bearer(node, bearers, groups, where)
            if said:
                other, reason = said
                found[pair_of(node.id, other.id)] = reason
    return found


def bears(full: str, lone: str) -> bool:
    """Whether the lone word is the family name of the full name."""
    return sound(family_name(tuple(plain(full).split()))) == sound(plain(lone))


def _bearer(
    node: NodeRow, bearers: Sequence[NodeRow], groups: Mapping[str, str], where: Mapping[str, list[Naming]]
) -> tuple[NodeRow, Verdict] | None:
    """The nearest bearer, if all of the nearest context are one person; None when there is none or several."""
    for reason, score, context in CONTEXTS:
        here = {context(naming) for naming in where.get(node.id, ())} - {None}
        near = [other for other in bearers if any(context(naming) in here for naming in where.get(other.id, ()))]
        if near:
            return (near[0], verdict(score, reason)) if len({groups[other.id] for other in near}) == 1 else None
    if not bearers or len({groups[other.id] for other in bearers}) > 1 or plain(node.name) in EAST_ASIAN_FAMILY_NAMES:
        return None
    documents = {naming.document_id for other in bearers for naming in where.get(other.id, ())}
    if len(documents) < WELL_KNOWN:
        return None
    return bearers[0], verdict(0.86, "the one bearer of the family name known, and named in several documents")
