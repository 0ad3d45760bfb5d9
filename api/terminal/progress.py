"""A sign of life on stderr for anything that takes over a second, on a terminal only."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Protocol

_PATIENCE = 0.7  # seconds; quicker work shows nothing, and does not even import rich


class Progress(Protocol):
    """What a command tells of its work."""

    def doing(self, what: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done now, and how much of the whole is done."""


class _Silent:
    """No terminal, no signs."""

    def doing(self, what: str, done: int = 0, total: int = 0) -> None:
        del what, done, total


class _Spinner:
    """A line with a spinner, drawn by a thread of its own once the work has taken long enough."""

    def __init__(self) -> None:
        self._line = ""
        self._shown: _Shown | None = None
        self._timer = Timer(_PATIENCE, self._show)
        self._timer.daemon = True

    def doing(self, what: str, done: int = 0, total: int = 0) -> None:
        self._line = f"{what} ({done}/{total})" if total > 1 else what
        if self._shown:
            self._shown.update(self._line)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.cancel()
        if self._timer.is_alive():
            self._timer.join()
        if self._shown:
            self._shown.stop()

    def _show(self) -> None:
        from rich.console import Console  # only here: it would slow down every quick command
        from rich.status import Status

        self._shown = Status(self._line, console=Console(stderr=True, markup=False))
        self._shown.start()


class _Shown(Protocol):
    def start(self) -> None: ...
    def stop(self) -> None: ...
    def update(self, status: str) -> None: ...


@contextmanager
def progress() -> Iterator[Progress]:
    """Show what is being done while it lasts; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield _Silent()
        return
    spinner = _Spinner()
    spinner.start()
    try:
        yield spinner
    finally:
        spinner.stop()
