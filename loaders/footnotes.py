"""Footnotes: numbered from 1 through the whole text, they stand at the ends of pages, in the middle of sentences.

A consolidated text says in them which document changed a clause, so they are content; but they interrupt the clause
that the page breaks in, and their own numbers and quoted articles are no structure.
"""

import re
from collections.abc import Iterator, Sequence

from loaders.chrome import CAPITALS

Span = tuple[int, int]
_FIRST = re.compile(r"1(?=[ \n.,;:])(?<=[^\W\d_][.,;:)”]1|.[^\W\d_]1)")
_HEAD = 6000
"""A text that has footnotes has the first at its title, or soon after."""
_NOTE = re.compile(rf"\n *+(\d{{1,3}}) +(?=[{CAPITALS}“])")


def footnotes(text: str, pages: Sequence[Span]) -> list[Span]:
    r"""The spans of the footnotes, page by page, given the spans of what stands between pages.

    >>> text = "Thông tư về thuế1\n \n1 Văn bản này hợp nhất hai thông tư.\nCÔNG BÁO/Số 9/Ngày 1-2-2031\nĐiều 1."
    >>> [text[start:end] for start, end in footnotes(text, [(56, 85)])]
    ['\n1 Văn bản này hợp nhất hai thông tư.']
    """
    if not _FIRST.search(text, 0, _HEAD):
        return []
    return list(_by_page(text, pages))


def _by_page(text: str, pages: Sequence[Span]) -> Iterator[Span]:
    start, expected = 0, 1
    for furniture in (*pages, (len(text), len(text))):
        first, looked = -1, start
        for found in _NOTE.finditer(text, start, furniture[0]):
            if int(found[1]) != expected:
                continue
            if first < 0 and not _is_called(text, expected, looked, found.start()):
                looked = found.start()  # a page is looked through once, however many of its lines begin so
                continue
            first = found.start() if first < 0 else first
            expected += 1
        if first >= 0:
            yield first, furniture[0]
        start = furniture[1]


def _is_called(text: str, number: int, start: int, end: int) -> bool:
    """Whether a word of the page carries the number of a footnote: "về đăng ký thuế1"."""
    digits = str(number)
    at = text.find(digits, start + 1, end)
    while at >= 0:
        before, after = text[at - 1], text[at + len(digits) : at + len(digits) + 1]
        if (before.isalpha() or before in ".,;:)”") and not after.isdigit():
            return True
        at = text.find(digits, at + 1, end)
    return False
