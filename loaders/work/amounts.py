"""A quantity where it stands: comparator, value and unit. Whether it is a target, `loaders.work.targets` decides."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import alternatives, entries
from loaders.work.found import Words
from loaders.work.numerals import DIGITS, canonical, in_words

_ANY = re.compile(r"[0-9]|\s[Mm]ột\s")
_WINDOW = 40
_PER = r"mỗi\s+(?P<{0}>năm|quý|tháng)\s+"
_UP = re.compile(r"(?:\s+[^\W\d_]+){0,12}?\s+trở\s+lên(?!\w)")
_REACHED = re.compile(r"(?<!\w)(?:đạt|lên|ở\s+mức)\s+$", re.IGNORECASE)
_EACH = re.compile(r"0?1|một", re.IGNORECASE)
_PER_ONE = ("ha", "hecta", "héc ta", "km", "km2", "m2", "m3")
"""Units that measure behind which "trên một" says of each one, and not more than one."""
_MANY = "nghìn|ngàn|vạn|triệu|tỷ|tỉ"
_ALL = ("100", "%")
AMONG = r"nhóm|top|tốp|(?:vị\s+trí\s+)?thứ|hạng"
"""What stands before a place in a list."""
_TIMES = re.compile(r"(?<!\w)(?:gấp|bằng)\s+(?:(?:hơn|khoảng|trên|ít\s+nhất)\s+)?\Z", re.IGNORECASE)
"""What stands before how often a measure is another one: "gấp 1,5 lần mức bình quân"."""
_RANKED = re.compile(rf"(?<!\w)(?:{AMONG})\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with its unit; `sign` is "" where no word compares it, `kind` the role of the unit in the lexicon.

    A number `in_words` counts nothing by itself: "một trường" may be any school.
    """

    start: int
    end: int
    value: str
    unit: str
    kind: str
    sign: str
    in_words: bool = False
    is_part: bool = False
    """Whether it counts some of so many: "65/69 xã"."""

    @property
    def comparator(self) -> str:
        """How the target compares: a hundred per cent is all, a bare number is that number.

        >>> [one.comparator for one in amounts(Words("đạt 100% hộ, 12 km đê, từ 3 - 5 ha, ít nhất 2 xã", 0, 48))]
        ['all', '=', 'range', '>=']
        """
        if "-" in self.value:
            return "range"
        if self.kind == "rank":
            return "<="
        return self.sign or ("all" if (self.value, self.unit) == _ALL else "=")


def amounts(words: Words) -> Iterator[Amount]:
    """Every quantity in somebody's words, in order.

    >>> [(one.value, one.unit, one.sign) for one in amounts(Words("đạt từ 85,5% trở lên; 02 cấp; hơn ba bến cảng", 0, 45))]
    [('85.5', '%', '>='), ('3', 'bến cảng', '>')]
    """
    if _ANY.search(words.text, words.start, words.end) is None:
        return
    for found in _patterns()[0].finditer(words.text, words.start, words.end):
        one = _amount(words, found)
        if one is not None:
            yield one


def _amount(words: Words, found: re.Match[str]) -> Amount | None:
    first, last = canonical(found["value"]), canonical(found["to"] or "")
    unit = _written()[" ".join(found["unit"].lower().split())]
    many = f"{found['many'].lower()} " if found["many"] else ""
    window = words.text[max(words.start, found.start() - _WINDOW) : found.start()]
    before = _patterns()[1].search(window)
    signs, kind = _signs(), kinds()[unit]
    if unit in _ranked() and _RANKED.search(window):
        kind = "rank"
    if kind == "ranked" or (found["of"] and kind != "count"):
        return None
    sign = signs[" ".join(before["sign"].lower().split())] if before else ""
    if found["behind"]:
        sign = signs[" ".join(found["behind"].lower().split())]
    elif before and before["sign"].lower() == "từ":
        up = _UP.match(words.text, found.end(), words.end)
        least = bool(up) or (not last and _REACHED.search(window, 0, before.start()) is not None)
        before, sign = (before if last or least else None), (">=" if least else "")
    if unit == "lần":
        per = before and (before["per"] or before["each"])
        if not per and not _TIMES.search(window):
            return None
        unit = f"lần/{per}" if per else unit
    is_each = before and before["sign"].lower() == "trên" and _EACH.fullmatch(found["value"])
    is_each = is_each and not many and (kind == "count" or unit in _PER_ONE)
    if not first or is_each:
        return None
    unit = f"{many}{unit}{found['rate'] or ''}"
    start = found.start() - len(window) + before.start() if before else found.start()
    value = f"{first}-{last}" if last else first
    return Amount(start, found.end(), value, unit, kind, sign, not found["value"][0].isdecimal(), bool(found["of"]))


@cache
def _signs() -> Mapping[str, str]:
    return {words: entry["sign"] for entry in entries("targets") if "sign" in entry for words in entry["words"]}


@cache
def kinds() -> Mapping[str, str]:
    """The role of each unit; of one that may have a place too, that which it has elsewhere."""
    by_role = {entry["role"]: entry["words"] for entry in entries("targets")}
    return {words: role for role in ("ranked", "measure", "count", "rank") for words in by_role[role]}


@cache
def _ranked() -> frozenset[str]:
    """Among whom somebody may have a place."""
    return frozenset(next(entry["words"] for entry in entries("targets") if entry["role"] == "ranked"))


@cache
def _written() -> Mapping[str, str]:
    """Each unit as the lexicon writes it, however a text does."""
    return {unit.lower(): unit for unit in kinds()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A value with its unit, and the comparator that stands before it."""
    by_role = {entry["role"]: entry for entry in entries("targets")}
    compares = alternatives(
        words for entry in entries("targets") if entry["role"] == "compares" for words in entry["words"]
    )
    behind = alternatives(
        words for entry in entries("targets") if entry["role"] == "behind" for words in entry["words"]
    )
    units, but = alternatives(kinds()), alternatives(by_role["count"]["but"])
    value = rf"(?P<value>{DIGITS}|(?:{in_words()})(?=\s))"
    to = rf"(?:\s?%?\s?(?:-|đến|tới)\s?(?P<to>{DIGITS}))?"
    return (
        re.compile(
            rf"(?<![\w.,/-]){value}(?:/(?P<of>[0-9]{{2,3}}(?=\s))|{to})\s?(?!{but})(?:(?P<many>{_MANY})\s+)?(?P<unit>{units})(?P<rate>/năm)?(?![\w/])(?:\s+(?P<behind>{behind})(?!\w))?",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<!\w)(?:{_PER.format('each')})?(?P<sign>{compares})\s+(?:{_PER.format('per')})?$", re.IGNORECASE
        ),
    )
