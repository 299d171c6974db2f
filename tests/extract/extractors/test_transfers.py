"""What the rules read of weapons that are given, got, asked for or stopped on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.claim import Claim, Modality
from extract.records import WeaponTransfer

Row = tuple[str | None, str | None, str | None, int | None, str]


def transfers(claims: list[Claim]) -> list[Row]:
    """(supplier, recipient, item, count, status) of the transfers, in the order of the text."""
    rows: list[Row] = []
    for claim in claims:
        r = claim.record
        if isinstance(r, WeaponTransfer):
            supplier, recipient = (p.entity if p is not None else None for p in (r.supplier, r.recipient))
            rows.append((supplier, recipient, r.item_text, r.count.number if r.count else None, str(claim.status.value)))
    return rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru gave Chile drones.", [("state:PER", "state:CHL", "drones", None, "completed")]),
        ("Peru will send 20 tanks to Chile.", [("state:PER", "state:CHL", "tanks", 20, "planned")]),
        ("Serbia bought 12 howitzers from Iran.", [("state:IRN", "state:SRB", "howitzers", 12, "completed")]),
        ("Chile has asked Spain for 20 tanks.", [("state:ESP", "state:CHL", "tanks", 20, "requested")]),
        ("Serbia is a supplier of artillery shells to Niger.", [("state:SRB", "state:NER", "artillery shells", None, "ongoing")]),
        (
            "Serbia supplied Niger with rifles, and it supplied Chad with mortars.",
            [("state:SRB", "state:NER", "rifles", None, "completed"), ("state:SRB", "state:TCD", "mortars", None, "completed")],
        ),
        (
            "Spain has begun handing over two Patriot air defence systems to Chile.",
            [("state:ESP", "state:CHL", "Patriot air defence systems", 2, "ongoing")],
        ),
        ("Serbian rockets were delivered to Niger.", [("state:SRB", "state:NER", "Serbian rockets", None, "completed")]),
        ("Debris of the missile found in Chad came from Serbia.", [("state:SRB", None, None, None, "completed")]),
        ("Spain's defence ministry approved the possible sale of 20 tanks to Chile.", [(None, "state:CHL", "tanks", 20, "proposed")]),
    ],
)
def test_a_transfer_has_its_parties_item_count_and_status(
    read_claims: Callable[..., list[Claim]], text: str, expected: list[Row]
) -> None:
    found = transfers(read_claims(text))
    assert len(found) == len(expected)
    for row, wanted in zip(found, expected, strict=True):
        assert all(w is None or w == r for r, w in zip(row, wanted, strict=True)), row


@pytest.mark.parametrize(
    "text",
    [
        "Supplying arms to the rebels is a breach of the rules.",
        "Peru has seen no sign that any rocket went to Chile.",
        "Peru sent 20 doctors to Chile.",
        "Peru carried out a missile test near Chile.",
        "A missile from Peru landed in Chile.",
        "Peru did not send tanks to Chile.",
    ],
)
def test_no_transfer_where_nothing_is_said_to_be_given(read_claims: Callable[..., list[Claim]], text: str) -> None:
    assert transfers(read_claims(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru handed over six helicopters to Chile. Lima will send four more.", ("state:PER", "state:CHL", "helicopters", 4, "planned")),
        ("Peru gave Chile drones. Santiago has acquired some 240 of them.", ("state:PER", "state:CHL", "drones", 240, "completed")),
        ("Spain and Peru pledged tanks to Chile. Madrid promised 19.", ("state:ESP", "state:CHL", "tanks", 19, "planned")),
        ("Peru spoke of six jets. Papers show that 14 had gone to Chile.", (None, "state:CHL", "jets", 14, "completed")),
    ],
)
def test_a_bare_figure_counts_the_item_told_before(read_claims: Callable[..., list[Claim]], text: str, expected: Row) -> None:
    last = transfers(read_claims(text))[-1]
    assert all(w is None or w == r for r, w in zip(last, expected, strict=True)), last


def test_a_bare_figure_after_people_counts_people(read_claims: Callable[..., list[Claim]]) -> None:
    found = transfers(read_claims("Peru gave Chile drones. Chad has 300 soldiers there. Niger promised 19."))
    assert [row[3] for row in found] == [None]


def test_every_item_of_a_list_is_a_row(read_claims: Callable[..., list[Claim]]) -> None:
    found = transfers(read_claims("Madrid supplied Chile with 28 VAB armoured carriers, 18 Caesar howitzers and six helicopters."))
    wanted = [("VAB armoured carriers", 28), ("Caesar howitzers", 18), ("helicopters", 6)]
    assert [(item, count) for _, _, item, count, _ in found] == wanted


def test_a_denied_part_of_a_deal_stays_denied(read_claims: Callable[..., list[Claim]]) -> None:
    told = "The minister, Ali Karimi, said that Iran had given Serbia drones."
    claims = read_claims(f"{told} He denied that rockets were part of the deal.")
    denied = [c for c in claims if isinstance(c.record, WeaponTransfer) and c.record.item_text == "rockets"]
    assert [c.modality for c in denied] == [Modality.DENIED]
    assert [(row[0], row[1]) for row in transfers(denied)] == [("state:IRN", "state:SRB")]


def test_a_party_told_elsewhere_is_cited_where_it_stands(read_claims: Callable[..., list[Claim]]) -> None:
    text = "Peru supplied Chile with rifles. Peru has also supplied 30 mortars."
    second = [c for c in read_claims(text) if isinstance(c.record, WeaponTransfer)][-1]
    assert transfers([second])[0][:2] == ("state:PER", "state:CHL")
    assert [e.start for e in second.evidence if e.field == "recipient"] == [text.index("Chile")]


def test_a_recipient_of_another_supplier_lends_no_supplier(read_claims: Callable[..., list[Claim]]) -> None:
    found = transfers(read_claims("Iran gave Serbia drones. Chile received 20 tanks."))
    assert found[-1][:2] == (None, "state:CHL")


def test_the_heading_of_a_section_names_the_supplier(read_claims: Callable[..., list[Claim]]) -> None:
    lead = "Who has given tanks to Chile, and who has not yet sent any of them, is told below."
    text = f"{lead}\n\nSPAIN: done\n\nAll 24 tanks have been handed over to Chile."
    assert transfers(read_claims(text))[-1][:2] == ("state:ESP", "state:CHL")
