"""Weapon models: where a story names one, from the lexicon, by the shape of a designation, or by the words that give it a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from extract.language.atoms import Sentence
from extract.language.folding import slug
from extract.language.lexicon import Entry, Hit
from extract.language.weapon_words import FAMILIES, NOT_AFTER, NOT_WEAPONS, WARLIKE

SHORT = 3
"""A designation of so few characters (M4, S-8) needs a weapon word in its sentence."""
NEAR = 90
"""Characters within which the words beside a name can speak of it."""
FAR = 300
"""Characters within which a word of war makes an ordinary word a weapon's name."""
_DESIGNATION = re.compile(
    r"(?<![\w-])(?P<prefix>[A-Z][A-Za-z]{0,11})(?P<hyphen>-?)\d{1,4}[A-Za-z]{0,4}\d?[A-Z]?(?![\w])"
)
_SHORT_SECOND = re.compile(r"(?:/|\s+(?:and|or)\s+(?:an?\s+)?)-?(?P<number>\d{1,4}[A-Z]{0,2})(?![\w-])")
_NAMED = re.compile(
    r"\s*(?:,\s*)?(?:(?:which\s+)?(?:\w+\s+){0,2}?(?:called|dubbed|named|nicknamed|codenamed|designated)|known\s+as)\s+(?:the\s+)?"
    r"[\"“‘']?(?P<name>[A-Z][\w-]{2,20}(?:\s[A-Z0-9][\w-]{0,12})?)"
)
_QUOTED = re.compile(r"[\"“‘](?P<name>[A-Z][\w-]{2,20}(?:\s[A-Z0-9][\w-]{0,12})?),?[\"”’]\s+(?:[a-z-]+\s+){0,2}$")
_WORD_BEFORE = re.compile(r"([\w’'.-]+)\s+$")
_WORD_AFTER = re.compile(r"\s*([\w’'-]+)")
_HEADED = re.compile(
    r"(?:[- ](?:type|class|series|variant))?\s+(?:(?:multirole|stealth|light|heavy|armou?red|advanced|jet|combat|air|infantry|fighting"
    r"|missile|rocket|attack|naval|patrol|reconnaissance|surveillance|training|transport)\s+){0,3}"
    r"(?:fighters?|trainers?|vehicles?|carriers?|batter(?:y|ies)|systems?|bombers?|transports?|gunships?|boats?|vessels?|interceptors?|choppers?)\b"
)
"""Heads that are no weapon words by themselves, but mean a weapon behind a model's name: 'Gripen fighters', 'Bradley vehicles'."""
_DETERMINER = re.compile(
    r"\b(?:an?|the|either|its|their|some|several|more|new|of|or|and|these|those|two|three|four|five|\d[\d,.]*|\w+-made)\s+$", re.I
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|General|Col|Colonel|President|Minister|Senator)\.?\s+$")


class Named(NamedTuple):
    """A model as the text names it, once. Offsets are code points, end exclusive; a plural ending is inside."""

    start: int
    end: int
    text: str
    key: str
    """weapon:kn-23; made from the words when no row of weapon_models.csv has them."""
    known: bool
    weapon_class: str | None


