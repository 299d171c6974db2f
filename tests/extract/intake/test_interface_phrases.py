"""Interface phrases mark short lines as furniture and leave paragraphs alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import ReferenceDataError
from extract.intake.phrases import load_phrases, matcher

PHRASES = Path(__file__).parents[3] / "seeds" / "reference" / "boilerplate.csv"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("SUBSCRIBE", "newsletter"),
        ("Editors’ Picks", "link_list"),
        ("We use cookies to count our visitors. Accept all | Manage", "cookies"),
        ("READ MORE: Ferry prices rise again", "read_more"),
        ("© Harbour Post 2014–2025", "legal"),
        ("[ADVERTISEMENT — more below]", "advert"),
        ("Support us for as little as two euros, and it takes a minute. Support independent journalism in the islands today.", "appeal"),
        ("Want the stories everyone talks about? Sign up for Harbour Alerts", "newsletter"),
        ("(Reporting by the Oslo desk; editing by B. Lund)", "author_note"),
        ("Authors: Ann Reed, The Harbour Post news desk", "author_note"),
    ],
)
def test_furniture_is_named_with_its_reason(line: str, reason: str) -> None:
    assert matcher(load_phrases(PHRASES)).reason(line, len(line.split())) == reason


@pytest.mark.parametrize(
    "line",
    [
        "The minister subscribes to no theory.",
        "Searching went on all night.",
        "More than forty ships waited outside the port while the comments of the captain were read aloud on the bridge.",
        "The firm said that this newsletter had been sent by mistake to nine thousand customers in the north of the country on Monday.",
        "Homes burned.",
        "Five states sign up for the mission on the northern lakes",
        "Smoke alerts crews",
    ],
)
def test_sentences_that_share_a_word_are_no_furniture(line: str) -> None:
    assert matcher(load_phrases(PHRASES)).reason(line, len(line.split())) is None


@pytest.mark.parametrize(
    ("content", "named"),
    [("a,b\n", "line 1"), ("phrase,where,reason\nmenu,sideways,nav\n", "line 2"), ("phrase,where,reason\n,line,nav\n", "line 2")],
)
def test_a_wrong_phrase_file_is_an_error_that_names_the_line(tmp_path: Path, content: str, named: str) -> None:
    file = tmp_path / "phrases.csv"
    file.write_text(content)
    with pytest.raises(ReferenceDataError, match=named):
        load_phrases(file)


def test_a_missing_phrase_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match="none.csv"):
        load_phrases(tmp_path / "none.csv")
