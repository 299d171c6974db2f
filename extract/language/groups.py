"""Groups: a noun group with what the earlier layers found inside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.language.atoms import NumberAtom, NumberKind
from extract.language.chunks import Chunk
from extract.language.lexicon import Entry, Hit
from extract.language.weapons import WeaponAtom
from extract.mention import Mention, MentionKind

UNIT_WORDS = frozenset(["group", "groups", "batch", "wave"])


@dataclass(slots=True)
class Group:
    """A noun group. Offsets are code points into the text, end exclusive; `index` is its place among the sentence's chunks."""

    index: int
    chunk: Chunk
    start: int
    end: int
    head: str
    """Lower-case head noun as printed."""
    mentions: list[Mention] = field(default_factory=list)
    number: NumberAtom | None = None
    """The COUNT inside the group."""
    entries: list[tuple[Hit, Entry]] = field(default_factory=list)
    """Nouns of the lexicon inside it."""
    weapon: WeaponAtom | None = None

    def noun(self, *categories: str) -> Entry | None:
        """The last lexicon noun of one of the categories that ends the group; None if its head is something else."""
        for hit, entry in reversed(self.entries):
            if entry.category in categories and hit.end >= self.end - 1:
                return entry
        return None

    def has(self, *categories: str) -> Entry | None:
        """The last lexicon noun of one of the categories anywhere in the group."""
        return next((e for _, e in reversed(self.entries) if e.category in categories), None)

    def mention(self, *kinds: MentionKind) -> Mention | None:
        """The last mention of one of the kinds that ends the group."""
        for m in reversed(self.mentions):
            if m.kind in kinds and m.end >= self.end - 1:
                return m
        return None

    def any_mention(self, *kinds: MentionKind) -> Mention | None:
        """The first mention of one of the kinds anywhere in the group."""
        return next((m for m in self.mentions if m.kind in kinds), None)

    @property
    def pronoun(self) -> bool:
        """True for he, they, it ..."""
        return self.chunk.tags in {"Q", "W"}

    @property
    def nationality(self) -> Mention | None:
        """The demonym or the possessing state inside the group; None without one."""
        first = next((m for m in self.mentions if m.kind is MentionKind.NATIONALITY), None)
        if first:
            return first
        return next((m for m in self.mentions if m.kind is MentionKind.ORGANIZATION and m.end < self.end and m.value), None)

    @property
    def people(self) -> bool:
        """True if the group is of people: soldiers, trainers, Kenyans, 'the other 5,000' of people is decided by its context."""
        if self.noun("personnel", "victims", "post"):
            return True
        last = self.mention(MentionKind.NATIONALITY)
        alone = last is not None and last.end - last.start == self.end - self.start
        return bool(last and self.head.endswith(("s", "ese", "sh", "ch")) and (self.number or alone))

    @property
    def soldiers(self) -> bool:
        """True if the group is of people in an official or armed capacity."""
        entry = self.noun("personnel")
        return bool(entry and entry.row["official"] == "1")

    @property
    def unit(self) -> bool:
        """True for a collective (battalion, delegation), which is no headcount."""
        entry = self.noun("personnel")
        return bool(entry and entry.row["collective"] == "1")


def build_group(index: int, chunk: Chunk, mentions: list[Mention], numbers: list[NumberAtom], hits: list[Hit]) -> Group:
    """The group of a NOUN chunk from the sentence's mentions, numbers and hits."""
    group = Group(index, chunk, chunk.start, chunk.end, chunk.low)
    group.mentions = [m for m in mentions if m.start >= chunk.start and m.end <= chunk.end + 1]
    counts = [n for n in numbers if n.kind is NumberKind.COUNT and n.start < chunk.end and n.end > chunk.start]
    group.number = counts[-1] if counts else None
    group.entries = [(h, e) for h in hits if h.start >= chunk.start and h.end <= chunk.end for e in h.entries]
    return group
