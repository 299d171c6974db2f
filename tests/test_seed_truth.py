"""The five real pages, read into a database and asked in SQL: what an analyst must find there, and what she must not."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
Rows = list[tuple[object, ...]]
Ask = Callable[..., Rows]

CLAIMED = """
    SELECT c.*, d.uri, s.kind AS story_kind, s.title AS story_title, s.published_edtf AS story_date
    FROM claims c JOIN stories s ON s.id = c.story_id JOIN documents d ON d.id = s.document_id WHERE c.is_current
"""


@pytest.fixture(scope="module")
def database(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages read once by the public API."""
    from newsledger import Settings, run

    path = tmp_path_factory.mktemp("seeds") / "seeds.db"
    summary = run([str(shared / "eval" / "seeds" / "*.txt")], Settings(database_url=str(path)))
    assert (summary.documents, summary.errors) == (5, ())
    return path


@pytest.fixture(scope="module")
def ask(database: Path) -> Iterator[Ask]:
    """Rows of a question; `c` are the current claims with the page and story they are from."""
    connection = sqlite3.connect(database)

    def rows(question: str, *values: object) -> Rows:
        return connection.execute(f"WITH c AS ({CLAIMED}) {question}", values).fetchall()

    yield rows
    connection.close()


def chain(ask: Ask, claim: object) -> Rows:
    """(words, name of the entity) of every speaker of a claim, the publisher left out, the one who knows last."""
    return ask(
        "SELECT a.agent_text, e.name FROM attributions a LEFT JOIN entities e ON e.id = a.agent_id"
        " WHERE a.claim_id = ? AND a.depth > 0 ORDER BY a.depth",
        claim,
    )


OF_CLAIM = "WHERE claim_id = ? ORDER BY ordinal"
PLANS = """
    SELECT c.id, c.status, c.modality, f.name, p.name, t.headcount, t.headcount_qualifier, t.components_complete, c.fact_id
    FROM deployments t JOIN c ON c.id = t.claim_id JOIN entities f ON f.id = t.contributor_id JOIN entities p ON p.id = t.destination_id
    WHERE c.uri LIKE ? AND c.status = 'planned'
"""


# --- 1: plans for Kursk ---------------------------------------------------------------------------------------------
def test_the_plan_for_6000_is_one_deployment_with_its_two_parts_and_shoigu_as_the_speaker_who_knows(ask: Ask) -> None:
    ((claim, *told),) = ask(PLANS, "%s002.txt")
    assert told[:3] == ["planned", "announced", "North Korea"]
    assert str(told[3]).startswith("Kursk")
    assert told[4:7] == [6000, "approximate", 1]
    assert ask("SELECT headcount_min, headcount_max FROM deployments WHERE claim_id = ?", claim) == [(None, None)]
    parts = ask(f"SELECT headcount, headcount_qualifier, personnel_role FROM deployment_components {OF_CLAIM}", claim)
    assert parts == [(1000, "approximate", "mine clearance specialists"), (5000, "exact", "military engineers")]
    assert chain(ask, claim)[-1][1] in {"Sergei Shoigu", "Sergey Shoigu"}


def test_the_plan_for_1000_engineers_is_told_by_shoigu_through_tass(ask: Ask) -> None:
    ((claim, *told),) = ask(PLANS, "%s004.txt")
    assert (told[0], told[2], told[4]) == ("planned", "North Korea", 1000)
    assert str(told[3]).startswith("Kursk")
    ((purpose,),) = ask("SELECT purpose FROM deployments WHERE claim_id = ?", claim)
    assert "demine" in str(purpose)
    assert [name for _, name in chain(ask, claim)] in (["TASS", "Sergei Shoigu"], ["TASS", "Sergey Shoigu"])


def test_a_part_told_elsewhere_is_compatible_with_the_whole_and_no_disagreement(ask: Ask, database: Path) -> None:
    from db.analytics import Catalog, ask_question, find_question
    from db.connect import open_engine

    engine = open_engine(str(database))
    try:
        answer = ask_question(engine, Catalog(ROOT / "sql" / "views"), find_question(ROOT / "sql" / "questions", "figures_that_disagree"))
    finally:
        engine.dispose()
    plans = [row[-1] for page in ("%s002.txt", "%s004.txt") for row in ask(PLANS, page)]
    assert len(plans) == 2
    assert not {row[answer.columns.index("fact_id")] for row in answer.rows} & set(plans)


