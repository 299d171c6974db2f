"""Writes docs/cli.md, docs/schema.md and docs/queries.md from the code, or with --check says which of them lag behind it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# The width of help texts, whatever terminal this runs in.
os.environ["COLUMNS"] = "100"
os.environ["TERMINAL_WIDTH"] = "100"

from typer.testing import CliRunner

from db.analytics import question_docs
from newsledger.cli import app
from newsledger.cli.app import COMMANDS, GROUPS
from newsledger.dictionary import dictionary_markdown
from newsledger.files import bundled

DOCS = Path(__file__).resolve().parents[1] / "docs"
MADE = "<!-- Made by `make docs`; a change by hand is lost. -->"


def cli() -> str:
    """Every command's help."""
    names = [(), *((name,) for name, _ in COMMANDS)]
    for name, group in GROUPS:
        names += [(name, str(command.name)) for command in group.registered_commands]
    sections = [f"# Command line\n\n{MADE}\n\nErrors are one line on standard error; results are on standard output."]
    for words in names:
        title = " ".join(("newsledger", *words))
        shown = CliRunner().invoke(app, [*words, "--help"], prog_name="newsledger", catch_exceptions=False).output
        lines = "\n".join(line.rstrip() for line in shown.strip().splitlines())
        sections.append(f"## {title}\n\n```\n{lines}\n```")
    return "\n\n".join(sections) + "\n"


def schema() -> str:
    """The data dictionary."""
    return f"# Tables\n\n{MADE}\n\nThe database as `newsledger schema show` describes it.\n\n{dictionary_markdown()}"


def queries() -> str:
    """The named questions."""
    title, rest = question_docs(bundled("sql") / "questions").split("\n", 1)
    return f"{title}\n\n{MADE}\n{rest.rstrip()}\n"


FILES = {"cli.md": cli, "schema.md": schema, "queries.md": queries}


def main() -> int:
    """0 when the files say what the code says (or were written so), 1 when --check found one that does not."""
    lagging = []
    for name, make in FILES.items():
        path, text = DOCS / name, make()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        lagging.append(name)
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
    if lagging and "--check" in sys.argv:
        print(f"docs lag behind the code: {', '.join(lagging)}; run make docs", file=sys.stderr)
        return 1
    print(f"docs: {', '.join(lagging) + ' written' if lagging else 'up to date'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
