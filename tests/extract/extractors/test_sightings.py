"""Weapon sightings: which model, which alternatives, made when and where, seen by whom; parts are no weapons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.claim import Claim
from extract.records import WeaponSighting

Reads = Callable[..., list[Claim]]


def sightings(claims: list[Claim]) -> list[WeaponSighting]:
    return [c.record for c in claims if isinstance(c.record, WeaponSighting)]


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("The missile was either a KN-23 or KN-24.", [["weapon:kn-23", "weapon:kn-24"]]),
        ("The missile was a KN-23.", [["weapon:kn-23"]]),
        ("The parade displayed a Hwasong-17.", [["weapon:hwasong-17"]]),
        ("Su-22s and Su-34s took off.", [["weapon:su-22"], ["weapon:su-34"]]),
        ("The missile was painted green.", []),
    ],
)
def test_alternatives_of_one_weapon_and_weapons_that_are_all_meant(read_claims: Reads, text: str, models: list[list[str]]) -> None:
    assert [[a.model.entity for a in s.alternatives] for s in sightings(read_claims(text))] == models


@pytest.mark.parametrize(
    ("text", "made_in", "year"),
    [
        ("The wreck, a KN-23 or KN-24, had been manufactured in North Korea in 2021.", "PRK", 2021),
        ("Rust Research documented a shell produced in 1981 in Sumy.", None, 1981),
        ("The missile was a KN-23.", None, None),
    ],
)
def test_when_and_where_it_was_made(read_claims: Reads, text: str, made_in: str | None, year: int | None) -> None:
    (found,) = sightings(read_claims(text))
    years = (found.made_year.minimum, found.made_year.maximum) if found.made_year else (None, None)
    assert (found.made_in, years) == (made_in, (year, year))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia fired two Kinzhal missiles at Kyiv on 4 May 2023.", ("Kinzhal missiles", 2, "used", "Kyiv", "2023-05-04")),
        ("Police seized 40 rifles in Gao on 4 May 2023.", ("rifles", 40, "seized", "Gao", "2023-05-04")),
        ("The army destroyed five tanks near Gao in May 2023.", ("tanks", 5, "destroyed", "Gao", "2023-05")),
    ],
)
def test_what_was_done_with_how_many_where_and_when(
    read_claims: Reads, text: str, expected: tuple[str, int, str, str, str]
) -> None:
    (found,) = sightings(read_claims(text))
    assert found.count and found.kind and found.place and found.occurred
    assert (found.label, found.count.number, found.kind.value, found.place.text, found.occurred.edtf) == expected


def test_its_teams_observe_for_the_body_of_the_speaker(read_claims: Reads) -> None:
    text = "Jonah Lee, director of Rust Research, said its teams inspected three North Korean missiles that struck Kharkiv in May 2023."
    (found,) = sightings(read_claims(text))
    assert found.observer and found.count and found.place
    assert (found.observer.text, found.observer.entity) == ("its teams", "org:rust-research")
    assert (found.count.number, found.made_in, found.place.text) == (3, "PRK", "Kharkiv")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Investigators found 290 components of the missile.", id="components of a weapon"),
        pytest.param("Rust Research documented almost 300 components made by 26 companies.", id="components alone"),
        pytest.param("The army has rifles.", id="a class without place, time or observer"),
        pytest.param("A missile test was planned.", id="a weapon that describes another noun"),
        pytest.param("The tank of the lorry was empty, he found.", id="no weapon told of"),
    ],
)
def test_what_is_no_sighting(read_claims: Reads, text: str) -> None:
    assert sightings(read_claims(text)) == []


def test_a_class_and_its_model_told_later_are_one_weapon(read_claims: Reads) -> None:
    (found,) = sightings(read_claims("The army showed a missile in Gao. The missile was either a KN-23 or KN-24."))
    assert found.label == "missile"
    assert [a.model.text for a in found.alternatives] == ["KN-23", "KN-24"]


def test_one_model_at_two_places_is_two_sightings(read_claims: Reads) -> None:
    found = sightings(read_claims("A KN-23 struck Kyiv on 4 May 2023. A KN-23 struck Kharkiv on 9 May 2023."))
    assert [s.place and s.place.text for s in found] == ["Kyiv", "Kharkiv"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Four F-16s and two Su-25s crossed the border.", ["F-16", "Su-25"]),
        ("The army lent two UH-60 Black Hawks.", ["UH-60 Black Hawk"]),
        ("The wreck was of a Hwasong-11Ga, known abroad as the KN-23.", ["KN-23"]),
        ("Soldiers carried AKS rifles and a T-72S tank stood by.", ["T-72S"]),
    ],
)
def test_a_model_is_called_by_its_own_name(read_claims: Reads, text: str, named: list[str]) -> None:
    assert [a.model.text for s in sightings(read_claims(text)) for a in s.alternatives] == named
