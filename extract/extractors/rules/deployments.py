"""Deployments: people sent, stationed or withdrawn, with the parts of the total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extract.claim import Cite, Draft, Status
from extract.extractors.rules.breakdown import Part, breakdown, role_words
from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.events import add_event
from extract.extractors.rules.forces import people_moved
from extract.fields import Reference
from extract.language.atoms import NumberAtom, NumberKind
from extract.language.frames import Frame, Trigger
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.mention import Mention, MentionKind
from extract.records import Component, Deployment, Movement, ParticipantRole

GOALS = ("to", "into", "in", "at", "towards", "toward", "inside", "across", "along", "on", "near", "for")
STATIONED = ("in", "at", "inside", "across", "along", "on", "near")
ENEMIES = frozenset({"fight", "repel", "push", "drive", "oust", "resist", "deter", "stop", "attack", "invade", "counter", "defeat"})
"""Verbs of a purpose whose object is whom one fights, not where one goes."""
GAPPED = frozenset({NumberKind.COUNT, NumberKind.IDENTIFIER})
"""'Chad 450' alone reads like a designation; behind a counting verb it is a count."""
OWN_MASTERS = frozenset({"armed_group", "alliance", "international", "company", "ngo"})
"""Bodies that send their own people; other formations are their state's."""
REACH = 8
"""Sentences over which a passage about one deployment holds."""
ORIGINS = ("from", "out")
MOVEMENTS = {"move": Movement.SEND, "go": Movement.SEND, "keep": Movement.STATION, "serve": Movement.STATION}


@dataclass
class Found:
    """A deployment while it is put together."""

    frame: Frame
    parsed: Parsed
    trigger: Trigger
    movement: Movement
    people: Group
    contributor: Named | None = None
    unit: Named | None = None
    destination: Named | None = None
    origin: Named | None = None
    number: NumberAtom | None = None
    parts: list[Part] = field(default_factory=list)
    complete: bool | None = None


def deployment_rules(context: Context) -> None:
    """Adds a deployment and its event for every frame that moves or keeps people in an official or armed capacity."""
    found: list[Found] = []
    for frame in context.frames:
        found += [_placed(context, f, found) for f in _read(context, frame, _passage(found, frame))]
    for k, deployment in enumerate(found):
        first = deployment.frame.sentence.ordinal
        later = next((f.frame.sentence.ordinal for f in found[k + 1 :] if f.frame.sentence.ordinal > first), None)
        if deployment.number is not None and not deployment.parts:
            deployment.parts, deployment.complete = breakdown(context, deployment.people, deployment.number, first, later)
        _add(context, deployment)


def _passage(found: list[Found], frame: Frame) -> Found | None:
    """The deployment told last, if it is near enough for a bare number or 'there' to go back to it; None otherwise."""
    near = bool(found) and frame.sentence.ordinal - found[-1].frame.sentence.ordinal <= REACH
    return found[-1] if near else None


def _placed(context: Context, found: Found, earlier: list[Found]) -> Found:
    """With the destination of the task, else that of the passage, when the clause itself names none."""
    purpose = _purpose(found)
    if found.destination is None and purpose is not None:
        found.destination = _place_of_purpose(context, found, purpose)
    lends = found.movement is not Movement.WITHDRAW
    before = next((f for f in reversed(earlier) if f.destination is not None and (f.movement is not Movement.WITHDRAW) is lends), None)
    if found.destination is None and before is not None and before.destination is not None:
        found.destination = replace(before.destination, rule="destination_of_the_passage")
    return found


def _read(context: Context, frame: Frame, passage: Found | None) -> Iterator[Found]:
    parsed = context.reading.parse(frame.sentence)
    trigger = _trigger(context, frame, passage)
    if trigger is None or (frame.negated and not context.voices(frame.start, frame.end)):
        return
    groups = people_moved(context, frame, trigger, passage is not None)
    if not groups:
        return
    acting = trigger.frame in {"move", "keep", "withdraw", "grow"}
    agents = [b for g in frame.agents for part in parsed.complement(g) if (b := context.body(part))] if acting else []
    agent = agents[0] if agents else None
    if len(groups) > 1 and all(g.number for g in groups) and not _nations_differ(groups):
        whole = _found(context, frame, parsed, trigger, groups[0], agent)
        whole.number = None
        whole.parts = [Part(g, g.number, role_words(g)) for g in groups if g.number]
        whole.complete = True
        yield whole
        return
    if len(agents) > 1 and len(groups) == 1 and groups[0].number is None:
        yield from (_found(context, frame, parsed, trigger, groups[0], each) for each in agents)
        return
    for group in groups:
        found = _found(context, frame, parsed, trigger, group, agent)
        if found.contributor is None and found.unit is None:
            found.contributor = _announcer(context, frame)
        if found.contributor is None and found.unit is None and passage is not None and found.number is not None:
            found.contributor = replace(passage.contributor, rule="contributor_of_the_passage") if passage.contributor else None
        if trigger.frame == "grow" and found.number is None:
            continue
        if found.contributor is not None or found.unit is not None or found.number is not None and found.destination is not None:
            yield found
            yield from _gapped(context, found)


