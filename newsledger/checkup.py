"""Whether this installation works: Python, packages, shadowed names, reference data, database."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Callable
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from extract.errors import NewsledgerError
from newsledger import __version__
from newsledger.files import bundled
from newsledger.settings import Settings


class Finding(NamedTuple):
    """One check. `verdict` is ok, note or wrong; `detail` says what was found and, when wrong, what to do."""

    check: str
    verdict: str
    detail: str


def checkup(settings: Settings) -> tuple[Finding, ...]:
    """Every check in order; a check that itself fails is a finding, never an error."""
    return tuple(check(settings) for check in CHECKS)


def python(settings: Settings) -> Finding:
    """Python is new enough."""
    good = sys.version_info >= (3, 11)
    return Finding("python", "ok" if good else "wrong", f"{platform.python_version()}{'' if good else '; install 3.11 or newer'}")


def packages(settings: Settings) -> Finding:
    """Every declared dependency is installed."""
    try:
        declared = metadata.requires("newsledger") or ()
    except metadata.PackageNotFoundError:
        return Finding("packages", "note", f"newsledger {__version__} runs from its source and is not installed")
    names = [line for line in declared if "extra ==" not in line]
    missing = [name for line in names if not _installed(name := re.split(r"[^\w.-]", line, maxsplit=1)[0])]
    if missing:
        return Finding("packages", "wrong", f"missing: {', '.join(missing)}; install newsledger again")
    return Finding("packages", "ok", f"newsledger {__version__} and its dependencies")


def _installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False


def shadowing(settings: Settings) -> Finding:
    """`db` and `extract` are newsledger's own, not those of another distribution or of the working directory."""
    home = Path(__file__).resolve().parents[1]
    origins = {name: _origin(name) for name in ("db", "extract")}
    foreign = [f"{name} comes from {origin}" for name, origin in origins.items() if not (origin and home in Path(origin).resolve().parents)]
    if foreign:
        return Finding("own packages", "wrong", f"{'; '.join(foreign)}; install newsledger apart, with uv tool install or pipx")
    return Finding("own packages", "ok", "db and extract are newsledger's")


def _origin(name: str) -> str | None:
    spec = find_spec(name)
    return spec.origin if spec else None


def shipped(settings: Settings) -> Finding:
    """The folders that ship with newsledger are there."""
    missing = [name for name in ("migrations", "seeds", "sql") if not bundled(name).is_dir()]
    if missing:
        return Finding("shipped data", "wrong", f"{', '.join(missing)} not found; install newsledger again")
    return Finding("shipped data", "ok", str(bundled("seeds").parent))


def reference(settings: Settings) -> Finding:
    """The reference data, shipped and the user's, can be read."""
    from extract.extractors import build

    folders = (bundled("seeds") / "reference", *settings.reference)
    try:
        extractor = build("rules", folders)
    except NewsledgerError as error:
        return Finding("reference data", "wrong", str(error))
    return Finding("reference data", "ok", f"{', '.join(str(f) for f in folders)}; extractor rules {extractor.version}")


def database(settings: Settings) -> Finding:
    """The database can be opened and has this version's schema; one that does not exist yet is no fault."""
    from db.connect import database_url, shown
    from newsledger.opening import readable

    try:
        url = database_url(settings.database_url)
        if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).exists():
            return Finding("database", "note", f"{url.database} does not exist yet; newsledger run makes it")
        with readable(settings.database_url) as engine:
            return Finding("database", "ok", shown(engine.url))
    except NewsledgerError as error:
        return Finding("database", "wrong", str(error))


CHECKS: tuple[Callable[[Settings], Finding], ...] = (python, packages, shadowing, shipped, reference, database)
