"""Source layer: who publishes, what was read, and the stories of a page."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Table, UniqueConstraint

from db.tables.metadata import foreign, integer, key, metadata, not_below, one_of, ordered, owner, published, text
from extract.document import StoryKind

RELIABILITY = ("A", "B", "C", "D", "E", "F")
"""STANAG 2511: A reliable ... E unreliable, F cannot be judged."""

sources = Table(
    "sources",
    metadata,
    key("id", "content id of the publisher's case-folded name"),
    text("name", "the publisher as first read", required=True),
    text("kind", "what it is: outlet", required=True),
    text("country", "ISO 3166-1 alpha-3; NULL when not known"),
    text("reliability", "STANAG 2511 source reliability, A to F; F cannot be judged", required=True),
    one_of("reliability", RELIABILITY),
    comment="publishers",
)

documents = Table(
    "documents",
    metadata,
    key("id", "content id of the text"),
    text("sha256", "SHA-256 of the text in UTF-8", required=True),
    text("uri", "where it was first read: ends in the file's name, or in #id for a row of a JSONL or CSV file", required=True, index=True),
    text("url", "web address of the page; NULL when not known"),
    text("media_type", "MIME type of what was read", required=True),
    foreign("source_id", "sources.id", "its publisher; NULL when the page does not say"),
    text("title", "title of the page"),
    text("authors", "bylines, joined by '; '"),
    text("language", "ISO 639-1 code; NULL when not known"),
    *published("publication of the page"),
    text("retrieved_at", "ISO 8601 instant of the fetch; NULL for a local file"),
    text("text", "what the file says and nothing added; never changes; every offset counts its code points", required=True),
    UniqueConstraint("sha256"),
    comment="files, rows of files and pages as read",
)

stories = Table(
    "stories",
    metadata,
    key("id", "content id of the document and the stretch"),
    foreign("document_id", "documents.id", "the document it stands in", required=True, cascade=True),
    integer("ordinal", "place in the document, from 0", required=True),
    text("kind", "what the stretch is; boilerplate yields no claims", required=True),
    text("title", "title of the story"),
    foreign("source_id", "sources.id", "publisher of this story; the document's unless the page says otherwise"),
    *published("publication of this story and nothing else"),
    integer("start_char", "first code point in documents.text, inclusive", required=True),
    integer("end_char", "end in documents.text, exclusive", required=True),
    text("duplicate_group", "smallest story id among its near-duplicates; NULL when it has none", index=True),
    one_of("kind", StoryKind),
    not_below("start_char", 0),
    ordered("start_char", "end_char"),
    comment="the stories of a document; a relative date belongs to its story",
)

story_bands = Table(
    "story_bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False, comment="a part of its MinHash sketch: copies share one or more"),
    owner("story_id", "stories.id", "the story"),
    comment="what finds near-duplicate stories without comparing all",
)
