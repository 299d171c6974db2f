"""The parts of a total of people: which are tied to it, what the rest are, and when they exhaust it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.claim import Claim
from extract.records import Deployment

Parts = list[tuple[int | None, str | None]]


@pytest.mark.parametrize(
    ("told", "parts", "complete"),
    [
        (", half of them women and half men.", [(200, "women"), (200, "men")], True),
        (", a third of them women.", [], None),
        (", 230 of them engineers and the rest medics.", [(230, "engineers"), (None, "medics")], True),
        (": 370 infantrymen and 30 medics.", [(370, "infantrymen"), (30, "medics")], True),
        (", including 30 medics and 12 drivers.", [(30, "medics"), (12, "drivers")], False),
        (", of whom 30 are medics.", [(30, "medics")], False),
        (", 30 of whom are medics.", [(30, "medics")], False),
        (". Among them were 30 medics.", [(30, "medics")], False),
        (". The force is made up of 370 infantrymen and 30 medics.", [(370, "infantrymen"), (30, "medics")], True),
        (". On Monday 30 policemen died.", [], None),
        (". The army has 3,000 soldiers.", [], None),
        (". Fiji accounts for 300 of them, Chile for 80 and Peru for 20.", [(300, "Fiji"), (80, "Chile"), (20, "Peru")], True),
        (". A tank unit gives 250 of them and an artillery battery 150.", [(250, "A tank unit"), (150, "an artillery battery")], True),
        (". Some of the other 60 police officers are tired.", [], None),
    ],
)
def test_parts_of_four_hundred(read_claims: Callable[..., list[Claim]], told: str, parts: Parts, complete: bool | None) -> None:
    found = [c.record for c in read_claims(f"Kenya sent 400 soldiers to Haiti{told}") if isinstance(c.record, Deployment)]
    rows = [(p.headcount.number if p.headcount else None, p.personnel_role) for p in found[0].components]
    assert (rows, found[0].components_complete) == (parts, complete)
