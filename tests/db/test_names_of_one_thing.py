"""Which names are one person's, one body's, one place's."""

from __future__ import annotations

import pytest

from db.resolve.body import Body, same_organization
from db.resolve.person import same_person
from db.resolve.place import Place, same_place

SAME_PEOPLE = [
    ("Sergey Shoigu", "Sergei Shoigu"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Vladimir Zelensky", "Volodymyr Zelenskiy"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("Choe Son Hui", "Choi Sun Hee"),
    ("Aleksandr Petrenko", "Oleksandr Petrenko"),
    ("Petrenko, Oleksandr", "Oleksandr Petrenko"),
    ("Sergey Viktorovich Lavrov", "Sergey Lavrov"),
    ("S. Lavrov", "Sergey Lavrov"),
    ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    ("Mr. Ivan Petrov", "Ivan Petrov"),
    ("Сергей Лавров", "Sergey Lavrov"),
]
OTHER_PEOPLE = [
    ("Kim Jong Un", "Kim Jong Il"),
    ("Kim Jong Un", "Kim Il Sung"),
    ("Kim Jong Un", "Kim Geum Chol"),
    ("Kim Yong Chol", "Kim Yong Hol"),
    ("Bashar al-Assad", "Hafez al-Assad"),
    ("Sergey Lavrov", "Sergey Shoigu"),
    ("Sergey Ivanov", "Sergey Ivanenko"),
    ("A. Lavrov", "Sergey Lavrov"),
    ("Olena Zelenska", "Volodymyr Zelensky"),
    ("Omar bin Khalid", "Khalid bin Omar"),
    ("Petrov", "Ivan Petrov"),
    ("Ivan", "Ivan Petrov"),
    ("...", "Ivan Petrov"),
]


@pytest.mark.parametrize(("left", "right"), SAME_PEOPLE)
def test_one_person(left: str, right: str) -> None:
    assert same_person(left, right).judgement == same_person(right, left).judgement == "same"


@pytest.mark.parametrize(("left", "right"), OTHER_PEOPLE)
def test_not_surely_one_person(left: str, right: str) -> None:
    assert same_person(left, right).judgement != "same"
    assert same_person(left, right) == same_person(right, left)


def test_a_verdict_says_why() -> None:
    assert "romanisation" in same_person("Sergey Shoigu", "Sergei Shoigu").reason
    assert same_person("Kim Jong Un", "Kim Jong Il").reason == "another syllable"


@pytest.mark.parametrize(
    ("left", "right", "judgement"),
    [
        (Body("The Lake Guard"), Body("Lake Guard", "NOR"), "same"),
        (Body("Ministry of Defence", "GBR"), Body("Ministry of Defense", "GBR"), "same"),
        (Body("Defense Ministry", "RUS"), Body("Ministry of Defense", "RUS"), "same"),
        (Body("Norland's Air Survey"), Body("Norland Air Survey"), "same"),
        (Body("Defense Ministry", "RUS"), Body("Defense Ministry", "UKR"), "different"),
        (Body("Defense Ministry", "RUS"), Body("Defense Ministry"), "unsure"),
        (Body("Lake Guard", known="org:a"), Body("Lake Guard", known="org:b"), "different"),
        (Body("Lake Guard"), Body("Hill Guard"), "different"),
    ],
)
def test_organizations(left: Body, right: Body, judgement: str) -> None:
    assert same_organization(left, right).judgement == judgement


@pytest.mark.parametrize(
    ("left", "right", "judgement"),
    [
        (Place("Kursk Region", "RUS"), Place("Kursk Oblast", "RUS"), "same"),
        (Place("Kursk", "RUS", "region"), Place("Kursk Oblast", "RUS"), "same"),
        (Place("Brod"), Place("Brod", "HRV"), "same"),
        (Place("Kursk", "RUS", "city"), Place("Kursk Oblast", "RUS"), "different"),
        (Place("Brod", "BIH"), Place("Brod", "HRV"), "different"),
        (Place("Brod", known="geonames:1"), Place("Brod", known="geonames:2"), "different"),
        (Place("Lipova Region"), Place("Brod Region"), "different"),
    ],
)
def test_places(left: Place, right: Place, judgement: str) -> None:
    assert same_place(left, right).judgement == judgement
