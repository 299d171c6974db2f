"""People: what is a person's name, which of them are one person, and whom a bare surname means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.fields import EntityKind
from extract.language.linking import same_bearer, words_of
from extract.language.names import Names, describe
from extract.mention import MentionKind

Read = Callable[..., Names]


def people(names: Names) -> dict[str, list[str]]:
    """Name of each person -> surfaces of its mentions."""
    found = {e.key: e.name for e in names.entities if e.kind is EntityKind.PERSON}
    out: dict[str, list[str]] = {name: [] for name in found.values()}
    for mention in names.mentions:
        if mention.kind is MentionKind.PERSON:
            out[found[mention.entity or ""]].append(mention.surface)
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran's envoy, Hossein Amir-Abdollahian, left early.", ["Hossein Amir-Abdollahian"]),
        ("Prime Minister Jonas Gahr Støre spoke in Oslo.", ["Jonas Gahr Støre"]),
        ("Crown Prince Mohammed bin Salman received the guests.", ["Mohammed bin Salman"]),
        ("The plan was shown to Mariusz Błaszczak on Monday.", ["Mariusz Błaszczak"]),
        ("A letter from R. Okafor reached the desk.", ["R. Okafor"]),
        ("Gen. Temir Ashkenov, commander of the garrison, resigned.", ["Temir Ashkenov"]),
        ("Mr Dallow said nothing.", ["Dallow"]),
        ("Theresa May met Yoon Suk Yeol.", ["Theresa May", "Yoon Suk Yeol"]),
        ("A statue of Kim Il Sung stands near Kim Il Sung Square.", ["Kim Il Sung"]),
        ("Jordan Hale flew to Jordan.", ["Jordan Hale"]),
        ("The list names Michael A. Cordo and Tessa B. Lunn.", ["Michael A. Cordo", "Tessa B. Lunn"]),
        ("The keys went to Vasko Petrunenko on Monday.", ["Vasko Petrunenko"]),
        ("President Jonah Hill met Anna Temple.", ["Jonah Hill", "Anna Temple"]),
        ("Only Ione Sakaridis stayed.", ["Ione Sakaridis"]),
    ],
)
def test_names_of_many_shapes_are_people(names_of: Read, text: str, expected: list[str]) -> None:
    assert sorted(people(names_of(text))) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "The Comprehensive Partnership Treaty entered into force.",
        "Under Article 4 of the accord, Operation Silver Lake ended.",
        "USS Lewis B. Puller sailed on Tuesday in March.",
        "Satellite pictures were released. Western officials doubted them.",
        "In May, Parliament met; in June it did not.",
        "The frigate Marco Belluno left the tanker Vera Grande behind.",
        "HMAS Corvina and HMNZS Tara Kelm were alongside.",
        "Typhoon Rosalda struck the film Carla Umbra from the list.",
    ],
)
def test_things_that_bear_capitals_are_nobody(names_of: Read, text: str) -> None:
    assert people(names_of(text)) == {}


@pytest.mark.parametrize(
    "text",
    [
        '"It was late," said Quorrin Tamsel.',
        "Quorrin Tamsel, 34, walked home.",
        "The 34-year-old Quorrin Tamsel walked home.",
        "Quorrin Tamsel (34) walked home.",
        "His brother, Quorrin Tamsel, walked home.",
        "The minister met her counterpart Quorrin Tamsel on Monday.",
        "A man named Quorrin Tamsel, who lives there, walked home.",
        "Police held Quorrin Tamsel's wife for a day.",
        "Quorrin Tamsel recalls the first night.",
        "Quorrin Tamsel told us that nobody came.",
        "Anna Petrova, Quorrin Tamsel and a guide walked home.",
        "In all, Quorrin Tamsel and Anna Petrova walked home.",
        "The nurse, Quorrin Tamsel, walked home.",
    ],
)
def test_what_stands_around_an_unknown_name_makes_it_a_person(names_of: Read, text: str) -> None:
    assert "Quorrin Tamsel" in people(names_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Boats left Tell Qarmid at dawn.",
        "The road ends in Donja Vrelska.",
        "Shells fell on the village of Quorrin Tamsel.",
        "In the districts of Quorrin Tamsel and Ural nobody was hurt.",
        "A blast shook Rue Victor Amblain.",
    ],
)
def test_a_place_of_two_words_is_nobody(names_of: Read, text: str) -> None:
    assert people(names_of(text)) == {}


def test_spellings_of_one_name_are_one_person(names_of: Read) -> None:
    text = "Sergei Shoigu arrived. Later Sergey Shoigu left. Volodymyr Zelensky and Volodymyr Zelenskyy met Kim Jong-un and Kim Jong Un."
    assert [len(surfaces) for surfaces in people(names_of(text)).values()] == [2, 2, 2]


@pytest.mark.parametrize(
    ("left", "right", "eastern", "same"),
    [
        ("Kim Jong Un", "Kim Jong Il", True, False),
        ("Kim Jong Un", "KIm Jong-un", True, True),
        ("Kim Il Sung", "Kim Geum Chol", True, False),
        ("Aleksandr Syrsky", "Alexander Syrskyi", False, True),
        ("Dmitri Medvedev", "Dmitry Medvedev", False, True),
        ("Ivan Petrov", "Anna Petrova", False, False),
        ("Recep Tayyip Erdogan", "Tayyip Erdogan", False, True),
        ("J. Leff", "Jonah Leff", False, True),
        ("J. Leff", "Mark Leff", False, False),
    ],
)
def test_two_full_names(left: str, right: str, eastern: bool, same: bool) -> None:
    assert same_bearer(words_of(left), words_of(right), eastern) is same


def test_a_surname_means_the_bearer_named_most_often_so_far(names_of: Read) -> None:
    text = "Kim Jong Un met the cadets. Kim Jong Un smiled. Their rector, Kim Geum Chol, bowed. Then Kim left."
    assert people(names_of(text)) == {"Kim Jong Un": ["Kim Jong Un", "Kim Jong Un", "Kim"], "Kim Geum Chol": ["Kim Geum Chol"]}


def test_a_surname_in_the_headline_means_who_is_introduced_later(names_of: Read) -> None:
    names = names_of("Gerasimov reports success\n\nThe army's chief, Valery Gerasimov, reported to the president on Monday.")
    assert people(names) == {"Valery Gerasimov": ["Gerasimov", "Valery Gerasimov"]}


def test_a_name_inside_a_longer_name_is_no_mention_of_its_bearer(names_of: Read) -> None:
    assert people(names_of("Cadets of the Kim Il Sung Military University marched.")) == {}


def test_a_byline_is_found_where_the_text_prints_it(names_of: Read) -> None:
    text = "Bridge reopens\nOksana Tarnavska\nThe bridge reopened on Friday."
    mentions = [m for m in names_of(text, ("Oksana Tarnavska", "Nobody Here")).mentions if m.kind is MentionKind.PERSON]
    assert [(m.surface, m.start) for m in mentions] == [("Oksana Tarnavska", text.index("Oksana"))]


def test_a_description_means_the_one_person_with_that_post(names_of: Read) -> None:
    names = names_of("Russian President Vladimir Putin met South Korean President Yoon Suk Yeol and Foreign Minister Sergey Lavrov.")
    assert describe(names.entities, names.posts, "the Russian leader") == "person:vladimir-putin"
    assert describe(names.entities, names.posts, "the South Korean president") == "person:yoon-suk-yeol"
    assert describe(names.entities, names.posts, "the minister") == "person:sergey-lavrov"
    assert describe(names.entities, names.posts, "the president") is None
