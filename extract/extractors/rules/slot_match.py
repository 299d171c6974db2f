"""Slot match: whether the same slot of two drafts contradicts itself; silence contradicts nothing."""

from __future__ import annotations

from collections.abc import Mapping

from extract.fields import EdtfDate, Quantity, Reference
from extract.mention import StoryEntity

Entities = Mapping[str, StoryEntity]
GENERIC = frozenset(["the", "a", "an", "new", "of", "on", "and", "for", "with", "in", "to", "its", "their", "first"])


def key_of(reference: Reference | None) -> str | None:
    """What a reference stands for: its entity, a country as its state; else its words. None for None."""
    if reference is None:
        return None
    return (reference.entity or reference.text.casefold()).replace("country:", "state:")


def places_agree(a: Reference | None, b: Reference | None, entities: Entities) -> bool:
    """No conflict: the same, one unsaid, or one the country that the other lies in."""
    if a is None or b is None or key_of(a) == key_of(b):
        return True
    left, right = entities.get(a.entity or ""), entities.get(b.entity or "")
    if left is None or right is None:
        return bool(words_of(a.text) & words_of(b.text))
    country = left.attributes.get("place_type") == "country" or right.attributes.get("place_type") == "country"
    return country and left.country is not None and left.country == right.country


def dates_agree(a: EdtfDate | None, b: EdtfDate | None) -> bool:
    """No conflict: one unsaid or unresolved, or the spans overlap."""
    if a is None or b is None:
        return True
    if (a.earliest is None and a.latest is None) or (b.earliest is None and b.latest is None):
        return a.edtf is None or b.edtf is None or a.edtf == b.edtf
    starts_late = a.earliest is not None and b.latest is not None and a.earliest > b.latest
    ends_early = b.earliest is not None and a.latest is not None and b.earliest > a.latest
    return not (starts_late or ends_early)


def numbers_agree(a: Quantity | None, b: Quantity | None) -> bool:
    """No conflict: one unsaid, the same figure, or one figure at the end of the other's range ('up to 30,000', '25,000 to 30,000')."""
    if a is None or b is None or (a.number is not None and a.number == b.number):
        return True
    if a.number is None and b.number is None:
        return (a.minimum, a.maximum) == (b.minimum, b.maximum)
    figure, span = (a, b) if a.number is not None else (b, a)
    return figure.number is not None and figure.number in (span.minimum, span.maximum) and span.number is None


def words_of(text: str | None) -> set[str]:
    """The words of a name that tell it from others, in the singular."""
    return {w[:-1] if len(w) > 3 and w.endswith("s") else w for w in (text or "").casefold().split()} - GENERIC
