"""timeline: what has a time, in order; what is due in a time, and what is overdue."""

from collections.abc import Callable

import pytest
from contract_plan import OWN, plan, short, t

from graph.errors import BadQuestion, NotFound
from graph.queries.timeline import interval, timeline
from graph.stores.sqlite_store import SqliteStore

Load = Callable[..., SqliteStore]
R57 = "57-nq-tw.2024-12-22"
FACTS = {
    1: {"due": "2031-12-31", "deadline": "trong năm 2031"},
    2: {"period": "2026 - 2030", "starts": "2026-01-01", "ends": "2030-12-31"},
    3: {"due": "2031-03-31", "state": "Đã hoàn thành"},
    4: {"due": "2031-03-30", "state": "Chưa hoàn thành"},
}
ABOUT = {
    R57: {"date": "2024-12-22"}, "99-nq-tw.2024": {"date": "2024"}, "target.x": {"metric": "x", "time": "đến năm 2030"},
    "target.y": {"metric": "y", "time": "từ năm 2027"}, "target.z": {"metric": "z", "time": "hằng năm"},
}  # fmt: skip
LINKS = [
    (R57, "DRIVES", "1"),
    ("99-nq-tw.2024", "DRIVES", "1"),
    ("2", "SETS", "target.x"),
    ("2", "SETS", "target.y"),
    ("2", "SETS", "target.z"),
]


def told(store: SqliteStore, of: str | None = OWN, **more: str) -> list[tuple[str, str, str | None, str]]:
    events = timeline(store, of, **more).answer["events"]  # type: ignore[arg-type]
    return [(one["kind"], short(one["thing"]), one["starts"], one["ends"]) for one in events]


def test_in_order_of_time(load: Load) -> None:
    assert told(load(plan(*LINKS, facts=FACTS, about=ABOUT))) == [
        ("document", R57, None, "2024-12-22"),
        ("target", "target.y", "2027-01-01", "2027-01-01"),
        ("period", "2", "2026-01-01", "2030-12-31"),
        ("target", "target.x", None, "2030-12-31"),
        ("deadline", "4", None, "2031-03-30"),
        ("deadline", "3", None, "2031-03-31"),
        ("deadline", "1", None, "2031-12-31"),
    ]


@pytest.mark.parametrize(
    ("due", "wanted"),
    [
        ("2031Q1", ["4", "3"]),
        ("2031-03-31", ["3"]),
        ("2031-04..2031-12", ["1"]),
        ("2031Q2", []),
        ("2031", ["4", "3", "1"]),
    ],
)
def test_what_is_due_in_a_time(load: Load, due: str, wanted: list[str]) -> None:
    assert [thing for _, thing, *_ in told(load(plan(*LINKS, facts=FACTS, about=ABOUT)), due=due)] == wanted


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("2031-03-30", ["2"]), ("2031-04-01", ["2", "4"]), ("2032-01-01", ["2", "4", "1"])],
)
def test_what_is_overdue_is_no_document_and_not_done(load: Load, day: str, wanted: list[str]) -> None:
    assert [thing for _, thing, *_ in told(load(plan(*LINKS, facts=FACTS, about=ABOUT)), overdue=day)] == wanted


def test_of_one_task_and_of_all(load: Load) -> None:
    store = load(plan(*LINKS, facts=FACTS, about=ABOUT))
    assert told(store, t(4)) == [("deadline", "4", None, "2031-03-30")]
    assert told(store, None) == told(store, OWN)


def test_a_target_has_the_words_that_set_it(load: Load) -> None:
    answer = timeline(load(plan(*LINKS, facts=FACTS, about=ABOUT)), OWN)
    assert {edge.target for edge in answer.edges} == {"target.x", "target.y"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026", ("2026-01-01", "2026-12-31")),
        ("2026q4", ("2026-10-01", "2026-12-31")),
        ("2028-02", ("2028-02-01", "2028-02-29")),
        ("2026-12", ("2026-12-01", "2026-12-31")),
        ("2026Q1..2026Q3", ("2026-01-01", "2026-09-30")),
        (" 2026 .. 2027 ", ("2026-01-01", "2027-12-31")),
    ],
)
def test_times(text: str, wanted: tuple[str, str]) -> None:
    assert interval(text) == wanted


@pytest.mark.parametrize(
    "text", ["", "soon", "2026Q5", "2026-13", "2026-02-30", "26", "2026..", "2027..2026", "2026-3", "0000", "9999Q4"]
)
def test_no_times(text: str) -> None:
    with pytest.raises(BadQuestion):
        interval(text)


def test_wrong_questions(load: Load) -> None:
    with pytest.raises(NotFound):
        timeline(load(plan()), "nobody")
    with pytest.raises(BadQuestion, match="is no day"):
        timeline(load(plan()), overdue="2026")
