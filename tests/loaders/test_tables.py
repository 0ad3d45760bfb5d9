"""Task tables: which table is one, what its columns hold, and which row says what."""

import csv
import io
from collections.abc import Sequence

import pytest

from graph.errors import BadInput
from graph.text import fold
from loaders import lexicon
from loaders.document import Document, document
from loaders.pipeline import Read, read_document, require_content
from loaders.returned import rows_of
from loaders.seals import marks
from loaders.table_parts import structured
from loaders.tables import TaskTable, field_of, task_tables

HEADER = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Sản phẩm", "Thời hạn")


def sheet(*rows: Sequence[str]) -> Document:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return document("a.csv", text.getvalue().encode())


def told(table: TaskTable, read: Document) -> list[tuple[str, str, list[str]]]:
    """Each row: its label (a heading's with a dot), its words, and its other cells."""
    return [
        (
            f"{row.label}." if row.level is not None else row.label,
            read.quote(*row.own),
            [f"{one.field}={read.quote(one.start, one.end)}" for one in row.cells if one.field not in ("no", "task")],
        )
        for row in table.rows
    ]


EXAMPLES = [(entry, one) for entry in lexicon.entries("columns") for one in entry["examples"]]
NEAR = [(entry, one) for entry in lexicon.entries("columns") for one in entry.get("near", ())]


@pytest.mark.parametrize(("entry", "header"), EXAMPLES, ids=[one for _, one in EXAMPLES])
def test_a_header_says_what_stands_below(entry: lexicon.Entry, header: str) -> None:
    assert field_of(header) == entry["field"]


@pytest.mark.parametrize(("entry", "header"), NEAR, ids=[f"{entry['field']}-{one}" for entry, one in NEAR])
def test_a_header_of_another_kind(entry: lexicon.Entry, header: str) -> None:
    assert field_of(header) != entry["field"]


ROWS = [
    pytest.param([("1", "Rà soát", "Sở A", "Báo cáo", "2031")], [("1", "Rà soát", ["lead=Sở A", "output=Báo cáo", "due=2031"])], id="a row"),
    pytest.param([("II", "Thể chế", "", "", "")], [("II.", "Thể chế", [])], id="a heading: a numeral and words"),
    pytest.param([("II. Thể chế", "", "", "", "")], [("II.", "Thể chế", [])], id="a heading that stands in the first column"),
    pytest.param([("", "HOÀN THIỆN THỂ CHẾ", "", "", "")], [(".", "HOÀN THIỆN THỂ CHẾ", [])], id="a heading in capitals"),
    pytest.param([("I", "Rà soát", "Sở A", "", "")], [("I", "Rà soát", ["lead=Sở A"])], id="a numeral with a body is a task"),
    pytest.param(
        [("1", "Rà soát", "Sở A", "Báo cáo", "2031"), ("", "", "", "Đề án", "2032")],
        [("1", "Rà soát", ["lead=Sở A", "output=Báo cáo", "due=2031", "output=Đề án", "due=2032"])],
        id="a second product of the same task",
    ),
    pytest.param(
        [("1", "Rà soát các", "Sở A", "", ""), ("", "quy hoạch", "", "", "")],
        [("1", "Rà soát các", ["lead=Sở A"])],
        id="a cell that a page broke goes on with its row",
    ),
    pytest.param(
        [("1", "Rà soát.", "Sở A", "", ""), ("", "Lập mới quy hoạch.", "Sở B", "", "")],
        [("1", "Rà soát.", ["lead=Sở A"]), ("", "Lập mới quy hoạch.", ["lead=Sở B"])],
        id="a task without a number",
    ),
    pytest.param(
        [("1", "Quy hoạch", "", "", ""), ("1.1", "Rà soát", "Sở A", "", "")],
        [("1.", "Quy hoạch", []), ("1.1", "Rà soát", ["lead=Sở A"])],
        id="a numbered heading of numbered tasks",
    ),
    pytest.param(
        [("1", "Quy hoạch", "", "", ""), ("2", "Rà soát", "Sở A", "", "")],
        [("1", "Quy hoạch", []), ("2", "Rà soát", ["lead=Sở A"])],
        id="a task of which nothing else is said",
    ),
    pytest.param([("(1)", "(2)", "(3)", "(4)", "(5)")], [], id="the numbers of the columns"),
    pytest.param([HEADER, ("1", "Rà soát", "Sở A", "", "")], [("1", "Rà soát", ["lead=Sở A"])], id="the header again, on the next page"),
    pytest.param(
        [("TT", "Cơ quan chủ trì", "Nhiệm vụ", "Thời hạn", ""), ("1", "Sở A", "Rà soát", "2031", "")],
        [("1", "Rà soát", ["lead=Sở A", "due=2031"])],
        id="the header again, with the columns in another order",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), ROWS)
def test_rows(rows: list[Sequence[str]], expected: list[tuple[str, str, list[str]]]) -> None:
    read = sheet(("DANH MỤC NHIỆM VỤ",), HEADER, *rows)
    [table] = task_tables(read)
    assert told(table, read) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("TT", "Tên", "Giá"), ("1", "Gạo", "2")], id="a price list"),
        pytest.param([("Nhiệm vụ",), ("Rà soát",)], id="one column names nothing to do for anybody"),
        pytest.param([("TT", "Đơn vị chủ trì", "Điện thoại")], id="no tasks"),
    ],
)
def test_other_tables(rows: list[Sequence[str]]) -> None:
    assert task_tables(sheet(*rows)) == ()


