"""Judgements: append-only rows on pairs; the last word on a pair wins, and a person's word is never overruled by a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from db.resolve.verdict import Verdict
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


def last_words(connection: Connection, kind: str) -> dict[Pair, Word]:
    """The last word on every judged pair of a kind (entity or claim)."""
    t = judgements.c
    columns = (t.left_id, t.right_id, t.judgement, t.score, t.reason, t.actor, t.ordinal)
    rows = connection.execute(select(*columns).where(t.kind == kind).order_by(t.ordinal))
    return {(left, right): Word(*rest) for left, right, *rest in rows}


def append(connection: Connection, kind: str, pair: Pair, said: Verdict, word: Word | None, actor: str) -> str:
    """Adds a word on a pair after the last one, `word`; returns its id. A person's score is NULL."""
    row = _row(kind, pair, said, word, actor)
    connection.execute(insert(judgements), row)
    return str(row["id"])


def _row(kind: str, pair: Pair, said: Verdict, word: Word | None, actor: str) -> dict[str, str | int | float | None]:
    ordinal = word.ordinal + 1 if word else 0
    return {
        "id": content_id("jud", kind, *pair, ordinal),
        "kind": kind,
        "left_id": pair[0],
        "right_id": pair[1],
        "ordinal": ordinal,
        "judgement": said.judgement,
        "score": round(said.score, 4) if actor == RULES else None,
        "reason": said.reason,
        "actor": actor,
        "created_at": now(),
    }


def record(connection: Connection, kind: str, wanted: Mapping[Pair, Verdict], seen: Iterable[str], words: dict[Pair, Word]) -> None:
    """Writes what the rules say where it differs from their last word, and updates `words`.

    wanted: every pair that the rules now call same or unsure. seen: the ids the rules looked at; a pair of two of them that was same, and
    that what is wanted does not tie together any more, becomes unsure. A pair on which a person had the last word is left alone.
    """
    looked_at = set(seen)
    tied = _tied(pair for pair, said in wanted.items() if said.judgement == "same")
    stale = {
        pair: Verdict("unsure", 0.5, "the rule holds no longer")
        for pair, word in words.items()
        if word.actor == RULES
        and word.judgement == "same"
        and pair not in wanted
        and looked_at.issuperset(pair)
        and (pair[0] not in tied or tied[pair[0]] != tied.get(pair[1]))
    }
    rows = []
    for pair, said in sorted({**wanted, **stale}.items()):
        word = words.get(pair)
        if word and (word.actor != RULES or (word.judgement, word.reason) == (said.judgement, said.reason)):
            continue
        rows.append(_row(kind, pair, said, word, RULES))
        words[pair] = Word(said.judgement, round(said.score, 4), said.reason, RULES, word.ordinal + 1 if word else 0)
    if rows:
        connection.execute(insert(judgements), rows)


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
