"""Routes: where people go to or are, and where they come from."""

from __future__ import annotations

from dataclasses import replace

from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.found_deployment import FoundDeployment
from extract.language.chunks import ChunkKind
from extract.language.frames import Frame
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.mention import Mention, MentionKind
from extract.records import Movement

GOALS = ("to", "into", "in", "at", "towards", "toward", "inside", "across", "along", "on", "near", "onto", "throughout", "around", "for")
STATIONED = ("in", "at", "inside", "across", "along", "on", "near", "around", "throughout", "within", "outside")
ORIGINS = ("from", "out")
ENEMIES = frozenset({"fight", "repel", "push", "drive", "oust", "resist", "deter", "stop", "attack", "invade", "counter", "defeat"})
"""Verbs of a purpose whose object is whom one fights, not where one goes."""
ARRIVED_AT = frozenset({"reach", "enter", "leave", "guard", "patrol", "secure", "protect", "monitor", "man", "quit", "exit", "pass"})
"""Verbs whose object is the place."""
WHILE = frozenset({"already", "currently", "now", "still", "also", "there", "permanently", "temporarily", "stationed", "based"})


def route(context: Context, found: FoundDeployment) -> None:
    """Fills the destination and the origin of a deployment from its own clause."""
    frame, parsed, trigger = found.frame, found.parsed, found.trigger
    goals = [g for g in _goals(frame, trigger.frame, found.leaves) if g is not found.people]
    behind = phrases_behind(parsed, found.people)
    stays = [*behind, *goals] if trigger.frame in {"grow", "strength", "house", "join"} else [*goals, *behind]
    if trigger.frame == "house":
        stays = [*frame.subject, *stays]
    found.elsewhere = _points_back(found)
    found.destination = None if found.elsewhere else context.place(stays, parsed)
    if not found.elsewhere and (found.destination is None or found.destination.rule == "definite_description"):
        nation = found.contributor.reference.entity if found.contributor else None
        country = next((g for g in stays if g.head == "country"), None)
        found.destination = context.same_place(country, nation) if country is not None else found.destination
    if not found.leaves and frame.after("from"):
        found.origin = context.place(frame.after("from"), parsed)
    if found.destination is None and not found.elsewhere and (purpose := purpose_of(found)) is not None:
        found.destination = _place_of_purpose(context, found, purpose)


def _goals(frame: Frame, kind: str, leaves: bool) -> list[Group]:
    """The groups of the clause in which its place may stand, the likeliest first."""
    if leaves or kind == "leave" and not frame.after("for"):
        out_of = frame.after("of") if not frame.nominal else []
        return [*frame.after(*ORIGINS), *out_of, *frame.objects, *frame.after(*STATIONED)]
    goals = frame.after(*(STATIONED if kind in {"keep", "serve", "house", "strength", "join", "grow"} else GOALS))
    if not frame.nominal and frame.lemma.split()[0] in ARRIVED_AT:
        return [*frame.objects, *goals]
    return goals


def phrases_behind(parsed: Parsed, group: Group) -> list[Group]:
    """Groups in the phrases of place that hang on the people: 'troops in the province', 'soldiers already stationed in the north'."""
    found, k = [], parsed.complement(group)[-1].index + 1
    while k < len(parsed.chunks):
        chunk = parsed.chunks[k]
        if chunk.low in STATIONED and k + 1 in parsed.groups:
            found.append(parsed.groups[k + 1])
            k += 2
        elif chunk.low in WHILE or chunk.tags.rstrip("rR").endswith("n") and chunk.low in {"deployed", "posted", "serving", "garrisoned"}:
            k += 1
        elif chunk.low == "from" and k + 1 in parsed.groups or chunk.low == "of" and k + 1 in parsed.groups:
            k += 2
        else:
            break
    return found


def _points_back(found: FoundDeployment) -> bool:
    """True if an adverb 'there' stands right behind the people or the verb, nothing but adverbs between."""
    for k in (found.people.index, found.frame.chunk):
        for chunk in found.parsed.chunks[k + 1 : k + 4]:
            if chunk.low == "there" and chunk.tags != "E":
                return True
            if chunk.kind is not ChunkKind.ADVERB:
                break
    return False


