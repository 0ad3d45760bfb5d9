"""What stands around a document's words: page headers, letterheads, signatures and a portal's additions (data/lexicon/chrome.yaml).

What every page carries comes in the middle of sentences, so it is taken out before anything is read: `content` is the
view with white space in its place, of the same length, so that every span stays right.
"""

import re
from collections.abc import Iterable
from functools import cache

from loaders.lexicon import entries

CAPITALS = "A-ZÀ-ÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EF9, 2)))
"""Every capital of Vietnamese, for use between brackets of a pattern ([A-ZÀ-Ỹ] would take small letters too)."""

_BLANK = re.compile(r"[ \n]*")
_PAGE_NUMBER = re.compile(r"\n *\d{1,4} *(?=\n)")


@cache
def patterns(where: str) -> str:
    """All patterns of one place as alternatives of a pattern for the beginning of a line.

    >>> bool(re.match(patterns("signature"), "KT. BỘ TRƯỞNG")), bool(re.match(patterns("signature"), "Rà soát"))
    (True, False)
    """
    found = [str(entry["pattern"]).replace("<U>", CAPITALS) for entry in entries("chrome") if entry["where"] == where]
    return f"(?:{'|'.join(found)})"


@cache
def first_letters(where: str) -> str:
    """What a line of one place begins with, for use between brackets: most lines are told by that alone.

    >>> "K" in first_letters("page"), "m" in first_letters("page")
    (True, False)
    """
    found = {str(example)[0] for entry in entries("chrome") if entry["where"] == where for example in entry["examples"]}
    return "".join(sorted(map(re.escape, found)))


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(rf"\n *+(?=[{first_letters('page')}]){patterns('page')} *(?=\n|$)")


def page_furniture(text: str) -> list[tuple[int, int]]:
    r"""The spans that belong to the page and not to the text, each with the white space around it.

    >>> page_furniture("hoạt \n \nCÔNG BÁO/Số 9/Ngày 1-2-2031 \n12\n \nđộng")
    [(4, 42)]
    """
    spans: list[tuple[int, int]] = []
    for found in _furniture().finditer("\n" + text):
        start, end = max(found.start() - 1, 0), found.end() - 1
        if spans and start <= spans[-1][1]:
            start = spans.pop()[0]
        else:
            start = _before(text, start, spans[-1][1] if spans else 0)
        spans.append((start, _after(text, end)))
    return spans


def _before(text: str, start: int, least: int) -> int:
    """Where the white space and the page number before a piece of furniture begin."""
    start = _rstrip(text, start, least)
    line = text.rfind("\n", max(least, start - 8), start)
    if line >= 0 and text[line:start].strip().isdigit():
        return _rstrip(text, line, least)
    return start


def _rstrip(text: str, end: int, least: int) -> int:
    while end > least and text[end - 1] in " \n":
        end -= 1
    return end


def _after(text: str, end: int) -> int:
    """Where the white space and the page number behind a piece of furniture end: at the next line's beginning."""
    end = _blank_lines(text, end)
    number = _PAGE_NUMBER.match(text, end - 1) if end else None
    return _blank_lines(text, number.end()) if number else end


def _blank_lines(text: str, end: int) -> int:
    white = _BLANK.match(text, end)
    stop = white.end() if white else end
    line = text.rfind("\n", end, stop)
    return line + 1 if line >= 0 else end


def content(text: str) -> str:
    r"""A view with white space in place of what belongs to its pages; its length is the same.

    >>> content("hoạt \n \nCÔNG BÁO/Số 9/Ngày 1-2-2031 \n12\n \nđộng").split()
    ['hoạt', 'động']
    """
    return without(text, page_furniture(text))


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    r"""A text with white space in place of some spans, which follow each other; its length is the same.

    >>> without("một hai ba", [(3, 8)])
    'một    \nba'
    """
    pieces = []
    at = 0
    for start, end in spans:
        pieces += [text[at:start], " " * (end - start - 1), "\n" if end > start else ""]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text
