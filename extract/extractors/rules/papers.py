"""Papers: where a story names an agreement, with the words that belong to it and the verb that signs or ends it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.claim import Status
from extract.extractors.rules.context import Context
from extract.language.chunks import ChunkKind
from extract.language.frames import Frame, Trigger
from extract.language.groups import Group
from extract.language.reading import Parsed

Span = tuple[int, int]
Phrase = tuple[int, list[tuple[str, Group]], Span]
"""(last chunk, prepositions with their nouns, stretch of text) of a noun's phrase."""
PLAIN = frozenset({"agreement", "treaty", "pact", "deal", "accord", "ceasefire", "cease-fire", "truce", "armistice", "memorandum"})
"""Nouns that are agreements also without a verb of signing; of 'partnership' or 'protocol' only a name in capitals is."""
WANTED = frozenset({"want", "seek", "discuss", "negotiate", "propose", "consider", "need", "demand", "offer", "urge", "wants", "seeks"})
OPEN = frozenset({"talks", "negotiations", "proposal", "draft", "discussions", "hopes", "calls", "plans"})
_POINTING = frozenset({"the", "this", "that"})
_DETERMINERS = frozenset({"the", "a", "an", "their", "its", "his", "this", "that", "both"})


@dataclass
class Paper:
    """One naming of an agreement. Spans are code points, end exclusive."""

    parsed: Parsed
    group: Group
    name: Span
    stretch: Span
    """Its own phrase, a year before the noun and the phrases behind it included."""
    preps: list[tuple[str, Group]]
    frame: Frame
    trigger: Trigger
    told: bool
    """True if a verb signs, concludes or ends it."""
    trailing: bool
    """True for a participle behind it ('a pact signed by'), whose clause has no subject of its own."""
    definite: bool
    """True if the words may point back at an agreement named before: 'the treaty'."""


def find_papers(context: Context) -> list[Paper]:
    """The agreements that a story names, in the order of the text."""
    reading = context.reading
    found: list[Paper] = []
    hits = [h.start for h in reading.hits if any(e.category == "agreement" for e in h.entries)]
    sentences = {s.ordinal: s for start in hits if (s := reading.sentence_at(start)) is not None}
    frames: dict[int, list[Frame]] = {}
    for frame in context.frames:
        if any(t.frame == "sign" for t in frame.triggers):
            frames.setdefault(frame.sentence.ordinal, []).append(frame)
    for sentence in sentences.values():
        parsed, near = reading.parse(sentence), frames.get(sentence.ordinal, [])
        taken = -1
        long = [h for h in reading.hits.within(sentence.start, sentence.end) if any(e.category == "agreement" for e in h.entries)]
        for group in parsed.groups.values():
            over = next((h for h in long if group.start <= h.start < group.end < h.end), None)
            if (over is not None or group.noun("agreement") is not None) and group.index > taken:
                noun_end = over.end if over is not None else group.end
                phrase = _phrase(parsed, group, noun_end)
                taken = phrase[0]
                found += _paper(context, parsed, group, phrase, near, _name(parsed, group, noun_end))
    return found


def _paper(context: Context, parsed: Parsed, group: Group, phrase: Phrase, frames: list[Frame], name: Span) -> Iterator[Paper]:
    """The paper of a group; nothing where it is denied by the story itself, or no agreement by its noun alone."""
    last, preps, stretch = phrase
    entry = group.noun("agreement")
    signing = next(_signing(parsed, group, last, frames), None)
    first = parsed.tokens[group.chunk.first].low
    if signing is not None:
        frame, trigger, trailing = signing
        if not frame.negated or context.voices(frame.start, frame.end):
            more = [(p, g) for p, g in frame.preps if (p, g) not in preps]
            yield Paper(parsed, group, name, stretch, [*preps, *more], frame, trigger, True, trailing, first in _POINTING)
        return
    capital = context.reading.text[name[1] - len(group.head) : name[1]][:1].isupper() or context.reading.text[name[0]].isupper()
    if entry is None or not (entry.row["noun"] in PLAIN or capital and name[1] - name[0] > len(group.head)):
        return
    trigger = Trigger(entry.row["noun"], "noun", "sign", entry.row["kind"], "", None)
    span, status = (group.start, group.end), _standing(parsed, group)
    frame = Frame(parsed.sentence, (trigger,), *span, *stretch, status, span, nominal=True, preps=preps)
    yield Paper(parsed, group, name, stretch, preps, frame, trigger, False, False, first in _POINTING)


