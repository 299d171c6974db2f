"""Weapon transfers: supplied, sold, promised, asked for, received, seized on the way."""

from __future__ import annotations

import re

from extract.claim import Cite
from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.events import add_event
from extract.extractors.rules.handovers import Handover, find_handovers
from extract.extractors.rules.items import Item
from extract.fields import Reference
from extract.language.weapons import WeaponAtom
from extract.mention import Mention, MentionKind
from extract.records import ParticipantRole, WeaponTransfer

BODIES = (MentionKind.ORGANIZATION, MentionKind.PLACE, MentionKind.NATIONALITY)
_UNDERWAY = re.compile(r"\bon (?:its|their|the) way from\b", re.IGNORECASE)
_TOWARDS = re.compile(r"\s+(?:in|to|for)\s+(?:the\s+)?")


def transfer_rules(context: Context) -> None:
    """Adds a transfer per item, and its event, for every telling that moves weapons between parties."""
    told = find_handovers(context)
    _fill(context, told)
    topic = _topic(context) if told else None
    for handover in told:
        supplier, recipient = handover.supplier, handover.recipient
        if supplier is None and recipient is None or supplier and recipient and _key(supplier) == _key(recipient):
            continue
        roles = [(n, r) for n, r in ((supplier, ParticipantRole.ACTOR), (recipient, ParticipantRole.RECIPIENT)) if n is not None]
        event = add_event(context, handover.frame, handover.trigger, roles, None)
        for item in handover.items:
            _add(context, handover, item, event.key if event else None, topic)


# --- parties that the telling leaves out ------------------------------------------------------------------------------
def _fill(context: Context, told: list[Handover]) -> None:
    """Gives the tellings the parties that the story names elsewhere: its heading, its other tellings, the way of the cargo."""
    for h in told:
        if h.supplier is None and h.open and (h.trigger.frame == "go" or h.trigger.frame == "give" and h.frame.passive):
            h.supplier = _heading(context, h)
    ways = _ways(context)
    given = [h for h in told if h.recipient is not None and h.trigger.frame != "receive"] or told
    recipients = {_key(h.recipient): h.recipient for h in given if h.recipient is not None}
    takers: dict[str, dict[str, Named]] = {}
    for supplier, recipient in [*ways, *_pairs(told)]:
        takers.setdefault(_key(supplier), {}).setdefault(_key(recipient), recipient)
    for h in told:
        if h.supplier is not None and h.recipient is None and h.open:
            h.recipient = _only(takers.get(_key(h.supplier)) or recipients, h.supplier)
    givers: dict[str, dict[str, Named]] = {}
    for supplier, recipient in [*ways, *_pairs(told)]:
        givers.setdefault(_key(recipient), {}).setdefault(_key(supplier), supplier)
    for h in told:
        if h.supplier is None and h.recipient is not None and h.open:
            h.supplier = _only(givers.get(_key(h.recipient), {}), h.recipient)
    found = {(_key(s), _key(r)): (s, r) for s, r in [*ways, *_pairs(told)]}
    for h in told:
        if h.supplier is None and h.recipient is None and h.pointing and len(found) == 1:
            h.supplier, h.recipient = (_elsewhere(n) for n in next(iter(found.values())))


def _pairs(told: list[Handover]) -> list[tuple[Named, Named]]:
    return [(h.supplier, h.recipient) for h in told if h.supplier is not None and h.recipient is not None]


def _only(found: dict[str, Named], other: Named) -> Named | None:
    """The one party found, cited where it stands; None if there are several, or it is the other party itself."""
    if len(found) != 1 or _key(other) in found:
        return None
    return _elsewhere(next(iter(found.values())))


def _elsewhere(named: Named) -> Named:
    return Named(named.reference, named.start, named.end, "party_told_elsewhere")


def _key(named: Named) -> str:
    return (named.reference.entity or named.reference.text.casefold()).replace("country:", "state:")


