"""What loses its effect stands first: "A và B hết hiệu lực kể từ ngày Nghị định này có hiệu lực"."""

import re

from loaders.clauses import BREAK, LASTS, LEAD, without_pages
from loaders.cues import Cue, cues, reaches
from loaders.related.walk import Gap, Walk


def begins(walk: Walk, gap: Gap, position: int) -> None:
    """Keeps the citations that a sentence begins with, or its parts between semicolons: they may be said to lose their effect."""
    if walk.found[position].citation.form == "this":
        return
    before = gap.text[max(0, gap.sentence) :]
    lead = LEAD.match(before) if gap.sentence >= 0 else _IN_FORCE.match(before)
    if lead and not walk.lists and reaches(before, lead.end(), len(before)):
        if gap.sentence < 0 and walk.subjects:
            return
        walk.subjects = [*walk.subjects, position]
        walk.row = position


def effect(walk: Walk, gap: Gap, cue: Cue, position: int) -> bool:
    """A and B lose their effect when the document behind the cue comes into force."""
    if not _EFFECT.fullmatch(gap.text, cue.end) or not walk.subjects:
        return False
    _lose_effect(walk, cue, position)
    return True


def effect_behind(walk: Walk) -> None:
    """A and B lose their effect at the end of a sentence, when the document itself comes into force."""
    if not walk.subjects or LASTS.search(walk.text, walk.found[walk.subjects[-1]].at[1], walk.found[walk.last].at[0]):
        return  # "A tiếp tục áp dụng cho đến khi B hết hiệu lực"
    rest = _rest_of_sentence(walk)
    for cue in cues(rest, 0, len(rest)):
        if cue.entry.get("effect") and not _COLUMN.search(rest, 0, cue.start):
            _lose_effect(walk, cue, walk.speaker(walk.subjects[0]))
            break


def _rest_of_sentence(walk: Walk) -> str:
    """What follows the last citation in its sentence: semicolons may stand in its subject, "A về thuế; hải quan hết hiệu lực"."""
    begin, following = walk.found[walk.last].at[1], walk.last + 1
    cited = walk.found[following].at[0] if following < len(walk.found) else begin + _FAR
    text = without_pages(walk.text[begin : begin + _FAR])
    cited = len(without_pages(walk.text[begin:cited])) if cited < begin + _FAR else len(text)
    for one in BREAK.finditer(text):
        inside = text[one.start()] == ";" and one.end() < cited and _IN_SUBJECT.match(text, one.end())
        if not inside or LASTS.search(text, 0, one.start()):
            return text[: one.start()]
    return text


def _lose_effect(walk: Walk, cue: Cue, source: int) -> None:
    for one in walk.subjects:
        span = walk.found[one].at
        start, end = (span[0], max(span[1], walk.found[source].at[1] if source > one else 0))
        walk.say(cue.entry["relation"], source, one, start, end)


_FAR = 1500
"""Characters behind a citation in which it may be said to lose its effect."""
_IN_FORCE = re.compile(r"[^;:]{0,60}hiệu[ \n]+lực[^,;:]{0,60},(?:[ \n]+thì)?", re.IGNORECASE)
_IN_SUBJECT = re.compile(
    r"[ \n]+(?!(?:các|những|mọi|điều|khoản|điểm|trường[ \n]+hợp|quy[ \n]+định|văn[ \n]+bản|nội[ \n]+dung|trừ|riêng|việc)(?!\w))(?=[^\W\d_])",
    re.IGNORECASE,
)
"""A subject that goes on behind a semicolon, and begins no other rule."""
_COLUMN = re.compile(
    r"(?<!\w)(?:văn[ \n]+bản|lý[ \n]+do|ngày|thời[ \n]+điểm|nội[ \n]+dung|quy[ \n]+định)[ \n]+\Z", re.IGNORECASE
)
"""What stands before the cue in the head of a column: "Ngày hết hiệu lực"."""
_EFFECT = re.compile(r"(?:[ \n]+|thi[ \n]+hành|kể|từ|ngày|thời[ \n]+điểm|khi|sau)*+", re.IGNORECASE)
