"""Lists that go on: "A về thực hiện B và C", "sửa đổi A được bổ sung bởi B và C, D"."""

import re

from loaders.clauses import BREAK, LASTS, sentences, without_pages
from loaders.cues import articles, cues, reaches
from loaders.related.walk import LONGEST, Gap, Listing, Walk, in_a_subject
from loaders.speakers import OWN


def continued(walk: Walk, gap: Gap, position: int) -> bool:
    """A list that goes on: "A về thực hiện B và C" is about C too; "A được sửa đổi bởi B và C" is by C too."""
    one = walk.found[position]
    if one.citation.form == "this" or one.place != walk.found[walk.last].place:
        return False
    joint = JOINED.match(gap.text)
    direct = joint is not None and reaches(gap.text, joint.end(), len(gap.text))
    if not direct and not _goes_on(walk, gap, position):
        return _is_subject(walk, gap, position)
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


def is_divided(walk: Walk, gap: Gap, position: int) -> bool:
    """Whether only a semicolon divides a citation from the one before it, as in "Bãi bỏ Điều 8 A; khoản 4 Điều 9 B"."""
    if walk.last < 0 or not gap.text[: gap.sentence].endswith(";") or _ROW.match(gap.text, gap.sentence):
        return False
    if not reaches(gap.text, gap.sentence, len(gap.text)):
        return False
    begin, end = walk.found[walk.last].at[1], walk.found[position].at[1]
    before = without_pages(walk.text[max(begin, gap.start - LONGEST) : gap.start + gap.sentence])
    behind = walk.text[end : end + _FATE]
    rest = BREAK.search(behind)
    lasts = LASTS.search(before) or LASTS.search(behind[: rest.start() if rest else _FATE])
    return in_a_subject(before, sentences(before)[:-1]) and lasts is None


def own(walk: Walk, position: int) -> list[Listing]:
    """The lists of what the document itself does: a semicolon does not end them."""
    acting = (OWN, walk.speaker(position))
    return [
        one
        for one in walk.lists
        if one.type in _ACTS
        and not one.passive
        and (one.divided or one.fixed in acting or walk.found[one.fixed].citation.form == "this")
    ]


def enumerated(walk: Walk, gap: Gap, position: int) -> bool:
    """A member of a list of what the document itself does, behind a semicolon."""
    one = walk.found[position]
    if not walk.lists or one.role == "self" or one.citation.form == "this":
        return False
    into = walk.lists[-1]
    what = articles(gap.text, gap.sentence, len(gap.text))
    into = into if what else _amending(walk, into)
    start = into.start if one.at[1] - into.start < LONGEST else gap.start + gap.sentence
    walk.say(into.type, into.fixed, position, start, one.at[1], what)
    return True


def _amending(walk: Walk, into: Listing) -> Listing:
    """The list that a member without articles goes on with: "bãi bỏ Điều 2 A sửa đổi một số điều của B; C" is about what A amends."""
    last = walk.related[-1] if walk.related else None
    if last is None or not into.exact or last.type != "AMENDS" or last.target != walk.last or last.source == into.fixed:
        return into
    walk.lists = [Listing("AMENDS", last.source, last.target, False, last.start, divided=True)]
    return walk.lists[-1]


def _is_subject(walk: Walk, gap: Gap, position: int) -> bool:
    """Whether a sentence that begins with a citation goes on to name another, behind the subject of the first: "A về ong và B hết hiệu lực"."""
    if not walk.subjects or not (_LOOSE.search(gap.text) or _of_articles(gap.text)):
        return False
    first, one = walk.found[walk.subjects[0]].citation, walk.found[position].citation
    if walk.rank(walk.subjects[0]) != walk.rank(position) or (first.date is None) != (one.date is None):
        return False
    walk.subjects.append(position)
    return True


def _of_articles(text: str) -> bool:
    """Whether a text ends with "và Điều 2 ", behind something else than articles: "A về ong và Điều 2 B hết hiệu lực"."""
    return any(
        reaches(text, one.end(), len(text))
        and articles(text, one.end(), len(text))
        and not _ARTICLE.search(text, 0, one.start())
        for one in _JOINS.finditer(text, max(0, len(text) - _FATE))
    )


