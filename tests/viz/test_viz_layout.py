"""Where things stand: no card covers another, every task has one, the same input gives the same places."""

import pytest

from graph.stores.base import Store
from viz.layout import CARD, PITCH, Layout, arrange, overlapping
from viz.network import part_of_graph
from viz.outline import Chapter, Column, Outline, outlines
from viz.payload import cited_groups

STATES = ["record", "sample", "both", "nothing", "flat", "hostile", "crowded"]


def _map(store: Store) -> Layout:
    part = part_of_graph(store)
    return arrange(outlines(part), cited_groups(part))


def _outline(document: str, *counts: int) -> Outline:
    """A document of one chapter with so many tasks in each of its sections."""
    columns = [Column(f"{document}~{n}", tuple(f"{document}~{n}~{k}" for k in range(size))) for n, size in enumerate(counts)]  # fmt: skip
    return Outline(document, (Chapter(f"{document}~I", tuple(columns)),))


@pytest.mark.parametrize("state", STATES)
def test_nothing_covers_anything(state: str, request: pytest.FixtureRequest) -> None:
    layout = _map(request.getfixturevalue(state))
    assert overlapping([*layout.tasks, *layout.cited, *layout.groups]) == []
    assert overlapping(layout.frames) == []
    assert overlapping(layout.sections) == []


@pytest.mark.parametrize("state", STATES)
def test_the_same_graph_has_the_same_map(state: str, request: pytest.FixtureRequest) -> None:
    store = request.getfixturevalue(state)
    assert _map(store) == _map(store)


@pytest.mark.parametrize("state", STATES)
def test_every_task_shown_has_one_card_in_its_frame(state: str, request: pytest.FixtureRequest) -> None:
    store = request.getfixturevalue(state)
    frames = {box.id: box for box in _map(store).frames}
    tasks = _map(store).tasks
    shown = [id for frame in part_of_graph(store).frames for id in frame.parts if "~" in id]
    assert {box.id for box in tasks} <= set(shown)
    assert len({box.id for box in tasks}) == len(tasks)
    for box in tasks:
        frame = frames[box.id.partition("~")[0]]
        assert frame.x <= box.x
        assert box.right <= frame.right
        assert box.bottom <= frame.bottom


def test_the_shipped_programme_is_drawn_whole(record: Store) -> None:
    layout = _map(record)
    assert len(layout.tasks) == 211
    assert len(layout.cited) == 32 + 6  # with a number, the congress resolution; six more without a number
    assert [box.id.partition("~")[2] for box in layout.chapters] == ["II.1", "II.2", "II.3", "II.4", "II.5", "III"]


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ((1,), "one task alone"),
        ((300,), "a single section longer than any column"),
        ((1, 30, 2, 2, 9, 14), "long beside short"),
        (tuple([1] * 60), "many sections of one task"),
    ],
)
def test_odd_documents(counts: tuple[int, ...], why: str) -> None:
    layout = arrange([_outline("a", *counts), _outline("b", 3)], [("central", ["x", "y"])])
    assert overlapping([*layout.tasks, *layout.cited]) == [], why
    assert len(layout.tasks) == sum(counts) + 3
    assert all((box.x - layout.tasks[0].x) % PITCH[0] == 0 for box in layout.tasks if box.id.startswith("a~")), why


def test_cited_documents_stand_left_of_every_frame(both: Store) -> None:
    layout = _map(both)
    assert max(box.right for box in layout.cited) < min(box.x for box in layout.frames)


def test_reading_order_runs_down_a_column_then_to_the_next() -> None:
    tasks = arrange([_outline("a", 12, 3)]).tasks
    places = [(box.x, box.y) for box in tasks if box.id.startswith("a~0~")]
    assert places == sorted(places)
    assert {(box.width, box.height) for box in tasks} == {CARD}


def test_nothing_loaded_is_an_empty_map(nothing: Store) -> None:
    assert _map(nothing) == Layout()
