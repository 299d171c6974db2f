"""Document and Story: what intake hands to an extractor."""

from __future__ import annotations

from enum import StrEnum

from extract.fields import EdtfDate
from extract.value import value


class StoryKind(StrEnum):
    """What a stretch of a page is. Only `story`, `feed_item`, `caption` and `teaser` may yield claims; boilerplate never does."""

    STORY = "story"
    FEED_ITEM = "feed_item"
    TEASER = "teaser"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@value
class Story:
    """One stretch of a document. Offsets are code points into `Document.text`, start inclusive, end exclusive.

    Stories of a document do not overlap, but a caption inside a story may lie within its bounds.
    `holes` are the stretches inside the bounds that are not the story's text (adverts, captions, timestamps), sorted, disjoint.
    """

    id: str
    ordinal: int
    kind: StoryKind
    start: int
    end: int
    title: str | None = None
    outlet: str | None = None
    """Publisher of this story when it differs from the page's (aggregators); None means the document's."""
    published: EdtfDate | None = None
    """Publication date of this story and nothing else; None means the page does not give one."""
    title_span: tuple[int, int] | None = None
    outlet_span: tuple[int, int] | None = None
    holes: tuple[tuple[int, int], ...] = ()


@value
class Document:
    """A file, a row of a file or a page as read. `text` is what it says and nothing added, and never changes."""

    id: str
    sha256: str
    """SHA-256 of the text in UTF-8: the document's identity."""
    uri: str
    media_type: str
    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    published: EdtfDate | None = None
    url: str | None = None
    retrieved_at: str | None = None
    """ISO 8601 instant of a fetch; None for a local file."""
    stories: tuple[Story, ...] = ()
