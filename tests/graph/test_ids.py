"""ids: one id per thing however it is typed, in letters that survive a URL and a file name."""

import re
from pathlib import PureWindowsPath
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ids import (
    agency_id,
    document_id,
    document_of,
    edge_id,
    named_document_id,
    part_id,
    roman,
    same_symbol,
    slug,
    sort_key,
    source_id,
    split_document_id,
)  # fmt: skip

FAIR = settings(derandomize=True, database=None, deadline=None)
SAFE = re.compile(r"[A-Za-z0-9._~-]+")
VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyÀẢÃÁẠĐỆỖƯỨ 0123456789-/.,()", min_size=1)
ROMAN = st.integers(1, 99)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param("Hà Tĩnh", "ha-tinh", id="no accents"),
        pytest.param("HĐND", "hddnd", id="đ is dd"),
        pytest.param("HDND", "hdnd", id="so that HD is another organ"),
        pytest.param("ĐÐɖƉð", "dddddddddd", id="every letter that looks like đ"),
        pytest.param("Hoà, hòa", "hoa-hoa", id="either tone placement"),
        pytest.param("  Bà Rịa - Vũng Tàu ", "ba-ria-vung-tau", id="one dash between words, none at the ends"),
        pytest.param("Thừa Thiên Huế".encode().decode(), "thua-thien-hue", id="horned letters"),
        pytest.param("…", "", id="nothing that could stand in an id"),
    ],
)
def test_slug(text: str, made: str) -> None:
    assert slug(text) == made


@FAIR
@given(VIETNAMESE)
def test_a_slug_of_a_slug_is_the_same(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("symbol", "facts", "id"),
    [
        pytest.param("57-NQ/TW", {"date": "2024-12-22"}, "57-nq-tw.2024-12-22", id="a date"),
        pytest.param("57-NQ/TW", {"date": "2024", "term": "XIII"}, "57-nq-tw.2024", id="a year before a term"),
        pytest.param("57-NQ/TW", {"term": "XIII"}, "57-nq-tw.khoa-xiii", id="a congress"),
        pytest.param("57-NQ/TW", {"term": "2021-2026"}, "57-nq-tw.2021-2026", id="a term in years"),
        pytest.param("57-NQ/TW", {}, "57-nq-tw", id="bare"),
        pytest.param("57-NQ/TW", {"digest": "0a1b2c3d4e5f"}, "57-nq-tw.text-0a1b2c3d", id="eight digits of a digest"),
        pytest.param("57-NQ/TW", {"digest": "0a1b2c3d", "term": "XIII"}, "57-nq-tw.khoa-xiii", id="a term before a digest"),
        pytest.param("57 - nq / tw", {}, "57-nq-tw", id="however it is typed"),
        pytest.param("57–NQ/TW", {}, "57-nq-tw", id="with the dash of a word processor"),
        pytest.param("01-CTr/TU", {}, "1-ctr-tu", id="a leading zero goes"),
        pytest.param("001-CTr/TU", {}, "1-ctr-tu", id="and two"),
        pytest.param("10-CTr/TU", {}, "10-ctr-tu", id="but not the zero of ten"),
        pytest.param("42-CTr/TU", {"province": "Hà Tĩnh", "date": "2025-04-10"}, "42-ctr-tu.ha-tinh.2025-04-10", id="of a province"),
        pytest.param("339-QĐ/TW", {"kind": "regulation"}, "339-qydd-tw", id="Quy định is another series"),
        pytest.param("339-QĐ/TW", {"kind": "decision"}, "339-qdd-tw", id="than Quyết định"),
        pytest.param("339-QĐ/TW", {}, "339-qdd-tw", id="without a noun it is a decision's"),
        pytest.param("339-QyĐ/TW", {"kind": "regulation"}, "339-qydd-tw", id="the code of the State for it"),
        pytest.param("15-HD/BTCTW", {"kind": "guideline"}, "15-hd-btctw", id="other kinds do not enter"),
        pytest.param("30/2020/NĐ-CP", {"date": "2020-03-05"}, "30-2020-ndd-cp", id="a year in the symbol is enough"),
        pytest.param("30a/2008/NQ-CP", {"date": "2008-12-27"}, "30a-2008-nq-cp", id="with a letter behind the number"),
        pytest.param("66.13/2026/NQ-CP", {"date": "2026-01-01"}, "66-13-2026-nq-cp", id="with a number of two parts"),
        pytest.param("41/2024/QH15", {"date": "2024-06-29"}, "41-2024-qh15", id="of the Assembly"),
        pytest.param("64/2024/QĐ-UBND", {"province": "Sơn La"}, "64-2024-qdd-ubnd.son-la", id="a province all the same"),
        pytest.param("138/NQ-CP", {"date": "2025-05-16"}, "138-nq-cp.2025-05-16", id="no year in it: the number begins again each year"),
        pytest.param("2020-KH/UBND", {"date": "2021-02-03"}, "2020-kh-ubnd.2021-02-03", id="a number that looks like a year"),
    ],
)  # fmt: skip
def test_document_id(symbol: str, facts: dict[str, str], id: str) -> None:
    assert document_id(symbol, **facts) == id