def _gapped(context: Context, found: Found) -> Iterator[Found]:
    """'Nigeria will provide 600, Chad 450 and Kenya 250': the further states with their numbers, under the verb said once."""
    if found.contributor is None or found.number is None or found.frame.nominal:
        return
    for group in found.parsed.groups.values():
        state = group.any_mention(MentionKind.ORGANIZATION, MentionKind.PLACE)
        body = context.body(group) if state is not None and group.start > found.people.end and state.start <= group.start + 4 else None
        if state is None or body is None or not (body.reference.entity or "").startswith("state:"):
            continue
        numbers = [n for n in context.reading.numbers.within(state.end, group.end) if n.kind in GAPPED and n.end >= group.end - 1]
        if numbers and numbers[0].start <= state.end + 1:
            counted = replace(numbers[0], kind=NumberKind.COUNT)
            yield replace(found, people=group, contributor=body, number=counted, parts=[], complete=None)


def _announcer(context: Context, frame: Frame) -> Named | None:
    """'NATO announced that 700 more would be sent' or 'would deploy': the body that announces it, by itself or its office holder."""
    themselves = not frame.nominal and not frame.objects and frame.triggers[0].frame == "move"
    if not themselves and (not frame.passive or frame.agents):
        return None
    for voice in reversed(context.voices(frame.start, frame.end)):
        posts = [p for p in context.reading.posts if p.person == voice.agent and p.organization and p.organization_span]
        if posts and posts[0].organization and posts[0].organization_span:
            text = context.reading.text[slice(*posts[0].organization_span)]
            named = Reference(text=text, entity=posts[0].organization)
            return Named(named, *posts[0].organization_span, rule="body_of_who_announces_it")
        entity = context.reading.entities.get(voice.agent or "")
        if entity is not None and entity.kind == "organization" and entity.attributes.get("org_type") not in {"media", "agency", None}:
            reference = Reference(text=voice.agent_text, entity=entity.key)
            return Named(reference, *voice.span, rule="who_announces_it")
    return None


def _trigger(context: Context, frame: Frame, passage: Found | None) -> Trigger | None:
    """The trigger that makes the frame a deployment; None if it is something else."""
    for trigger in frame.triggers:
        if trigger.event_type in {"deployment", "withdrawal"} and people_moved(context, frame, trigger, passage is not None):
            return trigger
    return None


def _found(context: Context, frame: Frame, parsed: Parsed, trigger: Trigger, group: Group, agent: Named | None) -> Found:
    nation = group.nationality
    contributor = context.named(nation) if nation is not None else None
    if contributor is None:
        chain = [g for g in parsed.complement(group) if g is not group]
        contributor = next((context.named(g.nationality) for g in chain if g.nationality), None) or agent
    movement = Movement.WITHDRAW if trigger.event_type == "withdrawal" else MOVEMENTS.get(trigger.frame, Movement.SEND)
    goals = frame.after(*(STATIONED if trigger.frame in {"keep", "serve"} else GOALS))
    goals = [g for g in goals if g is not group]
    if trigger.frame == "go" and not frame.nominal and frame.lemma in {"reach", "enter", "leave"}:
        goals = [*frame.objects, *goals]
    departs = trigger.frame == "leave" and frame.after("for")
    if (movement is Movement.WITHDRAW or trigger.frame == "leave") and not departs:
        out_of = frame.after("of") if not frame.nominal else []
        goals = [*frame.after(*ORIGINS), *out_of, *frame.objects, *frame.after(*STATIONED)]
    found = Found(frame, parsed, trigger, movement, group, contributor)
    found.destination = context.place([g for g in goals if g is not group], parsed)
    if found.destination is None or found.destination.rule == "definite_description":
        nation_key = contributor.reference.entity if contributor else None
        country = next((g for g in goals if g.head == "country"), None)
        found.destination = context.same_place(country, nation_key) if country is not None else found.destination
    if movement is not Movement.WITHDRAW:
        found.origin = context.place(frame.after("from"), parsed) if frame.after("from") else None
    found.number = group.number if not group.unit or _strong(context, group) else None
    if trigger.frame == "grow":
        found.number = next((g.number for g in frame.after("to") if g.number is not None), None)
        found.destination = context.place([g for g in _behind(parsed, group) if g.number is None], parsed)
    chain = parsed.complement(group)
    name = next((m for g in chain if (m := g.mention(MentionKind.ORGANIZATION) or g.any_mention(MentionKind.ORGANIZATION))), None)
    if name is not None and not (name.entity or "").startswith("state:"):
        found.unit = context.named(name)
    if found.contributor is None:
        found.contributor = _home(context, found, name)
    return found


