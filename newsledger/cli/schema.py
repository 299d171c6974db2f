"""`newsledger schema`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

app = typer.Typer(help="The tables: names, types, meanings.", no_args_is_help=True, rich_markup_mode=None)


class Form(StrEnum):
    """How the dictionary is written."""

    TABLE = "table"
    MD = "md"
    JSON = "json"


@app.command("show")
def show(form: Annotated[Form, typer.Option("--format", help="How the dictionary is written.")] = Form.TABLE) -> None:
    """Show every table and column with its type and meaning."""
    from newsledger.dictionary import print_dictionary

    print_dictionary(form.value)
