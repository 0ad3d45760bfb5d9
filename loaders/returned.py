"""A table that came back, held against the tasks that are there: a row speaks only of a task whose words it repeats.

People fill such tables in by hand: they mistype an id, copy a row, or hand in an old edition. What a row says then must
not land on another task, nor make one that the document does not have.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import replace

from graph.model import Evidence, Fragment, Node, Unresolved
from graph.stores.base import Store
from graph.text import fold

_CELL = re.compile(r"(?P<sheet>.*!)?[A-Z]+(?P<row>[0-9]+)", re.DOTALL)
_ALIKE = 0.5  # of the words of the longer text: people shorten and mend

Row = tuple[str, str]


def placed_in(store: Store, one: Fragment) -> Fragment:
    """A table that came back without the rows that fit no task of its document; a table of its own is as it is."""
    others = {each.id for each in store.sources() if each.document == one.source.document and each.kind != "table"}
    if one.source.kind != "table" or not others:
        return one
    found = store.get({node.id for node in one.nodes if node.type == "Task"})
    return placed(one, {id: said for id, node in found.items() if (said := _words_of(node, others)) is not None})


def _words_of(task: Node, sources: Set[str]) -> str | None:
    """The words of a task in these sources, "" where they know it without its words; None where they do not know it."""
    stated = [proof for proof in task.evidence if proof.source in sources]
    whole = (proof.quote for proof in stated if proof.quote and (proof.fields is None or "text" in proof.fields))
    return next(whole, "") if stated else None


def placed(table: Fragment, known: Mapping[str, str]) -> Fragment:
    """The statements of a table without the rows whose id no task has, or a task of other words; these stay unresolved.

    `known` are the words of the tasks that other sources state, by id; "" where they state none.
    """
    wrong = {row_of(node.evidence[0]): node for node in table.nodes if not _fits(node, known)}
    wrong.pop(None, None)
    if not wrong:
        return table
    return replace(
        table,
        nodes=tuple(node for node in table.nodes if row_of(node.evidence[0]) not in wrong),
        edges=tuple(edge for edge in table.edges if row_of(edge.evidence[0]) not in wrong),
        unresolved=(*table.unresolved, *(_unplaced(table, node) for node in wrong.values())),
    )


def _fits(node: Node, known: Mapping[str, str]) -> bool:
    if node.type != "Task" or "text" not in node.properties:
        return True
    return node.id in known and (not known[node.id] or _alike(str(node.properties["text"]), known[node.id]))


def _alike(one: str, other: str) -> bool:
    """Whether two texts share most of their words.

    >>> _alike("Rà soát quy hoạch bến thuyền.", "Rà soát quy hoạch các bến thuyền"), _alike("Rà soát bến", "Lập bản đồ")
    (True, False)
    """
    left, right = set(re.findall(r"\w+", fold(one))), set(re.findall(r"\w+", fold(other)))
    return len(left & right) >= _ALIKE * max(len(left), len(right))


def row_of(evidence: Evidence) -> Row | None:
    """Sheet and row of what stands in a cell.

    >>> row_of(Evidence("table.a", "II NHIỆM VỤ!B9", "table")), row_of(Evidence("table.a", "B9", "table"))
    (('II NHIỆM VỤ!', '9'), ('', '9'))
    """
    found = _CELL.fullmatch(evidence.place)
    return (found["sheet"] or "", found["row"]) if found else None


def _unplaced(table: Fragment, node: Node) -> Unresolved:
    evidence = node.evidence[0]
    told = {"type": "row", "quote": evidence.quote, "place": evidence.place, "named": node.id}
    return Unresolved(f"{table.source.id}.{evidence.start}", told, (), (evidence,))
