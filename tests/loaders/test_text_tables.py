"""Task tables in texts whose cells follow each other: which lines are a header, which begin a row, and which cell they are."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from growth import grows_with_size
from hypothesis import given
from hypothesis import strategies as st

from loaders import lexicon
from loaders.document import document
from loaders.pipeline import read_document
from loaders.shared_lines import Line, share
from loaders.tables import TaskTable
from loaders.text_tables import header_at, text_tables
from loaders.view import view

HEADER = "TT\nNhiệm vụ\nCơ quan\nchủ trì\nCơ quan phối hợp\nSản phẩm\nThời hạn\n"
PAGE = "\n \nCÔNG BÁO/Số 9/Ngày 1-2-2031 \n12\n \n"
LAST = "2\nLập mới quy hoạch\nBộ Y tế\nCác bộ, ngành\nĐề án\nNăm 2032\n"
ROW = "1\nRà soát quy hoạch\nBộ Y tế\nCác bộ, ngành\nBáo cáo\nNăm 2031\n"


def told(said: str) -> list[tuple[str, str, list[str]]]:
    """Each row: its label (a heading's with a dot), its words, and its other cells with what a page broke of them."""

    def words(start: int, end: int) -> str:
        return " ".join(said[start:end].split())

    return [
        (
            f"{row.label}." if row.level is not None else row.label,
            words(*row.own),
            [
                "=".join((one.field, " + ".join(words(*span) for span in ((one.start, one.end), *one.rest))))
                for one in row.cells
                if one.field not in ("no", "task")
            ],
        )
        for table in text_tables(view(said))
        for row in table.rows
    ]


FIRST = ("1", "Rà soát quy hoạch", ["lead=Bộ Y tế", "coordinate=Các bộ, ngành", "output=Báo cáo", "due=Năm 2031"])
SECOND = ("2", "Lập mới quy hoạch", ["lead=Bộ Y tế", "coordinate=Các bộ, ngành", "output=Đề án", "due=Năm 2032"])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(ROW + LAST, [FIRST, SECOND], id="row after row"),
        pytest.param(ROW + PAGE + HEADER + LAST, [FIRST, SECOND], id="the header comes again on a page"),
        pytest.param(ROW + PAGE + LAST, [FIRST, SECOND], id="a page without the header"),
        pytest.param("I\nThể chế\n" + ROW + LAST, [("I.", "Thể chế", []), FIRST, SECOND], id="the heading of a group"),
        pytest.param("I Thể chế\n" + ROW + LAST, [("I.", "Thể chế", []), FIRST, SECOND], id="with its numeral on its line"),
        pytest.param(ROW.replace("1\n", "1 ", 1) + LAST, [FIRST, SECOND], id="a task on the line of its number"),
        pytest.param(
            "1\nRà soát các\nquy hoạch\nBộ Khoa học và\nCông nghệ\nCác bộ, cơ\nquan ngang bộ\nBáo cáo\nTrước\nngày 01/3/2032\n" + LAST,
            [
                (
                    "1",
                    "Rà soát các quy hoạch",
                    ["lead=Bộ Khoa học và Công nghệ", "coordinate=Các bộ, cơ quan ngang bộ", "output=Báo cáo", "due=Trước ngày 01/3/2032"],
                ),
                SECOND,
            ],
            id="lines broken anywhere, names and times among them",
        ),
        pytest.param(
            "1\nRà soát quy hoạch\nBộ Y tế Các bộ, ngành\nBáo cáo\nNăm 2031\n" + LAST, [FIRST, SECOND], id="two cells on a line"
        ),
        pytest.param(
            "1\nRà soát quy hoạch\nBộ Y tế\n \nBáo cáo\nNăm 2031\n" + LAST,
            [("1", "Rà soát quy hoạch", ["lead=Bộ Y tế", "output=Báo cáo", "due=Năm 2031"]), SECOND],
            id="an empty cell",
        ),
        pytest.param(
            "1\nRà soát quy hoạch của tỉnh\nBộ Y tế\nBộ Tài chính\nCác bộ, ngành\nBáo cáo\nNăm 2031\n" + LAST,
            [
                (
                    "1",
                    "Rà soát quy hoạch của tỉnh",
                    ["lead=Bộ Y tế", "coordinate=Bộ Tài chính Các bộ, ngành", "output=Báo cáo", "due=Năm 2031"],
                ),
                SECOND,
            ],
            id="who leads is one, unless commas or numbers make a list",
        ),
        pytest.param(
            "1\nRà soát quy hoạch của tỉnh\n1. Bộ Y tế (luật)\n2. Bộ Tài chính\nCác bộ, ngành\nBáo cáo\nNăm 2031\n" + LAST,
            [
                (
                    "1",
                    "Rà soát quy hoạch của tỉnh",
                    ["lead=1. Bộ Y tế (luật) 2. Bộ Tài chính", "coordinate=Các bộ, ngành", "output=Báo cáo", "due=Năm 2031"],
                ),
                SECOND,
            ],
            id="two who lead, by numbers",
        ),
        pytest.param(
            "1\nRà soát quy hoạch về cơ\nBộ Khoa học và\nCác bộ, ngành\nBáo cáo\nNăm 2031\n" + PAGE + HEADER + "sở của tỉnh\nCông nghệ\n" + LAST,
            [
                (
                    "1",
                    "Rà soát quy hoạch về cơ",
                    ["lead=Bộ Khoa học và + Công nghệ", "coordinate=Các bộ, ngành", "output=Báo cáo", "due=Năm 2031"],
                ),
                SECOND,
            ],
            id="a name that a page broke",
        ),
        pytest.param(
            "1\nQuy hoạch\n1.1\nRà soát quy hoạch\nBộ Y tế\nCác bộ, ngành\nBáo cáo\nNăm 2031\n" + LAST,
            [("1.", "Quy hoạch", []), ("1.1", *FIRST[1:]), SECOND],
            id="a numbered heading of numbered tasks",
        ),
        pytest.param(
            "1\nHoàn thành đề án đến năm\n2030\nBộ Y tế\nCác bộ, ngành\nBáo cáo\nNăm 2031\n" + LAST,
            [("1", "Hoàn thành đề án đến năm 2030", FIRST[2]), SECOND],
            id="a year at the beginning of a line that ends nothing",
        ),
        pytest.param(
            ROW + LAST + "PHỤ LỤC II\nDANH MỤC\n3\nGạo\n", [FIRST, SECOND], id="the next attachment ends the table"
        ),
    ],
)  # fmt: skip
def test_rows(rows: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert told(HEADER + rows) == expected


def test_figures_to_be_reached_are_tasks_where_it_says_who_acts() -> None:
    header = "TT\nCHỈ TIÊU\nMỤC TIÊU\n2031 - 2035\nCƠ QUAN CHỦ\nTRÌ, THEO DÕI\nCƠ QUAN\nPHỐI HỢP\n"
    rows = "1\nTỉ lệ hộ có nước sạch (%)\n> 95\nBộ Y tế\nCác bộ, ngành\n2\nSố xã\n30\nBộ Nội vụ\nCác địa phương\n"
    assert told(header + rows) == [
        ("1", "Tỉ lệ hộ có nước sạch (%)", ["target=> 95", "lead=Bộ Y tế", "coordinate=Các bộ, ngành"]),
        ("2", "Số xã", ["target=30", "lead=Bộ Nội vụ", "coordinate=Các địa phương"]),
    ]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("TT\nTên hàng\nĐơn giá\n1\nGạo\n20\n2\nMuối\n10\n", id="a price list"),
        pytest.param("TT\nChỉ tiêu\nThực hiện năm trước\nDự toán\n1\nThu\n20\n2\nChi\n10\n", id="statistics"),
        pytest.param("TT\nNội dung công việc\nĐơn vị thực hiện\nGiá trị\n1\n…\n2\n…\nTổng\n", id="a form to be filled in"),
        pytest.param("STT\nHọ và tên\nChức vụ\nNhiệm vụ được giao\n1\nA\nB\n2\nC\nD\n", id="a list of persons"),
        pytest.param("TT\nMã số\nTên chỉ tiêu\nCơ quan chủ trì\nCơ quan phối hợp\n1\n01\nA\nBộ Y tế\n2\n02\nB\nBộ Y tế\n", id="figures to be counted"),
        pytest.param(HEADER, id="a header without rows"),
        pytest.param("Nhiệm vụ\nCơ quan chủ trì\n1\nRà soát\nBộ Y tế\n", id="no column of numbers"),
    ],
)  # fmt: skip
def test_other_tables(said: str) -> None:
    assert text_tables(view(said)) == ()


