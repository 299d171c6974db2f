"""Text on a terminal: hostile characters are gone, brackets stay brackets, numbers are readable."""

from __future__ import annotations

import json

import pytest

from newsledger.terminal import cell, print_json, print_rows, safe


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("plain words", "plain words"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b2Jgone", "2Jgone"),
        ("\x1b]0;title\x07text", "]0;titletext"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("abc\u202edrow", "abcdrow"),
        ("half \ud800 pair", "half ? pair"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
    ],
)
def test_control_characters_never_reach_the_terminal(hostile: str, shown: str) -> None:
    assert safe(hostile) == shown


def test_line_ends_stay_where_they_are_asked_for() -> None:
    assert safe("one\ntwo\r\x1b", lines=True) == "one\ntwo "


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""), (0, "0"), (2023, "2023"), (76000, "76,000"), (0.25, "0.25"), (2.0, "2"),
        (True, "yes"), (False, "no"), (["a", None, 3], "a, , 3"), ("x\x1by", "xy"),
    ],
)  # fmt: skip
def test_cells_are_written_for_readers(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_a_table_shows_brackets_as_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(("name",), [("[red]x[/red]",), ("[/]",)], "table")
    assert "[red]x[/red]" in (shown := capsys.readouterr().out)
    assert "[/]" in shown and "2 rows" in shown


def test_a_table_too_wide_to_read_is_shown_as_records(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    print_rows(tuple("abcdef"), [(1, None, "three", None, None, 6)], "table")
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines == ["row 1", "a 1", "c three", "f 6", "1 row"]


def test_csv_has_a_header_and_quotes_what_needs_it(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(("a", "b"), [(1, 'say "x", y'), (None, "z")], "csv")
    assert capsys.readouterr().out == 'a,b\n1,"say ""x"", y"\n,z\n'


def test_json_rows_are_objects(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(("a", "b"), [(1, "\u00fc")], "json")
    assert json.loads(capsys.readouterr().out) == [{"a": 1, "b": "\u00fc"}]


def test_json_survives_a_broken_character(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"text": "half \ud800"})
    assert json.loads(capsys.readouterr().out) == {"text": "half ?"}
