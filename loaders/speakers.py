"""Whose words they are: "Thông tư này" and "Bãi bỏ A" in a quoted article speak of the document that is quoted.

    the document itself            everything outside quotations, and so OWN
    a consolidated text            the document that it consolidates: its articles are that document's
    “...” behind "X ... như sau:"  X: the document that is quoted, or whose wording is changed

The footnotes of a consolidated text quote the documents that amended it, and page breaks interrupt them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from loaders.chrome import page_furniture
from loaders.quotes import marks_of_quotation

if TYPE_CHECKING:
    from loaders.mentions import Mention

OWN = -1
"""The position of the document itself, where nothing names it."""

# --- what a consolidated text consolidates --------------------------------------------------------------------------


@dataclass(frozen=True)
class Consolidation:
    """The positions of the document that a text consolidates and of those that amended it, and the words between."""

    original: int
    amenders: tuple[int, ...]
    start: int
    end: int


_HEADER = 20_000
_BODY = re.compile(r"\n[ ]*(?:Căn[ \n]+cứ|CHƯƠNG|Chương|Điều|PHẦN|Phần)[ \n]")
_CONSOLIDATED = re.compile(r"VĂN[ \n]+BẢN[ \n]+HỢP[ \n]+NHẤT|/VBHN|được[ \n]+hợp[ \n]+nhất[ \n]+từ", re.IGNORECASE)
_AMENDED = re.compile(
    r"(?:đã[ \n]+)?được[ \n]+(?:sửa[ \n]+đổi|bổ[ \n]+sung)(?:,?[ \n]+bổ[ \n]+sung)?(?:[ \n]+một[ \n]+số[ \n]+(?:điều|nội[ \n]+dung))?[ \n]+(?:bởi|theo|tại)(?P<list>[^:.;\n]{0,40}:)?",
    re.IGNORECASE,
)
_MARK = r"(?:[0-9]{1,2}[.)]|[a-zđ]\)|[-+*])"
_ITEM = re.compile(rf"(?:[;:.][ ]*[0-9]{{0,2}}[ ]*\n[ \n]*|\n[ ]*{_MARK}[ ]*|:[ ]*){_MARK}?[ ]*\Z")
_LINE = re.compile(r"(?:\A|\n)[ ]*\Z")


def consolidation(text: str, found: "Sequence[Mention]") -> Consolidation | None:
    """What a text consolidates, as its header says: "A, có hiệu lực ..., được sửa đổi, bổ sung bởi: B; C"."""
    body = _BODY.search(text, 0, _HEADER)
    end = body.start() if body else _HEADER
    said = _CONSOLIDATED.search(text, 0, min(end, 3000)) is not None
    for cue in _AMENDED.finditer(text, 0, end):
        original = _original(text, found, cue.start())
        if original is not None and (said or cue["list"]):
            return Consolidation(original, tuple(_amenders(text, found, cue.end(), end)), cue.start(), cue.end())
    first = _original(text, found, end) if said else None
    return None if first is None else Consolidation(first, (), *found[first].at)


def _original(text: str, found: "Sequence[Mention]", before: int) -> int | None:
    """The first document that a line of the header begins with, in the sentence that leads up to a place."""
    for position, one in enumerate(found):
        start, end = one.at
        if end > before:
            break
        symbol = one.citation.symbol
        if symbol and "VBHN" not in symbol and _LINE.search(text, max(0, start - 200), start):
            return position
    return None


def _amenders(text: str, found: "Sequence[Mention]", start: int, end: int) -> Iterator[int]:
    """Those that begin an item of the list, or follow the cue directly."""
    for position, one in enumerate(found):
        if start <= one.at[0] < end and one.citation.form == "full":
            direct = not text[start : one.at[0]].strip()
            if direct or _ITEM.search(text, max(start - 1, one.at[0] - 200), one.at[0]):
                yield position


# --- quotations -----------------------------------------------------------------------------------------------------


def speakers(text: str, found: "Sequence[Mention]") -> list[int]:
    r"""For each mention the position of the document whose words it stands in, or OWN.

    >>> from loaders.citations import find
    >>> from loaders.mentions import Mention
    >>> text = "1. Sửa đổi Điều 5 Thông tư số 77/2031/TT-BTC như sau:\n“Điều 5. Theo Luật số 62/2031/QH16”\n2. Luật số 63/2031/QH16"
    >>> speakers(text, [Mention(0, 0, "", "cited", one) for one in find(text)])
    [-1, 0, -1]
    """
    known = consolidation(text, found)
    own = known.original if known else OWN
    spoken = _Quotations(text, found, known is not None).spoken()
    starts = [start for start, _, _ in spoken]
    by = []
    for one in found:
        number = bisect_right(starts, one.at[0]) - 1
        inside = number >= 0 and one.at[0] < spoken[number][1]
        by.append(spoken[number][2] if inside else own)
    return by


_INTRODUCES = re.compile(r"như[ \n]+sau[ ]*:")
_BASED_ON = re.compile(r"căn[ \n]+cứ[ \n]+ban[ \n]+hành[ \n]+như[ \n]+sau[ ]*:(?=[ \n]+Căn)")
_ARTICLE_FOLLOWS = re.compile(
    r"hiệu[ \n]+lực[^:;]{0,80}(?:quy[ \n]+định|điều[ \n]+khoản[ \n]+thi[ \n]+hành)[ \n]+như[ \n]+sau[ ]*:[ ]*(?=\n[ ]*Điều[ ]+[0-9]+[a-zđ]?\.)"
)
"""A footnote that goes on with articles: "X, có hiệu lực kể từ ngày ..., quy định như sau:", and no quotation mark."""
_BASED = re.compile(r"căn[ \n]+cứ[ \n]+ban[ \n]+hành[ \n]+như[ \n]+sau[ ]*:")
_ENDED = re.compile(r"\.[ ]*(?:[”\"]\.?)?[ ]*[0-9]{0,2}[ ]*(?:\n|\Z)")
_GOES_ON = re.compile(r"\n[ ]*\n[ ]*(?=Căn[ \n]+cứ[ \n])")
"""What a document rests on, where it stands beneath the text of a page: a page broke the footnote off."""
_LONGEST_PAGE = 8000
_NOTE = re.compile(r"\n[ ]*[0-9]{1,3}[ ]+(?=[A-ZĐ])")
_LONGEST_NOTE = 8000
_END = re.compile(r"\.[ ]*[0-9]{0,2}[ ]*\n")
_LONGEST = 60_000
_INTRODUCTION = 1500
_PAGE = 400
_SENTENCE = re.compile(
    rf"[.;:”][ ]*\n|\n[ ]*(?:{_MARK}|[0-9]{{1,3}}(?=[ ]+(?!Điều[ ]+[0-9])[A-ZĐ])|Điều[ ]+[0-9]+[a-zđ]?\.)[ ]|\n[ ]*\n"
)
_CHANGES = re.compile(
    r"(?:\A|\n)[ ]*(?:Điều[ ]+[0-9]+[a-zđ]?\.|[0-9]{1,3}\.|[a-zđ]\)|-)?[ ]*(?:Sửa[ \n]+đổi|Bổ[ \n]+sung|Thay[ \n]+thế)[^.;:]*\Z"
)
_CHANGED = re.compile(r"[“\"](?:Điều[ ]+[0-9]|[0-9]{1,3}[a-zđ]?\.[ ]|[a-zđ][0-9]?\)[ ])")
"""How an article, a clause or a point begins that is given a new wording."""
Spoken = tuple[int, int, int]


class _Quotations:
    """One pass over the quotation marks of a text."""

    def __init__(self, text: str, found: "Sequence[Mention]", footnotes: bool) -> None:
        self.text, self.found, self.footnotes = text, found, footnotes
        self.starts = [one.at[0] for one in found]
        self.claimed = 0

    def spoken(self) -> list[Spoken]:
        """The stretches of text that another document says, in order, with its position."""
        done: list[Spoken] = []
        open_at, depth, speaker = -1, 0, OWN
        for at in marks_of_quotation(self.text):
            if not self._opens(at):
                depth -= depth > 0
                if open_at >= 0 and not depth:
                    done += self._stretches(open_at, at, speaker)
                    open_at = -1
                continue
            introduced = self._introduced(at)
            if introduced is not None:
                if open_at >= 0:
                    done += self._stretches(open_at, at, speaker)
                open_at, depth, speaker = at, 1, introduced
            elif open_at >= 0 and at - open_at > _LONGEST:
                open_at, depth = -1, 0
            else:
                depth += open_at >= 0
        if open_at >= 0:
            done += self._stretches(open_at, min(len(self.text), open_at + _LONGEST), speaker)
        return sorted([*done, *self._unmarked()])

    def _opens(self, at: int) -> bool:
        """Whether the mark at a place opens a quotation; of straight ones the space before them tells."""
        if self.text[at] != '"':
            return self.text[at] == "“"
        return at > 0 and self.text[at - 1] in " \n(" and self.text[at + 1 : at + 2].strip() != ""

    def _unmarked(self) -> Iterator[Spoken]:
        """What is quoted without quotation marks: what a document was based on, its sentence; articles, to the end of the footnote."""
        for one in _BASED_ON.finditer(self.text) if self.footnotes else ():
            end = _END.search(self.text, one.end())
            speaker = self._named(one.end())
            if speaker is not None:
                yield one.end(), end.end() if end else len(self.text), speaker
        for one in _BASED.finditer(self.text) if self.footnotes else ():
            rest = self._next_page(one.end())
            speaker = self._named(one.end()) if rest is not None else None
            if rest is not None and speaker is not None:
                yield *rest, speaker
        for one in _ARTICLE_FOLLOWS.finditer(self.text) if self.footnotes else ():
            speaker = self._named(one.end())
            if speaker is not None:
                yield one.end(), self._end_of_note(one.end()), speaker

    def _next_page(self, start: int) -> tuple[int, int] | None:
        """Where the bases that begin at a place go on, if a page breaks them off: at an empty line of the next page."""
        pages = page_furniture(self.text[start : start + 2 * _LONGEST_PAGE])
        if not pages or _ENDED.search(self.text, start, start + pages[0][0]):
            return None
        following = start + (pages[1][0] if len(pages) > 1 else 2 * _LONGEST_PAGE)
        found = _GOES_ON.search(self.text, start + pages[0][1], following)
        end = _ENDED.search(self.text, found.end(), following) if found else None
        return (found.end(), end.end() if end else following) if found else None

    def _end_of_note(self, start: int) -> int:
        """Where a footnote ends at the latest: with its page, or where the next begins."""
        pages = page_furniture(self.text[start : start + _LONGEST_NOTE])
        end = start + pages[0][0] if pages else min(len(self.text), start + _LONGEST_NOTE)
        following = _NOTE.search(self.text, start, end)
        return following.start() if following else end

    def _introduced(self, at: int) -> int | None:
        """Who speaks in a quotation that begins at a place: None where it is no speech but a word or a title."""
        first = max(0, at - _INTRODUCTION)
        before = self.text[first:at].rstrip()
        led = first + len(before) if before.endswith(":") else None
        colon = led
        if led is None or (self.footnotes and self.text.count("\n", led, at) > 1):
            colon = self._interrupted(first, at, led)
        if colon is None and _CHANGED.match(self.text, at) and _CHANGES.search(before):
            colon = first + len(before)  # "Điều 1. Sửa đổi Điều 5", and beneath it the article
        if colon is None:
            return None
        self.claimed = at
        speaker = self._named(colon)
        return speaker if speaker is not None else self._changed(colon)

    def _interrupted(self, first: int, at: int, led: int | None) -> int | None:
        """The introduction of a quotation that stands apart from it: one that a page breaks off, else the nearest."""
        line = not self.text[self.text.rfind("\n", first, at) + 1 : at].strip()
        said = [one.end() for one in _INTRODUCES.finditer(self.text, max(self.claimed, at - 8000), at)] if line else []
        broken = next(filter(self._is_broken_off, reversed(said)), None)
        if broken is not None or led is not None or not said:
            return led if broken is None else broken
        return said[-1] if self.footnotes or page_furniture(self.text[said[-1] : at]) else None

    def _is_broken_off(self, colon: int) -> bool:
        """Whether a page ends behind an introduction: the words that it leads to stand further on."""
        pages = page_furniture(self.text[colon : colon + _PAGE])
        return bool(pages) and not self.text[colon : colon + pages[0][0]].strip()

    def _named(self, colon: int) -> int | None:
        """The first document of the sentence that ends with a colon."""
        start = self._sentence(colon)
        if self.footnotes and self.text[start:colon].lstrip()[:1].islower():
            end = self._page_before(start)
            broken = self._first_named(self._sentence(end), end) if end else None
            if broken is not None:
                return broken
        return self._first_named(start, colon)

    def _sentence(self, end: int) -> int:
        """Where the sentence begins that ends at a place."""
        ends = [one.end() for one in _SENTENCE.finditer(self.text, max(0, end - _INTRODUCTION), end - 1)]
        return ends[-1] if ends else max(0, end - _INTRODUCTION)

    def _page_before(self, at: int) -> int:
        """Where the page before that of a place ends, 0 where none does: a footnote that begins with small letters is the rest of one there."""
        first = max(0, at - _LONGEST_PAGE)
        pages = page_furniture(self.text[first:at])
        return first + pages[-1][0] if pages else 0

    def _first_named(self, start: int, end: int) -> int | None:
        """The first document that is named between two places."""
        named = range(bisect_right(self.starts, start - 1), bisect_right(self.starts, end))
        return next(filter(self._is_named, named), None)

    def _changed(self, colon: int) -> int:
        """The document of the last heading that says that it changes one: "Điều 1. Sửa đổi một số điều của X".

        What else the heading names stands behind it: "của X quy định chi tiết Luật Y".
        """
        last = bisect_right(self.starts, colon) - 1
        for position in range(last, max(-1, last - 60), -1):
            at = self.starts[position]
            said = _CHANGES.search(self.text, max(0, at - 200), at) if self._is_named(position) else None
            if said is not None:
                named = range(bisect_right(self.starts, said.start()), position + 1)
                return next(filter(self._is_named, named))
        return OWN

    def _is_named(self, position: int) -> bool:
        return self.found[position].role == "cited" and self.found[position].citation.form not in ("this", "inner")

    # --- page breaks in footnotes ------------------------------------------------------------------------------------

    def _stretches(self, start: int, end: int, speaker: int) -> Iterator[Spoken]:
        """A quotation without what the pages carry above the footnotes that it stands in."""
        if not self.footnotes:
            yield start, end, speaker
            return
        at = start
        pages = page_furniture(self.text[start:end])
        nexts = [*(page for page, _ in pages[1:]), end - start]
        for (page, body), following in zip(pages, nexts, strict=False):
            yield at, start + page, speaker
            at = self._resumed(start + page, start + body, end, start + following)
        yield at, end, speaker

    def _resumed(self, page: int, body: int, end: int, following: int) -> int:
        """Where the footnotes of a page begin: behind the line above them, at its top, or behind the first empty line that no heading follows."""
        ruled = _RULE.search(self.text, body, following)
        if ruled is not None:
            return ruled.end()
        furniture = self.text[page:body]
        if _newlines(furniture) > self._usual[_is_numbered(furniture)]:
            return body
        blank = _RESUMES.search(self.text, body, end)
        return blank.end() if blank else end

    @cached_property
    def _usual(self) -> dict[bool, int]:
        """How many line breaks follow the furniture of a page whose text begins at its top, with the number last or first."""
        usual: dict[bool, int] = {}
        for start, end in page_furniture(self.text):
            furniture = self.text[start:end]
            last = _is_numbered(furniture)
            usual[last] = min(usual.get(last, 99), _newlines(furniture))
        return {False: 99, True: 99, **usual}


_RULE = re.compile(r"\n[ ]{60,}\n")
"""The line above the footnotes of a page, of which only its width is left."""
_RESUMES = re.compile(r"\n[ ]*\n[ \n]*(?!(?:Chương|CHƯƠNG|Điều|Mục|MỤC|PHẦN|Phần|[A-ZĐÀ-Ỹ ]{6,}\n))(?=[^\s])")


def _is_numbered(furniture: str) -> bool:
    """Whether the furniture of a page ends with the number of the page."""
    return furniture.rstrip().rpartition("\n")[2].strip().isdigit()


def _newlines(furniture: str) -> int:
    return furniture[len(furniture.rstrip()) :].count("\n")
