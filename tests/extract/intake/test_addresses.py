"""Addresses are fetched within bounds and read by their type; whatever goes wrong is an error of that address."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from extract.document import Document
from extract.errors import IntakeError
from extract.intake import IntakeOptions, documents

STORY = "The harbour of Arvik was closed on Monday after a storm tore away the outer pier, the port authority said."
HTML = f"<html><head><title>Storm closes harbour</title></head><body><article><h1>Storm</h1>{f'<p>{STORY}</p>' * 4}</article></body></html>"
PAGES = {
    "/story": ("text/html; charset=utf-8", HTML.encode()),
    "/plain": ("text/plain; charset=windows-1251", "Шторм закрыл порт".encode("cp1251")),
    "/image": ("image/png", b"\x89PNG"),
    "/untyped": ("", b"storm"),
    "/broken.pdf": ("application/pdf", b"%PDF-1.7 no"),
    "/empty": ("text/html", b""),
    "/large": ("text/plain", b"storm " * 5_000),
}
REDIRECTS = {"/moved": "/story", "/loop": "/loop", "/away": "ftp://127.0.0.1/story", "/file": "file:///etc/hostname"}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in REDIRECTS:
            self.send_response(302)
            self.send_header("Location", REDIRECTS[self.path])
            self.end_headers()
        elif self.path == "/slow":
            time.sleep(0.4)
        elif self.path in PAGES:
            content_type, body = PAGES[self.path]
            self.send_response(200)
            if content_type:
                self.send_header("Content-Type", content_type)
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


OPTIONS = IntakeOptions(url_timeout=30, max_bytes=20_000)


@pytest.mark.parametrize("path", ["/story", "/moved"])
def test_a_page_is_read_as_html_with_its_final_address(site: str, path: str) -> None:
    (document,) = documents([site + path], OPTIONS)
    assert isinstance(document, Document) and STORY in document.text
    assert (document.uri, document.url, document.media_type) == (site + path, f"{site}/story", "text/html")
    assert document.retrieved_at is not None and document.published is None


def test_plain_text_is_read_in_the_charset_of_its_server(site: str) -> None:
    (document,) = documents([f"{site}/plain"], OPTIONS)
    assert isinstance(document, Document) and document.text == "Шторм закрыл порт"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "answered 404"),
        ("/image", "is of type image/png"),
        ("/untyped", "is of type unknown"),
        ("/broken.pdf", "not a readable PDF"),
        ("/empty", "is empty"),
        ("/large", "larger than 20,000 bytes"),
        ("/loop", "redirects more than 5 times"),
        ("/away", "not an http(s) address"),
        ("/file", "not an http(s) address"),
    ],
)
def test_what_cannot_be_read_is_an_error_of_its_address(site: str, path: str, reason: str) -> None:
    error, document = documents([site + path, f"{site}/story"], OPTIONS)
    assert isinstance(error, IntakeError) and error.source == site + path and reason in error.reason
    assert isinstance(document, Document)


def test_an_address_that_does_not_answer_in_time_is_an_error(site: str) -> None:
    (error,) = documents([f"{site}/slow"], IntakeOptions(url_timeout=0.1))
    assert isinstance(error, IntakeError) and "within 0.1 s" in error.reason


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://127.0.0.1/a.txt", "not an http or https address"),
        ("file:///etc/hostname", "not an http or https address"),
        ("http://", "address"),
        ("http://[::1", "valid"),
        ("http://127.0.0.1:1/", "could not be fetched"),
    ],
)
def test_an_address_that_leads_nowhere_is_an_error(address: str, reason: str) -> None:
    (error,) = documents([address], OPTIONS)
    assert isinstance(error, IntakeError) and error.source == address and reason in error.reason