# --- 2: missiles ----------------------------------------------------------------------------------------------------
SIGHTINGS = """
    SELECT t.claim_id, t.count, t.made_in, t.made_year_min, t.made_year_max, t.place_text, t.occurred_text, t.occurred_edtf, o.name
    FROM weapon_sightings t JOIN c ON c.id = t.claim_id LEFT JOIN entities o ON o.id = t.observer_id WHERE c.uri LIKE '%s001.txt'
"""


def test_the_missile_of_kharkiv_is_a_kn23_or_a_kn24_made_in_2023_in_north_korea(ask: Ask) -> None:
    ((claim, _, made_in, first, last, place, words, edtf, observer),) = [r for r in ask(SIGHTINGS) if "Kharkiv" in str(r[5])]
    assert (made_in, first, last, place, words) == ("PRK", 2023, 2023, "Kharkiv", "January 2")
    assert str(edtf).endswith("-01-02")
    assert observer == "Conflict Armament Research"
    models = ask("SELECT model_text, w.name FROM weapon_alternatives a JOIN entities w ON w.id = a.weapon_id WHERE claim_id = ?", claim)
    assert [str(text) for text, _ in models] == ["KN-23", "KN-24"]
    assert len({name for _, name in models}) == 2


def test_three_more_missiles_struck_kyiv_and_zaporizhzhia(ask: Ask) -> None:
    ((_, count, made_in, *_, observer),) = [r for r in ask(SIGHTINGS) if "Kyiv" in str(r[5])]
    assert (count, made_in, observer) == (3, "PRK", "Conflict Armament Research")
    ((place,),) = [(r[5],) for r in ask(SIGHTINGS) if "Kyiv" in str(r[5])]
    assert "Zaporizhzhia" in str(place)


def test_an_artillery_rocket_was_made_in_1977(ask: Ask) -> None:
    assert [(r[3], r[4]) for r in ask(SIGHTINGS) if r[3] == 1977] == [(1977, 1977)]
    assert ask("SELECT label FROM weapon_sightings WHERE made_year_min = 1977") == [("artillery rocket",)]


def test_about_300_components_are_no_people_and_no_weapons(ask: Ask) -> None:
    counted = ("deployments.headcount", "casualties.count", "weapon_sightings.count", "weapon_transfers.count")
    for table, column in (name.split(".") for name in counted):
        assert ask(f"SELECT claim_id FROM {table} WHERE {column} = 300 OR {column}_max = 300") == []


def test_the_denial_by_both_capitals_is_denied_and_no_delivery(ask: Ask) -> None:
    ((claim,),) = ask("SELECT id FROM c WHERE uri LIKE '%s001.txt' AND modality = 'denied'")
    words = " ".join(str(text) for text, _ in chain(ask, claim))
    assert "Moscow" in words and "Pyongyang" in words
    assert {name for _, name in chain(ask, claim)} <= {"Russia", "North Korea"}
    parties = ask("SELECT DISTINCT entity_id FROM event_participants WHERE claim_id = ?", claim)
    assert set(parties) == {("state:RUS",), ("state:PRK",)}
    told = ask(
        "SELECT e.quote FROM evidence e JOIN c ON c.id = e.claim_id"
        " WHERE c.record_type IN ('weapon_transfer', 'event') AND c.modality <> 'denied' AND e.quote LIKE '%weapons transactions%'"
    )
    assert told == []


# --- 3: Pyongyang -----------------------------------------------------------------------------------------------------
def test_putin_was_in_pyongyang_on_two_days_and_signed(ask: Ask) -> None:
    visits = ask(
        "SELECT e.occurred_earliest, e.occurred_latest, p.name FROM events e JOIN c ON c.id = e.claim_id"
        " JOIN entities p ON p.id = e.place_id WHERE c.uri LIKE '%s000.txt' AND c.story_kind = 'story' AND e.event_type = 'visit'"
        " AND EXISTS (SELECT 1 FROM event_participants x JOIN entities n ON n.id = x.entity_id"
        " WHERE x.claim_id = e.claim_id AND n.name = 'Vladimir Putin')"
    )
    assert visits == [("2024-06-18", "2024-06-19", "Pyongyang")]
    signed = ask(
        "SELECT group_concat(p.entity_id) FROM (SELECT * FROM agreement_parties ORDER BY entity_id) p JOIN c ON c.id = p.claim_id"
        " JOIN agreements a ON a.claim_id = c.id WHERE c.uri LIKE '%s000.txt' AND a.signed_earliest = '2024-06-18' GROUP BY a.claim_id"
    )
    assert signed == [("state:PRK,state:RUS",)]


