"""The named questions are right where it is easy to be wrong."""

from __future__ import annotations

from datetime import date

import pytest

from db.analytics import ask_question, find_question, load_questions, open_analytics, question_docs, run_select
from db.errors import QueryError
from tests.db.a_store import Store, day, new_store, quantity, unresolved
from tests.db.asked import CATALOG, SQL, attending, newsroom, part, rows, troops

NAMES = [question.name for question in load_questions(SQL / "questions")]


@pytest.fixture
def store() -> Store:
    return newsroom()


def test_a_question_has_the_columns_of_its_header_with_and_without_parameters(store: Store) -> None:
    store.claim("d", "deployment", "a", troops(100), status="planned", chain=["Morning Sun"])
    store.claim("e", "event", "a", {"event_type": "meeting"}, chain=["Morning Sun"])
    for engine in (new_store().engine, store.engine):
        connection = open_analytics(engine, CATALOG)
        for question in load_questions(SQL / "questions"):
            header = tuple(column.name for column in question.columns)
            for given in ({p.name: p.default for p in question.parameters}, {p.name: p.default or "Kim" for p in question.parameters}):
                assert run_select(connection, question.sql, given).columns == header, question.name


@pytest.mark.parametrize("name", ["who_met_whom", "denied_claims"])
def test_an_empty_store_gives_an_empty_answer(name: str) -> None:
    assert rows(new_store(), name) == []


def test_unknown_question_and_parameter_are_named() -> None:
    with pytest.raises(QueryError, match="no question 'who_met'; close names: who_met_whom"):
        find_question(SQL / "questions", "who_met")
    with pytest.raises(QueryError, match="may_be_model has no parameter 'modle'; it has: model"):
        ask_question(new_store().engine, CATALOG, find_question(SQL / "questions", "may_be_model"), {"modle": "x"})


def test_docs_list_every_question_with_columns_and_defaults() -> None:
    text = question_docs(SQL / "questions")
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == NAMES
    assert "| `model` | the model, by any of its names; case, spaces and hyphens do not matter | `KN-23` |" in text


def test_plan_and_arrival_stand_side_by_side_with_parts_and_speakers(store: Store) -> None:
    parts = {"deployment_components": [part("deminers", 1000, "approximate"), part("engineers", 5000)]}
    chain = ["Morning Sun", "the agency", "the envoy"]
    store.claim("plan", "deployment", "a", troops(6000, "approximate"), fact="f1", status="planned", chain=chain, children=parts)
    store.claim("came", "deployment", "b", troops(1200, "more_than"), fact="f2", chain=["Gazette", "the governor"])
    store.claim("left", "deployment", "b", troops(50) | {"movement": "withdraw"}, fact="f3", chain=["Gazette"])
    store.claim("no", "deployment", "b", troops(900), fact="f4", modality="denied", chain=["Gazette", "the general"])
    (row,) = rows(store, "planned_vs_arrived")
    assert (row["planned"], row["planned_parts"]) == ("~6,000", ["~1,000 deminers", "5,000 engineers"])
    assert (row["planned_speaker"], row["planned_chain"]) == ("the envoy", "Morning Sun <- the agency <- the envoy")
    assert (row["arrived"], row["arrived_speaker"], row["matched_by"]) == ("> 1,200", "the governor", "same destination")
    assert rows(store, "planned_vs_arrived", contributor="RUS") == []
    assert len(rows(store, "planned_vs_arrived", contributor="prk")) == 1


def test_a_plan_for_a_country_is_fulfilled_at_a_place_in_it_and_not_the_other_way(store: Store) -> None:
    store.entity("pl:other", "place", "Luhansk", "UKR", place_type="city")
    store.claim("plan", "deployment", "a", troops(600, to="pl:russia"), fact="f1", status="planned")
    store.claim("came", "deployment", "b", troops(500), fact="f2")
    store.claim("else", "deployment", "b", troops(400, to="pl:other"), fact="f3")
    store.claim("only", "deployment", "b", troops(70, to="pl:other"), fact="f4", status="planned")
    store.claim("wide", "deployment", "b", troops(90, to=None, destination_text="Ukraine"), fact="f5")
    found = {(row["planned"], row["arrived"], row["matched_by"]) for row in rows(store, "planned_vs_arrived")}
    assert found == {("600", "500", "place in the planned country"), ("70", "400", "same destination"), (None, "90", None)}


