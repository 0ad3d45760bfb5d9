"""Lists of works: which are read, what a row names and where that is; and what only looks like one."""

import pytest
from growth import grows_with_size
from hypothesis import given
from hypothesis import strategies as st

from loaders import lexicon
from loaders.document import document
from loaders.pipeline import read_document
from loaders.work.found import Found
from loaders.work.listed import flat, title_of
from loaders.work.statements import work_id

HEADER = "TT\nTên dự án\n"


def found(text: str) -> list[Found]:
    return [one for each in flat(text) for one in each.found]


def names(text: str) -> list[str]:
    return [one.facts["name"] for one in found(text) if one.type == "project"]


def places(text: str) -> list[tuple[str, str]]:
    return [(one.facts["name"], one.of.facts["name"]) for one in found(text) if one.type == "place" and one.of]


@pytest.mark.parametrize("title", lexicon.table("works")["examples"])
def test_a_title_of_a_list_of_works(title: str) -> None:
    assert names(f"{title}\n{HEADER}1\nCầu Bến Trầm\n") == ["Cầu Bến Trầm"]


@pytest.mark.parametrize("title", lexicon.table("works")["near"])
def test_a_title_of_another_list(title: str) -> None:
    assert names(f"{title}\n{HEADER}1\nCầu Bến Trầm\n") == []


@pytest.mark.parametrize(
    ("rows", "there", "reason"),
    [
        ("TT\nTên dự án\n1\nCầu Bến Trầm\n2\nĐường Hàm Nghi kéo\ndài\n", ["Cầu Bến Trầm", "Đường Hàm Nghi kéo dài"], "a name goes on in the next line"),
        ("TT\nTên dự án\n1\nCầu Bến Trầm, tải trọng\n30\ntấn\n2\nHồ Khe Sim\n", ["Cầu Bến Trầm, tải trọng 30 tấn", "Hồ Khe Sim"], "a number that is not the next one"),
        ("TT\nTên dự án\n1\nCầu Bến Trầm\n\nNơi nhận:\n- Sở Y tế", ["Cầu Bến Trầm"], "the last row ends at an empty line"),
        ("TT\nTên dự án\nI\nNăm 2031\n1\nCầu Bến Trầm\nII\nNăm 2032\n1\nHồ Khe Sim\n", ["Cầu Bến Trầm", "Hồ Khe Sim"], "groups"),
        ("STT\nTên công trình, dự án\nĐịa điểm\n1\nChợ Bến Trầm\nXã Kim Sơn\n2 ha\n", ["Chợ Bến Trầm"], "a column of places"),
        ("STT\nTên công trình, dự án\nĐịa điểm\n1\nChợ Bến Trầm\n2 ha\n", [], "the place is not where the name ends"),
        ("TT\nTên dự án\nChủ đầu tư\n1\nCầu Bến Trầm\nSở Xây dựng\n", ["Cầu Bến Trầm"], "a body is the next cell"),
        ("TT\nTên dự án\nGhi chú\n1\nCầu Bến Trầm\nĐang làm\n", [], "an unknown column: where a name ends is not told"),
        ("TT\nTên dự án\nĐịa điểm\nTổng mức đầu tư\n(tỷ đồng)\nThời gian\n1\nCầu Bến Trầm\nXã Kim Sơn\n2\n2031 - 2033\n2\nHồ Khe\nSim\nPhường Bến Trầm\n1.250\n2031\n", ["Cầu Bến Trầm", "Hồ Khe Sim"], "figures behind the place; one is as great as the next number"),
        ("TT\nTên dự án\nQuy mô\n1\nCầu Bến Trầm\n12 km\n2\nNâng cấp đường tỉnh 534B\n3 km\n", ["Cầu Bến Trầm", "Nâng cấp đường tỉnh 534B"], "a figure is the next cell; a road by its number"),
        ("TT Tên dự án Địa điểm Tổng mức đầu tư\n1 Cầu Bến Trầm 2 Xã Kim Sơn 4.651\n2 Hồ Khe Sim Phường Bến Trầm 450\n", ["Cầu Bến Trầm 2", "Hồ Khe Sim"], "a row in a line"),
        ("TT Tên dự án Thời gian\n1 Cầu Bến Trầm 2031 - 2033\n2 Hồ Khe Sim 2031\n", ["Cầu Bến Trầm", "Hồ Khe Sim"], "the figures that end a line"),
        ("TT Tên dự án Chủ đầu tư\n1 Cầu Bến Trầm Sở Xây dựng\n", [], "a body inside a line: a name may hold one"),
        ("TT\nTên dự án\n1\n…\n2\n…\n3\nCầu Bến Trầm\n", [], "a form"),
        ("TT\nTên dự án\n1\nnâng cấp đường giao thông\n", [], "no name of its own"),
        ("TT\nTên dự án\n1\n" + "Cầu Bến Trầm " * 60 + "\n", [], "too long for a name"),
        ("1. Dự án cầu Bến Trầm;\n2. Nâng cấp đường Hàm\nNghi\n\n3. Giao Sở Y tế", ["Cầu Bến Trầm", "Nâng cấp đường Hàm Nghi"], "lines without a header"),
        ("1. Dự án cầu Bến Trầm\n2. Giao Sở Y tế\n", [], "a line that begins as no work does"),
        ("1. Dự án cầu Bến Trầm: hoàn thành năm 2031\n2. Hồ Khe Sim\n", [], "a line that goes on to say more"),
        ("1. Dự án cầu Bến Trầm\n", [], "a single line is no list"),
    ],
)  # fmt: skip
def test_rows(rows: str, there: list[str], reason: str) -> None:
    assert names(f"DANH MỤC DỰ ÁN ƯU TIÊN\n{rows}") == there, reason


