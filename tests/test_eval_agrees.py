"""`newsledger eval` and the independent scorer give the same counts on the same database, slice by slice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsledger import Settings, run
from newsledger.measure import Choice, Measured, measure

ROOT = Path(__file__).resolve().parents[1]
SETS = ("seeds", "gold", "own")
"""The scorer's two sets in the gold format, and tests/gold."""


@pytest.fixture(scope="module", params=SETS)
def both(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Measured, dict[str, Any]]:
    """What we and what the scorer say of one set, read once."""
    folder = ROOT / "tests" / "gold" if request.param == "own" else shared / "eval" / request.param
    database = tmp_path_factory.mktemp("agree") / "scored.db"
    assert run([str(folder / "*.txt")], Settings(database_url=str(database))).errors == ()
    score = [sys.executable, str(shared / "eval" / "score.py"), "gold", str(database), "--data", str(folder), "--json"]
    theirs = json.loads(subprocess.run(score, check=True, capture_output=True, text=True).stdout)
    return measure(folder, Settings(), Choice(database=str(database))), theirs


def test_every_article_of_the_set_is_measured(both: tuple[Measured, dict[str, Any]]) -> None:
    ours, _ = both
    assert (ours.left_out, ours.failures) == ((), ())


def test_every_slice_of_the_scorer_has_the_same_counts(both: tuple[Measured, dict[str, Any]]) -> None:
    ours, theirs = both
    counted = {
        part.name: (part.counts.right, None if part.recall_only else part.counts.predicted, part.counts.gold)
        for part in ours.evaluation.slices
    }
    expected = {row["slice"]: (row["right"], row["predicted"], row["gold"]) for row in theirs["slices"]}
    assert len(expected) > 30
    assert {name: counted.get(name) for name in expected} == expected


def test_scores_are_the_same_figures(both: tuple[Measured, dict[str, Any]]) -> None:
    ours, theirs = both
    figures = {part.name: (part.precision, part.recall, part.score) for part in ours.evaluation.slices}
    for row in theirs["slices"]:
        assert figures[row["slice"]] == pytest.approx((row["precision"], row["recall"], row["f1"])), row["slice"]


def test_the_same_traps_are_stored(both: tuple[Measured, dict[str, Any]]) -> None:
    ours, theirs = both
    stored = sorted((trap.document, trap.table, trap.number, trap.claim_id) for trap in ours.evaluation.traps)
    assert stored == sorted((t["document"], t["table"], t["number"], t["claim"]) for t in theirs["extra"]["traps"]["stored"])
    assert ours.evaluation.trap_numbers == theirs["extra"]["traps"]["numbers_checked"]
