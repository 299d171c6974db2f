"""What date expressions resolve to, and from what."""

from datetime import date

import pytest

from extract.fields import Basis, EdtfDate, Precision
from extract.language.dates import RESOLVERS, bounded, date_mentions, dates, read_dates
from extract.language.dates_grammar import PATTERNS
from extract.language.sentences import sentences

TENTH = date(2024, 7, 10)
WEDNESDAY = EdtfDate(text="10 July 2024", edtf="2024-07-10", earliest=TENTH, latest=TENTH, precision=Precision.DAY, basis=Basis.STATED)
JULY = EdtfDate(text="July 2024", edtf="2024-07", earliest=date(2024, 7, 1), latest=date(2024, 7, 31), precision=Precision.MONTH)


def read(text: str, anchor: EdtfDate | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    found = read_dates(text, sentences(text, 0, len(text)), anchor)
    assert all(text[a.start : a.end] == a.date.text for a in found)
    return [(a.date.text, a.date.edtf) for a in found]


@pytest.mark.parametrize(
    ("words", "edtf", "precision"),
    [
        ("June 19, 2024", "2024-06-19", Precision.DAY),
        ("19 June 2024", "2024-06-19", Precision.DAY),
        ("the 19th of June, 2024", "2024-06-19", Precision.DAY),
        ("Sept. 13, 2023", "2023-09-13", Precision.DAY),
        ("Saturday 14 January 2023", "2023-01-14", Precision.DAY),
        ("2024-06-19", "2024-06-19", Precision.DAY),
        ("22.05.2025", "2025-05-22", Precision.DAY),
        ("22-05-2025", "2025-05-22", Precision.DAY),
        ("June 2024", "2024-06", Precision.MONTH),
        ("June of 2024", "2024-06", Precision.MONTH),
        ("early June 2024", "2024-06-01/2024-06-10", Precision.PART_OF_MONTH),
        ("mid-May 2023", "2023-05-11/2023-05-20", Precision.PART_OF_MONTH),
        ("the end of February 2024", "2024-02-21/2024-02-29", Precision.PART_OF_MONTH),
        ("the first half of May 2023", "2023-05-01/2023-05-15", Precision.PART_OF_MONTH),
        ("the first week of May 2023", "2023-05-01/2023-05-07", Precision.WEEK),
        ("the spring of 2019", "2019-21", Precision.SEASON),
        ("winter 2022", "2022-24", Precision.SEASON),
        ("the fall of 2021", "2021-23", Precision.SEASON),
        ("Q1 2024", "2024-33", Precision.INTERVAL),
        ("the third quarter of 2024", "2024-35", Precision.INTERVAL),
        ("the first half of 2024", "2024-40", Precision.INTERVAL),
        ("2023", "2023", Precision.YEAR),
        ("early 2024", "2024-01-01/2024-04-30", Precision.INTERVAL),
        ("the end of 2023", "2023-09-01/2023-12-31", Precision.INTERVAL),
        ("the 1980s", "198X", Precision.INTERVAL),
        ("the nineties", "199X", Precision.INTERVAL),
        ("the 19th century", "18XX", Precision.INTERVAL),
        ("490 BC", "-0489", Precision.YEAR),
        ("Christmas 2022", "2022-12-25", Precision.DAY),
    ],
)
def test_stated_dates_need_no_anchor(words: str, edtf: str, precision: Precision) -> None:
    text = f"It happened in {words}, they said."
    (atom,) = dates(text, 0, len(text), None)
    assert (atom.date.text, atom.date.edtf, atom.date.precision) == (words, edtf, precision)
    assert (atom.date.basis, atom.relative) == (Basis.STATED, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met today.", [("today", "2024-07-10")]),
        ("They met yesterday.", [("yesterday", "2024-07-09")]),
        ("They arrived this morning.", [("this morning", "2024-07-10")]),
        ("They met on Tuesday.", [("Tuesday", "2024-07-09")]),
        ("They met on Wednesday.", [("Wednesday", "2024-07-10")]),
        ("They will meet on Tuesday.", [("Tuesday", "2024-07-16")]),
        ("They will send men, he said on Tuesday.", [("Tuesday", "2024-07-09")]),
        ("They meet next Tuesday.", [("next Tuesday", "2024-07-16")]),
        ("They met last Wednesday.", [("last Wednesday", "2024-07-03")]),
        ("They met last week.", [("last week", "2024-07-01/2024-07-07")]),
        ("They met last month.", [("last month", "2024-06")]),
        ("They met earlier this month.", [("earlier this month", "2024-07")]),
        ("They met late last year.", [("late last year", "2023-09-01/2023-12-31")]),
        ("They met two weeks ago.", [("two weeks ago", "2024-06-24/2024-06-30")]),
        ("They met 6 days ago.", [("6 days ago", "2024-07-04")]),
        ("They met last August.", [("last August", "2023-08")]),
        ("They met this past April.", [("this past April", "2024-04")]),
        ("They meet this October.", [("this October", "2024-10")]),
        ("They met last autumn.", [("last autumn", "2023-23")]),
        ("They met in the first half of this year.", [("the first half of this year", "2024-40")]),
        ("They met in August.", [("August", "2023-08")]),
        ("They will meet in August.", [("August", "2024-08")]),
        ("They met on June 4.", [("June 4", "2024-06-04")]),
        ("They met on Dec. 30.", [("Dec. 30", "2023-12-30")]),
        ("The talks on July 25 are the third.", [("July 25", "2024-07-25")]),
        ("The camp was hit by rockets on July 30.", [("July 30", "2024-07-30")]),
        ("They met in May last year.", [("May last year", "2023-05")]),
        ("The men left over the weekend.", [("the weekend", "2024-07-06/2024-07-07")]),
    ],
)
def test_relative_dates_lean_on_the_anchor(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected
    assert {a.date.basis for a in dates(text, 0, len(text), WEDNESDAY)} == {Basis.PUBLICATION_ANCHOR}


@pytest.mark.parametrize("words", ["today", "last month", "on Tuesday", "two weeks ago", "this year", "next spring"])
def test_without_an_anchor_relative_dates_stay_open(words: str) -> None:
    (found,) = dates(f"They met {words}.", 0, len(f"They met {words}."), None)
    assert (found.date.edtf, found.date.earliest, found.date.latest, found.date.basis) == (None, None, None, Basis.NONE)


def test_a_day_without_year_or_anchor_has_no_bounds() -> None:
    (found,) = dates("They met on June 17.", 0, 20, None)
    assert (found.date.edtf, found.date.precision, found.date.earliest) == ("XXXX-06-17", Precision.DAY_WITHOUT_YEAR, None)


def test_an_anchor_of_a_month_gives_months_and_years_only() -> None:
    assert read("They met last month and last year, not on Tuesday or yesterday.", JULY) == [
        ("last month", "2024-06"), ("last year", "2023"), ("Tuesday", None), ("yesterday", None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They held on from June 18-19.", ("June 18-19", "2024-06-18/2024-06-19")),
        ("They held on 18-19 June 2023.", ("18-19 June 2023", "2023-06-18/2023-06-19")),
        ("It ran between 8 and 13 October 2023.", ("8 and 13 October 2023", "2023-10-08/2023-10-13")),
        ("It ran from 28 December to 3 January 2023.", ("28 December to 3 January 2023", "2022-12-28/2023-01-03")),
        ("It ran between June and August 2023.", ("June and August 2023", "2023-06/2023-08")),
        ("They were built in 1995-1998.", ("1995-1998", "1995/1998")),
        ("They were built in 1995-98.", ("1995-98", "1995/1998")),
    ],
)
def test_ranges_are_one_interval(text: str, expected: tuple[str, str]) -> None:
    assert read(text) == [expected]


def test_the_ends_of_a_range_are_two_mentions() -> None:
    text = "They held on 18-19 June 2023."
    found = date_mentions(text, sentences(text, 0, len(text)), None)
    assert [(a.date.text, a.date.edtf) for a in found] == [("18", "2023-06-18"), ("19 June 2023", "2023-06-19")]


def test_two_dates_joined_by_and_stay_two() -> None:
    assert read("They met in June and July 2023.") == [("June", "2023-06"), ("July 2023", "2023-07")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on 6 May 2021. Two days later they left.", "2021-05-08"),
        ("It fell on 6 May 2021. The next day they left.", "2021-05-07"),
        ("It fell on 6 May 2021. They left later that year.", "2021"),
        ("It fell in May 2021. They left the following month.", "2021-06"),
        ("It fell on 6 May 2021. They left on the same day.", "2021-05-06"),
        ("It fell on 6 May 2021. They had come a year earlier.", "2020"),
        ("It fell in May 2021. They left the next day.", None),
    ],
)
def test_words_that_point_back_lean_on_the_last_date_told(text: str, expected: str | None) -> None:
    atom = read_dates(text, sentences(text, 0, len(text)), WEDNESDAY)[-1]
    assert atom.date.edtf == expected
    assert atom.date.basis is (Basis.STORY_DATE if expected else Basis.NONE)


