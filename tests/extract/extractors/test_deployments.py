"""Deployments: who goes where, how many, in what parts; and what is no deployment or no headcount."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.claim import Claim
from extract.fields import Quantity
from extract.records import Deployment, Event

Reads = Callable[..., list[Claim]]


def deployments(claims: list[Claim]) -> list[tuple[Claim, Deployment]]:
    return [(c, c.record) for c in claims if isinstance(c.record, Deployment)]


def only(claims: list[Claim]) -> tuple[Claim, Deployment]:
    ((claim, record),) = deployments(claims)
    return claim, record


def said(quantity: Quantity | None) -> tuple[int | None, int | None, int | None, str] | None:
    """(number, minimum, maximum, qualifier)."""
    return (quantity.number, quantity.minimum, quantity.maximum, quantity.qualifier.value) if quantity else None


@pytest.mark.parametrize(
    ("text", "movement", "contributor", "destination", "status"),
    [
        ("Chad sent 2,400 soldiers to Mali.", "send", "state:TCD", "country:MLI", "completed"),
        ("Chadian soldiers were sent to Mali.", "send", "state:TCD", "country:MLI", "completed"),
        ("Kenya will send 800 police officers to Haiti.", "send", "state:KEN", "country:HTI", "planned"),
        ("Kenyan President William Ruto has sent 400 police officers to Haiti.", "send", "state:KEN", "country:HTI", "completed"),
        ("The first 300 Kenyan officers arrived in Haiti.", "send", "state:KEN", "country:HTI", "completed"),
        ("A battalion of Chadian soldiers was sent to Niger.", "send", "state:TCD", "country:NER", "completed"),
        ("Some 4,000 French soldiers are stationed in Niger.", "station", "state:FRA", "country:NER", "ongoing"),
        ("Denmark has stationed 850 soldiers in Latvia.", "station", "state:DNK", "country:LVA", "ongoing"),
        ("About 1,100 Togolese peacekeepers serve in Mali.", "station", "state:TGO", "country:MLI", "ongoing"),
        ("Ethiopia withdrew 3,000 soldiers from Somalia.", "withdraw", "state:ETH", "country:SOM", "completed"),
        ("Ethiopia pulled out 3,000 soldiers from Somalia.", "withdraw", "state:ETH", "country:SOM", "completed"),
        ("The withdrawal of 500 French troops from Niger began in October 2023.", "withdraw", "state:FRA", "country:NER", "completed"),
    ],
)
def test_movement_contributor_and_destination(
    read_claims: Reads, text: str, movement: str, contributor: str, destination: str, status: str
) -> None:
    claim, record = only(read_claims(text))
    assert record.contributor and record.destination and record.movement
    assert (record.movement.value, record.contributor.entity, record.destination.entity) == (movement, contributor, destination)
    assert claim.status.value == status


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2,400 Chadian soldiers", (2400, None, None, "exact")),
        ("Around 2,400 Chadian soldiers", (2400, None, None, "approximate")),
        ("Almost 300 Chadian soldiers", (300, None, None, "approximate")),
        ("More than 2,000 Chadian soldiers", (2000, 2001, None, "more_than")),
        ("At least 12 Chadian soldiers", (12, 12, None, "at_least")),
        ("Up to 900 Chadian soldiers", (900, None, 900, "at_most")),
        ("Between 300 and 400 Chadian soldiers", (None, 300, 400, "between")),
        ("Dozens of Chadian soldiers", (None, 24, None, "at_least")),
        ("Two Chadian soldiers", (2, None, None, "exact")),
        ("Chadian soldiers", None),
        ("A battalion of Chadian soldiers", None),
    ],
)
def test_the_headcount_says_what_the_words_say(
    read_claims: Reads, words: str, expected: tuple[int | None, int | None, int | None, str] | None
) -> None:
    verb = "was" if words.startswith("A ") else "were"
    assert said(only(read_claims(f"{words} {verb} sent to Niger."))[1].headcount) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Peru sent troops to Haiti in 2004.", id="a year"),
        pytest.param("Peru sent the 3rd Brigade to Haiti.", id="the number of a unit"),
        pytest.param("Peru sent troops, aged 19 and 20, to Haiti.", id="ages"),
        pytest.param("Peru sent troops to Haiti at a cost of 3 million dollars.", id="money"),
        pytest.param("Peru sent troops to Haiti, 1,800 kilometres away.", id="a distance"),
        pytest.param("Peru sent troops with 40 howitzers to Haiti.", id="weapons"),
        pytest.param("Sweden spent 500 million euros on sending troops to Latvia in 2017.", id="a budget"),
        pytest.param("Peru sent troops to Haiti for 90 days.", id="a duration"),
    ],
)
def test_other_numbers_are_no_headcount(read_claims: Reads, text: str) -> None:
    _, record = only(read_claims(text))
    assert record.contributor is not None
    assert record.headcount is None and record.components == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tourists from Spain arrived in Mali.", id="tourists"),
        pytest.param("Spain sent 200 tourists to Mali.", id="tourists sent"),
        pytest.param("Spain sent its foreign minister to Mali.", id="a minister"),
        pytest.param("Peru sent 40 howitzers to Haiti.", id="guns"),
        pytest.param("Peru sent 20 tonnes of rice to Haiti.", id="aid"),
        pytest.param("Peru has not sent soldiers to Haiti.", id="not sent"),
        pytest.param("No soldiers were sent to Haiti.", id="none sent"),
        pytest.param("If Chad sends 500 soldiers to Mali, Niger will protest.", id="a condition"),
        pytest.param("He asked whether Chad would send 500 soldiers to Mali.", id="a question"),
        pytest.param("Soldiers like football.", id="no movement"),
    ],
)
def test_what_is_no_deployment(read_claims: Reads, text: str) -> None:
    assert deployments(read_claims(text)) == []


# --- parts of a total ---------------------------------------------------------------------------------------------------
TOTAL = "Chad sent 2,400 soldiers to Mali."


@pytest.mark.parametrize(
    ("text", "parts", "complete"),
    [
        pytest.param(
            f"{TOTAL} Some 900 sappers will clear mines, while the other 1,500 will be army engineers, he said.",
            [("sappers", 900, "approximate"), ("army engineers", 1500, "exact")],
            True,
            id="a part and the remainder in the next sentence",
        ),
        pytest.param(
            f"{TOTAL} Of them, 1,400 are infantrymen and 1,000 are military engineers.",
            [("infantrymen", 1400, "exact"), ("military engineers", 1000, "exact")],
            True,
            id="both parts told",
        ),
        pytest.param(
            "Nigeria sent 400 soldiers to Liberia: 250 infantrymen and 150 medics.",
            [("infantrymen", 250, "exact"), ("medics", 150, "exact")],
            True,
            id="behind a colon",
        ),
        pytest.param(
            "Japan sent 700 troops to Djibouti, 350 of whom are engineers.", [("engineers", 350, "exact")], False, id="one part of several"
        ),
        pytest.param(f"{TOTAL} The army also hired 300 cooks and bought 70 vehicles.", [], None, id="other people and other things"),
        pytest.param(f"{TOTAL} The war began in 1989, and 60 civilians have died.", [], None, id="victims"),
    ],
)
def test_the_parts_of_a_total(read_claims: Reads, text: str, parts: list[tuple[str, int, str]], complete: bool | None) -> None:
    _, record = only(read_claims(text))
    told = [(c.personnel_role, c.headcount.number, c.headcount.qualifier.value) for c in record.components if c.headcount]
    assert (told, record.components_complete) == (parts, complete)


def test_parts_without_a_total_leave_the_total_open(read_claims: Reads) -> None:
    _, record = only(read_claims("Uganda sent 300 medics and 200 army engineers to South Sudan."))
    assert record.headcount is None
    assert [(c.personnel_role, c.headcount and c.headcount.number) for c in record.components] == [
        ("medics", 300),
        ("army engineers", 200),
    ]
    assert record.components_complete is True


def test_a_part_has_its_task(read_claims: Reads) -> None:
    text = f"{TOTAL} Some 900 sappers will clear mines, while the other 1,500 will be army engineers who will repair bridges."
    _, record = only(read_claims(text))
    assert [c.task for c in record.components] == ["will clear mines", "will repair bridges"]


def test_a_remainder_is_counted_neither_as_the_total_nor_alone(read_claims: Reads) -> None:
    text = f"{TOTAL} Some 900 sappers will clear mines, while the other 1,500 will be army engineers."
    assert [said(r.headcount) for _, r in deployments(read_claims(text))] == [(2400, None, None, "exact")]


# --- who, where, what for -------------------------------------------------------------------------------------------------
def test_each_of_several_states_has_a_row(read_claims: Reads) -> None:
    found = deployments(read_claims("Kenya and Ghana sent soldiers to Mali."))
    assert [r.contributor and r.contributor.entity for _, r in found] == ["state:KEN", "state:GHA"]


def test_a_president_without_a_state_stands_for_none(read_claims: Reads) -> None:
    _, record = only(read_claims("President Amos Okello sent 400 police officers to Haiti."))
    assert (record.contributor, said(record.headcount)) == (None, (400, None, None, "exact"))


def test_a_named_formation_is_the_unit(read_claims: Reads) -> None:
    _, record = only(read_claims("Peru sent the 3rd Brigade to Haiti."))
    assert record.unit and record.unit.text == "3rd Brigade"


@pytest.mark.parametrize(
    ("text", "purpose", "destination"),
    [
        ("Poland agreed to send 1,000 engineers to demine Kharkiv Oblast.", "to demine Kharkiv Oblast", "Kharkiv Oblast"),
        ("Peru deployed 90 soldiers to help rebuild bridges in Haiti.", "to help rebuild bridges in Haiti", "Haiti"),
    ],
)
def test_where_the_task_is_to_be_done_is_where_they_go(read_claims: Reads, text: str, purpose: str, destination: str) -> None:
    _, record = only(read_claims(text))
    assert (record.purpose, record.destination and record.destination.text) == (purpose, destination)


def test_origin_and_destination_are_two_places(read_claims: Reads) -> None:
    _, record = only(read_claims("Chad sent soldiers from N'Djamena to Niamey."))
    assert record.origin and record.destination
    assert (record.origin.text, record.destination.text) == ("N'Djamena", "Niamey")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Ethiopia withdrew 3,000 soldiers from Somalia in June 2020.", "2020-06"),
        ("Denmark has stationed 850 soldiers in Latvia since 2018.", "2018/.."),
        ("Kenya will send 800 police officers to Haiti next month.", "2024-07"),
        ("Kenya sent 800 police officers to Haiti.", None),
    ],
)
def test_when_they_go(read_claims: Reads, text: str, edtf: str | None) -> None:
    _, record = only(read_claims(text, published="2024-06-26"))
    assert (record.starts.edtf if record.starts else None) == edtf


# --- who says so ------------------------------------------------------------------------------------------------------------
def test_a_denied_deployment_is_kept_as_denied_with_its_speaker(read_claims: Reads) -> None:
    claim, record = only(read_claims("Moscow denied that North Korea had sent 5,000 soldiers to Ukraine."))
    assert claim.modality.value == "denied"
    assert [a.agent for a in claim.attributions[1:]] == ["state:RUS"]
    assert said(record.headcount) == (5000, None, None, "exact")


def test_two_figures_of_two_speakers_stay_two(read_claims: Reads) -> None:
    text = "The army said that Brazil had sent 500 soldiers to Haiti. A union said that Brazil had sent 700 soldiers to Haiti."
    found = deployments(read_claims(text))
    assert [(r.headcount and r.headcount.number, c.attributions[-1].agent_text) for c, r in found] == [(500, "The army"), (700, "A union")]


def test_headline_and_body_are_one_record_and_the_body_says_who(read_claims: Reads) -> None:
    body = "Kenya has sent 400 police officers to Haiti, the interior ministry said on Tuesday."
    claim, record = only(read_claims(body, published="2024-06-26", title="Kenya sends police officers to Haiti"))
    assert said(record.headcount) == (400, None, None, "exact")
    assert claim.status.value == "completed"
    assert claim.attributions[-1].agent_text == "interior ministry"


def test_a_bare_number_goes_on_with_the_passage(read_claims: Reads) -> None:
    text = "Kenya sent 300 soldiers to Haiti in June 2024. Another 200 were sent in July 2024."
    found = deployments(read_claims(text))
    assert [(r.headcount and r.headcount.number, r.contributor and r.contributor.entity) for _, r in found] == [
        (300, "state:KEN"),
        (200, "state:KEN"),
    ]
    assert {r.destination.entity for _, r in found if r.destination} == {"country:HTI"}


def test_a_bare_number_without_a_passage_moves_nobody(read_claims: Reads) -> None:
    assert deployments(read_claims("Another 200 were sent in July 2024.")) == []


def test_every_deployment_has_its_event(read_claims: Reads) -> None:
    claims = read_claims("Kenya sent 300 soldiers to Haiti. Ethiopia withdrew 3,000 soldiers from Somalia.")
    events = {c.key: c.record for c in claims if isinstance(c.record, Event)}
    kinds = [events[str(r.event)].event_type.value for _, r in deployments(claims)]
    assert kinds == ["deployment", "withdrawal"]
