"""Rows of the source layer: publisher, document, stories."""

from __future__ import annotations

from datetime import date

from db.store.insert import Row
from extract.document import Document, Story
from extract.fields import EdtfDate, Quantity, YearRange
from extract.ids import content_id

DEFAULT_RELIABILITY = "F"
"""STANAG 2511: cannot be judged, until somebody judges."""

NO_DATE: Row = (None,) * 6


def group_cells(value: EdtfDate | Quantity | YearRange) -> Row:
    """The cells of a column group as both drivers take them: a date as ISO text."""
    cells = value.values()
    return tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in cells) if isinstance(value, EdtfDate) else cells


def date_cells(value: EdtfDate | None) -> Row:
    """The six columns of a date; all NULL for None."""
    if value is None:
        return NO_DATE
    return group_cells(value)


def source_id(outlet: str | None) -> str | None:
    """The id of a publisher; None for an unknown one."""
    name = " ".join((outlet or "").split())
    return content_id("src", name.casefold()) if name else None


def source_rows(document: Document) -> list[Row]:
    """The publishers that a document and its stories name."""
    outlets = [document.outlet, *(story.outlet for story in document.stories)]
    return [(source_id(o), " ".join(o.split()), "outlet", None, DEFAULT_RELIABILITY) for o in outlets if o and o.strip()]


def document_row(document: Document) -> Row:
    """The row of a document, in the order of the table's columns."""
    return (
        document.id,
        document.sha256,
        document.uri,
        document.url,
        document.media_type,
        source_id(document.outlet),
        document.title,
        "; ".join(document.authors) or None,
        document.language,
        *date_cells(document.published),
        document.retrieved_at,
        document.text,
    )


def story_row(document: Document, story: Story) -> Row:
    """The row of a story, in the order of the table's columns; its group of near-duplicates is found later."""
    return (
        story.id,
        document.id,
        story.ordinal,
        story.kind.value,
        story.title,
        source_id(story.outlet or document.outlet),
        *date_cells(story.published),
        story.start,
        story.end,
        None,
    )
