"""Verdict: what a rule thinks of a pair, how sure it is, and why."""

from __future__ import annotations

from typing import NamedTuple

MERGE = 0.85
"""Scores from here up say that two are one."""

DOUBT = 0.5
"""Scores from here up to MERGE are worth a person's look; below, the two are different."""


class Verdict(NamedTuple):
    """same, different or unsure; the score from 0 to 1 that it follows from; the reason in words."""

    judgement: str
    score: float
    reason: str


def verdict(score: float, reason: str) -> Verdict:
    """The verdict that a score means."""
    return Verdict("same" if score >= MERGE else "unsure" if score >= DOUBT else "different", score, reason)
