"""Plain text and Markdown: the document is the file as it stands, newlines and marks included."""

from __future__ import annotations

from extract.document import Document
from extract.intake.build import Known, build_document
from extract.intake.encoding import decode
from extract.intake.options import IntakeOptions


def read_text(
    data: bytes, uri: str, media_type: str, known: Known, options: IntakeOptions, declared: str | None = None
) -> Document:
    """The document of a text's bytes; `declared` is the charset that its server names. Raises IntakeError if they are no text."""
    return build_document(decode(data, uri, declared), uri, media_type, known, options)
