"""Hand-made documents and extractions: one claim of every record type, each cell proven by the words of one small text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from extract.claim import Attribution, Claim, Evidence, Extraction, Modality, Rejection, Status, Support
from extract.document import Document, Story, StoryKind
from extract.fields import Basis, EdtfDate, EntityKind, Precision, Qualifier, Quantity, Reference, YearRange
from extract.ids import content_id
from extract.mention import Mention, MentionKind, StoryEntity
from extract.records import (
    Agreement,
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
    Party,
    Record,
    Role,
    SightingKind,
    Stance,
    Statement,
    Target,
    WeaponSighting,
    WeaponTransfer,
)

MIGRATIONS = Path(__file__).parents[2] / "migrations"

TEXT = (
    "Minister Ivan Petrov said on 3 May 2031 that about 600 sappers will go to Lipova Region. "
    "Some 100 are deminers and the other 500 engineers. Norland and Sudland signed the Lake Pact. "
    "A KN-23 or KN-24 made in 2023 hit Brod. Eleven people were killed. Norland denied that it sent 40 shells to Sudland."
)


def document(text: str = TEXT, uri: str = "folder/a.txt", outlet: str | None = "The Daily Test", stories: int = 1) -> Document:
    """A document cut into `stories` equal stretches."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    key = content_id("doc", sha)
    size = len(text) // stories
    cut = tuple(
        Story(content_id("sto", key, i), i, StoryKind.STORY, i * size, (i + 1) * size if i < stories - 1 else len(text), f"Story {i}")
        for i in range(stories)
    )
    about = {"outlet": outlet, "published": day(2031, 5, 4), "authors": ("A. Writer", "B. Writer")}
    return Document(key, sha, uri, "text/plain", text, stories=cut, **about)  # type: ignore[arg-type]


def day(year: int, month: int, number: int) -> EdtfDate:
    """A full date as stated."""
    value = date(year, month, number)
    text, edtf = f"{number} {month} {year}", value.isoformat()
    return EdtfDate(text=text, edtf=edtf, earliest=value, latest=value, precision=Precision.DAY, basis=Basis.STATED)


def count(number: int, qualifier: Qualifier = Qualifier.EXACT) -> Quantity:
    """A quantity as printed, without bounds."""
    return Quantity(number=number, qualifier=qualifier, text=str(number))


@dataclass
class Maker:
    """Collects the parts of an extraction of one story."""

    document: Document
    story: Story
    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, StoryEntity] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def name(self, kind: EntityKind, name: str, known: str | None, country: str | None, **attributes: str | float) -> Reference:
        """An entity of the story, with a mention where the text holds its name."""
        key = f"{kind.value}:{name}"
        self.entities[key] = StoryEntity(key, kind, name, (name,), country, known, dict(attributes))
        start = self.document.text.find(name, self.story.start, self.story.end)
        if start >= 0:
            self.mentions.append(Mention(MentionKind(kind.value), start, start + len(name), name, entity=key))
        return Reference(text=name, entity=key)

    def named(self, kind: EntityKind, name: str, *others: str) -> Reference:
        """An entity with other names and one mention at the story's start, whatever the text says there."""
        key = f"{kind.value}:{name}"
        self.entities[key] = StoryEntity(key, kind, name, (name, *others))
        at = self.story.start + len(self.mentions)
        self.mentions.append(Mention(MentionKind(kind.value), at, at + 1, self.document.text[at : at + 1], entity=key))
        return Reference(text=name, entity=key)

    def person(self, name: str) -> Reference:
        return self.name(EntityKind.PERSON, name, None, None)

    def state(self, name: str, code: str) -> Reference:
        return self.name(EntityKind.ORGANIZATION, name, f"state:{code}", code, org_type="state")

    def place(self, name: str, country: str | None = None, **attributes: str | float) -> Reference:
        return self.name(EntityKind.PLACE, name, None, country, **attributes)

    def weapon(self, name: str) -> Reference:
        return self.name(EntityKind.WEAPON, name, f"weapon:{name.lower()}", None, weapon_class="ballistic_missile", origin="PRK")

    def claim(self, record: Record, key: str | None = None, **options: object) -> str:
        """A claim of the record; returns its key. Every option is a field of Claim."""
        key = key or f"c{len(self.claims)}"
        modality = options.get("modality", Modality.ASSERTED)
        claim_id = content_id("clm", self.story.id, record.record_type, record.model_dump_json(), modality)
        words = self.document.text[self.story.start : self.story.start + 8]
        mention = 0 if self.mentions else None
        proof = Evidence("status", self.story.start, self.story.start + 8, words, Support.INFERRED, mention)
        values = {"status": Status.COMPLETED, "modality": modality, "attributions": (), "evidence": (proof,), "confidence": 0.5, **options}
        self.claims.append(Claim(claim_id, key, record, **values))  # type: ignore[arg-type]
        return key

    def extraction(self, **options: object) -> Extraction:
        values = {"mentions": tuple(self.mentions), "entities": tuple(self.entities.values()), "claims": tuple(self.claims)}
        return Extraction(self.story.id, **(values | {"seconds": 0.25} | options))  # type: ignore[arg-type]


