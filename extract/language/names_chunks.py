"""Chunks: the cells of a story grouped into names, bodies, places and posts by one grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language.lexicon import Entry
from extract.language.names_cells import Page
from extract.language.names_words import LOWER_HEADS, words

_PART = r"(?:[DSKCLMOAJZNGYIFBXVf][_-]|[ENGY]'(?=[VNH])(?<=E')|E_|[TP]_(?=H)|[VX]&(?=[VNX]))"
_TAIL = rf"(?:[or](?:{_PART}|H_){{0,6}}(?:H|[NVXGYASKCLOMJZF](?:&[VX](?!_))?)|n[VNX](?:[_&][VNX])*)"
_KNOWN_BODY = r"Oo(?:[OS]|L(?!_))|OiS(?![_'])|OiK(?![_'])"
_BODY = rf"(?:{_PART}|H_){{0,9}}H(?:_B)?{_TAIL}*"
_MISSION = rf"(?:{_PART}|H_){{0,9}}H(?:[iw]|_(?=S))[SLKJC](?![_'])"
_FIELD_MISSION = r"A_[SLKJC](?![_'])"
_BODY_SEATED = r"[DSKCLAJNV_']{0,12}H(?:oV)?i[KJ](?![_'])"
_SITE_PART = r"(?:[NGYCLKAJZIBXV][_-]|E'|[DS]_(?=F)|S_(?=[NBXV]_)|P_(?=G_))"
_SITE = rf"{_SITE_PART}{{1,4}}(?:F_f|f_f|[Ff])(?!_[NGYI])"
_KNOWN_SITE = r"L_[Ff](?!_[NGYI])"
_LOWER_BODY = rf"(?:[SKJL]'|[DJNGYSKALBZ]_)?(?:h_)*h(?:i[KJ](?![_'])|o[SKL](?![_'])|o{_SITE_PART}{{1,4}}F)?"
_SITE_FIRST = r"(?<!_)F(?:_|o)(?:[NGYCLKAJZIXSP][_b-])*[NGYCLKAJZISL]"
_POST = r"(?:m_)*[Pp](?:_[Pp])*"
_RUN = r"(?:[KCLJZ]_(?=[NVXA]))?(?:(?:[GYNIJZAVX][_b-]|E')*)[GYNJZAVX](?:(?<=G)_[CKSOZ](?![_'])|(?<=N)_[CZ](?![_']))?(?:_B(?![_-]))?"

_GRAMMAR = re.compile(
    rf"(?P<seated>{_BODY_SEATED})|(?P<mission>{_MISSION})|(?P<field>{_FIELD_MISSION})|(?P<body>{_BODY})|(?P<whole>{_KNOWN_BODY})|(?P<national>[DS]_O)|(?P<lower>{_LOWER_BODY})|"
    rf"(?P<wide>{_KNOWN_SITE})|(?P<site>{_SITE}|{_SITE_FIRST})|(?P<post>{_POST})|(?P<run>{_RUN})|(?P<single>[A-Za-z])"
)


@dataclass(slots=True)
class Chunk:
    """A group of cells. `kind`: Q a body by its head noun, h a lower-case body, U a place by its feature, P a post, R an untyped run,
    else the class of its single cell."""

    kind: str
    start: int
    end: int
    first: int
    """Index of its first cell."""
    last: int
    """Index of its last cell, inclusive."""
    sentence: int
    entry: Entry | None = None
    before: str = "|"
    """Gap symbol before it."""
    after: str = "|"
    """Gap symbol after it."""

    def says(self, column: str) -> str | None:
        """What its entry's row has in the column; None without an entry or such a column."""
        return self.entry.row.get(column) if self.entry is not None else None


_KINDS = {"seated": "Q", "wide": "L", "post": "P"}
_SINGLE = frozenset("DSKCLMOJZAT")
_ENTRY_OF = {
    "D": ("demonym",), "S": ("state",), "K": ("capital",), "C": ("city",), "L": ("place",), "M": ("metonym",), "O": ("organization",),
    "J": ("state", "capital", "city", "place"), "Z": ("city", "place"),
}  # fmt: skip


def chunk(page: Page) -> list[Chunk]:
    """Chunks in order, disjoint; cells that are nothing alone (a feature noun, a number) are left out."""
    out: list[Chunk] = []
    for match in _GRAMMAR.finditer(page.codes):
        if match.start() % 2:
            continue  # a gap's symbol
        group = match.lastgroup or "single"
        span = match.start() // 2, (match.end() - 1) // 2
        rule = _CHECKS.get(group)
        found = rule(page, *span) if rule is not None else [(_KINDS.get(group) or match[0], *span)]
        out.extend(_made(page, *part) for part in found)
    return out


