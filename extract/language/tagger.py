"""Part-of-speech tagger: a greedy averaged perceptron (Collins 2002), trained by scripts/train_tagger.py.

Tags are one character each, so that the chunk grammar can be regular expressions over a sentence's tag string:

D determiner  J adjective  N noun  S plural noun  P proper noun  C number  Q pronoun  I preposition  T to  M modal
B base verb  d past  n past participle  g -ing form  p present  z present 3rd person  R adverb  r particle  A conjunction
W who, which, that  w where, when, how  E there  O possessive 's  F foreign or other  and , . : ( ) " for punctuation.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from struct import Struct

MODEL = Path(__file__).with_name("tagger_model.json.gz")
PUNCTUATION = {
    **dict.fromkeys((".", "?", "!", "…"), "."),
    **dict.fromkeys((":", ";", "-", "–", "—", "--"), ":"),
    **dict.fromkeys(("(", "[", "{"), "("),
    **dict.fromkeys((")", "]", "}"), ")"),
    **dict.fromkeys(('"', "“", "”", "„", "«", "»", "‘", "’", "'", "`", "``", "''"), '"'),
    **dict.fromkeys(("'s", "’s"), "O"),
    ",": ",",
}


REMEMBERED = 20_000
"""Word forms kept in memory with their packed weights, at most twice: about 60 MB each time."""

MOST_TAGS = 32
_LANE = 32
"""Bits of one tag's score in a packed number. A score is MOST_TAGS times its weights in hundredths, and a rank below that, so that no two
are equal and of equal weights the first tag wins; 14 weights of a few hundred stay far below `_HALF`."""
_HALF = 1 << (_LANE - 2)
_MASK = (1 << _LANE) - 1
_NOBODY: dict[str, str] = {}
_OPENS, _CLOSES = "<", ">"
"""What stands before the first word, as a word and as a tag, and what stands behind the last."""


class Weights(dict[str, int]):
    """Weights of some features, packed: one lane a tag, all added at once. By tag: how far that tag's weight lies above each lane's."""

    __slots__ = ("packed", "scale")

    def __init__(self, packed: int, scale: Scale) -> None:
        super().__init__()
        self.packed, self.scale = packed, scale

    def __missing__(self, tag: str) -> int:
        ahead = self[tag] = self.scale.ahead(self.packed, tag)
        return ahead


@dataclass(slots=True)
class Form:
    """A word as printed, with what the model says of it and of its neighbours."""

    tag: str | None
    """The tag that it always has; None when its neighbours decide."""
    low: str
    shape: str
    alone: int
    """Packed weights of the features of the word itself."""
    to_next: Weights
    """Of the features that it gives to the word behind it."""
    to_last: Weights
    """Of the features that it gives to the word before it."""
    nexts: dict[str, str]
    """Word behind it -> weights of the feature of both, as the model has them; empty for most words."""
    lasts: dict[str, str]
    """Word before it -> weights of the feature of both, as the model has them; empty for most words."""
    behind: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    """The two tags before the word -> the tag that is likely there, how far it is ahead of each, and the packed weights so far."""


class Pairs(dict[str, Weights]):
    """Weights as the model has them -> packed, each made when it is first asked for."""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._scale = scale

    def __missing__(self, weights: str) -> Weights:
        found = self[weights] = Weights(self._scale.pack(weights), self._scale)
        return found


class Forms(dict[str, Form]):
    """Forms by word as printed, each made when it is first asked for; `first`: at the start of a sentence."""

    def __init__(self, tagger: Tagger, first: bool) -> None:
        super().__init__()
        self._tagger, self._first = tagger, first
        self._before: dict[str, Form] = {}

    def __missing__(self, word: str) -> Form:
        form = self[word] = self._before.get(word) or self._tagger.form(word, self._first)
        return form

    def age(self) -> None:
        """Where there are too many, forgets those that were not asked for since it last forgot some."""
        if len(self) > REMEMBERED:
            self._before = dict(self)
            self.clear()


class Scale:
    """How scores are packed for a set of tags."""

    def __init__(self, tags: str) -> None:
        assert len(tags) <= MOST_TAGS
        self._tags, self._place = tags, {tag: k for k, tag in enumerate(tags)}
        self._size = _LANE // 8 * len(tags)
        self._lanes = Struct(f"<{len(tags)}I")
        self._ones = sum(1 << (_LANE * k) for k in range(len(tags)))
        self._half = _HALF * self._ones
        self.above = (1 << (_LANE - 1)) * self._ones
        """Added to what a tag is ahead of each: these bits stay where it is not behind."""
        self.ranks = sum((MOST_TAGS - 1 - k) << (_LANE * k) for k in range(len(tags)))

    def pack(self, weights: str) -> int:
        """The packed form of 'tag hundredths tag hundredths ...', tags by their place."""
        packed, numbers = 0, map(int, weights.split())
        for k, hundredths in zip(numbers, numbers, strict=True):
            packed += MOST_TAGS * hundredths << (_LANE * k)
        return packed

    def ahead(self, packed: int, tag: str) -> int:
        """How far the tag is ahead of each, packed."""
        own = (packed + self._half >> _LANE * self._place[tag] & _MASK) - _HALF
        return own * self._ones - packed

    def best(self, packed: int) -> str:
        """The tag of the highest score."""
        scores = self._lanes.unpack((packed + self._half).to_bytes(self._size, "little"))
        return self._tags[scores.index(max(scores))]


class Tagger:
    """A trained model: unambiguous words by dictionary, the others by weights."""

    def __init__(self, tags: str, words: dict[str, str], weights: dict[str, str], pairs: dict[str, dict[str, str]]) -> None:
        """`weights`: feature -> tag, weight, tag, weight ..., tags by their place in `tags`, weights in hundredths.

        `pairs`: letter of a feature of two words, and the word that has it -> one line for each word beside it: the word and the weights.
        """
        self.tags, self.words, self.weights, self.pairs = tags, words, weights, pairs
        self._scale = Scale(tags)
        self._packed: dict[str, int] = {}
        self._pairs = Pairs(self._scale)
        self._forms, self._openings = Forms(self, False), Forms(self, True)
        self._before, self._after = self.form(_OPENS, False), self.form(_CLOSES, False)

    def tag(self, words: Sequence[str]) -> str:
        """One tag character per word; `words` is one sentence as printed."""
        if not words:
            return ""
        self._forms.age()
        self._openings.age()
        forms = list(map(self._forms.__getitem__, words))
        behind = [*forms[1:], self._after]
        forms[0] = self._openings[words[0]]
        above, pairs, out = self._scale.above, self._pairs, []
        last, previous, both = self._before, _OPENS, _OPENS + _OPENS
        for form, following in zip(forms, behind, strict=True):
            tag = form.tag
            if tag is None:
                tag, ahead, packed = form.behind.get(both) or self._behind(form, both)
                ahead += last.to_next[tag] + following.to_last[tag]
                if form.nexts and (weights := form.nexts.get(following.low)):
                    ahead += pairs[weights][tag]
                    packed += pairs[weights].packed
                if form.lasts and (weights := form.lasts.get(last.low)):
                    ahead += pairs[weights][tag]
                    packed += pairs[weights].packed
                if ahead & above != above:
                    tag = self._scale.best(packed + last.to_next.packed + following.to_last.packed)
            out.append(tag)
            both = previous + tag
            last, previous = form, tag
        return "".join(out)

    def form(self, word: str, first: bool) -> Form:
        """What holds of the word whatever stands beside it; `first`: at the start of the sentence."""
        low = word.lower()
        tag = PUNCTUATION.get(word) or self.words.get(low) if first or not word[0].isupper() else self.words.get(word)
        if tag is None and word[0].isdigit():
            tag = "C" if low[-1].isdigit() else None
        shape, end = shape_of(word, first), low[-3:]
        alone = self._sum("b", "w" + low, "e" + end, "f" + low[-2:] + shape) if tag is None else 0
        to_next, to_last = self._sum("l" + low), self._sum("r" + low, "t" + end)
        beside = (self._beside("v", low), self._beside("y", low)) if tag is None else (_NOBODY, _NOBODY)
        return Form(tag, low, shape, alone, Weights(to_next, self._scale), Weights(to_last, self._scale), *beside)

    def _behind(self, form: Form, both: str) -> tuple[str, int, int]:
        """The likely tag of a word behind two tags, how far it is ahead of each with `above` added, and the packed weights."""
        previous, low, scale = both[1], form.low, self._scale
        packed = form.alone + scale.ranks
        packed += self._sum("s" + form.shape + previous, "u" + previous + low[-3:], "x" + previous + low, "p" + previous, "q" + both)
        likely = scale.best(packed)
        found = form.behind[both] = likely, scale.ahead(packed, likely) + scale.above, packed
        return found

    def _beside(self, letter: str, low: str) -> dict[str, str]:
        """Weights of the features of a word and the one beside it, by the one beside it."""
        lines = self.pairs[letter].get(low)
        return dict(line.split(" ", 1) for line in lines.split("\n")) if lines else _NOBODY

    def _sum(self, *features: str) -> int:
        return sum(map(self._weight, features))

    def _weight(self, feature: str) -> int:
        """Packed weights of one feature; 0 for one that the model does not have."""
        packed = self._packed.get(feature)
        if packed is None and feature in self.weights:
            packed = self._packed[feature] = self._scale.pack(self.weights[feature])
        return packed or 0


def features(word: str, low: str, left: str, right: str, previous: str, before: str, first: bool) -> tuple[str, ...]:  # noqa: PLR0913
    """Names of the active features of a word: its form, its neighbours and the two tags before it."""
    shape, end = shape_of(word, first), low[-3:]
    return (
        "b",
        "w" + low,
        "e" + end,
        "f" + low[-2:] + shape,
        "s" + shape + previous,
        "p" + previous,
        "q" + before + previous,
        "x" + previous + low,
        "l" + left,
        "r" + right,
        "t" + right[-3:],
        "u" + previous + end,
        "v" + low + " " + right,
        "y" + left + " " + low,
    )


def shape_of(word: str, first: bool) -> str:
    """Case, digit, hyphen and place of a word, in a few characters."""
    shape = ("X" if word[0].isupper() else "9" if word[0].isdigit() else "x") + ("-" if "-" in word else "") + ("1" if first else "")
    return shape + "U" if len(word) > 1 and word.isupper() else shape


@lru_cache(maxsize=1)
def load() -> Tagger:
    """The shipped model, read once (about 0.2 s)."""
    with gzip.open(MODEL, "rt", encoding="utf-8") as file:
        data = json.load(file)
    return Tagger(data["tags"], data["words"], data["weights"], data["pairs"])
