"""What a cell of figures says: "≥ 10,0", "Không quá 50", "35 - 40", "Giảm 1 - 1,5 điểm %/năm", "100%".

The words of a cell are all of a value, or they are none: what goes on with anything else is left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import alternatives, entries, table
from loaders.work.numerals import canonical

_DIGITS = r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?|[0-9]+\.[0-9]{1,2}"
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Value:
    """A figure: `value` is "" where everybody is to be reached; `by` is the verb of a rise or fall by so much."""

    comparator: str
    value: str
    unit: str
    by: str = ""


def value_of(said: str) -> Value | None:
    r"""The figure that a cell holds; None where its words are more than that, or none.

    >>> value_of("Không quá\n50"), value_of("≥ 10,0"), value_of("35 - 40")
    (Value(comparator='<=', value='50', unit='', by=''), Value(comparator='>=', value='10', unit='', by=''), Value(comparator='range', value='35-40', unit='', by=''))
    >>> value_of("Giảm 1 - 1,5 điểm%/năm")
    Value(comparator='range', value='1-1.5', unit='điểm %/năm', by='giảm')
    >>> value_of("Đạt bao phủ bảo hiểm y tế toàn dân").comparator, value_of("Quý IV"), value_of("-")
    ('all', None, None)
    """
    flat = " ".join(said.split())
    if not flat or len(flat) > _LONGEST:
        return None
    found = _figure().fullmatch(flat)
    if found is None:
        return Value("all", "", "") if _everybody().search(flat) else None
    first, last = canonical(found["value"]), canonical(found["to"] or "")
    if not first:
        return None
    unit = unit_of((found["percent"] or "") + (found["unit"] or ""))
    by = found["by"].lower() if found["by"] else ""
    return Value(_comparator(found, bool(last)), f"{first}-{last}" if last else first, unit, by)


def _comparator(found: re.Match[str], is_range: bool) -> str:
    """The comparator; "từ 85 trở lên" and "85 trở lên" are one."""
    if is_range:
        return "range"
    said = " ".join((found["behind"] or found["sign"] or "").lower().split())
    return _signs().get(said, "=") if not (said == "từ" and not found["behind"]) else "="


def unit_of(said: str) -> str:
    """A unit as the lexicon writes it; "" where the words are none.

    >>> unit_of("%/NĂM"), unit_of("điểm%/năm"), unit_of("Triệu tỷ đồng"), unit_of("theo chuẩn mới")
    ('%/năm', 'điểm %/năm', 'triệu tỷ đồng', '')
    >>> unit_of("triệu doanh nghiệp"), unit_of("triệu việc")
    ('triệu doanh nghiệp', '')
    """
    joined = _joined(said)
    many = _MANY.match(joined)
    counted = _units().get(joined[many.end() :], "") if many else ""
    return _units().get(joined) or (f"{many[0]} {counted}" if many and counted else "")


_MANY = re.compile("nghìn|ngàn|triệu|tỷ")


def _joined(unit: str) -> str:
    """Letters of a unit, however it is spaced."""
    return "".join(unit.lower().split())


@cache
def _units() -> Mapping[str, str]:
    known = [words for entry in entries("targets") if entry["role"] in ("measure", "count") for words in entry["words"]]
    return {_joined(one): one for one in (*known, *table("figures")["units"])}


@cache
def _signs() -> Mapping[str, str]:
    words = {one: entry["sign"] for entry in entries("targets") if "sign" in entry for one in entry["words"]}
    return {**words, **table("figures")["signs"]}


@cache
def _figure() -> re.Pattern[str]:
    said = {entry["role"]: alternatives(entry["words"]) for entry in entries("targets")}
    behind = alternatives(one for entry in entries("targets") if entry["role"] == "behind" for one in entry["words"])
    units = "|".join(r"\s?".join(map(re.escape, one)) for one in sorted(_units(), key=len, reverse=True))
    value = rf"(?:{_DIGITS})"
    return re.compile(
        rf"(?:(?:(?P<by>{said['by']})|{said['reached']}|phấn\s+đấu)\s+)?"
        rf"(?:(?P<sign>{alternatives(_signs())})\s*)?"
        rf"(?P<value>{value})(?:\s?%?\s?(?:-|–|÷|đến|tới)\s?(?P<to>{value}))?"
        rf"\s?(?P<percent>%?)\s?(?P<unit>(?:{units})(?!\w))?(?:\s+(?P<behind>{behind}))?[.;]?",
        re.IGNORECASE,
    )


@cache
def _everybody() -> re.Pattern[str]:
    whole = next(alternatives(entry["words"]) for entry in entries("targets") if entry["role"] == "whole")
    return re.compile(rf"bao\s+phủ\s[^.;]*(?:{whole})|^(?:đạt\s+)?(?:{whole})$", re.IGNORECASE)
