"""Weapons: every weapon that a story mentions, by model, by set of possible models, or by class alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from extract.language.atoms import Sentence
from extract.language.folding import fold
from extract.language.lexicon import Hit
from extract.language.weapon_models import Finder, Named, Nouns, gap
from extract.language.weapon_words import COMPONENTS, COMPOUNDS, FALSE_AFTER, FALSE_BEFORE, GENERIC, HEDGE, KIN, kind_of
from extract.value import value


@value
class Model:
    """A model of a weapon mention. Offsets are code points, end exclusive."""

    text: str
    start: int
    end: int
    key: str
    """weapon:kn-23; aliases share the key of their model."""
    known: bool
    """True if weapon_models.csv has it; else the key is made from the words."""
    weapon_class: str | None
    aliases: tuple[tuple[int, int], ...] = ()
    """Spans of other names that the same words give it ('the Hwasong-11Ga, known in the West as the KN-23')."""


@value
class WeaponAtom:
    """A mention of a weapon. Offsets are code points, end exclusive; articles and numbers are outside."""

    start: int
    end: int
    surface: str
    models: tuple[Model, ...]
    """Models it may be; () when only its class is named."""
    alternatives: bool
    """True if exactly one of several models is meant ('either a KN-23 or a KN-24')."""
    weapon_class: str | None
    item_kind: str
    """weapon, launcher, ammunition, component, container, platform, vehicle, aircraft or generic."""
    head: tuple[int, int] | None
    """Span of the class noun; None when only models are named."""
    plural: bool
    modifies: bool
    """True if it only describes the noun after it ('missile test', 'arms deal')."""


_WORD_BEFORE = re.compile(r"([\w'’-]+)[ \n]$")
_WORD_AFTER = re.compile(r"(?:'s|’s)?[ \n]([\w’-]+)")
_COMMA = re.compile(r",\s+(?:an?\s+|the\s+)?")
_SLASH = re.compile(r"\s*/\s*")
_OR = re.compile(r"(?P<noun>\s+[\w\s-]{0,40}?)?,?\s+(?:and/)?or\s+(?P<words>(?:[a-z-]+\s+){0,4})")
_ALIAS = re.compile(
    r"\s*,?\s*(?:\(\s*)?(?:(?:an?|the)\s+(?:\w+\s+){1,2})?(?:(?:also|better|commonly|otherwise|formally|locally|sometimes|widely)\s+)?"
    r"(?:(?:which\s+is\s+|is\s+|are\s+)?(?:also\s+)?(?:known|called|dubbed|designated|named|referred\s+to|labelled|labeled|renamed)"
    r"(?:\s+[\w'’-]+){0,5}?(?:\s+as)?(?:\s+the)?|aka|a\.k\.a\.|or)\s+[\"“‘]?"
)
_PARENTHESIS = re.compile(r"\s+(?:[\w-]+\s+){0,4}?\(\s*[\"“‘]?")
MOST = 8
"""Names that one mention may have; a longer run is a list."""
_LOOK_BACK = 90
"""Characters before the first of two models in which a word may say that one of them is meant."""


def read_weapons(text: str, sentences: Sequence[Sentence], hits: Sequence[Hit]) -> list[WeaponAtom]:
    """The weapon mentions of a story, in order, disjoint. `hits` are the lexicon's for the same stretch of text."""
    names = Finder(text, sentences, hits).find()
    classes = [hit for hit in hits if hit.of("weapon_class") and _is_weapon(text, hit)]
    atoms: list[WeaponAtom] = []
    at_name = at_class = 0
    for sentence in sentences:
        at_name, inside = _slice(names, at_name, sentence)
        at_class, nouns = _slice(classes, at_class, sentence)
        if inside or nouns:
            atoms += _atoms(text, sentence, inside, nouns)
    return atoms


Placed = TypeVar("Placed", Named, Hit)


def _slice(items: Sequence[Placed], first: int, sentence: Sentence) -> tuple[int, list[Placed]]:
    while first < len(items) and items[first].start < sentence.start:
        first += 1
    last = first
    while last < len(items) and items[last].start < sentence.end:
        last += 1
    return last, list(items[first:last])


