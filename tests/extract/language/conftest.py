"""What the tests of the reader share: the shipped lexicon, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.language.leaders import Leaders
from extract.language.lexicon import Lexicon
from extract.language.names import Names, read_names
from extract.language.reading import Tools
from extract.language.reference_data import load_reference
from extract.language.sentences import sentences
from extract.language.tagger import load as load_tagger
from extract.language.vocabulary import Vocabulary
from tests.extract.language.reading_cases import Reader


@pytest.fixture(scope="session")
def lexicon(reference_dir: Path) -> Lexicon:
    """The lexicon of the shipped reference data."""
    return Lexicon.load(load_reference([reference_dir]))


@pytest.fixture(scope="session")
def names_of(lexicon: Lexicon) -> Callable[..., Names]:
    """Reads the names of a text that is one story."""

    def read(text: str, authors: tuple[str, ...] = ()) -> Names:
        return read_names(text, sentences(text, 0, len(text)), lexicon.scan(text), lexicon, None, authors)

    return read


@pytest.fixture(scope="session")
def tools(lexicon: Lexicon, reference_dir: Path) -> Tools:
    """The shipped lexicon, vocabulary and tagger."""
    return Tools(lexicon, Vocabulary.load(load_reference([reference_dir])), load_tagger(), Leaders.load(load_reference([reference_dir])))


@pytest.fixture(scope="session")
def reader(tools: Tools) -> Reader:
    """Reads sentences with the shipped tools."""
    return Reader(tools)
