"""Files, folders, globs and standard input are found in a stable order, and what cannot be read does not stop the rest."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from extract.document import Document
from extract.errors import IntakeError
from extract.intake import count_inputs, documents


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """b/z.txt, a.txt, a.jsonl of two rows, and files that are no input."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b/z.txt", "a.txt", "b/.secret.txt", ".hidden/h.txt", "picture.png", "notes.docx"):
        (tmp_path / name).write_text(f"storm {name}")
    (tmp_path / "a.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n')
    return tmp_path


def names(folder: Path, *sources: str) -> list[str]:
    """What the sources yield, relative to the folder; errors with an exclamation mark."""
    found = []
    for value in documents(sources):
        place = value.uri if isinstance(value, Document) else "!" + value.source
        found.append(place.replace(f"{folder.as_posix()}/", ""))
    return found


def test_a_folder_is_read_in_order_without_hidden_and_unknown_files(folder: Path) -> None:
    assert names(folder, str(folder)) == ["a.jsonl#1", "a.jsonl#2", "a.txt", "b/z.txt"]
    assert count_inputs([str(folder)]) == 4


def test_a_link_back_to_the_folder_is_not_followed(folder: Path) -> None:
    os.symlink(folder, folder / "b" / "loop")
    os.symlink(folder / "b" / "self.txt", folder / "b" / "self.txt")
    assert names(folder, str(folder)) == ["a.jsonl#1", "a.jsonl#2", "a.txt", "!b/self.txt", "b/z.txt"]


def test_a_glob_is_expanded_and_gives_each_file_once(folder: Path) -> None:
    assert names(folder, f"{folder}/**/*.txt") == ["a.txt", "b/z.txt"]
    assert names(folder, f"{folder}/*") == ["a.jsonl#1", "a.jsonl#2", "a.txt", "b/z.txt"]
    assert count_inputs([f"{folder}/*"]) == 4


def test_a_file_whose_name_looks_like_a_glob_is_read(folder: Path) -> None:
    (folder / "a[1].txt").write_text("storm")
    assert names(folder, f"{folder}/a[1].txt") == ["a[1].txt"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("none.txt", "does not exist"),
        ("*.tiff", "matches no file"),
        ("*.png", "known kind"),
        (".hidden/empty", "known kind"),
        ("notes.docx", "known are .txt .md .html .htm .pdf .jsonl .jsonl.gz .csv"),
        ("\x00.txt", "possible path"),
    ],
)
def test_a_bad_source_is_an_error_and_the_rest_goes_on(folder: Path, source: str, reason: str) -> None:
    (folder / ".hidden" / "empty").mkdir()
    error, document = documents([f"{folder}/{source}", str(folder / "a.txt")])
    assert isinstance(error, IntakeError) and reason in error.reason
    assert isinstance(document, Document)
    assert count_inputs([f"{folder}/{source}", str(folder / "a.txt")]) == 2


def test_standard_input_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Flut in Århus".encode())))
    (document,) = documents(["-"])
    assert isinstance(document, Document) and (document.uri, document.text) == ("stdin", "Flut in Århus")


def test_empty_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    (error,) = documents(["-"])
    assert isinstance(error, IntakeError) and error.source == "stdin"


def test_the_same_text_under_two_names_is_one_identity(folder: Path) -> None:
    (folder / "c.txt").write_text("storm a.txt")
    first, second = documents([str(folder / "a.txt"), str(folder / "c.txt")])
    assert isinstance(first, Document) and isinstance(second, Document)
    assert first.id == second.id and [s.id for s in first.stories] == [s.id for s in second.stories]
