"""Options that several commands share, and the reading of `name=value` pairs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sqlalchemy import Engine

_DB = "Database: a file name or an SQLAlchemy URL. [env: NEWSLEDGER_DATABASE_URL; default: newsledger.db]"
Db = Annotated[str | None, typer.Option("--db", metavar="FILE|URL", help=_DB)]
Json = Annotated[bool, typer.Option("--json", help="Write one JSON document to standard output, and nothing else there.")]


def pairs(values: Sequence[str], option: str) -> dict[str, str]:
    """`name=value` options as a mapping; a value may hold further equals signs. A part that is missing is wrong usage."""
    read: dict[str, str] = {}
    for value in values:
        name, equals, rest = value.partition("=")
        if not (name.strip() and equals and rest):
            raise typer.BadParameter(f"{value!r} is not of the form name=value", param_hint=option)
        read[name.strip()] = rest
    return read


def opened(db: str | None) -> AbstractContextManager[Engine]:
    """The database of the option or the environment, to read. Raises StoreError."""
    from newsledger.opening import readable
    from newsledger.settings import load_settings

    return readable(load_settings({"database_url": db}).database_url)
