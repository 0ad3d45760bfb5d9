"""The sample document in every format says the same, paragraph by paragraph, in order."""

import pytest

from loaders.data import data_dir
from loaders.document import Document, document
from loaders.document import view as seen

_NAME = "song-lam-95-ctr-tu"


def sample(suffix: str) -> Document:
    path = data_dir() / "samples" / "formats" / f"{_NAME}{suffix}"
    return document(path.name, path.read_bytes())


def paragraphs() -> list[str]:
    text = (data_dir() / "samples" / f"{_NAME}.txt").read_text(encoding="utf-8")
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("suffix", [".html", ".docx", ".pdf"])
def test_the_sample_says_the_same_in_every_format(suffix: str) -> None:
    said = " ".join(seen(sample(suffix).text).text.split())
    at = 0
    for paragraph in paragraphs():
        found = said.find(seen(paragraph).text, at)
        assert found >= 0, paragraph
        at = found + len(paragraph)


@pytest.mark.parametrize("suffix", [".html", ".docx"])
def test_where_a_format_has_paragraphs_each_begins_a_line(suffix: str) -> None:
    lines = sample(suffix).text.splitlines()
    assert [one for one in paragraphs() if one not in lines] == []


def test_the_page_keeps_its_frame_and_drops_what_it_hides() -> None:
    text = sample(".html").text
    assert text.startswith("Trang chủ\nVăn bản\nĐẢNG BỘ TỈNH SÔNG LAM\n")
    assert "Lỗi" not in text
    assert "document.title" not in text


def test_the_table_has_a_row_for_each_task_and_group() -> None:
    read = sample("-nhiem-vu.xlsx")
    tasks = [one.removeprefix("- ") for one in paragraphs() if one.startswith("- ")]
    said = [read.quote(cell.start, cell.end) for cell in read.cells if cell.column == 2]
    assert said == ["Nhiệm vụ", *tasks]
    assert {cell.columns for cell in read.cells if cell.column == 1} == {1, 6}
    assert read.locate(read.text.index("Sở Xây dựng"), read.text.index("Sở Xây dựng") + 3).sheet == "Phân công nhiệm vụ"
