"""Content ids: the same input gives the same id on every machine."""

from __future__ import annotations

from hashlib import blake2b

_SEPARATOR = "\x1f"


def content_id(prefix: str, *parts: object) -> str:
    """`prefix_` and 20 hex digits (80 bits) of BLAKE2b over the parts as text; None is written as an empty part."""
    text = _SEPARATOR.join("" if p is None else str(p) for p in parts)
    return f"{prefix}_{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}"
