"""Claims in: one unit of work per story."""

from db.store.fingerprint import schema_fingerprint
from db.store.run import Run, RunInfo
from db.store.unit import Store

__all__ = ["Run", "RunInfo", "Store", "schema_fingerprint"]
