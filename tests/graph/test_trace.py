"""trace: from a task up to what drives it, from a document down to what it drives; every path, in one order, within a cap."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from contract_fragments import (
    A_HUB,
    A_RING,
    BARE,
    CITED_BARE_AND_DATED,
    DATED,
    HUB,
    HUB_TASKS,
    PROGRAMME,
    RING,
    TASK,
    THE_RECORD,
    THE_TEXT,
    EdgeLine,
    document,
    fragment,
    part_of,
    section,
    task,
)  # fmt: skip

from graph.answer import Answer
from graph.errors import NotFound
from graph.ids import document_of_source, part_id, sort_key
from graph.model import Fragment
from graph.ontology import ontology
from graph.queries.trace import trace
from graph.stores.sqlite_store import SqliteStore

Load = Callable[..., SqliteStore]
OWN = "95-ctr-tu.song-lam.2031-11-20"
RESOLUTION, LOCAL, PLAN, CONGRESS = "57-nq-tw.2030-12-22", "42-ctr-tu.song-lam.2031-04-10", "7-kh-tu.song-lam.2031-05-01", "resolution.congress"  # fmt: skip
T1, T2, T10, T3 = (part_id(OWN, place) for place in ("I.1/1", "I.1/2", "I.1/10", "I.2/1"))
DIRECT, INHERITED = {"mode": "direct"}, {"mode": "inherited"}


def programme(*edges: EdgeLine) -> Fragment:
    """Two sections with four tasks, a few documents, and these links between them."""
    parts = [part_of("I", of=OWN), part_of("I.1", "I", of=OWN), part_of("I.2", "I", of=OWN)]
    parts += [part_of(place, place.partition("/")[0], of=OWN) for place in ("I.1/1", "I.1/2", "I.1/10", "I.2/1")]
    return fragment(
        OWN,
        [
            document(OWN, symbol="95-CTr/TU"), document(RESOLUTION, symbol="57-NQ/TW"),
            document(LOCAL, symbol="42-CTr/TU"), document(PLAN, symbol="7-KH/TU"), document(CONGRESS, name="Đại hội"),
            section("I", "NHIỆM VỤ", of=OWN), section("I.1", "Dữ liệu", of=OWN), section("I.2", "Cảng", of=OWN),
            task("I.1/1", "Mở kho", of=OWN), task("I.1/2", "Dạy số", of=OWN), task("I.1/10", "Đo nước", of=OWN),
            task("I.2/1", "Xây bến", of=OWN),
        ],
        [*parts, *edges],
    )  # fmt: skip


def paths(answer: Answer, which: str = "paths") -> list[list[str]]:
    """Each path by the ids that it runs through, from the driver to the driven."""
    edges = {edge.id: edge for edge in answer.edges}
    found = []
    for path in answer.answer[which]:
        ends = []
        for edge in (edges[id] for id in path):
            forward = ontology().edge(edge.type).flow == "forward"
            ends.append((edge.source, edge.target) if forward else (edge.target, edge.source))
        assert all(before[1] == after[0] for before, after in pairwise(ends)), "a path hangs together"
        found.append([ends[0][0], *(driven for _, driven in ends)])
    return found


CHAIN = [("DRIVES", LOCAL, T1, DIRECT), ("IMPLEMENTS", LOCAL, RESOLUTION)]
DIAMOND = [*CHAIN, ("DRIVES", PLAN, T1, DIRECT), ("IMPLEMENTS", PLAN, RESOLUTION)]
CYCLE = [*CHAIN, ("IMPLEMENTS", RESOLUTION, LOCAL)]


@pytest.mark.parametrize(
    ("edges", "asked", "found"),
    [
        pytest.param([], T1, [], id="no driver"),
        pytest.param([("DRIVES", LOCAL, T1, DIRECT)], T1, [[LOCAL, T1]], id="one step"),
        pytest.param([("DRIVES", RESOLUTION, T1, INHERITED)], T1, [[RESOLUTION, T1]], id="inherited from a heading"),
        pytest.param(CHAIN, T1, [[RESOLUTION, LOCAL, T1]], id="through a programme: the whole way, not its end too"),
        pytest.param([*CHAIN, ("DRIVES", RESOLUTION, T1, DIRECT)], T1, [[RESOLUTION, T1], [RESOLUTION, LOCAL, T1]], id="both ways, the shorter first"),
        pytest.param(DIAMOND, T1, [[RESOLUTION, PLAN, T1], [RESOLUTION, LOCAL, T1]], id="through two documents: 7 before 42"),
        pytest.param(CYCLE, T1, [[RESOLUTION, LOCAL, T1]], id="two that carry out each other: no node twice"),
        pytest.param([("DRIVES", LOCAL, T10, DIRECT), ("DRIVES", LOCAL, T2, DIRECT)], f"{OWN}~I.1", [[LOCAL, T2], [LOCAL, T10]], id="a section: item 2 before item 10"),
        pytest.param([("DRIVES", LOCAL, T3, DIRECT)], f"{OWN}~I.1", [], id="not what stands in the next section"),
        pytest.param([("DRIVES", LOCAL, T3, DIRECT)], f"{OWN}~I", [[LOCAL, T3]], id="but what stands anywhere below"),
        pytest.param([("DRIVES", LOCAL, T3, DIRECT)], OWN, [[LOCAL, T3]], id="a document: all of its tasks"),
        pytest.param([("DRIVES", LOCAL, T3, DIRECT), ("DRIVES", LOCAL, T1, DIRECT)], LOCAL, [[LOCAL, T1], [LOCAL, T3]], id="down from a document"),
        pytest.param(CHAIN, RESOLUTION, [[RESOLUTION, LOCAL, T1]], id="down through a programme"),
        pytest.param(CHAIN, LOCAL, [[LOCAL, T1]], id="down begins at the document asked about"),
        pytest.param(CYCLE, RESOLUTION, [[RESOLUTION, LOCAL, T1]], id="down a cycle"),
        pytest.param([("REFERS_TO", OWN, RESOLUTION), ("ISSUED", "agency.a", RESOLUTION)], RESOLUTION, [], id="other links drive nothing"),
    ],
)  # fmt: skip
def test_paths(load: Load, edges: Sequence[EdgeLine], asked: str, found: list[list[str]]) -> None:
    agency = [("agency.a", "Agency", {"name": "a"})]
    base = programme(*[edge for edge in edges if edge[0] != "ISSUED"])
    issued = fragment("1-bc-tu.a.2031", [document("1-bc-tu.a.2031"), document(RESOLUTION), *agency], [edge for edge in edges if edge[0] == "ISSUED"])  # fmt: skip
    assert paths(trace(load(base, issued), asked)) == found


@pytest.mark.parametrize(
    ("edges", "asked", "undriven"),
    [
        pytest.param([], T1, [T1], id="the task asked about"),
        pytest.param(CHAIN, T1, [], id="not one that is driven"),
        pytest.param([("DRIVES", LOCAL, T1, INHERITED)], T1, [], id="nor through a heading"),
        pytest.param(CHAIN, f"{OWN}~I.1", [T2, T10], id="the others of a section, as people count"),
        pytest.param(CHAIN, OWN, [T2, T10, T3], id="of a document"),
        pytest.param(
            [("IMPLEMENTS", OWN, CONGRESS)], T1, [T1], id="what the whole programme serves is named for no task"
        ),
        pytest.param([], CONGRESS, [], id="a document without parts has no tasks"),
    ],
)
def test_undriven(load: Load, edges: Sequence[EdgeLine], asked: str, undriven: list[str]) -> None:
    assert trace(load(programme(*edges)), asked).answer["undriven"] == undriven


@pytest.mark.parametrize(
    ("edges", "asked", "through"),
    [
        pytest.param([("IMPLEMENTS", OWN, CONGRESS)], T1, [[CONGRESS, OWN]], id="up from a task"),
        pytest.param([("IMPLEMENTS", OWN, CONGRESS)], OWN, [[CONGRESS, OWN]], id="up from the programme"),
        pytest.param([("IMPLEMENTS", OWN, CONGRESS)], CONGRESS, [[CONGRESS, OWN]], id="down to a programme whose parts are here"),
        pytest.param([("IMPLEMENTS", OWN, CONGRESS), ("IMPLEMENTS", CONGRESS, RESOLUTION)], T1, [[RESOLUTION, CONGRESS, OWN]], id="and what that carries out"),
        pytest.param(CHAIN, RESOLUTION, [], id="a programme without parts here is a step, no end"),
        pytest.param(CHAIN, T1, [], id="what drives one task does not drive the whole"),
    ],
)  # fmt: skip
def test_through_the_whole_document(
    load: Load, edges: Sequence[EdgeLine], asked: str, through: list[list[str]]
) -> None:
    assert paths(trace(load(programme(*edges)), asked), "through_document") == through


def test_a_ring_ends(load: Load) -> None:
    """Five documents, each carrying out the next: no task, no path, and no way without an end."""
    answer = trace(load(*A_RING), RING[0])
    assert answer.answer["paths"] == []
    assert answer.cut is None


@pytest.mark.parametrize(
    ("cap", "kept", "cut"),
    [
        pytest.param(1000, 30, False, id="all of them"),
        pytest.param(31, 30, False, id="one more than there are"),
        pytest.param(7, 7, True, id="seven of thirty"),
        pytest.param(1, 1, True, id="one"),
    ],
)
def test_a_cap_cuts_and_says_so(load: Load, cap: int, kept: int, cut: bool) -> None:
    answer = trace(load(*A_HUB), HUB, cap=cap)
    assert [path[-1] for path in paths(answer)] == sorted(HUB_TASKS, key=sort_key)[:kept]
    assert (answer.cut is not None) is cut
    if answer.cut:
        assert answer.cut["cap"] == cap
        assert answer.cut["left"] > 0


@pytest.mark.parametrize(
    ("cap", "undriven"),
    [
        pytest.param(1000, [T3], id="nothing is cut"),
        pytest.param(3, [T3], id="three steps and three paths: none is missing"),
        pytest.param(2, [T3], id="the path of one task is not shown, but it is driven"),
        pytest.param(1, [T3], id="and of two"),
    ],
)
def test_a_task_whose_path_was_cut_is_not_called_undriven(load: Load, cap: int, undriven: list[str]) -> None:
    driven: list[EdgeLine] = [("DRIVES", LOCAL, one, DIRECT) for one in (T1, T2, T10)]
    assert trace(load(programme(*driven)), OWN, cap=cap).answer["undriven"] == undriven


def test_with_too_many_links_nothing_is_called_undriven(load: Load) -> None:
    """Empty rather than wrong: nobody looked at all of them."""
    documents = [document(f"{number}-nq-tw.2031") for number in range(1, 13)]
    edges: list[EdgeLine] = [part_of("I", of=OWN), part_of("I/1", "I", of=OWN), part_of("I/2", "I", of=OWN)]
    edges += [("DRIVES", id, f"{OWN}~I~1", DIRECT) for id, *_ in documents]
    parts = [section("I", "x", of=OWN), task("I/1", "y", of=OWN), task("I/2", "z", of=OWN)]
    store = load(fragment(OWN, [document(OWN), *documents, *parts], edges))
    assert trace(store, OWN, cap=12).answer["undriven"] == [f"{OWN}~I~2"]
    assert trace(store, OWN, cap=1).answer["undriven"] == []


def test_many_ways_do_not_take_for_ever(load: Load) -> None:
    """Ten steps with two ways each are a thousand paths; the cap bounds the work, not only the answer."""
    levels = [[f"{10 * level + side}-nq-tw.2031" for side in (1, 2)] for level in range(1, 13)]
    nodes = [document(OWN), task("I/1", "x", of=OWN), *(document(id) for level in levels for id in level)]
    edges: list[EdgeLine] = [("DRIVES", id, f"{OWN}~I~1", DIRECT) for id in levels[0]]
    edges += [("IMPLEMENTS", low, high) for one, next in pairwise(levels) for low in one for high in next]
    answer = trace(load(fragment(OWN, nodes, edges)), f"{OWN}~I~1", cap=100)
    assert len(answer.answer["paths"]) == 100
    assert answer.cut


def test_an_answer_holds_everything_that_it_names(load: Load) -> None:
    answer = trace(load(programme(*DIAMOND, ("IMPLEMENTS", OWN, CONGRESS))), f"{OWN}~I.1")
    edges = {edge.id for edge in answer.edges}
    named = {id for which in ("paths", "through_document") for path in answer.answer[which] for id in path}
    assert named == edges
    ends = {end for edge in answer.edges for end in (edge.source, edge.target)}
    quoted = {document_of_source(one.source) for edge in answer.edges for one in edge.evidence}
    assert ends | quoted | set(answer.answer["undriven"]) | {OWN, *answer.of} == set(answer.things)


def test_every_step_has_its_own_words(load: Load) -> None:
    answer = trace(load(programme(*CHAIN)), T1)
    assert all(edge.evidence and edge.evidence[0].quote for edge in answer.edges)
    assert len({edge.evidence[0].quote for edge in answer.edges}) == len(answer.edges)


def test_any_id_of_a_document_asks_the_same(load: Load) -> None:
    store = load(*CITED_BARE_AND_DATED)
    assert trace(store, BARE) == trace(store, DATED)
    assert trace(store, BARE).of == (DATED,)


def test_a_record_without_sentences_answers_too(load: Load) -> None:
    answer = trace(load(THE_RECORD), TASK)
    assert paths(answer) == [["57-nq-tw.2024-12-22", TASK]]
    assert [one.quote for edge in answer.edges for one in edge.evidence] == [None]


def test_the_order_of_loading_does_not_count() -> None:
    said = []
    for some in ((THE_TEXT, THE_RECORD), (THE_RECORD, THE_TEXT)):
        with SqliteStore(":memory:") as store:
            for one in some:
                store.apply(one)
            said.append(trace(store, PROGRAMME).to_json())
    assert said[0] == said[1]


@pytest.mark.parametrize("id", ["", "nobody", TASK + "x", TASK.upper()])
def test_an_unknown_id_raises_with_what_comes_near(load: Load, id: str) -> None:
    with pytest.raises(NotFound) as raised:
        trace(load(THE_TEXT), id)
    assert raised.value.name == id
    if id.startswith(TASK):
        assert TASK in raised.value.near


def test_warnings_about_what_is_named_come_along(load: Load) -> None:
    """The programme cites 339-QĐ/TU, of which a contradiction is known; a task that does not is spared it."""
    store = load(THE_TEXT)
    assert trace(store, TASK).warnings == ()
    assert [one.id for one in trace(store, "339-qdd-tu.song-lam").warnings] == ["w1"]


@pytest.mark.parametrize(
    ("link", "of", "ended", "why"),
    [
        (("REPLACES", PLAN, RESOLUTION), T1, True, "the resolution behind a task is replaced"),
        (("REPEALS", PLAN, RESOLUTION), T1, True, "or repealed"),
        (("REPEALS", PLAN, RESOLUTION), OWN, True, "asked of the programme"),
        (("REPEALS", PLAN, RESOLUTION), RESOLUTION, True, "asked of the resolution itself"),
        (("REPEALS", PLAN, LOCAL), T1, True, "the programme between"),
        (("AMENDS", PLAN, RESOLUTION), T1, False, "near miss: it is amended and holds"),
        (("REPEALS", PLAN, RESOLUTION, {"articles": "Điều 3"}), T1, False, "near miss: one article of it is repealed"),
        (("REPLACES", RESOLUTION, PLAN), T1, False, "near miss: it replaces another"),
        (("REPEALS", PLAN, CONGRESS), T1, False, "near miss: a document that drives nothing here"),
    ],
)
def test_a_driver_that_has_ended_is_marked_with_the_sentence(
    load: Load, link: EdgeLine, of: str, ended: bool, why: str
) -> None:
    answer = trace(load(programme(("DRIVES", LOCAL, T1, DIRECT), ("IMPLEMENTS", LOCAL, RESOLUTION), link)), of)
    marked = [edge for edge in answer.edges if edge.id in answer.answer["ended"]]
    assert [(edge.type, edge.source) for edge in marked] == ([(link[0], PLAN)] if ended else []), why
    assert all(edge.evidence[0].quote for edge in marked)
    assert len(answer.answer["ended"]) == len(marked)