def _standing(parsed: Parsed, group: Group) -> Status:
    """Proposed where it is only wanted or talked about, else completed."""
    before = parsed.chunks[max(0, group.index - 2) : group.index]
    host = next((c for c in parsed.syntax.clauses.values() if group.index in c.objects), None)
    wanted = host is not None and host.lemma in WANTED or any(c.low in OPEN for c in before)
    return Status.PROPOSED if wanted else Status.COMPLETED


def _signing(parsed: Parsed, group: Group, last: int, frames: list[Frame]) -> Iterator[tuple[Frame, Trigger, bool]]:
    """(frame, trigger, trailing) of the verb that signs or ends the agreement: it is the verb's object, or the verb follows its phrase."""
    for frame in frames:
        trigger = next(t for t in frame.triggers if t.frame == "sign")
        kind = group.noun("agreement")
        if trigger.object == "ceasefire" and kind is not None and kind.row["kind"] != "ceasefire":
            continue
        objects = [*frame.patients, *frame.after("to", "on", "into", "of", "from")]
        if any(group.index <= part.index <= last for g in objects for part in parsed.complement(g)):
            yield frame, trigger, _reduced(frame) and not frame.agents
        elif frame.chunk > last and _relative(parsed, last, frame):
            yield frame, trigger, False
        elif frame.chunk > group.index and _reduced(frame) and frame.chunk in (last + 1, last + 2):
            between = parsed.chunks[last + 1 : frame.chunk]
            if all(c.low == "," for c in between):
                yield frame, trigger, True
        elif group in frame.agents and not frame.patients:
            yield frame, trigger, False


def _relative(parsed: Parsed, last: int, frame: Frame) -> bool:
    """True if 'that' or 'which' follows the phrase and the frame is the first verb behind it: 'a memorandum that X signed'."""
    k = last + 2 if last + 1 < len(parsed.chunks) and parsed.chunks[last + 1].low == "," else last + 1
    opened = k < len(parsed.chunks) and parsed.chunks[k].low in {"that", "which"}
    return opened and frame.chunk == min((i for i in parsed.syntax.clauses if i > k), default=-1) and bool(frame.agents)


def _reduced(frame: Frame) -> bool:
    return frame.verb is not None and frame.verb.bare and not frame.nominal


def _phrase(parsed: Parsed, group: Group, noun_end: int) -> Phrase:
    """(last chunk, prepositions, stretch) of the noun's phrase: '2018' before it, 'of June', 'with X', 'between X and Y' behind it."""
    preps: list[tuple[str, Group]] = []
    start, k = group.start, group.index + 1
    while k < len(parsed.chunks) and parsed.chunks[k].start < noun_end:
        k += 1
    if group.index and parsed.chunks[group.index - 1].kind is ChunkKind.DATE:
        start = parsed.chunks[group.index - 1].start
    while k + 1 < len(parsed.chunks) and parsed.chunks[k].kind is ChunkKind.PREPOSITION:
        if parsed.chunks[k].low in {"of", "from"} and parsed.chunks[k + 1].kind is ChunkKind.DATE:
            k += 2
            continue
        if parsed.chunks[k].low not in {"of", "on", "for", "with", "between", "among"} or k + 1 not in parsed.groups:
            break
        mates, end = parsed.syntax.coordination(k + 1)
        if len(mates) == 1 and parsed.chunks[k].low == "between" and end + 1 in parsed.groups and parsed.chunks[end].low == "and":
            mates, end = [*mates, end + 1], end + 2
        preps += [(parsed.chunks[k].low, parsed.groups[m]) for m in mates if m in parsed.groups]
        k = max(end, k + 2)
    if k + 2 < len(parsed.chunks) and parsed.chunks[k].low in {"dating", "dated"} and parsed.chunks[k + 2].kind is ChunkKind.DATE:
        k += 3
    return k - 1, preps, (start, parsed.chunks[k - 1].end)


def _name(parsed: Parsed, group: Group, noun_end: int) -> Span:
    """The words that call the agreement: from the first noun of a chain of agreement nouns, its 'of' and 'on' phrases included."""
    first, end, k = group, noun_end, group.index + 1
    while k + 1 < len(parsed.chunks) and parsed.chunks[k].low in {"of", "on"} and k + 1 in parsed.groups:
        end = parsed.groups[k + 1].end
        k += 2
    back = parsed.groups.get(group.index - 2)
    if back is not None and parsed.chunks[group.index - 1].low in {"of", "on"} and (back.noun("agreement") or back.head == "status"):
        first = back
    token = parsed.tokens[first.chunk.first]
    start = token.end + 1 if token.low in _DETERMINERS and token.end + 1 < end else first.start
    return start, end
