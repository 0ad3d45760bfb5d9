"""Laws by name: which of the laws that bear one name a text means."""

import pytest

from loaders.document import document
from loaders.laws import law_id
from loaders.pipeline import read_document


@pytest.mark.parametrize(
    ("name", "date", "id"),
    [
        pytest.param("Luật Tổ chức chính quyền địa phương", "2025-02-19", "65-2025-qh15", id="the first law of that year"),
        pytest.param("Luật Tổ chức chính quyền địa phương", "2025-06-16", "72-2025-qh15", id="the one that replaced it"),
        pytest.param("Luật Tổ chức chính quyền địa phương", "2025", "law.luat-to-chuc-chinh-quyen-ddia-phuong.2025",
            id="the year alone tells neither"),
    ],
)  # fmt: skip
def test_two_laws_of_one_name_and_year(name: str, date: str, id: str) -> None:
    assert law_id("law", name, date) == id


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        pytest.param("Luật Nhà ở và Luật Nhà ở (sửa đổi)", ["law.luat-nha-o", "law.luat-nha-o-sua-ddoi"],
            id="a law to come is not the one in force"),
        pytest.param("Luật Nhà ở (sửa\nđổi) trình Quốc hội", ["law.luat-nha-o-sua-ddoi"], id="over the end of a line"),
        pytest.param("Luật Nhà ở năm 2031 (sửa đổi)", ["law.luat-nha-o.2031"], id="with its year it was passed"),
        pytest.param("Luật Nhà ở (sau đây gọi là Luật)", ["law.luat-nha-o"], id="other words in brackets"),
    ],
)  # fmt: skip
def test_a_law_that_is_to_be_revised(words: str, ids: list[str]) -> None:
    done = read_document(document("a.txt", f"I. NHIỆM VỤ\n1. Rà soát {words}.\n".encode()))
    assert [id for id in dict.fromkeys(done.identities.meant) if id] == ids
