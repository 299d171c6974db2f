"""Claims to facts: what tells one happening, what does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import Engine

from db.resolve.flow import resolve
from db.store import RunInfo, Store
from extract.claim import Attribution, Modality, Status
from extract.fields import EdtfDate
from extract.records import (
    Agreement,
    Alternative,
    Casualty,
    CasualtyKind,
    Component,
    Deployment,
    Event,
    EventType,
    Participant,
    Party,
    Record,
    Role,
    Statement,
    WeaponSighting,
    WeaponTransfer,
)
from tests.db.dumps import column
from tests.db.made import Maker, count, day, document, maker

Make = Callable[[Maker], Record]


@dataclass(frozen=True)
class Told:
    """A record as one story tells it."""

    make: Make
    status: Status = Status.PLANNED
    modality: Modality = Modality.ANNOUNCED
    speaker: str = "Ivan Petrov"


def deployment(number: int | None, place: str = "Kursk Region", parts: tuple[int, ...] = (), starts: EdtfDate | None = None) -> Make:
    def make(m: Maker) -> Record:
        return Deployment(
            contributor=m.state("Norland", "NOR"),
            destination=m.place(place, "RUS"),
            headcount=count(number) if number is not None else None,
            components=tuple(Component(headcount=count(part)) for part in parts),
            starts=starts,
        )

    return make


def meeting(*people: str, on: EdtfDate | None = None, kind: EventType = EventType.MEETING) -> Make:
    return lambda m: Event(event_type=kind, occurred=on, participants=tuple(Participant(name=m.person(name)) for name in people))


def agreement(name: str, signed: EdtfDate | None = None, other: str = "SDN") -> Make:
    return lambda m: Agreement(
        name=name, signed=signed, parties=(Party(entity=m.state("Norland", "NOR")), Party(entity=m.state(other, other)))
    )


def sighting(*models: str, place: str = "Brod", on: EdtfDate | None = None) -> Make:
    return lambda m: WeaponSighting(
        label="missile", place=m.place(place), occurred=on, alternatives=tuple(Alternative(model=m.weapon(model)) for model in models)
    )


def killed(number: int, on: EdtfDate | None = None, kind: CasualtyKind = CasualtyKind.KILLED) -> Make:
    return lambda m: Casualty(kind=kind, victims_text="villagers", count=count(number), place=m.place("Brod"), occurred=on)


def post(title: str) -> Make:
    return lambda m: Role(person=m.person("Ivan Petrov"), organization=m.state("Norland", "NOR"), title=title)


def saying(words: str) -> Make:
    return lambda m: Statement(speaker=m.person("Ivan Petrov"), quote_text=words)


def transfer(item: str, number: int | None) -> Make:
    return lambda m: WeaponTransfer(
        supplier=m.state("Norland", "NOR"), recipient=m.state("Sudland", "SDN"), item_text=item, count=count(number) if number else None
    )


TWO = ("Ivan Petrov", "Oleg Ivanov")
MAY_3, MAY_4 = day(2031, 5, 3), day(2031, 5, 4)

ACROSS_STORIES = [
    ("equal numbers", Told(deployment(6000)), Told(deployment(6000)), True),
    ("region and oblast", Told(deployment(6000)), Told(deployment(6000, "Kursk Oblast")), True),
    ("a part of the whole", Told(deployment(6000, parts=(1000, 5000))), Told(deployment(1000, "Kursk Oblast")), True),
    ("no part of the whole", Told(deployment(6000, parts=(1000, 5000))), Told(deployment(2000)), False),
    ("another place", Told(deployment(6000)), Told(deployment(6000, "Brod Region")), False),
    ("a plan and its fulfilment", Told(deployment(6000)), Told(deployment(6000), Status.COMPLETED), False),
    ("denied and announced", Told(deployment(6000)), Told(deployment(6000), modality=Modality.DENIED), False),
    ("both denied", Told(deployment(6000), modality=Modality.DENIED), Told(deployment(6000), modality=Modality.DENIED), True),
    ("rivals without a date", Told(deployment(6000)), Told(deployment(9000), speaker="Oleg Ivanov"), False),
    ("rivals of one time", Told(deployment(6000, starts=MAY_3)), Told(deployment(9000, starts=MAY_3), speaker="Oleg Ivanov"), True),
    ("two figures of one speaker", Told(deployment(6000, starts=MAY_3)), Told(deployment(9000, starts=MAY_3)), False),
    ("other days", Told(deployment(6000, starts=MAY_3)), Told(deployment(6000, starts=MAY_4)), False),
    ("one meeting", Told(meeting(*TWO, on=MAY_3)), Told(meeting(*TWO, on=MAY_3)), True),
    ("meetings on two days", Told(meeting(*TWO, on=MAY_3)), Told(meeting(*TWO, on=MAY_4)), False),
    ("undated meetings", Told(meeting(*TWO)), Told(meeting(*TWO)), False),
    ("other people", Told(meeting(*TWO, on=MAY_3)), Told(meeting("Ivan Petrov", "Anna Novak", on=MAY_3)), False),
    ("signed on one day", Told(agreement("Lake Pact", MAY_3)), Told(agreement("treaty on the lake", MAY_3)), True),
    ("a name in common", Told(agreement("Lake Pact", MAY_3)), Told(agreement("the Lake Treaty")), True),
    ("any name", Told(agreement("agreement", MAY_3)), Told(agreement("pact")), False),
    ("other parties", Told(agreement("Lake Pact", MAY_3)), Told(agreement("Lake Pact", MAY_3, "HRV")), False),
    ("the same missiles", Told(sighting("KN-23", "KN-24", on=MAY_3)), Told(sighting("KN-24", "KN-23", on=MAY_3)), True),
    ("other missiles", Told(sighting("KN-23", on=MAY_3)), Told(sighting("KN-23", "KN-24", on=MAY_3)), False),
    ("missiles elsewhere", Told(sighting("KN-23", on=MAY_3)), Told(sighting("KN-23", on=MAY_3, place="Lipova")), False),
    ("as many killed", Told(killed(11, MAY_3)), Told(killed(11, MAY_3)), True),
    ("more killed", Told(killed(11, MAY_3)), Told(killed(12, MAY_3)), False),
    ("wounded, not killed", Told(killed(11, MAY_3)), Told(killed(11, MAY_3, CasualtyKind.WOUNDED)), False),
    ("one post", Told(post("Foreign Minister")), Told(post("minister")), True),
    ("two posts", Told(post("Foreign Minister")), Told(post("secretary")), False),
    ("one saying", Told(saying("We shall send engineers to the lake")), Told(saying("we shall send engineers to the lake.")), True),
    ("two sayings", Told(saying("We shall send engineers to the lake")), Told(saying("We shall build a bridge")), False),
    ("one delivery", Told(transfer("artillery shells", 40)), Told(transfer("shells", 40)), True),
    ("two deliveries", Told(transfer("artillery shells", 40)), Told(transfer("shells", 90)), False),
]


def tell(engine: Engine, told: tuple[Told, ...], at_once: bool = True) -> None:
    """One document per record; resolved after all or after each."""
    for number, one in enumerate(told):
        tell_story(engine, number, (one,))
        if not at_once:
            resolve(engine, column(engine, "stories", "id"))
    resolve(engine)


def tell_story(engine: Engine, number: int, told: tuple[Told, ...]) -> None:
    doc = document(f"This is page {number}.", f"{number}.txt")
    m = maker(doc)
    for one in told:
        speaker = m.person(one.speaker)
        chain = (Attribution("The Daily Test"), Attribution(one.speaker, speaker.entity, "said"))
        m.claim(one.make(m), status=one.status, modality=one.modality, attributions=chain)
    with Store(engine) as store:
        run = store.begin_run(RunInfo("rules", "1"))
        [story] = store.pending(doc, run)
        store.save(run, doc, story, m.extraction())


@pytest.mark.parametrize(("name", "left", "right", "one"), ACROSS_STORIES, ids=[case[0] for case in ACROSS_STORIES])
def test_across_stories(sqlite: Engine, name: str, left: Told, right: Told, one: bool) -> None:
    tell(sqlite, (left, right))
    assert len(set(column(sqlite, "claims", "fact_id"))) == (1 if one else 2)
    assert column(sqlite, "facts", "id") == sorted(set(column(sqlite, "claims", "fact_id")))


def test_a_story_that_tells_it_twice_tells_one_fact(sqlite: Engine) -> None:
    met = (Told(meeting(*TWO, on=MAY_3)), Told(meeting(*TWO)))
    tell_story(sqlite, 0, met)
    resolve(sqlite)
    assert len(column(sqlite, "facts", "id")) == 1


def test_every_joined_pair_has_its_reason(sqlite: Engine) -> None:
    tell(sqlite, (Told(deployment(6000, parts=(1000, 5000))), Told(deployment(1000))))
    assert column(sqlite, "judgements", "reason", kind="claim") == ["one is a part of the other, by its breakdown"]
    assert column(sqlite, "judgements", "actor", kind="claim") == ["rules"]


def test_a_post_told_often_needs_few_judgements(sqlite: Engine) -> None:
    tell(sqlite, tuple(Told(post("Foreign Minister"), speaker=f"Speaker {n} {n}") for n in "abcdefgh"), at_once=False)
    assert len(column(sqlite, "facts", "id")) == 1
    assert len(column(sqlite, "judgements", "id", kind="claim", judgement="same")) <= 14
    assert column(sqlite, "judgements", "id", kind="claim", judgement="unsure") == []