def _ways(context: Context) -> list[tuple[Named, Named]]:
    """(supplier, recipient) that a heading or a way tells: 'North Korean arms in Russia', 'on its way from Iran to Houthi forces'."""
    reading, found = context.reading, []
    for sentence in reading.sentences:
        match = _UNDERWAY.search(reading.text, sentence.start, sentence.end)
        if match is not None:
            behind = [m for m in reading.mentions.within(match.end(), sentence.end) if m.kind in BODIES and m.entity][:2]
            found.append([_party(context, m) for m in behind])
        elif sentence.heading:
            for weapon in reading.weapons.within(sentence.start, sentence.end):
                whose = next((m for m in reading.mentions.within(sentence.start, weapon.start) if m.end + 1 == weapon.start), None)
                towards = _TOWARDS.match(reading.text, weapon.end, sentence.end)
                where = next((m for m in reading.mentions.within(towards.end(), towards.end() + 1)), None) if towards else None
                if whose is not None and whose.kind is MentionKind.NATIONALITY and where is not None and where.kind in BODIES:
                    found.append([_party(context, whose), _party(context, where)])
    return [(s, r) for pair in found if len(pair) == 2 for s, r in [(pair[0], pair[1])] if s is not None and r is not None]


def _party(context: Context, mention: Mention) -> Named | None:
    return context.state_at(mention) if mention.kind is MentionKind.PLACE else context.named(mention)


def _heading(context: Context, handover: Handover) -> Named | None:
    """The state that the heading of the section begins with ('NETHERLANDS - done'); None if it begins with anything else."""
    sentences = context.reading.sentences
    above = next((s for s in reversed(sentences[: handover.frame.sentence.ordinal]) if s.heading), None)
    first = next(iter(context.reading.mentions.within(above.start, above.start + 1)), None) if above is not None else None
    named = _party(context, first) if first is not None and first.kind in BODIES[:2] else None
    if named is None or not (named.reference.entity or "").startswith("state:"):
        return None
    return Named(named.reference, named.start, named.end, "section_heading")


# --- the draft --------------------------------------------------------------------------------------------------------
def _add(context: Context, handover: Handover, item: Item, event: str | None, topic: WeaponAtom | None) -> None:
    supplier, recipient, frame = handover.supplier, handover.recipient, handover.frame
    cites = [named.cite(path) for path, named in (("supplier", supplier), ("recipient", recipient)) if named is not None]
    cites.append(Cite("item_text", item.start, item.end))
    count = context.quantity(item.number)
    if item.number is not None and count is not None:
        cites.append(Cite("count", item.number.start, item.number.end))
    model = item.model or _model_told(context, item, topic)
    if model is not None:
        cites.append(Cite("weapon", model.start, model.end, None if model is item.model else "class_word_for_the_model"))
    record = WeaponTransfer(
        event=event,
        supplier=supplier.reference if supplier else None,
        recipient=recipient.reference if recipient else None,
        item_text=context.reading.text[item.start : item.end],
        weapon=Reference(text=model.surface, entity=model.entity) if model else None,
        count=count,
        delivered=context.dated(context.when(frame), "delivered", cites),
    )
    context.add(record, cites, frame, handover.status)


def _topic(context: Context) -> WeaponAtom | None:
    """The weapon of the only model that the story's headings name; None if they name none or several."""
    reading = context.reading
    named = [w for s in reading.sentences if s.heading for w in reading.weapons.within(s.start, s.end) if w.models]
    return named[0] if len({m.key for w in named for m in w.models}) == 1 else None


def _model_told(context: Context, item: Item, topic: WeaponAtom | None) -> Mention | None:
    """The model that a bare class word ('aircraft') stands for: that of the headings, if its class fits; else None."""
    reading = context.reading
    own = next(iter(reading.weapons.within(item.start, item.end)), None)
    if topic is None or own is None or own.weapon_class is None or (own.start, own.end) != (item.start, item.end):
        return None
    if not _fits(own.weapon_class, topic.models[0].weapon_class):
        return None
    return next((m for m in reading.mentions.within(topic.start, topic.end) if m.kind is MentionKind.WEAPON and m.entity), None)


def _fits(word: str, model: str | None) -> bool:
    return model is not None and (word == model or model.endswith(word) or word.endswith(model))
