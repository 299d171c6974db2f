"""PDF: the text layer, page by page, parted by blank lines; words broken at line ends stay as they are printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.document import Document
from extract.errors import IntakeError
from extract.intake.build import Known, build_document
from extract.intake.options import IntakeOptions

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

_LEAST_PER_PAGE = 3
"""Characters a page must hold on average to count as text: scans hold none, or a stray page number."""


def read_pdf(data: bytes, uri: str, known: Known, options: IntakeOptions) -> Document:
    """The document of a PDF's bytes. Raises IntakeError if it is broken, encrypted, or holds pictures of text only."""
    if not data:
        raise IntakeError(uri, "is empty; there is nothing to read")
    text, title = _read(data, uri, options)
    return build_document(text, uri, "application/pdf", replace(known, title=known.title or title), options)


def _read(data: bytes, uri: str, options: IntakeOptions) -> tuple[str, str | None]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise IntakeError(uri, "is encrypted; remove its password and read it again") from None
        raise IntakeError(uri, "is not a readable PDF (broken or cut off); fetch or export it again") from None
    try:
        pages = _pages(pdf, uri, options.max_text)
        title = str(pdf.get_metadata_dict(skip_empty=True).get("Title", "")).strip()
    except pypdfium2.PdfiumError:
        raise IntakeError(uri, "has a broken page; fetch or export it again") from None
    finally:
        pdf.close()
    text = "\n\n".join(page for page in pages if page)
    if len(text) < _LEAST_PER_PAGE * len(pages) or not text.strip():
        raise IntakeError(uri, f"holds no text on its {len(pages)} page(s), only pictures of it; run text recognition (OCR) over it first")
    return text, title if title and title in text else None


def _pages(pdf: pypdfium2.PdfDocument, uri: str, limit: int) -> list[str]:
    """Text of each page, stripped, with plain newlines; the marks that PDFium sets for soft hyphens become hyphens."""
    pages: list[str] = []
    total = 0
    for page in pdf:
        layer = page.get_textpage()
        pages.append(layer.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-").replace("\x02", "-").replace("\x00", "").strip())
        layer.close()
        page.close()
        total += len(pages[-1])
        if total > limit:
            raise IntakeError(uri, f"has more than {limit:,} characters of text, the limit (max_text); split it or raise the limit")
    return pages
