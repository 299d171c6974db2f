"""The words of harm to people: casualty_words.csv by part of speech."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from extract.extractors.rules.trail import Shapes
from extract.language.verbs import inflect
from extract.records import CasualtyKind
from extract.value import value

_BESIDES = frozenset({"lose", "seize", "shoot", "hold"})
"""Verbs whose passive tells of other things as well."""
_DONE = r"\w+(?:\s+(?:[\w-]+ly|also|already|again|still|then))*\s+"
"""A form of 'be' and adverbs, before a participle."""


@value
class Deed:
    """A verb of harm: the words behind its first ('shoot' + 'dead'), the kind, and whether it befalls the subject ('die')."""

    rest: tuple[str, ...]
    kind: CasualtyKind
    subject: bool


@value
class Words:
    """The words of casualty_words.csv, each with its kind."""

    verbs: Mapping[str, tuple[Deed, ...]]
    """By the first word of the lemma, the longest first: kill, shoot dead, die."""
    nouns: Mapping[str, CasualtyKind]
    """Behind a figure: 300 dead, 76,000 casualties."""
    deeds: Mapping[str, CasualtyKind]
    """Before 'of' and the people: the deaths of 14 soldiers, the evacuation of 60 families."""
    tallies: Mapping[str, CasualtyKind]
    """Before a figure: the toll rose to 12."""
    states: Mapping[str, CasualtyKind]
    """What people are or have become, by the shapes of `state`."""
    state: Shapes
    """A state behind the people it befell: are missing, lost their lives, have sought refuge."""
    done: re.Pattern[str]
    """From a form of 'be' on, a verb of harm in the passive, for where a bracket or an aside hides the people from their verb."""
    participles: Mapping[str, CasualtyKind]
    """Past participles of those verbs."""
    fated: Mapping[str, CasualtyKind]
    """Past forms of the verbs that befall their subject: died, fled."""
    crossing: Shapes
    """A move that makes refugees of civilians, and of nobody else."""
    landmarks: frozenset[str]
    """Words of which every state, crossing and passive has one."""
    telling: frozenset[str]
    """Words without one of which a sentence tells of no harm; verbs are left to their lemmas."""


@lru_cache(maxsize=8)
def words_of(rows: tuple[tuple[str, str, str], ...], irregular: tuple[tuple[str, str, str], ...] = ()) -> Words:
    """The table by part of speech; `irregular` are (base, past, participle) of verbs."""
    by = {p: {w: CasualtyKind(k) for w, pos, k in rows if pos == p} for p in ("noun", "deed", "tally", "state", "crossing")}
    verbs: dict[str, list[Deed]] = {}
    for word, pos, kind in rows:
        if pos in {"verb", "fate"}:
            first, *rest = word.split()
            verbs.setdefault(first, []).append(Deed(tuple(rest), CasualtyKind(kind), pos == "fate"))
    states = sorted(by["state"], key=lambda s: (len(s.split()), len(s)), reverse=True)
    odd = {base: (past, participle) for base, past, participle in irregular}
    participles, fated = (_pasts(rows, pos, odd) for pos in ("verb", "fate"))
    landmarks = frozenset((*participles, *(_literal(s) for s in (*by["state"], *by["crossing"]))))
    told = {*by["noun"], *by["deed"], *by["tally"], *landmarks}
    return Words(
        {first: tuple(sorted(deeds, key=lambda d: -len(d.rest))) for first, deeds in verbs.items()},
        by["noun"],
        by["deed"],
        by["tally"],
        by["state"],
        Shapes(states),
        re.compile(rf"{_DONE}(?P<done>{'|'.join(participles) or '(?!)'})\b"),
        participles,
        fated,
        Shapes(sorted(by["crossing"], key=len, reverse=True)),
        landmarks,
        frozenset(word.casefold() for word in told),
    )


def _pasts(rows: tuple[tuple[str, str, str], ...], pos: str, irregular: Mapping[str, tuple[str, str]]) -> dict[str, CasualtyKind]:
    """Past participle -> kind, of the verbs of one word."""
    single = [(word, CasualtyKind(kind)) for word, p, kind in rows if p == pos and " " not in word and word not in _BESIDES]
    return {form: kind for word, kind in single for form, tag in inflect(word, irregular).items() if tag == "n"}


def _literal(shape: str) -> str:
    """The longest literal word of a shape: what is short stands in every sentence."""
    return max((w for w in shape.split() if w not in "*~"), key=len)
