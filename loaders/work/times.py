"""Times as orders and the due cells of their tables write them -> the words, and the first and last day that they mean.

    trước năm 2027                       before: up to 2026-12-31
    đến hết ngày 30/6/2026               until: with that day
    Quý IV/2026, trong tháng 4 năm 2026  a deadline with the last day of it
    giai đoạn 2026-2030                  a period with both days; "từ năm 2026" with the first alone
    hằng năm, Thường xuyên               recurring: words, and no day

`times` finds every time that names a year, and every recurring one; whether a task is to be done by then, or only speaks
of a time, `loaders.work.schedule` decides. `read_time` reads a cell, where all words are a time.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.lexicon import alternatives, entries, table
from loaders.work import points
from loaders.work.sentences import lowered

Kind = Literal["deadline", "period", "recurring", "done", "words"]
_SAYS_WHEN = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9/])|[Hh][ằà]ng\s|[Đđ]ịnh\s+kỳ\s|\s(?:một|0?1)\s+lần|[Mm]ỗi\s"
    r"|\s(?:lần|tuần|tháng|quý|năm)/|tháng\s+cuối\s"
    r"|năm\s+(?:sau|tiếp\s+theo|kế\s+tiếp)(?!\w)"
)
_MANY = r"(?:[0-9]{1,2}|một|hai|ba|sáu|năm)"
_SPAN = r"(?:tuần|tháng|quý|năm)"
_EVERY = (
    rf"(?:định\s+kỳ\s+)?{_MANY}\s+(?:{_SPAN}/(?:(?:một|0?1)\s+)?lần|lần/(?:{_MANY}\s+)?{_SPAN})"
    rf"|mỗi\s+{_SPAN}\s+{_MANY}\s+lần|định\s+kỳ\s+{_MANY}\s+{_SPAN}(?:\s+(?:một|0?1)\s+lần)?|(?:chu\s+kỳ\s+)?{_MANY}\s+{_SPAN}\s+(?:một|0?1)\s+lần"
)
"""How often, with a number: "định kỳ 05 năm", "5 năm một lần", "02 lần/năm"."""
_HOUR = r"[0-2]?[0-9]\s?(?:giờ|h|:)\s?(?:[0-5][0-9](?:\s+phút)?)?,?"
"""The hour of the day that a deadline may name: "trước 17h00 ngày 20/8/2026"."""
_BEFORE, _BEHIND = 60, 60
"""A time begins no further before its first year, and ends no further behind it."""
_LOOK_BEHIND = 8
_GOES_ON = re.compile(r"\s+[^\W\d]")


@dataclass(frozen=True, slots=True)
class Time:
    """A time where it stands: `starts` and `ends` are ISO days, None where the words name none.

    `bound` is the role of its first words in data/lexicon/times.yaml, "" where it begins with the day or year itself.
    """

    words: str
    kind: Kind
    starts: str | None = None
    ends: str | None = None
    start: int = 0
    end: int = 0
    bound: str = ""

    def facts(self) -> dict[str, str]:
        """What it says of a task.

        >>> read_time("trước năm 2027").facts(), read_time("Thường xuyên").facts()
        ({'deadline': 'trước năm 2027', 'due': '2026-12-31'}, {'period': 'Thường xuyên'})
        """
        if self.kind in ("period", "recurring"):
            told = {"period": self.words, "starts": self.starts, "ends": self.ends}
        else:
            told = {"deadline": self.words, "due": self.ends}
        return {name: value for name, value in told.items() if value}


def times(text: str, start: int, end: int) -> Iterator[Time]:
    """Every time between two places of a text, in order.

    >>> [(one.words, one.starts, one.ends) for one in times("Từ năm 2026 rà soát, trước ngày 01/3/2027 trình", 0, 47)]
    [('Từ năm 2026', '2026-01-01', None), ('trước ngày 01/3/2027', None, '2027-02-28')]
    """
    done = start
    for hint in _SAYS_WHEN.finditer(text, start, end):
        if hint.start() < done:
            continue
        first = max(done, hint.start() - _BEFORE)
        shift = max(start, first - _LOOK_BEHIND)
        shown = lowered(text[shift : min(end, hint.end() + _BEHIND)])
        for found in _pattern().finditer(shown, first - shift):
            if found.start() + shift > hint.start():
                break  # the next hint finds it, and sees all of it
            done = shift + found.end()
            one = _time(found, text, shift)
            if one is not None and not (points.is_bare(found, 1) and _is_a_number(text, one)):
                yield one


def _is_a_number(text: str, one: Time) -> bool:
    """Whether digits that may be a year are none: "từ 2000 hộ", or 2026-2030 without a word that says what it is."""
    return not one.bound or (one.bound != "period" and _GOES_ON.match(text, one.end) is not None)


def read_time(words: str) -> Time:
    """The time that all the words of a cell are.

    >>> read_time("2027 - 2030").facts()
    {'period': '2027 - 2030', 'starts': '2027-01-01', 'ends': '2030-12-31'}
    >>> read_time("Kỳ họp thứ nhất Quốc hội khóa XVI").kind, read_time("Đã hoàn thành").kind
    ('words', 'done')
    >>> read_time("Kỳ công bố: 5 năm").facts()
    {'period': 'Kỳ công bố: 5 năm'}
    """
    plain = " ".join(words.split()).strip(".;, ")
    if _often().match(plain):
        return Time(plain, "recurring", end=len(plain))
    alone = _alone().fullmatch(plain)
    if alone is not None:
        return Time(plain, "done" if _roles()[alone[1].lower()] == "done" else "recurring", end=len(plain))
    found = [one for match in _pattern().finditer(lowered(plain)) if (one := _time(match, plain)) is not None]
    return _together(plain, found)


def _together(plain: str, found: Sequence[Time]) -> Time:
    """One time of all that a cell names: up to the last of several deadlines; a recurring one has no last day."""
    if not found:
        return Time(plain, "words", end=len(plain))
    kinds = {one.kind for one in found}
    kind: Kind = next(one for one in ("recurring", "period", "deadline") if one in kinds)
    starts = min((one.starts for one in found if one.starts), default=None)
    ends = None if kind == "recurring" else max((one.ends for one in found if one.ends), default=None)
    if kind == "deadline" and _AND_ON.search(plain):
        return Time(plain, "period", starts, None, 0, len(plain), "from")
    return Time(plain, kind, starts, ends, 0, len(plain), found[0].bound)


_AND_ON = re.compile(r"(?:,|và)\s+(?:những|các)\s+năm\s+(?:tiếp\s+theo|sau)\W*\Z")


def _time(found: re.Match[str], text: str, shift: int = 0) -> Time | None:
    """What a match says; None where no calendar has it, or where it is how far somebody looks ahead."""
    at = found.start() + shift, found.end() + shift
    words = " ".join(text[at[0] : at[1]].split())
    if found["again"] is not None:
        return Time(words, "recurring", None, None, *at, "recurring")
    bound = _roles()[" ".join(found["bound"].split())] if found["bound"] else ""
    bound = "until" if bound == "before" and found["hour"] else bound  # an hour of that day
    if bound == "vision":
        return None
    last = points.days(found, 2) if found["to"] else None
    first = points.days(found, 1, last[1][:4] if last else "")
    if first is None or (found["to"] and (last is None or last[1] < first[0])):
        return None
    if bound in ("", "within") and last is None and _AND_ON.search(words):
        return Time(words, "period", first[0], None, *at, "from")
    return Time(words, *_bounded(bound, first, last), *at, bound)


def _bounded(bound: str, first: points.Days, last: points.Days | None) -> tuple[Kind, str | None, str | None]:
    """Kind, first and last day of a time, by the words before it."""
    if last is not None:
        return "period", first[0], last[1]
    if bound == "before":
        return "deadline", None, points.next_day(first[0], -1)
    if bound == "until":
        return "deadline", None, first[1]
    if bound == "from":
        return "period", first[0], None
    if bound == "after":
        return "period", points.next_day(first[1]), None
    return ("period" if bound == "period" else "deadline"), *first


@cache
def _roles() -> Mapping[str, str]:
    """The role of each phrase of the lexicon."""
    return {words: entry["role"] for entry in entries("times") for words in entry["words"]}


@cache
def _alone() -> re.Pattern[str]:
    """Words that are a time where they stand alone."""
    words = (one for entry in entries("times") if entry.get("alone") for one in entry["words"])
    return re.compile(rf"(?:(?:thực\s+hiện|triển\s+khai|nhiệm\s+vụ)\s+)?({alternatives(words)})", re.IGNORECASE)


@cache
def _often() -> re.Pattern[str]:
    """What says how often something is published or reported: "Kỳ công bố: 5 năm", "Kỳ báo cáo: Tháng, quý, năm"."""
    often, units = (alternatives(table("times")[key]) for key in ("often", "units"))
    return re.compile(rf"(?:{often})\s*:?\s*(?:[0-9]{{1,2}}\s+)?(?:{units})(?!\w)", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """A recurring time, with the day of each year before or behind it, or one with its years; over a text in small letters."""
    inside = [entry for entry in entries("times") if not entry.get("alone")]
    again = alternatives(one for entry in inside if entry["role"] == "recurring" for one in entry["words"])
    bounds = alternatives(one for entry in inside if entry["role"] != "recurring" for one in entry["words"])
    before = alternatives(
        one for entry in inside if entry["role"] in ("before", "until", "within") for one in entry["words"]
    )
    day = r"(?:ngày\s+)?[0-3]?[0-9](?:(?:/|\s+tháng\s+)[01]?[0-9])?(?![0-9/])"
    of_year = rf"(?:{day}|tháng\s+[01]?[0-9]|quý\s+(?:iv|i{{1,3}}))"
    next_year = r"(?:của\s+)?năm\s+(?:sau|tiếp\s+theo|kế\s+tiếp)(?:\s+liền\s+kề)?"
    of_next = r"(?:(?:ngày\s+)?[0-3]?[0-9](?:/|\s+tháng\s+)[01]?[0-9]|tháng\s+[01]?[0-9]|quý\s+(?:iv|i{1,3}))"
    sides = rf"(?:(?:(?:{before})\s+)?{of_year}(?:\s+và\s+(?:trước\s+)?{of_year})?\s+(?:của\s+)?)?(?:{again})(?:,?\s+(?:{before})\s+{of_year})?"
    recurring = rf"(?<!tính\s)(?P<again>{sides}|{_EVERY}|(?:(?:{before})\s+)?{of_next}\s+{next_year})"
    stage = r"(?:(?:[1-9]|i{1,3}|iv|v)(?::\s?|\s?(?P<open>\()\s?)|0?5\s+năm,?\s+)?"
    joined = r"\s?(?:-|đến(?:\s+hết)?|tới|và)\s?"
    later = r"(?(open)\s?\))(?:,?\s+và\s+(?:những|các)\s+năm\s+tiếp\s+theo)?"
    one = rf"(?:(?P<bound>{bounds})\s+(?P<hour>{_HOUR}\s+)?)?{stage}{points.pattern(1)}(?P<to>{joined}{points.pattern(2)})?{later}"
    return re.compile(rf"(?<![\w/.,-])(?<!/ngày\s)(?:{recurring}|{one})(?!\w)")
