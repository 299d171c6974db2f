"""Floors: the least that slices must score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.errors import SettingsError
from extract.evaluate.counts import Slice


def read_floors(given: Mapping[str, str], known: Sequence[str]) -> dict[str, float]:
    """Slice -> least score, from what the user gave. Raises SettingsError for an unknown slice and for what is no number from 0 to 1."""
    floors = {}
    for name, value in given.items():
        if name not in known:
            raise SettingsError(f"--min {name}: no such slice; known: {', '.join(known)}")
        try:
            floors[name] = float(value)
        except ValueError:
            floors[name] = -1.0
        if not 0 <= floors[name] <= 1:
            raise SettingsError(f"--min {name}: {value!r} is no number from 0 to 1; write for example {name}=0.8")
    return floors


def broken(slices: Sequence[Slice], floors: Mapping[str, float]) -> list[str]:
    """A line for each slice that scores less than its floor, or that nothing was measured for."""
    scores = {part.name: part for part in slices}
    lines = []
    for name, floor in floors.items():
        score = scores[name].score if name in scores else None
        if score is None:
            lines.append(f"{name}: gold and the rows have none, so the floor {floor:g} cannot be checked")
        elif score < floor:
            lines.append(f"{name}: {'recall' if scores[name].recall_only else 'F1'} {score:.3f} is below the floor {floor:g}")
    return lines
