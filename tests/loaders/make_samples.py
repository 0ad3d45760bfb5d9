"""Writes data/samples/formats anew from the sample text: python tests/loaders/make_samples.py (needs Chromium).

The same invented document as web page, Word document and PDF, and its tasks as a table in a workbook. The agencies and
products of the table are made up here; test_readers_samples.py holds all of them to the text.
"""

import html
import os
import shutil
from pathlib import Path

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from playwright.sync_api import sync_playwright

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
NAME = "song-lam-95-ctr-tu"
HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời hạn hoàn thành")
SHARES = (
    ("Ban Tổ chức Tỉnh ủy", "Các cấp ủy", "Kế hoạch", "Quý I/2032"),
    ("Văn phòng Tỉnh ủy", "Các sở, ban, ngành", "Báo cáo", "30/6/2032"),
    ("Sở Xây dựng", "Ủy ban nhân dân các xã, phường", "Đề án", "Trước năm 2034"),
)


def paragraphs() -> list[str]:
    """The paragraphs of the sample text, its letterhead left aside."""
    text = (SAMPLES / f"{NAME}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.split("\n") if line.strip()]


def letterhead(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """The left and the right column of the letterhead, and the rest."""
    right = next(at for at, line in enumerate(lines) if line.startswith("ĐẢNG CỘNG SẢN"))
    return lines[:right], lines[right : right + 2], lines[right + 2 :]


def page() -> str:
    """The sample as a portal shows it, with a frame around the text."""
    left, right, rest = letterhead(paragraphs())
    columns = "".join(f"<td>{'<br>'.join(map(html.escape, column))}</td>" for column in (left, right))
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in rest)
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Chương trình hành động</title><style>td {{ width: 50% }}</style></head>
<body><nav><ul><li><a href="#">Trang chủ</a></li><li><a href="#">Văn bản</a></li></ul></nav>
<script>document.title += " | Sông Lam"</script>
<main><table><tr>{columns}</tr></table>
{body}
</main><div style="display:none">Lỗi: Vui lòng thử lại</div><footer>Lượt truy cập: 947</footer></body></html>
"""


def word_document() -> docx.document.Document:
    """The sample as it was typed."""
    left, right, rest = letterhead(paragraphs())
    made = docx.Document()
    for cell, lines in zip(made.add_table(1, 2).rows[0].cells, (left, right), strict=True):
        cell.text = "\n".join(lines)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in rest:
        made.add_paragraph(line)
    return made


def task_table() -> openpyxl.Workbook:
    """The tasks of part II as a table, group rows over all columns."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Phân công nhiệm vụ"
    sheet.append(HEADER)
    lines = paragraphs()
    number = 0
    for line in lines[lines.index("II. NHIỆM VỤ CHỦ YẾU") + 1 : lines.index("III. TỔ CHỨC THỰC HIỆN")]:
        if line.startswith("- "):
            number += 1
            sheet.append((number, line.removeprefix("- "), *SHARES[number % len(SHARES)]))
        else:
            sheet.append((line,))
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=len(HEADER))
    return book


def main() -> None:
    """Write all of them."""
    folder = SAMPLES / "formats"
    folder.mkdir(exist_ok=True)
    (folder / f"{NAME}.html").write_text(page(), encoding="utf-8", newline="\n")
    word_document().save(str(folder / f"{NAME}.docx"))
    task_table().save(folder / f"{NAME}-nhiem-vu.xlsx")
    program = os.environ.get("POLICYGRAPH_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver, driver.chromium.launch(executable_path=program) as opened:
        shown = opened.new_page()
        shown.set_content(page().replace("<nav>", "<nav hidden>").replace("<footer>", "<footer hidden>"))
        shown.pdf(
            path=str(folder / f"{NAME}.pdf"),
            format="A4",
            tagged=False,
            margin={"top": "2cm", "bottom": "2cm", "left": "3cm", "right": "2cm"},
        )


if __name__ == "__main__":
    main()
