"""Deployments in the many ways in which news says that people are somewhere, go there or grow in number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.claim import Claim
from extract.records import Deployment

Reads = Callable[..., list[Claim]]


def told(claims: list[Claim]) -> list[tuple[str | None, str | None, str | None, int | None]]:
    """(movement, contributor, destination in the words of the text, headcount) of every deployment."""
    found = []
    for claim in claims:
        record = claim.record
        if isinstance(record, Deployment):
            contributor = record.contributor.entity if record.contributor else None
            place = record.destination.text if record.destination else None
            found.append((record.movement and record.movement.value, contributor, place, record.headcount and record.headcount.number))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Philippines will contribute a 120-strong engineering contingent to a mission in Haiti.", ("send", "state:PHL", "Haiti", 120)),
        ("Kenya flew in 300 soldiers to Chad.", ("send", "state:KEN", "Chad", 300)),
        ("Sweden plans to station a battalion of 600 soldiers in Latvia.", ("station", "state:SWE", "Latvia", 600)),
        ("The United States is pulling its 1,000 troops out of Niger.", ("withdraw", "state:USA", "Niger", 1000)),
        ("There are some 2,200 Turkish soldiers in Libya.", ("station", "state:TUR", "Libya", 2200)),
        ("An advance party of 12 Kenyan officers is already in Port-au-Prince.", ("station", "state:KEN", "Port-au-Prince", 12)),
        ("The first 50 Danish instructors are due in Lviv in May.", ("station", "state:DNK", "Lviv", 50)),
        ("Officials said that 300 soldiers from Tanzania had crossed into Mozambique.", ("send", "state:TZA", "Mozambique", 300)),
        ("Britain will double its force in Estonia to 1,700 troops.", ("station", "state:GBR", "Estonia", 1700)),
        ("Japan is considering sending 30 engineers to Cambodia.", ("send", "state:JPN", "Cambodia", 30)),
        ("Up to 70 Danish soldiers will deploy to Latvia in January.", ("send", "state:DNK", "Latvia", 70)),
        ("The ministry said 120 Danish soldiers had returned home from Mali.", ("withdraw", "state:DNK", "Mali", 120)),
        ("Denmark flew home its last 300 soldiers from Mali.", ("withdraw", "state:DNK", "Mali", 300)),
        ("Wagner fighters arrived in Mali in May.", ("send", "org:wagner-group", "Mali", None)),
    ],
)
def test_a_phrasing_is_a_deployment(read_claims: Reads, text: str, expected: tuple[str, str, str, int | None]) -> None:
    assert told(read_claims(text)) == [expected]


def test_a_verb_said_once_governs_every_state_behind_it(read_claims: Reads) -> None:
    text = "The mission counts 1,000 people. Nigeria will provide 600 soldiers, Chad 250 and Niger 150."
    assert [(c, n) for _, c, _, n in told(read_claims(text))] == [("state:NGA", 600), ("state:TCD", 250), ("state:NER", 150)]


def test_two_nationalities_share_one_noun(read_claims: Reads) -> None:
    text = "Some 200 Egyptian and 300 Jordanian soldiers were sent to Gaza."
    assert [(c, n) for _, c, _, n in told(read_claims(text))] == [("state:EGY", 200), ("state:JOR", 300)]


@pytest.mark.parametrize(
    "text",
    [
        "There are some 2,200 churches in Libya.",
        "Kenya flew in a helicopter to Chad.",
        "The price of bread in Niger has grown from 100 to 250 francs.",
        "Russia's top security official has come home from Libya.",
        "Kenya will send 200 cows to Haiti.",
        "Whether Denmark will send 50 instructors to Lviv is open.",
    ],
)
def test_no_deployment_is_read_into_other_things(read_claims: Reads, text: str) -> None:
    assert told(read_claims(text)) == []
