"""How a text is cut and shown: segments of overlapping proofs, paragraphs, characters that would act on the page, values to read."""

from __future__ import annotations

import pytest

from newsledger.report.segments import Mark, paragraphs, segments, within
from newsledger.report.values import edtf, figure_bounds, quantity, years
from newsledger.report.visible import visible, web_address


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [(0, 10, ())]),
        ([(2, 4)], [(0, 2, ()), (2, 4, (0,)), (4, 10, ())]),
        ([(0, 10)], [(0, 10, (0,))]),
        ([(1, 5), (3, 8)], [(0, 1, ()), (1, 3, (0,)), (3, 5, (0, 1)), (5, 8, (1,)), (8, 10, ())]),
        ([(1, 8), (3, 5)], [(0, 1, ()), (1, 3, (0,)), (3, 5, (0, 1)), (5, 8, (0,)), (8, 10, ())]),
        ([(2, 4), (2, 4)], [(0, 2, ()), (2, 4, (0, 1)), (4, 10, ())]),
        ([(2, 4), (4, 6)], [(0, 2, ()), (2, 4, (0,)), (4, 6, (1,)), (6, 10, ())]),
        ([(-5, 2), (8, 99), (20, 30), (4, 4)], [(0, 2, (0,)), (2, 8, ()), (8, 10, (1,))]),
    ],
)
def test_a_text_is_cut_at_every_bound_of_its_proofs(marks: list[tuple[int, int]], expected: list[tuple[int, int, tuple[int, ...]]]) -> None:
    found = segments(0, 10, [Mark(start, end, i) for i, (start, end) in enumerate(marks)])
    assert [(s.start, s.end, tuple(m.cell for m in s.marks)) for s in found] == expected


def test_a_proof_across_two_paragraphs_is_drawn_in_both() -> None:
    text = "one two\n\nthree four"
    parts = paragraphs(text, 0, len(text))
    pieces = segments(0, len(text), [Mark(4, 14, 0)], [bound for p in parts for bound in p])
    drawn = [[(text[s.start : s.end], bool(s.marks)) for s in within(pieces, p)] for p in parts]
    assert drawn == [[("one ", False), ("two", True)], [("three", True), (" four", False)]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n\t\n", []),
        ("A title\n\nA story.\nIts second line.", ["A title", "A story.", "Its second line."]),
        ("  indented \r\nnext", ["indented", "next"]),
        (f"{'words ' * 12}and\n{'more ' * 13}then\nthe end.", [f"{'words ' * 12}and\n{'more ' * 13}then\nthe end."]),
        (f"{'Title ' * 9}\n{'Title ' * 9}\nshort", [f"{'Title ' * 9}".strip(), f"{'Title ' * 9}".strip(), "short"]),
        (f"{'Title ' * 9}\n{'Title ' * 9}", [f"{'Title ' * 9}".strip()] * 2),
        (f"{'words ' * 12}and\nthe end.", [f"{'words ' * 12}and\nthe end."]),
        (f"{'words ' * 12}end.\n{'more ' * 13}end.\nlast.", [f"{'words ' * 12}end.", f"{'more ' * 13}end.", "last."]),
    ],
)
def test_paragraphs_are_lines_unless_the_lines_are_cut_by_width(text: str, expected: list[str]) -> None:
    assert [text[p.start : p.end] for p in paragraphs(text, 0, len(text))] == expected


@pytest.mark.parametrize("text", ["a" * 1_000_000, "\n" * 1_000_000, "a\n" * 500_000, " \n" * 500_000, "(\t" * 500_000])
def test_a_megabyte_of_anything_is_cut_without_loss(text: str) -> None:
    """Comes to an end at all: a cut that is quadratic would take hours."""
    found = paragraphs(text, 0, len(text))
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert len(visible(text)) >= sum(p.end - p.start for p in found)


