"""Every number has one reading: its kind, what its words say of it, what it counts and how it relates to others."""

from decimal import Decimal

import pytest

from extract.fields import Qualifier as Q
from extract.language.atoms import NumberAtom, NumberKind, Scope
from extract.language.dates import read_dates
from extract.language.numbers import numbers, read_numbers
from extract.language.sentences import sentences


def read(text: str) -> list[NumberAtom]:
    return numbers(text, 0, len(text))


def counts(text: str) -> list[NumberAtom]:
    return [a for a in read(text) if a.kind is NumberKind.COUNT]


@pytest.mark.parametrize(
    ("words", "value", "minimum", "maximum", "qualifier"),
    [
        ("6,000", 6000, None, None, Q.EXACT),
        ("around 6,000", 6000, None, None, Q.APPROXIMATE),
        ("some 1,000", 1000, None, None, Q.APPROXIMATE),
        ("nearly a thousand", 1000, None, None, Q.APPROXIMATE),
        ("close to 40", 40, None, None, Q.APPROXIMATE),
        ("just short of 500", 500, None, None, Q.APPROXIMATE),
        ("an estimated 700", 700, None, None, Q.APPROXIMATE),
        ("more than 76,000", 76000, 76001, None, Q.MORE_THAN),
        ("over 300", 300, 301, None, Q.MORE_THAN),
        ("upwards of 300", 300, 301, None, Q.MORE_THAN),
        ("in excess of 300", 300, 301, None, Q.MORE_THAN),
        ("just over 600", 600, 601, None, Q.MORE_THAN),
        ("more than an estimated 200", 200, 201, None, Q.MORE_THAN),
        ("at least 12", 12, 12, None, Q.AT_LEAST),
        ("no fewer than 12", 12, 12, None, Q.AT_LEAST),
        ("a minimum of 12", 12, 12, None, Q.AT_LEAST),
        ("up to 30,000", 30000, None, 30000, Q.AT_MOST),
        ("as many as 90", 90, None, 90, Q.AT_MOST),
        ("no more than 90", 90, None, 90, Q.AT_MOST),
        ("fewer than 20", 20, None, 19, Q.LESS_THAN),
        ("under 30", 30, None, 29, Q.LESS_THAN),
        ("between 300 and 400", None, 300, 400, Q.BETWEEN),
        ("25,000 to 30,000", None, 25000, 30000, Q.BETWEEN),
        ("10,000-12,000", None, 10000, 12000, Q.BETWEEN),
        ("5-6,000", None, 5000, 6000, Q.BETWEEN),
        ("two or three", None, 2, 3, Q.BETWEEN),
        ("three to four thousand", None, 3000, 4000, Q.BETWEEN),
        ("between three and four thousand", None, 3000, 4000, Q.BETWEEN),
        ("several hundred", None, 200, None, Q.AT_LEAST),
        ("a few dozen", None, 24, None, Q.AT_LEAST),
        ("a dozen", 12, None, None, Q.EXACT),
        ("two dozen", 24, None, None, Q.EXACT),
        ("half a million", 500000, None, None, Q.EXACT),
        ("1.5 million", 1500000, None, None, Q.EXACT),
        ("2.3m", 2300000, None, None, Q.EXACT),
        ("700k", 700000, None, None, Q.EXACT),
        ("6\u202f000", 6000, None, None, Q.EXACT),
        ("20.000", 20000, None, None, Q.EXACT),
        ("1.234", 1234, None, None, Q.EXACT),
        ("one hundred and twenty", 120, None, None, Q.EXACT),
        ("eleven thousand", 11000, None, None, Q.EXACT),
        ("twenty-five", 25, None, None, Q.EXACT),
        ("two thousand seven hundred", 2700, None, None, Q.EXACT),
    ],
)
def test_values_and_bounds(words: str, value: int | None, minimum: int | None, maximum: int | None, qualifier: Q) -> None:
    text = f"There are {words} soldiers here."
    (atom,) = counts(text)
    assert (text[atom.start : atom.end], atom.unit) == (words, "soldiers")
    assert (atom.value, atom.minimum, atom.maximum, atom.qualifier) == (value, minimum, maximum, qualifier)


