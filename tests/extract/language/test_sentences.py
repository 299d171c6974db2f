"""Where sentences end, which lines are one block, and what is a heading."""

import pytest

from extract.language.sentences import MAX_SENTENCE, sentences


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Ivan Petrov met Lt. Col. J. Smith of the U.S. Army in St. Anton.",
        "It began on Jan. 5 and ended on Sept. 13, 2023 with No. 7 in front.",
        "SEOUL, May 20 - The ministry sent 1.5 million shells.",
        "WARSAW — The U.S. delegation left at 5 p.m. Monday.",
        "“Where are they?” Petrov asked the guards.",
        '"Leave now!" he said.',
        "The firm Orel Inc. sold them vs. Kite Ltd. goods.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came. They left.", ["They came.", "They left."]),
        ("He lives in the U.S. The war goes on.", ["He lives in the U.S.", "The war goes on."]),
        ('He said: "We go." Nobody went.', ['He said: "We go."', "Nobody went."]),
        ("Who came? Nobody.", ["Who came?", "Nobody."]),
        ("The army left.Then it returned home.", ["The army left.", "Then it returned home."]),
        ("See Lenta.Ru for more.", ["See Lenta.Ru for more."]),
        ("Did he sign? No. He left.", ["Did he sign?", "No.", "He left."]),
        ("It ended in 2024. In 2025 it began again.", ["It ended in 2024.", "In 2025 it began again."]),
        ("First line\nSecond Line", ["First line", "Second Line"]),
        ("a line that goes\non below.", ["a line that goes\non below."]),
        ("- one item\n- other item", ["- one item", "- other item"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_boundaries(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_hard_wrapped_paragraph_is_one_block() -> None:
    text = (
        "The engineers reached the northern bank of the river\n"
        "before noon and began to clear the road to the town of\n"
        "Novy Most, where the bridge had been blown up by the\n"
        "Third Brigade as it withdrew."
    )
    assert [(s.block, text[s.start : s.end]) for s in sentences(text, 0, len(text))] == [(0, text)]


def test_headings_and_titles() -> None:
    text = "Troops reach the river\n\nThe troops reached it at noon. They rested.\n\n- a list item"
    assert [s.heading for s in sentences(text, 0, len(text))] == [True, False, False, False]
    titled = "The army came. It left."
    assert [s.heading for s in sentences(titled, 0, len(titled), (), (0, 14))] == [True, False]


def test_a_hole_parts_a_sentence() -> None:
    text = "The army came ADVERT and left."
    found = sentences(text, 0, len(text), [(14, 20)])
    assert [text[s.start : s.end] for s in found] == ["The army came", "and left."]
    assert found[0].block != found[1].block


def test_ordinals_count_from_zero_and_spans_stay_in_the_story() -> None:
    text = "Skip this. One here. Two here. Not this."
    found = sentences(text, 11, 31)
    assert [(s.ordinal, text[s.start : s.end]) for s in found] == [(0, "One here."), (1, "Two here.")]


@pytest.mark.parametrize("junk", ["a", ". ", '." ', "\n", "(", "a b\n", "U.S."])
def test_hostile_text_ends_and_long_sentences_are_cut(junk: str) -> None:
    text = junk * (100_000 // len(junk))
    found = sentences(text, 0, len(text))
    assert all(0 < s.end - s.start <= MAX_SENTENCE for s in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
