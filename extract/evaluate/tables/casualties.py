"""Casualties: a pair needs the kind, the number, and the place or the victims."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from extract.evaluate import labels
from extract.evaluate.gold_rows import GoldArticle, GoldCasualty
from extract.evaluate.stored import StoredClaim, StoredDocument
from extract.evaluate.table import ClaimTable, Field
from extract.evaluate.tables.claimed import figure, thing, word
from extract.evaluate.values import same_number, same_qualifier
from extract.evaluate.wording import share


class Casualties(ClaimTable[GoldCasualty]):
    name = "casualties"
    others = ("casualties.kind_number",)

    def declared(self) -> tuple[Field[GoldCasualty, StoredClaim], ...]:
        return (
            Field("kind", _same_kind, lambda g: g.kind, word("kind"), key=True),
            Field("number", _same_number, labels.figure, figure("count"), key=True, cell="count"),
            Field("count", _same_qualifier, labels.figure, figure("count"), after="number"),
            Field("place", self.place, lambda g: labels.place(g.place), thing("place"), link=True, key=True),
            Field("victims", _same_victims, lambda g: g.victims, word("victims_text"), key=True, cell="victims_text"),
        )

    def gold(self, article: GoldArticle) -> Sequence[GoldCasualty]:
        return article.casualties

    def stored(self, article: GoldArticle, document: StoredDocument) -> Sequence[StoredClaim]:
        return document.of("casualties")

    def weight(self, gold: GoldCasualty, stored: StoredClaim) -> float:
        return self.kind_number(gold, stored) * self.who(gold, stored)

    def variants(self) -> Mapping[str, Callable[[GoldCasualty, StoredClaim], float]]:
        return {"casualties.kind_number": self.kind_number}

    def kind_number(self, gold: GoldCasualty, stored: StoredClaim) -> float:
        """The weight without place or victims."""
        if not (_same_kind(gold, stored) and _same_number(gold, stored)):
            return 0
        return 1 + 0.5 * self.who(gold, stored) + 0.25 * _same_qualifier(gold, stored)

    def who(self, gold: GoldCasualty, stored: StoredClaim) -> bool:
        """Whether the place or the victims are gold's, where gold has any."""
        if gold.place is None and gold.victims is None:
            return True
        return self.judge.place(gold.place, stored.cells.thing("place")) or share(gold.victims, stored.cells.word("victims_text"))

    def place(self, gold: GoldCasualty, stored: StoredClaim) -> bool:
        return gold.place is None or self.judge.place(gold.place, stored.cells.thing("place"))


def _same_kind(gold: GoldCasualty, stored: StoredClaim) -> bool:
    return gold.kind == stored.cells.word("kind")


def _same_number(gold: GoldCasualty, stored: StoredClaim) -> bool:
    return same_number(gold, stored.cells.figure("count"))


def _same_qualifier(gold: GoldCasualty, stored: StoredClaim) -> bool:
    return same_qualifier(gold, stored.cells.figure("count"))


def _same_victims(gold: GoldCasualty, stored: StoredClaim) -> bool:
    return gold.victims is None or share(gold.victims, stored.cells.word("victims_text"))
