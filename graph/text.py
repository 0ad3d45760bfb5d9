"""Folding: the form in which Vietnamese text is searched and compared, never shown.

Two spellings of one word must meet: without accents ("vung ang"), with either tone placement (hoà, hòa),
with either capital, with any dash or space, and with d for đ.
"""

import re
import unicodedata

_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE63, 0xFF0D], "-")
_SPACES = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000], " ")
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD])
CHARACTERS = {**_DASHES, **_SPACES, **_INVISIBLE}
"""`str.translate` table: odd dashes to "-", odd spaces to " ", invisible characters away."""

_PLAIN = {**CHARACTERS, **str.maketrans("đĐðÐɖƉ", "dDdDdD")}
_MARKS = re.compile("[\u0300-\u036f]+")  # all that Vietnamese needs, and much faster than one character at a time
_WORD = re.compile(r"\w+")
_JOINT = re.compile(r"(?<=\w)\s*[-/]\s*(?=\w)")


def fold(text: str) -> str:
    """The comparison form of a text: lower case, no accents, d for đ, single spaces.

    Tone placement needs no rule of its own, for both placements fold to the same letters.

    >>> fold("Chuyển đổi  số – HOÀ, hòa")
    'chuyen doi so - hoa, hoa'
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text.translate(_PLAIN)))
    if not bare.isascii():
        bare = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(bare.lower().split())


def words(text: str) -> list[str]:
    """The folded words of a text, in order.

    >>> words("57-NQ/TW của Bộ Chính trị")
    ['57', 'nq', 'tw', 'cua', 'bo', 'chinh', 'tri']
    """
    return _WORD.findall(fold(text))


def fold_symbol(symbol: str) -> str:
    """The comparison form of a document symbol: any case, spacing and dash, leading zeros gone.

    >>> fold_symbol("57 - nq / tw"), fold_symbol("01-CTr/TU"), fold_symbol("339-QĐ/TU")
    ('57-nq/tw', '1-ctr/tu', '339-qd/tu')
    """
    tight = _JOINT.sub(lambda joint: joint.group().strip(), fold(symbol))
    return re.sub(r"^0+(?=\d)", "", tight)
