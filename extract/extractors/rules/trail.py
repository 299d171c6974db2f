"""Trail: the words behind people, auxiliaries first, and the shapes of words that they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from extract.language.names_words import words

Span = tuple[int, int]

AUXILIARIES = words(
    """
    were was are is have had has been being be still now also already since remain remains remained became become went gone go reported
    listed as feared confirmed presumed believed known alive and thought to treated said found left made rendered declared pronounced
    forced obliged compelled ordered told asked urged advised warned having trying able unable began begun continue continued buried
    trapped stuck stranded set due
    expected likely could may might would will can must should taken took fell fallen rushed sent brought led driven
    """
)
"""Words that may stand between people and what became of them, besides adverbs in -ly."""
_STEP = re.compile(r"\s+(\w+)")
_ADVERB = re.compile(r"[a-z]+ly")
_GAP = r"(?:[\w'’-]+\s+){0,4}?"
_NAME = r"[A-Z][\w'’-]+"


def trail(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """(word, offset) of each word behind `start`, past one comma, up to the first that is no auxiliary, that one included."""
    at = start + text.startswith(",", start, end)
    while (step := _STEP.match(text, at, end)) is not None:
        yield step[1], step.start(1)
        if step[1] not in AUXILIARIES and not _ADVERB.fullmatch(step[1]):
            return
        at = step.end()


class Shapes:
    """Shapes of words, each of its own meaning: `*` is one capitalised word, `~` up to four words. Where two fit the earlier one counts.

    They are tried by their first word: all in one pattern take 40 microseconds a place, and mostly find nothing.
    """

    def __init__(self, shapes: Sequence[str]) -> None:
        self._shapes = tuple(shapes)
        self._patterns: dict[str, tuple[re.Pattern[str], list[str]]] = {}

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(shape.split()[0] for shape in self._shapes)

    def find(self, text: str, start: int, end: int) -> tuple[str, Span] | None:
        """The shape behind `start`, auxiliaries between, and where it stands; None if there is none."""
        for word, at in trail(text, start, end):
            pattern, shapes = self._opening(word)
            match = pattern.match(text, at, end) if shapes else None
            if match is not None:
                return shapes[(match.lastindex or 1) - 1], match.span()
        return None

    def _opening(self, word: str) -> tuple[re.Pattern[str], list[str]]:
        """One pattern of the shapes that may open with the word, a group each, and the shapes."""
        key = word if word in self._firsts else ""
        found = self._patterns.get(key)
        if found is None:
            shapes = [s for s in self._shapes if s.split()[0] in {key, "~", "*"}]
            found = self._patterns[key] = re.compile(rf"(?:{'|'.join(f'({_written(s)})' for s in shapes)})\b"), shapes
        return found


def _written(shape: str) -> str:
    parts = [_GAP if w == "~" else (_NAME if w == "*" else re.escape(w)) + r"\s+" for w in shape.split()]
    return "".join(parts).removesuffix(r"\s+")
