"""Cells: the words of a story that may be part of a name, each with a one-letter class, and the gaps between them as symbols.

The grammar of names is regular expressions over the string of classes and gaps, so no rule looks at a word twice.

Classes: D demonym, S state, K capital, C city, L place, M seat of power (Kremlin), O known organization, P p post, H h organization head,
F f place feature (capitalised, lower case), G given name, Y East Asian family name, J state or city that is also a person's name,
Z city whose name means little alone, A acronym, I initial, B ordinal or number, E people's, X thing (treaty), V abstract word, T honorific,
W weapon, m modifier of a post (former, acting), N any other capitalised word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.language.atoms import Sentence
from extract.language.lexicon import Entry, Hit
from extract.language.names_gaps import gap_symbol
from extract.language.names_words import (
    ABSTRACT,
    CAPITAL_WORD,
    ETHNIC,
    HEAD_MODIFIERS,
    LOWER_HEADS,
    NEVER_NAMES,
    NUMBERS,
    PEOPLES,
    STARTERS,
    THINGS,
    words,
)  # fmt: skip


class Cell(NamedTuple):
    """A word or a lexicon hit."""

    start: int
    end: int
    code: str
    hit: Hit | None
    sentence: int


class Page(NamedTuple):
    """The cells of a story in order. `codes[2 * i]` is the class of cell i and `codes[2 * i + 1]` the gap after it."""

    text: str
    sentences: Sequence[Sentence]
    cells: list[Cell]
    codes: str
    shouting: frozenset[int]
    """Ordinals in `sentences` of lines whose capitals mean nothing: title case or all capitals."""


_HONORIFICS = words("mr mrs ms miss mx dr sir dame lord lady he h.e prof madam mr. mrs. ms. dr. prof.")
_NO_CITIES = NEVER_NAMES | STARTERS | ABSTRACT | THINGS
_SHIPS = words(
    """
    USS HMS USNS USCGC INS MV RMS HMAS HMCS HMNZS HDMS HNoMS HSwMS FGS BNS RFA MT ITS ESPS HTMS SLNS ORP TCG PNS IRIS IRINS ROKS KRI BRP
    RSS HNLMS M/V M/T F/V MS
    """
)
_MONTH_NAMES = frozenset(("May", "April", "June", "August"))
_SURNAME = re.compile(r" [A-Z][a-z]")
_NAMING = frozenset("GPT")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LOWER_WORD = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")
_LEADS = frozenset((": ", "• ", "- ", "— ", "– ", "| ", ". "))
_OPENERS = frozenset("\"'“‘«([•:—–*|-")


def read_page(text: str, sentences: Sequence[Sentence], hits: Sequence[Hit]) -> Page:
    """Cells of every sentence; hits outside the sentences are left out."""
    if not sentences:
        return Page(text, sentences, [], "", frozenset())
    lower = set(_LOWER_WORD.findall(text, sentences[0].start, sentences[-1].end))
    starts = [hit.start for hit in hits]
    cells: list[Cell] = []
    shouting = set()
    for number, sentence in enumerate(sentences):
        first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
        loud = _shouts(text[sentence.start : sentence.end], sentence.heading)
        if loud:
            shouting.add(number)
        cells.extend(_cells(text, (number, sentence), hits[first:last], lower, loud))
    return Page(text, sentences, cells, _codes(text, cells), frozenset(shouting))


def _shouts(line: str, heading: bool) -> bool:
    """True for a line in capitals, and for a heading in title case: there every word has a capital."""
    if line.isupper():
        return line.count(" ") > 0
    if not heading:
        return False
    long = [w for w in _WORD.findall(line) if len(w) > 3]
    small = sum(w[0].islower() for w in long)
    return (len(long) >= 5 and small <= len(long) // 6) or (len(long) >= 3 and not small)


def _cells(text: str, numbered: tuple[int, Sentence], hits: Sequence[Hit], lower: set[str], loud: bool) -> Iterator[Cell]:
    number, sentence = numbered
    at, size, done, last = 0, len(hits), sentence.start, Cell(0, 0, "", None, number)
    for match in CAPITAL_WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        while at < size and hits[at].start < end:
            hit = hits[at]
            if done <= hit.start <= start < hit.end < end and not hit.category.startswith("weapon") and "-" in match[0]:
                break  # 'Kim' in 'Kim-dong': the word is longer than the hit
            at += 1
            cell = _hit_cell(text, hit, number, done, loud)
            if cell is not None:
                if cell.code == "P" and last.code == "G" and last.end == cell.start - 1 and " " not in text[cell.start : cell.end]:
                    cell = cell._replace(code="N")  # Norman Baker
                yield cell
                done, last = cell.end, cell
        if start >= done:
            code = _word_code(text, match, sentence.start, lower)
            if not code and last.end == start - 1 and last.code in _NAMING and match[0] in _MONTH_NAMES:
                code = "N"  # Theresa May
            if code:
                last = Cell(start, end, code, None, number)
                yield last
                done = end
    for hit in hits[at:]:
        cell = _hit_cell(text, hit, number, done, loud)
        if cell is not None:
            yield cell
            done = cell.end


_PRIORITY = (
    ("organization", "O"), ("metonym", "M"), ("state", "S"), ("demonym", "D"), ("capital", "K"), ("place", "L"),
    ("org_head", "H"), ("place_feature", "F"), ("post", "P"), ("post_modifier", "m"), ("city", "C"),
)  # fmt: skip


def _hit_cell(text: str, hit: Hit, number: int, done: int, loud: bool) -> Cell | None:
    """The cell of a hit; None for nouns that are no part of names and for what an earlier cell covers."""
    if hit.start < done:
        return None
    start = hit.start
    code = hit_code(hit)
    capital = text[start].isupper() and not loud and (code != "H" or _all_capital(text[start : hit.end]))
    if code == "m":
        if hit.entries[0].row["meaning"] not in ("rank", "other"):
            return Cell(start, hit.end, "m", hit, number) if text[start : hit.end] != "Then" else None
        return Cell(start, hit.end, "V", hit, number) if capital else None
    if code in "OP" and code:
        code = _of_a_person(text, hit, code)
    if not code or (code in "CZJ" and _no_city(text[start : hit.end], loud)):
        return None
    if code in "PHF" and not capital:
        code = code.lower()
        if code == "h" and hit.of("place_feature"):
            code = "f"
        elif code == "f" and hit.plural and hit.entries[-1].row.get("place_type") not in ("mountain", "island", "lake"):
            return None
        elif code == "h":
            noun = text[start : hit.end].lower()
            if noun.split()[-1] not in LOWER_HEADS or noun == "force":
                return None
            modifiers = HEAD_MODIFIERS.search(text, max(done, start - 60), start)
            start = modifiers.start() if modifiers else start
    elif code == "Y" and loud:
        return None
    return Cell(start, hit.end, code, hit, number)


def _all_capital(surface: str) -> bool:
    """False for 'Aid group' at the start of a sentence: one capital makes no name of several words."""
    return " " not in surface or all(not word[0].islower() or len(word) < 4 for word in surface.split())


def _of_a_person(text: str, hit: Hit, code: str) -> str:
    """The class of a body's name or post; G for a body's that is a given name ('Lazarus Tembo'), T for Mr and Mrs."""
    if code == "O":
        return "G" if hit.of("given_name") is not None and _SURNAME.match(text, hit.end) else code
    return "T" if text[hit.start : hit.end].lower() in _HONORIFICS else code


def _no_city(surface: str, loud: bool) -> bool:
    """True for a hit on a city's name that is an acronym ('NIS') or a word that names nothing ('March')."""
    low = surface.lower()
    if " " in surface and surface.rsplit(" ", 1)[1][0].islower():
        return True
    return (surface.isupper() and len(surface) <= 4 and not loud) or low in _NO_CITIES


