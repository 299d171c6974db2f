"""Five real pages and the public texts: story counts, kinds and dates."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from extract.document import Document, StoryKind
from extract.intake import IntakeOptions, load_phrases, read_file, read_page

PHRASES = load_phrases(Path(__file__).parents[3] / "seeds" / "reference" / "boilerplate.csv")
PAGES = [
    ("s000", {"story": 1, "caption": 1, "teaser": 1, "feed_item": 2}, ["2024-07-09"], "The Kyiv Independent"),
    ("s001", {"story": 1, "caption": 2}, [None], "Daily Express"),
    ("s002", {"story": 4}, [None, "2025-05-22", "2025-05-21", "2025-05-21"], "Daily8"),
    ("s003", {"story": 1, "caption": 1, "teaser": 2, "feed_item": 2}, ["2023-09-13"], "The Kyiv Independent"),
    ("s004", {"story": 1}, [None], None),
]
TEXT_SETS = ["eventtype", "headcount", "muc", "names", "rams", "re3d", "timex", "wikievents"]


@pytest.mark.parametrize(("name", "kinds", "dates", "outlet"), PAGES)
def test_a_real_page_has_its_stories(shared: Path, name: str, kinds: dict[str, int], dates: list[str | None], outlet: str | None) -> None:
    path = shared / "eval" / "seeds" / f"{name}.txt"
    (document,) = read_file(path, IntakeOptions(boilerplate=PHRASES))
    assert isinstance(document, Document)
    assert document.text == path.read_bytes().decode("utf-8") and document.outlet == outlet
    assert dict(Counter(s.kind.value for s in document.stories if s.kind is not StoryKind.BOILERPLATE)) == kinds
    assert [s.published and s.published.edtf for s in document.stories if s.kind is StoryKind.STORY] == dates
    assert all(s.published is None for s in document.stories if s.kind in (StoryKind.FEED_ITEM, StoryKind.TEASER))


@pytest.mark.parametrize("name", TEXT_SETS)
def test_a_plain_text_is_one_story_that_covers_nearly_all_of_it(shared: Path, name: str) -> None:
    for line in (shared / "eval" / "public" / name / "docs.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
        row = json.loads(line)
        stories = [s for s in read_page(row["text"], row["id"], PHRASES).stories if s.kind is StoryKind.STORY]
        assert len(stories) == 1, row["id"]
        gone = sum(end - start for start, end in stories[0].holes)
        assert stories[0].end - stories[0].start - gone > 0.85 * len(row["text"].strip()), row["id"]
