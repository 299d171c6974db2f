"""Countries of places that only the text names: those of the places and peoples named around them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from extract.language.atoms import Sentence
from extract.language.names_words import words
from extract.language.places import Site
from extract.mention import Mention, MentionKind

_NOWHERE = words("sea ocean strait river mountain lake continent border desert country")
"""Types of places that may lie in several countries."""
_WEIGHTS = {MentionKind.PLACE: 1.0, MentionKind.NATIONALITY: 0.5, MentionKind.ORGANIZATION: 0.4}
_DECAY, _LEAST, _CLEARLY, _ANYWHERE = 0.5, 0.3, 1.4, 0.05


def lend_countries(sentences: Sequence[Sentence], mentions: Sequence[Mention], sites: Iterable[Site], codes: dict[str, str]) -> None:
    """Gives each place without a country the one that the sentences around it name clearly most; none where they differ.

    `codes` holds the alpha-3 code of every state, body and place of the story that has one, by key.
    """
    lacking = {site.key: site for site in sites if site.country is None and site.place_type not in _NOWHERE}
    if not lacking:
        return
    starts = [s.start for s in sentences]
    known: list[tuple[int, str, float]] = []
    asked: dict[str, list[int]] = defaultdict(list)
    for mention in mentions:
        number = bisect_right(starts, mention.start)
        code, weight = codes.get(mention.entity or ""), _WEIGHTS.get(mention.kind)
        if mention.entity in lacking:
            asked[mention.entity].append(number)
        elif code is not None and weight is not None:
            known.append((number, code, weight))
    for key, numbers in asked.items():
        sums: dict[str, float] = defaultdict(float)
        for number in numbers:
            for other, code, weight in known:
                sums[code] += weight * (_DECAY ** abs(number - other) + _ANYWHERE)
        lacking[key].country = _clearest(sums)


def _clearest(sums: dict[str, float]) -> str | None:
    """The code of the greatest sum if it is large and leaves the next behind; None otherwise."""
    ordered = sorted(sums.items(), key=lambda item: -item[1])
    if not ordered or ordered[0][1] < _LEAST:
        return None
    return ordered[0][0] if len(ordered) == 1 or ordered[0][1] >= _CLEARLY * ordered[1][1] else None
