"""Values as a reader sees them, in gold and in the store alike."""

from __future__ import annotations

from collections.abc import Iterable

from extract.evaluate.gold_rows import GoldDate, GoldFigure, GoldPlace
from extract.evaluate.stored import Figure, Thing, When
from extract.evaluate.values import bounds


def figure(value: GoldFigure | Figure) -> str | None:
    """6000 approximate; 300 to 400 between; 24 or more at_least. None without a number."""
    qualifier = str(value.qualifier) if value.qualifier else ""
    if value.n is not None:
        return f"{value.n} {qualifier}".strip()
    if value.min is None and value.max is None:
        return None
    if value.min is not None and value.max is not None:
        return f"{value.min} to {value.max} {qualifier}".strip()
    return f"{f'{value.min} or more' if value.max is None else f'up to {value.max}'} {qualifier}".strip()


def date(value: GoldDate | When) -> str | None:
    """The words and the days: last autumn (2024-09-01 to 2024-11-30). None without either."""
    first, last = bounds(value) if isinstance(value, GoldDate) else (value.earliest, value.latest)
    if not first and not last:
        return value.text
    days = first if first == last else f"{first or 'open'} to {last or 'open'}"
    return f"{value.text} ({days})" if value.text else days


def place(value: GoldPlace | None) -> str | None:
    """Name, country."""
    return f"{value.name}, {value.country}" if value and value.country else value.name if value else None


def thing(value: Thing) -> str | None:
    """The words of the text and, where it differs, the name of what they were resolved to."""
    if value.text and value.name and value.text != value.name:
        return f"{value.text} ({value.name})"
    return value.text or value.name


def listed(values: Iterable[str | None]) -> str | None:
    """The values with commas between; None when there is none."""
    return ", ".join(value for value in values if value) or None
