"""Errors of the database side.

StopError (extract.errors)
├── QueryError    a query is not one read-only statement, names what is not there, or fails
├── ExportError   an export cannot be written
└── NoSuchRow     an id or the beginning of one fits no row, or several

Messages name the table, column, file or id and what to do.
"""

from __future__ import annotations

from extract.errors import StopError


class QueryError(StopError):
    """A query is refused or fails. The message names the unknown table, column or parameter and the closest known ones."""


class ExportError(StopError):
    """An export cannot be written, or its format is not known."""


class NoSuchRow(StopError):
    """An id or the beginning of one fits no row, or several. `candidates` are the (table, id) of rows that it fits."""

    def __init__(self, message: str, candidates: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates
