"""Standing: people told to be somewhere without a verb of the vocabulary: 'the 1,500 French soldiers in Niger have not moved'."""

from __future__ import annotations

from collections.abc import Iterator

from extract.claim import Status
from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.forces import Force, counted_people
from extract.extractors.rules.found_deployment import FoundDeployment
from extract.extractors.rules.routes import phrases_behind
from extract.extractors.rules.senders import sender
from extract.language.frames import Frame, Trigger
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.language.verbs import BE
from extract.records import Movement

PRESENCE = Trigger("be", "noun", "serve", "deployment", "", None)
HARMLESS = frozenset({"training", "exercise", "deployment", "withdrawal", "meeting", "visit", "demining", "reconstruction", "aid"})
"""Events in which soldiers have a part and are still where they are said to be."""
GIVING = frozenset({"of", "by", "for", "against", "than", "including", "among", "between"})
"""Prepositions behind which people belong to what is told before."""


def standing(context: Context, found: list[FoundDeployment]) -> Iterator[FoundDeployment]:
    """A deployment for every counted group of foreign soldiers with a place behind it that nothing else tells of."""
    used = {(f.ordinal, g.index) for f in found for g in f.parsed.complement(f.people)}
    used |= {(f.ordinal, f.people.index) for f in found}
    harmed = _harmed(context)
    for sentence in context.reading.sentences:
        counted = any(n.noun for n in context.reading.numbers.within(sentence.start, sentence.end))
        if not counted or sentence.heading:
            continue
        parsed = context.reading.parse(sentence)
        for force in counted_people(context, parsed):
            if (sentence.ordinal, force.group.index) in used or (sentence.ordinal, force.group.index) in harmed:
                continue
            if (there := _present(context, parsed, force)) is not None:
                yield there


def _harmed(context: Context) -> set[tuple[int, int]]:
    """(sentence, group) of everybody who has a part in a happening of another kind: killed, captured, attacking, arrested."""
    out: set[tuple[int, int]] = set()
    for frame in context.frames:
        if all(t.event_type in HARMLESS for t in frame.triggers):
            continue
        parsed = context.reading.parse(frame.sentence)
        for group in [*frame.subject, *frame.objects, *frame.after("of", "on", "by", "against")]:
            out |= {(frame.sentence.ordinal, g.index) for g in parsed.complement(group)}
    return out


def _present(context: Context, parsed: Parsed, force: Force) -> FoundDeployment | None:
    """The deployment that a counted group with a foreign place behind it tells; None if it tells none."""
    group = force.group
    before = parsed.chunks[group.index - 1].low if group.index else ""
    place = context.place(phrases_behind(parsed, group) or _copular_place(parsed, group), parsed)
    if place is None or before in GIVING:
        return None
    frame = Frame(
        parsed.sentence,
        (PRESENCE,),
        group.start,
        place.end if place.end > group.end else group.end,
        group.start,
        max(place.end, group.end),
        status=Status.ONGOING,
        status_span=(group.start, max(place.end, group.end)),
        nominal=True,
        chunk=group.index,
    )
    found = FoundDeployment(frame, parsed, PRESENCE, Movement.STATION, group, force.number, destination=place)
    sender(context, found, None)
    if found.contributor is None and before == "with":
        found.contributor = _main_subject(context, parsed, group)
    entity = context.reading.entities.get(place.reference.entity or "")
    country = entity.country if entity is not None else None
    if found.contributor is None or found.contributor.reference.entity == f"state:{country}":
        return None
    return found


def _copular_place(parsed: Parsed, group: Group) -> list[Group]:
    """'the contingent of 6,000 is the largest in Somalia': the groups behind prepositions of place after the copula."""
    clause = next((c for c in parsed.syntax.clauses.values() if group.index in c.subject and c.verb.form in BE), None)
    if clause is None:
        return []
    last = min(clause.index + 8, len(parsed.chunks) - 1)
    return [parsed.groups[k + 1] for k in range(clause.index, last) if parsed.chunks[k].low in {"in", "at"} and k + 1 in parsed.groups]


def _main_subject(context: Context, parsed: Parsed, group: Group) -> Named | None:
    """The body that is the subject of the clause behind a fronted phrase: 'With 1,300 soldiers in Mali, Chad is'; None if it is none."""
    for clause in parsed.syntax.clauses.values():
        if clause.index > group.index and clause.subject:
            return next((b for g in parsed.find(clause.subject) if (b := context.body(g)) is not None), None)
    return None
