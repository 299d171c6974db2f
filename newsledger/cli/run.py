"""`newsledger run`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsledger.cli.exits import Exit
from newsledger.cli.options import Db, Json, pairs


def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS...", help="Files, folders, globs, http(s) addresses, or - for standard input.")],
    db: Db = None,
    extractor: Annotated[str, typer.Option(help="What reads the stories: rules (offline).")] = "rules",
    reference: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="Folder with reference CSVs of your own. Repeatable.")] = None,
    field: Annotated[list[str] | None, typer.Option(metavar="OURS=THEIRS", help="Name of a JSONL or CSV field, as text=body. Repeatable.")] = None,
    as_json: Json = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; errors are still shown.")] = False,
) -> None:
    """Read articles and store what they claim, once.

    What is stored already is not read again: a second run on unchanged input writes nothing. A run that was interrupted goes on where it stopped.

    Formats: .txt .md .html .pdf .jsonl .jsonl.gz .csv
    """
    from newsledger import flow, summary
    from newsledger.progress import progress_bar
    from newsledger.settings import load_settings

    settings = load_settings({"database_url": db, "reference": tuple(reference) if reference else None})
    request = flow.Request(tuple(paths), extractor, pairs(field or [], "--field"))
    with progress_bar(request, shown=not (quiet or as_json)) as progress:
        done = flow.run(request, settings, progress)
    summary.show(done, settings, as_json=as_json, quiet=quiet)
    raise typer.Exit(Exit(done.exit_code))
