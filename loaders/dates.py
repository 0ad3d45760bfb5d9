"""Dates as documents write them: 04/5/2025, 22-12-2024, ngày 18 tháng 02 năm 2025, năm 2014."""

import re
from datetime import date

from graph.frozen import frozen

_NUMBERS = r"(?P<d1>[0-9]{1,2})\s?[/.\-]\s?(?P<m1>[0-9]{1,2})\s?[/.\-]\s?(?P<y1>[0-9]{4,5})"
_WORDS = r"(?P<d2>[0-9]{1,2})\s+tháng\s+(?P<m2>[0-9]{1,2})\s+năm\s+(?P<y2>[0-9]{4,5})"
_DAY = re.compile(rf"(?:{_NUMBERS}|{_WORDS})(?![0-9/])")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?![0-9/.\-]?[0-9])")
_FIRST = 1900


@frozen
class Day:
    """A date where it stands: `iso` is None where no calendar has it (31/4/2025)."""

    start: int
    end: int
    iso: str | None


def day_at(text: str, at: int) -> Day | None:
    """The date that begins at a place of a text.

    >>> day_at("ngày 04/5/2025", 5), day_at("ngày 18 tháng 02 năm 2025", 5)
    (Day(start=5, end=14, iso='2025-05-04'), Day(start=5, end=25, iso='2025-02-18'))
    >>> day_at("31/4/2025", 0).iso is None, day_at("4 tại chỗ", 0), day_at("1 tháng 2 năm 20237", 0).iso
    (True, None, '2023-02-01')
    """
    found = _DAY.match(text, at)
    if found is None:
        return None
    day, month, year = (found[f"{part}1"] or found[f"{part}2"] for part in "dmy")
    glued = len(year) == 5 and year.startswith(("19", "20"))  # a footnote's digit stands against it: năm 20237
    return Day(at, found.end() - glued, _iso(int(year[:4] if glued else year), int(month), int(day)))


def year_at(text: str, at: int) -> Day | None:
    """The year that begins at a place of a text: a year alone, not the first of a period.

    >>> year_at("năm 2014.", 4), year_at("2025-2030", 0)
    (Day(start=4, end=8, iso='2014'), None)
    """
    found = _YEAR.match(text, at)
    return Day(at, found.end(), found[1]) if found else None


def _iso(year: int, month: int, day: int) -> str | None:
    if not _FIRST <= year <= 2099:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
