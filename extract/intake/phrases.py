"""Phrase: words that the interface of a page uses (cookie notices, newsletter forms, lists of links), and their matching against a line."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

from extract.errors import ReferenceDataError

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Where = Literal["line", "start", "within", "weak"]
_COLUMNS = ["phrase", "where", "reason"]
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_EDGES = " \t.!?:;,*>|[]()→»›•·-…#"

LONGEST_LINE = 600
"""Characters of the longest line that is looked at; the longest sign-up text of the sample pages has 250."""


class Phrase(NamedTuple):
    """One row of boilerplate.csv: lower-case words, where they must stand in a line, and why they are no story text.

    line: they are the whole line; start: it opens with them; within: they are somewhere in it; weak: the same, and count half.
    """

    phrase: str
    where: Where
    reason: str
    """A short name; `end` reasons (END_REASONS) open what follows an article: lists of links, comments, author notes."""


END_REASONS = frozenset({"link_list", "comments", "tags", "author_note", "follow"})


def load_phrases(path: Path) -> frozenset[Phrase]:
    """The rows of a CSV with the columns phrase, where and reason. Raises ReferenceDataError naming the line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if reader.fieldnames != _COLUMNS:
                raise ReferenceDataError(f"{path}, line 1: the header must be {','.join(_COLUMNS)}")
            return frozenset(_phrase(row, f"{path}, line {reader.line_num}") for row in reader)
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceDataError(f"{path}: cannot be read ({error}); check the file, its permissions and that it is UTF-8") from error


def _phrase(row: dict[str, str], place: str) -> Phrase:
    words, where, reason = (str(row[column] or "").strip() for column in _COLUMNS)
    if not words or not reason or where not in get_args(Where):
        raise ReferenceDataError(f"{place}: needs a phrase, a reason, and one of {', '.join(get_args(Where))} in column where")
    return Phrase(fold(words.strip()), cast(Where, where), reason)


def fold(text: str) -> str:
    """The text in lower case with straight quotes and hyphens and single blanks; its length may differ."""
    low = text.lower() if text.isascii() else text.translate(_STRAIGHT).lower()
    return " ".join(low.split()) if "  " in low or "\t" in low else low


class PhraseMatcher:
    """Finds the reason why a line is interface text."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        by_where: dict[Where, list[Phrase]] = {"line": [], "start": [], "within": [], "weak": []}
        for phrase in sorted(phrases):
            by_where[phrase.where].append(phrase)
        self._lines = {p.phrase.strip(_EDGES): p.reason for p in by_where["line"]}
        self._starts = tuple((p.phrase, p.reason) for p in by_where["start"])
        self._start_tuple = tuple(p.phrase for p in by_where["start"])
        self._within = by_where["within"] + by_where["weak"]
        self._strong = len(by_where["within"])
        self._automaton: AhoCorasick | None = None
        if self._within:
            import ahocorasick_rs

            self._automaton = ahocorasick_rs.AhoCorasick([p.phrase for p in self._within], store_patterns=False)

    def reason(self, line: str, words: int) -> str | None:
        """Why the line is interface text; None if nothing says so. A line of over 14 words needs two phrases, or a start."""
        if words > 70 or len(line) > LONGEST_LINE:
            return None
        low = fold(line)
        whole = self._lines.get(low.strip(_EDGES))
        if whole is not None:
            return whole
        if words <= 40 and low.startswith(self._start_tuple):
            for start, why in self._starts:
                if low.startswith(start) and not low[len(start) : len(start) + 1].isalnum():
                    return why
        return self._reason_within(low, words)

    def _reason_within(self, low: str, words: int) -> str | None:
        if self._automaton is None:
            return None
        found = {
            number
            for number, start, end in self._automaton.find_matches_as_indexes(low)
            if not low[start - 1 : start].isalnum() and not low[end : end + 1].isalnum()
        }
        weight = sum(2 if number < self._strong else 1 for number in found)
        needed = 2 if words <= 14 else 4 if words <= 45 else 6
        return self._within[min(found)].reason if weight >= needed else None


@lru_cache(maxsize=8)
def matcher(phrases: frozenset[Phrase]) -> PhraseMatcher:
    """The matcher of a set of phrases, built once per process."""
    return PhraseMatcher(phrases)
