"""Stored values as a reader wants them: `6,000` with its qualifier, a date with the words it came from, a name with its canonical form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from extract.fields import Basis, EdtfDate, Quantity, YearRange
from extract.records import FieldSpec
from newsledger.report.load import Row
from newsledger.report.visible import visible

_QUALIFIED = {
    "approximate": "about {}",
    "at_least": "at least {}",
    "at_most": "at most {}",
    "more_than": "more than {}",
    "less_than": "less than {}",
}

_BASES = {
    Basis.PUBLICATION_ANCHOR: "counted from the publication date",
    Basis.STORY_DATE: "from a date in the story",
    Basis.CROSS_DOCUMENT: "from another document",
    Basis.REVIEWER: "set by a reviewer",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A value to read. `note` says in small print what the value alone does not: the words of the source, the basis of a date."""

    text: str
    note: str | None = None


def label(name: str) -> str:
    """A declared name for people: `made_year` is `made year`, `item_text` is `item`."""
    return name.removesuffix("_text").replace("_", " ")


def quantity(row: Row, name: str) -> Shown | None:
    """A quantity's columns: `about 6,000`, `more than 76,000`, `300 to 400`, `at least 24` with the word that says so; None for NULL."""
    number, low, high = row[name], row[f"{name}_min"], row[f"{name}_max"]
    qualifier, words = row[f"{name}_qualifier"], row[f"{name}_text"]
    if number is None and low is None and high is None:
        return Shown(visible(words)) if words else None
    if number is None:
        bounds = _between(low, high)
        return Shown(bounds, _words(words, bounds))
    text = _QUALIFIED.get(qualifier or "", "{}").format(f"{number:,}")
    return Shown(text, _words(words, text))


def _between(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    return f"at most {high:,}" if low is None else f"at least {low:,}"


def figure_bounds(row: Row, name: str) -> tuple[int | None, int | None] | None:
    """(lowest, highest) number the claim allows, None for an open end; None when it gives no figure. A printed figure counts as itself."""
    number, low, high = row[name], row[f"{name}_min"], row[f"{name}_max"]
    if number is None and low is None and high is None:
        return None
    if row[f"{name}_qualifier"] in ("at_least", "more_than"):
        return low if number is None else number, None
    if row[f"{name}_qualifier"] in ("at_most", "less_than"):
        return None, high if number is None else number
    return (number, number) if number is not None else (low, high)


def edtf(row: Row, name: str) -> Shown | None:
    """A date's columns: the EDTF form with the words and the basis; the words alone when they were not resolved; None for NULL."""
    form, words, basis = row[f"{name}_edtf"], row[f"{name}_text"], row[f"{name}_basis"]
    if not form:
        return Shown(f"\u201c{visible(words)}\u201d", "not resolved") if words else None
    notes = [n for n in (_words(words, form), _BASES.get(basis)) if n]
    return Shown(visible(form), ", ".join(notes) or None)


def years(row: Row, name: str) -> Shown | None:
    """A year range's columns: `2023`, `2022 to 2023`, `from 2022`, `until 2023`; None for NULL."""
    low, high = row[f"{name}_min"], row[f"{name}_max"]
    if low is None and high is None:
        return None
    if low == high:
        return Shown(str(low))
    return Shown(f"from {low}" if high is None else f"until {high}" if low is None else f"{low} to {high}")


def shown(spec: FieldSpec, row: Row, entities: Mapping[str, str]) -> Shown | None:
    """The value of a declared field, lists and links left out; None when it is NULL."""
    if spec.reference:
        id_column, text_column = spec.reference.names(spec.name)
        return name_and_words(entities.get(row[id_column] or ""), row[text_column])
    by_group = _GROUPS.get(spec.holds)
    return by_group(row, spec.name) if by_group else _scalar(spec, row[spec.name])


def name_and_words(name: str | None, words: str | None) -> Shown | None:
    """The canonical name with the source's words where they differ; the words alone for what is not resolved; None without either."""
    if name is None:
        return Shown(visible(words)) if words else None
    return Shown(visible(name), _words(words, name))


def _scalar(spec: FieldSpec, value: object) -> Shown | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return Shown("yes" if value else "no")
    text = str(value)
    return Shown(visible(label(text) if spec.columns[0].choices else text))


def _words(words: str | None, value: str) -> str | None:
    """The source's words in quotes, unless they are the value."""
    if not words or words.casefold() == value.casefold():
        return None
    return f"\u201c{visible(words)}\u201d"


_GROUPS: dict[type[Any], Callable[[Row, str], Shown | None]] = {Quantity: quantity, EdtfDate: edtf, YearRange: years}
