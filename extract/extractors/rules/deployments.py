"""Deployments: people sent, stationed or withdrawn, with the parts of the total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extract.claim import Cite, Draft, Status
from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.events import add_event
from extract.fields import Reference
from extract.language.atoms import NumberAtom, Scope
from extract.language.chunks import ChunkKind
from extract.language.frames import Frame, Trigger
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.language.verbs import BE, Tense
from extract.mention import Mention, MentionKind
from extract.records import Component, Deployment, Movement, ParticipantRole

GOALS = ("to", "into", "in", "at", "towards", "toward", "inside", "across", "along", "on", "near", "for")
STATIONED = ("in", "at", "inside", "across", "along", "on", "near")
GENERIC_UNITS = frozenset({"group", "delegation", "team", "crew", "party", "batch", "wave"})
"""Collectives of anybody: people in an official capacity only if the noun behind 'of' says so."""
PLAIN = frozenset({"men", "people", "women", "others", "workers", "persons", "nationals", "experts"})
"""Words for people that alone do not say in what capacity they go."""
SENDING = frozenset({"send", "dispatch", "deploy", "post", "contribute", "pledge", "promise", "offer", "commit", "second"})
"""Verbs that make plain 'people' somebody's own people on a mission."""
ENEMIES = frozenset({"fight", "repel", "push", "drive", "oust", "resist", "deter", "stop", "attack", "invade", "counter", "defeat"})
"""Verbs of a purpose whose object is whom one fights, not where one goes."""
REACH = 8
"""Sentences over which a passage about one deployment holds."""
ORIGINS = ("from", "out")
MOVEMENTS = {"move": Movement.SEND, "go": Movement.SEND, "keep": Movement.STATION, "serve": Movement.STATION}


@dataclass
class Part:
    """One part of a total: who, doing what, how many, and where that was read."""

    group: Group
    number: NumberAtom
    role: tuple[int, int] | None
    task: tuple[int, int] | None = None


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
        later = found[k + 1].frame.sentence.ordinal if k + 1 < len(found) else None
        _breakdown(context, deployment, later)
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
    before = next((f for f in reversed(earlier) if f.destination is not None), None)
    if found.destination is None and before is not None and before.destination is not None:
        found.destination = replace(before.destination, rule="destination_of_the_passage")
    return found


def _read(context: Context, frame: Frame, passage: Found | None) -> Iterator[Found]:
    parsed = context.reading.parse(frame.sentence)
    trigger = _trigger(frame, parsed, passage)
    if trigger is None or (frame.negated and not context.voices(frame.start, frame.end)):
        return
    groups = _people(frame, parsed, trigger, passage)
    if not groups:
        return
    acting = trigger.frame in {"move", "keep", "withdraw"}
    agents = [b for g in frame.agents for part in parsed.complement(g) if (b := context.body(part))] if acting else []
    agent = agents[0] if agents else None
    if len(groups) > 1 and all(g.number for g in groups) and not _nations_differ(groups):
        whole = _found(context, frame, parsed, trigger, groups[0], agent)
        whole.number = None
        whole.parts = [Part(g, g.number, _words(g)) for g in groups if g.number]
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
        if found.contributor is not None or found.unit is not None or found.number is not None and found.destination is not None:
            yield found


def _announcer(context: Context, frame: Frame) -> Named | None:
    """'NATO announced that 700 more would be sent': the body that announces what no one else is said to do; no news outlet."""
    if not frame.passive or frame.agents:
        return None
    for voice in reversed(context.voices(frame.start, frame.end)):
        entity = context.reading.entities.get(voice.agent or "")
        if entity is not None and entity.kind == "organization" and entity.attributes.get("org_type") not in {"media", "agency", None}:
            reference = Reference(text=voice.agent_text, entity=entity.key)
            return Named(reference, *voice.span, rule="who_announces_it")
    return None


def _trigger(frame: Frame, parsed: Parsed, passage: Found | None) -> Trigger | None:
    """The trigger that makes the frame a deployment; None if it is something else."""
    for trigger in frame.triggers:
        if trigger.event_type in {"deployment", "withdrawal"} and _people(frame, parsed, trigger, passage):
            return trigger
    return None


