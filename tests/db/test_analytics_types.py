"""The DuckDB copy has the declared types and exactly the stored values."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from db.analytics import Catalog, arrow, ask, load_views, open_analytics, run_select
from db.analytics.arrow import duckdb_type
from db.tables import metadata
from extract.errors import ReferenceDataError
from extract.records import EventType
from tests.db.a_store import Cells, Store, day, filled, new_store, quantity

ROOT = Path(__file__).parents[2]
CATALOG = Catalog(ROOT / "sql" / "views")


@pytest.fixture
def store() -> Store:
    return new_store()


def test_every_table_is_there_with_its_declared_types(store: Store) -> None:
    rows = run_select(open_analytics(store.engine, CATALOG), "SELECT table_name, column_name, data_type FROM duckdb_columns()").rows
    found = {(table, column): kind for table, column, kind in rows}
    declared = {(t.name, c.name): duckdb_type(c) for t in metadata.tables.values() for c in t.columns}
    assert {key: found.get(key) for key in declared} == declared


def test_columns_keep_their_meaning(store: Store) -> None:
    sql = "SELECT comment FROM duckdb_columns() WHERE table_name = 'claims' AND column_name = 'status'"
    assert ask(store.engine, CATALOG, sql).rows == (("what happened in the world",),)


def test_leading_nulls_and_batches_do_not_change_a_type(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "BATCH", 3)
    store.story("s", published="2025-03-04")
    for number in range(7):
        store.claim(f"c{number}", "casualty", "s", {"kind": "killed"})
    cells = filled([{"kind": "killed", "victims_text": "=1+1"}, quantity("count", 12), day("occurred", "2025-03-01")])
    store.claim("c9", "casualty", "s", cells)
    answer = ask(store.engine, CATALOG, 'SELECT "count", occurred_earliest, victims_text FROM casualties ORDER BY claim_id')
    assert answer.types == ("BIGINT", "DATE", "VARCHAR")
    assert answer.rows == ((None, None, None),) * 7 + ((12, date(2025, 3, 1), "=1+1"),)


def test_booleans_and_empty_texts_are_kept_apart_from_null(store: Store) -> None:
    store.story("s")
    store.claim("yes", "deployment", "s", {"components_complete": True, "purpose": ""})
    store.claim("no", "deployment", "s", {"components_complete": False, "purpose": None})
    answer = ask(store.engine, CATALOG, "SELECT components_complete, purpose FROM deployments ORDER BY claim_id")
    assert answer.rows == ((False, None), (True, ""))


def test_views_have_the_columns_of_their_headers(store: Store) -> None:
    connection = open_analytics(store.engine, CATALOG)
    for view in load_views(CATALOG.views):
        answer = run_select(connection, f'SELECT * FROM "{view.name}"')
        assert answer.columns == tuple(column.name for column in view.columns), view.name


def test_a_view_fills_the_tables_that_it_reads_through_other_views(store: Store) -> None:
    store.story("s", outlet="Evening Post")
    store.claim("c", "deployment", "s", quantity("headcount", 40), chain=["Evening Post", "the mayor"])
    answer = ask(store.engine, CATALOG, "SELECT says FROM deployment_facts")
    assert answer.rows == ((["40, completed, reported: Evening Post <- the mayor"],),)


def test_a_table_named_at_run_time_is_filled(store: Store) -> None:
    store.story("s")
    assert ask(store.engine, CATALOG, "SELECT count(*) FROM query_table('sto' || 'ries')").rows == ((1,),)


def test_a_view_reads_no_column_without_naming_it(store: Store) -> None:
    """Tables behind a view are filled with the columns that it names: a star over one of them would bring NULLs."""
    store.entity("o", "organization", "Northland", "PRK", org_type="state")
    store.entity("p", "place", "Lakeside", "RUS", place_type="city")
    store.entity("w", "weapon", "KN-23")
    store.story("s", "x", outlet="Evening Post", published="2025-03-04", duplicate_group="s")
    all_cells: dict[str, Cells] = {
        "event": {"event_type": "visit", "place_id": "p"} | day("occurred", "2025-03-01"),
        "deployment": {"contributor_id": "o", "destination_id": "p", "event_id": "event"} | quantity("headcount", 5),
        "weapon_sighting": {"label": "x", "place_id": "p", "observer_id": "o"} | quantity("count", 5, "at_least"),
        "weapon_transfer": {"supplier_id": "o", "recipient_id": "o", "weapon_id": "w", "item_text": "y"} | day("delivered", "2025-03-01"),
        "agreement": {"name": "z"} | day("signed", "2025-03-01"),
        "casualty": {"kind": "killed", "place_id": "p", "caused_by_id": "o", "victims_text": "v"} | quantity("count", 5, "more_than"),
    }
    children = {
        "event": {"event_participants": [{"entity_id": "o", "name": "n", "role": "host"}]},
        "deployment": {"deployment_components": [{"task": "t"} | quantity("headcount", 5)]},
        "weapon_sighting": {"weapon_alternatives": [{"weapon_id": "w", "model_text": "m"}]},
        "agreement": {"agreement_parties": [{"entity_id": "o", "name": "n"}]},
    }
    for kind, cells in all_cells.items():
        store.claim(kind, kind, "s", cells, fact=f"f {kind}", chain=["Evening Post", ("x", "o")], children=children.get(kind, {}))
    whole = open_analytics(store.engine, CATALOG)
    for view in load_views(CATALOG.views):
        sql = f'SELECT * FROM "{view.name}" ORDER BY ALL'
        assert ask(store.engine, CATALOG, sql) == run_select(whole, sql), view.name


def test_every_event_type_has_the_codes_of_the_reference_file(store: Store) -> None:
    store.story("s")
    for kind in EventType:
        store.claim(kind.value, "event", "s", {"event_type": kind.value})
    catalog = Catalog(CATALOG.views, ROOT / "seeds" / "reference" / "event_types.csv")
    sql = "SELECT event_type, plover FROM timeline WHERE acled IS NOT NULL"
    rows = ask(store.engine, catalog, sql).rows
    assert {row[0] for row in rows if row[1]} == set(EventType)
    assert ("meeting", "CONSULT") in rows


def test_a_reference_file_without_the_codes_is_named(store: Store, tmp_path: Path) -> None:
    codes = tmp_path / "event_types.csv"
    codes.write_text("event_type,plover\nmeeting,CONSULT\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match="event_types.csv: .*needs the columns event_type, plover_event"):
        ask(store.engine, Catalog(CATALOG.views, codes), "SELECT 1")
