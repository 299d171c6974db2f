"""Roles: who holds which post, straight from the names layer."""

from __future__ import annotations

from extract.claim import Attribution, Cite, Draft, Modality, Status
from extract.extractors.rules.context import Context
from extract.fields import Reference
from extract.records import Role


def role_rules(context: Context) -> None:
    """Adds a role for every post that the story gives a person; a post told twice is one role with both proofs."""
    text = context.reading.text
    outlet = context.reading.story.outlet or context.reading.document.outlet
    found: dict[tuple[str, str, str | None], tuple[Role, list[Cite]]] = {}
    for post in context.reading.posts:
        key = (post.person, post.title.casefold(), post.organization)
        cites = [Cite("person", *post.person_span), Cite("title", *post.title_span)]
        organization = None
        if post.organization is not None and post.organization_span is not None:
            organization = Reference(text=text[slice(*post.organization_span)], entity=post.organization)
            cites.append(Cite("organization", *post.organization_span))
        if key in found:
            found[key][1].extend(cites)
            continue
        person = Reference(text=text[slice(*post.person_span)], entity=post.person)
        found[key] = (Role(person=person, organization=organization, title=post.title), cites)
    for role, cites in found.values():
        key_ = f"role:{len(context.drafts)}"
        context.drafts.append(Draft(key_, role, tuple(cites), Status.ONGOING, Modality.ASSERTED, (Attribution(outlet),)))
