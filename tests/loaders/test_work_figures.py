"""Tables of figures: which targets a row sets, and which tables set none."""

import csv
import io
from typing import Any

import pytest
from growth import grows_with_size

from loaders.document import Document, document
from loaders.lexicon import entries
from loaders.pipeline import read_document, require_content
from loaders.tables import task_tables
from loaders.work.figure_tables import figure_tables, role_of
from loaders.work.row_figures import row_figures

HEAD = ("TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2030", "Mục tiêu đến năm 2035")


def sheet(*rows: tuple[str, ...]) -> Any:
    """A table in a file of its own."""
    said = io.StringIO()
    csv.writer(said).writerows(rows)
    return document("a.csv", said.getvalue().encode())


def set_by(*rows: tuple[str, ...]) -> list[str]:
    """Each target in short: what is measured, how much, by when."""
    names = ("metric", "comparator", "value", "unit", "time")
    found = (one.facts for table in figure_tables(sheet(*rows)) for one in table.targets)
    return [" ".join(facts[name] for name in names if name in facts) for facts in found]


@pytest.mark.parametrize("entry", entries("figures"), ids=lambda entry: entry["role"])
def test_headers_mean_what_their_examples_say(entry: Any) -> None:
    if entry["role"] in ("plan", "within"):
        return  # of titles and rows: below
    assert {role_of(one) for one in entry["examples"]} == {entry["role"]}
    assert entry["role"] not in {role_of(one) for one in entry["near"]}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param([HEAD, ("1", "Tỷ lệ hộ dùng nước sạch", "%", "80", "≥ 95")],
            ["hộ dùng nước sạch >= 95 % đến năm 2035"], id="what was reached sets nothing"),
        pytest.param([HEAD, ("1", "Số xã đạt chuẩn", "xã", "", "35 - 40")], ["xã đạt chuẩn range 35-40 xã đến năm 2035"], id="a range"),
        pytest.param([HEAD, ("1", "Giá trị", "tỷ đồng", "", "2.500,5")], ["giá trị = 2500.5 tỷ đồng đến năm 2035"], id="numerals of the country"),
        pytest.param([HEAD, ("1", "Hộ có điện", "%", "", "100")], ["hộ có điện all 100 % đến năm 2035"], id="a hundred per cent is everybody"),
        pytest.param([HEAD, ("1", "Giá trị", "tỷ đồng", "", "9"), ("", "Trong đó: Công nghiệp", "tỷ đồng", "", "7")],
            ["giá trị = 9 tỷ đồng đến năm 2035", "giá trị: công nghiệp = 7 tỷ đồng đến năm 2035"], id="a part carries its whole"),
        pytest.param([("TT", "Chỉ tiêu", "ĐVT", "Mục tiêu", ""), ("", "", "", "Năm 2032", "Năm 2035"), ("1", "Số xã", "xã", "5", "9")],
            ["xã = 5 xã năm 2032", "xã = 9 xã năm 2035"], id="two rows of a header"),
        pytest.param([("Chỉ tiêu", "Đến năm 2032", "Đến năm 2035"), ("Số xã (xã)", "5", "9")],
            ["xã = 5 xã đến năm 2032", "xã = 9 xã đến năm 2035"], id="a column for each time, the unit in brackets"),
        pytest.param([HEAD, ("1", "Có quy hoạch", "", "", "Quý IV"), ("2", "Báo cáo", "", "", "-")], [], id="cells without a figure"),
        pytest.param([HEAD, ("1", "", "%", "", "95")], [], id="nothing says what is measured"),
        pytest.param([("Chỉ tiêu", "Thực hiện 2029", "Thực hiện 2030"), ("Số xã", "5", "9")], [], id="only what was reached"),
        pytest.param([("Chỉ tiêu", "2029", "2030"), ("Số xã", "5", "9")], [], id="years that no plan is said to be of"),
        pytest.param([("Tên tiêu chí", "Chỉ tiêu", "Mục tiêu"), ("Đường", "xã", "9")], [], id="criteria are no aims"),
        pytest.param([("STT", "Nhiệm vụ", "Thời hạn"), ("1", "Rà soát", "2032")], [], id="a task table"),
    ],
)  # fmt: skip
def test_what_a_table_sets(rows: list[tuple[str, ...]], found: list[str]) -> None:
    assert set_by(*rows) == found


