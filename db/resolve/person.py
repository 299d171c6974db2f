"""Whether two names of people are one person's. No threshold on the distance of whole names: Kim Jong Un is not Kim Jong Il."""

from __future__ import annotations

import re
from functools import lru_cache

from db.resolve.affixes import without_titles
from db.resolve.spelling import EAST_ASIAN_FAMILY_NAMES, plain
from db.resolve.verdict import Verdict, verdict
from db.resolve.words import NO_FIT, Fit, fit, syllable_fit

PARTICLES = frozenset({"al", "el", "bin", "ben", "ibn", "bint", "de", "la", "van", "von", "der", "den", "di", "da", "abd"})
"""Words that writers drop, join or hyphenate as they like."""

SON = re.compile(r"\b(?:bin|ben|ibn)\b", re.IGNORECASE)

KNOWN_BY_GIVEN_NAME = 0.35
"""Score of a lone word that is not the family name."""


def same_person(left: str, right: str) -> Verdict:
    """The verdict on two names alone; whether a lone family name has one bearer is asked elsewhere."""
    one, other = words_of(left), words_of(right)
    if not one or not other:
        return verdict(0.0, "no letters to compare")
    if sorted(one) == sorted(other):
        return _same_words(left, right, one == other)
    if "".join(one) == "".join(other):
        return verdict(0.97, "the same letters, spaced otherwise")
    if len(one) > len(other):
        one, other = other, one
    if is_east_asian(one, left) and is_east_asian(other, right):
        return _east_asian(one, other)
    if len(one) == 1:
        return _lone_word(one[0], other)
    return _words_apart(one, other)


def _same_words(left: str, right: str, in_order: bool) -> Verdict:
    """Family and given name may change places; father and son in "X bin Y" may not."""
    if not in_order and "," not in left + right and SON.search(left) and SON.search(right):
        return verdict(0.4, "father and son change places")
    return verdict(1.0, "the same words")


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The plain words of a name in Latin letters, without titles and particles; "Petrov, Ivan" is turned round."""
    if not name.isascii():
        from anyascii import anyascii

        name = anyascii(name) or name
    family, comma, given = name.partition(",")
    turned = f"{given} {family}" if comma and given.strip() else name
    words = plain(without_titles(turned)).split()
    kept = [word for i, word in enumerate(words) if i == 0 or word != words[i - 1]]
    return tuple(word for word in kept if word not in PARTICLES) or tuple(kept)


def is_east_asian(words: tuple[str, ...], name: str) -> bool:
    """Whether the name is built of syllables: three short words with a known family name first, or a hyphen after one."""
    if not words or words[0] not in EAST_ASIAN_FAMILY_NAMES:
        return False
    return len(words) == 3 and all(len(word) <= 6 for word in words[1:]) or (len(words) == 2 and "-" in name)


def _east_asian(one: tuple[str, ...], other: tuple[str, ...]) -> Verdict:
    """Every syllable must be the same: any other syllable is another given name."""
    if len(one) != len(other):
        return verdict(0.2, "another number of syllables")
    fits = [syllable_fit(a, b) for a, b in zip(one, other, strict=True)]
    if all(f.score for f in fits):
        return verdict(min(f.score for f in fits), "romanisations of the same syllables")
    # one syllable, one letter: may be a slip, may be a brother
    return verdict(0.3, "another syllable")


def _lone_word(word: str, other: tuple[str, ...]) -> Verdict:
    if len(other) == 1:
        found = fit(word, other[0])
        return verdict(min(found.score, 0.8) if found.how != "romanisation" else 0.9, f"one word each: {found.how}")
    if len(word) == 1:
        return verdict(0.0, "an initial alone")
    if fit(word, other[-1]).score >= 0.95:
        return verdict(0.6, "a family name alone")
    best = max((fit(word, w) for w in other), key=lambda f: f.score)
    return verdict(KNOWN_BY_GIVEN_NAME if best.score >= 0.95 else 0.0, "one word of several")


def _words_apart(one: tuple[str, ...], other: tuple[str, ...]) -> Verdict:
    """Words paired best first. Every word of the shorter name must find its like, the family name a good one."""
    pairs = _pairs(one, other)
    fits = [found for _, _, found in pairs]
    left_over = [word for i, word in enumerate(one) if i not in {a for a, _, _ in pairs}]
    if left_over:
        return _unmatched(len(one), len(other), fits)
    weak = [found for found in fits if found.score < 0.95]
    if len(weak) > 1:
        return verdict(0.4 if len(fits) > 2 else 0.3, "several words differ")
    if all(found.how == "initial" for found in fits):
        return verdict(0.1, "initials only")
    how = ", ".join(sorted({found.how for found in fits if found.how != "equal"})) or "equal"
    if weak and weak[0].how == "initial":
        return verdict(0.86, "the initial fits")
    if weak:
        return verdict(min(weak[0].score, 0.8) - (0.05 if len(other) > len(one) else 0.0), f"words differ by {how}")
    extra = len(other) - len(one)
    kept_ends = fit(one[-1], other[-1]).score >= 0.95 and fit(one[0], other[0]).score >= 0.95
    if extra > 2 or (extra and not kept_ends):
        return verdict(0.7, f"{extra} words more, or not in the middle")
    return verdict(min(found.score for found in fits) - 0.02 * bool(extra), f"every word fits: {how}")


def _unmatched(short: int, long: int, fits: list[Fit]) -> Verdict:
    """A word of the shorter name that the other lacks is another given or family name."""
    share = len(fits) / max(short, long)
    return verdict(min(0.45, 0.4 * share), "a word has no like")


def _pairs(one: tuple[str, ...], other: tuple[str, ...]) -> list[tuple[int, int, Fit]]:
    scored = [(fit(a, b), i, j) for i, a in enumerate(one) for j, b in enumerate(other)]
    scored.sort(key=lambda item: (-item[0].score, item[1], item[2]))
    taken: set[int] = set()
    used: set[int] = set()
    pairs = []
    for found, i, j in scored:
        if found.score > NO_FIT.score and i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((i, j, found))
    return pairs
