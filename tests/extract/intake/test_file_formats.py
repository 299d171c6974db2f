"""Every format gives a document of its own text, and a bad file or row gives an error that names it."""

from __future__ import annotations

import gzip
import json
import os
from hashlib import sha256
from pathlib import Path

import pytest
from fpdf import FPDF

from extract.document import Document
from extract.errors import IntakeError, SettingsError
from extract.ids import content_id
from extract.intake import IntakeOptions, read_file

LONG = "The harbour of Arvik was closed on Monday after a storm tore away the outer pier, the port authority said."
NEXT = "Crews worked through the night to free nine fishing boats, and divers will look at the wall on Thursday."
HTML = f"""<html lang="en"><head><title>Storm closes harbour | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta property="og:title" content="Storm closes harbour of Arvik">
<meta name="author" content="Ann Reed">
<meta property="article:published_time" content="2024-07-09T08:00:00+02:00"></head>
<body><nav><a href="/">Home</a><a href="/s">Sport</a></nav>
<article><h1>Storm closes harbour of Arvik</h1><p>{LONG}</p><p>{NEXT}</p><p>{LONG} Again: {NEXT}</p></article>
<footer>Subscribe</footer></body></html>"""


def only(path: Path | str, options: IntakeOptions | None = None) -> Document:
    (document,) = read_file(path, options)
    assert isinstance(document, Document), document
    return document


def error(path: Path | str, options: IntakeOptions | None = None) -> str:
    (found,) = read_file(path, options)
    assert isinstance(found, IntakeError)
    return str(found)


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def pdf(path: Path, *pages: str) -> Path:
    made = FPDF()
    for text in pages:
        made.add_page()
        made.set_font("helvetica", size=11)
        if text:
            made.multi_cell(0, 6, text)
    made.output(str(path))
    return path


@pytest.mark.parametrize(("name", "media_type"), [("a.txt", "text/plain"), ("B.TXT", "text/plain"), ("c.md", "text/markdown")])
def test_text_is_the_file_with_every_newline(tmp_path: Path, name: str, media_type: str) -> None:
    text = "  Storm\r\n\r\nA second\rline \n\n"
    document = only(write(tmp_path / name, text))
    assert (document.text, document.media_type) == (text, media_type)
    assert document.uri == (tmp_path / name).as_posix()
    assert document.sha256 == sha256(text.encode()).hexdigest() and document.id == content_id("doc", document.sha256)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp1251", "koi8-r"])
