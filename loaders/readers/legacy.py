"""Vietnamese from before Unicode: recognised by its content, told by its syllables, and converted.

In these encodings a letter stands at the code of another letter, and a font showed the right one. Read without that
font, a text says "Uû ban nh©n d©n" where it means "Uỷ ban nhân dân", as bytes or, copied into a newer file, as letters
of Latin-1. The tables and the commonest syllables stand in data/lexicon/encodings.yaml.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.letters import unusual
from loaders.lexicon import Entry, entries, table

_SAMPLE = 300_000  # characters that decide which encoding a text is in
_AT_LEAST = 2  # known syllables without which nothing is recognised
_SHARE = 0.4  # of the words with marks; two of three are known in Vietnamese, next to none in another language
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\S*[\x80-\uffff]\S*")
_FOREIGN = re.compile(r"[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u017f-\u0191\u0193-\u01ff\u1e00-\u1eff]")
"""Letters that no byte stands for: a line with one of them is in Unicode already."""

_SUSPECT = re.compile(r"[¡-©«-¶¸-¿ÅÆÇÐÑÖØÜÞßäåæçëîïñöøûüþÿ\x80-\x9f]")
"""What legacy text has in every line and Vietnamese in Unicode hardly ever."""

_WINDOWS = {chr(code): bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_FROM_WINDOWS = {ord(shown): code for code, shown in _WINDOWS.items() if shown != code}
_CONTROLS = {ord(code): shown for code, shown in _WINDOWS.items() if shown != code}


@dataclass(frozen=True)
class Encoding:
    """One way to read bytes as Vietnamese; `convert` takes them as the characters of the same codes (Latin-1)."""

    name: str
    convert: Callable[[str], str]
    fonts: tuple[str, ...] = ()


@cache
def legacy() -> tuple[Encoding, ...]:
    """The encodings that are known, those of data/lexicon first.

    >>> [one.name for one in legacy()]
    ['TCVN3', 'VNI', 'VISCII', 'VPS', 'windows-1258', 'UTF-8 read as windows-1252']
    """
    listed = [Encoding(one["name"], _converter(one), tuple(one["fonts"])) for one in entries("encodings")]
    return (*listed, Encoding("windows-1258", _windows_1258), Encoding("UTF-8 read as windows-1252", _twice_encoded))


def from_bytes(data: bytes) -> tuple[str, str] | None:
    r"""The text and the name of its encoding, where the bytes are Vietnamese in one that is known.

    >>> from_bytes(b"U\xfb ban nh\xa9n d\xa9n"), from_bytes("Déjà vu à la fenêtre".encode("latin-1"))
    (('Uỷ ban nhân dân', 'TCVN3'), None)
    """
    text = data.decode("latin-1")
    found = _recognised(_sample(text), legacy()[:-1])  # what is UTF-8 but for a damaged byte is refused by name
    return (found.convert(text), found.name) if found else None


def in_letters(text: str, odd: Iterable[str] | None = None) -> tuple[str, Callable[[str], str]] | None:
    r"""The encoding of a text whose letters are those bytes, wholly or in some lines, and what puts such lines right.

    `odd` are its unusual characters, where they are known.

    >>> name, respelled = in_letters("Uû ban nh©n d©n\nỦy ban nhân dân")
    >>> name, respelled("§iÒu 1"), respelled("Công báo"), in_letters("Ủy ban nhân dân, Déjà vu")
    ('TCVN3', 'Điều 1', 'Công báo', None)
    """
    if not any(map(_SUSPECT.match, unusual(text) if odd is None else odd)):
        return None
    lines = text.split("\n")  # and not at every sign of a line's end: some are letters here
    odd = [line for line in lines if _SUSPECT.search(line) and not _FOREIGN.search(line)]
    found = _recognised("\n".join(odd)[:_SAMPLE].translate(_FROM_WINDOWS), legacy())
    if found is None:
        return None
    mixed = any(_FOREIGN.search(line) for line in lines)
    return found.name, lambda words: "\n".join(_better(line, found, mixed) for line in words.split("\n"))


def by_font(font: str) -> Encoding | None:
    """The encoding that a font was made for.

    >>> by_font(".VnTimeH").name, by_font("VNI-Times").name, by_font("Times New Roman")
    ('TCVN3', 'VNI', None)
    """
    return next((one for one in legacy() for start in one.fonts if font.upper().startswith(start.upper())), None)


def by_letters(encoding: Encoding, text: str) -> str:
    """A text whose letters are bytes of this encoding, converted; one that is Vietnamese as it stands is left alone.

    >>> by_letters(legacy()[0], "QUYÕT §ÞNH"), by_letters(legacy()[0], "công tác")
    ('QUYẾT ĐỊNH', 'công tác')
    """
    return "\n".join(_better(line, encoding, mixed=False) for line in text.split("\n"))


def _better(line: str, found: Encoding, mixed: bool) -> str:
    """A line as it stands or converted, whichever says more; in a mixed text it stays as it is in doubt."""
    if line.isascii() or _FOREIGN.search(line):
        return line
    converted = found.convert(line.translate(_FROM_WINDOWS))
    before, after = _known(line), _known(converted)
    return converted if after > before or (after == before and not mixed) else line


def _sample(text: str) -> str:
    """A part of a long text from its beginning and one from its middle: a preface may be in another language."""
    half, middle = _SAMPLE // 2, len(text) // 2
    return text if len(text) <= _SAMPLE else text[:half] + "\n" + text[middle : middle + half]


def _recognised(text: str, among: Iterable[Encoding]) -> Encoding | None:
    """The encoding in which most is said, where it is plainly more than the text says as it stands."""
    marked = " ".join(_TOKEN.findall(text))
    score, best = max(((_share(one.convert(marked)), one) for one in among), key=lambda pair: pair[0])
    return best if score >= _SHARE and score > _share(marked) else None


def _share(text: str) -> float:
    """How many of the words with marks are common syllables; nothing where they are too few to tell."""
    words = [word for word in _WORD.findall(text.lower()) if not word.isascii()]
    known = sum(word in _syllables() for word in words)
    return known / len(words) if known >= _AT_LEAST else 0.0


def _known(text: str) -> int:
    return sum(word in _syllables() for word in _WORD.findall(text.lower()))


@cache
def _syllables() -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFC", table("encodings")["syllables"]).split())


def _converter(entry: Entry) -> Callable[[str], str]:
    codes = dict(_codes(entry["letters"].split()))
    pattern = re.compile("|".join(map(re.escape, sorted(codes, key=len, reverse=True))))
    capitals = entry.get("capitals") == "by font"

    def convert(text: str) -> str:
        letters = pattern.sub(lambda found: codes[found.group()], text).translate(_CONTROLS)
        return "\n".join(map(_capitals, letters.split("\n"))) if capitals else letters

    return convert


def _codes(listed: list[str]) -> Iterable[tuple[str, str]]:
    """The characters of a code and its letter; a mark is known after a capital in its small form as well."""
    for letter, code in zip(listed[::2], listed[1::2], strict=True):
        shown = bytes.fromhex(code).decode("latin-1")
        yield shown, letter
        if len(shown) > 1 and shown.isupper():
            yield shown[0] + shown[1].lower(), letter


_CAPITALS = re.compile(r"(?<!\w)(?=\w*[A-ZĂÂÊÔƠƯĐ]{2})[^\W\d_]+")


def _capitals(line: str) -> str:
    """A line with the small letters raised that a font of capitals showed: QUYếT ĐịNH says QUYẾT ĐỊNH.

    A word is raised that has two capitals and no plain small letter, and every word of a line without such a letter.
    """
    if re.search("[a-zăâêôơưđ]", line):
        return _CAPITALS.sub(lambda found: _raised(found.group()), line)
    return line.upper() if re.search("[A-ZĂÂÊÔƠƯĐ]{2}", line) else line


def _raised(word: str) -> str:
    return word if re.search("[a-zăâêôơưđ]", word) else word.upper()


_BYTES_1258: Mapping[int, str] = {
    code: bytes([code]).decode("cp1258", "ignore") or chr(code) for code in range(0x80, 0x100)
}


def _windows_1258(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_BYTES_1258))


def _twice_encoded(text: str) -> str:
    """UTF-8 whose bytes were taken for letters and saved as such: á»§ says ủ."""
    return text.encode("latin-1", "replace").decode("utf-8", "replace")
