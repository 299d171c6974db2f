"""No cell without proof: what is stored follows from the characters it cites, and what is not stored says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from extract.claim import Attribution, Cite, Claim, Draft, Modality, Rejection, Status, Support
from extract.document import Story, StoryKind
from extract.fields import Basis, EdtfDate, Precision, Qualifier, Quantity, Reference, YearRange
from extract.grounding import REASONS, ground
from extract.language.atoms import DateAtom, NumberAtom, NumberKind
from extract.mention import Mention, MentionKind
from extract.proof import Proof
from extract.records import (
    Casualty,
    CasualtyKind,
    Component,
    Deployment,
    Event,
    EventType,
    Movement,
    Participant,
    ParticipantRole,
    Record,
    Stance,
    Statement,
    Target,
    WeaponSighting,
)

TEXT = (
    "Chad sends sappers\n\nChad sent more than 3,000 soldiers to Mali on 4 May 2021 and found almost 300 parts made in 2019. "
    "N'Djamena said so, and Mali's army agreed. A footer names Ghana and 3,000."
)
TITLE = (0, 18)
STORY = Story("sto_1", 0, StoryKind.STORY, 20, TEXT.index(" A footer"), "Chad sends sappers", title_span=TITLE)


def span(words: str, nth: int = 0) -> tuple[int, int]:
    """Where the words stand in TEXT."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def number(words: str, value: int | None, qualifier: Qualifier = Qualifier.EXACT, low: int | None = None) -> NumberAtom:
    minimum = None if low is None else Decimal(low)
    return NumberAtom(*span(words), NumberKind.COUNT, None if value is None else Decimal(value), minimum, None, qualifier)


MAY = EdtfDate(
    text="4 May 2021",
    edtf="2021-05-04",
    earliest=date(2021, 5, 4),
    latest=date(2021, 5, 4),
    precision=Precision.DAY,
    basis=Basis.STATED,
)
MENTIONS = (
    Mention(MentionKind.ORGANIZATION, *TITLE[:1], 4, "Chad", value="TCD", entity="state:TCD"),
    Mention(MentionKind.ORGANIZATION, *span("Chad", 1), "Chad", value="TCD", entity="state:TCD"),
    Mention(MentionKind.PLACE, *span("Mali"), "Mali", value="MLI", entity="country:MLI"),
    Mention(MentionKind.ORGANIZATION, *span("N'Djamena"), "N'Djamena", value="TCD", entity="state:TCD", metonym_of="place:ndjamena"),
    Mention(MentionKind.ORGANIZATION, *span("Mali's army"), "Mali's army", entity="org:army"),
)
PROOF = Proof(
    TEXT,
    STORY,
    MENTIONS,
    (number("more than 3,000", 3000, Qualifier.MORE_THAN, 3001), number("almost 300", 300, Qualifier.APPROXIMATE)),
    (DateAtom(*span("4 May 2021"), MAY),),
    "test 1",
)
CHAD = Reference(text="Chad", entity="state:TCD")
BASE = Deployment(contributor=CHAD)
BASE_CITES = (Cite("contributor", *span("Chad", 1)),)


def quantity(
    value: int | None, qualifier: Qualifier = Qualifier.EXACT, low: int | None = None, high: int | None = None
) -> Quantity:
    return Quantity(number=value, minimum=low, maximum=high, qualifier=qualifier, text="as drafted")


def prove(record: Record, *cites: Cite, draft: Draft | None = None) -> tuple[Claim | None, list[Rejection]]:
    made = draft or Draft("a", record, cites)
    claims, rejections = ground([made], PROOF)
    for claim in claims:
        for proof in claim.evidence:
            assert TEXT[proof.start : proof.end] == proof.quote
    assert {r.reason for r in rejections} <= set(REASONS)
    return (claims[0] if claims else None), rejections


def stored(field: str, value: object, *cites: Cite) -> tuple[object, list[str], list[str]]:
    """(value kept in the claim, supports of its evidence, reasons of rejection) of one more cell beside a proven contributor."""
    claim, rejections = prove(BASE.model_copy(update={field: value}), *BASE_CITES, *cites)
    assert claim is not None
    return getattr(claim.record, field), [e.support.value for e in claim.evidence if e.field == field], [r.reason for r in rejections]


MORE = quantity(3000, Qualifier.MORE_THAN, 3001)


