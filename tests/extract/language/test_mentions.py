"""Mentions: every name, date, quantity and sum of a story, whether or not a claim uses it."""

from __future__ import annotations

import pytest

from extract.language.mentions import all_mentions
from tests.extract.language.reading_cases import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trip took 300 km.", ("quantity", "300", "km", None)),
        ("Almost 300 soldiers left.", ("quantity", "300", "soldiers", "approximate")),
        ("More than 76,000 soldiers left.", ("quantity", "76000", "soldiers", "more_than")),
        ("Between 300 and 400 soldiers left.", ("quantity", "300/400", "soldiers", "between")),
        ("It cost $1.5 million.", ("money", "1500000", "USD", None)),
        ("It began on 4 May 2021.", ("date", "2021-05-04", None, None)),
    ],
)
def test_measures_and_dates_have_their_value(reader: Reader, text: str, expected: tuple[str, str, str | None, str | None]) -> None:
    found = [m for m in all_mentions(reader.read(text)) if m.kind.value in {"quantity", "money", "date"}]
    assert [(m.kind.value, m.value, m.unit, m.qualifier) for m in found] == [expected]


def test_mentions_stand_in_order_and_say_their_words(reader: Reader) -> None:
    text = "On 4 May 2021 Chad sent 300 soldiers with KN-23 missiles to Mali for $2 million, Emmanuel Macron said in Paris."
    found = all_mentions(reader.read(text))
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(text[m.start : m.end] == m.surface for m in found)
    assert {m.kind.value for m in found} == {"date", "organization", "quantity", "weapon", "place", "money", "person"}
    assert len({(m.kind, m.start, m.end) for m in found}) == len(found)


def test_ordinals_and_unit_numbers_measure_nothing(reader: Reader) -> None:
    assert [m for m in all_mentions(reader.read("The 3rd Brigade came second.")) if m.kind.value == "quantity"] == []
