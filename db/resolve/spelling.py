"""Spellings of names: the plain form that makes two writings one node, and the block that brings nodes together for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extract.fields import EntityKind

NOT_WORD = re.compile(r"[\W_]+")
APOSTROPHE = re.compile(r"['’ʼ`]")
POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
ARTICLE = re.compile(r"^the\s+")

BRITISH = (("defence", "defense"), ("organisation", "organization"), ("labour", "labor"), ("centre", "center"), ("programme", "program"))
"""Spellings that differ by country in names of bodies."""

SMALL_WORDS = frozenset({"of", "the", "for", "and", "de", "in"})
"""Words that writers put into the name of a body or leave out."""

_KOREAN = (
    "kim ri lee yi pak park choe choi jong jung jeong chong kang cho jo yun yoon jang chang han sin shin so seo o oh kwon hwang an ahn "
    "song yu yoo ryu hong no ro mun moon ko go paek baek ho heo nam sim shim"
)
_CHINESE = "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang xi"
EAST_ASIAN_FAMILY_NAMES = frozenset(f"{_KOREAN} {_CHINESE}".split())
"""Family names that stand first in Korean and Chinese names; two bearers of one of them are seldom kin."""

SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[yj]", "i"),
        (r"w", "v"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"sch", "sh"),
        (r"ks", "x"),
        (r"c?k+", "k"),
        (r"ou", "u"),
        (r"oo", "u"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)i+$", ""),
    )
)
"""How the romanisations of one name differ most: Zelensky, Zelenskyy, Zelenskiy; Yuri, Jurij; Lavrov, Lawrow."""


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """The name without case, accents, punctuation, leading article and possessive; the name itself if nothing is left."""
    text = name if name.isascii() else _unaccented(name)
    text = ARTICLE.sub("", APOSTROPHE.sub("", POSSESSIVE.sub("", text.casefold().strip())))
    return NOT_WORD.sub(" ", text).strip() or name


@lru_cache(maxsize=65536)
def plain_body(name: str) -> str:
    """The plain name of an organization, in one country's spelling."""
    text = plain(name)
    for british, american in BRITISH:
        text = text.replace(british, american)
    return text


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """One spelling for the romanisations of a plain word; never empty."""
    text = word
    for pattern, replacement in SOUNDS:
        text = pattern.sub(replacement, text)
    return text or word


def family_name(words: tuple[str, ...]) -> str:
    """The family name among the plain words of a person's name: the first of an East Asian name of three words, else the last."""
    if len(words) == 3 and words[0] in EAST_ASIAN_FAMILY_NAMES and all(len(word) <= 6 for word in words):
        return words[0]
    return words[-1]


PLACE_TYPES = re.compile(r"\b(region|oblast|province|district|raion|krai|republic|city|town|village|prefecture|county|governorate|state)\b")


def place_core(name: str) -> str:
    """The plain name of a place without the word for its type: Kursk of Kursk Oblast."""
    return " ".join(PLACE_TYPES.sub(" ", plain(name)).split()) or plain(name)


def block_of(kind: EntityKind, name: str) -> str:
    """The block of a node: only nodes of one block are compared."""
    if kind is EntityKind.PERSON:
        return f"{kind.value}:{sound(family_name(tuple(plain(name).split())))}"
    if kind is EntityKind.PLACE:
        return f"{kind.value}:{place_core(name)}"
    if kind is EntityKind.ORGANIZATION:
        return f"{kind.value}:{' '.join(sorted(set(plain_body(name).split()) - SMALL_WORDS)) or plain_body(name)}"
    return f"{kind.value}:{plain(name).replace(' ', '')}"


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
