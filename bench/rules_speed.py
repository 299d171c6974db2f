"""Words a second of the rules path, text file to stored rows, on one core, against what merely splitting the same text into words costs.

usage: python bench/rules_speed.py [--words N]

The text is the shipped sample articles, told over and over with other numbers in them until N words are reached, one file each: equal texts
would be one document. The run is `newsledger.run` as the command line calls it, with intake, extraction, proof, store and resolve. It is
measured after a first run has loaded the libraries; the loading of the reference data, once a run, is timed apart and taken off.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from extract.extractors import build
from newsledger import Settings, run
from newsledger.files import bundled
from newsledger.flow import reference_dirs

_WORD = re.compile(r"\w+|[^\w\s]")
_NUMBER = re.compile(r"\b[1-9]\d{2,3}\b(?![-/:.,]\d)")


def main() -> int:
    """Prints the figures; 0 when every story was read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=200_000, help="words to read")
    wanted = parser.parse_args().words
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        started = perf_counter()
        run([str(write_articles(root / "first", 1, seed=1))], Settings(database_url=str(root / "first.db")))
        first = perf_counter() - started
        articles = write_articles(root / "measured", wanted, seed=2)
        started = perf_counter()
        build("rules", reference_dirs(Settings()))
        loading = perf_counter() - started
        started = perf_counter()
        done = run([str(articles)], Settings(database_url=str(root / "measured.db")))
        seconds = perf_counter() - started - loading
        split = split_seconds(articles)
    rate = done.words / seconds
    print(f"first run, one article   {first:10.2f} s")
    print(f"loading reference data   {loading:10.2f} s")
    read = f"{done.words:,} words, {done.stories:,} stories, {done.claims:,} claims in {seconds:.2f} s"
    print(f"rules, file to rows      {rate:10,.0f} words/s   {read}")
    print(f"splitting into words     {done.words / split:10,.0f} words/s   {split / seconds:.3f} of the time of the whole")
    for error in done.errors[:10]:
        print(f"error: {error}", file=sys.stderr)
    return 1 if done.errors else 0


def write_articles(folder: Path, words: int, seed: int) -> Path:
    """The folder, with at least that many words of sample articles in files that all differ."""
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted((bundled("seeds") / "articles").glob("*.txt"))]
    written = number = 0
    while written < words:
        # The last line keeps a text without such numbers from being the same document again.
        text = f"{vary(texts[number % len(texts)], seed + number // len(texts))}\n\nEdition {seed}.{number}\n"
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
        written, number = written + len(text.split()), number + 1
    return folder


def vary(text: str, step: int) -> str:
    """The text with its free-standing numbers of three or four digits moved by `step`, years left alone."""
    return _NUMBER.sub(lambda m: m[0] if m[0].startswith(("19", "20")) and len(m[0]) == 4 else str(int(m[0]) + step), text)


def split_seconds(folder: Path) -> float:
    """Seconds to read the files and split them into words and marks."""
    started = perf_counter()
    for path in sorted(folder.iterdir()):
        _WORD.findall(path.read_text(encoding="utf-8"))
    return perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
