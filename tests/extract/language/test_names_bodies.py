"""Organizations, places and posts: their extent, what is one, and who holds what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.fields import EntityKind
from extract.language.names import Names
from extract.mention import MentionKind

Read = Callable[..., Names]


def bodies(names: Names) -> list[str]:
    """Surfaces of the mentions of organizations that are no states."""
    return [m.surface for m in names.mentions if m.kind is MentionKind.ORGANIZATION and not (m.entity or "").startswith("state:")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Britain's defence ministry assessed the losses.", ["Britain's defence ministry"]),
        ("The 72nd Mechanised Brigade withdrew.", ["72nd Mechanised Brigade"]),
        ("South Korea's Joint Chiefs of Staff saw a launch.", ["Joint Chiefs of Staff"]),
        ("He asked the Russian Defense Ministry.", ["Russian Defense Ministry"]),
        ("The Defence Ministry in Ankara declined.", ["Defence Ministry in Ankara"]),
        ("according to the foreign ministry", ["foreign ministry"]),
        ("The Ministry of Culture and Tourism of Latvia opened it.", ["Ministry of Culture and Tourism of Latvia"]),
        ("Western officials and Norwegian troops were there.", []),
        ("Mokran forces fired.", ["Mokran forces"]),
        ("The Velden news agency wrote it.", ["Velden"]),
        ("The bases went to the Kenyan police.", ["Kenyan police"]),
        ("Kenyan police came, and Kenyan brigades.", []),
        ("The Orva brigade left; the 47th brigade stayed, with two brigades.", ["Orva brigade", "47th brigade"]),
        ("The Norwegian air force has jets.", ["Norwegian air force"]),
        ("The EU Training Mission in Mali closed.", ["EU Training Mission in Mali"]),
        ("EUCAP Sahel and the Assistance Mission to Solomon Islands closed.", ["EUCAP Sahel", "Assistance Mission to Solomon Islands"]),
        ("The Ministry of Defence in London declined.", ["Ministry of Defence in London"]),
        ("The government of Kelm-Orva Canton declined.", ["government of Kelm-Orva Canton"]),
        ("The Bosnian presidency met.", ["Bosnian presidency"]),
        ("The Joint Force Command and 150 Royal Engineers met.", ["Joint Force Command", "Royal Engineers"]),
        ("Aid groups came. Thirty guards left.", []),
        ("Fifty-two members of the Formed Police Unit left.", ["Formed Police Unit"]),
        ("An AH-9 was driven down the M17.", []),
        ("Its naval mission in the region, Telios, is late. A firm called Dremmo pays for it.", ["Telios", "Dremmo"]),
        ("He told ZRV that the newspaper Danno Plet was wrong.", ["ZRV", "Danno Plet"]),
    ],
)
def test_extent_of_a_body(names_of: Read, text: str, expected: list[str]) -> None:
    assert bodies(names_of(text)) == expected


def test_an_acronym_in_brackets_is_the_body_from_then_on(names_of: Read) -> None:
    names = names_of("The Baltic Demining Institute (BDI) sent divers. BDI said they were safe.")
    assert {m.entity for m in names.mentions if m.surface in ("Baltic Demining Institute", "BDI")} == {"org:baltic-demining-institute"}


def test_a_body_is_known_with_and_without_its_state(names_of: Read) -> None:
    (body,) = (e for e in names_of("Norway's Emergencies Ministry sent divers.").entities if e.key == "org:emergencies-ministry")
    assert (body.name, body.names) == ("Emergencies Ministry", ("Emergencies Ministry", "Norway's Emergencies Ministry"))


def test_the_place_in_a_bodys_name_is_a_mention_of_its_own(names_of: Read) -> None:
    names = names_of("The Interior Ministry in Riga and the government of Kelm-Orva Canton declined.")
    assert [m.surface for m in names.inner] == ["Riga", "Kelm-Orva Canton"]


def test_a_shorter_form_is_the_body_named_before(names_of: Read) -> None:
    names = names_of("The Estonian Rescue Board helped. Later the Rescue Board left, and the Board was thanked.")
    assert len({m.entity for m in names.mentions if "Board" in m.surface}) == 1


def test_seat_of_power_is_a_body_and_no_place(names_of: Read) -> None:
    (mention,) = names_of("He walked past the Kremlin.").mentions
    assert mention.kind is MentionKind.ORGANIZATION


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("They met in Russia's Amur Oblast.", "Amur Oblast", "RUS"),
        ("He landed at Karvik air base on Monday.", "Karvik air base", None),
        ("He landed at Karvik air base in Norway.", "Karvik air base", "NOR"),
        ("He flew from Oslo to Bergen. Norwegian police met him in Karvik.", "Karvik", "NOR"),
        ("Norway and Sweden are near. In Karvik he met a Swede and a Norwegian.", "Karvik", None),
        ("Sailors of Norway crossed the Karvik Sea to Oslo.", "Karvik Sea", None),
        ("He was taken to the Karvik gold mine near Oslo, Norway.", "Karvik gold mine", "NOR"),
        ("He left Queen Elsa Barracks in Norway.", "Queen Elsa Barracks", "NOR"),
        ("Shells fell near Drovnoye, Ukraine.", "Drovnoye", "UKR"),
        ("A blast shook the city of Velmar.", "Velmar", None),
        ("They swam in the Gulf of Aden.", "Gulf of Aden", None),
    ],
)
def test_a_place_has_the_country_that_the_text_gives_it(names_of: Read, text: str, surface: str, country: str | None) -> None:
    names = names_of(text)
    key = next(m.entity for m in names.mentions if m.surface == surface and m.kind is MentionKind.PLACE)
    assert next(e.country for e in names.entities if e.key == key) == country


def test_city_and_region_of_one_name_are_one_place_of_a_story(names_of: Read) -> None:
    names = names_of("Troops entered Kursk Region. Fighting in Kursk went on, and Kursk Oblast was closed.")
    places = [e for e in names.entities if e.kind is EntityKind.PLACE and not e.key.startswith("country:")]
    assert [set(p.names) for p in places] == [{"Kursk Region", "Kursk", "Kursk Oblast"}]


@pytest.mark.parametrize(
    ("text", "person", "title", "organization"),
    [
        ("Russian President Vladimir Putin spoke.", "Vladimir Putin", "President", "state:RUS"),
        ("North Korea's leader Kim Jong Un smiled.", "Kim Jong Un", "leader", "state:PRK"),
        ("Sergei Ardov, secretary of the Latvian Security Council, left.", "Sergei Ardov", "secretary", "org:latvian-security-council"),
        ("Latvian Security Council Secretary Sergei Ardov left.", "Sergei Ardov", "Secretary", "org:latvian-security-council"),
        ("The head of Tallin Naval Academy, Anna Berg, left.", "Anna Berg", "head", "org:tallin-naval-academy"),
        ("Anna Berg, the president of the Tallin Naval Academy, left.", "Anna Berg", "president", "org:tallin-naval-academy"),
        ("Ukraine's commander-in-chief, Oleksandr Syrskyi, agreed.", "Oleksandr Syrskyi", "commander-in-chief", "state:UKR"),
        ("General Peter Holm, commander of the garrison, agreed.", "Peter Holm", "commander", None),
        ("Col. Peter Holm, the mission's chief of staff, agreed.", "Peter Holm", "chief of staff", None),
        ("Peter Holm, a former bus driver, agreed.", "Peter Holm", "former bus driver", None),
        ("Peter Holm, who serves as mayor, agreed.", "Peter Holm", "mayor", None),
        ("The commander of the garrison, Colonel Peter Holm, agreed.", "Peter Holm", "commander", None),
        ("NATO's commander, the Dutch Major General Peter Holm, agreed.", "Peter Holm", "commander", "org:nato"),
        ("Latvia's new foreign minister, Peter Holm, agreed.", "Peter Holm", "new foreign minister", "state:LVA"),
        ("Rear Admiral Peter Holm of the Norwegian navy agreed.", "Peter Holm", "Rear Admiral", "org:norwegian-navy"),
        ("Deputy Commander Peter Holm agreed.", "Peter Holm", "Deputy Commander", None),
        ("Editor: Peter Holm.", "Peter Holm", "Editor", None),
        ("The Tallin Naval Academy (TNA) Deputy Dean Peter Holm agreed.", "Peter Holm", "Deputy Dean", "org:tallin-naval-academy"),
        ("Ministers named Peter Holm as envoy.", "Peter Holm", "envoy", None),
    ],
)
def test_posts(names_of: Read, text: str, person: str, title: str, organization: str | None) -> None:
    names = names_of(text)
    name = {e.key: e.name for e in names.entities}
    assert [(name[p.person], p.title, p.organization) for p in names.posts] == [(person, title, organization)]
    for post in names.posts:
        assert text[slice(*post.title_span)] == title and text[slice(*post.person_span)] == person


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Presidents Amos Okello and Peter Holm met.", [("Amos Okello", "Presidents"), ("Peter Holm", "Presidents")]),
        ("NATO spokesman Col. Peter Holm agreed.", [("Peter Holm", "spokesman")]),
        ("Peter Holm, who commands the brigade, agreed.", [("Peter Holm", "commander")]),
        ("Peter Holm, the Dane who leads the force, agreed.", [("Peter Holm", "leader")]),
        ("Norman Baker and Tessa Cook, a nurse, agreed.", [("Tessa Cook", "nurse")]),
        ("Presidents come and go, Peter Holm said.", []),
        ("Peter Holm, who met president after president, agreed.", []),
    ],
)
def test_posts_of_several_and_posts_said_by_a_verb(names_of: Read, text: str, titles: list[tuple[str, str]]) -> None:
    names = names_of(text)
    name = {e.key: e.name for e in names.entities}
    assert [(name[p.person], p.title) for p in names.posts] == titles


def test_an_evaluative_noun_is_no_post(names_of: Read) -> None:
    assert names_of("North Korean dictator Kim Jong Un smiled.").posts == []


@pytest.mark.parametrize(
    "junk",
    ["A" * 200_000, "Aa " * 20_000, "1," * 50_000, "(" * 100_000, "A." * 50_000, "Ministry of " * 8_000, "Kim Jong Un, " * 5_000],
)
def test_junk_yields_disjoint_mentions_and_keys_that_exist(names_of: Read, junk: str) -> None:
    names = names_of(junk)
    keys = {e.key for e in names.entities}
    assert all(m.entity is None or m.entity in keys for m in names.mentions)
    assert all(a.end <= b.start for a, b in zip(names.mentions, names.mentions[1:], strict=False))
