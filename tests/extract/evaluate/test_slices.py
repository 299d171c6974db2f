"""What counts as right: a perfect store scores 1 everywhere, and each thing told wrongly costs exactly the slices that ask for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.errors import SettingsError
from extract.evaluate import (
    Cells,
    Counts,
    Difference,
    Evaluation,
    Kind,
    Mistake,
    StoredClaim,
    StoredDocument,
    Thing,
    When,
    evaluate,
    slice_names,
)
from extract.evaluate.same_facts import Telling, joined
from extract.evaluate.stored import NOTHING
from extract.fields import EntityKind
from tests.extract.evaluate.made import (
    AGREEMENT,
    CASUALTY,
    CLAIMS,
    DEPLOYMENT,
    ICELAND,
    LK7,
    MEETING,
    MENTIONS,
    MINISTER,
    NORWAY,
    SIGHTING,
    TRANSFER,
    article,
    cells,
    claim,
    document,
    figure,
    judge,
)


def measured(stored: StoredDocument, **gold: object) -> Evaluation:
    one = article(**gold)
    return evaluate([one], {one.name: stored}, judge())


def counts(found: Evaluation) -> dict[str, tuple[int, int, int]]:
    return {part.name: (part.counts.right, part.counts.predicted, part.counts.gold) for part in found.slices}


def test_a_perfect_store_is_right_everywhere_and_has_no_mistake() -> None:
    found = measured(document(*CLAIMS))
    assert {part.name: part.score for part in found.slices} == {name: 1.0 for name in slice_names() if not name.endswith(".same_as")}
    assert (found.mistakes, found.traps) == ((), ())


def test_an_article_that_is_not_stored_is_missed_whole() -> None:
    found = evaluate([article()], {}, judge())
    assert {part.counts.right for part in found.slices} == {0}
    assert {(m.kind, m.stored) for m in found.mistakes} == {("missed", ())}
    assert [m.table for m in found.mistakes if m.table == "people"] == ["people", "people"]


RIVAL = Thing("Bjork Aas", "person:aas", EntityKind.PERSON, "Bjork Aas", frozenset({"Bjork Aas"}))
BERGEN = Thing("Bergen", "place:bergen", EntityKind.PLACE, "Bergen", frozenset({"Bergen"}), "NOR")


def of_deployment(**changes: object) -> dict[str, object]:
    return {**DEPLOYMENT.cells.things, **changes}


PARTS = DEPLOYMENT.lists["components"]
WRONG = [
    (DEPLOYMENT, replace(DEPLOYMENT, status="completed"), {"deployments.status"}),
    (DEPLOYMENT, replace(DEPLOYMENT, modality="reported"), {"deployments.modality"}),
    (DEPLOYMENT, replace(DEPLOYMENT, chain=(RIVAL,)), {"deployments.speaker"}),
    (DEPLOYMENT, replace(DEPLOYMENT, chain=()), {"deployments.speaker"}),
    (DEPLOYMENT, cells(DEPLOYMENT, figures={"headcount": figure(600, "exact")}), {"deployments.headcount"}),
    (DEPLOYMENT, cells(DEPLOYMENT, figures={"headcount": figure(60, "approximate")}), {"deployments.number", "deployments.headcount"}),
    (DEPLOYMENT, cells(DEPLOYMENT, dates={"starts": When("soon", "2031-03-05", None)}), {"deployments.date"}),
    (DEPLOYMENT, replace(DEPLOYMENT, lists={"components": PARTS[:1]}), {"deployments.components", "deployments.breakdown"}),
    (DEPLOYMENT, replace(DEPLOYMENT, lists={"components": PARTS * 2}), {"deployments.components", "deployments.breakdown"}),
    (TRANSFER, replace(TRANSFER, modality="denied"), {"transfers.modality"}),
    (TRANSFER, cells(TRANSFER, figures={"count": figure(12, "at_least")}), {"transfers.count"}),
    (CASUALTY, cells(CASUALTY, figures={"count": figure(9, "exact")}), {"casualties.count"}),
    (CASUALTY, cells(CASUALTY, things={"place": BERGEN}), {"casualties.place"}),
    (CASUALTY, cells(CASUALTY, words={"kind": "killed", "victims_text": "sailors"}), {"casualties.victims"}),
    (AGREEMENT, cells(AGREEMENT, words={"name": "treaty"}), {"agreements.name"}),
    (MEETING, cells(MEETING, things={"place": BERGEN}), {"events.place"}),
    (MEETING, cells(MEETING, dates={"occurred": When("this week", "2031-03-03", "2031-03-09")}), {"events.date"}),
    (MEETING, replace(MEETING, status="planned"), {"events.status"}),
    (MINISTER, cells(MINISTER, words={"title": "mayor"}), {"people.role"}),
    (MINISTER, cells(MINISTER, things={**MINISTER.cells.things, "organization": ICELAND}), {"people.org"}),
]


@pytest.mark.parametrize(("of", "told", "lost"), WRONG, ids=lambda value: "+".join(sorted(value)) if isinstance(value, set) else "")
def test_a_wrong_cell_costs_its_own_slices_and_no_other(of: StoredClaim, told: StoredClaim, lost: set[str]) -> None:
    found = measured(document(*(told if one is of else one for one in CLAIMS)))
    assert {part.name for part in found.slices if part.score != 1} == lost
    [mistake] = found.mistakes
    assert mistake.kind in ("wrong_value", "wrong_link") and mistake.gold and mistake.stored


NO_PAIR = [
    (DEPLOYMENT, cells(DEPLOYMENT, things=of_deployment(destination=BERGEN)), "deployments", "deployments.contributor", "wrong_link"),
    (DEPLOYMENT, cells(DEPLOYMENT, things=of_deployment(contributor=ICELAND)), "deployments", "deployments.destination", "wrong_link"),
    (TRANSFER, cells(TRANSFER, things={"supplier": ICELAND, "recipient": ICELAND}), "transfers", "transfers.recipient", "wrong_link"),
    (CASUALTY, cells(CASUALTY, figures={"count": figure(19, "at_least")}), "casualties", "casualties.kind", "wrong_value"),
    (AGREEMENT, cells(AGREEMENT, dates={"signed": When()}), "agreements", "agreements.parties", "wrong_value"),
    (MEETING, cells(MEETING, words={"event_type": "visit"}), "events", "events.participants", "wrong_value"),
]


@pytest.mark.parametrize(("of", "told", "table", "still", "kind"), NO_PAIR, ids=lambda value: value if isinstance(value, str) else "")
def test_a_wrong_key_breaks_the_pair_and_is_one_mistake(of: StoredClaim, told: StoredClaim, table: str, still: str, kind: str) -> None:
    found = measured(document(*(told if one is of else one for one in CLAIMS)))
    assert counts(found)[table] == (0, 1, 1)
    assert counts(found)[still] == (1, 1, 1)
    assert [(m.kind, m.table) for m in found.mistakes] == [(kind, table)]


def test_rows_of_different_things_are_missed_and_invented() -> None:
    other = claim("casualties", 2, cells=Cells({"kind": "wounded"}, figures={"count": figure(70, "exact")}), proof={"count": ((0, 6),)})
    found = measured(document(*(other if one is CASUALTY else one for one in CLAIMS)))
    assert [(m.kind, m.claim_id) for m in found.mistakes] == [("missed", None), ("invented", "clm_casualties2")]
    assert counts(found)["casualties"] == (0, 1, 1)


def test_a_fact_told_twice_is_counted_once() -> None:
    again = replace(DEPLOYMENT, id="clm_again")
    assert counts(measured(document(*CLAIMS, again)))["deployments"] == (1, 1, 1)
    other_fact = replace(again, fact_id="fct_other")
    assert counts(measured(document(*CLAIMS, other_fact)))["deployments"] == (1, 2, 1)


def test_a_row_of_another_table_may_answer_an_event_but_is_never_a_wrong_one() -> None:
    assert counts(measured(document(*CLAIMS)))["events"] == (1, 1, 1)
    pact = {"type": "agreement", "participants": ["NOR"], "date": {"earliest": "2031-03-01", "latest": "2031-03-01"}}
    assert counts(measured(document(AGREEMENT), events=[pact]))["events"] == (1, 1, 1)
    assert counts(measured(document(AGREEMENT), events=[]))["events"] == (0, 0, 0)


def test_an_event_of_the_same_family_is_right_loosely() -> None:
    visit = cells(MEETING, words={"event_type": "visit"})
    found = counts(measured(document(visit)))
    assert (found["events"][0], found["events.loose"][0]) == (0, 1)
    strike = cells(MEETING, words={"event_type": "strike"})
    assert counts(measured(document(strike)))["events.loose"][0] == 0


def test_what_gold_leaves_empty_is_not_asked_of_an_event() -> None:
    bare = [{"type": "meeting", "date": {"text": "Monday"}}]
    assert counts(measured(document(MEETING), events=bare))["events"] == (1, 1, 1)


@pytest.mark.parametrize(("extra", "right", "stored"), [(ICELAND, 1, 1), (NORWAY, 1, 1), (LK7, 1, 2)])
def test_a_state_is_no_organization(extra: Thing, right: int, stored: int) -> None:
    named = replace(MENTIONS[4], thing=replace(extra, text=None), surface=str(extra.name))
    assert counts(measured(document(mentions=(*MENTIONS, named))))["organizations"] == (right, stored, 1)


def test_the_articles_own_outlet_counts_only_where_gold_has_it() -> None:
    outlet = replace(MENTIONS[4], surface="Fjord Post", thing=NOTHING)
    assert counts(measured(document(mentions=(*MENTIONS, outlet))))["organizations"] == (1, 1, 1)
    asked = [{"name": "Vardal Rescue Service"}, {"name": "Fjord Post"}]
    assert counts(measured(document(mentions=(*MENTIONS, outlet)), organizations=asked))["organizations"] == (2, 2, 2)


def test_a_country_counts_as_a_place_only_where_gold_has_it() -> None:
    iceland = Thing(None, "country:ISL", EntityKind.PLACE, "Iceland", frozenset({"Iceland"}), "ISL")
    country = replace(MENTIONS[0], surface="Iceland", thing=iceland)
    assert counts(measured(document(mentions=(*MENTIONS, country))))["places"] == (2, 2, 2)
    asked = [{"name": "Iceland", "country": "ISL"}]
    assert counts(measured(document(mentions=(country,)), places=asked))["places.country"] == (1, 1, 1)


def test_a_place_is_found_without_the_word_for_what_it_is() -> None:
    assert counts(measured(document(), places=[{"name": "Vardal region", "country": "ISL"}]))["places"][0] == 1
    assert counts(measured(document(), places=[{"name": "Vardal Bay"}]))["places"][0] == 0


def test_a_person_under_a_part_of_the_name_is_a_wrong_value() -> None:
    short = replace(MENTIONS[2], surface="Lundin", thing=Thing(None, "person:x", EntityKind.PERSON, "Kari", frozenset({"Kari"})))
    found = measured(document(mentions=(short,)), people=[{"name": "Kari Lund"}])
    assert [(m.kind, m.differences[0].field) for m in found.mistakes if m.table == "people"] == [("wrong_value", "name")]


def test_models_that_may_be_one_are_compared_as_a_set() -> None:
    either = replace(SIGHTING, lists={"alternatives": (Cells(things={"model": LK7}), Cells(things={"model": Thing("LK-8")}))})
    assert counts(measured(document(either)))["weapons"] == (0, 1, 1)
    asked = [{"model": "LK-8 launcher", "alternatives": ["LK7"]}]
    assert counts(measured(document(either), weapons=asked))["weapons"] == (1, 1, 1)


def test_a_model_that_only_a_transfer_names_is_a_weapon() -> None:
    assert counts(measured(document(TRANSFER, mentions=()), weapons=[{"model": "LK-7"}]))["weapons"] == (1, 1, 1)
    assert counts(measured(document(TRANSFER, SIGHTING), weapons=[{"model": "LK-7"}]))["weapons"] == (1, 1, 1)


def test_a_metonym_with_another_meaning_is_a_wrong_link() -> None:
    told = replace(MENTIONS[1], thing=replace(ICELAND, text=None))
    found = measured(document(mentions=(told,)))
    assert [m.kind for m in found.mistakes if m.table == "metonyms"] == ["wrong_link"]
    assert (counts(found)["metonyms"], counts(found)["metonyms.surface"]) == ((0, 1, 1), (1, 1, 1))


def test_mistakes_point_at_the_quote_and_at_the_proof() -> None:
    wrong = replace(DEPLOYMENT, status="completed")
    [mistake] = measured(document(*(wrong if one is DEPLOYMENT else one for one in CLAIMS))).mistakes
    text = article().text
    assert [text[a:b] for a, b in mistake.gold_spans] == ["about 600 engineers and medics"]
    assert [text[a:b] for a, b in mistake.stored_spans] == ["will send"]
    assert [(d.field, d.gold, d.stored) for d in mistake.differences] == [("status", "planned", "completed")]


def test_one_table_alone_can_be_measured() -> None:
    one = article()
    found = evaluate([one], {one.name: document(*CLAIMS)}, judge(), ["people"])
    assert {part.name for part in found.slices} == {"people", "people.role", "people.org"}
    with pytest.raises(SettingsError, match=r"'persons' is no list of the gold format; known: deployments, .*people"):
        evaluate([one], {}, judge(), ["persons"])


def test_people_are_read_from_mentions_and_from_posts() -> None:
    assert counts(measured(document(MINISTER, mentions=())))["people"] == (1, 1, 2)
    assert counts(measured(document()))["people.role"] == (1, 2, 2)


def test_counts_add_up_over_documents() -> None:
    one = article()
    other = replace(one, name="v02")
    found = evaluate([one, other], {"v01": document(*CLAIMS), "v02": document()}, judge())
    deployments = next(part for part in found.slices if part.name == "deployments")
    assert (deployments.counts, deployments.recall) == (Counts(1, 1, 2), 0.5)




def two_articles(second_fact: str, **second: object) -> Evaluation:
    """The deployment told in two articles; gold says of the second whether it is the first one's."""
    one, row = article(), article().gold.deployments[0]
    other = replace(article(deployments=[row.model_dump(mode="json") | second]), name="v02")
    again = replace(DEPLOYMENT, id="clm_again", fact_id=second_fact)
    return evaluate([one, other], {"v01": document(DEPLOYMENT), "v02": document(again)}, judge(), ["deployments"])


