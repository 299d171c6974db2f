"""Events: a pair needs the type, a shared participant, and the place or dates that meet; what gold leaves empty is not asked for.

A row of another table is an event too (an agreement is one): it may answer a gold event, but is never a wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from extract.evaluate import labels
from extract.evaluate.gold_rows import GoldArticle, GoldEvent
from extract.evaluate.stored import StoredClaim, StoredDocument, Thing
from extract.evaluate.table import ClaimTable, Field
from extract.evaluate.tables.claimed import modality, status, thing
from extract.evaluate.values import dates_meet, same_date
from extract.evaluate.wording import within

TYPE_OF_TABLE = {"agreements": "agreement", "deployments": "deployment", "weapon_transfers": "arms_transfer", "casualties": "killing"}
"""Tables whose rows are events as well, and the type each implies."""

PARTIES = ("contributor", "supplier", "recipient", "caused_by")
PLACES = ("place", "destination")

FAMILIES = tuple(
    frozenset(names.split())
    for names in (
        "visit meeting negotiation ceremony",
        "agreement ceasefire prisoner_exchange decision",
        "deployment withdrawal training exercise demining",
        "arms_transfer arms_request aid",
        "strike shelling bombing weapon_test",
        "armed_clash offensive territory_captured territory_regained",
        "abduction arrest killing torture",
        "protest work_stoppage",
        "arson robbery sabotage",
        "threat demand rejection",
    )
)
"""Types that a reader may confuse without misreading the text; the others stand alone."""


class Events(ClaimTable[GoldEvent]):
    name = "events"
    others = ("events.loose",)

    def declared(self) -> tuple[Field[GoldEvent, StoredClaim], ...]:
        return (
            Field("type", lambda g, p: g.type == type_of(p), lambda g: g.type, type_of, key=True, cell="event_type"),
            Field("participants", self.participants, lambda g: labels.listed(g.participants), _who, link=True, key=True),
            Field("place", self.place, lambda g: labels.place(g.place), thing("place"), link=True, key=True),
            Field("date", _same_date, lambda g: labels.date(g.date), _when, cell="occurred"),
            status(),
            modality(),
        )

    def gold(self, article: GoldArticle) -> Sequence[GoldEvent]:
        return article.events

    def stored(self, article: GoldArticle, document: StoredDocument) -> Sequence[StoredClaim]:
        return [claim for table in ("events", *TYPE_OF_TABLE) for claim in document.of(table)]

    def counts_as_wrong(self, stored: StoredClaim, paired: Sequence[StoredClaim]) -> bool:
        return stored.table == "events" and super().counts_as_wrong(stored, paired)

    def weight(self, gold: GoldEvent, stored: StoredClaim) -> float:
        if gold.type != type_of(stored) or not self.scene(gold, stored) or not self.participants(gold, stored):
            return 0
        scene = 1 + 0.3 * self.where(gold, stored) + 0.2 * _dates_meet(gold, stored) + 0.2 * _same_date(gold, stored)
        return scene + 0.1 * (gold.status == stored.status) - 0.5 * (stored.table != "events")

    def variants(self) -> Mapping[str, Callable[[GoldEvent, StoredClaim], float]]:
        return {"events.loose": self.loose}

    def loose(self, gold: GoldEvent, stored: StoredClaim) -> float:
        """The weight of a pair of one family that shares any of participant, place and date."""
        kind = type_of(stored)
        if gold.type != kind and not any({gold.type, kind} <= family for family in FAMILIES):
            return 0
        shared = self.who(gold, stored) + self.where(gold, stored) + _dates_meet(gold, stored)
        return shared + (gold.type == kind) if shared else 0

    def who(self, gold: GoldEvent, stored: StoredClaim) -> bool:
        """Whether a participant of gold takes part."""
        present = list(_involved(stored))
        return any(self.judge.party(name, thing) or within(name, thing.text) for name in gold.participants for thing in present)

    def where(self, gold: GoldEvent, stored: StoredClaim) -> bool:
        """Whether a place that was resolved is gold's."""
        places = (stored.cells.thing(name) for name in PLACES)
        return any(self.judge.place(gold.place, replace(place, text=None)) for place in places if place.id)

    def scene(self, gold: GoldEvent, stored: StoredClaim) -> bool:
        """Whether place or date is gold's, where gold has one."""
        asked = gold.place or gold.date.earliest or gold.date.latest
        return not asked or self.where(gold, stored) or _dates_meet(gold, stored)

    def participants(self, gold: GoldEvent, stored: StoredClaim) -> bool:
        return not gold.participants or self.who(gold, stored)

    def place(self, gold: GoldEvent, stored: StoredClaim) -> bool:
        return gold.place is None or self.where(gold, stored)


def type_of(claim: StoredClaim) -> str | None:
    """The type of an event, or the one that the claim's table implies."""
    return TYPE_OF_TABLE.get(claim.table) or claim.cells.word("event_type")


def _involved(claim: StoredClaim) -> Iterator[Thing]:
    """Who takes part; in a row that is no event only entities, because its words may say more than a name."""
    for cells in claim.lists.get("participants", ()):
        yield cells.thing("name")
    for cells in claim.lists.get("parties", ()):
        yield replace(cells.thing("entity"), text=None)
    for name in PARTIES:
        thing = claim.cells.thing(name)
        if thing.id:
            yield replace(thing, text=None)


def _dates_meet(gold: GoldEvent, stored: StoredClaim) -> bool:
    return any(dates_meet(gold.date, when) for when in stored.cells.dates.values())


def _same_date(gold: GoldEvent, stored: StoredClaim) -> bool:
    return any(same_date(gold.date, when) for when in stored.cells.dates.values())


def _who(stored: StoredClaim) -> str | None:
    return labels.listed(dict.fromkeys(labels.thing(thing) for thing in _involved(stored)))


def _when(stored: StoredClaim) -> str | None:
    return labels.listed(labels.date(when) for when in stored.cells.dates.values())
