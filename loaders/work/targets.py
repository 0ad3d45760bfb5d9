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
from loaders.work.amounts import AMONG, Amount, amounts
from loaders.work.found import Found, Words
from loaders.work.leading import adjoining, said_before
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
    before, led, named, done = None, "", "", words.start
    for one, following in pairwise([*_of_things(words), None]):
        assert one is not None
        if one.start < done:
            continue  # part of the name of the one before: "60 doanh nghiệp có doanh thu đạt 20 triệu USD"
        joint = _joint(words, before, one) if before else None
        said = f"{led}{joint}" if joint is not None else said_before(words, one, done)
        shares = joint is not None and before is not None and before.kind == one.kind and one.comparator != "all"
        if shares and before is not None and before.sign and not one.sign:
            one = replace(one, sign=before.sign)
        if not _is_set(words, one, said, is_listed=joint is not None):
            continue
        stop = _stop(words, one, following)
        name, end = measure(words, one, said, stop)
        if joint is not None and not name and before and one.unit == before.unit:
            name = named
        goes_on = joint is not None or (before is not None and _GOES_ON.match(said) is not None)
        if name and not is_broken(name) and not (goes_on and name != named and _leaves_out(name, one)):
            yield _target(words, one, name, stop)
            before, led, named, done = one, led if joint is not None else said, name, end
    yield from _everybody(words)
    yield from _completed(words)


def _of_things(words: Words) -> Iterator[Amount]:
    """The quantities that may be targets: how old somebody is tells who is meant."""
    for one in amounts(words):
        about = _AGES.get(one.unit)
        if about is None or about in words.text[clause_start(words, one.start) : one.start].lower():
            yield one


_AGES = {"tuổi": "tuổi thọ", "năm": "sống khỏe"}
"""Units that say how old somebody is, or how long something takes, unless their clause is about the one thing that they measure."""


def _leaves_out(name: str, one: Amount) -> bool:
    """Whether one of a list leaves out what is measured: "tỷ lệ hộ dùng nước sạch ở đô thị đạt 98%, nông thôn đạt 85%"."""
    is_whole = _said("subject").match(name) or one.unit.startswith(f"{name}/")
    return len(name.split()) < _SHORT and not is_whole


_SHORT = 3
_GOES_ON = re.compile(r"\s*(?:,|và\s)")


def _joint(words: Words, before: Amount, one: Amount) -> str | None:
    """The verb that leads to an amount which goes on with the list of the one before, and shares its subject; often none."""
    joint = _said("listed").fullmatch(words.text, before.end, one.start)
    return joint["verb"] or "" if joint else None


def _stop(words: Words, one: Amount, following: Amount | None) -> int:
    """Where the name of what is counted ends at the latest: at the next of a list."""
    if following is None:
        return words.end
    beside = (
        _said("beside").fullmatch(words.text, one.end, following.start) or _joint(words, one, following) is not None
    )
    return following.start if one.kind != "count" or beside else words.end


def _is_set(words: Words, one: Amount, said: str, *, is_listed: bool) -> bool:
    """Whether a quantity is to be reached, judged by the words of its clause before it, or by that before it in its list."""
    whole, tail = words.text[clause_start(words, one.start) : one.start], said[-_TAIL:]
    if one.in_words and not one.sign:
        return False
    judged = whole[whole.lower().rfind("phấn đấu") + 1 :] if whole.strip() else said
    if (not is_listed and _said("never").search(judged)) or _CONDITION.match(words.text, one.end):
        return False
    if one.unit in _AGES:
        return True
    if one.kind == "count":
        if one.is_part:
            return not said.strip(" ,\n-+")
        return bool(one.sign) or (
            _said("makes").search(tail) is not None
            and _said("title").search(_said("aimed").sub("", said if is_listed else whole)) is None
        )
    if one.kind == "rank":
        return _said("among").search(words.text, sentence_start(words, one.start), one.start) is not None
    reached = _said("reaches").search(tail) is not None or _changes(words, one, said)
    if any(one.unit.split("/")[0].endswith(money) for money in _MONEY):
        gives = _said("gives").search(words.text, sentence_start(words, one.start), one.start)
        return reached or (bool(one.sign) and words.holder == "Aim" and gives is None)
    if one.unit == "%":
        return bool(one.sign) or reached or _is_a_share(one, said)
    return bool(one.sign) or reached or _said("makes").search(tail) is not None


