"""Clauses: where sentences and items begin, how deep a list is, and the line above it that says what it is about."""

import re
from dataclasses import dataclass

from loaders.chrome import CAPITALS, content
from loaders.cues import cues

_EMPTY_LINE = re.compile(r"\n[ ]*\n")
_MARK = r"(?:(?:Điều|Khoản|Mục)[ ]+[0-9]+[a-zđ]?\.?|Chương[ ]+[IVXLC0-9]+\.?|[0-9]{1,3}(?:\.[0-9]+)*[.)]?|[a-zđ][0-9]?[).]|[IVX]+\.|[-+•*])"
_BEGINS = r"(?:Điều[ ]+[0-9]+[a-zđ]?\.|[0-9]{1,3}(?:\.[0-9]+)*[.)]|[a-zđ][0-9]?\)|[IVX]+\.|[-+•*]|[0-9]{1,3}(?=[ ]*\n|[ ]+(?!Điều[ ]+[0-9])[A-ZĐ“]))"
BREAK = re.compile(
    rf"[.;:\n](?:(?<=[.;:])(?=[ \n“]|\Z)|(?<=\.)(?=”[ ]*\n[ \n]*[{CAPITALS}0-9“])|(?<=\n)[ ]*(?:\n|(?={_BEGINS}[ \n])))"
)
# One class of characters comes first, so that the scan skips all others.
LEAD = re.compile(rf"[ \n“”]*(?:{_MARK}[ \n]+)?(?:nay[ \n]+)?(?:về[ \n]+)?(?:việc[ \n]+)?", re.IGNORECASE)


LASTS = re.compile(
    r"(?<!\w)(?:tiếp[ \n]+tục|vẫn|được[ \n]+áp[ \n]+dụng|áp[ \n]+dụng[ \n]+theo|thực[ \n]+hiện[ \n]+theo)(?!\w)",
    re.IGNORECASE,
)
"""Words that say that a document is still to be followed."""


def without_pages(text: str) -> str:
    """A stretch of text without the furniture of pages; only an empty line may have some beside it."""
    return content(text) if _EMPTY_LINE.search(text) else text


def depth(mark: str) -> int:
    """How deep a mark stands: an article 0, a clause 1, a point 2, a dash 3; no mark is above a clause."""
    mark = mark.strip(" \n“")
    if not mark or mark[0] in "ĐKMCP" or mark[0].isupper():
        return 0
    return 1 if mark[0].isdigit() else 2 if mark[0].isalpha() else 3


def sentences(text: str) -> list[int]:
    r"""Where sentences begin in a text, each with its mark.

    >>> text = "Hết.\n2. Bãi bỏ A; B"
    >>> [text[at:] for at in sentences(text)]
    ['\n2. Bãi bỏ A; B', '2. Bãi bỏ A; B', ' B']
    """
    begins, last = [], 0
    for one in BREAK.finditer(text):
        if one.end() - last > _LONGEST_MARK or not _ONLY_MARK.fullmatch(text, last, one.end()):
            last = one.end()
            begins.append(last)
    return begins


_LONGEST_MARK = 14
_ONLY_MARK = re.compile(rf"[ \n“”]*{_MARK}[.)]?", re.IGNORECASE)


# --- headings of lists ------------------------------------------------------------------------------------------------

_LEVELS = 3
"""How many lines above a list its cue may stand: "Bãi bỏ các văn bản sau:", "1. Lĩnh vực việc làm:", and the list."""
_ABOVE = 600
"""Characters of the line above a list, with the mark of its first item."""
_REPEALED = re.compile(
    r"DANH[ \n]+MỤC(?:(?!(?<!\w)cần(?!\w))[^().;]){0,250}?(?:BÃI[ \n]+BỎ|HẾT[ \n]+HIỆU[ \n]+LỰC)", re.IGNORECASE
)  # what needs to be repealed still stands
_MADE_KNOWN = re.compile(r"công[ \n]+bố[ \n]+danh[ \n]+mục", re.IGNORECASE)
_FIRST = frozenset(("Điều 1.", "1.", "1)", "1", "a)", "-", "+", "•"))
_NUMBERED = re.compile(r"[0-9]/[0-9]{4}/|[0-9]-[A-ZĐ]{2}/|[0-9]/[A-ZĐ]{2,}-")
_SEVERAL = re.compile(
    r"(?<!\w)(?:sau|các|một[ \n]+số)(?!\w)|dưới[ \n]+đây|văn[ \n]+bản|gồm|(?<!\w)tại\Z|[0-9]{1,3}[ \n]+[^\W\d]",
    re.IGNORECASE,
)
_OWN_SUBJECT = re.compile(
    r"(?:(?:kể[ \n]+)?từ[ \n]+ngày[ \n][^,;:]{0,90}?hiệu[ \n]+lực[^,;:]{0,60},[ \n]+(?:thì[ \n]+)?)?"
    r"(?:[^\W\d_]+(?:[ \n]+[^\W\d_]+){0,3}[ \n]+này[ \n]+)?",
    re.IGNORECASE,
)
"""What may stand before the cue of a heading: a day of effect, and "Thông tư này"."""
LINE_MARK = re.compile(
    r"\n[ ]*(?P<mark>Điều[ ]+[0-9]+[a-zđ]?\.|[0-9]{1,3}(?:\.[0-9]+)*[.)]|[a-zđ][0-9]?\)|[IVX]+\.|[-+•*]|(?:Chương|Phụ lục|PHỤ LỤC)(?![ ]+\w{1,5}[ ]+[^\W\dA-ZĐÀ-Ỹ]))[ ]"
)
"""A mark that begins a line; "Phụ lục III ban hành kèm theo" is the rest of the line above."""


@dataclass(frozen=True)
class Heading:
    """A cue in the line above a list, and how deep the list is."""

    types: tuple[str, ...]
    depth: int


def heading_above(text: str, item: int, mark: str) -> Heading | None:
    r"""The cue of the line above an item of a list, if it opens that line or says what loses its effect.

    >>> text = "1. Bãi bỏ các Thông tư sau:\na) Thông tư số 77/2031/TT-BTC"
    >>> heading_above(text, text.index("a)"), "a) ")
    Heading(types=('REPEALS',), depth=1)
    """
    above = without_pages(text[max(0, item - _ABOVE) : item]).rstrip(" \n“")
    if not above.endswith(":") and mark.strip(" \n“") not in _FIRST:
        return None
    deepest = depth(mark)
    for _ in range(_LEVELS):
        body = above.rstrip(" \n:")
        start = max(sentences(body), default=0)
        if _NUMBERED.search(body, start):
            return None
        if any(cue.entry.get("heads") for cue in cues(body, start, len(body))):
            return _heading(body, start, deepest, led=above.endswith(":"))
        above, deepest = body[:start], min(deepest, depth(_mark(body, start)))
    return None


def _mark(body: str, start: int) -> str:
    """The mark that a line begins with."""
    lead = LEAD.match(body, start)
    return lead.group() if lead else ""


def _heading(body: str, start: int, items: int, *, led: bool) -> Heading | None:
    """The cue of a line, if it opens that line or stands behind "Thông tư này"; or says what loses its effect and leads to it.

    Of the cues of a line that says nothing else ("Bãi bỏ", "Thay thế:") the list is as well; "Ngày hết hiệu lực" is a column.
    A line without a mark stands right above its `items`, in depth.
    """
    lead = LEAD.match(body, start)
    there = [cue for cue in cues(body, start, len(body)) if cue.entry.get("heads")]
    if lead is None:
        return None
    above = depth(lead.group()) if lead.group().strip() else max(0, items - 1)
    found = Heading((there[0].entry["relation"],), above)
    if there[0].entry.get("effect"):
        return found if led else None
    own = _OWN_SUBJECT.match(body, lead.end())
    opens = own is not None and there[0].start == own.end()
    listed = _SEVERAL.search(body, there[0].end) is not None or not body[there[0].end :].strip()
    return found if opens and listed else None


def is_of_repealed(text: str, at: int) -> bool:
    """Whether an annex, whose first citation stands at a place, is called a list of what is repealed by the document."""
    return _REPEALED.search(text, max(0, at - 700), at) is not None and not _MADE_KNOWN.search(text, 0, 3000)
