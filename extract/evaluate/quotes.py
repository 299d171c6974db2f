"""Where words stand in a text."""

from __future__ import annotations

import re

from extract.evaluate.stored import Span


def places_of(text: str, quote: str) -> tuple[Span, ...]:
    """Every place of the quote; where it is nowhere as written, every place where only the white space differs."""
    found = tuple((m.start(), m.end()) for m in re.finditer(re.escape(quote), text))
    return found or tuple((m.start(), m.end()) for m in re.finditer(r"\s+".join(map(re.escape, quote.split())), text))


def names_in(text: str, names: tuple[str, ...]) -> tuple[Span, ...]:
    """Every place of the first of the names that stands there as whole words; () when none does."""
    for name in names:
        found = tuple((m.start(), m.end()) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
        if found:
            return found
    return ()


def overlap(a: tuple[Span, ...], b: tuple[Span, ...]) -> bool:
    """Whether a span of one overlaps a span of the other."""
    return any(first < other_end and other < end for first, end in a for other, other_end in b)
