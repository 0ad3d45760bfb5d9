"""Web pages, spreadsheets, tables as text and PDF files: small ones of each."""

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from reader_files import LINES, pdf, with_parts, workbook

from graph.errors import BadInput
from loaders.document import document


@pytest.mark.parametrize(
    ("page", "text", "reason"),
    [
        ("<p>Điều <b>1</b>.\n Phạm vi</p>", "Điều 1. Phạm vi\n", "a line of the source is none of the page"),
        ("a<br>b<br><br>c<div>d</div>e", "a\nb\nc\nd\ne\n", "blocks and breaks"),
        ("<p>22/2031/NĐ<wbr>-<span>CP</span>", "22/2031/NĐ-CP\n", "no space where none is shown"),
        (
            "<script>x</script><style>y</style><p hidden>z<p style='DISPLAY : none'>w<p>v<!-- u -->",
            "v\n",
            "what is not shown",
        ),
        ("<title>t</title><p>a<noscript>b</noscript><template>c</template>", "a\n", "what no browser shows"),
        ("<ol start=3 type=a><li>x<li><p>y</ol><ul><li>z</ul>", "c. x\nd. y\nz\n", "numbers of lists, but no dots"),
        ("a&nbsp;&amp;&nbsp;b", "a\xa0&\xa0b\n", "a fixed space stays"),
        ("<table><tr><td>CHÍNH PHỦ<p>Số: 1</p><td>CỘNG HÒA</table>", "CHÍNH PHỦ\nSố: 1\nCỘNG HÒA\n", "a letterhead"),
        ("<table><tr><td>1<td>2<td>3<tr><td>4<td>5<td>6</table>x", "1\t2\t3\n4\t5\t6\nx\n", "a table"),
        ("<table><tr><td>1<td><table><tr><td>n<td>o<td>p</table><td>3</table>", "1\tn\to\tp\t3\n", "a table in a cell"),
    ],
)
def test_a_page_says_what_a_reader_sees(page: str, text: str, reason: str) -> None:
    assert document("a.html", f"<html><body>{page}".encode()).text == text, reason


def test_cells_that_cover_others_move_those_beside_and_below() -> None:
    page = "<html><table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>"
    read = document("a.html", page.encode())
    assert [(cell.name, cell.rows, cell.columns, read.quote(cell.start, cell.end)) for cell in read.cells] == [
        ("A1", 2, 1, "a"), ("B1", 1, 2, "b"), ("B2", 1, 1, "c"), ("C2", 1, 1, "d"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "encoding", "reason"),
    [
        ("<html><p>Điều 1".encode("utf-16"), "UTF-16-LE", "a mark"),
        (b'<html><meta charset="windows-1252"><p>caf\xe9', "windows-1252", "the page says so"),
        ('<html><meta charset="windows-1252"><p>Điều 1'.encode(), "UTF-8", "the page is wrong about itself"),
        (b"<html><p>U\xfb ban nh\xa9n d\xa9n tr\xb8ch nhi\xd6m", "TCVN3", "an old font"),
    ],
)
def test_the_encoding_of_a_page(data: bytes, encoding: str, reason: str) -> None:
    assert document("a.html", data).about["encoding"] == encoding, reason


def test_a_page_with_its_pictures_in_one_file_is_read() -> None:
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\n'
    body = "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>=C4=90i=E1=BB=81u 1\r\n--b--\r\n"
    read = document("a.mhtml", (head + body).encode())
    assert (read.text, read.about["format"]) == ("Điều 1\n", "mhtml")


def test_a_workbook_is_put_down_as_its_cells_show() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Phụ lục"
    sheet.append([])
    sheet.append(["STT", None, "Thời hạn", "Tỷ lệ"])
    sheet.append([1, None, date(2026, 6, 30), 0.855])
    sheet["D3"].number_format = "0.0%"
    sheet.merge_cells("A3:A4")
    book.create_sheet("ẩn").sheet_state = "hidden"
    read = document("a.xlsx", workbook(book=book))
    assert read.text == "STT\tThời hạn\tTỷ lệ\n1\t30/06/2026\t85,5%\n"
    assert (read.about["sheets"], read.about["hidden_sheets"]) == (["Phụ lục"], ["ẩn"])
    at = read.text.index("30/06")
    assert read.locate(at, at + 5).facts() == {"line": 2, "sheet": "Phụ lục", "row": 3, "cell": "C3"}
    assert next(cell.rows for cell in read.cells if cell.name == "A3") == 2


