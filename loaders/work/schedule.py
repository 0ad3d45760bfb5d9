"""The time of a task: by when, or during which days, it is to be done.

A text speaks of more times than it sets. No time of a task is the date of a document that is cited, a period in the title
of a scheme ("Đề án ... giai đoạn 2026-2030"), words in quotation marks, or history. "Trước năm 2027" stands in no title.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from loaders.lexicon import alternatives, entries
from loaders.work.found import Found, Words
from loaders.work.sentences import LONGEST, clause_start
from loaders.work.times import Time, read_time, times

_NEVER_A_TITLE = ("before", "within", "after")
_LABEL = 40
_LONG_AGO = "2000"
_VALUE = re.compile(r"\s*([^\n.;]{0,160}[^\n.;\s])")
_OPENING = 120
_BY_WHEN = ("before", "until", "within")
_AT_THE_END = re.compile(r"\(([^()]*)\)[\s:.;]*\Z")
_ENDS = re.compile(r"[\s)]*(?:[:;.,(]|\Z)")
_QUOTES = re.compile('["“”]')


def find(words: Words) -> Iterator[Found]:
    """The times of a task, of an aim, and of a heading that is about one: "2. Giai đoạn 2 (từ năm 2031 đến năm 2035)".

    >>> said = "Hoàn thành Đề án bến sông giai đoạn 2031-2035 trước ngày 30/6/2031."
    >>> [one.facts for one in find(Words(said, 0, len(said)))]
    [{'deadline': 'trước ngày 30/6/2031', 'due': '2031-06-29'}]
    """
    if words.holder == "Section":
        yield from list(_of_a_heading(words)) or list(_of_a_phase(words)) or _in_brackets_of(words)
        return
    done = words.start
    for start, end in _labelled(words):
        one = read_time(words.text[start:end])
        if one.kind != "words":
            yield from _in_prose(words, done, start)
            yield Found("time", start, end, "", one.facts())
            done = end
    yield from _in_prose(words, done, words.end)


def _of_a_heading(words: Words) -> Iterator[Found]:
    """The time that a heading opens with, or that the tasks beneath it are said to be of; years in a title are none."""
    opening = _said("heading").match(words.text, words.start, min(words.end, words.start + _OPENING))
    first = opening.end() if opening else words.start
    for one in times(words.text, first, min(words.end, first + _OPENING)):
        stands = one.start == first and one.bound not in ("after", "vision") and one.kind != "recurring"
        if stands and _ENDS.match(words.text, one.end, words.end):
            yield Found("time", one.start, one.end, "", one.facts())
        return


def _of_a_phase(words: Words) -> Iterator[Found]:
    """The period of a heading that opens with it, in brackets or not: "Giai đoạn 1 (2031 - 2033): xây dựng cơ sở".

    >>> said = "Giai đoạn 1 (2031 - 2033): xây dựng cơ sở"
    >>> [one.facts["starts"] for one in find(Words(said, 0, len(said), "Section"))]
    ['2031-01-01']
    >>> said = "Đề án giai đoạn 2031 - 2035"
    >>> list(find(Words(said, 0, len(said), "Section")))
    []
    """
    one = next(times(words.text, words.start, words.end), None)
    if one is not None and one.bound == "period" and not words.text[words.start : one.start].strip():
        yield Found("time", one.start, one.end, "", one.facts())


def _in_brackets_of(words: Words) -> Iterator[Found]:
    """By when all beneath a heading is to be done, where brackets at its end say so: "2. Bến (hoàn thành trong năm 2031)"."""
    bracket = _AT_THE_END.search(words.text, max(words.start, words.end - LONGEST), words.end)
    for one in times(words.text, *bracket.span(1)) if bracket else ():
        if one.bound in _BY_WHEN or _said("done_by").search(words.text, words.start, one.start):
            yield Found("time", one.start, one.end, "", one.facts())
            return


def _labelled(words: Words) -> Iterator[tuple[int, int]]:
    """What stands behind a label and its colon: "Thời gian hoàn thành: Quý IV/2031"."""
    colon = words.text.find(":", words.start, words.end)
    while colon >= 0:
        label = _said("label").search(words.text, max(words.start, colon - _LABEL), colon)
        told = _VALUE.match(words.text, colon + 1, words.end) if label else None
        if told:
            yield told.span(1)
        colon = words.text.find(":", told.end() if told else colon + 1, words.end)


def _in_prose(words: Words, start: int, end: int) -> Iterator[Found]:
    """The times between two places, and in brackets words that are a time where they stand alone."""
    for one in times(words.text, start, end):
        if is_its_own(words, one):
            yield Found("time", one.start, one.end, "", one.facts())
    for alone in _said("alone").finditer(words.text, start, end):
        yield Found("time", *alone.span(1), "", read_time(alone[1]).facts())


def is_its_own(words: Words, one: Time) -> bool:
    """Whether somebody's words set a time, and do not only speak of it."""
    said = words.text[clause_start(words, one.start) : one.start]
    if one.starts and one.starts < _LONG_AGO:
        return False  # "kỷ niệm 80 năm (27/7/1947 - 27/7/2027)"
    if _said("past").search(said) or _is_quoted(words, one.start):
        return False
    within = one.bound == "period" and one.words.lower().startswith("trong")
    if _is_in_brackets(words, one) or one.bound in _NEVER_A_TITLE or within:
        return True
    if one.kind == "recurring":
        if _said("at_least").search(said):
            return False  # "ít nhất mỗi năm 01 lần" is a target
        return not one.words.lower().startswith(("hằng", "hàng")) or _said("regular").search(said) is None
    if _said("starts").fullmatch(said):
        return True
    opens = not said.strip()
    if not one.bound:
        if opens:
            return _said("over").match(words.text, one.end) is None
        aimed = "phấn đấu" in said.lower() and one.words[:1].isalpha()
        return aimed or any(_said(role).search(said) for role in ("done_by", "session"))
    return opens or _is_no_title(words, one, said)