def test_who_came_before_the_plan_does_not_fulfil_it(store: Store) -> None:
    store.claim("plan", "deployment", "b", troops(600), fact="f1", status="planned", modality="announced")
    store.claim("came", "deployment", "a", troops(500) | day("starts", "2024-10-01"), fact="f2")
    found = {(row["planned"], row["arrived"]) for row in rows(store, "planned_vs_arrived")}
    assert found == {("600", None), (None, "500")}
    assert [row["figure"] for row in rows(store, "announced_never_confirmed")] == ["600"]


def test_weapons_that_may_be_a_model(store: Store) -> None:
    store.entity("w:23", "weapon", "KN-23")
    store.entity("w:24", "weapon", "KN-24")
    store.add("entity_names", {"entity_id": "w:23", "name": "Hwasong-11A"})
    either = {"weapon_alternatives": [{"weapon_id": "w:23", "model_text": "KN-23"}, {"weapon_id": "w:24", "model_text": "KN-24"}]}
    store.claim("either", "weapon_sighting", "a", {"label": "missile"} | day("occurred", "2024-01-02"), fact="f1", children=either)
    sure = {"weapon_alternatives": [{"weapon_id": None, "model_text": "KN 23"}]}
    store.claim("sure", "weapon_sighting", "a", {"label": "debris"}, fact="f2", children=sure)
    other = {"weapon_alternatives": [{"weapon_id": None, "model_text": "KN-23B"}]}
    store.claim("other", "weapon_sighting", "a", {"label": "rocket"}, fact="f3", children=other)
    store.claim("no", "weapon_sighting", "b", {"label": "shell"}, fact="f4", modality="denied", children=sure)
    found = [(row["label"], row["how_sure"], row["models"]) for row in rows(store, "may_be_model")]
    assert found == [("missile", "one of several", ["KN-23", "KN-24"]), ("debris", "certain", ["KN 23"])]
    assert [row["label"] for row in rows(store, "may_be_model", model="hwasong 11a")] == ["missile"]


def test_who_met_whom_counts_what_took_place(store: Store) -> None:
    both = attending(("p:kim", "Kim"), ("p:putin", "Putin"), ("state:RUS", "Moscow"))
    store.claim("m1", "event", "a", {"event_type": "meeting"} | day("occurred", "2023-09-13"), fact="f1", children=both)
    store.claim("m1b", "event", "a2", {"event_type": "meeting"} | day("occurred", "2023-09-13"), fact="f1", children=both)
    store.claim("m2", "event", "a", {"event_type": "visit"}, fact="f2", status="planned", children=both)
    store.claim("m3", "event", "a", {"event_type": "meeting"}, fact="f3", modality="denied", children=both)
    store.claim("m4", "event", "b", {"event_type": "negotiation"}, fact="f4", children=attending(("p:kim", "Kim"), (None, "the council")))
    found = [(row["one"], row["other"], row["occurred"], row["sources"]) for row in rows(store, "who_met_whom")]
    assert found == [("Kim Jong Un", "Vladimir Putin", "2023-09-13", 1), ("Kim Jong Un", "the council", None, 1)]
    assert [row["other"] for row in rows(store, "who_met_whom", name="PUTIN")] == ["Vladimir Putin"]
    alone = attending(("p:putin", "Putin"), ("state:RUS", "Russia"), ("state:PRK", "North Korea"))
    store.claim("m5", "event", "b", {"event_type": "visit"}, fact="f5", children=alone)
    pairs = {(row["one"], row["other"]) for row in rows(store, "who_met_whom", name="PUTIN") if row["event_type"] == "visit"}
    assert pairs == {("North Korea", "Vladimir Putin")}


def test_announced_and_never_confirmed(store: Store) -> None:
    store.claim("open", "deployment", "a", troops(300, to=None), fact="f1", status="planned", modality="announced", chain=["Morning Sun"])
    store.claim("came", "deployment", "a", troops(100), fact="f2", status="planned")
    store.claim("seen", "deployment", "b", troops(90), fact="f3", status="ongoing")
    store.claim("deal", "agreement", "a", {"name": "gas pact"}, fact="f4", status="planned")
    store.claim("deal2", "agreement", "b", {"name": "gas pact"}, fact="f4", status="cancelled")
    store.claim("pact", "agreement", "a", {"name": "rail pact"}, fact="f5", status="proposed")
    store.claim("pact2", "agreement", "b", {"name": "rail pact"}, fact="f5", status="completed")
    store.claim("rumour", "agreement", "b", {"name": "port pact"}, fact="f6", status="planned", modality="denied")
    store.claim("event", "event", "a", {"event_type": "arms_transfer"}, fact="f7", status="planned")
    store.claim("detail", "weapon_transfer", "a", {"event_id": "event", "item_text": "shells"}, fact="f8", status="planned")
    found = {(row["record_type"], row["what"]): row["state"] for row in rows(store, "announced_never_confirmed")}
    assert found == {
        ("deployment", "send North Korea"): "open",
        ("agreement", "gas pact"): "called off",
        ("weapon_transfer", "shells"): "open",
    }


