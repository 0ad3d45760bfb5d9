"""Files that are there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING

from graph.errors import BadInput

if TYPE_CHECKING:
    from tempfile import _TemporaryFileWrapper


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write that takes the place of `path` when all of it is written, and is gone where that fails.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     with replacing(Path(folder) / "graph.jsonl") as file:
    ...         _ = file.write(b"whole")
    ...     [(one.name, one.read_bytes()) for one in Path(folder).iterdir()]
    [('graph.jsonl', b'whole')]
    """
    path = path.resolve()  # through a link to the file that it names
    if path.is_dir():
        raise BadInput(str(path), "this is a folder", "Name a file in it")
    if not path.parent.is_dir():
        raise BadInput(str(path), f"there is no folder {path.parent}", "Make that folder, or name a file in another")
    if path.exists() and not path.is_file():
        with path.open("wb") as device:  # /dev/null, a named pipe: nothing to take the place of
            yield device
        return
    with _beside(path) as file:
        try:
            yield file.file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            Path(file.name).unlink(missing_ok=True)
            raise
    _take_place(Path(file.name), path)


def _beside(path: Path) -> "_TemporaryFileWrapper[bytes]":
    try:
        return NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False)
    except PermissionError as error:
        raise BadInput(
            str(path), "nothing may be written in this folder", "Allow writing there, or name a file in another folder"
        ) from error


def _take_place(new: Path, path: Path) -> None:
    try:
        new.chmod(_mode(path))
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """What a file made the ordinary way would have: a temporary file is closed to everyone else."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
