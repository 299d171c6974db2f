"""Agreements: treaties, pacts, deals and truces, with the states they bind."""

from __future__ import annotations

from extract.claim import Cite, Draft
from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.events import SCENE, add_event, chosen
from extract.language.frames import Frame, Trigger
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.records import Agreement, ParticipantRole, Party

BINDING = ("with", "between", "by")


def agreement_rules(context: Context) -> None:
    """Adds an agreement and its event for every frame that signs, concludes or tears one up."""
    for frame in context.frames:
        parsed = context.reading.parse(frame.sentence)
        trigger = chosen(frame, parsed)
        if trigger is None or trigger.frame != "sign" or trigger.event_type not in {"agreement", "ceasefire"}:
            continue
        group = next((paper for g in frame.patients if (paper := _paper(parsed, g)) is not None), None)
        if group is None or (frame.negated and not context.voices(frame.start, frame.end)):
            continue
        _add(context, frame, trigger, group)


def _paper(parsed: Parsed, group: Group) -> Group | None:
    """The noun of the 'of' chain that is the agreement."""
    return next((g for g in parsed.complement(group) if g.noun("agreement") is not None), None)


def parties(context: Context, frame: Frame, group: Group) -> list[Named]:
    """The states or bodies bound: those who sign, and those behind 'with' and 'between'."""
    groups = [*frame.agents, *frame.after(*BINDING)]
    found: dict[str, Named] = {}
    for g in groups:
        for named in context.pair(g):
            found.setdefault(named.reference.entity or "", named)
        body = context.body(g)
        if body is not None and body.reference.entity and g is not group:
            found.setdefault(body.reference.entity, body)
    return list(found.values())


def name_span(parsed: Parsed, group: Group) -> tuple[int, int]:
    """The words that call the agreement, its 'of' and 'on' phrases included."""
    end, k = group.end, group.index + 1
    while k + 1 < len(parsed.chunks) and parsed.chunks[k].low in {"of", "on"} and k + 1 in parsed.groups:
        end = parsed.groups[k + 1].end
        k += 2
    start = group.start
    first = parsed.tokens[group.chunk.first]
    if first.low in {"the", "a", "an", "their", "its"} and first.end + 1 < end:
        start = first.end + 1
    return start, end


def _add(context: Context, frame: Frame, trigger: Trigger, group: Group) -> Draft:
    parsed = context.reading.parse(frame.sentence)
    bound = parties(context, frame, group)
    place = context.place(frame.after(*SCENE), parsed)
    signers = [n for g in frame.agents for n in context.participants(parsed, g)]
    people = [(n, ParticipantRole.PARTICIPANT) for n in signers or bound]
    event = add_event(context, frame, trigger, people, place)
    start, end = name_span(parsed, group)
    cites = [Cite("name", start, end)]
    rows: list[Party] = []
    for named in bound:
        cites.append(named.cite(f"parties[{len(rows)}].entity"))
        rows.append(Party(entity=named.reference))
    when = context.dated(context.when(frame), "signed", cites)
    terms = _terms(parsed, group)
    if terms is not None:
        cites.append(Cite("terms", *terms))
    record = Agreement(
        event=event.key if event else None,
        name=context.reading.text[start:end],
        signed=when,
        terms=context.reading.text[slice(*terms)] if terms else None,
        parties=tuple(rows),
    )
    return context.add(record, cites, frame, frame.status_by(trigger))


def _terms(parsed: Parsed, group: Group) -> tuple[int, int] | None:
    """What it lays down: the relative clause behind it ('the treaty, which pledged to ...'); None if there is none."""
    for clause in parsed.syntax.clauses.values():
        if group.index in clause.subject and clause.index > group.index and clause.lemma in TERMS:
            return parsed.chunks[clause.index].start, parsed.sentence.end - 1
    return None


TERMS = frozenset({"oblige", "obliges", "commit", "pledge", "provide", "require", "requires", "allow", "bind", "binds", "call", "bars"})
