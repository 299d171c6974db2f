"""Figures, sums and dates disagree only where both cannot be true."""

from __future__ import annotations

from datetime import date

import pytest

from tests.db.a_store import Store, day, quantity
from tests.db.asked import newsroom, part, rows, troops


@pytest.fixture
def store() -> Store:
    return newsroom()


FIGURES = (
    ("exact figures differ", (100, "exact"), (120, "exact"), True),
    ("the same", (100, "exact"), (100, "exact"), False),
    ("approximate and near", (100, "approximate"), (105, "exact"), False),
    ("approximate and far", (100, "approximate"), (150, "exact"), True),
    ("open maximum holds the other", (100, "more_than"), (900, "exact"), False),
    ("open maximum does not reach down", (100, "more_than"), (100, "exact"), True),
    ("at least, met", (100, "at_least"), (100, "exact"), False),
    ("below an upper bound", (30, "at_most"), (12, "exact"), False),
    ("above an upper bound", (30, "at_most"), (31, "exact"), True),
)


@pytest.mark.parametrize(("first", "second", "disagree"), [case[1:] for case in FIGURES], ids=[case[0] for case in FIGURES])
def test_figures_disagree_only_where_both_cannot_be_true(
    store: Store, first: tuple[int, str], second: tuple[int, str], disagree: bool
) -> None:
    store.claim("c1", "casualty", "a", {"kind": "killed"} | quantity("count", *first), fact="f", chain=["Morning Sun", "the mayor"])
    store.claim("c2", "casualty", "b", {"kind": "killed"} | quantity("count", *second), fact="f", chain=["Gazette", "the army"])
    assert len(rows(store, "figures_that_disagree")) == disagree


def test_rival_figures_name_both_sides(store: Store) -> None:
    store.claim("c1", "casualty", "a", {"kind": "killed"} | quantity("count", 12), fact="f", chain=["Morning Sun", "the mayor"])
    store.claim("c2", "casualty", "a2", {"kind": "killed"} | quantity("count", 12), fact="f", chain=["Evening Post", "the mayor"])
    store.claim("c3", "casualty", "b", {"kind": "killed"} | quantity("count", 20, "at_least"), fact="f", chain=["Gazette", "the army"])
    (row,) = rows(store, "figures_that_disagree")
    assert (row["smaller"], row["larger"], row["larger_by"]) == ("12", "≥ 20", ["the army (Gazette)"])
    assert row["smaller_by"] == ["the mayor (Evening Post)", "the mayor (Morning Sun)"]


def test_plan_and_fulfilment_denial_and_other_kind_are_no_disagreement(store: Store) -> None:
    store.claim("d1", "deployment", "a", troops(6000), fact="f", status="planned")
    store.claim("d2", "deployment", "b", troops(4000), fact="f", status="completed")
    store.claim("d3", "deployment", "b", troops(9000), fact="f", status="completed", modality="denied")
    store.claim("d4", "deployment", "b", troops(7), fact="f", status="completed", current=False)
    store.claim("c1", "casualty", "a", {"kind": "killed"} | quantity("count", 1), fact="g")
    store.claim("c2", "casualty", "a", {"kind": "wounded"} | quantity("count", 8), fact="g")
    assert rows(store, "figures_that_disagree") == []


def test_a_part_told_alone_is_compatible_with_the_whole(store: Store) -> None:
    parts = {"deployment_components": [part("deminers", 1000, "approximate"), part("engineers", 5000)]}
    store.claim("whole", "deployment", "a", troops(6000, "approximate"), fact="f", status="planned", children=parts)
    store.claim("part", "deployment", "b", troops(1000, purpose="to clear mines"), fact="f", status="planned")
    assert rows(store, "figures_that_disagree") == []
    store.claim("rival", "deployment", "b", troops(3000), fact="f", status="planned")
    assert [(row["smaller"], row["larger"]) for row in rows(store, "figures_that_disagree")] == [("3,000", "~6,000")]


SUMS = (
    ("approximate parts that add up", (6000, "approximate"), [(1000, "approximate"), (5000, "exact")], True, None),
    ("complete and short", (6000, "exact"), [(1000, "exact"), (4000, "exact")], True, "parts fall short of the total"),
    ("incomplete and short", (6000, "exact"), [(1000, "exact"), (4000, "exact")], False, None),
    ("not told whether complete", (6000, "exact"), [(1000, "exact")], None, None),
    ("incomplete and too many", (6000, "exact"), [(1000, "exact"), (5500, "exact")], False, "parts exceed the total"),
    ("complete with an open part", (6000, "exact"), [(1000, "exact"), (4000, "more_than")], True, None),
    ("complete with a part without figure", (6000, "exact"), [(1000, "exact"), (None, "exact")], True, None),
    ("a part without figure, the other too large", (600, "exact"), [(1000, "exact"), (None, "exact")], None, "parts exceed the total"),
    ("open total", (6000, "at_least"), [(1000, "exact"), (9000, "exact")], True, None),
    ("no total", (None, "exact"), [(1000, "exact"), (9000, "exact")], True, None),
)


@pytest.mark.parametrize(("total", "parts", "complete", "problem"), [case[1:] for case in SUMS], ids=[case[0] for case in SUMS])
def test_breakdowns_are_checked_only_where_the_parts_are_all_or_exceed_the_total(
    store: Store, total: tuple[int | None, str], parts: list[tuple[int | None, str]], complete: bool | None, problem: str | None
) -> None:
    children = {"deployment_components": [part(f"group {n}", *figure) for n, figure in enumerate(parts)]}
    store.claim("d", "deployment", "a", troops(*total, components_complete=complete), children=children)
    assert [row["problem"] for row in rows(store, "breakdowns_that_do_not_add_up")] == ([problem] if problem else [])


def test_dates_that_disagree(store: Store) -> None:
    store.claim("e1", "event", "a", {"event_type": "strike"} | day("occurred", "2025-05-03"), fact="f1", chain=["Morning Sun"])
    store.claim("e2", "event", "b", {"event_type": "strike"} | day("occurred", "2025-06-03"), fact="f1", chain=["Gazette"])
    month = {"occurred_text": "in June", "occurred_edtf": "2025-06", "occurred_precision": "month", "occurred_basis": "stated"}
    month |= {"occurred_earliest": date(2025, 6, 1), "occurred_latest": date(2025, 6, 30)}
    store.claim("e3", "event", "b", {"event_type": "strike"} | month, fact="f1", chain=["Gazette"])
    found = [(row["earlier"], row["later"]) for row in rows(store, "dates_that_disagree")]
    assert found == [("2025-05-03", "2025-06"), ("2025-05-03", "2025-06-03")]
