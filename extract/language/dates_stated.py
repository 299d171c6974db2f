"""Resolving days, months, seasons, quarters, years and longer: one function for each pattern of the grammar."""

from __future__ import annotations

from datetime import timedelta

from extract.fields import Basis, Precision
from extract.language import dates_calendar as calendar
from extract.language.dates_calendar import When
from extract.language.dates_frame import UNKNOWN, Answer, Found, base_of, is_told, ordinal, shift, year_by_context
from extract.language.dates_words import DECADES, HOLIDAYS, SEASONS


def numeric(found: Found) -> Answer:
    """2024-06-19; 22.05.2025 and 3/6/2023 with the day first, unless only the other order is a date."""
    parts = [int(x) for x in found.lows[0].replace("/", "-").replace(".", "-").split("-")]
    if parts[0] > 31:
        return Answer(calendar.day(parts[0], parts[1], parts[2]))
    return Answer(calendar.day(parts[2], parts[1], parts[0]) or calendar.day(parts[2], parts[0], parts[1]))


def full_day(found: Found) -> Answer:
    """June 19, 2024; the 19th of June, 2024."""
    return Answer(calendar.day(found.year(), found.month(), found.dom()))


def day_bc(found: Found) -> Answer:
    """15 March 44 BC."""
    digits = [low for low, letter in zip(found.lows, found.code, strict=True) if letter in "DyY"]
    dom, year = ordinal(found.low("DO")), 1 - int(digits[-1])
    return Answer(When(f"-{-year:04}-{found.month():02}-{dom:02}", None, None, Precision.DAY, year))


def plain_day(found: Found) -> Answer:
    """June 4, without a year."""
    return year_by_context(found, found.month(), found.dom())


def relative_year_day(found: Found) -> Answer:
    """June 4 of that year; 4 June last year."""
    year = shift(found, "year")
    return Answer(calendar.day(year.when.year, found.month(), found.dom()), year.basis) if year.when and year.when.year else UNKNOWN


def day_of_known_month(found: Found) -> Answer:
    """on the 5th: of the month told last."""
    base, basis = base_of(found, told=True)
    if base is None or base.earliest is None or base.precision not in {Precision.DAY, Precision.MONTH}:
        return UNKNOWN
    return Answer(calendar.day(base.earliest.year, base.earliest.month, found.dom()), basis)


def holiday(found: Found) -> Answer:
    """Christmas 1941."""
    month, dom = HOLIDAYS[found.low("h")]
    return Answer(calendar.day(found.year(), month, dom)) if "Y" in found.code else year_by_context(found, month, dom)




def month(found: Found) -> Answer:
    """in August: with its year if it has one, else by context."""
    if "C" in found.code:
        return Answer(When(f"-{-found.year():04}-{found.month():02}", None, None, Precision.MONTH, found.year()))
    if "Y" not in found.code:
        return year_by_context(found, found.month(), None)
    return Answer(calendar.month(found.year(), found.month()))


def part_of_month(found: Found) -> Answer:
    """early June; the end of May 2024; mid-May."""
    whole, which = month(found), found.part()
    if whole.when is None or which is None:
        return whole
    return Answer(calendar.part(whole.when, which), whole.basis)


def week_of_month(found: Found) -> Answer:
    """the first week of June: its first seven days; the last week: its last seven."""
    whole = month(found)
    if whole.when is None or whole.when.earliest is None or whole.when.latest is None or found.unit() != "week":
        return UNKNOWN
    if "L" in found.code or found.low("E") == "late":
        return Answer(calendar.interval(whole.when.latest - timedelta(days=6), whole.when.latest, Precision.WEEK), whole.basis)
    number = ordinal(found.low("O")) if "O" in found.code else 1
    if not 1 <= number <= 4:
        return UNKNOWN
    first = whole.when.earliest + timedelta(days=7 * (number - 1))
    return Answer(calendar.interval(first, first + timedelta(days=6), Precision.WEEK), whole.basis)


def half_of(found: Found) -> Answer:
    """the first half of June; the second half of 2024; the latter half of last year."""
    if found.low("Q") == "quarter":
        return quarter(found)
    whole = month(found) if found.low("Mm") else Answer(calendar.year(found.year())) if "Y" in found.code else shift(found, found.unit())
    if whole.when is None:
        return UNKNOWN
    first = found.low("O")
    return Answer(calendar.half(whole.when, "r" in found.code or "L" in found.code[:2] or ordinal(first) == 2), whole.basis)


