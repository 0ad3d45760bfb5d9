"""Quoted passages: the new wording that an amending text gives of another's articles is no part of its own structure."""

import re
from collections.abc import Iterator

_NUMBERED = re.compile(r"(?:Điều[ ]+)?[0-9]{1,3}[a-zđ]?[.)]|[a-zđ][0-9]?\)|[-+]")
_LONGEST = 40_000
"""More than that between two marks is a closing mark that was forgotten."""


def quoted(text: str, noted: bool = False) -> list[tuple[int, int]]:
    r"""The passages in quotation marks that begin at the beginning of a line, in order, none inside another.

    One that was closed twice, after its first and after its last paragraph, reaches to the second; a phrase does not,
    and nothing where footnotes were taken out (`noted`): with them went what the second closes.

    >>> text = "1. Sửa đổi Điều 5:\n“Điều 5. Hồ sơ\n1. “Đơn” gồm:\n2. Bản sao.”\n2. Bãi bỏ"
    >>> [text[start:end] for start, end in quoted(text)]
    ['“Điều 5. Hồ sơ\n1. “Đơn” gồm:\n2. Bản sao.”']
    """
    passages: dict[int, int] = {}
    open_at: list[int] = []
    last = -1
    for at in marks_of_quotation(text):
        if text[at] == "“" or (text[at] == '"' and _opens(text, at)):
            open_at.append(at)
            continue
        start = open_at.pop() if open_at else last if _ends_line(text, at + 1) else -1
        if start >= 0 and at - start < _LONGEST and _begins_line(text, start):
            if start in passages and (noted or not _is_passage(text, start, passages[start])):
                continue
            passages[start] = at + 1
            last = start
    return _outermost(passages)


def _is_passage(text: str, start: int, end: int) -> bool:
    """Whether what stands in quotation marks is a paragraph, numbered or longer than a line, and not a phrase."""
    return text.find("\n", start, end) >= 0 or _NUMBERED.match(text, start + 1) is not None


def marks_of_quotation(text: str) -> list[int]:
    """The positions of all quotation marks; three passes of `find` are faster than one of a pattern."""
    return sorted(at for mark in '“”"' for at in _all(text, mark))


def _all(text: str, mark: str) -> Iterator[int]:
    """Every position of a character."""
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _outermost(passages: dict[int, int]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(passages.items()):
        if not kept or start > kept[-1][1]:
            kept.append((start, end))
    return kept


def _ends_line(text: str, at: int) -> bool:
    return not text[at : at + 40].partition("\n")[0].strip(" .;,:")


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark opens: both sides are written with the same one."""
    return (at == 0 or text[at - 1] in " \n(“") and not text[at + 1 : at + 2].isspace()


def _begins_line(text: str, at: int) -> bool:
    """Whether only spaces stand before a character in its line."""
    if at == 0 or text[at - 1] == "\n":
        return True
    return text[at - 1] == " " and text[max(0, at - 40) : at].rstrip(" ")[-1:] in ("", "\n")
