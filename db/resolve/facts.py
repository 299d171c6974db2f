"""Claims to facts: the rules speak, the judgements decide, and every claim gets the fact of its cluster."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection

from db.driver import cursor_of, marked
from db.resolve.blocks import blocks_of
from db.resolve.claim_view import ClaimView, near, views_of
from db.resolve.clusters import clusters, connected
from db.resolve.judgements import RULES, Pair, Seen, Word, last_words, pair_of, record, tying_words
from db.resolve.judging import Judged, judged
from db.resolve.reading import rows_with
from db.resolve.verdict import Verdict, verdict
from db.store.insert import Inserts, Row
from db.store.story_rows import fact_of
from db.tables.cross_story import facts

KIND = "claim"

HAPPENED_ONCE = "what details them is one fact"


class Placed(NamedTuple):
    """A claim and the fact it is in."""

    key: str
    fact_id: str
    record_type: str


def resolve_facts(connection: Connection, story_ids: Collection[str] | None, moved: Collection[str] = ()) -> int:
    """Lets the rules judge the claims of the stories and those with ids `moved`, whose entities are others now (None: all claims),
    and applies every judgement; returns how many claims changed fact."""
    if story_ids is None:
        views = views_of(connection, "c.id", None)
        words = last_words(connection, KIND)
        wanted = judged(blocks_of(views.values()).items())
        wanted |= _happenings(views, wanted)
        record(connection, KIND, wanted, Seen({view.key for view in views.values()}), words)
        return _apply(connection, [Placed(view.key, view.fact_id, view.record_type) for view in views.values()], words)
    touched = Touched(connection, story_ids, moved)
    wanted = judged(touched.blocks)
    wanted |= touched.standing() | _happenings(touched.with_events(wanted), wanted)
    touched.ask({key for pair in wanted for key in pair})
    changed = record(connection, KIND, wanted, touched.seen(), touched.words)
    return apply_judgements(connection, touched.keys | changed)


class Touched:
    """The claims that a run may have brought together or parted, and those to compare them with."""

    def __init__(self, connection: Connection, story_ids: Collection[str], moved: Collection[str]) -> None:
        self._connection = connection
        self.views: dict[str, ClaimView] = {}
        self.words: dict[Pair, Word] = {}
        self._asked: set[str] = set()
        told = rows_with(connection, "SELECT content_key, is_current FROM claims WHERE {}", "story_id", story_ids)
        self._load("c.story_id", story_ids)
        self._load("c.id", moved)
        self.ask({key for key, _ in told})
        self._load("c.content_key", self._tied({key for key, is_current in told if not is_current}))
        self._load("c.id", {view.event_id for view in self.views.values() if view.event_id})
        self.ask({view.key for view in self.views.values()})
        self.keys = set(self._asked)
        """Content keys of all that the stories ever claimed: what a later run took back may have tied others together."""
        self.own = set(self.views)
        self._load("c.id", near(connection, self.views.values()))
        self._load("s.duplicate_group", {self.views[one].group for one in self.own})
        self._load("c.content_key", self._tied({self.views[one].key for one in self.own}))
        found = blocks_of(self.views.values()).items()
        self.blocks = [(key, block) for key, block in found if any(view.claim_id in self.own for view in block)]
        """The blocks with a claim of their own in them."""
        self.ask({view.key for _, block in self.blocks for view in block})

    def ask(self, keys: set[str]) -> None:
        """Adds the words on the keys."""
        self.words |= last_words(self._connection, KIND, keys - self._asked)
        self._asked |= keys

    def with_events(self, judged: Judged) -> dict[str, ClaimView]:
        """The views, with the events of the details that are judged."""
        by_key = {view.key: view for view in self.views.values()}
        self._load("c.id", {by_key[key].event_id or "" for pair in judged for key in pair})
        return self.views

    def standing(self) -> Judged:
        """What was said of events of others by way of their details, which are not looked at now."""
        own = {self.views[one].key for one in self.own}
        return {
            pair: Verdict(word.judgement, word.score or 0.0, word.reason)
            for pair, word in self.words.items()
            if word.reason == HAPPENED_ONCE and word.judgement == "same" and own.isdisjoint(pair)
        }

    def seen(self) -> Seen:
        """What was compared: all pairs of their own claims with others, and all pairs of a block."""
        together = [frozenset(view.key for view in block) for _, block in self.blocks]
        return Seen({view.key for view in self.views.values()}, {self.views[one].key for one in self.own}, together)

    def _load(self, column: str, values: Collection[str]) -> None:
        missing = set(values).difference(self.views)
        more = views_of(self._connection, column, missing) if missing else {}
        if more:
            self.views = {view.claim_id: view for view in sorted((self.views | more).values(), key=lambda view: view.key)}

    def _tied(self, keys: set[str]) -> set[str]:
        """The keys that rules have called the same as one of these."""
        pairs = [pair for pair, word in self.words.items() if word.judgement == "same" and word.actor == RULES]
        return {key for pair in pairs if not keys.isdisjoint(pair) for key in pair} - keys


def apply_judgements(connection: Connection, keys: Iterable[str]) -> int:
    """Computes the facts of the claims, of all judged with them and of all that share a fact with them; returns how many claims changed."""
    start = set(keys)
    words = tying_words(connection, KIND, start)
    query = "SELECT content_key, fact_id, record_type FROM claims WHERE {} AND is_current"
    found = [Placed._make(row) for row in rows_with(connection, query, "content_key", connected(start, words))]
    shared = {one.fact_id for one in found} | {fact_of(one.key) for one in found} | {fact_of(key) for key in start}
    found += [Placed._make(row) for row in rows_with(connection, query, "fact_id", shared)]
    return _apply(connection, found, words)


def _apply(connection: Connection, claims: Iterable[Placed], words: Mapping[Pair, Word]) -> int:
    """Writes the facts of the claims where they are others than before; returns how many are."""
    by_key = {one.key: one for one in claims}
    wanted = {key: fact_of(min(group)) for group in clusters(by_key, words) for key in group}
    changed = [by_key[key] for key in sorted(by_key) if by_key[key].fact_id != wanted[key]]
    cursor, dialect = cursor_of(connection), connection.dialect
    Inserts(dialect).add(cursor, facts, sorted({(wanted[one.key], one.record_type) for one in changed}))
    moves: list[Row] = [(wanted[one.key], one.key) for one in changed]
    left: list[Row] = [(fact_id, fact_id) for fact_id in sorted({one.fact_id for one in changed})]
    cursor.executemany(marked(dialect, "UPDATE claims SET fact_id = ? WHERE content_key = ?"), moves)
    unused = "DELETE FROM facts WHERE id = ? AND NOT EXISTS (SELECT 1 FROM claims WHERE claims.fact_id = ?)"
    cursor.executemany(marked(dialect, unused), left)
    return len(changed)


def _happenings(views: Mapping[str, ClaimView], found: Judged) -> Judged:
    """The events behind details that are one fact are one fact too: a deployment told twice happened once."""
    by_key = {view.key: view for view in views.values()}
    happened: Judged = {}
    for pair, said in found.items():
        events = [views.get(by_key[key].event_id or "") for key in pair if key in by_key]
        if said.judgement == "same" and len(events) == 2 and events[0] is not None and events[1] is not None and events[0] is not events[1]:
            happened[pair_of(events[0].key, events[1].key)] = verdict(said.score, HAPPENED_ONCE)
    return happened