def test_the_trainers_have_a_leader_and_no_number(ask: Ask) -> None:
    trainers = ask(
        "SELECT t.headcount, t.headcount_min, t.headcount_max FROM deployments t JOIN c ON c.id = t.claim_id"
        " WHERE c.uri LIKE '%s000.txt' AND t.contributor_id = 'state:PRK' AND t.destination_id = 'country:RUS'"
    )
    assert trainers == [(None, None, None)]
    posts = ask(
        "SELECT r.title, o.name FROM roles r JOIN c ON c.id = r.claim_id JOIN entities p ON p.id = r.person_id"
        " JOIN entities o ON o.id = r.organization_id WHERE c.uri LIKE '%s000.txt' AND p.name = 'Kim Geum Chol'"
    )
    assert posts == [("president", "Kim Il Sung Military University")]


def test_the_strike_on_the_hospital_belongs_to_its_own_feed_items(ask: Ask) -> None:
    strikes = ask("SELECT c.story_kind FROM events e JOIN c ON c.id = e.claim_id WHERE c.uri LIKE '%s000.txt' AND e.event_type = 'strike'")
    assert strikes and set(strikes) == {("feed_item",)}


# --- 4: Vostochny -------------------------------------------------------------------------------------------------------
def test_the_meeting_at_the_cosmodrome_has_its_place_and_day(ask: Ask) -> None:
    meetings = ask(
        "SELECT e.place_text, e.occurred_earliest, e.occurred_latest FROM events e JOIN c ON c.id = e.claim_id"
        " WHERE c.uri LIKE '%s003.txt' AND e.event_type = 'meeting' AND e.place_text LIKE '%Vostochny%'"
    )
    assert ("Vostochny Cosmodrome", "2023-09-13", "2023-09-13") in meetings
    assert {row[1:] for row in meetings} <= {("2023-09-13", "2023-09-13"), (None, None)}


def test_two_short_range_ballistic_missiles_were_fired(ask: Ask) -> None:
    fired = ask(
        "SELECT t.count, t.label FROM weapon_sightings t JOIN c ON c.id = t.claim_id WHERE c.uri LIKE '%s003.txt' AND t.count IS NOT NULL"
    )
    assert fired == [(2, "short-range ballistic missiles")]


def test_no_story_takes_a_date_from_the_december_items(ask: Ask) -> None:
    for table, column in (("events", "occurred"), ("weapon_sightings", "occurred"), ("agreements", "signed"), ("statements", "said")):
        dates = ask(
            f"SELECT t.{column}_edtf FROM {table} t JOIN c ON c.id = t.claim_id"
            f" WHERE c.uri LIKE '%s003.txt' AND c.story_kind <> 'feed_item' AND t.{column}_edtf LIKE '%-12%'"
        )
        assert dates == []
    assert ask("SELECT DISTINCT story_date FROM c WHERE uri LIKE '%s003.txt' AND story_kind = 'story'") == [("2023-09-13",)]


# --- 5: the aggregator ----------------------------------------------------------------------------------------------------
def test_the_aggregator_page_holds_four_stories_and_two_of_them_are_one_text(ask: Ask) -> None:
    stories = ask(
        "SELECT s.title, s.duplicate_group FROM stories s JOIN documents d ON d.id = s.document_id"
        " WHERE d.uri LIKE '%s002.txt' AND s.kind = 'story' ORDER BY s.ordinal"
    )
    assert len(stories) == 4
    churches = [group for title, group in stories if "church" in str(title)]
    assert len(churches) == 2 and churches[0] == churches[1] is not None
    assert [group for title, group in stories if "church" not in str(title)] == [None, None]