def test_a_workbook_that_claims_every_cell_of_its_sheet_is_read_all_the_same() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Rà soát"
    book.active["XFD60000"] = "cuối"
    made = workbook(book=book)
    whole = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").replace(b"</worksheet>", whole)
    read = document("a.xlsx", with_parts(made, {"xl/worksheets/sheet1.xml": sheet}))
    assert read.text == "Rà soát\ncuối\n"
    assert [(cell.name, cell.rows, cell.columns) for cell in read.cells] == [("A1", 1048576, 16384), ("XFD60000", 1, 1)]


@pytest.mark.parametrize(
    ("data", "text", "reason"),
    [
        ("STT;Việc;Ghi chú\n1;a, b;\n", "STT\tViệc\tGhi chú\n1\ta, b\n", "semicolons, as Vietnamese Excel writes"),
        ("a,b\n", "a\tb\n", "commas"),
        ("a\tb\n1,5\t2,5\n", "a\tb\n1,5\t2,5\n", "tabs; decimals have commas"),
        ('a,"b\nc"\n', "a\tb\nc\n", "a cell of two lines"),
        ("một cột\nhai\n", "một cột\nhai\n", "one column"),
    ],
)
def test_a_table_in_a_text_file(data: str, text: str, reason: str) -> None:
    assert document("a.csv", data.encode()).text == text, reason


def test_each_character_of_a_pdf_has_its_page_and_line() -> None:
    read = document("a.pdf", pdf([LINES, ("Trang hai", "Điều 2. Hiệu lực")]))
    assert read.text == "\n".join((*LINES, "Trang hai", "Điều 2. Hiệu lực")) + "\n"
    at = read.text.index("Hiệu lực")
    assert read.locate(at, at + 8).facts() == {"line": 2, "page": 2}
    assert read.about == {"format": "pdf", "pages": 2}


def test_a_page_on_its_side_keeps_its_lines() -> None:
    assert document("a.pdf", pdf([LINES], rotate=90)).text == "\n".join(LINES) + "\n"


def test_a_pdf_with_some_scanned_pages_says_which(tmp_path: Path) -> None:
    long = ["Điều 1. Rà soát quy hoạch của các sở, ban, ngành"] * 8
    read = document("a.pdf", pdf([long, LINES], picture=True))
    assert read.about["scanned_pages"] == [2]


_GAZETTE = (
    ("luat-so-51-2024-qh15", 25, "51/2024/QH15", "BẢO HIỂM Y TẾ", 1),
    ("nghi-dinh-so-74-2025-nd-cp", 18, "74/2025/NĐ-CP", None, 1),
    ("nghi-quyet-so-17-2026-nq-cp", 94, "17/2026/NQ-CP", "cắt giảm, đơn giản hoá điều kiện kinh doanh", 1),
    ("nghi-quyet-so-175-nq-cp", 46, "175/NQ-CP", "Trung tâm dữ liệu quốc gia", 1),
    ("quyet-dinh-so-169-qd-bldtbxh", 24, "169/QĐ-BLĐTBXH", "hết hiệu lực", 1),
    ("thong-tu-so-02-2026-tt-btc", 2, "02/2026/TT-BTC", "đào tạo lái xe", 1),
)


@pytest.mark.parametrize(("name", "pages", "symbol", "title", "page"), _GAZETTE)
def test_real_gazette_pages(documents: Path, name: str, pages: int, symbol: str, title: str | None, page: int) -> None:
    path = documents / "pdf" / f"{name}.pdf"
    if not path.exists():
        pytest.skip("no PDF files among the official documents")
    read = document(path.name, path.read_bytes())
    assert read.about["pages"] == pages == len(read.pages)
    at = read.text.index(symbol)
    assert read.locate(at, at + len(symbol)).page == page
    assert title is None or title in read.text[:4000].replace("\n", " ")
    assert not set(read.text) & set("\ufffd\ufffe\x00\x02")
    assert max(len(line) for line in read.text.split("\n") if "\t" not in line) < 250  # a row of a table is one line


def test_the_printed_page_numbers_agree(documents: Path) -> None:
    """The running head of the gazette bears the number of the page in the volume, which goes up by one."""
    import re

    path = documents / "pdf" / "nghi-quyet-so-17-2026-nq-cp.pdf"
    if not path.exists():
        pytest.skip("no PDF files among the official documents")
    read = document(path.name, path.read_bytes())
    heads = [
        (int(found[1]), read.locate(*found.span()).page)
        for found in re.finditer(r"^CÔNG BÁO/.*?\d{4} (\d+)$", read.text, re.MULTILINE)
    ]
    assert len(heads) == 94
    assert {printed - (page or 0) for printed, page in heads} == {6}


def test_a_real_scan_is_refused(documents: Path) -> None:
    path = documents / "pdf" / "nghi-quyet-so-115-nq-cp.pdf"
    if not path.exists():
        pytest.skip("no PDF files among the official documents")
    with pytest.raises(BadInput, match="scan"):
        document(path.name, path.read_bytes())
