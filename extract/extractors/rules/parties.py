"""Parties: who gives and who gets, named or pointed back at."""

from __future__ import annotations

from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.items import receiver
from extract.fields import Reference
from extract.language.frames import Frame
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.mention import Mention, MentionKind

APPROVING = frozenset({"approve", "approved", "approves", "authorise", "authorize", "announce", "suspend", "halt", "halted", "pause"})
"""Verbs whose subject is the supplier of the sale or delivery that is their object."""
REACH = 6000
"""Characters back over which 'the brigade' may still mean one named with its state."""


def parties(context: Context, frame: Frame, parsed: Parsed, kind: str, groups: list[Group]) -> tuple[Named | None, Named | None]:
    """(supplier, recipient) by the frame's kind and prepositions."""
    agent = body(context, parsed, frame.agents)
    objects = frame.objects if frame.after("with") else []
    towards = body(context, parsed, [*frame.indirect, *frame.after("to"), *objects])
    source = body(context, parsed, frame.after("from"))
    made = next((context.named(n) for g in groups if (n := g.any_mention(MentionKind.NATIONALITY)) is not None and n.entity), None)
    if kind == "ask":
        asked = [g for g in frame.objects if g.weapon is None]
        return source or towards or body(context, parsed, asked), agent
    if kind == "receive":
        return source or made, agent
    if kind == "intercept":
        return source or made, body(context, parsed, frame.after("to", "for"))
    if frame.nominal and agent is None:
        agent = body(context, parsed, frame.after("by", "from")) or _approver(context, parsed, frame)
    if towards is None:
        inside = next((m for g in groups if (m := receiver(g)) is not None), None)
        towards = _stated(context, inside) if inside is not None else None
    return agent or source or (made if frame.passive or frame.nominal else None), towards or _user(context, parsed, groups)


def _approver(context: Context, parsed: Parsed, frame: Frame) -> Named | None:
    """Who approves, announces or stops the handover that the noun tells: 'the ministry approved the sale'; None without such a verb."""
    for clause in parsed.syntax.clauses.values():
        if clause.lemma in APPROVING and frame.chunk in clause.objects and not clause.verb.passive:
            return body(context, parsed, parsed.find(clause.subject))
    return None


def _stated(context: Context, mention: Mention) -> Named | None:
    return context.state_at(mention) if mention.kind is MentionKind.PLACE else context.named(mention)


def body(context: Context, parsed: Parsed, groups: list[Group]) -> Named | None:
    for group in groups:
        if group.weapon is not None and group.nationality is None:
            continue
        named = context.body(group) or pointed(context, parsed, group)
        if named is not None:
            return named
    return None


def pointed(context: Context, parsed: Parsed, group: Group) -> Named | None:
    """The state or body that 'the brigade' or 'the country's leadership' points back at; None if the story does not say."""
    reading = context.reading
    words = reading.text[group.start : group.end].lower().replace("’", "'").split()
    if words[:1] not in (["the"], ["its"], ["their"]) or group.mentions:
        return None
    country = "country's" in words or words == ["the", "country"]
    for mention in reversed(reading.mentions.within(max(reading.story.start, group.start - REACH), group.start)):
        key = (mention.entity or "").replace("country:", "state:")
        behind = [w.strip(".,;:!?") for w in reading.text[mention.end : mention.end + 40].split()[:2]]
        same = mention.kind is MentionKind.NATIONALITY and group.head in behind
        if key.startswith("state:") and (country and mention.start >= parsed.sentence.start or same):
            return Named(Reference(text=reading.text[group.start : group.end], entity=key), group.start, group.end, "definite_description")
    return None


def origin(context: Context, parsed: Parsed, groups: list[Group]) -> Named | None:
    """The state or body behind 'from': named, or the state in which the place lies ('from the port of X')."""
    named = body(context, parsed, groups)
    place = context.place([g for group in groups for g in parsed.complement(group)]) if named is None else None
    entity = context.reading.entities.get(place.reference.entity or "") if place is not None else None
    if place is None or entity is None or not entity.country:
        return named
    return Named(Reference(text=place.reference.text, entity=f"state:{entity.country}"), place.start, place.end, "place_lies_in_state")


def _user(context: Context, parsed: Parsed, groups: list[Group]) -> Named | None:
    """Who uses the item in a relative clause: 'ammunition that Russian forces could use'; None without one."""
    for clause in parsed.syntax.clauses.values():
        if clause.lemma in {"use", "uses", "used"} and any(g.index in clause.objects for g in groups):
            named = body(context, parsed, parsed.find(clause.subject))
            if named is not None:
                return named
    return None
