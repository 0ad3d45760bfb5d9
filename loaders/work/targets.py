"""Targets: what is to be reached, measured how, by when.

A number is a target where it is compared ("tối thiểu 85%") or reached ("đạt 36,2%"), or where a verb makes so many of a thing
("đầu tư 3.700 căn hộ"). Numbers of laws, fines, support, history, and of the titles of schemes are none. Where everybody
is to be reached ("bao phủ ... toàn dân"), or works are to be completed by a year, the comparator is `all`, without a value.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

from loaders.lexicon import alternatives, entries
from loaders.work.amounts import Amount, amounts
from loaders.work.found import Found, Words
from loaders.work.measures import is_broken, measure
from loaders.work.sentences import clause_end, clause_start, sentence_start
from loaders.work.times import Time, times

_MONEY = ("đồng", "USD", "đô la Mỹ")
_TAIL = 60
"""What leads to a value stands no further before it than this."""
_CONDITION = re.compile(r"(?:\s+trở\s+lên)?\s+(?:phải|thì)\s")
_MAY = re.compile(r"[0-9]|[Mm]ột\s|toàn\s+dân|[Tt]ất\s+cả")


def find(words: Words) -> Iterator[Found]:
    """The targets that somebody's words set.

    >>> said = "Đầu tư 3.700 căn hộ nhà ở xã hội giai đoạn 2025-2030."
    >>> [dict(one.facts) for one in find(Words(said, 0, len(said)))]
    [{'metric': 'căn hộ nhà ở xã hội', 'comparator': '=', 'value': '3700', 'unit': 'căn hộ', 'time': 'giai đoạn 2025-2030'}]
    """
    if _MAY.search(words.text, words.start, words.end) is None:
        return
    before, led, done = None, "", words.start
    for one, following in pairwise([*amounts(words), None]):
        assert one is not None
        if one.start < done:
            continue  # part of the name of the one before: "60 doanh nghiệp có doanh thu đạt 20 triệu USD"
        is_listed = before is not None and _is_listed(words, before, one)
        said = led if is_listed else words.text[max(clause_start(words, one.start), done) : one.start]
        shares = is_listed and before is not None and before.kind == one.kind and one.comparator != "all"
        if shares and before is not None and before.sign and not one.sign:
            one = replace(one, sign=before.sign)
        if not _is_set(words, one, said):
            continue
        stop = _stop(words, one, following)
        name, end = measure(words, one, said, stop)
        goes_on = is_listed or (before is not None and _GOES_ON.match(said) is not None)
        if name and not is_broken(name) and not (goes_on and _leaves_out(name)):
            yield _target(words, one, name, stop)
            before, led, done = one, said, end
    yield from _everybody(words)
    yield from _completed(words)


def _leaves_out(name: str) -> bool:
    """Whether one of a list leaves out what is measured: "tỷ lệ hộ dùng nước sạch ở đô thị đạt 98%, nông thôn đạt 85%"."""
    return len(name.split()) < _SHORT and not _said("subject").match(name)


_SHORT = 3
_GOES_ON = re.compile(r"\s*(?:,|và\s)")


def _is_listed(words: Words, before: Amount, one: Amount) -> bool:
    """Whether an amount goes on with the list of the one before, and shares its verb and comparator."""
    return _said("listed").fullmatch(words.text, before.end, one.start) is not None


def _stop(words: Words, one: Amount, following: Amount | None) -> int:
    """Where the name of what is counted ends at the latest: at the next of a list."""
    if following is None:
        return words.end
    return following.start if one.kind != "count" or _is_listed(words, one, following) else words.end


def _is_set(words: Words, one: Amount, said: str) -> bool:
    """Whether a quantity is to be reached, judged by the words of its clause before it."""
    whole, tail = words.text[clause_start(words, one.start) : one.start], said[-_TAIL:]
    if one.in_words and not one.sign:
        return False
    if _said("never").search(whole[whole.lower().rfind("phấn đấu") + 1 :]) or _CONDITION.match(words.text, one.end):
        return False
    if one.unit == "tuổi":
        return "tuổi thọ" in whole.lower()
    if one.kind == "count":
        return bool(one.sign) or (_said("makes").search(tail) is not None and _said("title").search(whole) is None)
    if one.kind == "rank":
        return _said("among").search(words.text, sentence_start(words, one.start), one.start) is not None
    reached = _said("reaches").search(tail) is not None
    if any(one.unit.split("/")[0].endswith(money) for money in _MONEY):
        return reached or (bool(one.sign) and words.holder == "Aim")
    if one.unit == "%":
        return bool(one.sign) or reached or _is_a_share(one, said)
    return bool(one.sign) or reached or _said("makes").search(tail) is not None


def _is_a_share(one: Amount, said: str) -> bool:
    """Whether a share is of what follows it: where it opens its clause, or is all of it, but not "từ 100% các trạm"."""
    opens = not _without_times(said).strip(" ,\n-+")
    return (opens or one.comparator == "all") and _said("of").search(said[-_TAIL:]) is None


def _without_times(said: str) -> str:
    for one in reversed(list(times(said, 0, len(said)))):
        said = said[: one.start] + said[one.end :]
    return said


def _target(words: Words, one: Amount, name: str, stop: int) -> Found:
    """A target, from its comparator or value to its unit, and with its time where that adjoins."""
    when = _time_of(words, one, stop)
    facts = {"metric": name, "comparator": one.comparator, "value": one.value, "unit": one.unit, "time": _told(when)}
    start, end = one.start, one.end
    if when and when.start >= end and not words.text[end : when.start].strip():
        end = when.end
    elif when and when.end <= start and not words.text[when.end : start].strip(", \n"):
        start = when.start
    return Found("target", start, end, "SETS", {key: value for key, value in facts.items() if value})


def _time_of(words: Words, one: Amount, stop: int) -> Time | None:
    """The time that bounds a target: the last before it in its clause, the first behind it, or the one its sentence opens with."""
    first, last = clause_start(words, one.start), min(clause_end(words, one.end), stop)
    before = _bounds(words, first, one.start)
    if before:
        return before[-1]
    behind = _bounds(words, one.end, last)
    if behind:
        return behind[0]
    opening = sentence_start(words, one.start)
    lead = _bounds(words, opening, first)
    if lead and (
        words.text[first - 1 : first] == ":"
        or lead[0].words[0].isupper()
        or not words.text[opening : lead[0].start].strip()
    ):
        return lead[0]
    return None


def _bounds(words: Words, start: int, end: int) -> list[Time]:
    """The times that may bound a target: a recurring one, and the date of a document, do not."""
    found = (one for one in times(words.text, start, end) if one.kind != "recurring")
    return [one for one in found if one.bound or not one.words.lower().startswith("ngày")]


def _told(when: Time | None) -> str:
    return when.words[:1].lower() + when.words[1:] if when else ""


def _everybody(words: Words) -> Iterator[Found]:
    """Coverage of everybody: "đạt bao phủ bảo hiểm y tế toàn dân"."""
    for found in _said("everybody").finditer(words.text, words.start, words.end):
        first, last = clause_start(words, found.start()), clause_end(words, found.end())
        when = next(iter(_bounds(words, first, last)), None)
        facts = {"metric": " ".join(found["what"].lower().split()), "comparator": "all", "time": _told(when)}
        yield Found("target", *found.span("all"), "SETS", {key: value for key, value in facts.items() if value})


def _completed(words: Words) -> Iterator[Found]:
    """Works that are to be completed by a year: "hoàn thành ... xây dựng trường ... trước năm 2030"."""
    for found in _said("completed").finditer(words.text, words.start, words.end):
        last = clause_end(words, found.end())
        when = next((one for one in times(words.text, found.end(), last) if one.bound in ("before", "until")), None)
        if when is None:
            continue
        what = _said("place").split(words.text[found.start("what") : when.start], maxsplit=1)[0]
        facts = {"metric": " ".join(what.split()).strip(" ,"), "comparator": "all", "time": _told(when)}
        yield Found("target", found.start(), when.end, "SETS", facts)


def _said(role: str) -> re.Pattern[str]:
    return _patterns()[role]


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    said = {entry["role"]: alternatives(entry["words"]) for entry in entries("targets")}
    title = alternatives(next(entry["words"] for entry in entries("schedule") if entry["role"] == "title"))
    made = {
        "never": rf"(?<!\w)(?:{said['never']})(?!\w)(?!\s+kinh\s+tế)",
        "title": rf"(?<!\w)(?:{title})(?!\w)",
        "reaches": rf"(?<!\w)(?:{said['reaches']})(?:\s+(?:mức|được|thêm|khoảng|bình\s+quân))*\s+$",
        "makes": rf"(?<!\w)(?:{said['makes']})(?:\s+(?:được|thêm|mới|cho))*\s+$",
        "among": r"(?<!\w)(?:nhóm|top|tốp)(?!\w)",
        "listed": r"[^.;:]{1,120}(?:,|\svà)\s+(?:nhóm\s+)?",
        "subject": rf"(?:{said['subject']})(?!\w)",
        "of": r"(?<!\w)(?:từ|của|vốn|với|trên|là)\s+$",
        "everybody": rf"(?:đạt|bảo\s+đảm|đảm\s+bảo|hoàn\s+thành|phấn\s+đấu)\s+(?P<what>bao\s+phủ\s[^,.;:\n]{{3,60}}?)\s+(?P<all>{said['whole']})(?!\w)",
        "completed": rf"(?<!\w)hoàn\s+thành\s+(?:[^\W\d_]+\s+){{0,4}}?xây\s+dựng\s+(?P<what>(?:các\s+)?(?:{said['count']})(?!\w))",
        "place": r"\s+(?:tại|ở|trên|trong|cho|theo)\s|,",
    }
    return {role: re.compile(pattern, re.IGNORECASE) for role, pattern in made.items()}
