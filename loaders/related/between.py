"""Between two citations: "A về thực hiện B", "A được sửa đổi bởi B"."""

import re
from collections.abc import Sequence
from functools import cache

from loaders.cues import Cue, articles, cues, reaches
from loaders.lexicon import alternatives, entries
from loaders.related.effect import effect
from loaders.related.lists import JOINED
from loaders.related.walk import Gap, Listing, Walk, relation_of


def between(walk: Walk, gap: Gap, position: int) -> bool:
    """The relation of a citation to the one directly before it in its sentence."""
    before, one = walk.found[walk.last], walk.found[position]
    if before.place != one.place and not (before.place and one.place in ("preamble", "title")):
        return False
    there = [cue for cue in cues(gap.text, 0, len(gap.text)) if _joins(gap.text[: cue.start], cue)]
    if not there:
        return False
    if before.role == "self" and walk.is_task(one) and not _puts_an_end(gap.text, there):
        return False  # the task carries it out, not the document that sets the task
    cue = _guiding(gap.text, there) or there[-1]
    if cue.entry.get("effect"):
        return effect(walk, gap, cue, position)
    if not (reaches(gap.text, cue.end, len(gap.text)) or _guides_in_part(gap.text, cue)) or not _fits(gap.text, cue):
        return False
    if cue.entry["relation"] == "IMPLEMENTS" and one.citation.form == "this":
        return False  # "chịu trách nhiệm thi hành Thông tư này"
    left = _left(walk, gap, cue, position)
    if left is None:
        return False
    _relate(walk, gap, cue, left, position)
    for other in reversed(there[:-1]):
        if not JOINED.fullmatch(gap.text, other.end, cue.start):
            break
        cue = other
        _relate(walk, gap, cue, left, position)
    return True


def _puts_an_end(text: str, there: Sequence[Cue]) -> bool:
    """Whether a document says of itself, wherever it does, what it replaces: "Kế hoạch này thay thế A"."""
    return (
        there[0].entry["relation"] in _ACTS and not there[0].entry.get("passive") and not text[: there[0].start].strip()
    )


def _guiding(text: str, there: Sequence[Cue]) -> Cue | None:
    """A cue before the last that guides what is issued with a citation, whose name may hold "thực hiện"."""
    if len(there) < 2 or [one.entry["relation"] for one in there[-2:]] != ["GUIDES", "IMPLEMENTS"]:
        return None
    return there[-2] if reaches(text, there[-2].end, len(text)) else None


def _guides_in_part(text: str, cue: Cue) -> bool:
    """Whether a document directly before the cue guides what another rules: "A hướng dẫn chính sách nội trú quy định tại B"."""
    if cue.entry["relation"] != "GUIDES" or text[: cue.start].strip():
        return False
    ruled = _RULED_AT.match(text, cue.end)
    return ruled is not None and reaches(text, ruled.end(), len(text))


def _left(walk: Walk, gap: Gap, cue: Cue, position: int) -> int | None:
    """What stands left of a cue: in the passive the nearest of the amender's kind, as no decree amends a law."""
    kind = walk.rank(position)
    if walk.original is None and cue.entry.get("passive") and walk.found[walk.last].role == "self":
        return (
            None  # "người nuôi ong quy định tại Nghị định này đã được điều chỉnh theo A": who is meant, not the decree
        )
    if walk.noted and cue.entry.get("passive") and _JOINED_BEFORE.search(gap.text, 0, cue.start):
        return walk.original  # "Khoản này được bổ sung theo A và được sửa đổi theo B"
    if cue.entry.get("passive") and _THIS_PART.search(gap.text, 0, cue.start):
        return walk.original  # "(trước đó, khoản này được sửa đổi theo A)"
    if cue.entry["relation"] in _ACTS and not cue.entry.get("passive"):
        return _acting(walk, gap, cue)
    if not cue.entry.get("passive") or walk.rank(walk.last) == kind:
        return walk.last
    alike = [one for one in reversed(walk.sentence) if walk.rank(one) == kind]
    if alike:
        return alike[0]
    lawful = kind in ("law", "resolution", None)
    return walk.last if lawful or walk.rank(walk.last) != "law" else None


def _acting(walk: Walk, gap: Gap, cue: Cue) -> int:
    """Who acts: "A thay thế B và bãi bỏ C" goes on with A."""
    joined = _JOINED_BEFORE.search(gap.text, 0, cue.start) or gap.text[cue.start : cue.start + 3].lower() == "và "
    acts = [one for one in walk.lists if one.type in _ACTS and not one.passive]
    return acts[0].fixed if joined and acts else walk.last


