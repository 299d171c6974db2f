"""Reference data: what is shipped is consistent, the user's rows join it, and mistakes are named with their place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extract.errors import ReferenceDataError
from extract.fields import country_codes
from extract.language.reference_data import TABLES, load_reference, split_list
from extract.records.event import EventType

SHIPPED = Path(__file__).resolve().parents[3] / "seeds" / "reference"


def test_every_country_has_a_row_and_no_other_code_is_used() -> None:
    assert {row["code"] for row in load_reference([SHIPPED]).rows("countries")} == country_codes()


def test_every_event_type_has_a_row() -> None:
    assert {row["event_type"] for row in load_reference([SHIPPED]).rows("event_types")} == {kind.value for kind in EventType}


def test_every_weapon_model_has_a_class_that_a_noun_or_a_family_knows() -> None:
    data = load_reference([SHIPPED])
    classes = {row["weapon_class"] for row in data.rows("weapon_classes")}
    lacking = {row["weapon_class"] for row in data.rows("weapon_models")} - classes
    assert lacking <= {"space_launch_vehicle", "cluster_bomb"}


def test_the_readme_names_every_file_and_nothing_that_is_gone() -> None:
    readme = (SHIPPED / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in sorted(SHIPPED.glob("*.csv")) if path.name not in readme] == []


@pytest.mark.parametrize(("cell", "parts"), [("", ()), ("DPRK", ("DPRK",)), (" a ; b;;c ", ("a", "b", "c")), (";", ())])
def test_a_list_cell_is_split_at_semicolons(cell: str, parts: tuple[str, ...]) -> None:
    assert split_list(cell) == parts


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_users_rows_join_the_shipped_ones_and_replace_those_with_their_key(tmp_path: Path) -> None:
    write(tmp_path, "weapon_models.csv", "model,weapon_class,origin\nZeta-5,drone,FRA\nKN-23,rocket,PRK\n")
    rows = {row["model"]: row for row in load_reference([SHIPPED, tmp_path]).rows("weapon_models")}
    assert rows["Zeta-5"] == {"model": "Zeta-5", "aliases": "", "weapon_class": "drone", "origin": "FRA", "maker": ""}
    assert (rows["KN-23"]["weapon_class"], rows["KN-23"]["aliases"]) == ("rocket", "")
    assert "KN-24" in rows


def test_the_fingerprint_changes_with_any_row_and_only_then(tmp_path: Path) -> None:
    plain = load_reference([SHIPPED]).fingerprint
    assert plain == load_reference([SHIPPED]).fingerprint
    write(tmp_path, "victims.csv", "noun,plural,kind\nferryman,ferrymen,civil\n")
    changed = load_reference([SHIPPED, tmp_path]).fingerprint
    assert plain != changed
    write(tmp_path, "victims.csv", "noun,plural,kind\nferryman,ferrymen,military\n")
    assert load_reference([SHIPPED, tmp_path]).fingerprint != changed


MISTAKES = [
    ("guns.csv", "a\n1\n", ("guns.csv", "unknown reference file", "weapon_models.csv")),
    ("victims.csv", "noun,plural,kinds\nx,y,z\n", ("victims.csv, line 1", "'kind' is missing", "noun, plural, kind")),
    ("victims.csv", "noun,noun,kind\nx,y,civil\n", ("victims.csv, line 1", "twice")),
    ("victims.csv", "noun,kind\nmonk,holy\n", ("victims.csv, line 2, column kind", "'holy'", "civil")),
    ("victims.csv", "noun,kind\nmonk,\n", ("victims.csv, line 2, column kind", "empty")),
    ("victims.csv", "noun,kind\n\nmonk,civil\nmonk,civil\n", ("victims.csv, line 4, column noun", "'monk' is there already")),
    ("victims.csv", "noun,kind\nmonk\n", ("victims.csv, line 2", "1 cells, not 2")),
    ("victims.csv", 'noun,kind\n"monk,civil\n', ("victims.csv", "not a CSV file")),
    ("victims.csv", b"noun,kind\nm\xf6nch,civil\n", ("victims.csv", "not UTF-8", "byte 11")),
    ("organizations.csv", "name,org_type,country\nX Guild,ngo,XYZ\n", ("organizations.csv", "'X Guild'", "column country", "'XYZ'")),
    ("places.csv", "name,country,place_type,latitude\nX,FRA,city,north\n", ("places.csv, line 2, column latitude", "not a number")),
    ("victims.csv", "", ("victims.csv, line 1", "'noun' is missing")),
]


@pytest.mark.parametrize(("name", "text", "words"), MISTAKES)
def test_a_mistake_is_named_with_its_file_and_place(tmp_path: Path, name: str, text: str | bytes, words: tuple[str, ...]) -> None:
    write(tmp_path, name, text)
    with pytest.raises(ReferenceDataError) as error:
        load_reference([SHIPPED, tmp_path])
    assert [word for word in words if word not in str(error.value)] == []


def test_a_missing_directory_or_shipped_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match="no such directory"):
        load_reference([SHIPPED, tmp_path / "none"])
    copy = tmp_path / "copy"
    shutil.copytree(SHIPPED, copy)
    (copy / "posts.csv").unlink()
    with pytest.raises(ReferenceDataError, match="posts.csv not found"):
        load_reference([copy])


def test_an_unknown_table_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(ReferenceDataError, match="countries"):
        load_reference([SHIPPED]).rows("guns")


def test_no_key_column_is_undeclared() -> None:
    for table in TABLES:
        declared = set(table.columns)
        assert {*table.key, *table.required, *table.choices, *table.countries, *table.numbers} <= declared, table.name
