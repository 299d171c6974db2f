"""The tagger: one tag a word, the same every time, and the ones that the grammar stands on."""

from __future__ import annotations

import pytest

from extract.language.reading import Tools


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("The army will send 300 soldiers to Mali .", "DNMBCSTP."),
        ("They have been sent .", "Qpnn."),
        ("She said that the envoy had left .", "QdIDNdn."),
        ("The minister 's visit", "DNON"),
        ("( yes ) , \" no \"", None),
    ],
)
def test_plain_sentences(tools: Tools, words: str, tags: str | None) -> None:
    found = tools.tagger.tag(words.split())
    assert len(found) == len(words.split())
    assert tags is None or found == tags


def test_marks_have_their_own_tags(tools: Tools) -> None:
    assert tools.tagger.tag(["(", ")", ",", ";", "“", "”", ".", "…"]) == '(),:"".'.replace(".", "..")


@pytest.mark.parametrize("words", [[], ["\x00"], ["😀"], ["x" * 10_000], ["12a", "3"], ["ǅ", "ß"], ["-"] * 50], ids=repr)
def test_odd_words_have_a_tag_each(tools: Tools, words: list[str]) -> None:
    found = tools.tagger.tag(words)
    assert len(found) == len(words)
    assert set(found) <= set(tools.tagger.tags)


def test_the_same_words_have_the_same_tags(tools: Tools) -> None:
    words = ["Rebels", "who", "had", "attacked", "the", "base", "withdrew", "from", "Gao", "in", "May", "."]
    assert tools.tagger.tag(words) == tools.tagger.tag(words)
