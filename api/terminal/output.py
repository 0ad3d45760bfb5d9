"""Where what is written goes: into the file that was named, or to whoever reads the answer."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from api.files import replacing
from api.terminal.console import reader_may_leave, tell
from api.terminal.refusals import Refusal
from api.terminal.wording import word
from graph.ontology import Language

PIPE = "-"


@contextmanager
def writing(output: str, lang: Language, *, packed: bool = False) -> Iterator[IO[bytes]]:
    """The file of this name, there whole or not at all; for - the pipe, and the terminal too where one can read it."""
    if output != PIPE:
        with replacing(Path(output)) as file:
            yield file
        return
    if packed and sys.stdout.isatty():
        raise Refusal(word("not_to_a_terminal", lang))
    with reader_may_leave():
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


def tell_written(output: str, key: str, lang: Language, **more: object) -> None:
    """Say which file was written, and how large it is; of a pipe there is nothing to say."""
    if output != PIPE:
        tell(word(key, lang, path=output, size=readable(Path(output).stat().st_size), **more))


def readable(size: int) -> str:
    """A number of bytes as people read it.

    >>> readable(2048), readable(3 * 2**20)
    ('2 KB', '3.0 MB')
    """
    kilobytes = size / 1024
    return f"{kilobytes:.0f} KB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB"