@pytest.mark.parametrize(
    ("text", "minimum", "unit"),
    [
        ("dozens of men", 24, "men"),
        ("hundreds of men", 200, "men"),
        ("tens of thousands of shells", 20000, "shells"),
        ("hundreds of thousands of people", 200000, "people"),
        ("scores of drones", 40, "drones"),
        ("several thousand troops", 2000, "troops"),
    ],
)
def test_vague_plurals_give_only_a_minimum(text: str, minimum: int, unit: str) -> None:
    (atom,) = counts(text)
    assert (atom.value, atom.minimum, atom.maximum, atom.qualifier, atom.unit) == (None, minimum, None, Q.AT_LEAST, unit)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("300 or so men", Q.APPROXIMATE),
        ("300 or more men", Q.AT_LEAST),
        ("300+ men", Q.AT_LEAST),
        ("300-plus men", Q.AT_LEAST),
        ("~300 men", Q.APPROXIMATE),
    ],
)
def test_qualifiers_after_the_number(text: str, qualifier: Q) -> None:
    (atom,) = counts(text)
    assert (atom.value, atom.qualifier, atom.unit) == (300, qualifier, "men")


@pytest.mark.parametrize(
    ("text", "value"),
    [("They handed over two launchers.", 2), ("The toll has gone up to 29.", 29), ("They were talking about 300 men.", 300)],
)
def test_the_particle_of_a_verb_is_no_qualifier(text: str, value: int) -> None:
    (atom,) = counts(text)
    assert (atom.value, atom.qualifier, atom.minimum, atom.maximum) == (value, Q.EXACT, None, None)


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("It cost $20,000 there.", NumberKind.MONEY, "USD"),
        ("It cost €5 there.", NumberKind.MONEY, "EUR"),
        ("It cost 7 billion kroner there.", NumberKind.MONEY, "kroner"),
        ("It cost 500 million euros there.", NumberKind.MONEY, "EUR"),
        ("It cost 40 million US dollars.", NumberKind.MONEY, "USD"),
        ("It fell by 85 percent there.", NumberKind.PERCENT, "%"),
        ("It fell by 23% there.", NumberKind.PERCENT, "%"),
        ("It fell by 12 per cent there.", NumberKind.PERCENT, "%"),
        ("It is 500 kilometres away.", NumberKind.MEASURE, "kilometres"),
        ("They hold 90 square kilometers there.", NumberKind.MEASURE, "square kilometers"),
        ("It fired a 152-mm gun.", NumberKind.MEASURE, "mm"),
        ("It fired a 152mm gun.", NumberKind.MEASURE, "mm"),
        ("She displaces 90,000 tonnes.", NumberKind.MEASURE, "tonnes"),
        ("It was minus 14 there.", NumberKind.MEASURE, None),
        ("A 34-year-old man fled.", NumberKind.AGE, "year"),
        ("A man aged 34 fled.", NumberKind.AGE, None),
        ("Ivan Petrov, 34, fled.", NumberKind.AGE, None),
        ("It took three weeks there.", NumberKind.DURATION, "weeks"),
        ("A two-hour walk.", NumberKind.DURATION, "hour"),
        ("In 1990 it fell.", NumberKind.YEAR, None),
        ("The 2018 deal held.", NumberKind.YEAR, None),
        ("The 1980s were calm.", NumberKind.YEAR, None),
        ("It came at 14:30 there.", NumberKind.TIME, None),
        ("It came at 11 a.m. there.", NumberKind.TIME, None),
        ("The 21st attempt failed.", NumberKind.ORDINAL, None),
        ("The first attempt failed.", NumberKind.ORDINAL, None),
        ("The 810th Brigade came.", NumberKind.UNIT_NUMBER, None),
        ("The 45th Engineer Regiment came.", NumberKind.UNIT_NUMBER, None),
        ("It was Unit 29155 again.", NumberKind.UNIT_NUMBER, None),
        ("See Resolution 2397 again.", NumberKind.IDENTIFIER, None),
        ("See Article 4 again.", NumberKind.IDENTIFIER, None),
        ("On Channel 11 tonight.", NumberKind.IDENTIFIER, None),
        ("On Channel Eleven tonight.", NumberKind.IDENTIFIER, None),
        ("The gun No. 5 fired.", NumberKind.IDENTIFIER, None),
        ("A KN-23 fell.", NumberKind.IDENTIFIER, None),
        ("An S-300 fell.", NumberKind.IDENTIFIER, None),
        ("An M1978 fired.", NumberKind.IDENTIFIER, None),
        ("The F-16s flew.", NumberKind.IDENTIFIER, None),
        ("A new Block 70 flew.", NumberKind.IDENTIFIER, None),
        ("A plant called Kursk 2 opened.", NumberKind.IDENTIFIER, None),
        ("A Boeing 737 flew.", NumberKind.IDENTIFIER, None),
        ("1. They came at dawn.", NumberKind.IDENTIFIER, None),
        ("They won 3-1 there.", NumberKind.SCORE, None),
        ("The vote was 51-49 there.", NumberKind.SCORE, None),
    ],
)
def test_numbers_that_count_nothing(text: str, kind: NumberKind, unit: str | None) -> None:
    (atom,) = read(text)
    assert (atom.kind, atom.unit, atom.noun) == (kind, unit, None)