def hit_code(hit: Hit) -> str:
    """Class of a hit, '' for one that is no part of a name."""
    found = {entry.category: entry for entry in reversed(hit.entries)}
    given = found.get("given_name")
    if "weapon_model" in found and "state" not in found:
        return "W"
    for category, code in _PRIORITY:
        entry = found.get(category)
        if entry is not None:
            if given is not None and code in "SKC":
                return "J"
            return "Z" if code == "C" and entry.row.get("weak") == "1" else code
    if given is not None:
        return "G" if given.row["kind"] == "given" else "Y"
    return ""


def _word_code(text: str, match: re.Match[str], begin: int, lower: set[str]) -> str:
    """Class of a capitalised word that no hit covers, '' if its capital means nothing."""
    word = match[0]
    low = word.lower().rstrip(".")
    if word[0].isdigit():
        return "B"
    if len(word) == 2 and word[1] == ".":
        return "I"
    if low in NEVER_NAMES:
        return ""
    if low in _HONORIFICS:
        return "T"
    if word in _SHIPS:
        return "W"
    if low in THINGS:
        return "X"
    start = match.start()
    opens = start == begin or text[start - 1] in _OPENERS or text[max(0, start - 2) : start] in _LEADS
    if opens and (low in STARTERS or low in lower or NUMBERS.issuperset(low.split("-"))):
        return ""
    if low in ETHNIC:
        return "D"
    if low in PEOPLES and text[match.end() : match.end() + 1] in ("'", "’"):
        return "E"
    if low in ABSTRACT:
        return "V"
    letters = word.replace("&", "").replace(".", "").replace("-", "")
    return "A" if len(letters) > 1 and letters.isupper() and not letters.isdigit() else "N"


def _codes(text: str, cells: Sequence[Cell]) -> str:
    """Classes and gaps as one string, two symbols a cell."""
    out: list[str] = []
    last = len(cells) - 1
    for i, cell in enumerate(cells):
        out.append(cell.code)
        if i == last or cells[i + 1].sentence != cell.sentence:
            out.append("|")
            continue
        gap = text[cell.end : cells[i + 1].start]
        out.append("_" if gap == " " else gap_symbol(gap))
    return "".join(out)


def entry_of(cell: Cell, *categories: str) -> Entry | None:
    """The cell's lexicon entry in one of the categories; None if it has none."""
    return cell.hit.of(*categories) if cell.hit is not None else None
