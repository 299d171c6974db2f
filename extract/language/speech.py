"""Speech: who says what, over which stretch of the text, and how sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.claim import Modality
from extract.language.groups import Group
from extract.language.reading import Parsed, Reading
from extract.language.syntax import Clause
from extract.language.verbs import BE, Tense
from extract.mention import Mention, MentionKind

_SPEAKERS = (MentionKind.PERSON, MentionKind.ORGANIZATION)
MUTE = frozenset({"casualties", "losses", "dead", "wounded", "injured", "victims", "people"})
"""Nouns of people that are told of and tell nothing ('casualties reported')."""
_QUOTES = "\"“”‘'"
_LETTERS = re.compile(r"[a-z]+")
_ACCORDING = re.compile(r"according\s+to\b|\bin the (?:words|view) of\b|\bby the (?:reckoning|count|account) of\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of saying. `content` is what is said; offsets are code points, end exclusive."""

    agent_text: str
    agent: str | None
    """Key of the speaker's entity; None for an unnamed one ('Western officials')."""
    span: tuple[int, int]
    """Where the speaker is named here."""
    verb: str
    verb_span: tuple[int, int]
    lemma: str
    modality: Modality | None
    kind: str
    content: tuple[int, int]
    sentence: int
    negated: bool = False
    rule: str | None = None
    """How the words at `span` were taken to mean the agent when they do not name it (pronoun, post); None when they do."""

    def covers(self, start: int, end: int) -> bool:
        """True if the stretch is said here."""
        return self.content[0] <= start and end <= self.content[1] and not (start < self.verb_span[1] and self.verb_span[0] < end)


def find_speech(reading: Reading) -> list[Speech]:
    """The acts of saying in a story, in order; pronouns take the nearest fitting speaker, open quotations the last one."""
    found: list[Speech] = []
    reporting = reading.tools.vocabulary.reporting_forms
    for sentence in reading.sentences:
        text = reading.text[sentence.start : sentence.end]
        words = set(_LETTERS.findall(text.lower()))
        here: list[Speech] = []
        if not words.isdisjoint(reporting) or "according" in words or _ACCORDING.search(text):
            parsed = reading.parse(sentence)
            here = [*_according(reading, parsed, found), *_verbs(reading, parsed, found)]
        if not here and found and _quoted(text) and sentence.ordinal - found[-1].sentence <= 2:
            here = [replace(found[-1], content=(sentence.start, sentence.end), sentence=sentence.ordinal)]
        found += _nested(here)
    return found


def _nested(here: list[Speech]) -> list[Speech]:
    """The acts of one sentence, outermost first: by the length of what is said; who is cited stands right behind the act that cites."""
    acts = sorted((s for s in here if s.kind != "cite"), key=lambda s: s.content[0] - s.content[1])
    for cited in (s for s in here if s.kind == "cite"):
        citing = max((s for s in acts if s.verb_span[1] <= cited.verb_span[0]), key=lambda s: s.verb_span, default=None)
        acts.insert(acts.index(citing) + 1 if citing is not None else len(acts), cited)
    return acts


def chain(speeches: list[Speech], start: int, end: int) -> list[Speech]:
    """The acts that cover a stretch, outermost first."""
    return [s for s in speeches if s.covers(start, end)]


def _verbs(reading: Reading, parsed: Parsed, earlier: list[Speech]) -> Iterator[Speech]:
    for clause in parsed.syntax.clauses.values():
        entry = reading.tools.vocabulary.reporting.get(clause.lemma)
        if entry is None or clause.verb.passive and clause.lemma not in {"believe", "think", "report", "expect", "estimate"}:
            continue
        modality, kind = entry
        chunk = parsed.chunks[clause.index]
        if kind == "cite":
            yield from _citing(reading, parsed, clause, earlier)
            continue
        content = _content(parsed, clause)
        if content is None or clause.verb.passive or clause.verb.tense is Tense.INFINITIVE:
            continue
        speaker = _speaker(reading, parsed, parsed.find(clause.subject), earlier)
        if speaker is None:
            continue
        text, agent, span, rule = _with_mates(reading, parsed, clause, speaker)
        negated = clause.verb.negated
        if kind == "deny" and negated:
            modality, negated, kind = None, False, "say"
        verb = reading.text[chunk.start : chunk.end]
        yield Speech(
            text,
            agent,
            span,
            verb,
            (chunk.start, chunk.end),
            clause.lemma,
            modality,
            kind,
            content,
            parsed.sentence.ordinal,
            negated,
            rule,
        )


