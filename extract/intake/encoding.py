"""Bytes to text: byte order mark, declared charset, UTF-8, then detection; anything that is no text is refused."""

from __future__ import annotations

import codecs
import re

from extract.errors import IntakeError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ODD = re.compile("[\x80-\x9f\ufffd\ufffe\uffff\ue000-\uf8ff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_USUAL = ("cp1252", "cp1251")
"""Preferred among encodings that fit equally well: a short Western text often fits cp1250 too, and reads wrongly there."""
_SAMPLE = 65_536
"""Bytes that detection looks at: charset-normalizer needs 0.1 s for them and far longer for a whole book."""
_MOST_CONTROLS = 0.002
"""Share of control characters above which a text is called binary; random bytes read as Windows-1252 have 0.11."""
_MOST_ODD = 0.02


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    """The text of a file, without its byte order mark and otherwise unchanged. Raises IntakeError if it is empty or no text.

    `declared` is the charset that a page or server names; it is tried after the byte order mark and before UTF-8.
    """
    if not data.strip():
        raise IntakeError(source, "is empty; there is nothing to read")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise IntakeError(source, f"holds {what}, not text; give it its own suffix or convert it to text")
    return check_text(_decoded(data, source, declared), source)


def _decoded(data: bytes, source: str, declared: str | None) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, source)
    for candidate in (declared, "utf-8"):
        text = _tried(data, candidate) if candidate else None
        if text is not None:
            return text
    return _strict(data, _detected(data, source), source)


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise IntakeError(source, f"is not valid {encoding} (byte {error.start}); convert it to UTF-8") from None


def _detected(data: bytes, source: str) -> str:
    head = data[:_SAMPLE]
    if b"\x00" in head:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if odd > len(head) * 0.3 and even < odd / 8:
            return "utf-16-le"
        if even > len(head) * 0.3 and odd < even / 8:
            return "utf-16-be"
        raise IntakeError(source, "holds binary data, not text; convert it to text or leave it out")
    from charset_normalizer import from_bytes

    matches = list(from_bytes(head, preemptive_behaviour=False))
    if not matches:
        raise IntakeError(source, "is neither UTF-8 nor any encoding that can be told from its bytes; convert it to UTF-8")
    tied = [match.encoding for match in matches if (match.chaos, match.coherence) == (matches[0].chaos, matches[0].coherence)]
    return next((encoding for encoding in _USUAL if encoding in tied), tied[0])


def check_text(text: str, source: str) -> str:
    """The same text. Raises IntakeError if it is blank, holds binary data or half a surrogate pair: no database could keep it."""
    if not text or text.isspace():
        raise IntakeError(source, "is empty; there is nothing to read")
    if "\x00" in text:
        raise IntakeError(source, "holds NUL characters, so it is binary or damaged; convert it to text or leave it out")
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > max(2, len(sample) * _MOST_CONTROLS) or len(_ODD.findall(sample)) > max(8, len(sample) * _MOST_ODD):
        raise IntakeError(source, "holds binary data, not text; convert it to text or leave it out")
    if not text.isascii() and _SURROGATE.search(text):
        raise IntakeError(source, "holds half of a surrogate pair, which is no character; repair the text")
    return text