@pytest.mark.parametrize("text", ["Call +7 495 123-45-67 now.", "Release 007/24 is out.", "Version 5.1.2 is out."])
def test_papers_and_telephones_are_identifiers_throughout(text: str) -> None:
    assert {a.kind for a in read(text)} <= {NumberKind.IDENTIFIER}


@pytest.mark.parametrize(
    ("text", "unit", "noun"),
    [
        ("It sent 120 North Korean military trainers.", "trainers", "North Korean military trainers"),
        ("It sent 1,000 mine clearance specialists.", "specialists", "mine clearance specialists"),
        ("It sent 1,000 military and technical advisers.", "advisers", "military and technical advisers"),
        ("It sent 300 U.S. troops to the coast.", "troops", "U.S. troops"),
        ("It sent 120 Kenyan police officers.", "officers", "Kenyan police officers"),
        ("It sent 300 “volunteers” there.", "volunteers", "volunteers"),
        ("It sent a 120-strong company of sappers.", "company", "company"),
        ("It sent a 15-man team there.", "team", "team"),
        ("It sent a three-member delegation.", "delegation", "delegation"),
        ("It sent a dog team of six.", "team", "dog team"),
        ("It sent a group of about 20 officers.", "officers", "officers"),
        ("It sent two battalions there.", "battalions", "battalions"),
        ("It gave Arstan 31 Abrams tanks.", "tanks", "Abrams tanks"),
        ("It gave them 24 F-16 fighters.", "fighters", "F-16 fighters"),
        ("It gave them 12 F-16s there.", "F-16s", "F-16s"),
        ("It gave them 31 Abrams.", "Abrams", "Abrams"),
        ("It gave them six 152-mm howitzers.", "howitzers", "152-mm howitzers"),
        ("It gave them 20 modernised 240 mm rocket launchers.", "launchers", "modernised 240 mm rocket launchers"),
        ("It feeds 500 soldiers' families.", "families", "soldiers' families"),
        ("The raid left 12 dead.", "dead", "dead"),
        ("With 40 wounded in the raid.", "wounded", "wounded"),
        ("With 100 troops deployed there.", "troops", "troops"),
        ("One soldier was hurt.", "soldier", "soldier"),
        ("It sent 2500 soldiers there.", "soldiers", "soldiers"),
        ("It sent 2000 troops there.", "troops", "troops"),
        ("It sent 6,000 there.", None, None),
        ("The two share a motor.", None, None),
        ("The two cannot agree.", None, None),
    ],
)
def test_what_is_counted(text: str, unit: str | None, noun: str | None) -> None:
    atom = counts(text)[0]
    assert (atom.unit, atom.noun and text[slice(*atom.noun)]) == (unit, noun)


