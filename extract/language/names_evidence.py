"""What speaks for an untyped name being a person, a body or a place: named reasons with weights, added up over the whole story.

A string is mostly one thing in one story, so every occurrence votes and the sum decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.language.names_cells import Page
from extract.language.names_chunks import Chunk

PERSON, ORGANIZATION, PLACE = 0, 1, 2

_INTO = frozenset("in at near inside outside across throughout towards toward around".split())
_AT = frozenset("from to into between over via through reached entered left visited captured seized stormed liberated retook shelled bombed struck hit".split())
_BEARING = re.compile(r"\b(?:north|south|east|west|northeast|northwest|southeast|southwest|outskirts|suburbs?|km|kilomet(?:er|re)s|miles|city|town|village|port) (?:of|from) (?:the )?$")
_SAYING = frozenset(
    """said says told added adds noted stressed explained argued wrote writes denied confirmed warned announced insisted recalled thanked
    claimed explains met meets visited visits signed ordered vowed called urged tweeted replied asked believes arrived travelled traveled""".split()
)
_DESCRIBED = frozenset(
    "agency newspaper channel broadcaster website news magazine group militia company conglomerate party movement network outlet fighters militants forces".split()
)
_LOCAL = frozenset("governor mayor prefect administrator".split()) | {"regional governor", "regional head"}
_SITE_AFTER = frozenset("region oblast province district city town village airport port area front frontier governorate".split())


@dataclass(slots=True)
class Votes:
    """Weights for one string: person, body, place."""

    person: float = 0.0
    organization: float = 0.0
    place: float = 0.0
    definite: bool = False
    """An article stood before it; counted once, as 'the' precedes much that is no body."""

    def best(self) -> tuple[int, float]:
        """(PERSON, ORGANIZATION or PLACE, its weight)."""
        sums = (self.person, self.organization, self.place)
        top = max(sums)
        return sums.index(top), top


def shape_votes(codes: str, surface: str) -> Votes:
    """What the words of a run say by themselves. `codes` are its cell classes with the gaps between."""
    votes = Votes()
    words = codes[::2]
    size = len(words)
    if size > 1:
        if words[0] in "GJ":
            votes.person += 3
        if words[0] == "Y" and 2 <= size <= 3:
            votes.person += 2.5
        if words[-1] == "G" or (words[-1] == "Y" and size > 1):
            votes.person += 0.5
        if "I" in words[1:-1] or words[0] == "I":
            votes.person += 2
        if "b" in codes or "al-" in surface.lower():
            votes.person += 1
        if set(words) <= set("GYNIJZ") and size <= 4:
            votes.person += 0.9
        if "G" in words[1:-1]:
            votes.person += 1
    elif words == "G":
        votes.person += 0.5
    if "A" in words:
        votes.organization += 1.5 if size == 1 else 0.5
        votes.person -= 1.5
    if "V" in words:
        votes.person -= 1.5 * words.count("V")
        votes.organization += 0.7
    if "E" in words:
        votes.organization += 1.5
    if size > 1 and words[0] in "KCSL":
        votes.organization += 1.2
        votes.person -= 2
    if words in ("V", "E", "X"):
        votes.person -= 9
        votes.organization -= 9
        votes.place -= 9
    if ".tv" in surface or ".com" in surface or ".org" in surface or ".net" in surface:
        votes.organization += 3
    if words[-1] == "X" or words[0] == "X" or (size > 1 and words[-2:] == "XB"):
        votes.person -= 6
        votes.organization -= 4
        votes.place -= 4
    if words == "Z":
        votes.place += 1
    if words == "J":
        votes.place += 2
    return votes


def context_votes(page: Page, chunks: Sequence[Chunk], i: int, votes: Votes) -> None:
    """Adds what the surroundings of chunk `i` say."""
    here = chunks[i]
    previous = chunks[i - 1] if i and here.before != "|" else None
    following = chunks[i + 1] if i + 1 < len(chunks) and here.after != "|" and chunks[i + 1].first == here.last + 1 else None
    if previous is not None and previous.last + 1 != here.first:
        previous = None
    _neighbours(previous, here, following, votes)
    text = page.text
    before = text[max(page.sentences[here.sentence].start, here.start - 40) : here.start]
    words = before.split()
    last = words[-1].lower() if words else ""
    if last == "the":
        if not votes.definite:
            votes.organization += 1.2
            votes.person -= 1.5
        votes.definite = True
        last = words[-2].lower() if len(words) > 1 else ""
    elif last in _INTO:
        votes.place += 2
    elif last in _AT:
        votes.place += 0.8
    elif last == "by":
        votes.person += 0.4
    if " " in before and _BEARING.search(before):
        votes.place += 3
    _words_after(text, here, votes)


def _neighbours(previous: Chunk | None, here: Chunk, following: Chunk | None, votes: Votes) -> None:
    if previous is not None:
        if previous.kind in "PT" and here.before == "_":
            votes.person += 5
        elif previous.kind == "P" and here.before == "," :
            votes.person += 2
        elif previous.kind == "P" and here.before in "or" and here.kind != "P":
            votes.organization += 1.5
        elif previous.kind in "CLKJU" and here.before in ",&":
            votes.place += 1.9
        elif previous.kind in "SD" and here.before == "'":
            votes.organization += 0.5
    if following is not None:
        if following.kind == "P" and here.after in ",t":
            votes.person += 3
        elif following.kind == "P" and here.after == "_":
            local = following.entry is not None and following.entry.name in _LOCAL
            votes.place += 3 if local else 0
            votes.organization += 0 if local else 2.5
        elif following.kind == "P" and here.after == "'":
            votes.organization += 1
        elif following.kind in "SLU" and here.after == ",":
            votes.place += 2.5
        elif following.kind in "CLKJU" and here.after in ",&":
            votes.place += 1
        elif following.kind in "AR" and here.after == "(" and here.last > here.first:
            votes.organization += 3


def _words_after(text: str, here: Chunk, votes: Votes) -> None:
    tail = text[here.end : here.end + 30]
    after = tail.split(None, 2)
    if not after:
        return
    if tail[0] == " ":
        word = after[0].strip(".,;:").lower()
        if word in ("has", "is", "will", "was", "had", "says", "said") and here.kind == "A":
            votes.organization += 0.5
        if word in _SAYING:
            votes.person += 1.2
            votes.organization += 0.8
        elif word in _DESCRIBED:
            votes.organization += 3
        elif word in _SITE_AFTER:
            votes.place += 3
    elif tail.startswith((", who ", ", whose ", ", aged ")):
        votes.person += 2
    elif tail.startswith((", an arms", ", a company")):
        votes.organization += 2
