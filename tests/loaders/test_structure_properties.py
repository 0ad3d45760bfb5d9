"""Structure: what holds for any text, however it is cut or repeated."""

from collections.abc import Iterable

import pytest
from growth import grows_with_size
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.document import Document, view
from loaders.structure import Part, structure
from loaders.tasks import roles

LINES = [
    "Điều 1. Phạm vi", "Điều 2. Hồ sơ", "Chương I", "Mục 1", "Mục 2", "I. NHIỆM VỤ", "II. TỔ CHỨC", "A. CHUNG", "1. Rà soát", "2. Lập mới:", "1.1. Đường",
    "a) Cảng;", "b) Cầu;", "a.1) Bến", "- Sở làm.", "+ Xã làm;", "* Thôn", "(i) một", "(2) hai", "PHỤ LỤC I", "DANH MỤC", "(Kèm theo Quyết định", "TM. ỦY BAN",
    "“Điều 5. Mới", "hết.”", "TT", "1", "CÔNG BÁO/Số 9/Ngày 1-2-2031", "_____", "", " ", "15:17 20/11/2031", "KẾ HOẠCH", "Căn cứ Luật;", "1 Chú thích", "phí1", "Lượt truy cập:",
]  # fmt: skip


def placed(text: str) -> tuple[Document, tuple[Part, ...]]:
    found = Document("a.txt", text, "", view(text))
    return found, structure(found)


def assert_sound(parts: Iterable[Part], low: int, high: int, seen: set[str]) -> None:
    for part in parts:
        assert low <= part.start <= part.own[0] <= part.own[1] <= part.end <= high, part.place
        assert part.place not in seen
        seen.add(part.place)
        assert_sound(part.children, part.start, part.end, seen)
        low = part.end


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=40), st.integers(0, 400))
def test_spans_nest_and_places_are_unique_wherever_a_text_is_cut(lines: list[str], cut: int) -> None:
    text = "\n".join(lines)[:cut]
    found, parts = placed(text)
    seen: set[str] = set()
    assert_sound(parts, 0, len(text), seen)
    assert set(roles(found, parts)) <= seen


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet='IVX1a).-+*“”" \n\r\u0301\u200bĐiềuo', max_size=120))
def test_any_characters_load(text: str) -> None:
    _, parts = placed(text)
    assert_sound(parts, 0, len(text), set())


HOSTILE = [
    "Điều 1 ",
    "\n",
    "- ",
    "- \n",
    "“",
    "“Điều 1. A\n",
    "1. A\na) B\n",
    " | ",
    "PHỤ LỤC I\nA B\n",
    "Căn cứ A\n",
    "TM. CHÍNH PHỦ\n",
    " ",
    "phí1\n1 Văn\n",
    "1.1.1.1 A\n",
    "(Kèm theo\n",
]


BEGINS = {
    "1 Văn\n": "phí1\n\nCÔNG BÁO/Số 9/Ngày 1-2-2031\n",  # lines like footnotes on a page where no word carries a number
    "2 Văn\n3 Văn\n": "VĂN BẢN HỢP NHẤT\nphí1\n1 Văn\nCÔNG BÁO/Số 9/Ngày 1-2-2031\n",  # and two of them in turn
}
"""What stands before a unit that is hostile only there."""


@pytest.mark.parametrize("unit", [*HOSTILE, *BEGINS], ids=repr)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def made(size: int) -> Document:
        text = BEGINS.get(unit, "") + unit * (size // len(unit))
        return Document("a.txt", text, "", view(text))

    assert grows_with_size(made, lambda found: roles(found, structure(found)), 20_000)
