"""Places of a story: gazetteer rows, names by their feature word, and places that only the text names."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.fields import EntityKind
from extract.language.lexicon import Entry, Lexicon
from extract.language.linking import slug, words_of
from extract.language.names_words import words
from extract.mention import StoryEntity

_REGIONAL = frozenset({"admin1", "admin2", "region"})
_MERGING = words(
    """
    region oblast province governorate krai raion prefecture republic voivodeship canton front frontier
    """
)
"""Feature words that may be missing: 'Kursk' and 'Kursk Region' are one place of a story that uses both."""


@dataclass(slots=True)
class Site:
    """A place: its key, forms, country, gazetteer id and the words of its name without the feature word."""

    key: str
    core: tuple[str, ...]
    names: list[str] = field(default_factory=list)
    country: str | None = None
    known: str | None = None
    name: str | None = None
    attributes: dict[str, str | float | None] = field(default_factory=dict)
    capital: bool = False
    """A state's capital is never taken for the region of its name."""

    @property
    def place_type(self) -> str | float | None:
        """PLACE_TYPES value; None if unknown."""
        return self.attributes.get("place_type")


class Sites:
    """The places of one story, countries included."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.sites: list[Site] = []
        self._lexicon = lexicon
        self._by_key: dict[str, Site] = {}
        self._by_words: dict[tuple[str, ...], Site] = {}
        self._regions: dict[tuple[str, ...], Site] = {}

    def known(self, entry: Entry, surface: str) -> Site:
        """The place of a gazetteer row; a capital's row lends its city's coordinates."""
        city = self._city_of(entry) if entry.category == "capital" else entry
        site = self._by_key.get(city.key)
        if site is None:
            row = city.row
            attributes: dict[str, str | float | None] = {
                "place_type": row.get("place_type") or "city",
                "admin1": row.get("admin1") or None,
                "geonames_id": row.get("geonames_id") or None,
                "latitude": _number(row.get("latitude")),
                "longitude": _number(row.get("longitude")),
            }
            country = row.get("country") or row.get("code") or None
            name = city.row["capital"] if city.category == "capital" else city.name
            site = self._keep(Site(city.key, _core(words_of(name)), [], country, city.key, name, attributes, entry.category == "capital"))
        self._call(site, surface)
        return site

    def _city_of(self, entry: Entry) -> Entry:
        """The gazetteer's city of a capital's row; the row itself if it has none."""
        code = entry.row["code"]
        for category in ("place", "city"):
            for city in self._lexicon.lookup(entry.row["capital"], category):
                if city.row.get("country") == code:
                    return city
        return entry

    def country(self, code: str, name: str, surface: str | None) -> Site:
        """A country as a place."""
        key = f"country:{code}"
        site = self._by_key.get(key)
        if site is None:
            site = self._keep(Site(key, words_of(name), [], code, key, name, {"place_type": "country"}))
        if surface is not None:
            self._call(site, surface)
        return site

    def named(self, surface: str, core: str, country: str | None, place_type: str | None) -> Site:
        """The place with this name. `core` is the name without its feature word; a city of that name lends its country."""
        words = words_of(surface)
        site = self._by_words.get(words)
        if site is None and words != words_of(core):
            small = _core(words)
            site = self._regions.get(small) if place_type in _REGIONAL else None
        if site is None:
            found = (*self._lexicon.lookup(core, "place"), *self._lexicon.lookup(core, "city")) if place_type in _REGIONAL else ()
            row = next(iter(found), None)
            key = f"place:{slug(surface)}"
            where = country or (row.row.get("country") if row is not None else None)
            site = self._by_key.get(key) or self._keep(Site(key, _core(words), [], where, None, None, {"place_type": place_type}))
        site.country = site.country or country
        self._call(site, surface)
        return site

    def _keep(self, site: Site) -> Site:
        self.sites.append(site)
        self._by_key[site.key] = site
        if site.place_type in _REGIONAL:
            self._regions.setdefault(site.core, site)
        return site

    def _call(self, site: Site, surface: str) -> None:
        if surface not in site.names:
            site.names.append(surface)
            self._by_words.setdefault(words_of(surface), site)

    def merge(self) -> dict[str, str]:
        """Old key -> key that stands for it: a city and the region of its name, two forms of one region."""
        moved: dict[str, str] = {}
        regions: dict[tuple[str, ...], Site] = {}
        for site in self.sites:
            if site.place_type in _REGIONAL:
                first = regions.setdefault(site.core, site)
                if first is not site and _agree(first, site):
                    winner, loser = (first, site) if first.known or not site.known else (site, first)
                    regions[site.core] = winner
                    self._move(loser, winner, moved)
        for site in self.sites:
            region = regions.get(site.core)
            if region is None or region is site or site.capital or site.key in moved or site.place_type in _REGIONAL:
                continue
            if _agree(region, site) and all(_core(words_of(name)) == words_of(name) for name in site.names):
                self._move(site, region, moved)
        self.sites = [s for s in self.sites if s.key not in moved]
        return {old: moved.get(new, new) for old, new in moved.items()}

    def _move(self, loser: Site, winner: Site, moved: dict[str, str]) -> None:
        winner.names.extend(n for n in loser.names if n not in winner.names)
        winner.country = winner.country or loser.country
        moved[loser.key] = winner.key

    def entities(self) -> list[StoryEntity]:
        """One StoryEntity per place."""
        out = []
        for site in self.sites:
            names = tuple(sorted(site.names, key=lambda n: -len(n)))
            out.append(StoryEntity(site.key, EntityKind.PLACE, site.name or names[0], names, site.country, site.known, site.attributes))
        return out


def _agree(left: Site, right: Site) -> bool:
    return left.country is None or right.country is None or left.country == right.country


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without feature words; all of them if nothing else is there."""
    return tuple(w for w in words if w not in _MERGING) or words


def _number(cell: str | None) -> float | None:
    return float(cell) if cell else None
