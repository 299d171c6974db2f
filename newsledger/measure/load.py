"""stored_documents: the current rows of the gold articles, as the comparison takes them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, select

from db import tables as t
from db.connect import explained
from extract.evaluate import Cells, Figure, GoldText, StoredClaim, StoredDocument, StoredMention, Thing, When
from extract.evaluate.stored import Span
from extract.fields import EdtfDate, EntityKind, Quantity
from extract.mention import MentionKind
from extract.records import RECORDS, FieldSpec, Row, children_of, fields_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Select

Cell = Mapping[str, Any]
"""A row by column name."""

RECORD_OF = {record.record_type: record for record in RECORDS}

OF_CLAIM: tuple[tuple[Table, str], ...] = (
    *((table, "claim_id") for table in t.RECORD_TABLES.values()),
    *((table, "ordinal") for table in t.CHILD_TABLES.values()),
    (t.attributions, "depth"),
    (t.evidence, "start_char"),
)
"""The tables with rows of a claim, each with the column that orders them."""

ENTITIES = (
    select(t.entities, t.organizations.c.org_type, t.places.c.country.label("place_country"))
    .outerjoin(t.organizations, t.organizations.c.id == t.entities.c.id)
    .outerjoin(t.places, t.places.c.id == t.entities.c.id)
)

BATCH = 500
"""Ids asked for at once; SQLite takes at least 999 parameters."""


def stored_documents(engine: Engine, articles: Iterable[GoldText]) -> dict[str, StoredDocument]:
    """Article name -> what is stored of it; an article that the database does not hold is left out.

    An article is the document with its very text or, failing that, the last one whose file has its name. Raises StoreError.
    """
    found = {}
    with explained(engine), engine.connect() as connection:
        reader = _Reader(connection)
        for article in articles:
            document = _document(connection, article)
            if document:
                found[article.name] = reader.read(document)
    return found


def _document(connection: Connection, article: GoldText) -> Cell | None:
    same_text = select(t.documents).where(t.documents.c.sha256 == sha256(article.text.encode("utf-8", "replace")).hexdigest())
    exact = connection.execute(same_text).mappings().first()
    if exact:
        return dict(exact)
    name = article.path.name
    same_name = select(t.documents).where(t.documents.c.uri.endswith(name, autoescape=True)).order_by(t.documents.c.uri, t.documents.c.id)
    rows = [row for row in connection.execute(same_name).mappings() if re.split(r"[#/\\]", row["uri"])[-1] == name]
    return dict(rows[-1]) if rows else None


class _Reader:
    """Reads documents one by one; an entity is read once."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.entities: dict[str, Thing] = {}

    def read(self, document: Cell) -> StoredDocument:
        """Everything current of the document, in the order of the text."""
        of_document = select(t.stories.c.id).where(t.stories.c.document_id == document["id"])
        current = t.claims.c.is_current & t.claims.c.story_id.in_(of_document)
        claims = self._rows(select(t.claims, t.stories.c.ordinal).join(t.stories, t.stories.c.id == t.claims.c.story_id).where(current))
        chosen = select(t.claims.c.id).where(current)
        rows = {table.name: self._by_claim(table, chosen, order) for table, order in OF_CLAIM}
        mentions = self._rows(_mentions_of(document["id"]))
        self._learn(mentions, *(found for by_claim in rows.values() for found in by_claim.values()))
        made: dict[str, list[tuple[int, int, str, StoredClaim]]] = defaultdict(list)
        for claim in claims:
            stored = self._claim(claim, rows)
            start = min((start for spans in stored.proof.values() for start, _ in spans), default=0)
            made[stored.table].append((claim["ordinal"], start, stored.id, stored))
        in_order = {name: tuple(entry[-1] for entry in sorted(entries, key=lambda entry: entry[:3])) for name, entries in made.items()}
        return StoredDocument(document["text"], in_order, tuple(self._mention(row) for row in mentions))

    def _claim(self, claim: Cell, rows: Mapping[str, Mapping[str, list[Cell]]]) -> StoredClaim:
        key, record = claim["id"], RECORD_OF[claim["record_type"]]
        spans: dict[str, list[Span]] = defaultdict(list)
        for row in rows["evidence"].get(key, ()):
            spans[row["field"]].append((row["start_char"], row["end_char"]))
        lists = [(spec.name, spec.child) for spec in children_of(record) if spec.child]
        chain = [link for link in rows["attributions"].get(key, ()) if link["depth"] > 0]
        return StoredClaim(
            id=key,
            table=record.table,
            fact_id=claim["fact_id"],
            status=claim["status"],
            modality=claim["modality"],
            cells=self._cells(record, rows[record.table][key][0]),
            lists={name: tuple(self._cells(child, row) for row in rows[child.table].get(key, ())) for name, child in lists},
            chain=tuple(self._thing(link["agent_id"], link["agent_text"]) for link in chain),
            proof={field: tuple(found) for field, found in spans.items()},
        )

    def _cells(self, declared: type[Row], row: Cell) -> Cells:
        words, things, figures, dates = dict[str, str](), dict[str, Thing](), dict[str, Figure](), dict[str, When]()
        for spec in fields_of(declared):
            if spec.reference:
                things[spec.name] = self._thing(*(row[column] for column in spec.reference.names(spec.name)))
            elif spec.holds is Quantity:
                figures[spec.name] = Figure(*(row[f"{spec.name}{end}"] for end in ("", "_min", "_max", "_qualifier")))
            elif spec.holds is EdtfDate:
                dates[spec.name] = _when(spec, row)
            elif not spec.child and not spec.link and isinstance(row.get(spec.name), str):
                words[spec.name] = row[spec.name]
        return Cells(words, things, figures, dates)

    def _mention(self, row: Cell) -> StoredMention:
        span, thing = (row["start_char"], row["end_char"]), self._thing(row["entity_id"], None)
        return StoredMention(MentionKind(row["kind"]), row["surface"], span, thing, row["metonym_of"] is not None)

    def _thing(self, entity_id: str | None, text: str | None) -> Thing:
        """The entity with the words of this place."""
        return replace(self.entities[entity_id], text=text) if entity_id else Thing(text)

    def _learn(self, *rows: Iterable[Cell]) -> None:
        """Reads the entities that the rows point at and that are not known yet; ids of other things find none."""
        pointed = {value for found in rows for row in found for column, value in row.items() if value and column.endswith("_id")}
        for ids in _batches(sorted(pointed - self.entities.keys())):
            names: dict[str, set[str]] = defaultdict(set)
            for entity_id, name in self.connection.execute(select(t.entity_names).where(t.entity_names.c.entity_id.in_(ids))):
                names[entity_id].add(name)
            for row in self._rows(ENTITIES.where(t.entities.c.id.in_(ids))):
                every = frozenset(names[row["id"]] | {row["name"]})
                country, state = row["country"] or row["place_country"], row["org_type"] == "state"
                self.entities[row["id"]] = Thing(None, row["id"], EntityKind(row["kind"]), row["name"], every, country, state)

    def _by_claim(self, table: Table, chosen: Select[Any], order: str) -> dict[str, list[Cell]]:
        """Claim id -> its rows of a table."""
        found: dict[str, list[Cell]] = defaultdict(list)
        for row in self._rows(select(table).where(table.c.claim_id.in_(chosen)).order_by(table.c[order])):
            found[row["claim_id"]].append(row)
        return found

    def _rows(self, query: Select[Any]) -> list[Cell]:
        return [dict(row) for row in self.connection.execute(query).mappings()]


def _when(spec: FieldSpec, row: Cell) -> When:
    first, last = row[f"{spec.name}_earliest"], row[f"{spec.name}_latest"]
    return When(row[f"{spec.name}_text"], first.isoformat() if first else None, last.isoformat() if last else None)


def _mentions_of(document_id: str) -> Select[Any]:
    """The mentions of a document in the order of the text."""
    return (
        select(t.mentions)
        .join(t.stories, t.stories.c.id == t.mentions.c.story_id)
        .where(t.stories.c.document_id == document_id)
        .order_by(t.stories.c.ordinal, t.mentions.c.start_char, t.mentions.c.end_char, t.mentions.c.kind)
    )


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
