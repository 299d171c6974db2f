"""Fields that several tables share, and what is shown of a claim's cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from extract.claim import Modality, Status
from extract.evaluate import labels
from extract.evaluate.judge import Judge
from extract.evaluate.stored import StoredClaim
from extract.evaluate.table import Field

Shown = Callable[[StoredClaim], str | None]


class HasStatus(Protocol):
    @property
    def status(self) -> Status | None: ...


class HasModality(Protocol):
    @property
    def modality(self) -> Modality | None: ...


class HasSpeaker(Protocol):
    @property
    def speaker(self) -> str | None: ...


S = TypeVar("S", bound=HasStatus)
M = TypeVar("M", bound=HasModality)
W = TypeVar("W", bound=HasSpeaker)


def status() -> Field[S, StoredClaim]:
    """What happened in the world."""
    return Field("status", lambda g, p: g.status == p.status, lambda g: g.status, lambda p: p.status)


def modality() -> Field[M, StoredClaim]:
    """What the speaker did."""
    return Field("modality", lambda g, p: g.modality == p.modality, lambda g: g.modality, lambda p: p.modality)


def speaker(judge: Judge) -> Field[W, StoredClaim]:
    """Who knows: the innermost of the chain; none is the outlet itself."""
    return Field("speaker", lambda g, p: judge.speaker(g.speaker, p), lambda g: g.speaker, _knows, link=True, cell="attribution")


def _knows(claim: StoredClaim) -> str | None:
    return labels.thing(claim.chain[-1]) if claim.chain else None


def thing(name: str) -> Shown:
    """A reference cell as shown."""
    return lambda claim: labels.thing(claim.cells.thing(name))


def figure(name: str) -> Shown:
    """A quantity as shown."""
    return lambda claim: labels.figure(claim.cells.figure(name))


def date(name: str) -> Shown:
    """A date as shown."""
    return lambda claim: labels.date(claim.cells.date(name))


def word(name: str) -> Shown:
    """A text cell."""
    return lambda claim: claim.cells.word(name)
