"""A town, an article about it with its gold, and what would be stored of it if everything were right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from extract.evaluate import Cells, Figure, GoldArticle, GoldText, Judge, StoredClaim, StoredDocument, StoredMention, Thing, When
from extract.fields import EntityKind
from extract.mention import MentionKind

TEXT = (
    "Norway sends engineers to Vardal\n\n"
    "OSLO, March 5, 2031 (Fjord Post) - Norway will send about 600 engineers and medics to Vardal in Iceland, Defence Minister Kari Lund "
    "said on Tuesday: 400 engineers and 200 medics. Oslo handed 12 LK-7 launchers to Iceland in February. The flood of Vardal killed at "
    "least nine fishermen. Norway and Iceland signed a rescue pact on March 1. Lund met Jon Arnason of the Vardal Rescue Service in "
    "Reykjavik on Monday."
)

GOLD: dict[str, Any] = {
    "name": "v01",
    "meta": {"title": "Norway sends engineers to Vardal", "outlet": "Fjord Post", "published": "2031-03-05"},
    "deployments": [
        {
            "contributor": "NOR",
            "destination": {"name": "Vardal", "country": "ISL"},
            "headcount": {"n": 600, "qualifier": "approximate"},
            "components": [{"role": "engineers", "n": 400}, {"role": "medics", "n": 200}],
            "complete": True,
            "status": "planned",
            "modality": "announced",
            "speaker": "Kari Lund",
            "quote": "about 600 engineers and medics",
        }
    ],
    "weapons": [{"model": "LK-7", "quote": "12 LK-7 launchers"}],
    "transfers": [
        {
            "supplier": "NOR",
            "recipient": "ISL",
            "item": "LK-7 launchers",
            "n": 12,
            "qualifier": "exact",
            "status": "completed",
            "modality": "asserted",
            "quote": "Oslo handed 12 LK-7 launchers to Iceland in February",
        }
    ],
    "casualties": [
        {
            "kind": "killed",
            "n": 9,
            "qualifier": "at_least",
            "victims": "fishermen",
            "place": "Vardal",
            "quote": "killed at least nine fishermen",
        }
    ],
    "agreements": [
        {
            "parties": ["NOR", "ISL"],
            "name": "rescue pact",
            "status": "completed",
            "date": {"text": "March 1", "earliest": "2031-03-01", "latest": "2031-03-01"},
            "quote": "signed a rescue pact on March 1",
        }
    ],
    "people": [
        {"name": "Kari Lund", "aliases": ["Lund"], "role": "Defence Minister", "org": "NOR"},
        {"name": "Jon Arnason", "org": "Vardal Rescue Service"},
    ],
    "organizations": [{"name": "Vardal Rescue Service"}],
    "places": [{"name": "Vardal", "country": "ISL"}, {"name": "Reykjavik", "country": "ISL"}],
    "metonyms": [{"surface": "Oslo", "means": "NOR"}],
    "events": [
        {
            "type": "meeting",
            "place": "Reykjavik",
            "date": {"text": "Monday", "earliest": "2031-03-03", "latest": "2031-03-03"},
            "participants": ["Kari Lund", "Jon Arnason"],
            "status": "completed",
            "modality": "asserted",
            "quote": "met Jon Arnason of the Vardal Rescue Service in Reykjavik on Monday",
        }
    ],
    "traps": ["LK-7 is a model: 7 is no count", "400 and 200 are parts", "in 2031"],
}


def article(**changes: Any) -> GoldText:
    """The article, with some of its lists replaced."""
    return GoldText("v01", Path("v01.txt"), TEXT, GoldArticle.model_validate(GOLD | changes))


def judge() -> Judge:
    """Knows Norway, Iceland, Sudan and South Sudan."""
    names = {("norway",): "NOR", ("norwegian",): "NOR", ("iceland",): "ISL", ("sudan",): "SDN", ("south", "sudan"): "SSD"}
    return Judge(names, {code: code for code in ("NOR", "ISL", "SDN", "SSD")} | {"NO": "NOR", "IS": "ISL"})


NORWAY = Thing("Norway", "state:NOR", EntityKind.ORGANIZATION, "Norway", frozenset({"Norway"}), "NOR", is_state=True)
ICELAND = Thing("Iceland", "state:ISL", EntityKind.ORGANIZATION, "Iceland", frozenset({"Iceland"}), "ISL", is_state=True)
VARDAL = Thing("Vardal", "place:vardal", EntityKind.PLACE, "Vardal", frozenset({"Vardal"}), "ISL")
REYKJAVIK = Thing("Reykjavik", "place:reykjavik", EntityKind.PLACE, "Reykjavik", frozenset({"Reykjavik"}), "ISL")
LUND = Thing("Kari Lund", "person:lund", EntityKind.PERSON, "Kari Lund", frozenset({"Kari Lund", "Lund"}))
ARNASON = Thing("Jon Arnason", "person:arnason", EntityKind.PERSON, "Jon Arnason", frozenset({"Jon Arnason"}))
SERVICE = Thing("Vardal Rescue Service", "org:vrs", EntityKind.ORGANIZATION, "Vardal Rescue Service", frozenset({"Vardal Rescue Service"}))
LK7 = Thing("LK-7", "weapon:lk-7", EntityKind.WEAPON, "LK-7", frozenset({"LK-7"}))


def span(words: str) -> tuple[int, int]:
    """Where the words first stand."""
    return TEXT.index(words), TEXT.index(words) + len(words)


def mention(kind: MentionKind, thing: Thing, words: str, metonym: bool = False) -> StoredMention:
    return StoredMention(kind, words, span(words), replace(thing, text=None), metonym)


def claim(table: str, number: int = 0, **parts: Any) -> StoredClaim:
    """A claim that is completed and asserted, unless `parts` say otherwise."""
    given = {"fact_id": f"fct_{table}{number}", "status": "completed", "modality": "asserted", "cells": Cells()} | parts
    return StoredClaim(id=f"clm_{table}{number}", table=table, **given)


def figure(n: int | None, qualifier: str | None = None) -> Figure:
    return Figure(n, qualifier=qualifier)


DEPLOYMENT = claim(
    "deployments",
    status="planned",
    modality="announced",
    chain=(LUND,),
    cells=Cells(
        things={"contributor": NORWAY, "destination": VARDAL},
        figures={"headcount": figure(600, "approximate")},
        dates={"starts": When()},
    ),
    lists={
        "components": (
            Cells({"personnel_role": "engineers"}, figures={"headcount": figure(400, "exact")}),
            Cells({"personnel_role": "medics"}, figures={"headcount": figure(200, "exact")}),
        )
    },
    proof={"headcount": (span("about 600"),), "contributor": (span("Norway will"),), "status": (span("will send"),)},
)
SIGHTING = claim("weapon_sightings", lists={"alternatives": (Cells(things={"model": LK7}),)}, proof={"label": (span("LK-7"),)})
TRANSFER = claim(
    "weapon_transfers",
    cells=Cells(
        {"item_text": "LK-7 launchers"},
        {"supplier": NORWAY, "recipient": ICELAND, "weapon": LK7},
        {"count": figure(12, "exact")},
        {"delivered": When("in February", "2031-02-01", "2031-02-28")},
    ),
    proof={"count": (span("12"),), "item_text": (span("LK-7 launchers"),)},
)
CASUALTY = claim(
    "casualties",
    cells=Cells({"kind": "killed", "victims_text": "fishermen"}, {"place": VARDAL}, {"count": figure(9, "at_least")}, {"occurred": When()}),
    proof={"count": (span("at least nine"),), "kind": (span("killed"),)},
)
AGREEMENT = claim(
    "agreements",
    cells=Cells({"name": "rescue pact"}, dates={"signed": When("March 1", "2031-03-01", "2031-03-01")}),
    lists={"parties": (Cells(things={"entity": NORWAY}), Cells(things={"entity": ICELAND}))},
    proof={"signed": (span("March 1"),), "name": (span("rescue pact"),)},
)
MEETING = claim(
    "events",
    cells=Cells({"event_type": "meeting"}, {"place": REYKJAVIK}, dates={"occurred": When("Monday", "2031-03-03", "2031-03-03")}),
    lists={"participants": (Cells(things={"name": LUND}), Cells(things={"name": ARNASON}))},
    proof={"event_type": (span("met"),), "place": (span("Reykjavik"),)},
)
MINISTER = claim("roles", cells=Cells({"title": "Defence Minister"}, {"person": LUND, "organization": NORWAY}))
RESCUER = claim("roles", 1, cells=Cells({}, {"person": ARNASON, "organization": SERVICE}))

MENTIONS = (
    mention(MentionKind.PLACE, VARDAL, "Vardal"),
    mention(MentionKind.ORGANIZATION, NORWAY, "Oslo", metonym=True),
    mention(MentionKind.PERSON, LUND, "Kari Lund"),
    mention(MentionKind.WEAPON, LK7, "LK-7"),
    mention(MentionKind.ORGANIZATION, ICELAND, "Iceland"),
    mention(MentionKind.PERSON, ARNASON, "Jon Arnason"),
    mention(MentionKind.ORGANIZATION, SERVICE, "Vardal Rescue Service"),
    mention(MentionKind.PLACE, REYKJAVIK, "Reykjavik"),
)
CLAIMS = (DEPLOYMENT, SIGHTING, TRANSFER, CASUALTY, AGREEMENT, MEETING, MINISTER, RESCUER)


def document(*claims: StoredClaim, mentions: tuple[StoredMention, ...] = MENTIONS) -> StoredDocument:
    """The claims as a stored document."""
    return StoredDocument(TEXT, {table: tuple(c for c in claims if c.table == table) for table in {c.table for c in claims}}, mentions)


def cells(of: StoredClaim, **changes: Any) -> StoredClaim:
    """The claim with other cells."""
    return replace(of, cells=replace(of.cells, **changes))


