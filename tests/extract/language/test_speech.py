"""Speech: who says what, over which stretch, through whom, and how sure."""

from __future__ import annotations

import pytest

from extract.claim import Modality
from extract.language.speech import Speech, chain
from tests.extract.language.reading_cases import Reader

TOLD = "Chad had sent 500 soldiers to Mali"
NOW = "Chad has sent 500 soldiers to Mali"


def said(text: str, speech: Speech) -> str:
    """What is said, without its edges."""
    return text[slice(*speech.content)].strip(" ,.:“”\"'").removeprefix("that ").strip()


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        pytest.param(f"Minister Anna Berg said that {TOLD}.", "Anna Berg", TOLD, id="said that"),
        pytest.param(f"Minister Anna Berg said {TOLD}.", "Anna Berg", TOLD, id="said without that"),
        pytest.param(f"{NOW}, minister Anna Berg said.", "Anna Berg", NOW, id="said behind"),
        pytest.param(f"“{NOW},” minister Anna Berg said.", "Anna Berg", NOW, id="quoted and said behind"),
        pytest.param(f"Minister Anna Berg said: “{NOW}.”", "Anna Berg", NOW, id="a colon and a quotation"),
        pytest.param(f"Western officials said that {TOLD}.", "Western officials", TOLD, id="unnamed officials"),
        pytest.param(f"Moscow said that {TOLD}.", "Moscow", TOLD, id="a capital"),
        pytest.param(f"{NOW}, minister Anna Berg said, adding that more would follow.", "Anna Berg", NOW, id="and adds"),
        pytest.param(f"“{NOW},” said Anna Berg, the minister.", "Anna Berg", NOW, id="the verb first"),
        pytest.param(f"A statement from the army said {TOLD}.", "the army", TOLD, id="a statement from"),
        pytest.param(f"The army's website says that {TOLD}.", "The army", TOLD, id="a website of"),
        pytest.param(f"A report by the UN found that {TOLD}.", "UN", TOLD, id="a report by"),
        pytest.param(f"{NOW}, two people familiar with the plan said.", "two people familiar with the plan", NOW, id="described people"),
        pytest.param(f"{NOW}, a spokesman for the army confirmed.", "a spokesman for the army", NOW, id="past taken for participle"),
        pytest.param(f"The army announced on Tuesday {TOLD}.", "The army", f"on Tuesday {TOLD}", id="announced it"),
        pytest.param(f"{NOW}, by the army's count.", "the army", f"{NOW}, by the army's count", id="by a count"),
        pytest.param(f"Local media report that {TOLD}.", "Local media", TOLD, id="present taken for noun"),
    ],
)
def test_who_says_what(reader: Reader, text: str, speaker: str, words: str) -> None:
    first = reader.speech(text)[0]
    assert (first.agent_text, said(text, first)) == (speaker, words)
    assert text[slice(*first.span)] == speaker
    assert text[slice(*first.verb_span)] == first.verb


def test_according_to_covers_the_whole_sentence(reader: Reader) -> None:
    text = f"According to the Red Cross, {NOW}."
    (only,) = reader.speech(text)
    assert only.agent_text == "Red Cross"
    assert only.covers(text.index("sent"), text.index("sent") + 4)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (f"Reuters reported, citing TASS, that {TOLD}.", ["Reuters", "TASS"]),
        (f"Reuters reported, citing TASS, that the Kremlin announced that {TOLD}.", ["Reuters", "TASS", "Kremlin"]),
        (
            f"According to a report by the news agency TASS, Sergei Shoigu revealed that {TOLD}.",
            ["TASS", "Sergei Shoigu"],
        ),
        (f"Anna Berg said that Karl Lind had claimed that {TOLD}.", ["Anna Berg", "Karl Lind"]),
        (f"{TOLD}, TASS quoted Sergei Shoigu as saying.", ["TASS", "Sergei Shoigu"]),
        (f"The police found a letter from Sergei Shoigu, and {TOLD}.", []),
        (f"{TOLD}, and the sky was blue.", []),
    ],
)
def test_the_chain_runs_from_the_outlet_to_who_knows(reader: Reader, text: str, speakers: list[str]) -> None:
    at = text.index("sent 500")
    assert [s.agent_text for s in chain(reader.speech(text), at, at + 4)] == speakers


@pytest.mark.parametrize(
    ("text", "agent", "rule"),
    [
        pytest.param(
            f"Kenyan President William Ruto visited Nairobi. He said that {TOLD}.", "person:william-ruto", "pronoun", id="he, named before"
        ),
        pytest.param(
            f"Conflict Armament Research examined the debris. It said that {TOLD}.", "org:conflict-armament-research", "pronoun", id="it"
        ),
        pytest.param(
            f"Kenyan Defence Minister Aden Duale visited Goma. The minister said that {TOLD}.",
            "person:aden-duale",
            "holder_of_the_post",
            id="the holder of a post",
        ),
        pytest.param(f"The minister said that {TOLD}.", None, None, id="a minister whom nothing names"),
    ],
)
def test_pronouns_and_posts_mean_who_was_named(reader: Reader, text: str, agent: str | None, rule: str | None) -> None:
    last = reader.speech(text)[-1]
    assert (last.agent, last.rule) == (agent, rule)
    assert said(text, last) == TOLD


def test_he_with_nobody_before_him_is_nobody(reader: Reader) -> None:
    assert reader.speech(f"{NOW}, he said.") == []


def test_he_is_who_spoke_last(reader: Reader) -> None:
    text = f"Minister Anna Berg said that Karl Lind had left. She said that {TOLD}."
    assert reader.speech(text)[-1].agent == "person:anna-berg"


def test_a_quotation_goes_on_in_the_next_sentence(reader: Reader) -> None:
    text = f"“{NOW},” minister Anna Berg said. “Another 200 will leave in May.”"
    speeches = reader.speech(text)
    at = text.index("200")
    assert [s.agent for s in chain(speeches, at, at + 3)] == ["person:anna-berg"]


def test_a_quotation_ends_where_the_next_speaker_begins(reader: Reader) -> None:
    text = f"“{NOW},” minister Anna Berg said. The army left. Rebels took Gao."
    at = text.index("Rebels")
    assert chain(reader.speech(text), at, at + 6) == []


@pytest.mark.parametrize(
    ("verb", "modality", "kind"),
    [
        ("said", None, "say"),
        ("announced", Modality.ANNOUNCED, "say"),
        ("confirmed", Modality.CONFIRMED, "say"),
        ("alleged", Modality.ALLEGED, "say"),
        ("denied", Modality.DENIED, "deny"),
        ("did not deny", None, "say"),
    ],
)
def test_the_verb_says_how_sure(reader: Reader, verb: str, modality: Modality | None, kind: str) -> None:
    (only,) = reader.speech(f"Minister Anna Berg {verb} that {TOLD}.")
    assert (only.modality, only.kind) == (modality, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The report weighed two kilograms.",
        "Chad sent 500 soldiers to Mali.",
        "He wanted to say nothing.",
        "",
    ],
)
def test_where_nobody_speaks(reader: Reader, text: str) -> None:
    assert reader.speech(text) == []


def test_what_stands_outside_is_not_said(reader: Reader) -> None:
    text = f"Rebels took Gao. Minister Anna Berg said that {TOLD}."
    speeches = reader.speech(text)
    assert chain(speeches, text.index("took"), text.index("took") + 4) == []
    assert chain(speeches, text.index("Berg"), text.index("Berg") + 4) == []