Part = tuple[str, int, int]
"""Kind, first and last cell of a chunk."""


def _run(page: Page, first: int, last: int) -> list[Part]:
    cells = page.cells
    if first and cells[first - 1].code == "W" and page.codes[2 * first - 1] == "_":
        return []  # a ship: USS Lewis B. Puller
    hit = cells[first].hit
    if cells[last].code == "B" and last == first + 1 and hit is not None and hit.of("state"):
        last = first  # 'Chad 250' in a list of what each state gives
    code = cells[first].code
    return [(code if first == last and code in "JZAX" else "R", first, last)]


def _body(page: Page, first: int, last: int) -> list[Part]:
    """A body by its head; an untyped run or a bare head where the head makes none. A number that counts ('150 Guards') is left out."""
    cells = page.cells
    head = next((c for c in cells[first : last + 1] if c.code == "H"), cells[last])
    if cells[first].code == "B" and first < last and page.text[cells[first].end - 1].isdigit() and page.text[head.end - 1] == "s":
        first += 1
    if _is_body(page, first, last):
        return [("Q", first, last)]
    return [("R" if first < last else "H", first, last)]


def _mission(page: Page, first: int, last: int) -> list[Part]:
    """'Training Mission in Mali': a mission bears the name of where it is; other bodies do not."""
    cells = page.cells
    if page.text[cells[last - 1].start : cells[last - 1].end].split()[-1] in _MISSIONS:
        return [("Q", first, last)]
    return [*_body(page, first, last - 1), *_single(page, last, last)]


def _field_mission(page: Page, first: int, last: int) -> list[Part]:
    """'EUCAP Sahel', 'UNSMIL Libya': a mission's acronym and its country."""
    if _MISSION_ACRONYM.match(page.text, page.cells[first].start):
        return [("Q", first, last)]
    return [*_run(page, first, first), *_single(page, last, last)]


def _lower(page: Page, first: int, last: int) -> list[Part]:
    if _owned(page, first, last):
        return [("h", first, last)]
    code = page.cells[first].code
    return [] if code == "B" else [(code if code in "ADLZSKJ" else "R", first, first)]


def _whole(page: Page, first: int, last: int) -> list[Part]:
    if _long_name(page, first, last):
        return [("Q" if page.cells[last].code == "K" else "O", first, last)]
    return [*_single(page, first, first), *_single(page, last, last)]


def _national(page: Page, first: int, last: int) -> list[Part]:
    return [("Q", first, last)] if _namesake(page, first) else [*_single(page, first, first), *_single(page, last, last)]


def _site(page: Page, first: int, last: int) -> list[Part]:
    cells, text = page.cells, page.text
    if cells[first].code == "P" and text[cells[first].start : cells[first].end] not in _ROYAL:
        return [("P", first, first), *_site(page, first + 1, last)]
    if cells[first].code in "GJ" and last == first + 1 and text[cells[last].start : cells[last].end] in _SURNAMES:
        before = text[max(page.sentences[cells[first].sentence].start, cells[first].start - 12) : cells[first].start]
        if not _THERE.search(before):
            return [("R", first, last)]  # Jonah Hill
    if _placed(page, first, last):
        return [("U", first, last)]
    return _single(page, first, first) if page.cells[first].code in "KC" else []


def _single(page: Page, first: int, last: int) -> list[Part]:
    code = page.cells[first].code
    return [(code, first, last)] if code in _SINGLE else []


_CHECKS = {
    "run": _run, "body": _body, "mission": _mission, "field": _field_mission, "lower": _lower, "whole": _whole, "national": _national,
    "site": _site, "single": _single,
}  # fmt: skip
_MISSIONS = words("Mission Operation Force Office Team")
_MISSION_ACRONYM = re.compile(r"(?:EU[A-Z]{2,}|UN[A-Z]{2,}|MI[A-Z]{3,}|AM[A-Z]{2,}|AU[A-Z]{3,}|SA[A-Z]{2,}|EC[A-Z]{4,})\b")


_FORCES = words("forces army navy military force guard")
_UNITS = words("brigade battalion regiment division squadron company")
_GOVERNMENTS = words("government parliament assembly authorities administration presidency police")


def _is_body(page: Page, first: int, last: int) -> bool:
    """False for a head noun alone ('the Council', but not 'Joint Chiefs of Staff' or "Russia's Duma") and for 'Elsa Court'."""
    cells, codes = page.cells, page.codes
    if first == last:
        owned = first > 0 and codes[2 * first - 1] == "'" and cells[first - 1].code in "SKJ"
        return owned or " " in page.text[cells[first].start : cells[first].end]
    return not (last == first + 1 and cells[first].code == "G")


