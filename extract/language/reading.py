"""Reading: everything the layers found in one story, and the parse of those sentences that a rule asks for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from extract.document import Document, Story
from extract.language.atoms import DateAtom, NumberAtom, NumberKind, Post, Sentence, Token
from extract.language.chunks import DATE_TAG, NAME_TAG, NUMBER_TAG, Chunk, ChunkKind, chunks, overlay
from extract.language.groups import Group, build_group
from extract.language.leaders import Leaders
from extract.language.lexicon import Hit, Lexicon
from extract.language.syntax import Syntax
from extract.language.tagger import Tagger
from extract.language.tokens import tokens
from extract.language.verbs import HAVE
from extract.language.vocabulary import Vocabulary
from extract.language.weapons import WeaponAtom
from extract.mention import Mention, MentionKind, StoryEntity


class Spanned(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


AnySpanned = TypeVar("AnySpanned", bound=Spanned)
_COUNTING = frozenset({"number", "numbers", "total", "totals"})
"""Nouns that are verbs behind a noun and before a number: 'the troops in Mali number 300'."""
NAMES = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE, MentionKind.WEAPON)


@dataclass(frozen=True)
class Tools:
    """What reading needs besides the text; loaded once per process."""

    lexicon: Lexicon
    vocabulary: Vocabulary
    tagger: Tagger
    leaders: Leaders


class Spans(list[AnySpanned]):
    """Spans sorted by start, with a quick look-up by stretch of text."""

    def __init__(self, items: Sequence[AnySpanned]) -> None:
        super().__init__(sorted(items, key=lambda s: (s.start, s.end)))
        self._starts = [s.start for s in self]

    def within(self, start: int, end: int) -> list[AnySpanned]:
        """Those that begin in [start, end)."""
        return self[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


@dataclass
class Parsed:
    """One sentence parsed: tokens, tags, chunks, clauses and groups."""

    sentence: Sentence
    tokens: list[Token]
    chunks: list[Chunk]
    syntax: Syntax
    groups: dict[int, Group]
    """Noun chunk index -> group."""

    def group(self, index: int) -> Group:
        """The group at a noun chunk."""
        return self.groups[index]

    def find(self, indexes: Sequence[int]) -> list[Group]:
        """The groups at the indexes, those that are noun chunks."""
        return [self.groups[i] for i in indexes if i in self.groups]

    def complement(self, group: Group) -> list[Group]:
        """The group and the nouns hung on it with 'of': 'a delegation', 'of trainers'."""
        found, k = [group], group.index + 1
        while k + 1 < len(self.chunks) and self.chunks[k].low == "of" and k + 1 in self.groups:
            found.append(self.groups[k + 1])
            k += 2
        return found

    def apposition(self, group: Group) -> Group | None:
        """The noun set beside the group after a comma ('its second-largest city, Kharkiv,'); None if there is none."""
        k = group.index + 1
        closes = k + 2 >= len(self.chunks) or self.chunks[k + 2].kind is ChunkKind.PUNCTUATION
        if k + 1 < len(self.chunks) and self.chunks[k].low == "," and k + 1 in self.groups and closes:
            return self.groups[k + 1]
        return None


@dataclass
class Reading:
    """A story read. Offsets are code points into `text`."""

    document: Document
    story: Story
    tools: Tools
    sentences: list[Sentence]
    hits: Spans[Hit]
    dates: Spans[DateAtom]
    """Ranges as one interval: 'June 18-19'."""
    date_parts: list[DateAtom]
    """Every date expression on its own, the two ends of a range apart."""
    numbers: Spans[NumberAtom]
    mentions: Spans[Mention]
    """Names only: people, organizations, places, nationalities, weapons."""
    entities: dict[str, StoryEntity]
    posts: list[Post]
    weapons: Spans[WeaponAtom]
    _parsed: dict[int, Parsed] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset; None between sentences."""
        k = bisect_right(self._starts, offset) - 1
        return self.sentences[k] if k >= 0 and offset < self.sentences[k].end else None

    def parse(self, sentence: Sentence) -> Parsed:
        """The sentence's chunks, clauses and groups; done once."""
        parsed = self._parsed.get(sentence.ordinal)
        if parsed is None:
            parsed = self._parsed[sentence.ordinal] = self._parse(sentence)
        return parsed

    def _parse(self, sentence: Sentence) -> Parsed:
        a, b = sentence.start, sentence.end
        words = tokens(self.text, a, b)
        mentions, numbers, dates = self.mentions.within(a, b), self.numbers.within(a, b), self.dates.within(a, b)
        tags = self.tools.tagger.tag([w.text for w in words])
        spans = [(d.start, d.end, DATE_TAG) for d in dates]
        spans += [(n.start, n.end, NUMBER_TAG) for n in numbers if n.kind not in (NumberKind.DATE_PART, NumberKind.IDENTIFIER)]
        spans += [(m.start, m.end, NAME_TAG) for m in mentions if m.kind in NAMES or m.kind is MentionKind.NATIONALITY]
        spans += [(w.start, w.end, NAME_TAG) for w in self.weapons.within(a, b) if w.models and not w.alternatives and not w.modifies]
        tags = self._mended(words, overlay(words, tags, spans))
        found = chunks(words, tags)
        vocabulary = self.tools.vocabulary
        syntax = Syntax(words, found, vocabulary.lemmas, vocabulary.saying, vocabulary.going)
        hits = self.hits.within(a, b)
        groups = {i: build_group(i, c, mentions, numbers, hits) for i, c in enumerate(found) if c.kind is ChunkKind.NOUN}
        for weapon in self.weapons.within(a, b):
            for group in groups.values():
                if weapon.start < group.end and group.start < weapon.end and (group.weapon is None or weapon.end <= group.end):
                    group.weapon = weapon
        return Parsed(sentence, words, found, syntax, groups)

    def _is_infinitive(self, words: Sequence[Token], marked: Sequence[str], i: int) -> bool:
        """True for a listed verb behind 'to' that was taken for a noun and has an object of its own: 'to station a battalion'."""
        base = self.tools.vocabulary.lemmas.get(words[i].low) == words[i].low
        return base and marked[i] == "N" and i + 1 < len(words) and marked[i + 1] in "DCJ"

    def _is_past(self, word: Token, marked: Sequence[str], i: int) -> bool:
        """True for a past form that was taken for a present, for an adjective behind a noun or for a noun that ends a group."""
        if marked[i] == "J":
            return i > 0 and marked[i - 1] in "NSP" and word.text == word.low
        return marked[i] in "pB" or marked[i] == "N" and word.text == word.low and self._ends_group(marked, i)

    def _is_perfect(self, words: Sequence[Token], marked: Sequence[str], i: int) -> bool:
        """True for a past form behind 'having' or behind 'has' and an adverb, which was taken for an adjective."""
        apart = i > 1 and marked[i - 1] == "R" and words[i - 2].low in HAVE
        return apart or i > 0 and words[i - 1].low == "having"

    def _ends_group(self, marked: Sequence[str], i: int) -> bool:
        """True behind a noun and before no common one: 'the army withdrew from', 'a drone struck Gao', and not 'gun shot wounds'."""
        return i > 0 and marked[i - 1] in "NSPQ" and (i + 1 == len(marked) or marked[i + 1] not in "NSO")

    def _mended(self, words: Sequence[Token], tags: str) -> str:
        """The tag string with slips of the tagger mended: 'to' before a verb, past read as present, 'both' inside a verb group."""
        marked, pasts = list(tags), self.tools.vocabulary.pasts
        for i, word in enumerate(words):
            if word.low == "to" and i + 1 < len(words) and (marked[i + 1] in "Bp" or self._is_infinitive(words, marked, i + 1)):
                marked[i], marked[i + 1] = "T", "B"
            elif word.low == "that" and marked[i] == "D" and i + 1 < len(words) and marked[i + 1] in "PS":
                marked[i] = "I"
            elif marked[i] == "J" and word.low in pasts and self._is_perfect(words, marked, i):
                marked[i] = "n"
            elif word.low in pasts and self._is_past(word, marked, i):
                marked[i] = "d"
            elif word.low in _COUNTING and marked[i] in "NSPp" and i and marked[i - 1] in "NSP" and marked[i + 1 : i + 2] == ["C"]:
                marked[i] = "z" if word.low.endswith("s") else "p"
            elif word.low in {"both", "either", "also"} and i + 1 < len(words) and marked[i + 1] in "zpdBng":
                marked[i] = "R"
        return "".join(marked)
