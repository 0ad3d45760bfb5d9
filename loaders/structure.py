"""Document -> its parts: articles, clauses and points, or headings, numbered items and bullets, and what stands round them.

A place names a part within its document, and no two parts have the same:

    II.2.8.a/1     prose: part II, section 2.8, group a, first bullet; a bullet in a bullet is II.2.8.a/1/2
    Đ5.2.a         articles: article 5, clause 2, point a; the numbers of articles run through all chapters
    Ch.I.M.1       chapter I, its section 1 (M, mục) and subsection (T, tiểu mục); P.1 is a part (phần)
    PL-I, KT-1     appendix I; the first text issued with the document, where it is no appendix; PL-I.2 is item 2 in it
    title          outside all items: ticker headline stamp lead letterhead title preamble closing signature tail
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from graph.frozen import frozen
from loaders.assembly import Assembly, Piece, assemble
from loaders.chrome import without
from loaders.document import Document
from loaders.footnotes import footnotes
from loaders.outline import COUNTED, Node
from loaders.outside import blocks, header

PartType = Literal[
    "part", "chapter", "section", "group", "article", "clause", "point", "item", "table", "row", "paragraph", "chrome"
]
_CHROME = frozenset(("ticker", "headline", "stamp", "lead", "letterhead", "tail"))


@frozen
class Part:
    """A part of a document; spans are of its original text.

    `start` is where its words begin, after its mark or number; `own` are its own words: the heading where parts stand
    beneath it, else the whole, which may be several paragraphs.
    """

    place: str
    type: PartType
    start: int
    end: int
    own: tuple[int, int]
    children: tuple["Part", ...] = ()


def structure(document: Document, aside: Sequence[tuple[int, int]] = ()) -> tuple[Part, ...]:
    r"""The parts of a document, in order; the spans set `aside`, in order, are read elsewhere.

    >>> from loaders.document import document
    >>> found = structure(document("a.txt", "I. NHIỆM VỤ\n1. Quy hoạch\n- Rà soát.\n- Lập mới.\n".encode()))
    >>> [part.place for part in found[0].children[0].children]
    ['I.1/1', 'I.1/2']
    """
    notes = footnotes(document.view.text, document.furniture)
    plain = without(document.view.text, sorted([*document.furniture, *notes])) if notes else document.plain
    plain = without(plain, [document.view.span(*one) for one in aside]) if aside else plain
    return tuple(_Writer(document, plain).parts(assemble(plain, bool(notes))))


class _Writer:
    """Pieces -> parts; spans are of the view until a Part is made."""

    def __init__(self, document: Document, text: str) -> None:
        self.view, self.text = document.view, text
        self.width = 0
        self.places: dict[str, int] = {}  # each place with the number of times it came
        self.issued = 0

    def parts(self, found: Assembly) -> Iterator[Part]:
        """Everything, from the first line to the last."""
        self.width = found.width
        for piece in found.pieces:
            if piece.kind == "main":
                yield from self._document(piece, found)
            else:
                yield self._attachment(piece)
        if found.tail >= 0:
            yield self._outside("tail", found.tail, len(self.text))

    def _document(self, piece: Piece, found: Assembly) -> Iterator[Part]:
        root = piece.outline.root
        first = piece.first if piece.first is not None else root.end
        for place, start, end in header(self.text, 0, first):
            yield self._outside(place, start, end)
        yield from (self._part(node, "", False) for node in root.children)
        if found.closing >= 0:
            yield self._outside("closing", found.closing, found.signature if found.signature >= 0 else root.end)
        if found.signature >= 0:
            yield self._outside("signature", found.signature, root.end)

    def _attachment(self, piece: Piece) -> Part:
        """An attachment: a part with a title, whose places begin with its own."""
        root = piece.outline.root
        self.issued += piece.kind == "annexed"
        name = f"PL-{piece.label}".rstrip("-") if piece.kind == "attached" else f"KT-{self.issued}"
        place = self._unique(name)
        children = tuple(self._part(node, place, False) for node in root.children)
        first = piece.first if piece.first is not None else root.end
        own = self._span(piece.words, title_end(self.text, piece.words, first))
        return Part(place, "part", *self._span(piece.words, root.end), own, children)

    def _outside(self, place: str, start: int, end: int) -> Part:
        span = self._span(start, end)
        return Part(self._unique(place), "chrome" if place in _CHROME else "paragraph", *span, span)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the original text for one of the view, without the white space at its ends."""
        text, start = self.text, min(start, end)
        while start < end and text[start] in " \n":
            start += 1
        while end > start and text[end - 1] in " \n":
            end -= 1
        if self.view.runs is None:
            return start, end
        if end > start:
            return self.view.original(start, end)
        at = self.view.original(start - 1, start)[1] if start else 0
        return at, at

    def _unique(self, place: str) -> str:
        found = place
        while found in self.places:
            self.places[place] += 1
            found = f"{place}-{self.places[place]}"
        self.places[found] = 1
        return found

    def _part(self, node: Node, above: str, legal: bool) -> Part:
        """A part with all beneath it."""
        legal = legal or node.kind == "article"
        place = self._unique(_place(node, above))
        start, end = span = self._span(node.words, node.end)
        if not node.children:
            return Part(place, _type(node, legal, False), start, end, span)
        children = tuple([self._part(child, place, legal) for child in node.children])
        own = self._span(node.words, self._heading(node))
        return Part(place, _type(node, legal, True), start, end, own, children)

    def _heading(self, node: Node) -> int:
        """Where the heading of a part ends that has others beneath it: with its first paragraph."""
        at, end = node.words, node.children[0].start
        while (stop := self.text.find("\n", at, end)) >= 0:
            if self._is_last(at, stop, end):
                return stop
            at = stop + 1
        return end

    def _is_last(self, begin: int, stop: int, end: int) -> bool:
        """Whether a line is the last of its paragraph: the first word of the next would have found room in it."""
        line = self.text[begin:stop].strip()
        following = self.text.find("\n", stop + 1, end)
        after = self.text[stop + 1 : end if following < 0 else following].strip()
        if (
            not line
            or after[:1].islower()
            or (after and _UNFINISHED.search(line))
            or (line.isupper() and after.isupper())
        ):
            return False
        return not after or not self.width or len(line) + 1 + len(after.split(" ", 1)[0]) < self.width * 0.9


