"""Document from a text and what is known about it besides."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from extract.document import Document, Story, StoryKind
from extract.errors import IntakeError
from extract.fields import EdtfDate
from extract.ids import content_id
from extract.intake.encoding import check_text
from extract.intake.options import IntakeOptions
from extract.intake.stories import read_page
from extract.value import value


@value
class Known:
    """What the format tells beside the text: row fields, HTML metadata, the address. It goes before what the text says; None is unknown."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    published: EdtfDate | None = None
    url: str | None = None
    retrieved_at: str | None = None


def build_document(text: str, uri: str, media_type: str, known: Known, options: IntakeOptions) -> Document:
    """The document of a text, cut into stories. Raises IntakeError if the text is blank, no text, or longer than `options.max_text`."""
    if len(text) > options.max_text:
        raise IntakeError(uri, f"has {len(text):,} characters of text, the limit is {options.max_text:,} (max_text); split it")
    check_text(text, uri)
    digest = sha256(text.encode("utf-8")).hexdigest()
    document_id = content_id("doc", digest)
    page = read_page(text, document_id, options.boilerplate)
    return Document(
        id=document_id,
        sha256=digest,
        uri=uri,
        media_type=media_type,
        text=text,
        title=known.title or page.title,
        authors=known.authors or page.authors,
        outlet=known.outlet or page.outlet,
        language=known.language,
        published=known.published or page.published,
        url=known.url,
        retrieved_at=known.retrieved_at,
        stories=_informed(page.stories, text, known),
    )


def _informed(stories: tuple[Story, ...], text: str, known: Known) -> tuple[Story, ...]:
    """The stories with what is known about the document, when exactly one of them can be meant."""
    main = [story for story in stories if story.kind is StoryKind.STORY]
    if len(main) != 1:
        return stories
    old = main[0]
    new = replace(old, published=old.published or known.published, title=known.title or old.title)
    if known.title and (old.title_span is None or old.title != known.title):
        start = text.find(known.title, old.start, old.start + len(known.title) + 500)
        new = replace(new, title_span=(start, start + len(known.title)) if start >= 0 else None)
    captions = [
        replace(story, published=new.published)
        if story.kind is StoryKind.CAPTION and story.published is None and old.start <= story.start < old.end
        else story
        for story in stories
    ]
    return tuple(new if story is old else story for story in captions)
