"""The stages on one screen: a file -> document -> structure -> mentions -> identities -> work -> fragment.

Each stage is a pure function of those before it; only `load` and `read` touch a file.
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from graph.errors import BadInput
from graph.ids import office_of_source
from graph.model import Fragment
from graph.text import fold
from loaders import fragment as last
from loaders.document import Document, document, document_json, read_file
from loaders.identities import Identities, identities, identities_json
from loaders.mentions import Mention, mention_json, mentions
from loaders.offices import office_key, with_office
from loaders.readers.pdf import OCR
from loaders.structure import Part, structure_json
from loaders.table_parts import structured
from loaders.tables import COLUMNS, SPREADSHEETS, Columns, TaskTable, first_heads, owner, task_tables
from loaders.tasks import roles
from loaders.told import told_as
from loaders.work.finding import WorkMention, work, work_json

T = TypeVar("T")


@dataclass(frozen=True)
class Read:
    """What each stage made of one document."""

    document: Document
    tables: tuple[TaskTable, ...]
    structure: tuple[Part, ...]
    mentions: tuple[Mention, ...]
    identities: Identities
    work: tuple[WorkMention, ...]
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
    if found.document.about.get("format") in SPREADSHEETS and not (found.tables or found.work):
        raise BadInput(where, _without_tasks(first_heads(found.document)), _NAME_IT)
    if office_of_source(found.fragment.source.id):
        if not any(node.type == "Task" for node in found.fragment.nodes):
            raise BadInput(
                where, "nobody has filled in anything in this table", "Fill in blank cells, and load it then"
            )
        return
    if not found.fragment.edges and found.document.furniture:
        raise BadInput(where, "only the headers of its pages are text: it is a scan, its pages are pictures", OCR)
    if not found.fragment.edges:
        remedy = (
            f"Look at what the loader sees: policygraph read {where} --stage structure. A scan needs text recognition"
        )
        raise BadInput(where, "no heading, task or citation of an official document is recognised in it", remedy)


_NAME_IT = 'Say which column holds the tasks, by its header: --column task="..."'


def _without_tasks(heads: Sequence[str]) -> str:
    shown = ", ".join(f"“{head}”" for head in heads if head)
    return f"no column is recognised as tasks; its columns are {shown}" if shown else "it has no columns"


def read(path: Path, columns: Columns | None = None, named: str | None = None) -> Read:
    """A file through all stages; `columns` are headers of task tables, `named` the document, as the user says."""
    return read_document(told_as(document(path.name, read_file(path)), named), columns)


def read_document(found: Document, columns: Columns | None = None, of: str | None = None) -> Read:
    r"""A document through all stages; `of` is the document whose tasks a table goes on with, where its rows have no ids.

    >>> done = read_document(document("a.txt", "I. NHIỆM VỤ\n- Rà soát Chỉ thị số 947-CT/TW.\n".encode()))
    >>> [edge.type for edge in done.fragment.edges]
    ['PART_OF', 'PART_OF', 'DRIVES', 'REFERS_TO']
    """
    clock = _Clock()
    found = _as_read(found, columns)
    with without_pauses():
        tables = clock.timed("structure", lambda: task_tables(found, columns))
        parts = clock.timed("structure", lambda: structured(found, tables))
        of = owner(tables) or of
        found = with_office(found) if of else found
        cited = clock.timed("mentions", lambda: mentions(found, parts))
        mentioned = _added(tables, cited) if of else cited
        known = clock.timed("identities", lambda: identities(found, parts, mentioned, of))
        played = roles(found, parts)
        said = clock.timed("work", lambda: work(found, parts, played, tables))
        reading = last.Reading(found, tables, parts, played, mentioned, known, said, office_key(found) if of else "")
        stated = clock.timed("fragment", lambda: last.fragment(reading))
    return Read(found, tables, parts, mentioned, known, said, stated, clock.seconds)


def _as_read(found: Document, columns: Columns | None) -> Document:
    """The document with the headers that its user named; raises BadInput where a table has none of that name."""
    if not columns:
        return found
    heads = first_heads(found)
    for header in columns.keys() - set(map(fold, heads)) if heads else ():
        shown = ", ".join(f"“{head}”" for head in heads if head)
        raise BadInput(
            found.name,
            f"no column is headed “{header}”; its columns are {shown}",
            "Write the header as it stands there",
        )
    named = "; ".join(f"{field}: {header}" for header, field in sorted(columns.items()))
    return replace(found, about={**found.about, COLUMNS: named})


def _added(tables: Sequence[TaskTable], found: Sequence[Mention]) -> tuple[Mention, ...]:
    """What a table cites that came back: the basis of its tasks; the words of the tasks are the text's own."""
    cells = [one for table in tables for row in table.rows for one in row.cells if one.field == "basis"]
    return tuple(one for one in found if any(cell.start <= one.start < cell.end for cell in cells))


_MANY = 100_000


@contextmanager
def without_pauses() -> Iterator[None]:
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
        self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - start
        return done


STAGES: Mapping[str, Callable[[Read], Any]] = {
    "document": lambda read: document_json(read.document),
    "structure": lambda read: structure_json(read.document, read.structure),
    "mentions": lambda read: all_mentions_json(read),
    "identities": lambda read: identities_json(read.mentions, read.identities),
    "fragment": lambda read: fragment_json(read.fragment),
}
"""What `policygraph read --stage` shows."""


def all_mentions_json(read: Read) -> list[dict[str, Any]]:
    """The stage `mentions`: citations and what the orders say of the work, in order of `start`."""
    said = (work_json(read.document, one) for one in read.work)
    found = [*(mention_json(read.document, one) for one in read.mentions), *said]
    return sorted(found, key=lambda one: (one["start"], one["end"]))


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
