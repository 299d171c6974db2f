"""`newsledger query`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from newsledger.cli.options import Db, opened, pairs


class Form(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def query(
    question: Annotated[str | None, typer.Argument(metavar="[NAME|SQL]", help="A named question, or one SELECT in DuckDB's SQL.")] = None,
    param: Annotated[list[str] | None, typer.Option(metavar="NAME=VALUE", help="Parameter of a named question. Repeatable.")] = None,
    form: Annotated[Form, typer.Option("--format", help="How rows are written.")] = Form.TABLE,
    listed: Annotated[bool, typer.Option("--list", help="List the named questions and what they answer.")] = False,
    db: Db = None,
) -> None:
    """Ask a named question, or any SQL, read-only."""
    from newsledger import asking
    from newsledger.terminal import print_rows

    if listed or question is None:
        columns, rows = asking.listing()
    else:
        with opened(db) as engine:
            answer = asking.ask(engine, question, pairs(param or [], "--param"))
        columns, rows = answer.columns, answer.rows
    print_rows(columns, rows, form.value)
