"""Read: the layers in order, from a story's text to its Reading."""

from __future__ import annotations

from extract.document import Document, Story, StoryKind
from extract.language.armed_numbers import counting, outside_names
from extract.language.arsenal import weapon_entities, weapon_mentions, without_designations
from extract.language.dates import date_mentions, joined
from extract.language.names import read_names
from extract.language.numbers import read_numbers
from extract.language.post_bodies import PostBodies
from extract.language.reading import Reading, Spans, Tools
from extract.language.sentences import sentences
from extract.language.weapons import read_weapons


def read(document: Document, story: Story, tools: Tools) -> Reading:
    """The story read: sentences, lexicon hits, dates, numbers, names and weapons; sentences are parsed when a rule asks."""
    text = document.text
    found = sentences(text, story.start, story.end, story.holes, story.title_span)
    hits = tools.lexicon.scan(text, story.start, story.end)
    own = story.kind in (StoryKind.FEED_ITEM, StoryKind.TEASER)
    anchor = story.published if own else story.published or document.published
    parts = date_mentions(text, found, anchor)
    dates = joined(text, parts)
    weapons = read_weapons(text, found, hits)
    parts, dates = outside_names(parts, weapons), outside_names(dates, weapons)
    numbers = counting(outside_names(read_numbers(text, found, dates), weapons), weapons, text)
    names = read_names(text, found, hits, tools.lexicon, story.outlet or document.outlet, document.authors)
    year = anchor.earliest.year if anchor is not None and anchor.earliest is not None else None
    bodies = PostBodies(text, found, names.mentions, names.entities, lambda name: tools.leaders.state_of(name, year))
    named = without_designations(names.mentions, weapons)
    mentions = [*named, *weapon_mentions(text, weapons, named)]
    entities = {e.key: e for e in names.entities} | weapon_entities(text, weapons, tools.lexicon)
    return Reading(
        document,
        story,
        tools,
        found,
        Spans(hits),
        Spans(dates),
        parts,
        Spans(numbers),
        Spans(mentions),
        entities,
        bodies.fill(names.posts),
        Spans(weapons),
        names.inner,
    )