@pytest.mark.parametrize("text", ["No one came.", "One said so.", "They hit one another.", "The one that came."])
def test_one_is_often_a_pronoun(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("the other 5,000 will go", Scope.OTHER),
        ("the remaining five engineers", Scope.OTHER),
        ("another 217 officers came", Scope.ADDITIONAL),
        ("a further 1,100 came", Scope.ADDITIONAL),
        ("an additional 250 men", Scope.ADDITIONAL),
        ("700 more will go", Scope.ADDITIONAL),
        ("25,000 to 30,000 more soldiers", Scope.ADDITIONAL),
        ("a total of 2,500 men", Scope.TOTAL),
        ("12,000 in all", Scope.TOTAL),
        ("90 soldiers in total", Scope.TOTAL),
        ("350 of whom stayed", Scope.PART),
        ("6,000 of them stayed", Scope.PART),
        ("30 of the guards", Scope.PART),
        ("including 40 medics", Scope.PART),
        ("40 medics came", None),
        ("more than 700 came", None),
    ],
)
def test_scope(text: str, scope: Scope | None) -> None:
    assert counts(text)[0].scope is scope


@pytest.mark.parametrize(
    ("text", "share"),
    [("Half of them left.", "0.5"), ("A quarter of the men left.", "0.25"), ("Two fifths of the men left.", "0.4")],
)
def test_shares_have_no_value(text: str, share: str) -> None:
    (atom,) = read(text)
    assert (atom.value, atom.share, atom.scope) == (None, Decimal(share), Scope.PART)


def test_two_thirds_is_a_share() -> None:
    (atom,) = read("Two thirds of the men left.")
    assert atom.share is not None and round(atom.share, 4) == Decimal("0.6667")


def test_an_increase_is_two_counts_and_a_spread_is_one() -> None:
    grown = counts("The force grew from 800 to 1,200 soldiers.")
    assert [(a.value, a.qualifier, a.unit) for a in grown] == [(800, Q.EXACT, "soldiers"), (1200, Q.EXACT, "soldiers")]
    (spread,) = counts("Tolls of from 800 to 1,200 soldiers are named.")
    assert (spread.value, spread.minimum, spread.maximum) == (None, 800, 1200)


def test_a_list_gives_each_number_its_own_noun() -> None:
    found = counts("It sent 40 medics, 25 engineers and a dog team of six.")
    assert [(a.value, a.unit) for a in found] == [(40, "medics"), (25, "engineers"), (6, "team")]


def test_numbers_of_dates_count_nothing() -> None:
    text = "On June 17, 2025 and on 22-05-2025 they sent 30 men. In 2024 none came. Three days later 40 men left."
    found = sentences(text, 0, len(text))
    atoms = read_numbers(text, found, read_dates(text, found, None))
    assert [(text[a.start : a.end]) for a in atoms if a.kind is NumberKind.COUNT] == ["30", "40"]
    assert {a.kind for a in atoms} == {NumberKind.COUNT, NumberKind.DATE_PART, NumberKind.YEAR}


def test_money_spans_take_their_sign_and_qualifier() -> None:
    text = "It cost more than $20 million in all."
    (atom,) = read(text)
    assert (text[atom.start : atom.end], atom.value, atom.minimum) == ("more than $20 million", 20_000_000, 20_000_001)


@pytest.mark.parametrize(
    "junk", ["1,", "1-1-", "one ", "hundred and ", "two or ", "more than ", "5 ", "a dozen of ", "half a ", "(", "9", "12:30 ", "+1 "]
)
def test_hostile_text_ends_with_spans_inside(junk: str) -> None:
    text = junk * (50_000 // len(junk))
    found = read_numbers(text, sentences(text, 0, len(text)), [])
    assert all(0 <= a.start < a.end <= len(text) for a in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
