"""The rows of a block as one table per record type."""

from __future__ import annotations

from collections.abc import Iterable

from extract.records import RECORDS
from newsledger.report.layout import specs
from newsledger.report.views import RowView, TableView


def table_views(rows: Iterable[RowView]) -> tuple[TableView, ...]:
    """One table per record type that has rows, in the order of the declarations."""
    by_type: dict[str, list[RowView]] = {record.record_type: [] for record in RECORDS}
    for row in rows:
        by_type[row.record_type].append(row)
    return tuple(_table(record_type, found) for record_type, found in by_type.items() if found)


def _table(record_type: str, rows: list[RowView]) -> TableView:
    names = [spec.name for spec in specs(record_type)]
    filled = tuple(name for name in names if any(name in row.cells for row in rows))
    return TableView(record_type, filled, tuple(name for name in names if name not in filled), tuple(rows))