def _people(frame: Frame, parsed: Parsed, trigger: Trigger, passage: Found | None) -> list[Group]:
    """The groups of people that the frame moves, each the noun of its 'of' chain that names people."""
    if trigger.frame == "serve" and _is_purpose(frame):
        return []
    if trigger.frame in {"go", "serve", "leave"}:
        slots = frame.subject if not frame.nominal else [*frame.after("of"), *frame.subject]
    elif frame.nominal:
        slots = frame.after("of") or frame.subject
    else:
        slots = frame.patients
    if trigger.frame == "withdraw" and not frame.patients:
        slots = frame.subject
    found = [person for g in slots if (person := _deployed(parsed, g, passage)) is not None]
    if not found and trigger.frame == "move" and not frame.nominal:
        sent = frame.lemma in SENDING
        return [g for g in slots if sent and g.number is not None and g.head in PLAIN and g.weapon is None]
    return found


def _is_purpose(frame: Frame) -> bool:
    """True for 'soldiers to fight in X': what the people are for, told by the frame that moves them."""
    infinitive = frame.verb is not None and frame.verb.tense is Tense.INFINITIVE
    return infinitive and any(g.index == frame.chunk - 1 for g in frame.subject)


def _deployed(parsed: Parsed, group: Group, passage: Found | None) -> Group | None:
    """The part of an 'of' chain that is people in an official or armed capacity, with the number of the chain; None if there is none.

    In a passage about a deployment a bare number ('the other 250') and plain people ('15,000 more men') count too.
    """
    chain = parsed.complement(group)
    if passage is not None and group.number is not None and group.weapon is None:
        if group.number.end >= group.end - 1 and len(chain) == 1 and group.number.unit is None:
            return group
        if group.people and group.mention(MentionKind.NATIONALITY) is None and group.head in PLAIN:
            return group
    several = (g for g in reversed(chain) if g.soldiers and not g.unit and _several(g))
    people = next(several, None) or next((g for g in chain if _force(g)), None)
    if people is None:
        return None
    if people.number is None:
        people.number = next((g.number for g in chain if g.number is not None and not g.unit), None)
    return people


def _several(group: Group) -> bool:
    """False for one person ('its top security official'): a deployment is of people in the plural, of a mass noun or of a number."""
    entry = group.noun("personnel")
    if entry is None or group.number is not None:
        return True
    plural = entry.row["plural"] or entry.row["noun"] + "s"
    return plural == "-" or plural.split()[-1] == group.head


def _force(group: Group) -> bool:
    """True for a formation, a delegation of soldiers or counted nationals ('12,000 North Koreans')."""
    entry = group.noun("personnel")
    if group.unit and entry is not None:
        return entry.row["kind"] == "military" and entry.key.split(":")[-1] not in GENERIC_UNITS
    nation = group.mention(MentionKind.NATIONALITY)
    return bool(nation and group.number and group.people)


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
    if movement is Movement.WITHDRAW or trigger.frame == "leave":
        goals = [*frame.after(*ORIGINS), *frame.objects, *frame.after(*STATIONED)]
    found = Found(frame, parsed, trigger, movement, group, contributor)
    found.destination = context.place([g for g in goals if g is not group], parsed)
    if found.destination is None or found.destination.rule == "definite_description":
        nation_key = contributor.reference.entity if contributor else None
        country = next((g for g in goals if g.head == "country"), None)
        found.destination = context.same_place(country, nation_key) if country is not None else found.destination
    if movement is not Movement.WITHDRAW:
        found.origin = context.place(frame.after("from"), parsed) if frame.after("from") else None
    found.number = None if group.unit else group.number
    name = group.mention(MentionKind.ORGANIZATION)
    if name is not None and not (name.entity or "").startswith("state:"):
        found.unit = context.named(name)
    if found.contributor is None:
        found.contributor = _home(context, found, name)
    return found


def _home(context: Context, found: Found, unit: Mention | None) -> Named | None:
    """The state behind a formation, or the one that 'troops from X' names; None if the text does not tell."""
    if unit is not None and unit.entity and (entity := context.reading.entities.get(unit.entity)) and entity.country:
        state = f"state:{entity.country}"
        return Named(Reference(text=unit.surface, entity=state), unit.start, unit.end, "state_of_the_formation")
    return next((b for g in found.frame.after("from") if (b := context.body(g))), None)


def _nations_differ(groups: list[Group]) -> bool:
    return len({g.nationality.entity for g in groups if g.nationality}) > 1


