"""The data dictionary as a table, as Markdown and as JSON: what `newsledger schema show` and docs/schema.md say."""

from __future__ import annotations

from itertools import groupby

from db.tables import describe, metadata
from newsledger.terminal import Format, print_json, stdout, table


def dictionary() -> dict[str, list[dict[str, str]]]:
    """Every table in reading order with its columns: column, type, meaning."""
    return {
        name: [{"column": line.column, "type": line.type, "meaning": line.meaning} for line in lines]
        for name, lines in groupby(describe(), key=lambda line: line.table)
    }


def dictionary_markdown() -> str:
    """The dictionary as Markdown, one section and one table for each table."""
    sections = []
    for name, columns in dictionary().items():
        lines = [f"| {c['column']} | {c['type']} | {c['meaning'].replace('|', chr(92) + '|')} |" for c in columns]
        sections.append("\n".join((f"## {name}", "", f"{_purpose(name)}.", "", "| column | type | meaning |", "|---|---|---|", *lines)))
    return "\n\n".join(sections) + "\n"


def print_dictionary(form: Format | str) -> None:
    """Writes the dictionary to standard output: as tables, as Markdown (md) or as one JSON object."""
    if form == "json":
        print_json(dictionary())
    elif form == "md":
        print(dictionary_markdown(), end="")
    else:
        for name, columns in dictionary().items():
            rows = [(c["column"], c["type"], c["meaning"]) for c in columns]
            stdout().print(table(("column", "type", "meaning"), rows, title=f"{name}: {_purpose(name)}"))


def _purpose(name: str) -> str:
    purpose = metadata.tables[name].comment or name
    return purpose[:1].upper() + purpose[1:]
