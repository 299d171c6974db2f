"""Folding: a text in lower case with one kind of quote, hyphen and space, character for character as long as the original."""

from __future__ import annotations

import re

_REPLACED = (
    ("\u2018", "'"), ("\u2019", "'"), ("\u02bc", "'"), ("\u201b", "'"), ("\u2032", "'"), ("\uff07", "'"),
    ("\u201c", '"'), ("\u201d", '"'), ("\u201e", '"'), ("\u00ab", '"'), ("\u00bb", '"'),
    ("\u2010", "-"), ("\u2011", "-"), ("\u2012", "-"), ("\u2013", "-"), ("\u2212", "-"), ("\u00ad", "-"),
    ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u2007", " "), ("\u3000", " "),
)  # fmt: skip
_SURROGATE = re.compile("[\ud800-\udfff]")
_SLUG = re.compile(r"[^\w.]+")


def fold(text: str) -> str:
    """The folded text; `len(fold(text)) == len(text)` always, so offsets hold in both. Lone surrogates become spaces."""
    if text.isascii():
        return text.lower().replace("\n", " ").replace("\t", " ")
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    low = low.replace("\n", " ").replace("\t", " ")
    for old, new in _REPLACED:
        low = low.replace(old, new)
    return _SURROGATE.sub(" ", low)


def slug(name: str) -> str:
    """The folded name with hyphens between its words: part of a key."""
    return _SLUG.sub("-", fold(name)).strip("-.")


def plural_of(noun: str) -> str:
    """The regular English plural of a noun or of a phrase's last word; after a digit or a capital just an s (F-16s, MPs)."""
    last = noun[-1:]
    if last.isdigit() or last.isupper():
        return noun + "s"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if last == "y" and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun + "s"
