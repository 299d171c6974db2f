"""Runs: which extractor read which story when, what came of it, and what could not be proven."""

from __future__ import annotations

from sqlalchemy import Table

from db.tables.metadata import foreign, integer, key, metadata, one_of, owner, real, text

RUN_STATES = ("running", "done", "interrupted")
STORY_STATES = ("done", "partial", "failed")

runs = Table(
    "runs",
    metadata,
    key("id", "content id of the configuration, the first story and how often the configuration ran before"),
    text("extractor", "rules, llm or hybrid", required=True),
    text("version", "version of the extractor", required=True),
    text("model", "language model; NULL for rules"),
    text("schema_fingerprint", "hash of the declared record types that were asked for", required=True),
    text("params", "settings that change the outcome, as JSON with sorted keys", required=True),
    text("started_at", "ISO 8601 instant, UTC", required=True),
    text("ended_at", "ISO 8601 instant, UTC; NULL while running or when killed"),
    text("state", "running, done or interrupted", required=True),
    integer("input_tokens", "tokens sent to the model; NULL for rules"),
    integer("output_tokens", "tokens received from the model; NULL for rules"),
    real("cost_usd", "US dollars paid; NULL when unknown or free"),
    one_of("state", RUN_STATES),
    comment="passes of an extractor over stories",
)

story_runs = Table(
    "story_runs",
    metadata,
    owner("run_id", "runs.id", "the run"),
    owner("story_id", "stories.id", "the story", index=True),
    text("state", "done, partial or failed", required=True),
    text("reason", "why it is partial or failed; NULL when done"),
    integer("claims", "claims stored", required=True),
    integer("rejections", "cells and records that could not be proven", required=True),
    real("seconds", "time spent on extraction"),
    integer("input_tokens", "tokens sent to the model; NULL for rules"),
    integer("output_tokens", "tokens received from the model; NULL for rules"),
    real("cost_usd", "US dollars paid; NULL when unknown or free"),
    one_of("state", STORY_STATES),
    comment="how one story ended in one run",
)

rejections = Table(
    "rejections",
    metadata,
    key("id", "content id of the run, the story and the place in its list"),
    foreign("run_id", "runs.id", "the run", required=True, cascade=True),
    foreign("story_id", "stories.id", "the story", required=True, cascade=True),
    text("record_type", "record type of the candidate", required=True),
    text("field", "declared path of the cell; NULL when the whole record was rejected"),
    text("reason", "why, as one word of a fixed list", required=True),
    text("detail", "why, in words"),
    text("payload", "the rejected value and its quote, as JSON"),
    comment="what was read but could not be proven",
)

model_calls = Table(
    "model_calls",
    metadata,
    key("key", "content id of the model, the prompt and the settings"),
    text("model", "model that answered", required=True),
    text("response", "the answer as received", required=True),
    integer("input_tokens", "tokens sent"),
    integer("output_tokens", "tokens received"),
    real("cost_usd", "US dollars paid; NULL when unknown or free"),
    text("created_at", "ISO 8601 instant, UTC", required=True),
    comment="answers of models, kept so that no call is paid twice",
)
