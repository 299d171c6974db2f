"""Movements: the parts that several states have in one deployment, or in the arming of one party, are its rows, and it is one event."""

from __future__ import annotations

from datetime import date

from extract.claim import Draft, Modality
from extract.extractors.rules.merge import COMING, joined, relinked
from extract.extractors.rules.slot_match import Entities, key_of, places_agree
from extract.records import Event, EventType, ParticipantRole

MOVEMENTS = frozenset({EventType.DEPLOYMENT, EventType.WITHDRAWAL})


def join_movements(drafts: list[Draft], entities: Entities) -> list[Draft]:
    """The drafts with the events of one movement folded into the first; the records that detail them follow.

    One movement: the same day or none, both come or both to come, and the same place, or for weapons the same recipient.
    'The Bahamas has posted six, Belize two' is one; so is 'Oslo gave Kyiv 22, Brussels 30'.
    """
    kept: dict[str, Draft] = {}
    moved: dict[str, str] = {}
    for draft in drafts:
        home = next((k for k, other in kept.items() if _one(other, draft, entities)), None)
        if home is None:
            kept[draft.key] = draft
        else:
            moved[draft.key] = home
            kept[home] = joined(kept[home], draft)
    return [relinked(d, moved) for d in kept.values()] if moved else drafts


UNDATED = (None, None)


def _day(event: Event) -> tuple[date | None, date | None]:
    return (event.occurred.earliest, event.occurred.latest) if event.occurred else UNDATED


def _one(a: Draft, b: Draft, entities: Entities) -> bool:
    left, right = a.record, b.record
    return isinstance(left, Event) and isinstance(right, Event) and _day(left) == _day(right) and _alike(a, b, entities)


def _alike(a: Draft, b: Draft, entities: Entities) -> bool:
    left, right = a.record, b.record
    if not isinstance(left, Event) or not isinstance(right, Event) or left.event_type is not right.event_type:
        return False
    if (a.status in COMING) != (b.status in COMING) or (a.modality is Modality.DENIED) != (b.modality is Modality.DENIED):
        return False
    if left.event_type in MOVEMENTS:
        return bool(left.place and right.place or not left.place and not right.place) and places_agree(left.place, right.place, entities)
    return left.event_type is EventType.ARMS_TRANSFER and bool(_takers(left) & _takers(right))


def _takers(event: Event) -> set[str | None]:
    return {key_of(p.name) for p in event.participants if p.role is ParticipantRole.RECIPIENT}
