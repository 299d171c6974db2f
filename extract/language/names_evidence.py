"""What the words of an untyped name say of its being a person, a body or a place: named reasons with weights.

A string is mostly one thing in one story, so every occurrence votes and the sum decides. Weights set by hand; about 2 is enough alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

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
_DESIGNATION = re.compile(r"^[A-Z]{1,4}-?\d+[A-Z]?$")
_IS_DESIGNATION = Reason(0, -2.5, 0, "AH-4, M17: a weapon, a road")
_DOMAIN = re.compile(r"\.(?:tv|com|org|net|info)\b")
_IS_DOMAIN = Reason(0, 3, 0, "an internet domain")

_FAMILY_NAME = re.compile(
    r"(?:[^aeiou]ov|ova|[^aeiou]ev|[^aeiou]eva|enko|chuk|czuk|[^aeiou]yuk|[^aeiou]iuk|vych|ovich|evich|wicz|i[cć]|[sc]ky|ský|skyi|skiy|skyy"
    r"|skaya|ska|ski|ová|shvili|dze|[a-z]yan|oğlu|oglu|zadeh|zade|zoda|pour|nejad|nezhad|poulos|poulou|akis|idis|iadis|escu|eanu|auskas"
    r"|avičius|evičius|aitis|ienė|aitė|ytė|iņš|iņa|sson|[^aeiou]sen|dóttir|mann|meier|meyer|maier|quist|qvist|inen|[^aeiou]nen|ández"
    r"|íguez|ínez|énez|guez|inho|eira|etti|elli|ucci|acci|ullah|uddin|zai|singh|singhe|krishnan|swamy|nathan|wardena|ratne|sekara|sena"
    r"|nayake|anto|yono|porn|chai|sak|kul|wong|kawa|moto|mura|shita|yama|saki|hashi|tani)$"
)
_HAS_FAMILY_NAME = Reason(0.9, 0, 0, "Petrenko, Nikolaidis, Yamamoto")
_SITES_FIRST = words(
    """
    rue calle avenida boulevard plaza piazza praça rua cafetería strasse chaussée ulitsa prospekt puerta plage
    """
)
_IS_STREET = Reason(-4, -1, 3, "Rue X")
_TOWNS_FIRST = words(
    """
    kafr kfar beit bayt beyt tal tel tell deir dayr ain ayn ein khirbet khirbat wadi jabal jebel djebel ras bir qala qalat burj bab hawr
    shatt novo novaya novyi novoye velyka velyke velykyi mala male malyi stara stare staryi nova nove nizhny nizhnyaya verkhny verkhnyaya
    bolshoy bolshaya donja gornja donji gornji donje gornje mali veliki velika velike stari nizhnie san santa santo são saint saint- st st.
    ste puerto porto villa ciudad cerro río rio monte mont mount lago lac isla île ilha punta point cabo cape cap valle colonia kampung
    kampong phnom prasat preah chong koh phu nong tanjung bukit pulau sungai gunung kuala bandar batu kota beled bula buulo ceel fort qasr
    kota quang hai kfar neve givat ramat petah rishon tierra costa sierra las los qaryat khan el- nahr sidi oued oum bordj hassi souk ouled
    aït bahr dar mae doi chiang nakhon ubon samut surat kara kyzyl ak-
    """
)
_IS_TOWN = Reason(-1, 0, 1.3, "San X, Donja X, Kafr X")


@lru_cache(maxsize=4096)
def _shape(codes: str) -> tuple[float, float, float]:
    reasons = [reason for pattern, reason in _SHAPES if pattern.search(codes)]
    return sum(r.person for r in reasons), sum(r.organization for r in reasons), sum(r.place for r in reasons)


def shape_votes(codes: str, surface: str) -> Votes:
    """What the words of a run say by themselves. `codes` are its cell classes with the gaps between."""
    votes = Votes(*_shape(codes))
    if codes == "A" and _DESIGNATION.match(surface):
        votes.add(_IS_DESIGNATION)
    if "." in surface and _DOMAIN.search(surface):
        votes.add(_IS_DOMAIN)
    if len(codes) > 1:
        first = surface.split(None, 1)[0].lower()
        if "al-" in surface.lower():
            votes.person += 1
        if _FAMILY_NAME.search(surface):
            votes.add(_HAS_FAMILY_NAME)
        if first in _TOWNS_FIRST:
            votes.add(_IS_TOWN)
        elif first in _SITES_FIRST:
            votes.add(_IS_STREET)
    return votes
