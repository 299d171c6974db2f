"""Names: every person, body, place, state and nationality that a story names, which of them are one, and who holds which post."""

from __future__ import annotations

from collections.abc import Sequence

from extract.language.atoms import Post, Sentence
from extract.language.lexicon import Hit, Lexicon
from extract.language.linking import words_of
from extract.language.names_cells import read_page
from extract.language.names_chunks import chunk
from extract.language.names_resolving import Resolver
from extract.language.names_typing import type_names
from extract.language.places_around import lend_countries
from extract.language.posts import Holders, posts_of
from extract.mention import Mention, MentionKind, StoryEntity
from extract.value import value


@value
class Names:
    """What a story names. Mentions are in order and disjoint; `entities` have unique keys."""

    mentions: list[Mention]
    entities: list[StoryEntity]
    posts: list[Post]
    inner: list[Mention]
    """Places inside the names of bodies: 'the Interior Ministry in Kabul'."""


def read_names(
    text: str, sentences: Sequence[Sentence], hits: Sequence[Hit], lexicon: Lexicon, outlet: str | None, authors: Sequence[str] = ()
) -> Names:
    """The names of a story. `hits` are the lexicon's for the whole story; `authors` are found only where the story's lines print them.

    The outlet's own name is no clue: it is a mention only where the text has it.
    """
    page = read_page(text, sentences, hits)
    chunks = chunk(page)
    kinds = type_names(page, chunks)
    resolver = Resolver(page, chunks, kinds, lexicon)
    resolver.resolve()
    posts = posts_of(page, chunks, Holders(resolver.person_keys, resolver.body_keys))
    resolver.give_countries(posts)
    lend_countries(sentences, resolver.mentions(), resolver.sites.sites, resolver.countries())
    bylines = _bylines(text, sentences, authors, resolver)
    mentions = sorted([*resolver.mentions(), *bylines], key=lambda m: m.start)
    return Names(mentions, resolver.entities(), posts, resolver.inner())


def _bylines(text: str, sentences: Sequence[Sentence], authors: Sequence[str], resolver: Resolver) -> list[Mention]:
    """Mentions of the authors where the story's lines print their names and nothing was read."""
    out = []
    for author in authors:
        at = text.find(author, sentences[0].start, sentences[-1].end) if sentences and len(words_of(author)) > 1 else -1
        if at >= 0 and not resolver.covers(at, at + len(author)):
            key = resolver.people.add(author, at, False).key
            out.append(Mention(MentionKind.PERSON, at, at + len(author), author, entity=key))
    return out


_LEADERS = frozenset(("president", "premier", "chancellor", "king", "emir"))


def describe(entities: Sequence[StoryEntity], posts: Sequence[Post], phrase: str) -> str | None:
    """Key of the one person whom a description can mean ('the minister', 'the Russian leader'); None if nobody or several can.

    The phrase's last word must end the person's title, or be 'leader' for a head of state or government; a state that the phrase names, by
    itself or as an adjective, must be the post's.
    """
    words = [w for w in words_of(phrase) if w not in ("the", "a", "his", "her", "its", "their", "country", "countrys")]
    if not words:
        return None
    head = words[-1]
    found = {
        post.person
        for post in posts
        if (title := words_of(post.title))
        and (head == title[-1] or (head == "leader" and (title[-1] in _LEADERS or title[-2:] == ("prime", "minister"))))
        and _of_state(words, post, entities)
    }
    return found.pop() if len(found) == 1 else None


def _of_state(words: Sequence[str], post: Post, entities: Sequence[StoryEntity]) -> bool:
    """True unless the phrase names a state other than the post's."""
    named = {
        e.key
        for e in entities
        if e.key.startswith("state:") and all(any(word.startswith(part[:4]) for word in words) for part in words_of(e.name))
    }
    return not named or post.organization in named
