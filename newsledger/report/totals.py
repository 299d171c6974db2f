"""Totals: what the database holds, in numbers, and which runs brought it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from extract.document import StoryKind
from extract.records import RECORDS
from newsledger.report.load import Row, Snapshot
from newsledger.report.visible import visible


@dataclass(frozen=True, slots=True)
class RunView:
    """One run."""

    extractor: str
    when: str
    """`2026-05-04 09:30:00 to 09:31:12 UTC`."""
    state: str
    params: str | None
    tokens: int | None
    cost: float | None
    """US dollars; None when unknown or free."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of current rows. Rejections are those of the latest run on each story."""

    documents: int
    stories: int
    """Stories, feed items, teasers and captions; page furniture left out."""
    kinds: tuple[tuple[str, int], ...]
    claims: int
    by_type: tuple[tuple[str, int], ...]
    """(record type, claims) for every record type, also those without any."""
    rejections: int
    unfinished: tuple[tuple[str, int], ...]
    """(`failed: reason`, stories) for stories that are not done."""
    runs: tuple[RunView, ...]


def totals_of(snapshot: Snapshot) -> Totals:
    """The numbers of the page's head."""
    kinds = Counter(story["kind"] for stories in snapshot.stories.values() for story in stories)
    types = Counter(claim["record_type"] for claims in snapshot.claims.values() for claim in claims)
    told = [kind.value for kind in StoryKind if kind is not StoryKind.BOILERPLATE]
    unfinished = Counter(_ending(row) for row in snapshot.outcomes.values() if row["state"] != "done")
    return Totals(
        documents=len(snapshot.documents),
        stories=sum(kinds[kind] for kind in told),
        kinds=tuple((kind, kinds[kind]) for kind in told if kinds[kind]),
        claims=sum(types.values()),
        by_type=tuple((record.record_type, types[record.record_type]) for record in RECORDS),
        rejections=sum(len(rows) for rows in snapshot.rejections.values()),
        unfinished=tuple(sorted(unfinished.items())),
        runs=tuple(_run(row) for row in snapshot.runs),
    )


def _ending(row: Row) -> str:
    return f"{row['state']}: {visible(row['reason'] or 'no reason given')}"


def _run(row: Row) -> RunView:
    spent = [n for n in (row["input_tokens"], row["output_tokens"]) if n is not None]
    return RunView(
        extractor=visible(" ".join(part for part in (row["extractor"], row["version"], row["model"]) if part)),
        when=_when(row["started_at"], row["ended_at"]),
        state=row["state"],
        params=_params(row["params"]),
        tokens=sum(spent) if spent else None,
        cost=row["cost_usd"],
    )


def _when(started: str, ended: str | None) -> str:
    day, _, time = visible(started).partition("T")
    last_day, _, last_time = visible(ended or started).partition("T")
    until = last_time if last_day == day else f"{last_day} {last_time}"
    span = f"{day} {time} to {until}" if ended and ended != started else f"{day} {time}"
    return span.replace("+00:00", "") + " UTC"


def _params(text: str) -> str | None:
    """`name value` pairs to read; None when there are none."""
    params = json.loads(text)
    if not isinstance(params, Mapping) or not params:
        return None
    return visible(", ".join(f"{name} {value}" for name, value in params.items()))