def _is_no_title(words: Words, one: Time, said: str) -> bool:
    """Whether a period, or "đến năm 2030", is not part of the title that stands before it in its clause."""
    if _said("follows").match(words.text, one.end, words.end):
        return True
    if one.bound == "from" and not one.ends and _said("in_force").search(said):
        return False
    titles = list(_said("title").finditer(said))
    return not titles or _said("aim").search(said, titles[-1].end()) is not None


def _is_quoted(words: Words, at: int) -> bool:
    """Whether a place stands inside quotation marks; straight ones open and close in turn."""
    marks = [found.group() for found in _QUOTES.finditer(words.text, max(words.start, at - LONGEST), at)]
    return bool(marks) and (marks[-1] == "“" or (marks[-1] == '"' and marks.count('"') % 2 == 1))


def _is_in_brackets(words: Words, one: Time) -> bool:
    """Whether a time stands alone in brackets: "(Quý III/2025)"."""
    return words.text[one.start - 1 : one.start] == "(" and words.text[one.end : one.end + 1] == ")"


def _said(role: str) -> re.Pattern[str]:
    return _patterns()[role]


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """What stands before a time and behind it, by the role of its words."""
    said = {entry["role"]: alternatives(entry["words"]) for entry in entries("schedule")}
    alone = alternatives(words for entry in entries("times") if entry.get("alone") for words in entry["words"])
    at = alternatives(words for entry in entries("times") if entry["role"] in _BY_WHEN for words in entry["words"])
    made = {
        "title": rf"(?<!\w)(?:{said['title']})(?!\w)",
        "aim": rf"(?:,|\bvà)\s+(?:{said['aim']})(?!\w)|(?<!\w)(?:{said['aim']})\s+$",
        "follows": rf",?\s+(?:(?:{said['follows']})(?!\s+(?:hiệu\s+lực|{at}))|(?:trên\s+)?[0-9][0-9.,]*\s?%)(?!\w)",
        "done_by": rf"(?<!\w)(?:{said['done_by']})[\s,(]+$",
        "session": rf"(?<!\w)trình(?!\w).{{0,120}}(?<!\w)(?:{said['session']})(?:\s+\w+){{0,4}}[\s,(]+$",
        "over": r"(?!,)|[^.;]{0,80}\s(?:đã|ước)\s",
        "past": rf"(?<!\w)(?:{said['past']})(?:\s+\w+){{0,3}}\s+$",
        "in_force": rf"(?<!\w)(?:{said['in_force']})\s+$",
        "at_least": r"(?<!\w)(?:ít\s+nhất|tối\s+thiểu|không\s+quá|tối\s+đa)\s+$",
        "starts": rf"\W*(?:{said['starts']})\s*",
        "regular": rf"(?<!\w)(?:{said['regular']})(?:,?\s+\w+){{0,6}}[,\s]+(?:và\s+)?$",
        "label": rf"(?<!\w)(?:{said['label']})\s*$",
        "heading": rf"\s*(?:(?:{said['heading']})(?!\w)[\s,:(]*)*",
        "alone": rf"\(\s*({alone})\s*\)",
    }
    return {role: re.compile(pattern, re.IGNORECASE) for role, pattern in made.items()}
