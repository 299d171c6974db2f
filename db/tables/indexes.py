"""Which of the declared indexes an SQLite database gets: those that our own statements look through.

PostgreSQL gets all: it looks through them when a row goes that others refer to, and a team asks it directly. In SQLite the rest cost a
third of the pages that storing a story writes (100,000 words: 303 MB of log, 201 without them), and analytics read whole tables.
"""

from __future__ import annotations

from sqlalchemy import MetaData

USED = frozenset(
    {
        "ix_claim_nodes_node_id",
        "ix_claims_content_key",
        "ix_claims_fact_id",
        "ix_claims_story_id",
        "ix_entity_nodes_block",
        "ix_entity_nodes_entity_id",
        "ix_evidence_claim_id",
        "ix_evidence_mention_id",
        "ix_judgements_right_id",
        "ix_mentions_metonym_node_id",
        "ix_mentions_node_id",
        "ix_mentions_story_id",
        "ix_node_names_name",
        "ix_rejections_story_id",
        "ix_reviews_claim_id",
        "ix_stories_document_id",
        "ix_stories_duplicate_group",
        "ix_story_runs_story_id",
    }
)
"""Looked through by db.store, db.resolve, db.show and db.status."""


def fit_to_databases(metadata: MetaData) -> None:
    """Marks the indexes that PostgreSQL alone gets, and leaves what is NULL out of those that SQLite gets too."""
    for table in metadata.tables.values():
        for index in table.indexes:
            if of_postgresql_alone(str(index.name)):
                index.ddl_if(dialect="postgresql")
            elif all(column.nullable for column in index.columns):
                told = [column.is_not(None) for column in index.columns]
                index.dialect_options["sqlite"]["where"] = index.dialect_options["postgresql"]["where"] = told[0]


def of_postgresql_alone(name: str) -> bool:
    """Whether an SQLite database does without the index."""
    return name not in USED
