"""Quality against the committed floors: runs the shipped extractor on gold and compares the figures.

usage: python bench/floors.py [--set NAME] [--update] [--lower]

The sets of ../shared are scored by the independent scorer; our own gold, tests/gold, by `newsledger eval`, which the tests hold to the same
counts. Without ../shared the sets there are named as not checked, and in CI that is an error.

--update raises the floors that the figures pass; --lower also lowers the others, and says which. Without them a figure below its floor, a
corpus that changed, or missing material ends with code 1. Floors are F1 (recall where there is no other), cut to three digits.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from extract.evaluate import Evaluation
from newsledger import Settings
from newsledger.measure import Choice, measure

ROOT = Path(__file__).resolve().parents[1]
EVAL = ROOT.parent / "shared" / "eval"
OWN = ROOT / "tests" / "gold"
FLOORS = Path(__file__).with_name("floors.json")

SHARED_SETS = {"seeds": "seeds", "gold": "gold"}
"""Name of a set in floors.json -> its folder; both are in the scorer's gold format."""

HELD_OUT = "u*"
"""Articles of tests/gold that nobody reads while working on the rules."""

OWN_SETS = ("own", "own_unread")
"""The articles of tests/gold for working, and those held out."""

Figures = dict[str, float]
Measured = dict[str, tuple[Figures, str]]
"""Set -> its figures and the hash of its corpus."""


def main() -> int:
    """0 when every floor holds, 1 when one does not, 2 when the material is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures")
    parser.add_argument("--lower", action="store_true", help="with --update: lower them too")
    parser.add_argument("--set", action="append", choices=[*SHARED_SETS, *OWN_SETS], help="this set alone; repeatable")
    options = parser.parse_args()
    wanted: list[str] = options.set or [*SHARED_SETS, *OWN_SETS]
    shared = [name for name in SHARED_SETS if name in wanted]
    if shared and not EVAL.is_dir():
        in_ci = bool(os.environ.get("CI"))
        missing = f"{' and '.join(shared)}: {EVAL.parent.name}/{EVAL.name} is not beside the repository"
        print(f"{'error' if in_ci else 'not checked'}: {missing}", file=sys.stderr)
        if in_ci:
            return 2
        shared = []
    measured = {name: (scored(EVAL / SHARED_SETS[name]), corpus_hash(EVAL / SHARED_SETS[name])) for name in shared}
    measured |= {name: found for name, found in (own() if set(wanted) & set(OWN_SETS) else {}).items() if name in wanted}
    return update(measured, options.lower) if options.update else check(measured)


def check(measured: Measured) -> int:
    """0 when every floor holds, else 1; prints every figure beside its floor."""
    floors = read_floors()
    failures = [line for name, (figures, corpus) in measured.items() for line in compare(name, floors.get(name), figures, corpus)]
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    print(f"floors: {'broken' if failures else 'all hold'}")
    return 1 if failures else 0


def update(measured: Measured, lower: bool) -> int:
    """Writes the floors of the measured sets; the others stay."""
    floors = read_floors()
    for name, (figures, corpus) in measured.items():
        kept: Figures = floors.get(name, {}).get("floors", {})
        floors[name] = {"corpus": corpus, "floors": raised(name, kept, figures, lower)}
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print("floors: updated")
    return 0


def read_floors() -> dict[str, dict[str, Any]]:
    """Set -> its corpus hash and its floors; nothing when there is no file yet."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}


def own() -> Measured:
    """What our own gold scores, by our own comparison: the articles for working, and those held out."""
    found = measure(OWN, Settings(), Choice(held_out=(HELD_OUT,)))
    if found.left_out or found.failures:
        raise SystemExit("\n".join(f"error: {wrong}" for wrong in (*found.left_out, *found.failures)))
    hashes = (corpus_hash(OWN, lambda name: not fnmatchcase(name, HELD_OUT)), corpus_hash(OWN, lambda name: fnmatchcase(name, HELD_OUT)))
    return dict(zip(OWN_SETS, zip((scores(found.evaluation), scores(found.held_out)), hashes, strict=True), strict=True))


def scores(found: Evaluation) -> Figures:
    """slice -> F1, or recall for a slice that has only that, cut to three digits; slices without a figure are left out."""
    return {part.name: _cut(part.score) for part in found.slices if part.score is not None}


def scored(folder: Path) -> Figures:
    """The scorer's figures for the articles of a folder, by slice, and the two shares of provenance."""
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "scored.db"
        articles = sorted(str(path) for path in folder.glob("*.txt"))
        subprocess.run([sys.executable, "-m", "newsledger", "run", *articles, "--db", str(database), "--quiet"], check=True, cwd=ROOT)
        score = [sys.executable, str(EVAL / "score.py"), "gold", str(database), "--data", str(folder), "--json"]
        result = json.loads(subprocess.run(score, check=True, capture_output=True, text=True).stdout)
    return figures_of(result)


def figures_of(result: dict[str, Any]) -> Figures:
    """slice -> F1, or recall for a slice that has only that, cut to three digits; slices without a figure are left out."""
    figures = {}
    for row in result["slices"]:
        value = row["recall"] if row["recall_only"] else row["f1"]
        if value is not None:
            figures[row["slice"]] = _cut(value)
    proof = result["extra"]["provenance"]
    return figures | {f"provenance.{key}": _cut(proof[key] or 0.0) for key in ("quote_exact", "cells_with_evidence")}


def compare(name: str, kept: dict[str, Any] | None, figures: Figures, corpus: str) -> list[str]:
    """What is wrong: no floors, a changed corpus, a figure below its floor, a floor whose slice is gone."""
    if kept is None:
        return [f"{name}: has no floors yet; look at the figures and run with --update"]
    wrong = [] if kept["corpus"] == corpus else [f"{name}: the corpus changed; look at the figures and run with --update"]
    for slice_name, floor in sorted(kept["floors"].items()):
        value = figures.get(slice_name, 0.0)
        print(f"{name:10} {slice_name:28} {value:.3f}  floor {floor:.3f}")
        if value < floor:
            wrong.append(f"{name} {slice_name}: {value:.3f} is below its floor {floor:.3f}")
    return wrong


def raised(name: str, floors: Figures, figures: Figures, lower: bool) -> Figures:
    """The floors after an update; one that would fall stays unless `lower`."""
    made = dict(figures)
    for slice_name, floor in floors.items():
        if made.get(slice_name, 0.0) < floor:
            print(f"{name} {slice_name}: {floor:.3f} {'lowered to' if lower else 'kept, figure'} {made.get(slice_name, 0.0):.3f}")
            if not lower:
                made[slice_name] = floor
    return made


def corpus_hash(folder: Path, chosen: Callable[[str], bool] = lambda name: True) -> str:
    """SHA-256 over the names and bytes of the set's files; `chosen` says of an article's name whether it is in the set."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".yaml")):
        if chosen(path.stem):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _cut(value: float) -> float:
    return math.floor(value * 1000) / 1000


if __name__ == "__main__":
    sys.exit(main())
