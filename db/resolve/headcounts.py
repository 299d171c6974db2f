"""Whether two headcounts may be of the same people: the same number, a part of the whole, or rival figures."""

from __future__ import annotations

from db.resolve.claim_view import Cells, ClaimView
from db.resolve.slots import equal, has_figure, overlap, same_figure
from db.resolve.verdict import Verdict, verdict


def same_people(left: ClaimView, right: ClaimView) -> Verdict | None:
    """The verdict on two deployments whose contributor, destination, status and dates may be one."""
    told = has_figure(left.cells, "headcount"), has_figure(right.cells, "headcount")
    copies = left.group == right.group
    if all(told) and same_figure(left.cells, right.cells, "headcount"):
        return verdict(0.95, "the same number to the same place")
    if part_of(left, right) or part_of(right, left):
        return verdict(0.9, "one is a part of the other, by its breakdown")
    if all(told):
        return _rivals(left, right)
    if not any(told) and same_parts(left, right):
        return verdict(0.9, "the same parts without a total")
    if copies and (left.speaker == right.speaker or not any(told)):
        return verdict(0.87, "told again in one story, with no other number")
    return verdict(0.6, "the same way, a number missing") if overlap(left, right, "starts") else None


def part_of(part: ClaimView, whole: ClaimView) -> bool:
    """Whether the number of one stands in the other's breakdown: 1,000 engineers of 6,000 people."""
    parts = [child for child in whole.children if has_figure(child, "headcount")]
    if not parts:
        return False
    if has_figure(part.cells, "headcount"):
        return any(_equal(part.cells, child) for child in parts)
    mine = [child for child in part.children if has_figure(child, "headcount")]
    return bool(mine) and all(any(_equal(one, child) for child in parts) for one in mine)


def same_parts(left: ClaimView, right: ClaimView) -> bool:
    """Whether both break down into the same numbers."""
    one = sorted(str(child["headcount"]) for child in left.children)
    return bool(one) and one == sorted(str(child["headcount"]) for child in right.children)


def _rivals(left: ClaimView, right: ClaimView) -> Verdict | None:
    """Different figures of two speakers for one movement told in one story, or dated alike in two, are rivals: one fact, in dispute.

    One speaker who gives two figures speaks of two movements.
    """
    if left.speaker == right.speaker or not equal(left, right, "destination_id"):
        return None
    if left.group == right.group and left.status == right.status:
        return verdict(0.86, "rival figures of two speakers in one story")
    return verdict(0.86, "rival figures of two speakers for one time") if overlap(left, right, "starts") else None


def _equal(one: Cells, other: Cells) -> bool:
    return one["headcount"] is not None and one["headcount"] == other["headcount"]
