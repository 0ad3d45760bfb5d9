"""The figure of a cell -> a target: the row names the measure, its unit and time; the header what neither says.

    TT | Chỉ tiêu                        | Đơn vị | Mục tiêu đến năm 2030
    1  | Tỷ lệ hộ dùng nước sạch         | %      | ≥ 95
       | Trong đó: ở vùng cao            | %      | 90

A part ("Trong đó: ở vùng cao", "- Công nghiệp") carries the measure above it, so that it is no target of another's.
"""

import re
from functools import cache

from loaders.lexicon import alternatives, entries
from loaders.work.found import Found
from loaders.work.measures import of_a_row
from loaders.work.values import unit_of, value_of

_LAST_BRACKET = re.compile(r"\(([^()]*)\)[\s*:]*$")
_NOTE = re.compile(r"\(\*+\)|\*+")
_YEARS = re.compile(r"(?:(?:19|20)[0-9]{2})(?:\s*[-–]\s*(?:19|20)[0-9]{2})?(?![0-9/])")
_PART = re.compile(r"\s*[-+•]\s*")


def figure(cell: str, row: str, head: str, unit: str = "", above: str = "") -> dict[str, str] | None:
    """The facts of the target that a cell sets; None where it holds no figure, or nothing names what it measures.

    `head` are the words over the cell, `above` those of the measure whose part the row is.

    >>> figure("≥ 95", "Tỷ lệ hộ dùng nước sạch (%)", "Mục tiêu đến năm 2035")
    {'metric': 'hộ dùng nước sạch', 'comparator': '>=', 'value': '95', 'unit': '%', 'time': 'đến năm 2035'}
    >>> figure("12,3", "- Đóng tàu", "Tốc độ bình quân 2031 - 2035 (%/năm)", above="Công nghiệp")
    {'metric': 'tốc độ bình quân: công nghiệp: đóng tàu', 'comparator': '=', 'value': '12.3', 'unit': '%/năm', 'time': '2031 - 2035'}
    """
    said = value_of(cell)
    if said is None:
        return None
    named, bracket = _bracket(row)
    head, over = _bracket(head)
    metric, when = of_a_row(_PART.sub("", _within().sub("", named), count=1))
    name = _full(metric, above, head)
    if not metric or not name:
        return None
    if said.by and said.by not in name.lower().split():
        name = f"{said.by} {name}"
    unit = said.unit or unit_of(unit) or bracket or over or _bracket(above)[1] or _of_words(named)
    comparator = "all" if (said.comparator, said.value, unit) == ("=", "100", "%") else said.comparator
    facts = {"metric": name, "comparator": comparator, "value": said.value, "unit": unit if said.value else ""}
    facts["time"] = when or time_of(head)
    return {key: value for key, value in facts.items() if value}


def found(start: int, end: int, facts: dict[str, str]) -> Found:
    """The target of a cell."""
    return Found("target", start, end, "SETS", facts)


def time_of(head: str) -> str:
    """The time that a header says of the figures below it.

    >>> time_of("MỤC TIÊU 2031 - 2035"), time_of("Đến năm 2035"), time_of("Năm 2032"), time_of("Ghi chú")
    ('2031 - 2035', 'đến năm 2035', 'năm 2032', '')
    """
    _, when = of_a_row(head)
    years = _YEARS.search(head)
    if when or years is None:
        return when
    return f"năm {years[0]}" if len(years[0]) == 4 else " ".join(years[0].split())


def is_part(row: str) -> bool:
    """Whether a row is a part of the one above: "- Công nghiệp", "Trong đó: nữ".

    >>> is_part("- Công nghiệp"), is_part("Trong đó: nữ"), is_part("Công nghiệp")
    (True, True, False)
    """
    return bool(_PART.match(row) or _within().match(row))


def _bracket(said: str) -> tuple[str, str]:
    """Words without the unit in brackets at their end, and that unit."""
    plain = _NOTE.sub("", said)
    last = _LAST_BRACKET.search(plain)
    unit = unit_of(last[1]) if last else ""
    return (plain[: last.start()], unit) if last and unit else (plain, "")


def _of_words(row: str) -> str:
    """The unit of a measure that is a share by its name: "Tỷ lệ ..." counts in hundredths where its row says nothing else."""
    return "%" if _SHARE.match(row) else ""


_SHARE = re.compile(
    r"\s*(?:[-+]\s*)?(?:giảm\s+|tăng\s+|nâng\s+)?t[ỷỉ]\s+(?:lệ|trọng)\s(?!.*(?:/|trên\s+1\.000))", re.IGNORECASE
)


def _full(metric: str, above: str, head: str) -> str:
    """The name of a measure with that of which it is a part, and what the header alone says is measured."""
    parent = of_a_row(_bracket(above)[0])[0] if above else ""
    whole = f"{parent}: {metric}" if parent and parent != metric else metric
    measured = _measured().search(head)
    return f"{' '.join(measured[0].lower().split())}: {whole}" if measured else whole


@cache
def _measured() -> re.Pattern[str]:
    """A header that is itself the name of a measure: "Tốc độ bình quân"."""
    return re.compile(r"tốc\s+độ(?:\s+tăng)?(?:\s+trưởng)?(?:\s+(?:GRDP|GDP))?(?:\s+bình\s+quân)?", re.IGNORECASE)


@cache
def _within() -> re.Pattern[str]:
    words = next(alternatives(entry["words"]) for entry in entries("figures") if entry["role"] == "within")
    return re.compile(rf"\s*(?:[-+•]\s*)?(?:{words})\s*:?\s*(?!\w)|\s*(?:[-+•]\s*)?(?:{words})\s*:?\s+", re.IGNORECASE)
