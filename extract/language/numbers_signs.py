"""Signs: the point and the minus before a number, and when 'one' is a number."""

from __future__ import annotations

from decimal import Decimal

from extract.language.atoms import NumberKind
from extract.language.numbers_amounts import Amount
from extract.language.numbers_nouns import STOPS
from extract.language.tokens import Pieces, words

_ONE_NOT_AFTER = frozenset(words("no any every each this that the which another not day part number - as someone first last"))
_ONE_NOT_BEFORE = frozenset(words("another day thing hand way point time side reason or who whose"))
_ONE_ALONE = frozenset(words("is was has had remains remained later still died drowned fled"))
"""Words behind 'one' that tell of a single one of those just named: '12 were killed and one is missing'."""
_ONE_LEADS = frozenset(words("and , ; : but while"))
_ONE_OF = frozenset(words("the them those these whom which his her its their our my"))
_MINUS = frozenset("-−‑")


def pointed(p: Pieces, amount: Amount) -> Amount:
    """The amount with the point before it: '.001 per cent', 'a .500 record'."""
    at = amount.first - 1
    lone = at >= 0 and p.lows[at] == "." and p.touches(at) and not (at and p.touches(at - 1) and p.lows[at - 1][-1].isalnum())
    if not lone or amount.kind != "one" or amount.first != amount.last or not p.texts[amount.first].isdecimal():
        return amount
    return amount._replace(first=at, value=Decimal(f"0.{p.texts[amount.first]}"))


def signed(p: Pieces, amount: Amount, kind: NumberKind) -> Amount:
    """The amount with the minus before it: '-1.3%', 'minus 40 degrees'. A hyphen behind a word or a number is none."""
    at = amount.first - 1
    if amount.value is None or at < 0:
        return amount
    minus = p.lows[at] == "minus" or at > 0 and p.lows[at] == "-" and p.lows[at - 1] == "minus"
    hyphen = p.texts[at] in _MINUS and p.touches(at) and not (at and p.touches(at - 1)) and kind is NumberKind.PERCENT
    if not (minus or hyphen):
        return amount
    return amount._replace(first=at - (p.lows[at] == "-" and minus), value=-amount.value)


def one_counts(p: Pieces, amount: Amount) -> bool:
    """True for 'one soldier'; false for the pronoun ('no one', 'one of the', 'one said')."""
    before = p.lows[amount.first - 1] if amount.first else ""
    after = p.lows[amount.last + 1] if amount.last + 1 < len(p.lows) else "."
    if before == "only" and amount.first > 1 and p.lows[amount.first - 2] in {"the", "not"}:
        return False
    if after in {"per", "percent", "%"}:
        return True
    if after == "of":
        return before not in _ONE_NOT_AFTER and p.lows[amount.last + 2 : amount.last + 3] != [] and p.lows[amount.last + 2] in _ONE_OF
    if after in _ONE_ALONE:
        return before in _ONE_LEADS
    return before not in _ONE_NOT_AFTER and after not in _ONE_NOT_BEFORE and after not in STOPS and after[0].isalpha()