@pytest.mark.parametrize(
    ("value", "quote", "reason"),
    [
        pytest.param(MORE, "more than 3,000", None, id="the figure with its bound"),
        pytest.param(MORE, "more than 3,000 soldiers to Mali", None, id="a longer quote around it"),
        pytest.param(MORE, "almost 300", "wrong_number", id="a true value under another figure's words"),
        pytest.param(MORE, "soldiers", "wrong_number", id="a true value under words without a number"),
        pytest.param(quantity(3000), "almost 300", "wrong_number", id="almost 300 does not prove 3,000"),
        pytest.param(quantity(3000), "more than 3,000", "wrong_number", id="a bound is not dropped"),
        pytest.param(quantity(3000), "3,000", "wrong_number", id="the quote must hold the qualifier that the words have"),
        pytest.param(quantity(3000, Qualifier.MORE_THAN, 3000), "more than 3,000", "wrong_number", id="the bound must be the right one"),
        pytest.param(quantity(3000, Qualifier.AT_LEAST, 3001), "more than 3,000", "wrong_number", id="the qualifier must be the right one"),
        pytest.param(quantity(3000, Qualifier.MORE_THAN, 3001, 4000), "more than 3,000", "wrong_number", id="no bound is invented"),
        pytest.param(quantity(300), "almost 300", "wrong_number", id="approximate is not exact"),
        pytest.param(quantity(300, Qualifier.APPROXIMATE), "almost 300", None, id="approximate stays approximate"),
        pytest.param(quantity(30, Qualifier.APPROXIMATE), "almost 300", "wrong_number", id="a digit less"),
    ],
)
def test_a_number_is_stored_only_as_the_quoted_words_give_it(value: Quantity, quote: str, reason: str | None) -> None:
    kept, supports, reasons = stored("headcount", value, Cite("headcount", *span(quote)))
    assert (kept, supports, reasons) == ((value, ["number"], []) if reason is None else (None, [], [reason]))


@pytest.mark.parametrize(
    ("changes", "quote", "rule", "outcome"),
    [
        pytest.param({}, "4 May 2021", None, "date", id="the date that is said"),
        pytest.param({}, "3,000 soldiers", None, "wrong_date", id="a quote that says no date"),
        pytest.param({}, "made in 2019", None, "wrong_date", id="a quote that says another time"),
        pytest.param({"edtf": "2021-05-05"}, "4 May 2021", None, "wrong_date", id="another day"),
        pytest.param({"latest": date(2021, 5, 5)}, "4 May 2021", None, "wrong_date", id="a bound that the words do not give"),
        pytest.param({"earliest": None, "edtf": "../2021-05-04"}, "4 May 2021", None, "wrong_date", id="an open bound without a rule"),
        pytest.param(
            {"earliest": None, "edtf": "../2021-05-04"}, "4 May 2021", "bound_by_preposition", "inferred", id="an open bound by a rule"
        ),
        pytest.param({}, "soldiers", "bound_by_preposition", "wrong_date", id="a rule needs a date to work on"),
    ],
)
def test_a_date_is_stored_only_as_the_quoted_words_give_it(
    changes: dict[str, object], quote: str, rule: str | None, outcome: str
) -> None:
    kept, supports, reasons = stored("starts", MAY.model_copy(update=changes), Cite("starts", *span(quote), rule))
    if outcome in REASONS:
        assert (kept, supports, reasons) == (None, [], [outcome])
    else:
        assert kept is not None and (supports, reasons) == ([outcome], [])


@pytest.mark.parametrize(
    ("reference", "quote", "rule", "outcome"),
    [
        pytest.param(Reference(text="Mali", entity="country:MLI"), "Mali", None, "literal", id="the name itself"),
        pytest.param(Reference(text="Mali", entity="country:MLI"), "to Mali on", None, "literal", id="words around the name"),
        pytest.param(Reference(text="the country", entity="country:MLI"), "Mali", None, "alias", id="another name of it"),
        pytest.param(Reference(text="Mali", entity="state:MLI"), "Mali", None, "literal", id="a country's name names its state"),
        pytest.param(Reference(text="Mali", entity="country:MLI"), "soldiers", None, "wrong_name", id="a quote without the name"),
        pytest.param(Reference(text="Chad", entity="country:MLI"), "Chad", None, "wrong_name", id="the name of something else"),
        pytest.param(Reference(text="Mali", entity="country:GHA"), "Mali", None, "wrong_name", id="an entity the words do not mean"),
        pytest.param(Reference(text="it", entity="country:MLI"), "soldiers", "pronoun", "inferred", id="a named rule"),
        pytest.param(Reference(text="soldiers"), "soldiers", None, "literal", id="a description in its own words"),
        pytest.param(Reference(text="troops"), "soldiers", None, "not_literal", id="a description in other words"),
        pytest.param(Reference(text="3,000\nsoldiers"), "3,000 soldiers", None, "literal", id="line breaks are spaces"),
    ],
)
def test_a_reference_is_stored_only_if_the_quoted_words_mean_it(
    reference: Reference, quote: str, rule: str | None, outcome: str
) -> None:
    kept, supports, reasons = stored("destination", reference, Cite("destination", *span(quote), rule))
    assert (kept, supports, reasons) == ((None, [], [outcome]) if outcome in REASONS else (reference, [outcome], []))


