"""Read: the layers in order, from a story's text to its Reading."""

from __future__ import annotations

from extract.language.numbers import read_numbers
from extract.language.weapons import read_weapons

from extract.document import Document, Story
from extract.language.dates import read_dates
from extract.language.names import read_names
from extract.language.reading import Reading, Spans, Tools
from extract.language.sentences import sentences


def read(document: Document, story: Story, tools: Tools) -> Reading:
    """The story read: sentences, lexicon hits, dates, numbers, names and weapons; sentences are parsed when a rule asks."""
    text = document.text
    found = sentences(text, story.start, story.end, story.holes, story.title_span)
    hits = tools.lexicon.scan(text, story.start, story.end)
    anchor = story.published or document.published
    dates = read_dates(text, found, anchor)
    numbers = read_numbers(text, found, dates)
    names = read_names(text, found, hits, tools.lexicon, story.outlet or document.outlet, document.authors)
    weapons = read_weapons(text, found, hits)
    return Reading(
        document,
        story,
        tools,
        found,
        Spans(hits),
        Spans(dates),
        Spans(numbers),
        Spans(names.mentions),
        {e.key: e for e in names.entities},
        names.posts,
        Spans(weapons),
    )
