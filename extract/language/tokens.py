"""Tokens: words, numbers and marks with exact offsets, and the finer pieces that the number and date grammars read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extract.language.atoms import Token

PLAIN = str.maketrans({"‘": "'", "’": "'", "‛": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
                       "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-"})  # fmt: skip
"""Curly quotes and every dash to their ASCII forms, one character for one."""

_WORD = r"[A-Za-z]++(?=[ ,])|"
"""A plain word. It stands first in both patterns, which would find the same by trying four or nine others: a quarter of the time."""

_TOKEN = re.compile(
    _WORD + r"\d+(?:[.,:\u00a0\u202f\u2009]\d+)*[^\W_]*(?:[-‐‑–][^\W_]+)*"
    r"|[^\W\d_]\.(?:[^\W\d_]\.)+"
    r"|['’]s(?![^\W_])"
    r"|[^\W_]+(?:(?:[-‐‑]|['’](?!s(?![^\W_])))[^\W_]+)*"
    r"|\S"
)

_PIECE = re.compile(
    _WORD + r"[A-Za-z]\.[A-Za-z](?![^\W_])\.?(?:[A-Za-z]\.)*"
    r"|Q[1-4](?![^\W_])"
    r"|[^\W\d_]+(?:['’](?!s(?![^\W_]))[^\W\d_]+)*"
    r"|\d{4}-\d{2}-\d{2}(?!\d)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    r"|\d{1,2}([./-])\d{1,2}\1\d{4}(?!\d)"
    r"|\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3}|\x20000)+(?:\.\d+)?(?!\d)"
    r"|\d{2,3}0['’]?s(?![^\W_])"
    r"|\d+(?:(?:st|nd|rd|th)(?![^\W_])|(?:[.,]\d+)*)"
    r"|['’](?:\d0['’]?s|\d{2}|s)(?![^\W_])"
    r"|\S"
)


def words(line: str) -> list[str]:
    """The words of a line, in order: how the word lists of this package are written."""
    return line.split()


_MADE = tuple.__new__


class Pieces(NamedTuple):
    """A sentence cut finer than into tokens, hyphens and all ('mid-May' is three), as parallel lists. `lows` as in Token."""

    starts: list[int]
    ends: list[int]
    texts: list[str]
    lows: list[str]

    def touches(self, at: int) -> bool:
        """True if no space stands between piece `at` and the next one."""
        return at + 1 < len(self.starts) and self.ends[at] == self.starts[at + 1]


def fold(text: str) -> str:
    """The text case-folded, with straight quotes and plain hyphens."""
    return text.casefold() if text.isascii() else text.translate(PLAIN).casefold()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Tokens of text[start:end] in order; offsets are those of `text`.

    Inner hyphens and apostrophes stay inside a word ('mid-May', '120-strong', "O'Neill"); a possessive is a token of its own; separators
    stay inside a number ('76,000', '1.5').
    """
    spans = [m.span() for m in _TOKEN.finditer(text, start, end)]
    low = fold(text[start:end])
    # Folding the whole stretch once takes half the time; a letter that folds into two ('ß') makes the offsets differ.
    if len(low) == end - start:
        # Token(...) goes through a function of its own: twice the time.
        return [_MADE(Token, (a, b, text[a:b], low[a - start : b - start])) for a, b in spans]
    return [Token(a, b, text[a:b], fold(text[a:b])) for a, b in spans]


@lru_cache(maxsize=512)
def pieces(text: str, start: int, end: int) -> Pieces:
    """Pieces of text[start:end]: letters, one number with its separators, a clock time, a numeric date or one mark each. Read-only.

    Cached, because the date and the number grammar read the same sentences: cutting was 60% of the time of both (45 articles, profiled).
    """
    spans = [m.span() for m in _PIECE.finditer(text, start, end)]
    low = fold(text[start:end])
    texts = [text[a:b] for a, b in spans]
    lows = [low[a - start : b - start] for a, b in spans] if len(low) == end - start else [fold(t) for t in texts]
    return Pieces([a for a, _ in spans], [b for _, b in spans], texts, lows)


_LETTERS = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)+")


def words_in(line: str) -> frozenset[str]:
    """The words of a line in lower case, those with a hyphen or an apostrophe whole and in parts."""
    low = line.casefold()
    found = frozenset(_LETTERS.findall(low))
    return found.union(_JOINED.findall(low)) if "-" in low or "'" in low or "’" in low else found


def occurrences(text: str, word: str, start: int, end: int) -> Iterator[int]:
    """Where the characters stand in text[start:end], in order."""
    while (start := text.find(word, start, end)) >= 0:
        yield start
        start += 1
