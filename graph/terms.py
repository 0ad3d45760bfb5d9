"""Terms of office: which years a term named in a citation spans."""

import re

_CONGRESS = {"IX": (2001, 2006), "X": (2006, 2011), "XI": (2011, 2016), "XII": (2016, 2021), "XIII": (2021, 2026), "XIV": (2026, 2031)}  # fmt: skip
# Years of the national congresses of the Party, from the one that opened a term to the one that closed it.
_PERIOD = re.compile(r"((?:19|20)[0-9]{2})-((?:19|20)[0-9]{2})")


def years(term: str) -> tuple[int, int] | None:
    """First and last year of a term, both shared with a neighbouring term; None where they are not known.

    >>> years("2025-2030"), years("XIII"), years("khoa-xii"), years("XX")
    ((2025, 2030), (2021, 2026), (2016, 2021), None)
    """
    period = _PERIOD.fullmatch(term)
    if period:
        return int(period[1]), int(period[2])
    return _CONGRESS.get(term.removeprefix("khoa-").upper())


def surely_within(date: str, term: str) -> bool:
    """Whether a date (or a year) lies in a term beyond doubt: a year that two terms share proves nothing.

    >>> surely_within("2022-06-16", "XIII"), surely_within("2025-04-10", "2025-2030"), surely_within("2013", "XI")
    (True, False, True)
    """
    span = years(term)
    return span is not None and span[0] < int(date[:4]) < span[1]