@pytest.mark.parametrize(
    ("id", "key", "qualifier"),
    [
        pytest.param("42-ct-tw.2025-01-16", "42-ct-tw", "2025-01-16", id="a date"),
        pytest.param("42-ct-tw.2025", "42-ct-tw", "2025", id="a year"),
        pytest.param("1-ctr-tu.ha-tinh.2025-2030", "1-ctr-tu.ha-tinh", "2025-2030", id="a term, the province stays"),
        pytest.param("21-kl-tw.khoa-xiii", "21-kl-tw", "khoa-xiii", id="a congress"),
        pytest.param("21-kl-tw.text-0a1b2c3d", "21-kl-tw", "text-0a1b2c3d", id="a digest"),
        pytest.param("42-ct-tw", "42-ct-tw", "", id="bare"),
        pytest.param("30-2020-ndd-cp", "30-2020-ndd-cp", "", id="a year in the symbol is of the key"),
        pytest.param("1-ctr-tu.khoa-la", "1-ctr-tu.khoa-la", "", id="a place that begins like a congress"),
        pytest.param("1-ctr-tu.1999x", "1-ctr-tu.1999x", "", id="not a year"),
    ],
)
def test_split_document_id(id: str, key: str, qualifier: str) -> None:
    assert split_document_id(id) == (key, qualifier)


FACTS = st.fixed_dictionaries(
    {},
    optional={
        "province": st.sampled_from(["Hà Tĩnh", "Sông Lam", "TP. Hồ Chí Minh"]),
        "date": st.dates().map(str).filter(lambda date: "1800" < date < "2100") | st.integers(1900, 2099).map(str),
        "term": st.sampled_from(["XI", "XVIII", "2025-2030"]),
        "digest": st.just("0123456789abcdef"),
        "kind": st.sampled_from(["regulation", "decision", "resolution"]),
    },
)
SYMBOLS = st.builds("{}-{}/{}".format, st.integers(1, 9999), st.sampled_from(["NQ", "QĐ", "CTr"]), st.sampled_from(["TW", "TU", "ĐU"]))  # fmt: skip


@FAIR
@given(SYMBOLS, FACTS)
def test_key_and_qualifier_make_up_the_id(symbol: str, facts: dict[str, str]) -> None:
    id = document_id(symbol, **facts)
    key, qualifier = split_document_id(id)
    assert id == (f"{key}.{qualifier}" if qualifier else key)
    assert bool(qualifier) == bool({"date", "term", "digest"} & facts.keys())


@FAIR
@given(SYMBOLS, FACTS)
def test_what_tells_documents_apart_in_time_is_no_part_of_the_key(symbol: str, facts: dict[str, str]) -> None:
    timeless = {name: value for name, value in facts.items() if name in ("province", "kind")}
    assert split_document_id(document_id(symbol, **facts))[0] == document_id(symbol, **timeless)


@FAIR
@given(VIETNAMESE, VIETNAMESE, VIETNAMESE)
def test_every_id_is_safe_in_a_url_and_a_file_name(symbol: str, name: str, place: str) -> None:
    if not slug(symbol) or not slug(name):
        return
    document = document_id(symbol, province=name or None)
    for id in (document, named_document_id("plan", name), agency_id(name, name), part_id(document, place), source_id(document, "text")):  # fmt: skip
        assert SAFE.fullmatch(id)
        assert quote(id, safe="") == id
        assert not PureWindowsPath(f"{id}.json").is_reserved()


