"""`newsledger eval`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsledger.cli.exits import Exit
from newsledger.cli.options import pairs
from newsledger.cli.run import Folders, Name

if TYPE_CHECKING:
    from newsledger.measure.flow import Measured


class Mistakes(StrEnum):
    """The kinds of extract.evaluate, named here so that help need not load the comparison; a test holds both together."""

    MISSED = "missed"
    INVENTED = "invented"
    WRONG_VALUE = "wrong_value"
    WRONG_LINK = "wrong_link"


_DB = "Measure what this database holds of the articles (a file name or an SQLAlchemy URL), instead of reading them now."
_TABLE = "Measure this list of the gold format alone. Repeatable."
_HELD = "Articles (a pattern of names, as u*) to total apart, with no mistake told: what nobody works on. Repeatable."
_KIND = "List mistakes of this kind alone. Repeatable."
_MOST = "Mistakes listed of each kind and table; 0 lists all."
_JSON = "Write everything as one JSON document to a file, or with - to standard output and nothing else there."
_MIN = "Least F1 of a slice (recall where it has no other), as deployments=0.8; below it the exit code is 1. Repeatable."

Gold = Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of articles NAME.txt, each with its gold in NAME.yaml.")]
Stored = Annotated[str | None, typer.Option("--db", metavar="FILE|URL", help=_DB)]
Tables = Annotated[list[str] | None, typer.Option("--table", metavar="NAME", help=_TABLE)]
HeldOut = Annotated[list[str] | None, typer.Option("--held-out", metavar="PATTERN", help=_HELD)]
Kinds = Annotated[list[Mistakes] | None, typer.Option("--kind", help=_KIND)]
Listed = Annotated[bool, typer.Option("--errors/--no-errors", help="List the mistakes with their sentences.")]
Most = Annotated[int, typer.Option("--most", min=0, metavar="N", help=_MOST)]
Json = Annotated[str | None, typer.Option("--json", metavar="FILE|-", help=_JSON)]
Floors = Annotated[list[str] | None, typer.Option("--min", metavar="SLICE=SCORE", help=_MIN)]


def evaluate(
    gold_dir: Gold,
    db: Stored = None,
    extractor: Name = "rules",
    reference: Folders = None,
    table: Tables = None,
    held_out: HeldOut = None,
    kind: Kinds = None,
    errors: Listed = True,
    most: Most = 3,
    json_to: Json = None,
    floor: Floors = None,
) -> None:
    """Measure what is stored against gold of your own.

    The articles are read as `run` reads them, into a database that is gone afterwards, and their rows compared with gold: precision,
    recall and F1 per table, column and link, and every mistake with its sentence. An article whose gold is wrong is told and left out.
    docs/gold.md describes the format.
    """
    from extract.evaluate import Kind, slice_names
    from extract.evaluate.floors import broken, read_floors
    from newsledger.measure import Choice, measure, show
    from newsledger.progress import progress_bar
    from newsledger.settings import load_settings

    settings = load_settings({"reference": tuple(reference) if reference else None})
    floors = read_floors(pairs(floor or [], "--min"), slice_names())
    with progress_bar(lambda: len(list(gold_dir.glob("*.txt"))), shown=json_to != "-" and not db) as progress:
        measured = measure(gold_dir, settings, Choice(extractor, db, tuple(table or ()), tuple(held_out or ())), progress)
    kinds = [Kind(name) for name in kind] if kind else list(Kind)
    lines = broken(measured.slices, floors)
    show(measured, kinds=kinds if errors else (), most=most, json_to=json_to, broken=lines)
    raise typer.Exit(exit_code(measured, bool(lines)))


def exit_code(measured: Measured, fell: bool) -> Exit:
    """What the process says about the measurement."""
    if fell or measured.is_empty:
        return Exit.NOTHING
    return Exit.PARTLY if measured.left_out or measured.failures else Exit.OK