def _namesake(page: Page, first: int) -> bool:
    """True if a state before a known body makes it another one: the 'Latvian Security Council' is not the UN's."""
    state, body = page.cells[first].hit, page.cells[first + 1]
    lead, entry = state.of("state", "demonym") if state is not None else None, body.hit.of("organization") if body.hit is not None else None
    return lead is not None and entry is not None and " " in page.text[body.start : body.end] and entry.row["country"] != lead.row["code"]


def _long_name(page: Page, first: int, last: int) -> bool:
    """True if 'of' after a known body belongs to its name ('State Affairs Commission of North Korea'), or 'in' to an armed group's."""
    cell = page.cells[first]
    if page.codes[2 * last - 1] == "i":
        entry = cell.hit.of("organization") if cell.hit is not None else None
        seated = page.cells[last].code == "K"
        return entry is not None and entry.row["org_type"] == ("ministry" if seated else "armed_group")
    return " " in page.text[cell.start : cell.end]


def _owned(page: Page, first: int, last: int) -> bool:
    """False where a lower-case head only says what a name is ('KCNA news agency'); only forces bear a people's or leader's name."""
    lead, text = page.cells[first], page.text
    head = text[page.cells[last].start : page.cells[last].end]
    last_word = next((w for w in reversed(text[lead.start : page.cells[last].end].split()) if w in LOWER_HEADS), head.split()[-1])
    if lead.code == "D" and last_word == "police":
        return text[max(0, lead.start - 4) : lead.start].lower() == "the "
    if last_word in _UNITS:
        return first < last and (lead.code in "NGYAZ" or (lead.code == "B" and not text[lead.end - 1].isdigit()))
    if lead.code == "B" or (lead.code == "D" and last_word == "agency"):
        return False
    if last_word == "force" and lead.code in "SKJ":
        return False  # "Norway's air force" acts for its state
    return lead.code in "SKJDh" or (lead.code == "L" and last_word in _GOVERNMENTS) or last_word in _FORCES


_ROYAL = words("Queen King Prince Princess Emperor Empress Sultan Emir Saint")
_SURNAMES = words(
    """
    Temple Castle Beach Marsh Tower Towers Peak Ridge Farm Church Park Bridge Street Hill Hills Lake Forest Woods Bay Quarry Mine Pier Reef
    Cove Chapel Shire Garrison Fort Port Poole Heath Rivers Banks Lane Ward Parish Court Hall House Lodge Mills Parks Fields Glen Dale Vale
    Gates Ranch Plain Field
    """
)
_THERE = re.compile(r"\b(?:in|at|near|from|to|on|of|around|outside|off|over|toward|towards|across|the) $")
_COMMON = words(
    """
    hospital clinic school market hotel mosque church cathedral kindergarten theatre theater cinema mall supermarket museum library
    synagogue temple restaurant orphanage nursery building farm
    """
)
"""Lower-case features of which a city has many: 'a Kyiv hospital' is no name."""


def _placed(page: Page, first: int, last: int) -> bool:
    """False for a lower-case feature after a mere demonym or acronym: 'US base' is a description, and so is 'U.S. District' of a judge."""
    cells = page.cells
    lead = cells[first]
    if lead.code == "S" and last == first + 1 and page.codes[2 * last + 1 : 2 * last + 3] == "_P":
        return False
    if lead.code in "KC" and cells[last].code == "f" and page.text[cells[last].start : cells[last].end].split()[-1] in _COMMON:
        return False
    if all(cell.code in "BFf" for cell in cells[first : last + 1]):
        return False
    return not (cells[last].code == "f" and last == first + 1 and lead.code in "DSAXVIB")


def _made(page: Page, kind: str, first: int, last: int) -> Chunk:
    cells, codes = page.cells, page.codes
    cell = cells[first]
    entry = None
    if cell.hit is not None and kind in _ENTRY_OF:
        entry = cell.hit.of(*_ENTRY_OF[kind])
    elif kind in "QhUH":
        head = next((c for c in reversed(cells[first : last + 1]) if c.code in ("H" if kind == "Q" else "hH")), cells[last])
        entry = head.hit.of("org_head", "place_feature") if head.hit is not None else None
    elif kind == "P":
        head = next((c for c in reversed(cells[first : last + 1]) if c.code in "Pp"), cells[last])
        entry = head.hit.of("post") if head.hit is not None else None
    before = codes[2 * first - 1] if first else "|"
    return Chunk(kind, cell.start, cells[last].end, first, last, cell.sentence, entry, before, codes[2 * last + 1])
