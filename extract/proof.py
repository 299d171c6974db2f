"""Proof: the ground that the citations of a story are checked against."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extract.document import Story
from extract.language.atoms import DateAtom, NumberAtom
from extract.mention import Mention


@dataclass
class Proof:
    """What the readers found in a story: the ground that citations are checked against."""

    text: str
    story: Story
    mentions: Sequence[Mention]
    numbers: Sequence[NumberAtom]
    dates: Sequence[DateAtom]
    extractor: str
    """Name and version; part of every claim id."""
    things: list[str | None] = field(init=False, repr=False)
    """What each mention is of, as `thing_of` says it."""
    first: dict[str, int] = field(init=False, repr=False)
    """Index of the first mention of each thing."""

    def __post_init__(self) -> None:
        self._order = sorted((mention.start, k) for k, mention in enumerate(self.mentions))
        self._numbers = sorted((number.start, k) for k, number in enumerate(self.numbers))
        self._dates = sorted((date.start, k) for k, date in enumerate(self.dates))
        self.things = [thing_of(mention.entity) for mention in self.mentions]
        self.first = {thing: k for k, thing in reversed(list(enumerate(self.things))) if thing is not None}

    def mentions_of(self, start: int, end: int, entity: str | None) -> list[int]:
        """Indexes of the mentions of the entity inside [start, end), in the order of the text."""
        thing, things = thing_of(entity), self.things
        return [k for k in _inside(self._order, self.mentions, start, end) if things[k] == thing] if thing is not None else []

    def mentions_in(self, start: int, end: int) -> list[int]:
        """Indexes of the mentions inside [start, end), in the order of the text."""
        return _inside(self._order, self.mentions, start, end)

    def numbers_in(self, start: int, end: int) -> list[NumberAtom]:
        """The numbers inside [start, end), in the order of the text."""
        return [self.numbers[k] for k in _inside(self._numbers, self.numbers, start, end)]

    def dates_in(self, start: int, end: int) -> list[DateAtom]:
        """The dates inside [start, end), in the order of the text."""
        return [self.dates[k] for k in _inside(self._dates, self.dates, start, end)]


def _inside(order: list[tuple[int, int]], items: Sequence[Mention | NumberAtom | DateAtom], start: int, end: int) -> list[int]:
    """Indexes of the items inside [start, end); `order` is (start, index) of each, sorted."""
    at, found = bisect_left(order, (start,)), []
    while at < len(order) and order[at][0] < end:
        k = order[at][1]
        if items[k].end <= end:
            found.append(k)
        at += 1
    return found


@lru_cache(maxsize=4096)
def thing_of(entity: str | None) -> str | None:
    """The entity's key; one key for a country as a place and its state, which are named by the same words."""
    return "state:" + entity[8:] if entity is not None and entity.startswith("country:") else entity