@pytest.mark.parametrize(
    ("said", "columns"),
    [
        pytest.param("TT\nNHIỆM VỤ\nTHỜI HẠN\nHOÀN THÀNH\nCƠ QUAN CHỦ TRÌ\n1\n", ("task", "due", "lead"), id="in capitals"),
        pytest.param("TT\nTên nhiệm vụ\nCơ\nquan\nchủ trì\nThời\nhạn\n1\n", ("task", "lead", "due"), id="broken after each word"),
        pytest.param("TT\nĐơn vị\nNhiệm vụ chủ trì\nĐơn vị phối hợp\n1\n", ("lead", "task", "coordinate"), id="who leads comes first"),
        pytest.param("TT\nNhiệm vụ Cơ quan chủ trì\nThời hạn\n1\n", ("task", "lead", "due"), id="two headers on a line"),
        pytest.param("TT\nNhiệm vụ\nCơ quan chủ trì\nThời hạn\nRà soát\nBộ Y tế\n", ("task", "lead", "due"), id="a row without a number below"),
    ],
)  # fmt: skip
def test_headers(said: str, columns: tuple[str, ...]) -> None:
    found = header_at(said, 2)
    assert found is not None
    assert found.columns == columns


def test_what_cannot_be_told_apart_is_left_out() -> None:
    """Two names that nothing else separates may both be the product: the task stays, the cells do not."""
    said = HEADER + "1\nRà soát quy hoạch\nBộ Y tế\nCác bộ, ngành\nMẫu\nKhung\nNăm 2031\n" + LAST
    [(_, task, cells), second] = told(said)
    assert task == "Rà soát quy hoạch"
    assert "lead=Bộ Y tế" in cells
    assert second == SECOND


