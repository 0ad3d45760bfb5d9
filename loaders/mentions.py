"""Document and structure -> mentions: every citation in the text, each with its place and its role.

Finding is done over the normalised view; spans given out are of the original text, so that `text[start:end]` are the
quoted words. What a citation means is not decided here (`identities`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from graph.frozen import changed, frozen
from loaders import citations, named, references, symbols
from loaders.citations import Citation
from loaders.document import Document
from loaders.own import title_kind
from loaders.speakers import OWN, speakers
from loaders.structure import Part
from loaders.told import told

Role = Literal["self", "cited"]
OUTSIDE = ("ticker", "headline", "lead", "tail")
"""Places of text that the publisher put round the document: it may name the document, but cites nothing for it."""
_HEADER = ("letterhead", "headline", "lead", "title", "preamble")
_ISSUES = re.compile(r"(?:vừa|đã)?[ \n]*(?:ký[ \n]+)?ban[ \n]+hành[ \n]*$", re.IGNORECASE)
_LOOK_BACK = 40


@frozen
class Mention:
    """A citation where it stands: its span is of the original text, `at` that of the view."""

    start: int
    end: int
    place: str
    role: Role
    citation: Citation
    speaker: int = OWN
    """The position of the mention whose document says it: a quoted one, or the one that a text consolidates."""

    @property
    def at(self) -> tuple[int, int]:
        """The span in the view."""
        return self.citation.start, self.citation.end


class Places:
    """Which place a character stands at: that of the innermost part that holds it.

    >>> places = Places([Part("I", "part", 0, 20, (0, 5), (Part("I/1", "item", 8, 20, (8, 20)),))])
    >>> places.at(3), places.at(9), places.at(6), places.at(40)
    ('I', 'I/1', 'I', '')
    """

    def __init__(self, parts: Iterable[Part]) -> None:
        changes: list[tuple[int, str]] = [(0, "")]
        for part in parts:
            _add_changes(part, "", changes)
        self._starts = [start for start, _ in changes]
        self._places = [place for _, place in changes]

    def at(self, offset: int) -> str:
        """The place of a character of the original text, "" outside all parts."""
        return self._places[bisect_right(self._starts, offset) - 1]


def _add_changes(part: Part, above: str, into: list[tuple[int, str]]) -> None:
    """Where a part and those in it begin and end, with the place that holds from there."""
    into.append((part.start, part.place))
    for child in part.children:
        _add_changes(child, part.place, into)
    into.append((part.end, above))


def mentions(document: Document, parts: Sequence[Part]) -> tuple[Mention, ...]:
    """Every citation in a document, in order; in what stands round it only its own symbol."""
    text, places = document.view.text, Places(parts)
    plain = document.plain  # a citation goes on over the end of its page
    numbers = symbols.numbers(plain)
    numbered = citations.find(plain, numbers.symbols)
    cited = list(_without_overlaps([*numbered, *named.find(plain, numbered)]))
    leaning = references.find(plain, cited, numbers.behind_nouns)
    found = [_mention(document, places, one) for one in _in_order([*cited, *leaning])]
    own = _own(text, found) or told(document)
    kind = own.kind if own and "kind" not in own.inferred else title_kind(document, parts)
    roled = [changed(one, role="self") if _names_own(text, one, own, kind) else one for one in found]
    kept = [one for one in roled if one.place not in OUTSIDE or (one.role == "self" and one.citation.symbol)]
    return tuple(_spoken(one, by) for one, by in zip(kept, speakers(text, kept), strict=True))


def _spoken(one: Mention, speaker: int) -> Mention:
    """A mention with its speaker: "this", said by another document, is not the one that is read."""
    if speaker == OWN:
        return one
    other = one.citation.form == "this" and one.citation.kind != "consolidated"
    return changed(one, speaker=speaker, role="cited" if other else one.role)


def _in_order(found: Iterable[Citation]) -> list[Citation]:
    return sorted(found, key=lambda one: (one.start, one.end))


def _mention(document: Document, places: Places, one: Citation) -> Mention:
    start, end = document.view.original(one.start, one.end)
    return Mention(start, end, places.at(start), "cited", one)


def _names_own(text: str, one: Mention, own: Citation | None, kind: str | None) -> bool:
    """Whether a mention is the document's own symbol, or "this" with its own kind outside quotation marks."""
    citation = one.citation
    if own is not None and citation.symbol == own.symbol:
        return True
    own_kind = citation.kind in (kind, "consolidated")
    return citation.form == "this" and own_kind and not _quoted(text, citation.start)


