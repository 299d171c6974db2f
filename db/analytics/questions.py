"""The named questions of sql/questions: one query per file, its header says what it answers, its columns and its parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from db.analytics.header import Field, read_header, sql_files
from db.errors import QueryError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from db.analytics.answer import Answer
    from db.analytics.session import Catalog


@dataclass(frozen=True, slots=True)
class Question:
    """A named query. `name` is its file's name without .sql."""

    name: str
    title: str
    columns: tuple[Field, ...]
    parameters: tuple[Field, ...]
    sql: str


def load_questions(directory: Path) -> tuple[Question, ...]:
    """The questions of a folder by name. Raises QueryError for a missing folder or a bad header."""
    return tuple(_read(path) for path in sql_files(directory))


def find_question(directory: Path, name: str) -> Question:
    """The question called `name`. Raises QueryError with the close names when there is none."""
    questions = {question.name: question for question in load_questions(directory)}
    if name in questions:
        return questions[name]
    close = get_close_matches(name, questions, n=3, cutoff=0.4)
    raise QueryError(f"no question {name!r}; {'close names: ' + ', '.join(close) if close else 'there are: ' + ', '.join(questions)}")


def ask_question(engine: Engine, catalog: Catalog, question: Question, values: Mapping[str, str | None] | None = None) -> Answer:
    """The answer to a named question; parameters that are not given take their defaults. Raises QueryError for an unknown parameter."""
    from db.analytics.answer import ask

    parameters: dict[str, str | int | float | bool | None] = {field.name: field.default for field in question.parameters}
    for name, value in (values or {}).items():
        if name not in parameters:
            raise QueryError(f"{question.name} has no parameter {name!r}; it has: {', '.join(parameters) or 'none'}")
        parameters[name] = value
    return ask(engine, catalog, question.sql, parameters)


def question_docs(directory: Path) -> str:
    """docs/queries.md as Markdown: every question of the folder with its columns and parameters, made from the headers."""
    parts = ["# Named questions\n\nMade from the headers of `sql/questions/*.sql`; `newsledger query NAME` asks one.\n"]
    for question in load_questions(directory):
        parts.append(f"\n## {question.name}\n\n{question.title}\n\n| column | meaning |\n|---|---|\n")
        parts += [f"| `{field.name}` | {_cell(field.meaning)} |\n" for field in question.columns]
        if question.parameters:
            parts.append("\n| parameter | meaning | default |\n|---|---|---|\n")
            parts += [f"| `{field.name}` | {_cell(field.meaning)} | {_default(field)} |\n" for field in question.parameters]
    return "".join(parts)


def _read(path: Path) -> Question:
    sql = path.read_text(encoding="utf-8")
    header = read_header(path, sql)
    return Question(path.stem, header.title, header.columns, header.parameters, sql)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _default(field: Field) -> str:
    return f"`{field.default}`" if field.default is not None else "none"