def relative_year_month(found: Found) -> Answer:
    """May of that year; June last year."""
    year = shift(found, "year")
    if year.when is None or not year.when.year or year.when.year < 1:
        return UNKNOWN
    return Answer(calendar.month(year.when.year, found.month()), year.basis)


def relative_month(found: Found) -> Answer:
    """last August: the latest one over before the anchor's month; next March; this past April; this October: of the anchor's year."""
    base, basis = base_of(found, told=is_told(found))
    number = found.month()
    if base is None or base.earliest is None:
        return UNKNOWN
    at = base.earliest
    year = at.year
    if "L" in found.code:
        year -= number >= at.month
    elif "X" in found.code:
        year += number <= at.month
    return Answer(calendar.month(year, number), basis) if 0 < year < 10000 else UNKNOWN


def season(found: Found) -> Answer:
    """the spring of 2019; early summer 2024; that winter; last autumn; the summer."""
    code = SEASONS[found.low("SF")]
    if "Y" in found.code or "C" in found.code:
        year, basis = found.year(), Basis.STATED
    elif "U" in found.code:
        shifted = shift(found, "year")
        if shifted.when is None or shifted.when.year is None:
            return UNKNOWN
        year, basis = shifted.when.year, shifted.basis
    else:
        return _season_by_context(found, code)
    if not 0 < year < 9999:
        return Answer(When(f"-{-year:04}-{code}", None, None, Precision.SEASON, year), basis)
    return Answer(parted(found, calendar.season(year, code)), basis)


def parted(found: Found, whole: When) -> When:
    """Its early, mid or late part if the words name one."""
    which = found.part()
    return calendar.part(whole, which) if which else whole


def _season_by_context(found: Found, code: int) -> Answer:
    """A season without its year: last, this, next or, bare, the latest one begun."""
    base, basis = base_of(found, told="A" in found.code)
    if base is None or base.year is None or not 1 < base.year < 9998:
        return UNKNOWN
    if basis is Basis.STORY_DATE or base.earliest is None:
        return Answer(parted(found, calendar.season(base.year + found.step(), code)), basis)
    near = [calendar.season(base.year + step, code) for step in (-2, -1, 0, 1)]
    begun = [w for w in near if w.earliest and w.earliest <= base.earliest]
    coming = [w for w in near if w.earliest and w.earliest > base.earliest]
    if "L" in found.code:
        over = [w for w in begun if w.latest and w.latest < base.earliest]
        return Answer(parted(found, over[-1]), basis)
    if "X" in found.code or found.frame.future and coming:
        return Answer(parted(found, coming[0]), basis)
    return Answer(parted(found, calendar.season(base.year, code) if "H" in found.code else begun[-1]), basis)


def quarter(found: Found) -> Answer:
    """Q1 2024; the first quarter of 2024; the second half of last year."""
    year = Answer(calendar.year(found.year())) if "Y" in found.code else shift(found, "year")
    number = int(found.low("q")[1]) if "q" in found.code else ordinal(found.low("O"))
    limit = 2 if found.low("Q") == "half" else 4
    if year.when is None or not year.when.year or year.when.year < 1 or not 1 <= number <= limit:
        return UNKNOWN
    return Answer(calendar.months_of(year.when.year, (39 if limit == 2 else 32) + number), year.basis)




def year(found: Found) -> Answer:
    """2024; 490 BC; early 2024; the end of 1943."""
    return Answer(parted(found, calendar.year(found.year())))


def decade(found: Found) -> Answer:
    """the 1980s; the late nineties; the 480s BC."""
    low = found.low("Zz")
    if low in DECADES:
        first = 1900 + DECADES[low]
    else:
        digits = low.strip("'").rstrip("s").rstrip("'")
        first = int(digits) + (0 if len(digits) > 2 else 1900)
    first = -first if "C" in found.code else first
    return Answer(parted(found, calendar.years(first, 10)))


def century(found: Found) -> Answer:
    """the 19th century; the middle of the fifth century BC."""
    number = ordinal(found.low("O"))
    if not 1 <= number <= 30:
        return UNKNOWN
    return Answer(parted(found, calendar.years(-number * 100 + 100 if "C" in found.code else number * 100 - 100, 100)))
