"""Ids come from content alone, and a record type is read off its one declaration."""

from __future__ import annotations

import pytest

from extract.fields import Quantity, Reference
from extract.ids import content_id, local_ids
from extract.records import RECORDS, Component, Deployment, Event, EventType, Participant, cells_of, children_of, fields_of


def test_the_same_parts_give_the_same_id_and_other_parts_another() -> None:
    assert content_id("doc", "a", "b") == content_id("doc", "a", "b")
    parts = (("doc", "a", "b"), ("doc", "ab"), ("doc", "b", "a"), ("doc", "a"), ("doc", "a", None), ("clm", "a", "b"))
    ids = {content_id(*p) for p in parts}
    assert len(ids) == 6
    assert all(len(i.partition("_")[2]) == 20 for i in ids)


def test_half_a_surrogate_pair_has_an_id() -> None:
    assert content_id("doc", "\ud800") != content_id("doc", "\ud801")


def test_local_ids_of_one_scope_stand_together() -> None:
    scope, other = content_id("story", "a"), content_id("story", "b")
    (first, second), (third,) = local_ids("ev", scope, [(1,), (2,)]), local_ids("ev", other, [(1,)])
    assert len({first, second, third}) == 3
    assert first[:11] == second[:11] != third[:11]


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.record_type)
def test_every_declared_field_has_a_meaning_and_what_is_required_exists(record: type) -> None:
    names = {s.name for s in fields_of(record)}
    assert all(s.meaning for s in fields_of(record))
    assert {n for needed in record.required for n in needed.split("|")} <= names  # type: ignore[attr-defined]
    columns = [c.name for s in fields_of(record) for c in s.columns]
    assert len(columns) == len(set(columns))


def test_tables_are_named_once() -> None:
    tables = [r.table for r in RECORDS] + [s.child.table for r in RECORDS for s in children_of(r) if s.child]
    assert len(tables) == len(set(tables)) == 13


def test_the_cells_of_a_record_are_its_filled_columns() -> None:
    record = Deployment(
        event="event:0",
        contributor=Reference(text="Chad", entity="state:TCD"),
        headcount=Quantity(number=300, text="300"),
        components=(Component(personnel_role="medics"),),
    )
    cells = cells_of(record, {"state:TCD": "ent_1"}, {"event:0": "clm_1"})
    assert cells == {
        "event_id": "clm_1",
        "contributor_id": "ent_1",
        "contributor_text": "Chad",
        "headcount": 300,
        "headcount_min": None,
        "headcount_max": None,
        "headcount_qualifier": "exact",
        "headcount_text": "300",
    }


def test_an_unresolved_reference_keeps_its_words() -> None:
    row = Participant(name=Reference(text="rebels"))
    assert cells_of(row, {}, {}) == {"entity_id": None, "name": "rebels", "role": "participant"}


def test_values_cannot_be_changed() -> None:
    record = Event(event_type=EventType.STRIKE)
    with pytest.raises(ValueError, match="frozen"):
        record.event_type = EventType.VISIT  # type: ignore[misc]
