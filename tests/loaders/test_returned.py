"""A table that came back: which of its rows speak of a task that is there."""

import pytest

from graph.ids import part_id
from graph.model import Edge, Evidence, Fragment, Node, Source
from loaders.returned import placed

DOCUMENT, TABLE = "95-ctr-tu.song-lam.2031", "table.95-ctr-tu.song-lam.2031"
FIRST, SECOND = part_id(DOCUMENT, "II.1/1"), part_id(DOCUMENT, "II.1/2")
KNOWN = {FIRST: "Rà soát quy hoạch bến thuyền trên sông", SECOND: "Lập bản đồ luồng lạch"}


def table(*rows: tuple[str, str]) -> Fragment:
    """Rows of a table, each with the id it names and its words; Sở Xây dựng leads every one."""
    nodes, edges = (
        [Node("agency.a", "Agency", {"name": "Sở Xây dựng"}, (Evidence(TABLE, "II!D2", "table", 0, 1, "S"),))],
        [],
    )
    for number, (id, words) in enumerate(rows, 2):
        nodes.append(
            Node(id, "Task", {"text": words}, (Evidence(TABLE, f"II!B{number}", "table", number, number + 1, words),))
        )
        edges.append(Edge("LEADS", "agency.a", id, {}, (Evidence(TABLE, f"II!D{number}", "table", 0, 1, "S"),)))
    return Fragment(Source(TABLE, "table", "a.xlsx", "0" * 64, DOCUMENT), tuple(nodes), tuple(edges), (), ())


@pytest.mark.parametrize(
    ("rows", "led", "unplaced"),
    [
        pytest.param([(FIRST, KNOWN[FIRST]), (SECOND, KNOWN[SECOND])], [FIRST, SECOND], [], id="as it was handed out"),
        pytest.param([(FIRST, "Rà soát quy hoạch bến thuyền")], [FIRST], [], id="somebody shortened the words"),
        pytest.param([(part_id(DOCUMENT, "II.9/9"), KNOWN[FIRST])], [], ["II!B2"], id="an id that no task has"),
        pytest.param([(SECOND, KNOWN[FIRST]), (SECOND, KNOWN[SECOND])], [SECOND], ["II!B2"], id="an id that stands twice"),
        pytest.param([(FIRST, KNOWN[SECOND])], [], ["II!B2"], id="a row of other words: the tasks have moved since"),
    ],
)  # fmt: skip
def test_a_row_speaks_of_the_task_whose_words_it_repeats(
    rows: list[tuple[str, str]], led: list[str], unplaced: list[str]
) -> None:
    found = placed(table(*rows), KNOWN)
    assert [edge.target for edge in found.edges] == led
    assert [one.evidence[0].place for one in found.unresolved] == unplaced
    assert {node.id for node in found.nodes if node.type == "Task"} == set(led)


def test_a_task_that_is_known_without_its_words_takes_any() -> None:
    assert placed(table((FIRST, "Soát xét quy hoạch")), {FIRST: ""}).unresolved == ()
