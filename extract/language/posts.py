"""Posts: who holds which post of which state or body, as the grammar around the post's noun says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.language.atoms import Post
from extract.language.names_cells import Page
from extract.language.names_chunks import Chunk
from extract.language.names_words import words

_NOT_HELD = words(
    """
    dictator warlord boss ruler resident villager refugee evacuee migrant tourist motorist commuter pedestrian islander townsman passenger
    holidaymaker backpacker hiker pilgrim worshipper protester demonstrator friend neighbour neighbor prisoner detainee hostage inmate
    """
)
_RANKS = frozenset({"military_rank"})


@dataclass(frozen=True, slots=True)
class Holders:
    """What the chunks mean, by chunk index: person keys, and keys of states and bodies (None for a place)."""

    people: Mapping[int, str]
    bodies: Mapping[int, str | None]


@dataclass(frozen=True, slots=True)
class _Title:
    """One post of a chunk of posts: 'spokesman' and 'Lieutenant Colonel' of 'spokesman Lieutenant Colonel'."""

    span: tuple[int, int]
    kind: str
    plural: bool


def posts_of(page: Page, chunks: Sequence[Chunk], holders: Holders) -> list[Post]:
    """The posts that the story gives, in order; a rank only for a person without another post."""
    found: list[tuple[Post, bool]] = []
    for i, chunk in enumerate(chunks):
        if chunk.kind != "P":
            continue
        titles = [t for t in _titles(page, chunk) if page.text[slice(*t.span)].lower() not in _NOT_HELD]
        if not titles:
            continue
        for person, body in _holder(page, chunks, (i, any(t.plural for t in titles)), holders):
            who = chunks[person]
            key = holders.bodies.get(body) if body is not None else None
            span = (chunks[body].start, chunks[body].end) if body is not None else None
            for n, title in enumerate(titles):
                own = (key, span) if n == 0 or title.kind not in _RANKS else (None, None)
                post = Post(holders.people[person], (who.start, who.end), page.text[slice(*title.span)], title.span, *own)
                found.append((post, title.kind in _RANKS))
    found.extend((post, False) for post in _headed(page, chunks, holders))
    posted = {post.person for post, rank in found if not rank}
    return [post for post, rank in found if not rank or post.person not in posted]


def _titles(page: Page, chunk: Chunk) -> Iterator[_Title]:
    """The posts of a chunk, each with the words that modify it."""
    start = None
    cells = page.cells[chunk.first : chunk.last + 1]
    for n, cell in enumerate(cells):
        start = cell.start if start is None else start
        leads = n + 1 < len(cells) and cell.hit is not None and cell.hit.of("post_modifier") is not None
        if cell.code in "Pp" and cell.hit is not None and not leads:
            entry = cell.hit.of("post")
            yield _Title((start, cell.end), entry.row["kind"] if entry is not None else "other", cell.hit.plural)
            start = None


def _holder(page: Page, chunks: Sequence[Chunk], at: tuple[int, bool], holders: Holders) -> list[tuple[int, int | None]]:
    """(chunk of the person, chunk of the organization) of the post at a chunk; several only for a plural ('Presidents X and Y')."""
    i, plural = at
    before = _body_before(chunks, i, holders)
    if chunks[i].after in "_k" and (person := _person_at(chunks, _next(chunks, i), holders)) is not None:
        if plural:
            return [(p, before) for p in _joined(chunks, person, holders)]
        affiliation = _affiliation(chunks, person, holders) if before is None else None
        return [(person, before if before is not None else affiliation)]
    if plural:
        return []
    after = _body_after(page, chunks, i, holders)
    left = before if before is not None else i
    right = after if after is not None else i
    body = after if after is not None else before
    previous = left - 1 if left and chunks[left - 1].last + 1 == chunks[left].first else None
    while previous is not None and chunks[left].before == "_" and chunks[previous].kind in "DSL":
        left, previous = previous, previous - 1 if previous and chunks[previous - 1].last + 1 == chunks[previous].first else None
    if previous is not None and chunks[left].before in ",tsk":
        if previous in holders.people:
            owner = previous - 1 if chunks[previous].before == "o" and previous - 1 in holders.bodies else None
            return [(previous, body if body is not None else owner)]
        if previous in holders.bodies and previous - 1 in holders.people and chunks[previous].before in "o":
            return [(previous - 1, body if body is not None else previous)]  # Marc Dolle of Canada, commander of
    nearest = _past_nouns(page, chunks, right)
    following = _person_at(chunks, nearest, holders)
    if nearest is None or following is None:
        return []
    gap = chunks[nearest].before
    if (gap in ",t" and not _owns(page, chunks[following])) or (gap == "_" and after is not None):
        return [(following, body)]
    return []


def _owns(page: Page, person: Chunk) -> bool:
    """True for "the founder of the party, Petrov's uncle": the name only leads to somebody else."""
    return page.text[person.end : person.end + 2] in ("'s", "’s")


def _next(chunks: Sequence[Chunk], i: int) -> int | None:
    """Index of the chunk that follows with no cell between; None at a break."""
    return i + 1 if i + 1 < len(chunks) and chunks[i].after != "|" and chunks[i + 1].first == chunks[i].last + 1 else None


def _past_nouns(page: Page, chunks: Sequence[Chunk], i: int) -> int | None:
    """Index of the chunk that follows, nouns of bodies and places in lower case left out ('the commander of the garrison, Colonel X')."""
    if i + 1 == len(chunks) or chunks[i + 1].sentence != chunks[i].sentence:
        return None
    between = page.cells[chunks[i].last + 1 : chunks[i + 1].first]
    return i + 1 if all(cell.code in "fh" for cell in between) else None


def _person_at(chunks: Sequence[Chunk], i: int | None, holders: Holders) -> int | None:
    """The chunk, or the one behind it if it is a rank or Mr ('the commander of the garrison, the Dutch Colonel X'), if it is a person."""
    while i is not None and i not in holders.people and chunks[i].kind in "DPT" and chunks[i].after == "_":
        i = _next(chunks, i)
    return i if i in holders.people else None


def _joined(chunks: Sequence[Chunk], person: int, holders: Holders) -> list[int]:
    """The person and those joined to it by commas and 'and'."""
    found = [person]
    while chunks[found[-1]].after in ",&" and (following := _next(chunks, found[-1])) is not None and following in holders.people:
        found.append(following)
    return found


def _body_before(chunks: Sequence[Chunk], i: int, holders: Holders) -> int | None:
    """The organization right before a post: 'Russian President', "Russia's new President", 'Kremlin spokesman'."""
    if not i or chunks[i - 1].last + 1 != chunks[i].first or i - 1 not in holders.bodies:
        return None
    return i - 1 if chunks[i].before in "_'q)" or (chunks[i].before == "d" and chunks[i - 1].kind == "D") else None


def _body_after(page: Page, chunks: Sequence[Chunk], i: int, holders: Holders) -> int | None:
    """The organization right after a post: 'secretary of the Security Council', 'spokesman for NATO', 'leader of the opposition XYZ'."""
    following = _past_nouns(page, chunks, i) if chunks[i].after in "orinu" else None
    if following is None or not (chunks[following].before in "_d" or following == _next(chunks, i)):
        return None
    return following if following in holders.bodies else None


def _affiliation(chunks: Sequence[Chunk], person: int, holders: Holders) -> int | None:
    """The organization behind a person's name: 'Rear Admiral X of the Norlandian navy', 'Professor Y at Z University'."""
    following = _next(chunks, person)
    if following is None or following not in holders.bodies:
        return None
    named = chunks[following].kind in "OQhAR"
    return following if chunks[person].after in "ou" or (chunks[person].after == "i" and named) else None


