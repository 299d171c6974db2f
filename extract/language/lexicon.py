"""Lexicon: every name and noun of the reference data, found in a text in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.collection import without_collection
from extract.language.cities import City, cities
from extract.language.folding import fold, plural_of, slug
from extract.language.reference_data import ReferenceData, Row, split_list
from extract.value import value


class Case(IntEnum):
    """How a form must be written in the text to be found."""

    ANY = 0
    CAPITAL = 1
    """Its first letter is a capital; one-word forms in capitals (US, WHO, IDF) must be in capitals."""


@value
class Source:
    """Where a category comes from: a table's columns that hold forms, or lists of them."""

    category: str
    table: str
    forms: tuple[str, ...]
    case: Case
    plural: str | None = None
    """Column with the plural of the first form column; its empty cells mean the regular plural, '-' means none. None: no plurals."""
    prefix: str = ""
    """Start of the key; empty means the category."""


SOURCES = (
    Source("state", "countries", ("name", "official", "aliases"), Case.CAPITAL, prefix="state"),
    Source("demonym", "countries", ("demonyms", "demonym_plurals"), Case.CAPITAL, prefix="state"),
    Source("metonym", "countries", ("metonyms",), Case.CAPITAL, prefix="state"),
    Source("capital", "countries", ("capital", "capital_aliases"), Case.CAPITAL),
    Source("organization", "organizations", ("name", "aliases"), Case.CAPITAL, prefix="org"),
    Source("weapon_model", "weapon_models", ("model", "aliases"), Case.CAPITAL, plural="", prefix="weapon"),
    Source("place", "places", ("name", "aliases"), Case.CAPITAL),
    Source("post", "posts", ("title",), Case.ANY, plural="plural"),
    Source("post_modifier", "modifiers", ("modifier",), Case.ANY),
    Source("org_head", "org_heads", ("noun",), Case.ANY, plural=""),
    Source("place_feature", "place_features", ("noun",), Case.ANY, plural="plural"),
    Source("weapon_class", "weapon_classes", ("noun",), Case.ANY, plural="plural"),
    Source("personnel", "personnel", ("noun",), Case.ANY, plural="plural"),
    Source("victims", "victims", ("noun",), Case.ANY, plural="plural"),
    Source("structure", "structures", ("noun",), Case.ANY, plural="plural"),
    Source("agreement", "agreement_nouns", ("noun",), Case.ANY, plural="plural"),
    Source("given_name", "given_names", ("name",), Case.CAPITAL),
)
"""Every category, in the order in which a form's entries are listed; then comes `city`, from the gazetteer. To add a file: a line here
and one in reference_data.TABLES."""
CITY = Source("city", "places", ("name", "aliases"), Case.CAPITAL)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One row under one category. Compared by identity."""

    key: str
    """Stable id: state:PRK, capital:PRK, org:un-security-council, weapon:kn-23, geonames:524894, place:donbas, post:foreign-minister ..."""
    category: str
    name: str
    """The row's first form."""
    row: Row


