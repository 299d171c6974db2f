"""show: what was measured, to the terminal and as JSON, and what was not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from extract.errors import SettingsError
from extract.evaluate import Kind
from newsledger.measure.flow import Measured
from newsledger.measure.payload import payload
from newsledger.measure.view import print_measured
from newsledger.terminal import complain, print_json


def show(measured: Measured, *, kinds: Sequence[Kind], most: int, json_to: str | None, broken: Sequence[str]) -> None:
    """Tells on standard error what is not in the figures and which floors broke; writes the figures to `json_to`, `-` or the terminal."""
    for error in measured.left_out:
        complain(error, "left out")
    for failure in measured.failures:
        complain(failure, "not read")
    if json_to == "-":
        print_json(payload(measured))
    elif not measured.is_empty:
        print_measured(measured, kinds=kinds, most=most)
    if json_to and json_to != "-":
        _write(Path(json_to), measured)
    for line in broken:
        complain(line)


def _write(path: Path, measured: Measured) -> None:
    written = json.dumps(payload(measured), ensure_ascii=False, indent=1)
    try:
        path.write_text(written.encode("utf-8", "replace").decode() + "\n", encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"--json {path}: cannot be written ({error.strerror}); give another path") from error
