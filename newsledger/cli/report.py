"""`newsledger report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsledger.cli.options import Db, opened


def report(
    out: Annotated[Path, typer.Argument(metavar="OUT.html", help="File to write.")],
    db: Db = None,
) -> None:
    """Write one page: the texts, their evidence and the rows.

    The page is self-contained: it needs no network, and every highlighted stretch links to the rows it proves.
    """
    from newsledger.report import write_report

    with opened(db) as engine:
        done = write_report(engine, out)
    typer.echo(f"{done.path}: {done.stories:,} stories, {done.claims:,} claims, {done.rejections:,} rejections, {done.size:,} bytes")
