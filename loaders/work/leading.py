"""The words that lead to a quantity: those of its clause before it, of the bracket that holds it, or before a colon.

tỷ lệ hộ dùng nước sạch (ở vùng cao đạt 80%)       of the bracket: ở vùng cao đạt
Thu nhập bình quân đầu người: 45 triệu đồng/năm   before the colon, as if the value were reached
tỷ lệ hộ dùng nước sạch 95%                       as if it were reached
"""

import re
from functools import cache

from loaders.lexicon import alternatives, entries
from loaders.work.amounts import Amount
from loaders.work.found import Words
from loaders.work.sentences import clause_start, sentence_start
from loaders.work.times import Time, times

_REACHED = " đạt "
_ENDS = re.compile(r"\s*(?:[()]|[.;,](?![\w/])|\Z)")
_NEAR = 80


def said_before(words: Words, one: Amount, done: int) -> str:
    """The words of a clause before a quantity; `done` is where those of the one before it end.

    >>> from loaders.work.amounts import amounts
    >>> text = "Thu nhập bình quân: 45 triệu đồng/năm; tỷ lệ hộ dùng nước sạch (ở vùng cao đạt 80%)"
    >>> said = Words(text, 0, len(text))
    >>> [said_before(said, one, 0) for one in amounts(said)]
    ['Thu nhập bình quân đạt ', 'ở vùng cao đạt ']
    """
    first = max(clause_start(words, one.start), done)
    said = words.text[first : one.start]
    ends = _names_nothing(words, one)
    if ends and not said.strip() and words.text[first - 1 : first] == ":" and first - 1 >= words.start:
        before = words.text[max(clause_start(words, first - 1), done) : first - 1]
        return before + _REACHED if _is_measured(before, one) else said
    part = _parts().match(said)
    said = said[part.end() :] if part else said
    opened = said.rfind("(")
    if opened > said.rfind(")"):
        said = said[:opened] * _says_nothing(said[opened + 1 :]) + said[opened + 1 :]
    if (
        not ends
        or not (one.kind == "measure" or (one.kind == "count" and part))
        or not said.strip(" ,\n")
        or _leads().search(said)
    ):
        return said
    if _named().match(said) or part or _is_a_part(words, one):
        return said.rstrip() + _REACHED
    head = _heading(words, max(clause_start(words, one.start), words.start)) or _shares(words, one.start)
    return f"{head}: {said.strip(' ,')}{_REACHED}" if head and one.unit.startswith("%") else said


def _is_a_part(words: Words, one: Amount) -> bool:
    """Whether a quantity goes on with a list of parts: "trong đó thu nội địa 500 tỷ đồng, thu xuất nhập khẩu 400 tỷ đồng"."""
    before = words.text[sentence_start(words, one.start) : one.start]
    return _parts().search(before[before.rfind(";") + 1 :]) is not None


def _heading(words: Words, first: int) -> str:
    """The measure before a colon that opens a clause, whose parts it lists: "Tỷ lệ trường đạt chuẩn: mầm non 85%, tiểu học 95%"."""
    if words.text[first - 1 : first] != ":" or first <= words.start:
        return ""
    head = words.text[clause_start(words, first - 1) : first - 1]
    return head.strip() if _named().match(head) else ""


def _shares(words: Words, at: int) -> str:
    """What shares are of that stand between semicolons: "Cơ cấu kinh tế: nông nghiệp 13%; công nghiệp 47%; dịch vụ 40%"."""
    whole = words.text[sentence_start(words, at) : at]
    head, colon, _ = whole.partition(":")
    return head.strip() if colon and ";" not in head and _STRUCTURE.match(head) else ""


_STRUCTURE = re.compile(r"\W*[Cc]ơ\s+cấu\s")


def adjoining(words: Words, at: int) -> Time | None:
    """The time that stands directly behind a place.

    >>> said = Words("đạt 65% vào năm 2035 và 75% vào năm 2040", 0, 40)
    >>> adjoining(said, 7).words, adjoining(said, 3)
    ('vào năm 2035', None)
    """
    near = next(times(words.text, at, min(words.end, at + _NEAR)), None)
    return near if near and near.kind != "recurring" and not words.text[at : near.start].strip(" \n(") else None


def _names_nothing(words: Words, one: Amount) -> bool:
    """Whether no words stand behind a quantity that could name what it measures."""
    return _ENDS.match(words.text, one.end, words.end) is not None or adjoining(words, one.end) is not None


def _is_measured(before: str, one: Amount) -> bool:
    """Whether the words before a colon name a measure: any may that has a share, else they have to begin as one."""
    return bool(_named().match(before)) or (
        one.unit.startswith("%") and bool(before.strip()) and not _LEADS.search(before)
    )


_LEADS = re.compile(r"(?:sau|gồm|như|là|đó|thể|theo|mục\s+tiêu|chỉ\s+tiêu|kế\s+hoạch|[0-9])\s*\Z", re.IGNORECASE)


def _says_nothing(said: str) -> bool:
    """Whether the words in a bracket name no measure: "(đạt 80%)", "(năm 2035: 80%)"."""
    for one in reversed(list(times(said, 0, len(said)))):
        said = said[: one.start] + said[one.end :]
    return not said.strip(" :\n") or _leads().fullmatch(said.strip(" :\n")) is not None


@cache
def _parts() -> re.Pattern[str]:
    """What leads to the parts of a target."""
    said = next(alternatives(entry["words"]) for entry in entries("targets") if entry["role"] == "parts")
    return re.compile(rf"\s*,?\s*(?<!\w)(?:{said})(?!\w)\s*[:,]?(?:\s+có(?=\s*\Z))?", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    """A verb that leads to a value, at the end of words."""
    verbs = next(alternatives(entry["words"]) for entry in entries("targets") if entry["role"] == "reaches")
    return re.compile(
        rf"(?<!\w)(?:{verbs}|từ)(?:\s+(?:mức|được|thêm|khoảng|bình\s+quân|trung\s+bình))*\s*\Z", re.IGNORECASE
    )


@cache
def _named() -> re.Pattern[str]:
    """The beginning of a clause that names a measure: "- Tỷ lệ", "(2) Số", "và tổng"."""
    subjects = next(alternatives(entry["words"]) for entry in entries("targets") if entry["role"] == "subject")
    return re.compile(
        rf"\s*(?:[-+*]\s*|\(?[0-9a-zđ]{{1,2}}\)\s*|và\s+)?(?:(?:phấn\s+đấu|nâng|giảm|duy\s+trì|tăng|đưa|giữ|ổn\s+định|vững|bảo\s+đảm|kiểm\s+soát)\s+){{0,3}}(?:{subjects}|tổng|số(?!\s+(?:hóa|hoá|liệu)))(?!\w)",
        re.IGNORECASE,
    )
