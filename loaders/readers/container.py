"""ZIP containers (DOCX, XLSX, plain ZIP): opened only when what is in them is of a size and kind that can be read.

What is refused here has been seen in the wild: bombs that unpack to a thousand times their size, files locked with a
password, names that lead out of the folder, and XML that declares entities (no office program writes any).
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import BadInput

_MOST_FILES = 20_000
_MOST_BYTES = 1_000_000_000  # of all files in a container
_MOST_XML = 200_000_000  # of the XML of one document: some 10,000 pages
_MOST_RATIO = 300  # unpacked to packed; text reaches 10, an empty sheet 100
_SMALL = 20_000_000  # below this, no ratio does any harm
_CHUNK = 1 << 20
_DECLARES = re.compile(rb"<!DOCTYPE|<!ENTITY|<\x00!\x00D\x00O\x00C\x00T|<\x00!\x00E\x00N\x00T")

_SAVE_AGAIN = "Open it in the program that made it, save it again and load that"
_UNLOCK = "Open it with its password, save it without one and load that"
_BOMB = "Unpack it with care, and load the document that you need"


def opened(name: str, source: bytes | Path) -> zipfile.ZipFile:
    """A container whose list of files raises no doubt; raises BadInput."""
    try:
        found = zipfile.ZipFile(source if isinstance(source, Path) else io.BytesIO(source))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise BadInput(name, "this container (zip) is damaged or cut short", _SAVE_AGAIN) from error
    listed = found.infolist()
    if any(one.flag_bits & 1 for one in listed):
        raise BadInput(name, "it is locked with a password", _UNLOCK)
    length = source.stat().st_size if isinstance(source, Path) else len(source)
    size, packed = sum(one.file_size for one in listed), max(length, 1)
    if len(listed) > _MOST_FILES or size > _MOST_BYTES or (size > _SMALL and size / packed > _MOST_RATIO):
        problem = f"it unpacks to {len(listed)} files and {size / 1e6:,.0f} MB, {size // packed} times its size"
        raise BadInput(name, problem, _BOMB)
    return found


def office(name: str, data: bytes) -> zipfile.ZipFile:
    """The container of an office document: its XML is of a sound size and declares nothing."""
    found = opened(name, data)
    parts = [one for one in found.infolist() if one.filename.lower().endswith((".xml", ".rels", ".vml"))]
    size = sum(one.file_size for one in parts)
    if size > _MOST_XML:
        raise BadInput(name, f"it holds {size / 1e6:,.0f} MB of XML", "Divide the document, and load its parts")
    with readable(name, "an office document"):
        for one in parts:
            if any(_DECLARES.search(piece) for piece in _pieces(found, one)):
                raise BadInput(name, f"{one.filename} in it declares entities, which no document needs", _SAVE_AGAIN)
    return found


def content(name: str, found: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of one file in a container."""
    with readable(name, "a container"):
        return found.read(member)


@contextmanager
def readable(name: str, what: str) -> Iterator[None]:
    """Whatever a library says of a damaged file becomes one error with a remedy; libraries raise of every kind."""
    try:
        yield
    except (BadInput, OverflowError):  # the second: too much text, see plain.py
        raise
    except Exception as error:
        said = str(error).strip().splitlines()[0][:120] if str(error).strip() else type(error).__name__
        raise BadInput(name, f"it cannot be read as {what} ({said})", _SAVE_AGAIN) from error


def _pieces(found: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content in pieces that overlap, so that nothing is cut in two."""
    with found.open(member) as stream:
        tail = b""
        while piece := stream.read(_CHUNK):
            yield tail + piece
            tail = piece[-32:]
