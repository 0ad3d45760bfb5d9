"""Which tasks of one edition are which of the other: by their words first, by their place where that decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.editions import Item, compare

A, B, C = "Rà soát quy hoạch tỉnh thời kỳ mới", "Xây dựng kho dữ liệu đất đai dùng chung", "Khởi công đường ven biển"
Rows = list[tuple[str, str]]


def edition(rows: Rows) -> list[Item]:
    return [Item(f"a~{place}", place, text) for place, text in rows]


@pytest.mark.parametrize(
    ("old", "new", "pairs", "dropped", "added"),
    [
        pytest.param([("1", A)], [("1", A)], [("1", "1", ())], [], [], id="the same"),
        pytest.param([("1", A), ("2", B)], [("1", B)], [("2", "1", ("place",))], ["1"], [], id="the next moves up"),
        pytest.param([("1", A)], [("1", C)], [], ["1"], ["1"], id="another task at the same place is another task"),
        pytest.param([("1", A)], [("1", A.replace("mới", "2031-2040"))], [("1", "1", ("text",))], [], [], id="other words"),
        pytest.param([("1", A)], [("1", A.upper())], [("1", "1", ())], [], [], id="capitals are the same words"),
        pytest.param(
            [("1", B), ("2", A)], [("1", A.replace("mới", "sau"))], [("2", "1", ("text", "place"))], ["1"], [],
            id="moved and changed: likeness decides, not the place",
        ),
        pytest.param(
            [("1", A), ("2", A)], [("2", A)], [("2", "2", ())], ["1"], [], id="of two alike the one at the same place"
        ),
        pytest.param([], [("1", A)], [], [], ["1"], id="all new"),
        pytest.param([("1", "")], [("1", "")], [], ["1"], ["1"], id="tasks without words match nothing"),
    ],
)  # fmt: skip
def test_what_became_of_the_tasks(
    old: Rows, new: Rows, pairs: list[tuple[str, str, tuple[str, ...]]], dropped: list[str], added: list[str]
) -> None:
    found = compare(edition(old), edition(new))
    assert [(pair.old.place, pair.new.place, pair.changed) for pair in found.pairs] == pairs
    assert [one.place for one in found.dropped] == dropped
    assert [one.place for one in found.added] == added


def test_links_and_facts_are_compared() -> None:
    old = Item("a~1", "1", A, {"LEADS": frozenset({"agency.a"})}, {"deadline": "Quý I"})
    new = Item("a~1", "1", A, {"LEADS": frozenset({"agency.b"})}, {"deadline": "Quý II"})
    assert compare([old], [new]).pairs[0].changed == ("deadline", "LEADS")


TEXTS = st.lists(st.tuples(st.sampled_from("123456789"), st.sampled_from([A, B, C, A + " " + B, ""])), max_size=9)


@given(TEXTS, TEXTS)
def test_every_task_is_matched_once_or_came_or_went(old: Rows, new: Rows) -> None:
    found = compare(edition(old), edition(new))
    assert len(found.pairs) + len(found.dropped) == len(old)
    assert len(found.pairs) + len(found.added) == len(new)


@given(TEXTS)
def test_an_edition_is_the_same_as_itself(rows: Rows) -> None:
    same = compare(edition(rows), edition(rows))
    assert [pair.changed for pair in same.pairs if pair.changed] == []
    assert {one.text for one in same.dropped} <= {""}
