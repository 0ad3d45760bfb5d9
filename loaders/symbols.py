"""Symbols of documents (số và ký hiệu): found in a text, taken apart, written in their usual case.

One pattern finds everything that looks like a symbol; what it means is decided by the codes of the lexicon, so that
a footnote digit or the next word that stands against a symbol is trimmed, and a form code or a ratio is none.

    68-NQ/TW   30/2020/NĐ-CP   41/2024/QH15   138/NQ-CP   866/UBND-KT2   183/2010/TTLT/BTC-BNN   87-CT
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache, cached_property, lru_cache
from typing import Any

from graph.frozen import frozen
from loaders.lexicon import entries

_GAP = r"[ \n]{0,3}"  # lines break inside symbols
_LETTERS = r"[A-ZĐƯÔÂÊ][A-Za-zĐđƯưƠơÔôÂâÊê&]*[0-9]{0,3}"
_BEHIND_A_NOUN = r"(?<=[ \n][0-9])(?<=[tịnưhoố \n][ \n][0-9])(?<=(?:yết|ịnh|thị|uận|[ \n]án|[ \n]tư|ệnh|ình|ạch|báo|[ \n]số|[^\W\d][^\W\d][ \n])[ \n][0-9])"
"""The last letters of "số" and of the nouns that a short form has ("Nghị quyết 57"), or a second space; a third is a page's."""
_FOUND = re.compile(
    r"[0-9](?<![0-9/\-][0-9])(?<![0-9][.,:][0-9])(?:[0-9]{0,4}+(?:\.[0-9]{1,3}+)?+[a-zđ]?+"
    rf"(?:{_GAP}//?{_GAP}(?P<year>[0-9]{{4,6}})(?={_GAP}/))?"
    rf"(?P<join>{_GAP}[-/]{{1,2}}{_GAP}|[ ](?=[A-ZĐ]{{2,3}}/))"
    rf"(?P<codes>{_LETTERS}(?:{_GAP}[-/]{_GAP}{_LETTERS})*)|{_BEHIND_A_NOUN})"
)
_NUMBER = re.compile(r"[0-9.]+[a-zđ]?")
_CODE = re.compile(_LETTERS)
_TAIL = re.compile(r"[0-9]{1,3}$")
_UNIT = re.compile(r"([A-ZĐƯ&]{1,10})[0-9]{0,2}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@frozen
class Code:
    """A code of the lexicon: a type of document, or an organ."""

    code: str
    entry: Mapping[str, Any]


@frozen
class Symbol:
    """One symbol; `start` and `end` count characters of the text that was searched."""

    start: int
    end: int
    number: str
    type: str | None
    """The type code in its usual case: NQ, QĐ; None where the symbol has none (41/2024/QH15, 866/UBND-KT2)."""
    organs: tuple[str, ...]
    units: tuple[str, ...] = ()
    year: str | None = None
    joint: str = "-"
    """What stands between number and type: "-" as Party offices write it, "/" as the State does."""
    odd: bool = field(default=False)
    """Whether it was malformed and mended (doubled slashes, a year of five digits): `year` is then as written."""

    @cached_property
    def text(self) -> str:
        """The symbol as it should be written.

        >>> next(find("57- nq/tw, 57 - NQ/TW")).text, next(find("12 / 2031/QĐ - UBND")).text
        ('57-NQ/TW', '12/2031/QĐ-UBND')
        """
        number = f"{self.number}/{self.year}" if self.year else self.number
        behind = "-".join([*self.organs, *self.units])
        if self.type is None:
            return f"{number}{'-' if self.joint == '-' else '/'}{behind}"
        if self.joint == "-":
            return f"{number}-{self.type}/{behind}" if behind else f"{number}-{self.type}"
        return f"{number}/{self.type}-{behind}" if behind else f"{number}/{self.type}"

    @property
    def organ(self) -> str:
        """The organ that the document is of: the first."""
        return self.organs[0] if self.organs else ""

    @property
    def is_party(self) -> bool:
        """Whether a Party office numbered it."""
        return self.joint == "-" and self.type is not None and not self.year


@frozen
class Numbers:
    """What one scan of a text for numbers finds: its symbols, and where a number may stand behind the noun of a document."""

    symbols: tuple[Symbol, ...]
    behind_nouns: tuple[int, ...]


def numbers(text: str) -> Numbers:
    """Both in order; to look for each by itself would take as long again.

    >>> found = numbers("Nghị quyết số 957-NQ/TW và Nghị quyết 57, Điều 5")
    >>> [one.text for one in found.symbols], found.behind_nouns
    (['957-NQ/TW'], (38,))
    """
    symbols: list[Symbol] = []
    behind: list[int] = []
    for found in _FOUND.finditer(text):
        start = found.start()
        symbol = _symbol(found) if found["codes"] else None
        if symbol is not None:
            symbols.append(symbol)
        elif start and text[start - 1] in " \n":
            behind.append(start)
    return Numbers(tuple(symbols), tuple(behind))


def find(text: str) -> Iterator[Symbol]:
    """Every symbol in a text, in order.

    >>> [one.text for one in find("theo 99-NQ/TW2, 77/2031/TT-BTCng và 19/2022//TT-BKHĐT; tỷ lệ 21/21, 5/GTGT")]
    ['99-NQ/TW', '77/2031/TT-BTC', '19/2022/TT-BKHĐT']
    """
    yield from numbers(text).symbols


def _symbol(found: re.Match[str]) -> Symbol | None:
    """What a match means, or None where it is no symbol of the lexicon."""
    read = _read_codes(found["codes"])
    if read is None:
        return None
    type, organs, units, length = read
    year, join, whole = found["year"], found["join"], found.group()
    if organs[0].rstrip("0123456789") in _termed() and not _of_a_term(organs[0], type, year):
        return None
    number = _NUMBER.match(whole)
    assert number is not None
    joint = "-" if "-" in join or join == " " else "/"
    odd = "//" in whole or bool(year and not _YEAR.fullmatch(year))
    return Symbol(found.start(), found.start("codes") + length, number.group(), type, organs, units, year, joint, odd)


@lru_cache(16384)
def _read_codes(said: str) -> tuple[str | None, tuple[str, ...], tuple[str, ...], int] | None:
    """Type, organs and units in the codes of a symbol, and how many characters they are; few are ever new."""
    codes = [(code.group(), code.start(), code.end()) for code in _CODE.finditer(said)]
    read = _read([code for code, _, _ in codes])
    if read is None:
        return None
    type, organs, units, taken, trimmed = read
    _, start, end = codes[taken - 1]
    return type, organs, units, start + trimmed if trimmed else end


def _of_a_term(organ: str, type: str | None, year: str | None) -> bool:
    """Whether an Assembly's number is whole: of a term, and with its year where it has no type (41/2024/QH15).

    A term that is left out (02/2020/UBTVQH) is a slip that leaves no doubt; half a term (QH1) is none.
    """
    half = re.search(r"(?<![0-9])[0-9]$", organ) and not organ_entry(organ).get("early")
    return not half and bool(year or (type and organ[-1].isdigit()))


Read = tuple[str | None, tuple[str, ...], tuple[str, ...], int, int]


def _read(codes: Sequence[str]) -> Read | None:
    """Type, organs, units, how many codes were taken and how much of the last: the longest reading that is known."""
    type, at = None, 0
    known_type = _types().get(_key(codes[0]))
    if known_type and len(codes) > 1:
        type, at = known_type.code, 1
        if codes[1:2] and type in ("TT", "NQ") and _key(codes[1]) == "LB":
            return type, ("LB",), (), 2, 0
    organs: list[str] = []
    trimmed = 0
    while at < len(codes):
        organ, length = _organ(codes[at])
        if organ is None:
            break
        organs.append(organ)
        at, trimmed = at + 1, length if length < len(codes[at]) else 0
        if trimmed:
            break
    if not organs:
        return _free_organ(type, codes, at)
    units = [] if trimmed else _units(codes[at:], letter=type is None)
    return type, tuple(organs), tuple(units), at + len(units), trimmed if not units else 0


def _free_organ(type: str | None, codes: Sequence[str], at: int) -> Read | None:
    """An organ that the lexicon lacks: taken behind a known type where it is written in capitals."""
    if type is None or at >= len(codes):
        return None
    organ = re.match(r"[A-ZĐƯ&]{2,}(?![a-zđ])", codes[at])
    if organ is None:
        return None
    rest = _units(codes[at + 1 :], letter=False) if organ.end() == len(_TAIL.sub("", codes[at])) else []
    return type, (organ.group(),), tuple(rest), at + 1 + len(rest), organ.end() if not rest else 0


def _units(codes: Sequence[str], *, letter: bool) -> list[str]:
    """Units behind the organ; in official letters their digits belong to them (UBND-KT2), elsewhere to a footnote."""
    found = []
    for code in codes:
        unit = _UNIT.fullmatch(code)
        if unit is None:
            break
        found.append(code if letter else unit[1])
    return found


def _organ(code: str) -> tuple[str | None, int]:
    """The organ that a code begins with, in its usual case, and how many characters of the code it is.

    An Assembly and its committees are numbered by term (QH15); other digits behind a code are a footnote's.
    """
    known = _organs()
    bare = _TAIL.sub("", code)
    digits = code[len(bare) :]
    entry = known.get(_key(bare))
    if entry is not None:
        term = digits[:2] if entry.entry.get("termed") or entry.code == "HĐND" else ""
        return entry.code + term, len(bare) + len(term)
    if digits or not any(letter.islower() for letter in code):
        return None, 0
    for length in range(len(code) - 1, 1, -1):  # the next word stands against it: TT-BTCng, QĐ/TWĐTN
        entry = known.get(_key(code[:length]))
        if entry is not None and code[length].islower():
            return entry.code, length
    return None, 0


def _key(code: str) -> str:
    """Codes are compared in capitals; TƯ is a slip for TU."""
    return code.upper().replace("Ư", "U")


@cache
def _types() -> dict[str, Code]:
    return {_key(code): Code(code, entry) for entry in reversed(entries("kinds")) for code in entry.get("codes", ())}


@cache
def _organs() -> dict[str, Code]:
    found = {}
    for entry in entries("organs"):
        for form in (entry["code"], *entry.get("forms", ())):
            found[_key(form)] = Code(form, entry)
    return found


@cache
def _termed() -> frozenset[str]:
    return frozenset(entry["code"] for entry in entries("organs") if entry.get("termed"))


@lru_cache(4096)
def organ_entry(organ: str) -> Mapping[str, Any]:
    """The entry of an organ as a symbol has it, empty where the lexicon lacks it.

    >>> organ_entry("QH15")["issuer"], organ_entry("TU")["local"], organ_entry("XYZ")
    ('Quốc hội', True, {})
    """
    known = _organs().get(_key(organ)) or _organs().get(_key(_TAIL.sub("", organ)))
    return known.entry if known else {}
