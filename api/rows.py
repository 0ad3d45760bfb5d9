"""A table without ids whose rows are tasks of a loaded document: it came back, whatever it was made with."""

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.editions import Item
from graph.ids import document_of, office_of_source
from graph.model import Fragment
from graph.stores.base import Store
from loaders.returned import place
from loaders.told import AS

_ASKED = 8
"""Rows that are looked up to find the documents whose tasks they may be."""
_MOST = 100_000


def whose_rows(graph: Store, fragment: Fragment) -> str | None:
    """The one document of which at least half of a table's rows are tasks, None of a table that is its own.

    A table with a number of its own is a document; one that its user calls by the number of a loaded one may be either.
    """
    named = AS in fragment.source.about
    if office_of_source(fragment.source.id) or not (named or _is_nameless(fragment)):
        return None
    rows = _rows(fragment)
    own = graph.canonical([fragment.source.document]).values() if named else _likely(graph, rows)
    for document in own:
        tasks = _tasks(graph, document, fragment.source.id)
        if rows and 2 * len(place(rows, tasks)) >= len(rows):
            return document
    return None


def _is_nameless(fragment: Fragment) -> bool:
    return not any("symbol" in node.properties and node.id == fragment.source.document for node in fragment.nodes)


def _rows(fragment: Fragment) -> list[Item]:
    """The rows of a table; none where tasks stand outside of tables."""
    tasks = [node for node in fragment.nodes if node.type == "Task" and "text" in node.properties]
    if not all(node.evidence[0].method == "table" for node in tasks):
        return []
    return [Item(node.id, "", str(node.properties["text"])) for node in tasks]


def _likely(graph: Store, rows: Sequence[Item]) -> Iterator[str]:
    """The documents that have tasks with the words of some rows, those of most first."""
    some = rows[:: max(1, len(rows) // _ASKED)]
    found = Counter(
        id
        for row in some
        for id in {
            document_of(hit.id) for hit in graph.find(type="Task", text=row.text, limit=5).items if "~" in hit.id
        }
    )
    yield from sorted(found, key=lambda id: (-found[id], id))


def _tasks(graph: Store, document: str, without: str) -> list[Item]:
    """The tasks of a document that another source than this one states."""
    page = graph.find(type="Task", within=document, limit=_MOST).items
    known = [node for node in page if any(one.source != without for one in node.evidence)]
    return [Item(node.id, node.id.partition("~")[2], str(node.properties.get("text", ""))) for node in known]
