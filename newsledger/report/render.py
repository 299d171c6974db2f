"""The page as text: the template with its style and script inlined and allowed by their hash alone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from extract.records import RECORDS
from newsledger.report import html
from newsledger.report.crossing import title_of
from newsledger.report.values import label

if TYPE_CHECKING:
    from jinja2 import Environment

SUPPORT = {
    "literal": "the words themselves",
    "number": "a number in words or figures",
    "date": "a date in words or figures",
    "alias": "another name of it",
    "inferred": "inferred by rule",
}
"""What each kind of support means to a reader; the keys are extract.claim.Support."""

PAINT_ORDER = ("statement", "event", "role", "agreement", "casualty", "weapon_transfer", "weapon_sighting", "deployment")
"""Where proofs overlap, the later type gives the look: what is said or happened spans much text, a deployment little."""


def chunks(**view: object) -> Iterator[str]:
    """The page in pieces, so that it is never held whole."""
    template = _environment().get_template("report.html.j2")
    style, script = _style(), _resource("report.js")
    buffered = template.stream(style=style, script=script, policy=_policy(style, script), types=_types(), support=SUPPORT, **view)
    buffered.enable_buffering(200)
    return iter(buffered)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("newsledger.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"label": label, "thousands": "{:,}".format, "plural": plural, "title_of": title_of}
    environment.filters |= {"chain": html.chain, "cell": html.cell, "pieces": html.pieces, "value": html.value}
    return environment


def plural(number: int, noun: str) -> str:
    """`1 story`, `1,200 stories`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("y") else f"{number:,} {noun}s"


def _types() -> list[str]:
    """Every record type, those painted first leading."""
    known = [record.record_type for record in RECORDS]
    return sorted(known, key=lambda t: PAINT_ORDER.index(t) if t in PAINT_ORDER else len(PAINT_ORDER))


def _style() -> str:
    """The style sheet with the rules of each record type: its colour and underline, switched by its box in the legend."""
    looks = "".join(_LOOK.format(type=t, slot=i) for i, t in enumerate(_types()))
    return _resource("report.css") + looks


_LOOK = """
.t-{type}, .e.{type} {{ --tint: var(--tint-{slot}); --line: var(--line-{slot}); }}
body:has(#on-{type}:checked) .e.{type}, .swatch.{type} {{
  background-color: var(--tint-{slot}); text-decoration: var(--mark-{slot}) var(--line-{slot}); }}
body:has(#on-{type}:not(:checked)) .t-{type} {{ display: none; }}
"""


def _policy(style: str, script: str) -> str:
    return f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()


def _resource(name: str) -> str:
    return files("newsledger.report").joinpath("templates", name).read_text(encoding="utf-8")