def test_encodings_are_told_apart_and_the_same_text_is_the_same_document(tmp_path: Path, encoding: str) -> None:
    russian = encoding in ("cp1251", "koi8-r")
    western, eastern = "Größte Flut in Århus: “nie so viel Wasser” – Hafen zu. ", "Шторм закрыл порт города, сообщили власти. "
    text = (eastern if russian else western) * 8
    assert only(write(tmp_path / "a.txt", text.encode(encoding))).id == only(write(tmp_path / "b.txt", text.encode())).id


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\xc2\xa0\n", "is empty"),
        ("bom.txt", b"\xef\xbb\xbf", "is empty"),
        ("junk.txt", bytes(range(256)) * 40, "binary data"),
        ("noise.txt", bytes((n * 7919 + n * n) % 251 + 1 for n in range(5000)), "is"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + b"x" * 100, "a PNG image"),
        ("nul.txt", b"storm\x00 and tide", "NUL characters"),
        ("half.txt", b"\xff\xfea\x00b", "not valid utf-16-le"),
        ("empty.html", b"", "is empty"),
        ("nav.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
        ("empty.pdf", b"", "is empty"),
        ("broken.pdf", b"%PDF-1.7\nnothing", "not a readable PDF"),
        ("text.pdf", b"just words", "not a readable PDF"),
        ("empty.jsonl", b"", "is empty"),
        ("blank.jsonl", b"\n\n", "is empty"),
        ("empty.csv", b"", "is empty"),
        ("columns.csv", b"id,body\n1,storm\n", "no column 'text' (columns: id, body)"),
        ("cut.jsonl.gz", gzip.compress(b'{"text": "storm"}\n')[:-12], "broken gzip"),
        ("plain.jsonl.gz", b'{"text": "storm"}\n', "broken gzip"),
        ("letter.docx", b"PK", "unknown kind; known are .txt .md"),
        ("noending", b"storm", "unknown kind"),
    ],
)
def test_a_bad_file_is_an_error_that_names_it(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    found = [value for value in read_file(write(tmp_path / name, content)) if isinstance(value, IntakeError)]
    assert len(found) == 1 and found[0].source.endswith(name) and reason in found[0].reason


def test_a_missing_path_and_a_folder_are_errors(tmp_path: Path) -> None:
    assert "does not exist" in error(tmp_path / "none.txt")
    assert "not a regular file" in error(tmp_path)


def test_refused_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "permission denied" in error(write(tmp_path / "a.txt", "storm"))


def test_a_named_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in error(tmp_path / "pipe.txt")


def test_text_over_the_caps_is_an_error_that_names_them(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "storm " * 100)
    assert "600 bytes, the limit is 599 (max_bytes)" in error(path, IntakeOptions(max_bytes=599))
    assert "600 characters of text, the limit is 599 (max_text)" in error(path, IntakeOptions(max_text=599))
    assert only(path, IntakeOptions(max_bytes=600, max_text=600)).text
    assert "(max_text)" in error(write(tmp_path / "a.html", HTML), IntakeOptions(max_text=len(HTML) - 1))


def test_html_is_its_article_with_the_metadata_of_the_page(tmp_path: Path) -> None:
    document = only(write(tmp_path / "a.html", HTML))
    assert document.text.splitlines()[-3:] == [LONG, NEXT, f"{LONG} Again: {NEXT}"]
    assert "Sport" not in document.text and "Subscribe" not in document.text
    assert (document.title, document.outlet, document.authors) == ("Storm closes harbour of Arvik", "The Harbour Post", ("Ann Reed",))
    assert document.published is not None and document.published.edtf == "2024-07-09"
    (story,) = document.stories
    assert story.published == document.published and story.title == document.title


def test_html_uses_the_charset_it_declares(tmp_path: Path) -> None:
    page = HTML.replace("<head>", '<head><meta charset="windows-1251">').replace("Crews", "Экипажи")
    assert "Экипажи worked" in only(write(tmp_path / "a.htm", page.encode("cp1251"))).text


def test_pdf_pages_are_parted_by_blank_lines(tmp_path: Path) -> None:
    document = only(pdf(tmp_path / "a.pdf", "Storm closes harbour\n\n" + LONG, NEXT))
    first, second = document.text.split("\n\n")[0], " ".join(document.text.split("\n\n")[-1].split())
    assert first.startswith("Storm closes harbour") and second == NEXT
    assert len([s for s in document.stories if s.kind == "story"]) == 1


def test_a_pdf_without_a_text_layer_is_an_error(tmp_path: Path) -> None:
    assert "only pictures" in error(pdf(tmp_path / "a.pdf", "", ""))


def test_an_encrypted_pdf_is_an_error(tmp_path: Path) -> None:
    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=11)
    made.cell(text=LONG)
    made.set_encryption(owner_password="owner", user_password="user")
    made.output(str(tmp_path / "a.pdf"))
    assert "is encrypted" in error(tmp_path / "a.pdf")


