"""Bad input: an error that names it, a code that is not 0 where nothing was done, and the rest of the run goes on."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.newsledger.made import ARTICLE, Cli, FakeExtractor


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


BAD_FILES = {
    "empty file": ("empty.txt", b""),
    "only blanks": ("blank.txt", b" \n\t\n"),
    "binary junk": ("junk.txt", bytes(range(256)) * 40),
    "broken pdf": ("broken.pdf", b"%PDF-1.7\n1 0 obj\n<< nothing"),
    "html without an article": ("menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>"),
    "jsonl with bad lines only": ("rows.jsonl", b"{not json}\n"),
    "gzip that is none": ("rows.jsonl.gz", b"plain"),
    "unknown kind": ("table.xlsx", b"PK\x03\x04"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_alone_ends_with_1_and_is_named(kind: str, cli: Cli, fake: FakeExtractor, tmp_path: Path) -> None:
    name, content = BAD_FILES[kind]
    result = cli("run", write(tmp_path, name, content), code=1)
    assert name in result.stderr and "Traceback" not in result.stderr
    assert not cli.db.exists()


@pytest.mark.parametrize("kind", BAD_FILES)
def test_the_rest_of_the_run_goes_on(kind: str, cli: Cli, fake: FakeExtractor, article: Path, tmp_path: Path) -> None:
    name, content = BAD_FILES[kind]
    done = cli.json("run", write(tmp_path, name, content), article, code=3)
    assert done["documents"] == 1 and len(done["errors"]) == 1 and name in done["errors"][0]
    assert [Path(uri).name for uri in fake.seen] == ["norrholm.txt"]


def test_a_missing_path_is_named(cli: Cli, fake: FakeExtractor, article: Path, tmp_path: Path) -> None:
    assert "nowhere.txt" in cli("run", tmp_path / "nowhere.txt", code=1).stderr
    assert "nowhere.txt" in cli("run", tmp_path / "nowhere.txt", article, code=3).stderr


def test_a_bad_line_costs_only_itself(cli: Cli, fake: FakeExtractor, tmp_path: Path) -> None:
    rows = [json.dumps({"id": "a", "text": ARTICLE}), "{broken", json.dumps({"id": "b", "text": ARTICLE + "It rained."})]
    path = write(tmp_path, "rows.jsonl.gz", gzip.compress("\n".join(rows).encode()))
    done = cli.json("run", path, code=3)
    assert done["documents"] == 2 and len(done["errors"]) == 1 and "rows.jsonl.gz" in done["errors"][0]


def test_other_names_of_fields_are_mapped(cli: Cli, fake: FakeExtractor, tmp_path: Path) -> None:
    path = write(tmp_path, "rows.jsonl", json.dumps({"nr": "7", "body": ARTICLE}).encode())
    assert cli.json("run", path, "--field", "text=body", "--field", "id=nr")["documents"] == 1
    assert fake.seen[0].endswith("#7")


def test_a_50_mb_text_ends_in_an_error_that_names_it(cli: Cli, fake: FakeExtractor, tmp_path: Path) -> None:
    path = write(tmp_path, "huge.txt", b"All quiet at the border post today. " * (50_000_000 // 36))
    assert "huge.txt" in cli("run", path, code=1).stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["run"], "PATHS"),
        (["run", "x", "--field", "text"], "--field"),
        (["run", "x", "--field", "=body"], "--field"),
        (["export", "out", "--format", "xlsx"], "--format"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_usage_ends_with_2(words: list[str], told: str, cli: Cli) -> None:
    assert told in cli(*words, code=2).stderr


@pytest.mark.parametrize(("option", "value", "told"), [("--extractor", "oracle", "oracle"), ("--field", "headline=h", "headline")])
def test_a_wrong_choice_names_the_right_ones(option: str, value: str, told: str, cli: Cli, article: Path) -> None:
    error = cli("run", article, option, value, code=1).stderr
    assert told in error and "known" in error and error.count("\n") == 1


def test_a_story_that_fails_is_told_and_the_next_one_read(cli: Cli, fake: FakeExtractor, article: Path, tmp_path: Path) -> None:
    bad = write(tmp_path, "a-bad.txt", ARTICLE.replace("flood", "cannot be understood").encode())
    worse = write(tmp_path, "b-worse.txt", ARTICLE.replace("flood", "defect").encode())
    done = cli.json("run", bad, worse, article, code=3)
    assert done["states"] == {"done": 1, "failed": 2}
    assert "a-bad.txt" in done["errors"][0] and "cannot be understood" in done["errors"][0]
    assert "b-worse.txt" in done["errors"][1] and "ZeroDivisionError" in done["errors"][1]


def test_failed_stories_are_due_again(cli: Cli, fake: FakeExtractor, tmp_path: Path) -> None:
    bad = write(tmp_path, "bad.txt", ARTICLE.replace("flood", "defect").encode())
    cli("run", bad, code=1)
    cli("run", bad, code=1)
    assert len(fake.seen) == 2


def test_a_locked_database_is_named(cli: Cli, fake: FakeExtractor, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli("run", article)
    monkeypatch.setattr("db.connect.BUSY_SECONDS", 0)
    monkeypatch.setattr("db.connect.PRAGMAS", ("PRAGMA foreign_keys = ON",))
    before = cli.db.read_bytes()
    holder = sqlite3.connect(cli.db)
    holder.execute("BEGIN EXCLUSIVE")
    (article.parent / "second.txt").write_text(ARTICLE + "It rained.", encoding="utf-8")
    try:
        error = cli("run", article.parent / "second.txt", code=1).stderr
    finally:
        holder.rollback()
        holder.close()
    assert "news.db" in error and "locked" in error
    assert cli.db.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"this is no database " * 100, "not an SQLite database"), (None, "folder")],
    ids=["not a database", "a folder"],
)
def test_a_database_that_is_none_is_named(content: bytes | None, told: str, cli: Cli, fake: FakeExtractor, article: Path) -> None:
    cli.db.mkdir() if content is None else cli.db.write_bytes(content)
    error = cli("run", article, code=1).stderr
    assert "news.db" in error and told in error


def test_a_read_only_database_is_named(cli: Cli, fake: FakeExtractor, article: Path) -> None:
    cli("run", article)
    (article.parent / "second.txt").write_text(ARTICLE + "It rained.", encoding="utf-8")
    # Root writes to files without permission, so the connection itself is made read-only.
    error = cli("run", article.parent / "second.txt", "--db", f"sqlite:///file:{cli.db}?mode=ro&uri=true", code=1).stderr
    assert "news.db" in error and "read-only" in error


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_nothing_is_left_behind_when_the_folder_of_the_database_is_missing(cli: Cli, article: Path, tmp_path: Path) -> None:
    error = cli("run", article, "--db", tmp_path / "no" / "news.db", code=1).stderr
    assert "does not exist" in error and not (tmp_path / "no").exists()


@pytest.mark.parametrize(("revision", "told"), [("9999", "newer"), ("0000", "older")])
def test_another_schema_is_refused_and_left_alone(revision: str, told: str, cli: Cli, fake: FakeExtractor, article: Path) -> None:
    cli("run", article)
    with sqlite3.connect(cli.db) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()
    for words in (("run", article), ("status",), ("query", "SELECT 1"), ("show", "doc_1"), ("export", article.parent / "out")):
        error = cli(*words, code=1).stderr
        assert "news.db" in error and told in error and error.count("\n") == 1
