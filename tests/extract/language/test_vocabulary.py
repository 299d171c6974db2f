"""The vocabulary: every form of the listed words leads to its row, and a wrong row is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.claim import Modality, Status
from extract.errors import ReferenceDataError
from extract.language.reading import Tools
from extract.language.reference_data import load_reference
from extract.language.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("sent", "send"), ("withdrew", "withdraw"), ("denies", "deny"), ("agreed", "agree"), ("met", "meet"), ("fell", "fall")],
)
def test_forms_lead_to_their_lemma(tools: Tools, form: str, lemma: str) -> None:
    assert tools.vocabulary.lemmas[form] == lemma


def test_present_forms_are_no_pasts(tools: Tools) -> None:
    assert {"sent", "struck", "withdrew"} <= tools.vocabulary.pasts
    assert not {"send", "sends", "sending", "hit"} & tools.vocabulary.pasts


def test_cues_say_status_and_modality(tools: Tools) -> None:
    assert tools.vocabulary.cues["agree", "governor"] == (Status.PLANNED, None)
    assert tools.vocabulary.cues["reportedly", "adverb"] == (None, Modality.REPORTED)


def test_longer_triggers_stand_first(tools: Tools) -> None:
    for triggers in (*tools.vocabulary.verbs.values(), *tools.vocabulary.nouns.values()):
        lengths = [len(t.lemma.split()) for t in triggers]
        assert lengths == sorted(lengths, reverse=True)


def test_a_sentence_with_a_trigger_is_worth_parsing_and_one_without_is_not(tools: Tools) -> None:
    assert {"sent", "deployment", "said", "according"} <= tools.vocabulary.interesting
    assert not {"weather", "the", "blue"} & tools.vocabulary.interesting


def test_a_status_that_does_not_exist_is_named(reference_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "cues.csv").write_text("cue,kind,status,modality\nhope,governor,dreamt,\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match="dreamt"):
        Vocabulary.load(load_reference([reference_dir, tmp_path]))
