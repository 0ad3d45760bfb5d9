"""Bytes of a curated record -> plain mappings, lists and strings, and entries that say where they stand.

Records are YAML that people write by hand. Every scalar stays the text that was written: a date is no date object, the
place 1.10 is not the number 1.1. What YAML would pass over in silence (a key given twice) or should never be in a file
of facts (tags, anchors, hundreds of levels) is refused.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from graph.errors import BadInput
from loaders.readers.text import decode

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 8
Value = Any
"""A string, or a list or mapping of such values."""


@dataclass(frozen=True)
class Entry:
    """One entry of a record, and how to name it to who wrote it."""

    file: str
    where: str
    values: Mapping[str, Value]

    def fault(self, problem: str, remedy: str) -> BadInput:
        """The error to raise for this entry."""
        return BadInput(self.file, f"{self.where}: {problem}" if self.where else problem, remedy)

    def text(self, key: str) -> str:
        """The text under a key that is there."""
        value = self.values[key]
        if not isinstance(value, str):
            raise self.fault(f"{key} is no text", f"Write it in one line: `{key}: ...`")
        return value

    def texts(self, keys: Iterable[str]) -> dict[str, str]:
        """The texts under those of the keys that are there."""
        return {key: self.text(key) for key in keys if key in self.values}

    def inner(self, key: str) -> "Entry":
        """The mapping under a key, empty where there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(f"{key} is no mapping", f"Give it keys of its own: `{key}: {{...}}`")
        return Entry(self.file, key, value)

    def entries(self, key: str) -> list["Entry"]:
        """The list of mappings under a key, each named by its number and what tells it from others."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.fault(f"{key} is no list of entries", f"Write each entry of {key} behind a dash: `- {{...}}`")
        above = f"{self.where}, " if self.where else ""
        return [Entry(self.file, f"{above}{key}, entry {at}{_called(one)}", one) for at, one in enumerate(value, 1)]

    def keys(self, needed: tuple[str, ...], other: tuple[str, ...] = ()) -> None:
        """Raise where a key is unknown, missing or empty."""
        known = (*needed, *other)
        for key, value in self.values.items():
            if key not in known:
                raise self.fault(f"unknown key {key!r}", f"Known here: {', '.join(known)}")
            if not value and value != []:
                raise self.fault(f"{key} is empty", "Leave the key out where nothing is said")
        for key in needed:
            if key not in self.values:
                raise self.fault(f"no {key}", f"Add `{key}: ...`")


def _called(values: Mapping[str, Value]) -> str:
    name = next((values[key] for key in ("from", "document", "symbol", "name", "place") if key in values), None)
    return f" ({name})" if isinstance(name, str) else ""


def read_entry(name: str, data: bytes) -> Entry:
    """The whole of a record file; raises BadInput where it is no YAML of plain facts.

    >>> read_entry("a.yaml", "place: 1.10".encode()).values
    {'place': '1.10'}
    """
    text = decode(name, data)
    try:
        events = _Events(name, yaml.parse(text, Loader=_LOADER))
        value = events.document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        problem = f"{where}{getattr(error, 'problem', None) or 'the text'} is no valid YAML"
        raise BadInput(
            name, problem, "Mend that line: see the indents, and quote text with a colon or comma"
        ) from error
    if not isinstance(value, dict):
        raise BadInput(name, "this is no record, for it has no keys", "See data/README.md for the keys of a record")
    return Entry(name, "", value)


class _Events:
    """Builds values from YAML events, so that depth is bounded before anything recurses."""

    def __init__(self, name: str, events: Iterator[Any]) -> None:
        self.name = name
        self.events = events

    def document(self) -> Value:
        values = [self.value(event, 0) for event in self.events if isinstance(event, _CONTENT)]
        if len(values) > 1:
            raise BadInput(self.name, "there are several documents in this file", "Give each record a file of its own")
        return values[0] if values else None

    def value(self, event: Any, depth: int) -> Value:
        if isinstance(event, yaml.AliasEvent) or event.anchor or (event.tag and event.tag != "!"):
            raise self.fault(event, "anchors and tags have no place in a record", "Write the fact out")
        if depth > _DEEPEST:
            raise self.fault(event, "there are too many levels", "See data/README.md for the keys of a record")
        if isinstance(event, yaml.ScalarEvent):
            return event.value.strip()
        if isinstance(event, yaml.SequenceStartEvent):
            return [self.value(one, depth + 1) for one in self.until(yaml.SequenceEndEvent)]
        return self.mapping(depth)

    def mapping(self, depth: int) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for event in self.until(yaml.MappingEndEvent):
            key = self.value(event, depth + 1)
            if not isinstance(key, str) or key in found:
                what = f"the key {key!r} stands twice" if isinstance(key, str) else "a key is no text"
                raise self.fault(event, what, "Keep one of the two" if isinstance(key, str) else "Mend the indents")
            found[key] = self.value(next(self.events), depth + 1)
        return found

    def until(self, end: type) -> Iterator[Any]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield event

    def fault(self, event: Any, problem: str, remedy: str) -> BadInput:
        return BadInput(self.name, f"line {event.start_mark.line + 1}: {problem}", remedy)


_CONTENT = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.AliasEvent)
