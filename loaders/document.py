"""Bytes -> Document: its text as it stands, and a normalised view for matching that leads back to it.

Patterns run over the view, in which one spelling stands for many: composed letters, one dash, one space, one tone
placement (hoà -> hòa), Latin letters in place of Cyrillic look-alikes. Spans are always of the text itself.
"""

import hashlib
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import BadInput
from graph.text import CHARACTERS
from loaders.readers.text import decode

_DELETED = "".join(chr(code) for code, to in CHARACTERS.items() if to is None)
_RESHAPED = re.compile(rf"[{_DELETED}]+|\r(?=\n)|[^\W\d_][\u0300-\u036f]+")
_ONE_TO_ONE = {code: to for code, to in CHARACTERS.items() if to is not None}
_ONE_TO_ONE |= dict.fromkeys(map(ord, "\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_ONE_TO_ONE |= {ord("\t"): " ", ord("Ð"): "Đ", ord("ð"): "đ", ord("Ɖ"): "Đ", ord("ɖ"): "đ"}
_ONE_TO_ONE |= dict.fromkeys(range(0xF000, 0xF100), "•")  # glyphs of symbol fonts, copied from PDF files
_UNUSUAL = re.compile("[" + "".join(map(re.escape, map(chr, _ONE_TO_ONE))) + "]")


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
_CYRILLIC_WORD = re.compile(rf"[\w/-]*[{''.join(_LOOK_ALIKE)}][\w/-]*")
_LATIN_OR_DIGIT = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class View:
    """The text as patterns see it. `starts` and `ends` give each character's place in the original, where it moved."""

    text: str
    starts: "array[int] | None" = None
    ends: "array[int] | None" = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A span of the view as a span of the original text; `start < end`."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the original text as a span of the view."""
        if self.starts is None or self.ends is None:
            return start, end
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


@dataclass(frozen=True)
class Document:
    """One text with its name, its fingerprint and its view."""

    name: str
    text: str
    sha256: str
    view: View

    def quote(self, start: int, end: int) -> str:
        """The words of a span."""
        return self.text[start:end]


def view(text: str) -> View:
    r"""The view of a text.

    >>> view("Uỷ ban – 77/2031/TT-BТС").text
    'Ủy ban - 77/2031/TT-BTC'
    >>> shown = view("a\u0323\u200bb\r\nc")
    >>> shown.text, shown.original(1, 2), shown.span(3, 4)
    ('ạb\nc', (3, 4), (1, 2))
    """
    if unicodedata.is_normalized("NFC", text) and not _changes_length(text):
        return View(_respelled(text))
    shaped, starts, ends = _reshaped(text)
    return View(_respelled(shaped), starts, ends)


_COMBINING = re.compile("[\u0300-\u036f]")


def _changes_length(text: str) -> bool:
    """Whether a text holds what `_RESHAPED` takes away or joins; to ask for each apart is five times as fast."""
    return "\r\n" in text or any(letter in text for letter in _DELETED) or _COMBINING.search(text) is not None


def _respelled(text: str) -> str:
    """Every change that keeps the length."""
    for letter in set(_UNUSUAL.findall(text)):
        text = text.replace(letter, _ONE_TO_ONE[ord(letter)])
    text = _placed(text)
    if not any(letter in text for letter in _LOOK_ALIKE):
        return text  # nearly every text: looking at each word for one takes longest of all
    return _CYRILLIC_WORD.sub(lambda found: _latin(found.group()), text)


def _placed(text: str) -> str:
    """The text with every tone of a final oa, oe, uy on its older place."""
    pieces, at = [], 0
    for found in _PLACEMENT.finditer(text):
        pair = text[found.start() - 1 : found.end()]
        if pair in _PLACEMENTS:
            pieces += [text[at : found.start() - 1], _PLACEMENTS[pair]]
            at = found.end()
    return "".join([*pieces, text[at:]]) if pieces else text


def _latin(word: str) -> str:
    """A word with its look-alikes in Latin, where it has Latin letters or digits besides: 77/2031/TT-BТС."""
    return "".join(_LOOK_ALIKE.get(c, c) for c in word) if _LATIN_OR_DIGIT.search(word) else word


def _reshaped(text: str) -> "tuple[str, array[int], array[int]]":
    """Every change of length: letters composed, invisible characters and the first half of line ends taken away."""
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    for found in _RESHAPED.finditer(text):
        pieces.append(text[at : found.start()])
        starts.extend(range(at, found.start()))
        ends.extend(range(at + 1, found.start() + 1))
        whole = found.group()
        composed = "" if whole[0] in _DELETED or whole == "\r" else unicodedata.normalize("NFC", whole)
        pieces.append(composed)
        starts.extend([found.start()] * len(composed))
        ends.extend([found.end()] * len(composed))
        at = found.end()
    pieces.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return "".join(pieces), starts, ends


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises BadInput with the remedy where there is none."""
    if path.is_dir():
        raise BadInput(str(path), "this is a folder", "Name a file in it")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadInput(str(path), "there is no such file", "Check the name and the folder") from error
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror})"
        raise BadInput(str(path), problem, "Check who may read it, and that no other program holds it") from error


def document(name: str, data: bytes) -> Document:
    """The document in a text file's bytes.

    >>> document("a.txt", "1. Rà soát".encode()).text
    '1. Rà soát'
    """
    text = decode(name, data)
    return Document(name, text, hashlib.sha256(data).hexdigest(), view(text))


def document_json(read: Document) -> dict[str, Any]:
    """The stage `document` as an object."""
    return {"name": read.name, "sha256": read.sha256, "characters": len(read.text), "text": read.text}
