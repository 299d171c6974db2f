"""Whether two places of one core name are one place."""

from __future__ import annotations

import re
from typing import NamedTuple

from db.resolve.spelling import place_core, plain
from db.resolve.verdict import Verdict, verdict

REGION = re.compile(r"\b(?:region|oblast|krai|province|governorate|republic)\b")
REGION_TYPES = frozenset({"region", "oblast", "krai", "province", "admin1", "republic"})
SETTLEMENT = re.compile(r"\b(?:city|town|village)\b")


class Place(NamedTuple):
    """What is known of a place."""

    name: str
    country: str | None = None
    place_type: str | None = None
    known: str | None = None


def same_place(left: Place, right: Place) -> Verdict:
    """The verdict on two places: one core name, countries that do not differ, and the same level (region or not)."""
    if left.known and right.known:
        return verdict(1.0 if left.known == right.known else 0.0, "gazetteer ids")
    if left.country and right.country and left.country != right.country:
        return verdict(0.0, "another country")
    if place_core(left.name) != place_core(right.name):
        return verdict(0.0, "another name")
    if plain(left.name) != plain(right.name) and is_region(left) != is_region(right):
        return verdict(0.2, "a region is not its town")
    if left.place_type and right.place_type and is_region(left) != is_region(right):
        return verdict(0.2, "a region is not its town")
    if left.country and right.country:
        return verdict(0.97, "one name, level and country")
    return verdict(0.9, "one name and level, a country not told")


def is_region(place: Place) -> bool:
    """Whether the place is a first-level division, by its type or by the word in its name."""
    if SETTLEMENT.search(plain(place.name)):
        return False
    return place.place_type in REGION_TYPES or bool(REGION.search(plain(place.name)))
