"""The sample articles: every kind of page is there, they read as what they claim to be, and the PDF can be made again."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "seeds" / "articles"
FILES = sorted(p for p in ARTICLES.iterdir() if p.suffix)
ROW_KEYS = {"id", "text", "title", "published", "url", "source"}


def rows_of(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def text_of(path: Path) -> str:
    """The words of a file, markup and metadata left out."""
    if path.suffix == ".pdf":
        return pdf_text(path)
    if path.suffix == ".jsonl":
        return "\n\n".join(row["text"] for row in rows_of(path))
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = re.sub(r"<(script|style|head)\b.*?</\1>", "", text, flags=re.S)
        return re.sub(r"<[^>]+>", "\n", text)
    return text


def pdf_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pdf_article", ROOT / "scripts" / "make_pdf_article.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_format_that_intake_reads_from_a_folder_of_articles_is_there() -> None:
    kinds = [p.suffix for p in FILES]
    assert len(FILES) >= 14
    assert kinds.count(".html") >= 2
    assert {".txt", ".html", ".pdf", ".jsonl", ".md"} == set(kinds)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_an_article_is_as_long_as_an_article(path: Path) -> None:
    assert 150 <= len(text_of(path).split()) <= 450


def test_the_folder_says_what_each_file_is_for_in_a_file_that_is_no_article() -> None:
    about = (ARTICLES / "ABOUT").read_text(encoding="utf-8")
    assert [p.name for p in FILES if p.name not in about] == []
    assert [name for name in re.findall(r"^[a-z0-9-]+\.[a-z]+", about, flags=re.M) if not (ARTICLES / name).is_file()] == []
    assert "Apache License 2.0" in about


def test_rows_of_the_digest_carry_their_own_date_outlet_and_address() -> None:
    rows = rows_of(ARTICLES / "wire-digest.jsonl")
    assert len(rows) >= 4
    assert all(set(row) == ROW_KEYS and all(row.values()) for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)


def test_no_sentence_stands_in_two_articles() -> None:
    seen: dict[str, str] = {}
    for path in FILES:
        for sentence in {s.strip() for s in re.split(r"(?<=[.?!])\s+|\n+", text_of(path)) if len(s.split()) >= 8}:
            assert seen.setdefault(sentence, path.name) == path.name


def test_the_pdf_holds_what_the_script_says_and_is_made_alike_twice(tmp_path: Path) -> None:
    script = pdf_script()
    committed = ARTICLES / script.OUT.name
    text = pdf_text(committed)
    assert committed.stat().st_size < 50_000
    assert all(word in text for paragraph in script.PARAGRAPHS for word in paragraph.split())
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    script.build().output(str(first))
    script.build().output(str(second))
    assert first.read_bytes() == second.read_bytes()
