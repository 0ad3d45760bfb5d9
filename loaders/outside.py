"""What stands before a document's first part: a portal's ticker, headline and lead, the letterhead, title and preamble."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.chrome import patterns
from loaders.lexicon import alternatives, entries

Block = tuple[int, int]
Outside = tuple[str, int, int]
_TICKER = re.compile(r" \| .* \| ")
_LONGEST = 60
"""No sentence of a preamble has more lines."""
_COMPLETE = (";", ":", ".")


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
    title = _title(text, lines, stamp + 1)
    preamble = next((n for n in range(title, len(lines)) if _is_preamble(text, lines, n)), len(lines))
    presented = max((n for n in range(title) if _begins("lead").match(text, *lines[n])), default=stamp)
    for n, line in enumerate(lines[stamp + 1 :], stamp + 1):
        before = "lead" if n <= presented or stamp >= 0 else "letterhead"
        yield before if n < title else "title" if n < preamble else "preamble", *line


def _title(text: str, lines: list[Block], first: int) -> int:
    """The number of the line where the title begins: a kind of document in capitals, below the letterhead."""
    reasons = next((n for n in range(first, len(lines)) if _begins("preamble").match(text, *lines[n])), len(lines))
    heads = [n for n in range(first, reasons) if _begins("letterhead").match(text, *lines[n])]
    below = heads[-1] + 1 if heads else first
    capitals = [n for n in range(below, len(lines)) if _in_capitals(text, lines[n])]
    kinds = (n for n in capitals if _kind().match(text, *lines[n]))
    return next(kinds, capitals[0] if capitals else below)


def _in_capitals(text: str, line: Block) -> bool:
    words = text[line[0] : line[1]]
    return words.isupper() and len(words) > 3


@cache
def _kind() -> re.Pattern[str]:
    nouns = {str(noun).upper() for entry in entries("kinds") for noun in entry["nouns"]}
    return re.compile(rf"(?:{alternatives(nouns)})(?![^\W\d])")  # a footnote's number may follow: "THÔNG TƯ1"


def _of_portal(text: str, lines: list[Block]) -> Iterator[Outside]:
    for n, line in enumerate(lines):
        last = n == len(lines) - 1
        yield "stamp" if last else "ticker" if _TICKER.search(text, *line) else "headline", *line


def _is_preamble(text: str, lines: list[Block], n: int) -> bool:
    """Whether a line begins a sentence: one that comes to an end before an empty line does. A title never ends so."""
    apart = n > 0 and text.count("\n", lines[n - 1][1], lines[n][0]) > 1
    if not (_begins("preamble").match(text, *lines[n]) or (apart and _begins("history").match(text, *lines[n]))):
        return False
    for number in range(n, min(len(lines), n + _LONGEST)):
        begin, end = lines[number]
        if number > n and text.count("\n", lines[number - 1][1], begin) > 1:
            return False
        if text.endswith(_COMPLETE, begin, end):
            return True
    return False


def title_above(text: str, at: int, least: int) -> int:
    r"""Where the title begins that stands above a line; `at` where there is none.

    Its first lines are in capitals, further ones need not be.

    >>> title_above("hết.\n\nQUY CHẾ\nlàm việc\n(Kèm theo", 24, 0)
    6
    """
    found, capitals = at, False
    for begin, end in reversed(list(blocks(text, max(least, at - 1500), at))):
        line = text[begin:end]
        if _begins("letterhead").match(line) or _begins("signature").match(line):
            break
        upper = line.isupper() and len(line) > 3
        if capitals and not upper:
            break
        capitals = capitals or upper
        found = begin if upper else found
    return found
