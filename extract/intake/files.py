"""Files: one path read by the reader of its suffix."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from extract.document import Document
from extract.errors import IntakeError
from extract.intake.build import Known
from extract.intake.csv_rows import read_csv
from extract.intake.html import read_html
from extract.intake.jsonl import open_bytes, read_jsonl
from extract.intake.options import IntakeOptions
from extract.intake.pdf import read_pdf
from extract.intake.text import read_text

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".jsonl", ".jsonl.gz", ".csv")
"""Known endings of file names, in any case."""


def known_suffix(name: str) -> str | None:
    """The known ending of a file name, in lower case; None if it has none. `.jsonl.gz` is one ending."""
    low = name.lower()
    return next((suffix for suffix in reversed(SUFFIXES) if low.endswith(suffix)), None)


def read_file(path: Path | str, options: IntakeOptions | None = None) -> Iterator[Document | IntakeError]:
    """The documents of a file: one, or one per row of a JSONL or CSV file. A bad file or row yields an IntakeError and never raises."""
    chosen, place = options or IntakeOptions(), Path(path)
    uri = str(path).replace("\\", "/") if isinstance(path, str) else place.as_posix()
    try:
        yield from _read(place, uri, chosen)
    except IntakeError as error:
        yield error
    except OSError as error:
        yield IntakeError(uri, _os_reason(error))


def _os_reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist; check the path"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied); change its permissions"
    return f"cannot be read ({error.strerror or error}); check the file"


def _read(path: Path, uri: str, options: IntakeOptions) -> Iterator[Document | IntakeError]:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise IntakeError(uri, "is not a regular file; give a file, a folder or - for standard input")
    suffix = known_suffix(path.name)
    if suffix is None:
        raise IntakeError(uri, f"is of an unknown kind; known are {' '.join(SUFFIXES)}: rename or convert it")
    if suffix.startswith(".jsonl"):
        yield from read_jsonl(path, uri, options)
        return
    if status.st_size > options.max_bytes:
        raise IntakeError(uri, f"has {status.st_size:,} bytes, the limit is {options.max_bytes:,} (max_bytes); split it or raise the limit")
    data = path.read_bytes()
    if suffix == ".csv":
        yield from read_csv(data, uri, options)
    elif suffix == ".pdf":
        yield read_pdf(data, uri, Known(), options)
    elif suffix in (".html", ".htm"):
        yield read_html(data, uri, Known(), options)
    else:
        yield read_text(data, uri, "text/markdown" if suffix == ".md" else "text/plain", Known(), options)


def count_rows(path: Path) -> int:
    """How many inputs a file holds: lines of a JSONL file, lines after the header of a CSV file, else 1. An estimate: blank lines count.

    A file that cannot be read counts as 1, since it will yield one error.
    """
    suffix = known_suffix(path.name)
    if suffix not in (".jsonl", ".jsonl.gz", ".csv"):
        return 1
    lines, last = 0, b""
    try:
        with open_bytes(path) as file:
            while block := file.read(1 << 20):
                lines += block.count(b"\n")
                last = block[-1:]
    except (OSError, EOFError, ValueError):
        return max(1, lines)
    lines += last not in (b"", b"\n")
    return max(1, lines - (suffix == ".csv"))
