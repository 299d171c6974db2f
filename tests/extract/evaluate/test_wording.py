"""What counts as the same words, the same name, the same place and the same model."""

from __future__ import annotations

import pytest

from extract.evaluate import GoldArticle, Thing
from extract.evaluate.gold_rows import GoldDate, GoldFigure, GoldPlace
from extract.evaluate.quotes import names_in, overlap, places_of
from extract.evaluate.stored import Figure, When
from extract.evaluate.values import dates_meet, same_date, same_number, same_qualifier
from extract.evaluate.wording import content, model_key, share, within, words
from extract.fields import EntityKind
from tests.extract.evaluate.made import DEPLOYMENT, judge


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The  Défense Ministry's", ("defense", "ministry")),
        ("the workers’ party", ("workers", "party")),
        ("Kim Jong-un", ("kim", "jong", "un")),
        ("the U.N. and St. Olav", ("u.n.", "and", "st", "olav")),
        ("snake_case", ("snake", "case")),
        ("The the", ()),
        (None, ()),
    ],
)
def test_words(text: str | None, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "shared", "inside"),
    [
        ("military engineers", "engineer units", True, False),
        ("engineers", "military engineers", True, True),
        ("some of the other", "some of the other", False, False),
        ("class", "clas", False, False),
        ("medics", None, False, False),
    ],
)
def test_phrases_that_speak_of_the_same(a: str, b: str | None, shared: bool, inside: bool) -> None:
    assert (share(a, b), within(a, b), within(b, a)) == (shared, inside, inside)


def test_content_has_no_empty_words_and_no_plural() -> None:
    assert content("the former glass works of his own towns") == {"glass", "work", "own", "town"}


@pytest.mark.parametrize("name", ["LK-7", "LK 7", "the LK7 missile", "lk-7 ballistic missiles", "LK-7 launcher"])
def test_a_model_is_the_same_however_it_is_written(name: str) -> None:
    assert model_key(name) == "lk7"


def test_a_model_of_generic_words_keeps_them() -> None:
    assert model_key("the guided missile") == "guidedmissile"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Lund", "Kari Lund", True),
        ("Kari Lund", "Nils Lund", False),
        ("Li", "Li Wei", False),
        ("Norwegian", "NOR", True),
        ("NO", "Norway", True),
        ("Sudan", "South Sudan", False),
        ("", "Lund", False),
        ("", "", False),
    ],
)
def test_names_of_one_thing(a: str, b: str, same: bool) -> None:
    assert judge().same_name(a, b) is judge().same_name(b, a) is same


def body(**known: object) -> Thing:
    return Thing(**({"id": "x", "kind": EntityKind.ORGANIZATION} | known))  # type: ignore[arg-type]


PARTIES = [
    ("NOR", body(country="NOR", names=frozenset({"Norwegian navy"})), True),
    ("Norway", body(country="NOR"), True),
    ("NOR", body(country="NOR", kind=EntityKind.PERSON), False),
    ("NOR", Thing("Norwegian"), True),
    ("NOR", Thing("Norwegian trawlers"), False),
    ("Fjord Guard", Thing("the Fjord Guard of Vardal"), True),
    ("NOR", Thing(), False),
    (None, Thing(), True),
    (None, Thing("somebody"), True),
    (None, body(), False),
]


@pytest.mark.parametrize(("gold", "thing", "same"), PARTIES)
def test_a_party_is_met_by_the_state_or_a_body_of_it(gold: str | None, thing: Thing, same: bool) -> None:
    assert judge().party(gold, thing) is same


PLACES = [
    ("Vardal region", "ISL", body(names=frozenset({"Vardal Oblast"}), country="ISL"), True),
    ("Vardal", None, body(names=frozenset({"Vardal"}), country="NOR"), True),
    ("Vardal", "ISL", body(names=frozenset({"Vardal"}), country="NOR"), False),
    ("Vardal", "ISL", Thing("the village of Vardal"), True),
    ("South Sudan", None, Thing("Sudan"), False),
    ("Vardal", None, Thing(), False),
]


@pytest.mark.parametrize(("name", "country", "thing", "same"), PLACES)
def test_a_place_is_its_name_in_its_country(name: str, country: str | None, thing: Thing, same: bool) -> None:
    assert judge().place(GoldPlace.model_construct(name=name, country=country), thing) is same
    assert judge().place(None, thing) is False


@pytest.mark.parametrize(("gold", "same"), [("Lund", True), ("Defence Minister Kari Lund", True), ("Nils Aas", False), (None, False)])
def test_the_speaker_is_the_one_who_knows(gold: str | None, same: bool) -> None:
    assert judge().speaker(gold, DEPLOYMENT) is same


NUMBERS = [
    (GoldFigure(n=6), Figure(6, 6, None), True),
    (GoldFigure(n=6), Figure(None, 6, 6), False),
    (GoldFigure(min=3, max=4), Figure(None, 3, 4), True),
    (GoldFigure(min=3, max=4), Figure(3, 3, 4), False),
    (GoldFigure(min=24), Figure(None, 24, None), True),
    (GoldFigure(), Figure(), True),
    (GoldFigure(), Figure(1), False),
]


@pytest.mark.parametrize(("gold", "stored", "same"), NUMBERS)
def test_a_number_is_its_figure_or_both_its_bounds(gold: GoldFigure, stored: Figure, same: bool) -> None:
    assert same_number(gold, stored) is same


def test_a_qualifier_that_is_not_given_asks_for_none() -> None:
    assert same_qualifier(GoldFigure(), Figure()) and not same_qualifier(GoldFigure(), Figure(qualifier="exact"))


def day(earliest: str | None, latest: str | None) -> GoldDate:
    return GoldDate.model_validate({"earliest": earliest, "latest": latest})


DATES = [
    (day("2031-03-01", "2031-03-01"), When(None, "2031-03-01", "2031-03-01"), True, True),
    (day("2031-03-01", "2031-03-31"), When(None, "2031-03-09", "2031-03-09"), False, True),
    (day("2031-03-01", None), When(None, "2031-05-01", None), False, True),
    (day(None, "2031-03-01"), When(None, "2031-03-02", None), False, False),
    (day(None, None), When(), True, False),
    (day(None, None), When(None, "2031-03-02", None), False, False),
]


@pytest.mark.parametrize(("gold", "stored", "same", "meet"), DATES)
def test_dates(gold: GoldDate, stored: When, same: bool, meet: bool) -> None:
    assert (same_date(gold, stored), dates_meet(gold, stored)) == (same, meet)


def test_a_quote_is_found_wherever_it_stands_and_over_a_line_end() -> None:
    assert places_of("a cat and a cat", "a cat") == ((0, 5), (10, 15))
    assert places_of("a\ncat", "a cat") == ((0, 5),)
    assert places_of("a cat", "dog") == ()
    assert names_in("Lundin met Lund", ("Kari Lund", "Lund")) == ((11, 15),)
    assert overlap(((0, 3),), ((2, 4),)) and not overlap(((0, 2),), ((2, 4),))


def test_rows_that_carry_a_quote_are_named_by_their_place_in_the_file() -> None:
    gold = GoldArticle.model_validate({"weapons": [{"model": "LK-7"}], "events": [{"type": "visit"}, {"type": "meeting"}]})
    assert [place for place, _ in gold.facts()] == ["weapons[0]", "events[0]", "events[1]"]
