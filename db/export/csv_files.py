"""CSV: UTF-8 with a header line, commas, LF; NULL is nothing between two commas, an empty text is two quotation marks; lists are JSON.

Cells are exactly what is stored. A spreadsheet takes a text that begins with = + - @ (or a tab or carriage return before one) for a
formula, and news text is written by strangers: with `safe_cells` such a text gets an apostrophe in front, which spreadsheets do not show.
"""

from __future__ import annotations

from db.export.resource import Cells, Resource

SUFFIX = ".csv"
MEDIA_TYPE = "text/csv"


def copy(resource: Resource, path: str, safe_cells: bool) -> str:
    """The COPY statement of DuckDB that writes a resource to a file."""
    columns = ", ".join(f'{_expression(column, safe_cells)} AS "{column.name}"' for column in resource.columns)
    rows = f'SELECT {columns} FROM (SELECT * FROM "{resource.name}" ORDER BY {resource.order})'
    return f"COPY ({rows}) TO '{path}' (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '')"


def _expression(column: Cells, safe_cells: bool) -> str:
    name = f'"{column.name}"'
    text = f"CAST(to_json({name}) AS VARCHAR)" if column.type.endswith("[]") else name
    if safe_cells and column.type == "VARCHAR":
        return f"CASE WHEN regexp_matches({text}, '^[=+@\\-\\t\\r]') THEN '''' || {text} ELSE {text} END"
    return text
