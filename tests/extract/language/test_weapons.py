"""Weapons: models with their other names and alternatives, classes, and what only looks like a weapon."""

from __future__ import annotations

import pytest

from extract.language.atoms import Sentence
from extract.language.lexicon import Lexicon
from extract.language.weapons import WeaponAtom, read_weapons


def read(lexicon: Lexicon, *sentences: str) -> list[WeaponAtom]:
    text, bounds = "", []
    for number, sentence in enumerate(sentences):
        bounds.append(Sentence(number, len(text), len(text) + len(sentence), 0))
        text += sentence + " "
    return read_weapons(text, bounds, lexicon.scan(text))


def models(lexicon: Lexicon, *sentences: str) -> list[tuple[str, ...]]:
    """Keys without their prefix of every atom that has models."""
    return [tuple(m.key.removeprefix("weapon:") for m in atom.models) for atom in read(lexicon, *sentences) if atom.models]


ALTERNATIVES = [
    ("Experts think it was either a KN-23 or a KN-24.", ("kn-23", "kn-24")),
    ("The gun in the picture may be an M1978 or the newer M1989.", ("m1978", "m1989")),
    ("The engine came from a Shahed-131 or a Shahed-136.", ("shahed-131", "shahed-136")),
    ("A Kh-101/Kh-555 hit the depot.", ("kh-101", "kh-555")),
    ("Villagers saw a Su-24 or possibly a Su-34 overhead.", ("su-24", "su-34")),
    ("The casing belongs to either a Qiam or a Zolfaghar missile.", ("qiam", "zolfaghar")),
    ("It was identified as a T-62, T-64 or T-72 tank.", ("t-62", "t-64", "t-72")),
]


@pytest.mark.parametrize(("text", "keys"), ALTERNATIVES)
def test_models_of_which_one_is_meant_are_one_mention(lexicon: Lexicon, text: str, keys: tuple[str, ...]) -> None:
    atom = next(atom for atom in read(lexicon, text) if len(atom.models) > 1)
    assert tuple(m.key.removeprefix("weapon:") for m in atom.models) == keys
    assert atom.alternatives


OTHER_NAMES = [
    ("Crews launched a Hwasong-11Na, known abroad as the KN-24.", "kn-24", ("Hwasong-11Na", "KN-24")),
    ("Crews launched a Shahed-136 (Geran-2) at dawn.", "shahed-136", ("Shahed-136", "Geran-2")),
    ("It was a Geran-1, or Shahed-131, drone.", "shahed-131", ("Geran-1", "Shahed-131")),
    ("The BM-21, also called the Grad, fires rockets.", "bm-21-grad", ("BM-21", "Grad")),
]


@pytest.mark.parametrize(("text", "key", "names"), OTHER_NAMES)
def test_other_names_of_a_model_are_no_alternatives(lexicon: Lexicon, text: str, key: str, names: tuple[str, ...]) -> None:
    atom = next(atom for atom in read(lexicon, text) if atom.models)
    (model,) = atom.models
    assert (model.key, atom.alternatives) == (f"weapon:{key}", False)
    assert (model.text, *(text[a:b] for a, b in model.aliases)) == names


LISTS = [
    ("Kyiv asked for ATACMS or Taurus missiles.", [("atacms",), ("taurus",)]),
    ("Both F-16s and F-35s flew.", [("f-16",), ("f-35",)]),
    ("They sent 9 VAB carriers, 4 Caesar howitzers and 2 AMX-10RC.", [("vab",), ("caesar",), ("amx-10rc",)]),
    ("They could fire HIMARS or M270 rockets next.", [("m142-himars",), ("m270",)]),
    ("S-300/400 batteries fired.", [("s-300", "s-400")]),
]


@pytest.mark.parametrize(("text", "keys"), LISTS)
def test_a_list_or_a_choice_is_several_mentions(lexicon: Lexicon, text: str, keys: list[tuple[str, ...]]) -> None:
    assert models(lexicon, text) == keys


