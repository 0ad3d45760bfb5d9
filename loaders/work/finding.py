"""Document, parts and their roles -> what the orders say of the work, each where it stands.

the own words of a task      everything
the own words of a heading   what holds for all beneath it: the body that is to act, a project, a target, a time
what stands among the aims   targets, and by when: it orders nothing; the projects that it names are those of its section
what makes rules             no targets: its numbers are what is permitted, owed or due
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Literal

from loaders.clauses import without_pages
from loaders.document import Document
from loaders.headings import heading_role
from loaders.mentions import Places
from loaders.structure import Part
from loaders.tables import Field, Held, TaskTable
from loaders.tasks import Role, is_attachment, rule_making, title_role
from loaders.work import cells, deliverables, needs, places, projects, schedule, targets, verbs
from loaders.work import roles as work_roles
from loaders.work.figure_tables import Figures, figure_tables
from loaders.work.found import Found, Holder, Words
from loaders.work.listed import works
from loaders.work.row_figures import row_figures
from loaders.work.titles import is_general

Recogniser = Callable[[Words], Iterator[Found]]
RECOGNISERS: Mapping[Holder, Sequence[Recogniser]] = {
    "Task": (
        work_roles.find,
        projects.find,
        places.find,
        deliverables.find,
        needs.find,
        targets.find,
        schedule.find,
        verbs.find,
    ),
    "Section": (work_roles.find, projects.find, places.find, targets.find, schedule.find),
    "Aim": (targets.find, schedule.find),
}
"""What reads whose words, in the order in which what they find is listed where it begins at one place."""
CELLS: Mapping[Field, Sequence[Recogniser]] = {
    "lead": (work_roles.in_cell,),
    "coordinate": (work_roles.in_cell,),
    "bodies": (cells.bodies,),
    "due": (cells.due,),
    "state": (cells.state,),
    "note": (cells.note,),
    "output": (deliverables.find_in_cell,),
}
"""What reads the cells of a column; the cell of the task is read as every task."""
_NOT_IN_RULES = (targets.find,)
_AIMED_AT: Sequence[Recogniser] = (projects.find, places.find)
"""What reads the aims for their section: the projects that they name, and where these are."""


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
    rules = rule_making(document, parts)
    figures = tuple(figure_tables(document) if document.cells else row_figures(document, tables))
    said = (*_aims(figures, Places(parts), roles, rules), *_listed(document, Places(parts), roles))
    if "Task" not in roles.values() and all(part.place in rules for part in parts if part.place in roles):
        return tuple(
            sorted(said, key=_at)
        )  # as in most laws: nobody is ordered anything; what is aimed at stands in tables
    text = without_pages(document.view.text)
    headings: set[str] = set()
    _headings(parts, roles, headings)
    walk = _Walk(document, text, roles, headings, {row.own: row.cells for table in tables for row in table.rows})
    mentioned = [one for part in parts for one in walk.part(part, aims=False, rules=part.place in rules)]
    apart = (one for one in mentioned if not (one.found.type == "target" and _inside(one, figures)))
    return tuple(sorted((*apart, *said), key=_at))


def _at(one: WorkMention) -> tuple[int, int]:
    return one.start, one.end


def _listed(document: Document, places: Places, roles: Mapping[str, Role]) -> Iterator[WorkMention]:
    """The projects of lists of works, and where they are: those of the section that the list stands in, where no row is a task."""
    for one in works(document):
        start, end = (document.view.original(at, at)[0] for at in (one.start, one.end - 1))
        standing = {places.at(start), places.at(end)}
        place = _section_of(places.at(start), roles)
        if place is not None and not any(roles.get(each) == "Task" for each in standing):
            for found in one.found:
                span = document.view.original(found.start, found.end)
                yield WorkMention(*span, place, "Section", found, "table" if one.grid else "cited")


def _section_of(place: str, roles: Mapping[str, Role]) -> str | None:
    """The place itself or the nearest above it that is a section of the graph."""
    while place and roles.get(place) != "Section":
        place = place[: max(place.rfind("."), place.rfind("/"), place.rfind("~"), 0)]
    return place or None


def _aims(
    figures: Sequence[Figures], places: Places, roles: Mapping[str, Role], rules: Set[str]
) -> Iterator[WorkMention]:
    """The targets of tables of figures, outside those of the rules that a document makes; a row that is a task sets its own."""
    for one in (target for table in figures for target in table.targets):
        place = places.at(one.start)
        if place not in rules:
            holder: Holder = "Task" if roles.get(place) == "Task" else "Aim"
            yield WorkMention(one.start, one.end, place, holder, one, "table")


def _inside(one: WorkMention, figures: Sequence[Figures]) -> bool:
    """Whether a mention stands in a table of figures, whose rows say more together than the words of each."""
    return any(table.start <= one.start < table.end for table in figures)


@dataclass(frozen=True)
class _Walk:
    """The parts of a document, one after the other, with the cells of its rows by the words of their tasks.

    `text` is the view without what every page carries: it comes in the middle of sentences. `headings` have tasks
    beneath: elsewhere, as in most articles of a law, a heading says nothing of any work.
    """

    document: Document
    text: str
    roles: Mapping[str, Role]
    headings: Set[str]
    cells: Mapping[tuple[int, int], Sequence[Held]]

    def part(self, part: Part, *, aims: bool, rules: bool) -> Iterator[WorkMention]:
        """What a part and those beneath it say; a list beneath a task, and what it says of lead and deadline, is the task's."""
        says = None if rules else self._says(part)
        holder: Holder | None = self.roles.get(part.place) or ("Aim" if aims and says is None and not rules else None)
        aims = aims if says is None else says == "aims"
        if holder and (holder != "Section" or part.place in self.headings):
            for one in _all(part) if holder == "Task" else (part,):
                row: Field | None = "task" if one.type == "row" else None
                yield from self._words(part.place, one.own, holder, row, rules=rules)
        if holder == "Aim":
            yield from self._aimed_at(part)
        if part.type == "row":
            yield from self._cells(part)
        for child in part.children if holder != "Task" else ():
            yield from self.part(child, aims=aims, rules=rules)

    def _aimed_at(self, part: Part) -> Iterator[WorkMention]:
        """The projects that an aim names, with where they are: its section has to do with them."""
        section = _section_of(part.place, self.roles)
        if section is not None:
            for start, end, one in self._found(part.own, _AIMED_AT, "Aim"):
                if one.type == "project" or one.of is not None:
                    yield WorkMention(start, end, section, "Section", one)

    def _cells(self, part: Part) -> Iterator[WorkMention]:
        """What the cells of a row say beside its task; a product by its noun alone may be the one that the task names."""
        for cell in self.cells.get(part.own, ()):
            for one in self._cell(part.place, cell) if cell.field != "task" else ():
                if not (one.found.link == "PRODUCES" and self._names(part, one.found)):
                    yield one

    def _cell(self, place: str, cell: Held) -> Iterator[WorkMention]:
        """What a cell says; one that a page broke is read as one, and what begins before the break ends there at the latest."""
        if not cell.rest:
            yield from self._words(place, (cell.start, cell.end), "Task", cell.field)
            return
        view = self.document.view
        spans = [view.span(*one) for one in ((cell.start, cell.end), *cell.rest)]
        text = "\n".join(self.text[start:end] for start, end in spans)
        for find in CELLS.get(cell.field, ()):
            for one in find(Words(text, 0, len(text), "Task", cell.field)):
                yield WorkMention(*view.original(*_placed(one, spans)), place, "Task", one, "table")

    def _names(self, part: Part, product: Found) -> bool:
        """Whether the words of a row's task name the product that a cell calls by its noun alone."""
        if not is_general(product.facts["name"]):
            return False
        said = (one.found for one in self._words(part.place, part.own, "Task", "task"))
        return any(one.link == "PRODUCES" and one.facts["kind"] == product.facts["kind"] for one in said)

    def _says(self, part: Part) -> str | None:
        """What a heading says of the parts beneath it."""
        if not part.children:
            return None
        said = self.document.quote(*part.own)
        return title_role(said) if is_attachment(part) else heading_role(said)

    def _words(
        self, place: str, own: tuple[int, int], holder: Holder, column: Field | None = None, *, rules: bool = False
    ) -> Iterator[WorkMention]:
        """What the recognisers find in the words of a part, or in those of one of its cells."""
        apart = column not in (None, "task")
        finders = CELLS.get(column, ()) if column and apart else RECOGNISERS[holder]
        asked = [find for find in finders if not (rules and find in _NOT_IN_RULES)]
        for start, end, one in self._found(own, asked, holder, column):
            yield WorkMention(start, end, place, holder, one, "table" if apart else "cited")

    def _found(
        self, own: tuple[int, int], finders: Sequence[Recogniser], holder: Holder, column: Field | None = None
    ) -> Iterator[tuple[int, int, Found]]:
        """What some recognisers find in words, each with its span in the original text."""
        if own[1] <= own[0]:
            return
        view = self.document.view
        words = Words(self.text, *view.span(*own), holder, column)
        for find in finders:
            for one in find(words):
                yield *view.original(one.start, one.end), one


def _headings(parts: Sequence[Part], roles: Mapping[str, Role], found: set[str]) -> bool:
    """Adds the places of all parts that have tasks beneath; whether these are or have any."""
    any_task = False
    for part in parts:
        beneath = bool(part.children) and _headings(part.children, roles, found)
        if beneath:
            found.add(part.place)
        any_task = any_task or beneath or roles.get(part.place) == "Task"
    return any_task


def _placed(found: Found, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where in the view a thing stands that was found in some spans of it, one line break between each two."""
    at = 0
    for start, end in spans:
        if found.start < at + end - start + 1:
            return start + found.start - at, min(end, start + found.end - at)
        at += end - start + 1
    return spans[-1]


def _all(part: Part) -> Iterator[Part]:
    """A part and all beneath it, in order."""
    yield part
    for child in part.children:
        yield from _all(child)


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
