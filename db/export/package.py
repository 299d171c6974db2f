"""datapackage.json: the files of an export, their columns, meanings and foreign keys, as a Frictionless data package."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from db.export.resource import Cells, Format, Resource

FILE = "datapackage.json"

TYPES = {
    "BIGINT": "integer",
    "INTEGER": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "VARCHAR": "string",
}
"""DuckDB type -> Frictionless type; lists are arrays."""


def package_of(resources: Sequence[Resource], form: Format) -> str:
    """The text of datapackage.json."""
    described = {
        "name": "newsledger",
        "title": "Claims read from news, with their sources",
        "resources": [_resource(resource, form) for resource in resources],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _resource(resource: Resource, form: Format) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in resource.columns], "missingValues": [""]}
    if resource.key:
        schema["primaryKey"] = list(resource.key)
    if resource.links:
        schema["foreignKeys"] = [
            {"fields": list(columns), "reference": {"resource": table, "fields": list(others)}} for columns, table, others in resource.links
        ]
    return {
        "name": resource.name,
        "path": resource.name + form.SUFFIX,
        "description": resource.meaning,
        "mediatype": form.MEDIA_TYPE,
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Cells) -> dict[str, Any]:
    kind = "array" if column.type.endswith("[]") else TYPES[column.type]
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.meaning}
    return field | ({"constraints": {"required": True}} if column.required else {})
