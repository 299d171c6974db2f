"""The text of a block, paragraph by paragraph, with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.document import StoryKind
from newsledger.report.load import Row, Snapshot
from newsledger.report.rows import CLAIM_FIELDS, Names, Proofs
from newsledger.report.segments import Mark, Paragraph, Segment, paragraphs, segments, within
from newsledger.report.views import ParagraphView, Piece
from newsledger.report.visible import visible

WIDE = 90
"""Characters from which on a proof is a sentence, not a phrase, and is drawn without a fill: a filled paragraph hides what is in it."""

HEAD = 12
"""Paragraphs within which a page repeats its title; aggregators print it three times before the text begins."""


class Drawn(NamedTuple):
    """The paragraphs of a block and where in them the evidence lies."""

    paragraphs: tuple[ParagraphView, ...]
    proofs: Proofs


class Proven(NamedTuple):
    """A cell that a mark proves."""

    claim_id: str
    record_type: str
    path: str
    is_faint: bool
    """True for what is said about the claim (status, who says so) rather than in it, and for proofs as long as a sentence."""
    code: str
    """What the page's script needs: row anchor, field path, support."""


class Stretch(NamedTuple):
    """A paragraph with the kind of the story it belongs to."""

    paragraph: Paragraph
    kind: str


def draw(snapshot: Snapshot, text: str, stories: Sequence[Row], claims: Iterable[Row], anchor: str, names: Names) -> Drawn:
    """The block of `stories` (the block's own story first, then the parts inside it) with the evidence of `claims`."""
    story = stories[0]
    start, end = story["start_char"], story["end_char"]
    cells, marks = _marks(snapshot, claims, names)
    stretches = _stretches(text, stories)
    cuts = [bound for s in stretches for bound in s.paragraph]
    pieces = segments(start, end, marks, cuts)
    anchors: dict[tuple[str, str], str] = {}
    first: dict[str, tuple[str, int]] = {}
    views = []
    for number, stretch in enumerate(stretches, start=1):
        found = []
        for segment in within(pieces, stretch.paragraph):
            name = f"{anchor}-{len(anchors)}"
            is_target = _register(segment, cells, name, number, anchors, first)
            found.append(_piece(text, segment, cells, name if is_target else None))
        views.append(ParagraphView(number, _kind(text, stretch, story, number), tuple(found)))
    return Drawn(tuple(views), Proofs(anchors, first))


def _marks(snapshot: Snapshot, claims: Iterable[Row], names: Names) -> tuple[list[Proven], list[Mark]]:
    cells: list[Proven] = []
    marks: list[Mark] = []
    for claim in claims:
        for proof in snapshot.evidence.get(claim["id"], ()):
            code = f"{names.anchors[claim['id']]}|{proof['field']}|{proof['support']}"
            marks.append(Mark(proof["start_char"], proof["end_char"], len(cells)))
            is_faint = proof["field"].startswith(CLAIM_FIELDS) or proof["end_char"] - proof["start_char"] >= WIDE
            cells.append(Proven(claim["id"], claim["record_type"], proof["field"], is_faint, code))
    return cells, marks


def _stretches(text: str, stories: Sequence[Row]) -> list[Stretch]:
    """Paragraphs of the story in order; those of a part inside it carry the kind of the part."""
    story, *parts = stories
    place, end = story["start_char"], story["end_char"]
    found: list[Stretch] = []
    for part in sorted(parts, key=lambda p: p["start_char"]):
        found += [Stretch(p, story["kind"]) for p in paragraphs(text, place, part["start_char"])]
        found += [Stretch(p, part["kind"]) for p in paragraphs(text, max(place, part["start_char"]), part["end_char"])]
        place = max(place, part["end_char"])
    return found + [Stretch(p, story["kind"]) for p in paragraphs(text, place, end)]


def _register(
    segment: Segment,
    cells: Sequence[Proven],
    name: str,
    number: int,
    anchors: dict[tuple[str, str], str],
    first: dict[str, tuple[str, int]],
) -> bool:
    """True if the segment is the first proof of a cell or row, which then link to it."""
    is_target = False
    for mark in segment.marks:
        cell = cells[mark.cell]
        if (cell.claim_id, cell.path) not in anchors:
            anchors[cell.claim_id, cell.path] = name
            is_target = True
        own = not cell.path.startswith(CLAIM_FIELDS)
        if own and cell.claim_id not in first:
            first[cell.claim_id] = (name, number)
    return is_target


def _piece(text: str, segment: Segment, cells: Sequence[Proven], name: str | None) -> Piece:
    shown = visible(text[segment.start : segment.end])
    if not segment.marks:
        return Piece(shown)
    proven = [cells[mark.cell] for mark in segment.marks]
    return Piece(
        text=shown,
        anchor=name,
        types=tuple(dict.fromkeys(cell.record_type for cell in proven)),
        cells=tuple(dict.fromkeys(cell.code for cell in proven)),
        faint=all(cell.is_faint for cell in proven),
    )


def _kind(text: str, stretch: Stretch, story: Row, number: int) -> str:
    """The kind of the paragraph; `headline` for the ones near the start that only repeat the title."""
    own = stretch.kind == story["kind"] and stretch.kind != StoryKind.BOILERPLATE
    if own and number <= HEAD and story["title"] and text[stretch.paragraph.start : stretch.paragraph.end] == story["title"]:
        return "headline"
    return stretch.kind
