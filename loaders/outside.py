"""What stands before a document's first part: a portal's ticker, headline and lead, the letterhead, title and preamble."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.chrome import CAPITALS, patterns

Block = tuple[int, int]
Outside = tuple[str, int, int]
_TICKER = re.compile(r" \| .* \| ")
_COMPLETE = (";", ":", ".", "./.", ",")


@cache
def _begins(where: str) -> re.Pattern[str]:
    return re.compile(patterns(where))


def blocks(text: str, start: int, end: int) -> Iterator[Block]:
    r"""The lines of a stretch of text that are not empty, without the white space round them.

    >>> list(blocks("  a b \n \n c\n", 0, 12))
    [(2, 5), (10, 11)]
    """
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text[at:stop]
        if stripped := line.strip():
            begin = at + len(line) - len(line.lstrip())
            yield begin, begin + len(stripped)
        at = stop + 1


def header(text: str, start: int, end: int) -> list[Outside]:
    """What stands before the first part, place by place, each place once and in the order of the text."""
    lines = list(blocks(text, start, end))
    found: dict[str, Block] = {}
    for place, begin, stop in _placed(text, lines):
        first = found.get(place, (begin, stop))
        found[place] = (first[0], stop)
    return [(place, *span) for place, span in found.items()]


def _placed(text: str, lines: list[Block]) -> Iterator[Outside]:
    """Every line with its place: places follow each other and none comes again."""
    stamp = next((n for n, line in enumerate(lines) if _begins("stamp").match(text, *line)), -1)
    yield from _of_portal(text, lines[: stamp + 1])
    title = next((n for n, line in enumerate(lines) if n > stamp and _is_title(text, line)), None)
    first = stamp + 1 if title is None else title
    preamble = next((n for n in range(first, len(lines)) if _is_preamble(text, lines, n)), len(lines))
    before = "lead" if stamp >= 0 else "letterhead"
    for n, line in enumerate(lines[stamp + 1 :], stamp + 1):
        place = before if title is not None and n < title else "title" if n < preamble else "preamble"
        yield place, *line


def _of_portal(text: str, lines: list[Block]) -> Iterator[Outside]:
    for n, line in enumerate(lines):
        last = n == len(lines) - 1
        yield "stamp" if last else "ticker" if _TICKER.search(text, *line) else "headline", *line


def _is_title(text: str, line: Block) -> bool:
    words = text[line[0] : line[1]]
    return words.isupper() and len(words) > 3 and not _begins("letterhead").match(text, *line)


@cache
def _new_line() -> re.Pattern[str]:
    return re.compile(rf"[{CAPITALS}“\"]")


def _is_preamble(text: str, lines: list[Block], n: int) -> bool:
    """Whether a line begins a sentence: one that comes to an end before an empty line does. A title never ends so."""
    if not _begins("preamble").match(text, *lines[n]):
        return False
    for number in range(n, len(lines)):
        begin, end = lines[number]
        if number > n and text.count("\n", lines[number - 1][1], begin) > 1:
            return False
        if text.endswith(_COMPLETE[:4], begin, end):
            return True
    return False
