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
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Tagger:
    """A trained model: unambiguous words by dictionary, the others by weights."""

    tags: str
    words: dict[str, str]
    weights: dict[str, tuple[tuple[int, float], ...]]

    def tag(self, words: Sequence[str]) -> str:
        """One tag character per word; `words` is one sentence as printed."""
        lows = [w.lower() for w in words]
        size, known, weights, tags = len(words), self.words, self.weights, self.tags
        out: list[str] = []
        previous, before = "<", "<"
        for i, word in enumerate(words):
            low = lows[i]
            tag = PUNCTUATION.get(word) or known.get(low) if i == 0 or not word[0].isupper() else known.get(word)
            if tag is None and word[0].isdigit():
                tag = "C" if low[-1].isdigit() else None
            if tag is None:
                scores = [0.0] * len(tags)
                left, right = lows[i - 1] if i else "<", lows[i + 1] if i + 1 < size else ">"
                for feature in features(word, low, left, right, previous, before, i == 0):
                    for k, weight in weights.get(feature, ()):
                        scores[k] += weight
                tag = tags[scores.index(max(scores))]
            out.append(tag)
            before, previous = previous, tag
        return "".join(out)


def features(word: str, low: str, left: str, right: str, previous: str, before: str, first: bool) -> tuple[str, ...]:  # noqa: PLR0913
    """Names of the active features of a word: its form, its neighbours and the two tags before it."""
    shape = ("X" if word[0].isupper() else "9" if word[0].isdigit() else "x") + ("-" if "-" in word else "") + ("1" if first else "")
    if len(word) > 1 and word.isupper():
        shape += "U"
    end = low[-3:]
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


@lru_cache(maxsize=1)
def load() -> Tagger:
    """The shipped model, read once (about 0.2 s)."""
    with gzip.open(MODEL, "rt", encoding="utf-8") as file:
        data = json.load(file)
    weights = {feature: tuple(zip(flat[::2], flat[1::2], strict=True)) for feature, flat in data["weights"].items()}
    return Tagger(data["tags"], data["words"], weights)
