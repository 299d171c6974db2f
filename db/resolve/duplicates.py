"""Near-duplicate stories: posts and reprints of one text are one publisher's word told twice, not two sources.

Method: MinHash over word triples (Broder 1997), 64 permutations in 16 bands of 4 to find candidates, then the exact Jaccard index.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from db.resolve.reading import batched
from db.tables.source import documents, stories, story_bands
from extract.document import StoryKind
from extract.ids import content_id

PERMUTATIONS = 64
BANDS = 16
SEED = 42

SIMILAR = 0.6
"""Share of common word triples from which two stories are one text. Measured on a page of one agency's posts: a reprint with another title
and first sentence 0.89, two stories about one visit 0.10."""

SHORTEST = 40
"""Words that a story needs: below, a common sentence already makes two alike."""

WORD = re.compile(r"\w+")
COMPARED = (StoryKind.STORY.value, StoryKind.FEED_ITEM.value)


def group_duplicates(connection: Connection, story_ids: Collection[str] | None) -> set[str]:
    """Sets `stories.duplicate_group` of the stories (None: of all) and of those they copy; returns the stories whose group changed."""
    texts = _texts(connection, story_ids)
    triples = {key: found for key, text in sorted(texts.items()) if (found := shingles(text))}
    _write_bands(connection, triples)
    candidates = _candidates(connection, triples)
    others = {other for found in candidates.values() for other in found} - set(triples)
    triples |= {key: shingles(text) for key, text in _texts(connection, others).items()}
    pairs = [(one, other) for one, found in candidates.items() for other in found if jaccard(triples[one], triples[other]) >= SIMILAR]
    return _write_groups(connection, pairs)


def shingles(text: str) -> frozenset[str]:
    """The word triples of a text; empty for one that is too short to compare."""
    words = WORD.findall(text.casefold())
    if len(words) < SHORTEST:
        return frozenset()
    return frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Common triples over all triples; 0 when both are empty."""
    return len(one & other) / len(one | other) if one or other else 0.0


def bands(triples: Iterable[str]) -> list[str]:
    """The band ids of a story: two stories that share one are candidates."""
    from rensa import RMinHash  # type: ignore[import-untyped]

    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(list(triples))
    digest, width = sketch.digest(), PERMUTATIONS // BANDS
    return [content_id("band", i, *digest[i * width : (i + 1) * width]) for i in range(BANDS)]


def _texts(connection: Connection, story_ids: Collection[str] | None) -> dict[str, str]:
    query = select(stories.c.id, documents.c.text, stories.c.start_char, stories.c.end_char)
    query = query.join(documents, documents.c.id == stories.c.document_id).where(stories.c.kind.in_(COMPARED))
    rows: Iterable[Any] = connection.execute(query) if story_ids is None else batched(connection, query, stories.c.id, story_ids)
    return {key: text[start:end] for key, text, start, end in rows}


def _write_bands(connection: Connection, triples: dict[str, frozenset[str]]) -> None:
    stored = {row[0] for row in batched(connection, select(story_bands.c.story_id).distinct(), story_bands.c.story_id, set(triples))}
    rows = [{"story_id": key, "band": band} for key, found in triples.items() if key not in stored for band in bands(found)]
    if rows:
        connection.execute(insert(story_bands), rows)


def _candidates(connection: Connection, triples: dict[str, frozenset[str]]) -> dict[str, set[str]]:
    """The stories that share a band with each of these."""
    query = select(story_bands.c.story_id, story_bands.c.band)
    mine = list(batched(connection, query, story_bands.c.story_id, set(triples)))
    sharing: dict[str, set[str]] = {}
    for key, band in batched(connection, query, story_bands.c.band, {band for _, band in mine}):
        sharing.setdefault(band, set()).add(key)
    found: dict[str, set[str]] = {}
    for key, band in mine:
        found.setdefault(key, set()).update(sharing[band] - {key})
    return found


def _write_groups(connection: Connection, pairs: Collection[tuple[str, str]]) -> set[str]:
    """Joins the pairs with the groups that stand; a group is named by its smallest story."""
    named = {one for pair in pairs for one in pair}
    query = select(stories.c.id, stories.c.duplicate_group)
    stood = dict(batched(connection, query, stories.c.id, named))
    stood |= dict(batched(connection, query, stories.c.duplicate_group, {group for group in stood.values() if group}))
    parent = {key: key for key in stood}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in [*pairs, *((key, group) for key, group in stood.items() if group)]:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    changed = {key for key in stood if stood[key] != root(key)}
    if changed:
        regroup = update(stories).where(stories.c.id == bindparam("story")).values(duplicate_group=bindparam("group"))
        connection.execute(regroup, [{"story": key, "group": root(key)} for key in sorted(changed)])
    return changed
