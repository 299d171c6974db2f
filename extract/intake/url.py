"""URL: one http(s) address fetched with bounds on time, size and redirects, and read by its content type."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract.document import Document
from extract.errors import IntakeError
from extract.intake.build import Known
from extract.intake.html import read_html
from extract.intake.options import IntakeOptions
from extract.intake.pdf import read_pdf
from extract.intake.text import read_text
from extract.value import value

if TYPE_CHECKING:
    import httpx

_AGENT = "newsledger"
_TEXT_TYPES = ("text/plain", "text/markdown")
_HTML_TYPES = ("text/html", "application/xhtml+xml")


@value
class Fetched:
    """A response that was read to its end."""

    url: str
    """The address after redirects."""
    content_type: str
    """Lower case, without parameters; empty if the server names none."""
    charset: str | None
    data: bytes


def read_url(url: str, options: IntakeOptions) -> Document:
    """The document at an address. Raises IntakeError when it cannot be fetched, is too large, or is neither HTML, PDF nor text."""
    page = fetch(url, options)
    known = Known(url=page.url, retrieved_at=datetime.now(UTC).isoformat(timespec="seconds"))
    if page.content_type in _HTML_TYPES:
        return read_html(page.data, url, known, options, page.charset)
    if page.content_type == "application/pdf":
        return read_pdf(page.data, url, known, options)
    if page.content_type in _TEXT_TYPES:
        return read_text(page.data, url, page.content_type, known, options, page.charset)
    raise IntakeError(url, f"is of type {page.content_type or 'unknown'}; HTML, PDF and plain text can be read")


def fetch(url: str, options: IntakeOptions) -> Fetched:
    """The body at an address, at most `max_bytes` of it after unpacking. Raises IntakeError naming what went wrong."""
    import httpx

    try:
        with httpx.Client(timeout=options.url_timeout, headers={"User-Agent": _AGENT}, trust_env=False) as client:
            return _followed(client, url, options)
    except httpx.TimeoutException:
        raise IntakeError(url, f"did not answer within {options.url_timeout:g} s; try again, or raise url_timeout") from None
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError):
        raise IntakeError(url, "is no valid http(s) address; check its spelling") from None
    except httpx.DecodingError:
        raise IntakeError(url, "sent a broken compressed body; try again") from None
    except httpx.HTTPError as error:
        raise IntakeError(url, f"could not be fetched ({str(error) or type(error).__name__}); check the address and the network") from None


def _followed(client: httpx.Client, url: str, options: IntakeOptions) -> Fetched:
    import httpx

    deadline = time.monotonic() + 3 * options.url_timeout
    address = httpx.URL(url)
    for _ in range(options.max_redirects + 1):
        if address.scheme not in ("http", "https") or not address.host:
            raise IntakeError(url, f"leads to {str(address)[:200]!r}, which is not an http(s) address")
        with client.stream("GET", address) as response:
            if not response.has_redirect_location:
                return _read(response, url, options, deadline)
            address = address.join(response.headers["Location"])
    raise IntakeError(url, f"redirects more than {options.max_redirects} times; use the final address")


def _read(response: httpx.Response, url: str, options: IntakeOptions, deadline: float) -> Fetched:
    if response.status_code != 200:
        raise IntakeError(url, f"answered {response.status_code} {response.reason_phrase}; check the address")
    content_type = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
    if content_type and content_type not in (*_TEXT_TYPES, *_HTML_TYPES, "application/pdf"):
        raise IntakeError(url, f"is of type {content_type}; HTML, PDF and plain text can be read")
    chunks, size = [], 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > options.max_bytes:
            raise IntakeError(url, f"is larger than {options.max_bytes:,} bytes (max_bytes); save it to a file or raise the limit")
        if time.monotonic() > deadline:
            raise IntakeError(url, f"took longer than {3 * options.url_timeout:g} s to arrive; try again, or raise url_timeout")
        chunks.append(chunk)
    return Fetched(str(response.url), content_type, response.charset_encoding, b"".join(chunks))
