"""A run's summary on the terminal and as JSON."""

from __future__ import annotations

import shlex
from dataclasses import asdict

from newsledger.settings import DEFAULT_DATABASE, Settings
from newsledger.tally import RunSummary
from newsledger.terminal import complain, print_json, safe, stdout, table

SHOWN_ERRORS = 20
"""Errors told one by one on the terminal; JSON has them all."""

NEXT = ("query planned_vs_arrived", "status", "report report.html")
"""Commands that come next."""


def show(summary: RunSummary, settings: Settings, *, as_json: bool, quiet: bool) -> None:
    """Tells the errors on standard error and, unless quiet, the summary on standard output."""
    for error in summary.errors[:SHOWN_ERRORS]:
        complain(error, "skipped")
    if len(summary.errors) > SHOWN_ERRORS:
        complain(f"{len(summary.errors) - SHOWN_ERRORS:,} more; --json lists them all", "skipped")
    if as_json:
        print_json(asdict(summary) | {"database": _database(settings)})
    elif not quiet:
        _print(summary, settings)
    if summary.interrupted:
        complain("stopped between two stories; give the same command again to go on from there", "interrupted")


def headline(summary: RunSummary) -> str:
    """What the run did, in one sentence."""
    if summary.nothing_new:
        return f"nothing new: {_count(summary.documents, 'document')}, {_count(summary.stories_known, 'story')} already stored"
    read = f"read {_count(summary.stories, 'story')} in {_count(summary.documents, 'document')}"
    known = f" ({_count(summary.stories_known, 'story')} already stored)" if summary.stories_known else ""
    rate = f"{summary.words:,} words in {summary.seconds:.1f} s, {summary.words / max(summary.seconds, 0.001):,.0f} words/s"
    return f"{read}{known}: {_count(summary.claims, 'claim')}, {_count(summary.rejections, 'rejected cell')}; {rate}"


def _print(summary: RunSummary, settings: Settings) -> None:
    console = stdout()
    if summary.rows:
        rows = sorted(summary.rows.items(), key=lambda item: (-item[1], item[0]))
        console.print(table(("table", "rows written"), rows))
    if summary.states:
        console.print("stories: " + ", ".join(f"{count:,} {state}" for state, count in sorted(summary.states.items())))
    console.print(headline(summary), style="bold", soft_wrap=True)
    if not summary.nothing_done:
        console.print(f"database: {safe(_database(settings))}", soft_wrap=True)
        option = "" if settings.database_url == DEFAULT_DATABASE else f" --db {shlex.quote(safe(_database(settings)))}"
        for step in NEXT:
            console.print(f"next: newsledger {step}{option}", style="dim", soft_wrap=True)


def _database(settings: Settings) -> str:
    from db.connect import database_url, shown

    return shown(database_url(settings.database_url))


def _count(number: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"
