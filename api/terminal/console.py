"""Streams: answers on stdout, everything else on stderr, UTF-8 whatever the console is set to."""

import contextlib
import errno
import json
import os
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any

import typer

PIPE_CLOSED = 141
"""The exit code where the reader of a pipe has left (`policygraph search x | head -1`), as shells count it."""

_GONE = (errno.EPIPE, errno.EINVAL)  # Windows says EINVAL of a pipe that nobody reads


def speak_utf8() -> None:
    """Write UTF-8 on every console: Windows code pages cannot hold Vietnamese and would stop a command halfway."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    """One or more lines on stdout: part of the answer."""
    with reader_may_leave():
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def say_json(answer: Any) -> None:
    """An answer as JSON on stdout."""
    say(json.dumps(answer, ensure_ascii=False, indent=2))


def tell(text: str) -> None:
    """A line on stderr: an error or a remark that is no part of the answer."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


@contextlib.contextmanager
def reader_may_leave() -> Iterator[None]:
    """End quietly where whoever reads stdout has enough."""
    try:
        yield
    except OSError as error:
        if error.errno not in _GONE:
            raise
        # Python flushes stdout once more at exit; let that go nowhere instead of failing again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from error
