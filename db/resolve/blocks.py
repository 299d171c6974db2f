"""Blocks of claims: only claims that share one are compared. A block holds what the rule of its record type needs to be equal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Any

from db.resolve.claim_view import MET, ClaimView
from db.resolve.slots import figure, has_figure

Key = tuple[Any, ...]

LONGEST = 31
"""Days that a date of an event may span for the event to be looked for in other stories."""


def blocks_of(views: Iterable[ClaimView]) -> dict[Key, list[ClaimView]]:
    """The claims by block, in their order; those of one story and its copies, and those across stories, stand in blocks of their own."""
    found: dict[Key, list[ClaimView]] = {}
    for view in views:
        within, across = BLOCKS[view.record_type](view)
        for key in within:
            found.setdefault((view.record_type, view.group, *key), []).append(view)
        for key in across:
            found.setdefault((view.record_type, "", *key), []).append(view)
    return found


def is_across(key: Key) -> bool:
    """Whether the block is of claims of different stories."""
    return not key[1]


Keys = tuple[Iterable[Key], Iterable[Key]]
"""The blocks of a claim within its story and its copies, and across stories."""


def _event(view: ClaimView) -> Keys:
    """Within: the kind and a participant. Across: a meeting's month with two participants, or one and the place; else place and day."""
    kind, place, who = view.cells["event_type"], view.cells["place_id"], sorted(view.ids("entity_id"))
    first, last = view.dates("occurred")
    across: list[Key] = []
    if who and kind in MET and first and last and days_between(first, last) <= LONGEST:
        month = first[:7]
        across = [(kind, month, *two) for two in combinations(who, 2)]
        across += [(kind, month, one, place) for one in who if place]
    elif who and kind not in MET and place and view.cells["occurred_precision"] == "day":
        across = [(kind, place, first)]
    return [(kind, one) for one in who], across


def _deployment(view: ClaimView) -> Keys:
    senders = [(column, view.cells[column]) for column in ("contributor_id", "unit_id") if view.cells[column]]
    destination = view.cells["destination_id"]
    return senders, [(*sender, destination) for sender in senders if destination]


def _sighting(view: ClaimView) -> Keys:
    models, place = tuple(sorted(view.ids("weapon_id"))), view.cells["place_id"]
    return [(models,)], [(models, place)] if models and place else []


def _transfer(view: ClaimView) -> Keys:
    between = view.cells["supplier_id"], view.cells["recipient_id"]
    keys = [between] if all(between) else []
    return keys, keys


def _agreement(view: ClaimView) -> Keys:
    parties = sorted(view.ids("entity_id"))
    return [(one,) for one in parties], list(combinations(parties, 2))


def _casualty(view: ClaimView) -> Keys:
    if not has_figure(view.cells, "count"):
        return [], []
    number, low, high = figure(view.cells, "count")
    befallen: Key = (view.cells["kind"], number) if number is not None else (view.cells["kind"], None, low, high)
    place = view.cells["place_id"]
    return [befallen], [(*befallen, place)] if place else []


def _role(view: ClaimView) -> Keys:
    return _one(view.cells["person_id"])


def _statement(view: ClaimView) -> Keys:
    return _one(view.cells["speaker_id"])


def _one(entity_id: str | None) -> Keys:
    keys = [(entity_id,)] if entity_id else []
    return keys, keys


BLOCKS: Mapping[str, Callable[[ClaimView], Keys]] = {
    "event": _event,
    "deployment": _deployment,
    "weapon_sighting": _sighting,
    "weapon_transfer": _transfer,
    "agreement": _agreement,
    "casualty": _casualty,
    "role": _role,
    "statement": _statement,
}
"""One per record type. A block must never part two claims that the rule of fact_rules would join."""


@lru_cache(maxsize=4096)
def days_between(first: str, last: str) -> int:
    """Days from one ISO date to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
