"""The view of a text: what patterns run over, one spelling for many, with a way back to the text as it stands.

In a view letters are composed, there is one dash, one space and one tone placement (hoà -> hòa), and Latin letters
stand in place of Cyrillic look-alikes. Most of this keeps the length; where it does not, the view knows in which runs.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from graph.text import CHARACTERS
from loaders.letters import are_composed, unusual

_DELETED = "".join(chr(code) for code, to in CHARACTERS.items() if to is None)
_MARKS = "\u0300-\u036f"
_RESHAPED = re.compile(
    rf"[{_DELETED}\r{_MARKS}](?:(?<=[{_DELETED}])[{_DELETED}]*+|(?<=\r)(?=\n)|(?<=[{_MARKS}])[{_MARKS}]*+)"
)
# One class of characters comes first, so that the scan skips all others; the letter beneath marks is found behind it.
_LETTER = re.compile(r"[^\W\d_]")
_ONE_TO_ONE = {code: to for code, to in CHARACTERS.items() if to is not None}
_ONE_TO_ONE |= dict.fromkeys(map(ord, "\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_ONE_TO_ONE |= {ord("\t"): " ", ord("Ð"): "Đ", ord("ð"): "đ", ord("Ɖ"): "Đ", ord("ɖ"): "đ"}
_ONE_TO_ONE |= dict.fromkeys(range(0xF000, 0xF100), "•")  # glyphs of symbol fonts, copied from PDF files
_RESPELLED = frozenset(map(chr, _ONE_TO_ONE))


def _tone_placements() -> dict[str, str]:
    """The newer placement of a tone (oà, uỷ) to the older one (òa, ủy): both stand in one and the same document."""
    found: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in "\u0300\u0301\u0309\u0303\u0323":
            newer, older = (unicodedata.normalize("NFC", one) for one in (first + second + tone, first + tone + second))
            found |= {newer: older, newer.upper(): older.upper(), newer.capitalize(): older.capitalize()}
    return found


_PLACEMENTS = _tone_placements()
_SECOND = "".join(sorted({pair[1] for pair in _PLACEMENTS}))
_PLACEMENT = re.compile(rf"[{_SECOND}](?!\w)(?<=[oOuU].)(?<![qQ]..)")
# The accented letter first: it ends a syllable far more rarely than a pattern of pairs would have to look.
_LOOK_ALIKE = dict(zip("АВЕКМНОРСТХасеорху", "ABEKMHOPCTXaceopxy", strict=True))  # Cyrillic to Latin
_LATIN = str.maketrans(_LOOK_ALIKE)
_CYRILLIC = re.compile(f"[{''.join(_LOOK_ALIKE)}]+")
_CYRILLIC_LETTERS = frozenset(_LOOK_ALIKE)
_IN_WORD = re.compile(r"[\w/-]")
_TOKEN = re.compile(r"[\w/-]+")
_LATIN_OR_DIGIT = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class Runs:
    """Where a view departs from its text: runs of characters that moved together.

    Run `i` begins at `view[i]` in the view and at `text[i]` in the text; its characters are those of the text, one for
    one, or all of them stand for the same `whole[i]` characters of it. What was taken away lies between two runs.
    """

    view: "array[int]" = field(default_factory=lambda: array("L"))
    text: "array[int]" = field(default_factory=lambda: array("L"))
    whole: "array[int]" = field(default_factory=lambda: array("L"))

    def add(self, view: int, text: int, whole: int = 0) -> None:
        """The next run."""
        self.view.append(view)
        self.text.append(text)
        self.whole.append(whole)

    def start(self, at: int) -> int:
        """Where the character of the view at `at` begins in the text."""
        run = bisect_right(self.view, at) - 1
        return self.text[run] + (0 if self.whole[run] else at - self.view[run])

    def end(self, at: int) -> int:
        """Where it ends."""
        run = bisect_right(self.view, at) - 1
        return self.text[run] + (self.whole[run] or at - self.view[run] + 1)

    def first(self, at: int) -> int:
        """The first character of the view that ends behind `at` in the text."""
        run = bisect_right(self.text, at) - 1
        if run < 0:
            return 0
        if self.whole[run]:
            return self.view[run] if at < self.text[run] + self.whole[run] else self.view[run + 1]
        return min(self.view[run] + at - self.text[run], self.view[run + 1])

    def last(self, at: int) -> int:
        """Behind the last character of the view that begins before `at` in the text."""
        run = bisect_left(self.text, at) - 1
        if run < 0:
            return 0
        return self.view[run + 1] if self.whole[run] else min(self.view[run] + at - self.text[run], self.view[run + 1])


@dataclass(frozen=True)
class View:
    """A text as patterns see it; `runs` only where its length is another."""

    text: str
    runs: Runs | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A span of the view as a span of the original text; `start < end`."""
        return (start, end) if self.runs is None else (self.runs.start(start), self.runs.end(end - 1))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the original text as a span of the view."""
        return (start, end) if self.runs is None else (self.runs.first(start), self.runs.last(end))


def view(text: str, odd: Set[str] | None = None) -> View:
    r"""The view of a text; `odd` are its unusual characters, where they are known.

    >>> view("Uỷ ban – 77/2031/TT-BТС").text
    'Ủy ban - 77/2031/TT-BTC'
    >>> shown = view("a\u0323\u200bb\r\nc")
    >>> shown.text, shown.original(1, 2), shown.span(3, 4)
    ('ạb\nc', (3, 4), (1, 2))
    """
    odd = unusual(text) if odd is None else odd
    if not odd:
        return View(_placed(text))
    composed = are_composed(odd) or unicodedata.is_normalized("NFC", text)
    if composed and not _changes_length(text, odd):
        return View(_respelled(text, odd))
    shaped, runs = _reshaped(text)
    return View(_respelled(shaped, unusual(shaped)), runs)


_LENGTHS = frozenset((*_DELETED, *map(chr, range(0x300, 0x370))))


def _changes_length(text: str, odd: Set[str]) -> bool:
    """Whether a text holds what `_RESHAPED` takes away or joins."""
    return not _LENGTHS.isdisjoint(odd) or ("\r" in odd and "\r\n" in text)


def _respelled(text: str, odd: Set[str]) -> str:
    """Every change that keeps the length."""
    for letter in _RESPELLED & odd:
        text = text.replace(letter, _ONE_TO_ONE[ord(letter)])
    text = _placed(text)
    return text if odd.isdisjoint(_CYRILLIC_LETTERS) else _in_latin(text)


def _placed(text: str) -> str:
    """The text with every tone of a final oa, oe, uy on its older place."""
    pieces, at = [], 0
    for found in _PLACEMENT.finditer(text):
        pair = text[found.start() - 1 : found.end()]
        if pair in _PLACEMENTS:
            pieces += [text[at : found.start() - 1], _PLACEMENTS[pair]]
            at = found.end()
    return "".join([*pieces, text[at:]]) if pieces else text


def _in_latin(text: str) -> str:
    """The text with look-alikes in Latin, in words that have Latin letters or digits besides: 77/2031/TT-BТС."""
    pieces, at, done = [], 0, 0
    for found in _CYRILLIC.finditer(text):
        if found.start() < done:
            continue  # in a word that was looked at
        start = found.start()
        while start > done and _IN_WORD.match(text, start - 1):
            start -= 1
        word = _TOKEN.match(text, start)
        done = word.end() if word else found.end()
        if word and _LATIN_OR_DIGIT.search(word.group()):
            pieces += [text[at:start], word.group().translate(_LATIN)]
            at = done
    return "".join([*pieces, text[at:]])


def _reshaped(text: str) -> tuple[str, Runs]:
    """Every change of length: letters composed, invisible characters and the first half of line ends taken away."""
    pieces: list[str] = []
    runs, at, length = Runs(), 0, 0
    for start, end, composed in _moved(text):
        if start > at:
            runs.add(length, at)
            pieces.append(text[at:start])
            length += start - at
        if composed:
            runs.add(length, start, end - start)
            pieces.append(composed)
            length += len(composed)
        at = end
    runs.add(length, at)
    pieces.append(text[at:])
    runs.add(length + len(text) - at, len(text))
    return "".join(pieces), runs


def _moved(text: str) -> Iterator[tuple[int, int, str]]:
    """Each span that changes its length, and what stands in its place: a letter with its marks, or nothing."""
    for found in _RESHAPED.finditer(text):
        start, end = found.span()
        if text[start] == "\r" or text[start] in _DELETED:
            yield start, end, ""
        elif start and _LETTER.match(text, start - 1):
            yield start - 1, end, unicodedata.normalize("NFC", text[start - 1 : end])
