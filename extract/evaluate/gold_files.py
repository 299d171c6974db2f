"""read_gold: the articles of a folder, each NAME.txt with its NAME.yaml, checked field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from extract.errors import GoldError, SettingsError
from extract.evaluate.gold_errors import short, told
from extract.evaluate.gold_rows import GoldArticle
from extract.evaluate.gold_yaml import load_yaml

SUFFIXES = (".txt", ".yaml", ".yml")
"""Files of an article; others in the folder are no articles."""


@dataclass(frozen=True, slots=True)
class GoldText:
    """One article: its name without suffix, its text, and what it should yield."""

    name: str
    path: Path
    """The .txt file."""
    text: str
    gold: GoldArticle


@dataclass(frozen=True, slots=True)
class GoldFolder:
    """The articles of a folder by name, and everything that is wrong with those that were left out."""

    articles: tuple[GoldText, ...]
    errors: tuple[GoldError, ...]


def read_gold(folder: Path) -> GoldFolder:
    """The folder's articles; one with an error is left out whole, because a part of it would give wrong figures.

    Raises SettingsError when there is no such folder or no .yaml in it.
    """
    if not folder.is_dir():
        raise SettingsError(f"{folder}: no such folder; give a folder of NAME.txt and NAME.yaml files")
    if not any(folder.glob("*.yaml")):
        raise SettingsError(f"{folder}: no .yaml file in it; each article is a NAME.txt with its gold in NAME.yaml")
    articles: list[GoldText] = []
    errors: list[GoldError] = []
    for name in sorted({path.stem for path in folder.iterdir() if path.suffix in SUFFIXES}):
        try:
            articles.append(read_article(folder / f"{name}.txt", folder / f"{name}.yaml"))
        except* GoldError as wrong:
            errors += _flat(wrong)
    return GoldFolder(tuple(articles), tuple(errors))


def read_article(text_file: Path, gold_file: Path) -> GoldText:
    """The article of the two files. Raises GoldError, or an ExceptionGroup of them when several fields are wrong."""
    if not gold_file.is_file():
        other = gold_file.with_suffix(".yml")
        todo = f"rename {other.name} to it" if other.is_file() else f"write {gold_file.name}, or take the text out of the folder"
        raise GoldError(text_file.name, None, f"has no {gold_file.name} beside it; {todo}")
    if not text_file.is_file():
        raise GoldError(gold_file.name, None, f"has no {text_file.name} beside it; add the text")
    text, gold = _read(text_file), _parse(gold_file)
    wrong = [*_name_errors(gold_file, gold), *_quote_errors(gold_file, gold, text)]
    if wrong:
        raise ExceptionGroup(gold_file.name, wrong)
    return GoldText(text_file.stem, text_file, text, gold)


def _flat(wrong: ExceptionGroup[GoldError]) -> Iterator[GoldError]:
    for error in wrong.exceptions:
        if isinstance(error, ExceptionGroup):
            yield from _flat(error)
        else:
            yield error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise GoldError(path.name, None, f"is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise GoldError(path.name, None, f"cannot be read ({error.strerror}); check its permissions") from error


def _parse(path: Path) -> GoldArticle:
    found = load_yaml(path.name, _read(path))
    if not isinstance(found, dict):
        raise GoldError(path.name, None, "is no list of fields; begin with `name: ...` and a list such as `people:`")
    try:
        return GoldArticle.model_validate(found)
    except ValidationError as error:
        raise ExceptionGroup(path.name, [told(path.name, detail) for detail in error.errors(include_url=False)]) from None


def _name_errors(path: Path, gold: GoldArticle) -> Iterator[GoldError]:
    if gold.name and gold.name != path.stem:
        yield GoldError(path.name, "name", f"{gold.name!r} is not the file's name; write {path.stem} or leave it out")


def _quote_errors(path: Path, gold: GoldArticle, text: str) -> Iterator[GoldError]:
    """Quotes that are not in the text, and whether only white space keeps them from it."""
    spaced = " ".join(text.split())
    for place, row in gold.facts():
        if row.quote and row.quote not in text:
            near = "its line ends or spaces differ; " if " ".join(row.quote.split()) in spaced else ""
            reason = f"{short(row.quote)} is not in {path.stem}.txt; {near}copy it from there, character by character"
            yield GoldError(path.name, f"{place}.quote", reason)
