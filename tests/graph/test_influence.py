"""influence: the cross-impact matrix from stated links, what follows from it, and cells that a planner sees otherwise."""

from collections.abc import Callable

import pytest
from contract_fragments import document, fragment
from contract_plan import OWN, plan, short, t

from graph.errors import BadQuestion, NotFound
from graph.queries.influence import Override, influence
from graph.stores.sqlite_store import SqliteStore

Load = Callable[..., SqliteStore]
R57, OWN42 = "57-nq-tw.2024-12-22", "42-ctr-tu.song-lam.2025-04-10"


def cells(store: SqliteStore, of: str = "tasks", **more: object) -> dict[str, int]:
    found = influence(store, OWN, of=of, **more).answer["cells"]  # type: ignore[arg-type]
    return {f"{short(one['from'])}>{short(one['to'])}": one["value"] for one in found}


@pytest.mark.parametrize(
    ("links", "wanted", "why"),
    [
        ([("1", "PRODUCES", "deliverable.d"), ("4", "NEEDS", "deliverable.d")], {"1>4": 3}, "one makes what the other needs"),
        ([("1", "ADVANCES", "project.p"), ("4", "NEEDS", "project.p")], {"1>4": 2}, "one builds what the other needs"),
        ([("1", "ADVANCES", "project.p"), ("4", "ADVANCES", "project.p")], {"1>4": 1, "4>1": 1}, "both build it"),
        ([("1", "SETS", "target.x"), ("4", "SETS", "target.x")], {"1>4": 1, "4>1": 1}, "both set one target"),
        ([(R57, "DRIVES", "1"), (R57, "DRIVES", "4")], {"1>4": 1, "4>1": 1}, "one driver"),
        ([("agency.a", "LEADS", "1"), ("agency.a", "LEADS", "4")], {}, "near miss: one body leads both"),
        ([("1", "NEEDS", "deliverable.d"), ("4", "NEEDS", "deliverable.d")], {}, "near miss: both need what nobody makes"),
        ([("1", "PRODUCES", "deliverable.d"), ("1", "NEEDS", "deliverable.d")], {}, "near miss: a task itself"),
        (
            [("1", "PRODUCES", "deliverable.d"), ("4", "NEEDS", "deliverable.d"), ("1", "SETS", "target.x"), ("4", "SETS", "target.x")],
            {"1>4": 3, "4>1": 1}, "the strongest of several says the value",
        ),
    ],
)  # fmt: skip
def test_what_a_cell_says(load: Load, links: list, wanted: dict[str, int], why: str) -> None:
    assert cells(load(plan(*links))) == wanted, why


def test_what_a_document_serves_as_a_whole_joins_no_tasks(load: Load) -> None:
    whole = fragment(R57, [document(R57), document(OWN)], [("IMPLEMENTS", OWN, R57)])
    assert cells(load(plan((R57, "DRIVES", "1"), (R57, "DRIVES", "4")), whole)) == {}


CHAIN = [
    ("1", "PRODUCES", "deliverable.d"), ("4", "NEEDS", "deliverable.d"), ("4", "PRODUCES", "deliverable.e"), ("2", "NEEDS", "deliverable.e"),
]  # fmt: skip


def test_sections_documents_and_projects(load: Load) -> None:
    assert cells(load(plan(*CHAIN)), "sections") == {"I>II": 3, "II>I": 3}
    assert cells(load(plan((OWN42, "DRIVES", "1"), (OWN42, "IMPLEMENTS", R57))), "documents") == {f"{OWN42}>{OWN}": 3}
    built = plan(("1", "NEEDS", "project.p"), ("1", "ADVANCES", "project.q"), ("project.r", "CONNECTS", "place.x"), ("project.q", "CONNECTS", "place.x"), ("2", "ADVANCES", "project.r"))  # fmt: skip
    assert cells(load(built), "projects") == {
        "project.p>project.q": 3,
        "project.q>project.r": 1,
        "project.r>project.q": 1,
    }


def test_every_cell_opens_its_sentences(load: Load) -> None:
    answer = influence(load(plan(*CHAIN)), OWN, of="tasks")
    edges = {edge.id: edge for edge in answer.edges}
    for one in answer.answer["cells"]:
        assert one["edges"]
        assert all(edges[id].evidence[0].quote for id in one["edges"])


def test_what_follows_from_the_matrix(load: Load) -> None:
    answer = influence(load(plan(*CHAIN)), OWN, of="tasks").answer
    assert [(short(one["from"]), short(one["to"]), one["value"]) for one in answer["second"]] == [("1", "2", 9)]
    ranked = {short(one["unit"]): (one["active"], one["passive"], one["role"]) for one in answer["ranked"]}
    assert ranked["1"] == (3, 0, "driver")
    assert ranked["4"] == (3, 3, "relay")
    assert ranked["2"] == (0, 3, "dependent")
    assert ranked["3"] == (0, 0, "independent")
    between = {short(one["unit"]): one["between"] for one in answer["ranked"]}
    assert between["4"] > between["1"] == 0
    assert answer["communities"] == [[t(1), t(2), t(4)]]


SEEN = Override(t(4), t(1), 2, "Sở Tài chính", "2026-03-15", "Vốn có trước.")


def test_a_cell_that_a_planner_sees_otherwise(load: Load) -> None:
    store = load(plan(*CHAIN))
    answer = influence(
        store, OWN, of="tasks", overrides=[SEEN, Override(t(1), t(4), 0, "Sở", "2026-03-15", "Không.")]
    ).answer
    told = {(short(one["from"]), short(one["to"])): one for one in answer["cells"]}
    assert (told["4", "1"]["value"], told["4", "1"]["computed"]) == (2, 0)
    assert told["4", "1"]["override"] == {
        "value": 2,
        "who": "Sở Tài chính",
        "when": "2026-03-15",
        "why": "Vốn có trước.",
    }
    assert (told["1", "4"]["value"], told["1", "4"]["computed"]) == (0, 3)
    assert told["4", "2"]["override"] is None
    assert not any(one["to"] == t(2) for one in answer["second"]), "second order follows from what holds"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Override("x", t(1), 2, "Sở", "2026-03-15", ""), "no row 'x'"),
        (Override(t(1), t(1), 2, "Sở", "2026-03-15", ""), "joins two rows"),
        (Override(t(1), t(2), 4, "Sở", "2026-03-15", ""), "from 0 to 3"),
        (Override(t(1), t(2), 2, "Sở", "hôm qua", ""), "is no day"),
    ],
)
def test_cells_that_are_none(load: Load, wrong: Override, said: str) -> None:
    with pytest.raises(BadQuestion, match=said):
        influence(load(plan()), OWN, of="tasks", overrides=[wrong])


def test_the_cap_keeps_what_is_linked(load: Load) -> None:
    answer = influence(load(plan(*CHAIN)), OWN, of="tasks", cap=3)
    assert (answer.answer["units"], answer.cut) == ([t(1), t(2), t(4)], {"cap": 3, "left": 2})


def test_wrong_questions(load: Load) -> None:
    with pytest.raises(NotFound):
        influence(load(plan()), "nobody")
    with pytest.raises(BadQuestion, match="Known are sections"):
        influence(load(plan()), of="bodies")  # type: ignore[arg-type]
