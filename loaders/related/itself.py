"""What the document itself does: "Nghị định này thay thế A", its title, and a cue that opens a sentence."""

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.clauses import LEAD
from loaders.cues import Cue, articles, cues, opens, reaches, spoken
from loaders.related.lists import JOINED, own
from loaders.related.preamble import made
from loaders.related.walk import LONGEST, Gap, Listing, Walk, relation_of
from loaders.speakers import OWN


def opened(walk: Walk, gap: Gap, position: int) -> bool:
    """What the title, or a sentence that a cue opens, says the document itself does to a citation."""
    one = walk.found[position]
    if one.role == "self":
        return False
    if one.place == "title":
        return titled(walk, gap, position, gap.sentence)
    start = max(0, gap.sentence)
    says = made().search(gap.text, start) if one.place == "preamble" or walk.speaker(position) != OWN else None
    if says is not None:
        return titled(walk, gap, position, says.end())
    lead = LEAD.match(gap.text, start)
    if lead is None or not _may_open(walk, gap, lead.end()):
        return _in_a_cell(walk, gap, position, start)
    there = [cue for cue in spoken(gap.text, start, len(gap.text)) if not cue.entry.get("adjacent")]
    if walk.original is not None and _THIS_PART.match(gap.text, lead.end()):
        return _noted(walk, gap, there, position, lead.end())
    if walk.is_task(one) or (walk.original is not None and _goes_on(gap.text, lead)):
        return False
    if there and not reaches(gap.text, there[-1].end, len(gap.text)):
        return _ruled(walk, gap, there, position, lead.end())
    if there and there[-1].entry.get("passive"):
        return _in_a_row(walk, gap, there[-1], position, lead.end())
    opening = _opening(gap.text, there, lead.end()) if there else ()
    for cue in opening:
        _relate_own(walk, gap, cue, position)
    return bool(opening)


def beneath(walk: Walk, gap: Gap, position: int) -> bool:
    """A sentence beneath the title of an article that says the same: "Điều 8. Sửa đổi A", and then "Thay thế Mẫu số 2 của A"."""
    if walk.found[position].role == "self" or not own(walk, position):
        return False
    there = [one for one in spoken(gap.text, 0, len(gap.text)) if _begins_line(gap.text, one.start)]
    if not there or not there[-1].entry.get("opens") or not reaches(gap.text, there[-1].end, len(gap.text)):
        return False
    walk.lists = []
    _relate_own(walk, gap, there[-1], position)
    return True


def _goes_on(text: str, lead: re.Match[str]) -> bool:
    """Whether what looks like a sentence is the rest of a footnote that a page broke off: small letters behind an empty line."""
    return not lead.group().strip() and text[lead.end()].islower() and text[: lead.end()].endswith("\n")


def _may_open(walk: Walk, gap: Gap, lead: int) -> bool:
    """Whether a cue stands at a place, or the words of a footnote: to look for one is quicker than for all."""
    noted = walk.original is not None and _THIS_PART.match(gap.text, lead) is not None
    return noted or opens(gap.text, lead)


def _relate_own(walk: Walk, gap: Gap, cue: Cue, position: int) -> None:
    at = gap.start + cue.start
    type, source = relation_of(gap.text, cue), walk.actor(position)
    what = articles(gap.text, cue.end, len(gap.text))
    walk.say(type, source, position, at, walk.found[position].at[1], what)
    walk.lists.append(Listing(type, source, position, False, at, exact=what is not None))


def _noted(walk: Walk, gap: Gap, there: Sequence[Cue], position: int, lead: int) -> bool:
    """A footnote of a consolidated text: "Khoản này được bãi bỏ theo quy định tại khoản 3 Điều 3 của A".

    It repeals "khoản này", and not the whole.
    Not A that stands in the place of the clause: "Khoản này được thay thế bởi khoản 2 Điều 40 A".
    """
    cue = next((one for one in there if one.entry.get("passive")), None)
    if walk.original is None or cue is None:
        return False
    replaced = cue.entry["relation"] == "REPLACES"
    direct = reaches(gap.text, cue.end, len(gap.text)) and not (replaced and _IN_ITS_PLACE.search(gap.text[: cue.end]))
    if not direct and not _says(gap.text, cue.end):
        return False
    type = "AMENDS" if replaced else cue.entry["relation"]
    walk.noted = True
    part = " ".join(gap.text[lead : cue.start].split())[:_LONGEST_PART].rstrip(" ,;")
    what = part[:1].lower() + part[1:] if type == "REPEALS" else None
    walk.say(type, position, walk.original, gap.start + cue.start, walk.found[position].at[1], what)
    return True


_LONGEST_PART = 80  # characters of what a footnote says is gone


def _says(text: str, start: int) -> bool:
    """Whether a text ends with who says so: "theo quy định tại khoản 2 Điều 3 của "."""
    said = [one.end() for one in _ACCORDING.finditer(text, start)]
    return bool(said) and reaches(text, said[-1], len(text))


def _in_a_row(walk: Walk, gap: Gap, cue: Cue, position: int, lead: int) -> bool:
    """A cell of a table: "A về nuôi ong.", and in the next one "Được thay thế bởi B"."""
    row = walk.row
    if cue.start != lead or not gap.text[lead].isupper() or row < 0 or cue.entry.get("effect"):
        return False
    start, one = gap.start + cue.start, walk.found[position]
    if (
        walk.found[row].place.partition("/")[0] != one.place.partition("/")[0]
        or start - walk.found[row].at[1] > LONGEST
    ):
        return False
    walk.say(relation_of(gap.text, cue), position, row, start, one.at[1])
    walk.lists.append(Listing(relation_of(gap.text, cue), row, position, True, start))
    return True


