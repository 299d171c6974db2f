"""Sources: what the user names (files, folders, globs, addresses, standard input) turned into inputs, then into documents."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.document import Document
from extract.errors import IntakeError
from extract.intake.build import Known
from extract.intake.files import SUFFIXES, count_rows, known_suffix, read_file
from extract.intake.options import IntakeOptions
from extract.intake.text import read_text

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def documents(sources: Sequence[str], options: IntakeOptions | None = None) -> Iterator[Document | IntakeError]:
    """Every document of the sources, in order, and an IntakeError value for each input that could not be read; it never raises for one.

    Folders are read recursively in sorted order; in them, hidden files, unknown suffixes and linked folders are passed over.
    """
    chosen = options or IntakeOptions()
    for source in sources:
        if source == "-":
            yield from _guarded_stdin(chosen)
        elif _SCHEME.match(source):
            yield _address(source, chosen)
        else:
            for path in _paths(source):
                if isinstance(path, IntakeError):
                    yield path
                else:
                    yield from read_file(path, chosen)


def count_inputs(sources: Sequence[str], options: IntakeOptions | None = None) -> int:
    """About how many values `documents` will yield: files by number, JSONL and CSV files by lines. Nothing is fetched or parsed."""
    total = 0
    for source in sources:
        if source == "-" or _SCHEME.match(source):
            total += 1
        else:
            total += sum(1 if isinstance(path, IntakeError) else count_rows(Path(path)) for path in _paths(source))
    return total


def _address(source: str, options: IntakeOptions) -> Document | IntakeError:
    from extract.intake.url import read_url

    if not source.lower().startswith(("http://", "https://")):
        return IntakeError(source, "is not an http or https address; only these can be fetched")
    try:
        return read_url(source, options)
    except IntakeError as error:
        return error


def _guarded_stdin(options: IntakeOptions) -> Iterator[Document | IntakeError]:
    try:
        data = sys.stdin.buffer.read(options.max_bytes + 1)
        if len(data) > options.max_bytes:
            raise IntakeError("stdin", f"is longer than {options.max_bytes:,} bytes, the limit (max_bytes); split it or raise the limit")
        yield read_text(data, "stdin", "text/plain", Known(), options)
    except IntakeError as error:
        yield error
    except OSError as error:
        yield IntakeError("stdin", f"cannot be read ({error.strerror or error})")


def _paths(source: str) -> Iterator[str | IntakeError]:
    """The files that a source names. A path that exists goes before a glob of the same letters."""
    if "\x00" in source:
        yield IntakeError(repr(source), "is no possible path; check it")
        return
    if os.path.lexists(source) or not glob.has_magic(source):
        yield from _folder(source) if os.path.isdir(source) else (source,)
        return
    matched = sorted(glob.glob(source, recursive=True))
    found = [path for path in matched if os.path.isdir(path) or known_suffix(path)]
    if not found:
        reason = f"matches no file of a known kind ({' '.join(SUFFIXES)})" if matched else "matches no file"
        yield IntakeError(source, f"{reason}; check the pattern")
    seen: set[str] = set()
    for path in found:
        for inner in _folder(path) if os.path.isdir(path) else (path,):
            if isinstance(inner, IntakeError) or inner not in seen:
                yield inner
            if isinstance(inner, str):
                seen.add(inner)


def _folder(folder: str) -> Iterator[str | IntakeError]:
    """Files of known suffixes below a folder, sorted by path within each folder. A folder that may not be listed is an error."""
    found = False
    problems: list[OSError] = []
    for here, below, names in os.walk(folder, onerror=problems.append, followlinks=False):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if known_suffix(name) and not name.startswith("."):
                found = True
                yield Path(here, name).as_posix()
        while problems:
            error = problems.pop()
            yield IntakeError(str(error.filename), f"cannot be listed ({error.strerror}); change its permissions")
            found = True
    for error in problems:
        yield IntakeError(str(error.filename), f"cannot be listed ({error.strerror}); change its permissions")
        found = True
    if not found:
        yield IntakeError(folder, f"holds no file of a known kind ({' '.join(SUFFIXES)}); check the folder")
