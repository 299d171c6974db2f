"""Agreements: treaties, pacts, deals and truces, with the states they bind."""

from __future__ import annotations

import re

from extract.claim import Cite, Draft, Status
from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.event_roles import SCENE
from extract.extractors.rules.events import add_event
from extract.extractors.rules.papers import Paper, find_papers
from extract.extractors.rules.senders import master
from extract.fields import Reference
from extract.language.atoms import DateAtom
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.language.verbs import Tense
from extract.records import Agreement, ParticipantRole, Party

_TWO = re.compile(r"\b([A-Z]\w+)[-–]([A-Z]\w+)\b")
MEDIATING = frozenset({"broker", "mediate", "brokered", "mediated"})
"""Verbs whose subject is no party."""
OFFICES = re.compile(r"\b(?:assembly|congress|parliament|senate)\b", re.IGNORECASE)
"""Bodies that bind their state; an army, a party or a ministry may sign for itself."""
BINDING = frozenset({"bound", "linked", "tied", "covered"})


def agreement_rules(context: Context) -> None:
    """Adds an agreement and its event for every one that is signed, concluded or torn up, or named with the parties it binds."""
    last: list[Named] = []
    for paper in find_papers(context):
        bound = parties(context, paper)
        if len(bound) < 2 and paper.definite and last and {_key(n) for n in bound} <= {_key(n) for n in last}:
            bound = [Named(n.reference, n.start, n.end, "agreement_named_before") for n in last]
            if not paper.told:
                continue
        if len(bound) >= 2:
            last = bound
        if paper.told or len(bound) >= 2:
            _add(context, paper, bound)


def _key(named: Named) -> str:
    return (named.reference.entity or named.reference.text.casefold()).replace("country:", "state:")


# --- who is bound -------------------------------------------------------------------------------------------------------
def parties(context: Context, paper: Paper) -> list[Named]:
    """The states or bodies bound: those who sign, those behind 'with' and 'between', and those who own the agreement."""
    parsed, group, frame = paper.parsed, paper.group, paper.frame
    found: dict[str, Named] = {}
    behind = [g for p, g in paper.preps if p in {"between", "with", "by", "among"}]
    signers = _signers(paper) if frame.lemma not in MEDIATING else []
    if frame.lemma in MEDIATING:
        behind = [g for p, g in paper.preps if p in {"between", "with", "among"}]
    for g in [*signers, *behind]:
        bodies = [part for part in parsed.complement(g) if context.body(part) is not None]
        _collect(context, found, bodies[0] if bodies else g, group)
    for mention in group.mentions:
        named = context.body(_only(group, mention.start, mention.end)) if mention.end < group.end else None
        if named is not None and named.reference.entity:
            found.setdefault(_key(named), named)
    for named in _hyphenated(context, group):
        found.setdefault(_key(named), named)
    if found and len(found) < 2 and not any(p in {"between", "among"} for p, _ in paper.preps):
        for g in [*_mates(parsed, group), *([] if paper.told and not paper.trailing else _subject(parsed, group))]:
            _collect(context, found, g, group)
    elif not found and (parsed.tokens[group.chunk.first].low in {"their", "its"} or _binds(parsed, group)):
        for g in _subject(parsed, group):
            _collect(context, found, g, group)
    return list(found.values())


def _hyphenated(context: Context, group: Group) -> list[Named]:
    """'the Franco-German treaty' has no names; 'the Fiji-Chile treaty' has two, in one word: both states; [] if either is none."""
    lexicon = context.reading.tools.lexicon
    for match in _TWO.finditer(context.reading.text, group.start, group.end):
        spans = [match.span(1), match.span(2)]
        texts = [context.reading.text[a:b] for a, b in spans]
        entries = [next(iter((*lexicon.lookup(t, "state"), *lexicon.lookup(t, "demonym"))), None) for t in texts]
        if all(e is not None for e in entries):
            codes = [e.row["code"] for e in entries if e is not None]
            cited = zip(texts, spans, codes, strict=True)
            return [Named(Reference(text=t, entity=f"state:{c}"), *span, "state_in_a_joined_name") for t, span, c in cited]
    return []


def _signers(paper: Paper) -> list[Group]:
    """Who signs: the agents, and for 'the two sides agreed on a truce' the people whom a participle seems to befall."""
    if not paper.told:
        return []
    if paper.trailing:
        return [g for g in paper.frame.patients if paper.group not in paper.parsed.complement(g) and g.index < paper.group.index]
    return paper.frame.agents


