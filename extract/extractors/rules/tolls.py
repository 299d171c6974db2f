"""Tolls: what a sentence says of people killed, hurt, missing or displaced, and which figure counts them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.claim import Status
from extract.extractors.rules.casualty_words import Words
from extract.extractors.rules.context import Context
from extract.language.atoms import NumberAtom, NumberKind, Token
from extract.language.chunks import ChunkKind
from extract.language.frames import Frame, Trigger
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.language.syntax import Clause
from extract.mention import MentionKind
from extract.records import CasualtyKind

Span = tuple[int, int]
SUFFERING = frozenset({"suffer", "sustain", "take", "lose", "suffered", "sustained", "lost", "incur", "incurred"})
_OWNERS = (MentionKind.NATIONALITY, MentionKind.ORGANIZATION)
JOINERS = frozenset({"and", "or"})
BARRIERS = frozenset({"and", "or", "were", "was", "of", "in", "that", "had", "have", "has", "are", "is"})
STANDING = frozenset(
    {"stand", "stands", "stood", "rise", "rises", "rose", "risen", "climb", "climbs", "climbed", "reach", "reaches"}
    | {"reached", "hit", "pass", "passed", "top", "topped", "exceed", "exceeds", "exceeded", "is", "are", "was", "were"}
    | {"put", "puts", "number", "numbered", "grew", "grown", "gone", "went", "jumped", "estimated", "total", "totalled"}
    | {"totaled", "fell", "doubled", "up", "at"}
)
"""Words between the noun of a toll and its figure: 'now stand at', 'has gone up to', 'put losses at'."""

RISING = frozenset({"rose", "risen", "rises", "climbed", "climbs", "raised", "gone", "grew", "grown", "jumped", "increased", "up"})


@dataclass
class Toll:
    """One group of victims while it is read."""

    kind: CasualtyKind
    at: Span
    count: NumberAtom | None
    victims: Span | None
    single: bool
    frame: Frame
    parsed: Parsed
    running: bool = False
    """True for a figure that the text gives as the state of a toll ('the toll rose to 12'), which a later one replaces."""
    person: str | None = None
    """Key of the victim's entity, for one named person."""


def find_tolls(context: Context, words: Words) -> list[Toll]:
    """The tolls of a story in the order of the text, one per figure and kind; of two readings of a figure the more telling first."""
    found = [*_nominal(context, words), *_verbal(context, words)]
    return sorted(found, key=lambda t: (t.count.start if t.count else t.at[0], not t.running, t.victims is None))


# --- verbs: '22 soldiers were killed', 'killing ten', '5,000 people have died' ------------------------------------
def _verbal(context: Context, words: Words) -> Iterator[Toll]:
    for frame in context.frames:
        if frame.nominal or frame.verb is None or frame.negated:
            continue
        parsed = context.reading.parse(frame.sentence)
        behind = parsed.chunks[frame.chunk + 1].low if frame.chunk + 1 < len(parsed.chunks) else ""
        kind = words.verbs.get(frame.lemma) or words.verbs.get(f"{frame.lemma} {behind}")
        if kind is None:
            continue
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
    if people is None and number is not None and group.end > number.end + 1 and not _people_like(group):
        return None
    victims = victim_words(people) if people is not None else (named.start, named.end) if named else None
    single = number is None and (bool(named) or people is not None and _singular(parsed, people))
    if number is None and not single:
        return None
    person = named.entity if named and number is None else None
    return Toll(kind, (frame.start, frame.end), number, victims, single, frame, parsed, person=person)


def victim_words(group: Group) -> Span | None:
    """The words for the people of a group, its figure left out; None if nothing is left."""
    start = group.number.end + 1 if group.number is not None else group.start
    return (start, group.end) if start < group.end else None


def _singular(parsed: Parsed, group: Group) -> bool:
    """True for 'a soldier', 'the pilot': one person, said by the noun."""
    return parsed.chunks[group.index].tags[-1:] == "N" and parsed.chunks[group.index].tags[:1] == "D" and not group.unit


def _people_like(group: Group) -> bool:
    """True for people, members of a named body ('two SEALs'), 'others' and bare figures; never weapons."""
    if group.weapon is not None:
        return False
    body = group.mention(MentionKind.ORGANIZATION)
    return group.people or bool(group.has("personnel", "victims")) or group.head in {"others", "more"} or bool(body and group.number)


