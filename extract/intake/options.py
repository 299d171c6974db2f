"""IntakeOptions: what a caller may choose about reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.errors import SettingsError
from extract.intake.phrases import Phrase

ROW_FIELDS = ("id", "text", "title", "published", "url", "source")
"""Our names for the fields of a JSONL or CSV row."""


@dataclass(frozen=True)
class IntakeOptions:
    """Limits, names of row fields, and the interface phrases that tell a page's furniture from its text."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """Our field name -> the name that a JSONL or CSV file uses; what is left out keeps our name."""
    boilerplate: frozenset[Phrase] = frozenset()
    """Phrases of `load_phrases`; without them only the shape of lines tells furniture from text."""
    max_bytes: int = 100_000_000
    """Largest file, page or row that is read, in bytes after unpacking, inclusive. JSONL and CSV files may be larger: their rows count."""
    max_text: int = 20_000_000
    """Longest text of one document, in characters, inclusive."""
    url_timeout: float = 20.0
    """Seconds to wait for a connection, and for each read; a whole fetch may take three times as long."""
    max_redirects: int = 5

    def __post_init__(self) -> None:
        unknown = sorted(set(self.fields) - set(ROW_FIELDS))
        if unknown:
            raise SettingsError(f"{unknown[0]!r} is not a field of a row; known: {', '.join(ROW_FIELDS)}")

    def field_name(self, ours: str) -> str:
        """The name that files use for one of ROW_FIELDS."""
        return self.fields.get(ours, ours)
