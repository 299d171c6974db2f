"""A person's word is a row; undoing it restores what stood before, cell for cell."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from db.resolve.flow import Opinion, judge, resolve, undo
from db.store import RunInfo, Store
from extract.errors import StoreError
from tests.db.dumps import column, dump
from tests.db.made import document, everything

NORLAND, SUDLAND = "state:NOR", "state:SDN"
MERGE = Opinion("same", "anna", "one country under two names")


@pytest.fixture
def told(engine: Engine) -> Engine:
    """Two stories with one claim of every record type each, resolved."""
    with Store(engine) as store:
        run = store.begin_run(RunInfo("rules", "1"))
        for number in range(2):
            doc = document(f"Ivan Petrov of Norland and Sudland at Brod in Lipova Region, KN-23, KN-24, page {number}.", f"{number}.txt")
            [story] = store.pending(doc, run)
            store.save(run, doc, story, everything(doc))
    resolve(engine)
    return engine


def test_merging_entities_moves_every_cell_and_undoing_moves_them_back(told: Engine) -> None:
    before = dump(told, {"judgements"})
    judgement = judge(told, "entity", NORLAND, SUDLAND, MERGE)
    for table, name in (
        ("entities", "id"),
        ("organizations", "id"),
        ("mentions", "entity_id"),
        ("deployments", "contributor_id"),
        ("weapon_transfers", "recipient_id"),
        ("casualties", "caused_by_id"),
        ("agreement_parties", "entity_id"),
        ("event_participants", "entity_id"),
        ("entity_names", "entity_id"),
    ):
        assert SUDLAND not in column(told, table, name)
        assert NORLAND in column(told, table, name)
    assert column(told, "entity_names", "name", entity_id=NORLAND) == ["Norland", "Sudland"]
    undo(told, judgement, "anna", "they are two after all")
    assert dump(told, {"judgements"}) == before


def test_an_undone_merge_can_be_made_again(told: Engine) -> None:
    first = judge(told, "entity", NORLAND, SUDLAND, MERGE)
    merged = dump(told, {"judgements"})
    second = undo(told, first, "anna", "a doubt")
    undo(told, second, "anna", "no doubt")
    assert dump(told, {"judgements"}) == merged
    assert column(told, "judgements", "judgement", actor="anna") == ["same", "same", "unsure"]


def test_splitting_what_the_rules_joined_survives_the_next_resolve(told: Engine) -> None:
    left, right = column(told, "claims", "content_key", record_type="agreement")
    assert len(set(column(told, "claims", "fact_id", record_type="agreement"))) == 1
    before = dump(told, {"judgements"})
    judgement = judge(told, "claim", left, right, Opinion("different", "anna", "two pacts"))
    resolve(told)
    assert len(set(column(told, "claims", "fact_id", record_type="agreement"))) == 2
    undo(told, judgement, "anna", "one pact")
    assert dump(told, {"judgements"}) == before


def test_two_that_a_person_calls_different_are_not_joined_by_way_of_a_third(told: Engine) -> None:
    brod, lipova = sorted(set(column(told, "events", "place_id")) | set(column(told, "casualties", "place_id")))
    judge(told, "entity", brod, lipova, Opinion("different", "anna", "far apart"))
    judge(told, "entity", brod, NORLAND, Opinion("same", "anna", "a test"))
    judge(told, "entity", lipova, NORLAND, Opinion("same", "anna", "a test"))
    assert len({brod, lipova} & set(column(told, "entity_nodes", "entity_id"))) == 1


NO_PAIRS = [("entity", NORLAND, "nobody"), ("entity", NORLAND, NORLAND), ("story", NORLAND, SUDLAND)]


@pytest.mark.parametrize(("kind", "left", "right"), NO_PAIRS)
def test_a_pair_that_is_none_is_refused(told: Engine, kind: str, left: str, right: str) -> None:
    with pytest.raises(StoreError):
        judge(told, kind, left, right, MERGE)
    with pytest.raises(StoreError, match="no such judgement"):
        undo(told, "jud_0", "anna", "")