def test_evidence_of_a_name_points_at_the_mention_that_names_the_entity() -> None:
    claim, _ = prove(BASE, Cite("contributor", *span("N'Djamena")))
    assert claim is not None
    (proof,) = claim.evidence
    assert (proof.support, proof.mention) == (Support.ALIAS, 3)


@pytest.mark.parametrize(
    ("field", "value", "quote", "rule", "reason"),
    [
        pytest.param("movement", Movement.SEND, "sent", "trigger_word", None, id="an enum by a rule"),
        pytest.param("movement", Movement.SEND, "sent", None, "no_rule", id="an enum without a rule"),
        pytest.param("components_complete", True, "sent", None, "no_rule", id="a yes without a rule"),
        pytest.param("purpose", "to Mali", "to Mali", None, None, id="words as they stand"),
        pytest.param("purpose", "to Mali", "soldiers", None, "not_literal", id="words that stand elsewhere"),
        pytest.param("purpose", "to Niger", "to Mali", None, "not_literal", id="words that differ"),
    ],
)
def test_other_cells_need_their_words_or_a_rule(field: str, value: object, quote: str, rule: str | None, reason: str | None) -> None:
    kept, _, reasons = stored(field, value, Cite(field, *span(quote), rule))
    assert (kept, reasons) == ((value, []) if reason is None else (None, [reason]))


@pytest.mark.parametrize(
    ("years", "kept"), [((2019, 2019), True), ((2018, 2018), False), ((2018, 2019), False), ((None, 2019), True), ((2019, None), True)]
)
def test_years_of_manufacture_must_be_in_the_quote(years: tuple[int | None, int | None], kept: bool) -> None:
    record = WeaponSighting(label="parts", made_year=YearRange(minimum=years[0], maximum=years[1]))
    claim, rejections = prove(record, Cite("label", *span("parts")), Cite("made_year", *span("made in 2019")))
    assert claim is not None and isinstance(claim.record, WeaponSighting)
    assert (claim.record.made_year is not None) is kept
    assert [r.reason for r in rejections] == ([] if kept else ["wrong_number"])


@pytest.mark.parametrize(
    "cite",
    [
        pytest.param(Cite("destination", *span("Ghana")), id="behind the story"),
        pytest.param(Cite("destination", STORY.end - 2, STORY.end + 1), id="across the story's end"),
        pytest.param(Cite("destination", 17, 21), id="across the title and the story"),
        pytest.param(Cite("destination", 30, 30), id="empty"),
        pytest.param(Cite("destination", 40, 30), id="turned round"),
        pytest.param(Cite("destination", -4, -1), id="before the text"),
        pytest.param(Cite("destination", len(TEXT), len(TEXT) + 5), id="past the text"),
    ],
)
def test_a_citation_outside_the_story_proves_nothing(cite: Cite) -> None:
    words = TEXT[cite.start : cite.end] or "nothing"
    assert stored("destination", Reference(text=words), cite)[2] == ["outside_story"]
    assert stored("destination", Reference(text=words), replace(cite, rule="any_rule"))[2] == ["outside_story"]


def test_the_storys_title_is_part_of_it() -> None:
    claim, rejections = prove(BASE, Cite("contributor", 0, 4))
    assert claim is not None and not rejections
    assert claim.evidence[0].quote == "Chad"


def test_a_cell_without_a_citation_is_lost_and_said_to_be() -> None:
    claim, rejections = prove(BASE.model_copy(update={"headcount": MORE}), *BASE_CITES)
    assert claim is not None and isinstance(claim.record, Deployment)
    assert claim.record.headcount is None
    assert [(r.field, r.reason) for r in rejections] == [("headcount", "no_evidence")]
    assert "3001" in rejections[0].payload


def test_one_true_citation_among_false_ones_is_enough_and_only_it_becomes_evidence() -> None:
    kept, supports, reasons = stored("headcount", MORE, Cite("headcount", *span("almost 300")), Cite("headcount", *span("more than 3,000")))
    assert (kept, supports, reasons) == (MORE, ["number"], [])


