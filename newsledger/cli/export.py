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


Folder = Annotated[Path, typer.Argument(metavar="OUT_DIR", help="Folder to write to; made when absent.")]
_SAFE = "Guard CSV texts against spreadsheets that would run them as formulas."


def export(
    out: Folder,
    form: Annotated[Form, typer.Option("--format", help="File format.")] = Form.CSV,
    safe_cells: Annotated[bool, typer.Option("--safe-cells", help=_SAFE)] = False,
    db: Db = None,
) -> None:
    """Write every table and view as a file.

    Beside the files lies datapackage.json, which describes every column.
    """
    from db.export import export as write
    from newsledger.asking import catalog
    from newsledger.terminal import safe, stdout, table

    with opened(db) as engine:
        files = write(engine, out, form.value, catalog=catalog(), safe_cells=safe_cells)
    stdout().print(table(("file", "rows"), [(path.name, rows) for path, rows in files]))
    typer.echo(f"{len(files)} files in {safe(out)}")