def test_a_header_that_the_user_names() -> None:
    read = sheet(("Việc", "Đơn vị đầu mối"), ("Rà soát", "Sở A"))
    [table] = task_tables(read, {fold("Việc"): "task"})
    assert told(table, read) == [("", "Rà soát", ["lead=Sở A"])]


def test_places_follow_the_groups_and_numbers() -> None:
    read = sheet(
        HEADER,
        ("I", "A", "", "", ""),
        ("1", "B", "Sở", "", ""),
        ("1", "C", "Sở", "", ""),
        ("II", "D", "", "", ""),
        ("4", "E", "Sở", "", ""),
    )
    [table] = structured(read, task_tables(read))
    below = [(part.place, [row.place for row in part.children]) for part in table.children]
    assert below == [("B1.I", ["B1.I/1", "B1.I/2"]), ("B1.II", ["B1.II/4"])]  # a number that comes twice is counted


def read_rows(*rows: Sequence[str]) -> Read:
    return read_document(sheet(*rows))


def test_what_a_row_cites_drives_it_also_from_the_cell_of_its_basis() -> None:
    done = read_rows((*HEADER, "Căn cứ"), ("1", "Rà soát", "Sở A", "", "", "Nghị quyết số 957-NQ/TW ngày 22/12/2030"))
    [driven] = [edge for edge in done.fragment.edges if edge.type == "DRIVES"]
    assert driven.source == "957-nq-tw.2030-12-22"
    assert {node.evidence[0].place for node in done.fragment.nodes if node.type == "Task"} == {"[a.csv]B2"}


def test_a_table_without_tasks_is_refused_with_its_columns() -> None:
    with pytest.raises(BadInput, match=r"“Việc”, “Đầu mối”.*--column task="):
        require_content("a.csv", read_rows(("Việc", "Đầu mối"), ("Rà soát", "Sở A")))


def test_a_table_that_came_back_goes_on_with_the_tasks_it_names() -> None:
    done = read_rows(
        (*HEADER, "Mã"),
        ("II.1/4", "Rà soát", "Sở A", "", "", "95-ctr-tu.song-lam~II.1~4"),
        ("", "Việc lạ", "Sở B", "", ""),
    )
    assert done.fragment.source.document == "95-ctr-tu.song-lam"
    assert done.fragment.source.id == "table.95-ctr-tu.song-lam~a"
    rows = [(one.place, one.text) for one in rows_of(done.fragment)]
    assert rows == [("II.1~4", "Rà soát"), ("", "Việc lạ")]  # whose rows they are is told from their words
    assert [edge.type for edge in done.fragment.edges if edge.type == "PART_OF"] == []  # its place is known already


@pytest.mark.parametrize(
    "id",
    [
        pytest.param("95-ctr-tu.song-lam~II.1~4", id="as it was handed out"),
        pytest.param("95-CTR-TU.SONG-LAM~II.1~4", id="typed in capitals"),
        pytest.param(" 95-ctr-tu.song-lam~II.1~4 ", id="with spaces"),
    ],
)
def test_an_id_names_its_document_however_it_is_typed(id: str) -> None:
    done = read_rows((*HEADER, "Mã"), ("9", "Rà soát", "Sở A", "", "", id))
    assert done.fragment.source.document == "95-ctr-tu.song-lam"


def test_most_rows_say_whose_table_it_is() -> None:
    ids = ("7-kh-tu.2031~I~1", "95-ctr-tu.song-lam~II.1~4", "95-ctr-tu.song-lam~II.1~5")
    done = read_rows((*HEADER, "Mã"), *(("1", f"Rà soát {id[-3:]}", "Sở A", "", "", id) for id in ids))
    assert done.fragment.source.document == "95-ctr-tu.song-lam"


def test_columns_that_nobody_knows_are_told_of_where_they_hold_words() -> None:
    done = read_rows(("STT", "Nhiệm vụ", "Ai lo", "Chủ trì", "Màu"), ("1", "Rà soát", "Ông Ba", "Sở A", ""))
    assert done.fragment.source.about["unread"] == ["Ai lo"]


def test_only_what_was_filled_in_is_read_back() -> None:
    handed = marks({"lead": "Sở A", "due": "2032"}, {"due": ["so-b"]})
    rows = [
        ("I/1", "Rà soát", "Sở A", "", "2032", "9-kh-tu.2031~I~1", handed),
        ("I/2", "Đo luồng", "Sở C", "", "2032", "9-kh-tu.2031~I~2", handed),
    ]
    read = read_rows((*HEADER, "Mã", "Dấu bản phát"), *rows)
    said = [(edge.type, edge.source) for edge in read.fragment.edges if edge.type == "LEADS"]
    assert said == [("LEADS", "agency.so-c")]
    assert [one.text for one in rows_of(read.fragment)] == ["Đo luồng"]
