"""Forces: which noun groups of a frame are people sent, stationed or withdrawn in an official or armed capacity."""

from __future__ import annotations

from extract.extractors.rules.context import Context
from extract.language.frames import Frame, Trigger
from extract.language.groups import Group
from extract.language.reading import Parsed
from extract.language.verbs import Tense
from extract.mention import MentionKind

GENERIC_UNITS = frozenset({"group", "delegation", "team", "crew", "party", "batch", "wave"})
"""Collectives of anybody: people in an official capacity only if the noun behind 'of' says so."""
PLAIN = frozenset({"men", "people", "women", "others", "workers", "persons", "nationals", "experts"})
"""Words for people that alone do not say in what capacity they go."""
SENDING = frozenset({"send", "dispatch", "deploy", "post", "contribute", "pledge", "promise", "offer", "commit", "second"})
"""Verbs that make plain 'people' somebody's own people on a mission."""


def people_moved(context: Context, frame: Frame, trigger: Trigger, in_passage: bool) -> list[Group]:
    """The groups of people that the frame moves, each the noun of its 'of' chain that names people."""
    parsed = context.reading.parse(frame.sentence)
    if trigger.frame == "serve" and _is_purpose(frame):
        return []
    if trigger.frame in {"go", "serve", "leave"}:
        slots = frame.subject if not frame.nominal else [*frame.after("of"), *frame.subject]
    elif frame.nominal:
        slots = frame.after("of") or frame.subject
    else:
        slots = frame.patients
    if trigger.frame in {"move", "withdraw", "grow"} and not frame.patients and not frame.nominal:
        slots = frame.subject
    if frame.lemma == "be" and any(g.chunk.tags == "E" for g in frame.subject):
        slots = frame.objects
    about_people = trigger.frame == "move" and frame.lemma in SENDING | {"provide"} and _people_before(context, frame)
    found = [person for g in slots if (person := _deployed(parsed, g, in_passage or about_people)) is not None]
    if found:
        shared = [g for g in slots if g.number is not None and g not in found and g.mention(MentionKind.NATIONALITY) and g.weapon is None]
        found = sorted([*shared, *found], key=lambda g: g.start)
    if not found and trigger.frame == "move" and not frame.nominal:
        sent = frame.lemma in SENDING
        return [g for g in slots if sent and g.number is not None and g.head in PLAIN and g.weapon is None]
    return found


def _people_before(context: Context, frame: Frame) -> bool:
    """True if the sentence before counts people, so that a bare number goes on counting them."""
    ordinal = frame.sentence.ordinal
    before = context.reading.sentences[max(0, ordinal - 1) : ordinal]
    counted = [n for s in before for n in context.reading.numbers.within(s.start, s.end) if n.noun is not None]
    return any(
        e.category in {"personnel", "victims"} for n in counted if n.noun for h in context.reading.hits.within(*n.noun) for e in h.entries
    )


def _is_purpose(frame: Frame) -> bool:
    """True for 'soldiers to fight in X': what the people are for, told by the frame that moves them."""
    infinitive = frame.verb is not None and frame.verb.tense is Tense.INFINITIVE
    return infinitive and any(g.index == frame.chunk - 1 for g in frame.subject)


def _deployed(parsed: Parsed, group: Group, counting: bool) -> Group | None:
    """The part of an 'of' chain that is people in an official or armed capacity, with the number of the chain; None if there is none.

    While people are being counted a bare number ('the other 250') and plain people ('15,000 more men') count too.
    """
    chain = parsed.complement(group)
    if counting and group.number is not None and group.weapon is None:
        if group.number.end >= group.end - 1 and (len(chain) == 1 or chain[1].pronoun) and group.number.unit is None:
            return group
        if group.people and group.mention(MentionKind.NATIONALITY) is None and group.head in PLAIN:
            return group
    several = (g for g in reversed(chain) if (g.soldiers or _fighters(g)) and not g.unit and _several(g))
    people = next(several, None) or next((g for g in chain if _force(g)), None)
    if people is None:
        return None
    if people.number is None:
        people.number = next((g.number for g in chain if g.number is not None and not g.unit), None)
    return people


def _fighters(group: Group) -> bool:
    """True for the armed people of a named body: 'Wagner fighters', 'RSF gunmen'."""
    entry = group.noun("personnel")
    return bool(entry and entry.row["kind"] == "combatant" and group.any_mention(MentionKind.ORGANIZATION))


def _several(group: Group) -> bool:
    """False for one person ('its top security official'): a deployment is of people in the plural, of a mass noun or of a number."""
    entry = group.noun("personnel")
    if entry is None or group.number is not None:
        return True
    plural = entry.row["plural"] or entry.row["noun"] + "s"
    return plural == "-" or plural.split()[-1] == group.head


def _force(group: Group) -> bool:
    """True for a formation, a delegation of soldiers or counted nationals ('12,000 North Koreans')."""
    entry = group.noun("personnel")
    if group.unit and entry is not None:
        return entry.row["kind"] == "military" and entry.key.split(":")[-1] not in GENERIC_UNITS
    nation = group.mention(MentionKind.NATIONALITY)
    return bool(nation and group.number and group.people)
