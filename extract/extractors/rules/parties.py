"""Parties: who gives and who gets, named or pointed back at."""

from __future__ import annotations

from collections.abc import Sequence

from extract.extractors.rules.antecedents import pointed
from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.items import receiver
from extract.fields import Reference
from extract.language.frames import Frame
from extract.language.groups import Group
from extract.language.names_words import words
from extract.language.reading import Parsed
from extract.language.syntax import Clause
from extract.mention import Mention, MentionKind

Pair = tuple[Named | None, Named | None]
HAVING = words(
    """
    fly operate have own field use parade display show deploy employ get receive unveil keep possess drive sail fire boast run
    """
)
"""Verbs whose subject has the weapon that is their object: 'flies several drones, all bought from X'."""
ASKING = words("ask urge request beg press lobby convince persuade implore call appeal plead demand want tell push")
"""Verbs whose subject wants for itself what it makes another give."""


def parties(context: Context, frame: Frame, parsed: Parsed, kind: str, groups: list[Group]) -> Pair:
    """(supplier, recipient) by the frame's kind and prepositions."""
    agent = body(context, parsed, frame.agents) or _governing(context, parsed, frame)
    if frame.nominal and agent is None:
        agent = body(context, parsed, frame.after("by"))
    source = origin(context, parsed, frame.after("from"))
    if kind in {"ask", "want", "rely"}:
        return _asked(context, frame, parsed, source, agent)
    if kind in {"receive", "get"}:
        return _got(context, frame, parsed, groups, (source, agent))
    if kind == "intercept":
        return source or made(context, parsed, groups), goal(context, parsed, frame.after("to", "for"))
    return _given(context, frame, parsed, groups, (source, agent))


def _given(context: Context, frame: Frame, parsed: Parsed, groups: list[Group], known: Pair) -> Pair:
    """Parties of giving; `known` are the source behind 'from' and whoever acts."""
    source, agent = known
    if frame.nominal and agent is None:
        agent = source or made(context, parsed, [*groups, parsed.groups[frame.chunk]])
        agent = agent or _decider(context, parsed, frame)[1]
    whole = agent.reference.entity if agent is not None else None
    towards = body(context, parsed, [*frame.indirect, *(frame.objects if frame.after("with") else [])], whole)
    if towards is None and frame.passive and (frame.objects or frame.after("with")):
        towards = body(context, parsed, frame.subject, whole)
    towards = towards or goal(context, parsed, frame.after("to"), whole)
    if towards is None:
        inside = next((m for g in groups if (m := receiver(g)) is not None), None)
        towards = stated(context, inside) if inside is not None else None
    towards = towards or goal(context, parsed, frame.after("for", "with") if frame.nominal else frame.after("for"), whole)
    theirs = made(context, parsed, groups) if frame.passive or frame.nominal or not frame.agents else None
    towards = towards or user(context, parsed, groups, whole) or _asker(context, parsed, frame)
    return agent or source or theirs, towards


def _got(context: Context, frame: Frame, parsed: Parsed, groups: list[Group], known: Pair) -> Pair:
    """Parties of getting; what one state buys for another is given to that one."""
    source, agent = known
    if frame.nominal and agent is None:
        partner, agent = _decider(context, parsed, frame, groups)
        source = source or partner
    agent = agent or user(context, parsed, groups, source.reference.entity if source else None)
    if source is None and frame.after("with"):
        source = body(context, parsed, frame.after("with"))
    other = agent.reference.entity if agent is not None else None
    third = goal(context, parsed, [g for g in frame.after("for") if g.weapon is None], other)
    if third is not None and agent is not None and source is None:
        return agent, third
    return source or made(context, parsed, groups), agent


def _asked(context: Context, frame: Frame, parsed: Parsed, source: Named | None, agent: Named | None) -> Pair:
    """Parties of asking: from whom, for whom."""
    if frame.nominal and agent is None:
        agent = _decider(context, parsed, frame)[1]
    other = agent.reference.entity if agent is not None else None
    objects = [g for g in [*frame.objects, *frame.indirect] if g.weapon is None]
    asked = source or body(context, parsed, [*objects, *frame.after("to", "of", "on")], other)
    return asked, agent


# --- fallbacks --------------------------------------------------------------------------------------------------------
def _governing(context: Context, parsed: Parsed, frame: Frame) -> Named | None:
    """Who has 'a contract to buy' or 'plans to send': the subject of the verb that governs the noun before the infinitive."""
    clause = parsed.syntax.clauses.get(frame.chunk)
    cues = context.reading.tools.vocabulary.cues
    if frame.nominal or clause is None or clause.governor not in parsed.syntax.clauses:
        return None
    if not all((g.head.removesuffix("s"), kind) in cues for g in frame.agents for kind in ("noun",)):
        return None
    return body(context, parsed, parsed.find(parsed.syntax.clauses[clause.governor].subject)) if frame.agents else None


def _decider(context: Context, parsed: Parsed, frame: Frame, groups: Sequence[Group] = ()) -> Pair:
    """(partner, doer) of the verb that approves, announces, signs or stops what the noun tells: 'the ministry approved the sale'.

    `groups` are its items, on which a relative clause may hang: 'the contract for tanks that Chad signed with Mali'.
    """
    cues = context.reading.tools.vocabulary.cues
    told = {frame.chunk, *(g.index for g in groups)}
    for clause in parsed.syntax.clauses.values():
        deciding = (clause.lemma, "governor") in cues or clause.lemma in DOING
        if told & set(clause.objects) and not clause.verb.passive and deciding:
            partner = [parsed.groups[k] for p, k in clause.preps if p == "with" and k in parsed.groups]
            return body(context, parsed, partner), body(context, parsed, parsed.find(clause.subject))
    return None, None


