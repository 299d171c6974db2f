"""Roles: who holds which post, straight from the names layer."""

from __future__ import annotations

from extract.claim import Attribution, Cite, Draft, Modality, Status
from extract.extractors.rules.context import Context
from extract.fields import Reference
from extract.language.atoms import Post
from extract.records import Role

_OF_A_STATE = frozenset({"head_of_state", "head_of_government", "minister"})


def role_rules(context: Context) -> None:
    """Adds a role for every post that the story gives a person; a post told twice is one role with both proofs."""
    text = context.reading.text
    outlet = context.reading.story.outlet or context.reading.document.outlet
    found: dict[tuple[str, str, str | None], tuple[Role, list[Cite]]] = {}
    for post in context.reading.posts:
        key = (post.person, post.title.casefold(), post.organization)
        cites = [Cite("person", *post.person_span), Cite("title", *post.title_span, rule=post.rule)]
        organization = None
        if post.organization is not None and post.organization_span is not None:
            organization = Reference(text=text[slice(*post.organization_span)], entity=post.organization)
            cites.append(Cite("organization", *post.organization_span, rule=post.body_rule))
        elif _public_office(context, post) and (state := context.led_by(post.person, post.person_span)) is not None:
            organization = state.reference
            cites.append(state.cite("organization"))
        if key in found:
            found[key][1].extend(cites)
            continue
        person = Reference(text=text[slice(*post.person_span)], entity=post.person)
        found[key] = (Role(person=person, organization=organization, title=post.title), cites)
    for role, cites in found.values():
        key_ = f"role:{len(context.drafts)}"
        context.drafts.append(Draft(key_, role, tuple(cites), Status.ONGOING, Modality.ASSERTED, (Attribution(outlet),)))


def _public_office(context: Context, post: Post) -> bool:
    """True for a post whose holder acts for a whole state."""
    entries = [hit.of("post") for hit in context.reading.hits.within(*post.title_span)]
    return any(entry is not None and entry.row["kind"] in _OF_A_STATE for entry in entries)
