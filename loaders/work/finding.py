"""Document, parts and their roles -> what the orders say of the work, each where it stands.

the own words of a task      everything
the own words of a heading   what holds for all beneath it: the body that is to act, a project, a target
an item among the aims       targets only: it orders nothing
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from loaders.clauses import without_pages
from loaders.document import Document
from loaders.structure import Part
from loaders.tables import Field, Held, TaskTable
from loaders.tasks import Role, heading_role
from loaders.work import deliverables, needs
from loaders.work import roles as work_roles
from loaders.work.found import Found, Holder, Words

RECOGNISERS: Sequence[Callable[[Words], Iterator[Found]]] = (work_roles.find, deliverables.find, needs.find)
"""In the order in which what they find is listed where it begins at one place."""
CELLS: Mapping[Field, Sequence[Callable[[Words], Iterator[Found]]]] = {
    "lead": (work_roles.in_cell,),
    "coordinate": (work_roles.in_cell,),
    "output": (deliverables.find_in_cell,),
}
"""What reads the cells of a column; the cell of the task is read as every task."""
_OF_AN_AIM = ("target",)


@dataclass(frozen=True, slots=True)
class WorkMention:
    """What was found, with its span in the original text and the place of the words that hold it."""

    start: int
    end: int
    place: str
    holder: Holder
    found: Found
    method: Literal["cited", "table"] = "cited"


def work(
    document: Document, parts: Sequence[Part], roles: Mapping[str, Role], tables: Sequence[TaskTable] = ()
) -> tuple[WorkMention, ...]:
    """Everything that the orders of a document say of the work, in the order of its text."""
    text = without_pages(document.view.text)
    walk = _Walk(document, text, roles, {row.own: row.cells for table in tables for row in table.rows})
    mentioned = [one for part in parts for one in walk.part(part, aims=False)]
    return tuple(sorted(mentioned, key=lambda one: (one.start, one.end)))


@dataclass(frozen=True)
class _Walk:
    """The parts of a document, one after the other, with the cells of its rows by the words of their tasks.

    `text` is the view without what every page carries: it comes in the middle of sentences.
    """

    document: Document
    text: str
    roles: Mapping[str, Role]
    cells: Mapping[tuple[int, int], Sequence[Held]]

    def part(self, part: Part, *, aims: bool) -> Iterator[WorkMention]:
        """What a part and those beneath it say."""
        says = heading_role(self.document.quote(*part.own)) if part.children else None
        aims = aims if says is None else says == "aims"
        holder: Holder | None = self.roles.get(part.place) or ("Aim" if aims and not part.children else None)
        if holder and part.own[1] > part.own[0]:
            yield from self._words(part, part.own, holder, "task" if part.type == "row" else None)
        if part.type == "row":
            for cell in self.cells.get(part.own, ()):
                if not part.own[0] <= cell.start < part.own[1]:
                    yield from self._words(part, (cell.start, cell.end), "Task", cell.field)
        for child in part.children:
            yield from self.part(child, aims=aims)

    def _words(
        self, part: Part, span: tuple[int, int], holder: Holder, column: Field | None = None
    ) -> Iterator[WorkMention]:
        """What a recogniser finds in the words of a part, or in those of one of its cells."""
        view = self.document.view
        words = Words(self.text, *view.span(*span), holder, column)
        for find in RECOGNISERS if column in (None, "task") else CELLS.get(column, ()):
            for one in find(words):
                if holder != "Aim" or one.type in _OF_AN_AIM:
                    start, end = view.original(one.start, one.end)
                    yield WorkMention(start, end, part.place, holder, one, "cited" if column in (None, "task") else "table")


def work_json(document: Document, one: WorkMention) -> dict[str, Any]:
    """A mention as an object: a fact is there only where the text gives it."""
    found = one.found
    head = {"type": found.type, "start": one.start, "end": one.end, "quote": document.quote(one.start, one.end)}
    where = document.locate(one.start, one.end).facts() if document.pages or document.cells else {}
    facts = {name: list(value) if isinstance(value, tuple) else value for name, value in found.facts.items()}
    rest = {"link": found.link, "of": found.of.facts["name"] if found.of else None, "inferred": list(found.inferred)}
    return {
        **head,
        "place": one.place,
        **where,
        **facts,
        **found.aside,
        **{key: value for key, value in rest.items() if value},
    }
