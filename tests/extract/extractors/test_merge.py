"""Merge: what is told twice is one claim with all its proofs; what differs stays apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.claim import Claim

Reads = Callable[..., list[Claim]]
SENT = "Chad sent 300 soldiers to Mali in May 2023."


@pytest.mark.parametrize(
    ("again", "number"),
    [
        pytest.param(SENT, 1, id="the same words"),
        pytest.param("Chadian soldiers were sent to Mali in May 2023.", 1, id="told with less"),
        pytest.param("Chad sent 400 soldiers to Mali in May 2023.", 2, id="another figure"),
        pytest.param("Chad sent 300 soldiers to Togo in May 2023.", 2, id="another place"),
        pytest.param("Niger sent 300 soldiers to Mali in May 2023.", 2, id="another contributor"),
        pytest.param("Chad will send 300 soldiers to Mali.", 2, id="a plan beside what is done"),
        pytest.param("Niger denied that Chad had sent 300 soldiers to Mali.", 2, id="a denial"),
    ],
)
def test_two_tellings_are_one_deployment_only_if_nothing_contradicts(read_claims: Reads, again: str, number: int) -> None:
    claims = read_claims(f"{SENT} {again}")
    assert len([c for c in claims if c.record.record_type == "deployment"]) == number


@pytest.mark.parametrize(("second", "number"), [("4 May 2023", 1), ("9 May 2023", 2)])
def test_events_of_different_days_stay_apart(read_claims: Reads, second: str, number: int) -> None:
    claims = read_claims(f"Rebels attacked a base in Gao on 4 May 2023. Rebels attacked a base in Gao on {second}.")
    assert len([c for c in claims if c.record.record_type == "event"]) == number


def test_a_merged_claim_has_the_proofs_of_both_tellings(read_claims: Reads) -> None:
    text = f"{SENT} {SENT}"
    (claim,) = [c for c in read_claims(text) if c.record.record_type == "deployment"]
    starts = sorted(e.start for e in claim.evidence if e.field == "headcount")
    assert starts == [text.index("300"), text.rindex("300")]


def test_links_follow_what_was_merged(read_claims: Reads) -> None:
    claims = read_claims(f"{SENT} {SENT}")
    events = [c.key for c in claims if c.record.record_type == "event"]
    links = [c.record.model_dump()["event"] for c in claims if c.record.record_type == "deployment"]
    assert links == events and len(events) == 1


def test_the_body_says_more_than_the_headline(read_claims: Reads) -> None:
    claims = read_claims("Rebels attacked a base in Gao on 4 May 2023.", title="Rebels attack base in Gao")
    (event,) = [c for c in claims if c.record.record_type == "event"]
    assert event.status.value == "completed"
