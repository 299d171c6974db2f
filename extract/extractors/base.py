"""Extractor: what reads claims out of a story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from extract.claim import Extraction
from extract.document import Document, Story


class Extractor(Protocol):
    """Reads one story at a time. `name`, `version` and `params` say which reader a run used; a change of any makes stories due again."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def params(self) -> Mapping[str, str]: ...

    def extract(self, document: Document, story: Story) -> Extraction:
        """Everything the extractor reads out of the story; raises StoryError when it cannot be read at all."""
        ...
