"""Text files: bytes -> text, in UTF-8, UTF-16 or an older Vietnamese encoding; anything else is refused with a remedy."""

import codecs
import re

from graph.errors import BadInput
from loaders.readers.legacy import from_bytes
from loaders.readers.plain import About, Pen

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OTHER_FORMATS = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "a Word, Excel or zip file"), (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"), (b"{\\rtf", "an RTF file"))  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_CONTROL_BYTES = bytes(range(0x80)).translate(None, _CONTROL.sub("", bytes(range(0x80)).decode()).encode())
_CONTROLS = 0.02  # of a text, at most: copies from PDF files hold a few, binary data one in eight
_SAVE_AS_TEXT = "Save it as plain text in UTF-8 (in Notepad: Save as, Encoding: UTF-8) and load that file"
_LARGEST = 300_000_000  # bytes


def write(name: str, data: bytes, pen: Pen) -> About:
    r"""Put down the text of a text file; tells the encoding that it was in.

    >>> write("a.txt", b"U\xfb ban nh\xa9n d\xa9n", Pen()), write("a.txt", "Điều 1".encode("utf-16-le"), Pen())
    ({'format': 'text', 'encoding': 'TCVN3'}, {'format': 'text', 'encoding': 'UTF-16-LE'})
    """
    text, encoding = decoded(name, data)
    pen.write(text)
    return {"format": "text", "encoding": encoding}


def decode(name: str, data: bytes) -> str:
    r"""The text of a file in UTF-8 or UTF-16, as it stands and without its byte order mark: for records and exports.

    >>> decode("a.txt", "\ufeffĐiều 1.\r\n".encode())
    'Điều 1.\r\n'
    """
    for magic, what in _OTHER_FORMATS:
        if data.startswith(magic):
            raise BadInput(name, f"this is {what}, not text", _SAVE_AS_TEXT)
    return _text(name, data, older=False)[0]


def decoded(name: str, data: bytes, stated: str | None = None) -> tuple[str, str]:
    """A text and the name of its encoding, older ones included; `stated` is the one that the file itself names."""
    return _text(name, data, older=True, stated=stated)


def _text(name: str, data: bytes, older: bool, stated: str | None = None) -> tuple[str, str]:
    if len(data) > _LARGEST:
        raise BadInput(name, f"the file is larger than {_LARGEST // 1_000_000} MB", "Divide it, and load its parts")
    if not data.strip():
        raise BadInput(name, "the file is empty", "Give the file that holds the document's text")
    text, encoding = _decoded(name, data, older, stated)
    controls = len(_CONTROL.findall(text)) if _may_have_controls(data) else 0
    if controls > _CONTROLS * len(text):
        raise BadInput(name, "this is binary data, not text", _SAVE_AS_TEXT)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise BadInput(name, "the file holds nothing but white space", "Give the file that holds the document's text")
    return (_CONTROL.sub(" ", text) if controls else text), encoding


def _may_have_controls(data: bytes) -> bool:
    """Whether a byte is that of a control character, as in every text in UTF-16; to ask is faster than to search."""
    return len(data.translate(None, _CONTROL_BYTES)) < len(data)


def _decoded(name: str, data: bytes, older: bool, stated: str | None) -> tuple[str, str]:
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", _utf_16(data) or "utf-8"))
    try:
        return data[len(mark) :].decode(encoding), encoding.upper()
    except UnicodeDecodeError as error:
        found = (from_bytes(data) or _stated(data, stated)) if older and not mark else None
        if found:
            return found
        problem = f"it is not {encoding.upper()} (byte {error.start + len(mark) + 1} cannot be read)"
        raise BadInput(name, problem, _SAVE_AS_TEXT) from error


def _stated(data: bytes, stated: str | None) -> tuple[str, str] | None:
    try:
        return (data.decode(stated), stated) if stated else None
    except (LookupError, UnicodeDecodeError):
        return None


def _utf_16(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte is zero in what is plain ASCII, a third of any Vietnamese text.

    >>> _utf_16("Ủy ban nhân dân".encode("utf-16-be")), _utf_16("Ủy ban nhân dân".encode()), _utf_16(bytes(99))
    ('utf-16-be', None, None)
    """
    head = data[:4000]
    first, second = head[::2].count(0), head[1::2].count(0)
    if len(head) < 4 or max(first, second) < len(head) / 8 or min(first, second) > max(first, second) / 10:
        return None
    return "utf-16-be" if first > second else "utf-16-le"
