"""Judgements: append-only rows on pairs; the last word on a pair wins, and a person's word is never overruled by a rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection

from db.driver import cursor_of
from db.resolve.reading import rows_with
from db.resolve.verdict import Verdict
from db.store.insert import Inserts, Row
from db.store.run import now
from db.tables.cross_story import judgements
from extract.ids import content_id

RULES = "rules"
"""The actor of every judgement that no person made."""

Pair = tuple[str, str]
"""Two ids, the smaller first."""


class Word(NamedTuple):
    """The last word on a pair."""

    judgement: str
    score: float | None
    reason: str
    actor: str
    ordinal: int


def pair_of(left: str, right: str) -> Pair:
    """The pair in its stored order."""
    return (left, right) if left <= right else (right, left)


def last_words(connection: Connection, kind: str, ids: Collection[str] | None = None) -> dict[Pair, Word]:
    """The last word on the judged pairs of a kind (entity or claim) that these ids are in; None: on every pair of the kind."""
    query = f"SELECT left_id, right_id, judgement, score, reason, actor, ordinal FROM judgements WHERE {{}} AND kind = '{kind}'"
    rows = rows_with(connection, query, "left_id", ids)
    if ids is not None:
        rows += rows_with(connection, query, "right_id", ids)
    return {(left, right): Word._make(rest) for left, right, *rest in sorted(rows, key=itemgetter(-1))}


def tying_words(connection: Connection, kind: str, ids: Collection[str]) -> dict[Pair, Word]:
    """The last word on the pairs that these ids are in and on those of all that is tied to them, however far; unsure pairs tie nothing."""
    words: dict[Pair, Word] = {}
    asked: set[str] = set()
    asking = set(ids)
    while asking:
        more = last_words(connection, kind, asking)
        asked |= asking
        words |= more
        asking = {one for pair, word in more.items() if word.judgement != "unsure" for one in pair} - asked
    return words


def append(connection: Connection, kind: str, pair: Pair, said: Verdict, word: Word | None, actor: str) -> str:
    """Adds a word on a pair after the last one, `word`; returns its id. A person's score is NULL."""
    row = _row(kind, pair, said, word.ordinal + 1 if word else 0, actor, now())
    Inserts(connection.dialect).insert(cursor_of(connection), judgements, [row])
    return str(row[0])


def _row(kind: str, pair: Pair, said: Verdict, ordinal: int, actor: str, created_at: str) -> Row:
    """A row of judgements, in the order of the table's columns."""
    score = round(said.score, 4) if actor == RULES else None
    return (content_id("jud", kind, *pair, ordinal), kind, *pair, ordinal, said.judgement, score, said.reason, actor, created_at)


class Seen:
    """The pairs that the rules looked at: of the ids, those with one of `own` or within one of `together`; without these, all."""

    def __init__(self, ids: Collection[str], own: Collection[str] | None = None, together: Iterable[Collection[str]] = ()) -> None:
        self._ids = ids
        self._own = own
        self._places: dict[str, set[int]] = {}
        for place, members in enumerate(together):
            for one in members:
                self._places.setdefault(one, set()).add(place)

    def __contains__(self, pair: Pair) -> bool:
        left, right = pair
        if left not in self._ids or right not in self._ids:
            return False
        if self._own is None or left in self._own or right in self._own:
            return True
        return not self._places.get(left, set()).isdisjoint(self._places.get(right, ()))


def record(connection: Connection, kind: str, wanted: Mapping[Pair, Verdict], seen: Seen, words: dict[Pair, Word]) -> set[str]:
    """Writes what the rules say where it differs from their last word, and updates `words`; returns the ids in the pairs that changed.

    wanted: every pair that the rules now call same or unsure. A pair they looked at that was same, and that what is wanted does not tie
    together any more, becomes unsure. A pair on which a person had the last word is left alone.
    """
    tied = _tied(pair for pair, said in wanted.items() if said.judgement == "same")
    stale = {
        pair: Verdict("unsure", 0.5, "the rule holds no longer")
        for pair, word in words.items()
        if word.actor == RULES
        and word.judgement == "same"
        and pair not in wanted
        and pair in seen
        and (pair[0] not in tied or tied[pair[0]] != tied.get(pair[1]))
    }
    rows: list[Row] = []
    changed: set[str] = set()
    at = now()
    for pair, said in sorted([*wanted.items(), *stale.items()]):
        word = words.get(pair)
        if word and (word.actor != RULES or (word.judgement, word.reason) == (said.judgement, said.reason)):
            continue
        ordinal = word.ordinal + 1 if word else 0
        rows.append(_row(kind, pair, said, ordinal, RULES, at))
        changed.update(pair)
        words[pair] = Word(said.judgement, round(said.score, 4), said.reason, RULES, ordinal)
    Inserts(connection.dialect).insert(cursor_of(connection), judgements, rows)
    return changed


def _tied(pairs: Iterable[Pair]) -> dict[str, int]:
    """The ids of the pairs, each with the number of the group that the pairs tie it into."""
    group: dict[str, list[str]] = {}
    for left, right in pairs:
        ours, theirs = group.setdefault(left, [left]), group.setdefault(right, [right])
        if ours is not theirs:
            small, large = sorted((ours, theirs), key=len)
            large += small
            group |= dict.fromkeys(small, large)
    return {one: id(members) for one, members in group.items()}
