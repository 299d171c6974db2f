"""Whether two names of organizations are one body's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from db.resolve.affixes import without_forms
from db.resolve.spelling import SMALL_WORDS, plain, plain_body
from db.resolve.verdict import Verdict, verdict
from db.resolve.words import slip

NUMBERS = {"1st": "first", "2nd": "second", "3rd": "third", "3": "three", "2": "two"}


_GENERIC = (
    "ministry department defense foreign affairs interior justice army military armed forces force air navy guard police security council "
    "government parliament assembly general staff command president presidential office state national supreme court service intelligence "
    "special operations border federal emergency situations central committee party senate cabinet administration embassy health"
)
GENERIC = frozenset(_GENERIC.split())
"""Words that every country's bodies are named with: such a name alone does not say whose body it is."""


class Body(NamedTuple):
    """What is known of an organization."""

    name: str
    country: str | None = None
    known: str | None = None


def same_organization(left: Body, right: Body) -> Verdict:
    """The verdict on two organizations: their names', unless their countries differ or a name that any country may have lacks one."""
    if left.known and right.known:
        return verdict(1.0 if left.known == right.known else 0.0, "gazetteer ids")
    if left.country and right.country and left.country != right.country:
        return verdict(0.0, "another country")
    found = same_body(left.name, right.name)
    if found.judgement == "same" and left.country != right.country and GENERIC.issuperset(body_words(left.name)):
        return verdict(0.6, "a name that bodies of every country have")
    return found


def same_body(left: str, right: str) -> Verdict:
    """The verdict on two names alone: the same words, an acronym of them, or a slip in a long word."""
    one, other = body_words(left), body_words(right)
    if one == other:
        return verdict(1.0, "the same words")
    if "".join(one) == "".join(other):
        return verdict(0.97, "the same letters, spaced otherwise")
    if sorted(one) == sorted(other):
        return verdict(0.9, "the same words in another order")
    if _acronym(left, other) or _acronym(right, one):
        return verdict(0.7, "initials of the other")
    return _slips(one, other)


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """The plain words of a body's name, legal forms and small words left out."""
    from anyascii import anyascii

    text = name if name.isascii() else anyascii(name) or name
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", text.replace("&", " and "))
    text = re.sub(r"\bU\.?S\.?(?=\s)", "united states", text)
    words = plain_body(without_forms(plain(text)) or text).split()
    kept = tuple(NUMBERS.get(word, word) for word in words if word not in SMALL_WORDS)
    return kept or tuple(plain(text).split())


def _acronym(short: str, words: tuple[str, ...]) -> bool:
    letters = short.replace(".", "").strip()
    return letters.isupper() and len(letters) >= 2 and letters.casefold() == "".join(word[0] for word in words)


def _slips(one: tuple[str, ...], other: tuple[str, ...]) -> Verdict:
    """Words in order, one of which differs by a letter or two; a number that differs is another thing."""
    if len(one) != len(other):
        return verdict(0.2, "another number of words")
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) > 1:
        return verdict(0.1, "several words differ")
    [(a, b)] = differing
    if any(c.isdigit() for c in a + b):
        return verdict(0.3, "a number differs")
    found = slip(a, b)
    if found.score:
        return verdict(0.65, f"one word differs by {found.how}")
    return verdict(0.2, "a word differs")
