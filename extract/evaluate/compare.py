"""compare: one table of one document, gold against store: the counts of its slices and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic

from extract.evaluate.assignment import assign
from extract.evaluate.counts import Counts
from extract.evaluate.gold_rows import GoldArticle
from extract.evaluate.mistakes import Difference, Kind, Mistake, Shown
from extract.evaluate.quotes import overlap
from extract.evaluate.same_facts import Telling
from extract.evaluate.stored import Span, StoredDocument
from extract.evaluate.table import Field, G, P, Table


@dataclass(frozen=True, slots=True)
class Paired(Generic[G, P]):
    """The rows of both sides, sorted into pairs and what is left."""

    pairs: tuple[tuple[G, P], ...]
    near: tuple[tuple[G, P], ...]
    """Rows that are no pairs, but one thing told wrongly: missed and wrong in the counts, and one mistake to a reader."""
    missed: tuple[G, ...]
    invented: tuple[P, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Compared:
    """Counts by slice, and the mistakes in the order of gold and then of the text."""

    counts: Mapping[str, Counts]
    mistakes: tuple[Mistake, ...]
    tellings: tuple[Telling, ...]
    """Every gold row with the fact that it was stored as."""


def compare(table: Table[G, P], name: str, article: GoldArticle, document: StoredDocument) -> Compared:
    """What the table's rows of one document are worth."""
    gold, stored = table.gold(article), table.stored(article, document)
    paired = _paired(table, gold, stored, document.text)
    counts = {table.name: paired.counts}
    for field in table.sliced:
        among = (*paired.pairs, *paired.near) if field.key else paired.pairs
        right = sum(field.right(g, p) for g, p in among)
        counts[f"{table.name}.{field.name}"] = Counts(right, paired.counts.predicted, paired.counts.gold)
    for slice_name, weight in table.variants().items():
        counts[slice_name] = _counts(table, gold, stored, assign(gold, stored, weight))
    counts |= table.recalls(article, document, paired.pairs)
    mistakes, tellings = _mistakes(table, name, paired, document.text), _tellings(table, name, gold, paired, document.text)
    return Compared(counts, tuple(mistakes), tuple(tellings))


def _paired(table: Table[G, P], gold: Sequence[G], stored: Sequence[P], text: str) -> Paired[G, P]:
    indices = assign(gold, stored, table.weight)
    pairs = tuple((gold[i], stored[j]) for i, j in indices)
    missed = [row for i, row in enumerate(gold) if i not in {i for i, _ in indices}]
    wrong = _wrong(table, stored, {j for _, j in indices})
    quotes, proofs = [table.gold_spans(row, text) for row in missed], [table.stored_spans(row) for row in wrong]

    def near(i: int, j: int) -> float:
        return table.near(missed[i], wrong[j], overlap(quotes[i], proofs[j]))

    close = assign(range(len(missed)), range(len(wrong)), near)
    return Paired(
        pairs,
        tuple((missed[i], wrong[j]) for i, j in close),
        tuple(row for i, row in enumerate(missed) if i not in {i for i, _ in close}),
        tuple(row for j, row in enumerate(wrong) if j not in {j for _, j in close}),
        Counts(len(pairs), len(pairs) + len(wrong), len(gold)),
    )


def _counts(table: Table[G, P], gold: Sequence[G], stored: Sequence[P], indices: Sequence[tuple[int, int]]) -> Counts:
    taken = {j for _, j in indices}
    return Counts(len(indices), len(indices) + len(_wrong(table, stored, taken)), len(gold))


def _wrong(table: Table[G, P], stored: Sequence[P], taken: set[int]) -> list[P]:
    """The rows without a pair that count against the system."""
    paired = [stored[j] for j in sorted(taken)]
    return [row for j, row in enumerate(stored) if j not in taken and table.counts_as_wrong(row, paired)]


def _mistakes(table: Table[G, P], name: str, paired: Paired[G, P], text: str) -> Iterator[Mistake]:
    for row in paired.missed:
        yield Mistake(Kind.MISSED, name, table.name, (), _gold(table, row), (), gold_spans=table.gold_spans(row, text))
    for found in paired.invented:
        spans, claim = table.stored_spans(found), table.claim_id(found)
        yield Mistake(Kind.INVENTED, name, table.name, (), (), _stored(table, found), stored_spans=spans, claim_id=claim)
    for gold, stored in (*paired.near, *paired.pairs):
        wrong = _wrong_fields(table, gold, stored)
        for kind, link in ((Kind.WRONG_VALUE, False), (Kind.WRONG_LINK, True)):
            fields = [field for field in wrong if field.link is link]
            if fields:
                differences = tuple(Difference(f.name, f.gold(gold), f.stored(stored)) for f in fields)
                proof = table.stored_spans(stored, fields)
                yield replace(_both(table, name, gold, stored, text), kind=kind, differences=differences, stored_spans=proof)


def _tellings(table: Table[G, P], name: str, gold: Sequence[G], paired: Paired[G, P], text: str) -> Iterator[Telling]:
    stored = {id(row): found for row, found in paired.pairs}
    for place, row in enumerate(gold):
        found = stored.get(id(row))
        same_as, fact_id = table.told(row, found)
        mistake = _both(table, name, row, found, text) if found is not None else None
        yield Telling(f"{name}#{place}", same_as, fact_id, mistake)


def _both(table: Table[G, P], name: str, gold: G, stored: P, text: str) -> Mistake:
    """The two rows side by side: a wrong link, until somebody says what is wrong."""
    return Mistake(
        Kind.WRONG_LINK,
        name,
        table.name,
        (),
        _gold(table, gold),
        _stored(table, stored),
        _nearest(table.gold_spans(gold, text), table.stored_spans(stored)),
        table.stored_spans(stored),
        table.claim_id(stored),
    )


def _wrong_fields(table: Table[G, P], gold: G, stored: P) -> list[Field[G, P]]:
    """The fields that are wrong; one that includes another wrong one is not told twice."""
    wrong = {field.name: field for field in table.fields if not field.right(gold, stored)}
    return [field for field in wrong.values() if field.after not in wrong]


def _nearest(spans: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    """The place of a quote that overlaps the proof; the first when none does."""
    return tuple(span for span in spans if overlap((span,), others))[:1] or spans[:1]


def _gold(table: Table[G, P], row: G) -> tuple[Shown, ...]:
    return tuple(Shown(field.name, value) for field in _told(table) if (value := field.gold(row)) is not None)


def _stored(table: Table[G, P], row: P) -> tuple[Shown, ...]:
    return tuple(Shown(field.name, value) for field in _told(table) if (value := field.stored(row)) is not None)


def _told(table: Table[G, P]) -> tuple[Field[G, P], ...]:
    """The fields a row is shown with: of two where one includes the other, the fuller."""
    included = {field.after for field in table.fields}
    return tuple(field for field in table.fields if field.name not in included)
