"""A second run on unchanged input does no work and says so; an interrupted one goes on where it stopped."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from tests.newsledger.made import ARTICLE, Cli, FakeExtractor


def many(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"article-{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"{ARTICLE}\nWord number {number} reached the town hall.\n", encoding="utf-8")
    return paths


def test_a_second_run_writes_nothing_and_says_so(cli: Cli, fake: FakeExtractor, article: Path) -> None:
    cli("run", article)
    before = cli.db.read_bytes()
    result = cli("run", article)
    assert "nothing new: 1 document, 1 story already stored" in result.stdout
    assert cli.db.read_bytes() == before
    assert len(fake.seen) == 1


def test_the_same_text_under_another_name_is_one_document(cli: Cli, fake: FakeExtractor, article: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(article.read_bytes())
    cli("run", article, copy)
    assert len(fake.seen) == 1


def test_a_new_version_of_the_extractor_reads_again(cli: Cli, fake: FakeExtractor, article: Path) -> None:
    cli("run", article)
    fake.version = "test 2"
    assert cli.json("run", article)["stories"] == 1


def test_ctrl_c_stops_after_the_story_at_hand_and_the_next_run_goes_on(cli: Cli, fake: FakeExtractor, tmp_path: Path) -> None:
    paths = many(tmp_path, 4)
    fake.after = lambda: os.kill(os.getpid(), signal.SIGINT) if len(fake.seen) == 2 else None
    result = cli("run", *paths, code=130)
    assert "same command again" in result.stderr
    assert cli.json("status")["last_runs"][0]["state"] == "interrupted"
    done = cli.json("run", *paths)
    assert (done["stories"], done["stories_known"]) == (2, 2)
    assert len(fake.seen) == 4


def test_a_second_ctrl_c_stops_at_once_and_stores_nothing_half(cli: Cli, fake: FakeExtractor, tmp_path: Path) -> None:
    def twice() -> None:
        if len(fake.seen) == 2:
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGINT)

    fake.after = twice
    paths = many(tmp_path, 3)
    assert "Traceback" not in cli("run", *paths, code=130).stderr
    assert cli.json("run", *paths)["stories_known"] == 1


def test_quiet_says_nothing(cli: Cli, fake: FakeExtractor, article: Path) -> None:
    result = cli("run", article, "--quiet")
    assert (result.stdout, result.stderr) == ("", "")


def test_json_is_one_object_with_the_counts(cli: Cli, fake: FakeExtractor, article: Path) -> None:
    done = cli.json("run", article)
    assert (done["documents"], done["stories"], done["states"], done["errors"]) == (1, 1, {"done": 1}, [])
    assert done["database"] == str(cli.db) and done["words"] > 30


def test_the_summary_names_the_database_and_what_to_do_next(cli: Cli, fake: FakeExtractor, article: Path) -> None:
    shown = cli("run", article).stdout
    assert str(cli.db) in shown.replace("\n", "") and "newsledger status" in shown


def test_the_package_is_an_api(fake: FakeExtractor, article: Path, tmp_path: Path) -> None:
    from newsledger import Settings, run

    summary = run([str(article)], Settings(database_url=str(tmp_path / "api.db")))
    assert (summary.documents, summary.stories, summary.errors) == (1, 1, ())
