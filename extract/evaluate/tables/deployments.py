"""Deployments: a pair needs the contributor and, where gold has one, the destination."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.evaluate import labels
from extract.evaluate.counts import Counts
from extract.evaluate.gold_rows import GoldArticle, GoldDeployment
from extract.evaluate.stored import Cells, StoredClaim, StoredDocument
from extract.evaluate.table import ClaimTable, Field
from extract.evaluate.tables.claimed import date, figure, modality, speaker, status, thing
from extract.evaluate.values import same_date, same_number, same_qualifier
from extract.evaluate.wording import share


class Deployments(ClaimTable[GoldDeployment]):
    name = "deployments"
    others = ("deployments.breakdown",)
    recall_only = frozenset({"deployments.breakdown"})

    def declared(self) -> tuple[Field[GoldDeployment, StoredClaim], ...]:
        return (
            Field("contributor", self.contributor, lambda g: g.contributor, thing("contributor"), link=True, key=True),
            Field("destination", self.destination, lambda g: labels.place(g.destination), thing("destination"), link=True, key=True),
            Field("number", self.number, _gold_figure, figure("headcount"), cell="headcount"),
            Field("headcount", self.headcount, _gold_figure, figure("headcount"), after="number"),
            Field("components", self.components, _gold_parts, _parts),
            Field("date", _same_start, lambda g: labels.date(g.date), date("starts"), cell="starts"),
            status(),
            modality(),
            speaker(self.judge),
        )

    def gold(self, article: GoldArticle) -> Sequence[GoldDeployment]:
        return article.deployments

    def stored(self, article: GoldArticle, document: StoredDocument) -> Sequence[StoredClaim]:
        return document.of("deployments")

    def weight(self, gold: GoldDeployment, stored: StoredClaim) -> float:
        if not (self.contributor(gold, stored) and self.destination(gold, stored)):
            return 0
        figures = 1 + 0.5 * self.number(gold, stored) + 0.1 * self.headcount(gold, stored) + 0.25 * self.components(gold, stored)
        return figures + 0.1 * (gold.status == stored.status)

    def recalls(
        self, article: GoldArticle, document: StoredDocument, pairs: Sequence[tuple[GoldDeployment, StoredClaim]]
    ) -> Mapping[str, Counts]:
        """breakdown: of the totals that gold breaks down, those whose parts are all there."""
        broken = sum(bool(row.components) for row in article.deployments)
        right = sum(self.components(gold, stored) for gold, stored in pairs if gold.components)
        return {"deployments.breakdown": Counts(right, 0, broken)} if broken else {}

    def contributor(self, gold: GoldDeployment, stored: StoredClaim) -> bool:
        return self.judge.party(gold.contributor, stored.cells.thing("contributor"))

    def destination(self, gold: GoldDeployment, stored: StoredClaim) -> bool:
        return gold.destination is None or self.judge.place(gold.destination, stored.cells.thing("destination"))

    def number(self, gold: GoldDeployment, stored: StoredClaim) -> bool:
        return same_number(gold.headcount, stored.cells.figure("headcount"))

    def headcount(self, gold: GoldDeployment, stored: StoredClaim) -> bool:
        return self.number(gold, stored) and same_qualifier(gold.headcount, stored.cells.figure("headcount"))

    def components(self, gold: GoldDeployment, stored: StoredClaim) -> bool:
        """All parts that gold has, each once, and no others."""
        left = list(stored.lists.get("components", ()))
        for want in gold.components:
            same = next((part for part in left if share(want.role, _who(part)) and same_number(want, part.figure("headcount"))), None)
            if same is None:
                return False
            left.remove(same)
        return not left


def _who(part: Cells) -> str:
    return f"{part.word('personnel_role') or ''} {part.word('task') or ''}"


def _gold_figure(gold: GoldDeployment) -> str | None:
    return labels.figure(gold.headcount)


def _gold_parts(gold: GoldDeployment) -> str | None:
    return labels.listed(f"{labels.figure(part) or ''} {part.role}".strip() for part in gold.components)


def _parts(stored: StoredClaim) -> str | None:
    parts = stored.lists.get("components", ())
    return labels.listed(f"{labels.figure(part.figure('headcount')) or ''} {_who(part)}".strip() for part in parts)


def _same_start(gold: GoldDeployment, stored: StoredClaim) -> bool:
    return same_date(gold.date, stored.cells.date("starts"))