DOING = words("place make sign secure win complete confirm unveil prepare ready submit send file lodge deliver agree")
"""Verbs whose subject does what their object tells: 'placed an order', 'signed a contract', 'unveiled a package'."""


def made(context: Context, parsed: Parsed, groups: list[Group]) -> Named | None:
    """The state whose items they are: 'Serbian rockets', 'a shipment of Serbian rockets', 'rockets from Serbia'."""
    for group in groups:
        nation = group.any_mention(MentionKind.NATIONALITY) or _nation_of_whole(parsed, group)
        if nation is not None and nation.entity:
            return context.named(nation)
        k = group.index + 1
        behind = parsed.groups.get(k + 1) if k < len(parsed.chunks) and parsed.chunks[k].low == "from" else None
        named = origin(context, parsed, [behind]) if behind is not None else None
        if named is not None:
            return named
    return None


def _nation_of_whole(parsed: Parsed, group: Group) -> Mention | None:
    """The nationality of what the item is 'of': 'a Serbian shipment of rockets'."""
    k = group.index
    if k < 2 or parsed.chunks[k - 1].low != "of" or k - 2 not in parsed.groups:
        return None
    return parsed.groups[k - 2].any_mention(MentionKind.NATIONALITY)


def _asker(context: Context, parsed: Parsed, frame: Frame) -> Named | None:
    """Who asks another to give, and so is to get: 'Chad asked Mali to send tanks'; None for other clauses."""
    clause = parsed.syntax.clauses.get(frame.chunk)
    main = parsed.syntax.clauses.get(clause.governor) if clause is not None and clause.governor is not None else None
    if main is None or main.lemma not in ASKING or main.verb.passive or not main.objects:
        return None
    return body(context, parsed, parsed.find(main.subject))


def user(context: Context, parsed: Parsed, groups: list[Group], other: str | None) -> Named | None:
    """Who has or uses the item: 'ammunition that Russian forces could use', 'the army flies drones bought from X'; None without one."""
    for group in groups:
        chain = {group.index, *(k for k in (group.index - 2,) if parsed.chunks[group.index - 1].low == "of")}
        for clause in parsed.syntax.clauses.values():
            if clause.lemma in HAVING and chain & set(clause.objects) and not clause.verb.passive:
                named = body(context, parsed, parsed.find(clause.subject), other)
                if named is not None and named.reference.entity != other:
                    return named
        owner = next((m for m in group.mentions if m.kind is MentionKind.ORGANIZATION and m.start == group.start and m.entity), None)
        if owner is not None and owner.entity != other and owner is not receiver(group):
            return context.named(owner)
    return None


# --- bodies -----------------------------------------------------------------------------------------------------------
def stated(context: Context, mention: Mention) -> Named | None:
    return context.state_at(mention) if mention.kind is MentionKind.PLACE else context.named(mention)


def body(context: Context, parsed: Parsed, groups: list[Group], other: str | None = None) -> Named | None:
    """The first state or body among the groups, named or pointed back at; `other` is the entity that it cannot be."""
    for group in groups:
        if group.weapon is not None and group.nationality is None:
            continue
        named = (context.body(group) if not group.pronoun or group.head not in {"it", "they", "them"} else None) or _person(
            context, parsed, group
        )
        named = named or pointed(context, parsed, group, other)
        if named is not None:
            return named
    return None


def _person(context: Context, parsed: Parsed, group: Group) -> Named | None:
    """The state or body of 'the Defence Minister, Ana Diaz': of the person set beside the group."""
    beside = parsed.apposition(group)
    person = beside.mention(MentionKind.PERSON) if beside is not None else None
    return context.state_of(person) if person is not None else None


def goal(context: Context, parsed: Parsed, groups: list[Group], other: str | None = None) -> Named | None:
    """Where it goes: the body named, else the state in which the place lies ('delivered to the port of X')."""
    return body(context, parsed, groups, other) or _state_around(context, parsed, groups)


def origin(context: Context, parsed: Parsed, groups: list[Group]) -> Named | None:
    """The state or body behind 'from': named, or the state in which the place lies ('from the port of X')."""
    return goal(context, parsed, groups)


def _state_around(context: Context, parsed: Parsed, groups: list[Group]) -> Named | None:
    place = context.place([g for group in groups for g in parsed.complement(group)])
    entity = context.reading.entities.get(place.reference.entity or "") if place is not None else None
    if place is None or entity is None or not entity.country:
        return None
    return Named(Reference(text=place.reference.text, entity=f"state:{entity.country}"), place.start, place.end, "place_lies_in_state")


def host_clause(parsed: Parsed, group: Group) -> Clause | None:
    """The clause whose subject or object the group is, directly or through 'of'; None without one."""
    chain = [group.index]
    while chain[-1] >= 2 and parsed.chunks[chain[-1] - 1].low == "of" and chain[-1] - 2 in parsed.groups:
        chain.append(chain[-1] - 2)
    for clause in parsed.syntax.clauses.values():
        if set(chain) & {*clause.objects, *clause.subject}:
            return clause
    return None
