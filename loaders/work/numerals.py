"""Numerals as Vietnamese documents write them -> one canonical value: 20.000 -> 20000, 36,2 -> 36.2, 01 -> 1, ba -> 3.

A point parts thousands where three digits follow each; the comma is the decimal sign. What follows a single point with
fewer digits is a decimal that was typed the other way (99.5).
"""

import re
from collections.abc import Mapping
from functools import cache

from loaders.lexicon import alternatives, entries

DIGITS = r"[0-9]{1,3}(?:\.[0-9]{3})++(?:,[0-9]++)?(?![0-9.,]*[0-9])|[0-9]++(?:[.,][0-9]{1,2}+)?(?![0-9.,]*[0-9])"
"""A numeral in digits, as part of a pattern; never the first digits of a longer one (4.0.1, a date, a symbol)."""
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")


@cache
def in_words() -> str:
    """Numbers in words, as alternatives of a pattern."""
    return alternatives(_values())


@cache
def _values() -> Mapping[str, str]:
    return {str(entry["words"]): str(entry["value"]) for entry in entries("numerals")}


def canonical(numeral: str) -> str:
    """The canonical value of a numeral; "" where it is none.

    >>> [canonical(one) for one in ("20.000", "36,2", "01", "1.234,50", "99.5", "3,0", "ba", "1 000")]
    ['20000', '36.2', '1', '1234.5', '99.5', '3', '3', '']
    """
    known = _values().get(numeral.lower())
    if known is not None:
        return known
    plain = numeral.replace(".", "") if _GROUPED.fullmatch(numeral) else numeral
    whole, _, part = plain.replace(",", ".").partition(".")
    if not (whole + part).isascii() or not (whole + part).isdigit():
        return ""
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")
