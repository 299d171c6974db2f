"""Quality against the committed floors: runs the shipped extractor on the evaluation sets and compares the independent scorer's figures.

usage: python bench/floors.py [--update] [--lower]

--update raises the floors that the figures pass; --lower also lowers the others, and says which. Without them a figure below its floor, a
corpus that changed, or missing material ends with code 1. Floors are F1 (recall where the scorer has no other), cut to three digits.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
EVAL = ROOT.parent / "shared" / "eval"
FLOORS = Path(__file__).with_name("floors.json")

SETS = {"seeds": "seeds", "gold": "gold"}
"""Name of a set in floors.json -> its folder; both are in the scorer's gold format."""

Figures = dict[str, float]


def main() -> int:
    """0 when every floor holds, 1 when one does not, 2 when the material is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures")
    parser.add_argument("--lower", action="store_true", help="with --update: lower them too")
    options = parser.parse_args()
    if not EVAL.is_dir():
        print(f"error: {EVAL.parent.name}/{EVAL.name} is not beside the repository; floors cannot be checked", file=sys.stderr)
        return 2
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    failures: list[str] = []
    for name, folder in SETS.items():
        figures, corpus = measure(EVAL / folder), corpus_hash(EVAL / folder)
        kept: dict[str, Any] = floors.setdefault(name, {"corpus": corpus, "floors": {}})
        if options.update:
            kept |= {"corpus": corpus, "floors": raised(name, kept["floors"], figures, options.lower)}
        else:
            failures += compare(name, kept, figures, corpus)
    if options.update:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    print(f"floors: {'updated' if options.update else 'broken' if failures else 'all hold'}")
    return 1 if failures else 0


def measure(folder: Path) -> Figures:
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


def compare(name: str, kept: dict[str, Any], figures: Figures, corpus: str) -> list[str]:
    """What is wrong: a changed corpus, a figure below its floor, a floor whose slice is gone."""
    wrong = [] if kept["corpus"] == corpus else [f"{name}: the corpus changed; look at the figures and run with --update"]
    for slice_name, floor in sorted(kept["floors"].items()):
        value = figures.get(slice_name, 0.0)
        print(f"{name:6} {slice_name:28} {value:.3f}  floor {floor:.3f}")
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


def corpus_hash(folder: Path) -> str:
    """SHA-256 over the names and bytes of the set's files."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _cut(value: float) -> float:
    return math.floor(value * 1000) / 1000


if __name__ == "__main__":
    sys.exit(main())
