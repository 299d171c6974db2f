"""Which figures stand: a toll that rose replaces those told before it, in running text and over the entries of a live page."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from extract.extractors.rules.casualty_words import Words
from extract.extractors.rules.context import Context
from extract.extractors.rules.toll import Toll
from extract.records import CasualtyKind

RISING = frozenset({"rose", "risen", "rises", "climbed", "climbs", "raised", "gone", "grew", "grown", "jumped", "increased", "up"})
_ROSE = RISING | {"now", "stands", "stood", "reached", "reaches", "passed", "topped", "revised"}
_ROSE |= {"updated", "latest", "new", "again", "bringing"}
"""Words of a figure that is later than those before it."""
NEAR = 3
"""Sentences within which an earlier toll has its later one."""
_EARLIER = frozenset({"earlier", "previous", "previously", "initial", "initially", "originally", "first"})
_TIME = re.compile(r"(?m)^[ \t]*[▪•*\[(]?[ \t]*(?:[A-Z][a-z]{2,8}\.?,?[ ]+)?\d{1,2}[:.h]\d{2}\b")
"""The line that opens an entry of a live page."""
_ENTRIES = 3
"""Entries from which a page is a live one."""
_APART = frozenset({"separate", "separately", "another", "elsewhere", "also", "earlier", "previous", "last"})
"""Words of a sentence that tells of other happenings than the page does."""
_COUNTED = frozenset({CasualtyKind.KILLED, CasualtyKind.WOUNDED, CasualtyKind.MISSING, CasualtyKind.CASUALTIES})


def standing(context: Context, tolls: list[Toll], words: Words) -> list[Toll]:
    """The tolls without the earlier figures of one that the story says has risen, and without what was told along with those."""
    times = [m.start() for m in _TIME.finditer(context.reading.text)]
    live = len(times) >= _ENTRIES
    kept = _without_earlier(_risen(context, tolls, words, live))
    return _last_entries(times, kept, words) if live else kept


def _without_earlier(tolls: list[Toll]) -> list[Toll]:
    """The tolls without those that the text calls earlier ones ('police had earlier put the toll at 11'), with a higher one near."""
    killed = [t for t in tolls if t.kind is CasualtyKind.KILLED and figure(t) is not None]
    told = [t for t in killed if t.running and any(token.low in _EARLIER for token in t.parsed.tokens)]
    old = [t for t in told if any(_outdone(t, k) for k in killed)]
    return [t for t in tolls if not any(t is o for o in old)]


def _outdone(toll: Toll, other: Toll) -> bool:
    near = abs(toll.frame.sentence.ordinal - other.frame.sentence.ordinal) <= NEAR
    return near and (figure(other) or 0) > (figure(toll) or 0)


def _rising(tolls: list[Toll], words: Words) -> list[Toll]:
    """The figures of one rising toll: those told as such ('stands at 22'), and those of the dead in a sentence that speaks of a toll."""
    killed = [t for t in tolls if t.kind is CasualtyKind.KILLED and figure(t) is not None]
    parses = {t.frame.sentence.ordinal: t.parsed for t in killed}
    tallied = {k for k, parsed in parses.items() if any(token.low in words.tallies for token in parsed.tokens)}
    rising = [t for t in killed if t.running or t.frame.sentence.ordinal in tallied]
    known = {id(t) for t in rising}
    for before, after in pairwise(killed):
        rose = after.running and any(k.low in RISING for k in after.parsed.tokens)
        if rose and after.frame.sentence.ordinal - before.frame.sentence.ordinal <= 1 and id(before) not in known:
            rising.append(before)
    return rising if any(t.running for t in rising) else []


def _risen(context: Context, tolls: list[Toll], words: Words, live: bool) -> list[Toll]:
    """The tolls without the earlier figures of the rising one and what was told along with them; rival figures stand side by side."""
    rising = _rising(tolls, words)
    if len(rising) < 2:
        return tolls
    last = max(figure(t) or 0 for t in rising)
    now = [t for t in rising if figure(t) == last]
    rose = live or any(token.low in _ROSE for t in now for token in t.parsed.tokens)
    voices = {_voice(context, t) for t in now}
    earlier = {figure(t) for t in rising if rose or _voice(context, t) in voices} - {last}
    latest = {t.frame.sentence.ordinal for t in rising if figure(t) == last}
    old = {t.frame.sentence.ordinal for t in rising if figure(t) in earlier} - latest
    return [t for t in tolls if t.frame.sentence.ordinal not in old and not (t.kind is CasualtyKind.KILLED and figure(t) in earlier)]


def _voice(context: Context, toll: Toll) -> str | None:
    voices = context.voices(toll.frame.start, toll.frame.end)
    return voices[-1].agent_text if voices else None


def _last_entries(times: list[int], tolls: list[Toll], words: Words) -> list[Toll]:
    """On a live page, the tolls without the smaller figures that other entries give than the one with the highest running toll."""
    rising = _rising(tolls, words)
    if not rising:
        return tolls
    final = max(rising, key=lambda t: figure(t) or 0)
    here = bisect_right(times, final.at[0])
    known: dict[CasualtyKind, int] = {}
    for toll in tolls:
        if bisect_right(times, toll.at[0]) == here:
            known[toll.kind] = max(known.get(toll.kind, 0), figure(toll) or 0)
    return [t for t in tolls if not (bisect_right(times, t.at[0]) != here and _replaced(t, known))]


def _replaced(toll: Toll, known: dict[CasualtyKind, int]) -> bool:
    number = figure(toll)
    other = any(token.low in _APART for token in toll.parsed.tokens)
    return toll.kind in _COUNTED and number is not None and number < known.get(toll.kind, 0) and not other


def figure(toll: Toll) -> int | None:
    """Its figure as printed; None for bounds and for single people."""
    return int(toll.count.value) if toll.count is not None and toll.count.value is not None else None
