"""Claims to facts: the rules speak, the judgements decide, and every claim gets the fact of its cluster."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from sqlalchemy import Connection

from db.resolve.claim_view import KEYS, ClaimView, by_facts, by_keys, candidates
from db.resolve.clusters import clusters, connected
from db.resolve.fact_rules import same_fact
from db.resolve.judgements import Pair, Word, last_words, pair_of, record
from db.resolve.verdict import Verdict, verdict
from db.store.insert import Inserts, Row
from db.store.story_rows import fact_of
from db.tables.cross_story import facts

KIND = "claim"

LARGE_BLOCK = 400
"""Claims of one key compared with each other; of a larger block only those of one story or its copies are."""


TOLD_IN = "told in"

ALIKE = frozenset({"role", "statement"})
"""Record types whose rule is as good as an equality, so that one comparison with each group is enough."""

ALSO_EQUAL: dict[str, tuple[str, ...]] = {
    "deployment": ("destination_id",),
    "weapon_sighting": ("place_id",),
    "weapon_transfer": ("recipient_id",),
    "casualty": ("kind", "count"),
}
"""Columns that must be equal too before claims of different stories are compared; an event's kind and month must."""


def resolve_facts(connection: Connection, story_ids: Collection[str] | None) -> int:
    """Lets the rules judge the claims of the stories (None: all) and applies every judgement; returns how many claims changed fact."""
    views = candidates(connection, story_ids)
    words = last_words(connection, KIND)
    wanted = _judged(views)
    wanted |= _happenings(views, wanted)
    record(connection, KIND, wanted, [view.key for view in views], words)
    return apply_judgements(connection, [view.key for view in views], words)


def apply_judgements(connection: Connection, keys: Iterable[str], words: dict[Pair, Word] | None = None) -> int:
    """Computes the facts of the claims, of all judged with them and of all that share a fact with them; returns how many claims changed."""
    words = last_words(connection, KIND) if words is None else words
    views = by_keys(connection, connected(keys, words))
    views += by_facts(connection, {view.fact_id for view in views} | {fact_of(view.key) for view in views})
    by_key = {view.key: view for view in views}
    wanted = {key: fact_of(min(group)) for group in clusters(sorted(by_key), words) for key in group}
    changed = [by_key[key] for key in sorted(by_key) if by_key[key].fact_id != wanted[key]]
    inserts = Inserts(connection.dialect)
    inserts.add(connection, facts, sorted({(wanted[view.key], view.record_type) for view in changed}))
    moves: list[Row] = [(wanted[view.key], view.key) for view in changed]
    left: list[Row] = [(fact_id, fact_id) for fact_id in sorted({view.fact_id for view in changed})]
    # driver statements: one built by SQLAlchemy for each claim was half of the time of resolving a first run (45 articles, profiled)
    if moves:
        connection.exec_driver_sql(inserts.sql("UPDATE claims SET fact_id = ? WHERE content_key = ?"), moves)
        unused = "DELETE FROM facts WHERE id = ? AND NOT EXISTS (SELECT 1 FROM claims WHERE claims.fact_id = ?)"
        connection.exec_driver_sql(inserts.sql(unused), left)
    return len(changed)


def _judged(views: Sequence[ClaimView]) -> dict[Pair, Verdict]:
    """What the rules say of the pairs worth comparing: claims of one record type that share a story, its copies, or a key entity."""
    blocks: dict[tuple[str, ...], list[ClaimView]] = {}
    for view in views:
        blocks.setdefault((view.record_type, TOLD_IN, view.group), []).append(view)
        for key in _keys(view):
            blocks.setdefault((view.record_type, *key), []).append(view)
    found: dict[Pair, Verdict] = {}
    for name, block in sorted(blocks.items()):
        if name[0] in ALIKE:
            found |= _star(block)
        elif len(block) <= LARGE_BLOCK or name[1] == TOLD_IN:
            found |= {pair: said for left, right in combinations(block, 2) for pair, said in _same(left, right)}
    return found


def _happenings(views: Sequence[ClaimView], judged: dict[Pair, Verdict]) -> dict[Pair, Verdict]:
    """The events behind details that are one fact are one fact too: a deployment told twice happened once."""
    by_key, by_id = {view.key: view for view in views}, {view.claim_id: view for view in views}
    found: dict[Pair, Verdict] = {}
    for pair, said in judged.items():
        events = [by_id.get(by_key[key].cells.get("event_id") or "") for key in pair if key in by_key]
        if said.judgement == "same" and len(events) == 2 and events[0] is not None and events[1] is not None and events[0] is not events[1]:
            found[pair_of(events[0].key, events[1].key)] = verdict(said.score, "what details them is one fact")
    return found


def _star(block: Sequence[ClaimView]) -> dict[Pair, Verdict]:
    """Each claim compared with the first of each group only: who is president is said in every story, and n claims have n * n pairs."""
    firsts: list[ClaimView] = []
    found: dict[Pair, Verdict] = {}
    for view in block:
        said = next((same for first in firsts for same in _same(first, view)), None)
        if said is None or said[1].judgement != "same":
            firsts.append(view)
        if said is not None:
            found[said[0]] = said[1]
    return found


def _same(left: ClaimView, right: ClaimView) -> list[tuple[Pair, Verdict]]:
    """The pair and its verdict, if the rules call it the same or worth a look."""
    said = same_fact(left, right)
    return [(pair_of(left.key, right.key), said)] if said and said.judgement != "different" else []


def _keys(view: ClaimView) -> set[tuple[str, ...]]:
    """The blocks of a claim across stories: its key entity with what else must agree."""
    if view.record_type == "event":
        refined = [view.cells["event_type"], _month(view, "occurred")]
    else:
        refined = [str(view.cells[column]) for column in ALSO_EQUAL.get(view.record_type, ())]
    found: set[tuple[str, ...]] = set()
    if refined and refined[-1] == "":
        return found
    for table, column in KEYS[view.record_type]:
        rows = [view.cells] if column in view.cells else view.children
        found |= {(table, column, row[column], *refined) for row in rows if row.get(column)}
    return found


def _month(view: ClaimView, name: str) -> str:
    """The month of a date no longer than one; the empty string for a longer or an unknown one, which are not compared across stories."""
    first, last = view.dates(name)
    return f"{first:%Y-%m}" if first and last and (last - first).days <= 31 else ""