@pytest.mark.parametrize(
    ("place", "end"),
    [
        pytest.param("II.2.2/3", "II.2.2~3", id="an item"),
        pytest.param("II.2.8.a/1", "II.2.8.a~1", id="under a letter"),
        pytest.param("Đ5.2.đ", "DD5.2.dd", id="đ is another letter than d"),
        pytest.param("Đ5.2.d", "DD5.2.d", id="which follows it"),
        pytest.param("title", "title", id="outside the items"),
        pytest.param("bảng 1/2", "b~ng~1~2", id="what an id cannot hold"),
    ],
)
def test_part_id(place: str, end: str) -> None:
    assert part_id("1-ctr-tu", place) == f"1-ctr-tu~{end}"
    assert document_of(part_id("1-ctr-tu", place)) == "1-ctr-tu"


def test_an_edge_is_named_by_its_type_and_ends() -> None:
    assert edge_id("DRIVES", "a", "b") != edge_id("DRIVES", "b", "a")
    assert edge_id("DRIVES", "a", "b") != edge_id("REFERS_TO", "a", "b")


@pytest.mark.parametrize(
    ("name", "province", "id"),
    [
        pytest.param("Bộ Chính trị", None, "agency.bo-chinh-tri", id="central"),
        pytest.param("Tỉnh ủy", "Hà Tĩnh", "agency.tinh-uy.ha-tinh", id="of a province"),
        pytest.param("Tỉnh uỷ", "Hà Tĩnh", "agency.tinh-uy.ha-tinh", id="in the other tone placement"),
    ],
)
def test_agency_id(name: str, province: str | None, id: str) -> None:
    assert agency_id(name, province) == id


@pytest.mark.parametrize(
    ("less", "more"),
    [
        pytest.param("a~II.2.2", "a~II.2.10", id="2 before 10"),
        pytest.param("a~II.2/9", "a~II.2/10", id="items too"),
        pytest.param("a~V", "a~IX", id="V before IX"),
        pytest.param("a~IX", "a~X", id="IX before X"),
        pytest.param("a~XIX", "a~XL", id="XIX before XL"),
        pytest.param("a~A", "a~B", id="letters"),
        pytest.param("a~B", "a~C", id="C is a letter here, not a hundred"),
        pytest.param("a~K.1", "a~L.1", id="and L not fifty"),
        pytest.param("a~II.2.8.b", "a~II.2.8.c", id="small letters are no numerals"),
        pytest.param("a~II.2", "a~II.2.1", id="a section before what is in it"),
        pytest.param("9-nq-tw", "57-nq-tw", id="documents by number"),
        pytest.param("57-nq-tw", "57-nq-tw~I", id="a document before its parts"),
        pytest.param("1-ctr-tu.vi~I", "1-ctr-tu.xa~I", id="a province is no numeral"),
    ],
)
def test_sort_key(less: str, more: str) -> None:
    less, more = (id.replace("/", "~") for id in (less, more))
    assert sort_key(less) < sort_key(more)


@FAIR
@given(ROMAN, ROMAN)
def test_numerals_sort_by_value(left: int, right: int) -> None:
    if {left, right} & {50, 100}:
        return  # a lone L is a letter
    assert (sort_key(f"a~{numeral(left)}") < sort_key(f"a~{numeral(right)}")) == (left < right)


@FAIR
@given(ROMAN)
def test_roman(value: int) -> None:
    assert roman(numeral(value)) == roman(numeral(value).lower()) == value


def numeral(value: int) -> str:
    """A number up to 99 in Roman numerals, by the tables of tens and ones."""
    tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]
    ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return tens[value // 10] + ones[value % 10]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        pytest.param("57-NQ/TW", "57 - nq / tw", True, id="spaces and case"),
        pytest.param("01-CTr/TU", "1-CTR/TU", True, id="a leading zero"),
        pytest.param("339-QĐ/TW", "339-QD/TW", True, id="typed without the stroke"),
        pytest.param("339-QĐ/TW", "339-QĐ/TU", False, id="another organ"),
        pytest.param("57-NQ/TW", "157-NQ/TW", False, id="another number"),
        pytest.param("10-NQ/TW", "1-NQ/TW", False, id="the zero of ten"),
        pytest.param("57-NQ/TW", "57/NQ-TW", False, id="the State's way to write is another series"),
    ],
)
def test_same_symbol(left: str, right: str, same: bool) -> None:
    assert same_symbol(left, right) is same
