"""JSON Lines, plain or gzipped: one document per line; a bad line is an error of that line alone."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from extract.document import Document
from extract.errors import IntakeError
from extract.intake.options import IntakeOptions
from extract.intake.rows import read_row

MEDIA_TYPE = "application/x-ndjson"


def read_jsonl(path: Path, uri: str, options: IntakeOptions) -> Iterator[Document | IntakeError]:
    """A document or error for every line that is not blank, in order. Raises IntakeError if the file is empty or broken gzip."""
    seen = False
    for number, line in _lines(path, uri, options.max_bytes):
        if line is None:
            seen = True
            yield IntakeError(f"{uri}#{number}", f"line is longer than {options.max_bytes:,} bytes (max_bytes); raise the limit")
        elif line.strip():
            seen = True
            try:
                yield read_row(_parsed(line, f"{uri}#{number}", first=number == 1), uri, number, MEDIA_TYPE, options)
            except IntakeError as error:
                yield error
    if not seen:
        raise IntakeError(uri, "is empty; there is nothing to read")


def _parsed(line: bytes, uri: str, first: bool) -> dict[str, object]:
    try:
        row = json.loads(line.decode("utf-8-sig" if first else "utf-8"))
    except UnicodeDecodeError as error:
        raise IntakeError(uri, f"line is not UTF-8 (byte {error.start}); JSON Lines must be UTF-8, convert the file") from None
    except (ValueError, RecursionError) as error:
        raise IntakeError(uri, f"line is not valid JSON ({str(error)[:120]}); each line must hold one JSON object") from None
    if not isinstance(row, dict):
        raise IntakeError(uri, f"line holds a JSON {type(row).__name__}, not an object; each line must be one object with a text field")
    return row


def _lines(path: Path, uri: str, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """(number from 1, line) of the file; None for a line over the limit, which is passed over without being held in memory."""
    try:
        with open_bytes(path) as file:
            number = 0
            while line := file.readline(limit + 1):
                number += 1
                if len(line) > limit:
                    while line and not line.endswith(b"\n"):
                        line = file.readline(limit)
                    yield number, None
                else:
                    yield number, line
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise IntakeError(uri, "is broken gzip data (damaged or cut off); what came before the damage was read, fetch it again") from None


def open_bytes(path: Path) -> IO[bytes]:
    """The file for reading bytes, unpacked if its name ends in .gz."""
    return cast("IO[bytes]", gzip.open(path, "rb")) if path.name.lower().endswith(".gz") else path.open("rb")
