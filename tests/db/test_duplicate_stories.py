"""Stories that are one text told again share a group; two stories about one thing do not."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.connect import open_engine
from db.migrate import upgrade
from db.resolve.duplicates import SIMILAR, jaccard, shingles
from db.resolve.flow import resolve
from db.store import RunInfo, Store
from extract.claim import Extraction
from tests.db.dumps import column
from tests.db.made import MIGRATIONS, document

BODY = (
    "The bridge over the Lipa was closed on Monday after an inspector found cracks in two of its piers. Lorries must take the "
    "northern road, which adds forty minutes to the trip, while cars may cross one at a time. The council wants to decide on the "
    "repair next week. A contractor has offered to begin in June and to finish before the first frost, at a price that the mayor "
    "called painful but fair."
)
ORIGINAL = "Bridge closed. " + BODY
REPRINT = "Cracks shut the old bridge, says the council. " + BODY
LONGER = ORIGINAL + " Fishermen said that they had seen the cracks years ago and had been laughed at for it by the road office."
OTHER = (
    "The council met on Monday to speak about the bridge over the Lipa, whose piers have cracks. The mayor wants it mended soon. Drivers "
    "of lorries complained of the northern road and its forty minutes, and a teacher asked who would bring the children to school."
)
SHORT = "The bridge is closed. The bridge is closed."


def store(engine: Engine, texts: tuple[str, ...], each: bool = False) -> None:
    for number, text in enumerate(texts):
        doc = document(text, f"{number}.txt")
        with Store(engine) as opened:
            opened.save(opened.begin_run(RunInfo("rules", "1")), doc, doc.stories[0], Extraction(doc.stories[0].id))
        if each:
            resolve(engine, [doc.stories[0].id])
    resolve(engine)


@pytest.mark.parametrize(
    ("texts", "grouped"),
    [
        ((ORIGINAL, REPRINT), 2),
        ((ORIGINAL, REPRINT, LONGER), 3),
        ((ORIGINAL, OTHER), 0),
        ((ORIGINAL, OTHER, REPRINT), 2),
        ((SHORT, SHORT + " Still."), 0),
        ((ORIGINAL,), 0),
    ],
)
def test_groups(sqlite: Engine, texts: tuple[str, ...], grouped: int) -> None:
    store(sqlite, texts)
    groups = [group for group in column(sqlite, "stories", "duplicate_group") if group]
    assert len(groups) == grouped
    assert set(groups) <= set(column(sqlite, "stories", "id")[:1] if grouped == len(texts) else column(sqlite, "stories", "id"))
    assert len(set(groups)) <= 1


def test_the_order_of_stories_does_not_matter(tmp_path: Path) -> None:
    found = []
    for number, order in enumerate(permutations((ORIGINAL, REPRINT, LONGER))):
        engine = open_engine(tmp_path / f"{number}.db")
        upgrade(engine, MIGRATIONS)
        store(engine, order, each=bool(number % 2))
        found.append(column(engine, "stories", "duplicate_group"))
        engine.dispose()
    assert all(groups == found[0] for groups in found)


def test_the_measure_has_room_on_both_sides() -> None:
    assert jaccard(shingles(ORIGINAL), shingles(REPRINT)) > SIMILAR + 0.2
    assert jaccard(shingles(ORIGINAL), shingles(OTHER)) < SIMILAR - 0.4
    assert jaccard(frozenset(), frozenset()) == 0.0
