"""The smallest parts of the page as HTML, written here because a template takes three times as long over 100,000 of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from newsledger.report.views import Line, Piece, Value

LONG = 60
"""Characters from which on a cell asks for a wide column."""


def value(shown: Value) -> Markup:
    """A value with its note; a link when its proof, or the row it names, is on the page."""
    words, look = escape(shown.text), _look(shown)
    note = f" <small>{escape(shown.note)}</small>" if shown.note else ""
    if shown.href is None:
        return Markup(f'<span class="{look}" data-f="{escape(shown.path)}">{words}</span>{note}')
    return Markup(f'<a class="{look}" data-f="{escape(shown.path)}" href="#{escape(shown.href)}">{words}</a>{note}')


def _look(shown: Value) -> str:
    """Quiet for what only qualifies; in one line for figures and dates, which hyphens would break."""
    if shown.minor:
        return "v k"
    return "v d" if shown.text[:1].isdigit() and " " not in shown.text and len(shown.text) < 24 else "v"


def cell(found: Sequence[Line], label: str) -> Markup:
    """A table cell with its lines; empty without any."""
    wide = ' class="long"' if any(len(v.text) >= LONG for line in found for v in line.values) else ""
    words = "".join(f'<span class="l">{" ".join(value(v) for v in line.values)}</span>' for line in found)
    return Markup(f'<td data-l="{escape(label)}"{wide}>{words}</td>')


def chain(links: Sequence[Value]) -> Markup:
    """Who says so, from the publisher to who knows."""
    if not links:
        return Markup('<span class="chain">nobody named</span>')
    arrow = ' <span class="from" aria-label="according to" role="img">\u2190</span> '
    return Markup(f'<span class="chain">{arrow.join(value(link) for link in links)}</span>')


def pieces(found: Iterable[Piece]) -> Markup:
    """A paragraph; what proves something is a link to the first row it proves."""
    return Markup("".join(escape(p.text) if not p.cells else _proof(p) for p in found))


def _proof(piece: Piece) -> str:
    classes = " ".join(("e", *piece.types, *(("w",) if piece.faint else ())))
    anchor = f' id="{escape(piece.anchor)}"' if piece.anchor else ""
    row = piece.cells[0].split("|", 1)[0]
    return f'<a class="{escape(classes)}"{anchor} href="#{escape(row)}" data-c="{escape(" ".join(piece.cells))}">{escape(piece.text)}</a>'
