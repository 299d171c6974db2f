"""The kind of every untyped name of a story, decided once per string from all its occurrences."""

from __future__ import annotations

from collections.abc import Sequence

from extract.language.linking import words_of
from extract.language.names_cells import Page
from extract.language.names_chunks import Chunk
from extract.language.names_context import context_votes
from extract.language.names_evidence import ORGANIZATION, PERSON, PLACE, Votes, shape_votes

UNTYPED = frozenset("RAZJ")
LEAST = (1.5, 1.8, 1.8)
"""Least weight for a person, a body, a place; below it a name stays unread."""


def type_names(page: Page, chunks: Sequence[Chunk]) -> dict[int, int]:
    """Kind by chunk index of the untyped chunks that turn out to be something."""
    votes: dict[str, Votes] = {}
    where: dict[str, list[int]] = {}
    for i, chunk in enumerate(chunks):
        if chunk.kind not in UNTYPED:
            continue
        surface = page.text[chunk.start : chunk.end]
        key = " ".join(words_of(surface))
        where.setdefault(key, []).append(i)
        if chunk.sentence in page.shouting:
            continue
        vote = votes.get(key)
        if vote is None:
            vote = votes[key] = shape_votes(page.codes[2 * chunk.first : 2 * chunk.last + 1], surface)
        context_votes(page, chunks, i, vote)
    for key, vote in votes.items():
        words = key.split()
        if 1 < len(words) <= 4 and words[-1] in votes and votes[words[-1]].place < 2 and not vote.definite:
            vote.person += 1.5
    kinds = {key: found for key, vote in votes.items() if (found := _decided(vote)) is not None}
    _short_forms(page, chunks, where, votes, kinds)
    return {i: kinds[key] for key, places in where.items() if key in kinds for i in places}


def _decided(vote: Votes) -> int | None:
    kind, weight = vote.best()
    return kind if weight >= LEAST[kind] else None


def _short_forms(page: Page, chunks: Sequence[Chunk], where: dict[str, list[int]], votes: dict[str, Votes], kinds: dict[str, int]) -> None:
    """A word of a person's full name is that person, unless it is clearly a place or a body."""
    parts: set[str] = set()
    for key, kind in kinds.items():
        words = key.split()
        if kind == PERSON and len(words) > 1:
            parts.update(w for w in words if len(w) > 1)
    for key in where:
        words = key.split()
        vote = votes.get(key)
        if vote is not None and set(words) <= parts and len(words) <= 2 and max(vote.place, vote.organization) < 4 + max(0.0, vote.person):
            kinds[key] = PERSON


__all__ = ["ORGANIZATION", "PERSON", "PLACE", "type_names"]