def _with_mates(reading: Reading, parsed: Parsed, clause: Clause, speaker: Speaker) -> Speaker:
    """The speaker with those who say it too ('Moscow and Pyongyang'): one span over all, the entity of the first."""
    text, agent, span, rule = speaker
    others = [g for g in parsed.find(clause.subject)[1:] if g.any_mention(*_SPEAKERS)]
    if rule is not None or not others or others[-1].end <= span[1]:
        return speaker
    end = others[-1].end
    return reading.text[span[0] : end], agent, (span[0], end), rule


def _content(parsed: Parsed, clause: Clause) -> tuple[int, int] | None:
    """What is said: what stands behind the verb if that holds a clause or an object, else what stands before its subject."""
    sentence, chunk = parsed.sentence, parsed.chunks[clause.index]
    behind = [i for i in parsed.syntax.clauses if i > clause.index]
    first = min(clause.subject, default=0)
    set_off = first > 0 and parsed.chunks[first - 1].low in {",", *_QUOTES}
    subject = min((parsed.chunks[k].start for k in clause.subject), default=chunk.start)
    before = [i for i in parsed.syntax.clauses if i < clause.index and parsed.chunks[i].end <= subject]
    quoted = _quoted(parsed_text(parsed, sentence.start, subject))
    if before and set_off and not _says_on(parsed, clause):
        return sentence.start, subject
    if clause.objects or behind and not _only_trailing(parsed, clause, behind):
        start = sentence.start if before and quoted else chunk.end
        return start, sentence.end
    if before or quoted or subject > sentence.start + 12:
        return sentence.start, subject
    return None


def parsed_text(parsed: Parsed, start: int, end: int) -> str:
    """The words of a sentence between two offsets, a space between words."""
    return " ".join(t.text for t in parsed.tokens if start <= t.start < end)


def _says_on(parsed: Parsed, clause: Clause) -> bool:
    """True if the words said follow the verb: 'that', a colon, a quotation mark, or a noun with a verb of its own."""
    k = clause.index + 1
    if k >= len(parsed.chunks):
        return False
    if parsed.chunks[k].low in {"that", ":", *_QUOTES}:
        return True
    return k in parsed.groups and any(k in c.subject for c in parsed.syntax.clauses.values() if c.index > k)


def _only_trailing(parsed: Parsed, clause: Clause, behind: list[int]) -> bool:
    """True if what follows the verb only says how ('said in a statement', 'said, adding that', 'said as he left')."""
    following = parsed.chunks[clause.index + 1] if clause.index + 1 < len(parsed.chunks) else None
    if following is None or following.low in {"that", ":"} or following.low in _QUOTES:
        return False
    first = parsed.syntax.clauses[behind[0]]
    gap = parsed.chunks[clause.index + 1 : first.index]
    says_later = any(parsed.chunks[k].low == "that" and parsed.chunks[k - 1].low == "," for k in range(first.index, len(parsed.chunks)))
    return first.verb.bare and any(c.low == "," for c in gap) and not says_later


def _citing(reading: Reading, parsed: Parsed, clause: Clause, earlier: list[Speech]) -> Iterator[Speech]:
    """'reported, citing X' and 'quoting an unnamed source': X is the deeper source of the whole sentence."""
    behind = [k for p, k in clause.preps if p in {"by", "from"}]
    speaker = _speaker(reading, parsed, parsed.find([*clause.objects, *behind]), earlier)
    if speaker is None:
        return
    text, agent, span, rule = speaker
    chunk, sentence = parsed.chunks[clause.index], parsed.sentence
    whole = (sentence.start, sentence.end)
    at = (chunk.start, chunk.end)
    yield Speech(text, agent, span, chunk.low, at, clause.lemma, None, "cite", whole, sentence.ordinal, rule=rule)


def _according(reading: Reading, parsed: Parsed, earlier: list[Speech]) -> Iterator[Speech]:
    sentence = parsed.sentence
    for match in _ACCORDING.finditer(reading.text, sentence.start, sentence.end):
        group = next((g for g in parsed.groups.values() if g.start >= match.end() - 1), None)
        if group is None:
            continue
        chain_ = parsed.complement(group)
        following = [g for g in parsed.groups.values() if g.start >= group.start][:5]
        named = next((g for g in following if g.any_mention(*_SPEAKERS) and _joined(reading, group, g)), None)
        speaker = _speaker(reading, parsed, [named or chain_[0]], earlier)
        if speaker is None:
            continue
        text, agent, span, rule = speaker
        whole = (sentence.start, sentence.end)
        yield Speech(text, agent, span, match.group(), match.span(), "according", None, "say", whole, sentence.ordinal, rule=rule)


def _joined(reading: Reading, first: Group, other: Group) -> bool:
    """True if nothing but 'by', 'of', 'from', 'to' and determiners stands between two groups: 'a report by the agency TASS'."""
    gap = reading.text[first.end : other.start].strip().lower() if other.start > first.end else ""
    return first is other or gap in {"by", "of", "from", "in"}


