"""Money, percentages, signs and shares: what a number measures, with its bounds, and as how many numbers it is read."""

from decimal import Decimal

import pytest

from extract.language.atoms import NumberAtom, NumberKind
from extract.language.mentions import MEASURED
from extract.language.numbers import numbers


def measured(text: str) -> list[NumberAtom]:
    """The numbers that measure or count something, in order."""
    return [n for n in numbers(text, 0, len(text)) if n.kind in MEASURED]


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("They paid US$4 million.", "US$4 million", "USD"),
        ("They paid HK $300 each.", "HK $300", "HKD"),
        ("They paid A$12.5m for it.", "A$12.5m", "AUD"),
        ("A $5 note lay there.", "$5", "USD"),
        ("They paid EUR 900 for it.", "EUR 900", "EUR"),
        ("They paid RM2.70 for it.", "RM2.70", "MYR"),
        ("They paid PS3.4m for it.", "PS3.4m", "GBP"),
        ("They paid 60 million Egyptian pounds.", "60 million", "EGP"),
        ("They paid 60 million pounds.", "60 million", "GBP"),
        ("They paid 40 Canadian dollars.", "40", "CAD"),
        ("They paid 40 Hong Kong dollars.", "40", "HKD"),
        ("They paid 900 Swiss francs.", "900", "CHF"),
        ("They found 60 pounds of explosives.", "60", "pounds"),
        ("It rose to 164p.", "164", "pence"),
        ("It rose to 30 cents.", "30", "cents"),
    ],
)
def test_money_begins_at_its_sign_and_has_its_currency(text: str, words: str, unit: str) -> None:
    (atom,) = measured(text)
    assert (text[atom.start : atom.end], atom.unit) == (words, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("It costs between $40 and $60.", 40, 60, NumberKind.MONEY),
        ("Prices range from $200 to $4 million.", 200, 4_000_000, NumberKind.MONEY),
        ("A fine of $3 billion to $5 billion looms.", 3_000_000_000, 5_000_000_000, NumberKind.MONEY),
        ("They want $3 to $5 billion.", 3_000_000_000, 5_000_000_000, NumberKind.MONEY),
        ("It grows by between 4% and 6%.", 4, 6, NumberKind.PERCENT),
        ("Fees of 1 per cent to 1.5 per cent apply.", 1, 1.5, NumberKind.PERCENT),
        ("Fees of one percent to two percent apply.", 1, 2, NumberKind.PERCENT),
    ],
)
def test_a_range_with_its_unit_said_twice_is_one_number(text: str, low: float, high: float, kind: NumberKind) -> None:
    (atom,) = measured(text)
    assert (float(atom.minimum or 0), float(atom.maximum or 0), atom.kind) == (low, high, kind)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Its share grew from 4% to 6%.", [4, 6]),
        ("The price fell from $90 to $70.", [90, 70]),
        ("The index fell 0.4 per cent to 1,300.", [0.4, 1300]),
        ("It lost $3 million, or 5 percent.", [3_000_000, 5]),
    ],
)
def test_a_change_is_two_numbers(text: str, values: list[float]) -> None:
    assert [float(a.value or 0) for a in measured(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Growth was -1.3% there.", "-1.3"),
        ("It was minus 40 degrees.", "-40"),
        ("It was minus-40 degrees.", "-40"),
        ("A rate of .002 per cent held.", "0.002"),
        ("It rose one per cent.", "1"),
    ],
)
def test_the_sign_and_the_point_belong_to_the_number(text: str, value: str) -> None:
    assert measured(text)[-1].value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A woman, 34, was hurt.", NumberKind.AGE),
        ("His younger brother, 19, fled.", NumberKind.AGE),
        ("The wounded, 34, were flown out.", NumberKind.COUNT),
        ("Typhoon Mar-Ten struck.", NumberKind.IDENTIFIER),
    ],
)
def test_an_age_and_a_name_count_nobody(text: str, kind: NumberKind) -> None:
    (atom,) = numbers(text, 0, len(text))
    assert atom.kind is kind


@pytest.mark.parametrize("text", ["One of the men came.", "Ten died and one is missing.", "Only one soldier came."])
def test_one_of_several_counts_one(text: str) -> None:
    assert measured(text)[-1].value == 1
