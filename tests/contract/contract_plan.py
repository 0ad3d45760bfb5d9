"""A small hand-made plan for the tests of questions, whose right answers can be seen.

Tasks of two sections by their numbers, and lines of links between tasks (by number) and things (by id).
"""

from collections.abc import Mapping
from typing import Any

from contract_fragments import document, fragment, part_of, section

from graph.ids import part_id
from graph.model import Fragment
from graph.ontology import ontology

OWN = "95-ctr-tu.song-lam.2031-11-20"
TYPES = {
    "project": "Project", "deliverable": "Deliverable", "target": "Target", "agency": "Agency", "place": "Place",
}  # fmt: skip


def t(number: int | str, own: str = OWN) -> str:
    """The id of a task: 1 to 3 stand in section I, the others in II."""
    return part_id(own, f"{'I' if int(number) < 4 else 'II'}/{number}")


def short(id: str) -> str:
    """A task by its number, a section by its numeral, any other thing by its id."""
    return id.rpartition("~")[2]


def plan(
    *links: tuple[str, str, str], tasks: int = 5, own: str = OWN, facts: Mapping[int, Mapping[str, Any]] = {},
    about: Mapping[str, Mapping[str, Any]] = {},
) -> Fragment:  # fmt: skip
    """A document with its tasks; `links` are (source, type, target), with "1" for task 1; `facts` are of tasks, `about` of things."""

    def end(name: str) -> str:
        return t(name, own) if name.isdigit() else part_id(own, name) if name in ("I", "II") else name

    stated = [(type, end(source), end(target)) for source, type, target in links]
    named = {id for _, *ends in stated for id in ends if "~" not in id} - {own}
    things = [(id, TYPES.get(id.partition(".")[0], "Document"), _facts(id, about)) for id in sorted(named)]
    return fragment(
        own,
        [
            document(own, **{"symbol": own, "province": "Sông Lam", **about.get(own, {})}),
            section("I", "PHẦN MỘT", of=own), section("II", "PHẦN HAI", of=own),
            *(
                (t(n, own), "Task", {"place": t(n, own).partition("~")[2], "text": f"Việc {n}", **facts.get(n, {})})
                for n in range(1, tasks + 1)
            ),
            *things,
        ],
        [
            part_of("I", of=own), part_of("II", of=own),
            *(("PART_OF", t(n, own), part_id(own, "I" if n < 4 else "II")) for n in range(1, tasks + 1)),
            *stated,
        ],
    )  # fmt: skip


def _facts(id: str, about: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    kind = TYPES.get(id.partition(".")[0], "Document")
    name = ontology().node(kind).caption[0]
    return {"metric" if kind == "Target" else name: id, **about.get(id, {})}


_R57, _ENDING = "57-nq-tw.2024-12-22", "99-nq-tw.2030-01-01"
_COVER = {"metric": "bao phủ", "comparator": ">=", "value": "95", "unit": "%", "time": "đến năm 2031"}
EVERYTHING_LINKED = [
    plan(
        (_R57, "DRIVES", "1"), ("42-ctr-tu.song-lam.2025-04-10", "DRIVES", "2"), ("42-ctr-tu.song-lam.2025-04-10", "IMPLEMENTS", _R57),
        ("1", "PRODUCES", "deliverable.d"), ("4", "NEEDS", "deliverable.d"), ("5", "PRODUCES", "deliverable.d"), ("4", "SETS", "target.x"),
        ("2", "SETS", "target.y"), ("agency.a", "LEADS", "4"), ("agency.b", "LEADS", "4"), ("agency.b", "COORDINATES", "1"),
        ("4", "ADVANCES", "project.p"), ("1", "ADVANCES", "project.p"), ("5", "NEEDS", "project.p"), (OWN, "REFERS_TO", "7-kl-tw.2014-05-06"),
        facts={1: {"due": "2031-06-30"}, 4: {"due": "2032-06-30"}, 5: {"due": "2031-12-31", "state": "Đang làm"}},
        about={"target.x": _COVER, "target.y": {**_COVER, "value": "90"}, _R57: {"date": "2024-12-22"}},
    ),
    fragment(_ENDING, [document(_ENDING), document(_R57)], [("REPLACES", _ENDING, _R57)]),
]  # fmt: skip
"""A plan whose questions all have something to answer."""
