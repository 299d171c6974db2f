"""A gold folder is read file by file; what is wrong is told with file, field and what to do, and the next article is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.errors import SettingsError
from extract.evaluate import GoldArticle, read_gold
from tests.extract.evaluate.made import GOLD, TEXT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good article, v01."""
    write(tmp_path, "v01", GOLD)
    return tmp_path


def write(folder: Path, name: str, gold: Mapping[str, Any] | str, text: str = TEXT) -> None:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.yaml").write_text(gold if isinstance(gold, str) else yaml.safe_dump(dict(gold)), encoding="utf-8")


def test_an_article_is_its_text_and_its_gold(folder: Path) -> None:
    [article] = read_gold(folder).articles
    assert (article.name, article.text, article.gold) == ("v01", TEXT, GoldArticle.model_validate(GOLD))
    assert str(article.gold.meta.published) == "2031-03-05"


def test_null_is_not_given_and_a_bare_place_has_no_country(folder: Path) -> None:
    write(folder, "v02", "people:\nevents: null\ndeployments: [{contributor: NOR, destination: Vardal, headcount: null, speaker: null}]\n")
    gold = read_gold(folder).articles[1].gold
    assert (gold.people, gold.events, gold.deployments[0].speaker) == ((), (), None)
    assert gold.deployments[0].destination and gold.deployments[0].destination.country is None


def test_days_may_be_yaml_dates_or_text(folder: Path) -> None:
    both = "agreements: [{parties: [NOR], date: {earliest: 2031-03-01, latest: '2031-03-02'}}]"
    write(folder, "v02", both)
    date = read_gold(folder).articles[1].gold.agreements[0].date
    assert (str(date.earliest), str(date.latest)) == ("2031-03-01", "2031-03-02")


TYPES = "visit, meeting, negotiation"
WRONG = [
    ("people: [{nmae: Kari Lund}]", "people[0].nmae: is no field; use one of name, aliases, role, org"),
    ("persons: []", "persons: is no field; use one of name, style, meta, "),
    ("people: [{role: minister}]", "people[0].name: is missing; write it"),
    ("people: [{name: ''}]", "people[0].name: is empty; fill it or leave it out"),
    ("people: {name: Kari Lund}", "people: {'name': 'Kari Lund'} is no list; write each row on a line that begins with a hyphen"),
    ("people: [Kari Lund]", "people[0]: 'Kari Lund' is no row; write fields and values, as in {name: ..., role: ...}"),
    ("events: [{type: picnic}]", f"events[0].type: 'picnic' is not one of {TYPES}, "),
    ("events: [{type: visit, date: Monday}]", "events[0].date: 'Monday' is no row; write fields and values"),
    ("events: [{type: visit, same_as: v01}]", "events[0].same_as: 'v01' is not of the form NAME#ROW; write for example n01#0"),
    ("deployments: [{contributor: NOR, status: done}]", "deployments[0].status: 'done' is not one of planned, proposed, "),
    ("deployments: [{contributor: NOR, headcount: {qualifier: circa}}]", "deployments[0].headcount.qualifier: 'circa' is not one of exact"),
    ("deployments: [{contributor: NOR, headcount: {n: some}}]", "deployments[0].headcount.n: 'some' is no whole number from 0 up; "),
    ("deployments: [{contributor: NOR, headcount: {n: 1.5}}]", "deployments[0].headcount.n: 1.5 is no whole number from 0 up; "),
    ("deployments: [{contributor: NOR, components: [{role: a, n: -3}]}]", "deployments[0].components[0].n: -3 is no whole number"),
    ("places: [{name: Vardal, country: NO}]", "places[0].country: False is read as the bool False, not as text; put it in quotes"),
    ("places: [{name: Vardal, country: Norway}]", "places[0].country: 'Norway' is not an ISO 3166-1 alpha-3 country code (Kosovo is XKX)"),
    ("agreements: [{parties: []}]", "agreements[0].parties: is empty; name at least one"),
    ("agreements: [{parties: [NOR], date: {earliest: March}}]", "agreements[0].date.earliest: 'March' is no day; write YYYY-MM-DD, or"),
    ("agreements: [{parties: [NOR], date: {earliest: [1]}}]", "agreements[0].date.earliest: [1] is no day; write YYYY-MM-DD, or"),
    ("casualties: [{kind: killed, quote: nine sailors}]", "casualties[0].quote: 'nine sailors' is not in v02.txt; copy it"),
    ("casualties: [{kind: killed, quote: at  least nine}]", "its line ends or spaces differ"),
    ("name: v03", "name: 'v03' is not the file's name; write v02 or leave it out"),
]
NOT_YAML = [
    ("people: []\nevents: []\npeople: []", "v02.yaml, line 3: 'people' is there twice; keep one"),
    ("people: [", "v02.yaml, line 2: did not find expected node content; check the indentation"),
    ("traps: - a: b", "v02.yaml, line 1: block sequence entries are not allowed in this context; check the indentation"),
    ("just words", "v02.yaml: is no list of fields; begin with `name: ...` and a list such as `people:`"),
    ("", "v02.yaml: is no list of fields; begin with"),
    ("people: [{name: \x07}]", "v02.yaml: is not YAML"),
]


@pytest.mark.parametrize(("gold", "told"), [*WRONG, *NOT_YAML])
def test_what_is_wrong_is_told_in_one_line_and_the_next_article_is_read(gold: str, told: str, folder: Path) -> None:
    write(folder, "v02", gold)
    write(folder, "v03", "name: v03")
    found = read_gold(folder)
    assert [article.name for article in found.articles] == ["v01", "v03"]
    [error] = found.errors
    assert told in str(error) and "\n" not in str(error)


def test_everything_that_is_wrong_with_a_file_is_told_at_once(folder: Path) -> None:
    write(folder, "v02", "events: [{type: picnic, quote: a}, {type: visit, status: over}]\npeople: [{role: x}]")
    assert [error.field for error in read_gold(folder).errors] == ["people[0].name", "events[0].type", "events[1].status"]


def test_texts_and_gold_that_stand_alone_are_told(folder: Path) -> None:
    (folder / "v02.txt").write_text(TEXT)
    (folder / "v03.yaml").write_text("name: v03")
    (folder / "v04.txt").write_text(TEXT)
    (folder / "v04.yml").write_text("name: v04")
    (folder / "README.md").write_text("no article")
    found = [str(error) for error in read_gold(folder).errors]
    assert found == [
        "v02.txt: has no v02.yaml beside it; write v02.yaml, or take the text out of the folder",
        "v03.yaml: has no v03.txt beside it; add the text",
        "v04.txt: has no v04.yaml beside it; rename v04.yml to it",
    ]


def test_files_in_another_encoding_are_told(folder: Path) -> None:
    (folder / "v02.txt").write_bytes("Malmö".encode("latin-1"))
    (folder / "v02.yaml").write_text("name: v02")
    assert str(read_gold(folder).errors[0]) == "v02.txt: is not UTF-8 (byte 4); save it as UTF-8"


@pytest.mark.parametrize(("name", "told"), [("none", "no such folder"), ("", "no .yaml file in it")])
def test_a_folder_without_gold_stops_the_run(name: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=told):
        read_gold(tmp_path / name)


def test_the_sample_in_the_documents_is_gold() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "gold.md").read_text(encoding="utf-8")
    sample = page.split("```yaml\n")[1].split("```")[0]
    gold = GoldArticle.model_validate(yaml.safe_load(sample))
    assert [name for name in GoldArticle.model_fields if not getattr(gold, name)] == []
