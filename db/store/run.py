"""RunInfo and Run: the configuration of a pass over stories, and the pass itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from db.store.fingerprint import schema_fingerprint


def now() -> str:
    """This instant in UTC as ISO 8601 with seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What decides the outcome of a run. Stories done under an equal configuration are not due again."""

    extractor: str
    version: str
    model: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)
    """Settings that change the outcome, the fingerprint of the reference data among them; JSON values."""
    schema_fingerprint: str = field(default_factory=schema_fingerprint)

    def configuration(self) -> tuple[str, str, str | None, str, str]:
        """The columns extractor, version, model, schema_fingerprint and params of `runs`."""
        params = json.dumps(dict(self.params), sort_keys=True, ensure_ascii=False)
        return self.extractor, self.version, self.model, self.schema_fingerprint, params


@dataclass(slots=True)
class Run:
    """One pass of a configuration. `id` is None until its first story is stored: a run that finds nothing to do leaves no row."""

    info: RunInfo
    configuration: tuple[str, str, str | None, str, str]
    started_at: str
    id: str | None = None
    stories: set[str] = field(default_factory=set)
    """Ids of the stories with a row in story_runs."""