@pytest.mark.parametrize(
    ("record", "cites", "said"),
    [
        pytest.param(Deployment(movement=Movement.SEND), [Cite("movement", *span("sent"), "trigger_word")], "headcount", id="never filled"),
        pytest.param(BASE, [Cite("contributor", *span("soldiers"))], "contributor", id="one of several lost"),
        pytest.param(
            Casualty(kind=CasualtyKind.KILLED, victims_text="soldiers"),
            [Cite("victims_text", *span("soldiers"))],
            "kind",
            id="the only one lost",
        ),
    ],
)
def test_a_record_that_loses_what_it_needs_is_rejected_whole_and_says_what_it_lost(record: Record, cites: list[Cite], said: str) -> None:
    claim, rejections = prove(record, *cites)
    assert claim is None
    assert (rejections[-1].reason, rejections[-1].field, rejections[-1].record_type) == ("required_missing", None, record.record_type)
    assert said in rejections[-1].detail
    assert rejections[-1].payload == record.model_dump_json(exclude_none=True)


def test_a_record_is_inferred_when_what_it_needs_rests_on_a_rule() -> None:
    by_rule, _ = prove(BASE, Cite("contributor", *span("soldiers"), "pronoun"))
    by_name, _ = prove(BASE, Cite("contributor", *span("soldiers"), "pronoun"), *BASE_CITES)
    assert by_rule is not None and by_name is not None
    assert (by_rule.is_inferred, by_name.is_inferred) == (True, False)


# --- child rows ---------------------------------------------------------------------------------------------------
def components(*rows: tuple[Quantity, str, str]) -> tuple[Deployment, list[Cite]]:
    """A deployment of parts, each (headcount, quote of the headcount, role and quote of the role)."""
    parts = tuple(Component(headcount=value, personnel_role=role) for value, _, role in rows)
    cites = [Cite(f"components[{k}].headcount", *span(quote)) for k, (_, quote, _) in enumerate(rows)]
    cites += [Cite(f"components[{k}].personnel_role", *span(role)) for k, (_, _, role) in enumerate(rows) if role in TEXT]
    return BASE.model_copy(update={"components": parts}), cites


def test_a_child_row_that_loses_every_cell_is_dropped_and_the_ones_behind_it_move_up() -> None:
    about = quantity(300, Qualifier.APPROXIMATE)
    record, cites = components((MORE, "almost 300", "no such words"), (about, "almost 300", "parts"), (MORE, "more than 3,000", "soldiers"))
    claim, rejections = prove(record, *BASE_CITES, *cites)
    assert claim is not None and isinstance(claim.record, Deployment)
    assert [c.personnel_role for c in claim.record.components] == ["parts", "soldiers"]
    quotes = {e.field: e.quote for e in claim.evidence if e.field.startswith("components")}
    assert quotes == {
        "components[0].headcount": "almost 300",
        "components[0].personnel_role": "parts",
        "components[1].headcount": "more than 3,000",
        "components[1].personnel_role": "soldiers",
    }
    assert [(r.field, r.reason) for r in rejections] == [
        ("components[0].personnel_role", "no_evidence"),
        ("components[0].headcount", "wrong_number"),
    ]


def test_a_child_row_keeps_what_is_proven_of_it() -> None:
    record, cites = components((quantity(9), "almost 300", "soldiers"))
    claim, rejections = prove(record, *BASE_CITES, *cites)
    assert claim is not None and isinstance(claim.record, Deployment)
    assert claim.record.components == (Component(personnel_role="soldiers"),)
    assert [r.reason for r in rejections] == ["wrong_number"]


def test_more_than_ten_child_rows_keep_their_own_proofs_when_one_is_dropped() -> None:
    rows = [(MORE, "more than 3,000", "soldiers")] * 12
    rows[1] = (quantity(7), "almost 300", "no such words")
    record, cites = components(*rows)
    claim, _ = prove(record, *BASE_CITES, *cites)
    assert claim is not None and isinstance(claim.record, Deployment)
    assert len(claim.record.components) == 11
    proven = sorted(e.field for e in claim.evidence if e.field.endswith(".headcount"))
    assert proven == sorted(f"components[{k}].headcount" for k in range(11))


