"""The words of harm to people: casualty_words.csv by part of speech."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from extract.records import CasualtyKind

_AUXILIARY = (
    r"(?:were|was|are|is|have|had|has|been|being|still|now|also|remains?|remained|became|become|went|gone|reported|listed|as|feared"
    r"|confirmed|presumed|believed|alive|and|thought|to|be|treated|said)"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of casualty_words.csv, each with its kind."""

    verbs: Mapping[str, CasualtyKind]
    """By lemma: kill, wound."""
    nouns: Mapping[str, CasualtyKind]
    """Behind a figure: 300 dead, 76,000 casualties."""
    tallies: Mapping[str, CasualtyKind]
    """Before a figure: the toll rose to 12."""
    states: Mapping[str, CasualtyKind]
    """What people are or have become: are missing, are being treated in hospital, lost their lives."""
    state: re.Pattern[str]
    """A state right behind the people it befell, auxiliaries between; `*` in the table is one capitalised word."""


@lru_cache(maxsize=8)
def words_of(rows: tuple[tuple[str, str, str], ...]) -> Words:
    """The table by part of speech."""
    by = {p: {w: CasualtyKind(k) for w, pos, k in rows if pos == p} for p in ("verb", "noun", "tally", "state")}
    shapes = sorted(by["state"], key=len, reverse=True)
    written = "|".join(r"\s+".join(r"[A-Z][\w-]+" if w == "*" else re.escape(w) for w in shape.split()) for shape in shapes)
    pattern = rf",?(?:\s+{_AUXILIARY}){{0,6}}\s+(?P<state>{written or '(?!)'})\b"
    return Words(by["verb"], by["noun"], by["tally"], by["state"], re.compile(pattern))
