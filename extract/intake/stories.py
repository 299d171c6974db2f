"""The cutting of a page into stories, feed items, teasers, captions and boilerplate."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extract.document import Story, StoryKind
from extract.fields import EdtfDate
from extract.ids import content_id
from extract.intake.body import body_end, holes, teaser_end
from extract.intake.header_dates import page_order
from extract.intake.heads import Head, digest_items, find_heads, is_live
from extract.intake.lines import FURNITURE, SHORT, Line, Role, split_lines
from extract.intake.metadata import Named, byline_authors, byline_outlet, head_outlet, masthead, page_owner
from extract.intake.phrases import Phrase, matcher
from extract.value import value

_HEADER_SAMPLE = 20_000
"""Characters that are searched for a numeric date that shows the page's order of day and month."""
_LOOSE_WORDS = 25
"""Words of a paragraph outside every story that is kept as a teaser; shorter ones are the appeals and notices of the page."""
_WHOLE = 200
"""A text of one line, or of fewer characters than this, is one story."""


@value
class Page:
    """A page's stories, and what the page as a whole says about itself; None and () mean that it does not."""

    stories: tuple[Story, ...]
    title: str | None = None
    outlet: str | None = None
    published: EdtfDate | None = None
    authors: tuple[str, ...] = ()


def cut(text: str, document_id: str, phrases: frozenset[Phrase] = frozenset()) -> tuple[Story, ...]:
    """Stories of a page, sorted by start; at least one for a text that is not blank. See `read_page`."""
    return read_page(text, document_id, phrases).stories


def read_page(text: str, document_id: str, phrases: frozenset[Phrase] = frozenset()) -> Page:
    """The page cut into stories, with its title, outlet, date and authors. A text without structure is one story.

    Dates: a story has the date of its own header; a feed item or teaser has none; a caption has that of its story.
    """
    stripped = text.strip()
    if not stripped:
        return Page(())
    if "\n" not in stripped and "\r" not in stripped or len(stripped) < _WHOLE:
        start = text.index(stripped[0])
        return Page((_story(document_id, 0, StoryKind.STORY, start, start + len(stripped)),))
    day_first = page_order(text[:_HEADER_SAMPLE])
    lines = split_lines(text, matcher(phrases), day_first)
    return _Cutter(lines, document_id).page()


def _story(document_id: str, ordinal: int, kind: StoryKind, start: int, end: int) -> Story:
    return Story(content_id("story", document_id, ordinal, start, end), ordinal, kind, start, end)