_QUOTED = 4000  # characters that a quotation runs on at most


def _quoted(text: str, at: int) -> bool:
    """Whether a place is inside quotation marks, where "this" means the quoted document."""
    first = max(0, at - _QUOTED)
    return text.rfind("“", first, at) > text.rfind("”", first, at)


def _without_overlaps(found: Iterable[Citation]) -> Iterator[Citation]:
    """In order; of two that overlap the one that begins first, which holds the other; two of one span are a pair."""
    span = (-1, -1)
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= span[1] or (one.start, one.end) == span:
            yield one
            span = one.start, one.end


def _own(text: str, found: Sequence[Mention]) -> Citation | None:
    """The citation that is the document's own symbol: announced before the document begins, or in its letterhead.

    A consolidated text has the number under which it was certified at its end.
    """
    symbols = [one for one in found if one.citation.symbol]
    header = (one.citation for one in symbols if one.place in _HEADER and _is_own(text, one))
    certified = (
        one.citation
        for one in symbols
        if one.citation.kind == "consolidated" and _alone_on_its_line(text, one.citation)
    )
    return next(certified, None) if _CERTIFICATE.search(text) else next(header, None)


_CERTIFICATE = re.compile(r"VĂN[ \n]+BẢN[ \n]+HỢP[ \n]+NHẤT")
"""What the certificate of a consolidated text says; its letterhead has the number of the document as it first was."""


def _is_own(text: str, one: Mention) -> bool:
    start = one.citation.start
    announced = one.place in OUTSIDE and _ISSUES.search(text[max(0, start - _LOOK_BACK) : start]) is not None
    return announced or _alone_on_its_line(text, one.citation)


def _alone_on_its_line(text: str, citation: Citation) -> bool:
    """Whether a number has a line for itself: "Số: 97/NQ-CP", "Luật số: 51/2031/QH16"."""
    parts = citation.parts
    if parts is None:
        return False
    first, last = text.rfind("\n", 0, parts.start) + 1, text.find("\n", parts.end)
    before, behind = text[first : parts.start], text[parts.end : last if last >= 0 else len(text)]
    alone = not behind.strip(" ;.,1234567890") or _PLACE_AND_DATE.match(behind) is not None
    return alone and _NUMBER_LINE.fullmatch(before) is not None


_PLACE_AND_DATE = re.compile(r"[ ]+[^\W\d_]+(?:[ ][^\W\d_]+){0,4},[ ]*ngày[ ]")


_NUMBER_LINE = re.compile(r"[ *]*(?:(?:[^\W\d_]+[ ]+){0,3}[Ss]ố[ ]*:|S[ốỐ])[ ]*")
# A colon, or a capital where nothing stands before it: a sentence that breaks before "số 69/2031/QH16" has neither.


_FACTS = ("kind", "symbol", "number", "date", "issuer", "term", "name", "province")


def mention_json(document: Document, one: Mention) -> dict[str, Any]:
    """A mention as an object: a fact is there only where the text gives it."""
    citation = one.citation
    facts = {name: getattr(citation, name) for name in _FACTS}
    return {
        "type": "citation", "form": citation.form, "start": one.start, "end": one.end, "quote": document.quote(one.start, one.end),
        "place": one.place, "role": one.role, **_where(document, one), **{name: value for name, value in facts.items() if value},
        **({"inferred": list(citation.inferred)} if citation.inferred else {}),
    }  # fmt: skip


def _where(document: Document, one: Mention) -> dict[str, Any]:
    """Page and line, or the cell, where the file has pages or cells."""
    return document.locate(one.start, one.end).facts() if document.pages or document.cells else {}
