"""`newsledger status` on the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from db.status import Status
from newsledger.terminal import print_pairs, stdout, table


def print_status(now: Status) -> None:
    """Writes what is stored, what is incomplete and why, and the last runs."""
    kinds = {kind: count for kind, count in now.stories.items() if kind != "boilerplate"}
    print_pairs(
        {
            "documents": now.documents,
            "stories": _listed(kinds),
            "left out": f"{now.stories.get('boilerplate', 0):,} stretches of boilerplate",
            "read": _listed({**now.story_states, "not read yet": now.unread}),
            "duplicates": f"{now.duplicate_stories:,} stories in {now.duplicate_groups:,} groups" if now.duplicate_groups else "none",
            "claims": _listed(now.claims),
            "by status": _listed(now.statuses),
            "by modality": _listed(now.modalities),
            "replaced": f"{now.replaced_claims:,} claims of earlier runs" if now.replaced_claims else None,
            "facts": now.facts,
            "entities": _listed(now.entities),
            "rejected": _listed(now.rejections),
            "model": f"{now.input_tokens:,} + {now.output_tokens:,} tokens, {now.cost_usd:.2f} USD" if now.input_tokens else None,
            "schema": now.revision,
        }
    )
    if now.unfinished:
        rows = [(u.state, u.stories, u.reason, u.example) for u in now.unfinished]
        stdout().print(table(("state", "stories", "why", "for example"), rows, title="Incomplete"))
    if now.last_runs:
        runs = [(r.started_at, f"{r.extractor} {r.version}", r.state, r.stories, r.claims, r.rejections, r.id) for r in now.last_runs]
        stdout().print(table(("started", "extractor", "state", "stories", "claims", "rejected", "run"), runs, title="Last runs"))


def _listed(counts: Mapping[str, int]) -> str:
    """The sum and its parts: 12 (8 story, 4 caption); only the parts that are not 0."""
    parts = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
    total = sum(counts.values())
    return f"{total:,} ({parts})" if parts else f"{total:,}"
