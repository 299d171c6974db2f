"""Row: one record of a JSONL or CSV file as a document."""

from __future__ import annotations

from collections.abc import Mapping

from extract.document import Document
from extract.errors import IntakeError
from extract.intake.build import Known, build_document
from extract.intake.header_dates import published_value
from extract.intake.options import IntakeOptions


def read_row(row: Mapping[str, object], path: str, line: int, media_type: str, options: IntakeOptions) -> Document:
    """The document of a row; its uri is `path#id`, or `path#line` when the row has no id. Raises IntakeError if it has no text.

    `line` is the row's first line in the file, from 1.
    """
    number = _cell(row, options.field_name("id"))
    uri = f"{path}#{number or line}"
    name = options.field_name("text")
    text = row.get(name)
    if not isinstance(text, str):
        found = ", ".join(sorted(str(key) for key in row)) or "none"
        problem = "is missing" if name not in row else "is not a string"
        raise IntakeError(uri, f"field {name!r} {problem} (fields: {found}); name the one that holds the text with --field text=NAME")
    known = Known(
        title=_cell(row, options.field_name("title")),
        outlet=_cell(row, options.field_name("source")),
        published=published_value(_cell(row, options.field_name("published"))),
        url=_cell(row, options.field_name("url")),
    )
    return build_document(text, uri, media_type, known, options)


def _cell(row: Mapping[str, object], name: str) -> str | None:
    """A field as stripped text; None if it is missing, empty, or a list or object."""
    value = row.get(name)
    if value is None or isinstance(value, (dict, list, bool)):
        return None
    return str(value).strip() or None
