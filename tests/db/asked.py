"""A store with a few entities and stories, the cells of deployments, and the named questions asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from db.analytics import Catalog, ask_question, find_question
from tests.db.a_store import Cells, Store, filled, new_store, quantity

SQL = Path(__file__).parents[2] / "sql"
CATALOG = Catalog(SQL / "views")


def newsroom() -> Store:
    """Two states, two presidents, two places; stories a and a2 are copies of one text, b stands alone."""
    store = new_store()
    store.entity("state:PRK", "organization", "North Korea", "PRK", org_type="state")
    store.entity("state:RUS", "organization", "Russia", "RUS", org_type="state")
    store.entity("p:kim", "person", "Kim Jong Un", "PRK")
    store.entity("p:putin", "person", "Vladimir Putin", "RUS")
    store.entity("pl:kursk", "place", "Kursk Oblast", "RUS", place_type="region")
    store.entity("pl:russia", "place", "Russia", "RUS", place_type="country")
    store.story("a", outlet="Morning Sun", published="2025-06-17", duplicate_group="a")
    store.story("a2", outlet="Evening Post", published="2025-06-18", duplicate_group="a")
    store.story("b", outlet="Gazette", published="2025-07-01")
    return store


def rows(store: Store, question: str, /, **parameters: str) -> list[dict[str, Any]]:
    return ask_question(store.engine, CATALOG, find_question(SQL / "questions", question), parameters).records()


def troops(number: int | None, qualifier: str = "exact", to: str | None = "pl:kursk", **more: Any) -> Cells:
    route = {"contributor_id": "state:PRK", "contributor_text": "Pyongyang", "destination_id": to, "movement": "send"}
    return filled([route, quantity("headcount", number, qualifier) if number is not None else {}, more])


def part(role: str, number: int | None, qualifier: str = "exact") -> Cells:
    return filled([{"personnel_role": role}, quantity("headcount", number, qualifier) if number is not None else {}])


def attending(*who: tuple[str | None, str]) -> dict[str, list[Cells]]:
    return {"event_participants": [{"entity_id": key, "name": name, "role": "participant"} for key, name in who]}
