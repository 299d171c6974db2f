"""Pairing, slices, floors, traps, confusions and labels."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest

from extract.errors import SettingsError
from extract.evaluate import Counts, Difference, GoldArticle, Kind, Mistake, Slice, labels, slice_names
from extract.evaluate.assignment import assign
from extract.evaluate.confusions import Confusion, confusions
from extract.evaluate.floors import broken, read_floors
from extract.evaluate.gold_rows import GoldDate, GoldFigure, GoldPlace
from extract.evaluate.stored import Figure, Thing, When
from extract.evaluate.traps import stored_traps, trap_numbers
from tests.extract.evaluate.made import CASUALTY, DEPLOYMENT, article, cells, document, figure


def best(weights: list[list[float]]) -> float:
    """The highest total weight of all one-to-one pairings, by trying every one."""
    wide = max(len(weights), len(weights[0]))
    square = [[*row, *[0.0] * (wide - len(row))] for row in [*weights, *[[0.0] * len(weights[0])] * (wide - len(weights))]]
    return max(sum(max(0.0, square[i][j]) for i, j in enumerate(order)) for order in permutations(range(wide)))


@pytest.mark.parametrize("seed", range(60))
def test_the_pairing_has_the_highest_total_weight(seed: int) -> None:
    draw = random.Random(seed)
    weights = [[draw.choice([0, 0, 0, 1, 1.1, 1.5, 2]) for _ in range(draw.randint(1, 5))] for _ in range(1)]
    weights += [[draw.choice([0, 0, 0, 1, 1.1, 1.5, 2]) for _ in weights[0]] for _ in range(draw.randint(0, 5))]
    pairs = assign(range(len(weights)), range(len(weights[0])), lambda i, j: weights[i][j])
    assert sum(weights[i][j] for i, j in pairs) == pytest.approx(best(weights))
    assert all(weights[i][j] > 0 for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def test_nothing_pairs_with_nothing() -> None:
    assert assign([], [1], lambda g, p: 1.0) == assign([1], [], lambda g, p: 1.0) == assign([1], [2], lambda g, p: 0.0) == []


def test_a_slice_adds_up_its_documents() -> None:
    part = Slice("people", {"a": Counts(1, 2, 1), "b": Counts(2, 2, 4)})
    assert (part.precision, part.recall, part.f1, part.score) == (0.75, 0.6, 6 / 9, 6 / 9)
    low, high = part.interval() or (0, 0)
    assert 0 < low <= 6 / 9 <= high < 1
    assert part.interval() == part.interval()


def test_a_slice_without_rows_has_no_score_and_no_interval() -> None:
    empty = Slice("people", {"a": Counts(), "b": Counts()})
    assert (empty.precision, empty.recall, empty.f1, empty.interval()) == (None, None, None, None)
    assert Slice("people", {"a": Counts(1, 1, 1)}).interval() is None


def test_a_recall_slice_has_recall_alone() -> None:
    part = Slice("weapon_names", {"a": Counts(1, 0, 2), "b": Counts(1, 0, 2)}, recall_only=True)
    assert (part.precision, part.recall, part.f1, part.score, part.interval()) == (None, 0.5, None, 0.5, (0.5, 0.5))


PEOPLE = Slice("people", {"a": Counts(8, 10, 10)})


@pytest.mark.parametrize(
    ("floors", "told"),
    [
        ({"people": 0.8}, []),
        ({"people": 0.81}, ["people: F1 0.800 is below the floor 0.81"]),
        ({"events": 0.1}, ["events: gold and the rows have none, so the floor 0.1 cannot be checked"]),
    ],
)
def test_a_floor_that_is_not_met_is_told(floors: dict[str, float], told: list[str]) -> None:
    assert broken([PEOPLE], floors) == told


@pytest.mark.parametrize(("name", "value", "told"), [("persons", "0.5", "no such"), ("people", "80", "0 to 1"), ("people", "x", "0 to 1")])
def test_a_floor_that_cannot_be_meant_is_refused(name: str, value: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        read_floors({name: value}, slice_names())


def test_floors_are_read_by_slice() -> None:
    assert read_floors({"people.role": "0.75"}, slice_names()) == {"people.role": 0.75}


TRAPS = GoldArticle.model_validate(
    {
        "deployments": [{"contributor": "NOR", "headcount": {"n": 600}}],
        "casualties": [{"kind": "killed", "n": 9}],
        "traps": ["600 is right, 62,000 are mines", "the LK-7, a 2,000-ton ship, in 2031", "7.62 mm and 1,950 places", "9 dead"],
    }
)


def test_a_trap_warns_of_the_numbers_that_gold_does_not_have() -> None:
    assert set(trap_numbers(TRAPS)) == {62_000, 2_000, 1_950}


def test_a_trap_number_stored_as_people_is_told() -> None:
    mines = cells(DEPLOYMENT, figures={"headcount": figure(62_000, "exact")})
    found, numbers = stored_traps("v01", TRAPS, document(mines, CASUALTY))
    assert [(t.table, t.number, t.claim_id, t.trap) for t in found] == [("deployments", 62_000, mines.id, "600 is right, 62,000 are mines")]
    assert numbers == len(trap_numbers(TRAPS))
    assert stored_traps("v01", article().gold, document(DEPLOYMENT, CASUALTY))[0] == ()


def mistake(document: str, field: str, gold: str | None, stored: str | None) -> Mistake:
    return Mistake(Kind.WRONG_VALUE, document, "events", (Difference(field, gold, stored),), (), ())


def test_confusions_are_told_by_how_often() -> None:
    made = [mistake("a", "type", "visit", "meeting"), mistake("a", "status", "planned", None), mistake("b", "status", "planned", None)]
    assert confusions([*made, replace(made[0], differences=())]) == (
        Confusion("events.status", "planned", None, ("a", "b")),
        Confusion("events.type", "visit", "meeting", ("a",)),
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (GoldFigure(n=6, qualifier="approximate"), "6 approximate"),
        (Figure(None, 3, 4, "between"), "3 to 4 between"),
        (GoldFigure(min=24, qualifier="at_least"), "24 or more at_least"),
        (Figure(None, None, 5), "up to 5"),
        (Figure(), None),
    ],
)
def test_a_figure_is_shown_with_its_bounds(value: GoldFigure | Figure, shown: str | None) -> None:
    assert labels.figure(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (When("soon"), "soon"),
        (When("in March", "2031-03-01", "2031-03-31"), "in March (2031-03-01 to 2031-03-31)"),
        (GoldDate.model_validate({"earliest": "2031-03-01", "latest": "2031-03-01"}), "2031-03-01"),
        (When("by May", None, "2031-05-31"), "by May (open to 2031-05-31)"),
        (When(), None),
    ],
)
def test_a_date_is_shown_in_its_words_and_its_days(value: GoldDate | When, shown: str | None) -> None:
    assert labels.date(value) == shown


def test_things_and_places_are_shown_by_their_words_and_their_name() -> None:
    assert labels.thing(Thing("Oslo", "state:NOR", name="Norway")) == "Oslo (Norway)"
    assert labels.thing(Thing("Norway", "state:NOR", name="Norway")) == labels.thing(Thing(None, "x", name="Norway")) == "Norway"
    assert labels.place(GoldPlace(name="Vardal", country="ISL")) == "Vardal, ISL"
    assert (labels.place(None), labels.listed([None, ""]), labels.listed(["a", None, "b"])) == (None, None, "a, b")
