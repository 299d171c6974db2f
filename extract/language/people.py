"""People of a story: full names grouped into persons, and bare surnames linked to their bearers."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from extract.fields import EntityKind
from extract.language.linking import FAMILY_ALIKE, alike, romanised, same_bearer, slug, words_of
from extract.mention import StoryEntity


@dataclass(slots=True)
class Person:
    """A bearer: the normal form of the fullest name, the forms in the text, and where the full name stands."""

    words: tuple[str, ...]
    eastern: bool
    names: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    key: str = ""
    country: str | None = None

    @property
    def family(self) -> str:
        """Plain family name: the first word of an East Asian name, else the last."""
        return self.words[0] if self.eastern else self.words[-1]


NEAREST = 50
"""Names compared with a new one; a story has far fewer, and a page of junk must not take quadratic time."""


class People:
    """The persons of one story."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._by_words: dict[tuple[str, ...], Person] = {}
        self._by_part: dict[str, list[Person]] = {}
        self._by_sound: dict[str, list[Person]] = {}
        self._keys: set[str] = set()

    def add(self, surface: str, start: int, eastern: bool) -> Person:
        """The person with this full name; a spelling of a known one's is that one."""
        words = words_of(surface)
        person = self._by_words.get(words)
        if person is None:
            person = next((p for p in self._near(words, eastern) if same_bearer(p.words, words, p.eastern or eastern)), None)
            if person is None:
                person = Person(words, eastern, key=self._key(surface))
                self.persons.append(person)
                self._by_sound.setdefault(_sound(person.family), []).append(person)
            self._by_words[words] = person
            for word in dict.fromkeys((*words, *person.words)):
                bearers = self._by_part.setdefault(word, [])
                if all(p is not person for p in bearers[-NEAREST:]):
                    bearers.append(person)
            if len(words) > len(person.words):
                person.words, person.eastern = words, eastern
        person.starts.append(start)
        if surface not in person.names:
            person.names.append(surface)
        return person

    def _near(self, words: tuple[str, ...], eastern: bool) -> list[Person]:
        """Persons who could be the same: full names whose family names begin alike, at most the last NEAREST."""
        if len(words) < 2:
            return []
        family = words[0] if eastern else words[-1]
        return [p for p in self._by_sound.get(_sound(family), ())[-NEAREST:] if len(p.words) > 1 and p.eastern == eastern]

    def _key(self, surface: str) -> str:
        key = base = f"person:{slug(surface)}"
        number = 2
        while key in self._keys:
            key, number = f"{base}-{number}", number + 1
        self._keys.add(key)
        return key

    def bearer(self, surface: str, start: int) -> Person | None:
        """Who is meant by a part of a name at `start`: of the fitting persons the one named in full most often so far, then the latest.

        Before anyone is introduced (a headline) the one named most often later. None if nobody fits.
        """
        words = words_of(surface)
        if not words:
            return None
        fitting = [p for p in self._by_part.get(words[-1], ())[-NEAREST:] if _fits(words, p)]
        if not fitting and len(words) == 1 and len(words[0]) > 4:
            near = self._by_sound.get(_sound(words[0]), ())[-NEAREST:]
            fitting = [p for p in near if len(p.words) > 1 and alike(words[0], p.family, FAMILY_ALIKE)]
        if not fitting:
            return None
        introduced = [(n, p.starts[n - 1], p) for p in fitting if (n := bisect_left(p.starts, start))]
        if introduced:
            return max(introduced, key=lambda found: found[:2])[2]
        return max(fitting, key=lambda p: (len(p.starts), -p.starts[0]))

    def called(self, person: Person, surface: str) -> None:
        """Notes a short form of a person's name."""
        if surface not in person.names:
            person.names.append(surface)

    def entities(self) -> list[StoryEntity]:
        """One StoryEntity per person, the fullest form as its name."""
        out = []
        for person in self.persons:
            names = sorted(person.names, key=lambda n: (-len(words_of(n)), -len(n)))
            first = next((n for n in person.names if len(words_of(n)) == len(words_of(names[0]))), names[0])
            ordered = (first, *(n for n in names if n != first))
            out.append(StoryEntity(person.key, EntityKind.PERSON, first, ordered, person.country))
        return out


def _sound(family: str) -> str:
    """How a family name begins in any romanisation: names that differ in it are not compared."""
    return romanised(family)[:2]


def _fits(words: tuple[str, ...], person: Person) -> bool:
    """True if a short form can mean the person: the family name, or the end of a western name ('bin Salman', 'Gahr Støre')."""
    if len(person.words) < 2:
        return words == person.words
    if len(words) == 1:
        return words[0] == person.family or (not person.eastern and words[0] in person.words)
    return len(words) < len(person.words) and (person.words[-len(words) :] == words or set(words) < set(person.words))
