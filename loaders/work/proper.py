"""Proper names as they go on behind a head: capitals, numerals, " - " between two ends, and where small words end."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from graph.text import fold
from loaders.chrome import CAPITALS
from loaders.lexicon import alternatives, pattern_of, table

Span = tuple[int, int]
_SMALL = rf"[^\W\d_{CAPITALS}]"
_WORD = rf"(?:[{CAPITALS}](?:{_SMALL}|['’])+(?:-{_SMALL}+)*|[A-Z][A-Z0-9]{{1,4}}|[{CAPITALS}](?=\s+[{CAPITALS}]{_SMALL}))(?!\w)"
_ONE_LETTER = r"(?<=\w )[YÊƠÔ](?!\w)"
_NUMERAL = r"(?:[0-9]{1,2}[A-Z]?|[IVX]{1,4})(?![\w%/]|[.,][0-9])"
_DASH = r"[ ]*-\s*"
_COUNTRY = rf"\s+\({_WORD}(?:\s+{_WORD})*\)"


class Proper(NamedTuple):
    """A proper name, and the ends that dashes part: two or more where it names a route."""

    start: int
    end: int
    name: str
    parts: tuple[Span, ...]


def proper_at(text: str, at: int, end: int) -> Proper | None:
    """The proper name that begins at a place of a text.

    >>> text = "Vũng Áng - Cha Lo và Bến Thủy 3"
    >>> proper_at(text, 0, len(text))
    Proper(start=0, end=17, name='Vũng Áng - Cha Lo', parts=((0, 8), (11, 17)))
    >>> proper_at("Vũng Áng 1, 2, 3", 0, 16).name, proper_at("Sở Y tế", 0, 7)
    ('Vũng Áng 1, 2, 3', None)
    """
    found = _patterns()["name"].match(text, at, end)
    if found is None:
        return None
    parts = [one.span("part") for one in _patterns()["part"].finditer(text, *found.span())]
    name = " - ".join(spelled(" ".join(text[slice(*one)].split())) for one in parts) + " ".join(found["more"].split())
    return Proper(at, found.end(), re.sub(r",\s*", ", ", name), tuple(parts))


def small_words_end(text: str, at: int, end: int, most: int = 12) -> int:
    """Where small words end that name something: before a preposition, a verb or a sign; `at` where there are none.

    >>> text = "khoa học, công nghệ và đổi mới sáng tạo theo Luật"
    >>> text[:small_words_end(text, 0, len(text))]
    'khoa học, công nghệ và đổi mới sáng tạo'
    >>> small_words_end("và cơ sở", 0, 8)
    0
    """
    known = _patterns()["subject"].match(text, at, end)
    stop = known.end() if known else at
    for _ in range(most):
        word = _patterns()["small"].match(text, stop, end)
        if word is None or (stop > at and word["capital"]):
            break
        stop = word.end()
    return stop


def spelled(name: str) -> str:
    """A proper name as canonical names write it.

    >>> spelled("Chalo"), spelled("Vũng Áng")
    ('Cha Lo', 'Vũng Áng')
    """
    return _spellings().get(fold(name), name)


def either_case(phrase: str) -> str:
    r"""A phrase as part of a pattern, each of its words with a capital or without: "Khu Kinh tế", "khu kinh tế".

    >>> either_case("khu KT")
    '[kK]hu\\s+[kK]T'
    """
    words = (f"[{word[0].lower()}{word[0].upper()}]{re.escape(word[1:])}" for word in phrase.split() if word)
    return r"\s+".join(one.replace("[--]", "-") for one in words)


def any_of(phrases: Iterable[str]) -> str:
    """Phrases in either case as alternatives, the longest first."""
    return "|".join(either_case(one) for one in sorted(set(phrases), key=lambda one: (-len(one), one)))


def beginnings(phrases: Iterable[str]) -> str:
    """Phrases in either case as part of a pattern that is searched for: by letter, then by first word.

    Each alternative begins with a letter as it is, so that a search skips at once whatever begins with another.

    >>> [found.group() for found in re.finditer(beginnings(["khu", "khu kinh tế"]), "Khu kinh tế, khuôn, khu")]
    ['Khu kinh tế', 'khu']
    """
    by_letter: dict[str, dict[str, set[str]]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        by_letter.setdefault(first[0].lower(), {}).setdefault(first[1:], set()).add(rest)
    words = {
        letter: "|".join(_with_rests(*one) for one in sorted(listed.items(), key=lambda one: (-len(one[0]), one[0])))
        for letter, listed in sorted(by_letter.items())
    }
    return "|".join(rf"{case}(?<![\w-].)(?:{words[one]})" for one in words for case in (one, one.upper()))


def _with_rests(word: str, rests: set[str]) -> str:
    """A first word without its letter, with the words that may or must follow."""
    more = any_of(one for one in rests if one)
    follow = rf"(?:\s+(?:{more}))" if more else ""
    optional = "?" if more and "" in rests else ""
    return rf"{re.escape(word)}{follow}{optional}(?![^\W\d_])"


@cache
def _spellings() -> dict[str, str]:
    listed: list[Any] = table("known_projects")["spellings"]
    return {fold(form): entry["name"] for entry in listed for form in (entry["name"], *entry["forms"])}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    lexicon = table("projects")
    never = rf"(?!(?:{alternatives(lexicon['no_names'])})(?!\w))"
    inner = rf"(?:\s+(?:{alternatives(lexicon['particles'])})(?!\w))?"
    other = rf"(?!(?:{alternatives(lexicon['no_inner'])})(?!\w))(?:{_WORD}|{_ONE_LETTER})"
    part = rf"{_WORD}(?:{inner}\s+{other}){{0,5}}(?:[ ]+{_NUMERAL})?(?:{_COUNTRY})?"
    odd = alternatives(form for one in table("known_projects")["spellings"] for form in one["forms"])
    part = rf"(?:(?:{odd})(?!\w)|{part})"
    more = r"(?P<more>(?:(?<=[0-9]),\s*[0-9]{1,2}(?![\w%/]|[.,][0-9]))*)"
    stop = rf"(?!(?:{alternatives(lexicon['no_words'])})(?!\w))"
    titles = alternatives(lexicon["title_capitals"])
    subjects = (pattern_of(one) for one in sorted(lexicon["subjects"], key=len, reverse=True))
    return {
        "name": re.compile(rf"{never}{part}(?:{_DASH}{part})*{more}"),
        "part": re.compile(
            rf"(?P<part>(?:{odd})(?!\w)|{_WORD}(?:{inner}\s+{other})*(?:[ ]+{_NUMERAL})?)(?:{_COUNTRY})?"
        ),
        "subject": re.compile(rf"\s*(?i:{'|'.join(subjects)})(?!\w)"),
        "small": re.compile(
            rf"(?:(?<=\w)\s+|(?<!\w))(?:-\s+)?{stop}(?:{_SMALL}|(?:{titles})(?!\w)|(?P<capital>[{CAPITALS}]))[^\W\d_]*(?!\w)"
        ),
    }
