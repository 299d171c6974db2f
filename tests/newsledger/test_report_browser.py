"""The page in a real browser: silent, offline, deaf to hostile text, and usable by mouse, keyboard and thumb."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsledger.report import write_report
from tests.newsledger.report_cases import database
from tests.newsledger.test_report_page import HOSTILE, hostile_database

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium; without it the tests are skipped by name, and in CI they fail."""
    found = shutil.which("chromium")
    if found is None:
        missing = "chromium is not installed (apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(SWITCHES))
        yield started
        started.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    return write_report(database(folder), folder / "report.html").path


class Visit:
    """A page that is open, with everything it said or asked for."""

    def __init__(self, browser: Browser, file: Path, width: int = 1280, **options: object) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page: Page = browser.new_page(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", self._dismiss)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(file.as_uri())

    def _dismiss(self, dialog: Dialog) -> None:
        self.said.append(dialog.message)
        dialog.dismiss()

    def in_view(self, selector: str) -> bool:
        script = "s => { const b = document.querySelector(s).getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }"
        return bool(self.page.evaluate(script, selector))


@pytest.fixture
def visit(browser: Browser, report: Path) -> Iterator[Visit]:
    opened = Visit(browser, report)
    yield opened
    opened.page.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_silent_asks_for_nothing_and_fits(browser: Browser, report: Path, width: int, scheme: str) -> None:
    opened = Visit(browser, report, width, color_scheme=scheme)
    assert opened.said == []
    assert opened.asked == [report.as_uri()]
    assert opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    opened.page.close()


def test_hostile_text_runs_nothing_and_fetches_nothing(browser: Browser, tmp_path: Path) -> None:
    words = " ".join(w.replace("\ud800", "").replace("\x00", "") for w in HOSTILE)
    out = write_report(hostile_database(tmp_path, words), tmp_path / "report.html").path
    opened = Visit(browser, out, 390)
    opened.page.locator(".e").first.click()
    assert opened.said == []
    assert opened.asked == [out.as_uri()]
    assert opened.page.evaluate("document.querySelectorAll('img, svg, iframe, [onload], [onerror]').length") == 0
    assert opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    opened.page.close()


def test_a_click_on_a_row_scrolls_to_its_first_proof_and_lights_all_of_them(visit: Visit) -> None:
    row = visit.page.locator("tr[data-t=deployment]", has_text="about 600")
    row.locator("td[data-l=status]").click(position={"x": 2, "y": 2})
    target = visit.page.evaluate("location.hash")
    assert visit.page.locator(target).text_content() == "About 600"
    visit.page.wait_for_timeout(700)
    assert visit.in_view(target)
    lit = visit.page.locator(".e.lit").all_text_contents()
    assert {"About 600", "Lipova Region", "Some 100", "500", "Ivan Petrov"} <= set(lit)
    assert "KN-23" not in lit


def test_a_value_links_to_its_own_words(visit: Visit) -> None:
    visit.page.locator("a.v").get_by_text("engineers", exact=True).click()
    assert visit.page.locator(visit.page.evaluate("location.hash")).text_content() == "engineers"


def test_hovering_names_every_cell_that_the_words_prove(visit: Visit) -> None:
    visit.page.locator(".e", has_text="Some 100").hover()
    panel = visit.page.locator("#proof")
    panel.wait_for(state="visible")
    shown = " ".join((panel.text_content() or "").split())
    assert "deployment" in shown and "components 1, headcount" in shown and "about 100" in shown and "word for word" in shown
    assert "statement" in shown and "quote" in shown
    panel.locator("a", has_text="deployment").click()
    assert visit.page.locator("tr:target").get_attribute("data-t") == "deployment"
    assert panel.is_hidden()


def test_the_keyboard_opens_the_proof_walks_into_it_and_comes_back(visit: Visit) -> None:
    piece = visit.page.locator(".e", has_text="KN-23")
    piece.focus()
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.closest('#proof') !== null")
    visit.page.keyboard.press("Escape")
    assert visit.page.locator("#proof").is_hidden()
    assert visit.page.evaluate("document.activeElement.textContent") == "KN-23"


def test_a_tap_opens_the_proof_at_the_foot_of_a_phone(browser: Browser, report: Path) -> None:
    opened = Visit(browser, report, 390, has_touch=True, is_mobile=True)
    opened.page.locator(".e", has_text="KN-24").tap()
    box = opened.page.locator("#proof").bounding_box()
    assert box and box["x"] == 0 and box["width"] == 390 and round(box["y"] + box["height"]) == 800
    opened.page.close()


def test_the_legend_hides_a_record_type_from_text_and_rows(visit: Visit) -> None:
    piece = visit.page.locator(".e", has_text="KN-23")
    before = piece.evaluate("e => getComputedStyle(e).backgroundColor")
    visit.page.locator("#on-weapon_sighting").uncheck()
    assert piece.evaluate("e => getComputedStyle(e).backgroundColor") != before
    assert piece.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    assert visit.page.locator("tr[data-t='weapon sighting']").is_hidden()
    assert visit.page.locator("tr[data-t=casualty]").first.is_visible()


def test_the_index_filters_by_title_and_outlet(visit: Visit) -> None:
    visit.page.locator("#find").fill("evening")
    assert visit.page.locator(".index li:visible").count() == 1


def test_without_scripts_the_page_reads_links_and_switches(browser: Browser, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(report.as_uri())
    assert page.locator("#find").is_hidden() and page.locator("#proof").is_hidden()
    page.locator(".e", has_text="KN-23").click()
    assert page.url.endswith("#" + (page.locator("tr[data-t='weapon sighting']").get_attribute("id") or "?"))
    page.locator("tr[data-t=casualty] .go a").first.click()
    assert "#s" in page.url
    page.locator("#on-casualty").uncheck()
    assert page.locator("tr[data-t=casualty]").first.is_hidden()
    context.close()
