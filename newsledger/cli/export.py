"""`newsledger export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newsledger.cli.options import Db, opened


class Form(StrEnum):
    """The file formats of an export."""

    CSV = "csv"
    PARQUET = "parquet"


def export(
    out: Annotated[Path, typer.Argument(metavar="OUT_DIR", help="Folder to write to; made when absent.")],
    form: Annotated[Form, typer.Option("--format", help="File format.")] = Form.CSV,
    db: Db = None,
) -> None:
    """Write every table as a file."""
    from db.export import export as write
    from newsledger.terminal import print_pairs

    print_pairs({str(file): rows for file, rows in write(opened(db), out, form.value)})
