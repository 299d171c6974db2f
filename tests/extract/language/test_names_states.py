"""States, capitals and demonyms: who acts, where it happens, and whose people are meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.language.names import Names
from extract.mention import MentionKind

Read = Callable[..., Names]


def entity_of(names: Names, surface: str) -> list[str | None]:
    """Entity keys of the mentions with this surface, in order."""
    return [m.entity for m in names.mentions if m.surface == surface]


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        ("Moscow said the talks had failed.", "Moscow", "state:RUS"),
        ("The talks in Moscow failed.", "Moscow", "geonames:524901"),
        ("Moscow's envoy left.", "Moscow", "state:RUS"),
        ("A pact between Moscow and Pyongyang was signed.", "Pyongyang", "state:PRK"),
        ("Trains between Moscow and Minsk run daily.", "Moscow", "geonames:524901"),
        ("He flew to Pyongyang on Monday.", "Pyongyang", "geonames:1871859"),
        ("Shells were supplied to Moscow.", "Moscow", "state:RUS"),
        ("Soldiers were sent to Russia.", "Russia", "country:RUS"),
        ("It delivered missiles to Russia.", "Russia", "state:RUS"),
        ("Cooperation with Seoul continues.", "Seoul", "state:KOR"),
        ("There was no word from Pyongyang.", "Pyongyang", "state:PRK"),
        ("Kyiv was struck by two missiles.", "Kyiv", "geonames:703448"),
        ("Seoul officials doubt it.", "Seoul", "state:KOR"),
        ("The London conference ended.", "London", "geonames:2643743"),
        ("Russia launched the drones.", "Russia", "state:RUS"),
        ("The drones fell in Russia.", "Russia", "country:RUS"),
        ("The people welcomed Poland's president.", "Poland", "state:POL"),
        ("Floods hit Poland's Opole region.", "Poland", "country:POL"),
        ("The rest of Syria is calm.", "Syria", "country:SYR"),
        ("The government of Syria denied it.", "Syria", None),
    ],
)
def test_role_in_the_clause_decides(names_of: Read, text: str, surface: str, entity: str | None) -> None:
    assert entity_of(names_of(text), surface) == ([entity] if entity else [])


def test_a_metonym_keeps_its_place(names_of: Read) -> None:
    (mention,) = names_of("Pyongyang has denied the sale.").mentions
    assert (mention.kind, mention.value, mention.metonym_of) == (MentionKind.ORGANIZATION, "PRK", "geonames:1871859")


def test_a_dateline_is_a_place(names_of: Read) -> None:
    assert entity_of(names_of("SEOUL — The ministry said on Monday that nothing had changed."), "SEOUL") == ["geonames:1835848"]


def test_the_north_is_a_state_where_the_koreas_are_meant(names_of: Read) -> None:
    names = names_of("South Korea watches the border. The North has moved guns there, and the south of Asia does not care.")
    assert [(m.surface, m.entity) for m in names.mentions if m.metonym_of] == [("The North", "state:PRK")]
    assert entity_of(names_of("The North has seen more rain than the South of Italy."), "The North") == []


@pytest.mark.parametrize(
    ("text", "surface", "entity", "value"),
    [
        ("Russian drones flew low.", "Russian", "state:RUS", "RUS"),
        ("Two Britons were hurt.", "Britons", "state:GBR", "GBR"),
        ("North Korean workers arrived.", "North Korean", "state:PRK", "PRK"),
        ("Kurdish fighters withdrew.", "Kurdish", None, None),
    ],
)
def test_demonyms_are_nationalities(names_of: Read, text: str, surface: str, entity: str | None, value: str | None) -> None:
    found = [(m.surface, m.entity, m.value) for m in names_of(text).mentions if m.kind is MentionKind.NATIONALITY]
    assert found == [(surface, entity, value)]


def test_a_country_named_in_any_way_is_there_as_state_and_as_place(names_of: Read) -> None:
    keys = {e.key for e in names_of("Kenyan police arrived. Warsaw agreed.").entities}
    assert keys >= {"state:KEN", "country:KEN", "state:POL", "country:POL"}
