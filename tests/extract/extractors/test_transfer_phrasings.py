"""Transfers in the many ways in which news tells of weapons given, got, asked for, held up and under way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.claim import Claim
from extract.fields import Reference
from extract.records import WeaponTransfer

Reads = Callable[..., list[Claim]]
Row = tuple[str, str, str, str, str]
LINES = (Path(__file__).parent / "phrasings" / "transfers.txt").read_text().splitlines()
CASES = [tuple(line.split(" => ")) for line in LINES if line and not line.startswith("#")]
BODIES = {
    "org:moldovan-army": "MDA",
    "org:moldovas-army": "MDA",
    "org:us-state-department": "USA",
    "org:houthis": "Houthi",
    "Libyan rebels": "Rebels",
}
"""Bodies by the word that stands for them in the table."""


def party(reference: Reference | None) -> str:
    """ISO code of the state, the word for a body, or '-' for nobody."""
    entity = (reference.entity or reference.text) if reference is not None else "-"
    return BODIES.get(entity, entity.replace("state:", ""))


def told(claims: list[Claim]) -> list[tuple[Row, str]]:
    """((supplier, recipient, item, count, status), modality) of every transfer."""
    found = []
    for claim in claims:
        r = claim.record
        if isinstance(r, WeaponTransfer):
            count = "-" if r.count is None else str(r.count.number)
            row = (party(r.supplier), party(r.recipient), r.item_text or "", count, claim.status.value)
            found.append((row, claim.modality.value))
    return found


def fits(wanted: str, row: Row, modality: str) -> bool:
    """True if the row is what a line of the table wants: 'NOR MDA howitzers 14 completed', a modality behind a slash."""
    supplier, recipient, *item, count, told_as = wanted.split()
    statuses, _, how = told_as.partition("/")
    same = (supplier, recipient, count) == (row[0], row[1], row[3]) and row[4] in statuses.split("|")
    return same and " ".join(item).lower() in row[2].lower() and how in ("", modality)


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_a_phrasing_is_its_transfers(read_claims: Reads, text: str, wanted: str) -> None:
    rows = told(read_claims(text, "2025-06-18"))
    left = [] if wanted == "NONE" else wanted.split(" ; ")
    assert len(rows) == len(left), rows
    for row, modality in rows:
        match = next((w for w in left if fits(w, row, modality)), None)
        assert match is not None, rows
        left.remove(match)
