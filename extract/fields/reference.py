"""Reference: a thing named in the text, kept with its words so that an unnamed or unresolved one is not lost."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from extract.fields.column import Cell, Column
from extract.value import value


class EntityKind(StrEnum):
    """The kinds of canonical entity; a state is an organization of type `state`."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    WEAPON = "weapon"


class Reference(BaseModel):
    """A named or described thing. `entity` is the key of a StoryEntity of the same story; None means nothing named it."""

    model_config = ConfigDict(frozen=True)

    text: str
    entity: str | None = None


@value
class RefersTo:
    """Annotation of a Reference field: which kinds it may point at and, where they differ from the rule, its column names."""

    kinds: tuple[EntityKind, ...]
    id_column: str | None = None
    text_column: str | None = None

    def names(self, name: str) -> tuple[str, str]:
        """(id column, text column) of a reference field called `name`."""
        return self.id_column or f"{name}_id", self.text_column or f"{name}_text"

    def columns(self, name: str, meaning: str) -> tuple[Column, ...]:
        """The column group of a reference field called `name`."""
        id_column, text_column = self.names(name)
        kinds = " or ".join(self.kinds)
        return (
            Column(id_column, "text", f"{meaning}: the {kinds}; NULL when unnamed or unresolved", references="entities.id", indexed=True),
            Column(text_column, "text", f"{meaning}: the words of the source"),
        )


@value
class LinksTo:
    """Annotation of a `str` field that holds the local key of another record of the same story: a foreign key to its table."""

    table: str

    def column(self, name: str, meaning: str) -> Column:
        """The `NAME_id` column, a foreign key to the linked table."""
        key = "id" if self.table == "claims" else "claim_id"
        return Column(f"{name}_id", "text", meaning, references=f"{self.table}.{key}", indexed=True)


def reference_cells(spec: RefersTo, name: str, value: Reference, entity_id: str | None) -> dict[str, Cell]:
    """The value in its two columns; `entity_id` is the canonical id that the store found for `value.entity`."""
    id_column, text_column = spec.names(name)
    return {id_column: entity_id, text_column: value.text}
