"""Framing: every telling of a happening in a story, from verbs ('agreed to send') and from nouns ('the delivery of')."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.claim import Modality, Status
from extract.language.atoms import NumberKind, Sentence
from extract.language.chunks import Chunk, ChunkKind
from extract.language.frames import LIGHT_VERBS, Frame, Trigger, status_of
from extract.language.groups import Group
from extract.language.reading import Parsed, Reading
from extract.language.syntax import Clause
from extract.language.verbs import BE, Tense
from extract.mention import MentionKind

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
BECOMING = BE | {"become", "became", "becoming", "becomes", "remain", "remains"}
_KNOWN = frozenset({"the", "this", "that", "its", "their"})
"""Determiners of a happening told before: 'the deployment' says nothing of its own about whether it has come."""
_OWN = frozenset({"a", "an", "his", "her", "their"})
_PARTICLES = frozenset({"out", "back", "home", "over", "down", "up", "off", "away"})
"""Particles that may stand behind the object: 'pulls its troops out'."""
_OWNING = frozenset({"by", "of", "between"})
_DURING = frozenset({"during", "after", "before", "on", "in", "following", "from", "since", "at"})
_BODIES = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.NATIONALITY)
_OWNERS = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.NATIONALITY, MentionKind.PLACE, MentionKind.WEAPON)


def find_frames(reading: Reading) -> list[Frame]:
    """The frames of a story, in the order of the text. Only sentences with a word of the vocabulary are parsed."""
    interesting = reading.tools.vocabulary.interesting
    found: list[Frame] = []
    for sentence in reading.sentences:
        words = _WORD.findall(reading.text[sentence.start : sentence.end].casefold())
        if not interesting.isdisjoint(words) or _counts_people(reading, sentence):
            parsed = reading.parse(sentence)
            found += _verbal(reading, parsed)
            found += _nominal(reading, parsed)
    return sorted(found, key=lambda f: f.start)


def _counts_people(reading: Reading, sentence: Sentence) -> bool:
    """True if the sentence counts people of the lexicon: then 'there are' and 'is in' tell where they are."""
    nouns = [n.noun for n in reading.numbers.within(sentence.start, sentence.end) if n.kind is NumberKind.COUNT and n.noun]
    return any(h.of("personnel") for noun in nouns for h in reading.hits.within(*noun))


def governor_of(reading: Reading, parsed: Parsed, clause: Clause) -> str | None:
    """Lemma of the word that governs an infinitive, as cues.csv lists it; None when nothing listed governs it."""
    if clause.governor is None:
        return None
    chunk, cues = parsed.chunks[clause.governor], reading.tools.vocabulary.cues
    if chunk.kind is ChunkKind.VERB:
        lemma, verb = parsed.syntax.clauses[clause.governor].lemma, parsed.syntax.clauses[clause.governor].verb
        if verb.passive and (verb.form, "governor") in cues:
            return verb.form
        return lemma if (lemma, "governor") in cues else None
    for form in (chunk.low, chunk.low.removesuffix("s")):
        if (form, "governor") in cues:
            return form
    return None


def clause_status(reading: Reading, parsed: Parsed, clause: Clause, depth: int = 0) -> Status:
    """What happened in the world, by the governing words, modals and tense of the clause; purpose clauses follow their main verb."""
    cues = reading.tools.vocabulary.cues
    governor = governor_of(reading, parsed, clause)
    main = parsed.syntax.clauses.get(clause.governor) if clause.governor is not None else None
    if main is not None and depth < 4:
        if governor is not None:
            own = status_of(clause.verb, cues, governor)
            above = clause_status(reading, parsed, main, depth + 1)
            return above if above in (Status.HYPOTHETICAL, Status.CANCELLED) else own
        if main.verb.form in BE:
            return Status.PLANNED
        return clause_status(reading, parsed, main, depth + 1)
    inner = _inner_governor(reading, parsed, clause)
    if inner is not None:
        return inner
    if clause.verb.tense is Tense.PARTICIPLE and clause.verb.form.endswith("ing"):
        outer = _outer(parsed, clause)
        return clause_status(reading, parsed, outer, depth + 1) if outer is not None and depth < 4 else Status.ONGOING
    return status_of(clause.verb, cues, governor)


def _inner_governor(reading: Reading, parsed: Parsed, clause: Clause) -> Status | None:
    """Status by a governing word right before the verb or its place: 'is considering sending', 'are due in Lviv'; None without one."""
    vocabulary, k = reading.tools.vocabulary, clause.index
    for word in parsed.tokens[parsed.chunks[k].first : parsed.chunks[k].last]:
        governing = vocabulary.lemmas.get(word.low, "")
        if word.low != clause.verb.form and clause.verb.form.endswith("ing") and (governing, "governor") in vocabulary.cues:
            return vocabulary.cues[governing, "governor"][0]
    before = parsed.syntax.clauses.get(k - 1)
    if before is not None and clause.verb.form.endswith("ing"):
        return vocabulary.cues.get((before.lemma, "governor"), (None, None))[0]
    behind = parsed.chunks[k + 1] if k + 1 < len(parsed.chunks) else None
    if clause.verb.form in BE and behind is not None and behind.kind is ChunkKind.ADJECTIVE:
        return vocabulary.cues.get((behind.low, "governor"), (None, None))[0]
    return None


def _outer(parsed: Parsed, clause: Clause) -> Clause | None:
    """The main clause of 'before signing', 'by sending': the one that the preposition hangs on; None without a preposition."""
    before = parsed.chunks[clause.index - 1] if clause.index else None
    if before is None or before.kind is not ChunkKind.PREPOSITION:
        return None
    main = [c for i, c in parsed.syntax.clauses.items() if not c.verb.bare and i != clause.index]
    return min(main, key=lambda c: abs(c.index - clause.index), default=None)


def _verbal(reading: Reading, parsed: Parsed) -> Iterator[Frame]:
    for clause in parsed.syntax.clauses.values():
        triggers = _matching(reading, parsed, clause) or _being(parsed, clause)
        if not triggers or _in_question(parsed, clause):
            continue
        chunk = parsed.chunks[clause.index]
        governed = clause.governor if clause.governor is not None else clause.index
        start = min(chunk.start, parsed.chunks[governed].start)
        main = parsed.syntax.clauses.get(clause.governor) if clause.governor is not None else None
        status = clause_status(reading, parsed, clause)
        yield Frame(
            parsed.sentence,
            triggers,
            chunk.start,
            chunk.end,
            *_extent(parsed, clause),
            status=status,
            status_span=(start, chunk.end),
            negated=clause.verb.negated or bool(main and main.verb.negated) or _negative(parsed, clause),
            modality=_adverbial(reading, parsed, clause),
            verb=clause.verb,
            subject=parsed.find(clause.subject),
            objects=parsed.find(clause.objects),
            indirect=parsed.find(clause.indirect),
            preps=[(p, parsed.groups[k]) for p, k in clause.preps if k in parsed.groups],
            relative_where=_behind_where(parsed, clause),
            chunk=clause.index,
        )


BEING = Trigger("be", "verb", "serve", "deployment", "", None)
"""'2,200 soldiers are in Libya', 'there are 40 trainers in Lviv': being there."""


def _being(parsed: Parsed, clause: Clause) -> tuple[Trigger, ...]:
    """The trigger of a copula whose subject, or object behind 'there', is counted people with a place behind a preposition."""
    if clause.verb.form not in BE or not any(p in {"in", "at", "inside", "on"} for p, _ in clause.preps):
        return ()
    there = any(parsed.chunks[k].tags == "E" for k in clause.subject)
    people = [g for g in parsed.find(clause.objects if there else clause.subject) for g in parsed.complement(g)]
    counted = any(g.soldiers or g.nationality is not None and g.people for g in people) and any(g.number for g in people)
    return (BEING,) if counted else ()


def _behind_where(parsed: Parsed, clause: Clause) -> bool:
    first = min([*clause.subject, clause.index])
    return first > 0 and parsed.chunks[first - 1].low in {"where", "when"}


def _in_question(parsed: Parsed, clause: Clause) -> bool:
    """True inside 'if' and 'whether' clauses, which claim nothing."""
    for k in range(clause.index - 1, -1, -1):
        chunk = parsed.chunks[k]
        if chunk.low in {"if", "whether", "unless"}:
            return True
        if chunk.low in {",", ";", ":", "that"}:
            return False
    return False


def _matching(reading: Reading, parsed: Parsed, clause: Clause) -> tuple[Trigger, ...]:
    """Triggers whose words stand here: the verb, and the rest right behind it or as the head of its object ('hold talks')."""
    found = []
    behind = [t.low for t in parsed.tokens if t.start >= parsed.chunks[clause.index].start][:7]
    if clause.verb.form in behind:
        behind = behind[behind.index(clause.verb.form) + 1 :]
    heads = {parsed.chunks[k].low for k in clause.objects}
    for trigger in reading.tools.vocabulary.verbs.get(clause.lemma, ()):
        rest = trigger.lemma.split()[1:]
        apart = len(rest) == 1 and rest[0] in _PARTICLES and rest[0] in behind
        if not rest or behind[: len(rest)] == rest or apart or (rest[-1] in heads and len(rest) <= 2):
            found.append(trigger)
    return tuple(sorted(found, key=lambda t: -len(t.lemma.split())))


def _extent(parsed: Parsed, clause: Clause) -> tuple[int, int]:
    """Text offsets of the clause."""
    left = parsed.chunks[min(clause.left, clause.index)].start
    right = parsed.chunks[max(clause.right, clause.index + 1) - 1].end
    return left, right


def _negative(parsed: Parsed, clause: Clause) -> bool:
    """True for a negative subject or object: 'no missile has been sent', 'none has appeared'."""
    for k in (*clause.subject, *clause.objects):
        first = parsed.tokens[parsed.chunks[k].first].low
        if first in {"no", "none", "neither", "nobody", "nothing"}:
            return True
    return False


def _adverbial(reading: Reading, parsed: Parsed, clause: Clause) -> Modality | None:
    """Modality of an adverb or modal in the clause: reportedly, allegedly, may."""
    cues = reading.tools.vocabulary.cues
    if clause.verb.modal and (found := cues.get((clause.verb.modal, "modal"))):
        return found[1]
    words = list(clause.verb.adverbs) + [parsed.chunks[k].low for k in range(clause.left, clause.index) if _loose_adverb(parsed.chunks[k])]
    return next((m for w in words if (m := cues.get((w, "adverb"), (None, None))[1])), None)


def _loose_adverb(chunk: Chunk) -> bool:
    return chunk.kind is ChunkKind.ADVERB


def _nominal(reading: Reading, parsed: Parsed) -> Iterator[Frame]:
    for group in parsed.groups.values():
        triggers = _noun_triggers(reading, parsed, group)
        if not triggers:
            continue
        preps = list(_noun_preps(parsed, group))
        owned = _OWNERS if triggers[0].object != "weapon" else _BODIES
        owners = [_part(group, m.start, m.end) for m in group.mentions if m.kind in owned and m.end < group.end]
        light = LIGHT_VERBS | BECOMING if triggers[0].frame == "supplier" else LIGHT_VERBS
        clause = next((c for c in parsed.syntax.clauses.values() if group.index in c.objects and c.lemma in light), None)
        host = clause or _host(parsed, group)
        known = parsed.tokens[group.chunk.first].low in _KNOWN
        status, span = Status.UNKNOWN if known else Status.COMPLETED, (group.start, group.end)
        subject = owners
        if clause is not None:
            status = clause_status(reading, parsed, clause)
            span = (parsed.chunks[clause.index].start, group.end)
            subject = parsed.find(clause.subject) or owners
            there = [g.index for _, g in preps]
            preps += [(p, parsed.groups[k]) for p, k in clause.preps if k in parsed.groups and k not in there]
        elif not owners and host is not None and _by_host(parsed, group, triggers[0]) and not any(p in _OWNING for p, _ in preps):
            subject = parsed.find(host.subject)
        left, right = _extent(parsed, host) if host else (group.start, group.end)
        yield Frame(
            parsed.sentence,
            triggers,
            group.start,
            group.end,
            min(left, group.start),
            max(right, preps[-1][1].end if preps else group.end),
            status=status,
            status_span=span,
            negated=bool(clause and clause.verb.negated) or parsed.tokens[group.chunk.first].low == "no",
            modality=_adverbial(reading, parsed, clause) if clause else None,
            verb=clause.verb if clause else None,
            nominal=True,
            subject=subject,
            preps=preps,
            chunk=group.index,
        )


def _by_host(parsed: Parsed, group: Group, trigger: Trigger) -> bool:
    """True if the noun's actor is its clause's subject: 'he said on a visit to Kyiv'; a supplier is always the subject."""
    if trigger.frame in {"supplier", "trade"}:
        return True
    before = parsed.chunks[group.index - 1].low if group.index else ""
    return trigger.frame in {"visit", "meet"} and before in _DURING and parsed.tokens[group.chunk.first].low in _OWN


def _noun_triggers(reading: Reading, parsed: Parsed, group: Group) -> tuple[Trigger, ...]:
    """Triggers whose words end the group, the longest; none inside a name ('Strike Corps')."""
    if group.mention(*_OWNERS) is not None:
        return ()
    words = [t.low for t in parsed.tokens[group.chunk.first : group.chunk.last]]
    found = []
    for trigger in reading.tools.vocabulary.nouns.get(group.head, ()):
        lemma = trigger.lemma.split()
        ends = words[-len(lemma) :]
        if ends[:-1] == lemma[:-1]:
            found.append(trigger)
    longest = max((len(t.lemma.split()) for t in found), default=0)
    return tuple(t for t in found if len(t.lemma.split()) == longest)


def _noun_preps(parsed: Parsed, group: Group) -> Iterator[tuple[str, Group]]:
    """(preposition, group) of the phrases that follow a noun, with coordinated mates, up to the next verb or stop."""
    k = group.index + 1
    while k + 1 < len(parsed.chunks) and parsed.chunks[k].kind is ChunkKind.PREPOSITION:
        if k + 1 not in parsed.groups:
            k += 2 if parsed.chunks[k + 1].kind is ChunkKind.DATE else 1
            continue
        mates, end = parsed.syntax.coordination(k + 1)
        for mate in mates:
            yield parsed.chunks[k].low, parsed.groups[mate]
        k = max(end, k + 2)


def _host(parsed: Parsed, group: Group) -> Clause | None:
    """The clause whose phrase or subject the noun is: 'Macron said on a visit to Kyiv' hosts the visit."""
    k = group.index
    for clause in parsed.syntax.clauses.values():
        if k in clause.objects or k in clause.subject or any(n == k for _, n in clause.preps):
            return clause
    before = parsed.chunks[k - 1].low if k else ""
    if before in _DURING:
        later = [c for i, c in parsed.syntax.clauses.items() if i > k and not c.verb.bare]
        return later[0] if later else None
    return None


def _part(group: Group, start: int, end: int) -> Group:
    """The stretch of a group that holds its owner, as a group of its own."""
    part = Group(group.index, group.chunk, start, end, group.head)
    part.mentions = [m for m in group.mentions if start <= m.start and m.end <= end]
    return part
