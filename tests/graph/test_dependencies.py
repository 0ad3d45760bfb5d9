"""dependencies: what a task needs and what waits for it, in the order of work, with rings, bottlenecks and what nobody makes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from contract_fragments import document, fragment, part_of, section, task

from graph.answer import Answer
from graph.errors import NotFound
from graph.ids import part_id
from graph.model import Edge, Fragment, Node
from graph.queries.dependencies import dependencies
from graph.stores.sqlite_store import SqliteStore

Load = Callable[..., SqliteStore]
OWN = "95-ctr-tu.song-lam.2031-11-20"
OTHER = "7-kh-ubnd.song-lam.2032-01-05"
A, B, C, D, E = (part_id(OWN, f"I/{n}") for n in range(1, 6))
X = part_id(OTHER, "I/1")


def programme(*links: tuple[str, str, str], own: str = OWN, tasks: str = "12345") -> Fragment:
    """Five tasks in one section, and who makes and needs which products: ("1", "PRODUCES", "scheme")."""
    things = sorted({thing for _, _, thing in links})
    return fragment(
        own,
        [
            document(own, symbol=own), section("I", "NHIỆM VỤ", of=own),
            *(task(f"I/{n}", f"Việc {n}", of=own) for n in tasks),
            *((f"deliverable.{one}", "Deliverable", {"name": one, "kind": "scheme"}) for one in things),
        ],
        [
            part_of("I", of=own), *(part_of(f"I/{n}", "I", of=own) for n in tasks),
            *((type, part_id(own, f"I/{n}"), f"deliverable.{thing}") for n, type, thing in links),
        ],
    )  # fmt: skip


def order(answer: Answer) -> str:
    """The tasks in the order of work, with their ranks: "1:0 2:1"."""
    return " ".join(f"{one['task'][-1]}:{one['rank']}" for one in answer.answer["order"])


def short(ids: list[str]) -> str:
    return "".join(id[-1] for id in ids)


CHAIN = [("1", "PRODUCES", "p"), ("2", "NEEDS", "p"), ("2", "PRODUCES", "q"), ("3", "NEEDS", "q"), ("4", "NEEDS", "p")]


@pytest.mark.parametrize(
    ("links", "of", "wanted", "longest", "why"),
    [
        (CHAIN, C, "1:0 2:1 3:2", "123", "all that must be done before, the first first"),
        (CHAIN, A, "1:0 2:1 4:1 3:2", "123", "all that waits, however far"),
        (CHAIN, B, "1:0 2:1 3:2", "123", "both ways, without those that only share what comes before"),
        (CHAIN, E, "5:0", "", "a task that waits for nobody"),
        (CHAIN, OWN, "1:0 2:1 4:1 3:2", "123", "a whole document: only tasks that have to do with each other"),
        (CHAIN, "deliverable.q", "1:0 2:1 3:2", "123", "a product: whoever makes or needs it, and what these need"),
        ([("1", "PRODUCES", "p"), ("2", "PRODUCES", "p"), ("3", "NEEDS", "p")], C, "1:0 2:0 3:1", "13", "two that make one thing"),
        ([("1", "PRODUCES", "p"), ("1", "NEEDS", "p")], A, "1:0", "", "near miss: who makes what it needs itself"),
        ([("1", "NEEDS", "p")], A, "1:0", "", "near miss: what nobody makes orders no work"),
    ],
)  # fmt: skip
def test_the_order_of_work(load: Load, links: list, of: str, wanted: str, longest: str, why: str) -> None:
    answer = dependencies(load(programme(*links)), of)
    assert (order(answer), short(answer.answer["longest"])) == (wanted, longest), why


def test_every_dependency_has_the_words_of_both(load: Load) -> None:
    answer = dependencies(load(programme(*CHAIN)), B)
    [first, second] = answer.answer["links"]
    assert (first["task"], first["through"], first["on"]) == (B, "deliverable.p", A)
    assert (second["task"], second["on"]) == (C, B)
    computed = {edge.target: edge for edge in answer.edges if edge.type == "DEPENDS_ON"}
    stated = {edge.id: edge for edge in answer.edges if edge.type != "DEPENDS_ON"}
    assert set(first["edges"]) <= stated.keys()
    assert {one.quote for one in computed[A].evidence} == {stated[id].evidence[0].quote for id in first["edges"]}
    assert {one.method for one in computed[A].evidence} == {"computed"}
    assert {edge.source for edge in answer.edges} | {edge.target for edge in answer.edges} <= answer.things.keys()


def test_a_product_of_another_document(load: Load) -> None:
    store = load(programme(("1", "NEEDS", "p")), programme(("1", "PRODUCES", "p"), own=OTHER, tasks="1"))
    answer = dependencies(store, A)
    assert [(one["task"], one["on"]) for one in answer.answer["links"]] == [(A, X)]
    assert OTHER in answer.things


def test_what_nobody_makes_stays_open(load: Load) -> None:
    answer = dependencies(load(programme(("1", "NEEDS", "p"), ("2", "NEEDS", "p"), ("2", "PRODUCES", "q"))), OWN)
    assert answer.answer["open"] == ["deliverable.p"]
    assert [(short([one["task"]]), one["on"]) for one in answer.answer["links"]] == [("1", None), ("2", None)]
    assert answer.answer["order"] == []


def test_a_project_that_a_task_goes_with_is_no_gap(load: Load) -> None:
    plain = programme(("2", "NEEDS", "p"))
    port = Node("project.cang", "Project", {"name": "Cảng"}, plain.nodes[0].evidence)
    with_port = [*plain.edges, Edge("NEEDS", A, port.id, {}, plain.edges[0].evidence)]
    answer = dependencies(load(replace(plain, nodes=(*plain.nodes, port), edges=tuple(with_port))), OWN)
    assert answer.answer["projects"] == ["project.cang"]
    assert answer.answer["open"] == ["deliverable.p"]
    assert answer.answer["order"] == []


RING = [
    ("1", "PRODUCES", "p"), ("2", "NEEDS", "p"), ("2", "PRODUCES", "q"), ("1", "NEEDS", "q"), ("3", "NEEDS", "q"),
]  # fmt: skip


def test_tasks_that_wait_for_each_other_are_named(load: Load) -> None:
    answer = dependencies(load(programme(*RING)), C)
    assert [short(one) for one in answer.answer["circular"]] == ["12"]
    assert order(answer) == "1:0 2:0 3:1"


def test_bottlenecks_are_what_most_wait_for(load: Load) -> None:
    answer = dependencies(load(programme(*CHAIN)), OWN)
    assert [(short([one["task"]]), one["waiting"]) for one in answer.answer["bottlenecks"]] == [("1", 3)]


def test_a_cap_says_how_much_it_kept_back(load: Load) -> None:
    answer = dependencies(load(programme(*CHAIN)), A, cap=2)
    assert answer.cut is not None
    assert answer.cut["left"] > 0


def test_an_unknown_id_has_near_ones(load: Load) -> None:
    with pytest.raises(NotFound) as refused:
        dependencies(load(programme(*CHAIN)), part_id(OWN, "I/9"))
    assert refused.value.near


@pytest.mark.parametrize(
    ("links", "of", "wanted", "why"),
    [
        ([("1", "ADVANCES", "rail"), ("rail", "CONNECTS", "harbour"), ("road", "CONNECTS", "harbour")], A, [("harbour", "rail road")], "the railway of a task and a road"),
        ([("1", "NEEDS", "rail"), ("rail", "CONNECTS", "harbour"), ("road", "CONNECTS", "harbour")], A, [("harbour", "rail road")], "a railway that it needs"),
        ([("rail", "CONNECTS", "harbour"), ("road", "CONNECTS", "harbour")], "project.rail", [("harbour", "rail road")], "asked of the railway"),
        ([("1", "ADVANCES", "rail"), ("rail", "CONNECTS", "harbour"), ("road", "CONNECTS", "gate")], A, [], "near miss: another place"),
        ([("2", "ADVANCES", "rail"), ("rail", "CONNECTS", "harbour"), ("road", "CONNECTS", "harbour")], A, [], "near miss: the railway of another task"),
        ([("1", "ADVANCES", "rail"), ("rail", "CONNECTS", "harbour")], A, [], "near miss: nothing else ends there"),
    ],
)  # fmt: skip
def test_where_projects_end_together(
    load: Load, links: list[tuple[str, str, str]], of: str, wanted: list, why: str
) -> None:
    def end(name: str) -> str:
        return (
            part_id(OWN, f"I/{name}")
            if name.isdigit()
            else f"{'place' if name in ('harbour', 'gate') else 'project'}.{name}"
        )

    whole = programme(("5", "PRODUCES", "p"))
    things = sorted({name for source, _, target in links for name in (source, target) if not name.isdigit()})
    roads = fragment(
        OTHER,
        [document(OTHER, symbol=OTHER), *(task(f"I/{n}", f"Việc {n}", of=OWN) for n in "12"),
         *((end(one), "Place" if end(one).startswith("place") else "Project", {"name": one}) for one in things)],
        [(type, end(source), end(target)) for source, type, target in links],
    )  # fmt: skip
    answer = dependencies(load(whole, roads), of)
    told = [(one["place"][6:], " ".join(id[8:] for id in one["projects"])) for one in answer.answer["shared_ends"]]
    assert told == wanted, why
    assert all(edge.evidence[0].quote for edge in answer.edges if edge.type == "CONNECTS")
