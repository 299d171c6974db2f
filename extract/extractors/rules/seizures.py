"""Seizures: weapons stopped on the way, and the way that the story tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.claim import Status
from extract.extractors.rules.arrivals import SHIPS, cargo_of
from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.handovers import Handover, Told, clause_frame
from extract.extractors.rules.items import CARRIERS, item_from, item_groups, item_of, rows
from extract.extractors.rules.parties import goal, made, origin, stated
from extract.language.frames import Frame, Trigger
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.mention import Mention, MentionKind

STOPPING = frozenset({"intercept", "stop"})
BODIES = (MentionKind.ORGANIZATION, MentionKind.PLACE, MentionKind.NATIONALITY, MentionKind.PERSON)
_MEANT = r"(?:bound|destined|intended|meant|earmarked|head(?:ed|ing)|en route|in transit|under way|on (?:its|their|the|a) way|consigned)"
_BOUND = re.compile(rf"\b{_MEANT}\s+(?:(?:from|via)\s+[\w ’'-]{{3,40}}?\s+)?(?:for|to|towards)\s+(?:use by\s+|the hands of\s+)?", re.I)
_BOUND_AFTER = re.compile(r"-bound\b")
_ON_ITS_WAY = re.compile(rf"\b{_MEANT}\s+from\s+", re.I)
_ABOARD = re.compile(r"\b(?:on board|aboard|in (?:its|the) (?:hold|cargo)|hidden|concealed|stashed|below deck|in the boot)\b", re.I)
_SEIZED = re.compile(r"\b(?:seiz|intercept|confiscat|impound|embargo|detain|smuggl|searched|boarded|stopped|on board)\w*", re.I)


def stopped(context: Context, frame: Frame, trigger: Trigger, parsed: Parsed, earlier: Told) -> Handover | None:
    """'seized 900 rifles bound for Chad', 'stopped a dhow carrying rifles'; None for weapons that were under way to nobody."""
    if trigger.frame not in STOPPING:
        return None
    groups = item_groups(context, frame, parsed)
    index = max([g.index for g in frame.patients], default=frame.chunk)
    carrier = any(g.head in SHIPS | CARRIERS for g in frame.patients) or any(g.head in SHIPS for _, g in frame.preps)
    groups = groups or cargo_of(context, frame, parsed, index - 1, len(parsed.chunks))
    if not groups:
        return None
    to = goal(context, parsed, frame.after("to", "for")) if trigger.frame == "intercept" else None
    came, went = _cargo_way(context, parsed, groups)
    to = to or bound_for(context, frame.sentence.start, frame.sentence.end) or went
    under_way = carrier or to is not None
    source = origin(context, parsed, frame.after("from")) if under_way or trigger.frame == "intercept" else None
    source = source or came or _left_from(context, frame) or (made(context, parsed, groups) if under_way else None)
    more = bool(earlier) and earlier[-1].trigger.frame in STOPPING and frame.sentence.ordinal - earlier[-1].frame.sentence.ordinal <= 2
    if trigger.frame == "stop" and not more and (not under_way or to is None and source is None):
        return None
    items = [item_from(g, e, frame, parsed) for g, e in rows(groups)]
    pointing = more or trigger.frame == "intercept"
    return Handover(frame, trigger, parsed, items, trigger.status or Status.CANCELLED, source, to, pointing=pointing)


def _cargo_way(context: Context, parsed: Parsed, groups: list[Group]) -> tuple[Named | None, Named | None]:
    """(origin, goal) of cargo by what hangs on it: 'a dhow carrying rifles to Chad', 'parts shipped from Mali to Chad'."""
    last = max(g.index for g in groups)
    preps = [(parsed.chunks[k].low, parsed.groups[k + 1]) for k in (last + 1, last + 3) if k + 1 in parsed.groups]
    for clause in parsed.syntax.clauses.values():
        if clause.index == last + 1 or clause.verb.bare and any(g.index in clause.objects for g in groups):
            preps += [(p, parsed.groups[k]) for p, k in clause.preps if k in parsed.groups]
    source = origin(context, parsed, [g for p, g in preps if p == "from"])
    return source, goal(context, parsed, [g for p, g in preps if p in {"to", "for"}])


def _left_from(context: Context, frame: Frame) -> Named | None:
    """The state behind 'on its way from' in the sentence; None without it."""
    match = _ON_ITS_WAY.search(context.reading.text, frame.sentence.start, frame.sentence.end)
    return _first_body(context, match.end(), match.end() + 40) if match is not None else None


def bound_for(context: Context, start: int, end: int) -> Named | None:
    """Whom the weapons of a stretch are meant for: 'bound for Chad', 'destined for the rebels', 'Chad-bound'; None if it does not say."""
    text = context.reading.text
    match = _BOUND.search(text, start, end)
    if match is not None:
        return _first_body(context, match.end(), min(end, match.end() + 60))
    after = _BOUND_AFTER.search(text, start, end)
    found = (
        next((m for m in context.reading.mentions.within(max(start, after.start() - 40), after.start()) if m.end == after.start()), None)
        if after
        else None
    )
    return _named(context, found) if found is not None else None


def _first_body(context: Context, start: int, end: int) -> Named | None:
    for mention in context.reading.mentions.within(start, end):
        named = _named(context, mention) if mention.kind in BODIES and mention.entity else None
        if named is not None:
            return named
    return None


def _named(context: Context, mention: Mention) -> Named | None:
    if mention.kind is MentionKind.PERSON:
        return context.state_of(mention)
    return stated(context, mention)


def aboard(context: Context, told: Told) -> Iterator[Handover]:
    """'On board were 900 rifles from Mali for Chad': what a ship that was stopped just before carries."""
    reading = context.reading
    stops = {f.sentence.ordinal for f in context.frames if any(t.frame in STOPPING for t in f.triggers) and _of_ship(f)}
    known = {i.start for h in told for i in h.items}
    for sentence in reading.sentences:
        near = any(0 <= sentence.ordinal - o <= 2 for o in stops)
        if not near or not _ABOARD.search(reading.text, sentence.start, sentence.end):
            continue
        parsed = reading.parse(sentence)
        groups = [w for g in parsed.groups.values() for w in item_of(parsed, g) if w.start not in known]
        clause = next((c for c in parsed.syntax.clauses.values() if not c.verb.negated), None)
        if not groups or clause is None:
            continue
        frame, trigger = clause_frame(context, parsed, clause.index, "be aboard", groups)
        source, to = _cargo_way(context, parsed, groups)
        source, to = source or made(context, parsed, groups), to or bound_for(context, sentence.start, sentence.end)
        items = [item_from(g, e, frame, parsed) for g, e in rows(list({id(g): g for g in groups}.values()))]
        yield Handover(frame, replace(trigger, frame="stop"), parsed, items, Status.CANCELLED, source, to, pointing=True)


def _of_ship(frame: Frame) -> bool:
    return any(g.head in SHIPS for g in [*frame.patients, *(g for _, g in frame.preps)])


def meant(context: Context) -> Iterator[Handover]:
    """'The launchers were meant for the rebels', of cargo that the story says was stopped."""
    reading = context.reading
    if not _SEIZED.search(reading.text, reading.story.start, reading.story.end):
        return
    for sentence in reading.sentences:
        if not _BOUND.search(reading.text, sentence.start, sentence.end):
            continue
        parsed = reading.parse(sentence)
        to = bound_for(context, sentence.start, sentence.end)
        for clause in parsed.syntax.clauses.values():
            items = [w for g in parsed.find(clause.subject) for w in item_of(parsed, g)]
            plain = clause.verb.form in {"meant", "bound", "destined", "intended", "headed"} or clause.verb.form in {
                "was",
                "were",
                "is",
                "are",
            }
            if to is None or not items or not plain or clause.index > 40:
                continue
            frame, trigger = clause_frame(context, parsed, clause.index, "be meant for", items)
            told = [item_from(g, e, frame, parsed) for g, e in rows(items)]
            yield Handover(frame, trigger, parsed, told, Status.CANCELLED, origin(context, parsed, frame.after("from")), to, pointing=True)
            break
