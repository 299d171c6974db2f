"""Events: frames turned into happenings with participants, place and date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.claim import Cite, Draft
from extract.extractors.rules.context import Context, Named
from extract.language.frames import Frame, Trigger
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.mention import MentionKind
from extract.records import Event, EventType, Participant, ParticipantRole

Role = ParticipantRole
DETAILED = frozenset({"deployment", "withdrawal", "arms_transfer", "agreement"})
"""Event types that come with a record of their own, made by the rule of that record."""

SCENE = ("in", "at", "near", "on", "off", "outside", "inside", "across", "around", "along")
GOAL = ("to", "in", "at", "into", "for", "of")

ROLES: dict[str, tuple[tuple[str, Role], ...]] = {
    "visit": (("agents", Role.VISITOR), ("with", Role.PARTICIPANT)),
    "meet": (("agents", Role.PARTICIPANT), ("patients", Role.PARTICIPANT), ("with", Role.PARTICIPANT), ("between", Role.PARTICIPANT)),
    "host": (("agents", Role.HOST), ("patients", Role.VISITOR)),
    "attack": (("agents", Role.ACTOR), ("patients", Role.TARGET), ("on", Role.TARGET), ("against", Role.TARGET)),
    "harm": (("agents", Role.ACTOR), ("patients", Role.VICTIM)),
    "suffer": (("subject", Role.VICTIM),),
    "clash": (("agents", Role.PARTICIPANT), ("with", Role.PARTICIPANT), ("between", Role.PARTICIPANT), ("patients", Role.PARTICIPANT)),
    "take": (("agents", Role.ACTOR), ("from", Role.TARGET)),
    "ask": (("agents", Role.ACTOR), ("from", Role.TARGET), ("indirect", Role.TARGET)),
    "exchange": (("agents", Role.PARTICIPANT), ("between", Role.PARTICIPANT), ("with", Role.PARTICIPANT)),
    "protest": (("agents", Role.ACTOR), ("against", Role.TARGET)),
    "fire": (("agents", Role.ACTOR),),
    "train": (("agents", Role.ACTOR), ("patients", Role.PARTICIPANT), ("of", Role.PARTICIPANT)),
    "speak": (("agents", Role.ACTOR), ("patients", Role.TARGET)),
    "act": (("agents", Role.ACTOR), ("patients", Role.TARGET), ("on", Role.TARGET), ("against", Role.TARGET)),
    "explode": (),
    "trade": (("agents", Role.PARTICIPANT), ("between", Role.PARTICIPANT), ("with", Role.PARTICIPANT)),
}
"""Where each frame keeps its participants: a function of the frame or a preposition, and the part they have."""


def classes(group: Group) -> frozenset[str]:
    """What a group can be for a trigger's object constraint."""
    found = set()
    if group.soldiers or (group.unit and group.noun("personnel")):
        found |= {"people", "unit", "person"}
    if group.people or group.mention(MentionKind.PERSON) or group.mention(MentionKind.NATIONALITY):
        found.add("person")
    if group.weapon is not None or group.noun("weapon_class", "weapon_model"):
        found.add("weapon")
    if entry := group.noun("agreement"):
        found.add(entry.row["kind"])
        found.add("agreement")
    if group.mention(MentionKind.PLACE) or group.noun("place_feature"):
        found.add("place")
    if group.head in {"aid", "assistance", "relief", "supplies", "food", "medicine"}:
        found.add("aid")
    if group.head in {"prisoners", "captives", "hostages", "pows", "prisoner", "bodies"}:
        found |= {"prisoner", "person"}
    if group.head in {"offensive", "incursion", "assault", "attack", "operation", "raid", "invasion"}:
        found.add("offensive")
    return frozenset(found)


def chosen(frame: Frame, parsed: Parsed) -> Trigger | None:
    """The first trigger of the frame whose object constraint holds; None if none does."""
    own = [parsed.groups[frame.chunk]] if frame.nominal and frame.chunk in parsed.groups else []
    groups = [*frame.patients, *frame.indirect, *frame.after("of", "with"), *own]
    seen = {c for g in groups for part in parsed.complement(g) for c in classes(part)}
    return next((t for t in frame.triggers if not t.object or t.object in seen), None)


