"""Whose date a relative date leans on: a story's own, never the page's for a feed item."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extract.document import Document, Story, StoryKind
from extract.extractors.rules import RulesExtractor
from extract.fields import Basis, EdtfDate, Precision
from extract.language.read import read

TEXT = "Shells hit the port of Odesa on Tuesday."
PAGE_DATE = EdtfDate(
    text="9 July 2024", edtf="2024-07-09", earliest=date(2024, 7, 9), latest=date(2024, 7, 9), precision=Precision.DAY, basis=Basis.STATED
)


@pytest.fixture(scope="module")
def rules(reference_dir: Path) -> RulesExtractor:
    return RulesExtractor.load([reference_dir])


@pytest.mark.parametrize(
    ("kind", "own", "page", "expected"),
    [
        (StoryKind.STORY, PAGE_DATE, None, "2024-07-09"),
        (StoryKind.STORY, None, PAGE_DATE, "2024-07-09"),
        (StoryKind.STORY, None, None, None),
        (StoryKind.FEED_ITEM, None, PAGE_DATE, None),
        (StoryKind.TEASER, None, PAGE_DATE, None),
        (StoryKind.FEED_ITEM, PAGE_DATE, None, "2024-07-09"),
    ],
)
def test_a_weekday_counts_from_the_date_of_its_own_story(
    rules: RulesExtractor, kind: StoryKind, own: EdtfDate | None, page: EdtfDate | None, expected: str | None
) -> None:
    story = Story("s", 0, kind, 0, len(TEXT), published=own)
    document = Document("d", "0", "page.txt", "text/plain", TEXT, published=page, stories=(story,))
    assert [d.date.edtf for d in read(document, story, rules.tools).dates] == [expected]
