"""The header of a SQL file: what it answers, its columns and its parameters, read from its leading comments.

-- question: Who met whom?
-- columns:
--   person: who (name)
-- parameters:
--   person: only meetings with this person; NULL means all = NULL
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.errors import QueryError

_KEY = re.compile(r"--\s?(view|question|columns|parameters):\s*(.*)")
_ENTRY = re.compile(r"--\s{2,}(\w+):\s*(.+)")
_MORE = re.compile(r"--\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class Field:
    """A column or parameter of a SQL file. `default` is the text of a parameter's default; None means NULL, or a column."""

    name: str
    meaning: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The leading comments of a SQL file, read. `title` is the question, or the meaning of a view's rows."""

    title: str
    columns: tuple[Field, ...]
    parameters: tuple[Field, ...]


def sql_files(directory: Path) -> list[Path]:
    """The .sql files of a folder by name. Raises QueryError when the folder is not there."""
    if not directory.is_dir():
        raise QueryError(f"{directory}: no such folder of SQL files")
    return sorted(directory.glob("*.sql"))


def read_header(path: Path, sql: str) -> Header:
    """The header of a file's text. Raises QueryError when it has no title or no columns."""
    title: list[str] = []
    lists: dict[str, list[Field]] = {"columns": [], "parameters": []}
    for key, line in _lines(sql):
        if key in lists:
            entry = _ENTRY.match(line)
            if entry:
                lists[key].append(_field(entry[1], entry[2], key == "parameters"))
        elif key:
            title.append(line)
    if not title or not lists["columns"]:
        raise QueryError(f"{path}: the header needs a `-- question:` (or `-- view:`) line and a `-- columns:` list")
    return Header(" ".join(title), tuple(lists["columns"]), tuple(lists["parameters"]))


def _lines(sql: str) -> Iterator[tuple[str, str]]:
    """(key, line) of the leading comment lines; key is the list or title that the line belongs to."""
    current = ""
    for line in sql.splitlines():
        if not line.startswith("--"):
            return
        key = _KEY.match(line)
        if key:
            current = "title" if key[1] in ("view", "question") else key[1]
            if key[2]:
                yield current, key[2]
        elif current == "title":
            more = _MORE.match(line)
            if more:
                yield current, more[1]
        else:
            yield current, line


def _field(name: str, meaning: str, is_parameter: bool) -> Field:
    if not is_parameter:
        return Field(name, meaning)
    text, _, default = meaning.rpartition(" = ")
    return Field(name, text or meaning, None if not text or default == "NULL" else default)