def _home(context: Context, found: Found, unit: Mention | None) -> Named | None:
    """The state behind a formation, or the one that 'troops from X' names; None if the text does not tell."""
    entity = context.reading.entities.get(unit.entity or "") if unit is not None else None
    if unit is not None and entity is not None and entity.attributes.get("org_type") in OWN_MASTERS:
        return context.named(unit)
    if unit is not None and entity is not None and entity.country:
        state = f"state:{entity.country}"
        return Named(Reference(text=unit.surface, entity=state), unit.start, unit.end, "state_of_the_formation")
    frame, parsed = found.frame, found.parsed
    k = found.people.index + 1
    behind = [parsed.groups[k + 1]] if k + 1 in parsed.groups and parsed.chunks[k].low == "from" else []
    home = next((b for g in [*behind, *frame.after("from")] if (b := context.body(g))), None)
    if home is None and frame.nominal:
        host = next((c for c in parsed.syntax.clauses.values() if frame.chunk in c.objects), None)
        home = next((b for g in parsed.find(host.subject) if (b := context.body(g))), None) if host is not None else None
    return home


def _strong(context: Context, group: Group) -> bool:
    """True for 'a 120-strong contingent', 'a 15-man team': the number counts the people, not the units."""
    behind = context.reading.text[group.number.end : group.number.end + 8].lower() if group.number is not None else ""
    return behind.startswith(("-strong", "-man", "-member", "-person", "-woman"))


def _behind(parsed: Parsed, group: Group) -> list[Group]:
    """Groups in the phrases that hang on the people: 'troops in the province'."""
    found, k = [], group.index + 1
    while k + 1 in parsed.groups and parsed.chunks[k].low in STATIONED:
        found.append(parsed.groups[k + 1])
        k += 2
    return found


def _nations_differ(groups: list[Group]) -> bool:
    return len({g.nationality.entity for g in groups if g.nationality}) > 1


# --- the draft -----------------------------------------------------------------------------------------------
def _add(context: Context, found: Found) -> Draft:
    frame = found.frame
    actor = found.contributor or context.described(found.people)
    purpose = _purpose(found)
    event = add_event(context, frame, found.trigger, [(actor, ParticipantRole.ACTOR)], found.destination)
    cites = [Cite("movement", frame.start, frame.end, "trigger_word")]
    for name in ("contributor", "unit", "destination", "origin"):
        named: Named | None = getattr(found, name)
        if named is not None:
            cites.append(named.cite(name))
    headcount = context.quantity(found.number)
    if found.number is not None and headcount is not None:
        cites.append(Cite("headcount", found.number.start, found.number.end))
    rows = _components(context, found, cites)
    when = context.dated(context.when(frame), "starts", cites)
    if found.complete is not None:
        cites.append(Cite("components_complete", found.parts[0].group.start, found.parts[-1].group.end, "parts_of_total"))
    if purpose is not None:
        cites.append(Cite("purpose", *purpose))
    record = Deployment(
        event=event.key if event else None,
        movement=found.movement,
        contributor=found.contributor.reference if found.contributor else None,
        unit=found.unit.reference if found.unit else None,
        origin=found.origin.reference if found.origin else None,
        destination=found.destination.reference if found.destination else None,
        headcount=headcount,
        components=tuple(rows),
        components_complete=found.complete,
        starts=when,
        purpose=context.reading.text[slice(*purpose)] if purpose else None,
    )
    status = frame.status_by(found.trigger)
    could = status is Status.HYPOTHETICAL and frame.verb is not None and frame.verb.modal is not None
    return context.add(record, cites, frame, Status.PROPOSED if could else status)


def _place_of_purpose(context: Context, found: Found, purpose: tuple[int, int]) -> Named | None:
    """'sent to demine territory in Kursk Oblast': where the task is to be done is where they go."""
    for clause in found.parsed.syntax.clauses.values():
        if purpose[0] <= found.parsed.chunks[clause.index].start < purpose[1]:
            against = clause.lemma in ENEMIES
            near = (*STATIONED, "of", "from") if against else STATIONED
            behind = [found.parsed.groups[k] for p, k in clause.preps if p in near and k in found.parsed.groups]
            objects = [] if against else found.parsed.find(clause.objects)
            return context.place([*objects, *behind], found.parsed)
    return None


def _components(context: Context, found: Found, cites: list[Cite]) -> list[Component]:
    rows: list[Component] = []
    text = context.reading.text
    for part in found.parts:
        path = f"components[{len(rows)}]"
        quantity = context.quantity(part.number)
        if quantity is None:
            continue
        cites.append(Cite(f"{path}.headcount", part.number.start, part.number.end))
        if part.role:
            cites.append(Cite(f"{path}.personnel_role", *part.role))
        if part.task:
            cites.append(Cite(f"{path}.task", *part.task))
        role = text[slice(*part.role)] if part.role else None
        rows.append(Component(personnel_role=role, task=text[slice(*part.task)] if part.task else None, headcount=quantity))
    return rows


def _purpose(found: Found) -> tuple[int, int] | None:
    """The infinitive clause behind the people: 'to demine territory in Kursk Oblast'; None if there is none."""
    parsed, frame = found.parsed, found.frame
    for clause in parsed.syntax.clauses.values():
        chunk = parsed.chunks[clause.index]
        close = clause.governor in (frame.chunk, found.people.index) or clause.index <= found.people.index + 4
        if chunk.tags.startswith("T") and clause.index > frame.chunk and close and not frame.nominal:
            return chunk.start, parsed.chunks[max(clause.right, clause.index + 1) - 1].end
    return None
