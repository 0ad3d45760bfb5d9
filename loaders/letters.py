"""The characters that a Vietnamese text of today is made of, and those beside them that a text holds.

Nearly every text holds none, or few: to know which, from one scan, spares each later step a scan of its own.
"""

import re

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
USUAL = "".join(("\n", *map(chr, range(0x20, 0x7F)), _LETTERS, _LETTERS.upper(), "“”‘’…"))
"""Composed, of one spelling, and no byte of an older encoding: where a text has only these, nothing is to be put right."""
_UNUSUAL = re.compile(f"[^{re.escape(USUAL)}]")


def unusual(text: str) -> frozenset[str]:
    r"""The characters of a text beside the usual ones, each once.

    >>> sorted(unusual("Ủy ban\r\n– 5 ≥ 3")), unusual("Điều 1. “Đất” là …\n")
    (['\r', '–', '≥'], frozenset())
    """
    return frozenset(_UNUSUAL.findall(text))
