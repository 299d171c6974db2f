"""Bodies of a story: ministries, units, agencies and firms under the names it gives them, acronyms and shortened forms included."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.fields import EntityKind
from extract.language.lexicon import Entry
from extract.language.linking import slug, words_of
from extract.language.names_words import words
from extract.mention import StoryEntity

_FORCES = words("forces army military")
_SMALL = words("of for the and on in at de la")
_SPELLING = {
    "defence": "defense", "organisation": "organization", "centre": "center", "programme": "program", "labour": "labor", "uk": "british",
    "us": "american",
}  # fmt: skip

NEAREST = 50
"""Names compared with a new one, so that a page of junk takes no quadratic time."""


@dataclass(slots=True)
class Body:
    """A body: its key, forms, country, gazetteer id and the words that must agree for a shorter form to mean it."""

    key: str
    core: tuple[str, ...]
    names: list[str] = field(default_factory=list)
    country: str | None = None
    known: str | None = None
    org_type: str | None = None
    name: str | None = None
    """The gazetteer's name; None for what only the text names."""
    owned: list[str] = field(default_factory=list)
    """Its forms with the state in front ("Norland's Emergencies Ministry"), none of them its name."""
    ordinal: int = 0
    """Its place among the story's bodies, in the order in which they are named."""


class Bodies:
    """The organizations of one story, states left out."""

    def __init__(self) -> None:
        self.bodies: list[Body] = []
        self._by_key: dict[str, Body] = {}
        self._by_form: dict[tuple[str, ...], Body] = {}
        self._acronyms: dict[str, Body] = {}
        self._by_initials: dict[str, Body] = {}
        self._by_edge: dict[str, list[Body]] = {}
        """Bodies by the first and by the last word of their core."""
        self._by_word: dict[str, Body] = {}
        """The latest body with this word in a core of several."""
        self._forces: dict[str, Body] = {}

    def known(self, entry: Entry, surface: str) -> Body:
        """The body of a gazetteer row."""
        body = self._by_key.get(entry.key)
        if body is None:
            country, org_type = entry.row["country"] or None, entry.row["org_type"] or None
            body = Body(entry.key, _core(words_of(entry.name)), [], country, entry.key, org_type, entry.name)
            self._keep(body)
        self._call(body, surface)
        return body

    def named(self, surface: str, core: str, country: str | None, org_type: str | None) -> Body:
        """The body with this name. `core` is the name without its state ('Defense Ministry' of 'Russian Defense Ministry')."""
        form = words_of(surface)
        body = self._by_form.get(form)
        if body is None or (country and body.country and country != body.country):
            body = self._fitting(_core(words_of(core)), country, short=len(words_of(core)) == len(form))
        if body is None:
            key = f"org:{slug(surface)}"
            while key in self._by_key:
                key = f"org:{slug(surface)}-{len(self.bodies)}"
            body = Body(key, _core(words_of(core)), country=country, org_type=org_type)
            self._keep(body)
        body.country = body.country or country
        self._call(body, surface)
        return body

    def _fitting(self, core: tuple[str, ...], country: str | None, short: bool) -> Body | None:
        """An earlier body that this name can mean: the same core and no other country, or a core that ends in this one."""
        if len(core) == 1 and len(core[0]) <= 5 and core[0] in self._acronyms:
            return self._acronyms[core[0]]
        if country in self._forces and _armed(core):
            return self._forces[country]
        near = {id(b): b for word in (*core[:1], *core[-1:]) for b in self._by_edge.get(word, ())[-NEAREST:]}
        for body in sorted(near.values(), key=lambda b: -b.ordinal):
            if country and body.country and country != body.country:
                continue
            if body.core == core:
                return body
            if short and 2 <= len(core) < len(body.core) and (body.core[-len(core) :] == core or body.core[: len(core)] == core):
                return body
        return None

    def ending_in(self, head: str) -> Body | None:
        """The body named last whose name has this head noun; None if there is none."""
        word = words_of(head)[-1:]
        return self._by_word.get(word[0]) if word else None

    def with_key(self, key: str | None) -> Body | None:
        """The body with this key; None if there is none."""
        return self._by_key.get(key) if key is not None else None

    def acronym(self, short: str, body: Body) -> None:
        """Notes 'International Criminal Court (ICC)': from now on the acronym means the body."""
        low = short.casefold().replace(".", "")
        self._acronyms.setdefault(low, body)
        self._by_form.setdefault(words_of(short), body)
        self._call(body, short)

    def by_acronym(self, short: str) -> Body | None:
        """The body that an acronym was introduced for, or whose initials it has; None if there is none."""
        low = short.casefold().replace(".", "")
        found = self._acronyms.get(low)
        if found is None and len(low) >= 3:
            found = self._by_initials.get(low)
            if found is not None:
                self.acronym(short, found)
        return found

    def _keep(self, body: Body) -> None:
        body.ordinal = len(self.bodies)
        self.bodies.append(body)
        self._by_key[body.key] = body
        for word in dict.fromkeys((*body.core[:1], *body.core[-1:])):
            self._by_edge.setdefault(word, []).append(body)
        if len(body.core) > 1:
            self._by_word.update(dict.fromkeys(body.core, body))
        if body.country and _armed(body.core):
            self._forces.setdefault(body.country, body)

    def _call(self, body: Body, surface: str) -> None:
        if surface not in body.names:
            body.names.append(surface)
            if surface.count(" ") > 1:
                self._by_initials.setdefault(initials(surface), body)
            self._by_form.setdefault(words_of(surface), body)

    def owned(self, body: Body, surface: str) -> None:
        """Notes a form with the state that owns the body in front."""
        if surface not in body.owned:
            body.owned.append(surface)

    def entities(self) -> list[StoryEntity]:
        """One StoryEntity per body."""
        out = []
        for body in self.bodies:
            ordered = (*sorted(body.names, key=lambda n: -len(n)), *body.owned)
            name, kind = body.name or ordered[0], body.org_type or "other"
            out.append(StoryEntity(body.key, EntityKind.ORGANIZATION, name, ordered, body.country, body.known, {"org_type": kind}))
        return out


def initials(name: str) -> str:
    """First letters of the name's large words, lower case: 'National Intelligence Service' gives 'nis'."""
    return "".join(w[0] for w in re.findall(r"[^\W\d_][\w’']*", name) if w[0].isupper()).lower()


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_SPELLING.get(w, w) for w in words if w not in _SMALL)


def _armed(core: tuple[str, ...]) -> bool:
    """True for a state's forces as a whole: 'forces', 'armed forces', 'army', 'military'."""
    return core[-1:] != () and core[-1] in _FORCES and all(w in ("armed", "military") for w in core[:-1])
