"""The extractors, by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extract.errors import SettingsError
from extract.extractors.base import Extractor

NAMES = ("rules",)


def build(name: str, reference_dirs: Sequence[Path]) -> Extractor:
    """The extractor called `name`, with the reference data of the folders, the shipped one first.

    Raises SettingsError for an unknown name and ReferenceDataError for a wrong CSV.
    """
    if name == "rules":
        from extract.extractors.rules import RulesExtractor

        return RulesExtractor.load(reference_dirs)
    raise SettingsError(f"no extractor is called {name!r}; known: {', '.join(NAMES)}")


__all__ = ["NAMES", "Extractor", "build"]
