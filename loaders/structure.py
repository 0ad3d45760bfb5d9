"""Document -> its parts: articles, clauses and points, or headings, numbered items and bullets, and what stands round them.

A place names a part within its document, and no two parts have the same:

    II.2.8.a/1     prose: part II, section 2.8, group a, first bullet; a bullet in a bullet is II.2.8.a/1/2
    Đ5.2.a         articles: article 5, clause 2, point a; the numbers of articles run through all chapters
    Ch.I.M.1       chapter I, its section 1 (M, mục) and subsection (T, tiểu mục); P.1 is a part (phần)
    title          outside all items: ticker headline stamp lead letterhead title preamble signature tail
"""

from dataclasses import dataclass
from typing import Any, Literal

from loaders.chrome import content
from loaders.document import Document
from loaders.marks import Mark, marks
from loaders.outline import Node, Outline, line_width
from loaders.outside import header

PartType = Literal[
    "part", "chapter", "section", "group", "article", "clause", "point", "item", "table", "row", "paragraph", "chrome"
]
_CHROME = frozenset(("ticker", "headline", "stamp", "lead", "letterhead", "tail"))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document; spans are of its original text."""

    place: str
    type: PartType
    start: int
    end: int
    own: tuple[int, int]
    children: tuple["Part", ...] = ()


def structure(document: Document) -> tuple[Part, ...]:
    r"""The parts of a document, in order.

    >>> from loaders.document import document
    >>> found = structure(document("a.txt", "I. NHIỆM VỤ\n1. Quy hoạch\n- Rà soát.\n- Lập mới.\n".encode()))
    >>> [part.place for part in found[0].children[0].children]
    ['I.1/1', 'I.1/2']
    """
    return _Reader(document).parts()


class _Reader:
    """One document on its way to parts; spans are of its view until a Part is made."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = content(document.view.text)
        self.width = line_width(self.text)
        self.places: set[str] = set()

    def parts(self) -> tuple[Part, ...]:
        """Everything, from the first line to the last."""
        found = list(marks(self.text))
        outline, first, last = self._body(found)
        end = last.start if last else len(self.text)
        root = outline.close(end)
        parts = [self._outside(*one) for one in header(self.text, 0, first.start if first else end)]
        parts += [self._part(node, "", False) for node in root.children]
        if last:
            parts.append(self._outside(last.kind, last.start, len(self.text)))
        return tuple(parts)

    def _body(self, found: list[Mark]) -> tuple[Outline, Mark | None, Mark | None]:
        outline = Outline(self.text, self.width)
        first = None
        for mark in found:
            if mark.kind in ("tail", "signature"):
                if first is not None:
                    return outline, first, mark
            elif outline.take(mark) and first is None:
                first = mark
        return outline, first, None

    def _outside(self, place: str, start: int, end: int) -> Part:
        span = self._span(start, end)
        return Part(self._unique(place), "chrome" if place in _CHROME else "paragraph", *span, span)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the original text for one of the view, without the white space at its ends."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return self.document.view.original(start, end) if end > start else (start, start)

    def _unique(self, place: str) -> str:
        found, again = place, 1
        while found in self.places:
            again += 1
            found = f"{place}-{again}"
        self.places.add(found)
        return found

    def _part(self, node: Node, above: str, legal: bool) -> Part:
        """A part with all beneath it."""
        legal = legal or node.kind == "article"
        place = self._unique(_place(node, above))
        start, end = self._span(node.words, node.end)
        children = tuple(self._part(child, place, legal) for child in node.children)
        first = node.children[0].start if node.children else node.end
        own = self._span(node.words, self._heading(node, first) if children else first)
        return Part(place, _type(node, legal, bool(children)), start, end, own, children)

    def _heading(self, node: Node, end: int) -> int:
        """Where the heading of a part ends that has others beneath it: with its paragraph."""
        at = node.words
        while True:
            stop = self.text.find("\n", at, end)
            if stop < 0 or self._paragraph_ends(at, stop, end):
                return end if stop < 0 else stop
            at = stop + 1

    def _paragraph_ends(self, begin: int, stop: int, end: int) -> bool:
        line = self.text[begin:stop].strip()
        following = self.text.find("\n", stop + 1, end)
        after = self.text[stop + 1 : end if following < 0 else following].strip()
        if not line:
            return False
        if not after or not self.width:
            return True
        if line.isupper() and after.isupper():
            return False
        return len(line) + 1 + len(after.split(" ", 1)[0]) < self.width * 0.9 and not after[:1].islower()


_LEGAL = {"number": "clause", "letter)": "point", "letter.": "point"}
_ALWAYS = {"phan": "part", "chuong": "chapter", "muc": "section", "tieumuc": "section", "article": "article"}


def _type(node: Node, legal: bool, headed: bool) -> PartType:
    """What a part is, by its mark and by what stands beneath it."""
    if node.kind in _ALWAYS:
        return _ALWAYS[node.kind]  # type: ignore[return-value]
    if node.kind in ("roman", "letters"):
        return "part"
    if legal:
        return _LEGAL.get(node.kind, "item")  # type: ignore[return-value]
    if node.kind.startswith("letter"):
        return "group" if headed else "point"
    if node.kind in ("dash", "plus", "star", "paren", "numparen"):
        return "item"
    return "section" if headed else "item"


_PREFIX = {"phan": "P.", "chuong": "Ch.", "muc": "M.", "tieumuc": "T.", "article": "Đ"}
_COUNTED = frozenset(("dash", "plus", "star", "paren", "numparen"))


def _place(node: Node, above: str) -> str:
    if node.kind == "article":
        return f"Đ{node.label}"
    if node.kind in _COUNTED:
        return f"{above}/{_count(node)}"
    return f"{above}.{_PREFIX.get(node.kind, '')}{node.label}".lstrip(".")


def _count(node: Node) -> int:
    parent = node.parent
    return 1 + sum(1 for one in parent.children[: parent.children.index(node)] if one.kind in _COUNTED) if parent else 1


def structure_json(document: Document, parts: tuple[Part, ...]) -> list[dict[str, Any]]:
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
