"""Handovers: the tellings of weapons given, got, asked for or stopped on the way, each with its items and whoever it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.claim import Status
from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.items import Item, elided, item_from, item_groups, item_of, rows
from extract.extractors.rules.parties import body, origin, parties
from extract.language.clause_status import clause_status
from extract.language.frames import Frame, Trigger
from extract.language.reading import Parsed
from extract.language.verbs import BE

GIVING = frozenset({"give", "supplier"})
TAKING = frozenset({"receive", "ask"})
MOVING = frozenset({"go"})
REMAINS = frozenset({"remnants", "debris", "wreckage", "fragments", "remains", "components", "parts", "shells"})
"""Of these, 'came from' tells the maker's state; of a missile in flight it tells the way."""
_INCLUDED = re.compile(r"\bpart of (?:the|a|an|this|that|any) (?:\w+ )?(?:deal|shipment|package|delivery|consignment|transfer|order)\b")
_TENTATIVE = {"possible": Status.PROPOSED, "potential": Status.PROPOSED, "proposed": Status.PROPOSED, "planned": Status.PLANNED}
_BEGUN = frozenset({"begin", "begins", "began", "begun", "start", "starts", "started", "continue", "continues", "continued"})
_GENERAL = frozenset({"all", "the", "these", "those", "both"})


@dataclass
class Handover:
    """One telling; parties that it does not name are None until the story gives them."""

    frame: Frame
    trigger: Trigger
    parsed: Parsed
    items: list[Item]
    status: Status
    supplier: Named | None = None
    recipient: Named | None = None
    open: bool = True
    """False where a party that is not named here must not be taken from elsewhere."""
    pointing: bool = False
    """True where the words point back at a handover told before ('the deal', 'all 24', '14'): both parties may come from there."""


def find_handovers(context: Context) -> list[Handover]:
    """The tellings of a story in the order of the text."""
    found: list[Handover] = []
    for frame in context.frames:
        parsed = context.reading.parse(frame.sentence)
        silent = frame.negated and (not context.voices(frame.start, frame.end) or frame.triggers[0].frame == "intercept")
        if not silent and not _generic(frame, parsed):
            told = _told(context, frame, parsed, found[-1].items[-1] if found else None)
            if told is not None:
                found.append(told)
    found += _included(context)
    return sorted(found, key=lambda h: h.frame.start)


def _generic(frame: Frame, parsed: Parsed) -> bool:
    """True for 'Supplying arms to X is a breach': a participle that nobody does."""
    bare = frame.verb is not None and frame.verb.bare and frame.verb.form.endswith("ing") and not frame.nominal
    return bare and not frame.agents and frame.chunk == 0


def _told(context: Context, frame: Frame, parsed: Parsed, last: Item | None) -> Handover | None:
    """The frame as a handover; `last` is the item told last, for figures that stand alone. None if nothing is handed over."""
    for trigger in frame.triggers:
        if trigger.frame in MOVING and not frame.nominal:
            return _gone(context, frame, trigger, parsed, last)
        if trigger.object != "weapon" or trigger.frame not in GIVING | TAKING | {"intercept"}:
            continue
        groups = item_groups(frame, parsed)
        items = [item_from(g, end, frame) for g, end in rows(groups)] or elided(context, parsed, frame.patients, last)
        if items:
            told = Handover(frame, trigger, parsed, items, _status(frame, trigger, parsed))
            told.supplier, told.recipient = parties(context, frame, parsed, trigger.frame, groups)
            told.open = trigger.frame in TAKING | {"intercept"} or all(g.pronoun or context.body(g) for g in frame.agents)
            if told.recipient is None and (frame.indirect or frame.after("to")):
                told.open = False
            first = parsed.tokens[groups[0].chunk.first].low if groups else ""
            tentative = frame.nominal and told.status in _TENTATIVE.values()
            told.pointing = not groups or first in _GENERAL or trigger.frame == "intercept" or tentative
            return told
    return None


def _status(frame: Frame, trigger: Trigger, parsed: Parsed) -> Status:
    """The frame's status; 'the possible sale' is proposed whatever the verb."""
    if frame.nominal:
        group = parsed.groups.get(frame.chunk)
        words = {t.low for t in parsed.tokens[group.chunk.first : group.chunk.last]} if group is not None else set()
        found = next((s for w, s in _TENTATIVE.items() if w in words), None)
        if found is not None:
            return found
        return frame.status_by(trigger)
    before = parsed.tokens[parsed.chunks[max(0, frame.chunk - 2)].first : parsed.chunks[frame.chunk].last]
    words = {t.low for t in before}
    if words & _BEGUN and frame.verb is not None and frame.verb.form.endswith("ing"):
        return Status.ONGOING
    if {"getting", "ready"} <= words:
        return Status.PLANNED
    return frame.status_by(trigger)


def _gone(context: Context, frame: Frame, trigger: Trigger, parsed: Parsed, last: Item | None) -> Handover | None:
    """'14 had gone to Ukraine', 'debris that came from Iran': weapons or figures of them that move between states."""
    to, source = body(context, parsed, frame.after("to")), origin(context, parsed, frame.after("from"))
    groups = [w for g in frame.subject for w in item_of(parsed, g)]
    remains = bool(frame.subject) and any(g.head in REMAINS for g in frame.subject)
    if frame.lemma == "come" and remains and source is not None and to is None:
        items = [item_from(g, g.end, frame) for g in [*groups, *frame.subject][:1]]
        weapon = any(part.weapon is not None for g in frame.subject for part in parsed.complement(g))
        return Handover(frame, trigger, parsed, items, frame.status, source, None, open=False) if weapon else None
    if frame.lemma != "go" or to is None:
        return None
    items = [item_from(g, e, frame) for g, e in rows(groups)] or elided(context, parsed, frame.subject, last)
    return Handover(frame, trigger, parsed, items, frame.status, source, to) if items else None


def _included(context: Context) -> Iterator[Handover]:
    """'missiles had been part of the deal': the items of a handover told elsewhere."""
    for sentence in context.reading.sentences:
        if not _INCLUDED.search(context.reading.text, sentence.start, sentence.end):
            continue
        parsed = context.reading.parse(sentence)
        for clause in parsed.syntax.clauses.values():
            heads = {parsed.chunks[k].low for k in clause.objects}
            items = [w for g in parsed.find(clause.subject) for w in item_of(parsed, g)]
            if clause.verb.form not in BE or "part" not in heads or not items:
                continue
            chunk = parsed.chunks[clause.index]
            trigger = Trigger("be part of", "verb", "give", "arms_transfer", "weapon", None)
            span = (chunk.start, chunk.end)
            status = clause_status(context.reading, parsed, clause)
            left, right = parsed.chunks[clause.left].start, parsed.chunks[clause.right - 1].end
            frame = Frame(sentence, (trigger,), *span, left, max(right, chunk.end), status, span, clause.verb.negated, verb=clause.verb)
            yield Handover(frame, trigger, parsed, [item_from(g, e, frame) for g, e in rows(items)], status, pointing=True)
