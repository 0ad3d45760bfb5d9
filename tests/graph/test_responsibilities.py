"""responsibilities: who does what, by when; the load of a quarter; who must work together."""

from collections.abc import Callable

import pytest
from contract_plan import OWN, plan, t

from graph.errors import NotFound
from graph.queries.responsibilities import due_day, quarter, responsibilities
from graph.stores.sqlite_store import SqliteStore

Load = Callable[..., SqliteStore]
A, B, C = "agency.a", "agency.b", "agency.c"
LINKS = [
    (A, "LEADS", "1"), (B, "COORDINATES", "1"), (A, "LEADS", "4"), (C, "OVERSEES", "4"), (B, "LEADS", "2"), (A, "COORDINATES", "2"),
]  # fmt: skip
FACTS = {1: {"due": "2032-05-31"}, 2: {"due": "2031-12-31"}, 3: {"due": "2032-01-31"}}


def test_who_does_what_those_due_first_first(load: Load) -> None:
    answer = responsibilities(load(plan(*LINKS, facts=FACTS)), OWN).answer
    assert [(one["task"], one["quarter"]) for one in answer["tasks"]] == [
        (t(2), "2031Q4"), (t(3), "2032Q1"), (t(1), "2032Q2"), (t(4), None), (t(5), None),
    ]  # fmt: skip
    first = answer["tasks"][0]
    assert (first["leads"], first["coordinates"], first["oversees"]) == ([B], [A], [])
    assert answer["nobody"] == [t(3), t(5)]


def test_the_load_by_body_quarter_and_section(load: Load) -> None:
    answer = responsibilities(load(plan(*LINKS, facts=FACTS)), OWN).answer
    assert [(one["body"], one["leads"], one["coordinates"], one["oversees"]) for one in answer["bodies"]] == [
        (A, 2, 1, 0), (B, 1, 1, 0), (C, 0, 0, 1),
    ]  # fmt: skip
    assert answer["quarters"] == [
        {"quarter": "2031Q4", "tasks": 1, "bodies": {A: 1, B: 1}},
        {"quarter": "2032Q1", "tasks": 1, "bodies": {}},
        {"quarter": "2032Q2", "tasks": 1, "bodies": {A: 1, B: 1}},
    ]
    cells = {(one["body"], one["section"][-2:].strip("~")): one["leads"] for one in answer["sections"]}
    assert cells == {(A, "I"): 1, (B, "I"): 1, (A, "II"): 1, (C, "II"): 0}
    assert answer["together"] == [{"bodies": [A, B], "tasks": 2}, {"bodies": [A, C], "tasks": 1}]


def test_of_a_body_its_own_tasks_and_who_else_is_named_for_them(load: Load) -> None:
    answer = responsibilities(load(plan(*LINKS)), C)
    assert [one["task"] for one in answer.answer["tasks"]] == [t(4)]
    assert {one["body"] for one in answer.answer["bodies"]} == {A, C}
    assert {edge.target for edge in answer.edges} == {t(4)}


@pytest.mark.parametrize("of", [None, t(1), f"{OWN}~II"])
def test_of_all_of_a_task_and_of_a_section(load: Load, of: str | None) -> None:
    found = {one["task"] for one in responsibilities(load(plan(*LINKS)), of).answer["tasks"]}
    assert found == {None: {t(n) for n in range(1, 6)}, t(1): {t(1)}, f"{OWN}~II": {t(4), t(5)}}[of]


def test_the_cap_says_how_many_tasks_are_left(load: Load) -> None:
    assert responsibilities(load(plan(*LINKS)), OWN, cap=2).cut == {"cap": 2, "left": 3}
    assert responsibilities(load(plan(*LINKS)), cap=2).cut == {"cap": 2, "left": 3}


def test_nothing_of_that_name(load: Load) -> None:
    with pytest.raises(NotFound):
        responsibilities(load(plan()), "nobody")


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("2026-01-01", "2026Q1"), ("2026-03-31", "2026Q1"), ("2026-04-01", "2026Q2"), ("2026-12-31", "2026Q4"), ("2026", None), (None, None)],
)  # fmt: skip
def test_quarters(day: str | None, wanted: str | None) -> None:
    assert quarter(day) == wanted


def test_a_deadline_comes_before_the_end_of_a_period(load: Load) -> None:
    store = load(plan(facts={1: {"due": "2031-01-01", "ends": "2032-01-01"}, 2: {"ends": "2032-01-01"}}))
    assert [due_day(store.get([t(n)])[t(n)]) for n in (1, 2, 3)] == ["2031-01-01", "2032-01-01", None]
