"""Names to entities in the database: who is one, who is not, and in whichever order the stories come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.connect import open_engine
from db.migrate import upgrade
from db.resolve.flow import resolve
from db.store import RunInfo, Store
from extract.fields import EntityKind, Reference
from extract.records import Participant
from extract.records.event import Event, EventType
from tests.db.dumps import column, dump
from tests.db.made import MIGRATIONS, document, maker

Names = Sequence[str]


def tell(engine: Engine, pages: Sequence[Sequence[Names]], at_once: bool = True) -> None:
    """Stores pages of stories that each name people, who meet; resolves after all, or after each page."""
    for number, page in enumerate(pages):
        text = f"Page {sorted(map(sorted, page))}: " + " and ".join(name for names in page for name in names)
        doc = document(text, f"{number}.txt", stories=len(page))
        with Store(engine) as store:
            run = store.begin_run(RunInfo("rules", "1"))
            for story, names in zip(store.pending(doc, run), page, strict=True):
                m = maker(doc, story.ordinal)
                # names that the story's stretch does not hold still have a mention somewhere in it
                people = [m.named(EntityKind.PERSON, name) for name in names]
                m.claim(Event(event_type=EventType.MEETING, participants=tuple(Participant(name=one) for one in people)))
                store.save(run, doc, story, m.extraction())
        if not at_once:
            resolve(engine, run.stories)
    if at_once:
        resolve(engine)


@pytest.mark.parametrize(
    ("pages", "people"),
    [
        ([[["Sergey Shoigu"]], [["Sergei Shoigu"]]], ["Sergei Shoigu"]),
        ([[["Ivan Petrov", "Petrov"]]], ["Ivan Petrov"]),
        ([[["Ivan Petrov"], ["Petrov"]]], ["Ivan Petrov"]),
        ([[["Ivan Petrov", "Oleg Petrov", "Petrov"]]], ["Ivan Petrov", "Oleg Petrov", "Petrov"]),
        ([[["Ivan Petrov", "Petrov"]], [["Oleg Petrov", "Petrov"]]], ["Ivan Petrov", "Oleg Petrov"]),
        ([[["Ivan Petrov"]], [["Petrov"]]], ["Ivan Petrov", "Petrov"]),
        ([[["Ivan Petrov", "A"]], [["Ivan Petrov", "B"]], [["Petrov"]]], ["A", "B", "Ivan Petrov"]),
        ([[["Kim Jong Un", "A"]], [["Kim Jong Un", "B"]], [["Kim"]]], ["A", "B", "Kim", "Kim Jong Un"]),
        ([[["Kim Jong Un", "Kim Geum Chol", "Kim"]]], ["Kim", "Kim Geum Chol", "Kim Jong Un"]),
        ([[["S. Petrov"]], [["Sergey Petrov"]]], ["Sergey Petrov"]),
        ([[["S. Petrov"]], [["Sergey Petrov"]], [["Semyon Petrov"]]], ["S. Petrov", "Semyon Petrov", "Sergey Petrov"]),
    ],
)
def test_people(sqlite: Engine, pages: Sequence[Sequence[Names]], people: Names) -> None:
    tell(sqlite, pages)
    assert column(sqlite, "entities", "name") == sorted(people, key=repr)
    known = set(column(sqlite, "entities", "id"))
    for table, name in (("mentions", "entity_id"), ("event_participants", "entity_id"), ("entity_nodes", "entity_id"), ("people", "id")):
        assert set(column(sqlite, table, name)) == known


def test_the_order_of_stories_and_the_number_of_resolves_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.resolve.flow._most", lambda *_: False)
    pages = [[["S. Petrov", "A"]], [["Sergey Petrov", "Petrov"]], [["Semyon Petrov"]], [["Sergei Petrov", "Petrov"]]]
    found = []
    for number, order in enumerate([*list(permutations(pages))[::5], tuple(pages)]):
        engine = open_engine(tmp_path / f"{number}.db")
        upgrade(engine, MIGRATIONS)
        tell(engine, order, at_once=bool(number % 2))
        found.append(dump(engine, {"judgements", "runs", "story_runs", "documents", "claims"}))
        engine.dispose()
    assert all(one == found[0] for one in found)


def test_a_body_named_by_its_acronym_is_the_one_introduced_with_it(sqlite: Engine) -> None:
    for number, name in enumerate(("Lake Arms Survey", "LAS")):
        doc = document(f"The {name} counted {number}.", f"{number}.txt")
        m = maker(doc)
        m.named(EntityKind.ORGANIZATION, name, *(("LAS",) if number == 0 else ()))
        with Store(sqlite) as store:
            run = store.begin_run(RunInfo("rules", "1"))
            [story] = store.pending(doc, run)
            store.save(run, doc, story, m.extraction())
        resolve(sqlite, run.stories)
    assert column(sqlite, "entities", "name") == ["Lake Arms Survey"]
    assert column(sqlite, "entity_names", "name") == ["LAS", "Lake Arms Survey"]


def test_an_unnamed_reference_stays_unnamed(sqlite: Engine) -> None:
    doc = document("A village near the lake was left.")
    m = maker(doc)
    m.claim(Event(event_type=EventType.DISPLACEMENT, place=Reference(text="A village")))
    with Store(sqlite) as store:
        run = store.begin_run(RunInfo("rules", "1"))
        [story] = store.pending(doc, run)
        store.save(run, doc, story, m.extraction())
    resolve(sqlite)
    assert (column(sqlite, "events", "place_id"), column(sqlite, "events", "place_text")) == ([None], ["A village"])
