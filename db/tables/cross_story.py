"""Across stories: happenings that claims share, the judgements that join them, and the corrections of reviewers."""

from __future__ import annotations

from sqlalchemy import Table, UniqueConstraint

from db.tables.metadata import integer, key, metadata, one_of, real, text
from extract.records import RECORDS

JUDGEMENT_KINDS = ("entity", "claim")
JUDGEMENTS = ("same", "different", "unsure")
REVIEW_VERBS = ("accept", "reject", "correct", "undo")

facts = Table(
    "facts",
    metadata,
    key("id", "content id of the smallest claim key among its claims"),
    text("record_type", "record type of its claims", required=True),
    one_of("record_type", [record.record_type for record in RECORDS]),
    comment="happenings; claims about the same one share a row",
)

judgements = Table(
    "judgements",
    metadata,
    key("id", "content id of the kind, the pair and the ordinal"),
    text("kind", "entity (ids of entity_nodes) or claim (content keys of claims)", required=True),
    text("left_id", "the smaller id of the pair", required=True),
    text("right_id", "the larger id of the pair", required=True, index=True),
    integer("ordinal", "how often the pair was judged before; the highest is the last word", required=True),
    text("judgement", "same, different or unsure", required=True),
    real("score", "0 to 1; NULL when a person judged"),
    text("reason", "the rule or the person's reason", required=True),
    text("actor", "rules, or who judged", required=True),
    text("created_at", "ISO 8601 instant, UTC", required=True),
    UniqueConstraint("kind", "left_id", "right_id", "ordinal"),
    one_of("kind", JUDGEMENT_KINDS),
    one_of("judgement", JUDGEMENTS),
    comment="append-only: whether two are one; the last word on a pair wins",
)

reviews = Table(
    "reviews",
    metadata,
    key("id", "content id of the review"),
    text("verb", "accept, reject, correct or undo", required=True),
    text("claim_id", "content key of the claim, so that a re-extraction finds the review again", required=True, index=True),
    text("field", "declared path of the cell; NULL for the whole claim"),
    text("old_value", "value before, as JSON"),
    text("new_value", "value after, as JSON"),
    text("undoes", "id of the review that this one undoes"),
    text("reviewer", "who", required=True),
    text("reason", "why"),
    text("created_at", "ISO 8601 instant, UTC", required=True),
    one_of("verb", REVIEW_VERBS),
    comment="append-only: corrections by people",
)
