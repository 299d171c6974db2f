"""What speaks for an untyped name being a person, a body or a place: named reasons with weights, added up over the whole story.

A string is mostly one thing in one story, so every occurrence votes and the sum decides. Weights set by hand; about 2 is enough alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extract.language.names_cells import Page
from extract.language.names_chunks import Chunk
from extract.language.names_words import words

PERSON, ORGANIZATION, PLACE = 0, 1, 2


class Reason(NamedTuple):
    """Weights for person, body and place, and why."""

    person: float
    organization: float
    place: float
    why: str


@dataclass(slots=True)
class Votes:
    """The sum of the reasons for one string."""

    person: float = 0.0
    organization: float = 0.0
    place: float = 0.0
    definite: bool = False
    """An article stood before it; counted once, as 'the' precedes much that is no body."""

    def add(self, reason: Reason) -> None:
        """Counts a reason."""
        self.person += reason.person
        self.organization += reason.organization
        self.place += reason.place

    def best(self) -> tuple[int, float]:
        """(PERSON, ORGANIZATION or PLACE, its weight)."""
        sums = (self.person, self.organization, self.place)
        top = max(sums)
        return sums.index(top), top


_SHAPES = (
    (re.compile(r"^[GJ][_b-]"), Reason(3, 0, 0, "a given name first")),
    (re.compile(r"^Y(?:[_b-].){1,2}$"), Reason(2.5, 0, 0, "an East Asian family name first")),
    (re.compile(r"[_b-][GY]$"), Reason(0.5, 0, 0, "a given or family name last")),
    (re.compile(r"[_b-]G[_b-]"), Reason(1, 0, 0, "a given name inside")),
    (re.compile(r"^I|[_b]I[_b]"), Reason(2, 0, 0, "an initial")),
    (re.compile(r"b"), Reason(1, 0, 0, "bin, van, de")),
    (re.compile(r"^[GYNIJZ](?:[_b-][GYNIJZ]){1,3}$"), Reason(0.9, 0, 0, "two to four words of no known kind")),
    (re.compile(r"^G$"), Reason(0.5, 0, 0, "a given name")),
    (re.compile(r"^A$"), Reason(-1.5, 1.5, 0, "an acronym")),
    (re.compile(r"A.|.A"), Reason(-1.5, 0.5, 0, "an acronym inside")),
    (re.compile(r"V"), Reason(-1.5, 0.7, 0, "an abstract word")),
    (re.compile(r"V.*V"), Reason(-1.5, 0, 0, "two abstract words")),
    (re.compile(r"E"), Reason(0, 1.5, 0, "people's")),
    (re.compile(r"^[KCSL]."), Reason(-2, 1.2, 0, "a place first: Kyiv Independent")),
    (re.compile(r"^[VEX]$"), Reason(-9, -9, -9, "one abstract word")),
    (re.compile(r"^X|X$|X_B$"), Reason(-6, -4, -4, "a treaty, an operation")),
    (re.compile(r"^Z$"), Reason(0, 0, 1, "the name of a small city")),
    (re.compile(r"^J$"), Reason(0, 0, 2, "the name of a state or city that people bear too")),
)
_DOMAIN = re.compile(r"\.(?:tv|com|org|net|info)\b")
_IS_DOMAIN = Reason(0, 3, 0, "an internet domain")

_BEFORE = (
    ("P", "_", Reason(5, 0, 0, "President X")),
    ("T", "_", Reason(5, 0, 0, "Mr X")),
    ("P", ",", Reason(2, 0, 0, "the president, X")),
    ("P", "or", Reason(0, 1.5, 0, "head of X")),
    ("CLKJU", ",&", Reason(0, 0, 1.9, "Kharkiv and X")),
    ("SD", "'", Reason(0, 0.5, 0, "Ukraine's X")),
)
_AFTER = (
    ("P", ",t", Reason(3, 0, 0, "X, head of")),
    ("P", "_", Reason(0, 2.5, 0, "X spokesman")),
    ("l", "_", Reason(0, 0, 3, "X governor")),
    ("Pl", "'", Reason(0, 1, 0, "X's chief")),
    ("SLU", ",", Reason(0, 0, 2.5, "X, Romania")),
    ("CKJ", ",", Reason(0, 0, 1, "X, Kharkiv")),
    ("CLKJU", "&", Reason(0, 0, 1, "X and Kharkiv")),
    ("AR", "(", Reason(0, 3, 0, "X Y Z (XYZ)")),
)
_LOCAL = frozenset(("governor", "mayor", "prefect", "administrator", "regional governor", "regional head"))

_IN = words("in at near inside outside across throughout towards toward around")
_FROM = words(
    "from to into between over via through reached entered left visited captured seized stormed liberated retook shelled bombed struck hit"
)
_IS_IN = Reason(0, 0, 2, "in X")
_IS_FROM = Reason(0, 0, 0.8, "from X")
_IS_BY = Reason(0.4, 0, 0, "by X")
_IS_THE = Reason(-1.5, 1.2, 0, "the X")
_BEARING = re.compile(
    r"\b(?:(?:north|south)?(?:east|west)|north|south|outskirts|suburbs?|km|kilomet(?:er|re)s|miles|city|town|village|port) "
    r"(?:of|from) (?:the )?$"
)
_HAS_BEARING = Reason(0, 0, 3, "north of X, the city of X")
_SAYING = words(
    """said says told added adds noted stressed explained argued wrote writes denied confirmed warned announced insisted recalled thanked
    claimed explains met meets visited visits signed ordered vowed called urged tweeted replied asked believes arrived travelled traveled"""
)
_SAYS = Reason(1.2, 0.8, 0, "X said")
_DESCRIBED = words(
    """agency newspaper channel broadcaster website news magazine group militia company conglomerate party movement network outlet fighters
    militants forces"""
)
_IS_DESCRIBED = Reason(0, 3, 0, "the X agency")
_SITES = words("region oblast province district city town village airport port area front frontier governorate")
_IS_SITE = Reason(0, 0, 3, "the X region")
_DOES = words("has is will was had says said")
_ACTS = Reason(0, 0.5, 0, "XYZ has")
_RELATIVE = (", who ", ", whose ", ", aged ")
_IS_SOMEBODY = Reason(2, 0, 0, "X, who")


@lru_cache(maxsize=4096)
def _shape(codes: str) -> tuple[float, float, float]:
    reasons = [reason for pattern, reason in _SHAPES if pattern.search(codes)]
    return sum(r.person for r in reasons), sum(r.organization for r in reasons), sum(r.place for r in reasons)


def shape_votes(codes: str, surface: str) -> Votes:
    """What the words of a run say by themselves. `codes` are its cell classes with the gaps between."""
    votes = Votes(*_shape(codes))
    if "." in surface and _DOMAIN.search(surface):
        votes.add(_IS_DOMAIN)
    if "al-" in surface.lower() and len(codes) > 1:
        votes.person += 1
    return votes


def context_votes(page: Page, chunks: Sequence[Chunk], i: int, votes: Votes) -> None:
    """Adds what the surroundings of chunk `i` say."""
    here = chunks[i]
    if i and chunks[i - 1].last + 1 == here.first:
        _add_matching(_BEFORE, chunks[i - 1].kind, here.before, votes)
    if i + 1 < len(chunks) and chunks[i + 1].first == here.last + 1 and (here.after != "(" or here.last > here.first):
        following = chunks[i + 1]
        local = following.kind == "P" and following.entry is not None and following.entry.name in _LOCAL
        _add_matching(_AFTER, "l" if local else following.kind, here.after, votes)
    before = page.text[max(page.sentences[here.sentence].start, here.start - 40) : here.start]
    _words_before(before, votes)
    _words_after(page.text[here.end : here.end + 30], here.kind, votes)


def _add_matching(rules: tuple[tuple[str, str, Reason], ...], kind: str, gap: str, votes: Votes) -> None:
    for kinds, gaps, reason in rules:
        if kind in kinds and gap in gaps:
            votes.add(reason)
            return


def _words_before(before: str, votes: Votes) -> None:
    parts = before.split()
    last = parts[-1].lower() if parts else ""
    if last == "the":
        if not votes.definite:
            votes.add(_IS_THE)
        votes.definite = True
    elif last in _IN:
        votes.add(_IS_IN)
    elif last in _FROM:
        votes.add(_IS_FROM)
    elif last == "by":
        votes.add(_IS_BY)
    if len(parts) > 1 and _BEARING.search(before):
        votes.add(_HAS_BEARING)


def _words_after(tail: str, kind: str, votes: Votes) -> None:
    after = tail.split(None, 2)
    if after and tail[0] == " ":
        word = after[0].strip(".,;:").lower()
        if word in _DOES and kind == "A":
            votes.add(_ACTS)
        if word in _SAYING:
            votes.add(_SAYS)
        elif word in _DESCRIBED:
            votes.add(_IS_DESCRIBED)
        elif word in _SITES:
            votes.add(_IS_SITE)
    elif tail.startswith(_RELATIVE):
        votes.add(_IS_SOMEBODY)
