"""Trains extract/language/tagger_model.json.gz from Universal Dependencies files; deterministic.

usage: train_tagger.py OUT TRAIN.conllu[.gz] ... [--dev DEV.conllu.gz]
Material: UD English EWT (CC BY-SA 4.0) and GUM news, interviews, speeches (CC BY 4.0); see NOTICE.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from extract.language.tagger import PUNCTUATION, Tagger, features

_PENN = (
    "D:DT,PDT,PRP$ J:JJ,JJR,JJS N:NN S:NNS P:NNP,NNPS C:CD,$ Q:PRP I:IN T:TO M:MD B:VB d:VBD n:VBN g:VBG p:VBP z:VBZ "
    "R:RB,RBR,RBS r:RP A:CC W:WDT,WP,WP$ w:WRB E:EX O:POS"
)
PENN = {tag: group[0] for group in _PENN.split() for tag in group[2:].split(",")}
"""Penn tag -> ours, as extract.language.tagger lists them."""
PAIRS = {"v": 0, "y": 1}
"""Letter of a feature of two words -> which of the two is the word to be tagged."""
EPOCHS, SMALLEST, COMMON, CLEAR = 6, 12, 12, 0.985
"""Passes; least weight kept, in hundredths; occurrences and share of its tag of an unambiguous word."""


class Model(TypedDict):
    """What the model file holds, as extract.language.tagger.Tagger takes it."""

    tags: str
    words: dict[str, str]
    weights: dict[str, str]
    pairs: dict[str, dict[str, str]]


def sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """(word, tag) pairs of each sentence, with hyphenated and contracted words put together as our tokens are."""
    if path.name.endswith(".tar.gz"):
        with tarfile.open(path) as archive:
            for member in sorted(archive.getnames()):
                if member.startswith("dep/") and member.endswith(".conllu"):
                    data = archive.extractfile(member)
                    assert data is not None
                    yield from _parse(data.read().decode("utf-8").splitlines())
        return
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        yield from _parse(file.read().splitlines())


def _parse(lines: list[str]) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str, bool]] = []
    spans: dict[int, bool] = {}
    for line in [*lines, ""]:
        if not line and rows:
            yield _merge(rows)
            rows, spans = [], {}
        cells = line.split("\t")
        if len(cells) == 10 and "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            spans.update(dict.fromkeys(range(first, last), True))
        elif len(cells) == 10 and cells[0].isdigit():
            close = "SpaceAfter=No" in cells[9] or int(cells[0]) in spans
            rows.append((cells[1], PENN.get(cells[4]) or PUNCTUATION.get(cells[1]) or "F", close))


def _merge(rows: list[tuple[str, str, bool]]) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    glued = joined = False
    for word, tag, close in rows:
        inner_hyphen = glued and bool(out) and (word in "-–" and out[-1][1] not in ",.:()\"" or joined and word[0].isalnum())
        if inner_hyphen:
            old = out.pop()
            if word in "-–":
                out.append((old[0] + "-", old[1]))
            else:
                out.append((old[0] + word, "J" if tag in "nJg" else tag))
        elif glued and out and word.lower() in {"n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "not"} and out[-1][0][-1].isalpha():
            old = out.pop()
            out.append((old[0] + word, old[1]))
        else:
            out.append((word, tag))
        joined = inner_hyphen and word in "-–"
        glued = close
    return out


def train(material: list[list[tuple[str, str]]]) -> Model:
    """The averaged model over EPOCHS passes in a fixed shuffled order."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in material:
        for i, (word, tag) in enumerate(sentence):
            counts[word if i and word[0].isupper() else word.lower()][tag] += 1
    best = {w: c.most_common(1)[0] for w, c in counts.items() if sum(c.values()) >= COMMON}
    words = {w: tag for w, (tag, n) in best.items() if n >= CLEAR * sum(counts[w].values())}
    tags = "".join(sorted({t for s in material for _, t in s}))
    index = {t: k for k, t in enumerate(tags)}
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(tags))
    total: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(tags))
    stamp: dict[str, list[int]] = defaultdict(lambda: [0] * len(tags))
    rng, step = random.Random(7), 0
    for _ in range(EPOCHS):
        rng.shuffle(material)
        for sentence in material:
            lows = [w.lower() for w, _ in sentence]
            previous, before = "<", "<"
            for i, (word, gold) in enumerate(sentence):
                tag = PUNCTUATION.get(word) or words.get(lows[i] if i == 0 or not word[0].isupper() else word)
                if tag is None:
                    step += 1
                    left, right = lows[i - 1] if i else "<", lows[i + 1] if i + 1 < len(lows) else ">"
                    active = features(word, lows[i], left, right, previous, before, i == 0)
                    scores = [sum(column) for column in zip(*(weights[f] for f in active), strict=True)]
                    tag = tags[scores.index(max(scores))]
                    if tag != gold:
                        for f in active:
                            for k, change in ((index[gold], 1.0), (index[tag], -1.0)):
                                total[f][k] += (step - stamp[f][k]) * weights[f][k]
                                stamp[f][k] = step
                                weights[f][k] += change
                before, previous = previous, tag
    averages = {f: [(total[f][k] + (step - stamp[f][k]) * w) / step for k, w in enumerate(row)] for f, row in weights.items()}
    return packed(tags, words, averages)


def packed(tags: str, words: dict[str, str], averages: dict[str, list[float]]) -> Model:
    """The model with its weights in hundredths, those near nothing left out."""
    weights: dict[str, str] = {}
    pairs: dict[str, dict[str, str]] = {letter: {} for letter in PAIRS}
    for f, row in sorted(averages.items()):
        hundredths = [(k, round(100 * round(w, 2))) for k, w in enumerate(row)]
        kept = " ".join(f"{k} {w}" for k, w in hundredths if abs(w) >= SMALLEST)
        if kept and f[0] in PAIRS:
            sides, own = f[1:].split(" "), PAIRS[f[0]]
            earlier = pairs[f[0]].get(sides[own])
            line = f"{sides[1 - own]} {kept}"
            pairs[f[0]][sides[own]] = f"{earlier}\n{line}" if earlier else line
        elif kept:
            weights[f] = kept
    return {"tags": tags, "words": words, "weights": weights, "pairs": pairs}


def accuracy(tagger: Tagger, material: list[list[tuple[str, str]]]) -> float:
    """Share of words tagged as in the material."""
    right = all_words = 0
    for sentence in material:
        guess = tagger.tag([w for w, _ in sentence])
        right += sum(a == b for a, (_, b) in zip(guess, sentence, strict=True))
        all_words += len(sentence)
    return right / all_words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("train", type=Path, nargs="+")
    parser.add_argument("--dev", type=Path)
    options = parser.parse_args()
    model = train([s for path in options.train for s in sentences(path)])
    raw = json.dumps(model, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    options.out.write_bytes(gzip.compress(raw, 9, mtime=0))
    print(f"{len(model['words'])} words, {len(model['weights'])} features of one word, {options.out.stat().st_size} bytes")
    if options.dev:
        print(f"accuracy on {options.dev.name}: {accuracy(Tagger(**model), list(sentences(options.dev))):.4f}")


if __name__ == "__main__":
    main()
