"""Organizations: bodies that are no states; the article's own outlet is asked for only where gold has it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.evaluate.gold_rows import GoldArticle, GoldOrganization
from extract.evaluate.stored import Span, StoredDocument
from extract.evaluate.table import Field, Table
from extract.evaluate.tables.named import NamedThing, alike, fit, spans_of, things_named
from extract.mention import MentionKind


class Organizations(Table[GoldOrganization, NamedThing]):
    name = "organizations"

    def declared(self) -> tuple[Field[GoldOrganization, NamedThing], ...]:
        return (Field("name", lambda g, p: fit(g, p.names) > 0, lambda g: g.name, lambda p: p.label, key=True),)

    def gold(self, article: GoldArticle) -> Sequence[GoldOrganization]:
        return article.organizations

    def stored(self, article: GoldArticle, document: StoredDocument) -> Sequence[NamedThing]:
        bodies = [body for body in things_named(document, MentionKind.ORGANIZATION) if not self._state(body)]
        return [body for body in bodies if not self._outlet(article, body) or any(fit(row, body.names) for row in article.organizations)]

    def _state(self, body: NamedThing) -> bool:
        return body.thing.is_state or self.judge.is_state(body.names)

    def _outlet(self, article: GoldArticle, body: NamedThing) -> bool:
        return any(self.judge.same_name(article.meta.outlet, name) for name in body.names)

    def weight(self, gold: GoldOrganization, stored: NamedThing) -> float:
        return fit(gold, stored.names)

    def near(self, gold: GoldOrganization, stored: NamedThing, together: bool) -> float:
        return alike(self.judge, gold, stored.names)

    def gold_spans(self, gold: GoldOrganization, text: str) -> tuple[Span, ...]:
        return spans_of(gold, text)

    def stored_spans(self, stored: NamedThing, fields: Sequence[Field[GoldOrganization, NamedThing]] = ()) -> tuple[Span, ...]:
        return stored.spans[:1]