def _fits(text: str, cue: Cue) -> bool:
    """Whether no new order begins between the left citation and the cue, nor between the cue and the right one."""
    before = text[: cue.start]
    if _NOT.search(before) or text[cue.end :].lstrip().startswith(","):
        return False
    if not cue.entry.get("passive") and _unnamed().search(before):
        return False
    if cue.entry["relation"] == "REPLACES" and cue.entry.get("passive") and text[: cue.end].endswith("tại"):
        return False  # "quy định về ong của A đã được thay thế tại Điều 40 B": there the new rule stands
    if cue.entry["relation"] == "GUIDES" and _STANDS_THERE.match(text, cue.end):
        return False  # "theo quy định của A và hướng dẫn tại B": there the guidance stands
    if cue.entry["relation"] == "IMPLEMENTS" and (_MEANS.search(before) or _RULED.search(text, cue.end)):
        return False
    before = _PARTICLES.sub("", before)
    return bool(cue.entry.get("comma")) or not before.rstrip().endswith(",")


def _relate(walk: Walk, gap: Gap, cue: Cue, left: int, right: int) -> None:
    type, passive = relation_of(gap.text, cue), bool(cue.entry.get("passive"))
    source, target = (right, left) if passive else (left, right)
    at = gap.start + cue.start
    what = articles(gap.text, cue.end, len(gap.text))
    walk.say(type, source, target, at, walk.found[right].at[1], None if passive else what)
    walk.lists.append(Listing(type, left, right, passive, at, exact=what is not None))


def _joins(before: str, cue: Cue) -> bool:
    """Whether a cue may be about the citation before it: what was issued with B stands directly before the words."""
    return not cue.entry.get("adjacent") or not before.strip(' \n,”"“')


def inner(walk: Walk, position: int) -> None:
    """A law named in the name of one that amends it."""
    at = walk.found[position].at
    for outer in range(position - 1, -1, -1):
        span = walk.found[outer].at
        if span[0] <= at[0] and at[1] <= span[1]:
            walk.say("AMENDS", outer, position, span[0], span[1])
            return
        if walk.found[outer].citation.form != "inner":
            return


@cache
def _unnamed() -> re.Pattern[str]:
    """A kind of document that names none: what "Luật A và Nghị định hướng dẫn Luật B" says is said of some decree."""
    nouns = alternatives(str(noun) for entry in entries("kinds") if entry["kind"] in _LEGAL for noun in entry["nouns"])
    return re.compile(rf"(?<!\w)(?<!ban[ \n]hành[ \n])(?:{nouns})[ \n]+\Z")


_LEGAL = frozenset(("law", "ordinance", "resolution", "decree", "decision", "circular", "joint_circular"))
_RULED_AT = re.compile(r"[ \n]+[^;:.,“”]{2,150}?[ \n]quy[ \n]+định[ \n]+tại(?=[ \n])", re.IGNORECASE)
_THIS_PART = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|mục|chương|phụ[ \n]+lục|mẫu|biểu|đoạn|nội[ \n]+dung)[ \n]+này[ \n]+\Z", re.IGNORECASE
)
_PARTICLES = re.compile(r"(?<!\w)(?:về|về[ \n]+việc|việc|để|nhằm)[ \n]+\Z", re.IGNORECASE)
_JOINED_BEFORE = re.compile(r"(?:,|(?<!\w)(?:và|đồng[ \n]+thời))[ \n]+\Z", re.IGNORECASE)
_ACTS = frozenset(("REPLACES", "REPEALS", "SUSPENDS", "EXTENDS"))
_NOT = re.compile(
    r"(?<!\w)(?:không|chưa|trong|văn[ \n]+bản|hiệu[ \n]+lực|(?:được|bị)(?:[ \n]+(?:điều|chỉnh|sửa|đổi,?|bổ|sung,?|thay|thế|bãi|bỏ,?|và)){0,9})[ \n]+\Z",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"(?<!\w)(?:kinh[ \n]+phí|ngân[ \n]+sách(?:[ \n]+(?:nhà[ \n]+nước|trung[ \n]+ương|địa[ \n]+phương))?|vốn|kết[ \n]+quả|tình[ \n]+hình"
    r"|quá[ \n]+trình|trách[ \n]+nhiệm|nghĩa[ \n]+vụ)[ \n]+\Z",
    re.IGNORECASE,
)
"""What may be spent on a document, known of it or owed to it: who has it carries nothing out."""
_STANDS_THERE = re.compile(r"[ \n]+(?:tại|trong|theo|ở|(?<=dẫn[ \n])của)(?!\w)", re.IGNORECASE)
_RULED = re.compile(r"(?<!\w)quy[ \n]+định(?!\w)", re.IGNORECASE)
