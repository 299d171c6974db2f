"""Fact rules: whether two claims of one record type tell one happening. Each returns its reason; None means that it has nothing to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from db.resolve.claim_view import MET, ClaimView
from db.resolve.headcounts import same_people
from db.resolve.slots import agree, equal, has_figure, one_polarity, one_status, overlap, same_figure, share, stems
from db.resolve.verdict import Verdict, verdict

Rule = Callable[[ClaimView, ClaimView], Verdict | None]

AGREEMENT_WORDS = stems("agreement treaty pact deal accord truce memorandum understanding contract document protocol")
"""What any agreement may be called."""

QUOTE_SHARE = 0.8
"""Share of common words from which two quotations are one saying, shortened."""


def same_fact(left: ClaimView, right: ClaimView) -> Verdict | None:
    """The verdict on two claims. A denied claim never joins one that is not denied, nor a plan its fulfilment."""
    if left.record_type != right.record_type or not one_polarity(left, right) or not one_status(left, right):
        return None
    return RULES[left.record_type](left, right)


def together(left: ClaimView, right: ClaimView) -> bool:
    """Whether both stand in one story or in copies of it."""
    return left.group == right.group


def same_deployment(left: ClaimView, right: ClaimView) -> Verdict | None:
    """One contributor to one destination, at times that may be one, of people who may be the same."""
    if not equal(left, right, "contributor_id") and not equal(left, right, "unit_id"):
        return None
    if not agree(left, right, "contributor_id") or not agree(left, right, "unit_id"):
        return None
    if not equal(left, right, "destination_id") and not (together(left, right) and agree(left, right, "destination_id")):
        return None
    withdraws = {left.cells["movement"], right.cells["movement"]}
    if "withdraw" in withdraws and withdraws - {"withdraw", None}:
        return None
    return None if overlap(left, right, "starts") is False else same_people(left, right)


def same_event(left: ClaimView, right: ClaimView) -> Verdict | None:
    """One kind of happening with common participants, at a time and place that are one."""
    if not equal(left, right, "event_type") or not agree(left, right, "place_id"):
        return None
    when = overlap(left, right, "occurred")
    here, there = left.ids("entity_id"), right.ids("entity_id")
    common = here & there
    if when is False or not common:
        return None
    nested = here <= there or there <= here
    if together(left, right):
        if equal(left, right, "place_id") or nested:
            return verdict(0.92 if when else 0.87, "one kind of happening in one story, with the same participants")
        return None
    if not when:
        return None
    if left.cells["event_type"] in MET and (len(common) > 1 or equal(left, right, "place_id")):
        return verdict(0.92, "the same people met at the same time")
    if equal(left, right, "place_id") and nested and _one_day(left, right):
        return verdict(0.87, "the same happened to the same at one place on one day")
    return None


def same_agreement(left: ClaimView, right: ClaimView) -> Verdict | None:
    """The same parties, and a day of signing or a name in common."""
    here, there = left.ids("entity_id"), right.ids("entity_id")
    common = here & there
    if not common or not (here <= there or there <= here) or (len(common) < 2 and not together(left, right)):
        return None
    when = overlap(left, right, "signed")
    if when is False:
        return None
    one, other = stems(left.cells["name"]), stems(right.cells["name"])
    named = bool((one & other) - AGREEMENT_WORDS) or one == other
    if when:
        return verdict(0.92 if named else 0.87, "the same parties signed at the same time")
    if named:
        return verdict(0.9, "the same parties, and a name in common")
    if together(left, right) and (one <= AGREEMENT_WORDS or other <= AGREEMENT_WORDS):
        return verdict(0.86, "the same parties in one story, and a name that any agreement may have")
    return None


def same_sighting(left: ClaimView, right: ClaimView) -> Verdict | None:
    """The same possible models at one place and time."""
    here, there = left.ids("weapon_id"), right.ids("weapon_id")
    if here != there or (not here and share(left.cells["label"], right.cells["label"]) < 1):
        return None
    when = overlap(left, right, "occurred")
    if when is False or not agree(left, right, "place_id") or not agree(left, right, "kind"):
        return None
    if has_figure(left.cells, "count") and has_figure(right.cells, "count") and not same_figure(left.cells, right.cells, "count"):
        return None
    if together(left, right):
        return verdict(0.9, "the same models in one story")
    return verdict(0.9, "the same models at one place and time") if when and equal(left, right, "place_id") else None


def same_transfer(left: ClaimView, right: ClaimView) -> Verdict | None:
    """One supplier, one recipient, one kind of item, numbers and times that may be one."""
    if not equal(left, right, "supplier_id") or not equal(left, right, "recipient_id"):
        return None
    if not equal(left, right, "weapon_id") and share(left.cells["item_text"], right.cells["item_text"]) < 1:
        return None
    counted = has_figure(left.cells, "count"), has_figure(right.cells, "count")
    if all(counted) and not same_figure(left.cells, right.cells, "count"):
        return None
    when = overlap(left, right, "delivered")
    if when is False:
        return None
    if together(left, right):
        return verdict(0.9, "one item between the same two in one story")
    return verdict(0.88, "one item between the same two, the same number or time") if when or all(counted) else None


def same_casualties(left: ClaimView, right: ClaimView) -> Verdict | None:
    """The same number befallen by the same at one place and time."""
    if not equal(left, right, "kind") or not same_figure(left.cells, right.cells, "count") or not has_figure(left.cells, "count"):
        return None
    when = overlap(left, right, "occurred")
    victims = share(left.cells["victims_text"], right.cells["victims_text"])
    if when is False or not agree(left, right, "place_id") or not agree(left, right, "caused_by_id"):
        return None
    if together(left, right) and (victims or equal(left, right, "place_id")):
        return verdict(0.9, "the same number of the same in one story")
    if equal(left, right, "place_id") and when:
        return verdict(0.88, "the same number at one place and time")
    return None


def same_role(left: ClaimView, right: ClaimView) -> Verdict | None:
    """One person, one post, one organization."""
    if not equal(left, right, "person_id") or not agree(left, right, "organization_id"):
        return None
    if share(left.cells["title"], right.cells["title"]) < 1:
        return None
    return verdict(0.95 if equal(left, right, "organization_id") else 0.88, "one person in one post")


def same_statement(left: ClaimView, right: ClaimView) -> Verdict | None:
    """One speaker, one saying."""
    if not equal(left, right, "speaker_id") or overlap(left, right, "said") is False:
        return None
    one, other = stems(left.cells["quote_text"]), stems(right.cells["quote_text"])
    if not one or not other:
        return None
    common = len(one & other) / len(one | other)
    return verdict(0.92, "one speaker and the same words") if common >= QUOTE_SHARE else None


def _one_day(left: ClaimView, right: ClaimView) -> bool:
    return {left.cells["occurred_precision"], right.cells["occurred_precision"]} == {"day"}


RULES: Mapping[str, Rule] = {
    "event": same_event,
    "deployment": same_deployment,
    "weapon_sighting": same_sighting,
    "weapon_transfer": same_transfer,
    "agreement": same_agreement,
    "casualty": same_casualties,
    "role": same_role,
    "statement": same_statement,
}
"""One rule per record type."""
