"""load_yaml: a YAML file as plain values; a name given twice is an error, because YAML would keep the last and drop the first unsaid."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import yaml

from extract.errors import GoldError

if TYPE_CHECKING:
    Base = yaml.SafeLoader
else:
    # libyaml reads thirty articles in 0.2 s, Python in 2 s; a wheel without it reads the same.
    Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(Base):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"{key.value!r} is there twice; keep one", problem_mark=key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def load_yaml(name: str, text: str) -> object:
    """The file's values. Raises GoldError that names the line."""
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        told = error.problem or "is not YAML"
        told += "" if ";" in told else "; check the indentation, and quote words that hold ': ' or ' #'"
        raise GoldError(name + line, None, told) from None
    except yaml.YAMLError as error:
        raise GoldError(name, None, f"is not YAML ({str(error).splitlines()[0]}); save it as plain text") from None