def test_a_table_of_figures_is_a_document_with_targets_and_their_cells() -> None:
    done = read_document(sheet(HEAD, ("1", "Số xã đạt chuẩn", "xã", "", "9")))
    require_content("a.csv", done)
    [target] = [node for node in done.fragment.nodes if node.type == "Target"]
    assert [(one.place, one.quote) for one in target.evidence] == [("[a.csv]E2", "9")]
    assert [edge.type for edge in done.fragment.edges] == ["SETS"]


def test_a_whole_and_its_part_do_not_contradict() -> None:
    done = read_document(
        sheet(
            HEAD,
            ("1", "Giá trị sản xuất toàn ngành", "tỷ đồng", "", "9"),
            ("", "Trong đó: Công nghiệp", "tỷ đồng", "", "7"),
        )
    )
    assert done.fragment.warnings == ()


LINES = "TT\nChỉ tiêu\nMục tiêu đến năm 2035\nCơ quan chủ trì\nCơ quan phối hợp\n"
BODIES = "\nSở Y tế\nSở Tư pháp\n"


def set_by_lines(*rows: str, head: str = LINES) -> list[str]:
    """The same for rows of a text without cells; a row is what stands in its first two columns."""
    read = document("a.txt", (head + "".join(row + BODIES for row in rows)).encode())
    names = ("metric", "comparator", "value", "unit", "time")
    found = (one.facts for row in row_figures(read, task_tables(read)) for one in row.targets)
    return [" ".join(facts[name] for name in names if name in facts) for facts in found]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(["1\nTỷ lệ hộ dùng nước\nsạch (%)\n≥ 95", "2\nSố bến cá\n7"],
            ["hộ dùng nước sạch >= 95 % đến năm 2035", "bến cá = 7 đến năm 2035"], id="a figure a row"),
        pytest.param(["1\nTỷ lệ hộ nghèo (%)\nKhông quá\n4", "2\nSố bến cá\n7"],
            ["hộ nghèo <= 4 % đến năm 2035", "bến cá = 7 đến năm 2035"], id="a comparator on a line of its own"),
        pytest.param(["1\nBến cá\n8,0 - 9,0", "2\nSố bến cá\n7"],
            ["bến cá range 8-9 đến năm 2035", "bến cá = 7 đến năm 2035"], id="a figure behind a short name"),
        pytest.param(["1\nSố đò (con)\n30", "Trong đó: đò máy\n20", "2\nSố bến cá\n7"],
            ["đò = 30 con đến năm 2035", "đò: đò máy = 20 con đến năm 2035", "bến cá = 7 đến năm 2035"], id="a part has the unit of its whole"),
        pytest.param(["1\nSố bến cá đến năm\n2032", "2\nRà soát bến đò\nĐạt"], [], id="a year is no figure"),
    ],
)  # fmt: skip
def test_what_rows_of_a_plain_text_set(rows: list[str], found: list[str]) -> None:
    assert set_by_lines(*rows) == found


def test_two_columns_of_figures_cannot_be_told_apart() -> None:
    head = LINES.replace("Cơ quan chủ trì", "Mục tiêu đến năm 2040\nCơ quan chủ trì", 1)
    assert set_by_lines("1\nSố bến cá\n7\n9", "2\nSố bến đò\n5\n8", head=head) == []


def test_a_row_that_is_a_task_sets_its_own_target() -> None:
    text = "KẾ HOẠCH\n" + LINES + "1\nSố bến cá\n7" + BODIES + "2\nSố bến đò\n9" + BODIES
    done = read_document(document("a.txt", text.encode()))
    assert [edge.source.rsplit("~", 1)[-1] for edge in done.fragment.edges if edge.type == "SETS"] == ["1", "2"]


def test_time_grows_with_the_table() -> None:
    def made(many: int) -> Document:
        return sheet(HEAD, *((str(n), f"Chỉ tiêu {n} của xã", "%", "1", "2") for n in range(many)))

    assert grows_with_size(made, lambda read: list(figure_tables(read)), 400)