FACT = str(DEPLOYMENT.fact_id)
JOINED = [
    (FACT, {"same_as": "v01#0"}, (1, 1, 1), []),
    ("fct_other", {"same_as": "v01#0"}, (0, 0, 1), [("v02", "v01#0", None)]),
    ("fct_other", {"same_as": "v99#0"}, None, []),
    (FACT, {}, None, []),
]


@pytest.mark.parametrize(("fact", "second", "expected", "told"), JOINED)
def test_rows_that_tell_one_fact_are_to_be_joined(fact: str, second: dict[str, object], expected: object, told: list[object]) -> None:
    found = two_articles(fact, **second)
    assert counts(found).get("deployments.same_as") == expected
    wrong = [(m.document, m.differences[0].gold, m.differences[0].stored) for m in found.mistakes]
    assert wrong == told and {m.kind for m in found.mistakes} <= {"wrong_link"}


def test_a_row_joined_to_another_fact_than_gold_says_is_a_wrong_link() -> None:
    tellings = [
        Telling("a#0", None, "fact1", None),
        Telling("a#1", None, "fact2", None),
        Telling("b#0", "a#0", None, None),
        Telling("c#0", "a#0", "fact2", Mistake(Kind.WRONG_LINK, "c", "events", (), (), ())),
        Telling("d#0", "a#1", "fact2", Mistake(Kind.WRONG_LINK, "d", "events", (), (), ())),
    ]
    found = joined(tellings)
    assert found and sum(found.counts.values(), Counts()) == Counts(1, 2, 3)
    assert [(m.document, m.differences) for m in found.mistakes] == [("c", (Difference("same_as", "a#0", "a#1"),))]


def test_a_row_joined_to_a_later_telling_of_the_right_fact_is_right() -> None:
    tellings = [Telling("a#0", None, None, None), Telling("b#0", "a#0", "fact1", None), Telling("c#0", "a#0", "fact1", None)]
    found = joined(tellings)
    assert found and found.counts == {"a": Counts(), "b": Counts(0, 0, 1), "c": Counts(1, 1, 1)}
