"""Fact tables, built from the declared record types: one table per record, one child table per list field."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Table

from db.tables.metadata import declared, metadata, not_below, owner
from extract.records import RECORDS, Record, Row, children_of, fields_of
from extract.records.base import Child


def record_table(record: type[Record]) -> Table:
    """The fact table of a record type: key claim_id, 1:1 with claims."""
    return Table(record.table, metadata, owner("claim_id", "claims.id", "the claim"), *_columns(record), comment=_first_line(record))


def child_table(record: type[Record], child: type[Child]) -> Table:
    """The table of a record's list field: key (claim_id, ordinal)."""
    return Table(
        child.table,
        metadata,
        owner("claim_id", f"{record.table}.claim_id", f"the claim, a row of {record.table}"),
        Column("ordinal", BigInteger, primary_key=True, autoincrement=False, nullable=False, comment="place in the list, from 0"),
        *_columns(child),
        not_below("ordinal", 0),
        comment=_first_line(child),
    )


def _columns(row: type[Row]) -> list[Column[Any] | CheckConstraint]:
    return declared([column for spec in fields_of(row) for column in spec.columns])


def _first_line(row: type[Row]) -> str:
    return (row.__doc__ or "").split("\n", 1)[0].rstrip(".")


RECORD_TABLES: dict[str, Table] = {record.table: record_table(record) for record in RECORDS}
CHILD_TABLES: dict[str, Table] = {
    spec.child.table: child_table(record, spec.child) for record in RECORDS for spec in children_of(record) if spec.child
}
