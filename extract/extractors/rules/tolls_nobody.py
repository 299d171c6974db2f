"""Tolls of nobody: 'no casualties', 'nobody was hurt', 'without loss of life'; the only way to a count of 0."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.extractors.rules.context import Context
from extract.extractors.rules.toll import Toll, clause_of, noun_frame
from extract.language.reading import Parsed
from extract.records import CasualtyKind

_NOUN = re.compile(
    r"\b(?:no|without(?: any)?)\s+(?P<who>(?:(?:civilian|military|human|army|police|serious|major|fatal|reported|known)\s+)?)"
    r"(?P<noun>casualties|casualty|deaths|fatalities|injuries|losses|loss\s+of\s+life)\b"
    r"(?:\s+(?:or|and)\s+(?P<other>deaths|fatalities|injuries|damage))?",
    re.I,
)
_VERB = re.compile(
    r"\b(?:no ?one|nobody|none\s+of\s+(?:them|the\s+[a-z]+)"
    r"|no\s+(?P<who>civilians|people|soldiers|troops|passengers|crew|staff|residents|lives))"
    r"(?:\s+(?:else|on\s+board|there))?\s+(?:was|were|has\s+been|have\s+been|is|are)\s+(?:(?:reported|believed)\s+)?(?:[a-z]+ly\s+)?"
    r"(?P<verb>killed|hurt|injured|wounded|harmed|lost)\b(?:\s+or\s+(?P<other>injured|wounded|hurt|killed))?",
    re.I,
)
_KINDS = {
    "casualties": CasualtyKind.CASUALTIES, "casualty": CasualtyKind.CASUALTIES, "losses": CasualtyKind.CASUALTIES,
    "deaths": CasualtyKind.KILLED, "fatalities": CasualtyKind.KILLED, "loss": CasualtyKind.KILLED, "killed": CasualtyKind.KILLED,
    "lost": CasualtyKind.KILLED, "injuries": CasualtyKind.WOUNDED, "hurt": CasualtyKind.WOUNDED, "injured": CasualtyKind.WOUNDED,
    "wounded": CasualtyKind.WOUNDED, "harmed": CasualtyKind.CASUALTIES,
}  # fmt: skip


def nobody(context: Context, parsed: Parsed) -> Iterator[Toll]:
    """A toll of 0 for each place where the sentence says that no one came to harm."""
    text, sentence = context.reading.text, parsed.sentence
    for match in (*_NOUN.finditer(text, sentence.start, sentence.end), *_VERB.finditer(text, sentence.start, sentence.end)):
        groups = match.groupdict()
        word = (groups.get("noun") or groups.get("verb") or "").split()[0].lower()
        kind, other = _KINDS[word], _KINDS.get((match["other"] or "").lower())
        token = next(t for t in parsed.tokens if t.end > match.start())
        frame = noun_frame(parsed, token, clause_of(parsed, match.start(), match.end()))
        both = other is not None and other is not kind
        who = match.span("who") if (match["who"] or "").strip() and "verb" in groups else None
        yield Toll(CasualtyKind.CASUALTIES if both else kind, match.span(), None, who, False, frame, parsed, nobody=True)
