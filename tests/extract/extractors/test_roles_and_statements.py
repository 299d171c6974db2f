"""Roles and statements: who holds which post, and who said what about which claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.claim import Claim
from extract.records import Role, Statement

Reads = Callable[..., list[Claim]]


def roles(claims: list[Claim]) -> list[tuple[str | None, str | None, str | None]]:
    """(key of the person, title, key of the body) of each role."""
    found = [c.record for c in claims if isinstance(c.record, Role)]
    return [(r.person.entity if r.person else None, r.title, r.organization.entity if r.organization else None) for r in found]


def statements(claims: list[Claim]) -> list[Statement]:
    return [c.record for c in claims if isinstance(c.record, Statement)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan Defence Minister Aden Duale visited Goma.", ("person:aden-duale", "Defence Minister", "state:KEN")),
        ("Anna Berg, director of Rust Research, left.", ("person:anna-berg", "director", "org:rust-research")),
        ("Defence Minister Aden Duale left.", ("person:aden-duale", "Defence Minister", None)),
    ],
)
def test_a_post_with_its_person_and_body(read_claims: Reads, text: str, expected: tuple[str, str, str | None]) -> None:
    assert roles(read_claims(text)) == [expected]


def test_a_post_told_twice_is_one_role_with_both_proofs(read_claims: Reads) -> None:
    claims = read_claims("Kenyan President William Ruto left. Kenyan President William Ruto came back.")
    (role,) = [c for c in claims if isinstance(c.record, Role)]
    assert len([e for e in role.evidence if e.field == "title"]) == 2


def test_a_person_without_a_post_has_no_role(read_claims: Reads) -> None:
    assert roles(read_claims("Emmanuel Macron visited Kyiv.")) == []


@pytest.mark.parametrize(
    ("verb", "stance"), [("said", "supports"), ("announced", "supports"), ("denied", "denies"), ("did not deny", "supports")]
)
def test_a_statement_points_at_the_claims_in_it(read_claims: Reads, verb: str, stance: str) -> None:
    claims = read_claims(f"Minister Anna Berg {verb} that Chad had sent 300 soldiers to Mali.")
    (found,) = statements(claims)
    assert found.speaker and found.speaker.entity == "person:anna-berg"
    assert (found.verb, found.quote_text) == (verb, "Chad had sent 300 soldiers to Mali.")
    told = {c.key: c.record.record_type for c in claims}
    assert {told[t.target_claim] for t in found.targets} == {"deployment", "event"}
    assert {t.stance.value for t in found.targets} == {stance}


def test_a_statement_has_the_day_it_was_said(read_claims: Reads) -> None:
    (found,) = statements(read_claims("Minister Anna Berg said on 4 May 2023 that Chad had sent soldiers to Mali."))
    assert found.said and found.said.edtf == "2023-05-04"


def test_what_is_said_elsewhere_is_no_target(read_claims: Reads) -> None:
    claims = read_claims("Niger sent 200 soldiers to Togo. Minister Anna Berg said that Chad had sent 300 soldiers to Mali.")
    (found,) = statements(claims)
    quoted = {c.key for c in claims if any("Niger" in e.quote for e in c.evidence)}
    assert quoted and not quoted & {t.target_claim for t in found.targets}


def test_nobody_says_nothing(read_claims: Reads) -> None:
    assert statements(read_claims("Chad sent 300 soldiers to Mali.")) == []


def test_a_name_that_only_leads_to_somebody_else_holds_no_post(read_claims: Reads) -> None:
    claims = read_claims("The hall is named after the founder of the Sarno Party, Ivan Petrov's uncle. Ivan Petrov spoke first.")
    assert [c.record for c in claims if c.record.record_type == "role"] == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("President Emmanuel Macron flew to Lima.", "state:FRA"),
        ("President Oscar Lindqvist flew to Lima.", None),
        ("The engineer Emmanuel Macron flew to Lima.", None),
    ],
)
def test_the_office_of_a_known_leader_is_that_of_his_state(read_claims: Reads, text: str, body: str | None) -> None:
    assert [r[2] for r in roles(read_claims(text, "2023-05-02"))] in ([body], [])
