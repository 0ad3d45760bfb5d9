"""What a task waits for or works with and another one makes: "trên cơ sở Đề án A", "sau khi Quy hoạch B được phê duyệt".

A scheme that is only carried out is needed too: it is there, or another task makes it. Its node is the one that the task
has that makes it. A document with a number is a citation, and what names no particular thing is nobody's product.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from graph.text import fold
from loaders.issuers import issuer_at
from loaders.lexicon import alternatives, entries
from loaders.work.deliverables import as_found, making
from loaders.work.found import Found, Words
from loaders.work.titles import Thing, names_a_kind, thing_at

_S = r"\s+"


def find(words: Words) -> Iterator[Found]:
    """Everything that the words say the task needs.

    >>> words = "Lập quy hoạch chi tiết sau khi Đề án mở rộng bến cá được phê duyệt"
    >>> [(one.facts["name"], one.link) for one in find(Words(words, 0, len(words)))]
    [('Đề án mở rộng bến cá', 'NEEDS')]
    >>> list(find(Words("Xây dựng và triển khai Đề án mở rộng bến cá", 0, 43)))  # that it makes itself
    []
    """
    text, at = words.text, words.start
    for phrase in _phrases().finditer(text, words.start, words.end):
        named = _behind_its_issuer(text, phrase.end(), words.end)
        one = _named(text, phrase, named, words.end) if phrase.start() >= at else None
        if one is None or _SAID_ELSEWHERE.match(text, one.end, words.end):
            continue  # a clause says what it is, and which one: no task makes it
        if (
            _is_needed(phrase, one)
            and not _in_a_title(words, phrase)
            and not making(text, words.start, phrase.start("words"))
        ):
            yield as_found(one, "NEEDS")
            at = one.end


def _in_a_title(words: Words, phrase: re.Match[str]) -> bool:
    """Whether a phrase that carries a thing out is part of a title: "Kế hoạch thực hiện Đề án ..."."""
    carries_out = _by_words()[fold(phrase["words"])].get("capital")
    return bool(carries_out) and names_a_kind(words.text, words.start, phrase.start("words"))


def _named(text: str, phrase: re.Match[str], at: int, end: int) -> Thing | None:
    """The thing that is named; where its phrase opens a sentence, a body behind a comma is the one that acts on it."""
    one = thing_at(text, at, end)
    if one is not None and (told := _SUFFERS.search(text, one.start, one.end)):
        one = thing_at(text, at, told.start())  # what is said of somebody is no part of the name
    if one is None or not phrase["words"][0].isupper():
        return one
    commas = _COMMA.finditer(text, at, one.end)
    acting = next((one for one in commas if issuer_at(text, one.end()) or _orders().match(text, one.end())), None)
    return thing_at(text, at, acting.start()) if acting else one


@cache
def _orders() -> re.Pattern[str]:
    """The verb of an order behind the basis that opens its sentence: "Trên cơ sở Đề án A, rà soát ..."."""
    verbs = (words for one in entries("verbs") if one["role"] in ("how", "leads") for words in one["words"])
    return re.compile(rf"(?:{alternatives([*verbs, *_MAKES])})(?!\w)")


_MAKES = ("xây dựng", "lập", "ban hành", "triển khai", "tổ chức", "hoàn thành", "bố trí")
_COMMA = re.compile(rf",{_S}")
_SUFFERS = re.compile(rf"(?<!chuẩn)(?<!thiết)(?<!trang){_S}bị{_S}")


def _behind_its_issuer(text: str, at: int, end: int) -> int:
    """Where the thing is named: behind a body that is to issue it, where one stands there."""
    body = issuer_at(text, at)
    issues = _ISSUES.match(text, body.end, end) if body else None
    return issues.end() if issues else at


_SAID_ELSEWHERE = re.compile(rf"\s*,?{_S}(?:quy{_S}định|nêu|ban{_S}hành){_S}(?:tại|kèm)(?!\w)")
_ISSUES = re.compile(rf"{_S}(?:ban{_S}hành|phê{_S}duyệt|thông{_S}qua){_S}")


def _is_needed(phrase: re.Match[str], one: Thing) -> bool:
    entry = _by_words()[fold(phrase["words"])]
    if entry.get("capital") and not one.capital:
        return False
    if one.title.startswith(tuple(entry.get("but", ()))):
        return False
    return one.counts and not one.common and one.kind in entry.get("kinds", (one.kind,))


@cache
def _by_words() -> Mapping[str, Mapping[str, Any]]:
    return {fold(words): entry for entry in entries("needs") for words in entry["words"]}


@cache
def _phrases() -> re.Pattern[str]:
    """The phrases of the lexicon, in small letters or with a capital."""
    known = [words for entry in entries("needs") for words in entry["words"]]
    both = alternatives([*known, *(one[0].upper() + one[1:] for one in known)])
    return re.compile(rf"(?<!\w)(?P<words>{both}){_S}(?=\w|“)")
