"""Short names of bodies that a document gives itself: "Ban Quản lý Khu kinh tế tỉnh (sau đây viết tắt là BQL)"."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from loaders.chrome import CAPITALS
from loaders.lexicon import alternatives

_GIVES = re.compile(
    rf"[ \n]*\((?:sau[ \n]+đây[ \n]+)?(?:gọi|viết)[ \n]+tắt[ \n]+là:?[ \n]+[“\"]?(?P<short>[{CAPITALS}][^()“”\"\n]{{1,60}}?)[”\"]?\)"
)
_TELLING = re.compile(r"tắt[ \n]+là")
_LONGEST = 160
_START = re.compile(rf"(?<!\w)[{CAPITALS}]")
_TELLS = re.compile(rf"[{CAPITALS}&-]{{2,}}(?!\w)|\S+ +\S+")
"""An acronym, or two words: one word ("Bộ", "Ban") would stand for too much."""


@lru_cache(8)
def defined(text: str, name_of: Callable[[str, int, int], tuple[int, str] | None]) -> Mapping[str, str]:
    """The names of bodies by the short names that a text gives them.

    `name_of` says where the body that begins at a place ends, and its name.

    >>> text = "Sở Y tế (viết tắt là SYT) và Đề án đường (gọi tắt là Đề án)"
    >>> defined(text, lambda text, at, end: (at + 7, "Sở Y tế") if text.startswith("Sở Y tế", at) else None)
    {'SYT': 'Sở Y tế'}
    """
    found: dict[str, str] = {}
    for telling in _TELLING.finditer(text):
        opening = text.rfind("(", max(0, telling.start() - 20), telling.start())
        gives = _GIVES.match(text, opening) if opening >= 0 else None
        short = " ".join(gives["short"].split()) if gives else ""
        if _TELLS.match(short) and (name := _before(text, _end_before(text, opening), name_of)):
            found.setdefault(short, name)
    return found


def _end_before(text: str, at: int) -> int:
    while at and text[at - 1] in " \n":
        at -= 1
    return at


def _before(text: str, stop: int, name_of: Callable[[str, int, int], tuple[int, str] | None]) -> str | None:
    """The name of the body that ends at a place, the longest that does."""
    for start in _START.finditer(text, max(0, stop - _LONGEST), stop):
        body = name_of(text, start.start(), stop)
        if body is not None and body[0] == stop and body[1]:
            return body[1]
    return None


@lru_cache(64)
def short_names(names: frozenset[str]) -> re.Pattern[str]:
    """A pattern for the short names of one document."""
    return re.compile(rf"(?:{alternatives(names)})(?!\w)")
