"""Lines of an answer: wrapped, indented and coloured on a terminal; one plain line each in a pipe."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rich.console import Console
from rich.text import Text

from api.terminal.console import reader_may_leave

Style = Literal["", "bold", "dim", "quote", "mark", "warn"]
_LOOK = {"": "", "bold": "bold", "dim": "dim", "quote": "italic", "mark": "black on bright_yellow", "warn": "bold red"}
"""Yellow is only ever the quoted evidence, here as on the page."""
_WIDEST = 110  # columns: longer lines are hard to read


@dataclass(frozen=True)
class Line:
    """Words with their styles, what stands before the first row, and what before the rows that follow it."""

    words: tuple[tuple[str, Style], ...]
    first: str = ""
    rest: str = ""

    @property
    def plain(self) -> str:
        """The line without styles, for a pipe.

        >>> Line((("II.2.2/3", "bold"), (" Làm đường", "")), first="└─ ").plain
        '└─ II.2.2/3 Làm đường'
        """
        return (self.first + "".join(words for words, _ in self.words)).rstrip()


def line(*words: str | tuple[str, Style], first: str = "", rest: str | None = None) -> Line:
    """A line; words without a style may stand bare.

    >>> line("a", ("b", "bold")).words
    (('a', ''), ('b', 'bold'))
    """
    styled = tuple(one if isinstance(one, tuple) else (one, "") for one in words)
    return Line(
        tuple((text, style) for text, style in styled if text), first, " " * len(first) if rest is None else rest
    )


BLANK = line()


def show(lines: Iterable[Line]) -> None:
    """Lines on stdout, as far as a reader takes them."""
    console = Console(highlight=False, markup=False, emoji=False)
    with reader_may_leave():
        for one in lines:
            _show(console, one)
        console.file.flush()


def _show(console: Console, one: Line) -> None:
    if not console.is_terminal:
        console.file.write(one.plain + "\n")
        return
    for row in _rows(console, one):
        console.print(row, soft_wrap=True)


def _rows(console: Console, one: Line) -> Iterator[Text]:
    text = Text.assemble(*((words, _LOOK[style]) for words, style in one.words))
    width = max(20, min(console.width, _WIDEST) - len(one.first))
    for number, row in enumerate(text.wrap(console, width) or [Text()]):
        row.rstrip()
        yield Text.assemble((one.rest if number else one.first, "dim"), row)