def test_a_denied_delivery_is_never_counted(store: Store) -> None:
    route = {"supplier_id": "state:PRK", "recipient_id": "state:RUS"}
    shells = route | {"item_text": "shells"} | quantity("count", 40)
    store.claim("told", "weapon_transfer", "a", shells, fact="f1", chain=["Morning Sun"])
    store.claim("copy", "weapon_transfer", "a2", shells, fact="f1")
    store.claim("no", "weapon_transfer", "a", route | {"item_text": "missiles"}, fact="f2", modality="denied", chain=["Moscow"])
    store.claim("yes", "weapon_transfer", "b", route | {"item_text": "guns"}, fact="f3")
    store.claim("not", "weapon_transfer", "b", route | {"item_text": "guns"}, fact="f3", modality="denied", chain=["Gazette", "Moscow"])
    store.claim("said", "weapon_transfer", "b", route | {"item_text": "mortars"}, fact="f4")
    denies = {"statement_targets": [{"target_claim_id": "said", "stance": "denies"}]}
    store.claim("says", "statement", "b", {"speaker_text": "the envoy", "quote_text": "never"}, children=denies)
    store.claim("seized", "weapon_transfer", "b", route | {"item_text": "drones"}, fact="f5", status="cancelled")
    (row,) = rows(store, "transfers_by_supplier")
    counts = {name: row[name] for name in ("deliveries", "disputed", "denied", "stopped", "planned", "under_way", "unclear")}
    assert counts == {"deliveries": 1, "disputed": 2, "denied": 1, "stopped": 1, "planned": 0, "under_way": 0, "unclear": 0}
    assert row["delivered_items"] == ["40 shells"]
    denied = {(r["what"], r["denied_by"], tuple(r["asserted_by"])) for r in rows(store, "denied_claims")}
    assert denied == {
        ("missiles from North Korea to Russia", "Moscow", ()),
        ("guns from North Korea to Russia", "Moscow", ("Gazette",)),
        ("mortars from North Korea to Russia", "the envoy", ("Gazette",)),
    }


def test_casualties_keep_open_maxima_and_are_not_added_up(store: Store) -> None:
    text = "more than 76,000 Ukrainian servicemen"
    store.story("c", text, outlet="Gazette", published="2025-08-01")
    mention = {"id": "m", "story_id": "c", "kind": "nationality", "surface": "Ukrainian", "start_char": 17, "end_char": 26, "value": "UKR"}
    store.add("mentions", mention)
    lost = {"kind": "casualties", "victims_text": "Ukrainian servicemen", "caused_by_id": "state:RUS"}
    many = lost | quantity("count", 76000, "more_than")
    store.claim("c1", "casualty", "c", many, fact="f1", chain=["Gazette", "the ministry"], spans={"victims_text": (17, len(text))})
    few = lost | quantity("count", 300)
    store.claim("c2", "casualty", "c", few, fact="f2", chain=["Gazette", "the ministry"], spans={"victims_text": (17, len(text))})
    (row,) = rows(store, "casualties_by_side")
    assert (row["side"], row["kind"], row["caused_by"], row["groups"]) == ("UKR", "casualties", "Russia", 2)
    assert (row["largest_low"], row["largest_high"], row["is_open"]) == (76001, None, True)
    assert (row["figures"], row["claimed_by"]) == (["300", "> 76,000"], ["the ministry"])


def test_a_state_named_as_the_victim_is_a_side(store: Store) -> None:
    store.story("c", "Russia lost 40 men", published="2025-08-01")
    mention = {"id": "m", "story_id": "c", "kind": "organization", "surface": "Russia", "start_char": 0, "end_char": 6}
    store.add("mentions", mention | {"entity_id": "state:RUS"})
    lost = {"kind": "killed", "victims_text": "Russia"} | quantity("count", 40)
    store.claim("c1", "casualty", "c", lost, spans={"victims_text": (0, 6)})
    assert [row["side"] for row in rows(store, "casualties_by_side")] == ["RUS"]


