"""Chunks: the cells of a story grouped into names, bodies, places and posts by one grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language.lexicon import Entry
from extract.language.names_cells import Cell, Page
from extract.language.names_words import words

_PART = r"(?:[DSKCLMOAJZNGYIFBXVf][_-]|[ENGY]'(?=[VNH])(?<=E')|E_|[TP]_(?=H)|[VX]&(?=[VNX]))"
_TAIL = rf"(?:[or]{_PART}{{0,6}}(?:H|[NVXGYASKCLOMJZF](?:&[VX](?!_))?)|n[VNX](?:[_&][VNX])*)"
_KNOWN_BODY = r"Oo(?:[OS]|L(?!_))|OiS(?![_'])"
_BODY = rf"{_PART}{{0,9}}H(?:_B)?{_TAIL}*"
_BODY_SEATED = r"[DSKCLAJNV_']{0,12}Hi[KJ](?![_'])"
_LOWER_BODY = r"(?:[SKJ]'|[DJNGYSKA]_)?(?:h_)*h(?:i[KJ](?![_'])|o[SK](?![_']))?"
_SITE_PART = r"(?:[NGYCLKAJZIBXV][_-]|E'|[DS]_(?=F)|S_(?=[NBXV]_))"
_SITE = rf"{_SITE_PART}{{1,4}}(?:F_f|f_f|[Ff])(?!_[NGYI])"
_KNOWN_SITE = r"L_[Ff](?!_[NGYI])"
_SITE_FIRST = r"(?<!_)F(?:_|o)(?:[NGYCLKAJZIXS][_b-])*[NGYCLKAJZISL]"
_POST = r"(?:m_)*[Pp](?:_[Pp])*"
_RUN = r"(?:[KCLJZ]_(?=[NVXA]))?(?:(?:[GYNIJZAVX][_b-]|E')*)[GYNJZAVX](?:(?<=G)_[CKSOZ](?![_'])|(?<=N)_[CZ](?![_']))?(?:_B(?![_-]))?"

_GRAMMAR = re.compile(
    rf"(?P<seated>{_BODY_SEATED})|(?P<body>{_BODY})|(?P<whole>{_KNOWN_BODY})|(?P<national>[DS]_O)|(?P<lower>{_LOWER_BODY})|"
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


_KINDS = {"seated": "Q", "whole": "O", "national": "Q", "wide": "L", "body": "Q", "lower": "h", "site": "U", "post": "P", "run": "R"}
_SINGLE = frozenset("DSKCLMOJZAT")
_ENTRY_OF = {
    "D": ("demonym",), "S": ("state",), "K": ("capital",), "C": ("city",), "L": ("place",), "M": ("metonym",), "O": ("organization",),
    "J": ("state", "capital", "city", "place"), "Z": ("city", "place"),
}  # fmt: skip


def chunk(page: Page) -> list[Chunk]:
    """Chunks in order, disjoint; cells that are nothing alone (a feature noun, a number) are left out."""
    codes, cells = page.codes, page.cells
    out: list[Chunk] = []
    for match in _GRAMMAR.finditer(codes):
        group = match.lastgroup or "single"
        first, last = match.start() // 2, (match.end() - 1) // 2
        kind = _KINDS.get(group) or match[0]
        if group == "run":
            if first and cells[first - 1].code == "W" and codes[2 * first - 1] == "_":
                continue  # a ship: USS Lewis B. Puller
            hit = cells[first].hit
            if cells[last].code == "B" and last == first + 1 and hit is not None and hit.of("state"):
                last = first  # 'Chad 250' in a list of what each state gives
            kind, first = _run_kind(cells, first, last)
        elif group == "body" and not _is_body(page, first, last):
            kind = "R" if first < last else "H"
        elif group == "lower" and not _owned(page, first, last):
            last = first
            kind = cells[first].code if cells[first].code in "AD" else "R"
        elif (group == "whole" and not _long_name(page, first, last)) or (group == "national" and not _namesake(page, first)):
            out.append(_made(page, cells[first].code, first, first))
            kind, first = cells[last].code, last
        elif (group == "site" and not _placed(page, first, last)) or (group == "single" and kind not in _SINGLE):
            continue
        out.append(_made(page, kind, first, last))
    return out


def _run_kind(cells: list[Cell], first: int, last: int) -> tuple[str, int]:
    """R, or for one cell its own class where that says more."""
    if first == last:
        code = cells[first].code
        return (code if code in "JZAX" else "R"), first
    return "R", first


_FORCES = words("forces army navy military force guard")


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
        return entry is not None and entry.row["org_type"] == "armed_group"
    return " " in page.text[cell.start : cell.end]


def _owned(page: Page, first: int, last: int) -> bool:
    """False where a lower-case head only says what a name is ('KCNA news agency'); only forces bear a people's or leader's name."""
    lead = page.cells[first].code
    if lead == "D" and page.text[page.cells[last].start : page.cells[last].end] in ("agency", "news agency", "police"):
        return False
    return lead in "SKJDh" or page.text[page.cells[last].start : page.cells[last].end].split()[-1] in _FORCES


def _placed(page: Page, first: int, last: int) -> bool:
    """False for a lower-case feature after a mere demonym or acronym: 'US base' is a description, and so is 'U.S. District' of a judge."""
    cells = page.cells
    lead = cells[first]
    if lead.code == "S" and last == first + 1 and page.codes[2 * last + 1 : 2 * last + 3] == "_P":
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
