"""Figures and dates compared with gold."""

from __future__ import annotations

from extract.evaluate.gold_rows import GoldDate, GoldFigure
from extract.evaluate.stored import Figure, When


def same_number(gold: GoldFigure, figure: Figure) -> bool:
    """Whether the number is right: the figure, or where gold has none both bounds. 'Between 300 and 400' is not 350."""
    if gold.n is not None:
        return figure.n == gold.n
    return figure.n is None and (figure.min, figure.max) == (gold.min, gold.max)


def same_qualifier(gold: GoldFigure, figure: Figure) -> bool:
    """Whether the words limit the number as gold says; none asks for none."""
    return (gold.qualifier.value if gold.qualifier else None) == (figure.qualifier or None)


def bounds(gold: GoldDate) -> tuple[str | None, str | None]:
    """The first and last day as ISO text."""
    return (gold.earliest.isoformat() if gold.earliest else None, gold.latest.isoformat() if gold.latest else None)


def same_date(gold: GoldDate, when: When) -> bool:
    """Whether both bounds are equal; no date asks for none."""
    return bounds(gold) == (when.earliest, when.latest)


def dates_meet(gold: GoldDate, when: When) -> bool:
    """Whether some day is in both; False when one of them has no bound at all."""
    first, last = bounds(gold)
    if not (first or last) or not (when.earliest or when.latest):
        return False
    return (first or "0000") <= (when.latest or "9999") and (when.earliest or "0000") <= (last or "9999")
