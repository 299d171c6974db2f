"""What a number counts: the noun phrase after it, or the group before it ('a dog team of six')."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.language.tokens import fold, words

MAX_WORDS = 8
"""Words of a counted noun phrase; longer runs are headlines or tables."""

_WORD = re.compile(r"[\s\u00a0]*([\"“‘«']?)((?:[A-Z]\.){2,}|[^\W_]+(?:[-‐‑–/’'][^\W_]+)*)")
_SPLIT_POSSESSIVE = re.compile(r"['’]s$")

STOPS = frozenset(
    words(
        "a an the this that these those his her its their our my your of in on at by for from to with without within into onto over "
        "under between among against across along around near off out up down after before since until till during through "
        "throughout as than per via and or but nor so yet if because while when where which who whom whose what how why although "
        "though whether however also then there here now already still just only even not no never both each every all any either "
        "neither i he she it we they you him them us me is are was were be been being am has have had having do does did will would "
        "shall should can could may might must ought said say says told reported announced added claimed went came took made sent "
        "got gave began left died fled fell rose held saw lost won met arrived marched crossed returned fought joined served stood "
        "led paid kept brought sought found fought caught drew drove flew grew knew spoke struck threw wrote spent became sat ran "
        "drowned perished remain remained stayed need needed about ago "
        "later earlier today yesterday tomorrow tonight overnight cannot away back apart again together "
        "altogether overall else soon instead despite amid alongside worldwide abroad nationwide including included according such "
        "like plus minus versus upon toward towards behind beyond below above inside outside beside besides except monday tuesday "
        "wednesday thursday friday saturday sunday most more less fewer too very"
    )
)
"""Words that no counted noun phrase goes beyond."""

PERSON_ADJECTIVES = frozenset(
    words(
        "killed wounded injured dead hurt missing captured displaced detained arrested sick homeless others more strong"
    )
)
"""They stand for people when nothing follows them ('12 dead', '40 wounded')."""

_PLURALS = frozenset(
    words(
        "people men women children troops personnel police infantry staff crew servicemen servicewomen policemen policewomen gunmen "
        "militiamen airmen seamen crewmen guardsmen paratroopers aircraft artillery cattle sheep livestock dead wounded offspring "
        "marines forces cavalry manpower lawmen firemen fishermen businessmen clergy youth teeth feet mice media data vermin militia "
        "gunners sapper humanity howitzer ammunition equipment reinforcement mercenaries paramilitary ordnance"
    )
)
"""Plurals and mass nouns without a plural s."""

_NO_PLURAL = frozenset(
    words(
        "his this its us was is has does yes gas bus plus minus thus always perhaps towards news pass class loss press mass less "
        "business process access previous various numerous famous serious religious dangerous precious continuous besides"
    )
)
_S_VERBS = frozenset(
    words(
        "knows belongs says gives gets goes makes takes seems becomes brings keeps comes begins tells thinks believes includes contains "
        "allows follows requires provides serves continues appears happens adds sells uses stays wants shows loses wins"
    )
)
"""Verbs with an s that are no plural of a noun, or seldom."""

_CALIBRES = frozenset(words("mm cm km kg ton tonne pound inch metre meter hp kw mw"))
_ADVERBS_THROUGH = frozenset(
    words(
        "internally forcibly recently severely critically mortally lightly slightly "
        "newly highly well heavily lightly fully mostly mainly specially badly severely seriously poorly partly early family elderly"
    )
)
_VERBISH = re.compile(r"(?:ed|ing)$")
_NAME = re.compile(r"[^\W\d_][\w’'-]*")
GROUPS = frozenset(
    words(
        "team crew group party delegation squad unit contingent force convoy staff detachment brigade company platoon garrison panel "
        "family fleet battalion regiment gang band mission population workforce"
    )
)


_DETERMINERS = frozenset(words("a an the this that these those his her its their our my your no any every each him them us it"))


class NounPhrase(NamedTuple):
    """What is counted: its span, modifiers included, and its head noun as printed."""

    start: int
    end: int
    head: str


def stands_for_people(word: str) -> bool:
    """True for killed, wounded, others ...: they count people when no noun follows."""
    return fold(word) in PERSON_ADJECTIVES


def is_plural(word: str) -> bool:
    """True for a word that reads as a plural noun."""
    low = fold(word)
    if low in _PLURALS:
        return True
    if len(low) < 3 or low in STOPS or low in _S_VERBS or word.isupper() and len(word) < 4:
        return False
    return low[-1] == "s" and low[-2:] not in {"ss", "us", "is"} and low not in _NO_PLURAL


def noun_after(text: str, start: int, end: int, single: bool = False) -> NounPhrase | None:
    """The noun phrase that starts at `start`, or None. It ends at its last plural noun in a row; with `single`, at its last noun."""
    found: list[tuple[int, int, str]] = []
    head = -1
    at, joining = start, False
    while len(found) < MAX_WORDS:
        hit = _WORD.match(text, at, end)
        if hit is None:
            break
        shown, a = hit.group(2), hit.start(2)
        low = fold(shown)
        if low in {"and", "or"} and found and head < 0 and not joining and not single and _plural_soon(text, hit.end(), end):
            joining, at = True, hit.end()
            continue
        bare = _SPLIT_POSSESSIVE.sub("", shown)
        if head < 0 and bare.isdigit() and (calibre := _WORD.match(text, hit.end(), end)) and fold(calibre.group(2)) in _CALIBRES:
            found.append((a, calibre.end(), bare))
            at = calibre.end()
            continue
        if _ends_phrase(low, bare, shown) or (head >= 0 and (not is_plural(shown) or low in PERSON_ADJECTIVES)):
            break
        if not single and is_plural(shown):
            head = len(found)
        found.append((a, hit.end(), shown))
        at = hit.end()
        if head == len(found) - 1 and text[at : at + 2] in {"' ", "’ "}:
            at += 1
        if head < 0 and text[at : at + 1] in ",;:.)" or head >= 0 and text[at : at + 1] not in " \n\u00a0":
            break
    ended = _WORD.match(text, at, end)
    return _phrase(found, head, single, ended is not None and fold(ended.group(2)) in _DETERMINERS)


def _ends_phrase(low: str, bare: str, shown: str) -> bool:
    """True for a word that no counted noun phrase has: function words, verbs, bare numbers, possessors, most adverbs."""
    if low in STOPS or low in _S_VERBS or len(bare) != len(shown):
        return True
    return bare[0].isdigit() and bare.replace(",", "").isdigit() or low.endswith("ly") and low not in _ADVERBS_THROUGH


def _plural_soon(text: str, start: int, end: int) -> bool:
    """True if one of the next three words is a plural ('military and technical advisers')."""
    at = start
    for _ in range(3):
        hit = _WORD.match(text, at, end)
        if hit is None or fold(hit.group(2)) in STOPS:
            return False
        if is_plural(hit.group(2)):
            return True
        at = hit.end()
    return False


def _phrase(found: list[tuple[int, int, str]], head: int, single: bool, before_determiner: bool) -> NounPhrase | None:
    """The phrase up to its head; without a plural its last noun, unless what follows shows that to be a verb ('the two share a motor')."""
    if head >= 0:
        return NounPhrase(found[0][0], found[head][1], found[head][2])
    if not found or before_determiner and found[-1][2].islower():
        return None
    if fold(found[0][2]) in PERSON_ADJECTIVES:
        return NounPhrase(found[0][0], found[0][1], found[0][2])
    last = len(found) - 1
    while last > 0 and _VERBISH.search(found[last][2]):
        last -= 1
    if _VERBISH.search(found[last][2]) or not single and last > 3:
        return None
    return NounPhrase(found[0][0], found[last][1], found[last][2])


def group_before(text: str, start: int, at: int) -> NounPhrase | None:
    """The group whose size follows the 'of' that ends at `at`: 'dog team' in 'a dog team of six'; None if no group word stands there."""
    found = list(_NAME.finditer(text, max(start, at - 60), at))[:-1]
    if not found or fold(found[-1].group()) not in GROUPS:
        return None
    first = len(found) - 1
    while first and fold(found[first - 1].group()) not in STOPS and text[found[first - 1].end() : found[first].start()] == " ":
        first -= 1
    return NounPhrase(found[first].start(), found[-1].end(), found[-1].group())
