"""Verbs: inflected forms of the listed lemmas, and what a verb group says of tense, voice and polarity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

from extract.language.atoms import Token
from extract.language.chunks import Chunk
from extract.value import value

BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "isn't", "aren't", "wasn't", "weren't"])
HAVE = frozenset(["have", "has", "had", "having", "'ve", "haven't", "hasn't", "hadn't"])
DO = frozenset(["do", "does", "did", "don't", "doesn't", "didn't"])
NEGATIONS = frozenset({"not", "never", "no", "neither", "nor", "n't", "hardly"})
_DOUBLING = re.compile(
    r"(?:[^aeiou]|(?<=q)u)*[aeiou][bdfgklmnprstvz]"
    r"|(?:ad|com|e|o|per|re|sub|trans)mit|(?:con|de|pre|re|trans)fer|(?:com|dis|ex|pro|re)pel|be(?:gin|set)|over(?:run|lap)|air-?drop"
    r"|equip|re-?equip|kidnap|control|patrol|deter|occur|incur|concur|regret|abet|outfit|upset|offset|reset"
)
"""Verbs that double their last letter: of one syllable with one vowel, or with the stress on the last ('equipped')."""
_EITHER = re.compile(r"\w*[^aeiou][aeiou]l|initial|fuel|refuel")
"""Verbs that double it in Britain only: 'cancelled' and 'canceled'."""


class Tense(StrEnum):
    """Time and form of a verb group."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    PROGRESSIVE = "progressive"
    FUTURE = "future"
    MODAL = "modal"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"


@value
class Verb:
    """A verb group read: the main verb's form as printed (lower case), and how it stands."""

    form: str
    tense: Tense
    passive: bool
    negated: bool
    modal: str | None
    """will, would, may ...; None without one."""
    bare: bool
    """A participle or base form with no auxiliary: a reduced relative, a participle clause, or a mistagged past tense."""
    adverbs: tuple[str, ...]


def inflect(lemma: str, irregular: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Forms of a verb, each with its Penn-like tag: B base, z third person, g -ing, d past, n past participle."""
    if lemma == "be":
        return {}
    third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third = lemma[:-1] + "ies"
    if lemma == "have":
        third = "has"
    doubled = lemma + lemma[-1]
    stems = [doubled] if _DOUBLING.fullmatch(lemma) else [lemma, doubled] if _EITHER.fullmatch(lemma) else [lemma]
    table = {lemma: "B", third: "z"}
    past, participle = irregular.get(lemma, ("", ""))
    for stem in stems:
        table["dying" if lemma == "die" else _progressive(stem)] = "g"
        table |= {past: "d", participle: "n"} if past else {_regular_past(stem): "n"}
    return table


def _progressive(stem: str) -> str:
    return stem[:-1] + "ing" if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) else stem + "ing"


def _regular_past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if stem.endswith("y") and stem[-2] not in "aeiou" else stem + "ed"


def forms(lemmas: Iterable[str], irregular: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Every inflected form of the first words of the lemmas -> lemma's first word."""
    table: dict[str, str] = {}
    for lemma in lemmas:
        first = lemma.split()[0]
        for form in inflect(first, irregular):
            table.setdefault(form, first)
    return table


def read_verb(tokens: Sequence[Token], chunk: Chunk) -> Verb:
    """What the verb group says; `chunk` is a VERB chunk of the sentence's tokens."""
    return _read(chunk.tags, tuple([token.low for token in tokens[chunk.first : chunk.last]]))


@lru_cache(maxsize=16384)
def _read(tags: str, every: tuple[str, ...]) -> Verb:
    """Cached: news has few verb groups, and reading one takes 10 microseconds."""
    at = len(tags) - 1
    while at > 0 and tags[at] not in "zpdBng":
        at -= 1
    if tags[at] not in "zpdBng":
        at = len(tags) - 1
    lows, form, tag = every[:at], every[at], tags[at]
    modal = every[tags.index("M")] if "M" in tags[:at] else None
    negated = any(low in NEGATIONS or low.endswith("n't") for low in every)
    has_be, has_have = not BE.isdisjoint(lows), not HAVE.isdisjoint(lows)
    passive = tag in "nd" and (has_be or "get" in lows or "got" in lows)
    infinitive = tags[0] == "T"
    bare = tag in "ngB" and not (infinitive or modal or has_be or has_have) and DO.isdisjoint(lows)
    tense = _tense(tag, modal, has_be, has_have, infinitive, lows)
    return Verb(form, tense, passive, negated, modal, bare, tuple(low for low, t in zip(every, tags, strict=True) if t == "R"))


def _tense(tag: str, modal: str | None, has_be: bool, has_have: bool, infinitive: bool, lows: Sequence[str]) -> Tense:
    if infinitive:
        return Tense.INFINITIVE
    if modal:
        return Tense.FUTURE if modal in {"will", "shall", "would", "'ll", "won't", "wouldn't"} else Tense.MODAL
    if has_have:
        return Tense.PROGRESSIVE if tag == "g" and has_be else Tense.PERFECT
    if has_be:
        past = any(w in {"was", "were", "wasn't", "weren't"} for w in lows)
        if tag == "g":
            return Tense.PROGRESSIVE
        return Tense.PAST if past else Tense.PRESENT
    if any(w in DO for w in lows):
        return Tense.PAST if "did" in lows or "didn't" in lows else Tense.PRESENT
    return {"d": Tense.PAST, "z": Tense.PRESENT, "p": Tense.PRESENT, "B": Tense.PRESENT}.get(tag, Tense.PARTICIPLE)
