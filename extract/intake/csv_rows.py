"""CSV: one document per row, with the columns named in the first line; comma, semicolon or tab."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from extract.document import Document
from extract.errors import IntakeError
from extract.intake.encoding import decode
from extract.intake.options import IntakeOptions
from extract.intake.rows import read_row

MEDIA_TYPE = "text/csv"
_SEPARATORS = ",;\t"


def read_csv(data: bytes, uri: str, options: IntakeOptions) -> Iterator[Document | IntakeError]:
    """A document or error for every row, in order. Raises IntakeError if the file is empty, no CSV, or has no text column.

    A row without an id is named by the line on which it ends, from 1.
    """
    text = decode(data, uri)
    header = text.split("\n", 1)[0]
    csv.field_size_limit(max(csv.field_size_limit(), options.max_text * 2))
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=header.count), strict=True)
    names = [name.strip() for name in next(reader, [])]
    column = options.field_name("text")
    if column not in names:
        found = ", ".join(name for name in names if name) or "none"
        raise IntakeError(uri, f"has no column {column!r} (columns: {found}); name the one that holds the text with --field text=NAME")
    try:
        for cells in reader:
            if any(cells):
                yield _row(dict(zip(names, cells, strict=False)), uri, reader.line_num, options)
    except csv.Error as error:
        yield IntakeError(f"{uri}#{reader.line_num}", f"is no valid CSV from here on ({error}); quote cells that hold separators")


def _row(row: dict[str, str], uri: str, line: int, options: IntakeOptions) -> Document | IntakeError:
    try:
        return read_row(row, uri, line, MEDIA_TYPE, options)
    except IntakeError as error:
        return error
