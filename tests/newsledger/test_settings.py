"""Settings: options win over the environment, the environment over the default, and a wrong one is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract.errors import SettingsError
from newsledger.settings import PREFIX, Settings, load_settings


def test_defaults() -> None:
    settings = load_settings({})
    assert (settings.database_url, settings.reference) == ("newsledger.db", ())


def test_an_option_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLEDGER_DATABASE_URL", "from-environment.db")
    assert load_settings({"database_url": None}).database_url == "from-environment.db"
    assert load_settings({"database_url": "from-option.db"}).database_url == "from-option.db"


def test_reference_folders_are_parted_as_in_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLEDGER_REFERENCE", os.pathsep.join(("one", "two")))
    assert load_settings({}).reference == (Path("one"), Path("two"))


@pytest.mark.parametrize(("name", "value"), [("URL_TIMEOUT", "soon"), ("URL_TIMEOUT", "0"), ("MAX_BYTES", "-1"), ("DATABASE_URL", "")])
def test_a_wrong_setting_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError, match=f"^{PREFIX}{name}: "):
        load_settings({})


def test_every_setting_is_documented() -> None:
    text = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in Settings.model_fields if f"`{PREFIX}{name.upper()}`" not in text] == []


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings({}).max_bytes = 1
