"""Strengths: how many people there are or will be, told as a size and not as a movement: 'will grow from 800 to 1,200', 'numbers 2,000'."""

from __future__ import annotations

from extract.extractors.rules.context import Context
from extract.extractors.rules.forces import Force
from extract.language.atoms import NumberAtom, NumberKind
from extract.language.frames import Frame, Trigger


def strength_of(context: Context, frame: Frame, trigger: Trigger, force: Force) -> NumberAtom | None:
    """The size that a frame gives a force: of growing the one behind 'to' or 'at', of counting its object; None if it gives none."""
    if trigger.frame == "strength":
        parsed = context.reading.parse(frame.sentence)
        groups = [p for g in [*frame.objects, *frame.after("of", "at", "to")] for p in parsed.complement(g)]
    elif trigger.frame == "grow":
        groups = frame.after("to", "at") or [g for g in frame.after("with") if g.soldiers]
    else:
        return None
    counts = (n for g in groups for n in context.reading.numbers.within(g.start - 1, g.end) if n.kind is NumberKind.COUNT)
    found = [n for n in counts if n.value is not None or n.minimum is not None or n.maximum is not None]
    return found[-1] if found and trigger.frame == "grow" else found[0] if found else None