def _is_weapon(text: str, hit: Hit) -> bool:
    """False for a weapon word that means something else: think tank, coal mine, in her arms, Shell."""
    entry = hit.of("weapon_class")
    assert entry is not None
    noun = entry.row["noun"].split()[-1].removesuffix("s")
    before, after = _WORD_BEFORE.search(text, max(0, hit.start - 30), hit.start), _WORD_AFTER.match(text, hit.end)
    previous = fold(before[1]) if before else ""
    if previous in FALSE_BEFORE.get(noun, ()) and " " not in entry.row["noun"]:
        return False
    if after and fold(after[1]) in FALSE_AFTER.get(noun, ()):
        return False
    alone = text[hit.start].isupper() and text[hit.start + 1 : hit.end].islower() and text[hit.end - 1] != "s"
    return not (alone and noun == "shell") and not (noun == "mine" and previous in ("be", "is", "was", "were", "are"))


def _atoms(text: str, sentence: Sentence, names: list[Named], found: list[Hit]) -> list[WeaponAtom]:
    nouns = Nouns(found)
    atoms: list[WeaponAtom] = []
    used: set[int] = set()
    for group in _groups(text, sentence, names):
        start = group.models[0].start
        noun = _noun_of(text, (start, group.end), nouns)
        if noun is not None and noun.end <= start and (noun.start in used or not _compatible(noun, group.models[0])):
            noun = None
        if noun is not None:
            used.add(noun.start)
        atoms.append(_with_models(text, group, noun))
    starts = [atom.start for atom in atoms]
    alone: list[WeaponAtom] = []
    for noun in found:
        at = bisect_left(starts, noun.end) - 1
        if noun.start not in used and not (at >= 0 and atoms[at].end > noun.start):
            alone.append(_class_only(text, noun))
    return _share_classes(text, sorted([*atoms, *alone], key=lambda atom: atom.start))


@dataclass(slots=True)
class _Group:
    """Names that are one mention, while they are put together."""

    models: list[Model]
    alternatives: bool
    end: int
    after_comma: bool
    """True if only a comma parts it from the group before it."""


def _groups(text: str, sentence: Sentence, names: list[Named]) -> list[_Group]:
    """The runs of names that are one mention, in order."""
    groups: list[_Group] = []
    for named in names:
        last = groups[-1] if groups else None
        link = _link(text, sentence, last.models[0].start, last.models[-1], named) if last else None
        if last and link == "alias" and len(last.models[-1].aliases) < MOST:
            last.models[-1] = _merged(last.models[-1], named)
            last.end = named.end
        elif last and link == "or" and len(last.models) < MOST:
            last.models.append(_model(named))
            last.alternatives, last.end = True, named.end
            while groups[-1].after_comma and len(groups[-2].models) + len(groups[-1].models) <= MOST:
                later = groups.pop()
                groups[-1].models += later.models
                groups[-1].alternatives, groups[-1].end = True, later.end
        else:
            groups.append(_Group([_model(named)], False, named.end, link == "comma"))
    return groups


def _merged(model: Model, named: Named) -> Model:
    """The model with one name more; the name that is known decides what it is."""
    known = named if named.known and not model.known else model
    spans = (*model.aliases, (named.start, named.end))
    return replace(
        model, key=known.key, known=known.known, weapon_class=known.weapon_class or model.weapon_class or named.weapon_class, aliases=spans
    )


def _model(named: Named) -> Model:
    return Model(named.text, named.start, named.end, named.key, named.known, named.weapon_class)


def _link(text: str, sentence: Sentence, first: int, last: Model, named: Named) -> str | None:
    """'alias' for another name of the same model, 'or' for another it may be, 'comma' for the next of a list; None for another weapon."""
    end = max([last.end, *(b for _, b in last.aliases)])
    same = last.key == named.key
    may_be_one = same or not (last.known and named.known)
    if gap(_SLASH, text, end, named.start):
        return "alias" if same else "or"
    if gap(_PARENTHESIS, text, end, named.start) or gap(_ALIAS, text, end, named.start):
        or_only = re.fullmatch(r",?\s*or\s+", text[end : named.start])
        if may_be_one and (not or_only or same or "," in text[end : named.start]):
            return "alias"
    if gap(_COMMA, text, end, named.start):
        return "comma"
    match = gap(_OR, text, end, named.start)
    if match is None:
        return None
    if same:
        return "alias"
    before = text[max(sentence.start, first - _LOOK_BACK) : first]
    article = re.search(r"\b(?:an?|the)\s+(?:[a-z-]+\s+){0,3}$", before)
    hedged = HEDGE.search(before) or HEDGE.search(match["words"] or "") or (article and text[last.end - 1] != "s")
    return "or" if hedged else None


