"""The numbers that Word sets by itself before paragraphs: they stand in no text and are counted from the beginning."""

from collections.abc import Callable
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLETS_AS_THEY_ARE = "-–—+*•"  # any other bullet is a letter of a symbol font
_MOST_SHOWN = 5_000  # beyond it, a number is put down in figures: Roman numerals and letters grow with it
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def roman(number: int) -> str:
    """A number in small Roman numerals.

    >>> roman(14), roman(2026)
    ('xiv', 'mmxxvi')
    """
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def letter(number: int) -> str:
    """A number as Word counts letters: without đ, and doubled after z.

    >>> letter(1), letter(5), letter(27)
    ('a', 'e', 'aa')
    """
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerLetter": letter,
    "none": lambda _: "",
}


def value(parent: Any, tag: str) -> str | None:
    """The value of a child element of Word's, if it is there."""
    found = parent.find(W + tag) if parent is not None else None
    return None if found is None else found.get(W + "val")


class Numbers:
    """Counts through one document: `label` gives the mark of the next paragraph of a list."""

    def __init__(self, numbering: Any) -> None:
        """From the root of numbering.xml, or None where there is none."""
        self._levels: dict[str, dict[int, Any]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if numbering is not None:
            self._learn(numbering)

    def _learn(self, numbering: Any) -> None:
        for one in numbering.iter(W + "abstractNum"):
            levels = {int(level.get(W + "ilvl", "0")): level for level in one.iter(W + "lvl")}
            self._levels[one.get(W + "abstractNumId")] = levels
        for one in numbering.iter(W + "num"):
            number = one.get(W + "numId")
            self._lists[number] = value(one, "abstractNumId") or ""
            for override in one.iter(W + "lvlOverride"):
                start = value(override, "startOverride")
                if start is not None:
                    self._starts[number, int(override.get(W + "ilvl", "0"))] = int(start)

    def label(self, number: str, level: int) -> str:
        """The mark of the next paragraph in list `number` at a level, "" where it has none."""
        shape = self._lists.get(number, "")
        levels = self._levels.get(shape, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(shape, {})
        self._restart(number, levels, counts)
        counts[level] = counts.get(level, self._start(levels, level) - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return self._shown(levels, counts, level)

    def _restart(self, number: str, levels: dict[int, Any], counts: dict[int, int]) -> None:
        """A list that shares its shape with another goes on counting, unless it says where it starts."""
        if number in self._begun:
            return
        self._begun.add(number)
        for (owner, level), start in self._starts.items():
            if owner == number and level in levels:
                counts[level] = start - 1

    @staticmethod
    def _start(levels: dict[int, Any], level: int) -> int:
        return int(value(levels.get(level), "start") or 1)

    def _shown(self, levels: dict[int, Any], counts: dict[int, int], level: int) -> str:
        form, mark = value(levels[level], "numFmt") or "decimal", value(levels[level], "lvlText") or ""
        if form == "bullet":
            return mark if mark and mark in _BULLETS_AS_THEY_ARE else "•"
        plain = levels[level].find(W + "isLgl") is not None
        for other in range(level, -1, -1):
            if f"%{other + 1}" in mark:
                one = "decimal" if plain else value(levels.get(other), "numFmt") or "decimal"
                number = counts.get(other, self._start(levels, other))
                shown = _FORMATS.get(one, str) if 0 < number <= _MOST_SHOWN else str
                mark = mark.replace(f"%{other + 1}", shown(number))
        return mark
