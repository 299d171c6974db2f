"""Weapons: one row for each set of models of which one is true; a pair needs the same set.

Sightings without a model do not count, because gold lists named models only. A model that only a transfer names is a row too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.evaluate import labels
from extract.evaluate.counts import Counts
from extract.evaluate.gold_rows import GoldArticle, GoldWeapon
from extract.evaluate.quotes import places_of
from extract.evaluate.stored import Span, StoredClaim, StoredDocument, Thing
from extract.evaluate.table import Field, Table
from extract.evaluate.wording import model_key
from extract.mention import MentionKind

Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Models:
    """A set of models by key, and what it was read from."""

    keys: Keys
    names: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    claim: str | None = None


class Weapons(Table[GoldWeapon, Models]):
    name = "weapons"
    others = ("weapon_names",)
    recall_only = frozenset({"weapon_names"})

    def declared(self) -> tuple[Field[GoldWeapon, Models], ...]:
        return (Field("models", lambda g, p: _wanted(g) == p.keys, _gold_names, lambda p: " or ".join(p.names), key=True),)

    def gold(self, article: GoldArticle) -> Sequence[GoldWeapon]:
        return article.weapons

    def stored(self, article: GoldArticle, document: StoredDocument) -> Sequence[Models]:
        sets = {models.keys: models for sighting in document.of("weapon_sightings") if (models := _models(sighting)).keys}
        known = {key for keys in sets for key in keys}
        for transfer in document.of("weapon_transfers"):
            weapon = transfer.cells.thing("weapon")
            names = sorted(weapon.names)
            if weapon.id and names and known.isdisjoint(map(model_key, names)):
                keys = frozenset({model_key(names[0])})
                sets.setdefault(keys, Models(keys, (weapon.name or names[0],), _proof(transfer, "weapon"), transfer.id))
        return [sets[keys] for keys in sorted(sets, key=sorted)]

    def weight(self, gold: GoldWeapon, stored: Models) -> float:
        return float(_wanted(gold) == stored.keys)

    def near(self, gold: GoldWeapon, stored: Models, together: bool) -> float:
        return float(len(_wanted(gold) & stored.keys))

    def gold_spans(self, gold: GoldWeapon, text: str) -> tuple[Span, ...]:
        return places_of(text, gold.quote) if gold.quote else ()

    def stored_spans(self, stored: Models, fields: Sequence[Field[GoldWeapon, Models]] = ()) -> tuple[Span, ...]:
        return stored.spans

    def claim_id(self, stored: Models) -> str | None:
        return stored.claim

    def recalls(
        self, article: GoldArticle, document: StoredDocument, pairs: Sequence[tuple[GoldWeapon, Models]]
    ) -> Mapping[str, Counts]:
        """weapon_names: of gold's models, those that are named anywhere, in a mention or a row."""
        named = {key for models in self.stored(article, document) for key in models.keys}
        for mention in document.mentions:
            if mention.kind is MentionKind.WEAPON and mention.thing.id:
                named |= _keys((*mention.thing.names, mention.surface))
        wanted = {key for row in article.weapons for key in _wanted(row)}
        return {"weapon_names": Counts(len(wanted & named), 0, len(wanted))}


def _keys(names: Iterable[str]) -> Keys:
    return frozenset(map(model_key, names)) - {""}


def _wanted(gold: GoldWeapon) -> Keys:
    return frozenset(map(model_key, (gold.model, *gold.alternatives)))


def _gold_names(gold: GoldWeapon) -> str:
    return " or ".join((gold.model, *gold.alternatives))


def _models(sighting: StoredClaim) -> Models:
    """The alternatives of a sighting, each under its words or, without any, a name of its weapon."""
    alternatives = [cells.thing("model") for cells in sighting.lists.get("alternatives", ())]
    names = tuple(name for name in map(_written, alternatives) if name)
    shown = tuple(dict.fromkeys(label for thing in alternatives if (label := labels.thing(thing))))
    return Models(_keys(names), shown, _proof(sighting, "alternatives") or _proof(sighting, "label"), sighting.id)


def _written(weapon: Thing) -> str:
    return weapon.text or next(iter(sorted(weapon.names)), "")


def _proof(claim: StoredClaim, field: str) -> tuple[Span, ...]:
    return tuple(sorted(span for path, spans in claim.proof.items() if path.startswith(field) for span in spans))
