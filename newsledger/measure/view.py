"""What was measured, on the terminal: the slices, how often each kind of mistake is made, and the mistakes in their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.evaluate import TABLE_NAMES, Counts, Kind, Mistake, Slice, StoredTrap
from extract.evaluate.confusions import confusions
from newsledger.measure.flow import Measured
from newsledger.measure.sentences import sentences
from newsledger.terminal import safe, stdout, table, text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

TITLES = {
    Kind.MISSED: "Missed: in gold, not stored",
    Kind.INVENTED: "Invented: stored, not in gold",
    Kind.WRONG_VALUE: "Wrong value: the same row with another figure, date, word or kind",
    Kind.WRONG_LINK: "Wrong link: the same row pointing at another party, place or speaker",
}

FAR = 0.1
"""Gap to the articles held out above which rules know the articles rather than the language."""

FREQUENT = 12
"""Confusions that are listed."""

EMPTY = "nothing"


def print_measured(measured: Measured, *, kinds: Sequence[Kind], most: int) -> None:
    """Writes the figures and, of each kind and table, at most so many mistakes; `most` 0 is all of them."""
    console, found = stdout(), measured.evaluation
    apart = measured.held_out.slices
    console.print(_slices(found.slices, apart) if found.articles else _slices(apart, ()))
    console.print(text("Indented: the rows above it that have this column or link right too. r: recall only.", "dim"))
    if not kinds:
        return
    shown = [mistake for mistake in found.mistakes if mistake.kind in kinds]
    if shown:
        console.print()
        console.print(_by_kind(shown, kinds))
        _confusions(console, shown)
    for kind in kinds:
        of_kind = [mistake for mistake in shown if mistake.kind is kind]
        if of_kind:
            _mistakes(console, TITLES[kind], of_kind, measured, most)
    if found.traps:
        _traps(console, found.traps, measured)


def _slices(slices: Sequence[Slice], apart: Sequence[Slice]) -> Table:
    """One line for each slice that has rows, the columns and links of a table indented below it.

    With articles held out, their score and the gap stand where else the interval stands.
    """
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", collapse_padding=True)
    made.add_column("slice", no_wrap=True)
    for name in ("P", "R", "F1", *(("held out", "gap") if apart else ("95%",)), "right", "stored", "gold"):
        made.add_column(name, justify="right", no_wrap=True)
    unseen = {part.name: part for part in apart}
    for part in (part for part in slices if part.counts != Counts()):
        table_name, dot, column = part.name.partition(".")
        total = part.counts
        scores = (_score(part.precision), _score(part.recall), "r" if part.recall_only else _score(part.f1))
        beside = _gap(part, unseen.get(part.name)) if apart else (_interval(part),)
        counts = (str(total.right), "" if part.recall_only else str(total.predicted), str(total.gold))
        made.add_row(text(f"  {column}") if dot else text(table_name, "bold"), *scores, *beside, *counts)
    return made


def _interval(part: Slice) -> Text:
    """Where the score lies in 95 of 100 draws of the articles."""
    interval = part.interval()
    return text(f"{interval[0]:.2f}-{interval[1]:.2f}" if interval else "", "dim")


def _gap(part: Slice, other: Slice | None) -> tuple[Text, Text]:
    """The score of the articles held out, and how much lower it is."""
    score = other.score if other else None
    gap = part.score - score if score is not None and part.score is not None else None
    return text(_score(score)), text("" if gap is None else f"{gap:+.3f}", "red" if gap is not None and gap > FAR else "dim")


def _score(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _by_kind(mistakes: Sequence[Mistake], kinds: Sequence[Kind]) -> Table:
    counts = Counter((mistake.table, mistake.kind) for mistake in mistakes)
    names = [name for name in TABLE_NAMES if any(mistake.table == name for mistake in mistakes)]
    rows = [(name, *(counts[name, kind] or None for kind in kinds)) for name in names]
    total = ("all", *(sum(counts[name, kind] for name in names) for kind in kinds))
    return table(("mistakes", *(kind.value.replace("_", " ") for kind in kinds)), [*rows, total])


def _confusions(console: Console, mistakes: Sequence[Mistake]) -> None:
    frequent = [confusion for confusion in confusions(mistakes) if len(confusion.documents) > 1][:FREQUENT]
    if frequent:
        console.print()
        rows = [(c.field, c.gold or EMPTY, c.stored or EMPTY, len(c.documents), _few(c.documents)) for c in frequent]
        console.print(table(("column", "gold", "stored", "times", "in"), rows, title="Confused more than once"))


def _few(documents: Sequence[str]) -> str:
    names = list(dict.fromkeys(documents))
    return ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")


def _mistakes(console: Console, title: str, mistakes: Sequence[Mistake], measured: Measured, most: int) -> None:
    """The mistakes of one kind by table, of each table at most so many."""
    console.print()
    console.print(text(f"{title} ({len(mistakes):,})", "bold underline"))
    for name in (name for name in TABLE_NAMES if any(mistake.table == name for mistake in mistakes)):
        of_table = [mistake for mistake in mistakes if mistake.table == name]
        for mistake in of_table[: most or None]:
            console.print()
            _mistake(console, mistake, measured.texts[mistake.document])
        if most and len(of_table) > most:
            console.print()
            console.print(text(f"{len(of_table) - most:,} more of {name}; --most 0 lists all", "dim"))


def _mistake(console: Console, mistake: Mistake, written: str) -> None:
    """The rows of both sides and what differs, then the sentence with gold's quote and the proof of what was stored."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    head = Text.assemble((safe(mistake.document), "bold cyan"), "  ", (mistake.table, "bold"))
    if mistake.claim_id:
        head.append(f"  {mistake.claim_id}", "dim")
    console.print(head)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for difference in mistake.differences:
        told = Text.assemble((_side(difference.gold), "green"), " -> ", (_side(difference.stored), "red"))
        grid.add_row(text(difference.field, "bold"), told)
    for side, row in (("gold", mistake.gold), ("stored", mistake.stored)):
        if row:
            grid.add_row(text(side, "dim"), text("; ".join(f"{cell.field} {cell.value}" for cell in row)))
    console.print(Padding(grid, (0, 0, 0, 2)))
    shown = sentences(written, mistake.gold_spans, mistake.stored_spans, coloured=console.is_terminal)
    if shown:
        console.print(Padding(shown, (0, 0, 0, 2)))


def _side(value: str | None) -> str:
    return safe(value) if value else EMPTY


def _traps(console: Console, traps: Sequence[StoredTrap], measured: Measured) -> None:
    from rich.padding import Padding

    console.print()
    console.print(text(f"Traps stored ({len(traps):,})", "bold underline"))
    for trap in traps:
        console.print()
        console.print(text(f"{trap.document}  {trap.table}  {trap.claim_id}: {trap.number} is stored, but {trap.trap}"))
        shown = sentences(measured.texts[trap.document], (), trap.spans, coloured=console.is_terminal)
        console.print(Padding(shown, (0, 0, 0, 2)))
