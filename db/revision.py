"""The difference between a database and the declarations, written out as a migration to read, correct and commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from db.tables.indexes import of_postgresql_alone

if TYPE_CHECKING:
    from alembic.operations.ops import MigrateOperation

ONLY_POSTGRESQL = "    if op.get_context().dialect.name == 'postgresql':"

HEAD = '''"""{message}"""

# ruff: noqa: E501

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = {revision!r}
down_revision = {down!r}
branch_labels = None
depends_on = None
'''


def write_revision(connection: Connection, message: str, revision: str, down: str | None) -> str:
    """The source of a migration that takes the connected database to the declared tables, one function per table.

    CHECK constraints of tables that exist are not compared, as Alembic cannot: write those by hand.
    """
    from alembic.autogenerate import produce_migrations
    from alembic.migration import MigrationContext

    from db.tables import metadata

    script = produce_migrations(MigrationContext.configure(connection, opts={"target_metadata": metadata}), metadata)
    up = _by_table(_flat(script.upgrade_ops))
    down_ops = [op for op in _flat(script.downgrade_ops) if not _drops_with_table(op, up)]
    parts = [HEAD.format(message=message, revision=revision, down=down), "\ndef upgrade() -> None:", *(f"    {table}()" for table in up)]
    parts += ["\n\ndef downgrade() -> None:", *(_render(op) for op in down_ops)]
    for table, ops in up.items():
        everywhere = [op for op in ops if not _of_postgresql_alone(op)]
        others = [_render(op).replace("    op.", "        op.", 1) for op in ops if op not in everywhere]
        parts += [f"\n\ndef {table}() -> None:", *map(_render, everywhere), *([ONLY_POSTGRESQL, *others] if others else [])]
    return "\n".join(parts) + "\n"


def _flat(ops: Any) -> list[MigrateOperation]:
    """The operations themselves; Alembic wraps those on one existing table in a container."""
    return [leaf for op in ops.ops for leaf in (_flat(op) if hasattr(op, "ops") else [op])] if ops else []


def _by_table(ops: list[MigrateOperation]) -> dict[str, list[MigrateOperation]]:
    grouped: dict[str, list[MigrateOperation]] = {}
    for op in sorted(ops, key=_is_index):
        grouped.setdefault(_table(op), []).append(op)
    return {table: sorted(found, key=lambda op: str(getattr(op, "index_name", ""))) for table, found in grouped.items()}


def _of_postgresql_alone(op: Any) -> bool:
    return _is_index(op) and of_postgresql_alone(op.index_name)


def _is_index(op: Any) -> bool:
    return type(op).__name__ == "CreateIndexOp"


def _table(op: Any) -> str:
    return str(op.table_name)


def _drops_with_table(op: Any, created: dict[str, list[MigrateOperation]]) -> bool:
    """An index goes with its table, so that only the table needs dropping."""
    made = any(type(o).__name__ == "CreateTableOp" for o in created.get(_table(op), []))
    return made and type(op).__name__ == "DropIndexOp"


def _render(op: MigrateOperation) -> str:
    from alembic.autogenerate import render_python_code
    from alembic.operations.ops import UpgradeOps

    lines = render_python_code(UpgradeOps([op]), render_as_batch=False).splitlines()
    body = [line.strip() for line in lines if line.strip() and not line.strip().startswith("#")]
    inner = [f"        {line}" for line in body[1:-1]] if len(body) > 2 else []
    return "\n".join([f"    {body[0]}", *inner, *(f"    {line}" for line in body[-1:] if len(body) > 1)])
