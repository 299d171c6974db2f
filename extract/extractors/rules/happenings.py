"""Happenings: the tellings of one deed of violence found all over a story, and joined into one event with its victims.

A reporter tells an attack in the headline, again in the lead, and then as 'the attack', 'the blast', 'the gunmen killed'. Each telling is a
draft of its own until here. Two tellings are one deed when their types fit, nothing contradicts, and one of the named reasons in REASONS
holds; the reasons are tried for the nearest deed first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extract.claim import Draft, Modality
from extract.extractors.rules.context import Context
from extract.extractors.rules.event_choice import UNSAID
from extract.extractors.rules.event_slots import clash, means, other_targets, shared, strikes_armed
from extract.extractors.rules.events import DEEDS
from extract.extractors.rules.merge import COMING, joined, relinked
from extract.language.frames import Frame, Trigger
from extract.records import Casualty, Event, EventType

Kind = EventType
ATTACKS = (Kind.BOMBING, Kind.SHELLING, Kind.STRIKE, Kind.SABOTAGE, Kind.ARMED_CLASH, Kind.OFFENSIVE, Kind.KILLING)
"""Types of which one deed may be told as several, the most telling first: 'the attack' is the bombing that killed ten."""
OPEN = UNSAID | {"strike", "hit", "target", "assault"}
"""Words that may be said of a deed of any kind."""
POINTING = frozenset({"the", "this", "that", "these", "those", "such", "both"})
_NEW = re.compile(
    r"\b(?:another|other|second|third|fourth|separate|separately|similar|different|elsewhere|meanwhile|earlier|previous|later)\b", re.I
)
BACK = 8
"""Sentences within which 'the attack' points back."""
CLOSE = 2
"""Sentences within which people who die are taken to die of the deed told last."""
LEAD = 3
"""Sentences of the body that a headline may tell."""


@dataclass
class Telling:
    """One draft of a deed and the frame that told it."""

    draft: Draft
    frame: Frame
    fresh: bool
    """True for words that say it is another one: 'a second blast', 'Elsewhere, ...'."""
    trigger: Trigger

    @property
    def hurt(self) -> bool:
        """True for people who were only hurt, which makes a deed fuller and is none."""
        return self.trigger.frame == "wound"

    @property
    def event(self) -> Event:
        assert isinstance(self.draft.record, Event)
        return self.draft.record


@dataclass
class Deed:
    """The tellings of one happening, in the order of the text."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def last(self) -> int:
        return self.tellings[-1].frame.sentence.ordinal


def join_happenings(context: Context) -> None:
    """Replaces the drafts of deeds by one draft per deed, and links the drafts of casualties to the deed they come from.

    A noun that says nothing ('a political attack') and points back to nothing goes.
    """
    deeds: list[Deed] = []
    alone: set[str] = set()
    tellings = [_telling(context, d) for d in context.drafts if isinstance(d.record, Event) and d.record.event_type in DEEDS]
    for telling in sorted(tellings, key=lambda t: (t.frame.sentence.ordinal, t.frame.start)):
        home = _home(context, deeds, telling)
        if home is not None:
            home.tellings.append(telling)
        elif _filled(telling.event) and not telling.hurt:
            deeds.append(Deed([telling]))
        else:
            alone.add(telling.draft.key)
    moved: dict[str, str] = {}
    out = {d.key: d for d in context.drafts if d.key not in alone}
    for deed in deeds:
        kept = _joined(deed)
        for telling in deed.tellings:
            if telling.draft.key != kept.key:
                moved[telling.draft.key] = kept.key
                out.pop(telling.draft.key)
        out[kept.key] = kept
    linked = [_with_deed(context, d, deeds, moved) if isinstance(d.record, Casualty) else d for d in out.values()]
    context.drafts[:] = [relinked(d, moved) for d in linked]


def _telling(context: Context, draft: Draft) -> Telling:
    frame, text = context.told[draft.key], context.reading.text
    opening, comma, _ = text[frame.sentence.start : frame.sentence.start + 40].partition(",")
    own = [text[g.start : g.end] for g in (*frame.subject, *frame.objects)] + [text[frame.start : frame.end] if frame.nominal else ""]
    fresh = any(_NEW.search(words) for words in (*own, opening if comma else ""))
    return Telling(draft, frame, fresh, context.meant[draft.key])