def test_the_lines_of_the_table_are_rows_of_the_tree_and_their_bodies_are_read() -> None:
    text = f"PHỤ LỤC I\nPHÂN CÔNG\n{HEADER}{ROW}{LAST}"
    done = read_document(document("a.txt", text.encode()))
    rows = [one for part in done.structure for table in part.children for one in table.children]
    assert [row.place for row in rows] == ["PL-I.B1/1", "PL-I.B1/2"]
    said = {(one.place, one.found.link, one.found.facts.get("name")) for one in done.work if one.found.link}
    assert ("PL-I.B1/2", "LEADS", "Bộ Y tế") in said


def test_a_name_that_a_page_broke_is_read_as_one() -> None:
    broken = "1\nRà soát quy hoạch về cơ\nBộ Khoa học và\nCác bộ, ngành\nBáo cáo\nNăm 2031\n"
    done = read_document(
        document("a.txt", (HEADER + broken + PAGE + HEADER + "sở của tỉnh\nCông nghệ\n" + LAST).encode())
    )
    [led] = [one for one in done.work if one.found.link == "LEADS" and one.place.endswith("/1")]
    assert led.found.facts["name"] == "Bộ Khoa học và Công nghệ"
    assert done.document.quote(led.start, led.end) == "Bộ Khoa học và"


EXAMPLES = [(entry, one) for entry in lexicon.entries("cells") for one in entry["examples"]]
NEAR = [(entry, one) for entry in lexicon.entries("cells") for one in entry["near"]]


def begins(entry: lexicon.Entry, said: str) -> bool:
    return any(said.startswith(words) and not said[len(words) :][:1].isalnum() for words in entry["words"])


@pytest.mark.parametrize(("entry", "said"), EXAMPLES, ids=[one for _, one in EXAMPLES])
def test_a_cell_begins_so(entry: lexicon.Entry, said: str) -> None:
    assert begins(entry, said)


@pytest.mark.parametrize(("entry", "said"), NEAR, ids=[f"{entry['field']}-{one}" for entry, one in NEAR])
def test_no_cell_begins_so(entry: lexicon.Entry, said: str) -> None:
    assert not begins(entry, said)


PIECES = st.sampled_from(
    [HEADER, ROW, LAST, PAGE, "TT\n", "1\n", "2\n", "1.1\n", "I\n", "A\n", "Bộ Y tế\n", "Bộ Khoa học và\n", "Công nghệ\n", " \n",
     "Các bộ, ngành\n", "rà soát\n", "Quý I/2032\n", "(1) Sở Y tế\n", "- Xây dựng\n", "Đề án\n", "Trong đó: số xã\n", "2030\n", ",\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
def test_cells_stand_in_the_text_and_beside_each_other(pieces: list[str]) -> None:
    said = "".join(pieces)
    for table in text_tables(view(said)):
        _stands(said, table)


def _stands(said: str, table: TaskTable) -> None:
    assert 0 <= table.start <= table.end <= len(said)
    spans = sorted(span for row in table.rows for one in row.cells for span in ((one.start, one.end), *one.rest))
    assert all(start < end for start, end in spans)
    assert all(before[1] <= behind[0] for before, behind in pairwise(spans))


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        pytest.param("", "Rà soát quy hoạch\n", id="no header"),
        pytest.param("", "TT\n", id="the beginning of headers"),
        pytest.param("", HEADER, id="headers and nothing else"),
        pytest.param(HEADER + "1\nRà soát\n", PAGE + HEADER, id="pages with nothing on them"),
        pytest.param(HEADER + "1\n", "Bộ Y tế\n", id="a row without an end"),
        pytest.param(HEADER + "1\n", "Bộ Y tế ", id="a line without an end"),
        pytest.param(HEADER + "1\n", " ", id="white space"),
    ],
)
def test_hostile_texts_take_no_longer_than_their_length(head: str, piece: str) -> None:
    assert grows_with_size(lambda size: view(head + piece * (size // len(piece))), text_tables, 20_000)


def _lines(rows: Sequence[str]) -> tuple[str, list[Line]]:
    text = "".join(f"{row}\n" for row in rows)
    starts = [sum(len(row) + 1 for row in rows[:number]) for number in range(len(rows))]
    return text, [Line(start, start + len(row)) for start, row in zip(starts, rows, strict=True)]


def test_a_column_that_nothing_begins_takes_no_lines_of_another() -> None:
    text, lines = _lines(["Rà soát quy hoạch", "Bộ Y tế", "Năm 2031"])
    found = share(text, lines, ("task", "lead", "coordinate", "due"))
    assert [(piece.column, piece.certain) for piece in found] == [(0, True), (1, True), (3, True)]
