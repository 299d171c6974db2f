"""HTML: the main article as trafilatura extracts it, one line per paragraph, with the metadata of the page."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import Any

from extract.document import Document
from extract.errors import IntakeError
from extract.intake.build import Known, build_document
from extract.intake.encoding import decode
from extract.intake.header_dates import published_value
from extract.intake.options import IntakeOptions

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE
)
_AUTHOR_SPLIT = re.compile(r"\s*;\s*")
_DATES = {"extensive_search": False, "original_date": True}
"""Only dates that the page declares: a guess from a copyright line or a link is no publication date."""


def read_html(data: bytes, uri: str, known: Known, options: IntakeOptions, declared: str | None = None) -> Document:
    """The document of a page's bytes; `declared` is the charset that its server names. Raises IntakeError if it holds no article."""
    match = _CHARSET.search(data[:4096])
    charset = declared or next((group.decode("ascii", "ignore") for group in match.groups() if group) if match else iter(()), None)
    source = decode(data, uri, charset)
    if len(source) > options.max_text:
        raise IntakeError(uri, f"has {len(source):,} characters of HTML, the limit is {options.max_text:,} (max_text); save it as .txt")
    page = _extracted(source, uri, known.url)
    text = (page.text or "").strip() if page is not None else ""
    if not any(_is_sentence(line) for line in text.splitlines()):
        raise IntakeError(uri, "holds no article: no main text was found; save the page after it has loaded, or save its text as .txt")
    return build_document(text, uri, "text/html", _merged(known, page), options)


def _is_sentence(line: str) -> bool:
    """Six words and a full stop, or twenty words: without such a line, what was found is navigation."""
    words = line.split(maxsplit=20)
    return len(words) >= 20 or (len(words) >= 6 and line.rstrip(" \"'”’»)]")[-1:] in tuple(".!?…"))


def _extracted(source: str, uri: str, url: str | None) -> Any:
    """trafilatura's document, or None. Its log is silenced: what matters is told by the error of the caller."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(
            source, url=url, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=dict(_DATES)
        )
    except Exception as error:
        raise IntakeError(uri, f"could not be parsed as HTML ({type(error).__name__}); open it in a browser and save it again") from error


def _merged(known: Known, page: Any) -> Known:
    authors = tuple(name for name in _AUTHOR_SPLIT.split(page.author or "") if name)
    return replace(
        known,
        title=known.title or page.title or None,
        authors=known.authors or authors,
        outlet=known.outlet or page.sitename or None,
        language=known.language or page.language or None,
        published=known.published or published_value(page.date),
    )
