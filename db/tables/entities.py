"""Entities: one row per real thing, computed from the nodes that stories name and the judgements about them."""

from __future__ import annotations

from sqlalchemy import Table

from db.tables.metadata import foreign, key, metadata, one_of, owner, real, text
from extract.fields import EntityKind

entities = Table(
    "entities",
    metadata,
    key("id", "id of the node that stands for the cluster: a gazetteer's before others, then the smallest"),
    text("kind", "person, organization, place or weapon; a state is an organization", required=True, index=True),
    text("name", "the gazetteer's name, or the fullest that a story gives", required=True, index=True),
    text("country", "ISO 3166-1 alpha-3 of the state it is or belongs to; NULL when not known"),
    one_of("kind", EntityKind),
    comment="canonical things, one row each",
)

people = Table("people", metadata, owner("id", "entities.id", "the entity"), comment="entities of kind person")

organizations = Table(
    "organizations",
    metadata,
    owner("id", "entities.id", "the entity"),
    text("org_type", "state, ministry, military, company, ...; NULL when not known"),
    comment="entities of kind organization",
)

places = Table(
    "places",
    metadata,
    owner("id", "entities.id", "the entity"),
    text("place_type", "country, region, city, ...; NULL when not known"),
    text("country", "ISO 3166-1 alpha-3; NULL when not known"),
    text("admin1", "first-level division it lies in; NULL when not known"),
    text("geonames_id", "GeoNames id; NULL when not known"),
    real("latitude", "degrees north, WGS 84; NULL when not known"),
    real("longitude", "degrees east, WGS 84; NULL when not known"),
    comment="entities of kind place",
)

weapons = Table(
    "weapons",
    metadata,
    owner("id", "entities.id", "the entity"),
    text("weapon_class", "class from weapon_classes.csv; NULL when not known"),
    text("origin", "country of design, ISO 3166-1 alpha-3; NULL when not known"),
    comment="weapon models",
)

entity_names = Table(
    "entity_names",
    metadata,
    owner("entity_id", "entities.id", "the entity"),
    key("name", "a form that a story or the gazetteer uses"),
    comment="every name of an entity",
)

entity_nodes = Table(
    "entity_nodes",
    metadata,
    key("id", "content id of the gazetteer id, or of the kind, the normalised name and the country (and the story, for a lone surname)"),
    text("kind", "person, organization, place or weapon", required=True),
    text("name", "the fullest name read", required=True),
    text("country", "ISO 3166-1 alpha-3; NULL when not known"),
    text("known", "gazetteer id such as state:PRK; NULL for what only the texts name"),
    text("attributes", "columns of the kind's own table, as JSON with sorted keys", required=True),
    text("block", "nodes that may be one thing share it", required=True, index=True),
    foreign("entity_id", "entities.id", "the entity it belongs to, computed from the judgements", required=True),
    one_of("kind", EntityKind),
    comment="things as named, before any merge",
)

node_names = Table(
    "node_names",
    metadata,
    owner("node_id", "entity_nodes.id", "the node"),
    key("name", "a form that a story or the gazetteer uses", index=True),
    comment="every name of a node",
)