# --- which deed is told again ------------------------------------------------------------------------------------------
def _home(context: Context, deeds: list[Deed], telling: Telling) -> Deed | None:
    """The deed that is told again: the strongest reason first, of several deeds the nearest."""
    fitting = [d for d in sorted(deeds, key=lambda d: -d.last) if not any(_apart(context, t, telling) for t in d.tellings)]
    pointed = next((deed for reason in POINTERS for deed in fitting if reason(context, deed, telling)), None)
    alike = [d for d in fitting if not any(other_targets(t.event, telling.event) for t in d.tellings)]
    return pointed or next((deed for reason in REASONS for deed in alike if reason(context, deed, telling)), None)


def _apart(context: Context, a: Telling, b: Telling) -> bool:
    """True if the two cannot be one deed: types that exclude each other, plan and fulfilment, another place, day, doer or target."""
    kinds = {a.event.event_type, b.event.event_type}
    if len(kinds) > 1 and not kinds <= set(ATTACKS):
        return True
    denied = (a.draft.modality is Modality.DENIED) != (b.draft.modality is Modality.DENIED)
    return denied or (a.draft.status in COMING) != (b.draft.status in COMING) or clash(a.event, b.event, context.reading.entities)


def _fit(deed: Deed, telling: Telling) -> bool:
    """True if the words may name the same kind of deed: equal types, or one of them says only that somebody attacked or died."""
    mine = telling.event.event_type
    return any(
        t.event.event_type is mine or _open(t) or _open(telling) or Kind.KILLING in (mine, t.event.event_type) for t in deed.tellings
    )


def _open(telling: Telling) -> bool:
    return telling.trigger.lemma in OPEN and telling.event.event_type in (Kind.STRIKE, Kind.OFFENSIVE, Kind.ARMED_CLASH)


def same_sentence(context: Context, deed: Deed, telling: Telling) -> bool:
    """'attacked a village, killing ten'; 'died in a clash'."""
    return deed.last == telling.frame.sentence.ordinal and not telling.fresh


def same_means(context: Context, deed: Deed, telling: Telling) -> bool:
    """'The bomb went off at noon': the bomb told before."""
    frame, text = telling.frame, context.reading.text
    known = [g for g in (*frame.subject, *frame.objects) if g.weapon is not None and text[g.start : g.end].split()[0].lower() in POINTING]
    near = telling.frame.sentence.ordinal - deed.last <= BACK and not telling.fresh
    return bool(known) and near and any(means(t.event) & means(telling.event) for t in deed.tellings)


def points_back(context: Context, deed: Deed, telling: Telling) -> bool:
    """'the attack', 'this bombing', and who was 'killed in the attack': a deed told before."""
    frame = telling.frame
    if telling.fresh or telling.frame.sentence.ordinal - deed.last > BACK:
        return False
    first = context.reading.text[frame.start : frame.end].split()[0].lower()
    return frame.nominal and first in POINTING


def shares(context: Context, deed: Deed, telling: Telling) -> bool:
    """The same place, victim, target or means, told again."""
    return not telling.fresh and _fit(deed, telling) and any(shared(t.event, telling.event) for t in deed.tellings)


def same_day(context: Context, deed: Deed, telling: Telling) -> bool:
    """The same kind of deed on the same day or in the same month."""
    when = telling.event.occurred
    if when is None or when.earliest is None or telling.fresh:
        return False
    alike = (t.event for t in deed.tellings if t.event.event_type is telling.event.event_type and t.event.occurred)
    return any(e.occurred is not None and (e.occurred.earliest, e.occurred.latest) == (when.earliest, when.latest) for e in alike)


def follows(context: Context, deed: Deed, telling: Telling) -> bool:
    """People who die with no scene of their own right after a deed."""
    near = 0 <= telling.frame.sentence.ordinal - deed.last <= CLOSE
    bare = telling.event.place is None and not telling.frame.nominal and not telling.frame.agents
    return near and bare and telling.event.event_type is Kind.KILLING and not telling.fresh and _fit(deed, telling)


