"""Projects: what names one, under which name, where its route ends; and what only looks like one."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import lexicon
from loaders.document import document
from loaders.pipeline import read_document
from loaders.work.found import Found, Words
from loaders.work.projects import find, projects

Row = tuple[Mapping[str, Any], str]


def listed(file: str, key: str) -> list[Row]:
    return [(entry, one) for entry in lexicon.entries(file) for one in entry.get(key, ())]


def told(row: Row) -> str:
    return row[1]


def found(words: str) -> list[Found]:
    return list(find(Words(words, 0, len(words))))


def names(words: str) -> list[str]:
    return [one.facts["name"] for one in found(words) if one.type == "project"]


@pytest.mark.parametrize("row", listed("projects", "examples"), ids=told)
def test_an_example_of_a_head_is_read_to_its_end(row: Row) -> None:
    entry, example = row
    [one] = projects(example, 0, len(example))
    assert (one.end, one.entry["is"]) == (len(example), entry["is"])


@pytest.mark.parametrize("row", listed("projects", "near"), ids=told)
def test_a_head_without_a_name_is_none(row: Row) -> None:
    assert names(row[1]) == []


@pytest.mark.parametrize("row", listed("known_projects", "examples"), ids=told)
def test_a_known_project_has_one_name(row: Row) -> None:
    entry, example = row
    assert names(example) == [entry["name"]]


def test_no_two_known_projects_share_a_name() -> None:
    forms = [form for one in lexicon.entries("known_projects") for form in {one["name"], *one.get("forms", ())}]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("cao tốc Vũng Áng - Cha Lo", "đường bộ cao tốc Vũng Áng - Chalo", "spelling and the longer head"),
        ("quốc lộ 1", "QL1", "abbreviation"),
        ("cửa khẩu Nậm Cắn", "Cửa khẩu quốc tế Nậm Cắn", "the rank of a gate is no part of its name"),
        ("đường sắt A Lưới-Vũng Áng", "tuyến đường sắt A Lưới - Vũng Áng", "spaces round the dash; what it is part of"),
        ("Trung tâm dữ liệu quốc gia số 01", "Trung tâm dữ liệu quốc gia số 1", "leading zero"),
        ("KKT Vũng Áng", "Khu kinh tế  Vũng\nÁng", "white space"),
    ],
)
def test_one_thing_has_one_name(left: str, right: str, reason: str) -> None:
    assert names(left) == names(right) != [], reason


@pytest.mark.parametrize(
    ("words", "there", "reason"),
    [
        ("Quốc lộ 8, 12C và đường ven biển", ["Quốc lộ 8", "Quốc lộ 12C", "Đường ven biển"], "numerals after one head"),
        ("Nhà máy điện hạt nhân Ninh Thuận 1 và Ninh Thuận 2", ["Nhà máy điện hạt nhân Ninh Thuận 1", "Nhà máy điện hạt nhân Ninh Thuận 2"], "one series"),
        ("khu di tích Trần Phú, Hà Huy Tập.", ["Khu di tích Trần Phú", "Khu di tích Hà Huy Tập"], "sites of persons"),
        ("các cảng Cửa Việt và Mỹ Thủy", ["Cảng Cửa Việt", "Cảng Mỹ Thủy"], "a plural before the head"),
        ("Khu kinh tế Vũng Áng, Kỳ Anh", ["Khu kinh tế Vũng Áng"], "what follows may be a place"),
        ("quốc lộ 1, 20 km đường", ["Quốc lộ 1"], "a numeral with a unit is no road"),
        ("bến cảng Vũng Áng 1, 2, 3", ["Bến cảng Vũng Áng 1, 2, 3"], "one name"),
        ("vành đai 4, vành đai 5 vùng Thủ đô Hà Nội", ["Đường vành đai 4 vùng Thủ đô Hà Nội", "Đường vành đai 5 vùng Thủ đô Hà Nội"], "the city stands once"),
    ],
)  # fmt: skip
def test_lists(words: str, there: list[str], reason: str) -> None:
    assert names(words) == there, reason


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Ban Quản lý Khu kinh tế Vũng Áng", "a body"),
        ("Trường Chính trị Trần Phú", "a body"),
        ("Sở Y tế, Bệnh viện Đa khoa tỉnh Hà Tĩnh", "nothing is built"),
        ("Vũng Áng", "a bare name"),
        ("tư tưởng Hồ Chí Minh", "a person"),
        ("đáp ứng nhu cầu Việt Nam", "another word"),
        ("các khu công nghiệp, cụm công nghiệp", "no name"),
        ("sau khi Hệ thống trích xuất thông tin", "a defined word, and a verb"),
        ("trong khu kinh tế\nHàng hóa được sản xuất", "the next line"),
        ("tuyến đường bộ Việt Nam - Lào", "two countries name no road"),
    ],
)
def test_near_misses(words: str, reason: str) -> None:
    assert names(words) == [], reason


def test_a_route_connects_its_ends() -> None:
    ends = [one for one in found("cao tốc Vũng Áng - Chalo") if one.link == "CONNECTS"]
    assert [(one.facts["name"], one.of and one.of.facts["name"]) for one in ends] == [
        ("Vũng Áng", "Cao tốc Vũng Áng - Cha Lo"),
        ("Cha Lo", "Cao tốc Vũng Áng - Cha Lo"),
    ]
    assert [one for one in found("cao tốc Bắc - Nam") if one.link == "CONNECTS"] == [], "the compass names no places"


def test_a_project_that_an_aim_names_is_that_of_its_section() -> None:
    plan = "KẾ HOẠCH\nVề cầu\nI. MỤC TIÊU\n1. Thông xe cầu Bến Thủy 3, mở rộng cao tốc Vũng Áng - Cha Lo.\nII. NHIỆM VỤ\n1. Rà soát bến.\n"
    read = read_document(document("a.txt", plan.encode()))
    stated = [edge for edge in read.fragment.edges if edge.type in ("ADVANCES", "CONNECTS")]
    assert [(edge.source.split("~")[-1], edge.target.partition(".")[2], edge.evidence[0].quote) for edge in stated] == [
        ("I", "cau-ben-thuy-3", "cầu Bến Thủy 3"),
        ("I", "cao-toc-vung-ang-cha-lo", "cao tốc Vũng Áng - Cha Lo"),
        ("project.cao-toc-vung-ang-cha-lo", "vung-ang", "Vũng Áng"),
        ("project.cao-toc-vung-ang-cha-lo", "cha-lo", "Cha Lo"),
    ]


@pytest.mark.parametrize(
    ("words", "ends", "reason"),
    [
        ("đường ven biển từ Nghi Sơn đến Cửa Lò", ["Nghi Sơn", "Cửa Lò"], "from one end to the other"),
        ("Quốc lộ 8A đoạn Bãi Vọt - Cầu Treo", ["Bãi Vọt", "Cầu Treo"], "a stretch"),
        ("cao tốc Bắc - Nam phía Đông đoạn từ Lạng Sơn đến Cà Mau", ["Lạng Sơn", "Cà Mau"], "a stretch of a route by the compass"),
        ("Quốc lộ 1 đoạn qua Hà Tĩnh", [], "what it passes is no end"),
        ("Quốc lộ 1 từ Quý I đến Quý IV", [], "a time"),
        ("cầu Cửa Hội từ Nghi Sơn", [], "a bridge has no stretch"),
    ],
)  # fmt: skip
def test_the_ends_of_a_stretch(words: str, ends: list[str], reason: str) -> None:
    assert [one.facts["name"] for one in found(words) if one.link == "CONNECTS"] == ends, reason


def test_what_another_province_may_have_too_is_local() -> None:
    scopes = {one.facts["name"]: one.aside.get("scope") for one in found("Bảo tàng tỉnh; Khu kinh tế Vũng Áng")}
    assert scopes == {"Bảo tàng tỉnh": "local", "Khu kinh tế Vũng Áng": None}


_PIECES = ["đường sắt ", "Khu kinh tế ", "Vũng Áng", " - ", "Quốc lộ ", "1", ", ", "cầu ", "\n", "(", "Lào)", "các ", "quốc gia", " về ", "dân cư", "Cổng "]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join), st.integers(0, 9))
def test_spans_stay_inside_the_words(text: str, start: int) -> None:
    end = max(start, len(text) - 2)
    for one in find(Words(text, min(start, end), end)):
        assert min(start, end) <= one.start < one.end <= end


@pytest.mark.parametrize(
    "piece", ["Quốc lộ 1, ", "Vũng Áng - ", "Cơ sở dữ liệu quốc gia về ", "các cầu Vũng Áng và ", "vành đai 4, "]
)
def test_long_hostile_words_stay_linear(piece: str) -> None:
    said = piece * (40_000 // len(piece))
    assert len(found(said)) >= 0
