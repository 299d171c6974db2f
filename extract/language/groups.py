"""Groups: a noun group with what the earlier layers found inside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.language.atoms import NumberAtom, NumberKind
from extract.language.chunks import NOUN, Chunk
from extract.language.lexicon import Entry, Hit
from extract.language.weapons import WeaponAtom
from extract.mention import Mention, MentionKind

COUNT = NumberKind.COUNT
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


def build_groups(
    chunks: Sequence[Chunk], mentions: Sequence[Mention], numbers: Sequence[NumberAtom], hits: Sequence[Hit]
) -> dict[int, Group]:
    """The groups of the NOUN chunks by their index, with the mentions, counts and nouns of the sentence that lie in them."""
    groups = {i: Group(i, c, c.start, c.end, c.low) for i, c in enumerate(chunks) if c.kind is NOUN}
    ordered = list(groups.values())
    starts = [group.start for group in ordered]
    for mention in mentions:
        k = bisect_right(starts, mention.start) - 1
        if k >= 0 and mention.end <= ordered[k].end + 1:
            ordered[k].mentions.append(mention)
    for hit in hits:
        k = bisect_right(starts, hit.start) - 1
        if k >= 0 and hit.end <= ordered[k].end:
            ordered[k].entries += [(hit, entry) for entry in hit.entries]
    for number in numbers:
        if number.kind is COUNT:
            # A number may reach over several groups, and begin before the first.
            for group in ordered[max(bisect_right(starts, number.start) - 1, 0) : bisect_left(starts, number.end)]:
                if number.end > group.start and number.start < group.end:
                    group.number = number
    return groups
