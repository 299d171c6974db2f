"""Asking the database: a named question or SQL, answered by DuckDB."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from newsledger.files import bundled

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from db.analytics import Answer, Catalog

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def ask(engine: Engine, question: str, parameters: Mapping[str, str]) -> Answer:
    """The answer to the question of that name or, when it is no single word, to the SQL it is. Raises QueryError."""
    from db import analytics
    from db.analytics.questions import find_question

    if _NAME.fullmatch(question.strip()):
        named = find_question(bundled("sql") / "questions", question.strip().replace("-", "_"))
        return analytics.ask_question(engine, catalog(), named, parameters)
    return analytics.ask(engine, catalog(), question, parameters)


def listing() -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """(columns, rows) of the named questions: name, what it answers, parameters with their defaults."""
    from db.analytics import load_questions

    rows = []
    for question in load_questions(bundled("sql") / "questions"):
        parameters = ", ".join(f"{p.name}={p.default}" if p.default is not None else p.name for p in question.parameters)
        rows.append((question.name, question.title, parameters))
    return ("question", "answers", "parameters"), rows


def catalog() -> Catalog:
    """The shipped views and event codes."""
    from db.analytics import Catalog

    codes = bundled("seeds") / "reference" / "event_types.csv"
    return Catalog(bundled("sql") / "views", codes if codes.is_file() else None)
