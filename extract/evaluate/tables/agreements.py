"""Agreements: a pair needs all parties, no others, and both bounds of the date."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from extract.evaluate import labels
from extract.evaluate.gold_rows import GoldAgreement, GoldArticle
from extract.evaluate.stored import StoredClaim, StoredDocument
from extract.evaluate.table import ClaimTable, Field
from extract.evaluate.tables.claimed import date, status, word
from extract.evaluate.values import same_date
from extract.evaluate.wording import share


class Agreements(ClaimTable[GoldAgreement]):
    name = "agreements"

    def declared(self) -> tuple[Field[GoldAgreement, StoredClaim], ...]:
        return (
            Field("parties", self.same_parties, lambda g: labels.listed(g.parties), _parties, link=True, key=True),
            Field("date", _same_date, lambda g: labels.date(g.date), date("signed"), key=True, cell="signed"),
            Field("name", _same_name, lambda g: g.name, word("name")),
            status(),
        )

    def gold(self, article: GoldArticle) -> Sequence[GoldAgreement]:
        return article.agreements

    def stored(self, article: GoldArticle, document: StoredDocument) -> Sequence[StoredClaim]:
        return document.of("agreements")

    def weight(self, gold: GoldAgreement, stored: StoredClaim) -> float:
        return self.parties(gold, stored) * _same_date(gold, stored)

    def variants(self) -> Mapping[str, Callable[[GoldAgreement, StoredClaim], float]]:
        return {"agreements.parties": self.parties}

    def parties(self, gold: GoldAgreement, stored: StoredClaim) -> float:
        """The weight without the date."""
        return (1 + 0.5 * _same_date(gold, stored) + 0.25 * _same_name(gold, stored)) if self.same_parties(gold, stored) else 0

    def same_parties(self, gold: GoldAgreement, stored: StoredClaim) -> bool:
        left = [cells.thing("entity") for cells in stored.lists.get("parties", ())]
        for want in gold.parties:
            same = next((thing for thing in left if self.judge.party(want, thing)), None)
            if same is None:
                return False
            left.remove(same)
        return not left


def _same_date(gold: GoldAgreement, stored: StoredClaim) -> bool:
    return same_date(gold.date, stored.cells.date("signed"))


def _same_name(gold: GoldAgreement, stored: StoredClaim) -> bool:
    return share(gold.name, stored.cells.word("name"))


def _parties(stored: StoredClaim) -> str | None:
    return labels.listed(labels.thing(cells.thing("entity")) for cells in stored.lists.get("parties", ()))
