"""Undertakings: agreements told by what two parties agree to do: 'X and Y agreed on 9 May to set up a joint commission'."""

from __future__ import annotations

from collections.abc import Iterator

from extract.extractors.rules.context import Context
from extract.extractors.rules.papers import Paper
from extract.language.frames import Frame
from extract.language.names_words import words
from extract.language.reading import Parsed
from extract.language.syntax import Clause

TALK = words("meet talk continue discuss disagree keep hold resume work cooperate remain stay try")
"""Verbs of what is agreed that bind nobody to anything."""


def undertakings(context: Context) -> Iterator[Paper]:
    """A paper for every 'agreed to' with something to be done; whether there are two parties is for the caller to see."""
    for frame in context.frames:
        trigger = next((t for t in frame.triggers if t.frame == "sign" and t.lemma.split()[0] == "agree"), None)
        if trigger is None or frame.nominal or frame.negated or frame.objects or not frame.subject:
            continue
        parsed = context.reading.parse(frame.sentence)
        done = _what(parsed, frame)
        group = parsed.groups.get(done.objects[0]) if done is not None and done.objects else None
        if done is None or group is None or done.lemma in TALK:
            continue
        name = (group.start, parsed.complement(group)[-1].end)
        span = (parsed.chunks[done.index].start, parsed.chunks[done.index].end)
        yield Paper(parsed, group, name, span, [], frame, trigger, True, False, False)


def _what(parsed: Parsed, frame: Frame) -> Clause | None:
    """The infinitive that is agreed to, with nothing but phrases of place and time before it; None without one."""
    for index in sorted(parsed.syntax.clauses):
        if index <= frame.chunk:
            continue
        return parsed.syntax.clauses[index] if parsed.chunks[index].tags.startswith("T") else None
    return None
