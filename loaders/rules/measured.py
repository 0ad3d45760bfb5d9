"""C13: two targets that may be one measure with two values. They stay two, and a reader is told.

Two targets may be one where the longer name holds most of the shorter one in a run, the unit is the same, and the two
are not bound by two different times; a part ("trong đó ...") is another one. A store that knows several texts may compare
all of theirs in the same way.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from graph.ontology import Language
from graph.text import words
from graph.written import amount
from loaders.rules.seen import Contradiction, Seen, contradiction
from loaders.work.found import Found

_RUN = 4
"""Fewer words in a row are shared by measures that have nothing to do with each other: "tỷ lệ hộ nghèo", "hộ nghèo"."""
_SHARED = 0.7
_FACTS = ("metric", "comparator", "value", "unit", "time")


def measured(seen: Seen) -> Iterator[Contradiction]:
    """Each target with the first before it that may be the same measure with another value."""
    places = _places(seen)
    first: dict[tuple[str, ...], tuple[str, ...]] = {}
    for one in places:
        runs = _runs(one)
        known = dict.fromkeys(first[run] for run in runs if run in first)
        for other in known:
            if _may_be_one(other, one) and not _is_a_part(seen, places[other], places[one]):
                yield _told(other, one, (*places[other], *places[one]))
        for run in runs:
            first.setdefault(run, one)


def _places(seen: Seen) -> Mapping[tuple[str, ...], Sequence[int]]:
    """The targets with a value, each with the places where it is set."""
    found: dict[tuple[str, ...], list[int]] = {}
    for position, one in enumerate(seen.work):
        if one.found.type == "target" and "value" in one.found.facts:
            found.setdefault(_key(one.found), []).append(position)
    return found


def _key(found: Found) -> tuple[str, ...]:
    return tuple(str(found.facts.get(name, "")) for name in _FACTS)


def _runs(one: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every run of words in the name of a measure, with its unit."""
    named = words(one[0])
    return [(one[3], *named[at : at + _RUN]) for at in range(len(named) - _RUN + 1)]


def _may_be_one(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if left[1:3] == right[1:3] or (left[4] and right[4] and left[4] != right[4]):
        return False
    if left[0].startswith(f"{right[0]}:") or right[0].startswith(f"{left[0]}:"):
        return False  # a part of it, in a table of figures
    named = words(left[0]), words(right[0])
    return _longest(*named) >= _SHARED * min(map(len, named))


def _is_a_part(seen: Seen, whole: Sequence[int], part: Sequence[int]) -> bool:
    """Whether one is set as a part of the other: "80% số xã đạt chuẩn, trong đó 30% số xã đạt chuẩn kiểu mẫu"."""
    for first, last in ((seen.work[left].end, seen.work[right].start) for left in whole for right in part):
        if first < last and _PART.fullmatch(seen.text, *seen.view.span(first, last)):
            return True
    return False


_PART = re.compile(r"[^;]{0,200}\btrong đó\b[^;]{0,200}", re.IGNORECASE)


def _longest(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of the longest run of words that two names share."""
    best, before = 0, [0] * (len(right) + 1)
    for word in left:
        before = [0, *(at + 1 if word == other else 0 for at, other in zip(before, right, strict=False))]
        best = max(best, *before)
    return best


def _told(left: tuple[str, ...], right: tuple[str, ...], positions: Sequence[int]) -> Contradiction:
    readings = ({"metric": one[0], "value": _set(one, "vi")} for one in (left, right))
    first, second = ({"vi": _set(one, "vi"), "en": _set(one, "en")} for one in (left, right))
    return contradiction("C13", *readings, targets=positions, left=left[0], right=right[0], first=first, second=second)


def _set(target: tuple[str, ...], language: Language) -> str:
    """What a target sets, and by when.

    >>> _set(("hộ dùng nước sạch", ">=", "95.5", "%", "đến năm 2030"), "vi")
    '≥ 95,5 % đến năm 2030'
    """
    _, comparator, value, unit, time = target
    return " ".join(filter(None, (amount(language, comparator, value, unit), time)))
