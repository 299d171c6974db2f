"""Arsenal: the weapons of a story as mentions and entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.fields import EntityKind
from extract.language.lexicon import Lexicon
from extract.language.weapons import Model, WeaponAtom
from extract.mention import Mention, MentionKind, StoryEntity


def weapon_mentions(text: str, atoms: Sequence[WeaponAtom], taken: Sequence[Mention]) -> list[Mention]:
    """One mention per model named, and one per weapon named by class alone; none that overlaps a name already taken."""
    found: list[Mention] = []
    for atom in atoms:
        if not atom.models:
            found.append(Mention(MentionKind.WEAPON, atom.start, atom.end, atom.surface))
        for model in atom.models:
            for start, end in ((model.start, model.end), *model.aliases):
                found.append(Mention(MentionKind.WEAPON, start, end, text[start:end], entity=model.key))
    ends = sorted((m.start, m.end) for m in taken if m.kind is not MentionKind.WEAPON)
    return [m for m in found if not any(a < m.end and m.start < b for a, b in ends)]


def without_designations(taken: Sequence[Mention], atoms: Sequence[WeaponAtom]) -> list[Mention]:
    """The names without those of bodies that are no more than a weapon's designation: the L-15 of 'six L-15 trainers'."""
    names = {(model.start, model.end) for atom in atoms for model in atom.models if any(c.isdigit() for c in model.text)}
    return [m for m in taken if m.kind is not MentionKind.ORGANIZATION or (m.start, m.end) not in names]


def weapon_entities(text: str, atoms: Sequence[WeaponAtom], lexicon: Lexicon) -> dict[str, StoryEntity]:
    """The models of a story by key, each with every name that the story gives it."""
    names: dict[str, dict[str, None]] = {}
    models: dict[str, Model] = {}
    for model in _models(atoms):
        models.setdefault(model.key, model)
        names.setdefault(model.key, {})[model.text] = None
        names[model.key].update(dict.fromkeys(text[a:b] for a, b in model.aliases))
    return {key: _entity(models[key], tuple(names[key]), lexicon) for key in models}


def _models(atoms: Sequence[WeaponAtom]) -> Iterator[Model]:
    for atom in atoms:
        yield from atom.models


def _entity(model: Model, names: tuple[str, ...], lexicon: Lexicon) -> StoryEntity:
    entry = next(iter(lexicon.lookup(model.text, "weapon_model")), None) if model.known else None
    origin = (entry.row["origin"] or None) if entry is not None else None
    name = entry.name if entry is not None else max(names, key=len)
    attributes: dict[str, str | float | None] = {"weapon_class": model.weapon_class, "origin": origin}
    known = model.key if model.known else None
    return StoryEntity(model.key, EntityKind.WEAPON, name, names, country=origin, known=known, attributes=attributes)
