"""Vocabulary: the trigger, reporting and cue words of the reference data, by every form in which a text may have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from extract.claim import Modality, Status
from extract.errors import ReferenceDataError
from extract.language.frames import HAPPENING, LIGHT_VERBS, Trigger
from extract.language.reference_data import ReferenceData
from extract.language.verbs import forms, inflect
from extract.records import EventType, SightingKind

CueTable = dict[tuple[str, str], tuple[Status | None, Modality | None]]


@dataclass(frozen=True)
class Vocabulary:
    """Verbs and nouns that make the reader look closer."""

    lemmas: Mapping[str, str]
    """Inflected form -> lemma, of every listed verb."""
    pasts: frozenset[str]
    """Forms that can only be past tense or past participle ('struck', 'sent')."""
    verbs: Mapping[str, tuple[Trigger, ...]]
    """First word of the lemma -> its triggers, the longest first."""
    nouns: Mapping[str, tuple[Trigger, ...]]
    """Last word of the lemma, singular and plural -> its triggers, the longest first."""
    reporting: Mapping[str, tuple[Modality | None, str]]
    """Lemma -> (modality, kind of saying)."""
    cues: CueTable
    sightings: Mapping[str, SightingKind]
    """Lemma of a verb that finds, uses or destroys weapons -> how the text meets the weapon."""
    fates: frozenset[str]
    """Past forms of verbs that nothing is done with: 'died', 'fled' are never passive."""
    interesting: frozenset[str]
    """Every word that makes a sentence worth parsing."""

    @classmethod
    def load(cls, data: ReferenceData) -> Vocabulary:
        """The vocabulary of the reference data. Raises ReferenceDataError on a status, modality or event type that does not exist."""
        irregular = {r["base"]: (r["past"], r["participle"]) for r in data.rows("irregular_verbs")}
        triggers = [_trigger(r) for r in data.rows("triggers")]
        reporting = {r["lemma"]: (_modality(r["modality"], "reporting_verbs"), r["kind"]) for r in data.rows("reporting_verbs")}
        cues: CueTable = {
            (r["cue"], r["kind"]): (_status(r["status"], "cues"), _modality(r["modality"], "cues")) for r in data.rows("cues")
        }
        governors = [cue for cue, kind in cues if kind == "governor"]
        sightings = {r["lemma"]: SightingKind(r["kind"]) for r in data.rows("sighting_verbs")}
        casualties = [r["word"] for r in data.rows("casualty_words") if r["pos"] in {"verb", "fate"}]
        listed = [t.lemma for t in triggers if t.pos == "verb"] + list(reporting) + governors + list(sightings) + casualties
        lemmas = forms([*listed, *sorted(LIGHT_VERBS | HAPPENING)], irregular)
        pasts = frozenset(f for lemma in set(lemmas.values()) for f, tag in inflect(lemma, irregular).items() if tag in "dn" and f != lemma)
        nouns: dict[str, list[Trigger]] = {}
        for t in triggers:
            if t.pos == "noun":
                last = t.lemma.split()[-1]
                for form in {last, last + "s"}:
                    nouns.setdefault(form, []).append(t)
        verbs: dict[str, list[Trigger]] = {}
        for t in triggers:
            if t.pos == "verb":
                verbs.setdefault(t.lemma.split()[0], []).append(t)
        trigger_forms = {f for f, lemma in lemmas.items() if lemma in verbs or lemma in reporting}
        return cls(
            lemmas,
            pasts,
            {k: tuple(sorted(v, key=lambda t: -len(t.lemma.split()))) for k, v in verbs.items()},
            {k: tuple(sorted(v, key=lambda t: -len(t.lemma.split()))) for k, v in nouns.items()},
            reporting,
            cues,
            sightings,
            _fates(data, irregular),
            frozenset(trigger_forms | set(nouns) | {"according"}),
        )

    @cached_property
    def saying(self) -> frozenset[str]:
        """Lemmas after which a clause of its own may begin."""
        return frozenset(self.reporting)

    @cached_property
    def going(self) -> frozenset[str]:
        """Verbs of going that move nobody else, and so have no passive: arrive, cross, travel, but not fly."""
        alone = {lemma: {t.frame for t in triggers if t.lemma == lemma} for lemma, triggers in self.verbs.items()}
        return frozenset(lemma for lemma, kinds in alone.items() if kinds and kinds <= {"go", "flow", "arrive"})

    @cached_property
    def leaving(self) -> frozenset[str]:
        """Verbs of going that may also move somebody: leave, fly, land, set off."""
        kinds = {"go", "flow", "leave", "join"}
        return frozenset(lemma for lemma, triggers in self.verbs.items() if any(t.frame in kinds for t in triggers))

    @cached_property
    def reporting_forms(self) -> frozenset[str]:
        """Every inflected form of the reporting verbs."""
        return frozenset(form for form, lemma in self.lemmas.items() if lemma in self.reporting)


def _fates(data: ReferenceData, irregular: Mapping[str, tuple[str, str]]) -> frozenset[str]:
    """Past forms of the verbs of one word that befall their subject and do nothing to anybody."""
    words = {pos: {r["word"] for r in data.rows("casualty_words") if r["pos"] == pos and " " not in r["word"]} for pos in ("fate", "verb")}
    return frozenset(f for w in words["fate"] - words["verb"] for f, tag in inflect(w, irregular).items() if tag in "dn")


def _trigger(row: Mapping[str, str]) -> Trigger:
    event_type = row["event_type"]
    if event_type not in {e.value for e in EventType}:
        where = f"triggers.csv, lemma {row['lemma']!r}, column event_type"
        raise ReferenceDataError(f"{where}: {event_type!r} is not one of {', '.join(EventType)}")
    return Trigger(row["lemma"], row["pos"], row["frame"], event_type, row["object"], _status(row["status"], "triggers"))


def _status(value: str, table: str) -> Status | None:
    try:
        return Status(value) if value else None
    except ValueError as error:
        raise ReferenceDataError(f"{table}.csv, column status: {value!r} is not one of {', '.join(Status)}") from error


def _modality(value: str, table: str) -> Modality | None:
    try:
        return Modality(value) if value else None
    except ValueError as error:
        raise ReferenceDataError(f"{table}.csv, column modality: {value!r} is not one of {', '.join(Modality)}") from error
