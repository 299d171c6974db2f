"""Rows of one extraction: mentions, claims, facts as claimed, attributions, evidence, rejections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from db.store.insert import Row
from db.store.record_rows import Names, cells, child_rows
from extract.claim import Claim, Extraction, Rejection
from extract.ids import local_id
from extract.mention import Mention

DUPLICATE = "duplicate_claim"
"""Reason of a rejection: the extractor gave one claim twice."""


@dataclass(slots=True)
class StoryRows:
    """The rows of one extraction by table name, and how many claims they are."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    claims: int = 0

    def add(self, table: str, row: Row) -> None:
        """Puts a row behind the others of its table."""
        self.tables.setdefault(table, []).append(row)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rows belong."""

    run_id: str
    story_id: str
    document_id: str
    taken: frozenset[str]
    """Claim ids that earlier runs used for this story."""


def rows_of(extraction: Extraction, place: Place, nodes: Mapping[str, str], entities: Mapping[str, str]) -> StoryRows:
    """Every row of the extraction but its entities. nodes: StoryEntity key -> node id; entities: node id -> entity id."""
    rows = StoryRows()
    mention_ids = [local_id("men", place.story_id, m.kind.value, m.start, m.end) for m in extraction.mentions]
    rows.tables["mentions"] = _mention_rows(extraction.mentions, mention_ids, place, nodes, entities)
    claims, repeated = _distinct(extraction.claims)
    ids = {claim.key: _claim_id(claim, place) for claim in claims}
    names = Names(nodes, entities, ids)
    for claim in claims:
        _add_claim(rows, claim, place, names, mention_ids)
    rows.claims = len(claims)
    rejections = (*extraction.rejections, *(_repeat(claim) for claim in repeated))
    owner = (place.run_id, place.story_id)
    rows.tables["rejections"] = [
        (local_id("rej", place.story_id, place.run_id, i), *owner, *_rejected(r))
        for i, r in enumerate(rejections)
    ]
    return rows


def _rejected(r: Rejection) -> Row:
    return (r.record_type, r.field, r.reason, r.detail, r.payload)


def _mention_rows(
    mentions: Sequence[Mention], ids: Sequence[str], place: Place, nodes: Mapping[str, str], entities: Mapping[str, str]
) -> list[Row]:
    rows: dict[str, Row] = {}
    for mention, mention_id in zip(mentions, ids, strict=True):
        node = nodes.get(mention.entity) if mention.entity else None
        metonym = nodes.get(mention.metonym_of) if mention.metonym_of else None
        rows[mention_id] = (
            mention_id,
            place.story_id,
            mention.kind.value,
            mention.surface,
            mention.start,
            mention.end,
            mention.value,
            mention.unit,
            mention.qualifier,
            entities[node] if node else None,
            node,
            entities[metonym] if metonym else None,
            metonym,
        )
    return list(rows.values())


def _distinct(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims by id, first come first kept, and those that repeat one."""
    kept: dict[str, Claim] = {}
    repeated = []
    for claim in claims:
        if claim.id in kept:
            repeated.append(claim)
        else:
            kept[claim.id] = claim
    return list(kept.values()), repeated


def _repeat(claim: Claim) -> Rejection:
    return Rejection(claim.record.record_type, None, DUPLICATE, f"claim {claim.id} was given twice", "{}")


def _claim_id(claim: Claim, place: Place) -> str:
    """The claim's content key, or an id of it and the run when an earlier run has stored the same claim."""
    key = content_key(claim, place)
    return local_id("clm", place.story_id, claim.id, place.run_id) if key in place.taken else key


def content_key(claim: Claim, place: Place) -> str:
    """The key that every run gives to a claim of the same content."""
    return local_id("clm", place.story_id, claim.id)


def fact_of(key: str) -> str:
    """The id of the fact whose smallest claim key is `key`."""
    return f"fct_{key.rpartition('_')[2]}"


def _add_claim(rows: StoryRows, claim: Claim, place: Place, names: Names, mention_ids: Sequence[str]) -> None:
    claim_id, record = names.claims[claim.key], claim.record
    key = content_key(claim, place)
    fact_id = fact_of(key)
    rows.add("facts", (fact_id, record.record_type))
    state = (claim.status.value, claim.modality.value, claim.confidence, claim.is_inferred, True)
    rows.add("claims", (claim_id, key, record.record_type, place.story_id, place.run_id, fact_id, *state))
    named: list[tuple[str, str]] = []
    rows.add(record.table, (claim_id, *cells(record, names, named)))
    for table, children in child_rows(record, claim_id, names, named):
        rows.tables.setdefault(table, []).extend(children)
    for depth, link in enumerate(claim.attributions):
        node = names.nodes.get(link.agent) if link.agent else None
        if node:
            named.append((f"attribution[{depth}]", node))
        rows.add("attributions", (claim_id, depth, link.agent_text, names.entities[node] if node else None, link.verb))
    rows.tables.setdefault("claim_nodes", []).extend((claim_id, path, node) for path, node in named)
    # position makes the id: the claim's id is of its content, evidence included
    stem = f"evi_{claim_id.rpartition('_')[2]}"
    for i, proof in enumerate(claim.evidence):
        mention = mention_ids[proof.mention] if proof.mention is not None else None
        span = (place.document_id, proof.start, proof.end, proof.quote, proof.support.value, mention)
        rows.add("evidence", (f"{stem}.{i}", claim_id, proof.field, *span))
