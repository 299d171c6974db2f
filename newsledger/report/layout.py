"""Which fields a reader meets first. A record type that is not named here is shown as declared."""

from __future__ import annotations

from extract.records import RECORDS, FieldSpec, Record, fields_of

RECORD_TYPES: dict[str, type[Record]] = {record.record_type: record for record in RECORDS}

COLUMNS: dict[str, tuple[str, ...]] = {
    "deployment": ("contributor", "unit", "movement", "destination", "headcount", "components"),
    "weapon_sighting": ("label", "alternatives", "count", "made_in", "made_year", "place", "occurred"),
    "weapon_transfer": ("supplier", "recipient", "item_text", "count"),
    "casualty": ("kind", "victims_text", "count", "place"),
    "agreement": ("name", "parties", "signed"),
    "event": ("event_type", "participants", "place", "occurred"),
}
"""Fields that come first in a table; the others follow as declared, the link to the event last."""

TITLES: dict[str, tuple[str, ...]] = {
    "deployment": ("contributor", "unit", "destination"),
    "weapon_sighting": ("label", "place"),
    "weapon_transfer": ("supplier", "recipient", "item_text"),
    "casualty": ("kind", "victims_text", "place"),
    "agreement": ("name", "parties"),
    "event": ("event_type", "place", "participants"),
    "role": ("person", "title", "organization"),
    "statement": ("speaker", "quote_text"),
}
"""Fields that name a row in one line; without an entry, the first three filled ones."""


def specs(record_type: str) -> tuple[FieldSpec, ...]:
    """The fields of a record type in the order of its table."""
    declared = fields_of(RECORD_TYPES[record_type])
    first = {name: place for place, name in enumerate(COLUMNS.get(record_type, ()))}
    return tuple(sorted(declared, key=lambda s: (s.link is not None, first.get(s.name, len(first)))))