def elaborates(context: Context, deed: Deed, telling: Telling) -> bool:
    """What was done, with no scene of its own, right after words that leave it open: 'was attacked. Men threw a grenade.'"""
    event = telling.event
    near = 0 < telling.frame.sentence.ordinal - deed.last <= 1 and not telling.fresh
    bare = event.place is None and event.occurred is None and not telling.frame.sentence.heading
    return near and bare and all(_open(t) for t in deed.tellings) and not _open(telling)


def headline(context: Context, deed: Deed, telling: Telling) -> bool:
    """What a headline tells, told by one of the first sentences of the body."""
    heading = all(t.frame.sentence.heading for t in deed.tellings)
    return heading and telling.frame.sentence.ordinal - deed.last <= LEAD and _fit(deed, telling)


POINTERS = (same_means, same_sentence, points_back)
"""Words that mean the deed told before, even if they name what was struck anew: 'the bomb at the chapel'."""
REASONS = (shares, same_day, follows, elaborates, headline)
"""Why else two tellings are one deed, the strongest first."""


# --- one draft ---------------------------------------------------------------------------------------------------------------
def _joined(deed: Deed) -> Draft:
    """The fullest telling with what the others add, under the most telling type."""
    ordered = sorted(deed.tellings, key=lambda t: (t.frame.sentence.heading, -_filled(t.event)))
    named = min((t for t in deed.tellings), key=lambda t: (_rank(t), t.frame.start))
    kept = ordered[0].draft
    for telling in ordered[1:]:
        kept = joined(kept, telling.draft)
    kind = named.event.event_type
    if kind is ordered[0].event.event_type:
        return kept
    cites = [c for c in kept.cites if c.field != "event_type"] + [c for c in named.draft.cites if c.field == "event_type"]
    return replace(kept, record=kept.record.model_copy(update={"event_type": kind}), cites=tuple(cites))


def _filled(event: Event) -> int:
    return 2 * bool(event.place) + 2 * bool(event.occurred) + len(event.participants)


def _rank(telling: Telling) -> int:
    """Place of the type among ATTACKS; words that leave the kind open come behind a killing, unless armed men were struck."""
    kind = telling.event.event_type
    if kind not in ATTACKS or _open(telling) and kind is not Kind.STRIKE and not strikes_armed(telling.event):
        return len(ATTACKS)
    return ATTACKS.index(kind)


# --- the victims -----------------------------------------------------------------------------------------------------------
def _with_deed(context: Context, draft: Draft, deeds: list[Deed], moved: dict[str, str]) -> Draft:
    """The casualties with the deed they come from: the one their own words tell, else one in or right before their sentence."""
    frame = context.told[draft.key]
    own = [d for d in deeds if any(t.frame.start == frame.start and t.frame.sentence is frame.sentence for t in d.tellings)]
    ordinal = frame.sentence.ordinal
    near = [d for d in deeds if any(0 <= ordinal - t.frame.sentence.ordinal <= CLOSE for t in d.tellings)]
    fitting = [d for d in (*own, *sorted(near, key=lambda d: -_nearest(d, ordinal))) if not _elsewhere(context, draft, d)]
    if not fitting:
        return draft
    key = fitting[0].tellings[0].draft.key
    return replace(draft, record=draft.record.model_copy(update={"event": moved.get(key, key)}))


def _nearest(deed: Deed, ordinal: int) -> int:
    return max(t.frame.sentence.ordinal for t in deed.tellings if t.frame.sentence.ordinal <= ordinal)


def _elsewhere(context: Context, draft: Draft, deed: Deed) -> bool:
    """True if the casualties have a place or day that is not the deed's."""
    loss = draft.record
    assert isinstance(loss, Casualty)
    there = Event(event_type=Kind.KILLING, place=loss.place, occurred=loss.occurred)
    return any(clash(there, t.event, context.reading.entities) for t in deed.tellings)