# --- figures: 'more than 76,000 casualties', '300 dead', 'the toll rose to 12', '40 are missing' -------------------------
def _nominal(context: Context, words: Words) -> Iterator[Toll]:
    vocabulary = words.nouns.keys() | words.tallies.keys() | {s.split()[-1] for s in words.states}
    tally: CasualtyKind | None = None
    for sentence in context.reading.sentences:
        text = context.reading.text[sentence.start : sentence.end]
        held = tally if text.startswith("It ") else None
        tally = None
        numbers = [n for n in context.reading.numbers.within(sentence.start, sentence.end) if n.kind is NumberKind.COUNT]
        low = text.lower()
        if not numbers or not (held or any(w in low for w in vocabulary)):
            continue
        parsed = context.reading.parse(sentence)
        told = list(_tallied(context, parsed, words, held))
        tally = told[-1].kind if told else None
        yield from told
        yield from _counted(context, parsed, words)
        for group in parsed.groups.values():
            if group.number is not None:
                yield from _befallen(context, parsed, group, words)


def _tallied(context: Context, parsed: Parsed, words: Words, held: CasualtyKind | None) -> Iterator[Toll]:
    """Figures behind the noun of a toll and a verb of standing; `held` is the kind of the toll that 'It' means."""
    for k, token in enumerate(parsed.tokens):
        kind = held if k == 0 and held is not None else _tally_kind(parsed, k, words)
        number = _standing_at(context, parsed, k, words) if kind is not None else None
        if kind is None or number is None:
            continue
        after = next((i for i, t in enumerate(parsed.tokens) if t.start >= number.end), len(parsed.tokens))
        if after < len(parsed.tokens) and parsed.tokens[after].low in words.nouns:
            kind = _joined_kind(parsed, after, words.nouns[parsed.tokens[after].low], words)
        clause = clause_at(parsed, token.start)
        owner = _owner(parsed, clause, number, token.start) or _possessor(context, parsed, k)
        yield Toll(kind, (token.start, token.end), number, owner, False, noun_frame(parsed, token, clause), parsed, running=True)


def _tally_kind(parsed: Parsed, k: int, words: Words) -> CasualtyKind | None:
    """Kind of 'the toll', 'losses', 'the number of dead'; None for other words and for a noun that a figure counts."""
    low = parsed.tokens[k].low
    if low == "number" and k + 1 < len(parsed.tokens) and parsed.tokens[k + 1].low == "of":
        return next((words.nouns[t.low] for t in parsed.tokens[k + 2 : k + 4] if t.low in words.nouns), None)
    return words.tallies.get(low)


def _standing_at(context: Context, parsed: Parsed, k: int, words: Words) -> NumberAtom | None:
    """The first COUNT behind token `k` in its clause, a word of standing at most four words before it; None if it counts something else."""
    ahead = parsed.tokens[k + 1 : k + 16]
    stop = next((i for i, t in enumerate(ahead) if t.low in {".", ";", ":", "(", ","}), len(ahead))
    if not ahead[:stop]:
        return None
    for number in context.reading.numbers.within(ahead[0].start, ahead[stop - 1].end):
        if number.kind is not NumberKind.COUNT:
            continue
        before = [t.low for t in ahead[:stop] if t.end <= number.start][-4:]
        unit = (number.unit or "").lower()
        fits = not unit or unit in words.nouns or unit in {"people", "men", "soldiers", "troops", "civilians"}
        return number if fits and STANDING & set(before) else None
    return None


def _counted(context: Context, parsed: Parsed, words: Words) -> Iterator[Toll]:
    """Figures before a noun of casualties: '300 dead', 'more than 6,000 casualties', '76,000 killed and wounded'."""
    for k, token in enumerate(parsed.tokens):
        kind = words.nouns.get(token.low)
        number = _number_before(context, parsed, k) if kind is not None else None
        if kind is None or number is None:
            continue
        kind = _joined_kind(parsed, k, kind, words)
        clause = clause_at(parsed, token.start)
        owner = _owner(parsed, clause, number, token.start)
        yield Toll(kind, (token.start, token.end), number, owner, False, noun_frame(parsed, token, clause), parsed)


def _number_before(context: Context, parsed: Parsed, k: int) -> NumberAtom | None:
    """The COUNT that ends right before the token, adjectives and nouns of people between allowed; None if there is none."""
    start = parsed.tokens[max(0, k - 5)].start
    for number in reversed(context.reading.numbers.within(start, parsed.tokens[k].start)):
        between = [t for t in parsed.tokens[max(0, k - 5) : k] if t.start >= number.end]
        apart = [t.low for t in between if not (t.low.isalpha() or t.low in {"-", "'s"})]
        if number.kind is NumberKind.COUNT and (not apart or apart == [","] and between[-1].low == ","):
            return number if not BARRIERS & {t.low for t in between} else None
    return None


