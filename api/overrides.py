"""Cells of an influence matrix as a planner sees them, from a YAML file: each with who says so, when, and why.

- from: II.2.2
  to: II.5.3
  value: 2
  who: Sở Tài chính
  when: 2026-03-15
  why: The zones are planned before the roads to them.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from graph.errors import BadInput
from graph.queries.influence import Override
from loaders.readers.files import read_file

_KEYS = ("from", "to", "value", "who", "when", "why")
_FORM = "Each entry has from, to, value (0 to 3), who, when (2026-03-15) and why"


def overrides(path: Path, named: Callable[[str], str]) -> list[Override]:
    """The cells of a file; `named` gives the id of what somebody calls by its name. Raises BadInput with the entry that is wrong."""
    try:
        entries = yaml.safe_load(read_file(path).decode("utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadInput(str(path), "it cannot be read as YAML", _FORM) from error
    if not isinstance(entries, list):
        raise BadInput(str(path), "it is no list of cells", _FORM)
    return list(_read(path, entries, named))


def _read(path: Path, entries: list[Any], named: Callable[[str], str]) -> Iterator[Override]:
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or set(entry) != set(_KEYS) or not isinstance(entry["value"], int):
            raise BadInput(str(path), f"cell {number} is not complete, or says more than a cell", _FORM)
        source, target = (named(str(entry[end])) for end in ("from", "to"))
        yield Override(source, target, entry["value"], str(entry["who"]), str(entry["when"]), str(entry["why"]))