@pytest.mark.parametrize(
    ("title", "name", "reason"),
    [
        ("Dự án đầu tư xây dựng cầu Bến Trầm theo hình thức hợp đồng BT.", "Cầu Bến Trầm", "neither lead, verb nor contract"),
        ("Dự án: xây dựng Hồ Khe Sim", "Hồ Khe Sim", "a colon behind the lead"),
        ("Đầu tư xây dựng, cải tạo cầu Bến Trầm", "Đầu tư xây dựng, cải tạo cầu Bến Trầm", "two verbs of one object stay"),
        ("Nâng cấp cầu Bến Trầm", "Nâng cấp cầu Bến Trầm", "the repair of a bridge is not the bridge"),
        ("Dự án tại khu đất số 4 Hàm Nghi", "Dự án tại khu đất số 4 Hàm Nghi", "nothing is left without the lead"),
        ("HTKT KĐT Hàm Nghi", "Hạ tầng kỹ thuật khu đô thị Hàm Nghi", "short forms"),
        ("Cầu Bến Trầm (giai đoạn 2)", "Cầu Bến Trầm (giai đoạn 2)", "a phase is a project of its own"),
    ],
)  # fmt: skip
def test_the_name_of_a_row(title: str, name: str, reason: str) -> None:
    assert title_of(title) == name, reason


def row(words: str, title: str = "DANH MỤC DỰ ÁN ƯU TIÊN") -> str:
    return f"{title}\n{HEADER}1\n{words}\n"


@pytest.mark.parametrize(
    ("text", "there", "reason"),
    [
        (row("Đường trục thị trấn Vôi, huyện Lạng Giang"), ["Thị trấn Vôi", "Huyện Lạng Giang"], "in the name, wherever it stands"),
        (row("Cầu Bến Trầm", "Danh mục dự án của tỉnh Hà Tĩnh"), ["Tỉnh Hà Tĩnh"], "in the title of the list"),
        (row("Trụ sở UBND xã Kim Sơn"), [], "the name of a body"),
        (row("Đường nối Quốc lộ 1 của tỉnh Hà Tĩnh với cầu Bến Trầm"), [], "where something else is"),
        (row("Khu đô thị thành phố Vũng Áng mở rộng phía Nam"), ["Thành phố Vũng Áng"], "a city of a province"),
    ],
)  # fmt: skip
def test_where_a_project_is(text: str, there: list[str], reason: str) -> None:
    assert [name for name, _ in places(text)] == there, reason


