"""Places: units with their prefix, regions and corridors; and where a project is."""

from collections.abc import Mapping
from typing import Any

import pytest

from loaders import lexicon
from loaders.work.communes import code_of
from loaders.work.found import Found, Words
from loaders.work.places import find

Row = tuple[Mapping[str, Any], str]


def found(words: str) -> list[Found]:
    return list(find(Words(words, 0, len(words))))


def names(words: str) -> list[str]:
    return [one.facts["name"] for one in found(words)]


def listed(key: str) -> list[Row]:
    return [(entry, one) for entry in lexicon.entries("places") for one in entry.get(key, ())]


@pytest.mark.parametrize("row", listed("examples"), ids=lambda row: row[1])
def test_an_example_of_a_prefix_is_read_to_its_end(row: Row) -> None:
    entry, example = row
    [one] = found(example)
    assert (one.start, one.end, one.facts["kind"]) == (0, len(example), entry["is"])


@pytest.mark.parametrize("row", listed("near"), ids=lambda row: row[1])
def test_what_looks_like_a_place_is_none(row: Row) -> None:
    assert names(row[1]) == []


@pytest.mark.parametrize(
    ("words", "there", "reason"),
    [
        ("trên địa bàn phường Hà Huy Tập và phường Sông Trí", ["Phường Hà Huy Tập", "Phường Sông Trí"], "each with its prefix"),
        ("của các tỉnh Bolykhamxay, Khăm Muồn, Savannakhet", ["Tỉnh Bolykhamxay", "Tỉnh Khăm Muồn", "Tỉnh Savannakhet"], "a plural"),
        ("tại Vũng Áng và Hà Tĩnh", [], "bare names are no units"),
        ("Công an tỉnh Hà Tĩnh, UBND tỉnh Nghệ An", [], "bodies"),
        ("UBND các tỉnh, thành phố Hà Nội, Cần Thơ", [], "bodies in a list"),
        ("UBND các tỉnh Nghệ An, Hà Tĩnh: rà soát", [], "bodies under one head"),
        ("tại thành phố Vinh", ["Thành phố Vinh"], "a city of a province"),
        ("Tỉnh/ thành phố Lý do", [], "heads of a column"),
    ],
)  # fmt: skip
def test_places(words: str, there: list[str], reason: str) -> None:
    assert names(words) == there, reason


def test_a_place_behind_a_project_is_the_projects() -> None:
    [one] = found("xây dựng Khu công nghệ cao Hòa Lạc, thành phố Hà Nội")
    assert one.link == "LOCATED_IN"
    assert one.of is not None
    assert one.of.facts["name"] == "Khu công nghệ cao Hòa Lạc"
    [other] = found("Nâng cấp Quốc lộ 1. Hợp tác với tỉnh Nghệ An")
    assert other.of is None, "another sentence"


def test_the_countries_of_a_route_are_where_it_is() -> None:
    places = found("Đường giữa hai cửa khẩu Cầu Treo (Việt Nam) - Nậm Phao (Lào)")
    assert [one.facts["name"] for one in places] == ["Việt Nam", "Lào"]
    assert names("thị trường Đài Loan (Trung Quốc)") == []


def test_a_commune_has_its_code_where_its_name_is_of_one_only() -> None:
    [ward] = found("tại phường Sông Trí")
    assert (ward.facts["code"], ward.inferred, ward.aside) == ("18754", ("code",), {"scope": "local"})
    [many] = found("tại xã Tân Hưng")
    assert "code" not in many.facts


def test_every_province_has_its_communes() -> None:
    communes = {entry["name"]: entry for entry in lexicon.entries("communes")}
    assert set(communes) == {entry["name"] for entry in lexicon.entries("provinces")}
    codes = [
        code for entry in communes.values() for key, named in entry.items() if key != "name" for code in named.values()
    ]
    assert len(codes) == len(set(codes)) == 3321
    assert all(len(code) == 5 and code.isdigit() for code in codes)
    assert code_of("Xã Kỳ Anh", "Hà Tĩnh") == "18775"


def test_long_hostile_words_stay_linear() -> None:
    for piece in ("tỉnh Hà, ", "các tỉnh Hà Nam và ", "nhân dân tỉnh ", "(Lào) "):
        assert len(found(piece * (40_000 // len(piece)))) >= 0