def event_rules(context: Context) -> None:
    """Adds an event for every frame that no record of its own details."""
    for frame in context.frames:
        parsed = context.reading.parse(frame.sentence)
        trigger = _travel(frame, parsed) or chosen(frame, parsed)
        detailed = trigger is not None and trigger.event_type in DETAILED and trigger.frame != "trade"
        if trigger is None or detailed or (frame.negated and not context.voices(frame.start, frame.end)):
            continue
        if trigger.frame == "speak" and not frame.objects or trigger.frame == "wound" or _no_test(frame, trigger):
            continue
        people = list(participants(context, frame, parsed, trigger.frame))
        add_event(context, frame, trigger, people, scene(context, frame, parsed, trigger.frame))


def _no_test(frame: Frame, trigger: Trigger) -> bool:
    """True for a launch that is no weapon test: of drones or shells, which are used, not tried."""
    if trigger.frame != "fire" or frame.nominal:
        return False
    classes_ = [g.weapon.weapon_class or "" for g in frame.patients if g.weapon is not None]
    return not any("missile" in c or "rocket" in c for c in classes_)


def _travel(frame: Frame, parsed: Parsed) -> Trigger | None:
    """A visit, when it is a person and no contingent that goes, arrives or departs; None otherwise."""
    trigger = frame.triggers[0]
    if trigger.frame not in {"go", "leave"}:
        return None
    persons = [g for g in frame.subject if g.mention(MentionKind.PERSON) or g.noun("post") or g.chunk.low in {"he", "she"}]
    beside = [b for g in frame.subject if (b := parsed.apposition(g)) and b.mention(MentionKind.PERSON)]
    if not (persons or beside) or not any("place" in classes(g) or g.mention(MentionKind.ORGANIZATION) for _, g in frame.preps):
        return None
    return replace(trigger, event_type="visit", frame="visit", object="")


def participants(context: Context, frame: Frame, parsed: Parsed, kind: str) -> Iterator[tuple[Named, Role]]:
    """Everybody the frame names, each with the part that the frame's kind gives."""
    seen = set()
    for slot, role in ROLES.get(kind, ROLES["act"]):
        for group in slot_groups(frame, slot):
            for named in context.participants(parsed, group):
                key = named.reference.entity or named.reference.text
                if key not in seen:
                    seen.add(key)
                    yield named, _role(role, group)


def _role(role: Role, group: Group) -> Role:
    return Role.VICTIM if role is Role.TARGET and group.people else role


def slot_groups(frame: Frame, slot: str) -> list[Group]:
    """The groups in a named slot: agents, patients, subject, objects, indirect, or those behind a preposition."""
    if slot == "agents":
        return frame.agents
    if slot == "patients":
        return frame.patients
    if slot == "subject":
        return frame.subject
    return frame.indirect if slot == "indirect" else frame.after(slot)


def scene(context: Context, frame: Frame, parsed: Parsed, kind: str) -> Named | None:
    """Where the frame happens."""
    if kind == "visit":
        goals = [*frame.patients, *frame.after(*GOAL)] if not frame.nominal else frame.after(*GOAL)
        return context.place(goals, parsed)
    here = frame.after(*SCENE)
    if kind in {"attack", "take", "harm"}:
        return context.place([*(g for g in frame.patients if _place_like(g)), *frame.after("on", "against"), *here], parsed)
    return context.place(here, parsed)


def _place_like(group: Group) -> bool:
    return "place" in classes(group) or group.mention(MentionKind.ORGANIZATION) is not None


def add_event(
    context: Context, frame: Frame, trigger: Trigger, people: list[tuple[Named, Role]], place: Named | None
) -> Draft | None:
    """The event's draft; None when nobody, no place and no date is known, for then nothing tells it from another."""
    atom = context.when(frame)
    if not people and place is None and atom is None:
        return None
    cites = [Cite("event_type", frame.start, frame.end, "trigger_word")]
    left, right = min(frame.left, frame.start), max(frame.right, frame.end)
    title = context.reading.text[left:right]
    cites.append(Cite("title", left, right))
    rows = []
    for k, (named, role) in enumerate(people):
        rows.append(Participant(name=named.reference, role=role))
        cites += [named.cite(f"participants[{k}].name"), Cite(f"participants[{k}].role", frame.start, frame.end, "frame_slot")]
    if place is not None:
        cites.append(place.cite("place"))
    record = Event(
        event_type=EventType(trigger.event_type),
        title=title,
        place=place.reference if place else None,
        occurred=context.dated(atom, "occurred", cites),
        participants=tuple(rows),
    )
    return context.add(record, cites, frame, frame.status_by(trigger))
