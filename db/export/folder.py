"""export: every table and view of the store as a file, all or nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy import Engine

from db.analytics.session import Catalog, connect, load
from db.analytics.views import load_views
from db.errors import ExportError
from db.export import csv_files, parquet_files
from db.export.package import FILE, package_of
from db.export.resource import Format, Resource, of_table, of_view
from db.tables import metadata

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FORMATS: tuple[tuple[str, Format], ...] = (("csv", cast(Format, csv_files)), ("parquet", cast(Format, parquet_files)))
"""The file formats. Adding one is a module here and a line."""


def export(
    engine: Engine, directory: Path, format: str, *, catalog: Catalog | None = None, safe_cells: bool = False
) -> list[tuple[Path, int]]:
    """(file, rows) of every table, and of every view when a catalog is given, by name; beside them lies datapackage.json.

    Files are written into a hidden folder beside `directory` and moved when all are complete, so that a killed export leaves no half
    file under a real name. Files of the same name are replaced, others are left alone. Two exports of the same rows are the same bytes.
    `safe_cells` guards CSV texts against spreadsheets, see csv_files. Raises ExportError for an unknown format or an unwritable folder.
    """
    import duckdb

    form = _format(format)
    part = directory.parent / f".{directory.name}.{os.getpid()}.part"
    connection = connect()
    try:
        part.mkdir(parents=True)
        load(connection, engine, catalog)
        resources = _resources(connection, catalog)
        counts = [_write(connection, resource, form, part, safe_cells) for resource in resources]
        (part / FILE).write_text(package_of(resources, form), encoding="utf-8")
        _move(part, directory)
    except (OSError, duckdb.Error) as error:
        raise ExportError(f"{directory}: the export cannot be written: {error}") from error
    finally:
        connection.close()
        shutil.rmtree(part, ignore_errors=True)
    return [(directory / f"{resource.name}{form.SUFFIX}", count) for resource, count in zip(resources, counts, strict=True)]


def _format(name: str) -> Format:
    known = dict(FORMATS)
    if name not in known:
        raise ExportError(f"no export format {name!r}; there are: {', '.join(known)}")
    return known[name]


def _resources(connection: DuckDBPyConnection, catalog: Catalog | None) -> list[Resource]:
    tables = [of_table(table) for _, table in sorted(metadata.tables.items())]
    views = [of_view(connection, view) for view in load_views(catalog.views)] if catalog else []
    return tables + sorted(views, key=lambda view: view.name)


def _write(connection: DuckDBPyConnection, resource: Resource, form: Format, folder: Path, safe_cells: bool) -> int:
    path = str(folder / (resource.name + form.SUFFIX)).replace("'", "''")
    row = connection.execute(form.copy(resource, path, safe_cells)).fetchone()
    return int(row[0]) if row else 0


def _move(part: Path, directory: Path) -> None:
    """The whole folder at once where there is none yet; else file by file, the description last."""
    if not directory.exists():
        part.rename(directory)
        return
    for file in sorted(part.iterdir(), key=lambda file: file.name == FILE):
        file.replace(directory / file.name)
