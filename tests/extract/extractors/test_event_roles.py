"""Who and what had which part in a happening, in the words of ten reporters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.claim import Claim
from extract.records import Event

Reads = Callable[..., list[Claim]]


def told(claims: list[Claim]) -> list[tuple[str, dict[str, list[str]]]]:
    """(type, role -> names) of every event."""
    found = []
    for claim in claims:
        if isinstance(claim.record, Event):
            parts: dict[str, list[str]] = {}
            for p in claim.record.participants:
                parts.setdefault(p.role.value, []).append(p.name.text)
            found.append((claim.record.event_type.value, parts))
    return found


@pytest.mark.parametrize(
    ("text", "event_type", "parts"),
    [
        ("Guerrillas blew up two bridges in Gao.", "bombing", {"actor": ["Guerrillas"], "target": ["bridges"]}),
        ("Two bridges in Gao were blown up by guerrillas.", "bombing", {"actor": ["guerrillas"], "target": ["bridges"]}),
        ("A car bomb exploded outside a bank in Gao.", "bombing", {"instrument": ["car bomb"], "target": ["bank"]}),
        ("Two rebels hurled grenades at a bank in Gao.", "strike", {"actor": ["rebels"], "instrument": ["grenades"], "target": ["bank"]}),
        ("Rebels planted a bomb in front of a bank in Gao.", "bombing", {"actor": ["Rebels"], "instrument": ["bomb"], "target": ["bank"]}),
        ("Rebels fired shells at a bus in Gao.", "shelling", {"actor": ["Rebels"], "instrument": ["shells"], "target": ["bus"]}),
        ("Bandits kidnapped a teacher near Gao.", "abduction", {"actor": ["Bandits"], "victim": ["teacher"]}),
        ("A judge was murdered in Gao by unidentified gunmen.", "killing", {"victim": ["judge"], "actor": ["unidentified gunmen"]}),
        ("Rioters set fire to a bus in Gao.", "arson", {"actor": ["Rioters"], "target": ["bus"]}),
        ("Armed men robbed a bank in Gao.", "robbery", {"actor": ["Armed men"], "target": ["bank"]}),
    ],
)
def test_parts_of_an_attack(read_claims: Reads, text: str, event_type: str, parts: dict[str, list[str]]) -> None:
    assert told(read_claims(text)) == [(event_type, parts)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The murder of Anna Berg by rebels in Gao shocked the town.", {"actor": ["rebels"], "victim": ["Anna Berg"]}),
        ("A rebel attack on a school in Gao was condemned.", {"actor": ["rebel"], "target": ["school"]}),
        ("An attack on a school in Gao was carried out by rebels.", {"actor": ["rebels"], "target": ["school"]}),
        ("Rebels staged an attack on a school in Gao.", {"actor": ["Rebels"], "target": ["school"]}),
    ],
)
def test_parts_of_a_deed_told_by_a_noun(read_claims: Reads, text: str, parts: dict[str, list[str]]) -> None:
    ((_, found),) = told(read_claims(text))
    assert found == parts


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("North Korea fired two ballistic missiles into the sea on 4 May 2023.", "weapon_test"),
        ("Rebels fired two missiles at Gao on 4 May 2023.", "strike"),
        ("Russia launched 40 drones at Odesa on 4 May 2023.", "strike"),
    ],
)
def test_a_shot_at_somebody_is_no_test(read_claims: Reads, text: str, event_type: str) -> None:
    assert [kind for kind, _ in told(read_claims(text))] == [event_type]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels claimed responsibility for the bombing of a bridge in Gao.",
        "The government blamed the rebels for the bombing of a bridge in Gao.",
        "The rebels were accused of the bombing of a bridge in Gao.",
        "The bombing of a bridge in Gao was attributed to the rebels.",
        "The bombing of a bridge in Gao was claimed by the rebels.",
        "The rebels were behind the bombing of a bridge in Gao.",
    ],
)
def test_whose_deed_it_is_said_to_be(read_claims: Reads, text: str) -> None:
    assert told(read_claims(text)) == [("bombing", {"target": ["bridge"], "actor": ["rebels"]})]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A missile struck a school in Gao on 4 May 2023.", ["strike"]),
        ("Rebels attacked a school in Gao on 4 May 2023.", ["armed_clash"]),
        ("Rebels attacked a school in Gao with mortars on 4 May 2023.", ["shelling"]),
        ("Russia attacked a school in Odesa on 4 May 2023.", ["strike"]),
        ("Rebels attacked a school in Gao on 4 May 2023, killing six teachers.", ["killing"]),
        ("Rebels attacked a patrol in Gao on 4 May 2023, killing six soldiers.", ["armed_clash"]),
        ("A car bomb killed six people in Gao on 4 May 2023.", ["bombing"]),
        ("Shells hit a school in Gao on 4 May 2023.", ["shelling"]),
        ("A teacher's car was hit by a truck in Gao on 4 May 2023.", []),
        ("Six people were killed in an earthquake in Gao on 4 May 2023.", []),
        ("Police raided a flat in Gao on 4 May 2023.", []),
        ("A strike by teachers closed schools in Gao on 4 May 2023.", ["work_stoppage"]),
    ],
)
def test_whose_doing_it_was(read_claims: Reads, text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in told(read_claims(text))] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers marched through Gao on 4 May 2023.",
        "The bus drivers of Gao are rebuilding their lives.",
        "Fear of attacks keeps farmers at home. The market is empty. Traders wait for better days.",
    ],
)
def test_a_passing_mention_is_no_event(read_claims: Reads, text: str) -> None:
    assert told(read_claims(f"The weather was fine. Nobody came. {text}")) == []
