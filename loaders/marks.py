r"""The beginnings of lines that may open a part: "Điều 5.", "II.", "1.2.", "a)", "-", signatures, attachments.

A mark is only what a line looks like; whether it opens a part is decided in its surroundings (`loaders.outline`).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.chrome import CAPITALS, first_letters, patterns

ALPHABET = "abcdđeghiklmnopqrstuvxy"
_HALF = {"f": 50, "j": 50, "w": 50, "z": 50}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SPELLED = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
STEP = 100
"""The distance between one ordinal and the next: 8 is 800, 8a is 801, and d (400) comes before đ (500)."""


class Mark(NamedTuple):
    """What stands at the beginning of a line: `start` is where its line begins, `words` where its mark ends."""

    kind: str
    label: str
    start: int
    words: int


@lru_cache(4096)
def letter(label: str) -> int:
    """The ordinal of a lettered point.

    >>> letter("a"), letter("đ"), letter("a1"), letter("f") - letter("e")
    (100, 500, 101, 50)
    """
    first, rest = label[0], label[1:]
    at = ALPHABET.find(first if first not in _HALF else chr(ord(first) - 1))
    return (at + 1) * STEP + _HALF.get(first, 0) + (int(rest) if rest else 0)


@lru_cache(4096)
def number(label: str) -> int:
    """The ordinal of a number with or without a letter.

    >>> number("8"), number("8a"), number("08")
    (800, 801, 800)
    """
    digits = label.rstrip("abcdđeghiklmnopqrstuvxy")
    return int(digits) * STEP + (ALPHABET.find(label[len(digits)]) + 1 if len(digits) < len(label) else 0)


@lru_cache(4096)
def roman(label: str) -> int:
    """The ordinal of a roman number, 0 where it is none.

    >>> roman("IV"), roman("XIX"), roman("IIX"), roman("12")
    (400, 1900, 0, 1200)
    """
    if label.isdigit():
        return int(label) * STEP
    values = [_ROMAN.get(c, 0) for c in label.upper()]
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=False))
    return total * STEP if values and all(values) and _as_roman(total) == label.upper() else 0


def _as_roman(value: int) -> str:
    pairs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for worth, sign in pairs:
        text += sign * (value // worth)
        value %= worth
    return text


_HIGH = {"phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "tieumuc"}
_BULLETS = {"-": "dash", "•": "dash", "+": "plus", "*": "star"}
_NTH = "|".join((*_SPELLED, *(word.upper() for word in _SPELLED)))
_NOTE = rf" +[1-9]\d{{0,2}}(?= +[{CAPITALS}])"
"""The number of a footnote, as pages that were flattened have it behind a mark: "3. 42 Các thông tin"."""
_FORMS = {
    "[0-9]": {
        "number": rf"(\d{{1,3}}[a-zđ]?)(?:\.(?:(?<=[a-zđ]\.)\d{{1,3}}(?= )|{_NOTE})?(?: *(?=[^\W\d_]|[“\"(\[])| +(?=\S)| *(?=\n))| ?[-/] ?(?=[{CAPITALS}][^\d/]))",
        "dotted": r"(\d{1,3}(?:\.\d{1,3}){1,4})(?:\. *| +)(?=[^\W\d_]|[“\"(]|(?<=\. )\d{1,3} [^\W\d_])",
        "numparen": r"(\d{1,2})\) *(?=\S)",
    },
    "[a-zđ][0-9.)]": {
        "letter": rf"([a-zđ]\d{{0,2}}|[a-zđ]\.\d{{1,2}}(?=\)))(?:\)(?:\d{{1,3}}(?= )|{_NOTE})? *|\. +)(?=\S)",
    },
    "[-+*•]": {
        "bullet": r"([-+*•])(?: +(?=[^\s-])|(?=[^\W\d_]))",
    },
    '[“"]': {
        "quote": r"[“\"]()",
    },
    "[(]": {
        "paren": r"\((\d{1,2}|[ivx]{1,5}|[a-zđ])\) *(?=\S)",
        "annexed": r"\((?:Được )?(?:[Bb]an hành )?[Kk]èm theo()",
    },
    f"[{CAPITALS}][IVXLC .)/-]": {
        "upper": rf"([IVXLC]{{1,7}}|[{CAPITALS}])(?: ?[.)/-]+)(?: *(?=[{CAPITALS}“\"])| *(?=\n))",
    },
    "[ĐCMPST]": {
        "article": rf"(?:Điều|ĐIỀU) +(\d{{1,4}}[a-zđ]?) *[.:](?:\d{{1,3}}(?= )|{_NOTE})?",
        "high": rf"(Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC) +(?:thứ |THỨ )?([IVXLC]{{1,7}}|\d{{1,3}}|{_NTH})(?:\d{{1,3}}(?= *\n))?(?![\w,]| *[;,)])[.:]?",
        "attached": r"(?:PHỤ LỤC|Phụ lục)(?: +(?:số +)?((?:[IVXLC]{1,7}|\d{1,3})[A-Za-z]?(?:\.\d+)?)|())(?:\d{1,2})?[.:]? *(?=\n)",
        "table": r"(?:STT|TT|Stt|Số TT|SỐ TT)()(?= *\n)",
    },
}
"""What the marks look like, the label in the first group of each, by what stands first: most lines fail on that, at all of them at once."""
_OUTSIDE = ("closing", "signature", "tail")


@cache
def _pattern() -> re.Pattern[str]:
    groups = _FORMS | {f"[{first_letters(where)}]": {where: patterns(where)} for where in _OUTSIDE}
    first = (f"(?={guard})(?:{_named(forms)})" for guard, forms in groups.items())
    return re.compile(rf"\n *+(?={'|'.join(groups)})(?:{'|'.join(first)})")


def _named(forms: Mapping[str, str]) -> str:
    return "|".join(f"(?P<{name}>{form})" for name, form in forms.items())


def marks(text: str) -> Iterator[Mark]:
    r"""Every mark of a text, in order.

    >>> [(one.kind, one.label) for one in marks("I. NHIỆM VỤ\n1.2. Rà soát\nđ) Báo cáo\n- Họp\n2025. Các sở")]
    [('upper', 'I'), ('dotted', '1.2'), ('letter', 'đ'), ('dash', '-')]
    """
    pattern = _pattern()
    names = {index: name for name, index in pattern.groupindex.items()}
    for found in pattern.finditer("\n" + text):
        at = found.lastindex or 0
        kind = names[at]
        label = "" if kind in _OUTSIDE else found[at + 1] or ""
        if kind == "bullet":
            kind = _BULLETS[label]
        elif kind == "high":
            kind, label = _HIGH[label.lower()], found[at + 2]
        start, words = found.span()
        yield Mark(kind, label, start, words - 1)


@lru_cache(4096)
def spelled(label: str) -> int:
    """The ordinal of a number in words, 0 where it is none.

    >>> spelled("nhất"), spelled("HAI"), spelled("thường")
    (100, 200, 0)
    """
    word = label.lower()
    return (_SPELLED.index(word) + 1) * STEP if word in _SPELLED else 0


def capital(label: str) -> int:
    """The ordinal of a capital letter as a heading's mark, 0 where it is none.

    >>> capital("A"), capital("C"), capital("D"), capital("Đ")
    (100, 300, 400, 500)
    """
    return letter(label.lower()) if label.lower() in ALPHABET else 0
