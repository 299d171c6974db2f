"""Resolving words that point at a date from another one: one function for each pattern of the grammar."""

from __future__ import annotations

from datetime import timedelta

from extract.fields import Basis
from extract.language import dates_calendar as calendar
from extract.language.dates_frame import UNKNOWN, Answer, Found, base_of, is_told, shift
from extract.language.dates_stated import parted
from extract.language.dates_words import DEICTIC, WEEKDAYS
from extract.language.number_words import SMALL_NUMBERS, TENS


def relative_unit(found: Found) -> Answer:
    """last week, this year, that day, the following month; 'the past year' is no calendar year."""
    if found.lows[0] == "the" and {"past", "last", "coming"} & set(found.lows):
        return UNKNOWN
    return shift(found, found.unit())


def units_away(found: Found) -> Answer:
    """two weeks ago, from the anchor; three days later, a year earlier, from the story's last date."""
    count = _count(found)
    if count is None:
        return UNKNOWN
    base, basis = base_of(found, told="l" in found.code)
    sign = 1 if found.low("l") in {"later", "afterwards"} else -1
    when = calendar.shifted(base, found.unit(), sign * count) if base else None
    return Answer(when, basis) if when else UNKNOWN


def _count(found: Found) -> int | None:
    """How many units; None for 'a few', 'several', 'weeks ago'."""
    words = [low for low, letter in zip(found.lows, found.code, strict=True) if letter in "NDy"]
    if not words or len(words) > 1 and "few" in words:
        return None
    if "couple" in words:
        return 2
    low = words[-1]
    if low in {"a", "an"}:
        return 1
    return int(low) if low.isdecimal() else (SMALL_NUMBERS | TENS).get(low)


def unit_beside(found: Found) -> Answer:
    """the day before, the week after, the day following; the day before yesterday."""
    sign = -1 if found.low("b") == "before" else 1
    if "d" in found.code:
        base, basis = found.frame.anchor, Basis.PUBLICATION_ANCHOR
        sign *= 2
    else:
        base, basis = base_of(found, told=True)
    when = calendar.shifted(base, found.unit(), sign) if base else None
    return Answer(when, basis) if when else UNKNOWN


def part_of_relative(found: Found) -> Answer:
    """earlier this month, later that year: the whole unit; early next week, the end of the year: its part."""
    told_day = found.unit() == "day" and found.frame.previous is not None
    base, basis = base_of(found, told=is_told(found) or told_day)
    when = calendar.shifted(base, found.unit(), found.step()) if base else None
    if when is None:
        return UNKNOWN
    return Answer(parted(found, when), basis)


def relative_weekday(found: Found) -> Answer:
    """last Tuesday, next Friday: strictly before or after; this Monday: of the same week; that Monday: of the told week."""
    base, basis = base_of(found, told=is_told(found))
    if base is None or base.earliest is None or base.earliest != base.latest:
        return UNKNOWN
    ahead = (WEEKDAYS[found.low("W")] - base.earliest.weekday()) % 7
    if "L" in found.code:
        ahead = ahead - 7
    elif "X" in found.code:
        ahead = ahead or 7
    else:
        ahead = WEEKDAYS[found.low("W")] - base.earliest.weekday()
    return Answer(calendar.of_date(base.earliest + timedelta(days=ahead)), basis)


def weekday_relative(found: Found) -> Answer:
    """Tuesday last week; Friday of this week."""
    week = shift(found, found.unit())
    if week.when is None or week.when.earliest is None or found.unit() != "week":
        return UNKNOWN
    return Answer(calendar.of_date(week.when.earliest + timedelta(days=WEEKDAYS[found.low("W")])), week.basis)


def weekday(found: Found) -> Answer:
    """on Tuesday: the latest one up to the anchor's day, or the first after it if the words before speak of what is to come."""
    base, basis = base_of(found)
    if base is None or base.earliest is None or base.earliest != base.latest:
        return UNKNOWN
    ahead = (WEEKDAYS[found.low("W")] - base.earliest.weekday()) % 7
    if not found.frame.future and basis is Basis.PUBLICATION_ANCHOR and ahead:
        ahead -= 7
    return Answer(calendar.of_date(base.earliest + timedelta(days=ahead)), basis)


def weekend(found: Found) -> Answer:
    """the weekend, last weekend: the latest one begun; next weekend: the first to come."""
    base, basis = base_of(found, told=is_told(found))
    if base is None or base.earliest is None or base.earliest != base.latest:
        return UNKNOWN
    since = (base.earliest.weekday() - 5) % 7
    if "L" in found.code and since < 2:
        since += 7
    ahead = 7 - since if "X" in found.code or "H" in found.code and since > 1 else -since
    saturday = base.earliest + timedelta(days=ahead)
    return Answer(calendar.interval(saturday, saturday + timedelta(days=1)), basis)


def deictic(found: Found) -> Answer:
    """today, tonight, yesterday, tomorrow: from the anchor only."""
    base = found.frame.anchor
    if base is None or found.frame.narrative:
        return UNKNOWN
    when = calendar.shifted(base, "day", DEICTIC[found.low("d")])
    return Answer(when, Basis.PUBLICATION_ANCHOR) if when else UNKNOWN


def day_part(found: Found) -> Answer:
    """this morning: the anchor's day; last night: the day before it."""
    base = found.frame.anchor
    when = calendar.shifted(base, "day", -1 if "L" in found.code else 0) if base and not found.frame.narrative else None
    return Answer(when, Basis.PUBLICATION_ANCHOR) if when else UNKNOWN


def vague(found: Found) -> Answer:
    """the previous three months, recent weeks, coming days: no dates follow from the words."""
    return UNKNOWN
