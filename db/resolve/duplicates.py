"""Near-duplicate stories: posts and reprints of one text are one publisher's word told twice, not two sources.

Method: MinHash over word triples (Broder 1997), 64 permutations in 16 bands of 4 to find candidates, then the exact Jaccard index.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection

from db.driver import cursor_of, marked
from db.resolve.reading import rows_with
from db.store.insert import Inserts
from db.tables.source import story_bands
from extract.document import StoryKind

PERMUTATIONS = 64
BANDS = 16
SEED = 42

SIMILAR = 0.6
"""Share of common word triples from which two stories are one text. Measured on a page of one agency's posts: a reprint with another title
and first sentence 0.89, two stories about one visit 0.10."""

SHORTEST = 40
"""Words that a story needs: below, a common sentence already makes two alike."""

WORD = re.compile(r"\w+")
MODULUS = (1 << 61) - 1
COMPARED = f"'{StoryKind.STORY.value}', '{StoryKind.FEED_ITEM.value}'"


def group_duplicates(connection: Connection, story_ids: Collection[str] | None) -> set[str]:
    """Sets `stories.duplicate_group` of the stories (None: of all) and of those they copy; returns the stories whose group changed."""
    triples, stood = _read(connection, story_ids)
    mine = [(band, key) for key, found in triples.items() for band in bands(found)]
    others = [] if story_ids is None else _others(connection, mine, triples)
    Inserts(connection.dialect).add(cursor_of(connection), story_bands, sorted(mine))
    if others:
        more, groups = _read(connection, {key for _, key in others})
        triples |= more
        stood |= groups
    alike = Groups(triples)
    for key, group in stood.items():
        alike.join(key, group or key)
    shared: dict[int, list[str]] = {}
    for band, key in sorted([*mine, *others]):
        shared.setdefault(band, []).append(key)
    for keys in shared.values():
        if len(keys) > 1:
            join_copies(keys, triples, alike)
    return _write_groups(connection, alike, stood)


def shingles(text: str) -> frozenset[str]:
    """The word triples of a text; empty for one that is too short to compare."""
    words = WORD.findall(text.casefold())
    if len(words) < SHORTEST:
        return frozenset()
    return frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Common triples over all triples; 0 when both are empty."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if one or other else 0.0


def bands(triples: Iterable[str]) -> list[int]:
    """The bands of a story as numbers below 2**61: two stories that share one are candidates."""
    from rensa import RMinHash  # type: ignore[import-untyped]

    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(list(triples))
    digest, width = sketch.digest(), PERMUTATIONS // BANDS
    return [_band(i, digest[i * width : (i + 1) * width]) for i in range(BANDS)]


def _band(place: int, part: Sequence[int]) -> int:
    """One number of a band and its place; two bands that fall together cost a comparison and nothing else."""
    number = place
    for value in part:
        number = (number * 1_000_003 + value) % MODULUS
    return number


class Groups:
    """Ids in disjoint groups, each named by its smallest."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {key: key for key in ids}

    def root(self, key: str) -> str:
        """The smallest id of the key's group."""
        parent = self._parent
        while (above := parent.setdefault(key, key)) != key:
            parent[key] = parent[above]
            key = above
        return key

    def join(self, one: str, other: str) -> None:
        """Makes one group of the two."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low


def join_copies(keys: Sequence[str], triples: Mapping[str, frozenset[str]], alike: Groups) -> None:
    """Joins those of the stories that are one text. Two that are in one group already are not compared: of n copies, n pairs are."""
    groups: list[list[str]] = []
    for key in keys:
        mine, apart = [key], []
        for group in groups:
            if alike.root(group[0]) != alike.root(key) and any(jaccard(triples[key], triples[one]) >= SIMILAR for one in group):
                alike.join(group[0], key)
            if alike.root(group[0]) == alike.root(key):
                mine += group
            else:
                apart.append(group)
        groups = [*apart, mine]


def _read(connection: Connection, story_ids: Collection[str] | None) -> tuple[dict[str, frozenset[str]], dict[str, str | None]]:
    """The word triples of the stories that are long enough to compare, and the group each is in."""
    query = (
        "SELECT s.id, s.duplicate_group, d.text, s.start_char, s.end_char FROM stories s JOIN documents d ON d.id = s.document_id "
        f"WHERE {{}} AND s.kind IN ({COMPARED})"
    )
    triples, stood = {}, {}
    for key, group, text, start, end in rows_with(connection, query, "s.id", story_ids):
        if found := shingles(text[start:end]):
            triples[key], stood[key] = found, group
    return triples, stood


def _others(connection: Connection, mine: Collection[tuple[int, str]], known: Collection[str]) -> list[tuple[int, str]]:
    """The bands that stories beside these share with them."""
    query = "SELECT band, story_id FROM story_bands WHERE {}"
    found = rows_with(connection, query, "band", {band for band, _ in mine})
    return [(band, key) for band, key in found if key not in known]


def _write_groups(connection: Connection, alike: Groups, stood: dict[str, str | None]) -> set[str]:
    """Names each group of several by its smallest story, also for its members that were not compared; returns the stories that changed."""
    renamed = {group for group in stood.values() if group and alike.root(group) != group}
    stood |= dict(rows_with(connection, "SELECT id, duplicate_group FROM stories WHERE {}", "duplicate_group", renamed))
    for key, group in stood.items():
        alike.join(key, group or key)
    size = Counter(map(alike.root, stood))
    groups = {key: alike.root(key) for key, group in stood.items() if group or size[alike.root(key)] > 1}
    changed = sorted(key for key, root in groups.items() if stood[key] != root)
    regroup = marked(connection.dialect, "UPDATE stories SET duplicate_group = ? WHERE id = ?")
    cursor_of(connection).executemany(regroup, [(groups[key], key) for key in changed])
    return set(changed)
