"""Traps: numbers that gold's traps warn of, and that were stored as people all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.evaluate.gold_rows import GoldArticle, GoldFigure
from extract.evaluate.stored import Figure, Span, StoredDocument

COUNTED = {"deployments": "headcount", "casualties": "count"}
"""Table -> its column that counts people."""

_NUMBER = re.compile(r"(?<![\w.-])\d{1,3}(?:,\d{3})+(?!\w)|(?<![\w.,-])\d+(?![\w.,]*\d)")


@dataclass(frozen=True, slots=True)
class StoredTrap:
    """A number of a trap that a claim holds."""

    document: str
    table: str
    number: int
    trap: str
    claim_id: str
    spans: tuple[Span, ...]


def stored_traps(name: str, article: GoldArticle, document: StoredDocument) -> tuple[tuple[StoredTrap, ...], int]:
    """The traps that were stored, and how many numbers were looked for."""
    wanted = trap_numbers(article)
    found = []
    for table, column in COUNTED.items():
        for claim in document.of(table):
            for number in sorted(_numbers(claim.cells.figure(column)) & set(wanted)):
                found.append(StoredTrap(name, table, number, wanted[number], claim.id, claim.proof.get(column, ())))
    return tuple(found), len(wanted)


def trap_numbers(article: GoldArticle) -> dict[int, str]:
    """Number -> trap: those that gold has nowhere as people. A year is left out, because a trap names it only to tell when."""
    good = {n for row in article.deployments for n in _numbers(row.headcount)} | {n for row in article.casualties for n in _numbers(row)}
    numbers = {}
    for trap in article.traps:
        for written in _NUMBER.findall(trap):
            number = int(written.replace(",", ""))
            if number not in good and ("," in written or not 1900 <= number <= 2100):
                numbers[number] = trap
    return numbers


def _numbers(figure: GoldFigure | Figure) -> set[int]:
    return {number for number in (figure.n, figure.min, figure.max) if number is not None}
