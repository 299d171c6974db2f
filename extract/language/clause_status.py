"""Clause status: what a clause says of whether its happening has come, by governing words, modals, adverbs and tense."""

from __future__ import annotations

from extract.claim import Modality, Status
from extract.language.chunks import Chunk, ChunkKind
from extract.language.frames import status_of
from extract.language.reading import Parsed, Reading
from extract.language.syntax import Clause
from extract.language.verbs import BE, Tense


def governor_of(reading: Reading, parsed: Parsed, clause: Clause) -> str | None:
    """Lemma of the word that governs an infinitive, as cues.csv lists it; None when nothing listed governs it."""
    if clause.governor is None:
        return None
    chunk, cues = parsed.chunks[clause.governor], reading.tools.vocabulary.cues
    if chunk.kind is ChunkKind.VERB:
        lemma, verb = parsed.syntax.clauses[clause.governor].lemma, parsed.syntax.clauses[clause.governor].verb
        if verb.passive and (verb.form, "governor") in cues:
            return verb.form
        return lemma if (lemma, "governor") in cues else None
    for form in (chunk.low, chunk.low.removesuffix("s")):
        if (form, "governor") in cues:
            return form
    return None


def clause_status(reading: Reading, parsed: Parsed, clause: Clause, depth: int = 0) -> Status:
    """What happened in the world, by the governing words, modals and tense of the clause; purpose clauses follow their main verb."""
    cues = reading.tools.vocabulary.cues
    governor = governor_of(reading, parsed, clause)
    main = parsed.syntax.clauses.get(clause.governor) if clause.governor is not None else None
    if main is not None and depth < 4:
        if governor is not None:
            own = status_of(clause.verb, cues, governor)
            above = clause_status(reading, parsed, main, depth + 1)
            return above if above in (Status.HYPOTHETICAL, Status.CANCELLED) else own
        if main.verb.form in BE:
            return Status.PLANNED
        return clause_status(reading, parsed, main, depth + 1)
    inner = _inner_governor(reading, parsed, clause)
    if inner is not None:
        return inner
    if clause.verb.tense is Tense.PARTICIPLE and clause.verb.form.endswith("ing"):
        outer = _outer(parsed, clause)
        return clause_status(reading, parsed, outer, depth + 1) if outer is not None and depth < 4 else Status.ONGOING
    return status_of(clause.verb, cues, governor)


def _inner_governor(reading: Reading, parsed: Parsed, clause: Clause) -> Status | None:
    """Status by a governing word right before the verb or its place: 'is considering sending', 'are due in Lviv'; None without one."""
    vocabulary, k = reading.tools.vocabulary, clause.index
    for word in parsed.tokens[parsed.chunks[k].first : parsed.chunks[k].last]:
        governing = vocabulary.lemmas.get(word.low, "")
        if word.low != clause.verb.form and clause.verb.form.endswith("ing") and (governing, "governor") in vocabulary.cues:
            return vocabulary.cues[governing, "governor"][0]
    before = parsed.syntax.clauses.get(k - 1)
    if before is not None and clause.verb.form.endswith("ing"):
        return vocabulary.cues.get((before.lemma, "governor"), (None, None))[0]
    behind = parsed.chunks[k + 1] if k + 1 < len(parsed.chunks) else None
    if clause.verb.form in BE and behind is not None and behind.kind is ChunkKind.ADJECTIVE:
        return vocabulary.cues.get((behind.low, "governor"), (None, None))[0]
    return None


def _outer(parsed: Parsed, clause: Clause) -> Clause | None:
    """The main clause of 'before signing', 'by sending': the one that the preposition hangs on; None without a preposition."""
    before = parsed.chunks[clause.index - 1] if clause.index else None
    if before is None or before.kind is not ChunkKind.PREPOSITION:
        return None
    main = [c for i, c in parsed.syntax.clauses.items() if not c.verb.bare and i != clause.index]
    return min(main, key=lambda c: abs(c.index - clause.index), default=None)


def extent(parsed: Parsed, clause: Clause) -> tuple[int, int]:
    """Text offsets of the clause."""
    left = parsed.chunks[min(clause.left, clause.index)].start
    right = parsed.chunks[max(clause.right, clause.index + 1) - 1].end
    return left, right


def adverbial(reading: Reading, parsed: Parsed, clause: Clause) -> Modality | None:
    """Modality of an adverb or modal in the clause: reportedly, allegedly, may."""
    cues = reading.tools.vocabulary.cues
    if clause.verb.modal and (found := cues.get((clause.verb.modal, "modal"))):
        return found[1]
    words = list(clause.verb.adverbs) + [parsed.chunks[k].low for k in range(clause.left, clause.index) if _loose_adverb(parsed.chunks[k])]
    return next((m for w in words if (m := cues.get((w, "adverb"), (None, None))[1])), None)


def _loose_adverb(chunk: Chunk) -> bool:
    return chunk.kind is ChunkKind.ADVERB
