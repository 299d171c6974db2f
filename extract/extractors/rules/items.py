"""Items: the weapons that a frame hands over, with their figure and model."""

from __future__ import annotations

from dataclasses import dataclass

from extract.extractors.rules.context import Context
from extract.language.atoms import NumberAtom
from extract.language.frames import Frame
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.language.weapons import WeaponAtom
from extract.mention import Mention, MentionKind

CARRIERS = frozenset(
    {"shipment", "shipments", "batch", "delivery", "deliveries", "consignment", "supply", "supplies", "number", "amount", "quantity"}
    | {"quantities", "thousands", "dozens", "hundreds", "millions", "variety", "types", "kinds", "set", "sets", "tonnes", "tons", "rounds"}
    | {"containers", "batches", "loads", "stocks", "package", "parts", "components", "cargo", "boatload", "crates", "stock", "lot"}
)
"""Nouns that carry or measure what stands behind 'of'."""
_UNTOLD = frozenset({"any", "no", "which", "what"})
"""Determiners of items of which nothing is said to have been given: 'has seen no sign that any rocket went'."""


@dataclass
class Item:
    """What is handed over. `start:end` are its words, wherever in the story they stand."""

    start: int
    end: int
    number: NumberAtom | None = None
    model: Mention | None = None
    rule: str | None = None
    """How the words were found when they do not stand with the verb; None when they do."""


def item_groups(frame: Frame, parsed: Parsed) -> list[Group]:
    """The groups of weapons given: objects, the 'with' phrase of 'supply X with Y', the 'of' phrase of a noun, or 'missile deliveries'."""
    asked = ("for",) if any(t.frame == "ask" for t in frame.triggers) else ()
    slots = [*frame.patients, *frame.after("with", "of", *asked), *frame.indirect]
    if frame.nominal:
        slots = [*frame.after("of", "for"), *(g for to in frame.after("to") for g in parsed.complement(to)[1:])]
    found = [w for g in slots for w in item_of(parsed, g) if parsed.tokens[w.chunk.first].low not in _UNTOLD]
    if not found and frame.nominal:
        own = parsed.groups.get(frame.chunk)
        if own is not None and (own.weapon is not None or own.has("weapon_class")):
            found = [own]
    return list({id(g): g for g in found}.values())


def rows(items: list[Group]) -> list[tuple[Group, int]]:
    """(item, end of its words) per row: items with a count or a model of their own apart, bare ones as one ('rockets and missiles')."""
    bare = [g for g in items if g.number is None and not (g.weapon and g.weapon.models)]
    own = [(g, g.end) for g in items if g not in bare]
    return own + ([(bare[0], bare[-1].end)] if bare else [])


def item_of(parsed: Parsed, group: Group) -> list[Group]:
    """The group itself if it is an item, else the one behind 'of' when the head only measures or carries it ('a shipment of shells')."""
    if _is_item(group):
        return [group]
    if group.head in CARRIERS or group.number is not None:
        return [g for g in parsed.complement(group)[1:] if _is_item(g)]
    return []


def _is_item(group: Group) -> bool:
    """True for a weapon that is itself meant, not one that describes another noun ('missile test')."""
    if group.weapon is not None:
        return not group.weapon.modifies or bool(group.weapon.models) or group.head in CARRIERS
    return group.noun("weapon_class") is not None


def item_from(group: Group, end: int, frame: Frame) -> Item:
    number = group.number
    start = number.end + 1 if number is not None and number.end + 1 < group.end else group.start
    weapon = group.weapon
    if weapon is not None and (frame.nominal and group.index == frame.chunk or receiver(group) is not None and number is None):
        start, end = weapon.start, weapon.end if group.index == frame.chunk else end
    model = group.mention(MentionKind.WEAPON) or group.any_mention(MentionKind.WEAPON)
    return Item(start, end, number, model if model is not None and model.entity else None)


def receiver(group: Group) -> Mention | None:
    """The state that stands before the item in one noun group: 'gave Russia drones', 'will give Chile 20 tanks'; None without one."""
    first = group.mentions[0] if group.mentions else None
    limit = group.number.start if group.number is not None else group.weapon.start if group.weapon is not None else 0
    named = first is not None and first.kind in (MentionKind.ORGANIZATION, MentionKind.PLACE) and first.end <= limit
    return first if named and first is not None and first.start == group.start and first.end + 1 == limit else None


def elided(context: Context, parsed: Parsed, groups: list[Group], last: Item | None) -> list[Item]:
    """Items of bare figures ('promised 19', 'some 2,400 of them'): the weapon named last, or the item of the handover told last."""
    items = []
    for group in groups:
        chain = parsed.complement(group)
        bare = group.number is not None and group.end <= group.number.end + 1 and group.number.unit is None
        if bare and all(g.pronoun for g in chain[1:]):
            found = _named_last(context, group, last)
            if found is not None:
                items.append(Item(found.start, found.end, group.number, found.model, "item_told_before"))
    return items


def _named_last(context: Context, group: Group, told: Item | None) -> Item | None:
    """The weapon last named in this sentence or the two before it, else the last item told; None if people were counted since."""
    reading = context.reading
    sentence = reading.sentence_at(group.start)
    if sentence is None:
        return None
    floor = reading.sentences[max(0, sentence.ordinal - 2)].start
    weapons = [w for w in reading.weapons.within(max(floor, reading.story.start), group.start) if not w.modifies or w.models]
    last = max(weapons[-1].start if weapons else -1, told.start if told else -1)
    counted = [n for n in reading.numbers.within(max(last, floor), group.start) if n.noun is not None and n.noun[0] > last]
    if last < 0 or any(n.noun is not None and not reading.weapons.within(n.noun[0], n.noun[1]) for n in counted):
        return None
    if weapons and (told is None or weapons[-1].start >= told.start):
        return Item(weapons[-1].start, weapons[-1].end, None, model_of(context, weapons[-1]))
    return told


def model_of(context: Context, weapon: WeaponAtom) -> Mention | None:
    """The mention of the one model named there; None for a class."""
    inside = context.reading.mentions.within(weapon.start, weapon.end)
    return next((m for m in inside if m.kind is MentionKind.WEAPON and m.entity and len(weapon.models) == 1), None)
