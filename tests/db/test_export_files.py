"""Exported files have the declared types and exactly the stored rows, and are all there or not at all."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from db.analytics import Catalog
from db.analytics.arrow import arrow_type
from db.errors import ExportError
from db.export import FORMATS, export, folder
from db.tables import metadata
from tests.db.a_store import Store, day, filled, new_store, quantity

CATALOG = Catalog(Path(__file__).parents[2] / "sql" / "views")


@pytest.fixture(scope="module")
def store() -> Store:
    store = new_store()
    store.story("b", outlet="Gazette", published="2025-03-04")
    store.story("a", "line one\nline two, \"quoted\"", outlet="Gazette")
    for number in range(5):
        store.claim(f"c{number}", "casualty", "b", {"kind": "killed"})
    cells = filled([{"kind": "wounded", "victims_text": "=cmd()"}, quantity("count", 12), day("occurred", "2025-03-01")])
    store.claim("c9", "casualty", "b", cells, chain=["Gazette"])
    store.claim("d", "deployment", "b", {"components_complete": True, "purpose": ""})
    return store


def test_parquet_has_the_declared_types(store: Store, tmp_path: Path) -> None:
    export(store.engine, tmp_path / "out", "parquet")
    for table in metadata.tables.values():
        schema = parquet.read_schema(tmp_path / "out" / f"{table.name}.parquet")
        assert [(f.name, f.type) for f in schema] == [(c.name, arrow_type(c)) for c in table.columns], table.name


def test_parquet_gives_back_the_rows(store: Store, tmp_path: Path) -> None:
    files = dict(export(store.engine, tmp_path / "out", "parquet", catalog=CATALOG))
    path = tmp_path / "out" / "casualties.parquet"
    assert files[path] == 6
    rows = parquet.read_table(path).to_pylist()
    assert [row["claim_id"] for row in rows] == ["c0", "c1", "c2", "c3", "c4", "c9"]
    assert [row["count"] for row in rows] == [None] * 5 + [12]
    assert rows[-1]["occurred_earliest"] == date(2025, 3, 1)
    says = parquet.read_schema(tmp_path / "out" / "casualty_facts.parquet").field("says")
    assert says.type == pa.list_(pa.field("element", pa.string()))


def test_csv_keeps_null_and_empty_apart_and_texts_exact(store: Store, tmp_path: Path) -> None:
    export(store.engine, tmp_path / "out", "csv", catalog=CATALOG)
    raw = (tmp_path / "out" / "deployments.csv").read_bytes()
    with (tmp_path / "out" / "deployments.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["components_complete"], row["purpose"], row["headcount"]) == ("true", "", "")
    assert raw.rstrip(b"\n").endswith(b',""')
    with (tmp_path / "out" / "documents.csv").open(encoding="utf-8", newline="") as file:
        assert [r["text"] for r in csv.DictReader(file)] == ['line one\nline two, "quoted"', ""]
    with (tmp_path / "out" / "casualty_facts.csv").open(encoding="utf-8", newline="") as file:
        says = [json.loads(r["says"]) for r in csv.DictReader(file) if r["victims"]]
    assert says == [["12, completed, reported: Gazette"]]


@pytest.mark.parametrize(("safe", "cell"), [(False, "=cmd()"), (True, "'=cmd()")])
def test_formula_like_texts_are_guarded_only_on_request(store: Store, tmp_path: Path, safe: bool, cell: str) -> None:
    export(store.engine, tmp_path / "out", "csv", safe_cells=safe)
    with (tmp_path / "out" / "casualties.csv").open(encoding="utf-8", newline="") as file:
        assert [row["victims_text"] for row in csv.DictReader(file)][-1] == cell


@pytest.mark.parametrize("form", [name for name, _ in FORMATS])
def test_two_exports_are_the_same_bytes(store: Store, tmp_path: Path, form: str) -> None:
    for name in ("one", "two"):
        export(store.engine, tmp_path / name, form, catalog=CATALOG)
    first, second = ({f.name: f.read_bytes() for f in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert first.keys() == second.keys() and [name for name in first if first[name] != second[name]] == []


def test_the_package_describes_every_file(store: Store, tmp_path: Path) -> None:
    files = export(store.engine, tmp_path / "out", "csv", catalog=CATALOG)
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["path"] for resource in package["resources"]] == [file.name for file, _ in files]
    for resource in package["resources"]:
        with (tmp_path / "out" / resource["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"]), resource["name"]
    schema = next(r["schema"] for r in package["resources"] if r["name"] == "agreement_parties")
    assert schema["primaryKey"] == ["claim_id", "ordinal"]
    assert {"fields": ["claim_id"], "reference": {"resource": "agreements", "fields": ["claim_id"]}} in schema["foreignKeys"]


def test_a_failed_export_leaves_nothing_behind_and_what_was_there_untouched(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    export(store.engine, out, "csv")
    before = {file.name: file.read_bytes() for file in out.iterdir()}

    def fails(*_: object) -> str:
        raise OSError("disk full")

    monkeypatch.setattr(folder, "package_of", fails)
    with pytest.raises(ExportError, match="disk full"):
        export(store.engine, out, "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_an_existing_folder_keeps_other_files(store: Store, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    export(store.engine, tmp_path, "csv")
    assert (tmp_path / "note.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "claims.csv").is_file()


def test_unknown_format_and_unwritable_folder_are_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no export format 'xlsx'; there are: csv, parquet"):
        export(store.engine, tmp_path / "out", "xlsx")
    with pytest.raises(ExportError, match="the export cannot be written"):
        (tmp_path / "file").touch()
        export(store.engine, tmp_path / "file" / "out", "csv")
