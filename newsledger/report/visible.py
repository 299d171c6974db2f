"""Text of unknown origin made safe to look at. Escaping for HTML is the template's part; this is about what escaping leaves."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_NEUTRAL: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x0D: "",
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **{code: f"[U+{code:04X}]" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))},
}
"""Control characters as control pictures (HTML cannot hold some of them), direction overrides by their number: a quote that reorders itself
on the screen would show other words than it proves."""

_ACTING = re.compile("[" + "".join(re.escape(chr(code)) for code in _NEUTRAL) + "]")


def visible(text: str) -> str:
    """The text with nothing in it that acts on the page."""
    return text.translate(_NEUTRAL) if _ACTING.search(text) else text


def web_address(url: str | None) -> str | None:
    """The address if it may become a link: http or https with a host; None for anything else, javascript: and data: among them."""
    if not url or any(c.isspace() or not c.isprintable() for c in url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