def _noun_of(text: str, span: tuple[int, int], nouns: Nouns) -> Hit | None:
    """The class noun after the models ('KN-23 missiles', 'M777 155mm howitzers'), among them, or just before ('drone Shahed-136')."""
    start, end = span
    following = nouns.after(end)
    if following is not None and gap(_BETWEEN, text, end, following.start):
        return following
    last = nouns.before(end)
    if last is not None and start <= last.start and last.end <= end:
        return last
    previous = nouns.before(start)
    if previous is not None and (text[previous.end : start].isspace() or gap(_APPOSED, text, previous.end, start)):
        return previous
    return None


_STOPS = (
    r"(?!(?:and|or|in|on|at|the|to|with|was|were|is|are|of|for|that|which|by|from|as|but|a|an|has|had|have|into|said|struck|hit|if|when"
    r"|against|near|after|before|while|who|it|its|their|his|will|would|could)\b)"
)
_VERBAL = r"(?!(?!(?:guided|unguided|propelled|armou?red|armed|tracked|wheeled|towed|unmanned|mounted)\b)\w+(?:ed|ing)\b)"
_BETWEEN = re.compile(rf"(?:[-\s](?:type|class|series|style|variant))?\)?[\"”’]?\s+(?:{_STOPS}{_VERBAL}[a-z0-9][\w.-]*\s+){{0,2}}")
_APPOSED = re.compile(r",?\s+(?:(?:called|dubbed|named|nicknamed|designated|known\s+as)\s+)?(?:an?\s+|the\s+)?[\"“‘]?|\s+\([\"“‘]?")


def _compatible(noun: Hit, model: Model) -> bool:
    """True if a noun before a model can be of its kind: 'the drone, a Geran-2', not 'a tank, a KN-23'."""
    entry = noun.of("weapon_class")
    wanted = entry.row["weapon_class"] if entry else ""
    own = model.weapon_class
    return own is None or wanted == "weapon" or own in KIN.get(wanted, ()) or bool(set(wanted.split("_")) & set(own.split("_")))


def _with_models(text: str, group: _Group, noun: Hit | None) -> WeaponAtom:
    models, start, end = group.models, group.models[0].start, group.end
    if noun is not None:
        start, end = min(start, noun.start), max(end, noun.end)
    if text.find("(", start, end) >= 0 and text[end : end + 1] == ")":
        end += 1
    own = {model.weapon_class for model in models}
    model_class = own.pop() if len(own) == 1 else None
    entry = noun.of("weapon_class") if noun is not None else None
    noun_class = entry.row["weapon_class"] if entry else None
    weapon_class = (model_class or noun_class) if noun_class is None or noun_class in GENERIC else noun_class
    kind = entry.row["item_kind"] if entry else kind_of(weapon_class)
    plural = noun.plural if noun else models[-1].text.endswith("s") and models[-1].text[-2:-1].isdigit()
    modifies, component = _compound(text, end)
    kind = "component" if component else kind
    head = (noun.start, noun.end) if noun else None
    return WeaponAtom(start, end, text[start:end], tuple(models), group.alternatives, weapon_class, kind, head, plural, modifies)


def _class_only(text: str, noun: Hit) -> WeaponAtom:
    entry = noun.of("weapon_class")
    assert entry is not None
    modifies, component = _compound(text, noun.end)
    kind = "component" if component else entry.row["item_kind"]
    span = (noun.start, noun.end)
    surface = text[noun.start : noun.end]
    return WeaponAtom(*span, surface, (), False, entry.row["weapon_class"], kind, span, noun.plural, modifies)


def _compound(text: str, end: int) -> tuple[bool, bool]:
    """(describes the noun after it, that noun is a piece of a weapon)."""
    after = _WORD_AFTER.match(text, end)
    word = fold(after[1]) if after else ""
    return word in COMPOUNDS, word in COMPONENTS


def _share_classes(text: str, atoms: list[WeaponAtom]) -> list[WeaponAtom]:
    """In 'Shahed-131 and Shahed-136 drones' the class of the last is the class of an unknown one before it too."""
    for i in range(len(atoms) - 2, -1, -1):
        one, following = atoms[i], atoms[i + 1]
        if one.models and one.weapon_class is None and following.models and _AND.fullmatch(text, one.end, following.start):
            atoms[i] = replace(one, weapon_class=following.weapon_class, item_kind=following.item_kind, modifies=following.modifies)
    return atoms


_AND = re.compile(r"\s*(?:,|,?\s+and|,?\s+or)\s+(?:the\s+|an?\s+)?")
