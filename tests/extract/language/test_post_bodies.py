"""Bodies of posts: what a pronoun, a definite noun or the story around it says of whose post it is."""

from __future__ import annotations

import pytest

from extract.language.read import read
from extract.language.reading import Tools
from tests.extract.extractors.conftest import one_story


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Kenya took another road. Its foreign minister, Peter Holm, flew home.", "state:KEN"),
        ("The Tamber Rescue Corps lost two trucks; its spokesman, Peter Holm, was brief.", "org:tamber-rescue-corps"),
        ("The Tamber Union met. Peter Holm, the union's secretary, was late.", "org:tamber-union"),
        ("TAMREC, the mission that left in May, is back. Peter Holm, the mission's head, was late.", "org:tamrec"),
        ("TAMREC, the mission that left in May, is back. Col. Peter Holm, who commands the mission, was late.", "org:tamrec"),
        ("Kenyan police met Kenyan teachers. Interior Minister Peter Holm was late.", "state:KEN"),
        ("Kenyan police met teachers. Foreign Minister Peter Holm spoke. Kenya pays, Holm said.", "state:KEN"),
        ("American and Latvian officials met in Latvia. Prime Minister Peter Holm was late.", "state:LVA"),
        ("Defence Minister Anna Berg of Kenya met Defence Minister Peter Holm. Kenya and Latvia agreed.", "state:LVA"),
        ("Defence Minister Peter Holm flew to Nairobi.", None),
        ("A nurse, Peter Holm, left Kenya. Kenya's roads are bad.", None),
    ],
)
def test_the_body_of_a_post_that_the_words_beside_it_leave_open(tools: Tools, text: str, body: str | None) -> None:
    document = one_story(text)
    reading = read(document, document.stories[0], tools)
    name = {key: entity.name for key, entity in reading.entities.items()}
    assert [p.organization for p in reading.posts if name[p.person] == "Peter Holm"] == [body]
