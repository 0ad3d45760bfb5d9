"""Which reader a file gets, and what is refused: each with what it is and what to do."""

import io
import struct
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from reader_files import LINES, locked, packed, pdf, with_parts, word, workbook

from graph.errors import BadInput
from loaders.document import document
from loaders.readers.formats import format_of

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "data", "form", "reason"),
    [
        ("a.txt", b"text", "text", "a text"),
        ("a.txt", word(), "docx", "content goes before the name"),
        ("a.bin", workbook(), "xlsx", "content goes before the name"),
        ("a", pdf([LINES]), "pdf", "no name at all"),
        ("a.doc", b"<html><body>Word exports this", "html", "a web page under a Word name"),
        ("a.xls", b"\xef\xbb\xbf  <!DOCTYPE html><table>", "html", "a web page under an Excel name, behind a mark"),
        ("a.html", "<html><p>a".encode("utf-16"), "html", "a web page in UTF-16"),
        ("a.htm", b"<p>only a part", "html", "a part of a page is told by its name"),
        ("a.txt", "Thẻ <html> là gì".encode(), "text", "a text about web pages"),
        ("a.csv", b"a,b", "csv", "only a name tells a table in a text"),
        ("a.pdf", b"not really", "text", "a text under a PDF name"),
        ("a.pdf", b"\n\n" + pdf([LINES]), "pdf", "a PDF behind empty lines"),
        (
            "a.mht",
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n",
            "mhtml",
            "a page with its pictures",
        ),
        ("a.zip", packed({"a.txt": b"x"}), "zip", "files in a zip"),
    ],
)
def test_content_tells_the_format(name: str, data: bytes, form: str, reason: str) -> None:
    assert format_of(name, data) == form, reason


def bomb(name: str = "word/document.xml") -> bytes:
    """A container of 100 KB that unpacks to 100 MB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        with new.open(name, "w") as stream:
            for _ in range(100):
                stream.write(bytes(1_000_000))
    return made.getvalue()


_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"""


@pytest.mark.parametrize(
    ("name", "data", "problem", "remedy"),
    [
        ("a.txt", b"", "empty", "Give the file"),
        ("a.txt", b" \n\t", "empty", "Give the file"),
        ("a.doc", _OLE + "WordDocument".encode("utf-16-le"), "old kind (.doc)", ".docx"),
        ("a.xls", _OLE + "Workbook".encode("utf-16-le"), "old kind (.xls)", ".xlsx"),
        ("a.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password", "without one"),
        ("a.rtf", b"{\\rtf1\\ansi", "RTF", ".docx"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "picture", "text recognition"),
        ("a.rar", b"Rar!\x1a\x07", "RAR", "Unpack"),
        ("a.zip", packed({"a.txt": b"x"}), "several files", "Unpack"),
        ("a.odt", packed({"content.xml": b"<x/>"}), "OpenDocument", ".docx"),
        ("a.docx", word()[:2000], "damaged or cut short", "save it again"),
        ("a.docx", locked(word()), "locked with a password", "without one"),
        ("a.docx", bomb(), "unpacks to", "Unpack it with care"),
        ("a.docx", with_parts(word(), {"word/document.xml": _LAUGHS}), "declares entities", "save it again"),
        (
            "a.docx",
            with_parts(word(), {"word/document.xml": _LAUGHS.decode().encode("utf-16")}),
            "declares entities",
            "save it again",
        ),
        ("a.xlsx", with_parts(workbook(), {"xl/sharedStrings.xml": _LAUGHS}), "declares entities", "save it again"),
        (
            "a.docx",
            with_parts(word(), {"word/document.xml": b"<broken"}),
            "cannot be read as a Word document",
            "save it again",
        ),
        (
            "a.xlsx",
            with_parts(workbook(), {"xl/workbook.xml": b"<broken"}),
            "cannot be read as an Excel",
            "save it again",
        ),
        (
            "a.docx",
            with_parts(word(), {"word/document.xml": b"<a>" * 5000}),
            "cannot be read as a Word document",
            "save it again",
        ),
        ("a.pdf", b"%PDF-1.7 cut", "damaged", "print it to a new PDF"),
        ("a.pdf", pdf([()]), "scan", "text recognition"),
        ("a.pdf", pdf([LINES], picture=True), "scan", "text recognition"),
        ("a.html", b"<html>" + b"<div>" * 3000, "deep in one another", "copy the text"),
        ("a.html", b"<html><script>x</script>", "no text in it", "text recognition"),
        ("a.xlsx", workbook([]), "no text in it", "Open it"),
        ("a.csv", b'a,"b\n', "no row of a table", "XLSX"),
        (
            "a.mht",
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--",
            "no web page",
            "copy the text",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_file_and_a_remedy(
    name: str, data: bytes, problem: str, remedy: str
) -> None:
    with pytest.raises(BadInput) as caught:
        document(name, data)
    assert caught.value.path == name
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("made", [word(), workbook(), pdf([LINES, LINES]), b"<html><table><tr><td>a<p>b</table>" * 3])
def test_a_file_cut_anywhere_is_read_or_refused(made: bytes) -> None:
    for end in range(0, len(made), max(1, len(made) // 60)):
        with suppress(BadInput):
            document("a.html", made[:end])


def test_a_damaged_byte_is_read_or_refused() -> None:
    for made in (word(), workbook(), pdf([LINES])):
        for at in range(0, len(made), max(1, len(made) // 60)):
            with suppress(BadInput):
                document("a", made[:at] + bytes([made[at] ^ 0xFF]) + made[at + 1 :])


def test_a_bomb_that_hides_its_size_is_refused() -> None:
    """A size of a few bytes in the list of files: no more than that is unpacked, and it does not add up."""
    made = bytearray(bomb())
    at = made.rfind(b"PK\x01\x02")
    made[at + 24 : at + 28] = struct.pack("<I", 10)
    with pytest.raises(BadInput):
        document("a.docx", bytes(made))


def test_readers_are_not_loaded_before_they_are_needed() -> None:
    import subprocess
    import sys

    heavy = "{'docx', 'openpyxl', 'pypdfium2', 'selectolax', 'lxml'}"
    code = f"import sys; from loaders.document import document; document('a.txt', b'a'); assert not {heavy} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_book_of_many_sheets_and_an_old_font_is_put_right() -> None:
    book = openpyxl.Workbook()
    book.active.append(["STT", "NhiÖm vô", "C¬ quan chñ tr×"])
    book.active.append([1, "Tæ chøc thùc hiÖn", "Së T­ ph¸p"])
    read = document("a.xlsx", workbook(book=book))
    assert read.text == "STT\tNhiệm vụ\tCơ quan chủ trì\n1\tTổ chức thực hiện\tSở Tư pháp\n"
    assert read.about["encoding"] == "TCVN3"
    assert [read.quote(cell.start, cell.end) for cell in read.cells if cell.row == 2] == [
        "1",
        "Tổ chức thực hiện",
        "Sở Tư pháp",
    ]
