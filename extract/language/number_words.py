"""The words of numbers: values, scales and the phrases that limit a number."""

from __future__ import annotations

from decimal import Decimal

from extract.fields import Qualifier
from extract.language.tokens import words

SMALL_NUMBERS = {
    word: n
    for n, word in enumerate(
        words(
"zero one two three four five six seven eight nine ten "
        "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
    )
}
"""zero to nineteen."""

TENS = {word: 10 * n for n, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)} | {"fourty": 40}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": 1000, "m": 10**6, "mil": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12}
"""Written against the digits: 700k, 2.3m."""

VAGUE_SCALES = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
"""A bare plural is at least two of them: dozens is 24 or more."""

SHARES = {
    "half": Decimal("0.5"), "third": Decimal(1) / 3, "thirds": Decimal(1) / 3, "quarter": Decimal("0.25"), "quarters": Decimal("0.25"),
    "fifth": Decimal("0.2"), "fifths": Decimal("0.2"), "tenth": Decimal("0.1"), "tenths": Decimal("0.1"),
}  # fmt: skip

_APPROXIMATE = (
    "around", "about", "some", "roughly", "approximately", "approx", "approx .", "nearly", "almost", "close to", "just short of",
    "an estimated", "estimated", "circa", "c .", "ca .", "ca", "~", "≈", "or so", "somewhere around", "in the region of", "in the order of",
    "just about", "approaching", "an average of", "probably", "perhaps", "maybe",
)  # fmt: skip
_MORE_THAN = ("more than", "over", "upwards of", "upward of", "in excess of", "well over", "far more than", "exceeding", "above", ">",
              "much more than", "greater than", "north of", "well in excess of", "just over", "a little over", "slightly over",
              "slightly more than", "a little more than", "significantly more than", "well above")  # fmt: skip
_AT_LEAST = ("at least", "no fewer than", "no less than", "not fewer than", "not less than", "a minimum of", "minimum of", "as few as")
_AT_MOST = ("up to", "as many as", "at most", "no more than", "not more than", "a maximum of", "maximum of", "as much as", "at the most")
_LESS_THAN = ("fewer than", "less than", "under", "below", "<", "well under", "far fewer than", "not even", "just under", "a little under",
              "slightly under", "slightly less than", "a little less than")  # fmt: skip
QUALIFIERS: dict[str, Qualifier] = {
    phrase: qualifier
    for qualifier, phrases in (
        (Qualifier.APPROXIMATE, _APPROXIMATE),
        (Qualifier.MORE_THAN, _MORE_THAN),
        (Qualifier.AT_LEAST, _AT_LEAST),
        (Qualifier.AT_MOST, _AT_MOST),
        (Qualifier.LESS_THAN, _LESS_THAN),
    )
    for phrase in phrases
}
"""Phrase before a number, its pieces joined by one space, to what it says of the number."""

QUALIFIER_WORDS_MAX = max(len(phrase.split()) for phrase in QUALIFIERS)
