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
_CARRIES = re.compile(r"(?:[^\W\d_]|[.,;:)”])(?:[0-9]{1,3} )?\Z")
_CONSOLIDATED = re.compile(r"HỢP[ \n]+NHẤT|/VBHN|hợp[ \n]+nhất[ \n]+từ")
_LOST = 3
"""Footnotes of a consolidated text whose mark is not seen, behind which the count goes on: others number the rows of tables."""
_EMPTY = re.compile(r"\n[ ]*\n[ \n]*")
_ENDS = (".", ";", ":", "”", '"', ")", "")
_NOTE = re.compile(rf"\n *+(\d{{1,3}}) +(?=[{CAPITALS}“])")


def footnotes(text: str, pages: Sequence[Span]) -> list[Span]:
    r"""The spans of the footnotes, page by page, given the spans of what stands between pages.

    >>> text = "Thông tư về thuế1\n \n1 Văn bản này hợp nhất hai thông tư.\nCÔNG BÁO/Số 9/Ngày 1-2-2031\nĐiều 1."
    >>> [text[start:end] for start, end in footnotes(text, [(56, 85)])]
    ['\n1 Văn bản này hợp nhất hai thông tư.']
    """
    if not _FIRST.search(text, 0, _HEAD):
        return []
    return list(_by_page(text, pages, _LOST if _CONSOLIDATED.search(text, 0, _HEAD) else 0))


def _by_page(text: str, pages: Sequence[Span], lost: int) -> Iterator[Span]:
    """Page by page; so many notes may be `lost` to the count, and a text that loses some calls others on the page before."""
    start, expected, broken, before = 0, 1, False, 0
    for furniture in (*pages, (len(text), len(text))):
        first, looked = -1, dict[int, int]()  # a page is looked through once for a number, for all lines that begin so
        for found in _NOTE.finditer(text, start, furniture[0]):
            number = int(found[1])
            if not expected <= number <= expected + (lost if first < 0 else 0):
                continue
            if first < 0 and not _is_called(text, number, looked.get(number, before if lost else start), found.start()):
                looked[number] = found.start()
                continue
            first = found.start() if first < 0 else first
            expected = number + 1
        rest = _rest(text, start, first if first >= 0 else furniture[0]) if broken else -1
        first = rest if rest >= 0 else first
        if first >= 0:
            yield first, furniture[0]
        broken = first >= 0 and _is_broken_off(text, first, furniture[0])
        before, start = start, furniture[1]


def _is_broken_off(text: str, start: int, end: int) -> bool:
    """Whether footnotes end in the middle of a sentence: the next page goes on with them."""
    return text[start:end].rstrip(" \n")[-1:] not in _ENDS


def _rest(text: str, start: int, end: int) -> int:
    """Where a page goes on with a footnote of the page before: its last paragraph behind an empty line, in small letters."""
    for found in reversed(list(_EMPTY.finditer(text, start, end))):
        if found.end() < end:
            return found.start() if text[found.end()].islower() else -1
    return -1


def _is_called(text: str, number: int, start: int, end: int) -> bool:
    """Whether a word of the page, or of the one before, carries the number of a footnote: "về đăng ký thuế1", "thuế1 2"."""
    digits = str(number)
    at = text.find(digits, start + 1, end)
    while at >= 0:
        if not text[at + len(digits) : at + len(digits) + 1].isdigit() and _CARRIES.search(
            text, max(start, at - 5), at
        ):
            return True
        at = text.find(digits, at + 1, end)
    return False
