"""Salience: which happenings of a story are worth an event of their own.

A row of `events` should be a happening that a reader would put on a timeline. What a record of its own details always is. Of the
others those stay that have a day, that have a place and somebody who took part, that a headline or the lead tells, or that are deeds of
violence with both sides told; a mere mention ('rebuilding infrastructure', 'the fear of attacks') does not. Measured on 45 articles,
mentions with neither day nor place nor two sides were right in 1 of 12 cases.
"""

from __future__ import annotations

from dataclasses import replace

from extract.claim import Draft, Modality
from extract.extractors.rules.context import Context
from extract.extractors.rules.events import DEEDS
from extract.extractors.rules.merge import COMING
from extract.records import Casualty, Event, ParticipantRole, fields_of

SUFFERED = frozenset({"killing", "displacement", "strike", "arrest", "abduction", "armed_clash"})
LONG = 180
"""Days from which on a span is an account of many happenings."""
LEAD = 1
"""Ordinal of the last sentence that counts as the lead, headings and labels counted."""


def salient(context: Context, drafts: list[Draft]) -> list[Draft]:
    """The drafts without passing mentions of happenings; links to these are emptied."""
    needed = {link for d in drafts if not isinstance(d.record, Casualty) for link in _links(d)}
    gone = {d.key for d in drafts if isinstance(d.record, Event) and d.key not in needed and not _stands_out(context, d, d.record)}
    return [_unlinked(d, gone) for d in drafts if d.key not in gone]


def _links(draft: Draft) -> set[str]:
    values = [getattr(draft.record, s.name) for s in fields_of(type(draft.record)) if s.link]
    return {v for v in values if isinstance(v, str)}


def _unlinked(draft: Draft, gone: set[str]) -> Draft:
    empty = {s.name: None for s in fields_of(type(draft.record)) if s.link and getattr(draft.record, s.name) in gone}
    return replace(draft, record=draft.record.model_copy(update=empty)) if empty else draft


def _dated(event: Event) -> bool:
    """True for a resolved day, month or year; 'since 2011' tells a state and no happening."""
    when = event.occurred
    return when is not None and when.latest is not None and (when.earliest is not None or event.event_type not in DEEDS)


def _tally(event: Event) -> bool:
    """True for what befell people over half a year or more by nobody's named hand: 'killed in gang violence in 2024'."""
    when = event.occurred
    if event.event_type not in SUFFERED or when is None or when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days >= LONG and not any(p.role is ParticipantRole.ACTOR for p in event.participants)


def _stands_out(context: Context, draft: Draft, event: Event) -> bool:
    sentence = context.told[draft.key].sentence
    if event.event_type in DEEDS and draft.status in COMING and not _dated(event):
        return False
    if _dated(event):
        return not _tally(event)
    if event.place is not None:
        return bool(event.participants)
    if sentence.heading or sentence.ordinal <= LEAD:
        return True
    named = sum(p.name.entity is not None for p in event.participants)
    if draft.modality is Modality.DENIED:
        return named > 1
    return event.event_type in DEEDS and len(event.participants) > 1
