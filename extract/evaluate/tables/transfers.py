"""Transfers: a pair needs supplier and recipient (none asks for none) and a word of the item."""

from __future__ import annotations

from collections.abc import Sequence

from extract.evaluate import labels
from extract.evaluate.gold_rows import GoldArticle, GoldTransfer
from extract.evaluate.stored import StoredClaim, StoredDocument
from extract.evaluate.table import ClaimTable, Field
from extract.evaluate.tables.claimed import figure, modality, status, thing
from extract.evaluate.values import same_number, same_qualifier
from extract.evaluate.wording import share


class Transfers(ClaimTable[GoldTransfer]):
    name = "transfers"

    def declared(self) -> tuple[Field[GoldTransfer, StoredClaim], ...]:
        return (
            Field("supplier", self.supplier, lambda g: g.supplier, thing("supplier"), link=True, key=True),
            Field("recipient", self.recipient, lambda g: g.recipient, thing("recipient"), link=True, key=True),
            Field("item", _same_item, lambda g: g.item, _item, key=True, cell="item_text"),
            Field("number", _same_number, labels.figure, figure("count"), cell="count"),
            Field("count", _same_count, labels.figure, figure("count"), after="number"),
            status(),
            modality(),
        )

    def gold(self, article: GoldArticle) -> Sequence[GoldTransfer]:
        return article.transfers

    def stored(self, article: GoldArticle, document: StoredDocument) -> Sequence[StoredClaim]:
        return document.of("weapon_transfers")

    def weight(self, gold: GoldTransfer, stored: StoredClaim) -> float:
        if not (self.supplier(gold, stored) and self.recipient(gold, stored) and _same_item(gold, stored)):
            return 0
        figures = 1 + 0.5 * _same_number(gold, stored) + 0.1 * same_qualifier(gold, stored.cells.figure("count"))
        return figures + 0.25 * (gold.status == stored.status)

    def supplier(self, gold: GoldTransfer, stored: StoredClaim) -> bool:
        return self.judge.party(gold.supplier, stored.cells.thing("supplier"))

    def recipient(self, gold: GoldTransfer, stored: StoredClaim) -> bool:
        return self.judge.party(gold.recipient, stored.cells.thing("recipient"))


def _same_item(gold: GoldTransfer, stored: StoredClaim) -> bool:
    return any(share(gold.item, name) for name in (stored.cells.word("item_text"), *stored.cells.thing("weapon").names))


def _same_number(gold: GoldTransfer, stored: StoredClaim) -> bool:
    return same_number(gold, stored.cells.figure("count"))


def _same_count(gold: GoldTransfer, stored: StoredClaim) -> bool:
    return _same_number(gold, stored) and same_qualifier(gold, stored.cells.figure("count"))


def _item(stored: StoredClaim) -> str | None:
    return stored.cells.word("item_text") or labels.thing(stored.cells.thing("weapon"))
