"""Judge: whether gold's words and a stored thing are the same party, place or speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.evaluate.gold_rows import GoldPlace
from extract.evaluate.stored import StoredClaim, Thing
from extract.evaluate.wording import is_part, place_words, within, words
from extract.fields import EntityKind
from extract.fields.country import alpha2_codes
from extract.language.reference_data import ReferenceData, split_list


@dataclass(frozen=True, slots=True)
class Judge:
    """Knows the states by code, name and demonym; every comparison of names goes through it."""

    names: Mapping[tuple[str, ...], str]
    """Words of a state's name or demonym -> its code."""
    codes: Mapping[str, str]
    """ISO 3166-1 alpha-3 and alpha-2, in capitals -> alpha-3.

    A body called IS is so taken for Iceland. Kept, because the independent scorer takes it so too and figures are compared across both.
    """

    @classmethod
    def of(cls, reference: ReferenceData) -> Judge:
        """A judge that knows the states of countries.csv."""
        rows = reference.rows("countries")
        names: dict[tuple[str, ...], str] = {}
        for row in rows:
            for name in (row["name"], row["official"], *split_list(row["aliases"]), *split_list(row["demonyms"])):
                names.setdefault(words(name), row["code"])
        names.pop((), None)
        known = {row["code"] for row in rows}
        return cls(names, {code: code for code in known} | {two: three for two, three in alpha2_codes().items() if three in known})

    def state(self, name: str | None) -> str | None:
        """The alpha-3 code of a state's code, name or demonym; None for anything else."""
        return self.codes.get(name or "") or self.names.get(words(name))

    def country(self, thing: Thing) -> str | None:
        """The state that a thing is or belongs to."""
        return self.state(thing.country) or next((code for name in sorted(thing.names) if (code := self.state(name))), None)

    def is_state(self, names: Iterable[str]) -> bool:
        """Whether one of the names is a state's."""
        return any(self.state(name) for name in names)

    def same_name(self, a: str | None, b: str | None) -> bool:
        """Whether both name one thing: the same state, or one name is the other or a part of it."""
        left, right = self.state(a), self.state(b)
        # Sudan is a part of South Sudan only as a word.
        return left == right if left and right else is_part(words(a), words(b))

    def party(self, gold: str | None, thing: Thing) -> bool:
        """Whether the thing is the party; None asks for an empty cell. A state is met by a body of that state, not by a person of it."""
        if gold is None:
            return thing.id is None
        code = self.state(gold)
        if code and ((thing.kind is not EntityKind.PERSON and self.country(thing) == code) or self.state(thing.text) == code):
            return True
        return any(self.same_name(gold, name) for name in thing.known_as)

    def place(self, gold: GoldPlace | None, thing: Thing) -> bool:
        """Whether the thing is the place, and lies in no other country. False when gold has no place."""
        if gold is None:
            return False
        country = self.country(thing)
        if gold.country and country and country != gold.country:
            return False
        bare = " ".join(place_words(gold.name))
        return any(
            self.same_name(gold.name, name) or self.same_name(bare, " ".join(place_words(name))) for name in sorted(thing.known_as)
        )

    def speaker(self, gold: str | None, claim: StoredClaim) -> bool:
        """Whether the one who knows is gold's speaker; None asks for the outlet itself."""
        if gold is None or not claim.chain:
            return gold is None and not claim.chain
        return any(self.same_name(gold, name) or within(gold, name) for name in claim.chain[-1].known_as)
