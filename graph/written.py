"""How days, numbers and comparisons are written for people, in either language."""

import re

from graph.ontology import Language

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SIGNS = {">=": "≥", "<=": "≤", "~": "≈", "=": "", "all": "", "range": ""}
"""Comparators within a name; what is equal, all or a range needs no sign."""

CELL = re.compile(r"\[(?P<file>.*)\](?:(?P<sheet>.*)!)?(?P<cell>[A-Z]+(?P<row>[0-9]+))", re.DOTALL)
"""Where words stand in a table, as spreadsheets write it: "[plan.xlsx]II NHIỆM VỤ!D163"."""


def day(date: str, lang: Language) -> str:
    """A date as people write it; a year alone stays a year.

    >>> day("2024-12-22", "vi"), day("2024-12-22", "en"), day("2014", "vi")
    ('22/12/2024', '22 Dec 2024', '2014')
    """
    if not _DAY.fullmatch(date):
        return date
    year, month, number = date.split("-")
    return f"{int(number)}/{int(month)}/{year}" if lang == "vi" else f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def figure(value: str, lang: Language) -> str:
    """The numbers of a value as people write them.

    >>> figure("3700", "vi"), figure("4.5", "vi"), figure("40-1000000", "en")
    ('3.700', '4,5', '40-1,000,000')
    """
    return _NUMBER.sub(lambda found: _number(found.group(), lang), value)


def _number(written: str, lang: Language) -> str:
    whole, point, part = written.partition(".")
    english = f"{int(whole):,}{point}{part}"
    return english.translate(str.maketrans(",.", ".,")) if lang == "vi" else english


def amount(lang: Language, comparator: str = "", value: str = "", unit: str = "") -> str:
    """What a target sets, behind the name of what is measured.

    >>> amount("vi", ">=", "95.5", "%"), amount("en", "=", "3700", "căn hộ")
    ('≥ 95,5 %', '3,700 căn hộ')
    """
    return " ".join(filter(None, (_SIGNS.get(comparator, comparator), figure(value, lang), unit)))
