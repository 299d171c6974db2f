"""Frames: what a trigger word says happened, whether it did, and by whom."""

from __future__ import annotations

import pytest

from extract.claim import Modality, Status
from extract.language.frames import Frame
from tests.extract.language.reading_cases import Reader


def of(frames: list[Frame], event_type: str) -> Frame:
    """The last frame that may be of the event type: of 'pledged to send' the sending."""
    return [f for f in frames if any(t.event_type == event_type for t in f.triggers)][-1]


STATUSES = [
    ("Chad sent 500 soldiers to Mali.", "completed"),
    ("Chad has sent 500 soldiers to Mali.", "completed"),
    ("500 Chadian soldiers were sent to Mali.", "completed"),
    ("Chad managed to send 500 soldiers to Mali.", "completed"),
    ("Chad is sending 500 soldiers to Mali.", "ongoing"),
    ("Chad has begun to send soldiers to Mali.", "ongoing"),
    ("Chad continues to send soldiers to Mali.", "ongoing"),
    ("Chad will send 500 soldiers to Mali.", "planned"),
    ("Chad would send 500 soldiers to Mali.", "planned"),
    ("Chad plans to send 500 soldiers to Mali.", "planned"),
    ("Chad agreed to send 500 soldiers to Mali.", "planned"),
    ("Chad has pledged to send 500 soldiers to Mali.", "planned"),
    ("Chad is expected to send 500 soldiers to Mali.", "planned"),
    ("500 Chadian soldiers will be sent to Mali.", "planned"),
    ("Chad's decision to send 500 soldiers to Mali drew protests.", "planned"),
    ("Chad offered to send 500 soldiers to Mali.", "proposed"),
    ("Chad proposed to send 500 soldiers to Mali.", "proposed"),
    ("Chad is ready to send 500 soldiers to Mali.", "proposed"),
    ("Mali asked Chad to send 500 soldiers.", "requested"),
    ("Mali urged Chad to send 500 soldiers.", "requested"),
    ("Chad refused to send 500 soldiers to Mali.", "cancelled"),
    ("Chad declined to send 500 soldiers to Mali.", "cancelled"),
    ("Chad failed to send 500 soldiers to Mali.", "failed"),
    ("Chad is able to send 500 soldiers to Mali.", "hypothetical"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES, ids=[text for text, _ in STATUSES])
def test_status_follows_the_governing_word_then_the_modal_then_the_tense(reader: Reader, text: str, status: str) -> None:
    assert of(reader.frames(text), "deployment").status is Status(status)


@pytest.mark.parametrize("modal", ["may", "might", "could"])
def test_what_may_happen_is_speculation_and_never_done(reader: Reader, modal: str) -> None:
    frame = of(reader.frames(f"Chad {modal} send 500 soldiers to Mali."), "deployment")
    assert frame.status in {Status.HYPOTHETICAL, Status.PROPOSED}
    assert frame.modality is Modality.SPECULATED


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Chad has reportedly sent 500 soldiers to Mali.", Modality.REPORTED),
        ("Chad has allegedly sent 500 soldiers to Mali.", Modality.ALLEGED),
        ("Chad has probably sent 500 soldiers to Mali.", Modality.SPECULATED),
        ("Chad sent 500 soldiers to Mali.", None),
    ],
)
def test_an_adverb_says_how_sure(reader: Reader, text: str, modality: Modality | None) -> None:
    assert of(reader.frames(text), "deployment").modality is modality


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Chad did not send soldiers to Mali.", True),
        ("Chad has never sent soldiers to Mali.", True),
        ("Chad has not sent soldiers to Mali.", True),
        ("No soldiers were sent to Mali.", True),
        ("Chad does not plan to send soldiers to Mali.", True),
        ("Chad sent soldiers to Mali.", False),
        ("Chad sent soldiers not far from Mali.", False),
    ],
)
def test_negation(reader: Reader, text: str, negated: bool) -> None:
    assert of(reader.frames(text), "deployment").negated is negated


@pytest.mark.parametrize(
    "text",
    [
        "If Chad sends soldiers to Mali, Niger will protest.",
        "Nobody knows whether Chad sent soldiers to Mali.",
        "Unless Chad sends soldiers to Mali, Niger will protest.",
    ],
)
def test_questions_and_conditions_tell_nothing(reader: Reader, text: str) -> None:
    assert [f for f in reader.frames(text) if f.lemma == "send"] == []


def test_a_headlines_present_says_neither_done_nor_going_on(reader: Reader) -> None:
    heading = "Putin visits Hanoi"
    frame = of(reader.frames(f"{heading}\n\nNothing else was told in the story today."), "visit")
    assert frame.sentence.heading
    assert frame.status_by(frame.triggers[0]) is Status.UNKNOWN
    body = of(reader.frames("Putin visits Hanoi."), "visit")
    assert body.status_by(body.triggers[0]) is Status.COMPLETED


@pytest.mark.parametrize(
    ("text", "event_type", "agents", "patients"),
    [
        ("Rebels attacked the base.", "strike", ["Rebels"], ["the base"]),
        ("The base was attacked by rebels.", "strike", ["rebels"], ["The base"]),
        ("The base was attacked.", "strike", [], ["The base"]),
        ("The visit of the envoy to Gao ended.", "visit", [], ["the envoy"]),
        ("Emmanuel Macron's visit to Gao ended.", "visit", ["Emmanuel Macron"], []),
        ("Ministers held talks in Accra.", "negotiation", ["Ministers"], []),
    ],
)
def test_who_acts_and_what_is_acted_on(reader: Reader, text: str, event_type: str, agents: list[str], patients: list[str]) -> None:
    frames = [f for f in reader.frames(text) if any(t.event_type == event_type for t in f.triggers)]
    assert frames
    assert [text[g.start : g.end] for g in frames[0].agents] == agents
    assert [text[g.start : g.end] for g in frames[0].patients] == patients


def test_frames_stand_in_the_order_of_the_text_and_inside_their_clause(reader: Reader) -> None:
    text = "Chad sent soldiers to Mali. Rebels attacked Gao, killing ten people, and the army withdrew from the town in May."
    frames = reader.frames(text)
    assert [f.start for f in frames] == sorted(f.start for f in frames)
    assert len(frames) >= 4
    for f in frames:
        assert f.sentence.start <= f.left <= f.start < f.end <= f.right <= f.sentence.end
        assert f.status_span[0] <= f.start and f.end <= f.status_span[1]


def test_a_name_that_holds_a_trigger_word_is_no_telling(reader: Reader) -> None:
    assert reader.frames("The 21st Strike Brigade praised Ghana.") == []
    assert reader.frames("The strike praised Ghana.") != []


@pytest.mark.parametrize("text", ["", "The weather was fine.", "?!", "Send."])
def test_a_text_without_triggers_has_no_frames_that_act(reader: Reader, text: str) -> None:
    assert [f for f in reader.frames(text) if f.agents] == []
