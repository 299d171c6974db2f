"""The declared record types. Adding one is a file here and a line in RECORDS."""

from extract.records.agreement import Agreement, Party
from extract.records.base import Child, FieldSpec, Record, Row, cells_of, children_of, fields_of
from extract.records.casualty import Casualty, CasualtyKind
from extract.records.deployment import Component, Deployment, Movement
from extract.records.event import Event, EventType, Participant, ParticipantRole
from extract.records.role import Role
from extract.records.statement import Stance, Statement, Target
from extract.records.weapon_sighting import Alternative, SightingKind, WeaponSighting
from extract.records.weapon_transfer import WeaponTransfer

RECORDS: tuple[type[Record], ...] = (Event, Deployment, WeaponSighting, WeaponTransfer, Agreement, Casualty, Role, Statement)

__all__ = [
    "RECORDS",
    "Agreement",
    "Alternative",
    "Casualty",
    "CasualtyKind",
    "Child",
    "Component",
    "Deployment",
    "Event",
    "EventType",
    "FieldSpec",
    "Movement",
    "Participant",
    "ParticipantRole",
    "Party",
    "Record",
    "Role",
    "Row",
    "SightingKind",
    "Stance",
    "Statement",
    "Target",
    "WeaponSighting",
    "WeaponTransfer",
    "cells_of",
    "children_of",
    "fields_of",
]
