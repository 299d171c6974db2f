"""Blame: whose deed a clause says that a noun was, by the verb that ties the two."""

from __future__ import annotations

from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.language.syntax import Clause
from extract.language.verbs import BE

OWNING_UP = frozenset(
    {"claim", "claims", "claimed", "claiming", "admit", "admits", "admitted", "accept", "accepted", "assume", "assumed", "take", "took"}
)
"""Verbs of whoever takes 'responsibility' for a deed upon himself, or claims the deed."""
BLAMING = frozenset(
    {"blame", "blames", "blamed", "blaming", "accuse", "accuses", "accused", "accusing", "suspect", "suspects", "suspected", "charge"}
    | {"charged", "convict", "convicted", "indict", "indicted", "hold", "held", "fault", "faulted", "wanted", "sought", "jailed", "tried"}
    | {"arrested", "sentenced", "implicated", "involved", "implicate"}
)
"""Verbs whose object, or subject in the passive, is said to have done what stands behind 'for', 'of', 'in' or 'with'."""
ASCRIBING = frozenset(
    {"attribute", "attributes", "attributed", "ascribe", "ascribed", "blame", "blamed", "pin", "pinned", "claimed", "claim", "trace"}
    | {"traced", "link", "linked"}
)
"""Verbs whose object, or subject in the passive, is the deed, and its doer behind 'to', 'on' or 'by'."""
ANSWERABLE = frozenset({"responsible", "behind", "guilty"})
JOINING = frozenset({"participate", "participated", "participating", "participates"})
_TIES = ("for", "of", "in", "with", "behind")


def blamed(parsed: Parsed, deed: Group) -> list[Group]:
    """The doers that the clause around the noun names; [] if it names none."""
    for clause in parsed.syntax.clauses.values():
        tied = any(k == deed.index and p in _TIES for p, k in clause.preps)
        found = _of_tied(parsed, clause) if tied else _of_deed(parsed, clause, deed)
        if found:
            return found
    return []


def _of_tied(parsed: Parsed, clause: Clause) -> list[Group]:
    """Doers of a deed behind a preposition: 'X claimed responsibility for it', 'X was blamed for it', 'they blamed X for it'."""
    form, heads = clause.verb.form, {parsed.chunks[k].low for k in clause.objects}
    owning = form in OWNING_UP and heads & {"responsibility", "credit", "blame", "part"}
    if owning or form in JOINING:
        return parsed.find(clause.subject)
    if form in BLAMING:
        return parsed.find(clause.subject if clause.verb.passive or not clause.objects else clause.objects)
    behind = parsed.chunks[clause.index + 1].low if clause.index + 1 < len(parsed.chunks) else ""
    return parsed.find(clause.subject) if form in BE and behind in ANSWERABLE else []


def _of_deed(parsed: Parsed, clause: Clause, deed: Group) -> list[Group]:
    """Doers of a deed that is itself subject or object: 'the attack was attributed to X', 'they pinned the attack on X', 'X claimed it'."""
    form = clause.verb.form
    if deed.index in clause.subject and clause.verb.passive and form in ASCRIBING | BLAMING:
        return [parsed.groups[k] for p, k in clause.preps if p in {"to", "on", "by"} and k in parsed.groups]
    if deed.index in clause.objects and form in ASCRIBING:
        behind = [parsed.groups[k] for p, k in clause.preps if p in {"to", "on"} and k in parsed.groups]
        return behind or (parsed.find(clause.subject) if form.startswith("claim") else [])
    return []
