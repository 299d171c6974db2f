"""The documents say what the code says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from newsledger.cli import app
from newsledger.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parents[1]


def test_generated_documents_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, "scripts/docs.py", "--check"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name, _ in COMMANDS if f"`newsledger {name}" not in text and f"`{name}`" not in text] == []


def test_links_between_documents_lead_somewhere() -> None:
    broken = []
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert broken == []


def test_files_that_the_architecture_names_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:newsledger|extract|db|tests|sql|seeds|bench)/[\w/.-]+)`", text)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_exit_codes_are_told_by_help() -> None:
    shown = " ".join(CliRunner().invoke(app, ["--help"]).output.split())
    assert all(f"{code} " in shown for code in (0, 1, 2, 3, 130)) and "Exit codes:" in shown
