"""`newsledger doctor`."""

from __future__ import annotations

import typer

from newsledger.cli.exits import Exit
from newsledger.cli.options import Db, Json


def doctor(as_json: Json = False, db: Db = None) -> None:
    """Check installation, reference data and database."""
    from newsledger.checkup import checkup
    from newsledger.settings import load_settings
    from newsledger.terminal import print_json, stdout, table

    findings = checkup(load_settings({"database_url": db}))
    if as_json:
        print_json([finding._asdict() for finding in findings])
    else:
        stdout().print(table(("check", "verdict", "detail"), findings))
    if any(finding.verdict == "wrong" for finding in findings):
        raise typer.Exit(Exit.NOTHING)
