"""Places: a pair needs the name, words for what it is aside; the country is asked for besides.

A country counts only where gold has it: gold lists one only where it is a destination or a scene.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.evaluate.gold_rows import GoldArticle, GoldNamedPlace
from extract.evaluate.stored import Span, StoredDocument
from extract.evaluate.table import Field, Table
from extract.evaluate.tables.named import NamedThing, alike, fit, spans_of, things_named
from extract.evaluate.wording import place_words
from extract.mention import MentionKind


class Places(Table[GoldNamedPlace, NamedThing]):
    name = "places"

    def declared(self) -> tuple[Field[GoldNamedPlace, NamedThing], ...]:
        return (
            Field("name", lambda g, p: _same_place(g, p) > 0, lambda g: g.name, lambda p: p.label, key=True),
            Field("country", self.country, lambda g: g.country, lambda p: self.judge.country(p.thing)),
        )

    def gold(self, article: GoldArticle) -> Sequence[GoldNamedPlace]:
        return article.places

    def stored(self, article: GoldArticle, document: StoredDocument) -> Sequence[NamedThing]:
        places = things_named(document, MentionKind.PLACE)
        return [p for p in places if not self.judge.is_state(p.names) or any(_same_place(row, p) for row in article.places)]

    def weight(self, gold: GoldNamedPlace, stored: NamedThing) -> float:
        return _same_place(gold, stored)

    def near(self, gold: GoldNamedPlace, stored: NamedThing, together: bool) -> float:
        return alike(self.judge, gold, stored.names)

    def gold_spans(self, gold: GoldNamedPlace, text: str) -> tuple[Span, ...]:
        return spans_of(gold, text)

    def stored_spans(self, stored: NamedThing, fields: Sequence[Field[GoldNamedPlace, NamedThing]] = ()) -> tuple[Span, ...]:
        return stored.spans[:1]

    def country(self, gold: GoldNamedPlace, stored: NamedThing) -> bool:
        return gold.country == self.judge.country(stored.thing)


def _same_place(gold: GoldNamedPlace, stored: NamedThing) -> float:
    """2 for the full name, 1 for an alias or for the name but for region, oblast and the like, else 0."""
    bare = place_words(gold.name)
    return max(fit(gold, stored.names), float(any(place_words(name) == bare for name in stored.names)))