def test_a_history_takes_missing_years_from_itself() -> None:
    text = "War began in 1939. In 1940 it spread. By 1941 it was everywhere. In March 1942 it turned. In June they landed."
    assert read(text)[-1] == ("June", "1942-06")
    assert read("War began in 2014. In June they landed.")[-1] == ("June", "2024-06")


@pytest.mark.parametrize(
    "text",
    [
        "They may march at once.",
        "Spokeswoman April Jones met Theresa May.",
        "He spent a second in the fall of the city.",
        "It sent 2000 soldiers and paid $1990.",
        "Resolution 1973 and the M1978 gun.",
        "The T-72 and KN-23 in the 12 towns.",
        "He is in his 30s.",
        "The outlet Russia Today wrote.",
        "Black Friday sales.",
        "It costs 2,024 dollars and 2030 percent.",
    ],
)
def test_not_a_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("words", ["the coming months", "recent weeks", "the previous three months", "the past year", "weeks later"])
def test_vague_spans_are_kept_unresolved(words: str) -> None:
    text = f"It changed in {words} there."
    assert read(text) == [(words, None)]


@pytest.mark.parametrize("words", ["30 February 2024", "45.45.2024", "31 June 2023"])
def test_impossible_days_stay_unresolved(words: str) -> None:
    assert all(edtf is None for _, edtf in read(f"It came on {words} there."))


