"""Needs: what a task waits for or works with, beside what only stands near such words."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from growth import grows_with_size
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.document import document
from loaders.lexicon import entries
from loaders.pipeline import read_document
from loaders.work.found import Words
from loaders.work.needs import find

NEEDED: list[tuple[str, list[str], str]] = [
    ("Lập quy hoạch kho trên cơ sở Đề án bến cá.", ["Đề án bến cá"], "it rests on it"),
    ("Bố trí vốn sau khi Quy hoạch bến cá được phê duyệt.", ["Quy hoạch bến cá"], "it comes after"),
    ("Trình kế hoạch sau khi Chính phủ ban hành Chiến lược luồng lạch.", ["Chiến lược luồng lạch"], "after who issues it"),
    ("Đóng 30 con đò theo đề án bến cá của Thủ tướng Chính phủ.", ["Đề án bến cá của Thủ tướng Chính phủ"], "as it says"),
    ("Cải cách bến bãi, gắn với chương trình tổng thể luồng lạch.", ["Chương trình tổng thể luồng lạch"], "together with it"),
    ("Trên cơ sở Báo cáo của Sở Tư pháp về bến cá, Bộ Tài chính chia vốn.", ["Báo cáo của Sở Tư pháp về bến cá"], "the body behind the comma acts"),
    ("Thu thẻ của người tham gia Chương trình thẻ lái đò bị xử phạt.", ["Chương trình thẻ lái đò"], "up to what is said of somebody"),
    ("Triển khai hiệu quả Đề án bến cá, Chương trình luồng lạch.", ["Đề án bến cá"], "it is carried out"),
    ("Mở lớp theo Đề án bến cá; triển khai Chương trình luồng lạch.", ["Đề án bến cá", "Chương trình luồng lạch"], "two"),
]  # fmt: skip

NONE = [
    ("Xây dựng và triển khai Đề án bến cá.", "the task makes it"),
    ("Xây dựng, tổ chức thực hiện Đề án bến cá.", "it makes it and carries it out"),
    ("Thực hiện Nghị quyết số 12-NQ/TW theo Chương trình số 3-CTr/TU.", "citations"),
    ("Chia vốn căn cứ vào chương trình trồng rừng quy định tại khoản 1.", "the text itself says which"),
    ("Xây dựng Kế hoạch triển khai thực hiện Đề án bến cá.", "the title of a plan"),
    ("Thực hiện theo quy hoạch.", "no particular one"),
    ("Chia vốn theo Chiến lược dài hạn.", "one that many bodies have"),
    ("Triển khai Chiến lược quốc gia về bến cá.", "a strategy stands over all that carries it out"),
    ("Đóng 30 con đò theo đề án của Thủ tướng Chính phủ.", "which one, the words do not say"),
    ("Triển khai Kế hoạch thực hiện Chỉ thị số 12-CT/TW.", "the directive is cited, the plan has no name"),
    ("Thực hiện theo kế hoạch được phê duyệt.", "none that has a name"),
    ("Triển khai chương trình đào tạo lái đò.", "a course, not the title of a scheme"),
    ("Sắp xếp bến bãi trên cơ sở điều kiện thực tiễn.", "no thing"),
    ("Phục vụ phát triển bến cá.", "an end, not a thing"),
    ("Kiểm tra sau khi bàn giao bến cá.", "an event"),
]


def needed(said: str) -> list[str]:
    words = Words(f"x\n{said}", 2, len(said) + 2)
    return [one.facts["name"] for one in find(words)]


@pytest.mark.parametrize(("said", "expected", "why"), NEEDED, ids=[row[2] for row in NEEDED])
def test_what_a_task_needs(said: str, expected: list[str], why: str) -> None:
    assert needed(said) == expected, why


@pytest.mark.parametrize(("said", "why"), NONE, ids=[row[1] for row in NONE])
def test_what_it_does_not(said: str, why: str) -> None:
    assert needed(said) == [], why


@pytest.mark.parametrize("entry", entries("needs"), ids=lambda entry: str(entry["name"]))
def test_the_phrases_hold_to_their_examples(entry: Mapping[str, Any]) -> None:
    assert [one for one in entry["examples"] if len(needed(one)) != 1] == []
    assert [(one, needed(one)) for one in entry["near"] if needed(one)] == []


@pytest.mark.parametrize("words", [words for entry in entries("needs") for words in entry["words"]])
def test_every_phrase_needs_something(words: str) -> None:
    assert needed(f"Mở lớp {words} Đề án bến cá") == ["Đề án bến cá"]


_PIECES = ["trên cơ sở", "Sau khi", "theo", "triển khai", "xây dựng", "Đề án", "quy hoạch", "Chính phủ", "ban hành", "bến cá", "và", ",", ";", "(", "\n"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=20), st.integers(0, 5), st.integers(0, 5))
def test_what_is_found_stands_in_the_words(pieces: list[str], before: int, after: int) -> None:
    text = " ".join(pieces)
    start = min(before, len(text))
    words = Words(text, start, max(start, len(text) - after))
    for one in find(words):
        assert words.start <= one.start < one.end <= words.end
        assert one.facts["name"].lower() == " ".join(text[one.start : one.end].split()).lower()


@pytest.mark.parametrize("piece", ["sau khi ", "theo Đề án ", "triển khai ", "trên cơ sở Chính phủ ban hành "])
def test_a_long_text_takes_its_time_and_no_more(piece: str) -> None:
    def words(size: int) -> Words:
        return Words(piece * (size // len(piece)), 0, size // len(piece) * len(piece))

    assert grows_with_size(words, lambda made: list(find(made)), 8_000)


def test_the_first_programme(documents: Path) -> None:
    found = read_document(document("01-CTr-TU.txt", (documents / "01-CTr-TU.txt").read_bytes()))
    names = [
        one.found.facts["name"] for one in found.work if one.found.link == "NEEDS" and one.found.type == "deliverable"
    ]
    assert "Đề án đào tạo, bồi dưỡng bác sỹ tạo nguồn cho Trạm y tế cấp xã" in names
    assert not any("Khu kinh tế Vũng Áng" in name for name in names)  # its scheme is made, not needed
