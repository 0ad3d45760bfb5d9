"""From what a user names to the files in it: one file, a folder with all below it, or a zip."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from graph.errors import BadInput
from loaders.readers import container, formats

SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".docx", ".docm", ".pdf", ".xlsx", ".xlsm", ".csv", ".tsv")  # fmt: skip
"""What is read from a folder or a zip; a file that is named itself may be called anything."""

_REFUSED = (".doc", ".xls", ".xlsb", ".rtf", ".odt", ".ods", ".zip", ".rar", ".7z", ".jpg", ".jpeg", ".png", ".tif", ".tiff")  # fmt: skip
"""What may well be a document, and is refused with a remedy rather than passed over."""


@dataclass(frozen=True)
class File:
    """One file, on the disk or, with a `member`, in a zip there."""

    path: Path
    member: str | None = None

    @property
    def name(self) -> str:
        """What it is called, without folders."""
        return PurePosixPath(self.member).name if self.member else self.path.name

    @property
    def where(self) -> str:
        """What an error calls it."""
        return f"{self.path}: {self.member}" if self.member else str(self.path)

    def read(self) -> bytes:
        """Its bytes; raises BadInput with the remedy where they cannot be had."""
        if self.member is None:
            return read_file(self.path)
        found = _zip(self.path, *_state(self.path))
        return container.content(self.where, found, found.NameToInfo[_raw_names(found)[self.member]])


@dataclass(frozen=True)
class Skipped:
    """A file that was passed over, and why."""

    where: str
    reason: str


@dataclass(frozen=True)
class Found:
    """What is in a file, folder or zip, in the order of names."""

    files: tuple[File, ...]
    skipped: tuple[Skipped, ...] = ()


def found(path: Path, suffixes: tuple[str, ...] = SUFFIXES) -> Found:
    """The documents in what a user names; raises BadInput where there is none, or where a zip cannot be trusted."""
    if path.is_dir():
        below = [(one.relative_to(path).as_posix(), one) for one in path.rglob("*") if one.is_file()]
        listed = [(name, File(one)) for name, one in sorted(below)]
    elif _is_zip(path):
        listed = [(name, File(path, name)) for name in sorted(_names(path))]
    else:
        return Found((File(path),))
    reasons = [(file, _passed_over(name, (*suffixes, *_REFUSED))) for name, file in listed]
    files = tuple(file for file, reason in reasons if not reason)
    if not files:
        what = "folder" if path.is_dir() else "zip"
        raise BadInput(str(path), f"this {what} holds no document", f"Documents end in {', '.join(suffixes)}")
    return Found(files, tuple(Skipped(file.where, reason) for file, reason in reasons if reason))


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises BadInput with the remedy where there is none."""
    if path.is_dir():
        raise BadInput(str(path), "this is a folder", "Name a file in it")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadInput(str(path), "there is no such file", "Check the name and the folder") from error
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror})"
        raise BadInput(str(path), problem, "Check who may read it, and that no other program holds it") from error


def _passed_over(name: str, suffixes: tuple[str, ...]) -> str:
    """Why a file in a folder is no document, "" where it may be one.

    >>> _passed_over("2026/a.txt", (".txt",)), _passed_over(".git/a.txt", (".txt",)), _passed_over("a.exe", (".txt",))
    ('', 'hidden', 'not a kind of document: .exe')
    """
    parts = PurePosixPath(name).parts
    if any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts):
        return "hidden"
    suffix = PurePosixPath(name).suffix.lower()
    return "" if suffix in suffixes else f"not a kind of document: {suffix or 'no suffix'}"


def _is_zip(path: Path) -> bool:
    """Whether a file is a zip of files, rather than one document in a container."""
    try:
        with path.open("rb") as stream:
            if not stream.read(4).startswith((b"PK\x03\x04", b"PK\x05\x06")):
                return False
    except OSError:
        return False  # reading it says what is wrong
    return formats.packed(str(path), set(_zip(path, *_state(path)).namelist())) == "zip"


def _state(path: Path) -> tuple[int, int]:
    seen = path.stat()
    return seen.st_mtime_ns, seen.st_size


@lru_cache(maxsize=2)  # the list of a zip is long to read, and its files are asked for one after the other
def _zip(path: Path, changed: int, size: int) -> zipfile.ZipFile:  # noqa: ARG001 - both make another file another key
    return container.opened(str(path), path)


def _names(path: Path) -> Iterator[str]:
    """The names of the files in a zip; raises BadInput where one leads out of it."""
    for name in _raw_names(_zip(path, *_state(path))):
        parts = PurePosixPath(name).parts
        if name.startswith("/") or ".." in parts or ":" in parts[0]:
            problem = f"the name {name!r} in it leads out of the folder that it is unpacked in"
            raise BadInput(str(path), problem, "Ask who made this zip; load its documents one by one")
        yield name


def _raw_names(found: zipfile.ZipFile) -> dict[str, str]:
    """Each file's name as a user knows it, and as the zip has it: Windows writes names of its own code page."""
    listed = [one for one in found.infolist() if not one.is_dir()]
    return {_name(one): one.filename for one in listed}


def _name(member: zipfile.ZipInfo) -> str:
    r"""A name whose maker did not say that it is UTF-8 may be so all the same.

    >>> _name(zipfile.ZipInfo("K\u251c\u255dA.txt")), _name(zipfile.ZipInfo("a\\b.txt"))
    ('KüA.txt', 'a/b.txt')
    """
    name = member.filename
    if not member.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = member.filename
    return name.replace("\\", "/")
