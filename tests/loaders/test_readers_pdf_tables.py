"""Tables in PDF files: which lines make cells, and what the cells hold, over pages and on pages set on their side."""

import pytest
from reader_files import pdf

from loaders.document import Document, document
from loaders.readers.rulings import Segment, tables

ROWS = (("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Rà soát", "Sở A"))


def cells(read: Document) -> list[tuple[int, str, str]]:
    return [(one.table, one.name, read.quote(one.start, one.end)) for one in read.cells]


@pytest.mark.parametrize("turned", [False, True], ids=["upright", "set on its side"])
def test_cells_of_a_page(turned: bool) -> None:
    read = document("a.pdf", pdf([("PHỤ LỤC", *ROWS, "Ghi chú")], turned=turned))
    assert cells(read) == [
        (0, "A1", "TT"), (0, "B1", "Nhiệm vụ"), (0, "C1", "Chủ trì"),
        (0, "A2", "1"), (0, "B2", "Rà soát"), (0, "C2", "Sở A"),
    ]  # fmt: skip
    assert read.text == "PHỤ LỤC\nTT\tNhiệm vụ\tChủ trì\n1\tRà soát\tSở A\nGhi chú\n"


def test_a_table_goes_on_over_pages() -> None:
    below = (("2", "Lập mới", "Sở B"), ("3", "Trình", "Sở C"))
    pages = [("PHỤ LỤC", *ROWS), ("CÔNG BÁO/Số 9/Ngày 1-2-2031", *below)]
    rows = [(table, name) for table, name, _ in cells(document("a.pdf", pdf(pages)))]
    assert rows[-6:] == [(0, "A3"), (0, "B3"), (0, "C3"), (0, "A4"), (0, "B4"), (0, "C4")]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(("Đoạn văn dài " * 12, ("2", "Lập mới", "Sở B")), id="words stand between them"),
        pytest.param((("", "2", "Lập mới", "Sở B"), ("", "3", "Trình", "Sở C")), id="another number of columns"),
    ],
)
def test_another_table(second: tuple[str | tuple[str, ...], ...]) -> None:
    read = document("a.pdf", pdf([ROWS, second if len(second[-1]) != 3 else (*second, ("3", "Trình", "Sở C"))]))
    assert {table for table, _, _ in cells(read)} == {0, 1}


def grid(xs: tuple[float, ...], ys: tuple[float, ...]) -> list[Segment]:
    return [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]


SQUARE = grid((0, 40, 80), (0, 40, 80))


@pytest.mark.parametrize(
    ("segments", "found"),
    [
        pytest.param(SQUARE, [(1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)], id="a grid"),
        pytest.param([(x0, y0 + 1, x1, y1 + 1) if y0 == y1 else (x0, y0, x1, y1) for x0, y0, x1, y1 in SQUARE],
                     [(1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)], id="lines that nearly meet"),
        pytest.param([*grid((0, 80), (0, 40, 80, 120)), (40, 0, 40, 80)],
                     [(1, 1, 1, 2), (2, 1, 1, 1), (2, 2, 1, 1), (3, 1, 1, 1), (3, 2, 1, 1)], id="a cell over two columns"),
        pytest.param([*grid((0, 40, 80), (0, 80)), (40, 40, 80, 40)], [], id="three cells are a frame"),
        pytest.param([(0, 0, 500, 0), (0, 700, 500, 700)], [], id="rules above and below a page"),
        pytest.param([(0, y, 40, y) for y in (0, 10, 20, 30)], [], id="underlinings"),
        pytest.param([(0, 0, 3, 0), (0, 3, 3, 3), (0, 0, 0, 3), (3, 0, 3, 3)], [], id="a dot"),
        pytest.param([], [], id="nothing drawn"),
    ],
)  # fmt: skip
def test_lines_make_cells(segments: list[Segment], found: list[tuple[int, int, int, int]]) -> None:
    told = [(one.row, one.column, one.rows, one.columns) for table in tables(segments) for one in table]
    assert told == found
