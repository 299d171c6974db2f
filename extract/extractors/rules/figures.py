"""Figures: how many people a deployment told before has, as somebody puts it: 'an official put it at around 400'."""

from __future__ import annotations

from collections.abc import Iterator

from extract.claim import Status
from extract.extractors.rules.context import Context
from extract.extractors.rules.forces import PLAIN, SIZED
from extract.extractors.rules.found_deployment import FoundDeployment
from extract.language.atoms import NumberAtom, NumberKind
from extract.language.frames import Frame, Trigger
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.language.syntax import Clause
from extract.records import Movement

FIGURE = Trigger("put at", "verb", "figure", "deployment", "", None)
PUTTING = frozenset({"put", "place", "estimate", "reckon", "set", "fix"})
SPEAKING = frozenset({"speak", "talk"})
SAYING = frozenset({"say", "claim", "give", "cite", "count", "name", "mention"})
MEANT = SIZED | {"it", "them", "figure", "battalion", "brigade", "group", "convoy", "company", "reinforcement", "rotation"}
"""What a figure is given of."""


def figures(context: Context) -> Iterator[FoundDeployment]:
    """A deployment without sender and place for every figure that a clause gives of people told before."""
    for sentence in context.reading.sentences:
        if not any(n.kind is NumberKind.COUNT for n in context.reading.numbers.within(sentence.start, sentence.end)):
            continue
        parsed = context.reading.parse(sentence)
        for clause in parsed.syntax.clauses.values():
            group = _figure(parsed, clause)
            number = _count(context, group) if group is not None else None
            if group is not None and number is not None and not context.tolled(number.start, number.end):
                yield _found(parsed, clause, group, number)


def _figure(parsed: Parsed, clause: Clause) -> Group | None:
    """The group that holds the figure: behind 'at', 'of', or the object itself; None if the clause gives none of people."""
    objects = parsed.find(clause.objects)
    if clause.lemma in PUTTING and objects and objects[0].head in MEANT:
        return next((parsed.groups[k] for p, k in clause.preps if p in {"at", "to"} and k in parsed.groups), None)
    if clause.lemma in PUTTING and objects and objects[0].number is not None and _counts_force(parsed, objects[0]):
        return objects[0]
    if clause.lemma in SPEAKING:
        return next((parsed.groups[k] for p, k in clause.preps if p == "of" and k in parsed.groups), None)
    if clause.lemma in SAYING and objects and objects[0].number is not None and objects[0].number.unit is None:
        return objects[0] if objects[0].number.end >= objects[0].end - 1 else None
    return None


def _counts_force(parsed: Parsed, group: Group) -> bool:
    """True for 'the figure nearer 1,900': a noun of size before the number."""
    return any(t.low in MEANT for t in parsed.tokens[group.chunk.first : group.chunk.last])


def _count(context: Context, group: Group) -> NumberAtom | None:
    """The figure, if it stands alone or counts people."""
    number = group.number
    if number is None or number.kind is not NumberKind.COUNT or group.weapon is not None:
        return None
    return number if number.unit is None or group.soldiers or group.head in PLAIN else None


def _found(parsed: Parsed, clause: Clause, group: Group, number: NumberAtom) -> FoundDeployment:
    verb = parsed.chunks[clause.index]
    span = (min(verb.start, group.start), max(verb.end, group.end))
    frame = Frame(parsed.sentence, (FIGURE,), group.start, group.end, *span, Status.UNKNOWN, span, nominal=True, chunk=group.index)
    return FoundDeployment(frame, parsed, FIGURE, Movement.STATION, group, number)
