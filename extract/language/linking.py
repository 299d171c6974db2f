"""Normal forms of names, and whether two spellings may be one name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Indel

_SPECIAL = str.maketrans("łŁøØđĐðıßæÆœŒ", "lLoOdDdisaAoO")
_SPLIT = re.compile(r"[\s\-‑–_]+")
_JUNK = re.compile(r"[^\w\s\-‑–]+")
_ROMAN = (
    (re.compile(r"(?:iy|yi|yy|ii|ij|ey|ei|y|j)$"), "i"), (re.compile(r"^(?:ye|je)"), "e"), (re.compile(r"^(?:yo|jo)(?=[^h])"), "io"),
    (re.compile(r"ks"), "x"), (re.compile(r"kh"), "h"), (re.compile(r"ph"), "f"), (re.compile(r"y|j"), "i"),
    (re.compile(r"(.)\1+"), r"\1"), (re.compile(r"shch|sch"), "sh"), (re.compile(r"tch"), "ch"), (re.compile(r"ou"), "u"),
    (re.compile(r"dr$"), "der"), (re.compile(r"w"), "v"),
)  # fmt: skip
"""Pairs that transliterations differ in: Sergei/Sergey, Evgeny/Yevgeny, Aleksandr/Alexander."""

GIVEN_ALIKE = 0.72
FAMILY_ALIKE = 0.86
"""Least similarity of two given names (two family names) of one bearer, on romanised forms. East Asian names must agree in every
syllable: Kim Jong Un and Kim Jong Il are 0.67 alike."""


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """The name's words in plain lower-case letters, hyphens taken as spaces: 'Kim Jong-un' and 'KIm Jong Un' give the same."""
    folded = unicodedata.normalize("NFKD", name.translate(_SPECIAL))
    plain = _JUNK.sub("", "".join(c for c in folded if not unicodedata.combining(c)).casefold())
    return tuple(w for w in _SPLIT.split(plain) if w)


@lru_cache(maxsize=8192)
def romanised(word: str) -> str:
    """The word without the spellings in which transliterations differ."""
    for pattern, replacement in _ROMAN:
        word = pattern.sub(replacement, word)
    return word


def alike(left: str, right: str, least: float) -> bool:
    """True if two plain words are spellings of one: equal romanised, or similar enough and of the same initial."""
    a, b = romanised(left), romanised(right)
    return a == b or (min(len(a), len(b)) >= 4 and a[0] == b[0] and Indel.normalized_similarity(a, b) >= least)


def same_bearer(left: tuple[str, ...], right: tuple[str, ...], eastern: bool) -> bool:
    """True if two full names can be one person's. `eastern`: the family name comes first, and every syllable must agree."""
    if left == right or "".join(left) == "".join(right):
        return True
    if eastern:
        return len(left) == len(right) and all(romanised(a) == romanised(b) for a, b in zip(left, right, strict=True))
    if not alike(left[-1], right[-1], FAMILY_ALIKE):
        return False
    first, second = left[0], right[0]
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    if alike(first, second, GIVEN_ALIKE):
        return True
    short, long = sorted((left, right), key=len)
    return len(short) < len(long) and set(short) <= set(long)


def slug(name: str) -> str:
    """The name's plain words joined by hyphens: part of a key."""
    return "-".join(words_of(name)) or "x"
