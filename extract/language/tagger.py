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
from struct import unpack
from typing import NamedTuple

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
"""Word forms kept in memory with their packed weights: about 20 MB."""

BIAS = 1 << 31
"""Added to each packed score, so that none is negative; a score is at most 14 weights of a few hundred."""


class Form(NamedTuple):
    """A word as printed, with what the model says of it before it looks at the neighbours."""

    tag: str | None
    """The tag that it always has; None when its neighbours decide."""
    low: str
    shape: str
    alone: int
    """Packed weights of the features of the word itself, and the bias."""
    after: dict[str, int]
    """Tag of the word before -> packed weights of the features of both."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """A trained model: unambiguous words by dictionary, the others by weights."""

    tags: str
    words: dict[str, str]
    weights: dict[str, Sequence[float]]
    """Feature -> tag index, weight, tag index, weight ...; weights have two decimals."""
    _sums: dict[str, int | Sequence[float]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The weights; those of a feature that was met are packed: in hundredths, 32 bits a tag, so that all scores are added at once."""
    _forms: dict[str, Form] = field(default_factory=dict, init=False, repr=False, compare=False)
    _beside: dict[str, tuple[int, int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Word as printed -> packed weights of the features that it gives to the next and to the last word."""
    _behind: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The two tags before a word -> packed weights of the features that hold of any word there."""

    def __post_init__(self) -> None:
        self._sums.update(self.weights)

    def tag(self, words: Sequence[str]) -> str:
        """One tag character per word; `words` is one sentence as printed."""
        if len(self._forms) > REMEMBERED or len(self._beside) > REMEMBERED:
            self._forms.clear()
            self._beside.clear()
        known, beside, last, tags = self._forms, self._beside, len(words) - 1, self.tags
        layout, size = f"<{len(tags)}I", 4 * len(tags)
        out: list[str] = []
        previous, before = "<", "<"
        for i, word in enumerate(words):
            form = known.get(word) if i else self._form(word, True)
            if form is None:
                form = known[word] = self._form(word, False)
            tag = form.tag
            if tag is None:
                left, right = words[i - 1] if i else "<", words[i + 1] if i < last else ">"
                total = form.alone + (form.after.get(previous) or self._after(form, previous))
                total += (beside.get(left) or self._sides(left))[0] + (beside.get(right) or self._sides(right))[1]
                total += self._behind.get(before + previous) or self._back(before, previous)
                total += self._packed("v" + form.low + " " + right.lower()) + self._packed("y" + left.lower() + " " + form.low)
                scores = unpack(layout, total.to_bytes(size, "little"))
                tag = tags[scores.index(max(scores))]
            out.append(tag)
            before, previous = previous, tag
        return "".join(out)

    def _form(self, word: str, first: bool) -> Form:
        """What holds of the word whatever stands beside it; `first`: at the start of the sentence."""
        low = word.lower()
        tag = PUNCTUATION.get(word) or self.words.get(low) if first or not word[0].isupper() else self.words.get(word)
        if tag is None and word[0].isdigit():
            tag = "C" if low[-1].isdigit() else None
        if tag is not None:
            return Form(tag, low, "", 0, {})
        shape, end = shape_of(word, first), low[-3:]
        bias = sum(BIAS << (32 * k) for k in range(len(self.tags)))
        return Form(None, low, shape, bias + self._sum("b", "w" + low, "e" + end, "f" + low[-2:] + shape), {})

    def _after(self, form: Form, previous: str) -> int:
        weight = self._sum("s" + form.shape + previous, "u" + previous + form.low[-3:], "x" + previous + form.low)
        form.after[previous] = weight
        return weight

    def _sides(self, word: str) -> tuple[int, int]:
        low = word.lower()
        weights = self._beside[word] = self._sum("l" + low), self._sum("r" + low, "t" + low[-3:])
        return weights

    def _back(self, before: str, previous: str) -> int:
        weight = self._behind[before + previous] = self._sum("p" + previous, "q" + before + previous)
        return weight

    def _sum(self, *features: str) -> int:
        return sum(map(self._packed, features))

    def _packed(self, feature: str) -> int:
        """Packed weights of one feature; 0 for one that the model does not have."""
        weight = self._sums.get(feature)
        if weight is None:
            return 0
        if isinstance(weight, int):
            return weight
        packed = self._sums[feature] = sum(round(100 * w) << (32 * int(k)) for k, w in zip(weight[::2], weight[1::2], strict=True))
        return packed


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
    return Tagger(data["tags"], data["words"], data["weights"])
