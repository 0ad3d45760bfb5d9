"""Tables that came back: of which task each row speaks, in whatever order they and the editions come."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.editions import Item
from graph.ids import part_id, source_id
from graph.model import Edge, Evidence, Fragment, Node, Source
from loaders.carried import carried
from loaders.returned import place, settled

DOCUMENT = "95-ctr-tu.song-lam.2031"
BOATS, MAPS, ROADS = "Rà soát quy hoạch bến thuyền trên sông", "Lập bản đồ luồng lạch", "Làm đường vào cảng mới"
TASKS = [Item("II.1~1", "II.1~1", BOATS), Item("II.1~2", "II.1~2", MAPS)]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param([("II.1~1", BOATS), ("II.1~2", MAPS)], ["II.1~1", "II.1~2"], id="as it was handed out"),
        pytest.param([("II.1~1", "Rà soát quy hoạch bến thuyền")], ["II.1~1"], id="somebody shortened the words"),
        pytest.param([("II.9~9", BOATS)], ["II.1~1"], id="an id that no task has: the words say which"),
        pytest.param([("", BOATS)], ["II.1~1"], id="no id at all"),
        pytest.param([("II.1~2", BOATS), ("II.1~2", MAPS)], ["II.1~1", "II.1~2"], id="an id that stands twice"),
        pytest.param([("II.1~1", BOATS), ("II.1~1", BOATS)], ["II.1~1", "II.1~1"], id="a row that was copied"),
        pytest.param([("II.1~1", ROADS)], [None], id="a row of other words: its task is gone"),
        pytest.param([("ii.1~2", "Lập bản đồ luồng sông")], ["II.1~2"], id="a number in small letters"),
    ],
)  # fmt: skip
def test_a_row_speaks_of_the_task_whose_words_it_repeats(rows: list[tuple[str, str]], found: list[str | None]) -> None:
    placed = place([Item(f"row{at}", *row) for at, row in enumerate(rows)], TASKS)
    assert [placed.get(f"row{at}") for at in range(len(rows))] == found


def test_the_number_decides_between_tasks_of_the_same_words() -> None:
    same = [Item("I~1", "I~1", MAPS), Item("I~2", "I~2", MAPS)]
    assert place([Item("a", "I~2", MAPS), Item("b", "I~1", MAPS)], same) == {"a": "I~2", "b": "I~1"}


def test_a_task_that_is_known_without_its_words_takes_any() -> None:
    assert place([Item("a", "I~1", ROADS)], [Item("I~1", "I~1", "")]) == {"a": "I~1"}


# --- sources of one document -----------------------------------------------------------------------------------------


def text(*tasks: str) -> Fragment:
    """An edition whose tasks are numbered in order."""
    source = source_id(DOCUMENT, "text")
    nodes = [
        Node(
            part_id(DOCUMENT, f"I/{at}"),
            "Task",
            {"place": f"I/{at}", "text": said},
            (proof(source, f"I/{at}", at, said),),
        )
        for at, said in enumerate(tasks, 1)
    ]
    return Fragment(Source(source, "text", "a.txt", "0" * 64, DOCUMENT), tuple(nodes))


def proof(source: str, place: str, at: int, words: str) -> Evidence:
    return Evidence(source, place, "table", 100 * at, 100 * at + len(words), words)


def table(office: str, *rows: tuple[str, str, str]) -> Fragment:
    """Rows as an office filled them in: the number of the task, its words, who leads it."""
    source, nodes, edges = source_id(DOCUMENT, "table", office), [], []
    for at, (number, said, lead) in enumerate(rows, 1):
        id, agency = f"row.{office}.{at}", f"agency.{lead}"
        nodes += [
            Node(id, "Task", {"text": said}, (proof(source, f"[a.xlsx]II!B{at}", at, said),)),
            Node(id, "Task", {}, (proof(source, f"[a.xlsx]II!A{at}", at, number),)),
            Node(agency, "Agency", {"name": lead}, (proof(source, f"[a.xlsx]II!D{at}", at, lead),)),
        ]
        edges.append(Edge("LEADS", agency, id, {}, (proof(source, f"[a.xlsx]II!D{at}", at, lead),)))
    return Fragment(Source(source, "table", f"{office}.xlsx", "0" * 64, DOCUMENT), tuple(nodes), tuple(edges))


def leads(one: Fragment) -> dict[str, str]:
    return {edge.target.partition("~")[2] or "alone": edge.source for edge in one.edges}


def test_a_new_edition_takes_along_what_was_filled_in() -> None:
    filled = table("a", ("I/1", BOATS, "x"), ("I/2", MAPS, "y"))
    [before] = settled([text(BOATS, MAPS), filled])
    assert leads(before) == {"I~1": "agency.x", "I~2": "agency.y"}
    [after] = settled([text(ROADS, BOATS), before])
    assert leads(after) == {"I~2": "agency.x", "alone": "agency.y"}
    [told] = after.unresolved
    assert (told.mention["quote"], told.mention["type"]) == (MAPS, "row")
    [again] = settled([text(MAPS, BOATS), after])
    assert leads(again) == {"I~2": "agency.x", "I~1": "agency.y"}
    assert again.unresolved == ()


def test_two_offices_that_name_two_bodies_are_told_of_with_both_readings() -> None:
    first, second = settled([text(BOATS), table("a", ("I/1", BOATS, "x")), table("b", ("I/1", BOATS, "y"))])
    assert leads(first) == {"I~1": "agency.x"}
    assert leads(second) == {"I~1": "agency.y"}
    [one], [other] = first.warnings, second.warnings
    assert one.id == other.id == f"C14.{DOCUMENT}~I~1.lead"
    assert [reading["lead"] for reading in one.readings] == ["x", "y"]
    assert [one.evidence[0].place, other.evidence[0].place] == ["[a.xlsx]II!D1", "[a.xlsx]II!D1"]


def test_two_offices_that_name_one_body_agree() -> None:
    found = settled([text(BOATS), table("a", ("I/1", BOATS, "x")), table("b", ("I/1", BOATS, "x"))])
    assert [one.warnings for one in found] == [(), ()]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, database=None)
@given(st.data())
def test_the_order_in_which_editions_and_tables_come_is_no_matter(data: st.DataObject) -> None:
    said = [BOATS, MAPS, ROADS, f"{BOATS} và hồ", MAPS]
    draw = data.draw
    editions = [text(*draw(st.lists(st.sampled_from(said), max_size=4))) for _ in range(3)]
    row = st.tuples(st.sampled_from(["I/1", "I/2", "I/9", ""]), st.sampled_from(said), st.sampled_from("xyz"))
    tables = [table(office, *draw(st.lists(row, max_size=3))) for office in "ab"]
    straight = settled([editions[-1], *tables])
    order = draw(st.permutations([*editions[:-1], *tables]))
    there: dict[str, Fragment] = {}
    for one in [*order, editions[-1]]:
        there[one.source.id] = one
        there |= {each.source.id: each for each in settled(list(there.values()))}
    told = [there[one.source.id] for one in tables]
    assert [_plain(one) for one in told] == [_plain(one) for one in straight]


def _plain(one: Fragment) -> Fragment:
    return replace(one, nodes=tuple(sorted(set(map(repr, one.nodes)))), edges=tuple(sorted(map(repr, one.edges))))  # type: ignore[arg-type]


# --- records ---------------------------------------------------------------------------------------------------------


def test_a_record_goes_along_from_edition_to_edition() -> None:
    source = source_id(DOCUMENT, "record")
    nodes = [
        Node(
            part_id(DOCUMENT, f"I/{at}"),
            "Task",
            {"place": f"I/{at}", "title": f"T{at}"},
            (Evidence(source, f"I/{at}", "curated"),),
        )
        for at in (1, 2)
    ]
    edges = [Edge("PART_OF", node.id, DOCUMENT, {}, node.evidence) for node in nodes]
    record = Fragment(Source(source, "record", "a.yaml", "0" * 64, DOCUMENT), tuple(nodes), tuple(edges))
    moved = carried(record, text(BOATS, MAPS), text(ROADS, BOATS))
    assert [(node.id.partition("~")[2], node.properties.get("place")) for node in moved.nodes] == [
        ("I~2", "I/2"),
        ("", None),
    ]
    assert [node.evidence[0].place for node in moved.nodes] == ["I/2", "(I/2)"]
    assert [edge.source for edge in moved.edges] == [part_id(DOCUMENT, "I/2")]
    assert [one.mention["quote"] for one in moved.unresolved] == [MAPS]
    back = carried(moved, text(ROADS, BOATS), text(ROADS, MAPS, BOATS))
    assert [node.properties.get("place") for node in back.nodes] == ["I/3", "I/2"]
    assert back.unresolved == ()
    assert [node.evidence[0].place for node in back.nodes] == ["I/3", "I/2"]
