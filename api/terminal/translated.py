"""Errors in Vietnamese: each English sentence that the code raises has its own in errors_vi.yaml.

Errors are raised in English by modules that know no language; only here, where somebody reads them, are they said in
another. What is not in the list stays as it is.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

BLANK = "{}"


def in_vietnamese(said: str) -> str:
    """A sentence of an error in Vietnamese, its blanks filled with the same, themselves translated.

    >>> in_vietnamese("page 3 is damaged: it cannot be read")
    'trang 3 hỏng: không đọc được'
    >>> in_vietnamese("a sentence that nobody has translated")
    'a sentence that nobody has translated'
    """
    known = sentences()
    if said in known:
        return known[said]
    for pattern, told in _templates():
        found = pattern.fullmatch(said)
        if found:
            return _filled(told, [in_vietnamese(one) for one in found.groups()])
    for sentence in _plain():
        if sentence in said:
            return in_vietnamese(said.replace(sentence, known[sentence])) if known[sentence] not in said else said
    return said


def _filled(told: str, blanks: list[str]) -> str:
    pieces = told.split(BLANK)
    return "".join(piece + blank for piece, blank in zip(pieces, [*blanks, ""], strict=True))


@cache
def sentences() -> dict[str, str]:
    """Each English sentence with its Vietnamese one."""
    text = files("api.terminal").joinpath("errors_vi.yaml").read_text(encoding="utf-8")
    return {str(english): str(told) for english, told in yaml.safe_load(text).items()}


@cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """Sentences with blanks as patterns, the one that says most first."""
    return list(_compiled(sorted((one for one in sentences() if BLANK in one), key=len, reverse=True)))


def _compiled(templates: list[str]) -> Iterator[tuple[re.Pattern[str], str]]:
    for one in templates:
        yield re.compile("(.*?)".join(map(re.escape, one.split(BLANK))), re.DOTALL), sentences()[one]


@cache
def _plain() -> list[str]:
    """Whole sentences that may stand inside a longer message, the longest first."""
    return sorted((one for one in sentences() if BLANK not in one and " " in one), key=len, reverse=True)
