"""Noun status: whether a happening told as a noun has come: 'the planned deployment', 'approved the deployment'."""

from __future__ import annotations

from extract.claim import Status
from extract.language.clause_status import COMING, clause_status, under, verb_cue, word_cue
from extract.language.frames import status_of
from extract.language.groups import Group
from extract.language.reading import Parsed, Reading
from extract.language.syntax import Clause

KNOWN = frozenset({"the", "this", "that", "its", "their", "these", "those"})
"""Determiners of a happening told before: 'the deployment' says nothing of its own about whether it has come."""
ABOUT = frozenset({"for", "of", "on", "about", "against", "over", "to", "into"})
"""Prepositions between a noun that governs ('talks on', 'plans for') and the happening."""
ASPECTS = frozenset({"begin", "start", "continue", "resume", "end", "finish", "proceed"})
"""Verbs that say how far a happening is that is their subject."""


def noun_status(reading: Reading, parsed: Parsed, group: Group, host: Clause | None) -> Status:
    """What happened to a happening told as a noun: by its own adjective, the noun it hangs on, the verb it belongs to.

    'the planned deployment', 'talks on the deployment', 'approved the deployment', 'the deployment was called off'. UNKNOWN for one told as
    known ('the deployment'), COMPLETED for one just named.
    """
    cues = reading.tools.vocabulary.cues
    for token in parsed.tokens[group.chunk.first : group.chunk.last]:
        if (token.low, "modifier") in cues:
            return cues[token.low, "modifier"][0] or Status.UNKNOWN
    k = group.index
    if k > 1 and parsed.chunks[k - 1].low in ABOUT and (cue := word_cue(reading, parsed.chunks[k - 2].low)) is not None:
        return status_of(None, cues, cue)
    if host is not None and any(p in ABOUT and n == k for p, n in host.preps) and (cue := verb_cue(reading, parsed, host)) is not None:
        return under(status_of(None, cues, cue), clause_status(reading, parsed, host))
    if host is not None and (k in host.objects or k in host.subject):
        above, cue = clause_status(reading, parsed, host), verb_cue(reading, parsed, host)
        if cue is not None and (k in host.objects or host.verb.passive or host.lemma in ASPECTS):
            return under(status_of(None, cues, cue), above)
        if above in COMING | {Status.HYPOTHETICAL}:
            return above
    return Status.UNKNOWN if parsed.tokens[group.chunk.first].low in KNOWN else Status.COMPLETED
