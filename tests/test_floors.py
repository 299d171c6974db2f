"""The quality gate: floors only go up unless told otherwise, a changed corpus is noticed, and our own gold is checked without ../shared."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """bench/floors.py on its own file of floors, without ../shared, and with figures made up."""
    spec = importlib.util.spec_from_file_location("floors", ROOT / "bench" / "floors.py")
    assert spec and spec.loader
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.delenv("CI", raising=False)
    module.FLOORS, module.EVAL = tmp_path / "floors.json", tmp_path / "shared" / "eval"
    module.own = lambda: {"own": ({"people": 0.8}, "corpus1"), "own_unread": ({"people": 0.7}, "corpus2")}
    return module


def call(module: Any, *words: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["floors.py", *words])
    return int(module.main())


def kept(module: Any, name: str) -> dict[str, float]:
    found: dict[str, float] = json.loads(module.FLOORS.read_text())[name]["floors"]
    return found


def test_floors_are_set_once_and_then_hold(floors: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(floors, monkeypatch=monkeypatch) == 1
    assert "own: has no floors yet" in capsys.readouterr().err
    assert call(floors, "--update", monkeypatch=monkeypatch) == 0
    assert call(floors, monkeypatch=monkeypatch) == 0
    shown = capsys.readouterr()
    assert "all hold" in shown.out and "not checked: seeds and gold: shared/eval is not beside the repository" in shown.err


def test_without_the_shared_sets_ci_fails(floors: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "1")
    assert call(floors, monkeypatch=monkeypatch) == 2


@pytest.mark.parametrize(("words", "after"), [((), 0.8), (("--lower",), 0.75)])
def test_a_figure_that_falls_is_an_error_and_lowers_its_floor_only_when_told(
    words: tuple[str, ...], after: float, floors: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    call(floors, "--update", monkeypatch=monkeypatch)
    floors.own = lambda: {"own": ({"people": 0.75}, "corpus1"), "own_unread": ({"people": 0.9}, "corpus2")}
    assert call(floors, monkeypatch=monkeypatch) == 1
    assert "own people: 0.750 is below its floor 0.800" in capsys.readouterr().err
    call(floors, "--update", *words, monkeypatch=monkeypatch)
    assert (kept(floors, "own"), kept(floors, "own_unread")) == ({"people": after}, {"people": 0.9})


def test_a_changed_corpus_is_an_error(floors: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    call(floors, "--update", monkeypatch=monkeypatch)
    floors.own = lambda: {"own": ({"people": 0.8}, "another"), "own_unread": ({"people": 0.7}, "corpus2")}
    assert call(floors, monkeypatch=monkeypatch) == 1
    assert "own: the corpus changed" in capsys.readouterr().err


def test_one_set_alone_leaves_the_others_as_they_are(floors: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    call(floors, "--update", "--set", "own_unread", monkeypatch=monkeypatch)
    assert list(json.loads(floors.FLOORS.read_text())) == ["own_unread"]


def test_the_corpus_is_the_names_and_bytes_of_its_articles(floors: Any, tmp_path: Path) -> None:
    (tmp_path / "n1.txt").write_text("a")
    (tmp_path / "README.md").write_text("no article")
    before = floors.corpus_hash(tmp_path, lambda name: name.startswith("n"))
    (tmp_path / "u1.txt").write_text("b")
    (tmp_path / "README.md").write_text("another")
    assert floors.corpus_hash(tmp_path, lambda name: name.startswith("n")) == before != floors.corpus_hash(tmp_path)


def test_every_committed_set_has_floors() -> None:
    committed = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))
    assert {name for name, kept in committed.items() if kept["floors"]} == {"seeds", "gold", "own", "own_unread"}
