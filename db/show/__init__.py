"""A row with everything that proves it: pure data, for a terminal or a page to draw."""

from db.show.context import Highlight, Window, windows
from db.show.find import find_row
from db.show.shown import Cell, Claimed, Link, Proof, Shown

__all__ = ["Cell", "Claimed", "Highlight", "Link", "Proof", "Shown", "Window", "find_row", "windows"]
