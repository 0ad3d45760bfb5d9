"""impact: what a change reaches, in how many steps, by which chain."""

from collections.abc import Callable

import pytest
from contract_fragments import document, fragment
from contract_plan import OWN, plan, short, t

from graph.errors import BadQuestion, NotFound
from graph.queries.impact import impact
from graph.stores.sqlite_store import SqliteStore

Load = Callable[..., SqliteStore]
R57, OWN42 = "57-nq-tw.2024-12-22", "42-ctr-tu.song-lam.2025-04-10"
LINKS = [
    (R57, "DRIVES", "1"), (OWN42, "DRIVES", "2"), (OWN42, "IMPLEMENTS", R57), ("1", "PRODUCES", "deliverable.d"),
    ("4", "NEEDS", "deliverable.d"), ("4", "SETS", "target.x"), ("agency.a", "LEADS", "4"), ("4", "ADVANCES", "project.p"),
    ("5", "NEEDS", "project.p"), ("agency.a", "LEADS", "3"),
]  # fmt: skip
FACTS = {1: {"due": "2031-06-30"}, 4: {"due": "2032-06-30"}}


def steps(store: SqliteStore, id: str, **more: object) -> dict[str, int]:
    found = impact(store, id, **more).answer["affected"]  # type: ignore[arg-type]
    return {short(one["thing"]): one["steps"] for one in found}


@pytest.mark.parametrize(
    ("id", "wanted", "why"),
    [
        (R57, {"1": 1, OWN42: 1, "2": 2, "deliverable.d": 2, "4": 3, "target.x": 4, "agency.a": 4}, "a resolution: what it drives, what carries it out, what these make, who waits"),
        (t(1), {"deliverable.d": 1, "4": 2, "target.x": 3, "agency.a": 3}, "a task: who waits for what it makes"),
        ("project.p", {"4": 1, "5": 1, "target.x": 2, "agency.a": 2}, "a project: the tasks that build and those that need it"),
        ("agency.a", {"3": 1, "4": 1, "target.x": 2}, "a body: its tasks and their targets"),
        ("target.x", {"4": 1, "agency.a": 2}, "a target: the tasks that set it"),
        (t(3), {"agency.a": 1}, "a task that nobody waits for: who leads it"),
    ],
)  # fmt: skip
def test_what_is_affected(load: Load, id: str, wanted: dict[str, int], why: str) -> None:
    assert steps(load(plan(*LINKS)), id) == wanted, why


def test_a_body_does_not_pass_it_on(load: Load) -> None:
    assert "3" not in steps(load(plan(*LINKS)), t(4)), "another task of the body that leads this one"


def test_every_chain_leads_there_with_its_words(load: Load) -> None:
    answer = impact(load(plan(*LINKS)), R57)
    edges = {edge.id: edge for edge in answer.edges}
    for one in answer.answer["affected"]:
        here = R57
        for id in one["chain"]:
            assert edges[id].evidence[0].quote
            here = edges[id].target if edges[id].source == here else edges[id].source
        assert (here, len(one["chain"])) == (one["thing"], one["steps"])


@pytest.mark.parametrize(
    ("until", "late"),
    [("2031-06-30", []), ("2031-07-01", ["1"]), ("2033-01-01", ["1", "4"]), (None, [])],
)
def test_deadlines_that_become_impossible(load: Load, until: str | None, late: list[str]) -> None:
    answer = impact(load(plan(*LINKS, facts=FACTS)), R57, until=until).answer
    assert [short(one["task"]) for one in answer["impossible"]] == late
    assert answer["until"] == until


def test_depth_and_cap(load: Load) -> None:
    store = load(plan(*LINKS))
    assert steps(store, R57, depth=1) == {"1": 1, OWN42: 1}
    cut = impact(store, R57, cap=1)
    assert (len(cut.answer["affected"]), cut.cut) == (1, {"cap": 1, "left": 1})
    assert impact(store, R57).answer["counts"] == {"Task": 3, "Target": 1, "Deliverable": 1, "Agency": 1, "Document": 1}


def test_a_ring_ends(load: Load) -> None:
    ring = fragment(R57, [document(R57), document(OWN42)], [("IMPLEMENTS", R57, OWN42), ("IMPLEMENTS", OWN42, R57)])
    assert steps(load(ring), R57) == {OWN42: 1}


def test_wrong_questions(load: Load) -> None:
    with pytest.raises(NotFound):
        impact(load(plan()), "nobody")
    with pytest.raises(BadQuestion, match="'soon' is no day"):
        impact(load(plan()), OWN, until="soon")
