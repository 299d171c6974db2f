"""Write seeds/articles/seoul-lawmakers-arrivals.pdf, the sample article that comes as a PDF. Same bytes on every run.

    python scripts/make_pdf_article.py [OUT.pdf]
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

OUT = Path(__file__).resolve().parents[1] / "seeds" / "articles" / "seoul-lawmakers-arrivals.pdf"
WRITTEN = datetime(2025, 11, 6, 8, 0, tzinfo=UTC)
A5 = (148.0, 210.0)
"""Width and height in mm; the name warns in fpdf2 since its sizes were corrected."""
OUTLET = "Northern Limit Review"
TITLE = "Five thousand builders on the move, Seoul tells lawmakers"
AUTHOR = "Seo Ha-yun"
DATELINE = "SEOUL, 6 November 2025"

PARAGRAPHS = (
    "North Korea has begun to move some 5,000 army builders to Russia in stages since September, South Korea's "
    "National Intelligence Service told lawmakers behind closed doors this week.",
    "Some 1,000 engineers for mine clearance are already there, the ruling party's Lee Seong-kweun said after the briefing. The "
    "service believes that all of them are working in Kursk Region, near the border with Ukraine.",
    "The numbers match the plan that Sergei Shoigu, secretary of Russia's Security Council, made public in Pyongyang in June: 1,000 "
    "sappers and 5,000 builders, 6,000 people in all. They do not show how many builders have reached their place of work. A diplomat "
    "in Moscow, who spoke on condition of anonymity, said that no more than 1,200 had been seen.",
    "Ukraine's military intelligence disagrees. Its deputy head, Denys Kravets, said in October that the two brigades had not left "
    "North Korea, and that only 600 sappers had crossed the border by train.",
    "The intelligence service also estimated that around 10,000 North Korean soldiers are stationed close to the front, and that some "
    "2,000 have been killed since the autumn of 2024. In April it had put the dead at 600 and all casualties at 4,700.",
    "North Korea has confirmed the deployment of soldiers but never their number. In a speech on 22 August Kim Jong Un decorated the "
    "families of 101 dead soldiers whose portraits were put up in a hall in Pyongyang.",
    "Opposition lawmaker Park Sun-won asked whether the builders carry arms. They do not, the service answered, but each brigade is "
    "said to be guarded by a company of about 100 infantrymen.",
    "Russia pays in fuel, food and air defence equipment, the service said. The Russian embassy in Seoul declined to comment.",
)


class Page(FPDF):
    """A newspaper page with a running head and a page number, which intake has to tell from the story."""

    def header(self) -> None:
        self.set_font("Helvetica", "I", 9)
        self.cell(0, 8, OUTLET, align="R", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", "", 9)
        self.cell(0, 8, f"Page {self.page_no()}", align="C")


def build() -> FPDF:
    """The article on A5 pages, with title, author and creation date in the file's metadata."""
    pdf = Page(format=A5)
    pdf.set_title(TITLE)
    pdf.set_author(AUTHOR)
    pdf.set_subject(OUTLET)
    pdf.set_creation_date(WRITTEN)
    pdf.set_auto_page_break(auto=True, margin=20)
    pdf.add_page()
    pdf.set_font("Times", "B", 17)
    pdf.multi_cell(0, 8, TITLE, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(1)
    pdf.set_font("Times", "I", 10)
    pdf.multi_cell(0, 6, f"By {AUTHOR}\n{DATELINE}", align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)
    pdf.set_font("Times", "", 13)
    for paragraph in PARAGRAPHS:
        pdf.multi_cell(0, 6.4, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2.4)
    return pdf


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    build().output(str(out))


if __name__ == "__main__":
    main()
