"""Tables that came back, held against the tasks that are there: a row speaks of the task whose words it repeats.

Offices fill in copies of one table, of this edition or of an old one; they mistype ids, copy rows, leave the ids away. So
a row keeps its words, and which task it speaks of is told from the words: by the same, else by the likest, and by the
number that it names only between equals. That is told anew from all sources of a document whenever one of them comes or
goes, so it does not matter in which order they came, and a new edition takes along what people filled in. A row that
speaks of no task stays a task of its own, outside the document, with everything that it says.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from graph.editions import Item, compare
from graph.ids import document_of, office_of_source, part_id, short_slug, thing_id
from graph.model import Fragment, Node, Unresolved
from graph.text import words
from graph.written import CELL
from loaders.disagreements import disagreements

ROW = "row"
"""The type of an unresolved mention that is a row without a task."""


def is_returned(one: Fragment) -> bool:
    """Whether a source is a table that was handed round, and no document of its own."""
    return bool(office_of_source(one.source.id))


def is_row(one: Unresolved) -> bool:
    """Whether what waits for a reader is a row, or an entry of a record, that speaks of no task."""
    return one.mention.get("type") == ROW


def row_id(source: str, place: str) -> str:
    """The id of a row that speaks of no task that is known.

    >>> row_id("table.9-kh-tu.2031~so-noi-vu", "[a.xlsx]II NHIỆM VỤ!B9")
    'row.9-kh-tu-2031.so-noi-vu.ii-nhiem-vu-9'
    """
    found = CELL.fullmatch(place)
    where = f"{found['sheet'] or ''} {found['row']}" if found else place
    return thing_id(ROW, document_of(source).partition(".")[2], office_of_source(source), where)


def settled(sources: Sequence[Fragment]) -> list[Fragment]:
    """The tables that came back among the sources of one document: their rows at their tasks, and where offices disagree."""
    base = [one for one in sources if not is_returned(one)]
    placed = [_settled(one, base) for one in sources if is_returned(one)]
    warned = disagreements([*base, *placed])
    return [replace(one, warnings=warned.get(one.source.id, ())) for one in placed]


def _settled(table: Fragment, base: Sequence[Fragment]) -> Fragment:
    rows = rows_of(table)
    found = place(rows, tasks_of(base) if base else [Item(one.place, one.place, "") for one in rows if one.place])
    kept = {one.id: f"{table.source.document}~{found[one.id]}" for one in rows if one.id in found}
    first, where = (
        firsts(rows),
        {node.id: node.evidence[0] for node in reversed(table.nodes) if "text" in node.properties},
    )
    alone = {one.id: row_id(table.source.id, where[first[one.id]].place) for one in rows if one.id not in found}
    moved = under_ids(table, kept | alone)
    waiting = [one for one in moved.unresolved if not is_row(one)]
    told = {node.id: node for node in reversed(moved.nodes) if "text" in node.properties}
    strange = [_strange(moved, told[id]) for id in dict.fromkeys(alone.values())]
    return replace(moved, unresolved=(*waiting, *strange))


def rows_of(table: Fragment) -> list[Item]:
    """The rows of a table by the ids under which it states them, in its order; their place is what they name."""
    named = {
        node.id: node.evidence[0].quote or "" for node in table.nodes if node.type == "Task" and not node.properties
    }
    stated = {node.id: node for node in reversed(table.nodes) if node.type == "Task" and "text" in node.properties}
    listed = sorted(stated.values(), key=lambda node: node.evidence[0].order)
    return [Item(node.id, _named(named.get(node.id, "")), str(node.properties["text"])) for node in listed]


def _named(words: str) -> str:
    """The place that a cell names, by a task's id or by its number, as ids have it.

    >>> _named("9-kh-tu.2031~II.1~2"), _named("II.1/2"), _named("")
    ('II.1~2', 'II.1~2', '')
    """
    told = " ".join(words.split())
    return told.partition("~")[2] or (part_id("", told).strip("~") if told else "")


def tasks_of(base: Iterable[Fragment]) -> list[Item]:
    """The tasks that a document itself states, by what stands behind its id; without text where only a record is known."""
    said: dict[str, str] = {}
    for node in (node for one in base for node in one.nodes if node.type == "Task" and "~" in node.id):
        place = node.id.partition("~")[2]
        said[place] = said.get(place) or str(node.properties.get("text", ""))
    return [Item(place, place, text) for place, text in sorted(said.items())]


def place(rows: Sequence[Item], tasks: Sequence[Item]) -> dict[str, str]:
    """Which task each row speaks of; a row that fits none is missing.

    No two rows speak of one task but copies of each other, so that each can be told from the others again.

    >>> tasks = [Item("1", "1", "Rà soát quy hoạch các bến thuyền"), Item("2", "2", "Lập bản đồ luồng lạch")]
    >>> place([Item("a", "2", "Rà soát quy hoạch bến thuyền."), Item("b", "1", "Xây cầu phao")], tasks)
    {'a': '1'}
    """
    spelled = {one.place.casefold(): one.place for one in tasks}
    first = firsts(rows)
    heads = [
        replace(row, place=spelled.get(row.place.casefold(), row.place)) for row in rows if first[row.id] == row.id
    ]
    found = _by_words(heads, [one for one in tasks if one.text])
    left = [row for row in heads if row.id not in found]
    found |= _by_number(left, {one.place: one.id for one in tasks if not one.text})
    return {row.id: found[first[row.id]] for row in rows if first[row.id] in found}


def firsts(rows: Sequence[Item]) -> dict[str, str]:
    """Of each row the first that says and names the same: people copy rows."""
    keys = {row.id: (_said(row), row.place.casefold()) for row in rows}
    first = {keys[row.id]: row.id for row in reversed(rows)}
    return {id: first[key] for id, key in keys.items()}


def _said(one: Item) -> tuple[str, ...]:
    return _words(one.text)


@lru_cache(4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words(text))


def _by_words(rows: Sequence[Item], tasks: Sequence[Item]) -> dict[str, str]:
    """Rows at the tasks of the same words, the others at the likest of those that are left."""
    same, alike = _grouped(tasks), _grouped(rows)
    found: dict[str, str] = {}
    for said in alike.keys() & same.keys():
        found |= {pair.old.id: pair.new.id for pair in compare(alike[said], same[said]).pairs}
    taken = set(found.values())
    others = [row for said, listed in alike.items() if said not in same for row in listed]
    likest = compare(others, [one for one in tasks if one.id not in taken]).pairs if others else ()
    return found | {pair.old.id: pair.new.id for pair in likest}


def _grouped(items: Iterable[Item]) -> dict[tuple[str, ...], list[Item]]:
    found: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for one in items:
        found[_said(one)].append(one)
    return found


def _by_number(rows: Sequence[Item], tasks: Mapping[str, str]) -> dict[str, str]:
    """Rows at the tasks whose numbers they name, where no words can tell; none where two rows name one."""
    named = Counter(row.place for row in rows)
    return {row.id: tasks[row.place] for row in rows if row.place in tasks and named[row.place] == 1}


def under_ids(one: Fragment, ids: Mapping[str, str]) -> Fragment:
    """A fragment with other ids for some of its tasks; what no other task produces is named by its task, and goes along."""
    ids = {**ids, **_produced(one, ids)}
    nodes = tuple(replace(node, id=ids.get(node.id, node.id)) for node in one.nodes)
    edges = tuple(
        replace(edge, source=ids.get(edge.source, edge.source), target=ids.get(edge.target, edge.target))
        for edge in one.edges
    )
    return replace(one, nodes=nodes, edges=edges)


def _produced(one: Fragment, ids: Mapping[str, str]) -> dict[str, str]:
    ends = {short_slug(old): short_slug(new) for old, new in ids.items()}
    things = {node.id for node in one.nodes if node.type == "Deliverable"}
    parted = {id: id.rpartition(".") for id in things}
    return {id: f"{head}.{ends[end]}" for id, (head, _, end) in parted.items() if end in ends}


def _strange(table: Fragment, row: Node) -> Unresolved:
    evidence = row.evidence[0]
    told = {"type": ROW, "quote": evidence.quote, "place": evidence.place, "task": row.id}
    return Unresolved(f"{table.source.id}.{evidence.start}", told, (), (evidence,))
