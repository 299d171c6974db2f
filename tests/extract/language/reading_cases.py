"""Sentences of our own words as the reader sees them: for the tests of chunks, clauses, frames and speech."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document import Document, Story, StoryKind
from extract.language.frames import Frame
from extract.language.framing import find_frames
from extract.language.read import read
from extract.language.reading import Parsed, Reading, Tools
from extract.language.speech import Speech, find_speech
from extract.language.syntax import Clause


@dataclass(frozen=True)
class Reader:
    """Reads texts with the shipped tools."""

    tools: Tools

    def read(self, text: str) -> Reading:
        story = Story("sto_test", 0, StoryKind.STORY, 0, len(text))
        document = Document("doc_test", "0" * 64, "test.txt", "text/plain", text, stories=(story,))
        return read(document, story, self.tools)

    def parse(self, text: str) -> Parsed:
        """The first sentence parsed."""
        reading = self.read(text)
        return reading.parse(reading.sentences[0])

    def chunks(self, text: str) -> list[tuple[str, str]]:
        """(kind, words) of each chunk of the first sentence."""
        return [(c.kind.value, text[c.start : c.end]) for c in self.parse(text).chunks]

    def clause(self, text: str, lemma: str) -> dict[str, object]:
        """What the clause of a verb holds, as words."""
        parsed = self.parse(text)
        (clause,) = [c for c in parsed.syntax.clauses.values() if lemma in (c.lemma, c.verb.form)]
        return words_of(text, parsed, clause)

    def frames(self, text: str) -> list[Frame]:
        return find_frames(self.read(text))

    def speech(self, text: str) -> list[Speech]:
        return find_speech(self.read(text))


def words_of(text: str, parsed: Parsed, clause: Clause) -> dict[str, object]:
    """subject, objects, indirect, preps and governor of a clause, as the words of the text; empty ones left out."""

    def words(indexes: list[int]) -> list[str]:
        return [text[parsed.chunks[k].start : parsed.chunks[k].end] for k in indexes]

    found: dict[str, object] = {
        "subject": words(clause.subject),
        "objects": words(clause.objects),
        "indirect": words(clause.indirect),
        "preps": [(p, *words([k])) for p, k in clause.preps],
    }
    if clause.governor is not None:
        found["governor"] = words([clause.governor])[0]
    return {name: value for name, value in found.items() if value}
