"""States in a clause: whether the name of a country or capital acts ('Moscow said') or is where something happens ('in Moscow')."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from extract.language.names_cells import Page
from extract.language.names_chunks import Chunk


class Role(Enum):
    """What the name of a country or capital stands for at one place of the text."""

    ACTOR = "actor"
    PLACE = "place"


_LOCATIVE = frozenset(
    """in at near inside outside across throughout within around via through into onto toward towards across entered entering visited visiting
    visits visit left leaving leave reached reaching reach crossed touring toured over neighbouring neighboring downtown central western eastern
    northern southern northwestern northeastern southwestern southeastern north-western north-eastern mainland greater occupied""".split()
)
_STRUCK = frozenset("struck hit bombed shelled attacked pounded targeted captured seized besieged encircled liberated retook evacuated defend defended".split())
_ON_PLACE = re.compile(r"\b(?:attacks?|strikes?|assaults?|raids?|advance|march|bombardment|marched|advanced|fell|fired) on $")
_OF_PLACE = re.compile(
    r"\b(?:city|capital|town|port|streets?|outskirts|suburbs?|cent(?:er|re)|north|south|east|west|\w+(?:east|west)|mayor|parts?|areas?|"
    r"regions?|rest|all|most|much|airspace|skies|interior|borders?|soil|map|coast|third|half|quarter|occupation|invasion|bombing|siege|battle|out) of (?:the )?$"
)
_FOR_PLACE = re.compile(r"\b(?:left|leaves|departed|bound|headed|heading|set off|departs) for $")
_TO_ACTOR = re.compile(
    r"\b(?:suppl\w+|deliver\w*|transfer\w*|weapon\w*|ammunition|munitions?|shells?|missiles?|arms|rockets?|tanks|drones|howitzers|sold|sells?|sales?|"
    r"exports?|provid\w+|gave|gives?|given|giving|gifts?|aid|assist\w*|loyal\w*|clos\w+|ally|allied|belong\w*|ambassador|envoy|according|thank\w*|"
    r"grateful\w*|messages?|letters?|offer\w*|propos\w+|respon\w+|support\w*|backing|handed|commit\w+|threat\w*|warning|appeal\w*|requests?|similar|"
    r"related|oppos\w+|due|help|pledge\w*|promise\w*|loans?|donat\w+|technolog\w+|compensat\w+|important|challenge|blow|boost|answer\w*|apologi\w+)\b"
)
_TO_PLACE = re.compile(
    r"\b(?:visits?|visit\w+|trips?|travel\w*|flew|fly|flies|flown|flights?|went|goes|going|go|gone|return\w*|came|comes?|coming|head\w*|mov\w+|troops?|"
    r"soldiers?|personnel|forces|units?|contingent|battalion|brigade|invit\w+|journey\w*|arriv\w+|withdr\w+|deploy\w*|train|tour|border|road|sail\w*|"
    r"next|deport\w*|extradit\w*|crossing|migrat\w+|fled|flee|workers|engineers|sappers|instructors|delegation|him|her|them|men|people|experts|advisers)\b"
)
_FROM_ACTOR = re.compile(
    r"\b(?:word|comment|statement|response|reaction|signal|permission|support|backing|pressure|help|aid|request|orders?|thanks|denial|reply|answer|"
    r"assistance|approval|shells|weapons|missiles|arms|ammunition|rockets|guarantees?|criticism|threats?|bought|buy\w*|obtain\w*|acquir\w+|purchas\w+|"
    r"independence|received|receiv\w+|confirmation|sanctions|condemnation|recognition|demands?) from $"
)
_BETWEEN_PLACE = re.compile(r"\b(?:flights?|trains?|route|road|rail\w*|border|km|kilomet\w+|miles|distance|line|ferry|travel\w*|shuttl\w+) between $")
_DATELINE = re.compile(r"(?:,\s[A-Z][\w ]+)?(?:,\s\w+\.?\s\d{1,2})?(?:,\s\d{4})?\s*(?:\([^)\n]{2,30}\)\s*)?(?:[—–]|--|-\s)")
_PASSIVE_HIT = re.compile(r" (?:was|were|has been|had been|is|came|comes) (?:\w+ly )?(?:struck|hit|bombed|shelled|attacked|under|rocked|home to|where|located|without power)\b")
_HELD = re.compile(r"\b(?:in|at|near|to) (?:\w+,? )?(?:and|or) $")


def role_of(page: Page, chunks: Sequence[Chunk], i: int, roles: dict[int, Role]) -> Role:
    """Role of chunk `i`, the name of a state (kind S) or capital (K). `roles` holds those of the chunks before it."""
    here = chunks[i]
    previous = chunks[i - 1] if i and chunks[i - 1].last + 1 == here.first else None
    following = chunks[i + 1] if i + 1 < len(chunks) and chunks[i + 1].first == here.last + 1 else None
    joined = _joined(previous, here, roles, i)
    if joined is not None:
        return joined
    text = page.text
    begin = page.sentences[here.sentence].start
    before = text[max(begin, here.start - 80) : here.start]
    tail = text[here.end : here.end + 60]
    if here.start == begin and here.kind != "S" and _DATELINE.match(tail):
        return Role.PLACE
    if tail[:3] in ("'s ", "’s ") or tail[:2] in ("' ", "’ "):
        site = following is not None and here.after == "'" and following.kind in "ULC"
        return Role.PLACE if site else Role.ACTOR
    words = before.split()
    last = words[-1].lower() if words else ""
    if last == "the" and len(words) > 1:
        before = before[: before.rfind(words[-1])]
        last = words[-2].lower()
    told = _by_word(before, last, here.kind)
    if told is not None:
        return told
    if _PASSIVE_HIT.match(tail) and here.kind != "S":
        return Role.PLACE
    if following is not None and here.after == "," and following.kind == "S" and here.kind != "S":
        return Role.PLACE
    return Role.ACTOR if here.kind == "S" or _acts(tail, before, last) else Role.PLACE


def _joined(previous: Chunk | None, here: Chunk, roles: dict[int, Role], i: int) -> Role | None:
    """Role taken over from a name before it: 'Moscow and Pyongyang', 'Fetesti, Romania'."""
    if previous is None:
        return None
    if here.before in "&," and previous.kind in "SKJ" and i - 1 in roles:
        return roles[i - 1]
    if here.before in "&," and previous.kind in "CULZ":
        return Role.PLACE
    if here.before == "i" and previous.kind in "CULZQH":
        return Role.PLACE
    return None


def _by_word(before: str, last: str, kind: str) -> Role | None:  # noqa: C901
    """Role that the word in front says; None if it says nothing."""
    if last in _LOCATIVE:
        return Role.PLACE
    if last in ("by", "against", "with", "and", "that", "but", "told", "urged", "accused"):
        return Role.PLACE if last == "and" and _HELD.search(before) else Role.ACTOR if last != "and" else None
    if last == "of":
        return Role.PLACE if kind != "S" or _OF_PLACE.search(before) else Role.ACTOR
    if last == "from":
        return Role.ACTOR if _FROM_ACTOR.search(before) else Role.PLACE
    if last == "to":
        return _to_role(before)
    if last == "for":
        return Role.PLACE if _FOR_PLACE.search(before) else Role.ACTOR
    if last == "on":
        return Role.PLACE if _ON_PLACE.search(before) and kind != "S" else Role.ACTOR
    if last == "between":
        return Role.PLACE if _BETWEEN_PLACE.search(before) else Role.ACTOR
    if last in _STRUCK and kind != "S":
        return Role.PLACE
    return None


def _to_role(before: str) -> Role:
    """'weapons to Russia' goes to a state, 'troops to Russia' to a place: the last word that says which decides, weapons first."""
    gives = [m.start() for m in _TO_ACTOR.finditer(before)]
    moves = [m.start() for m in _TO_PLACE.finditer(before)]
    if not gives:
        return Role.PLACE
    return Role.ACTOR if not moves or gives[-1] > moves[-1] else Role.PLACE


_NOT_VERBS = frozenset("as was where which this is's has's area residents streets suburbs".split())
_MODAL = frozenset(
    """has had have is was will would could may might can must should does did do says said again also never now already then still long thus
    reportedly allegedly repeatedly recently once wants and but, says, said, not only""".split()
)


def _acts(tail: str, before: str, last: str) -> bool:
    """True if a verb follows (the name is its subject), or a verb stands before (its object), or a noun it owns follows ('Seoul officials')."""
    after = tail.split(None, 1)
    word = after[0].lower() if after and tail[:1] == " " else ""
    bare = word.rstrip(".,;:")
    if bare in _MODAL or (bare.isalpha() and bare not in _NOT_VERBS and (bare.endswith(("ed", "s", "ly")) or bare == word)):
        return bool(bare) and bare not in ("in", "on", "at", "after", "before", "for", "during", "from", "to", "where", "with", "as", "by", "when", "while")
    return last.endswith(("ed", "ing")) and last not in ("including",) or last in ("help", "helps", "thank", "arm", "neither", "nor", "give", "gave")


_KOREAS = re.compile(r"\b[Tt]he (North|South)(?![\w-])(?! (?:of|and (?:east|west|south|north))\b| [A-Z])")


def the_koreas(page: Page) -> list[tuple[int, int, str]]:
    """(start, end, code) of 'the North' and 'the South' meant as states."""
    if not page.sentences:
        return []
    found = _KOREAS.finditer(page.text, page.sentences[0].start, page.sentences[-1].end)
    return [(m.start(), m.end(), "PRK" if m[1] == "North" else "KOR") for m in found]