class _Cutter:
    """Collects the pieces of one page; the ordinals and ids are given at the end, when all are known."""

    def __init__(self, lines: Sequence[Line], document_id: str) -> None:
        self.lines = lines
        self.document_id = document_id
        self.pieces: list[Story] = []
        self.live = is_live(lines)
        self.heads = find_heads(lines)[:1] if self.live else find_heads(lines)
        self.items = () if self.live or len(self.heads) > 1 else tuple(digest_items(lines))
        self.feed = () if self.live else self._feed_starts()

    def page(self) -> Page:
        """All pieces in order, and the page's own metadata."""
        owner = page_owner(self.lines) or masthead(self.lines, self.heads[0].body)
        outlets = [head_outlet(self.lines, head) for head in self.heads]
        if len(self.heads) == 1 and owner is None:
            owner = outlets[0][0] if outlets[0] else byline_outlet(self.lines, self.heads[0])
        covered = self._stories(owner, outlets)
        self._rest(covered)
        stories = self._numbered()
        main = [s for s in stories if s.kind is StoryKind.STORY]
        dates = {s.published for s in main}
        authors = byline_authors(self.lines, self.heads[0]) if len(self.heads) == 1 else ()
        return Page(stories, self._page_title(main), owner[0] if owner else None, dates.pop() if len(dates) == 1 else None, authors)

    def _stories(self, owner: Named | None, outlets: Sequence[tuple[Named, int] | None]) -> list[tuple[int, int]]:
        """Adds the stories and feed items; the line ranges they cover."""
        covered = []
        if self.items:
            covered += self._digest(owner)
        else:
            for number, (head, outlet) in enumerate(zip(self.heads, outlets, strict=True)):
                if self.feed and self.feed[0] < head.body:
                    continue
                following = self.heads[number + 1].first if number + 1 < len(self.heads) else len(self.lines)
                covered.append(self._main(head, min([following, *self.feed[bisect_right(self.feed, head.body) :][:1]]), owner, outlet))
        for number, start in enumerate(self.feed):
            covered.append(self._feed_item(start, self.feed[number + 1] if number + 1 < len(self.feed) else len(self.lines)))
        return covered

    def _main(self, head: Head, stop: int, owner: Named | None, outlet: tuple[Named, int] | None) -> tuple[int, int]:
        lines = self.lines
        end = body_end(lines, head, stop)
        published = head.published.edtf() if head.published else None
        named = outlet[0] if outlet else owner
        gaps = holes(lines, head, end, outlet[1] if outlet and outlet[1] != head.body else None)
        piece = Story(
            "", 0, StoryKind.STORY, lines[head.start].start, lines[end - 1].end,
            title=_title(lines, head),
            outlet=outlet[0][0] if outlet and owner and outlet[0][0].casefold() != owner[0].casefold() else None,
            published=published,
            title_span=(_heading_span(lines[head.title])[0], lines[head.title_end - 1].end) if head.title is not None else None,
            outlet_span=(named[1], named[2]) if named else None,
            holes=gaps,
        )  # fmt: skip
        self.pieces.append(piece)
        self._captions(head.start, end, published)
        return head.start, end

    def _captions(self, start: int, end: int, published: EdtfDate | None) -> None:
        for line in self.lines[start:end]:
            if line.role is Role.CAPTION:
                self.pieces.append(Story("", 0, StoryKind.CAPTION, line.start, line.end, published=published))

    def _digest(self, owner: Named | None) -> list[tuple[int, int]]:
        """One story per numbered heading, all of the issue's date; a section that follows in capitals is an item of its own."""
        lines, covered = self.lines, []
        dated = next((line.date for line in lines[: self.items[0]] if line.date), None)
        for number, start in enumerate(self.items):
            stop = self.items[number + 1] if number + 1 < len(self.items) else len(lines)
            section = next((n for n in range(start + 2, stop) if lines[n].gap and lines[n].text.isupper() and lines[n].role in SHORT), stop)
            head = Head(start, start, start + 1, start, start + 1, None, dated, marked=True)
            covered.append(self._main(head, section, owner, None))
            if section < stop and section + 1 < stop:
                covered.append(self._section(section, stop, dated.edtf() if dated else None))
        return covered

    def _section(self, start: int, stop: int, published: EdtfDate | None) -> tuple[int, int]:
        end = body_end(self.lines, Head(start, start, start + 1, start, start + 1, None, None, marked=True), stop)
        self._add(StoryKind.FEED_ITEM, (start, end), start, published)
        return start, end

    def _feed_starts(self) -> tuple[int, ...]:
        """Indices of clock lines that head news-feed items: on a page without an article, or after an article has closed.

        Clock lines inside an article, with nothing between them and its last paragraph, are its own timeline.
        """
        lines, head = self.lines, self.heads[0]
        clocks = [n for n in range(len(lines) - 1) if lines[n].role is Role.CLOCK]
        if len(clocks) > 1 and clocks[0] < head.body and not head.marked:
            return tuple(clocks)
        closed = False
        for number in range(head.body, len(lines)):
            line = lines[number]
            if line.role is Role.CLOCK and closed:
                return tuple(clocks[bisect_left(clocks, number) :])
            closed = line.role is not Role.PROSE and (closed or line.role in FURNITURE)
        return ()

    def _feed_item(self, start: int, stop: int) -> tuple[int, int]:
        """A feed item: its clock line, its title, and its text up to the first furniture. It has no date: a clock time names no day."""
        lines = self.lines
        end = next((n for n in range(start + 1, stop) if lines[n].role in FURNITURE), stop)
        title = start + 1 if start + 1 < end and lines[start + 1].words <= 25 else None
        self._add(StoryKind.FEED_ITEM, (start, end), title, holes=((lines[start].start, lines[start].end),))
        return start, end

    def _add(
        self,
        kind: StoryKind,
        part: tuple[int, int],
        title: int | None = None,
        published: EdtfDate | None = None,
        holes: tuple[tuple[int, int], ...] = (),
    ) -> None:
        """Adds the lines of `part`, end exclusive, as one piece; `title` is a line index."""
        first, last = self.lines[part[0]], self.lines[part[1] - 1]
        line = self.lines[title] if title is not None else None
        self.pieces.append(
            Story(
                "", 0, kind, first.start, last.end,
                title=_heading(line.text) if line else None,
                published=published,
                title_span=_heading_span(line) if line else None,
                holes=holes,
            )
        )  # fmt: skip

    def _rest(self, covered: Sequence[tuple[int, int]]) -> None:
        """Adds teasers and boilerplate for every line that no story covers."""
        position = 0
        for start, end in [*sorted(covered), (len(self.lines), len(self.lines))]:
            self._loose(position, start)
            position = max(position, end)

    def _loose(self, start: int, stop: int) -> None:
        pending: int | None = None
        number = start
        while number < stop:
            end = teaser_end(self.lines, number, stop)
            if end == number and self.lines[number].role is Role.PROSE and self.lines[number].words >= _LOOSE_WORDS:
                end = number + 1
            if end == number:
                pending = number if pending is None else pending
                number += 1
                continue
            if pending is not None:
                self._add(StoryKind.BOILERPLATE, (pending, number))
                pending = None
            self._teaser(number, end)
            number = end
        if pending is not None:
            self._add(StoryKind.BOILERPLATE, (pending, stop))

    def _teaser(self, start: int, end: int) -> None:
        """A teaser; a label below its text (outlet, author) is a hole."""
        title = start if self.lines[start].role is Role.HEADLINE else None
        labels = tuple((line.start, line.end) for line in self.lines[start + 1 : end] if line.role in SHORT)
        self._add(StoryKind.TEASER, (start, end), title, holes=labels)

    def _numbered(self) -> tuple[Story, ...]:
        ordered = sorted(self.pieces, key=lambda piece: (piece.start, -piece.end))
        return tuple(
            replace(piece, ordinal=number, id=content_id("story", self.document_id, number, piece.start, piece.end))
            for number, piece in enumerate(ordered)
        )

    def _page_title(self, main: Sequence[Story]) -> str | None:
        """The one story's headline; on a page of several, the heading above the first, else the first story's headline."""
        head = self.heads[0]
        if len(main) > 1:
            above = [line for line in self.lines[: self.items[0] if self.items else head.start] if line.role is Role.HEADLINE]
            if above:
                return above[-1].text
        return main[0].title if main else None


def _heading(text: str) -> str:
    return text.lstrip("# ") or text


def _title(lines: Sequence[Line], head: Head) -> str | None:
    """The headline on one line; None if there is none."""
    if head.title is None:
        return None
    return _heading(" ".join(line.text for line in lines[head.title : head.title_end]))


def _heading_span(line: Line) -> tuple[int, int]:
    return line.end - len(_heading(line.text)), line.end