def test_a_participant_whose_name_is_unproven_is_dropped_with_its_role() -> None:
    people = (
        Participant(name=Reference(text="Ghana", entity="state:GHA"), role=ParticipantRole.ACTOR),
        Participant(name=CHAD, role=ParticipantRole.ACTOR),
    )
    cites = [Cite("event_type", *span("sent"), "trigger_word"), Cite("participants[0].name", *span("soldiers"))]
    cites += [Cite(f"participants[{k}].role", *span("sent"), "frame_slot") for k in (0, 1)]
    cites.append(Cite("participants[1].name", *span("Chad", 1)))
    claim, rejections = prove(Event(event_type=EventType.DEPLOYMENT, participants=people), *cites)
    assert claim is not None and isinstance(claim.record, Event)
    assert [p.name for p in claim.record.participants] == [CHAD]
    assert {e.field for e in claim.evidence} == {"event_type", "participants[0].name", "participants[0].role"}
    assert [r.reason for r in rejections] == ["wrong_name"]


# --- links, speakers, ids ---------------------------------------------------------------------------------------------
def test_links_to_rejected_records_are_dropped_and_links_to_kept_ones_stay() -> None:
    event = Event(event_type=EventType.DEPLOYMENT)
    said = Statement(
        speaker=CHAD,
        quote_text="Mali",
        targets=(Target(target_claim="bad", stance=Stance.SUPPORTS), Target(target_claim="good", stance=Stance.DENIES)),
    )
    told = [Cite("speaker", *span("Chad", 1)), Cite("quote_text", *span("Mali"))]
    told += [Cite(f"targets[{k}].{name}", *span("said"), "verb_of_saying") for k in (0, 1) for name in ("target_claim", "stance")]
    drafts = [
        Draft("bad", event, ()),
        Draft("good", event, (Cite("event_type", *span("sent"), "trigger_word"),)),
        Draft("lost", BASE.model_copy(update={"event": "bad"}), BASE_CITES),
        Draft("kept", BASE.model_copy(update={"event": "good"}), BASE_CITES),
        Draft("said", said, tuple(told)),
    ]
    claims, rejections = ground(drafts, PROOF)
    by_key = {c.key: c.record for c in claims}
    assert list(by_key) == ["good", "lost", "kept", "said"]
    lost, kept, statement = by_key["lost"], by_key["kept"], by_key["said"]
    assert isinstance(lost, Deployment) and isinstance(kept, Deployment) and isinstance(statement, Statement)
    assert (lost.event, kept.event) == (None, "good")
    assert [(t.target_claim, t.stance) for t in statement.targets] == [("good", Stance.DENIES)]
    broken = [(r.record_type, r.field) for r in rejections if r.reason == "broken_link"]
    assert broken == [("deployment", "event"), ("statement", "targets[0]")]
    assert [e.field for c in claims if c.key == "said" for e in c.evidence if e.field.startswith("targets")] == ["targets[0].stance"]



def test_status_modality_and_speakers_carry_evidence_too() -> None:
    links = (Attribution("The Gazette"), Attribution("N'Djamena", "state:TCD", "said", span("N'Djamena")))
    cites = (
        *BASE_CITES,
        Cite("status", *span("sent")),
        Cite("modality", *span("said")),
        Cite("attribution[1]", *span("N'Djamena")),
        Cite("attribution[1]", *span("Ghana")),
    )
    claim, _ = prove(BASE, draft=Draft("a", BASE, cites, Status.COMPLETED, Modality.REPORTED, links))
    assert claim is not None
    assert (claim.status, claim.modality, claim.attributions) == (Status.COMPLETED, Modality.REPORTED, links)
    assert [(e.field, e.quote) for e in claim.evidence[1:]] == [("status", "sent"), ("modality", "said"), ("attribution[1]", "N'Djamena")]


def test_ids_are_the_same_for_the_same_and_differ_when_anything_does() -> None:
    def id_of(draft: Draft, proof: Proof = PROOF) -> str:
        return ground([draft], proof)[0][0].id

    base, sent = Draft("a", BASE, BASE_CITES), BASE.model_copy(update={"movement": Movement.SEND})
    others = {
        "status": replace(base, status=Status.PLANNED),
        "modality": replace(base, modality=Modality.DENIED),
        "value": replace(base, record=sent, cites=(*BASE_CITES, Cite("movement", *span("sent"), "trigger_word"))),
        "place in the text": replace(base, cites=(Cite("contributor", 0, 4),)),
        "speaker": replace(base, attributions=(Attribution("The Gazette"),)),
    }
    ids = {name: id_of(draft) for name, draft in others.items()}
    ids["extractor"] = id_of(base, replace(PROOF, extractor="test 2"))
    ids["story"] = id_of(base, replace(PROOF, story=replace(STORY, id="sto_2")))
    assert id_of(base) == id_of(replace(base, key="another key"))
    assert len({*ids.values(), id_of(base)}) == len(ids) + 1