_UNFINISHED = re.compile(r"(?:,|(?<!\w)(?:và|thuộc|của|các|cơ quan))$")
"""How no heading ends: what stands on the next line goes on with it, whatever its first letter."""
_LEGAL: dict[str, PartType] = {"number": "clause", "letter)": "point", "letter.": "point"}
_ALWAYS: dict[str, PartType] = {
    "phan": "part", "chuong": "chapter", "muc": "section", "tieumuc": "section", "article": "article",
    "roman": "part", "letters": "part", "table": "table",
}  # fmt: skip


def _type(node: Node, legal: bool, headed: bool) -> PartType:
    """What a part is, by its mark and by what stands beneath it."""
    if node.kind in _ALWAYS:
        return _ALWAYS[node.kind]
    if legal:
        return _LEGAL.get(node.kind, "item")
    if node.kind.startswith("letter"):
        return "group" if headed else "point"
    return "section" if headed and node.kind not in COUNTED else "item"


_PREFIX = {"phan": "P.", "chuong": "Ch.", "muc": "M.", "tieumuc": "T.", "article": "Đ", "table": "B"}


def _place(node: Node, above: str) -> str:
    if node.kind in COUNTED:
        return f"{above}/{node.label}"
    if node.kind == "article":
        above = above.partition(".")[0] if above.startswith(("PL", "KT")) else ""
    return f"{above}.{_PREFIX.get(node.kind, '')}{node.label}".lstrip(".")


def title_end(text: str, start: int, end: int) -> int:
    r"""Where the title of an attachment ends: behind "(Kèm theo ...)", else with its last line in capitals.

    >>> title_end("PHỤ LỤC\nDANH MỤC\n(Kèm theo Quyết định\nsố 1)\nNhư sau:\n", 0, 50)
    43
    """
    lines = list(blocks(text, start, min(end, start + 2000)))[:15]
    for begin, _ in lines:
        if text.startswith("(", begin):
            closing = text.find(")", begin, min(end, begin + 500))
            return closing + 1 if closing >= 0 else begin
    capitals = next((n for n, line in enumerate(lines[1:], 1) if not text[line[0] : line[1]].isupper()), len(lines))
    return lines[capitals - 1][1] if lines else start


def structure_json(document: Document, parts: Sequence[Part]) -> list[dict[str, Any]]:
    """The stage `structure` as objects."""
    return [_json(document, part) for part in parts]


def _json(document: Document, part: Part) -> dict[str, Any]:
    return {
        "place": part.place,
        "type": part.type,
        "title": " ".join(document.quote(*part.own).split()),
        "start": part.start,
        "end": part.end,
        "children": [_json(document, child) for child in part.children],
    }
