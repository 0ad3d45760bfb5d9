"""Whether an order serves a project that it names, connects with it or waits for it: then it needs that project.

"Làm đường kết nối với Khu kinh tế A", "gắn với đầu tư Cảng B": what is built is another thing than what is named here.
"""

import re
from functools import cache
from typing import NamedTuple

from loaders.lexicon import alternatives, entries, table
from loaders.work.verbs import behind_verbs

_BEFORE = 240
"""Characters before a project in which the words stand."""
_S = r"\s+"


def is_joined(text: str, start: int, at: int) -> bool:
    """Whether the words before a project say so, directly or before a list that it is in.

    >>> said = "Làm đường kết nối với khu công nghiệp và Khu kinh tế A"
    >>> is_joined(said, 0, said.index("Khu")), is_joined("Xây Khu kinh tế A", 0, 4)
    (True, False)
    """
    before = _ENDS.split(text[max(start, at - _BEFORE) : at])[-1]
    return any(_reaches(before[phrase.end() :], way) for way in _ways() for phrase in way.words.finditer(before))


_ENDS = re.compile(r"[;:(]|\.(?=\s)")


class _Way(NamedTuple):
    words: re.Pattern[str]
    between: re.Pattern[str]
    onward: re.Pattern[str] | None


def _reaches(between: str, way: _Way) -> bool:
    """Whether there are only small words between a phrase and a project, or a list of what else is meant before them.

    A verb opens a clause of its own: "kết nối các bến, xây dựng Cảng A".
    """
    if way.between.fullmatch(between):
        return True
    first, *others = _PARTED.split(between)
    if any(behind_verbs(one).strip() != one.strip() for one in others):
        return False
    last = others[-1] if others else first
    return way.between.fullmatch(way.onward.split(last)[-1] if way.onward else last) is not None


_PARTED = re.compile(rf",{_S}|(?<!\w)và{_S}")


@cache
def _ways() -> tuple[_Way, ...]:
    return tuple(
        _Way(
            re.compile(rf"(?i)(?<!\w)(?:{alternatives(entry['words'])})(?:,?{_S})"),
            re.compile(rf"(?i)(?:(?:{alternatives([*table('joins')['between'], *entry['between']])}),?{_S})*"),
            re.compile(rf"(?i)(?<!\w)(?:{alternatives(entry['onward'])}){_S}") if "onward" in entry else None,
        )
        for entry in entries("joins")
    )
