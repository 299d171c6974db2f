"""The same stories give the same rows on SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import Engine

from db.resolve.flow import Opinion, judge, resolve
from db.store import RunInfo, Store
from tests.db.dumps import dump
from tests.db.made import TEXT, document, everything


def test_stored_resolved_and_judged_rows_are_equal(both: tuple[Engine, Engine]) -> None:
    found = []
    for engine in both:
        with Store(engine) as store:
            for version in ("1", "2"):
                run = store.begin_run(RunInfo("rules", version, params={"a": 1.5, "ü": None}))
                for number in range(3):
                    doc = document(f"{TEXT} Page {number} – ünïcode 🚀.", f"{number}.txt", stories=2)
                    for story in store.pending(doc, run):
                        store.save(run, doc, story, everything(doc, story.ordinal))
                store.finish_run(run)
                resolve(engine, run.stories)
        judge(engine, "entity", "state:NOR", "state:SDN", Opinion("same", "anna", "a test"))
        found.append(dump(engine))
    assert found[0] == found[1]
    assert len(found[0]["claims"]) == 2 * 3 * 2 * 8
    assert {row[5] for row in found[0]["judgements"]} == {"same"}
