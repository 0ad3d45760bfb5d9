"""Quoted passages: the new wording that an amending text gives of another's articles is no part of its own structure."""

import re

_QUOTE = re.compile(r"[“”\"]")
_LONGEST = 40_000
"""More than that between two marks is a closing mark that was forgotten."""


def quoted(text: str) -> list[tuple[int, int]]:
    r"""The passages in quotation marks that begin at the beginning of a line, in order, none inside another.

    >>> text = "1. Sửa đổi Điều 5:\n“Điều 5. Hồ sơ\n1. “Đơn” gồm:\n2. Bản sao.”\n2. Bãi bỏ"
    >>> [text[start:end] for start, end in quoted(text)]
    ['“Điều 5. Hồ sơ\n1. “Đơn” gồm:\n2. Bản sao.”']
    """
    found = _Pairs(text)
    for one in _QUOTE.finditer(text):
        found.take(one.start())
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found.passages.items()):
        if not kept or start > kept[-1][1]:
            kept.append((start, end))
    return kept


class _Pairs:
    """Opening marks with the closing marks that answer them; `passages` are those that begin a line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open_at: list[int] = []
        self.passages: dict[int, int] = {}
        self.last = -1

    def take(self, at: int) -> None:
        """The next mark of the text."""
        if _opens(self.text, at):
            self.open_at.append(at)
        elif self.open_at:
            self._close(self.open_at.pop(), at + 1)
        elif self.last >= 0 and _ends_line(self.text, at + 1):
            self._close(self.last, at + 1)

    def _close(self, start: int, end: int) -> None:
        """A passage; one that was closed twice, after its first and after its last paragraph, reaches to the second."""
        if end - start < _LONGEST and _begins_line(self.text, start):
            self.passages[start] = end
            self.last = start


def _ends_line(text: str, at: int) -> bool:
    return not text[at : at + 40].partition("\n")[0].strip(" .;,:")


def _opens(text: str, at: int) -> bool:
    if text[at] != '"':
        return text[at] == "“"
    return (at == 0 or text[at - 1] in " \n(“") and not text[at + 1 : at + 2].isspace()


def _begins_line(text: str, at: int) -> bool:
    """Whether only spaces stand before a character in its line."""
    line = text.rfind("\n", max(0, at - 40), at) + 1
    return not text[line:at].strip() and (line > 0 or at < 40)
