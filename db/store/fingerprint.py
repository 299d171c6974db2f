"""The fingerprint of the declared record types: a run asked for exactly these columns."""

from __future__ import annotations

from functools import lru_cache

from extract.ids import content_id
from extract.records import RECORDS, children_of, fields_of


@lru_cache(maxsize=1)
def schema_fingerprint() -> str:
    """A content id of every declared table, column, type, choice and bound; meanings do not count."""
    rows = [row for record in RECORDS for row in (record, *(spec.child for spec in children_of(record) if spec.child))]
    columns = [
        (row.table, c.name, c.type, c.choices, c.minimum, c.references, c.required)
        for row in rows
        for spec in fields_of(row)
        for c in spec.columns
    ]
    return content_id("schema", *columns, *((record.record_type, record.required) for record in RECORDS))
