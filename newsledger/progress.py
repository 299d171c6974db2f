"""The progress bar of a run: what is done, how fast, on standard error and only on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsledger.tally import Tally

Report = Callable[["Tally"], None]
"""Called with the counts so far after every input and every story."""


def silent(tally: Tally) -> None:
    """Reports nothing."""


@contextmanager
def progress_bar(total: Callable[[], int | None], shown: bool) -> Iterator[Report]:
    """A report function that draws a bar while the context lasts; nothing is drawn when standard error is no terminal.

    `total` counts the inputs, and is asked only when a bar is drawn; None means unknown.
    """
    from newsledger.terminal import stderr

    console = stderr()
    if not (shown and console.is_terminal):
        yield silent
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    told = TextColumn("{task.description}", markup=False)
    columns = (SpinnerColumn(), BarColumn(bar_width=24), MofNCompleteColumn(), told, TimeElapsedColumn())
    started = perf_counter()
    with Progress(*columns, console=console, transient=True, refresh_per_second=8) as bar:
        task = bar.add_task("reading", total=total())

        def report(tally: Tally) -> None:
            rate = tally.words / max(perf_counter() - started, 0.001)
            counts = f"inputs, {tally.stories:,} stories, {tally.claims:,} claims, {rate:,.0f} words/s"
            bar.update(task, completed=tally.inputs, description=counts)

        yield report
