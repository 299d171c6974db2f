"""told: what validation found, as the field of the gold file and what to do about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.errors import GoldError
from extract.evaluate.gold_rows import UNKNOWN_FIELD

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

SHOWN = 60
"""Characters of a value that a message repeats."""

A_NUMBER = "{given} is no whole number from 0 up; write digits, or leave it out"
A_DAY = "{given} is no day; write YYYY-MM-DD, or leave it out"
A_LIST = "{given} is no list; write each row on a line that begins with a hyphen"
A_ROW = "{given} is no row; write fields and values, as in {{name: ..., role: ...}}"
SOME_TEXT = "{given} is read as {kind}, not as text; put it in quotes"

REASONS = {
    "missing": "is missing; write it",
    "enum": "{given} is not one of {allowed}",
    "string_type": SOME_TEXT,
    "string_too_short": "is empty; fill it or leave it out",
    "string_pattern_mismatch": "{given} is not of the form NAME#ROW; write for example n01#0",
    "int_type": A_NUMBER,
    "int_parsing": A_NUMBER,
    "int_from_float": A_NUMBER,
    "greater_than_equal": A_NUMBER,
    "date_type": A_DAY,
    "date_parsing": A_DAY,
    "date_from_datetime_parsing": A_DAY,
    "date_from_datetime_inexact": A_DAY,
    "tuple_type": A_LIST,
    "too_short": "is empty; name at least one",
    "model_type": A_ROW,
    "model_attributes_type": A_ROW,
    "value_error": "{message}; use its three letters",
    UNKNOWN_FIELD: "{message}",
}
"""Kind of validation error -> what is told; the only check of a value by code of ours is that of a country."""


def told(file: str, detail: ErrorDetails) -> GoldError:
    """The error in the words of somebody who writes gold."""
    context, place = detail.get("ctx", {}), list(detail["loc"])
    if "field" in context:
        place.append(context["field"])
    reason = REASONS.get(detail["type"], "{message}, not {given}; correct it").format(
        given=short(detail["input"]),
        kind=f"the {type(detail['input']).__name__} {detail['input']}",
        allowed=str(context.get("expected", "")).replace("'", "").replace(" or ", ", "),
        message=detail["msg"].removeprefix("Value error, "),
    )
    return GoldError(file, _path(place), reason)


def short(value: object) -> str:
    """The value as written, cut where it is long."""
    shown = repr(value)
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}..."


def _path(place: list[int | str]) -> str | None:
    """deployments[1].headcount.qualifier"""
    return re.sub(r"\.\[", "[", ".".join(f"[{part}]" if isinstance(part, int) else part for part in place)) or None