def test_one_name_in_two_provinces_is_two_projects() -> None:
    text = f"DANH MỤC DỰ ÁN\n{HEADER}I\nDanh mục dự án của tỉnh Hà Tĩnh\n1\nCầu Bến Trầm\nII\nDanh mục dự án của tỉnh Nghệ An\n1\nDự án cầu Bến Trầm\n"
    ids = [work_id(one, None) for one in found(text) if one.type == "project"]
    assert ids == ["project.cau-ben-tram.ha-tinh", "project.cau-ben-tram.nghe-an"]


def test_a_province_does_not_go_on_to_a_group_that_names_none() -> None:
    text = f"DANH MỤC DỰ ÁN\n{HEADER}I\nTỉnh Hà Tĩnh\n1\nCầu Bến Trầm\nII\nDự án khác\n1\nHồ Khe Sim\n"
    assert places(text) == [("Tỉnh Hà Tĩnh", "Cầu Bến Trầm")]


def test_a_commune_of_a_district_has_no_code_of_today() -> None:
    old, new = (found(row(f"Cầu Bến Trầm, phường Sông Trí{more}"))[1].facts for more in (", thị xã Kỳ Anh", ""))
    assert ("code" in old, "code" in new) == (False, True)


def test_an_annex_of_a_resolution_advances_its_projects() -> None:
    text = f"CHÍNH PHỦ\nSố: 16/2031/NQ-CP\nNGHỊ QUYẾT\nVề dự án\nĐiều 1. Phạm vi\nNghị quyết này quy định.\nPhụ lục I\nDANH MỤC DỰ ÁN ƯU TIÊN\n{HEADER}1\nCầu Bến Trầm\n2\nHồ Khe Sim\n"
    read = read_document(document("a.txt", text.encode()))
    said = [(one.found.link, one.found.facts["name"], one.holder) for one in read.work]
    assert said == [("ADVANCES", "Cầu Bến Trầm", "Section"), ("ADVANCES", "Hồ Khe Sim", "Section")]


def test_a_table_is_read_by_its_columns() -> None:
    cells = "<tr><td>STT</td><td>Tên công trình, dự án</td><td>Diện tích</td><td>Địa điểm</td></tr>"
    cells += "<tr><td>1</td><td>Chợ Bến Trầm</td><td>2,5</td><td>Xã Kim Sơn</td></tr><tr><td>Tổng</td><td>Cầu Khe Sim</td><td>9</td><td></td></tr>"
    text = f"<html><body><p>NGHỊ QUYẾT</p><p>Về dự án</p><p>Điều 1. Phạm vi</p><p>Phụ lục I</p><p>DANH MỤC CÔNG TRÌNH, DỰ ÁN</p><table>{cells}</table></body></html>"
    read = read_document(document("a.html", text.encode()))
    assert [(one.found.link, one.found.facts["name"], one.method) for one in read.work] == [
        ("ADVANCES", "Chợ Bến Trầm", "table"),
        ("LOCATED_IN", "Xã Kim Sơn", "table"),
    ]


@given(st.lists(st.sampled_from(["DANH MỤC DỰ ÁN\n", HEADER, "1\n", "2\n", "I\n", "Cầu Bến Trầm ", "xã Kim Sơn\n", "Phụ lục I\n", "1. ", "\n", "của tỉnh Hà Tĩnh"]), max_size=30))  # fmt: skip
def test_spans_stay_inside_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for one in found(text):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        f"DANH MỤC DỰ ÁN\n{HEADER}1\nCầu Bến Trầm\n",
        "DANH MỤC DỰ ÁN\n",
        "DANH MỤC DỰ ÁN\n1. Cầu Bến Trầm\n",
        f"{HEADER}1\n",
        "xã Kim Sơn ",
    ],
)
def test_a_hostile_length_takes_time_by_its_length(piece: str) -> None:
    assert grows_with_size(
        lambda size: f"DANH MỤC DỰ ÁN\n{HEADER}1\n" + piece * size, lambda text: list(flat(text)), 100
    )
