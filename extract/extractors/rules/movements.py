"""Movements: the parts that several states have in one deployment are its rows, and it is one event."""

from __future__ import annotations

from extract.claim import Draft, Modality
from extract.extractors.rules.merge import COMING, joined, relinked
from extract.extractors.rules.slot_match import key_of
from extract.records import Event, EventType

MOVEMENTS = frozenset({EventType.DEPLOYMENT, EventType.WITHDRAWAL})


def join_movements(drafts: list[Draft]) -> list[Draft]:
    """The drafts with the events of one movement folded into the first; the deployments that detail them follow.

    One movement: the same place, the same day or none, and both come or both to come. 'The Bahamas has posted six, Belize two' is one.
    """
    kept: dict[str, Draft] = {}
    moved: dict[str, str] = {}
    for draft in drafts:
        home = next((k for k, other in kept.items() if _one(other, draft)), None)
        if home is None:
            kept[draft.key] = draft
        else:
            moved[draft.key] = home
            kept[home] = joined(kept[home], draft)
    return [relinked(d, moved) for d in kept.values()] if moved else drafts


def _one(a: Draft, b: Draft) -> bool:
    left, right = a.record, b.record
    if not isinstance(left, Event) or not isinstance(right, Event) or left.event_type is not right.event_type:
        return False
    if left.event_type not in MOVEMENTS or (a.status in COMING) != (b.status in COMING):
        return False
    if (a.modality is Modality.DENIED) != (b.modality is Modality.DENIED):
        return False
    days = [(e.occurred.earliest, e.occurred.latest) if e.occurred else (None, None) for e in (left, right)]
    return days[0] == days[1] and key_of(left.place) == key_of(right.place)