def maker(doc: Document | None = None, ordinal: int = 0) -> Maker:
    """An empty extraction of one story."""
    doc = doc or document()
    return Maker(doc, doc.stories[ordinal])


def everything(doc: Document | None = None, ordinal: int = 0) -> Extraction:
    """One claim of every record type, with every child table, attributions, a rejection and mentions of all kinds of entity."""
    m = maker(doc, ordinal)
    petrov, norland, sudland = m.person("Ivan Petrov"), m.state("Norland", "NOR"), m.state("Sudland", "SDN")
    lipova, brod = m.place("Lipova Region", "RUS", place_type="region", latitude=51.5, longitude=36.25), m.place("Brod")
    m.mentions.append(Mention(MentionKind.QUANTITY, 44, 49, "about", value="600", unit="sappers", qualifier="approximate"))
    event = m.claim(
        Event(
            event_type=EventType.DEPLOYMENT,
            place=lipova,
            occurred=day(2031, 5, 3),
            participants=(Participant(name=norland, role=ParticipantRole.ACTOR), Participant(name=Reference(text="villagers"))),
        )
    )
    chain = (Attribution("The Daily Test"), Attribution("Ivan Petrov", petrov.entity, "said"))
    parts = (
        Component(personnel_role="deminers", headcount=count(100)),
        Component(personnel_role="engineers", task="to build", headcount=count(500)),
    )
    deployment = m.claim(
        Deployment(
            event=event,
            movement=Movement.SEND,
            contributor=norland,
            destination=lipova,
            headcount=count(600, Qualifier.APPROXIMATE),
            components=parts,
            components_complete=True,
            starts=EdtfDate(text="soon"),
        ),
        status=Status.PLANNED,
        modality=Modality.ANNOUNCED,
        attributions=chain,
    )
    models = (Alternative(model=m.weapon("KN-23")), Alternative(model=m.weapon("KN-24")))
    year = YearRange(minimum=2023, maximum=2023)
    m.claim(WeaponSighting(label="missile", made_in="PRK", made_year=year, place=brod, kind=SightingKind.USED, alternatives=models))
    m.claim(WeaponTransfer(supplier=norland, recipient=sudland, item_text="shells", count=count(40)), modality=Modality.DENIED)
    m.claim(Agreement(name="Lake Pact", parties=(Party(entity=norland), Party(entity=sudland)), signed=day(2031, 5, 2)))
    m.claim(Casualty(kind=CasualtyKind.KILLED, victims_text="people", count=count(11), place=brod, caused_by=norland))
    m.claim(Role(person=petrov, organization=norland, title="Minister"))
    target = Target(target_claim=deployment, stance=Stance.SUPPORTS)
    m.claim(Statement(speaker=petrov, verb="said", quote_text="600 will go", targets=(target,)))
    rejection = Rejection("casualty", "count", "number_not_in_quote", "eleven is not 12", '{"count": 12}')
    return m.extraction(rejections=(rejection,))
