"""Errors in Vietnamese: each English sentence that the code raises has its own in errors_vi.yaml.

Errors are raised in English by modules that know no language; only here, where somebody reads them, are they said in
another. What is not in the list stays as it is.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files

import yaml

BLANK = "{}"


class Sentences:
    """English sentences with their Vietnamese; `{}` in both is what is filled in.

    >>> Sentences({"no {}": "không có {}", "a hat": "mũ"}).told("no a hat")
    'không có mũ'
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known

    def told(self, said: str) -> str:
        """A sentence in Vietnamese, its blanks filled with the same, themselves translated."""
        if said in self.known:
            return self.known[said]
        for pattern, told in self._templates:
            found = pattern.fullmatch(said)
            if found:
                return _filled(told, [self.told(one) for one in found.groups()])
        for sentence in self._plain:
            if sentence in said:
                told = self.known[sentence]
                return self.told(said.replace(sentence, told)) if told not in said else said
        return said

    @cached_property
    def _templates(self) -> list[tuple[re.Pattern[str], str]]:
        """Sentences with blanks as patterns, the one that says most first."""
        return list(self._compiled(sorted((one for one in self.known if BLANK in one), key=len, reverse=True)))

    def _compiled(self, templates: list[str]) -> Iterator[tuple[re.Pattern[str], str]]:
        for one in templates:
            yield re.compile("(.*?)".join(map(re.escape, one.split(BLANK))), re.DOTALL), self.known[one]

    @cached_property
    def _plain(self) -> list[str]:
        """Whole sentences that may stand inside a longer message, the longest first."""
        return sorted((one for one in self.known if BLANK not in one and " " in one), key=len, reverse=True)


def in_vietnamese(said: str) -> str:
    """A sentence of an error in Vietnamese.

    >>> in_vietnamese("page 3 is damaged: it cannot be read")
    'trang 3 hỏng: không đọc được'
    >>> in_vietnamese("a sentence that nobody has translated")
    'a sentence that nobody has translated'
    """
    return _errors().told(said)


def sentences() -> Mapping[str, str]:
    """Each English sentence with its Vietnamese one."""
    return _errors().known


@cache
def _errors() -> Sentences:
    text = files("api.terminal").joinpath("errors_vi.yaml").read_text(encoding="utf-8")
    return Sentences({str(english): str(told) for english, told in yaml.safe_load(text).items()})


def _filled(told: str, blanks: list[str]) -> str:
    pieces = told.split(BLANK)
    return "".join(piece + blank for piece, blank in zip(pieces, [*blanks, ""], strict=True))
