"""edges and reach: direction, types, cap, rings, cycles."""

from collections.abc import Sequence

import pytest
from contract_fragments import (
    A_HUB,
    A_RING,
    BARE,
    CITED_BARE_AND_DATED,
    CITES_BARE,
    CITES_DATED,
    DATED,
    HUB,
    HUB_TASKS,
    ONE_PROGRAMME,
    PROGRAMME,
    RING,
    TASK,
    in_order,
)  # fmt: skip

from graph.errors import OntologyError
from graph.ids import edge_id, part_id
from graph.model import Fragment
from graph.ontology import ontology
from graph.stores.base import Direction, Step

R57, P1, D339 = "57-nq-tw.2024-12-22", "1-ctr-tu.song-lam.2025-04-10", "339-qdd-tu.song-lam"
ROAD = part_id(PROGRAMME, "II.2.10/1")
DOWN: list[Step] = [("PART_OF", "in")]
UP: list[Step] = [("PART_OF", "out")]
DRIVERS: list[Step] = [("DRIVES", "in"), ("IMPLEMENTS", "out")]
EITHER_WAY: list[Step] = [("IMPLEMENTS", "out"), ("IMPLEMENTS", "in")]


def place(name: str) -> str:
    return part_id(PROGRAMME, name)


@pytest.mark.parametrize(
    ("ids", "types", "direction", "found"),
    [
        pytest.param(
            [R57], None, "both",
            [("DRIVES", R57, ROAD), ("IMPLEMENTS", P1, R57), ("REFERS_TO", PROGRAMME, R57),
             ("ISSUED", "agency.bo-chinh-tri", R57)],
            id="all of one, in the ontology's order of types",
        ),
        pytest.param([R57], None, "out", [("DRIVES", R57, ROAD)], id="out"),
        pytest.param([R57], ["ISSUED", "IMPLEMENTS"], "in",
            [("IMPLEMENTS", P1, R57), ("ISSUED", "agency.bo-chinh-tri", R57)],
            id="the order of the types asked changes nothing"),
        pytest.param([R57], [], "both", [], id="no types, no edges"),
        pytest.param([R57, P1], ["IMPLEMENTS"], "both", [("IMPLEMENTS", P1, R57)], id="an edge between two asked, once"),
        pytest.param([R57, R57], ["IMPLEMENTS"], "both", [("IMPLEMENTS", P1, R57)], id="asked twice, answered once"),
        pytest.param([place("II.2")], ["PART_OF"], "in",
            [("PART_OF", place("II.2.2"), place("II.2")), ("PART_OF", place("II.2.10"), place("II.2"))],
            id="by source: II.2.2 before II.2.10"),
        pytest.param([PROGRAMME], ["REFERS_TO"], "out",
            [("REFERS_TO", PROGRAMME, R57), ("REFERS_TO", PROGRAMME, D339)], id="then by target: 57 before 339"),
        pytest.param(["nobody"], None, "both", [], id="unknown ids have no edges"),
        pytest.param([], None, "both", [], id="nothing asked"),
    ],
)  # fmt: skip
def test_edges(
    load, ids: list[str], types: list[str] | None, direction: Direction, found: list[tuple[str, str, str]]
) -> None:
    cut = load(ONE_PROGRAMME).edges(ids, types=types, direction=direction)
    assert [(edge.type, edge.source, edge.target) for edge in cut.items] == found
    assert cut.left == 0


def test_an_edge_comes_with_its_words(load) -> None:
    (edge,) = load(ONE_PROGRAMME).edges([TASK], types=["DRIVES"]).items
    assert edge.properties == {"mode": "direct"}
    assert edge.evidence[0].quote == f"{P1} DRIVES {TASK} [{{'mode': 'direct'}}]"


@pytest.mark.parametrize("name", ["DRIVE", "drives", ""])
def test_an_unknown_type_is_an_error_not_an_empty_list(load, name: str) -> None:
    store = load(ONE_PROGRAMME)
    with pytest.raises(OntologyError):
        store.edges([TASK], types=[name])
    with pytest.raises(OntologyError):
        store.reach([TASK], [(name, "out")])


@pytest.mark.parametrize(
    ("limit", "kept", "left"),
    [
        pytest.param(0, 0, 30, id="nothing wanted but the number"),
        pytest.param(29, 29, 1, id="one is left"),
        pytest.param(30, 30, 0, id="the cap met exactly leaves nothing"),
        pytest.param(31, 30, 0, id="room to spare"),
    ],
)
def test_caps_keep_the_first_and_count_the_rest(load, limit: int, kept: int, left: int) -> None:
    store = load(A_HUB)
    for cut in (store.edges([HUB], limit=limit), store.reach([HUB], [("DRIVES", "out")], limit=limit)):
        assert [edge.target for edge in cut.items] == in_order(HUB_TASKS)[:kept]
        assert (cut.cap, cut.left) == (limit, left)


@pytest.mark.parametrize(
    ("most", "types", "direction", "found"),
    [
        pytest.param(None, None, "both", 30, id="no bound"),
        pytest.param(30, None, "both", 30, id="as many as there are"),
        pytest.param(29, None, "both", 0, id="one less: it is a hub"),
        pytest.param(29, ["DRIVES"], "both", 0, id="of one type"),
        pytest.param(29, ["IMPLEMENTS"], "both", 0, id="of a type that it has none of"),
        pytest.param(0, ["DRIVES"], "in", 0, id="the other way it has none"),
    ],
)
def test_hubs_are_left_out_where_they_are_not_wanted(
    load, most: int | None, types: list[str] | None, direction: Direction, found: int
) -> None:
    graph = load(A_HUB)
    assert len(graph.edges([HUB], types=types, direction=direction, most=most).items) == found


