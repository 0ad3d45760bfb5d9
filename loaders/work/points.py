"""One point of the calendar as documents write it: a day, a month, a quarter, half a year, a year -> its first and last day.

    ngày 30/6/2026, 30 tháng 6 năm 2026        a day
    tháng 9/2026, tháng 4, 5 năm 2026, 12/2026 a month, or several in a row; "cuối tháng 9/2026" is the month too
    quý IV/2026, quý II - III năm 2026         a quarter, or several; "đầu quý II/2026" is the quarter too
    6 tháng cuối năm 2026                      half a year
    năm 2026, cuối năm 2026, 2026              a year

A month or quarter may leave its year to the second point of a range: "từ quý II đến quý IV năm 2026".
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

Days = tuple[str, str]
_QUARTERS: Mapping[str, int] = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PARTS: Mapping[str, tuple[int, int] | None] = {"": (1, 12), "cuối": (1, 12), "giữa": (1, 6), "đầu": None}
"""The months of a year that its part ends with; nobody says when the beginning of a year is over."""
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9]|[.,/][0-9])"
_MONTH = r"[01]?[0-9](?![0-9])"
_QUARTER = r"(?:iv|i{1,3}|[1-4])(?!\w)"
_OF_YEAR = r"(?:\s?[/-]\s?|,?\s+(?:của\s+)?(?:năm\s+)?)"
_PART_OF = r"(?:(?:tuần\s+)?(?:đầu|giữa|cuối)\s+(?:của\s+)?)?"
"""A part of a month or quarter stands for all of it."""
_POINT = (
    rf"(?:ngày\s+)?(?P<day#>[0-3]?[0-9])(?:\s?[/.-]\s?|\s+tháng\s+)(?P<of_month#>[01]?[0-9])"
    rf"(?:\s?[/.-]\s?|\s+năm\s+)(?P<of_day#>{_YEAR})"
    rf"|{_PART_OF}tháng\s+(?P<month#>{_MONTH})(?:\s?(?:[-,]|và)\s?(?:tháng\s+)?(?P<to_month#>{_MONTH}))?(?:{_OF_YEAR}(?P<of_months#>{_YEAR}))?"
    rf"|(?P<bare_month#>[01]?[0-9])/(?P<of_bare#>{_YEAR})(?!/)"
    rf"|{_PART_OF}quý\s+(?P<quarter#>{_QUARTER})(?:\s?(?:[-,]|và|đến)\s?(?:quý\s+)?(?P<to_quarter#>{_QUARTER}))?"
    rf"(?:{_OF_YEAR}(?P<of_quarters#>{_YEAR}))?"
    rf"|(?:(?:0?6|sáu)\s+tháng|nửa)\s+(?P<half#>đầu|cuối)\s+(?:của\s+)?(?:năm\s+)?(?P<of_half#>{_YEAR})"
    rf"|(?:(?P<part#>đầu|giữa|cuối)\s+)?(?:năm\s+)?(?P<year#>{_YEAR})"
)


def pattern(n: int) -> str:
    """A point as part of a pattern over small letters; the names of its groups end in `n`."""
    return f"(?P<point{n}>{_POINT.replace('#', str(n))})"


def days(found: re.Match[str], n: int, year: str = "") -> Days | None:
    """The first and last day of a point that was matched; None where no calendar has it.

    >>> days(re.match(pattern(1), "quý ii - iii/2026"), 1), days(re.match(pattern(1), "31/4/2026"), 1)
    (('2026-04-01', '2026-09-30'), None)
    """

    def group(name: str) -> str:
        return found[f"{name}{n}"] or ""

    if group("day"):
        return _day(group("of_day"), group("of_month"), group("day"))
    if month := group("month") or group("bare_month"):
        return _months(group("of_months") or group("of_bare") or year, month, group("to_month") or month)
    if first := group("quarter"):
        last = group("to_quarter") or first
        return _months(group("of_quarters") or year, 3 * _quarter(first) - 2, 3 * _quarter(last))
    if half := group("half"):
        return _months(group("of_half"), *((1, 6) if half == "đầu" else (7, 12)))
    of_year = _PARTS[group("part")]
    return _months(group("year"), *of_year) if of_year else None


def is_bare(found: re.Match[str], n: int) -> bool:
    """Whether a point is nothing but the digits of a year, or of a month and a year, which may be part of anything."""
    return found[f"bare_month{n}"] is not None or (found[f"year{n}"] or "-") == found[f"point{n}"]


def next_day(day: str, days: int = 1) -> str:
    """The day behind a day, or before it.

    >>> next_day("2027-01-01", -1)
    '2026-12-31'
    """
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _quarter(words: str) -> int:
    return _QUARTERS[words]


def _day(year: str, month: str, day: str) -> Days | None:
    try:
        one = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
    return one, one


def _months(year: str, first: str | int, last: str | int) -> Days | None:
    """The first day of a month and the last of another."""
    if not year or not 1 <= int(first) <= int(last) <= 12:
        return None
    after = date(int(year) + int(last) // 12, int(last) % 12 + 1, 1)
    return date(int(year), int(first), 1).isoformat(), next_day(after.isoformat(), -1)