def _joined_kind(parsed: Parsed, k: int, kind: CasualtyKind, words: Words) -> CasualtyKind:
    """'killed and wounded', 'dead or injured': the figure is of both together."""
    after = [t.low for t in parsed.tokens[k + 1 : k + 3]]
    before = [t.low for t in parsed.tokens[max(0, k - 2) : k]]
    if len(after) == 2 and after[0] in JOINERS and words.nouns.get(after[1]) not in (None, kind):
        return CasualtyKind.CASUALTIES
    if len(before) == 2 and before[1] in JOINERS and words.nouns.get(before[0]) not in (None, kind):
        return CasualtyKind.CASUALTIES
    return kind


def _befallen(context: Context, parsed: Parsed, group: Group, words: Words) -> Iterator[Toll]:
    """The people of a figure, when a state of casualties stands right behind them: '32 are being treated in hospital'."""
    number = group.number
    if number is None or not (_people_like(group) or group.end <= number.end + 1):
        return
    chain = parsed.complement(group)
    match = words.state.match(context.reading.text, chain[-1].end, min(parsed.sentence.end, chain[-1].end + 120))
    if match is None:
        return
    shape = " ".join("*" if w[:1].isupper() else w for w in match["state"].split())
    at = match.span("state")
    token = next(t for t in parsed.tokens if t.end > at[0])
    people = next((g for g in chain if _people_like(g) and g.head not in {"others", "more"} or g.pronoun), None)
    victims = victim_words(people) if people is not None else None
    clause = next((c for c in parsed.syntax.clauses.values() if group.index in (*c.subject, *c.objects)), None)
    frame = noun_frame(parsed, token, clause)
    frame.preps = [(p, g) for p, g in frame.preps if not at[0] < g.end <= at[1]]
    yield Toll(words.states[shape], at, number, victims, False, frame, parsed)


# --- clauses and owners -------------------------------------------------------------------------------------------------
def clause_at(parsed: Parsed, offset: int) -> Clause | None:
    """The clause one of whose arguments holds the offset; None if none does."""
    for clause in parsed.syntax.clauses.values():
        indexes = [*clause.objects, *clause.subject, *(k for _, k in clause.preps)]
        if any(parsed.chunks[k].start <= offset < parsed.chunks[k].end for k in indexes):
            return clause
    return None


def _owner(parsed: Parsed, clause: Clause | None, number: NumberAtom, start: int) -> Span | None:
    """Whose losses they are: the noun between the figure and its word, or who suffers or sustains them."""
    if start > number.end + 1:
        between = [g for g in parsed.groups.values() if g.start <= number.end <= g.end]
        if between and between[0].mentions:
            m = between[0].mentions[0]
            return m.start, m.end
        if between and _people_like(between[0]):
            return victim_words(between[0])
    if clause is not None and clause.lemma in SUFFERING and clause.subject:
        chunk = parsed.chunks[clause.subject[-1]]
        return chunk.start, chunk.end
    return None


def _possessor(context: Context, parsed: Parsed, k: int) -> Span | None:
    """Whose toll the noun at token `k` is: 'Ukrainian losses', 'the army's casualties', 'rebel losses', 'losses among civilians'."""
    token = parsed.tokens[k]
    near = context.reading.mentions.within(parsed.tokens[max(0, k - 4)].start, token.start)
    named = next((m for m in reversed(near) if m.kind in _OWNERS and m.end >= token.start - 3), None)
    if named is not None:
        return named.start, named.end
    hits = context.reading.hits.within(parsed.tokens[max(0, k - 2)].start, token.start)
    people = next((h for h in hits if any(e.category in {"personnel", "victims"} for e in h.entries) and h.end >= token.start - 1), None)
    if people is not None:
        return people.start, people.end
    group = next((g for g in parsed.groups.values() if g.start <= token.start < g.end), None)
    if group is None:
        return None
    behind = parsed.groups.get(group.index + 2)
    among = group.index + 1 < len(parsed.chunks) and parsed.chunks[group.index + 1].low == "among"
    return (behind.start, behind.end) if among and behind is not None else None


def noun_frame(parsed: Parsed, token: Token, clause: Clause | None) -> Frame:
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
