"""Casualties: who was killed, wounded, captured, displaced or lost, and how many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extract.claim import Cite, Status
from extract.extractors.rules.context import Context, Named
from extract.extractors.rules.events import SCENE, chosen
from extract.fields import Quantity
from extract.language.atoms import NumberAtom, Token
from extract.language.chunks import ChunkKind
from extract.language.frames import Frame, Trigger
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.language.syntax import Clause
from extract.mention import MentionKind
from extract.records import Casualty, CasualtyKind

SUFFERING = frozenset({"suffer", "sustain", "take", "lose", "suffered", "sustained", "lost", "incur", "incurred"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of casualty_words.csv: verbs by lemma and nouns as printed, each with its kind."""

    verbs: Mapping[str, CasualtyKind]
    nouns: Mapping[str, CasualtyKind]


@lru_cache(maxsize=8)
def words_of(rows: tuple[tuple[str, str, str], ...]) -> Words:
    """The table by part of speech."""
    return Words(
        {w: CasualtyKind(k) for w, pos, k in rows if pos == "verb"}, {w: CasualtyKind(k) for w, pos, k in rows if pos == "noun"}
    )


@dataclass
class Toll:
    """One group of victims while it is read."""

    kind: CasualtyKind
    at: tuple[int, int]
    count: NumberAtom | None
    victims: tuple[int, int] | None
    single: bool
    frame: Frame
    parsed: Parsed


def casualty_rules(context: Context, words: Words) -> None:
    """Adds a casualty row per group of victims and kind, from verbs ('were killed') and from nouns ('300 dead')."""
    seen: set[tuple[CasualtyKind, int]] = set()
    tolls = sorted([*_verbal(context, words), *_nominal(context, words)], key=lambda t: t.at)
    previous: Toll | None = None
    for toll in tolls:
        anchor = toll.count.start if toll.count else toll.at[0]
        if (toll.kind, anchor) in seen:
            continue
        seen.add((toll.kind, anchor))
        if toll.victims is None and previous is not None and previous.frame.sentence.ordinal >= toll.frame.sentence.ordinal - 1:
            toll.victims = previous.victims
        _add(context, toll)
        previous = toll


# --- verbs: '22 soldiers were killed', 'killing ten', '5,000 people have died' ------------------------------------
def _verbal(context: Context, words: Words) -> Iterator[Toll]:
    for frame in context.frames:
        kind = words.verbs.get(frame.lemma)
        if kind is None or frame.nominal or frame.verb is None or frame.negated:
            continue
        parsed = context.reading.parse(frame.sentence)
        victims = frame.subject if frame.triggers[0].frame == "suffer" else frame.patients
        if _also_other_kind(parsed, frame, words, kind):
            kind = CasualtyKind.CASUALTIES
        for group in victims:
            toll = _toll(parsed, frame, group, kind)
            if toll is not None:
                yield toll


def _also_other_kind(parsed: Parsed, frame: Frame, words: Words, kind: CasualtyKind) -> bool:
    """True for 'killed or wounded': one figure for both."""
    k = frame.chunk
    for step in (1, -1):
        joint, other = k + step, k + 2 * step
        if 0 <= other < len(parsed.chunks) and parsed.chunks[joint].kind is ChunkKind.CONJUNCTION:
            clause = parsed.syntax.clauses.get(other)
            if clause is not None and words.verbs.get(clause.lemma) not in (None, kind):
                return True
    return False


def _toll(parsed: Parsed, frame: Frame, group: Group, kind: CasualtyKind) -> Toll | None:
    chain = parsed.complement(group)
    people = next((g for g in chain if g.people or g.has("personnel", "victims")), None)
    number = next((g.number for g in chain if g.number is not None), None)
    named = group.mention(MentionKind.PERSON) or ((b := parsed.apposition(group)) and b.mention(MentionKind.PERSON))
    if people is None and number is None and named is None:
        return None
    if people is None and number is not None and group.end > number.end + 1 and not group.people:
        return None
    victims = _victim_words(people) if people is not None else (named.start, named.end) if named else None
    single = number is None and (bool(named) or people is not None and _singular(parsed, people))
    if number is None and not single:
        return None
    return Toll(kind, (frame.start, frame.end), number, victims, single, frame, parsed)


def _victim_words(group: Group) -> tuple[int, int] | None:
    start = group.number.end + 1 if group.number is not None else group.start
    return (start, group.end) if start < group.end else None


def _singular(parsed: Parsed, group: Group) -> bool:
    """True for 'a soldier', 'the pilot': one person, said by the noun."""
    return parsed.chunks[group.index].tags[-1:] == "N" and parsed.chunks[group.index].tags[:1] == "D" and not group.unit


# --- nouns: 'more than 76,000 casualties', '300 dead', '76,000 killed and wounded' ----------------------------------
def _nominal(context: Context, words: Words) -> Iterator[Toll]:
    for sentence in context.reading.sentences:
        numbers = [n for n in context.reading.numbers.within(sentence.start, sentence.end) if n.unit is None or _listed(n, words)]
        text = context.reading.text[sentence.start : sentence.end].lower()
        if not numbers or not any(w in text for w in words.nouns):
            continue
        yield from _counted(context, context.reading.parse(sentence), words)


def _listed(number: NumberAtom, words: Words) -> bool:
    return (number.unit or "").lower() in words.nouns or number.noun is not None


