"""Verbs: their forms, and what a verb group says of tense, voice and polarity."""

from __future__ import annotations

import pytest

from extract.language.verbs import Tense, forms, inflect, read_verb
from tests.extract.language.reading_cases import Reader

IRREGULAR = {"send": ("sent", "sent"), "withdraw": ("withdrew", "withdrawn")}


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("attack", ["attack", "attacks", "attacking", "attacked"]),
        ("deploy", ["deploy", "deploys", "deploying", "deployed"]),
        ("deny", ["deny", "denies", "denying", "denied"]),
        ("strike", ["strike", "strikes", "striking", "striked"]),
        ("agree", ["agree", "agrees", "agreeing", "agreed"]),
        ("commit", ["commit", "commits", "committing", "committed"]),
        ("reach", ["reach", "reaches", "reaching", "reached"]),
        ("die", ["die", "dies", "dying", "died"]),
        ("send", ["send", "sends", "sending", "sent"]),
        ("withdraw", ["withdraw", "withdraws", "withdrawing", "withdrew", "withdrawn"]),
        ("equip", ["equip", "equips", "equipping", "equipped"]),
        ("ban", ["ban", "bans", "banning", "banned"]),
        ("visit", ["visit", "visits", "visiting", "visited"]),
        ("aid", ["aid", "aids", "aiding", "aided"]),
        ("cancel", ["cancel", "cancels", "canceling", "canceled", "cancelling", "cancelled"]),
    ],
)
def test_the_forms_of_a_verb(lemma: str, expected: list[str]) -> None:
    assert list(inflect(lemma, IRREGULAR)) == expected


def test_every_form_leads_to_the_first_word_of_its_lemma() -> None:
    assert {f: lemma for f, lemma in forms(["withdraw from", "send"], IRREGULAR).items() if f in ("withdrew", "sent", "sends")} == {
        "withdrew": "withdraw",
        "sent": "send",
        "sends": "send",
    }


@pytest.mark.parametrize(
    ("group", "tense", "passive", "negated", "modal"),
    [
        ("has sent", Tense.PERFECT, False, False, None),
        ("has been sent", Tense.PERFECT, True, False, None),
        ("was sent", Tense.PAST, True, False, None),
        ("is being sent", Tense.PRESENT, True, False, None),
        ("is sending", Tense.PROGRESSIVE, False, False, None),
        ("will send", Tense.FUTURE, False, False, "will"),
        ("will be sent", Tense.FUTURE, True, False, "will"),
        ("may send", Tense.MODAL, False, False, "may"),
        ("did not send", Tense.PAST, False, True, None),
        ("has never sent", Tense.PERFECT, False, True, None),
        ("sends", Tense.PRESENT, False, False, None),
    ],
)
def test_a_verb_group_read(reader: Reader, group: str, tense: Tense, passive: bool, negated: bool, modal: str | None) -> None:
    parsed = reader.parse(f"The army {group} troops to Mali.")
    (verb,) = [read_verb(parsed.tokens, c) for c in parsed.chunks if c.kind.value == "verb"]
    assert (verb.tense, verb.passive, verb.negated, verb.modal) == (tense, passive, negated, modal)
