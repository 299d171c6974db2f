"""What the tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the developer's shell reaches a test."""
    for name in [name for name in os.environ if name.startswith("NEWSLEDGER_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def reference_dir() -> Path:
    """The shipped reference data."""
    return ROOT / "seeds" / "reference"


@pytest.fixture(scope="session")
def migrations_dir() -> Path:
    """The shipped migrations."""
    return ROOT / "migrations"


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest) -> Path:
    """The evaluation material beside the repository; without it the test is skipped by name, and in CI it fails."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        missing = f"{folder.name}/ (evaluation material) is not beside the repository"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return folder
