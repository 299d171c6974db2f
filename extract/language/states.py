"""States in a clause: whether the name of a country or capital acts ('Moscow said') or is where something happens ('in Moscow')."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from extract.language.names_cells import Page
from extract.language.names_chunks import Chunk
from extract.language.names_words import words


class Role(Enum):
    """What the name of a country or capital stands for at one place of the text."""

    ACTOR = "actor"
    PLACE = "place"


_LOCATIVE = words(
    """
    in at near inside outside across throughout within around via through into onto toward towards entered entering visited visiting
    visits visit left leaving leave reached reaching reach crossed touring toured over neighbouring neighboring downtown central
    western eastern northern southern northwestern northeastern southwestern southeastern north-western north-eastern mainland greater
    occupied
    """
)
_STRUCK = words(
    """
    struck hit bombed shelled attacked pounded targeted captured seized besieged encircled liberated retook evacuated defend defended
    """
)
_ON_PLACE = re.compile(r"\b(?:attacks?|strikes?|assaults?|raids?|advance|march|bombardment|marched|advanced|fell|fired) on $")
_OF_ACTOR = re.compile(
    r"\b(?:governments?|regime|president|leaders?|ministers?|army|forces|armies|support|side|sides|behalf|allies|ally|defen[cs]e|accus\w+|"
    r"ambassadors?|peoples?|citizens|representatives?|help|backing|friends?|enem(?:y|ies)|partners?|capable|demands?|role|interests?|ahead|"
    r"instead|intentions?|recognition) of (?:the )?$"
)
_FOR_ACTOR = re.compile(
    r"\b(?:support|weapons|arms|aid|help|assistance|backing|fight\w*|fought|ammunition|missiles|guarantees|cover|money|good|bad) for $"
)
_ON_ACTOR = re.compile(r"\b(?:sanctions|pressure|impos\w+|war|embargo|blam\w+|called|calls|depend\w*|reli\w+|rely|tariffs|dependence) on $")
_FOR_PLACE = re.compile(r"\b(?:left|leaves|departed|bound|headed|heading|set off|departs) for $")
_TO_ACTOR = re.compile(
    r"\b(?:suppl\w+|deliver\w*|transfers?|transferring|weapon\w*|ammunition|munitions?|shells?|missiles?|arms|rockets?|tanks|drones|howitzers|"
    r"sold|sells?|sales?|exports?|provid\w+|gave|gives?|given|giving|gifts?|aid|assist\w*|loyal\w*|clos\w+|ally|allied|belong\w*|ambassador|envoy|according|thank\w*|"
    r"grateful\w*|messages?|letters?|offer\w*|propos\w+|respon\w+|support\w*|backing|handed|commit\w+|threat\w*|warning|appeal\w*|requests?|"
    r"similar|related|oppos\w+|due|help|pledge\w*|promise\w*|loans?|donat\w+|technolog\w+|compensat\w+|important|challenge|blow|boost|answer\w*|apologi\w+)\b"
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
_BETWEEN_PLACE = re.compile(
    r"\b(?:flights?|trains?|route|road|rail\w*|border|km|kilomet\w+|miles|distance|line|ferry|travel\w*|shuttl\w+) between $"
)
_DATELINE = re.compile(r"(?:,\s[A-Z][\w ]+)?(?:,\s\w+\.?\s\d{1,2})?(?:,\s\d{4})?\s*(?:\([^)\n]{2,30}\)\s*)?(?:[—–]|--|-\s)")
_PASSIVE_HIT = re.compile(
    r" (?:was|were|has been|had been|is|came|comes) (?:\w+ly )?"
    r"(?:struck|hit|bombed|shelled|attacked|under|rocked|home to|where|located|without power)\b"
)
_PARENTHESIS = re.compile(r"^, (?:however|too|meanwhile|likewise|in turn|of course|for (?:its|their) parts?), ")
"""Words set between a subject and its verb."""
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
    before = text[max(begin, here.start - 80) : here.start].lower()
    tail = _PARENTHESIS.sub(" ", text[_coordinated(chunks, i) :][:80])[:60]
    if here.start == begin and here.kind != "S" and _DATELINE.match(tail):
        return Role.PLACE
    if tail[:3] in ("'s ", "’s ") or tail[:2] in ("' ", "’ "):
        site = following is not None and here.after == "'" and following.kind in "ULC"
        return Role.PLACE if site else Role.ACTOR
    words = before.split()
    last = words[-1].lstrip("“\"‘'(") if words else ""
    if last == "the" and len(words) > 1:
        before = before[: before.rfind(words[-1])]
        last = words[-2]
    told = _by_word(before, last, here.kind)
    if told is not None:
        return told
    if _PASSIVE_HIT.match(tail) and here.kind != "S":
        return Role.PLACE
    if following is not None and here.after == "," and following.kind == "S" and here.kind != "S":
        return Role.PLACE
    return Role.ACTOR if _acts(tail, last, opens=not words, country=here.kind == "S") else Role.PLACE


def _coordinated(chunks: Sequence[Chunk], i: int) -> int:
    """End of the last of the states joined to chunk `i` by 'and': the verb after it is the verb of all."""
    while i + 1 < len(chunks) and chunks[i].after == "&" and chunks[i + 1].kind in "SKJ" and chunks[i + 1].first == chunks[i].last + 1:
        i += 1
    return chunks[i].end


def _joined(previous: Chunk | None, here: Chunk, roles: dict[int, Role], i: int) -> Role | None:
    """Role taken over from a name before it: 'Moscow and Pyongyang', 'Fetesti, Romania'."""
    if previous is None:
        return None
    if here.before in "&," and previous.kind in "SKJ" and i - 1 in roles:
        return roles[i - 1]
    if here.before in "&," and previous.kind in "CULZ":
        return Role.PLACE
    if here.before == "&" and previous.kind in "OQMh":
        return Role.ACTOR
    if here.before == "i" and previous.kind in "CULZQH":
        return Role.PLACE
    return None


def _by_word(before: str, last: str, kind: str) -> Role | None:
    """Role that the word in front says; None if it says nothing."""
    if last in _LOCATIVE:
        return Role.PLACE
    if last in ("by", "against", "with", "and", "that", "but", "told", "urged", "accused"):
        return Role.PLACE if last == "and" and _HELD.search(before) else Role.ACTOR if last != "and" else None
    if last == "of":
        return Role.ACTOR if _OF_ACTOR.search(before) else Role.PLACE
    if last == "from":
        return Role.ACTOR if _FROM_ACTOR.search(before) else Role.PLACE
    if last == "to":
        return _to_role(before)
    if last == "for":
        return Role.ACTOR if _FOR_ACTOR.search(before) or (kind != "S" and not _FOR_PLACE.search(before)) else Role.PLACE
    if last == "on":
        return Role.ACTOR if _ON_ACTOR.search(before) or (kind != "S" and not _ON_PLACE.search(before)) else Role.PLACE
    if last in ("about", "beyond", "bordering", "borders"):
        return Role.PLACE
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


_VERBS = words(
    """
    has had have is was are were will would could may might can must should does did do says said also again never already then still
    long thus reportedly allegedly repeatedly recently once but not only gave sent made took began told held wrote put spoke won lost
    fought went came saw found left kept let cut set bought sold knew thought built drew grew paid met led deny agree insist say sign
    want plan hope believe maintain remain seek continue consider cooperate share reject claim appear seem need call give supply send
    provide launch face view see announce pledge confirm declare officials official authorities chief envoy security media backing
    support aid diplomats forces arms weapons leadership regime delegation government command itself always often now soon even too
    both gets lets puts
    """
)
"""Words after a capital or country that show it acts: verbs, their adverbs, and nouns of what a state has."""
_NO_VERBS = words(
    """
    residents streets suburbs talks agreements accords meetings summits as this is's has's was's was based crossings protocols roads
    hospitals schools skies
    """
) - {"was"}
_TAKES_ACTOR = words(
    """
    help helps thank arm neither nor give gave enable support supports urge ask supply equip ally allies let allow tell force press
    warn blame accuse condemn assist arms supplies told asked urged sold sell back partner neighbor neighbour rival foe aid accuses urges
    asks tells warns blames condemns gives sells backs presses forces allows lets enables thanks assists equips aids supply lend lends lent
    send sends sent offer offers grant grants owes owe pay pays paid
    """
)


_NO_VERB_AFTER = words(
    """
    in on at after before for during from to where with as by when while and or over since until against of
    """
)
_AUXILIARY = words("do does did has have will would can could is was should must")


def _acts(tail: str, last: str, opens: bool, country: bool) -> bool:
    """True if a verb follows (the name is its subject), or a verb stands before (its object), or a noun it owns follows.

    A name that opens its sentence is its subject unless a preposition or a place's noun follows.
    """
    after = tail.split(None, 1)
    word = after[0].lower().rstrip(".,;:") if after and tail[:1] == " " else ""
    free = word.isalpha() and word not in _NO_VERBS and (word not in _NO_VERB_AFTER or (opens and word == "and"))
    if ((opens or country) and free) or last in _AUXILIARY or (opens and country):
        return True
    if word in _VERBS or (free and len(word) > 3 and word.endswith(("ed", "s", "ly")) and not word.endswith("ss")):
        return True
    return (last.endswith(("ed", "ing")) and last != "including") or last in _TAKES_ACTOR


_KOREAS = re.compile(r"\b[Tt]he (North|South)(?![\w-])(?! (?:of|and (?:east|west|south|north))\b| [A-Z])")


def the_koreas(page: Page) -> list[tuple[int, int, str]]:
    """(start, end, code) of 'the North' and 'the South' meant as states."""
    if not page.sentences:
        return []
    found = _KOREAS.finditer(page.text, page.sentences[0].start, page.sentences[-1].end)
    return [(m.start(), m.end(), "PRK" if m[1] == "North" else "KOR") for m in found]
