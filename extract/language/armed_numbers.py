"""Armed numbers: numbers and dates put right beside weapons: the 2000 of 'Mirage 2000' is no year, the 180 of '180 K2 tanks' is a count."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from extract.language.atoms import DateAtom, NumberAtom, NumberKind
from extract.language.weapons import WeaponAtom

Spanned = TypeVar("Spanned", NumberAtom, DateAtom)


def outside_names(items: Sequence[Spanned], weapons: Sequence[WeaponAtom]) -> list[Spanned]:
    """The items that are no part of a model's name ('Mirage 2000 jets', '18 Leopard 2 tanks'), in order."""
    names = sorted((m.start, m.end) for w in weapons for m in w.models)
    starts = [a for a, _ in names]
    return [i for i in items if not _inside(names, starts, i)]


def _inside(names: list[tuple[int, int]], starts: list[int], item: NumberAtom | DateAtom) -> bool:
    at = bisect_right(starts, item.start) - 1
    return at >= 0 and item.end <= names[at][1]


def counting(numbers: Sequence[NumberAtom], weapons: Sequence[WeaponAtom], text: str) -> list[NumberAtom]:
    """The numbers, with those right before the name of a model in the plural as its count ('Poland 180 K2 tanks')."""
    starts = [w.start for w in weapons]
    out = []
    for number in numbers:
        at = bisect_left(starts, number.end)
        weapon = weapons[at] if at < len(weapons) else None
        beside = weapon is not None and weapon.models and weapon.start == number.end + 1 and text[number.end] == " "
        if weapon is not None and beside and weapon.plural and number.kind is NumberKind.IDENTIFIER and number.value is not None:
            unit = weapon.surface.split()[-1]
            number = replace(number, kind=NumberKind.COUNT, unit=unit, noun=(weapon.start, weapon.end))
        out.append(number)
    return out
