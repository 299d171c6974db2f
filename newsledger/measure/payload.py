"""What was measured as one JSON document."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from db.show import windows
from extract.evaluate import Mistake, Slice, StoredTrap
from newsledger.measure.flow import Measured


def payload(measured: Measured) -> dict[str, Any]:
    """Slices under the names of the independent scorer, every mistake with its sentences, the traps, and what was not measured."""
    found, apart = measured.evaluation, measured.held_out
    return {
        "articles": list(found.articles),
        "slices": [_slice(part) for part in found.slices],
        "held_out": {"articles": list(apart.articles), "slices": [_slice(part) for part in apart.slices]},
        "mistakes": [_mistake(mistake, measured.texts[mistake.document]) for mistake in found.mistakes],
        "traps": {"numbers_checked": found.trap_numbers, "stored": [_trap(trap) for trap in found.traps]},
        "left_out": [{"file": error.source, "field": error.field, "reason": error.reason} for error in measured.left_out],
        "failures": list(measured.failures),
    }


def _slice(part: Slice) -> dict[str, Any]:
    total, interval = part.counts, part.interval()
    return {
        "slice": part.name,
        "precision": part.precision,
        "recall": part.recall,
        "f1": part.f1,
        "ci95": list(interval) if interval else None,
        "recall_only": part.recall_only,
        "right": total.right,
        "predicted": None if part.recall_only else total.predicted,
        "gold": total.gold,
        "documents": len(part.documents),
    }


def _mistake(mistake: Mistake, text: str) -> dict[str, Any]:
    marks = [(*span, side, "") for side, spans in (("gold", mistake.gold_spans), ("stored", mistake.stored_spans)) for span in spans]
    return {
        "kind": mistake.kind.value,
        "document": mistake.document,
        "table": mistake.table,
        "differences": [asdict(difference) for difference in mistake.differences],
        "gold": {shown.field: shown.value for shown in mistake.gold},
        "stored": {shown.field: shown.value for shown in mistake.stored},
        "claim": mistake.claim_id,
        "sentences": [
            {"text": w.text, "start": w.start, "marks": [{"start": m.start, "end": m.end, "side": m.field} for m in w.highlights]}
            for w in windows(text, marks)
        ],
    }


def _trap(trap: StoredTrap) -> dict[str, Any]:
    return {"document": trap.document, "table": trap.table, "number": trap.number, "claim": trap.claim_id, "trap": trap.trap}
