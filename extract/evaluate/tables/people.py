"""People: a pair needs the full name or an alias; its post and the post's organization are asked for besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.evaluate import labels
from extract.evaluate.gold_rows import GoldArticle, GoldPerson
from extract.evaluate.stored import NOTHING, Span, StoredClaim, StoredDocument
from extract.evaluate.table import Field, Table
from extract.evaluate.tables.named import NamedThing, alike, fit, spans_of, things_named
from extract.evaluate.wording import share
from extract.mention import MentionKind


class People(Table[GoldPerson, NamedThing]):
    name = "people"

    def declared(self) -> tuple[Field[GoldPerson, NamedThing], ...]:
        return (
            Field("name", lambda g, p: fit(g, p.names) > 0, lambda g: g.name, lambda p: p.label, key=True),
            Field("role", _same_role, lambda g: g.role, _titles, cell="title"),
            Field("org", self.org, lambda g: g.org, _bodies, link=True, cell="organization"),
        )

    def gold(self, article: GoldArticle) -> Sequence[GoldPerson]:
        return article.people

    def stored(self, article: GoldArticle, document: StoredDocument) -> Sequence[NamedThing]:
        """Who is mentioned, and who only holds a post."""
        people = {person.thing.id or person.names: person for person in things_named(document, MentionKind.PERSON)}
        for post in document.of("roles"):
            holder = post.cells.thing("person")
            if holder.id:
                known = people.setdefault(holder.id, NamedThing(holder, holder.names))
                people[holder.id] = replace(known, posts=(*known.posts, post))
        return list(people.values())

    def weight(self, gold: GoldPerson, stored: NamedThing) -> float:
        return fit(gold, stored.names)

    def near(self, gold: GoldPerson, stored: NamedThing, together: bool) -> float:
        return alike(self.judge, gold, stored.names)

    def gold_spans(self, gold: GoldPerson, text: str) -> tuple[Span, ...]:
        return spans_of(gold, text)

    def stored_spans(self, stored: NamedThing, fields: Sequence[Field[GoldPerson, NamedThing]] = ()) -> tuple[Span, ...]:
        """Where the post is proven, else where the name first stands."""
        cells = {field.cell for field in fields}
        proven = {span for post in stored.posts for path, spans in post.proof.items() if path in cells for span in spans}
        return tuple(sorted(proven)) or stored.spans[:1]

    def org(self, gold: GoldPerson, stored: NamedThing) -> bool:
        """Whether a post is with gold's organization; none asks that no post names one."""
        bodies = [post.cells.thing("organization") for post in stored.posts]
        if gold.org is None:
            return all(body.id is None and not body.text for body in bodies)
        return any(self.judge.party(gold.org, body) for body in bodies)


def _same_role(gold: GoldPerson, stored: NamedThing) -> bool:
    titles = [title for post in stored.posts if (title := post.cells.word("title"))]
    return any(share(gold.role, title) for title in titles) if gold.role else not titles


def _titles(stored: NamedThing) -> str | None:
    return labels.listed(dict.fromkeys(_title(post) for post in stored.posts))


def _title(post: StoredClaim) -> str | None:
    return post.cells.word("title")


def _bodies(stored: NamedThing) -> str | None:
    return labels.listed(dict.fromkeys(labels.thing(post.cells.things.get("organization", NOTHING)) for post in stored.posts))


