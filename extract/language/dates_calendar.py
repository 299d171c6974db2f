"""Calendar arithmetic: spans of time as EDTF with inclusive bounds and precision. No text, no anchor."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from extract.fields import Precision

SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF season code (spring, summer, autumn, winter) to its first and last month; a winter ends in the next year."""

PARTS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


class When(NamedTuple):
    """A span of time. `earliest`/`latest` are None where Python has no such day (BC) or the year is unknown."""

    edtf: str
    earliest: date | None
    latest: date | None
    precision: Precision
    year: int | None = None
    """The year of its first day, astronomical (44 BC is -43); None if unknown."""


def day(year: int, month: int, dom: int) -> When | None:
    """One day; None if there is no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= dom <= monthrange(year, month)[1]):
        return None
    return of_date(date(year, month, dom))


def of_date(found: date) -> When:
    """One day, from a date."""
    return When(found.isoformat(), found, found, Precision.DAY, found.year)


def month(year: int, number: int) -> When:
    """A month of a year (1 to 9999)."""
    return When(f"{year:04}-{number:02}", date(year, number, 1), _last(year, number), Precision.MONTH, year)


def year(number: int) -> When:
    """A year; 0 and below are BC, with no bounds."""
    if number < 1:
        return When(f"-{-number:04}" if number else "0000", None, None, Precision.YEAR, number)
    return When(f"{number:04}", date(number, 1, 1), date(number, 12, 31), Precision.YEAR, number)


def season(number: int, code: int) -> When:
    """A season (21 to 24) of a year (1 to 9998); a winter runs into the next year."""
    first, last = SEASON_MONTHS[code]
    return When(f"{number:04}-{code}", date(number, first, 1), _last(number + (last < first), last), Precision.SEASON, number)


def months_of(number: int, code: int) -> When:
    """A quarter (33 to 36) or half (40, 41) of a year."""
    size = 3 if code < 40 else 6
    first = (code - (33 if code < 40 else 40)) * size + 1
    return When(f"{number:04}-{code}", date(number, first, 1), _last(number, first + size - 1), Precision.INTERVAL, number)


def years(first: int, size: int) -> When:
    """A decade (size 10) or a century (size 100) from its first year; before the year 1 by its printed digits, without bounds."""
    digits = f"{abs(first):04}"[: -2 if size == 100 else -1]
    edtf = ("-" if first < 0 else "") + digits + "X" * (2 if size == 100 else 1)
    if first < 0:
        return When(edtf, None, None, Precision.INTERVAL, first)
    return When(edtf, date(max(first, 1), 1, 1), date(first + size - 1, 12, 31), Precision.INTERVAL, first)


def interval(first: date, last: date, precision: Precision = Precision.INTERVAL) -> When:
    """From one day to another, both inclusive."""
    return When(f"{first}/{last}", first, last, precision, first.year)


def week(found: date) -> When:
    """The Monday to Sunday that has the day."""
    monday = found - timedelta(days=found.weekday())
    return interval(monday, monday + timedelta(days=6), Precision.WEEK)


def part(whole: When, which: str) -> When:
    """Its early, mid or late part: ten days of a month, four months of a year, a third of anything else; itself if it has no bounds."""
    first, last = whole.earliest, whole.latest
    if first is None or last is None:
        return whole
    if whole.precision is Precision.MONTH:
        a, b = PARTS_OF_MONTH[which]
        return interval(first.replace(day=a), first.replace(day=min(b, last.day)), Precision.PART_OF_MONTH)
    if whole.precision is Precision.YEAR:
        a, b = PARTS_OF_YEAR[which]
        return interval(date(first.year, a, 1), _last(first.year, b))
    third = ((last - first).days + 1) // 3
    if third < 1:
        return whole
    at = ("early", "mid", "late").index(which)
    start = first + timedelta(days=third * at)
    return interval(start, last if which == "late" else start + timedelta(days=third - 1))


def half(whole: When, second: bool) -> When:
    """Its first or second half; a year's by its EDTF code, a month's split after the 15th."""
    first, last = whole.earliest, whole.latest
    if first is None or last is None:
        return whole
    if whole.precision is Precision.YEAR:
        return months_of(first.year, 41 if second else 40)
    middle = first + timedelta(days=(last - first).days // 2)
    if whole.precision is Precision.MONTH:
        middle = first.replace(day=15)
    precision = Precision.PART_OF_MONTH if whole.precision is Precision.MONTH else Precision.INTERVAL
    return interval(middle + timedelta(days=1), last, precision) if second and middle < last else interval(first, middle, precision)


def shifted(base: When, unit: str, count: int) -> When | None:
    """The span of the given unit (day, week, month, year, decade, century) that lies `count` units from `base`; None if `base` is too
    coarse for the unit, or the calendar ends."""
    if base.year is None:
        return None
    try:
        if unit in _YEARS:
            return _shifted_years(base.year, _YEARS[unit], count)
        exact = base.earliest == base.latest or unit == base.precision.value and unit in {"month", "week"}
        if base.earliest is None or not exact:
            return None
        if unit == "month":
            number = base.earliest.year * 12 + base.earliest.month - 1 + count
            return month(number // 12, number % 12 + 1)
        found = base.earliest + timedelta(days=count * _DAYS[unit])
        return of_date(found) if unit == "day" else week(found)
    except (ValueError, OverflowError):
        return None


_YEARS = {"year": 1, "decade": 10, "century": 100}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


def _shifted_years(base: int, size: int, count: int) -> When | None:
    if size == 1:
        return year(base + count) if -9999 < base + count <= 9999 else None
    first = (base // size + count) * size
    return years(first, size) if 0 <= first <= 9900 else None


def _last(number: int, month_number: int) -> date:
    return date(number, month_number, monthrange(number, month_number)[1])
