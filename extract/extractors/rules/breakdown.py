"""Breakdown: the parts of a total of people, told beside it or in the sentences behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.extractors.rules.context import Context
from extract.language.atoms import NumberAtom, Scope
from extract.language.chunks import ChunkKind
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.language.verbs import BE


@dataclass
class Part:
    """One part of a total: who, doing what, how many, and where that was read."""

    group: Group
    number: NumberAtom
    role: tuple[int, int] | None
    task: tuple[int, int] | None = None


def breakdown(context: Context, people: Group, total: NumberAtom, first: int, later: int | None) -> tuple[list[Part], bool | None]:
    """(parts, whether they exhaust the total), told in its own sentence or the next two; ([], None) if none are told.

    `first` is the ordinal of the total's sentence, `later` that of the next deployment's; None if there is none.
    """
    if total.value is None:
        return [], None
    parts = [p for p in _following(context, people, total, first, later) if p.number.value is not None and p.number.value < total.value]
    told = _sum(parts)
    remainder = any(p.number.scope is Scope.OTHER for p in parts)
    listed = bool(parts) and ":" in context.reading.text[people.end : parts[0].group.start]
    shared_out = remainder and len(parts) > 1 or listed
    if parts and (told == total.value or shared_out and told <= total.value):
        return parts, True
    portion = [p for p in parts if p.number.scope is Scope.PART]
    return (portion, False) if portion and _sum(portion) < total.value else ([], None)


def _following(context: Context, people: Group, total: NumberAtom, first: int, later: int | None) -> list[Part]:
    """Counted parts behind the total, up to the sentence with which they add up to it or the next deployment begins."""
    parts: list[Part] = []
    for ordinal in range(first, min(first + 3, len(context.reading.sentences))):
        if later is not None and ordinal >= later and ordinal > first:
            break
        sentence = context.reading.sentences[ordinal]
        if sentence.heading and ordinal > first or not context.reading.numbers.within(sentence.start, sentence.end):
            continue
        parts += [p for p in _parts(context.reading.parse(sentence)) if p.group.start > people.start or ordinal > first]
        if parts and _sum(parts) == total.value:
            break
    return parts


def _sum(parts: list[Part]) -> int:
    return sum(int(p.number.value or 0) for p in parts)


def _parts(parsed: Parsed) -> Iterator[Part]:
    """Counted groups of people in a sentence, with a complement ('the other 5,000 will be military engineers') and a task."""
    for group in parsed.groups.values():
        number = group.number
        if number is None or group.unit or group.weapon is not None:
            continue
        role = role_words(group)
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


def role_words(group: Group) -> tuple[int, int] | None:
    """The stretch of a counted group that says who they are, the number left out; None if only the number stands there."""
    number = group.number
    if number is None:
        return group.start, group.end
    start = number.end
    return (start + 1, group.end) if group.end > start + 1 else None
