"""Posts: who holds which post of which state or body, as the grammar around the post's noun says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.language.atoms import Post
from extract.language.names_cells import Page
from extract.language.names_chunks import Chunk
from extract.language.names_words import words
from extract.value import value

_NOT_HELD = words("dictator warlord boss ruler resident")
_RANKS = frozenset({"military_rank"})


@value
class Holders:
    """What the chunks mean, by chunk index: person keys, and keys of states and bodies (None for a place)."""

    people: Mapping[int, str]
    bodies: Mapping[int, str | None]


def posts_of(page: Page, chunks: Sequence[Chunk], holders: Holders) -> list[Post]:
    """The posts that the story gives, in order; a rank only for a person without another post."""
    found: list[tuple[Post, bool]] = []
    for i, chunk in enumerate(chunks):
        if chunk.kind != "P" or _plural(page, chunk) or page.text[chunk.start : chunk.end].lower() in _NOT_HELD:
            continue
        person, body = _holder(page, chunks, i, holders)
        if person is None:
            continue
        rank = chunk.entry is not None and chunk.entry.row["kind"] in _RANKS
        key = holders.bodies.get(body) if body is not None else None
        span = (chunks[body].start, chunks[body].end) if body is not None else None
        who = chunks[person]
        title = page.text[chunk.start : chunk.end]
        found.append((Post(holders.people[person], (who.start, who.end), title, (chunk.start, chunk.end), key, span), rank))
    posted = {post.person for post, rank in found if not rank}
    return [post for post, rank in found if not rank or post.person not in posted]


def _plural(page: Page, chunk: Chunk) -> bool:
    hit = page.cells[chunk.last].hit
    return hit is not None and hit.plural


def _holder(page: Page, chunks: Sequence[Chunk], i: int, holders: Holders) -> tuple[int | None, int | None]:
    """(chunk of the person, chunk of the organization) of the post in chunk `i`; None where the text gives none."""
    before = _body_before(chunks, i, holders)
    after = _body_after(chunks, i, holders)
    left = before if before is not None else i
    right = after if after is not None else i
    if chunks[i].after == "_" and _next(chunks, i) in holders.people:
        person = i + 1
        affiliation = _body_after(chunks, person, holders) if before is None and chunks[person].after == "o" else None
        return person, before if before is not None else affiliation
    body = after if after is not None else before
    previous = left - 1 if left and chunks[left - 1].last + 1 == chunks[left].first else None
    if previous in holders.people and chunks[left].before in ",tv" and previous is not None:
        return previous, body
    following = _next(chunks, right)
    if following in holders.people and chunks[right].after in ",t" and following is not None and not _owns(page, chunks[following]):
        return following, body
    if following in holders.people and chunks[right].after == "_" and after is not None:
        return following, body
    return None, None


def _owns(page: Page, person: Chunk) -> bool:
    """True for "the founder of the party, Petrov's uncle": the name only leads to somebody else."""
    return page.text[person.end : person.end + 2] in ("'s", "’s")


def _next(chunks: Sequence[Chunk], i: int) -> int | None:
    """Index of the chunk that follows with no cell between; None at a break."""
    return i + 1 if i + 1 < len(chunks) and chunks[i].after != "|" and chunks[i + 1].first == chunks[i].last + 1 else None


def _body_before(chunks: Sequence[Chunk], i: int, holders: Holders) -> int | None:
    """The organization right before a post: 'Russian President', 'Russia's President', 'Kremlin spokesman'."""
    if not i or chunks[i - 1].last + 1 != chunks[i].first:
        return None
    return i - 1 if chunks[i].before in "_'" and i - 1 in holders.bodies else None


def _body_after(chunks: Sequence[Chunk], i: int, holders: Holders) -> int | None:
    """The organization right after a post: 'secretary of the Security Council', 'spokesman for NATO'."""
    following = _next(chunks, i)
    if following is None or chunks[i].after not in "orin":
        return None
    return following if following in holders.bodies else None
