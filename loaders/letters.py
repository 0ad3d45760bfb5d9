"""The characters that a Vietnamese text of today is made of, and those beside them that a text holds.

Nearly every text holds none, or few: to know which, from one scan, spares each later step a scan of its own.
"""

import re
import unicodedata
from collections.abc import Set

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
USUAL = "".join(("\n", *map(chr, range(0x20, 0x7F)), _LETTERS, _LETTERS.upper(), "“”‘’…"))
"""Composed, of one spelling, and no byte of an older encoding: where a text has only these, nothing is to be put right."""
_UNUSUAL = re.compile(f"[^{re.escape(USUAL)}]")


_ALONE = (("\0", "\u02ff"), ("\u2000", "\u20cf"), ("\u2100", "\u2bff"), ("\ue000", "\uf8ff"))
"""Where Unicode has letters of Latin, punctuation, symbols and private glyphs, and nothing that joins what stands before it."""


def are_composed(characters: Set[str]) -> bool:
    """Whether a text that has these beside the usual ones is composed (NFC), whatever their order; False is no answer.

    >>> are_composed({"–", "≥"}), are_composed({"\u0301"})
    (True, False)
    """
    alone = all(any(first <= one <= last for first, last in _ALONE) for one in characters)
    return alone and unicodedata.is_normalized("NFC", "".join(characters))


def unusual(text: str) -> frozenset[str]:
    r"""The characters of a text beside the usual ones, each once.

    >>> sorted(unusual("Ủy ban\r\n– 5 ≥ 3")), unusual("Điều 1. “Đất” là …\n")
    (['\r', '–', '≥'], frozenset())
    """
    return frozenset(_UNUSUAL.findall(text))
