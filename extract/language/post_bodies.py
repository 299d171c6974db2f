"""Bodies of posts that the title leaves open: "its foreign minister", "the mission's head", an office of the story's state."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.language.atoms import Post, Sentence
from extract.language.names_words import words
from extract.mention import Mention, MentionKind, StoryEntity

_POSSESSED = re.compile(r"\b(?:its|their|whose)\s+(?:[a-z-]+\s+){0,3}$", re.IGNORECASE)
_OWNED = re.compile(r"\b(?:the|this|that)\s+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z-]+)['’]s?\s+(?:[a-z-]+\s+){0,3}$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|for|in|with|at)\s+(?:the|this|that|its|their)\s+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z-]+)(?=[\s,.;:)—–]|$)")
_VERBS_OBJECT = re.compile(r"\s+(?:the|this|that|its)\s+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z-]+)(?=['’\s,.;:)—–]|$)")
_STATES = words("country nation kingdom republic government state cabinet administration emirate sultanate island islands territory")
_ARMED = words("army military forces troops")
_FORCES = re.compile(r"\b(?:army|military|armed forces)$")
_TYPES = {
    "bloc": "international alliance", "alliance": "alliance international", "mission": "international military",
    "force": "military international alliance", "operation": "military international", "organisation": "international ngo",
    "organization": "international ngo", "coalition": "alliance", "group": "armed_group ngo company", "movement": "armed_group party",
    "militia": "armed_group military", "rebels": "armed_group", "insurgents": "armed_group", "militants": "armed_group",
    "paramilitaries": "armed_group military", "faction": "armed_group party", "party": "party", "company": "company", "firm": "company",
    "manufacturer": "company", "charity": "ngo", "monitor": "ngo", "watchdog": "ngo agency", "think-tank": "ngo university",
    "institute": "ngo university", "centre": "ngo university", "center": "ngo university",
    "agency": "agency international media state_body",
    "ministry": "ministry", "newspaper": "media", "channel": "media", "broadcaster": "media", "brigade": "military", "regiment": "military",
    "battalion": "military", "division": "military", "unit": "military", "corps": "military", "contingent": "military international",
    "union": "international ngo", "service": "agency state_body", "committee": "state_body international ngo",
    "council": "state_body international", "secretary-general": "international alliance", "secretary general": "international alliance",
}  # fmt: skip
"""Types of bodies that a noun can mean, besides those that have the noun in their name."""
_OFFICES = re.compile(
    r"(?:president|prime minister|premier|chancellor|minister|foreign secretary|defen[cs]e secretary|secretary of state|"
    r"secretary of defen[cs]e|home secretary|chief cabinet secretary|king|queen|emir|sultan|crown prince|supreme leader|head of state|"
    r"head of government|"
    r"attorney general|army chief|navy chief|air force chief|chief of the general staff|chief of defen[cs]e(?: staff)?|"
    r"ambassador|prosecutor general|parliament speaker|opposition leader|national security advis[eo]r)$"
)
_REPUBLICS = words(
    """
    USA MEX BRA ARG COL CHL VEN ECU BOL PRY URY CRI PAN GTM HND SLV NIC DOM CYP KEN GHA NGA ZAF AGO ZMB MWI LBR SLE GMB IDN PHL TUR AFG IRN
    TKM
    """
)
"""States that have had no prime minister since 2018 or longer."""
_MONARCHIES = words(
    "GBR CAN AUS NZL JPN ESP NLD BEL SWE NOR DNK LUX THA KHM MYS SAU KWT QAT OMN BHR JOR MAR LSO SWZ BTN TON PNG SLB"
)
"""States without a president."""
_PLURAL = re.compile(r"(?:ministers|presidents|premiers|kings|secretaries|leaders|chancellors)$")
_SMALL = re.compile(r"\b(?:deputy|vice|first|acting|interim|new|then|former|caretaker|outgoing|incoming)[ -]")
_BODY_NOUN = re.compile(r"\b(?P<noun>mission|force|brigade|battalion|contingent|regiment|operation|coalition|secretary[- ]general)\b")
_DECAY, _WEAKEST, _FIRST = 0.6, 0.3, 0.3
_WEIGHTS = {MentionKind.NATIONALITY: 1.0, MentionKind.ORGANIZATION: 1.5, MentionKind.PLACE: 0.35}
_OF_A_BODY = 0.4
"""Weight of a body that belongs to a state: less than the state itself."""


class PostBodies:
    """Finds the body of each post of one story that has none yet. `leader_of` gives the state of a known leader's name, or None."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], entities: Sequence[StoryEntity],
        leader_of: Callable[[str], str | None],
    ) -> None:  # fmt: skip
        self._text, self._sentences = text, sentences
        self._entities = {e.key: e for e in entities}
        self._leader_of = leader_of
        self._bodies = [m for m in mentions if m.kind is MentionKind.ORGANIZATION and m.entity]
        self._starts = [s.start for s in sentences]
        self._named = [(m, code) for m in mentions if (code := self._code(m)) is not None]

    def fill(self, posts: Sequence[Post]) -> list[Post]:
        """The posts, with the bodies that the story around them gives."""
        held: dict[tuple[str, str | None], str] = {(self._office(p), p.organization): p.person for p in posts if p.organization is not None}
        known = {p.person: p for p in posts if p.organization is not None}
        out = []
        for post in posts:
            if post.organization is not None or self._names_body(post, posts):
                out.append(post)
                continue
            body = self._phrased(post)
            if body is None and self._is_office(post):
                other = known.get(post.person)
                if other is not None and self._office(other) == self._office(post):
                    out.append(replace(post, organization=other.organization, organization_span=other.organization_span))
                    continue
                body = self._state(post, held)
            if body is None:
                out.append(post)
                continue
            filled = replace(post, organization=body.entity, organization_span=(body.start, body.end), body_rule="body_of_post_in_context")
            held.setdefault((self._office(post), body.entity), post.person)
            known.setdefault(post.person, filled)
            out.append(filled)
        return out

    def _names_body(self, post: Post, posts: Sequence[Post]) -> bool:
        """True for a rank or a second title of somebody whose other post has a body at the same place."""
        beside = (p for p in posts if p is not post and p.person == post.person and p.organization is not None)
        return any(abs(p.title_span[0] - post.title_span[1]) < 3 for p in beside)

    def _is_office(self, post: Post) -> bool:
        """True for a post that belongs to a state."""
        title = post.title.lower()
        return bool(_OFFICES.search(title)) or (title.endswith("leader") and self._leads(post) is not None)

    def _leads(self, post: Post) -> str | None:
        entity = self._entities.get(post.person)
        return self._leader_of(entity.name) if entity is not None else None

    @staticmethod
    def _office(post: Post) -> str:
        return _SMALL.sub("", post.title.lower())

    # --- what the phrase says ---------------------------------------------------------------------
    def _phrased(self, post: Post) -> Mention | None:
        """The body that a pronoun or a noun beside the title means."""
        start, end = post.title_span
        begin = self._sentences[self._at(start)].start
        before = self._text[max(begin, start - 60) : start]
        after = self._text[end : end + 60]
        if _POSSESSED.search(before):
            return self._subject_before(start)
        match = _OWNED.search(before)
        if match is None:
            match = (_VERBS_OBJECT if post.rule else _OF).match(after)
            if match is not None and (named := self._renamed(end + match.end())) is not None:
                return named
            match = match or _BODY_NOUN.search(post.title.lower())
        return self._meant(match["noun"].lower(), start) if match else None

    def _renamed(self, at: int) -> Mention | None:
        """The body that an apposition names: 'who commands the mission, Operation XYZ'."""
        return next((m for m in self._bodies if 0 < m.start - at <= 2 and self._text[at : m.start] in (", ", " ")), None)

    def _subject_before(self, at: int) -> Mention | None:
        """The first body that acts in this sentence before `at`, else in the last one."""
        number = self._at(at)
        for sentence in (self._sentences[number], *([self._sentences[number - 1]] if number else [])):
            acting = [m for m in self._bodies if sentence.start <= m.start < min(at, sentence.end)]
            if acting:
                return acting[0]
        return None

    def _meant(self, noun: str, at: int) -> Mention | None:
        """The body last named that a definite noun can mean."""
        earlier = [m for m in self._bodies if m.start < at]
        if noun in _STATES:
            return next((m for m in reversed(earlier) if (m.entity or "").startswith("state:")), None)
        named = [m for m in earlier if not (m.entity or "").startswith("state:")]
        if noun in _ARMED and (forces := [m for m in named if _FORCES.search(m.surface.lower())]):
            return forces[-1]
        for mention in reversed(named):
            if noun in mention.surface.lower().split() or noun in self._entities[mention.entity or ""].name.lower().split():
                return mention
        called = self._called(noun, named)
        for wanted in _TYPES.get(noun, "").split() if called is None else ():
            fitting = [m for m in named if self._entities[m.entity or ""].attributes.get("org_type") == wanted]
            if fitting:
                return fitting[-1]
        return called

    def _called(self, noun: str, named: Sequence[Mention]) -> Mention | None:
        """A body that the story calls by the noun: 'SAMIDRC, the mission that'."""
        form = re.compile(rf"(?:\s\([^)]*\))?, (?:the|an?) (?:[\w-]+ ){{0,3}}{noun}\b", re.IGNORECASE)
        return next((m for m in reversed(named) if form.match(self._text, m.end)), None)

    # --- what the story says ----------------------------------------------------------------------
    def _state(self, post: Post, held: dict[tuple[str, str | None], str]) -> Mention | None:
        """The state whose office it is: a known leader's, else the one that the sentences around name most."""
        if _PLURAL.search(post.title.lower()):
            return None
        code, weights = self._leads(post), self._weights(post.title_span[0])
        office = self._office(post)
        if code is None:
            without = _REPUBLICS if "prime minister" in office else _MONARCHIES if office.endswith("president") else ()
            free = {c: w for c, w in weights.items() if c not in without and held.get((office, f"state:{c}"), post.person) == post.person}
            code = max(free, key=lambda c: free[c], default=None)
            if code is None or free[code] < _WEAKEST:
                return None
        near = [m for m, c in self._named if c == code]
        if not near:
            return None
        mention = min(near, key=lambda m: abs(m.start - post.title_span[0]))
        return replace(mention, entity=f"state:{code}")

    def _weights(self, at: int) -> dict[str, float]:
        number = self._at(at)
        weights: dict[str, float] = {}
        for mention, code in self._named:
            distance = abs(self._at(mention.start) - number)
            near = _DECAY**distance * (1.0 if mention.start < at else 0.7)
            state = mention.kind is not MentionKind.ORGANIZATION or (mention.entity or "").startswith("state:")
            weights[code] = weights.get(code, 0.0) + (_WEIGHTS[mention.kind] if state else _OF_A_BODY) * (near + 0.1)
        first = next((code for mention, code in self._named if mention.kind is not MentionKind.PLACE), None)
        if first is not None:
            weights[first] += _FIRST
        return weights

    def _code(self, mention: Mention) -> str | None:
        """Alpha-3 code of the state that a mention names or lies in; None if none."""
        entity = self._entities.get(mention.entity or "")
        return entity.country if entity is not None and mention.kind in _WEIGHTS else None

    def _at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)
