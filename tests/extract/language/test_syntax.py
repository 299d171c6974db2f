"""Clauses: who does what to whom, read off the chunks of a sentence."""

from __future__ import annotations

import pytest

from tests.extract.language.reading_cases import Reader

CASES = [
    ("Chad sent 30 tanks to Mali in May.", "send", {"subject": ["Chad"], "objects": ["30 tanks"], "preps": [("to", "Mali")]}),
    # passives
    ("The bridge was destroyed by a missile.", "destroy", {"subject": ["The bridge"], "preps": [("by", "a missile")]}),
    ("The troops will soon be sent home by the army.", "send", {"subject": ["The troops"], "preps": [("by", "the army")]}),
    # coordination
    (
        "Kenya and Uganda sent soldiers and police officers to Congo.",
        "send",
        {"subject": ["Kenya", "Uganda"], "objects": ["soldiers", "police officers"], "preps": [("to", "Congo")]},
    ),
    ("Kenya, Uganda and Burundi sent soldiers.", "send", {"subject": ["Kenya", "Uganda", "Burundi"], "objects": ["soldiers"]}),
    ("Chad bought fuel and Niger sent tanks.", "send", {"subject": ["Niger"], "objects": ["tanks"]}),
    ("Chad was attacked by rebels and Niger sent tanks.", "send", {"subject": ["Niger"], "objects": ["tanks"]}),
    ("Chad promised to send and train soldiers.", "train", {"subject": ["Chad"], "objects": ["soldiers"]}),
    # prepositional phrases between subject and verb
    ("Soldiers from Chad and Niger arrived in Mali.", "arrive", {"subject": ["Soldiers"], "preps": [("in", "Mali")]}),
    ("Ministers from Chad, Niger and Mali met in Accra.", "meet", {"subject": ["Ministers"], "preps": [("in", "Accra")]}),
    ("A delegation of army trainers met the head of the academy.", "meet", {"subject": ["A delegation"], "objects": ["the head"]}),
    # fronted phrases
    (
        "In June, after a long debate, Ghana sent troops to Mali.",
        "send",
        {"subject": ["Ghana"], "objects": ["troops"], "preps": [("to", "Mali")]},
    ),
    ("In Cairo, Egypt and Qatar signed a deal.", "sign", {"subject": ["Egypt", "Qatar"], "objects": ["a deal"]}),
    # relative clauses
    ("The troops, who came from Chad, reached Mali.", "come", {"subject": ["The troops"], "preps": [("from", "Chad")]}),
    ("The troops, who came from Chad, reached Mali.", "reach", {"subject": ["The troops"], "objects": ["Mali"]}),
    ("Officials who visited Gao praised the army.", "praised", {"subject": ["Officials"], "objects": ["the army"]}),
    ("The army, which lost two tanks, attacked Gao.", "attack", {"subject": ["The army"], "objects": ["Gao"]}),
    # object relatives
    ("The pact which Chad and Niger signed was published.", "sign", {"subject": ["Chad", "Niger"], "objects": ["The pact"]}),
    ("The pact which Chad and Niger signed was published.", "published", {"subject": ["The pact"]}),
    ("The treaty that both leaders signed was published.", "sign", {"subject": ["both leaders"], "objects": ["The treaty"]}),
    ("The soldiers whom the regime sent were captured.", "send", {"subject": ["the regime"], "objects": ["The soldiers"]}),
    # partitives
    ("Some 800 soldiers, 350 of whom are medics, were sent to Mali.", "are", {"subject": ["350"], "objects": ["medics"]}),
    ("Some 800 soldiers, 350 of whom are medics, were sent home.", "send", {"subject": ["Some 800 soldiers"]}),
    # appositions, asides and brackets
    ("The general, a veteran of two wars, ordered a retreat.", "order", {"subject": ["The general"], "objects": ["a retreat"]}),
    ("The envoy, after talks in Cairo, visited Bangui.", "visit", {"subject": ["The envoy"], "objects": ["Bangui"]}),
    ("The convoy left Goma, the largest city, in May.", "leave", {"subject": ["The convoy"], "objects": ["Goma"]}),
    (
        "The minister (left) met the envoy in Nairobi.",
        "meet",
        {"subject": ["The minister"], "objects": ["the envoy"], "preps": [("in", "Nairobi")]},
    ),
    # ditransitives
    ("Warsaw gave Kyiv 30 tanks.", "give", {"subject": ["Warsaw"], "objects": ["30 tanks"], "indirect": ["Kyiv"]}),
    ("Warsaw gave the army 30 tanks.", "give", {"subject": ["Warsaw"], "objects": ["30 tanks"], "indirect": ["the army"]}),
    ("Chad supplied Mali with shells.", "supply", {"subject": ["Chad"], "objects": ["Mali"], "preps": [("with", "shells")]}),
    (
        "Chad will turn over to Mali four tanks and ten guns.",
        "turn",
        {"subject": ["Chad"], "objects": ["four tanks", "ten guns"], "preps": [("to", "Mali")]},
    ),
    # verbs that share what follows
    ("Chad sold or lent the guns to Mali.", "sell", {"subject": ["Chad"], "objects": ["the guns"], "preps": [("to", "Mali")]}),
    ("Chad sold or lent the guns to Mali.", "lend", {"subject": ["Chad"], "objects": ["the guns"], "preps": [("to", "Mali")]}),
    # infinitives under a governor
    (
        "Poland agreed to send tanks to Kharkiv.",
        "send",
        {"subject": ["Poland"], "objects": ["tanks"], "preps": [("to", "Kharkiv")], "governor": "agreed"},
    ),
    ("Poland is ready to send tanks.", "send", {"subject": ["Poland"], "objects": ["tanks"], "governor": "ready"}),
    ("Kyiv asked Warsaw to send tanks.", "send", {"subject": ["Warsaw"], "objects": ["tanks"], "governor": "asked"}),
    (
        "It refused to sell drones, shells or fuel to Niger.",
        "sell",
        {"subject": ["It"], "objects": ["drones", "shells", "fuel"], "preps": [("to", "Niger")], "governor": "refused"},
    ),
    # participles
    ("The soldiers fighting in Mali came from Chad.", "fight", {"subject": ["The soldiers"], "preps": [("in", "Mali")]}),
    ("The soldiers fighting in Mali came from Chad.", "come", {"subject": ["The soldiers"], "preps": [("from", "Chad")]}),
    ("A treaty signed by Chad was published.", "sign", {"objects": ["A treaty"], "preps": [("by", "Chad")]}),
    ("A treaty signed by Chad and Niger was published.", "published", {"subject": ["A treaty"]}),
    ("The army attacked the town, killing ten people.", "kill", {"subject": ["The army"], "objects": ["ten people"]}),
    ("Ministers met before signing the deal.", "sign", {"subject": ["Ministers"], "objects": ["the deal"]}),
    ("Chad accused Niger of sending drones.", "send", {"subject": ["Niger"], "objects": ["drones"]}),
    ("Chad helped Niger by sending drones.", "send", {"subject": ["Chad"], "objects": ["drones"]}),
    ("Chad denied having sent drones.", "send", {"subject": ["Chad"], "objects": ["drones"]}),
    ("Shipments of shells, among them rockets, reached Mali.", "reach", {"subject": ["Shipments"], "objects": ["Mali"]}),
    ("The army flies several jets, all bought from Mali.", "buy", {"objects": ["several jets"], "preps": [("from", "Mali")]}),
    ("The army flies several jets, all bought from Mali.", "fly", {"subject": ["The army"], "objects": ["several jets"]}),
    # what is said is a clause of its own
    ("Minister Jane Doe said Chad would send troops.", "say", {"subject": ["Minister Jane Doe"]}),
    ("Minister Jane Doe said Chad would send troops.", "send", {"subject": ["Chad"], "objects": ["troops"]}),
]


