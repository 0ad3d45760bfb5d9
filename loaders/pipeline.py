"""The five stages on one screen: a file -> document -> structure -> mentions -> identities -> fragment.

Each stage is a pure function of those before it; only `load` and `read` touch a file.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from graph.errors import BadInput
from graph.model import Fragment
from loaders import fragment as last
from loaders.document import Document, document, document_json, read_file
from loaders.identities import Identities, identities, identities_json
from loaders.mentions import Mention, mentions, mentions_json
from loaders.structure import Part, structure, structure_json
from loaders.tasks import roles

T = TypeVar("T")


@dataclass(frozen=True)
class Read:
    """What each stage made of one document."""

    document: Document
    structure: tuple[Part, ...]
    mentions: tuple[Mention, ...]
    identities: Identities
    fragment: Fragment
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)
    """The time that each stage took."""


def load(path: Path) -> Fragment:
    """What a file states; raises BadInput where it cannot be read as a document."""
    found = read(path)
    require_content(str(path), found)
    return found.fragment


def require_content(where: str, found: "Read") -> None:
    """Refuse a text in which nothing of an official document is recognised: it would be a name without a content."""
    if not found.fragment.edges:
        remedy = (
            f"Look at what the loader sees: policygraph read {where} --stage structure. A scan needs text recognition"
        )
        raise BadInput(where, "no heading, task or citation of an official document is recognised in it", remedy)


def read(path: Path) -> Read:
    """A file through all stages."""
    return read_document(document(path.name, read_file(path)))


def read_document(found: Document) -> Read:
    r"""A document through all stages.

    >>> done = read_document(document("a.txt", "I. NHIỆM VỤ\n- Rà soát Chỉ thị số 947-CT/TW.\n".encode()))
    >>> [edge.type for edge in done.fragment.edges]
    ['PART_OF', 'PART_OF', 'DRIVES', 'REFERS_TO']
    """
    clock = _Clock()
    with _without_pauses():
        parts = clock.timed("structure", lambda: structure(found))
        mentioned = clock.timed("mentions", lambda: mentions(found, parts))
        known = clock.timed("identities", lambda: identities(found, parts, mentioned))
        reading = last.Reading(found, parts, roles(found, parts), mentioned, known)
        stated = clock.timed("fragment", lambda: last.fragment(reading))
    return Read(found, parts, mentioned, known, stated, clock.seconds)


_MANY = 100_000


@contextmanager
def _without_pauses() -> Iterator[None]:
    """Nearly all that is made while a document is read stays: to look so often for what can go is a tenth of the time."""
    first, *others = gc.get_threshold()
    if first:
        gc.set_threshold(_MANY, *others)
    try:
        yield
    finally:
        gc.set_threshold(first, *others)


class _Clock:
    """How long each stage takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, stage: str, work: Callable[[], T]) -> T:
        start = perf_counter()
        done = work()
        self.seconds[stage] = perf_counter() - start
        return done


STAGES: Mapping[str, Callable[[Read], Any]] = {
    "document": lambda read: document_json(read.document),
    "structure": lambda read: structure_json(read.document, read.structure),
    "mentions": lambda read: mentions_json(read.document, read.mentions),
    "identities": lambda read: identities_json(read.mentions, read.identities),
    "fragment": lambda read: fragment_json(read.fragment),
}
"""What `policygraph read --stage` shows."""


def fragment_json(found: Fragment) -> dict[str, Any]:
    """The stage `fragment` as an object, in the form of an export."""
    from graph.interchange import edge_json, node_json, source_json, unresolved_json, warning_json

    source = {name: value for name, value in source_json(found.source).items() if name != "text"}
    return {
        "source": source,
        "nodes": [node_json(one) for one in found.nodes],
        "edges": [edge_json(one) for one in found.edges],
        "unresolved": [unresolved_json(one) for one in found.unresolved],
        "warnings": [warning_json(one) for one in found.warnings],
    }
