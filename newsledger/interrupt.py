"""Ctrl-C: the first one ends the run between two stories, the second one at once."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from newsledger.terminal import complain


@contextmanager
def graceful_interrupt() -> Iterator[Callable[[], bool]]:
    """A function that says whether Ctrl-C was pressed while the context lasts; pressed again, it raises KeyboardInterrupt at once."""
    pressed: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        pressed.append(number)
        complain("finishing the story at hand; press Ctrl-C again to stop at once", "interrupted")

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)
