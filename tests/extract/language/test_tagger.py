"""The tagger adds packed weights; the tags are those of the plain sums that it was trained with."""

from __future__ import annotations

import pytest

from extract.language.tagger import PUNCTUATION, Tagger, features, load

SENTENCES = (
    "The governor of the lake province said on Tuesday that 40 deminers would arrive by barge .",
    "Sending engineers abroad worried the harbour council , which had asked for long-range radios instead .",
    "“ We leave at dawn , ” Colonel Adeyemi told reporters ; nobody at the depot answered .",
    "COUNCIL BACKS FERRY PLAN",
    "It 's the port 's third closure since 2019 .",
    "120-strong x -- zzzyx 1st U.N.-led",
)


def plain_tags(tagger: Tagger, words: list[str]) -> str:
    """The tags by adding the weights of `features` one by one, in hundredths."""
    out, previous, before = "", "<", "<"
    for i, word in enumerate(words):
        low = word.lower()
        tag = PUNCTUATION.get(word) or tagger.words.get(low) if i == 0 or not word[0].isupper() else tagger.words.get(word)
        if tag is None and word[0].isdigit() and low[-1].isdigit():
            tag = "C"
        if tag is None:
            left, right = words[i - 1].lower() if i else "<", words[i + 1].lower() if i + 1 < len(words) else ">"
            scores = [0] * len(tagger.tags)
            for feature in features(word, low, left, right, previous, before, i == 0):
                flat = tagger.weights.get(feature, ())
                for k, weight in zip(flat[::2], flat[1::2], strict=True):
                    scores[int(k)] += round(100 * weight)
            tag = tagger.tags[scores.index(max(scores))]
        out, before, previous = out + tag, previous, tag
    return out


@pytest.mark.parametrize("sentence", SENTENCES)
def test_packed_sums_give_the_tags_of_the_plain_sums(sentence: str) -> None:
    words = sentence.split()
    assert load().tag(words) == plain_tags(load(), words)


def test_a_second_reading_gives_the_same_tags() -> None:
    fresh = Tagger(load().tags, load().words, load().weights)
    words = SENTENCES[0].split()
    assert fresh.tag(words) == fresh.tag(words) == load().tag(words)
