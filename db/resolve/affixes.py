"""What stands before a person's name or beside a body's without being part of it: titles and legal forms."""

from __future__ import annotations

import re

_TITLES = (
    "mr mrs ms miss mme mlle dr prof professor sir dame lord lady baron baroness count rev reverend fr father archbishop bishop cardinal "
    "pope imam ayatollah sheikh shaikh sheik mullah maulana hajji haji king queen prince princess emir sultan president vice-president "
    "premier chancellor minister senator congressman congresswoman governor mayor judge justice ambassador general gen lieutenant lt "
    "colonel col major maj captain capt commander cmdr admiral adm marshal brigadier brig sergeant sgt corporal cpl private pvt comrade"
)
TITLES = frozenset(_TITLES.split())
_FORMS = (
    "ltd limited llc inc incorporated corp corporation co company plc gmbh ag kg kgaa se sa sas sarl srl spa bv nv oy oyj ab asa aps jsc "
    "ojsc cjsc pjsc ooo oao zao pao ao llp lp lllp pte pty bhd sdn kk ltda eirl doo dd ad ead eood kft zrt nyrt sro as sp zoo tbk pt"
)
FORMS = frozenset(_FORMS.split())
_LONG_FORMS = re.compile(
    r"\b(?:(?:open|closed|public|private)\s+)?joint[\s-]+stock\s+company\b|\blimited\s+liability\s+(?:company|partnership)\b"
    r"|\bpublic\s+limited\s+company\b|\b(?:federal\s+)?state\s+unitary\s+enterprise\b"
)


def without_titles(name: str) -> str:
    """The name without the titles it begins with; a name of titles alone is kept."""
    words = name.split()
    kept = list(words)
    while len(kept) > 1 and kept[0].rstrip(".,").casefold() in TITLES:
        kept.pop(0)
    return " ".join(kept)


def without_forms(name: str) -> str:
    """The plain lower-case name without legal forms at either end; a name of forms alone is kept."""
    words = _LONG_FORMS.sub(" ", name).split()
    kept = list(words)
    while len(kept) > 1 and kept[-1] in FORMS:
        kept.pop()
    while len(kept) > 1 and kept[0] in FORMS:
        kept.pop(0)
    return " ".join(kept)
