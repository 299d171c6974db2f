"""From typed chunks to mentions and entities."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence

from extract.language.atoms import Post
from extract.language.lexicon import Lexicon
from extract.language.names_cells import Page
from extract.language.names_chunks import Chunk
from extract.language.names_countries import NamedStates, body_country, place_country
from extract.language.names_inner import inner_places
from extract.language.names_typing import ORGANIZATION, PERSON, PLACE
from extract.language.names_words import words
from extract.language.organizations import Bodies, Body
from extract.language.people import People
from extract.language.places import Sites
from extract.language.states import Role, role_of, the_koreas
from extract.mention import Mention, MentionKind, StoryEntity

_STATE_HEADS = words("government governments state regime")

_SEATED = re.compile(r" (?:in|of) (?:the )?")


class Resolver:
    """Gives every chunk its mention, and every mention its entity."""

    def __init__(self, page: Page, chunks: Sequence[Chunk], kinds: dict[int, int], lexicon: Lexicon) -> None:
        self._page, self._chunks, self._kinds = page, chunks, kinds
        self.people, self.bodies, self.sites = People(), Bodies(), Sites(lexicon)
        self.person_keys: dict[int, str] = {}
        self.body_keys: dict[int, str | None] = {}
        self._site_keys: dict[int, str] = {}
        self._made: list[Mention] = []
        self._states = NamedStates(lexicon)
        self._moved: dict[str, str] = {}
        self._roles: dict[int, Role] = {}
        self._inner: list[Mention] = []

    def resolve(self) -> None:
        """Reads every chunk, bodies and full names before their short forms."""
        for i, chunk in enumerate(self._chunks):
            if self._kinds.get(i) == PERSON and chunk.last > chunk.first:
                self._full_name(i, chunk)
        for i, chunk in enumerate(self._chunks):
            rule = _RULES.get(chunk.kind)
            if rule is not None:
                rule(self, i, chunk)
        self._lend_countries()
        self._made.sort(key=lambda m: m.start)
        self._the_north()
        self._inner = inner_places(self._page, self._chunks, self.sites)
        self._moved = self.sites.merge()

    # --- people ---------------------------------------------------------------------------------
    def _full_name(self, i: int, chunk: Chunk) -> None:
        codes = self._page.codes[2 * chunk.first : 2 * chunk.last + 1 : 2]
        eastern = codes[0] == "Y" and len(codes) <= 3 and "G" not in codes[1:] and "I" not in codes
        self.person_keys[i] = self.people.add(self._surface(chunk), chunk.start, eastern).key

    def _person(self, i: int, chunk: Chunk) -> None:
        surface = self._surface(chunk)
        key = self.person_keys.get(i)
        if key is None:
            person = self.people.bearer(surface, chunk.start) or self.people.add(surface, chunk.start, False)
            self.people.called(person, surface)
            key = self.person_keys[i] = person.key
        self._mention(MentionKind.PERSON, chunk, key)

    # --- bodies ---------------------------------------------------------------------------------
    def _known_body(self, i: int, chunk: Chunk) -> None:
        if chunk.entry is not None:
            self._body(i, chunk, self.bodies.known(chunk.entry, self._surface(chunk)))

    def _seat(self, i: int, chunk: Chunk) -> None:
        """Kremlin, White House: the government's seat acts for it, and is no place."""
        if chunk.entry is None:
            return
        surface = self._surface(chunk)
        body = self.bodies.named(surface, surface, chunk.entry.row["code"], "state_body")
        self._body(i, chunk, body)

    def _named_body(self, i: int, chunk: Chunk) -> None:
        if chunk.kind == "h" and not self._is_lower_body(chunk):
            return
        if chunk.sentence in self._page.shouting and not self._fills_line(chunk):
            return
        surface = self._surface(chunk)
        country, first = body_country(self._page, self._chunks, i)
        core = self._page.text[self._page.cells[first].start : chunk.end] if first <= chunk.last else surface
        core = _SEATED.split(core)[0] if chunk.kind == "h" else core.split(" in ")[0]
        if chunk.kind == "h" and country and core.split()[-1] in _STATE_HEADS:
            self._state_mention(MentionKind.ORGANIZATION, chunk, country)
            self.body_keys[i] = f"state:{country}"
            return
        body = self.bodies.named(surface, core, country, chunk.says("org_type"))
        if chunk.before == "'" and i and self._chunks[i - 1].kind in "SJ" and self._chunks[i - 1].last + 1 == chunk.first:
            self.bodies.owned(body, self._page.text[self._chunks[i - 1].start : chunk.end])
        self._body(i, chunk, body)

    def _fills_line(self, chunk: Chunk) -> bool:
        sentence = self._page.sentences[chunk.sentence]
        return chunk.start - sentence.start <= 4 and sentence.end - chunk.end <= 2

    def _is_lower_body(self, chunk: Chunk) -> bool:
        """A lower-case head needs an owner ('Ukraine's air force') or, for a ministry, a modifier ('the foreign ministry')."""
        if self._page.cells[chunk.first].code != "h":
            return True
        name, *seat = _SEATED.split(self._surface(chunk))
        words = name.split()
        return bool(seat and words[-1] in _STATE_HEADS) or (len(words) > 1 and words[-1] in ("ministry", "staff"))

    def _bare_head(self, i: int, chunk: Chunk) -> None:
        """'the Coalition', 'the Ministry': the body last named with this head, else one of its own if it never opens the sentence."""
        begin = self._page.sentences[chunk.sentence].start
        if chunk.sentence in self._page.shouting or self._page.text[max(begin, chunk.start - 4) : chunk.start].lower() != "the ":
            return
        surface = self._surface(chunk)
        body = self.bodies.ending_in(surface)
        if body is None and chunk.start - begin <= 4:
            return
        self._body(i, chunk, body or self.bodies.named(surface, surface, None, chunk.says("org_type")))

    def _acronym(self, i: int, chunk: Chunk) -> None:
        surface = self._surface(chunk)
        previous = self._chunks[i - 1] if i and self._chunks[i - 1].last + 1 == chunk.first else None
        owner = self.body_keys.get(i - 1) if previous is not None and chunk.before in "(," else None
        body = self.bodies.with_key(owner)
        short = self._page.text.startswith(" for short", chunk.end)
        if body is not None and (short or chunk.before == "(" or (previous is not None and previous.kind == "h")):
            self.bodies.acronym(surface, body)
        else:
            body = self.bodies.by_acronym(surface)
        kind = self._kinds.get(i)
        if body is not None:
            self._body(i, chunk, body)
        elif kind == ORGANIZATION:
            self._body(i, chunk, self.bodies.named(surface, surface, None, None))
        elif kind == PLACE:
            self._place_named(i, chunk)

    def _body(self, i: int, chunk: Chunk, body: Body) -> None:
        self.body_keys[i] = body.key
        self._mention(MentionKind.ORGANIZATION, chunk, body.key)

    # --- places ---------------------------------------------------------------------------------
    def _known_place(self, i: int, chunk: Chunk) -> None:
        person = self.people.bearer(self._surface(chunk), chunk.start) if chunk.last == chunk.first and chunk.before not in "io" else None
        if person is not None and chunk.kind == "C" and person.starts[0] < chunk.start:
            self.people.called(person, self._surface(chunk))
            self.person_keys[i] = person.key
            self._mention(MentionKind.PERSON, chunk, person.key)
        elif chunk.entry is not None:
            site = self.sites.known(chunk.entry, self._surface(chunk))
            self.body_keys[i] = None
            self._site_keys[i] = site.key
            self._mention(MentionKind.PLACE, chunk, site.key)

    def _place_named(self, i: int, chunk: Chunk) -> None:
        if chunk.sentence in self._page.shouting:
            return
        cells, text = self._page.cells, self._page.text
        core = " ".join(text[c.start : c.end] for c in cells[chunk.first : chunk.last + 1] if c.code not in "Ff")
        surface, country = self._surface(chunk), place_country(self._page, self._chunks, i)
        site = self.sites.named(surface, core or surface, country, chunk.says("place_type"))
        self.body_keys[i] = None
        self._site_keys[i] = site.key
        self._mention(MentionKind.PLACE, chunk, site.key)

    def _lend_countries(self) -> None:
        """'Olenivka in Donetsk Oblast': a place without a country takes that of the place it is said to lie in."""
        chunks, by_key = self._chunks, {site.key: site for site in self.sites.sites}
        for i, key in self._site_keys.items():
            site = by_key[key]
            if site.country is None and chunks[i].after in ",i" and i + 1 in self._site_keys and chunks[i + 1].first == chunks[i].last + 1:
                site.country = by_key[self._site_keys[i + 1]].country

    # --- states ---------------------------------------------------------------------------------
    def _state(self, i: int, chunk: Chunk) -> None:
        if chunk.entry is None:
            return
        code = chunk.entry.row["code"]
        role = self._roles[i] = role_of(self._page, self._chunks, i, self._roles)
        self.body_keys[i] = f"state:{code}"
        self._state_mention(MentionKind.PLACE if role is Role.PLACE else MentionKind.ORGANIZATION, chunk, code)

    def _capital(self, i: int, chunk: Chunk) -> None:
        if chunk.entry is None:
            return
        code = chunk.entry.row["code"]
        role = self._roles[i] = role_of(self._page, self._chunks, i, self._roles)
        self.body_keys[i] = f"state:{code}"
        site = self.sites.known(chunk.entry, self._surface(chunk))
        if role is Role.PLACE:
            self._mention(MentionKind.PLACE, chunk, site.key)
        else:
            self._know_state(code)
            self._mention(MentionKind.ORGANIZATION, chunk, f"state:{code}", value=code, metonym_of=site.key)

    def _nationality(self, i: int, chunk: Chunk) -> None:
        if chunk.entry is None:
            self._made.append(Mention(MentionKind.NATIONALITY, chunk.start, chunk.end, self._surface(chunk)))
            return
        code = chunk.entry.row["code"]
        self.body_keys[i] = f"state:{code}"
        self._know_state(code)
        self._mention(MentionKind.NATIONALITY, chunk, f"state:{code}", value=code)

    def _state_mention(self, kind: MentionKind, chunk: Chunk, code: str) -> None:
        surface = self._surface(chunk)
        named = chunk.kind in "SJ"
        self._know_state(code, surface if named else None)
        key = f"country:{code}" if kind is MentionKind.PLACE else f"state:{code}"
        self._mention(kind, chunk, key, value=code)

    def _know_state(self, code: str, surface: str | None = None) -> None:
        self.sites.country(code, self._states.know(code, surface), surface)

    def _the_north(self) -> None:
        """'the North' and 'the South' of a story about the Koreas are the states."""
        if not self._states.forms.keys() & {"PRK", "KOR"}:
            return
        for start, end, code in the_koreas(self._page):
            if not self.covers(start, end):
                self._know_state(code)
                surface = self._page.text[start:end]
                mention = Mention(MentionKind.ORGANIZATION, start, end, surface, code, entity=f"state:{code}", metonym_of=f"country:{code}")
                insort(self._made, mention, key=lambda m: m.start)

    # --- results --------------------------------------------------------------------------------
    def _untyped(self, i: int, chunk: Chunk) -> None:
        kind = self._kinds.get(i)
        if kind == PERSON:
            self._person(i, chunk)
        elif kind == ORGANIZATION:
            surface = self._surface(chunk)
            self._body(i, chunk, self.bodies.named(surface, surface, None, None))
        elif kind == PLACE and chunk.entry is not None:
            rule = {"state": Resolver._state, "capital": Resolver._capital}.get(chunk.entry.category, Resolver._known_place)
            rule(self, i, chunk)
        elif kind == PLACE:
            self._place_named(i, chunk)

    def _surface(self, chunk: Chunk) -> str:
        return self._page.text[chunk.start : chunk.end]

    def _mention(self, kind: MentionKind, chunk: Chunk, key: str, value: str | None = None, metonym_of: str | None = None) -> None:
        self._made.append(Mention(kind, chunk.start, chunk.end, self._surface(chunk), value, entity=key, metonym_of=metonym_of))

    def covers(self, start: int, end: int) -> bool:
        """True if a mention touches the span."""
        at = bisect_left(self._made, end, key=lambda m: m.start)
        return at > 0 and self._made[at - 1].end > start

    def mentions(self) -> list[Mention]:
        """The mentions, with the keys of merged places replaced."""
        return self._rekeyed(self._made)

    def inner(self) -> list[Mention]:
        """The places inside the names of bodies."""
        return self._rekeyed(self._inner)

    def _rekeyed(self, made: list[Mention]) -> list[Mention]:
        moved = self._moved
        return [_rekeyed(m, moved) if m.entity in moved or m.metonym_of in moved else m for m in made] if moved else made

    def give_countries(self, posts: Sequence[Post]) -> None:
        """Lends the state of a post to its holder."""
        states = {p.person: p.organization.removeprefix("state:") for p in posts if p.organization and p.organization.startswith("state:")}
        for person in self.people.persons:
            person.country = person.country or states.get(person.key)

    def countries(self) -> dict[str, str]:
        """Alpha-3 code by the key of every state, body and place that has one."""
        found = {f"state:{code}": code for code in self._states.forms}
        found |= {body.key: body.country for body in self.bodies.bodies if body.country is not None}
        return found | {site.key: site.country for site in self.sites.sites if site.country is not None}

    def entities(self) -> list[StoryEntity]:
        """Every entity of the story: people, states, bodies, places."""
        return [*self.people.entities(), *self._states.entities(), *self.bodies.entities(), *self.sites.entities()]


def _rekeyed(m: Mention, moved: dict[str, str]) -> Mention:
    entity = moved.get(m.entity, m.entity) if m.entity else None
    metonym_of = moved.get(m.metonym_of, m.metonym_of) if m.metonym_of else None
    return Mention(m.kind, m.start, m.end, m.surface, m.value, m.unit, m.qualifier, entity, metonym_of)


_RULES = {
    "O": Resolver._known_body, "M": Resolver._seat, "Q": Resolver._named_body, "h": Resolver._named_body, "A": Resolver._acronym,
    "C": Resolver._known_place, "L": Resolver._known_place, "U": Resolver._place_named, "S": Resolver._state, "K": Resolver._capital,
    "D": Resolver._nationality, "H": Resolver._bare_head, "R": Resolver._untyped, "J": Resolver._untyped, "Z": Resolver._untyped,
}  # fmt: skip