def test_agreements_signed_leaves_out_plans_and_denials(store: Store) -> None:
    parties = {"agreement_parties": [{"entity_id": "state:PRK", "name": "DPRK"}, {"entity_id": None, "name": "the union"}]}
    store.claim("t1", "agreement", "a", {"name": "treaty"} | day("signed", "2024-06-19"), fact="f1", children=parties)
    store.claim("t2", "agreement", "a", {"name": "plan"}, fact="f2", status="planned", children=parties)
    store.claim("t3", "agreement", "a", {"name": "lie"}, fact="f3", modality="denied", children=parties)
    (row,) = rows(store, "agreements_signed", party="north korea")
    assert (row["name"], row["parties"], row["signed"]) == ("treaty", ["North Korea", "the union"], "2024-06-19")
    assert rows(store, "agreements_signed", party="Russia") == []


def test_posts_of_a_person_in_the_order_of_the_stories(store: Store) -> None:
    store.claim("r2", "role", "b", {"person_id": "p:putin", "person_text": "V. Putin", "title": "President"})
    store.claim("r1", "role", "a", {"person_id": "p:putin", "person_text": "Putin", "title": "prime minister"})
    store.claim("r1b", "role", "a2", {"person_id": "p:putin", "person_text": "Putin", "title": "Prime Minister"})
    columns = ("title", "first_published", "last_published", "sources")
    found = [tuple(row[name] for name in columns) for row in rows(store, "roles_over_time", person="putin")]
    assert found == [
        ("Prime Minister", date(2025, 6, 17), date(2025, 6, 18), 1),
        ("President", date(2025, 7, 1), date(2025, 7, 1), 1),
    ]


def test_weak_dates(store: Store) -> None:
    store.claim("e1", "event", "a", {"event_type": "strike"}, fact="f1")
    store.claim("e2", "event", "a", {"event_type": "visit"} | unresolved("occurred", "the other day"), fact="f2")
    store.claim("e3", "event", "a", {"event_type": "protest"} | unresolved("occurred", "9 May", "day_without_year"), fact="f3")
    store.claim("e4", "event", "a", {"event_type": "arrest"}, fact="f4")
    store.claim("e5", "event", "b", {"event_type": "arrest"} | day("occurred", "2025-06-01"), fact="f4")
    store.claim("d1", "casualty", "b", {"kind": "killed", "event_id": "e5"}, fact="f5")
    store.claim("e6", "event", "a", {"event_type": "aid"}, fact="f6", modality="denied")
    found = {(row["what"], row["reason"]) for row in rows(store, "weak_dates")}
    assert found == {("strike", "no date in the text"), ("visit", "words not resolved"), ("protest", "day without a year")}


def test_statements_with_what_they_speak_to(store: Store) -> None:
    store.claim("deal", "agreement", "a", {"name": "grain deal"})
    cells = {"speaker_id": "p:kim", "speaker_text": "Kim", "verb": "said", "quote_text": "we will come"}
    supports = {"statement_targets": [{"target_claim_id": "deal", "stance": "supports"}]}
    store.claim("s1", "statement", "a", cells, chain=["Morning Sun", ("Kim", "p:kim")], children=supports)
    (row,) = rows(store, "who_said_what", speaker="kim jong")
    assert (row["speaker"], row["quote_text"], row["about"]) == ("Kim Jong Un", "we will come", ["supports grain deal"])
    assert row["chain"] == "Morning Sun <- Kim Jong Un"
    assert rows(store, "who_said_what", speaker="nobody") == []


def test_timeline_of_a_state_has_its_people_and_its_soil(store: Store) -> None:
    store.claim("e1", "event", "a", {"event_type": "meeting"} | day("occurred", "2024-02-01"), children=attending(("p:kim", "Kim")))
    store.claim("e2", "event", "a", {"event_type": "aid"} | day("occurred", "2024-01-01"), children=attending(("state:PRK", "DPRK")))
    store.claim("e3", "event", "a", {"event_type": "strike", "place_id": "pl:kursk"})
    for name in ("North Korea", "PRK"):
        assert [(r["event_type"], r["connection"]) for r in rows(store, "timeline_of", name=name)] == [
            ("aid", "takes part"),
            ("meeting", "its people take part"),
        ]
    assert [r["connection"] for r in rows(store, "timeline_of", name="Russia")] == ["on its soil"]
    assert len(rows(store, "timeline_of")) == 3


def test_copies_of_one_text_are_one_source(store: Store) -> None:
    store.claim("c1", "agreement", "a", {"name": "grain deal"}, fact="f")
    store.claim("c2", "agreement", "a2", {"name": "grain deal"}, fact="f")
    found = {row["outlet"]: (row["stories"], row["shared_with"], row["own_facts"]) for row in rows(store, "sources_and_duplicates")}
    assert found == {"Morning Sun": (1, ["Evening Post"], 1), "Evening Post": (1, ["Morning Sun"], 1), "Gazette": (1, [], 0)}
