"""Saved web pages (HTML, and MHTML as browsers save a page in one file): bytes -> text as a reader sees it.

A block begins a line; the cells of a table are located; scripts, styles, forms' machinery and what is hidden are left
out. The frame of the portal (menus, tickers, lists of related documents) stays: it says where the text was published,
and `loaders.outside` tells it from the content.
"""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from graph.errors import BadInput
from loaders.readers.container import readable
from loaders.readers.numbering import letter, roman
from loaders.readers.plain import About, Pen
from loaders.readers.text import decoded

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LEFT_OUT = frozenset(["script", "style", "title", "noscript", "template", "head", "svg", "math", "iframe", "object", "select", "datalist", "audio", "video", "canvas", "map", "-comment"])  # fmt: skip
_BLOCKS = frozenset(["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"])  # fmt: skip
_CELLS = ("td", "th")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")  # not the fixed space, which is a sign of the frame of a portal
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LOOKS_LIKE = re.compile(r"\s*(<!--.{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_UNCLOSED = frozenset(["area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr"])  # fmt: skip
_DEEPEST = 2_000
_LAYOUT = 2  # as in word.py: tables of one or two columns are a letterhead, a signature, or the frame of an old page
_WIDEST, _HIGHEST = 100, 10_000  # columns and rows that one cell may claim

_SAVE_AGAIN = "Open the page in a browser, copy the text of the document into a text file in UTF-8, and load that"


def looks_like(text: str) -> bool:
    """Whether a text begins as a web page does.

    >>> looks_like("<!-- saved --><!DOCTYPE html><p>a"), looks_like("Điều 1. <html> là gì")
    (True, False)
    """
    return bool(_LOOKS_LIKE.match(text))


def write(name: str, data: bytes, pen: Pen) -> About:
    r"""Put down a web page.

    >>> pen = Pen()
    >>> write("a.html", b"<p>a<br>b<script>x</script><table><tr><td>1<td>2<td>3</table>", pen)
    {'format': 'html', 'encoding': 'UTF-8'}
    >>> pen.plain({}).text
    'a\nb\n1\t2\t3\n'
    """
    stated = _META.search(data, 0, 4096)
    page, encoding = decoded(name, data, stated.group(1).decode() if stated else None)
    _check_depth(name, page)
    with readable(name, "a web page"):
        from selectolax.lexbor import LexborHTMLParser

        _Writer(pen).walk(LexborHTMLParser(page).root)
    return {"format": "html", "encoding": encoding}


def write_archive(name: str, data: bytes, pen: Pen) -> About:
    """Put down the first page of an MHTML file, whose header names its character set."""
    with readable(name, "a saved web page (MHTML)"):
        parts = message_from_bytes(data, policy=policy.default).walk()
        page = next((one for one in parts if one.get_content_type() == "text/html"), None)
        body = page.get_payload(decode=True) if page is not None else None
    if not isinstance(body, bytes):
        raise BadInput(name, "there is no web page in this MHTML file", _SAVE_AGAIN)
    return write(name, body, pen) | {"format": "mhtml"}


def _check_depth(name: str, page: str) -> None:
    """Refuse tags inside tags without end: a parser's time grows with the square of their depth."""
    steps = (-1 if found[1] else 1 for found in _TAG.finditer(page) if found[2].lower() not in _UNCLOSED)
    if any(depth > _DEEPEST for depth in accumulate(steps, lambda depth, step: max(0, depth + step))):
        raise BadInput(name, f"its tags stand more than {_DEEPEST} deep in one another", _SAVE_AGAIN)


class _Table:
    """A table on its way: where it stands, and which places its cells have taken."""

    def __init__(self, number: int, layout: bool) -> None:
        self.number, self.layout = number, layout
        self.row, self.column = 0, 1
        self.covered: dict[int, int] = {}  # columns under a cell of a row above, and the last row that it covers

    def place(self, width: int, height: int) -> tuple[int, int]:
        """Row and column of the next cell."""
        while self.covered.get(self.column, 0) >= self.row:
            self.column += 1
        column = self.column
        self.covered |= dict.fromkeys(range(column, column + width), self.row + height - 1)
        self.column = column + width
        return self.row, column


class _Writer:
    """Walks a page without recursion and puts its words down as it shows them."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._line: list[str] = []  # the words of the line that is being written
        self._broken = False  # a line has ended, and its end is not put down yet
        self._mark = ""  # the number of an item, until its first word comes
        self._lists: list[int] = []  # the last number in each numbered list that is open
        self._tables: list[_Table] = []
        self._opened: list[tuple[int, tuple[int, int], tuple[int, int]]] = []  # cells: start, place, size

    def walk(self, root: "LexborNode | None") -> None:
        """Every node in its order, and the end of each."""
        node, entering = root, True
        while node is not None:
            inside = node.first_child if entering and self._enter(node) else None
            if inside is not None:
                node = inside
                continue
            self._leave(node)
            after = None if _same(node, root) else node.next
            node, entering = (after, True) if after is not None else (_parent(node, root), False)
        self._end_line()
        self._break()

    def _enter(self, node: Any) -> bool:
        """Whether its children are shown."""
        tag = node.tag
        if tag == "-text":
            self._line.append(node.text_content or "")
        if tag in _LEFT_OUT or tag.startswith("-") or _hidden(node):
            return False
        if tag == "br":
            self._end_line()
        elif tag in _CELLS and self._tables:
            self._begin_cell(node)
        elif tag in _BLOCKS:
            self._end_line()
            if tag == "table":
                self._tables.append(_Table(self._pen.table(), _columns(node) <= _LAYOUT))
            elif tag == "tr" and self._tables:
                self._tables[-1].row += 1
                self._tables[-1].column = 1
            elif tag == "ol":
                self._lists.append(_count(node, "start", _HIGHEST) - 1)
            elif tag == "li":
                self._begin_item(node)
        return True

    def _leave(self, node: Any) -> None:
        tag = node.tag
        if tag in _LEFT_OUT or tag.startswith("-") or _hidden(node):
            return
        if tag in _CELLS and self._tables:
            self._end_cell(last=node.next is None or not _later_cell(node))
        elif tag in _BLOCKS:
            self._end_line()
            if tag == "table" and self._tables:
                self._tables.pop()
            elif tag == "ol" and self._lists:
                self._lists.pop()

    def _begin_item(self, node: Any) -> None:
        """The number of an item in a numbered list; dots are not put down, for most lists of dots are menus."""
        if self._lists and node.parent is not None and node.parent.tag == "ol":
            self._lists[-1] += 1
            shown = _NUMBERS.get(node.parent.attributes.get("type") or "1", str)
            self._mark = f"{shown(max(1, self._lists[-1]))}. "

    def _begin_cell(self, node: Any) -> None:
        self._flush()
        self._break()
        table, width, height = self._tables[-1], _count(node, "colspan", _WIDEST), _count(node, "rowspan", _HIGHEST)
        self._opened.append((self._pen.at, table.place(width, height), (height, width)))

    def _end_cell(self, last: bool) -> None:
        self._flush()
        self._broken = False  # the end of the last line in a cell is the end of the cell
        if not self._opened:
            return
        start, place, size = self._opened.pop()
        self._pen.cell(self._tables[-1].number, place, start, size)
        if not last:
            self._pen.write("\n" if self._tables[-1].layout else "\t")

    def _flush(self) -> None:
        """Put down the words so far without ending the line."""
        words = _SPACE.sub(" ", "".join(self._line)).strip(" ")
        self._line.clear()
        if words:
            self._break()
            self._pen.write(self._mark + words)
            self._mark = ""

    def _end_line(self) -> None:
        """End the line before the next word; no line is left empty, and none ends where a cell has just begun."""
        self._flush()
        if not self._opened or self._pen.at > self._opened[-1][0]:
            self._broken = True

    def _break(self) -> None:
        if self._broken and not self._pen.ends_line:
            self._pen.write("\n")
        self._broken = False


_NUMBERS: dict[str, Callable[[int], str]] = {
    "a": letter,
    "A": lambda number: letter(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}


def _same(node: Any, other: Any) -> bool:
    return bool(node.mem_id == other.mem_id)


def _parent(node: Any, root: Any) -> Any:
    return None if _same(node, root) else node.parent


def _hidden(node: Any) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _count(node: Any, name: str, most: int) -> int:
    """A number in an attribute, 1 where there is none: how many columns or rows a cell covers, where a list starts."""
    said = str(node.attributes.get(name) or "1").strip()
    return min(max(int(said), 1), most) if said.isascii() and said.isdigit() and len(said) < 10 else 1


def _later_cell(node: Any) -> bool:
    after = node.next
    while after is not None and after.tag not in _CELLS:
        after = after.next
    return after is not None


def _columns(table: Any) -> int:
    """The cells of the first rows of a table, nested tables left aside."""
    return max((sum(_count(cell, "colspan", _WIDEST) for cell in row) for row in _first_rows(table)), default=1)


def _first_rows(table: Any, most: int = 20) -> Iterator[list[Any]]:
    groups = [one for one in table.iter() if one.tag in ("tbody", "thead", "tfoot")]
    for group in groups:
        for row in group.iter():
            if row.tag == "tr" and most > 0:
                most -= 1
                yield [one for one in row.iter() if one.tag in _CELLS]