class Finder:
    """The names of models in one story."""

    def __init__(self, text: str, sentences: Sequence[Sentence], hits: Sequence[Hit]) -> None:
        self._text = text
        self._sentences = sentences
        self._hits = hits
        self._found: list[Named] = []
        self._doubtful: list[Named] = []
        self._searched = -1
        self._war: list[int] = []

    def find(self) -> list[Named]:
        """Names in order, disjoint."""
        bounds = iter(self._hits)
        hit = next(bounds, None)
        for sentence in self._sentences:
            inside: list[Hit] = []
            while hit is not None and hit.start < sentence.end:
                if hit.start >= sentence.start:
                    inside.append(hit)
                hit = next(bounds, None)
            self._read(sentence, inside)
        sure = {named.key for named in self._found}
        self._found += [named for named in self._doubtful if named.key in sure]
        return _disjoint(self._found)

    def _read(self, sentence: Sentence, hits: list[Hit]) -> None:
        classes = Nouns([hit for hit in hits if hit.of("weapon_class")])
        for hit in hits:
            entry = hit.of("weapon_model")
            if entry is not None:
                self._known(sentence, hit, entry, classes)
        self._shapes(sentence, classes)
        for hit in classes.hits:
            self._given_names(sentence, hit)

    def _known(self, sentence: Sentence, hit: Hit, entry: Entry, classes: Nouns) -> None:
        surface = self._text[hit.start : hit.end]
        named = Named(hit.start, hit.end, surface, entry.key, True, entry.row["weapon_class"])
        stem = surface[:-1] if hit.plural and surface[-1] in "sS" else surface
        distinct = len(stem) > SHORT and (_has_digit(stem) or " " in stem or (stem.isupper() and not self._shouted(hit)))
        headed = _HEADED.match(self._text, hit.end) is not None
        if distinct or headed or _beside(self._text, (hit.start, hit.end), classes) or self._meant(sentence, hit, stem):
            self._found.append(named)
        else:
            self._doubtful.append(named)
        self._short_second(named, stem)

    def _meant(self, sentence: Sentence, hit: Hit, stem: str) -> bool:
        """True if the words around a name that is also a word or a person's name make it a weapon."""
        if not self._warlike(sentence, hit):
            return False
        text = self._text
        before, after = text[max(sentence.start, hit.start - NEAR) : hit.start], text[hit.end : min(sentence.end, hit.end + NEAR)]
        previous, following = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
        if _TITLE.search(before) or (following and following[1][0].isupper() and not after.startswith((".", ","))):
            return False
        if _has_digit(stem):
            return True
        if previous and previous[1][0].isupper() and previous.start() > 0 and not _DETERMINER.search(before):
            return False
        others = {entry.category for entry in hit.entries} - {"weapon_model"}
        return bool(_DETERMINER.search(before)) or (not others and (hit.plural or "-" in stem))

    def _warlike(self, sentence: Sentence, hit: Hit) -> bool:
        """True if a word of war stands near the hit in its sentence; the sentence is searched once, however many names it has."""
        if self._searched != sentence.start:
            self._searched = sentence.start
            self._war = [match.start() for match in WARLIKE.finditer(self._text, sentence.start, sentence.end)]
        first = bisect_left(self._war, hit.start - FAR)
        before, after = bisect_left(self._war, hit.start), bisect_left(self._war, hit.end)
        return first < before or (after < len(self._war) and self._war[after] <= hit.end + FAR)

    def _shouted(self, hit: Hit) -> bool:
        """True in a line of capitals, where any word looks like an acronym."""
        before = _WORD_BEFORE.search(self._text, max(0, hit.start - NEAR), hit.start)
        after = _WORD_AFTER.match(self._text, hit.end)
        return any(word is not None and word[1].isupper() and len(word[1]) > SHORT for word in (before, after))

    def _short_second(self, named: Named, stem: str) -> None:
        """'KN-23/24', 'KN-23 or -24': the second number of the same family."""
        family = re.match(r"([A-Za-z]+[- ]?)\d+$", stem)
        match = _SHORT_SECOND.match(self._text, named.end) if family else None
        if family is None or match is None or not (match[0].startswith("/") or "-" in match[0]):
            return
        start = match.start("number") - (self._text[match.start("number") - 1] == "-")
        key = f"weapon:{slug(family[1] + match['number'])}"
        self._found.append(Named(start, match.end("number"), self._text[start : match.end("number")], key, False, named.weapon_class))

    def _shapes(self, sentence: Sentence, classes: Nouns) -> None:
        """Designations that the lexicon lacks."""
        for match in _DESIGNATION.finditer(self._text, sentence.start, sentence.end):
            start, end = match.span()
            taken = any(hit.of("weapon_model", "weapon_class", "organization", "place") for hit in self._hits_near(start, end))
            if taken or not self._is_designation(match, classes):
                continue
            surface = match[0]
            stem = surface[:-1] if surface[-1] == "s" and surface[-2].isdigit() else surface
            self._found.append(Named(start, end, surface, f"weapon:{slug(stem)}", False, FAMILIES.get(match["prefix"])))

    def _is_designation(self, match: re.Match[str], classes: Nouns) -> bool:
        following = _WORD_AFTER.match(self._text, match.end())
        prefix = match["prefix"]
        if prefix in NOT_WEAPONS or (following and following[1].lower() in NOT_AFTER):
            return False
        if match["hyphen"] and prefix in FAMILIES:
            return len(match[0]) > SHORT or bool(classes.hits)
        if len(prefix) > 1 and not match["hyphen"] and not prefix.isupper():
            return False
        headed = match["hyphen"] and prefix.isupper() and _HEADED.match(self._text, match.end()) is not None
        return headed and self._armed(classes, match) or _beside(self._text, match.span(), classes)

    def _armed(self, classes: Nouns, match: re.Match[str]) -> bool:
        """True if a word of war stands near an unknown designation before a head that is also civil: 'six L-15 trainers'."""
        around = self._text[max(0, match.start() - NEAR) : match.end() + NEAR]
        return bool(classes.hits) or WARLIKE.search(around) is not None

    def _given_names(self, sentence: Sentence, hit: Hit) -> None:
        """'a missile called Groza', 'the "Groza" drone'."""
        match = _NAMED.match(self._text, hit.end, sentence.end)
        match = match or _QUOTED.search(self._text, max(sentence.start, hit.start - NEAR), hit.start)
        entry = hit.of("weapon_class")
        if match is None or entry is None:
            return
        (start, end), name = match.span("name"), match["name"]
        if not any(near.of("state", "demonym", "organization", "weapon_model") for near in self._hits_near(start, end)):
            self._found.append(Named(start, end, name, f"weapon:{slug(name)}", False, entry.row["weapon_class"]))

    def _hits_near(self, start: int, end: int) -> list[Hit]:
        """Hits that share a character with [start, end)."""
        first = max(0, bisect_left(self._hits, start, key=_start) - 1)
        return [hit for hit in self._hits[first : bisect_left(self._hits, end, key=_start)] if hit.end > start]


