"""What the tests of the rules extractor share: the shipped extractor, loaded once, and stories of our own words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from extract.claim import Claim
from extract.document import Document, Story, StoryKind
from extract.extractors.rules import RulesExtractor
from extract.fields import Basis, EdtfDate, Precision


def day(stated: str | None) -> EdtfDate | None:
    """A stated day from ISO words; None for None."""
    if stated is None:
        return None
    there = date.fromisoformat(stated)
    return EdtfDate(text=stated, edtf=stated, earliest=there, latest=there, precision=Precision.DAY, basis=Basis.STATED)


def one_story(text: str, published: str | None = None, title: str | None = None, outlet: str | None = "The Test Gazette") -> Document:
    """A document that is one story; a title stands above the text as its own paragraph."""
    whole = f"{title}\n\n{text}" if title else text
    stated = day(published)
    story = Story(
        "sto_test", 0, StoryKind.STORY, 0, len(whole), title, published=stated, title_span=(0, len(title)) if title else None
    )
    digest = sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("doc_test", digest, "test.txt", "text/plain", whole, title, (), outlet, "en", stated, stories=(story,))


@pytest.fixture(scope="session")
def rules(reference_dir: Path) -> RulesExtractor:
    """The rules extractor over the shipped reference data."""
    return RulesExtractor.load([reference_dir])


@pytest.fixture(scope="session")
def read_claims(rules: RulesExtractor) -> Callable[..., list[Claim]]:
    """Claims of a text that is one story, published on an ISO day or on no known day."""

    def read(text: str, published: str | None = None, title: str | None = None) -> list[Claim]:
        document = one_story(text, published, title)
        return list(rules.extract(document, document.stories[0]).claims)

    return read