@pytest.mark.parametrize(("text", "verb", "expected"), CASES, ids=[f"{verb}: {text}" for text, verb, _ in CASES])
def test_a_clause_has_its_subject_objects_and_phrases(reader: Reader, text: str, verb: str, expected: dict[str, object]) -> None:
    assert reader.clause(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "group", "beside"),
    [
        ("Rebels took its second city, Gao, in May.", "its second city", "Gao"),
        ("The general, a veteran, ordered a retreat.", "The general", "a veteran"),
        ("Rebels took Gao in May.", "Gao", None),
        ("Rebels took Gao, and the army fled.", "Gao", None),
    ],
)
def test_the_noun_set_beside_another(reader: Reader, text: str, group: str, beside: str | None) -> None:
    parsed = reader.parse(text)
    (found,) = [g for g in parsed.groups.values() if text[g.start : g.end] == group]
    other = parsed.apposition(found)
    assert (text[other.start : other.end] if other else None) == beside


def test_the_of_chain_of_a_noun(reader: Reader) -> None:
    text = "A delegation of the union of miners met the envoy."
    parsed = reader.parse(text)
    (first, *_) = parsed.groups.values()
    assert [text[g.start : g.end] for g in parsed.complement(first)] == ["A delegation", "the union", "miners"]


@pytest.mark.parametrize("text", ["", "?", "and and and", "of of of", "to to", "was was was were", ", , ,", "that that that", "(((("])
def test_odd_sentences_have_clauses_or_none(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    for sentence in reading.sentences:
        parsed = reading.parse(sentence)
        assert all(0 <= c.left <= max(c.right, c.index + 1) <= len(parsed.chunks) for c in parsed.syntax.clauses.values())
