"""Lists that go on: "A về thực hiện B và C", "sửa đổi A được bổ sung bởi B và C, D"."""

import re

from loaders.cues import articles, cues, reaches
from loaders.related.walk import Gap, Listing, Walk


def continued(walk: Walk, gap: Gap, position: int) -> bool:
    """A list that goes on: "A về thực hiện B và C" is about C too; "A được sửa đổi bởi B và C" is by C too."""
    one = walk.found[position]
    if one.citation.form == "this" or one.place != walk.found[walk.last].place:
        return False
    joint = JOINED.match(gap.text)
    direct = joint is not None and reaches(gap.text, joint.end(), len(gap.text))
    if not direct and not _goes_on(walk, gap, position):
        return False
    what = articles(gap.text, 0, len(gap.text)) if direct else None
    while walk.lists and not _belongs(walk, walk.lists[-1], position, direct, what is not None):
        walk.lists.pop()
    if not walk.lists:
        if direct and walk.subjects:
            walk.subjects.append(position)
        return direct
    into = walk.lists[-1]
    into.closed = bool(_AND.match(gap.text)) if direct else into.closed
    source, target = (position, into.fixed) if into.passive else (into.fixed, position)
    what = None if into.passive else what
    walk.say(into.type, source, target, into.start if one.at[1] - into.start < 1200 else gap.start, one.at[1], what)
    return True


def _goes_on(walk: Walk, gap: Gap, position: int) -> bool:
    """Whether a list goes on behind the subject of its last member: "sửa đổi A quy định về thuế và B"."""
    if not _LOOSE.search(gap.text):
        return False
    return any(one.type in _SPECIFIC and _alike(walk, one, position) for one in walk.lists)


def _belongs(walk: Walk, into: Listing, position: int, direct: bool, exact: bool) -> bool:
    """Whether a citation is a member of a list, and not of the one around it."""
    if not direct:
        return into.type in _SPECIFIC and _alike(walk, into, position)
    if into.closed:
        return False
    if not into.passive:
        return walk.rank(into.first) == walk.rank(position) or not _elsewhere(walk, position)
    return (into.exact or not exact) and _alike(walk, into, position) and not _is_amended(walk, position)


def _elsewhere(walk: Walk, position: int) -> bool:
    """Whether a list further out has members of a citation's kind."""
    return any(walk.rank(one.first) == walk.rank(position) for one in walk.lists[:-1])


def _alike(walk: Walk, into: Listing, position: int) -> bool:
    first, one = walk.found[into.first].citation, walk.found[position].citation
    same = (one.date is None) == (first.date is None) and (one.name is None) == (first.name is None)
    kinds = {walk.rank(into.first), walk.rank(position)} - {None}
    return same and len(kinds) < 2


def _is_amended(walk: Walk, position: int) -> bool:
    """Whether a passive cue follows: "A được sửa đổi bởi B và C được sửa đổi bởi D"."""
    at = walk.found[position].at[1]
    there = cues(walk.text, at, at + 30)
    return any(cue.entry.get("passive") and not cue.entry.get("effect") for cue in there)


JOINED = re.compile(
    r"[ \n]*(?:,|;|và|hoặc|,[ \n]*và)(?=[ \n])(?:[ \n]+(?:bởi|theo|tại)(?=[ \n]))?[ \n]*", re.IGNORECASE
)
_AND = re.compile(r"[ \n,]*và(?!\w)", re.IGNORECASE)
_LOOSE = re.compile(r"(?:,|;|(?<!\w)và)[ \n]+(?:các[ \n]+)?\Z", re.IGNORECASE)
_SPECIFIC = frozenset(("AMENDS", "REPLACES", "REPEALS", "EXTENDS", "SUSPENDS", "GUIDES"))
