"""Mentions: names, dates, quantities and money of a story as one list, each date and quantity whether or not a claim uses it."""

from __future__ import annotations

from decimal import Decimal

from extract.fields import Qualifier
from extract.language.atoms import DateAtom, NumberAtom, NumberKind
from extract.language.reading import Reading
from extract.mention import Mention, MentionKind

MEASURED = frozenset(
    {NumberKind.COUNT, NumberKind.MEASURE, NumberKind.PERCENT, NumberKind.AGE, NumberKind.DURATION, NumberKind.MONEY}
)
"""Number kinds that measure or count something; ordinals, unit numbers and identifiers do not."""


def all_mentions(reading: Reading) -> list[Mention]:
    """Every mention of the story, by start; quantities inside a date are left to the date."""
    text = reading.text
    found = [*reading.mentions, *reading.inner, *(_date(text, d) for d in reading.date_parts)]
    found += [m for n in reading.numbers if n.kind in MEASURED and (m := _number(text, n)) is not None]
    unique = {(m.kind, m.start, m.end): m for m in found}
    return sorted(unique.values(), key=lambda m: (m.start, m.end, m.kind))


def _date(text: str, atom: DateAtom) -> Mention:
    return Mention(MentionKind.DATE, atom.start, atom.end, text[atom.start : atom.end], value=atom.date.edtf)


def _number(text: str, atom: NumberAtom) -> Mention | None:
    if atom.share is not None:
        share = format(atom.share.quantize(Decimal("0.000001")).normalize(), "f")
        return Mention(MentionKind.QUANTITY, atom.start, atom.end, text[atom.start : atom.end], value=share, unit="share")
    values = [atom.value] if atom.value is not None else [v for v in (atom.minimum, atom.maximum) if v is not None]
    if not values:
        return None
    kind = MentionKind.MONEY if atom.kind is NumberKind.MONEY else MentionKind.QUANTITY
    qualifier = None if atom.qualifier is Qualifier.EXACT else atom.qualifier.value
    return Mention(
        kind, atom.start, atom.end, text[atom.start : atom.end], value="/".join(map(_plain, values)), unit=atom.unit, qualifier=qualifier
    )


def _plain(value: Decimal) -> str:
    """The number without exponent or trailing zeros: 6000, 1.5."""
    return format(value.normalize(), "f")