@pytest.mark.parametrize(
    ("text", "edtf", "earliest", "latest"),
    [
        ("They leave by 23 August 2024.", "../2024-08-23", None, date(2024, 8, 23)),
        ("They stay until 23 August 2024.", "../2024-08-23", None, date(2024, 8, 23)),
        ("They left before 23 August 2024.", "../2024-08-22", None, date(2024, 8, 22)),
        ("Held since December 2023.", "2023-12/..", date(2023, 12, 1), None),
        ("They left after 23 August 2024.", "2024-08-24/..", date(2024, 8, 24), None),
        ("They left on 23 August 2024.", "2024-08-23", date(2024, 8, 23), date(2024, 8, 23)),
    ],
)
def test_a_preposition_opens_a_bound(text: str, edtf: str, earliest: date | None, latest: date | None) -> None:
    found = bounded(text, dates(text, 0, len(text), None)[0])
    assert (found.edtf, found.earliest, found.latest) == (edtf, earliest, latest)
    assert (found.precision is Precision.OPEN) is (earliest is None or latest is None)


def test_every_pattern_has_a_resolver_or_is_split() -> None:
    assert {name for name, _ in PATTERNS} - set(RESOLVERS) == {"days_month", "month_days", "years", "years_bc"}


@pytest.mark.parametrize("junk", ["1990-", "May 5-", "the last week of ", "January ", "5 BC ", "early ", "on the ", "a", "12.12.", "'44 "])
def test_hostile_text_ends_with_spans_inside(junk: str) -> None:
    text = junk * (200_000 // len(junk) // 4)
    found = read_dates(text, sentences(text, 0, len(text)), WEDNESDAY)
    assert all(0 <= a.start < a.end <= len(text) for a in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
