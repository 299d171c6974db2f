"""Tokens keep words and numbers whole; pieces cut them finer; offsets are exact in both."""

import pytest

from extract.language.tokens import pieces, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mid-May talks", ["mid-May", "talks"]),
        ("a 120-strong unit", ["a", "120-strong", "unit"]),
        ("Ukraine's army", ["Ukraine", "'s", "army"]),
        ("Ukraine’s army", ["Ukraine", "’s", "army"]),
        ("O'Neill left", ["O'Neill", "left"]),
        ("76,000 and 1.5", ["76,000", "and", "1.5"]),
        ("the U.S. said", ["the", "U.S.", "said"]),
        ("“Go,” he said.", ["“", "Go", ",", "”", "he", "said", "."]),
        ("the troops' camp", ["the", "troops", "'", "camp"]),
    ],
)
def test_token_texts(text: str, expected: list[str]) -> None:
    found = tokens(text, 0, len(text))
    assert [t.text for t in found] == expected
    assert all(text[t.start : t.end] == t.text for t in found)


def test_low_has_straight_quotes_and_plain_hyphens() -> None:
    text = "Jong‑un’s"
    assert [t.low for t in tokens(text, 0, len(text))] == ["jong-un", "'s"]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "First. Second one."
    assert [(t.start, t.text) for t in tokens(text, 7, 17)] == [(7, "Second"), (14, "one")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mid-May", ["mid", "-", "May"]),
        ("on 22.05.2025 at 14:30", ["on", "22.05.2025", "at", "14:30"]),
        ("1980s and '90s", ["1980s", "and", "'90s"]),
        ("KN-23", ["KN", "-", "23"]),
        ("time6 days", ["time", "6", "days"]),
        ("6\u202f000 men", ["6\u202f000", "men"]),
        ("44 B.C. fell", ["44", "B.C.", "fell"]),
    ],
)
def test_piece_texts(text: str, expected: list[str]) -> None:
    found = pieces(text, 0, len(text))
    assert found.texts == expected
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == expected
