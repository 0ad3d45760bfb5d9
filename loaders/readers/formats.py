"""Which reader a file needs: told by its content first, by its name only where content cannot tell."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from graph.errors import BadInput
from loaders.readers import container, pdf, spreadsheet, text, webpage, word
from loaders.readers.legacy import in_letters
from loaders.readers.plain import About, Pen, Plain

_SAVE_AS_DOCX = "Open it in Word or LibreOffice, save it as Word document (.docx) and load that"
_SAVE_AS_XLSX = "Open it in Excel or LibreOffice, save it as workbook (.xlsx) and load that"
_RECOGNISE = "Run text recognition on it, and load the result as text, Word document or PDF"
_UNPACK = "Unpack it, and load the documents in it"
_UNLOCK = "Open it with its password, save it without one and load that"
_NO_TEXT = "Open it and look: where it shows pictures of pages, run text recognition on it and load the result"

_Write = Callable[[str, bytes, Pen], About]
_WRITERS: Mapping[str, _Write] = {
    "text": text.write,
    "html": webpage.write,
    "mhtml": webpage.write_archive,
    "docx": word.write,
    "pdf": pdf.write,
    "xlsx": spreadsheet.write_workbook,
    "csv": spreadsheet.write_csv,
}

_REFUSED = (
    (b"{\\rtf", "an RTF file", _SAVE_AS_DOCX),
    (b"\xff\xd8\xff", "a picture (JPEG)", _RECOGNISE),
    (b"\x89PNG", "a picture (PNG)", _RECOGNISE),
    (b"II*\x00", "a picture (TIFF)", _RECOGNISE),
    (b"MM\x00*", "a picture (TIFF)", _RECOGNISE),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf", "a 7-Zip archive", _UNPACK),
    (b"\x1f\x8b", "a packed file (gzip)", _UNPACK),
    (b"SQLite format 3", "a database", "Load the documents that it was made from, or an export (.jsonl)"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_KINDS = (
    ("EncryptedPackage", "an Office document locked with a password", _UNLOCK),
    ("WordDocument", "a Word document of the old kind (.doc)", _SAVE_AS_DOCX),
    ("Workbook", "an Excel workbook of the old kind (.xls)", _SAVE_AS_XLSX),
    ("Book", "an Excel workbook of the old kind (.xls)", _SAVE_AS_XLSX),
    ("", "a file of an old Office program", _SAVE_AS_DOCX),
)
_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
)
_OTHER_PARTS = (
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)", _SAVE_AS_XLSX),
    ("ppt/presentation.xml", "a presentation", "Save its text as a Word document or a text file, and load that"),
    ("content.xml", "an OpenDocument file", _SAVE_AS_DOCX),
)


def format_of(name: str, data: bytes) -> str:
    """The format of a file: text, html, mhtml, docx, pdf, xlsx, csv or zip; raises BadInput with a remedy for others.

    >>> format_of("a.pdf", "Điều 1.".encode()), format_of("a.doc", b"<html><p>1"), format_of("a.csv", b"1,2")
    ('text', 'html', 'csv')
    """
    for magic, what, remedy in _REFUSED:
        if data.startswith(magic):
            raise BadInput(name, f"this is {what}, not a document that can be read", remedy)
    if data.startswith(_OLD_OFFICE):
        raise _old_office(name, data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        with container.opened(name, data) as found:
            return packed(name, set(found.namelist()))
    return "pdf" if b"%PDF-" in data[:1024] else _textual(name, data)


def read(name: str, data: bytes) -> Plain:
    """The text of a file of any format, in Unicode; raises BadInput with the place and the remedy.

    A file whose text turns out to be in an older encoding is read a second time, its words put right on the way.
    """
    form = format_of(name, data)
    if form == "zip":
        raise BadInput(name, "this is a zip of several files, not one document", _UNPACK)
    plain = _plain(name, data, _WRITERS[form], Pen())
    found = in_letters(plain.text, plain.unusual)
    if found:
        encoding, respelled = found
        again = _plain(name, data, _WRITERS[form], Pen(respelled))
        plain = Plain(again.text, again.about | {"encoding": encoding}, again.pages, again.cells, again.tables)
    if not plain.text.strip("\ufeff \t\r\n\f\v"):
        raise BadInput(name, "there is no text in it", _NO_TEXT)
    return plain


def _plain(name: str, data: bytes, write: _Write, pen: Pen) -> Plain:
    try:
        about = write(name, data, pen)
    except OverflowError as error:
        raise BadInput(name, f"it holds {error}", "Divide it, and load its parts") from error
    return pen.plain(about)


def _textual(name: str, data: bytes) -> str:
    """Text by its beginning, in whatever encoding: a web page says so, and only a name says that text is a table."""
    head = (
        data[:65536].replace(b"\x00", b"").decode("latin-1").removeprefix("ï»¿").removeprefix("ÿþ").removeprefix("þÿ")
    )
    suffix = PurePath(name).suffix.lower()
    if "multipart/related" in head[:4000].lower() and ("mime-version" in head[:4000].lower()):
        return "mhtml"
    if webpage.looks_like(head):
        return "html"
    if "<w:wordDocument" in head or 'progid="Word.Document"' in head:
        raise BadInput(name, "this is a Word document of the XML kind", _SAVE_AS_DOCX)
    if 'progid="Excel.Sheet"' in head:
        raise BadInput(name, "this is an Excel workbook of the XML kind", _SAVE_AS_XLSX)
    if suffix in (".html", ".htm", ".xhtml") and "<" in head:
        return "html"
    return "csv" if suffix in (".csv", ".tsv") else "text"


def packed(name: str, names: set[str]) -> str:
    """The format of a container by the names of its files: docx, xlsx or zip."""
    for part, form in _PARTS:
        if part in names:
            return form
    for part, what, remedy in _OTHER_PARTS:
        if part in names:
            raise BadInput(name, f"this is {what}, which is not read", remedy)
    return "docx" if _document_elsewhere(names) else "zip"


def _document_elsewhere(names: set[str]) -> bool:
    """Some programs name the main part of a Word document otherwise (word/document2.xml)."""
    return "[Content_Types].xml" in names and any(one.startswith("word/document") for one in names)


def _old_office(name: str, data: bytes) -> BadInput:
    """What an old container holds is told by the names of its streams, which are in UTF-16."""
    _, what, remedy = next(one for one in _OLD_KINDS if one[0].encode("utf-16-le") in data)
    return BadInput(name, f"this is {what}", remedy)