def _in_a_cell(walk: Walk, gap: Gap, position: int, start: int) -> bool:
    """A cell that follows the articles that it is about: "A", "Khoản 2 Điều 5", and in the next one "Được bãi bỏ bởi B"."""
    cells = [one.end() for one in _CELL.finditer(gap.text, start)] if walk.row >= 0 else []
    there = cues(gap.text, cells[-1], len(gap.text)) if cells else []
    if (
        len(there) != 1
        or _ROW.search(gap.text, 0, cells[-1])
        or not there[0].entry.get("passive")
        or not reaches(gap.text, there[0].end, len(gap.text))
    ):
        return False
    return _in_a_row(walk, gap, there[0], position, cells[-1])


def _ruled(walk: Walk, gap: Gap, there: Sequence[Cue], position: int, lead: int) -> bool:
    """What a document rules is repealed in part: "Bãi bỏ điều kiện về nhà kho quy định tại Điều 7 A".

    Who does what is repealed may stand between, and what a procedure is called: "Bãi bỏ thủ tục bổ sung thẻ thực hiện
    tại cấp tỉnh quy định tại Điều 7 A".
    """
    cue = next((one for one in reversed(there) if _begins_line(gap.text, one.start)), there[0])
    begins = cue.start == lead or _begins_line(gap.text, cue.start)
    passive = any(one.entry.get("passive") for one in there)
    if not begins or passive or cue.entry["relation"] != "REPEALS" or not cue.entry.get("opens"):
        return False
    ruled = [one.end() for one in _AT.finditer(gap.text, cue.end)]
    if not ruled or not reaches(gap.text, ruled[-1], len(gap.text)) or _NEW_ORDER.search(gap.text, cue.end):
        return False
    what = articles(gap.text, ruled[-1], len(gap.text))
    walk.say("REPEALS", walk.actor(position), position, gap.start + cue.start, walk.found[position].at[1], what)
    return True


def titled(walk: Walk, gap: Gap, position: int, start: int) -> bool:
    """The title, or the sentence "Chính phủ ban hành Nghị định ...", says what the document does."""
    one = walk.found[position]
    if one.role == "self" or (one.place != "title" and not start) or walk.lists:
        return False
    there = [cue for cue in cues(gap.text, max(0, start), len(gap.text)) if not cue.entry.get("passive")]
    for number, cue in enumerate(there):
        if cue.entry.get("title") and (
            reaches(gap.text, cue.end, len(gap.text)) or (not number and _is_loose(gap.text, cue))
        ):
            _relate_own(walk, gap, cue, position)
            return True
    return False


_THIS_PART = re.compile(
    r"(?:(?:các|tên|tiêu[ \n]+đề)[ \n]+)?(?:điều|khoản|điểm|mục|tiểu[ \n]+mục|chương|phụ[ \n]+lục|mẫu|biểu|bảng|danh[ \n]+mục|đoạn|tiết"
    r"|câu|dòng|cột|chỉ[ \n]+tiêu|quy[ \n]+định|nội[ \n]+dung|cụm[ \n]+từ|từ)(?!\w)",
    re.IGNORECASE,
)
_IN_ITS_PLACE = re.compile(r"(?:bởi|bằng)\Z", re.IGNORECASE)
_ACCORDING = re.compile(r"(?<!\w)theo(?:[ \n]+quy[ \n]+định(?:[ \n]+(?:tại|của))?)?(?!\w)", re.IGNORECASE)
_AT = re.compile(
    r"(?<!\w)(?:(?:tại|của)(?=[ \n]+(?:các[ \n]+)?(?:điểm|khoản|điều|chương|mục|phụ[ \n]+lục)(?!\w))|quy[ \n]+định[ \n]+tại(?=[ \n]+\Z))",
    re.IGNORECASE,
)
_NEW_ORDER = re.compile(
    r"[;:.](?=[ \n])|(?<!\w)(?:theo(?![ \n]+(?:đề[ \n]+nghị|yêu[ \n]+cầu)(?!\w))|khi)(?!\w)", re.IGNORECASE
)
_ROW = re.compile(r"\n[ ]*(?:[IVX]+\.[ ]|[0-9]{1,3}[ ]*\n)")
_CELL = re.compile(r"\n[ ]*(?=(?:Đã[ ]+được|Được|Bị)[ \n])")


def _opening(text: str, there: Sequence[Cue], at: int) -> Sequence[Cue]:
    """The cues that open a sentence: one at its beginning with those joined to it, or one beneath a heading."""
    if len(there) > 1 and _begins_line(text, there[-1].start):
        there = there[-1:]  # "Điều 1. Bãi bỏ", and the sentence beneath
    elif there[0].start != at:
        return ()
    joined = all(JOINED.fullmatch(text, one.end, following.start) for one, following in pairwise(there))
    return there if joined and there[0].entry.get("opens") else ()


def _begins_line(text: str, at: int) -> bool:
    return text[at].isupper() and not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _is_loose(text: str, cue: Cue) -> bool:
    """Whether the first cue of a title is about what a citation rules: "Hướng dẫn chính sách quy định tại A"."""
    return _RULED.search(text, cue.end) is not None and not re.search(r"[;:.][ \n]", text[cue.end :])


_RULED = re.compile(r"(?<!\w)(?:quy[ \n]+định[ \n]+tại|của)[ \n]+\Z", re.IGNORECASE)
