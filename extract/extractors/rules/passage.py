"""Passage: the parties that a telling leaves out, taken from the story's heading, its other tellings and the way of the cargo."""

from __future__ import annotations

import re

from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.handovers import Handover
from extract.extractors.rules.parties import stated
from extract.mention import MentionKind

BODIES = (MentionKind.ORGANIZATION, MentionKind.PLACE, MentionKind.NATIONALITY)
_UNDERWAY = re.compile(r"\bon (?:its|their|the) way from\b", re.IGNORECASE)
_TOWARDS = re.compile(r"\s+(?:in|to|for)\s+(?:the\s+)?")


def fill(context: Context, told: list[Handover]) -> None:
    """Gives the tellings the parties that the story names elsewhere: its heading, its other tellings, the way of the cargo."""
    for h in told:
        if h.supplier is None and h.open and (h.trigger.frame == "go" or h.trigger.frame == "give" and h.frame.passive):
            h.supplier = _heading(context, h)
    ways = _ways(context)
    given = [h for h in told if h.recipient is not None and h.trigger.frame not in {"receive", "get"}] or told
    recipients = {key(h.recipient): h.recipient for h in given if h.recipient is not None}
    takers: dict[str, dict[str, Named]] = {}
    for supplier, recipient in [*ways, *_pairs(told)]:
        takers.setdefault(key(supplier), {}).setdefault(key(recipient), recipient)
    for h in told:
        if h.supplier is not None and h.recipient is None and h.open:
            h.recipient = _only(takers.get(key(h.supplier)) or recipients, h.supplier)
    givers: dict[str, dict[str, Named]] = {}
    for supplier, recipient in [*ways, *_pairs(told)]:
        givers.setdefault(key(recipient), {}).setdefault(key(supplier), supplier)
    for h in told:
        if h.supplier is None and h.recipient is not None and h.open:
            h.supplier = _only(givers.get(key(h.recipient), {}), h.recipient)
    found = {(key(s), key(r)): (s, r) for s, r in [*ways, *_pairs(told)]}
    for h in told:
        if h.supplier is None and h.recipient is None and h.pointing and len(found) == 1:
            h.supplier, h.recipient = (_elsewhere(n) for n in next(iter(found.values())))


def _pairs(told: list[Handover]) -> list[tuple[Named, Named]]:
    return [(h.supplier, h.recipient) for h in told if h.supplier is not None and h.recipient is not None]


def _only(found: dict[str, Named], other: Named) -> Named | None:
    """The one party found, cited where it stands; None if there are several, or it is the other party itself."""
    if len(found) != 1 or key(other) in found:
        return None
    return _elsewhere(next(iter(found.values())))


def _elsewhere(named: Named) -> Named:
    return Named(named.reference, named.start, named.end, "party_told_elsewhere")


def key(named: Named) -> str:
    """What tells one party from another: its entity, a country counted as its state, else its words."""
    return (named.reference.entity or named.reference.text.casefold()).replace("country:", "state:")


def _ways(context: Context) -> list[tuple[Named, Named]]:
    """(supplier, recipient) that a heading or a way tells: 'North Korean arms in Russia', 'on its way from Iran to Houthi forces'."""
    reading, found = context.reading, []
    for sentence in reading.sentences:
        match = _UNDERWAY.search(reading.text, sentence.start, sentence.end)
        if match is not None:
            behind = [m for m in reading.mentions.within(match.end(), sentence.end) if m.kind in BODIES and m.entity][:2]
            found.append([stated(context, m) for m in behind])
        elif sentence.heading:
            for weapon in reading.weapons.within(sentence.start, sentence.end):
                whose = next((m for m in reading.mentions.within(sentence.start, weapon.start) if m.end + 1 == weapon.start), None)
                towards = _TOWARDS.match(reading.text, weapon.end, sentence.end)
                where = next((m for m in reading.mentions.within(towards.end(), towards.end() + 1)), None) if towards else None
                if whose is not None and whose.kind is MentionKind.NATIONALITY and where is not None and where.kind in BODIES:
                    found.append([stated(context, whose), stated(context, where)])
    return [(s, r) for pair in found if len(pair) == 2 for s, r in [(pair[0], pair[1])] if s is not None and r is not None]


def _heading(context: Context, handover: Handover) -> Named | None:
    """The state that the heading of the section begins with ('NETHERLANDS - done'); None if it begins with anything else."""
    sentences = context.reading.sentences
    above = next((s for s in reversed(sentences[: handover.frame.sentence.ordinal]) if s.heading), None)
    first = next(iter(context.reading.mentions.within(above.start, above.start + 1)), None) if above is not None else None
    named = stated(context, first) if first is not None and first.kind in BODIES[:2] else None
    if named is None or not (named.reference.entity or "").startswith("state:"):
        return None
    return Named(named.reference, named.start, named.end, "section_heading")
