"""Databases with hand-made claims whose every proof lies in the text, for the tests of the report."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine

from db.connect import open_engine
from db.store import RunInfo, Store
from db.tables import claims, facts, metadata, stories
from extract.claim import Attribution, Claim, Evidence, Extraction, Modality, Rejection, Status, Support
from extract.document import Document, Story, StoryKind
from extract.fields import EdtfDate, EntityKind, Qualifier, Quantity, Reference, YearRange
from extract.ids import content_id
from extract.mention import StoryEntity
from extract.records import (
    Alternative,
    Casualty,
    CasualtyKind,
    Component,
    Deployment,
    Event,
    EventType,
    Movement,
    Participant,
    ParticipantRole,
    Record,
    Statement,
    WeaponSighting,
)

PLAN = (
    "Norland to send 600 people to Lipova Region\n\n"
    "Sappers load a lorry in Brod on 2 May 2031. (Photo: The Daily Test)\n\n"
    "About 600 Norlanders will go to Lipova Region, Minister Ivan Petrov told the Tarn agency on 3 May 2031. "
    '"Some 100 are deminers and the other 500 are engineers," he said.\n\n'
    "Get the Daily Test in your inbox\n\n"
    "A missile that hit Brod in April was either a KN-23 or a KN-24 made in 2030. More than 40 people were killed."
)
ARRIVAL = (
    "Half of them\n\n420 Norlanders have arrived in Lipova Region, the Evening Star has learned. "
    "Norland denied that anybody was killed on the way."
)
FURNITURE = "Home\nWorld\nSport\nSubscribe now\n\n"


@dataclass
class Telling:
    """One story on its way into the database. `quote` arguments are words of the text; the first place after `after` is meant."""

    text: str
    start: int
    story_id: str
    claims: list[Claim] = field(default_factory=list)
    entities: dict[str, StoryEntity] = field(default_factory=dict)
    rejections: list[Rejection] = field(default_factory=list)

    def named(self, kind: EntityKind, name: str, text: str | None = None, known: str | None = None) -> Reference:
        self.entities[name] = StoryEntity(name, kind, name, (name,), None, known)
        return Reference(text=text or name, entity=name)

    def proof(self, path: str, quote: str, support: Support = Support.LITERAL) -> Evidence:
        start = self.text.index(quote, self.start)
        return Evidence(path, start, start + len(quote), quote, support)

    def claim(self, record: Record, proofs: dict[str, str], chain: tuple[Attribution, ...] = (), **options: object) -> str:
        """Adds a claim with one proof per path; returns its key."""
        key = f"k{len(self.claims)}"
        evidence = tuple(self.proof(path, quote) for path, quote in proofs.items())
        claim_id = content_id("clm", self.story_id, key)
        values = {"status": Status.COMPLETED, "modality": Modality.ASSERTED, **options}
        self.claims.append(Claim(claim_id, key, record, attributions=chain, evidence=evidence, **values))  # type: ignore[arg-type]
        return key

    def extraction(self) -> Extraction:
        return Extraction(self.story_id, (), tuple(self.entities.values()), tuple(self.claims), tuple(self.rejections), seconds=0.1)


def stated(text: str, edtf: str) -> EdtfDate:
    return EdtfDate(text=text, edtf=edtf)


def document(text: str, name: str, outlet: str, stretches: list[tuple[StoryKind, str, str | None]], url: str | None = None) -> Document:
    """A document whose stories are the given (kind, words, title); words must occur in the text."""
    sha = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    key = content_id("doc", sha)
    found = []
    for i, (kind, words, title) in enumerate(stretches):
        start = text.index(words)
        published = stated("4 May 2031", "2031-05-04") if kind is StoryKind.STORY else None
        found.append(Story(content_id("sto", key, i), i, kind, start, start + len(words), title, published=published))
    return Document(key, sha, f"folder/{name}", "text/plain", text, title=stretches[-1][2], outlet=outlet, url=url, stories=tuple(found))


def plan_document() -> Document:
    caption = PLAN.split("\n\n")[1]
    stretches = [
        (StoryKind.BOILERPLATE, FURNITURE.strip(), None),
        (StoryKind.CAPTION, caption, None),
        (StoryKind.BOILERPLATE, "Get the Daily Test in your inbox", None),
        (StoryKind.STORY, PLAN, PLAN.split("\n\n")[0]),
    ]
    return document(FURNITURE + PLAN, "plan.txt", "The Daily Test", stretches, "https://daily.example/plan")


def plan_telling(doc: Document) -> Telling:
    story = doc.stories[-1]
    told = Telling(doc.text, doc.text.index("About 600"), story.id)
    state = told.named(EntityKind.ORGANIZATION, "Norland", "Norlanders", "state:NOR")
    place = told.named(EntityKind.PLACE, "Lipova Region")
    petrov = told.named(EntityKind.PERSON, "Ivan Petrov")
    agency = told.named(EntityKind.ORGANIZATION, "Tarn", "the Tarn agency")
    heard = Attribution(agency.text, agency.entity, "told")
    chain = (Attribution("The Daily Test"), heard, Attribution(petrov.text, petrov.entity, "said"))
    event = told.claim(
        Event(event_type=EventType.DEPLOYMENT, place=place, participants=(Participant(name=state, role=ParticipantRole.ACTOR),)),
        {"event_type": "will go", "place": "Lipova Region", "participants[0].name": "Norlanders"},
        status=Status.PLANNED,
    )
    told.claim(
        Deployment(
            event=event,
            movement=Movement.SEND,
            contributor=state,
            destination=place,
            headcount=Quantity(number=600, qualifier=Qualifier.APPROXIMATE, text="About 600"),
            components=(
                Component(personnel_role="deminers", headcount=Quantity(number=100, qualifier=Qualifier.APPROXIMATE, text="Some 100")),
                Component(personnel_role="engineers", headcount=Quantity(number=500, text="500")),
            ),
            components_complete=True,
        ),
        {
            "movement": "will go",
            "contributor": "Norlanders",
            "destination": "Lipova Region",
            "headcount": "About 600",
            "components[0].headcount": "Some 100",
            "components[0].personnel_role": "deminers",
            "components[1].headcount": "500",
            "components[1].personnel_role": "engineers",
            "components_complete": "the other",
            "status": "will go",
            "attribution[1]": "the Tarn agency",
            "attribution[2]": "Ivan Petrov",
        },
        chain,
        status=Status.PLANNED,
        modality=Modality.ANNOUNCED,
    )
    said = "Some 100 are deminers and the other 500 are engineers,"
    told.claim(Statement(speaker=petrov, verb="said", quote_text=said), {"speaker": "he said", "verb": "said.", "quote_text": said}, chain)
    models = tuple(Alternative(model=told.named(EntityKind.WEAPON, name)) for name in ("KN-23", "KN-24"))
    told.claim(
        WeaponSighting(label="missile", made_year=YearRange(minimum=2030, maximum=2030), place=Reference(text="Brod"), alternatives=models),
        {"label": "missile", "made_year": "2030", "place": "Brod", "alternatives[0].model": "KN-23", "alternatives[1].model": "KN-24"},
    )
    toll = Quantity(number=40, minimum=41, qualifier=Qualifier.MORE_THAN, text="More than 40")
    told.claim(
        Casualty(kind=CasualtyKind.KILLED, victims_text="people", count=toll),
        {"kind": "killed", "victims_text": "people were", "count": "More than 40"},
    )
    told.rejections.append(Rejection("casualty", "count", "number_not_in_quote", "forty is not 4,000", '{"count": 4000}'))
    return told


def arrival_document() -> Document:
    return document(ARRIVAL, "arrival.txt", "Evening Star", [(StoryKind.STORY, ARRIVAL, "Half of them")])


def arrival_telling(doc: Document) -> Telling:
    told = Telling(doc.text, doc.text.index("420"), doc.stories[0].id)
    state = told.named(EntityKind.ORGANIZATION, "Norland", "Norlanders", "state:NOR")
    place = told.named(EntityKind.PLACE, "Lipova Region")
    told.claim(
        Deployment(contributor=state, destination=place, headcount=Quantity(number=420, text="420")),
        {"contributor": "Norlanders", "destination": "Lipova Region", "headcount": "420"},
        (Attribution("Evening Star"),),
    )
    proofs = {"kind": "killed", "victims_text": "anybody"}
    told.claim(Casualty(kind=CasualtyKind.KILLED, victims_text="anybody"), proofs, modality=Modality.DENIED)
    return told


def database(folder: Path, told: list[tuple[Document, list[Telling]]] | None = None) -> Engine:
    """A database with the tellings; without any, the plan and the arrival, which tell one deployment."""
    plan, arrival = plan_document(), arrival_document()
    engine = open_engine(folder / "news.db")
    metadata.create_all(engine)
    with Store(engine) as store:
        run = store.begin_run(RunInfo("rules", "1"))
        for doc, tellings in told or [(plan, [plan_telling(plan)]), (arrival, [arrival_telling(arrival)])]:
            store.pending(doc, run)
            for telling in tellings:
                story = next(s for s in doc.stories if s.id == telling.story_id)
                store.save(run, doc, story, telling.extraction())
        store.finish_run(run)
    join(engine, "deployment")
    return engine


def join(engine: Engine, record_type: str) -> None:
    """Makes the current claims of a record type one fact."""
    with engine.begin() as connection:
        connection.execute(facts.insert().values(id=f"fact_{record_type}", record_type=record_type))
        connection.execute(claims.update().where(claims.c.record_type == record_type).values(fact_id=f"fact_{record_type}"))


def group(engine: Engine) -> None:
    """Makes all stories near-duplicates of each other."""
    with engine.begin() as connection:
        connection.execute(stories.update().where(stories.c.kind == "story").values(duplicate_group="one"))
