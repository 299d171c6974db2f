"""Lexicon: names and nouns are found where they stand, as they must be written, and as the longest that fits."""

from __future__ import annotations

import pytest

from extract.language.folding import fold, plural_of, slug
from extract.language.lexicon import Hit, Lexicon


def found(lexicon: Lexicon, text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[hit.start : hit.end], tuple(entry.category for entry in hit.entries)) for hit in lexicon.scan(text)]


def keys(lexicon: Lexicon, text: str) -> list[str]:
    return [hit.entry.key for hit in lexicon.scan(text)]


NAMES = [
    ("Envoys left North Korea's port", "North Korea", "state:PRK"),
    ("the DPRK’s envoys", "DPRK", "state:PRK"),
    ("a British-built ferry", "British", "state:GBR"),
    ("Poles and Danes", "Poles", "state:POL"),
    ("Swedes waited", "Swedes", "state:SWE"),
    ("the Kremlin said", "Kremlin", "state:RUS"),
    ("the South\u00a0Korean ferry", "South\u00a0Korean", "state:KOR"),
    ("by way of Guinea\u2011Bissau", "Guinea\u2011Bissau", "state:GNB"),
    ("wrapped United\nStates", "United\nStates", "state:USA"),
    ("ships of the International Atomic Energy Agency", "International Atomic Energy Agency", "org:international-atomic-energy-agency"),
    ("a Shahed-136 fell", "Shahed-136", "weapon:shahed-136"),
    ("two Geran-2s fell", "Geran-2s", "weapon:shahed-136"),
    ("in Lipetsk Region", "Lipetsk Region", "place:lipetsk-oblast-rus"),
    ("off Bab el-Mandeb", "Bab el-Mandeb", "place:bab-el-mandeb"),
    ("the capital, Reykjavik", "Reykjavik", "capital:ISL"),
    ("flew to Kraków", "Kraków", "geonames:3094802"),
    ("flew to Krakow", "Krakow", "geonames:3094802"),
]


@pytest.mark.parametrize(("text", "surface", "key"), NAMES)
def test_a_name_is_found_where_it_stands_and_means_its_entry(lexicon: Lexicon, text: str, surface: str, key: str) -> None:
    hit = next(hit for hit in lexicon.scan(text) if text[hit.start : hit.end] == surface)
    assert hit.entry.key == key


ABSENT = [
    ("she told us who was there", {"state", "organization", "demonym"}),
    ("it is an aid to all", {"organization"}),
    ("chad and turkey for dinner", {"state"}),
    ("the normality of Malinois dogs", {"state"}),
    ("a mobile and nice reading", {"city"}),
    ("Reading is Nice", {"city"}),
    ("a javelin thrower, a patriot", {"weapon_model"}),
    ("KN-234", {"weapon_model"}),
    ("polish the table", {"demonym"}),
]


@pytest.mark.parametrize(("text", "categories"), ABSENT)
def test_ordinary_words_and_parts_of_words_are_no_names(lexicon: Lexicon, text: str, categories: set[str]) -> None:
    assert [hit for hit in lexicon.scan(text) if hit.of(*categories)] == []


def test_the_longest_name_wins(lexicon: Lexicon) -> None:
    text = "The deputy foreign minister of South Sudan met the UN Security Council."
    assert [text[h.start : h.end] for h in lexicon.scan(text) if not h.of("post_modifier")] == [
        "foreign minister", "South Sudan", "UN Security Council",
    ]  # fmt: skip


def test_a_longer_name_that_fails_does_not_hide_a_shorter_one(lexicon: Lexicon) -> None:
    assert ("army", ("org_head", "personnel")) in found(lexicon, "the Cactus army")
    assert ("guard", ("org_head", "personnel")) in found(lexicon, "a national guardian and a guard")
    assert ("guard", ("org_head", "personnel")) in found(lexicon, "the presidential guard of the coast guard")


def test_a_form_with_several_meanings_has_them_all_in_a_fixed_order(lexicon: Lexicon) -> None:
    (hit,) = lexicon.scan("Georgia")
    assert [(entry.category, entry.row["country"] if entry.category == "place" else entry.key) for entry in hit.entries] == [
        ("state", "state:GEO"), ("place", "USA"),
    ]  # fmt: skip
    assert [entry.category for entry in lexicon.scan("US")[0].entries] == ["state", "demonym"]


PLURALS = [("soldiers", True), ("soldier", False), ("children", True), ("Kenyans", True), ("Kenyan", False), ("batteries", True)]


@pytest.mark.parametrize(("text", "plural"), PLURALS)
def test_a_hit_says_whether_it_is_a_plural(lexicon: Lexicon, text: str, plural: bool) -> None:
    (hit,) = lexicon.scan(text)
    assert hit.plural is plural


def test_a_scan_of_a_part_gives_offsets_into_the_whole(lexicon: Lexicon) -> None:
    text = "Norway and Sweden and Finland"
    assert lexicon.scan(text, 11, 17) == [hit for hit in lexicon.scan(text) if hit.start == 11]


def test_lookups_follow_the_same_case_rules(lexicon: Lexicon) -> None:
    assert [entry.key for entry in lexicon.lookup("KN-24", "weapon_model")] == ["weapon:kn-24"]
    assert lexicon.lookup("us") == ()
    assert lexicon.lookup("Shoreditch-on-Nowhere") == ()
    state = lexicon.state("PRK")
    assert state is not None and state.name == "North Korea"
    assert lexicon.state("ZZZ") is None


def test_of_names_that_several_countries_share_the_great_city_stands(lexicon: Lexicon) -> None:
    (entry,) = lexicon.lookup("Birmingham", "city")
    assert entry.row["country"] == "GBR"
    (capital, city) = (lexicon.lookup("Oslo", "capital") + lexicon.lookup("Oslo", "city"))[:2]
    assert (capital.row["code"], city.row["place_type"]) == ("NOR", "city")


ODD = ["", "\ud800 Russia", "İİİ in İzmir, Türkiye", "ß" * 50 + " Russia", "\x00Russia\x00", "🙂Russia🙂", "ﬀ Russia", "Ω" * 9]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_keeps_its_offsets(lexicon: Lexicon, text: str) -> None:
    assert len(fold(text)) == len(text)
    hits: list[Hit] = lexicon.scan(text)
    assert all(text[hit.start : hit.end] in {"Russia", "Türkiye", "İzmir"} for hit in hits)
    assert bool(hits) == ("Russia" in text or "Türkiye" in text)


def test_a_long_line_is_scanned_in_time_that_grows_with_its_length(lexicon: Lexicon) -> None:
    for unit in ("a", "1,", "(", "US army ", "Cactus army ", " "):
        text = unit * (200_000 // len(unit))
        hits = lexicon.scan(text)
        assert all(before.end <= after.start for before, after in zip(hits, hits[1:], strict=False))


REGULAR = [("drone", "drones"), ("F-16", "F-16s"), ("APC", "APCs"), ("battery", "batteries"), ("gunman", "gunmen"), ("pass", "passes")]


@pytest.mark.parametrize(("noun", "plural"), REGULAR)
def test_regular_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural


@pytest.mark.parametrize(("name", "key"), [("UN Security Council", "un-security-council"), ("Médecins", "médecins"), ("F/A-18", "f-a-18")])
def test_keys_are_made_of_folded_words(name: str, key: str) -> None:
    assert slug(name) == key
