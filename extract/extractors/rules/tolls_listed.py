"""Tolls told as a list of some of the harmed: 'the dead include four nurses', 'among the wounded were two boys'."""

from __future__ import annotations

from collections.abc import Iterator

from extract.extractors.rules.casualty_words import Words
from extract.extractors.rules.toll import Toll, clause_of, harmed, noun_frame
from extract.language.reading import Parsed
from extract.language.verbs import BE
from extract.records import CasualtyKind

_LISTING = frozenset({"include", "includes", "included", "comprise", "comprised"})
_AMONG = frozenset({"among", "amongst"})
_KNOWN = frozenset({"the", "those", "these", "their"})
"""Words before people spoken of as known: 'the dead', 'those killed'."""


def listed(parsed: Parsed, words: Words, held: CasualtyKind | None) -> Iterator[Toll]:
    """The counted groups that a sentence lists as some of the harmed; `held` is the kind that 'the victims' means."""
    tokens = parsed.tokens
    for k, token in enumerate(tokens):
        kind = held if token.low == "victims" else words.nouns.get(token.low)
        if kind is None or not k or tokens[k - 1].low not in _KNOWN or k + 2 >= len(tokens):
            continue
        among, verb = k > 1 and tokens[k - 2].low in _AMONG, tokens[k + 1].low
        if verb not in _LISTING and not (among and verb in BE):
            continue
        first = next((g for g in parsed.groups.values() if g.start <= tokens[k + 2].start < g.end), None)
        frame = noun_frame(parsed, token, clause_of(parsed, token.start, tokens[k + 2].start))
        for index in parsed.syntax.coordination(first.index)[0] if first is not None else ():
            toll = harmed(parsed, frame, parsed.groups[index], kind) if index in parsed.groups else None
            if toll is not None:
                yield toll