def _changes(words: Words, one: Amount, said: str) -> bool:
    """Whether a clause orders a rise or fall by a share: "giảm phát thải 15% so với năm 2030"."""
    follows = _said("compares").match(words.text, one.end, words.end)
    return one.unit.startswith("%") and follows is not None and _said("changes").match(said) is not None


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
    """The time that bounds a target: directly behind it, the last before it in its clause, the first behind, or what opens its sentence."""
    near = adjoining(words, one.end)
    if near and near.end <= stop:
        return near
    first, last = clause_start(words, one.start), min(clause_end(words, one.end), stop)
    before = _bounds(words, first, one.start)
    if before:
        return before[-1]
    behind = _bounds(words, one.end, last)
    if behind:
        return behind[0]
    return _of_heading(words, first)


def _of_heading(words: Words, first: int) -> Time | None:
    """The time before the colon that opens a clause or its sentence, or with which its sentence opens."""
    text, opening = words.text, sentence_start(words, first)
    colon = text.find(":", opening, first)
    own = _bounds(words, clause_start(words, first - 1), first) if text[first - 1 : first] == ":" else []
    whole = _bounds(words, opening, colon) if colon >= 0 and ";" not in text[opening:colon] else []
    for lead in (own, whole):
        if lead:
            return lead[0]
    lead = _bounds(words, opening, first)
    if lead and (lead[0].words[0].isupper() or not text[opening : lead[0].start].strip()):
        return lead[0]
    return None


def _bounds(words: Words, start: int, end: int) -> list[Time]:
    """The times that may bound a target: a recurring one, and the date of a document, do not."""
    found = (one for one in times(words.text, start, end) if one.kind != "recurring" and not _is_compared(words, one))
    return [one for one in found if one.bound or not one.words.lower().startswith("ngày")]


def _is_compared(words: Words, one: Time) -> bool:
    """Whether a time is what one compares with: "giá so sánh năm 2010"."""
    return _said("compared").search(words.text, max(words.start, one.start - _TAIL), one.start) is not None


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
        "reaches": rf"(?<!\w)(?:{said['reaches']})(?:\s+(?:mức|được|thêm|khoảng|bình\s+quân|trung\s+bình|mục\s+tiêu))*\s+$",
        "makes": rf"(?<!\w)(?:{said['makes']})(?:\s+(?:được|thêm|mới|cho|mục\s+tiêu))*\s+$",
        "changes": r"\s*(?:[-+*]\s*)?(?:phấn\s+đấu\s+)?(?:giảm|tăng|cắt\s+giảm|rút\s+ngắn|tiết\s+kiệm)\s+\w",
        "compares": r"\s*(?:so\s+với(?!\w)|[.;]|\Z)",
        "gives": r"(?<!\w)hỗ\s+trợ(?!\w)",
        "aimed": r"(?:hoàn\s+thành|đạt|thực\s+hiện)\s+(?:các\s+)?mục\s+tiêu\s",
        "among": rf"(?<!\w)(?:{AMONG})(?!\w)",
        "beside": r"\s*(?:,|và)\s*",
        "listed": r"[^.;:]{0,120}(?:,|\svà)\s+(?:nhóm\s+)?(?P<verb>(?:(?:phấn\s+đấu|duy\s+trì|đạt|còn|lên|xuống)\s+){1,2})?",
        "compared": r"(?<!\w)so\s+sánh\s+$",
        "subject": rf"(?:{said['subject']})(?!\w)",
        "of": r"(?<!\w)(?:từ|của|vốn|với|trên|là|miễn)\s+$",
        "everybody": rf"(?:đạt|bảo\s+đảm|đảm\s+bảo|hoàn\s+thành|phấn\s+đấu)\s+(?P<what>bao\s+phủ\s[^,.;:\n]{{3,60}}?)\s+(?P<all>{said['whole']})(?!\w)",
        "completed": rf"(?<!\w)hoàn\s+thành\s+(?:[^\W\d_]+\s+){{0,4}}?xây\s+dựng\s+(?P<what>(?:các\s+)?(?:{said['count']})(?!\w))",
        "place": r"\s+(?:tại|ở|trên|trong|cho|theo)\s|,",
    }
    return {role: re.compile(pattern, re.IGNORECASE) for role, pattern in made.items()}
