"""How reporters give tolls: the phrasings of a wire, one small sentence each, and what has to be read of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.claim import Claim
from extract.records import Casualty
from tests.extract.extractors.casualty_cases import DISPLACED, KILLED, MISSING, NOTHING, SEVERAL, WOUNDED


def told(claims: list[Claim]) -> str:
    """The casualties as `kind figure`, in the order of the text."""
    return ", ".join(f"{c.record.kind.value} {_figure(c.record)}" for c in claims if isinstance(c.record, Casualty))


def _figure(record: Casualty) -> str:
    count = record.count
    if count is None:
        return "-"
    if count.number is not None:
        return str(count.number)
    return f"{count.minimum}+" if count.maximum is None else f"{count.minimum}-{count.maximum}"


@pytest.mark.parametrize(("text", "expected"), [*KILLED, *WOUNDED, *MISSING, *DISPLACED, *SEVERAL])
def test_a_toll_is_read_however_it_is_put(read_claims: Callable[..., list[Claim]], text: str, expected: str) -> None:
    assert sorted(told(read_claims(text)).split(", ")) == sorted(expected.split(", "))


@pytest.mark.parametrize("text", NOTHING)
def test_other_figures_are_no_toll(read_claims: Callable[..., list[Claim]], text: str) -> None:
    assert told(read_claims(text)) == ""
