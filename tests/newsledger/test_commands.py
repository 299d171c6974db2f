"""The commands around a run: asking, taking away, checking; each says on one line what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsledger import __version__
from newsledger.checkup import Finding
from tests.newsledger.made import Cli, FakeExtractor


@pytest.fixture
def stored(cli: Cli, fake: FakeExtractor, article: Path) -> Cli:
    """A database with one article in it."""
    cli("run", article, "--quiet")
    return cli


def test_version(cli: Cli) -> None:
    assert cli("--version").stdout == f"newsledger {__version__}\n"


def test_no_command_shows_what_there_is(cli: Cli) -> None:
    done = subprocess.run([sys.executable, "-m", "newsledger"], capture_output=True, text=True, check=False)
    assert "Commands:" in done.stdout + done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["status", "query", "show", "export", "report"])
def test_a_database_that_is_not_there_is_not_made(command: str, cli: Cli, tmp_path: Path) -> None:
    argument = {"query": ["SELECT 1"], "show": ["doc_1"], "export": [tmp_path / "out"], "report": [tmp_path / "out.html"]}
    error = cli(command, *argument.get(command, []), code=1).stderr
    assert "news.db" in error and "newsledger run" in error and error.count("\n") == 1
    assert not cli.db.exists()


def test_sql_is_answered_in_each_form(stored: Cli) -> None:
    sql = "SELECT title, start_char FROM stories ORDER BY ordinal LIMIT 1"
    [row] = json.loads(stored("query", sql, "--format", "json").stdout)
    assert row.keys() == {"title", "start_char"} and "Norrholm" in row["title"]
    assert stored("query", sql, "--format", "csv").stdout.splitlines()[0] == "title,start_char"
    assert "1 row" in stored("query", sql).stdout


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("DELETE FROM claims WHERE 1 = 1", "read"),
        ("SELECT nothing FROM stories", "nothing"),
        ("SELECT * FROM read_csv('/etc/passwd')", ""),
        ("no_such_question", "no_such_question"),
        ("SELECT 1; SELECT 2", "one"),
    ],
)
def test_a_query_that_is_refused_says_why(sql: str, told: str, stored: Cli) -> None:
    before = stored.db.read_bytes()
    result = stored("query", sql, code=1)
    assert told in result.stderr and result.stderr.count("\n") == 1 and result.stdout == ""
    assert stored.db.read_bytes() == before


def test_a_named_question_takes_its_parameters(stored: Cli) -> None:
    assert json.loads(stored("query", "timeline-of", "--param", "name=Norway", "--format", "json").stdout) == []
    error = stored("query", "timeline_of", "--param", "nobody=Norway", code=1).stderr
    assert "nobody" in error and "name" in error


def test_the_list_of_questions_needs_no_database(cli: Cli) -> None:
    listed = json.loads(cli("query", "--list", "--format", "json").stdout)
    assert len(listed) >= 10 and "planned_vs_arrived" in {row["question"] for row in listed}
    assert not cli.db.exists()


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_export_writes_every_table(form: str, stored: Cli, tmp_path: Path) -> None:
    shown = stored("export", tmp_path / "out", "--format", form).stdout
    assert (tmp_path / "out" / f"stories.{form}").is_file() and "stories" in shown


def test_report_is_one_page_that_asks_the_network_for_nothing(stored: Cli, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    stored("report", out)
    page = out.read_text(encoding="utf-8")
    assert "Norrholm" in page and "src=\"http" not in page and "href=\"http" not in page


def test_status_counts_what_is_stored(stored: Cli) -> None:
    now = stored.json("status")
    assert now["documents"] == 1
    assert "document" in stored("status").stdout


def test_show_finds_a_row_by_the_beginning_of_its_id(stored: Cli) -> None:
    [row] = json.loads(stored("query", "SELECT id FROM stories WHERE kind = 'story' LIMIT 1", "--format", "json").stdout)
    assert "Norrholm" in stored("show", row["id"][:14]).stdout
    assert row["id"] in stored("show", row["id"], "--json").stdout


def test_show_names_what_it_does_not_find(stored: Cli) -> None:
    assert "clm_none" in stored("show", "clm_none", code=1).stderr


@pytest.mark.parametrize(("form", "told"), [("table", "headcount_min"), ("md", "| headcount_min |"), ("json", '"headcount_min"')])
def test_the_schema_is_shown_with_types_and_meanings(form: str, told: str, cli: Cli) -> None:
    assert told in cli("schema", "show", "--format", form).stdout


def test_db_upgrade_makes_the_tables_once(cli: Cli) -> None:
    assert "brought up to date" in cli("db", "upgrade").stdout
    before = cli.db.read_bytes()
    assert "already up to date" in cli("db", "upgrade").stdout
    assert "up to date" in cli("db", "check").stdout
    assert cli.db.read_bytes() == before


def test_doctor_finds_this_installation_sound(cli: Cli) -> None:
    findings = {f["check"]: f for f in cli.json("doctor")}
    assert {f["verdict"] for f in findings.values()} <= {"ok", "note"}
    assert findings["database"]["verdict"] == "note"


def test_doctor_tells_of_a_foreign_package(tmp_path: Path) -> None:
    foreign = tmp_path / "db"
    foreign.mkdir()
    (foreign / "__init__.py").write_text("")
    code = "from newsledger.checkup import shadowing; print(shadowing(None))"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(tmp_path), str(Path(__file__).resolve().parents[2])))}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    assert "wrong" in done.stdout and str(foreign) in done.stdout and "uv tool install" in done.stdout


def test_doctor_ends_with_1_when_something_is_wrong(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsledger.checkup.CHECKS", (lambda settings: Finding("made", "wrong", "mend it"),))
    assert "mend it" in cli("doctor", code=1).stdout


def test_a_defect_is_one_line_and_names_itself(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(settings: object) -> Finding:
        raise RuntimeError("the unforeseen")

    monkeypatch.setattr("newsledger.checkup.CHECKS", (fails,))
    error = cli("doctor", code=1).stderr
    assert "the unforeseen" in error and error.count("\n") == 1


def test_a_reader_that_stops_reading_is_no_error(stored: Cli) -> None:
    command = f"{sys.executable} -m newsledger query 'SELECT * FROM range(100000)' --format csv --db {stored.db} | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("range\n", "")
