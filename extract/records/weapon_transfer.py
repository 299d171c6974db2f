"""WeaponTransfer: weapons or ammunition supplied, requested, sold or seized on the way (status cancelled)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from extract.fields import EdtfDate, EntityKind, LinksTo, Quantity, Reference, RefersTo
from extract.records.base import Record

PARTY = RefersTo((EntityKind.ORGANIZATION,))


class WeaponTransfer(Record):
    """One item that goes from a supplier to a recipient, as one story claims it."""

    table: ClassVar[str] = "weapon_transfers"
    record_type: ClassVar[str] = "weapon_transfer"
    required: ClassVar[tuple[str, ...]] = ("item_text", "supplier|recipient")

    event: Annotated[str | None, LinksTo("events")] = Field(default=None, description="the happening this details")
    supplier: Annotated[Reference | None, PARTY] = Field(default=None, description="who gives")
    recipient: Annotated[Reference | None, PARTY] = Field(default=None, description="who gets")
    item_text: str | None = Field(default=None, description="what is given, in the words of the source")
    weapon: Annotated[Reference | None, RefersTo((EntityKind.WEAPON,))] = Field(default=None, description="the model given")
    count: Quantity | None = Field(default=None, description="how many items")
    delivered: EdtfDate | None = Field(default=None, description="when it is or was delivered")
    consideration: str | None = Field(default=None, description="what is given in return, in the words of the source")
