"""`newsledger show`."""

from __future__ import annotations

from typing import Annotated

import typer

from newsledger.cli.options import Db, Json, opened


def show(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Id of any row, or its first characters.")],
    as_json: Json = False,
    db: Db = None,
) -> None:
    """Show a row, its evidence in its sentence, and who said it."""
    from dataclasses import asdict

    from db.show import find_row
    from newsledger.row_view import print_row
    from newsledger.terminal import print_json

    with opened(db) as engine:
        shown = find_row(engine, identifier)
    print_json(asdict(shown)) if as_json else print_row(shown)
