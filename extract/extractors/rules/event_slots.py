"""Event slots: whether two tellings of a happening contradict each other, and what they share."""

from __future__ import annotations

import re

from extract.extractors.rules.slot_match import Entities, dates_agree, key_of, places_agree
from extract.fields import Reference
from extract.records import Event, ParticipantRole

Role = ParticipantRole
DOERS = frozenset({Role.ACTOR})
STRUCK = frozenset({Role.TARGET, Role.VICTIM})
PARTS = frozenset({"gate", "door", "window", "wall", "roof", "facade", "entrance", "fence", "floor", "ceiling", "front", "side", "section"})
"""Parts of what is struck, which tell nothing of which one it is."""
_HANGING = re.compile(r"\s(?:of|in|on|at|for|from|near|belonging|who|that|with)\s.*", re.DOTALL)
_ARMED = frozenset(
    {"soldier", "troop", "army", "police", "policeman", "policemen", "officer", "force", "marine", "patrol", "guardsman", "military"}
)
_IRREGULAR = frozenset(
    {
        "guerrilla",
        "guerilla",
        "rebel",
        "gunman",
        "gunmen",
        "terrorist",
        "militant",
        "insurgent",
        "jihadist",
        "bandit",
        "attacker",
        "assailant",
    }
    | {"extremist", "separatist", "subversive", "bomber", "kidnapper", "commando", "fighter", "militiaman", "militiamen"}
)


def head(reference: Reference) -> str:
    """The noun a description turns on, in the singular and lower case: 'members of the guard' -> 'member'."""
    words = _HANGING.sub("", reference.text).casefold().split()
    last = words[-1] if words else ""
    return last[:-1] if len(last) > 3 and last.endswith("s") and not last.endswith("ss") else last


def heads(event: Event, roles: frozenset[Role]) -> set[str]:
    """Heads of the described participants of the roles."""
    return {head(p.name) for p in event.participants if p.role in roles and not p.name.entity}


def named(event: Event, roles: frozenset[Role]) -> set[str]:
    """Keys of the named participants of the roles."""
    return {key_of(p.name) or "" for p in event.participants if p.role in roles and p.name.entity}


def clash(a: Event, b: Event, entities: Entities) -> bool:
    """True if the two cannot be one happening: another place, another day or other doers."""
    if not places_agree(a.place, b.place, entities) or not dates_agree(a.occurred, b.occurred):
        return True
    return _other(a, b, DOERS) or _sides(a, b)


def other_targets(a: Event, b: Event) -> bool:
    """True if the words for what was struck differ: 'the church', 'a chapel'. They may still be one thing."""
    return _other(a, b, frozenset({Role.TARGET})) or _things(a, b)


def _other(a: Event, b: Event, roles: frozenset[Role]) -> bool:
    left, right = named(a, roles), named(b, roles)
    return bool(left and right and not left & right)


def _sides(a: Event, b: Event) -> bool:
    """True if soldiers or police did one and irregulars the other."""
    left, right = heads(a, DOERS), heads(b, DOERS)
    return bool(left & _ARMED and right & _IRREGULAR and not left & right or left & _IRREGULAR and right & _ARMED and not left & right)


def _things(a: Event, b: Event) -> bool:
    left, right = (heads(e, frozenset({Role.TARGET})) - PARTS for e in (a, b))
    return bool(left and right and not left & right)


def means(event: Event) -> set[str]:
    """Heads of the instruments."""
    return {head(p.name) for p in event.participants if p.role is Role.INSTRUMENT}


def strikes_armed(event: Event) -> bool:
    """True if soldiers or police are what was struck."""
    return bool(heads(event, STRUCK) & _ARMED)


def shared(a: Event, b: Event) -> bool:
    """True if both have the same place smaller than a country, or struck the same person, body, people or things."""
    placed = a.place is not None and b.place is not None and key_of(a.place) == key_of(b.place)
    if placed and a.place is not None and not (a.place.entity or "").startswith("country:"):
        return True
    return bool(named(a, STRUCK) & named(b, STRUCK) or heads(a, STRUCK) & heads(b, STRUCK))
