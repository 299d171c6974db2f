"""write_report: from the tables to one self-contained file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import StopError
from newsledger.report.blocks import blocks_of
from newsledger.report.crossing import crossings
from newsledger.report.load import load
from newsledger.report.render import chunks
from newsledger.report.totals import totals_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

TITLE = "newsledger report"


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What the page holds. `size` is in bytes."""

    path: Path
    documents: int
    stories: int
    claims: int
    rejections: int
    size: int


def write_report(engine: Engine, out: Path, *, title: str = TITLE) -> ReportSummary:
    """What was written. The same database gives the same bytes; an existing file is replaced only when the new one is complete.

    Raises StopError when the file cannot be written.
    """
    snapshot = load(engine)
    totals = totals_of(snapshot)
    blocks = blocks_of(snapshot)
    page = chunks(title=title, totals=totals, blocks=blocks, crossings=crossings(snapshot, blocks))
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            for chunk in page:
                file.write(chunk)
        os.replace(part, out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StopError(f"{out}: cannot be written ({error.strerror or error}); choose another file") from error
    return ReportSummary(out, totals.documents, totals.stories, totals.claims, totals.rejections, out.stat().st_size)