def test_more_than_76000_casualties_are_what_the_ministry_claims(ask: Ask) -> None:
    ((claim, *told),) = ask(
        "SELECT t.claim_id, t.kind, t.count, t.count_min, t.count_max, t.count_qualifier FROM casualties t JOIN c ON c.id = t.claim_id"
        " WHERE c.uri LIKE '%s002.txt'"
    )
    assert told == ["casualties", 76000, 76001, None, "more_than"]
    assert "Defense Ministry" in str(chain(ask, claim)[-1][0])


# --- 6: who is who -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["Putin", "Kim Jong", "Zelensky", "Shoigu"])
def test_one_person_each(ask: Ask, name: str) -> None:
    people = ask(
        "SELECT DISTINCT e.id FROM entities e JOIN entity_names n ON n.entity_id = e.id WHERE e.kind = 'person' AND n.name LIKE ?",
        f"%{name}%",
    )
    assert len(people) == 1


def test_shoigu_has_two_spellings_and_two_posts(ask: Ask) -> None:
    names = ask("SELECT name FROM entity_names JOIN people ON people.id = entity_id WHERE name LIKE '% Shoigu'")
    assert {str(name) for (name,) in names} == {"Sergei Shoigu", "Sergey Shoigu"}
    posts = ask("SELECT DISTINCT lower(r.title) FROM roles r JOIN entities e ON e.id = r.person_id WHERE e.name LIKE '%Shoigu'")
    assert {post for (post,) in posts} == {"defense minister", "secretary"}


def test_three_kims_are_never_merged(ask: Ask) -> None:
    pairs = ask("SELECT DISTINCT entity_id, name FROM entity_names WHERE name LIKE 'Kim %'")
    owners = {name: {e for e, n in pairs if n == name} for _, name in pairs}
    kims = [owners["Kim Jong Un"], owners["Kim Geum Chol"], owners["Kim Il Sung Military University"]]
    assert all(len(k) == 1 for k in kims)
    assert len(set().union(*kims)) == 3
    assert owners["Kim Jong-un"] == owners["Kim Jong Un"]


def test_capitals_and_the_kremlin_act_as_states_or_governments(ask: Ask) -> None:
    acting = ask(
        "SELECT DISTINCT a.agent_text, e.kind FROM attributions a JOIN entities e ON e.id = a.agent_id"
        " WHERE a.agent_text LIKE '%Moscow' OR a.agent_text LIKE '%Pyongyang' OR a.agent_text LIKE '%Kremlin'"
        " UNION SELECT DISTINCT p.name, e.kind FROM event_participants p JOIN entities e ON e.id = p.entity_id"
        " WHERE p.role IN ('actor', 'recipient', 'participant') AND p.name IN ('Moscow', 'Pyongyang', 'Kremlin')"
    )
    assert {str(words).split()[-1] for words, _ in acting} == {"Moscow", "Pyongyang", "Kremlin"}
    assert {kind for _, kind in acting} == {"organization"}


# --- 7: proof ---------------------------------------------------------------------------------------------------------------
def test_every_quote_is_the_text_at_its_place(ask: Ask) -> None:
    rows = ask("SELECT d.text, e.start_char, e.end_char, e.quote FROM evidence e JOIN documents d ON d.id = e.document_id")
    assert len(rows) > 500
    assert [quote for text, start, end, quote in rows if str(text)[int(str(start)) : int(str(end))] != quote] == []


def test_the_independent_scorer_finds_proof_for_every_cell(database: Path, shared: Path) -> None:
    evaluation = shared / "eval"
    command = [sys.executable, str(evaluation / "score.py"), "provenance", str(database), "--data", str(evaluation / "seeds"), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    found = json.loads(done.stdout)["extra"]
    assert found["cells"] > 300
    assert (found["quote_exact"], found["cells_with_evidence"]) == (1.0, 1.0), found["by_field"]


def test_the_events_behind_one_deployment_fact_are_one_fact(ask: Ask) -> None:
    rows = ask(
        "SELECT c.fact_id, count(*), count(DISTINCT h.fact_id) FROM deployments t JOIN c ON c.id = t.claim_id"
        " JOIN claims h ON h.id = t.event_id GROUP BY c.fact_id HAVING count(*) > 1"
    )
    assert rows and all(happenings == 1 for _, _, happenings in rows)