_HEADS = {
    "heads": "head", "headed": "head", "leads": "leader", "commands": "commander", "commanded": "commander", "chairs": "chair",
    "chaired": "chair", "runs": "head", "directs": "director", "directed": "director", "oversees": "head", "coordinates": "coordinator",
    "edits": "editor", "founded": "founder", "co-founded": "co-founder", "governs": "governor", "owns": "owner",
    "represents": "representative", "reports": "reporter", "teaches": "teacher", "drives": "driver", "speaks for": "spokesperson",
    "led": "leader", "ran": "head",
}  # fmt: skip
"""Verbs that say a post, and its noun."""
_WHO_HEADS = re.compile(
    r"(?: of (?:the )?\w+)?,? (?:(?:a|an|the) (?:[\w-]+ ){1,3})?who (?:also |now |then |once )?(?P<verb>"
    + "|".join(sorted(_HEADS, key=len, reverse=True))
    + r") (?P<what>(?:the |a |an |its |their )?(?:(?!and |or |that |with )[a-z][\w-]*(?:['’]s)? ){0,3})"
)


def _headed(page: Page, chunks: Sequence[Chunk], holders: Holders) -> Iterator[Post]:
    """Posts that a verb says: 'Marc Dolle, who commands the brigade'; the title is the verb's noun."""
    for i in holders.people:
        chunk = chunks[i]
        match = _WHO_HEADS.match(page.text, chunk.end, page.sentences[chunk.sentence].end)
        if match is None:
            continue
        body = next((j for j in holders.bodies if chunks[j].start == match.end() and holders.bodies[j] is not None), None)
        key, span = (holders.bodies[body], (chunks[body].start, chunks[body].end)) if body is not None else (None, None)
        title = _HEADS[match["verb"]]
        yield Post(holders.people[i], (chunk.start, chunk.end), title, match.span("verb"), key, span, "verb_of_post")
