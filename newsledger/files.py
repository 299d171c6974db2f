"""Where the data that ships with newsledger lies: migrations, seeds, sql."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """The shipped folder called `name`: inside the package when installed from a wheel, beside it in a checkout or an editable install."""
    inside = _PACKAGE / "_bundled" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