def _words(group: Group) -> tuple[int, int] | None:
    """The stretch of a counted group that says who they are, the number left out; None if only the number stands there."""
    number = group.number
    if number is None:
        return group.start, group.end
    start = number.end
    return (start + 1, group.end) if group.end > start + 1 else None


# --- parts of a total ---------------------------------------------------------------------------------------
def _breakdown(context: Context, found: Found, later: int | None) -> None:
    """Parts told behind the total: in its own sentence, or in the next two, up to the next deployment with its own total."""
    if found.number is None or found.number.value is None or found.parts:
        return
    parts: list[Part] = []
    first = found.frame.sentence.ordinal
    for ordinal in range(first, min(first + 3, len(context.reading.sentences))):
        if later is not None and ordinal >= later and ordinal > first:
            break
        sentence = context.reading.sentences[ordinal]
        if sentence.heading and ordinal > first or not context.reading.numbers.within(sentence.start, sentence.end):
            continue
        parsed = context.reading.parse(sentence)
        parts += [p for p in _parts(parsed) if p.group.start > found.people.start or ordinal > first]
        if _adds_up(found.number, parts):
            break
    parts = [p for p in parts if p.number.value is not None and p.number.value < found.number.value]
    total = sum(int(p.number.value or 0) for p in parts)
    remainder = any(p.number.scope is Scope.OTHER for p in parts)
    listed = bool(parts) and ":" in context.reading.text[found.people.end : parts[0].group.start]
    portion = [p for p in parts if p.number.scope is Scope.PART]
    if parts and (total == found.number.value or (remainder or listed) and total <= found.number.value):
        found.parts, found.complete = parts, True
    elif portion and sum(int(p.number.value or 0) for p in portion) < found.number.value:
        found.parts, found.complete = portion, False


def _adds_up(total: NumberAtom, parts: list[Part]) -> bool:
    return bool(parts) and sum(int(p.number.value or 0) for p in parts) == total.value


def _parts(parsed: Parsed) -> Iterator[Part]:
    """Counted groups of people in a sentence, with a complement ('the other 5,000 will be military engineers') and a task."""
    for group in parsed.groups.values():
        number = group.number
        if number is None or group.unit or group.weapon is not None:
            continue
        role = _words(group)
        if role is not None and not (group.people or group.has("personnel")):
            continue
        if role is None:
            role = _complement_words(parsed, group) or _beside(parsed, group)
        if role is None and number.scope is not Scope.OTHER:
            continue
        yield Part(group, number, role, _task(parsed, group))


def _complement_words(parsed: Parsed, group: Group) -> tuple[int, int] | None:
    """'the other 5,000 will be military engineers': the words behind the copula; None if there is none."""
    for clause in parsed.syntax.clauses.values():
        if group.index in clause.subject and clause.verb.form in BE:
            for k in clause.objects:
                other = parsed.groups.get(k)
                if other is not None and (other.people or other.has("personnel")):
                    return other.start, other.end
    return None


def _beside(parsed: Parsed, group: Group) -> tuple[int, int] | None:
    """'30 of them women', and after a colon '1,000 in the capital': the words behind that say which; None if there are none."""
    k = group.index + 1
    if k + 2 in parsed.groups and parsed.chunks[k].low == "of" and parsed.chunks[k + 1].low == "them":
        other = parsed.groups[k + 2]
        return (other.start, other.end) if other.people else None
    listed = any(c.low == ":" for c in parsed.chunks[: group.index])
    if listed and k + 1 < len(parsed.chunks) and parsed.chunks[k].kind is ChunkKind.PREPOSITION and k + 1 in parsed.groups:
        return parsed.chunks[k].start, parsed.groups[k + 1].end
    return None


def _task(parsed: Parsed, group: Group) -> tuple[int, int] | None:
    """What the part is to do: the verb phrase of which it is the subject, or of the relative clause behind it; None if there is none."""
    best = None
    for clause in parsed.syntax.clauses.values():
        subject = clause.subject or []
        relative = clause.index > 1 and parsed.chunks[clause.index - 1].kind is ChunkKind.RELATIVE
        close = relative and group.index < clause.index <= group.index + 5
        if (group.index in subject or close) and clause.verb.form not in BE:
            last = parsed.chunks[max(clause.right, clause.index + 1) - 1]
            best = (parsed.chunks[clause.index].start, last.end)
    return best


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