UNKNOWN = [
    ("Engineers tested the XQ-58 drone.", "xq-58", "drone"),
    ("A Kh-71 struck the bridge.", "kh-71", "air_to_surface_missile"),
    ("Columns of T-72B3M tanks passed.", "t-72b3m", "tank"),
    ("They unveiled a missile called Groza-2.", "groza-2", "missile"),
    ("They flew the “Sokil” attack drone.", "sokil", "drone"),
    ("Two Vulture-3s and a Zeta-9 howitzer were shown.", "zeta-9", "howitzer"),
]


@pytest.mark.parametrize(("text", "key", "weapon_class"), UNKNOWN)
def test_a_designation_the_lexicon_lacks_is_read_by_shape_or_by_its_words(lexicon: Lexicon, text: str, key: str, weapon_class: str) -> None:
    atom = next(atom for atom in read(lexicon, text) if atom.models)
    assert (atom.models[0].key, atom.models[0].known, atom.weapon_class) == (f"weapon:{key}", False, weapon_class)


NO_WEAPONS = [
    "Resolution UN-2397 was debated at the G-7 summit.",
    "COVID-19 closed the M-4 highway and the A-12 road.",
    "The think tank praised a coal mine and a gold mine.",
    "She carried the child in her arms.",
    "Shell raised its dividend.",
    "Mr Noor met Gen. Bradley; Ms Fattah fired her driver.",
    "Caesar salad and a javelin throw.",
    "The A-level students and the under-17 team flew in a private jet.",
    "He wore an M4 badge and lived at Flat B-2.",
    "The USS Harbor Light and the 155th brigade left port.",
]


@pytest.mark.parametrize("text", NO_WEAPONS)
def test_what_only_looks_like_a_weapon_is_none(lexicon: Lexicon, text: str) -> None:
    assert [atom.surface for atom in read(lexicon, text)] == []


CLASSES = [
    ("Two short-range ballistic missiles fell.", "short-range ballistic missiles", "short_range_ballistic_missile", "weapon", True),
    ("An artillery rocket from 1971 lay there.", "artillery rocket", "artillery_rocket", "ammunition", False),
    ("Some 40 KN-23 missiles came.", "KN-23 missiles", "short_range_ballistic_missile", "weapon", True),
    ("Six M777 155mm howitzers came.", "M777 155mm howitzers", "howitzer", "weapon", True),
    ("An M113 was lost.", "M113", "armoured_personnel_carrier", "vehicle", False),
    ("Missile fragments were piled up.", "Missile", "missile", "component", False),
    ("The drone, a Lancet, hit a truck.", "drone, a Lancet", "drone", "weapon", False),
]


@pytest.mark.parametrize(("text", "surface", "weapon_class", "kind", "plural"), CLASSES)
def test_the_class_comes_from_the_noun_or_from_the_model(
    lexicon: Lexicon, text: str, surface: str, weapon_class: str, kind: str, plural: bool
) -> None:
    (atom,) = read(lexicon, text)
    assert (atom.surface, atom.weapon_class, atom.item_kind, atom.plural) == (surface, weapon_class, kind, plural)


@pytest.mark.parametrize(("text", "modifies"), [("a missile test", True), ("an arms deal", True), ("the missile fell", False)])
def test_a_weapon_word_may_only_describe_the_next_noun(lexicon: Lexicon, text: str, modifies: bool) -> None:
    (atom,) = read(lexicon, text)
    assert atom.modifies is modifies


def test_a_doubtful_name_is_a_weapon_once_the_story_has_said_so(lexicon: Lexicon) -> None:
    said = ("A Patriot battery arrived.", "Patriot crews were trained, and Patriot costs rose.")
    assert models(lexicon, *said) == [("patriot",)] * 3
    assert models(lexicon, "Patriot costs rose.") == []


RUNS = ["KN-23 or ", "KN-23/", "a M4 ", "a Noor ", "missile called ", "tank (", "KN-23 ( ", "1,", "A1", "“", "((", "\n"]


@pytest.mark.parametrize("unit", RUNS)
def test_hostile_runs_are_read_and_stay_in_order(lexicon: Lexicon, unit: str) -> None:
    text = unit * (30_000 // len(unit))
    atoms = read_weapons(text, [Sentence(0, 0, len(text), 0)], lexicon.scan(text))
    assert all(a.end <= b.start and text[a.start : a.end] == a.surface for a, b in zip(atoms, atoms[1:], strict=False))