def test_a_thousand_proofs_over_the_same_words_stay_one_segment() -> None:
    found = segments(0, 100, [Mark(10, 20, i) for i in range(1000)])
    assert [len(s.marks) for s in found] == [0, 1000, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("Київ – “до”\n\tй", "Київ – “до”\n\tй"),
        ("a\u202egnp.exe\u202c", "a[U+202E]gnp.exe[U+202C]"),
        ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
        ("nul\x00 bell\x07 esc\x1b del\x7f", "nul\u2400 bell\u2407 esc\u241b del\u2421"),
        ("line\r\nline", "line\nline"),
        ("c1\x85 lone\ud800", "c1\ufffd lone\ufffd"),
        ("\u05e9\u05dc\u05d5\u05dd \u200f!", "\u05e9\u05dc\u05d5\u05dd \u200f!"),
    ],
)
def test_characters_that_act_are_shown_instead(text: str, expected: str) -> None:
    assert visible(text) == expected


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://daily.example/a?b=1", True),
        ("HTTP://daily.example/", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://daily.example/", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("file:///etc/passwd", False),
        ("//daily.example/", False),
        ("https://", False),
        ("https://[half", False),
        ("https://a.example/\u202e", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, is_link: bool) -> None:
    assert (web_address(url) == url) is (is_link or url is None)


def counted(number: int | None, low: int | None, high: int | None, qualifier: str | None, text: str | None) -> dict[str, object]:
    return {"n": number, "n_min": low, "n_max": high, "n_qualifier": qualifier, "n_text": text}


@pytest.mark.parametrize(
    ("cells", "text", "note", "bounds"),
    [
        ((1000, None, None, "exact", "1,000"), "1,000", None, (1000, 1000)),
        ((6000, None, None, "approximate", "around 6,000"), "about 6,000", "“around 6,000”", (6000, 6000)),
        ((76000, 76001, None, "more_than", "more than 76,000"), "more than 76,000", None, (76000, None)),
        ((12, 12, None, "at_least", "no fewer than 12"), "at least 12", "“no fewer than 12”", (12, None)),
        ((30, None, 30, "at_most", "up to 30"), "at most 30", "“up to 30”", (None, 30)),
        ((30, None, 29, "less_than", "less than 30"), "less than 30", None, (None, 30)),
        ((None, 300, 400, "between", "300 to 400"), "300 to 400", None, (300, 400)),
        ((None, 24, None, "at_least", "dozens"), "at least 24", "“dozens”", (24, None)),
        ((0, None, None, "exact", "nobody"), "0", "“nobody”", (0, 0)),
    ],
)
def test_a_quantity_reads_as_its_words_allow(
    cells: tuple[int | None, int | None, int | None, str, str], text: str, note: str | None, bounds: tuple[int | None, int | None]
) -> None:
    row = counted(*cells)
    found = quantity(row, "n")
    assert found and (found.text, found.note) == (text, note)
    assert figure_bounds(row, "n") == bounds


def test_a_missing_quantity_date_or_year_is_nothing_at_all() -> None:
    assert quantity(counted(None, None, None, None, None), "n") is None
    assert figure_bounds(counted(None, None, None, None, None), "n") is None
    assert edtf({"d_edtf": None, "d_text": None, "d_basis": None}, "d") is None
    assert years({"y_min": None, "y_max": None}, "y") is None


@pytest.mark.parametrize(
    ("form", "words", "basis", "text", "note"),
    [
        ("2031-05-04", "2031-05-04", "stated", "2031-05-04", None),
        ("2031-05-04", "on Sunday", "publication_anchor", "2031-05-04", "“on Sunday”, counted from the publication date"),
        (None, "soon", "none", "“soon”", "not resolved"),
    ],
)
def test_a_date_shows_its_words_and_what_it_was_counted_from(form: str | None, words: str, basis: str, text: str, note: str | None) -> None:
    found = edtf({"d_edtf": form, "d_text": words, "d_basis": basis}, "d")
    assert found and (found.text, found.note) == (text, note)


@pytest.mark.parametrize(
    ("low", "high", "text"), [(2023, 2023, "2023"), (2022, 2023, "2022 to 2023"), (2022, None, "from 2022"), (None, 2023, "until 2023")]
)
def test_years_of_manufacture_read_as_a_span(low: int | None, high: int | None, text: str) -> None:
    found = years({"y_min": low, "y_max": high}, "y")
    assert found and found.text == text