ROWS = [
    {"id": "a7", "text": LONG, "title": "Storm", "published": "2024-07-09", "url": "https://example.org/a", "source": "The Harbour Post"},
    {"text": NEXT, "title": None, "published": None},
]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_jsonl_rows_are_documents_named_by_id_or_line(tmp_path: Path, name: str) -> None:
    lines = "\n".join(json.dumps(row) for row in ROWS).encode()
    path = write(tmp_path / name, gzip.compress(lines) if name.endswith("gz") else lines)
    first, second = read_file(path)
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.uri, second.uri) == (f"{path}#a7", f"{path}#2")
    assert (first.text, first.title, first.url, first.outlet) == (LONG, "Storm", "https://example.org/a", "The Harbour Post")
    assert first.published is not None and first.published.edtf == "2024-07-09"
    assert first.stories[0].published == first.published and first.stories[0].title == "Storm" and first.stories[0].title_span is None
    assert (second.title, second.published, second.outlet) == (None, None, None)


def test_a_bad_line_is_an_error_of_that_line_alone(tmp_path: Path) -> None:
    cases = [
        ('{"text": ', "not valid JSON"),
        ("[1]", "not an object"),
        ('{"body": "x"}', "'text' is missing (fields: body)"),
        ('{"text": 5}', "not a string"),
        ('{"text": " "}', "empty"),
        ('{"text": "\\ud800"}', "surrogate"),
        ('{"text": "a\\u0000b"}', "NUL"),
        ("[" * 20_000, "not valid JSON"),
    ]
    bad, reasons = [line for line, _ in cases], [reason for _, reason in cases]
    path = write(tmp_path / "a.jsonl", "\n".join([json.dumps(ROWS[1]), *bad, "", json.dumps(ROWS[1])]).encode() + b'\n{"text": "\xff"}\n')
    found = list(read_file(path))
    errors = [value for value in found if isinstance(value, IntakeError)]
    assert [isinstance(value, Document) for value in found] == [True, *[False] * 8, True, False]
    assert [e.source for e in errors] == [f"{path}#{n}" for n in (*range(2, 10), 12)]
    assert all(reason in e.reason for reason, e in zip([*reasons, "not UTF-8"], errors, strict=True))


def test_a_line_over_the_cap_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps({"text": "x" * 5000}) + "\n" + json.dumps({"text": NEXT}) + "\n")
    first, second = read_file(path, IntakeOptions(max_bytes=1000))
    assert isinstance(first, IntakeError) and "1,000 bytes (max_bytes)" in first.reason
    assert isinstance(second, Document) and second.text == NEXT


def test_field_names_can_be_mapped(tmp_path: Path) -> None:
    options = IntakeOptions(fields={"text": "body", "id": "key", "published": "day"})
    path = write(tmp_path / "a.jsonl", json.dumps({"key": 9, "body": NEXT, "day": "July 9, 2024"}))
    document = only(path, options)
    assert (document.uri, document.text) == (f"{path}#9", NEXT)
    assert document.published is not None and document.published.edtf == "2024-07-09"
    with pytest.raises(SettingsError, match="'boddy' is not a field"):
        IntakeOptions(fields={"boddy": "text"})


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_rows_are_documents_and_a_row_without_text_is_an_error(tmp_path: Path, separator: str) -> None:
    lines = [["id", "text", "published"], ["a7", '"Storm, again\nand; more"', "2024-07-09"], ["b8", "", ""], ["", "Tide", ""], []]
    path = write(tmp_path / "a.csv", "\n".join(separator.join(cells) for cells in lines))
    first, second, third = read_file(path)
    assert isinstance(first, Document) and (first.uri, first.text) == (f"{path}#a7", "Storm, again\nand; more")
    assert isinstance(second, IntakeError) and second.source == f"{path}#b8"
    assert isinstance(third, Document) and third.uri == f"{path}#5"


def test_broken_csv_keeps_the_rows_before_it(tmp_path: Path) -> None:
    first, second = read_file(write(tmp_path / "a.csv", 'id,text\n1,storm\n2,"tide'))
    assert isinstance(first, Document) and first.text == "storm"
    assert isinstance(second, IntakeError) and "no valid CSV" in second.reason