def _collect(context: Context, found: dict[str, Named], g: Group, paper: Group) -> None:
    if g is paper:
        return
    for named in context.pair(g):
        bound = _bound(context, named)
        if bound is not None:
            found.setdefault(_key(bound), bound)
    body = context.body(g)
    if body is not None and body.reference.entity:
        entity = context.reading.entities.get(body.reference.entity)
        office = entity is not None and OFFICES.search(entity.name) is not None
        body = master(context, body) if office else body
        found.setdefault(_key(body), body)


def _bound(context: Context, named: Named) -> Named | None:
    """Whom a signature binds: the body itself, for a person the state or body whose post they hold; None if the story gives none."""
    entity = named.reference.entity or ""
    if not entity.startswith("person:"):
        return named
    person = next((m for m in context.reading.mentions if m.entity == entity), None)
    return context.state_of(person) if person is not None else None


def _only(group: Group, start: int, end: int) -> Group:
    """The stretch of a group that holds one mention, as a group of its own."""
    part = Group(group.index, group.chunk, start, end, group.head)
    part.mentions = [m for m in group.mentions if start <= m.start and m.end <= end]
    return part


def _mates(parsed: Parsed, group: Group) -> list[Group]:
    """The owner coordinated before the group's own: 'Iran and Russia's treaty'."""
    owned = bool(group.mentions) and group.mentions[0].start == group.start
    k = group.index - 2
    return [parsed.groups[k]] if owned and k in parsed.groups and parsed.chunks[k + 1].low == "and" else []


def _subject(parsed: Parsed, group: Group) -> list[Group]:
    """The subject of the clause in which the agreement stands: 'Turkey mans posts there under its deal with Russia'."""
    clauses = sorted(parsed.syntax.clauses.values(), key=lambda c: c.index)
    before = [c for c in reversed(clauses) if c.index < group.index and not c.verb.bare and c.verb.tense is not Tense.INFINITIVE]
    after = [c for c in clauses if c.index > group.index and c.subject and min(c.subject) > group.index]
    return [g for c in (*before[:1], *([] if before else after[:1])) for g in parsed.find(c.subject)]


def _binds(parsed: Parsed, group: Group) -> bool:
    """True for 'they are bound by a treaty', 'both are parties to the treaty': the subject are those whom it binds."""
    clauses = parsed.syntax.clauses.values()
    return any(c.verb.form in BINDING and any(k == group.index and p in {"by", "to"} for p, k in c.preps) for c in clauses)


# --- the draft ----------------------------------------------------------------------------------------------------------
def _add(context: Context, paper: Paper, bound: list[Named]) -> Draft:
    frame, parsed = paper.frame, paper.parsed
    place = context.place(frame.after(*SCENE), parsed) if paper.told else None
    signers = [n for g in _signers(paper) for n in context.participants(parsed, g)]
    people = [(n, ParticipantRole.PARTICIPANT) for n in signers or bound]
    event = add_event(context, frame, paper.trigger, people, place)
    start, end = paper.name
    cites = [Cite("name", start, end)]
    rows: list[Party] = []
    for named in bound:
        cites.append(named.cite(f"parties[{len(rows)}].entity"))
        rows.append(Party(entity=named.reference))
    when = context.dated(_when(context, paper), "signed", cites)
    terms = _terms(parsed, paper.group)
    if terms is not None:
        cites.append(Cite("terms", *terms))
    record = Agreement(
        event=event.key if event else None,
        name=context.reading.text[start:end],
        signed=when,
        terms=context.reading.text[slice(*terms)] if terms else None,
        parties=tuple(rows),
    )
    return context.add(record, cites, frame, _status(paper))


def _when(context: Context, paper: Paper) -> DateAtom | None:
    """The date in the name's own phrase ('the 2018 deal', 'the pact of June 2024'), else the date of the signing."""
    own = context.reading.dates.within(*paper.stretch)
    if own:
        return own[0]
    return context.when(paper.frame) if paper.told else None


def _status(paper: Paper) -> Status:
    return paper.frame.status_by(paper.trigger) if paper.told else paper.frame.status


def _terms(parsed: Parsed, group: Group) -> tuple[int, int] | None:
    """What it lays down: the relative clause behind it ('the treaty, which pledged to ...'); None if there is none."""
    for clause in parsed.syntax.clauses.values():
        if group.index in clause.subject and clause.index > group.index and clause.lemma in TERMS:
            return parsed.chunks[clause.index].start, parsed.sentence.end - 1
    return None


TERMS = frozenset({"oblige", "obliges", "commit", "pledge", "provide", "require", "requires", "allow", "bind", "binds", "call", "bars"})