def _goes_on(walk: Walk, gap: Gap, position: int) -> bool:
    """Whether a list goes on behind the subject of its last member: "sửa đổi A quy định về thuế và B"."""
    if not _LOOSE.search(gap.text):
        return False
    return any(one.type in _LOOSELY and _is_like(walk, one, position) for one in walk.lists)


def _belongs(walk: Walk, into: Listing, position: int, direct: bool, exact: bool) -> bool:
    """Whether a citation is a member of a list, and not of the one around it."""
    if not walk.can(into.type, *((position, into.fixed) if into.passive else (into.fixed, position))):
        return False
    if into.type == "GUIDES" and walk.rank(into.fixed) == walk.rank(position) != walk.rank(into.first):
        return False  # "A hướng dẫn Luật B và Nghị định C": a decree that guides a law guides no decree
    if not direct:
        return into.type in _LOOSELY and _is_like(walk, into, position)
    if into.closed:
        return False
    if not into.passive:
        return walk.rank(into.first) == walk.rank(position) or not _elsewhere(walk, into, position)
    alike = _alike(walk, into, position) or _is_only_kind(walk, into, position)
    return (into.exact or not exact) and alike and not _is_amended(walk, position)


def _is_only_kind(walk: Walk, into: Listing, position: int) -> bool:
    """Whether only the amenders of a list are of a citation's kind: "bãi bỏ Nghị quyết A được sửa đổi theo Pháp lệnh B và Pháp lệnh C"."""
    kind = walk.rank(position)
    fixed = [into.fixed, *(one.first for one in walk.lists[:-1])]
    return kind is not None and walk.rank(into.first) == kind and all(walk.rank(one) != kind for one in fixed)


def _elsewhere(walk: Walk, into: Listing, position: int) -> bool:
    """Whether a list further out has members of a citation's kind, or the sentence that its subject begins."""
    around = (*(one.first for one in walk.lists[:-1]), *((into.fixed,) if into.fixed in walk.subjects else ()))
    return any(walk.rank(one) == walk.rank(position) for one in around)


def _alike(walk: Walk, into: Listing, position: int) -> bool:
    first, one = walk.found[into.first].citation, walk.found[position].citation
    same = (one.date is None) == (first.date is None) and (one.name is None) == (first.name is None)
    kinds = {walk.rank(into.first), walk.rank(position)} - {None}
    return same and len(kinds) < 2


def _is_like(walk: Walk, into: Listing, position: int) -> bool:
    """Whether a citation is cited as the first of a list is, or is an amender by its name in a list of amenders."""
    amends = into.passive and into.type == "AMENDS" and _AMENDING.search(walk.found[position].citation.name or "")
    return bool(amends) or _alike(walk, into, position)


def _is_amended(walk: Walk, position: int) -> bool:
    """Whether a passive cue follows: "A được sửa đổi bởi B và C được sửa đổi bởi D"."""
    at = walk.found[position].at[1]
    there = cues(walk.text, at, at + 30)
    return any(cue.entry.get("passive") and not cue.entry.get("effect") for cue in there)


_AMENDING = re.compile(r"\A(?:Bộ )?(?:Luật|luật|Pháp lệnh) (?:sửa đổi|bổ sung)", re.IGNORECASE)
JOINED = re.compile(
    r"[ \n]*(?:,|;|và|hoặc|,[ \n]*và)(?=[ \n])(?:[ \n]+(?:bởi|theo|tại)(?=[ \n]))?[ \n]*", re.IGNORECASE
)
_AND = re.compile(r"[ \n,]*và(?!\w)", re.IGNORECASE)
_LOOSE = re.compile(r"(?:,|;|(?<!\w)và)[ \n]+(?:các[ \n]+)?\Z", re.IGNORECASE)
_JOINS = re.compile(r"(?:,|(?<!\w)và)(?=[ \n])", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<!\w)(?:điều|khoản|điểm|chương|mục)[ \n]+[0-9a-zđIVX]+[ \n]*\Z", re.IGNORECASE)
_ROW = re.compile(r"[ \n]*[0-9]")
_FATE = 200
"""Characters behind a citation in which it may be said to last."""
_ACTS = frozenset(("AMENDS", "REPLACES", "REPEALS", "EXTENDS", "SUSPENDS"))
_LOOSELY = frozenset(("AMENDS", "REPLACES", "REPEALS", "EXTENDS", "SUSPENDS", "GUIDES", "BASED_ON"))
"""What goes on behind the subject of a list's member: "Căn cứ A về ong và B"."""
