"""Words compared: what counts as the same name, the same place, the same model, and when two phrases speak of the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset({"the", "a", "an"})

_EMPTY = "of in on at by for to from with and or some several other its their his her this that these those former new"
EMPTY = ARTICLES.union(_EMPTY.split())
"""Words that two phrases may share without speaking of the same."""

_FEATURES = """
    region oblast province front frontier city town village district area state governorate county republic border areas settlement raion
    territory krai line frontline lines square port airport base
"""
FEATURES = frozenset(_FEATURES.split())
"""Words for what a place is; Kursk Oblast and the Kursk region are one place."""

_MODEL_NOUNS = """
    ballistic cruise guided multiple missile rocket drone gun launcher tank howitzer shell system rifle jet fighter bomb uav type the
"""
MODEL_NOUNS = frozenset(noun + ending for noun in _MODEL_NOUNS.split() for ending in ("", "s"))
"""Words beside a weapon's model that are no part of it."""

_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?=\s|$)")
_BREAK = re.compile(r"[^\w.]+|_")
_INITIALS = re.compile(r"(?:\w\.)+\w?")


@lru_cache(maxsize=50_000)
def words(text: str | None) -> tuple[str, ...]:
    """The words in lower case without accents, possessives, punctuation and a leading article; initials keep their stops."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    parts = _BREAK.sub(" ", _POSSESSIVE.sub("", plain.casefold().replace("’", "'"))).split()
    kept = [part if _INITIALS.fullmatch(part) else part.strip(".") for part in parts]
    while kept and kept[0] in ARTICLES:
        kept = kept[1:]
    return tuple(word for word in kept if word)


@lru_cache(maxsize=50_000)
def content(text: str | None) -> frozenset[str]:
    """The words that carry meaning, without a plural s."""
    return frozenset(_singular(word) for word in words(text) if word not in EMPTY)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def share(a: str | None, b: str | None) -> bool:
    """Whether the phrases have a word of meaning in common."""
    return not content(a).isdisjoint(content(b))


def within(a: str | None, b: str | None) -> bool:
    """Whether all that one phrase means stands in the other."""
    left, right = content(a), content(b)
    return bool(left and right) and (left <= right or right <= left)


def is_part(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one name is the other or a part of it in whole words, one of them longer than two letters: Shoigu, Sergei Shoigu."""
    if not a or not b or a == b:
        return bool(a) and a == b
    short, long = sorted((a, b), key=len)
    return any(len(word) > 2 for word in short) and set(short) <= set(long)


def place_words(text: str | None) -> tuple[str, ...]:
    """The words of a place's name without those for what it is, unless it has no others."""
    every = words(text)
    return tuple(word for word in every if word not in FEATURES) or every


@lru_cache(maxsize=10_000)
def model_key(text: str | None) -> str:
    """A weapon model's letters and digits: KN-23 missile, KN 23 and the KN23 are `kn23`."""
    parts = [part for word in words((text or "").replace("-", "")) for part in word.replace(".", " ").split()]
    return "".join([part for part in parts if part not in MODEL_NOUNS] or parts)
