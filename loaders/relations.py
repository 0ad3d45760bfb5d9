"""Relations between the documents that one sentence cites: "A về thực hiện B" says that A implements B.

The cue stands before the right citation, with nothing but a subject between it and the left one; a semicolon, the
end of a sentence or a comma before the cue begins a new order, which is the task's and not the left document's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.citations import listed
from loaders.lexicon import alternatives, entries
from loaders.mentions import Mention

_LONGEST = 400  # characters from one citation to the next that it is still about


@dataclass(frozen=True)
class Relation:
    """One document's relation to another: `left` and `right` are positions in the list of mentions."""

    type: str
    left: int
    right: int
    start: int
    """Where the cue begins, in the view."""


def relations(text: str, found: Sequence[Mention]) -> list[Relation]:
    """Every relation between two citations of one place, in order; `text` is the view."""
    related: list[Relation] = []
    for right in range(1, len(found)):
        one = _relation(text, found, right) or _continued(text, found, right, related)
        if one is not None:
            related.append(one)
    return related


def _relation(text: str, found: Sequence[Mention], right: int) -> Relation | None:
    """The relation of a citation to the one directly before it."""
    before, behind = found[right - 1], found[right]
    if before.place != behind.place or before.role == "self" or behind.at[0] - before.at[1] > _LONGEST:
        return None
    between = text[before.at[1] : behind.at[0]]
    for type, pattern in _cues():
        cue = pattern.search(between)
        if cue is not None and not _begins_anew(between[: cue.start()]):
            return Relation(type, right - 1, right, before.at[1] + cue.start("cue"))
    return None


def _begins_anew(before_cue: str) -> bool:
    """Whether a new order begins between the left citation and the cue."""
    return before_cue.rstrip().endswith(",") or re.search(r"[;:\n]|\.[ \n]", before_cue) is not None


def _continued(text: str, found: Sequence[Mention], right: int, related: Sequence[Relation]) -> Relation | None:
    """A list of objects: "A về thực hiện B và C" is about C too."""
    last = related[-1] if related and related[-1].right == right - 1 else None
    if last is None or not listed(text, found[right - 1].citation, found[right].citation):
        return None
    return Relation(last.type, last.left, right, last.start)


@cache
def _cues() -> list[tuple[str, re.Pattern[str]]]:
    return [(entry["relation"], _cue(entry["phrases"])) for entry in entries("relations")]


def _cue(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<cue>{alternatives(phrases)})[ \n]+(?:các[ \n]+)?$", re.IGNORECASE)


def title_relations(text: str, found: Sequence[Mention]) -> Iterator[tuple[str, int, int]]:
    """What the whole document does to the documents that its title names: type, position of the mention, cue."""
    for position, one in enumerate(found):
        if one.place != "title" or one.role == "self":
            continue
        before = text[max(0, one.at[0] - _LONGEST) : one.at[0]]
        for type, pattern in _cues():
            cue = pattern.search(before)
            if cue is not None:
                yield type, position, one.at[0] - len(before) + cue.start("cue")
                break