def test_what_a_hub_and_a_leaf_share_is_found_at_the_leaf(load) -> None:
    graph = load(A_HUB)
    at = graph.edges([HUB, HUB_TASKS[0], HUB_TASKS[1]], types=["DRIVES"], most=5)
    assert [edge.target for edge in at.items] == HUB_TASKS[:2]


def test_what_joins_two_hubs_is_told_where_both_are_asked_for(load) -> None:
    graph = load(ONE_PROGRAMME)
    assert len(graph.edges([R57, P1], types=["IMPLEMENTS"], most=0).items) == 1
    assert graph.edges([P1], types=["IMPLEMENTS"], most=0).items == ()


@pytest.mark.parametrize(
    ("start", "steps", "passed"),
    [
        pytest.param([TASK], UP, [(TASK, "II.2.2"), ("II.2.2", "II.2"), ("II.2", "II"), ("II", "")],
            id="up, nearest first"),
        pytest.param([place("II.2.10")], DOWN, [("II.2.10/1", "II.2.10"), ("II.2.10/2", "II.2.10")], id="down, one ring"),
        pytest.param([place("II.2")], DOWN,
            [("II.2.2", "II.2"), ("II.2.10", "II.2"),
             (TASK, "II.2.2"), ("II.2.2/10", "II.2.2"), ("II.2.10/1", "II.2.10"), ("II.2.10/2", "II.2.10")],
            id="down, the near ring before the far one"),
        pytest.param([TASK, place("II.2.2")], UP, [("II.2.2", "II.2"), (TASK, "II.2.2"), ("II.2", "II"), ("II", "")],
            id="an edge between two starts is in the first ring, once"),
        pytest.param(["nobody"], UP, [], id="from nowhere"),
        pytest.param([TASK], [], [], id="without steps"),
    ],
)  # fmt: skip
def test_reach(load, start: list[str], steps: Sequence[Step], passed: list[tuple[str, str]]) -> None:
    def full(name: str) -> str:
        return name if "~" in name else place(name) if name else PROGRAMME

    cut = load(ONE_PROGRAMME).reach(start, steps)
    assert [(edge.source, edge.target) for edge in cut.items] == [(full(start), full(end)) for start, end in passed]
    assert cut.left == 0


def test_reach_follows_several_types_each_its_own_way(load) -> None:
    edges = load(ONE_PROGRAMME).reach([TASK], DRIVERS).items
    assert [edge.id for edge in edges] == [edge_id("DRIVES", P1, TASK), edge_id("IMPLEMENTS", P1, R57)]


@pytest.mark.parametrize(
    ("steps", "depth", "passed"),
    [
        pytest.param([("IMPLEMENTS", "out")], 20, [0, 1, 2, 3, 4], id="round the ring, each edge once, and home"),
        pytest.param([("IMPLEMENTS", "in")], 20, [4, 3, 2, 1, 0], id="round the other way"),
        pytest.param(EITHER_WAY, 20, [0, 4, 1, 3, 2], id="both ways meet"),
        pytest.param([("IMPLEMENTS", "out")], 2, [0, 1], id="as deep as asked"),
        pytest.param(EITHER_WAY, 1, [0, 4], id="one ring"),
        pytest.param([("IMPLEMENTS", "out")], 0, [], id="no step"),
    ],
)
def test_reach_in_a_ring(load, steps: Sequence[Step], depth: int, passed: list[int]) -> None:
    """Edge n runs from document n to the next; the walk starts at document 0."""
    edges = load(A_RING).reach([RING[0]], steps, depth=depth).items
    assert [RING.index(edge.source) for edge in edges] == passed


@pytest.mark.parametrize(
    ("limit", "passed", "left"),
    [
        pytest.param(1, [0], 1, id="cut within the first ring"),
        pytest.param(2, [0, 4], 2, id="cut between rings: the next ring is what met the cap"),
        pytest.param(3, [0, 4, 1], 1, id="cut within the second ring: the third is not walked"),
        pytest.param(4, [0, 4, 1, 3], 1, id="cut before the last edge"),
        pytest.param(5, [0, 4, 1, 3, 2], 0, id="all"),
    ],
)
def test_reach_is_cut_ring_by_ring(load, limit: int, passed: list[int], left: int) -> None:
    cut = load(A_RING).reach([RING[0]], EITHER_WAY, limit=limit)
    assert [RING.index(edge.source) for edge in cut.items] == passed
    assert (cut.cap, cut.left) == (limit, left)


@pytest.mark.parametrize("id", [BARE, DATED])
def test_an_alias_has_the_edges_of_all_that_it_means(load, id: str) -> None:
    cut = load(CITED_BARE_AND_DATED).edges([id], types=["REFERS_TO"])
    assert [edge.source for edge in cut.items] == [CITES_BARE.source.document, CITES_DATED.source.document]
    assert {edge.target for edge in cut.items} == {DATED}
    task = part_id(CITES_BARE.source.document, "I/1")
    assert [edge.target for edge in load(CITED_BARE_AND_DATED).reach([id], [("DRIVES", "out")]).items] == [task]


@pytest.mark.parametrize("state", [ONE_PROGRAMME, A_HUB, A_RING, CITED_BARE_AND_DATED])
def test_every_edge_is_found_from_both_its_ends(load, state: Sequence[Fragment]) -> None:
    store = load(state)
    for edge in store.iterate_edges():
        assert edge in store.edges([edge.source], types=[edge.type], direction="out").items
        assert edge in store.edges([edge.target], types=[edge.type], direction="in").items
        assert edge.type in ontology().edges
