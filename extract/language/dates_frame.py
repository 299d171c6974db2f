"""What a date expression leans on: its words, the publication date, the story's last date."""

from __future__ import annotations

from extract.fields import Basis, Precision
from extract.language import dates_calendar as calendar
from extract.language.dates_calendar import When
from extract.language.dates_words import MONTHS, ORDINALS, PARTS, UNITS
from extract.value import value

TURN = 9
"""Months. On the 22 WikiWars texts 8 to 10 gain 0.001 of value F1 over none, 6 and less lose as much."""

NARRATIVE_ERA = 30
"""Years on either side of a narrative's middle one."""

NEAR_FUTURE_DAYS = 60
"""A day without a year and without a sign of the future is read as coming only if it lies this near and its last occurrence was ten
months ago or more."""

SINCE_LAST_DAYS = 300


@value
class Frame:
    """What a relative date leans on."""

    anchor: When | None
    """The publication date; None if unknown."""
    previous: When | None
    """The last date of the story that has a year."""
    narrative: bool = False
    """True where the story tells the past by its own dates and the anchor says nothing of them."""
    future: bool = False
    """True if the words before the date speak of what is to come."""
    era: int | None = None
    """The middle year of a narrative; None outside one."""

    def in_era(self, year: int) -> bool:
        """False for a year of a narrative's background, which no later date leans on."""
        return self.era is None or abs(year - self.era) <= NARRATIVE_ERA


@value
class Found:
    """A match: its code letters and the folded pieces under them, and the frame."""

    code: str
    lows: list[str]
    frame: Frame

    def low(self, kinds: str, last: bool = False) -> str:
        """The first (or last) piece whose letter is among `kinds`; '' if there is none."""
        hits = [at for at, letter in enumerate(self.code) if letter in kinds]
        return self.lows[hits[-1 if last else 0]] if hits else ""

    def month(self) -> int:
        """Number of its month."""
        return MONTHS[self.low("Mm")]

    def dom(self) -> int:
        """Day of the month, from digits or an ordinal."""
        return ordinal(self.low("DO"))

    def year(self) -> int:
        """Its year, astronomical if it is BC."""
        digits = self.low("YyD" if "C" in self.code else "Y", last=True)
        if digits[0] == "'":
            return (1900 if int(digits[1:]) > 30 else 2000) + int(digits[1:])
        return 1 - int(digits) if "C" in self.code else int(digits)

    def part(self) -> str | None:
        """early, mid or late."""
        return PARTS.get(self.low("EB"))

    def unit(self) -> str:
        """day, week, month, year, decade, century or fortnight."""
        return UNITS[self.low("UVJ")]

    def step(self) -> int:
        """-1 for last, +1 for next, 0 for this and that."""
        return -1 if "L" in self.code else 1 if "X" in self.code else 0


@value
class Answer:
    """A resolved date and its basis; `when` None where the frame was not enough."""

    when: When | None
    basis: Basis = Basis.STATED


UNKNOWN = Answer(None, Basis.NONE)


def ordinal(low: str) -> int:
    """12 for '12', '12th' and 'twelfth'; -1 for anything else."""
    if low in ORDINALS:
        return ORDINALS[low]
    digits = low if low[-1:].isdecimal() else low[:-2]
    return int(digits) if digits.isdecimal() else -1




def base_of(found: Found, told: bool = False) -> tuple[When | None, Basis]:
    """The date that the words lean on: the story's last one if they say so (`told`) or it is a narrative, else the anchor."""
    frame = found.frame
    if frame.previous is not None and (told or frame.narrative):
        return frame.previous, Basis.STORY_DATE
    if frame.anchor is not None and not told:
        return frame.anchor, Basis.PUBLICATION_ANCHOR
    return None, Basis.NONE


_POINTING_BACK = frozenset({"following", "previous", "preceding", "ensuing", "succeeding", "prior"})


def is_told(found: Found) -> bool:
    """True for words that point back into the story: that, same, following, previous, ensuing, the next (but not: next)."""
    return "A" in found.code or "TX" in found.code or not _POINTING_BACK.isdisjoint(found.lows)


def year_by_context(found: Found, month: int, dom: int | None) -> Answer:
    """A month or day without its year: the story's year in a narrative, else the nearest fitting the anchor."""
    base, basis = base_of(found)
    if base is None and found.frame.previous is not None:
        base, basis = found.frame.previous, Basis.STORY_DATE
    if base is None or base.year is None:
        return Answer(_yearless(month, dom), Basis.NONE)
    if basis is Basis.STORY_DATE or base.latest is None:
        year = base.year + _turned(base, month)
        return Answer(_of_year(year, month, dom), basis) if 0 < year < 10000 else UNKNOWN
    near = [w for y in (base.year - 1, base.year, base.year + 1) if 0 < y < 10000 and (w := _of_year(y, month, dom))]
    past = [w for w in near if w.earliest and w.earliest <= base.latest]
    coming = [w for w in near if w.latest and w.latest >= (base.earliest or base.latest)]
    if found.frame.future and coming:
        return Answer(coming[0], basis)
    if dom and coming and past and _soon(base, past[-1], coming[0]):
        return Answer(coming[0], basis)
    return Answer(past[-1], basis) if past else UNKNOWN


def _turned(base: When, month: int) -> int:
    """1 if the story went on past New Year: it stood at a month, and the next one named lies TURN months before it or more."""
    fine = base.precision in {Precision.DAY, Precision.MONTH, Precision.PART_OF_MONTH}
    return int(fine and base.earliest is not None and base.earliest.month - month >= TURN)


def _soon(base: When, past: When, coming: When) -> bool:
    if not (base.latest and past.latest and coming.earliest):
        return False
    return (coming.earliest - base.latest).days <= NEAR_FUTURE_DAYS and (base.latest - past.latest).days >= SINCE_LAST_DAYS


def _of_year(year: int, month: int, dom: int | None) -> When | None:
    return calendar.day(year, month, dom) if dom else calendar.month(year, month)


def _yearless(month: int, dom: int | None) -> When | None:
    if dom is None:
        return When(f"XXXX-{month:02}", None, None, Precision.MONTH)
    if calendar.day(2000, month, dom) is None:
        return None
    return When(f"XXXX-{month:02}-{dom:02}", None, None, Precision.DAY_WITHOUT_YEAR)


def shift(found: Found, unit: str) -> Answer:
    """The span of the unit that last, this, that or next points at."""
    base, basis = base_of(found, told=is_told(found))
    when = calendar.shifted(base, unit, found.step()) if base else None
    return Answer(when, basis) if when else UNKNOWN
