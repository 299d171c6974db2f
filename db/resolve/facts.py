"""Claims to facts: the rules speak, the judgements decide, and every claim gets the fact of its cluster."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from sqlalchemy import Connection, delete, exists, select, update

from db.resolve.claim_view import KEYS, ClaimView, by_facts, by_keys, candidates
from db.resolve.clusters import clusters, connected
from db.resolve.fact_rules import same_fact
from db.resolve.judgements import Pair, Word, last_words, pair_of, record
from db.resolve.verdict import Verdict
from db.store.insert import Inserts
from db.store.story_rows import fact_of
from db.tables.cross_story import facts
from db.tables.proof import claims

KIND = "claim"

LARGE_BLOCK = 400
"""Claims of one key compared with each other; of a larger block only those of one story or its copies are."""


def resolve_facts(connection: Connection, story_ids: Collection[str] | None) -> int:
    """Lets the rules judge the claims of the stories (None: all) and applies every judgement; returns how many claims changed fact."""
    views = candidates(connection, story_ids)
    words = last_words(connection, KIND)
    wanted: dict[Pair, Verdict] = {}
    for left, right in _pairs(views):
        said = same_fact(left, right)
        if said and said.judgement != "different":
            wanted[pair_of(left.key, right.key)] = said
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
    for view in changed:
        connection.execute(update(claims).where(claims.c.content_key == view.key).values(fact_id=wanted[view.key]))
    for fact_id in sorted({view.fact_id for view in changed}):
        unused = ~exists(select(claims.c.id).where(claims.c.fact_id == fact_id))
        connection.execute(delete(facts).where(facts.c.id == fact_id, unused))
    return len(changed)


def _pairs(views: Sequence[ClaimView]) -> Iterator[tuple[ClaimView, ClaimView]]:
    """The pairs worth comparing, each once: claims of one record type that share a story, its copies, or a key entity."""
    blocks: dict[tuple[str, ...], list[ClaimView]] = {}
    for view in views:
        blocks.setdefault((view.record_type, "told in", view.group), []).append(view)
        for key in _keys(view):
            blocks.setdefault((view.record_type, *key), []).append(view)
    seen: set[Pair] = set()
    for name, block in sorted(blocks.items()):
        if len(block) > LARGE_BLOCK and name[1] != "told in":
            continue
        for left, right in combinations(block, 2):
            pair = pair_of(left.key, right.key)
            if pair not in seen:
                seen.add(pair)
                yield left, right


def _keys(view: ClaimView) -> set[tuple[str, ...]]:
    """The blocks of a claim across stories: its key entity with what else must agree."""
    refined = {
        "event": (view.cells.get("event_type"), _month(view, "occurred")),
        "deployment": (view.cells.get("destination_id"),),
        "weapon_sighting": (view.cells.get("place_id"),),
        "weapon_transfer": (view.cells.get("recipient_id"),),
        "casualty": (view.cells.get("kind"), str(view.cells.get("count"))),
    }.get(view.record_type, ())
    found: set[tuple[str, ...]] = set()
    if refined and refined[-1] == "":
        return found
    for table, column in KEYS[view.record_type]:
        rows = [view.cells] if column in view.cells else view.children
        found |= {(table, column, row[column], *map(str, refined)) for row in rows if row.get(column)}
    return found


def _month(view: ClaimView, name: str) -> str:
    """The month of a date no longer than one; the empty string for a longer or an unknown one, which are not compared across stories."""
    first, last = view.dates(name)
    return f"{first:%Y-%m}" if first and last and (last - first).days <= 31 else ""
