"""A page is cut into its stories, and each keeps its own title, outlet, date and holes."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.document import Story, StoryKind
from extract.intake import Page, load_phrases, read_page

PHRASES = load_phrases(Path(__file__).parents[3] / "seeds" / "reference" / "boilerplate.csv")
LONG = "The harbour of Arvik was closed on Monday after a storm tore away the outer pier, the port authority said."
NEXT = "Crews worked through the night to free nine fishing boats, and divers will look at the wall on Thursday."
TITLE = "Storm closes harbour of Arvik"
THIRD = "Insurers expect claims of some four million crowns, according to the chamber of commerce in the town."


def page_of(text: str) -> Page:
    page = read_page(text, "doc_x", PHRASES)
    check(page, text)
    return page


def check(page: Page, text: str) -> None:
    """What holds for every page: bounds, order, ordinals, unique ids, holes inside, captions alone overlapping."""
    assert [s.ordinal for s in page.stories] == list(range(len(page.stories)))
    assert len({s.id for s in page.stories}) == len(page.stories)
    position = 0
    for story in page.stories:
        assert 0 <= story.start < story.end <= len(text)
        edges = [edge for hole in story.holes for edge in hole]
        assert edges == sorted(edges) and all(story.start <= edge <= story.end for edge in edges)
        if story.kind is not StoryKind.CAPTION:
            assert story.start >= position
            position = story.end
        if story.title_span:
            assert " ".join(text[slice(*story.title_span)].split()) == story.title


def kinds(page: Page) -> list[str]:
    return [story.kind.value for story in page.stories]


def words(text: str, story: Story) -> str:
    """The story without its holes."""
    kept, position = [], story.start
    for start, end in [*story.holes, (story.end, story.end)]:
        kept.append(text[position:start])
        position = end
    return " ".join(" ".join(kept).split())


PLAIN = ["Storm.", "a\tb", LONG, f"{LONG}\n{NEXT}", f"{LONG}\n\n{NEXT}\n\n{THIRD}", "Subscribe", "3:41 AM", "x\ny"]


@pytest.mark.parametrize("text", PLAIN)
def test_text_without_structure_is_one_story_without_holes(text: str) -> None:
    (story,) = page_of(text).stories
    assert (story.start, story.end, story.holes, story.published, story.kind) == (0, len(text), (), None, StoryKind.STORY)


@pytest.mark.parametrize("text", ["", "  \n\n "])
def test_a_blank_text_has_no_story(text: str) -> None:
    assert page_of(text).stories == ()


def test_an_article_keeps_its_headline_and_drops_its_byline() -> None:
    text = f"{TITLE}\n\nby Ann Reed and The Harbour Post news desk July 9, 2024 6:05 PM 4 min read\n{LONG}\n\n{NEXT}\n"
    page = page_of(text)
    (story,) = page.stories
    assert (page.title, page.outlet, page.authors) == (TITLE, "The Harbour Post", ("Ann Reed",))
    assert story.published is not None and story.published.edtf == "2024-07-09" and page.published == story.published
    assert words(text, story) == f"{TITLE} {LONG} {NEXT}"
    assert story.outlet is None and story.outlet_span is not None and text[slice(*story.outlet_span)] == "The Harbour Post"


HEADERS = [
    (f"{TITLE}\n\nNorth Wire\nJune 17, 2025, 8:40 p.m. KST", "North Wire", "2025-06-17"),
    (f"{TITLE}\n\nNorth Press Agency, 5 November 2022", "North Press Agency", "2022-11-05"),
    (f"{TITLE}\n\nOSLO, 2 December 2021 (North Agency)", "North Agency", "2021-12-02"),
    (f"PORT OFFICE OF ARVIK\n16 January 2024\nFOR IMMEDIATE RELEASE\n\n{TITLE}", "PORT OFFICE OF ARVIK", "2024-01-16"),
    (f"[Menu] [Search] NORTH LEDGER\nHome › News\n\n{TITLE}\n\nBy Ann Reed, Oslo  ·  9 May 2025, 13:07", "NORTH LEDGER", "2025-05-09"),
    (f"{TITLE}\n\nThe Meridian, 24 August 2025", "The Meridian", "2025-08-24"),
    (f"Northern Limit Review\n{TITLE}\nBy Ann Reed\nOSLO, 6 November 2025", "Northern Limit Review", "2025-11-06"),
    (f"{TITLE}\n\nby Ann Reed and the Harbour Courier foreign desk June 20, 2024 8:12 AM", "Harbour Courier", "2024-06-20"),
    (f"{TITLE}\n\nBy the Border Radio newsroom\nOctober 9, 2025", "Border Radio", "2025-10-09"),
    (f"{TITLE}\n\nSource: Coast Gazette\n2025-10-09", "Coast Gazette", "2025-10-09"),
    (f"{TITLE}\n\nThe Northern — Long read\n7 January 2025", "The Northern", "2025-01-07"),
]


@pytest.mark.parametrize(("header", "outlet", "day"), HEADERS)
def test_headers_of_many_forms_give_title_outlet_and_date(header: str, outlet: str, day: str) -> None:
    page = page_of(f"{header}\n\n{LONG}\n\n{NEXT}\n")
    assert (page.title, page.outlet) == (TITLE, outlet)
    assert page.published is not None and page.published.edtf == day


@pytest.mark.parametrize(("line", "outlet"), [("© Harbour Post 2014–2025", "Harbour Post"), ("Download Portside app today", "Portside")])
def test_furniture_names_the_outlet(line: str, outlet: str) -> None:
    assert page_of(f"{TITLE}\n\n{LONG}\n\n{NEXT}\n\n{line}\n").outlet == outlet


def test_a_dateline_in_the_first_sentence_names_the_agency() -> None:
    page = page_of(f"OSLO, June 17, 2025 (North Wire) - {LONG}\n\n{NEXT}\n")
    assert page.outlet == "North Wire" and page.published is not None and page.published.edtf == "2025-06-17"
    assert page_of(f"OSLO, June 17 (North Wire) - {LONG}\n\n{NEXT}\n").outlet == "North Wire"
    assert page.stories[0].holes == ()


def test_a_release_is_by_whom_it_is_about() -> None:
    header, contact = "**Oslo, 21 October 2025.** For immediate release.", "Press contact: Bob Lund"
    text = f"# {TITLE}\n\n{header}\n\n{LONG}\n\n## About the Pier Institute\n\n{NEXT}\n\n{contact}\n"
    page = page_of(text)
    assert (page.title, page.outlet) == (TITLE, "Pier Institute")
    assert page.published is not None and page.published.edtf == "2025-10-21"


def test_a_headline_may_run_over_two_lines() -> None:
    text = f"Storm closes harbour of Arvik and sinks\nnine boats\nBy Ann Reed\nOSLO, 6 November 2025\n{LONG}\n{NEXT}\n"
    page = page_of(text)
    assert page.title == "Storm closes harbour of Arvik and sinks nine boats"
    assert words(text, page.stories[0]).startswith(f"{page.title} {LONG}")


def test_an_advert_in_the_middle_is_a_hole_and_the_story_goes_on() -> None:
    text = f"{TITLE}\n\n{LONG}\n\nJoin our community\nSupport independent journalism. Join us.\nSupport Us\n\n{NEXT}\n"
    (story,) = page_of(text).stories
    assert words(text, story) == f"{TITLE} {LONG} {NEXT}"


def test_a_caption_is_a_hole_and_a_piece_of_its_own() -> None:
    caption = "Boats lie on the quay of Arvik on May 2, 2024. (Ann Reed/AFP via Getty Images)"
    text = f"{TITLE}\n\n{LONG}\n\nboats on quay\n\n{caption}\n\n{NEXT}\n"
    page = page_of(text)
    assert kinds(page) == ["story", "caption"]
    assert text[page.stories[1].start : page.stories[1].end] == caption
    assert words(text, page.stories[0]) == f"{TITLE} {LONG} {NEXT}"


def test_a_headline_alone_between_paragraphs_is_a_link_and_a_short_heading_is_not() -> None:
    link, heading = "Minister's dream of a northern canal lies in ruins", "What comes next"
    text = f"{TITLE}\n\n{LONG}\n\n{link}\n\n{NEXT}\n\n{heading}\n\n{THIRD}\n"
    (story,) = page_of(text).stories
    assert link not in words(text, story) and heading in words(text, story)


def test_what_follows_the_article_is_teaser_feed_and_boilerplate_without_its_date() -> None:
    text = (
        f"{TITLE}\n\nby Ann Reed July 9, 2024 1:44 PM\n{LONG}\n\n{NEXT}\n\n"
        "Ferry company to sell two ships\nThe sale is planned for late May, the owner told the town council.\nThe Harbour PostBob Lund\n"
        "Author: Ann Reed\n3:41 AM\n\nLighthouse goes dark.\n\nThe lamp on Skag failed on Dec. 6, the keeper said.\n"
        "12:27 PM (Updated: )\n\nBus strike ends.\n\nDrivers in Arvik went back to work on Monday morning.\nMORE NEWS\n\nSubscribe\n"
    )
    page = page_of(text)
    assert kinds(page) == ["story", "teaser", "boilerplate", "feed_item", "feed_item", "boilerplate"]
    assert [s.title for s in page.stories if s.kind is StoryKind.FEED_ITEM] == ["Lighthouse goes dark.", "Bus strike ends."]
    assert [s.published is not None for s in page.stories] == [True, False, False, False, False, False]
    assert words(text, page.stories[1]).endswith("told the town council.")
    assert words(text, page.stories[3]).startswith("Lighthouse goes dark. The lamp")


def test_a_teaser_above_the_navigation_is_not_the_article() -> None:
    text = (
        f"Inside the ruined cannery\nThe cannery of Skag once fed half the coast.\nSkip to content\nMore\nEdit post\n\n"
        f"{TITLE}\n\nby Ann Reed September 13, 2023 8:32 AM\n{LONG}\n\n{NEXT}\n"
    )
    page = page_of(text)
    assert kinds(page) == ["teaser", "boilerplate", "story"]
    assert page.title == TITLE


def aggregator_item(title: str, when: str, body: str) -> str:
    return f"{title}\n{title}\n\nCoast Today\n\ntime{when}\n\n  • Politics\n  • Coast Today\n\n{title}\n\n{body}\n\n"


def test_aggregator_posts_are_stories_with_their_own_header() -> None:
    text = (
        "logo\n#\n\nLatest news with #ArvikStorm\n\n"
        + aggregator_item(TITLE, "6 days ago", LONG)
        + aggregator_item("Divers look at the broken wall", "22-05-2025", NEXT)
        + aggregator_item("Insurers count the cost of storm", "05-06-2025", THIRD)
        + "DOWNLOAD THE APP\n\nDownload Portside app today\napp-storeplay-store"
    )
    page = page_of(text)
    stories = [s for s in page.stories if s.kind is StoryKind.STORY]
    assert kinds(page) == ["boilerplate", "story", "story", "story", "boilerplate"]
    assert [s.published and s.published.edtf for s in stories] == [None, "2025-05-22", "2025-06-05"]
    assert {s.outlet for s in stories} == {"Coast Today"} and page.outlet == "Portside"
    assert [text[slice(*s.outlet_span)] for s in stories if s.outlet_span] == ["Coast Today"] * 3
    assert words(text, stories[1]) == f"Divers look at the broken wall {NEXT}"
    assert (page.title, page.published) == ("Latest news with #ArvikStorm", None)


def test_search_results_with_headers_of_one_shape_are_stories() -> None:
    text = (
        'COAST MIRROR | NEWS | VIDEO\nSearch results for "storm"  (2 of 380)\n\n----------\n' f"{TITLE}\n\n"
        f"CM, 03.06.2023. 15:32 | Comments (214)\n\n{LONG}\n\nTAGS: storm\nShare: Facebook | Viber\n\n----------\n"
        f"Divers look at the broken wall\n\nCM, 04.06.2023. 12:05 | Comments (97)\n\n{NEXT}\n\nTAGS: storm\n----------\nCookie settings\n"
    )
    page = page_of(text)
    stories = [s for s in page.stories if s.kind is StoryKind.STORY]
    assert [(s.title, s.published and s.published.edtf) for s in stories] == [
        (TITLE, "2023-06-03"),
        ("Divers look at the broken wall", "2023-06-04"),
    ]
    assert page.outlet == "COAST MIRROR"


def test_a_live_page_is_one_story_and_its_times_are_holes() -> None:
    text = (
        "LIVE: Storm at the harbour of Arvik\nThe Northern — rolling coverage\nFriday, 18 October 2024 (all times GMT)\n\n"
        f"16:42\nWe stop here\n{LONG}\n\nFri 15:10\nDivers wait\n{NEXT}\n\nThu 07:40\nGood morning\n{THIRD}\n"
    )
    page = page_of(text)
    (story,) = page.stories
    assert story.published is not None and story.published.edtf == "2024-10-18" and page.outlet == "The Northern"
    assert "16:42" not in words(text, story) and "Thu 07:40" not in words(text, story) and "Divers wait" in words(text, story)


def test_times_inside_an_article_are_its_own_timeline() -> None:
    text = f"How the storm came to Arvik\n\nby Ann Reed July 9, 2024\n\n{LONG}\n\n16:42\n{NEXT}\n\n17:10\n{THIRD}\n"
    assert kinds(page_of(text)) == ["story"]


def test_a_page_of_clock_items_alone_has_feed_items_without_a_date() -> None:
    text = f"Newsroom wire\n5:56 PM\nHarbour reopens after storm.\n{LONG}\n3:15 PM\nMayor resigns at last.\n{NEXT}\n"
    page = page_of(text)
    assert kinds(page) == ["boilerplate", "feed_item", "feed_item"]
    assert all(s.published is None for s in page.stories)


def test_a_digest_has_a_story_per_numbered_headline_of_the_issue_date() -> None:
    text = (
        f"MORNING COAST DIGEST\nThursday 10 August 2023 | Issue 1,512\n\n1. STORM CLOSES HARBOUR\n{LONG}\n\n"
        f"2. DIVERS LOOK AT WALL\n{NEXT}\n\nIN BRIEF\n• The tide table was sold out by noon.\n\nTo unsubscribe reply STOP.\n"
    )
    page = page_of(text)
    assert kinds(page) == ["boilerplate", "story", "story", "feed_item", "boilerplate"]
    assert [s.published and s.published.edtf for s in page.stories][1:3] == ["2023-08-10", "2023-08-10"]


def test_numbered_paragraphs_are_not_a_digest() -> None:
    text = f"{TITLE}\n\n1. {LONG}\n\n2. {NEXT}\n\n3. {THIRD}\n"
    assert kinds(page_of(text)) == ["story"]


def test_dated_headings_inside_an_article_do_not_cut_it() -> None:
    text = f"History of the port\n{LONG}\nThe first great storm\nJune 5, 1967\n{NEXT}\nThe second great storm\nMay 2, 1970\n{THIRD}\n"
    page = page_of(text)
    assert kinds(page) == ["story"]
    assert "June 5, 1967" in words(text, page.stories[0])


def test_lines_set_in_a_narrow_column_stay_one_story() -> None:
    paragraph = "The harbour of Arvik was closed on Monday after a storm\ntore away the outer pier. Six boats sank, the\nport said.\n\n"
    text = paragraph * 6
    (story,) = page_of(text).stories
    assert story.holes == () and story.end == len(text.rstrip())


def test_a_lone_reference_to_more_reading_does_not_end_the_story() -> None:
    text = f"{TITLE}\n\n{LONG}\n\nRelated\n\n{NEXT}\n\n{THIRD}\n\n{LONG}\n"
    (story,) = page_of(text).stories
    assert text[: story.end].rstrip().endswith(LONG) and "Related" not in words(text, story)


def test_ids_depend_on_the_document_and_not_on_the_run() -> None:
    first, again, other = (read_page(LONG, document, PHRASES).stories[0].id for document in ("a", "a", "b"))
    assert first == again != other