class Nouns:
    """The weapon nouns of a sentence, found by their place."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self.hits = hits
        self._starts = [hit.start for hit in hits]

    def after(self, offset: int) -> Hit | None:
        """The first that begins at or after the offset."""
        at = bisect_left(self._starts, offset)
        return self.hits[at] if at < len(self.hits) else None

    def before(self, offset: int) -> Hit | None:
        """The last that begins before the offset."""
        at = bisect_left(self._starts, offset)
        return self.hits[at - 1] if at else None


def gap(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The pattern over all of text[start:end]; None too if that is longer than a few words."""
    return pattern.fullmatch(text, start, end) if 0 <= end - start <= NEAR else None


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _start(hit: Hit) -> int:
    return hit.start


def _beside(text: str, span: tuple[int, int], classes: Nouns) -> bool:
    """True if a weapon noun follows within three words of lower case, or stands just before."""
    start, end = span
    following, previous = classes.after(end), classes.before(start)
    if following is not None and gap(_GAP_AFTER, text, end, following.start):
        return True
    return previous is not None and gap(_GAP_BEFORE, text, previous.end, start) is not None


_STOPS = r"(?!(?:and|or|in|on|at|the|to|with|was|were|is|are|of|for|that|which|by|from|as|but|a|an|has|had|have|into|said|struck|hit)\b)"
_GAP_AFTER = re.compile(rf"-?\s*(?:type|class|series)?\s*(?:{_STOPS}[\w.-]+\s+){{0,3}}")
_GAP_BEFORE = re.compile(
    r"\s*(?:,|—|–|:|\()?\s*(?:(?:such\s+as|like|including|called|dubbed|of\s+the|known\s+as|namely|was|were|is|either|of|type)\s+)*"
    r"(?:(?:the|an?|its)\s+)?[\"“‘(]?"
)


def _disjoint(found: list[Named]) -> list[Named]:
    kept: list[Named] = []
    for named in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept
