"""Cues: the words before a citation that say how another document relates to it (data/lexicon/relations.yaml).

A phrase of the lexicon may have optional words in parentheses and alternatives in braces:

    (đã) được sửa đổi, bổ sung {bởi|theo|tại}

Between a cue and its citation stand articles, clauses and points, quoted words and little else.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

from graph.frozen import frozen
from loaders.lexicon import entries

_GROUP = re.compile(r"\((?P<optional>[^)]*)\)|\{(?P<choice>[^}]*)\}|(?P<words>[^({]+)")


@frozen
class Cue:
    """A phrase of the lexicon where it stands in a text."""

    entry: Mapping[str, Any]
    start: int
    end: int


def variants(phrase: str) -> list[str]:
    """All that a phrase of the lexicon stands for.

    >>> variants("(đã) sửa đổi {bởi|theo}")
    ['sửa đổi bởi', 'sửa đổi theo', 'đã sửa đổi bởi', 'đã sửa đổi theo']
    """
    choices = [_choices(group) for group in _GROUP.finditer(phrase.lower())]
    return [" ".join(" ".join(chosen).split()) for chosen in product(*choices)]


def _choices(group: re.Match[str]) -> list[str]:
    if group["optional"] is not None:
        return ["", *group["optional"].strip("{}").split("|")]
    return group["choice"].split("|") if group["choice"] is not None else [group["words"]]


def cues(text: str, start: int, end: int) -> list[Cue]:
    """The cues between two places of a text, in order, each as long as it can be.

    >>> [(one.entry["relation"], one.start) for one in cues("đã được sửa đổi, bổ sung bởi", 0, 28)]
    [('AMENDS', 0)]
    """
    window = text[start:end].lower()
    if len(window) != end - start:  # a letter whose small form is two
        window = text[start:end]
    return list(_found(window, start))


def spoken(text: str, start: int, end: int) -> list[Cue]:
    """The cues between two places that do not stand in quotation marks: words that are changed say nothing.

    >>> [one.start for one in spoken("Bãi bỏ cụm từ “thực hiện đúng” tại ", 0, 35)]
    [0]
    """
    there = cues(text, start, end)
    return [one for one in there if not _is_quoted(text, start, one.start, end)]


def _is_quoted(text: str, start: int, at: int, end: int) -> bool:
    """Whether a place is inside quotation marks that open and close between two others."""
    return text.rfind("“", start, at) > text.rfind("”", start, at) and text.find("”", at, end) >= 0


def opens(text: str, at: int) -> bool:
    """Whether a cue stands at a place.

    >>> opens("2. Bãi bỏ", 3), opens("2. Bãi bỏ", 0)
    (True, False)
    """
    return _pattern()[0].match(text[at : at + 60].lower()) is not None


def _found(window: str, start: int) -> Iterator[Cue]:
    pattern, phrases = _pattern()
    for one in pattern.finditer(window):
        number = phrases.get(" ".join(one.group().split()))
        if number is not None:
            yield Cue(entries("relations")[number], start + one.start(), start + one.end())


@cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, int]]:
    """All cues as one pattern that branches word by word, and the entry of each."""
    phrases: dict[str, int] = {}
    for number, entry in enumerate(entries("relations")):
        for cue in () if entry.get("preamble") else entry["cues"]:
            for phrase in variants(cue):
                phrases.setdefault(phrase, number)
    tree: dict[str, Any] = {}
    for phrase in phrases:
        branch = tree
        for word in phrase.split():
            branch = branch.setdefault(word, {})
        branch[""] = {}
    return re.compile(rf"(?<!\w){_branches(tree)}(?!\w)"), phrases


def _branches(tree: Mapping[str, Any]) -> str:
    """A tree of words as alternatives, the longer before the shorter."""
    words = [
        re.escape(word) + (rf"(?:\s+{_branches(below)})" if "" not in below else _optional(below))
        for word, below in sorted(tree.items(), reverse=True)
        if word
    ]
    return f"(?:{'|'.join(words)})"


def _optional(below: Mapping[str, Any]) -> str:
    return rf"(?:\s+{_branches(below)})?" if len(below) > 1 else ""


# --- what stands between a cue and its citation ---------------------------------------------------------------------

_S = r"[ \n]+"
_UNIT = (
    rf"(?:điểm|khoản|điều|chương|mục|tiểu{_S}mục|phần|tiết|đoạn|phụ{_S}lục|mẫu(?:{_S}biểu)?|biểu(?:{_S}mẫu)?|bảng|danh{_S}mục"
    rf"|gạch{_S}đầu{_S}dòng|số{_S}thứ{_S}tự|tên)"
)
_LABEL = r"(?:số[ \n]*)?(?:[0-9]{1,4}[a-zđ]{0,2}(?:[.][0-9a-zđ]{1,3}|[/-][ ]?[A-ZĐ0-9]{1,8})*|[IVXLC]+-[A-Z0-9]+|[IVXLC]+|[a-zđ]{1,2}[0-9]{0,2}|thứ[ \n]+[^\W\d_]+)(?![\w/])"
_LITTLE = (
    rf"(?:một{_S}số|các|những|toàn{_S}bộ|toàn{_S}văn|nội{_S}dung|quy{_S}định|hiệu{_S}lực|thi{_S}hành|cụm{_S}từ|từ|của|tại|trong|được"
    rf"|ban{_S}hành|kèm(?:{_S}theo)?|và|hoặc|bằng|vào|trước|sau|đầu|cuối|lời{_S}dẫn|tiêu{_S}đề|văn{_S}bản|đối{_S}với|việc|cho|đến|như|là"
    rf"|bao{_S}gồm|gồm|sau{_S}đây|nghị{_S}định(?=:)|thông{_S}tư(?=:)|quyết{_S}định(?=:)|nghị{_S}quyết(?=:)|luật(?=:)|có{_S}liên{_S}quan|liên{_S}quan|thời{_S}hạn|áp{_S}dụng|chi{_S}tiết|biện{_S}pháp|thực{_S}hiện)(?!\w)"
)
_TOPIC = rf"(?:về|(?:có{_S})?liên{_S}quan{_S}đến)[ \n][^;.:“”]{{2,90}}?[ \n](?=(?:quy{_S}định{_S}tại|của|tại)[ \n])"
_TOPIC_OF_ITS_OWN = rf"về[ \n][^;.:“”]{{2,90}}(?=;{_S}{_UNIT}(?!\w))"
"""What a repealed rule is about, with articles behind a semicolon: "bãi bỏ các quy định về thẻ; Điều 3 A"."""
_SUBJECT = rf"(?:[^;.:,“”]|,(?!{_S}(?:thực|triển|tổ|theo|căn|trừ|bảo|đồng)(?!\w)))"
"""What a subject is made of: a comma in it begins no new order."""
_LONG_TOPIC = rf"về[ \n]{_SUBJECT}{{90,220}}[ \n](?=tại[ \n])"
_ATTACHED = rf"(?:quy{_S}chế|quy{_S}định|điều{_S}lệ|quy{_S}trình|chương{_S}trình|kế{_S}hoạch|đề{_S}án|định{_S}mức|danh{_S}mục|quy{_S}chuẩn|hướng{_S}dẫn)(?!\w){_SUBJECT}{{0,150}}?(?:ban{_S}hành{_S})?kèm(?:{_S}theo)?(?!\w)"
_ANNEX = rf"(?:phụ{_S}lục|danh{_S}mục){_S}{_SUBJECT}{{2,90}}?[ \n](?=của[ \n])"
"""An annex by its name: "một số điều và Phụ lục Danh mục chỉ tiêu thống kê của A"."""
_NOUN = rf"(?:nghị{_S}định|thông{_S}tư|quyết{_S}định|nghị{_S}quyết|luật)(?:{_S}số)?[ \n]+\Z"
"""A head noun that was written twice, "được sửa đổi bởi Luật số Luật số 5", or that a page divides from its number."""
_BRACKETS = rf"\((?:{_UNIT}(?!\w)|{_LABEL}|[ \n,;]|và(?!\w))++\)"
_ARTICLES = re.compile(
    rf"{_UNIT}(?!\w)(?>[ \n,]+(?:{_UNIT}(?!\w)|{_LABEL}|và(?!\w)|của(?=[ \n]+{_UNIT}(?!\w))|[;,]))*+", re.IGNORECASE
)
_BETWEEN = re.compile(
    rf"(?>[ \n]+|[,;:](?=[ \n])|{_BRACKETS}|“[^”]{{0,400}}”|{_TOPIC}|{_TOPIC_OF_ITS_OWN}|{_LONG_TOPIC}|{_ATTACHED}|{_ANNEX}|{_UNIT}(?!\w)|{_LITTLE}|{_LABEL}|{_NOUN})*+",
    re.IGNORECASE,
)


def reaches(text: str, start: int, end: int) -> bool:
    """Whether a cue that ends at one place is about what begins at the other.

    >>> [reaches(text, 0, len(text)) for text in (" khoản 2 Điều 7 và Điều 9 của ", " quy chế, thực hiện ")]
    [True, False]
    """
    return end - start <= 1500 and _BETWEEN.fullmatch(text, start, end) is not None


def articles(text: str, start: int, end: int) -> str | None:
    """The articles, clauses and points that are named between two places.

    >>> articles("Bãi bỏ khoản 2, 3 Điều 7 của ", 0, 29), articles("một số điều của ", 0, 16)
    ('khoản 2, 3 Điều 7', None)
    """
    found = [" ".join(one.group().split()).strip(" ,;") for one in _ARTICLES.finditer(text, start, end)]
    named = [one for one in found if _NUMBERED.search(one)]
    return ", ".join(named) or None


_NUMBERED = re.compile(rf"{_UNIT}[ ]{_LABEL}", re.IGNORECASE)
