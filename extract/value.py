"""value: the decorator of the values that pass between the layers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[Class]) -> type[Class]:
    """The class as a dataclass with slots, equal and hashed by its fields, that nothing may change: mypy sees to that.

    A frozen dataclass sees to it at run time and is made four times slower (2.0 against 0.5 microseconds); reading makes several a word.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
