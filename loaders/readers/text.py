"""Text files: bytes -> text, in UTF-8 or in UTF-16 with its mark; anything else is refused with a remedy."""

import codecs
import re

from graph.errors import BadInput

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OTHER_FORMATS = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "a Word, Excel or zip file"), (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"), (b"{\\rtf", "an RTF file"))  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_SAVE_AS_TEXT = "Save it as plain text in UTF-8 (in Notepad: Save as, Encoding: UTF-8) and load that file"


def decode(name: str, data: bytes) -> str:
    r"""The text of a text file, as it stands and without its byte order mark.

    >>> decode("a.txt", "\ufeffĐiều 1.\r\n".encode())
    'Điều 1.\r\n'
    """
    if not data.strip():
        raise BadInput(name, "the file is empty", "Give the file that holds the document's text")
    for magic, what in _OTHER_FORMATS:
        if data.startswith(magic):
            raise BadInput(name, f"this is {what}, not text", _SAVE_AS_TEXT)
    text = _decode(name, data)
    if _CONTROL.search(text):
        raise BadInput(name, "this is binary data, not text", _SAVE_AS_TEXT)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise BadInput(name, "the file holds nothing but white space", "Give the file that holds the document's text")
    return text


def _decode(name: str, data: bytes) -> str:
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"it is not {encoding.upper()} (byte {error.start + len(mark) + 1} cannot be read)"
        raise BadInput(name, problem, _SAVE_AS_TEXT) from error
