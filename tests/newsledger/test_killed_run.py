"""A run killed at any moment: the next one goes on, and the database ends as if nothing had happened."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsledger import Settings, run
from tests.newsledger.test_same_rows_everywhere import ARTICLES, RUN_NAMED, rows

ROOT = Path(__file__).resolve().parents[2]

KILLED = """
import os, sys
from db.store import Store
import newsledger.flow as flow
from newsledger import Settings, run

when, count, articles, database = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
saved = 0

def dying(self, *given, kept=Store.save):
    global saved
    kept(self, *given)
    saved += 1
    if when == "after a story" and saved == count:
        os._exit(9)

def dying_inside(self, *given, kept=Store._write):
    kept(self, *given)
    if when == "inside a transaction" and saved == count:
        os._exit(9)

Store.save, Store._write = dying, dying_inside
if when == "before resolving":
    flow.resolve = lambda *given: os._exit(9)
run([articles], Settings(database_url=database))
"""


@pytest.mark.parametrize(("when", "count"), [("after a story", 7), ("inside a transaction", 9), ("before resolving", 0)])
def test_the_next_run_ends_where_an_unbroken_one_ends(when: str, count: int, tmp_path: Path) -> None:
    broken, whole = str(tmp_path / "broken.db"), str(tmp_path / "whole.db")
    code = subprocess.run([sys.executable, "-c", KILLED, when, str(count), str(ARTICLES), broken], cwd=ROOT, check=False).returncode
    assert code == 9
    run([str(ARTICLES)], Settings(database_url=broken))
    run([str(ARTICLES)], Settings(database_url=whole))
    found, expected = rows(broken, RUN_NAMED), rows(whole, RUN_NAMED)
    assert {name for name in expected if found[name] != expected[name]} <= {"runs", "story_runs", "rejections"}
    assert {row[-1] for row in found["runs"]} == {row[-1] for row in expected["runs"]}