def _counted(context: Context, parsed: Parsed, words: Words) -> Iterator[Toll]:
    for k, token in enumerate(parsed.tokens):
        kind = words.nouns.get(token.low)
        if kind is None:
            continue
        number = _number_before(context, parsed, k)
        if number is None:
            continue
        kind = _joined_kind(parsed, k, kind, words)
        clause = next((c for c in parsed.syntax.clauses.values() if _holds(parsed, c, token.start)), None)
        owner = _owner(parsed, clause, number, token.start)
        yield Toll(kind, (token.start, token.end), number, owner, False, _frame(parsed, token, clause), parsed)


def _number_before(context: Context, parsed: Parsed, k: int) -> NumberAtom | None:
    """The COUNT that ends right before the token, adjectives and nouns of people between allowed; None if there is none."""
    start = parsed.tokens[max(0, k - 5)].start
    for number in reversed(context.reading.numbers.within(start, parsed.tokens[k].start)):
        between = [t for t in parsed.tokens[max(0, k - 5) : k] if t.start >= number.end]
        if number.kind == "count" and all(t.low.isalpha() or t.low in {"-", "'s"} for t in between):
            stop = {"and", "or", "were", "was", "of", "in", "that", "had", "have", "has", "are", "is"}
            return number if not stop & {t.low for t in between} else None
    return None


def _joined_kind(parsed: Parsed, k: int, kind: CasualtyKind, words: Words) -> CasualtyKind:
    """'killed and wounded', 'dead or injured': the figure is of both together."""
    after = [t.low for t in parsed.tokens[k + 1 : k + 3]]
    before = [t.low for t in parsed.tokens[max(0, k - 2) : k]]
    if len(after) == 2 and after[0] in {"and", "or"} and words.nouns.get(after[1]) not in (None, kind):
        return CasualtyKind.CASUALTIES
    if len(before) == 2 and before[1] in {"and", "or"} and words.nouns.get(before[0]) not in (None, kind):
        return CasualtyKind.CASUALTIES
    return kind


def _holds(parsed: Parsed, clause: Clause, offset: int) -> bool:
    indexes = [*clause.objects, *clause.subject, *(k for _, k in clause.preps)]
    return any(parsed.chunks[k].start <= offset < parsed.chunks[k].end for k in indexes)


def _owner(parsed: Parsed, clause: Clause | None, number: NumberAtom, start: int) -> tuple[int, int] | None:
    """Whose losses they are: who suffers or sustains them, or the noun between the figure and its word."""
    if start > number.end + 1:
        between = [g for g in parsed.groups.values() if g.start <= number.end <= g.end]
        if between and between[0].mentions:
            m = between[0].mentions[0]
            return m.start, m.end
    if clause is not None and clause.lemma in SUFFERING and clause.subject:
        chunk = parsed.chunks[clause.subject[-1]]
        return chunk.start, chunk.end
    return None


def _frame(parsed: Parsed, token: Token, clause: Clause | None) -> Frame:
    """A frame for a toll told by a noun, so that its clause, speakers and place are found as for any other."""
    chunk = next(c for c in parsed.chunks if c.start <= token.start < c.end)
    trigger = Trigger(chunk.low, "noun", "suffer", "killing", "", None)
    left = parsed.chunks[min(clause.left, clause.index)].start if clause else parsed.sentence.start
    right = parsed.chunks[max(clause.right, clause.index + 1) - 1].end if clause else parsed.sentence.end
    preps = [(p, parsed.groups[k]) for p, k in clause.preps if k in parsed.groups] if clause else []
    span = (chunk.start, chunk.end)
    return Frame(
        parsed.sentence, (trigger,), *span, min(left, chunk.start), max(right, chunk.end), Status.COMPLETED, span, nominal=True, preps=preps
    )


# --- the draft ------------------------------------------------------------------------------------------------------
def _add(context: Context, toll: Toll) -> None:
    frame, parsed = toll.frame, toll.parsed
    cites = [Cite("kind", *toll.at, "casualty_word")]
    count = context.quantity(toll.count)
    if toll.count is not None and count is not None:
        cites.append(Cite("count", toll.count.start, toll.count.end))
    elif toll.single and toll.victims is not None:
        count = Quantity(number=1, text=context.reading.text[slice(*toll.victims)])
        cites.append(Cite("count", *toll.victims, "singular_noun"))
    if toll.victims is not None:
        cites.append(Cite("victims_text", *toll.victims))
    place = context.place(frame.after(*SCENE), parsed)
    if place is not None:
        cites.append(place.cite("place"))
    cause = _cause(context, frame, parsed)
    if cause is not None:
        cites.append(cause.cite("caused_by"))
    when = context.dated(context.when(frame), "occurred", cites)
    record = Casualty(
        kind=toll.kind,
        victims_text=context.reading.text[slice(*toll.victims)] if toll.victims else None,
        count=count,
        place=place.reference if place else None,
        caused_by=cause.reference if cause else None,
        occurred=when,
    )
    context.add(record, cites, frame, Status.COMPLETED if frame.nominal else frame.status_by(frame.triggers[0]))


def _cause(context: Context, frame: Frame, parsed: Parsed) -> Named | None:
    """Who did it: the agent of an active or by-passive verb, if it is somebody."""
    if frame.nominal or frame.triggers[0].frame != "harm" or chosen(frame, parsed) is None:
        return None
    for group in frame.agents:
        mention = group.mention(MentionKind.PERSON, MentionKind.ORGANIZATION)
        if mention is not None:
            return context.named(mention)
        if group.nationality is not None and group.people:
            return context.body(group)
    return None

