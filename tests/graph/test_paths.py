"""paths: how two things are connected, the shortest first, through chosen meanings only."""

from collections.abc import Callable

import pytest
from contract_fragments import A_RING, RING
from contract_plan import OWN, plan, short, t

from graph.answer import Answer
from graph.errors import BadQuestion, NotFound
from graph.queries.paths import paths
from graph.stores.sqlite_store import SqliteStore

Load = Callable[..., SqliteStore]
LINKS = [
    ("1", "ADVANCES", "project.p"), ("4", "ADVANCES", "project.p"), ("1", "PRODUCES", "deliverable.d"), ("2", "NEEDS", "deliverable.d"),
    ("2", "ADVANCES", "project.q"), ("4", "ADVANCES", "project.q"), ("agency.a", "LEADS", "5"),
]  # fmt: skip


def told(answer: Answer) -> list[str]:
    """Each path as the things that it passes."""
    edges = {edge.id: edge for edge in answer.edges}
    found = []
    for path in answer.answer["paths"]:
        here, passed = answer.of[0], [answer.of[0]]
        for id in path:
            here = edges[id].target if edges[id].source == here else edges[id].source
            passed.append(here)
        found.append(" ".join(short(one) for one in passed))
    return found


@pytest.mark.parametrize(
    ("start", "end", "through", "wanted", "steps", "why"),
    [
        (t(1), t(4), None, ["1 project.p 4", "1 deliverable.d 2 project.q 4"], 2, "the shortest first, then one that is longer"),
        (t(4), t(1), None, ["4 project.p 1", "4 project.q 2 deliverable.d 1"], 2, "the other way round"),
        (t(1), t(4), ["measure"], ["1 project.p 4"], 2, "through projects and targets alone"),
        (t(1), t(2), ["dependency"], ["1 deliverable.d 2"], 2, "through what one makes and the other needs"),
        (t(1), t(5), None, [], None, "no way but the document that both are of"),
        (t(1), t(3), ["hierarchy"], ["1 I 3"], 2, "which is followed where it is asked"),
        (t(1), "project.p", None, ["1 project.p"], 1, "one step; a path that is three longer is another story"),
        (t(1), t(1), None, [], None, "to itself"),
    ],
)  # fmt: skip
def test_paths(
    load: Load, start: str, end: str, through: list[str] | None, wanted: list[str], steps: int | None, why: str
) -> None:
    answer = paths(load(plan(*LINKS)), start, end, **({"through": through} if through else {}))
    assert told(answer) == wanted, why
    assert answer.answer["steps"] == steps, why
    assert all(edge.evidence[0].quote for edge in answer.edges)


@pytest.mark.parametrize(("depth", "found"), [(1, False), (2, True), (6, True)])
def test_no_further_than_the_depth(load: Load, depth: int, found: bool) -> None:
    assert bool(paths(load(plan(*LINKS)), t(1), t(4), depth=depth).answer["paths"]) is found


def test_both_ways_round_a_ring(load: Load) -> None:
    answer = paths(load(*A_RING), RING[0], RING[2])
    assert [len(path) for path in answer.answer["paths"]] == [2, 3]


def test_the_cap_says_how_many_paths_there_are_more(load: Load) -> None:
    store = load(
        plan(
            *[("1", "ADVANCES", f"project.{n}") for n in range(5)],
            *[("4", "ADVANCES", f"project.{n}") for n in range(5)],
        )
    )
    answer = paths(store, t(1), t(4), cap=2)
    assert (len(answer.answer["paths"]), answer.cut) == (2, {"cap": 2, "left": 3})
    assert paths(store, t(1), t(4), cap=5).cut is None


HUBS = ("57-nq-tw.2031-01-02", "68-nq-tw.2031-05-04")


@pytest.mark.parametrize(
    ("start", "end", "wanted", "why"),
    [
        (t(1), t(2), [t(1), HUBS[0], t(2)], "a hub that both sides reach"),
        (t(1), t(4), [t(1), *HUBS, t(4)], "two hubs that are joined to each other"),
        (HUBS[0], t(4), [*HUBS, t(4)], "a hub that is an end: it is reached from the other"),
        (HUBS[0], HUBS[1], [*HUBS], "two ends that are hubs"),
        (HUBS[0], "project.r", [HUBS[0], t(10), "project.r"], "an end that is a hub, of which one thing leads on"),
        (t(1), "project.r", [t(1), HUBS[0], t(10), "project.r"], "a hub that both sides reach, further off"),
    ],
)
def test_hubs(load: Load, start: str, end: str, wanted: list[str], why: str) -> None:
    many = range(10, 240)
    links = [(HUBS[0], "DRIVES", str(n)) for n in (1, 2, *many)] + [(HUBS[1], "DRIVES", str(n)) for n in (4, *many)]
    links += [(HUBS[0], "REFERS_TO", HUBS[1]), ("10", "ADVANCES", "project.r")]
    ways = told(paths(load(plan(*links, tasks=240)), start, end, depth=3))
    assert ways[:1] == [" ".join(short(one) for one in wanted)] * bool(wanted), why


def test_wrong_questions(load: Load) -> None:
    store = load(plan())
    with pytest.raises(NotFound, match="nobody"):
        paths(store, t(1), "nobody")
    with pytest.raises(BadQuestion, match="magic"):
        paths(store, t(1), OWN, through=["magic"])
