"""Two words of two names: how well one may be the other, and why.

The list of given names is ours: a name tagger such as rigour's takes 8.7 s to load, this none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from db.resolve.spelling import sound

KOREAN_SOUNDS = (
    frozenset({"kim", "gim"}),
    frozenset({"ri", "lee", "yi", "rhee", "li"}),
    frozenset({"pak", "park", "bak"}),
    frozenset({"choe", "choi", "choy"}),
    frozenset({"jong", "jung", "jeong", "chong", "chung"}),
    frozenset({"no", "ro", "roh", "noh"}),
    frozenset({"chol", "chul", "cheol"}),
    frozenset({"son", "sun", "seon"}),
    frozenset({"hui", "hee", "hi"}),
    frozenset({"yong", "young", "yeong"}),
    frozenset({"un", "eun"}),
    frozenset({"il", "ill"}),
    frozenset({"sung", "song", "seong"}),
    frozenset({"yo", "yeo"}),
    frozenset({"myong", "myung", "myeong"}),
)
"""Romanisations of one Korean syllable. Any other difference of one letter is another syllable: il and un, chol and hol."""

GIVEN_NAMES = (
    "alexander aleksandr oleksandr alexandr aliaksandr alexandre alejandro iskander sasha",
    "alexey aleksey alexei aleksei oleksiy oleksii alexiy aliaksei",
    "anatoly anatoliy anatolii anatoli",
    "andrey andrei andriy andrii andrej andrew",
    "anton antonin antoine antonio anthony",
    "arkady arkadiy arkadii",
    "boris borys barys",
    "daniel daniil danylo danil",
    "denis denys",
    "dmitry dmitri dmitriy dmitrii dmytro dimitri dzmitry",
    "ekaterina yekaterina kateryna katerina catherine",
    "evgeny evgeniy evgenii yevgeny yevgeni yevhen yevgeniy eugene",
    "fyodor fedor fedir theodore ted theo",
    "georgy georgiy georgii heorhii georgi george",
    "grigory grigoriy hryhoriy gregory",
    "igor ihor",
    "ilya ilia illia",
    "ivan iwan ioann",
    "joseph iosif josef yosef yossi",
    "konstantin kostiantyn kostyantyn constantine",
    "kirill kyrylo cyril kiril",
    "leonid leonyd",
    "maxim maksim maksym",
    "michael mikhail mykhailo mykhaylo mikhael michel miguel mike",
    "mohammed mohammad muhammad mohamed mohamad muhammed mahamed mehmed",
    "ahmed ahmad ahmet",
    "nikolay nikolai mykola nikolaj nicholas nikola",
    "natalia natalya nataliya nataliia natalie",
    "oleg oleh",
    "olga olha",
    "osama usama",
    "pavel pavlo paul pawel",
    "pyotr petr petro peter piotr",
    "roman romain",
    "sergey sergei serhiy serhii sergej sergejs siarhei serge",
    "stepan stephen steven stefan stephan steve",
    "tatiana tatyana tetiana tetyana",
    "vadim vadym",
    "valery valeriy valerii valeri",
    "vasily vasiliy vasyl vasilii basil",
    "victor viktor wiktor",
    "vitaly vitaliy vitalii vitali",
    "vladimir volodymyr wladimir uladzimir vladimer wolodymyr",
    "vladislav vladyslav",
    "vyacheslav viacheslav viatcheslav",
    "yaroslav jaroslav",
    "yulia yuliia julia iuliia",
    "yury yuri yuriy yurii iurii jurij juri",
    "robert bob rob",
    "william bill will",
    "james jim jimmy",
    "donald don",
    "thomas tom tomas",
    "antony tony",
    "edward ed eddie",
    "christopher chris",
    "abdul abd abdel abdal",
    "hussein husayn hussain husain hossein huseyin",
    "hassan hasan",
    "omar umar",
    "saleh salih",
    "yusuf yousef youssef yousuf",
    "ali aly",
)
"""Forms of one given name across languages and in short. With an equal family name they are one person's far more often than not."""

GIVEN_NAME: dict[str, str] = {}
for _group in GIVEN_NAMES:
    for _form in _group.split():
        GIVEN_NAME.setdefault(_form, _group.split()[0])

TYPO_LENGTH = 5
"""Shorter words have too many real neighbours for a slip of one letter to be a guess."""


class Fit(NamedTuple):
    """0 (another word) to 1 (the same), and how they differ."""

    score: float
    how: str


NO_FIT = Fit(0.0, "other word")


@lru_cache(maxsize=65536)
def fit(one: str, other: str) -> Fit:
    """How well one plain word of a Western, Slavic or Arabic name may be the other."""
    if one == other:
        return Fit(1.0, "equal")
    if len(one) == 1 or len(other) == 1:
        return Fit(0.8, "initial") if one[0] == other[0] else NO_FIT
    if sound(one) == sound(other):
        return Fit(0.97, "romanisation")
    if one in GIVEN_NAME and GIVEN_NAME[one] == GIVEN_NAME.get(other):
        return Fit(0.95, "form of one name")
    return slip(one, other)


def syllable_fit(one: str, other: str) -> Fit:
    """The same for words of an East Asian name: equal, or listed romanisations of one syllable."""
    if one == other:
        return Fit(1.0, "equal")
    if any(one in group and other in group for group in KOREAN_SOUNDS):
        return Fit(0.97, "romanisation")
    return NO_FIT


def slip(one: str, other: str) -> Fit:
    """A letter or two that differ in long words: a slip of the pen or another romanisation, never sure."""
    from rapidfuzz.distance import OSA

    short = min(len(one), len(other))
    distance = OSA.distance(one, other, score_cutoff=3)
    if short >= TYPO_LENGTH and distance == 1:
        return Fit(0.8 if one[0] == other[0] else 0.7, "one letter")
    if short >= TYPO_LENGTH + 2 and distance == 2:
        return Fit(0.72, "two letters")
    return NO_FIT
