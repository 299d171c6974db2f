"""Leaders: for which state a person of public office speaks and signs, when the story does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extract.language.folding import slug
from extract.language.reference_data import ReferenceData

Term = tuple[str, int, int]
"""(ISO 3166-1 alpha-3 code, first year, last year), both inclusive."""
_OPEN = 9999


@dataclass(frozen=True)
class Leaders:
    """Presidents, heads of government and ministers, by name and year."""

    terms: Mapping[str, tuple[Term, ...]]
    """Slug of the name -> terms."""

    @classmethod
    def load(cls, data: ReferenceData) -> Leaders:
        """The rows of leaders.csv; an empty `until` is open."""
        found: dict[str, list[Term]] = {}
        for row in data.rows("leaders"):
            term = (row["country"], int(row["since"] or 0), int(row["until"] or _OPEN))
            found.setdefault(slug(row["name"]), []).append(term)
        return cls({name: tuple(terms) for name, terms in found.items()})

    def state_of(self, name: str, year: int | None) -> str | None:
        """Code of the state whose office the person held in the year; without a year, ever. None for people not listed."""
        held = {code for code, since, until in self.terms.get(slug(name), ()) if year is None or since <= year <= until}
        return held.pop() if len(held) == 1 else None
