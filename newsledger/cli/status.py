"""`newsledger status`."""

from __future__ import annotations

from newsledger.cli.options import Db, Json, opened


def status(as_json: Json = False, db: Db = None) -> None:
    """Show what is stored, what is incomplete and why."""
    from dataclasses import asdict

    from db.status import status as read
    from newsledger.status_view import print_status
    from newsledger.terminal import print_json

    with opened(db) as engine:
        now = read(engine)
    print_json(asdict(now)) if as_json else print_status(now)
