"""SQLite and PostgreSQL give the same rows to DuckDB, to `show` and to `status`."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.analytics import Catalog, arrow, open_analytics, run_select
from db.show import find_row
from db.status import status
from db.tables import metadata
from tests.db.a_store import Store, day, filled, quantity

CATALOG = Catalog(Path(__file__).parents[2] / "sql" / "views")
TEXT = 'One, "two"\nthree; \u201cfour\u201d \u2013 f\u00fcnf \U0001f600\t\\N and \\.\n'


def fill(engine: Engine) -> None:
    store = Store(engine)
    store.run()
    store.entity("pl:x", "place", "", "RUS", place_type="city", latitude=51.7373, longitude=-0.1)
    store.story("a", TEXT, outlet="Gazette", published="2025-06-17")
    store.story("b", outlet="Gazette", title="")
    for number in range(4):
        store.claim(f"c{number}", "casualty", "a", {"kind": "killed"})
    cells = filled([{"kind": "killed", "victims_text": "", "place_id": "pl:x"}, quantity("count", 12), day("occurred", "2025-06-01")])
    store.claim("c9", "casualty", "a", cells, fact="f", chain=["Gazette", ("x", "pl:x")], spans={"count": (0, 3), "kind": (5, 8)})
    store.claim("d1", "deployment", "b", {"components_complete": True, "purpose": "NULL"}, fact="g")
    store.claim("d2", "deployment", "b", {"components_complete": False}, fact="g", current=False)
    store.add("story_runs", {"run_id": "run", "story_id": "a", "state": "partial", "claims": 5, "rejections": 0, "seconds": 0.25})


def test_every_table_and_view_is_the_same(both: tuple[Engine, Engine], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "BATCH", 2)
    for engine in both:
        fill(engine)
    first, second = (open_analytics(engine, CATALOG) for engine in both)
    names = [name for (name,) in run_select(first, "SELECT table_name FROM information_schema.tables ORDER BY 1").rows]
    assert set(metadata.tables) < set(names)
    for name in names:
        sql = f'SELECT * FROM "{name}" ORDER BY ALL'
        assert run_select(first, sql) == run_select(second, sql), name
    for connection in (first, second):
        assert run_select(connection, "SELECT text FROM documents WHERE id = 'doc a'").rows == ((TEXT,),)
        assert run_select(connection, "SELECT victims_text IS NULL, \"count\" FROM casualties ORDER BY 1, 2").rows[0] == (False, 12)


def test_shown_rows_and_status_are_the_same(both: tuple[Engine, Engine]) -> None:
    for engine in both:
        fill(engine)
    first, second = both
    for key in ("c9", "f", "g", "a", "doc b", "pl:"):
        assert find_row(first, key) == find_row(second, key), key
    assert status(first) == status(second)
