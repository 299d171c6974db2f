"""Blocks: the stories of every document with their text cut into proven pieces and their claims as rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from extract.document import StoryKind
from extract.records import RECORDS
from newsledger.report.load import Row, Snapshot
from newsledger.report.rows import Names, claim_names, row_view
from newsledger.report.tables import table_views
from newsledger.report.text import Drawn, draw
from newsledger.report.values import edtf, label
from newsledger.report.views import BlockView, RejectionView
from newsledger.report.visible import visible, web_address

_ORDER = {record.record_type: place for place, record in enumerate(RECORDS)}


@dataclass(frozen=True, slots=True)
class Group:
    """Near-duplicates: the letter they share and (anchor, story id, title) of each."""

    letter: str
    members: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a page that is drawn as one: a story and the parts that lie inside it."""

    document: Row
    story: Row
    parts: tuple[Row, ...]

    @property
    def stories(self) -> tuple[Row, ...]:
        """The story itself and its parts."""
        return (self.story, *self.parts)


def blocks_of(snapshot: Snapshot) -> list[BlockView]:
    """Every stretch of every document in order, page furniture too (without rows)."""
    stretches = [s for document in snapshot.documents for s in _stretches(document, snapshot.stories.get(document["id"], ()))]
    groups = _groups(stretches)
    claims = [_claims(snapshot, stretch) for stretch in stretches]
    numbers = count(1)
    names = claim_names(snapshot, {claim["id"]: f"c{next(numbers)}" for found in claims for claim, _ in found})
    return [_block(snapshot, s, f"s{i}", c, names, groups) for i, (s, c) in enumerate(zip(stretches, claims, strict=True), start=1)]


def _stretches(document: Row, stories: Sequence[Row]) -> Iterator[Stretch]:
    """The outermost stories in the order of the text, each with those that lie in it; furniture that follows furniture is one stretch."""
    ordered = sorted(stories, key=lambda s: (s["start_char"], -s["end_char"], s["ordinal"]))
    place = 0
    while place < len(ordered):
        outer = ordered[place]
        place += 1
        parts: list[Row] = []
        while place < len(ordered) and _belongs(outer, ordered[place]):
            if outer["kind"] == StoryKind.BOILERPLATE:
                outer = {**outer, "end_char": max(outer["end_char"], ordered[place]["end_char"])}
            else:
                parts.append(ordered[place])
            place += 1
        yield Stretch(document, outer, tuple(parts))


def _belongs(outer: Row, story: Row) -> bool:
    furniture = outer["kind"] == StoryKind.BOILERPLATE
    if furniture or story["end_char"] > outer["end_char"]:
        return bool(furniture and story["kind"] == StoryKind.BOILERPLATE)
    return True


def _claims(snapshot: Snapshot, stretch: Stretch) -> list[tuple[Row, str | None]]:
    """(claim, kind of the part it was read from) by record type, then by the place of the first evidence."""
    found: list[tuple[Row, str | None]] = [(claim, None) for claim in snapshot.claims.get(stretch.story["id"], ())]
    found += [(claim, str(part["kind"])) for part in stretch.parts for claim in snapshot.claims.get(part["id"], ())]
    return sorted(found, key=lambda f: (_ORDER[f[0]["record_type"]], _place(snapshot, f[0]), f[0]["id"]))


def _place(snapshot: Snapshot, claim: Row) -> int:
    return min((e["start_char"] for e in snapshot.evidence.get(claim["id"], ())), default=0)


def _groups(stretches: Sequence[Stretch]) -> dict[str, Group]:
    """duplicate group -> its letter (a number after Z) and members, in the order of appearance."""
    members: dict[str, list[tuple[str, str, str]]] = {}
    for number, stretch in enumerate(stretches, start=1):
        story = stretch.story
        if story["duplicate_group"]:
            title = _seen(story["title"]) or f"story {number}"
            members.setdefault(story["duplicate_group"], []).append((f"s{number}", story["id"], title))
    return {key: Group(chr(ord("A") + i) if i < 26 else str(i + 1), tuple(found)) for i, (key, found) in enumerate(members.items())}


def _block(
    snapshot: Snapshot, stretch: Stretch, anchor: str, claims: Sequence[tuple[Row, str | None]], names: Names, groups: Mapping[str, Group]
) -> BlockView:
    document, story = stretch.document, stretch.story
    drawn: Drawn = draw(snapshot, document["text"], stretch.stories, [claim for claim, _ in claims], anchor, names)
    rows = [row_view(snapshot, claim, names, drawn.proofs, part) for claim, part in claims]
    date = edtf(story, "published")
    outcome = snapshot.outcomes.get(story["id"], {})
    source = snapshot.sources.get(story["source_id"] or "", {})
    uri = visible(document["uri"])
    group = groups.get(story["duplicate_group"] or "")
    return BlockView(
        anchor=anchor,
        story_id=story["id"],
        kind=story["kind"],
        title=_seen(story["title"]),
        outlet=_seen(source.get("name")),
        date=date.text if date else None,
        date_note=date.note if date else None,
        page=_seen(document["title"]) or uri.rsplit("/", 1)[-1],
        uri=uri,
        url=web_address(document["url"]) or web_address(document["uri"]),
        authors=_seen(document["authors"]),
        group=group.letter if group else None,
        twins=tuple((a, title) for a, story_id, title in group.members if story_id != story["id"]) if group else (),
        state=outcome.get("state"),
        reason=_seen(outcome.get("reason")),
        characters=story["end_char"] - story["start_char"],
        paragraphs=drawn.paragraphs,
        tables=table_views(rows),
        rejections=tuple(_rejection(r) for s in stretch.stories for r in snapshot.rejections.get(s["id"], ())),
    )


def _rejection(row: Row) -> RejectionView:
    return RejectionView(row["record_type"], _seen(row["field"]), label(row["reason"]), _seen(row["detail"]), _seen(row["payload"]))


def _seen(text: str | None) -> str | None:
    return visible(text) if text else None
