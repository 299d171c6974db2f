"""Weapon transfers: supplied, sold, promised, asked for, received, seized on the way."""

from __future__ import annotations

from extract.claim import Cite
from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.events import add_event
from extract.fields import Reference
from extract.language.frames import Frame, Trigger
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.mention import MentionKind
from extract.records import ParticipantRole, WeaponTransfer

GIVING = frozenset({"give", "supplier"})
TAKING = frozenset({"receive", "ask"})


CARRIERS = frozenset(
    {"shipment", "shipments", "batch", "delivery", "deliveries", "consignment", "supply", "supplies", "number", "amount", "quantity"}
    | {"quantities", "thousands", "dozens", "hundreds", "millions", "variety", "types", "kinds", "set", "sets", "tonnes", "tons", "rounds"}
    | {"containers", "batches", "loads", "stocks", "package", "parts", "components"}
)
"""Nouns that carry or measure what stands behind 'of'."""


def transfer_rules(context: Context) -> None:
    """Adds a transfer per item, and its event, for every frame that moves weapons between parties."""
    for frame in context.frames:
        parsed = context.reading.parse(frame.sentence)
        trigger = _trigger(frame, parsed)
        if trigger is None or (frame.negated and not context.voices(frame.start, frame.end)):
            continue
        items = _items(frame, parsed)
        supplier, recipient = _parties(context, frame, trigger)
        if not items or supplier is None and recipient is None:
            continue
        roles = [(n, r) for n, r in ((supplier, ParticipantRole.ACTOR), (recipient, ParticipantRole.RECIPIENT)) if n is not None]
        event = add_event(context, frame, trigger, roles, None)
        for item, end in _rows(items):
            _add(context, frame, trigger, (item, end), (supplier, recipient), event.key if event else None)


def _rows(items: list[Group]) -> list[tuple[Group, int]]:
    """(item, end of its words) per row: items with a count or a model of their own apart, bare ones as one ('rockets and missiles')."""
    bare = [g for g in items if g.number is None and not (g.weapon and g.weapon.models)]
    own = [(g, g.end) for g in items if g not in bare]
    return own + ([(bare[0], bare[-1].end)] if bare else [])


def _trigger(frame: Frame, parsed: Parsed) -> Trigger | None:
    for trigger in frame.triggers:
        if trigger.object == "weapon" and trigger.frame in GIVING | TAKING | {"intercept"} and _items(frame, parsed):
            return trigger
    return None


def _items(frame: Frame, parsed: Parsed) -> list[Group]:
    """The groups of weapons given: objects, the 'with' phrase of 'supply X with Y', the 'of' phrase of a noun, or 'missile deliveries'."""
    slots = frame.after("of", "for") if frame.nominal else [*frame.patients, *frame.after("with", "of"), *frame.indirect]
    found = [w for g in slots for w in _item_of(parsed, g)]
    if not found and frame.nominal:
        own = next((g for g in parsed.groups.values() if g.index == frame.chunk), None)
        if own is not None and (own.weapon is not None or own.has("weapon_class")):
            found = [own]
    return list({id(g): g for g in found}.values())


def _item_of(parsed: Parsed, group: Group) -> list[Group]:
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


def _parties(context: Context, frame: Frame, trigger: Trigger) -> tuple[Named | None, Named | None]:
    """(supplier, recipient) by the frame's kind and prepositions."""
    agent = _body(context, frame.agents)
    towards = _body(context, [*frame.indirect, *frame.after("to"), *_people_objects(frame)])
    source = _body(context, frame.after("from"))
    if trigger.frame in TAKING:
        return source or (towards if trigger.frame == "ask" else None), agent
    if trigger.frame == "intercept":
        return source, _body(context, frame.after("to", "for"))
    if frame.nominal and agent is None:
        agent = _body(context, frame.after("by", "from"))
    return agent or source, towards


def _people_objects(frame: Frame) -> list[Group]:
    """'supplied Russia with drones': the object is the recipient when the item follows 'with'."""
    return frame.objects if frame.after("with") else []


def _body(context: Context, groups: list[Group]) -> Named | None:
    for group in groups:
        if group.weapon is not None and group.nationality is None:
            continue
        named = context.body(group)
        if named is not None:
            return named
    return None


def _add(
    context: Context, frame: Frame, trigger: Trigger, what: tuple[Group, int], parties: tuple[Named | None, Named | None], event: str | None
) -> None:
    (item, end), (supplier, recipient) = what, parties
    cites: list[Cite] = []
    for path, named in (("supplier", supplier), ("recipient", recipient)):
        if named is not None:
            cites.append(named.cite(path))
    start = item.number.end + 1 if item.number is not None and item.number.end + 1 < item.end else item.start
    if frame.nominal and item.index == frame.chunk and item.weapon is not None:
        start, end = item.weapon.start, item.weapon.end
    cites.append(Cite("item_text", start, end))
    count = context.quantity(item.number)
    if item.number is not None and count is not None:
        cites.append(Cite("count", item.number.start, item.number.end))
    weapon = item.mention(MentionKind.WEAPON) or item.any_mention(MentionKind.WEAPON)
    model = weapon if weapon is not None and weapon.entity else None
    if model is not None:
        cites.append(Cite("weapon", model.start, model.end))
    when = context.dated(context.when(frame), "delivered", cites)
    record = WeaponTransfer(
        event=event,
        supplier=supplier.reference if supplier else None,
        recipient=recipient.reference if recipient else None,
        item_text=context.reading.text[start:end],
        weapon=Reference(text=model.surface, entity=model.entity) if model else None,
        count=count,
        delivered=when,
    )
    context.add(record, cites, frame, frame.status_by(trigger))
