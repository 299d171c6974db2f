"""Metonyms: the name of a place that stands for its state; one row for each name and meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.evaluate import labels
from extract.evaluate.gold_rows import GoldArticle, GoldMetonym
from extract.evaluate.quotes import names_in
from extract.evaluate.stored import Span, StoredDocument, Thing
from extract.evaluate.table import Field, Table
from extract.evaluate.wording import words


@dataclass(frozen=True, slots=True)
class Metonym:
    """A surface and what it means."""

    surface: str
    means: Thing
    spans: tuple[Span, ...]


class Metonyms(Table[GoldMetonym, Metonym]):
    name = "metonyms"

    def declared(self) -> tuple[Field[GoldMetonym, Metonym], ...]:
        return (
            Field("surface", _same_surface, lambda g: g.surface, lambda p: p.surface, key=True),
            Field("means", self.means, lambda g: g.means, lambda p: labels.thing(p.means), link=True, key=True),
        )

    def gold(self, article: GoldArticle) -> Sequence[GoldMetonym]:
        return article.metonyms

    def stored(self, article: GoldArticle, document: StoredDocument) -> Sequence[Metonym]:
        found: dict[tuple[tuple[str, ...], str], Metonym] = {}
        for mention in document.mentions:
            if mention.metonym:
                key = (words(mention.surface), str(mention.thing.id))
                known = found.get(key)
                spans = (*known.spans, mention.span) if known else (mention.span,)
                found[key] = Metonym(mention.surface, mention.thing, spans)
        return [found[key] for key in sorted(found)]

    def weight(self, gold: GoldMetonym, stored: Metonym) -> float:
        return float(_same_surface(gold, stored) and self.means(gold, stored))

    def near(self, gold: GoldMetonym, stored: Metonym, together: bool) -> float:
        return float(_same_surface(gold, stored))

    def gold_spans(self, gold: GoldMetonym, text: str) -> tuple[Span, ...]:
        return names_in(text, (gold.surface,))[:1]

    def stored_spans(self, stored: Metonym, fields: Sequence[Field[GoldMetonym, Metonym]] = ()) -> tuple[Span, ...]:
        return stored.spans[:1]

    def means(self, gold: GoldMetonym, stored: Metonym) -> bool:
        return self.judge.party(gold.means, stored.means)


def _same_surface(gold: GoldMetonym, stored: Metonym) -> bool:
    return words(gold.surface) == words(stored.surface)
