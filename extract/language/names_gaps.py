"""Gaps: what stands between two cells of a sentence, as one symbol."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.language.names_words import words

_GAP_FORMS = (
    ("_", (" ",)), ("-", ("-",)), ("'", ("'s ", "' ")), (",", (", ",)), ("(", (" (", " (the ")), (")", (") ", "), ")), ("/", ("/",)),
    ("o", (" of ", " of the ")), ("r", (" for ", " for the ")), ("n", (" on ", " on the ")), ("s", (" as ", " as the ")),
    ("&", (" and ", " and the ", " & ", " or ", ", and ")), ("i", (" in ", " in the ", " at ", " at the ", " from ")),
    ("w", (" with ", " with the ", " to ", " to the ")),
    ("t", (", the ", ", a ", ", an ", ", its ", ", then ", ", who is ", ", who was ", ", who is the ", ", former ", ", a former ",
           ", the former ", ", who has been ")),
    ("b", tuple(f" {w} " for w in sorted(words("bin ibn bint al de la van von der del di da dos el ul ben abu ould y e du des")))),
    ("b", (" de la ", " van der ", " van den ", " von der ")),
)  # fmt: skip
_GAPS = {form: symbol for symbol, forms in _GAP_FORMS for form in forms}
_LONGEST = 48
_BREAKS = "|".join(
    sorted(
        words(
            """
            and or but nor yet so if that than then while when where whereas as once since until though although because after before during
            said says say told tells added adds warned argued in on at of for to from by with without about against into onto over under
            between among amid through via per towards toward near outside inside across along around behind beyond despite except like
            unlike including who whom whose which what how is are was were be been being am do does did has have had having will would can
            could should may might must shall not no n't he she it they we you him them us i there here the a an its his her their our this
            these those some any all both each every either neither many much more most several few one two three
            """
        )
    )
)
_FILLER = rf"(?!(?:{_BREAKS})\b)[a-z][\w'’-]* "
_HOLDS = (
    r"who (?:is|was|has been|had been|became|remains|(?:serves|served|has served|works|worked|acts|acted) as|is now|was then) "
)
_OWNER = r"(?:the|a|an|its|their|his|her|our|one of the|another|now|then|once|currently|formerly) "
_LONG_FORMS = (
    (re.compile(rf", (?:{_HOLDS})?(?:{_OWNER})(?:{_FILLER}){{0,4}}$"), "t"),
    (re.compile(rf", {_HOLDS}(?:{_FILLER}){{0,2}}$"), "t"),
    (re.compile(rf"['’]s? (?:{_FILLER}){{1,3}}$"), "q"),
    (re.compile(rf" (?:of|for) (?:(?:the|a|an|its|their|his|her) )?(?:{_FILLER}){{1,2}}$"), "u"),
    (re.compile(rf" (?:{_FILLER}){{1,2}}$"), "d"),
    (re.compile(r": $"), "k"),
    (re.compile(r"(?: of the (?:day|time)| at the time), $"), ","),
)
"""Gaps of several words: t leads from a name to what its bearer is (', the mission's '), q from an owner ("'s new "), u to a body ('of the
opposition '), d holds adjectives only, k follows a label ('Editor: ')."""


@lru_cache(maxsize=16384)
def gap_symbol(gap: str) -> str:
    """The symbol of what stands between two cells; '.' for a break."""
    if len(gap) > _LONGEST:
        return "."
    if len(gap) <= 14:
        symbol = _GAPS.get(gap)
        if symbol is None:
            plain = " ".join(gap.lower().replace("’", "'").replace("‑", "-").split())
            plain = (" " if gap[:1].isspace() else "") + plain + (" " if gap[-1:].isspace() and plain else "")
            symbol = "." if "\n" in gap and gap.count("\n") > 1 else _GAPS.get(plain or " ", ".")
        if symbol != ".":
            return symbol
    return next((symbol for form, symbol in _LONG_FORMS if form.match(gap)), ".")