def place_told(context: Context, found: FoundDeployment, earlier: list[FoundDeployment]) -> Named | None:
    """Where the people of a clause that names no place are: where the deployment told before is, else the last foreign place named.

    None if no place was named, or none in reach for a clause that does not point back.
    """
    nation = found.contributor.reference.entity if found.contributor else None
    home = (nation or "").replace("state:", "country:")
    before = [f for f in reversed(earlier) if f.destination is not None and _place_key(f.destination) != home]
    alike = next((f for f in before if f.leaves is found.leaves), None)
    if found.elsewhere and (named := last_place(context, found.people.start, nation)) is not None:
        return Named(named.reference, named.start, named.end, "place_pointed_back_at")
    chosen = alike or next(iter(before), None)
    if chosen is not None and chosen.destination is not None:
        return replace(chosen.destination, rule="destination_of_the_passage")
    named = last_place(context, found.people.start, nation) or topic_place(context, nation)
    return Named(named.reference, named.start, named.end, "place_of_the_passage") if named is not None else None


def _place_key(named: Named) -> str:
    return (named.reference.entity or named.reference.text).replace("state:", "country:")


def last_place(context: Context, start: int, nation: str | None, reach: int = 4) -> Named | None:
    """The last place named before an offset, no more than `reach` sentences back, that is not the contributor's own country."""
    sentence = context.reading.sentence_at(start)
    if sentence is None:
        return None
    floor = context.reading.sentences[max(0, sentence.ordinal - reach)].start
    found = [m for m in context.reading.mentions.within(floor, start) if _foreign(context, m, nation)]
    return context.named(found[-1]) if found else None


def topic_place(context: Context, nation: str | None) -> Named | None:
    """The foreign place that the story names most; the first of them at a tie; None if it names none."""
    counts: dict[str, list[Mention]] = {}
    for m in context.reading.mentions.within(context.reading.story.start, context.reading.story.end):
        if _foreign(context, m, nation):
            counts.setdefault(m.entity or m.surface, []).append(m)
    best = max(counts.values(), key=len, default=None)
    return context.named(best[0]) if best else None


def _foreign(context: Context, mention: Mention, nation: str | None) -> bool:
    """True for a place outside the contributor's country, named as a place and not as the owner of what follows."""
    behind = context.reading.text[mention.end : mention.end + 2]
    if mention.kind is not MentionKind.PLACE or behind in {"'s", "’s"}:
        return False
    entity = context.reading.entities.get(mention.entity or "")
    country = entity.country if entity is not None else None
    return country is not None and f"state:{country}" != nation


def purpose_of(found: FoundDeployment) -> tuple[int, int] | None:
    """The infinitive clause behind the people: 'to demine territory in Kursk Oblast'; None if there is none."""
    parsed, frame = found.parsed, found.frame
    for clause in parsed.syntax.clauses.values():
        chunk = parsed.chunks[clause.index]
        close = clause.governor in (frame.chunk, found.people.index) or clause.index <= found.people.index + 4
        if chunk.tags.startswith("T") and clause.index > frame.chunk and close and not frame.nominal:
            return chunk.start, parsed.chunks[max(clause.right, clause.index + 1) - 1].end
    return None


def _place_of_purpose(context: Context, found: FoundDeployment, purpose: tuple[int, int]) -> Named | None:
    """'sent to demine territory in Kursk Oblast': where the task is to be done is where they go."""
    for clause in found.parsed.syntax.clauses.values():
        if purpose[0] <= found.parsed.chunks[clause.index].start < purpose[1]:
            against = clause.lemma in ENEMIES
            near = (*STATIONED, "of", "from") if against else STATIONED
            behind = [found.parsed.groups[k] for p, k in clause.preps if p in near and k in found.parsed.groups]
            objects = [] if against else found.parsed.find(clause.objects)
            return context.place([*objects, *behind], found.parsed)
    return None


def movement_of(event_type: str, kind: str) -> Movement:
    """Sent, stationed or withdrawn, by the trigger's event type and frame."""
    if event_type == "withdrawal":
        return Movement.WITHDRAW
    return Movement.STATION if kind in {"keep", "serve", "house", "strength", "grow"} else Movement.SEND