def _quoted(text: str) -> bool:
    stripped = text.strip()
    return bool(stripped) and stripped[0] in _QUOTES


Speaker = tuple[str, str | None, tuple[int, int], str | None]


def _speaker(reading: Reading, parsed: Parsed, groups: list[Group], earlier: list[Speech]) -> Speaker | None:
    """(words, entity, span, rule) of who speaks: a name, the holder of a post, or for a pronoun the nearest fitting speaker."""
    for group in groups:
        mention = group.mention(*_SPEAKERS) or group.any_mention(MentionKind.PERSON)
        if mention is None and group.noun("post") is None:
            mention = group.any_mention(MentionKind.ORGANIZATION) if _is_body(group) else None
        if mention is not None and not _possessed(reading, mention, group):
            return mention.surface, mention.entity, (mention.start, mention.end), None
        beside = parsed.apposition(group)
        if beside is not None and (named := beside.mention(MentionKind.PERSON)) is not None:
            return named.surface, named.entity, (named.start, named.end), None
        if group.pronoun:
            return _antecedent(reading, group, earlier)
        if group.head in BE | MUTE or not (group.people or group.noun("post", "org_head", "personnel") or group.nationality):
            continue
        words = reading.text[group.start : group.end]
        person = holder(reading, group, earlier)
        return words, person, (group.start, group.end), "holder_of_the_post" if person else None
    return None


def _is_body(group: Group) -> bool:
    """A mention that is not the head ('Kremlin spokesman') speaks only if the head is its own kind of body."""
    return group.has("org_head") is not None


def _possessed(reading: Reading, mention: Mention, group: Group) -> bool:
    """True if the mention only owns the group's head: 'Ukraine's military', 'Russian officials'."""
    return mention.end < group.end and reading.text[mention.end : mention.end + 2] in {"'s", "’s"} and mention.end + 3 < group.end


def _antecedent(reading: Reading, group: Group, earlier: list[Speech]) -> Speaker | None:
    """Whom a pronoun means: for 'he' and 'she' the last person who spoke or was named, for 'it' the last body named in the sentence."""
    span = (group.start, group.end)
    if group.head in {"it", "they"}:
        body = _last(reading, group.start, MentionKind.ORGANIZATION)
        return (body.surface, body.entity, span, "pronoun") if body else None
    if group.head not in {"he", "she"}:
        return None
    spoken = next((s for s in reversed(earlier) if s.agent and s.agent.startswith("person:")), None)
    named = opening_person(reading, group.start) or (None if spoken else _last(reading, group.start, MentionKind.PERSON))
    if spoken and (named is None or spoken.span[0] >= named.start):
        return spoken.agent_text, spoken.agent, span, "pronoun"
    return (named.surface, named.entity, span, "pronoun") if named else None


def opening_person(reading: Reading, start: int) -> Mention | None:
    """The person with whom the sentence before, or the one before that, opens; None if they open with nobody."""
    sentence = reading.sentence_at(start)
    if sentence is None:
        return None
    for before in reversed(reading.sentences[max(0, sentence.ordinal - 2) : sentence.ordinal]):
        first = next((m for m in reading.mentions.within(before.start, before.start + 60) if m.kind is MentionKind.PERSON), None)
        if first is not None:
            return first
    return None


def _last(reading: Reading, start: int, kind: MentionKind) -> Mention | None:
    """The last mention of a kind that begins before the offset, no more than two sentences back; None if there is none."""
    sentence = reading.sentence_at(start)
    floor = reading.sentences[max(0, sentence.ordinal - 2)].start if sentence else 0
    found = [m for m in reading.mentions.within(floor, start) if m.kind is kind]
    return found[-1] if found else None


def holder(reading: Reading, group: Group, earlier: list[Speech]) -> str | None:
    """The person whose post the group names ('the minister', 'the Russian leader'): who spoke last with it, else the last introduced.

    None if the group names no post or nobody before it holds it.
    """
    post = group.noun("post")
    follows = reading.text[group.end : group.end + 4]
    if post is None or follows.startswith(" of ") or not reading.text[group.start : group.end].lower().startswith(("the ", "his ", "its ")):
        return None
    nation = group.nationality
    fitting = [
        p
        for p in reading.posts
        if p.person_span[0] < group.start
        and p.title.lower().split()[-1] == group.head
        and (nation is None or p.organization in (None, nation.entity))
    ]
    people = {p.person for p in fitting}
    spoken = next((s.agent for s in reversed(earlier) if s.agent in people and s.span[0] < group.start), None)
    return spoken or (fitting[-1].person if fitting else None)