class Hit(NamedTuple):
    """A form found in the text. Offsets are code points, end exclusive; a possessive ending is left out."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    """Every entry that the form may mean, in the order of SOURCES: 'Georgia' is a state and a place."""
    plural: bool
    """True if the form is a plural."""

    @property
    def entry(self) -> Entry:
        """The first entry."""
        return self.entries[0]

    @property
    def category(self) -> str:
        """Category of the first entry."""
        return self.entries[0].category

    def of(self, *categories: str) -> Entry | None:
        """The first entry in one of the categories; None if there is none."""
        for entry in self.entries:
            if entry.category in categories:
                return entry
        return None


class _Sense(NamedTuple):
    entry: Entry
    exact: str | None
    """How the text must write it; None for any way that `case` allows."""
    case: Case
    plural: bool


class _Pattern(NamedTuple):
    """What one form may mean. `uniform` is the case rule that all its senses share; None if each must be asked."""

    uniform: Case | None
    entries: tuple[Entry, ...]
    plural: bool
    senses: tuple[_Sense, ...]


class Lexicon:
    """Forms and their entries. Built once per process; immutable."""

    def __init__(self, senses: dict[str, list[_Sense]], towns: dict[str, City], fingerprint: str) -> None:
        forms = [*senses, *towns]
        self._numbers = {form: number for number, form in enumerate(forms)}
        self._patterns: list[_Pattern | City] = [*map(_pattern, senses.values()), *towns.values()]
        self._automaton = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)
        self._states = {s.entry.key: s.entry for group in senses.values() for s in group if s.entry.category == "state"}
        self.fingerprint = fingerprint

    @classmethod
    def load(cls, data: ReferenceData) -> Lexicon:
        """The lexicon of the reference data and of the gazetteer's cities. 0.7 s, half of it reading the cities."""
        with without_collection():
            senses: dict[str, list[_Sense]] = {}
            for source in SOURCES:
                for row in data.rows(source.table):
                    _add(senses, source, row)
            towns: dict[str, City] = {}
            for city in cities(data):
                forms = [fold(form) for form in (city.name, city.plain) if form]
                if any(form in senses for form in forms):
                    _add(senses, CITY, city.row)
                else:
                    towns.update((form, city) for form in forms if form not in towns)
            return cls(senses, towns, data.fingerprint)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form, folded."""
        return tuple(self._numbers)

    def _pattern_at(self, number: int) -> _Pattern:
        """The pattern of a number. A city's is made when it is first met: making all 31,000 costs 0.4 s and a text meets few."""
        pattern = self._patterns[number]
        if isinstance(pattern, City):
            row = pattern.row
            sense = _Sense(Entry(_key(CITY, row), CITY.category, pattern.name, row), None, Case.CAPITAL, False)
            pattern = self._patterns[number] = _pattern([sense])
        return pattern

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Hits in `text[start:end]`, leftmost longest, disjoint, in order, with offsets into `text`."""
        end = len(text) if end is None else end
        part = text[start:end] if start or end < len(text) else text
        folded = fold(part)
        hits: list[Hit] = []
        at = 0
        for number, first, last in self._automaton.find_matches_as_indexes(folded):
            if first < at:
                continue
            hit = self._hit(part, folded, (number, first, last), start)
            if hit is not None:
                hits.append(hit)
                at = last
            elif last - first > _LONG and " " in folded[first:last]:
                inner = self._inside(part, folded, (first, last), start)
                hits.extend(inner)
                at = inner[-1].end - start if inner else at
        return hits

    def _hit(self, part: str, folded: str, match: tuple[int, int, int], offset: int) -> Hit | None:
        number, first, last = match
        if (first and folded[first - 1].isalnum()) or (last < len(folded) and folded[last].isalnum()):
            return None
        uniform, entries, plural, senses = self._pattern_at(number)
        if uniform is not None:
            if uniform is Case.CAPITAL and not _capital(part[first]):
                return None
            return Hit(offset + first, offset + last, entries, plural)
        surface = part[first:last]
        found = [sense for sense in senses if _written(sense, surface)]
        if not found:
            return None
        return Hit(offset + first, offset + last, tuple(dict.fromkeys(sense.entry for sense in found)), found[0].plural)

    def _inside(self, part: str, folded: str, span: tuple[int, int], offset: int) -> list[Hit]:
        """Hits that a longer match hid which proved wrong ('us army' in 'Cactus army' hides 'army')."""
        first, last = span
        while last < len(folded) and folded[last].isalnum():
            last += 1
        begin = folded.find(" ", first, last) + 1
        hits = []
        for number, a, b in self._automaton.find_matches_as_indexes(folded[begin:last]) if begin else ():
            hit = self._hit(part, folded, (number, begin + a, begin + b), offset)
            if hit is not None:
                hits.append(hit)
        return hits

    def lookup(self, form: str, category: str | None = None) -> tuple[Entry, ...]:
        """Entries of a form written as it would be in a text; with `category` only those of that category. () if unknown."""
        number = self._numbers.get(fold(form))
        senses = self._pattern_at(number).senses if number is not None else ()
        entries = dict.fromkeys(s.entry for s in senses if _written(s, form))
        return tuple(entry for entry in entries if category in (None, entry.category))

    def state(self, code: str) -> Entry | None:
        """The state with this alpha-3 code; None if there is none."""
        return self._states.get(f"state:{code}")


_LONG = 3


def _pattern(group: list[_Sense]) -> _Pattern:
    first = group[0]
    if len(group) == 1:
        return _Pattern(None if first.exact else first.case, (first.entry,), first.plural, tuple(group))
    same = all(s.case is first.case and s.exact is None for s in group)
    return _Pattern(first.case if same else None, tuple(dict.fromkeys(s.entry for s in group)), first.plural, tuple(group))


def _capital(letter: str) -> bool:
    """True for a capital, and for a character that has no case."""
    return letter.isupper() or letter.lower() == letter.upper()


def _written(sense: _Sense, surface: str) -> bool:
    """True if the text writes the form as its case rule asks."""
    if sense.exact is not None:
        return surface == sense.exact
    return sense.case is Case.ANY or _capital(surface[0])


def _add(senses: dict[str, list[_Sense]], source: Source, row: Row) -> None:
    case, entry = source.case, Entry(_key(source, row), source.category, row[source.forms[0]], row)
    for form, plural in _forms(source, row):
        exact = form if case is Case.CAPITAL and form[:2].isupper() and _is_acronym(form) else None
        written = Case.ANY if form[0].islower() else case  # al-Shabaab, de-mining
        senses.setdefault(fold(form), []).append(_Sense(entry, exact, written, plural))


def _is_acronym(form: str) -> bool:
    """True for a word in capitals (WHO, U.S.) and its plural (MPs): lower case would be another word."""
    stem = form.removesuffix("s")
    return " " not in form and stem.isupper() and stem.isascii() and not any(c.isdigit() for c in stem)


def _forms(source: Source, row: Row) -> list[tuple[str, bool]]:
    """(form, is plural) of a row."""
    forms: list[tuple[str, bool]] = []
    for column in source.forms:
        cell = row[column]
        if cell:
            listed = split_list(cell) if ";" in cell else (cell,)
            forms += [(form, column == "demonym_plurals") for form in listed]
    if source.plural == "":
        forms += [(plural_of(form), True) for form, _ in forms]
    elif source.plural:
        stated = split_list(row[source.plural]) or (plural_of(row[source.forms[0]]),)
        forms += [(form, True) for form in stated if form != "-"]
    return forms


def _key(source: Source, row: Row) -> str:
    if row.get("geonames_id"):
        return f"geonames:{row['geonames_id']}"
    if source.table == "countries":
        return f"{source.prefix or source.category}:{row['code']}"
    parts = [slug(row[source.forms[0]])]
    if source.category == "place" and row["country"]:
        parts.append(row["country"].lower())
    return f"{source.prefix or source.category}:{'-'.join(parts)}"
