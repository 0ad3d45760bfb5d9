"""Word documents (DOCX): bytes -> text as a reader sees it.

Paragraphs with the numbers that Word counts, tables in their place, capitals where the font makes them, text in old
Vietnamese fonts converted, footnotes at the end under marks like [1]. What was deleted or hidden is left out; headers
and footers are told apart from the text.
"""

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from loaders.readers.container import office, readable
from loaders.readers.legacy import by_font, by_letters
from loaders.readers.numbering import Numbers, W, value
from loaders.readers.plain import About, Pen

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = {W + tag for tag in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "fldData")} | {_MC + "Fallback"}  # fmt: skip
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_LAYOUT = 2
"""Tables of at most so many columns set a letterhead or a signature: each of their cells begins a line of its own."""


def write(name: str, data: bytes, pen: Pen) -> About:
    """Put down a Word document; raises BadInput where it is locked, damaged or a bomb."""
    office(name, data).close()
    with readable(name, "a Word document"):
        from docx import Document

        return _Reader(Document(io.BytesIO(data)), pen).read()


class _Reader:
    """One document on its way to the pen."""

    def __init__(self, document: Any, pen: Pen) -> None:
        self._body, self._pen = document.element.body, pen
        self._parts = {kind: list(_parts(document.part, kind)) for kind in _KINDS}
        self._numbers = Numbers(next(iter(self._parts["numbering"]), None))
        self._styles = {one.get(W + "styleId"): one for one in document.styles.element.iter(W + "style")}
        defaults = document.styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._font = _font(defaults) or ""
        normal = (one.get(W + "styleId") for one in self._styles.values() if one.get(W + "default") == "1" and one.get(W + "type") == "paragraph")  # fmt: skip
        self._normal = next(normal, "Normal")
        self._noted: list[tuple[str, str]] = []

    def read(self) -> About:
        """The body, then the notes."""
        self._blocks(self._body)
        self._notes()
        about: About = {"format": "docx"}
        for kind in ("header", "footer"):
            said = [" ".join(self._paragraph(one) for one in root.iter(W + "p")).split() for root in self._parts[kind]]
            shown = list(dict.fromkeys(" ".join(words) for words in said if words))
            about |= {kind: shown} if shown else {}
        return about

    def _blocks(self, parent: Any) -> None:
        for block in _blocks(parent):
            if block.tag == W + "tbl":
                self._table(block)
                continue
            self._pen.write(self._paragraph(block) + "\n")
            for box in _boxes(block):
                self._blocks(box)

    def _paragraph(self, paragraph: Any) -> str:
        """The words of a paragraph behind its number."""
        pieces = list(self._runs(paragraph))
        words = "".join(self._shown(run, text) for run, text in _merged(pieces))
        label = self._label(paragraph) if words.strip() else ""
        return f"{label} {words}" if label else words

    def _runs(self, paragraph: Any) -> Iterator[tuple[tuple[str, bool], str]]:
        """Each piece of text with its font and whether that shows capitals only."""
        chain = list(self._chain(_style(paragraph, "pPr", "pStyle") or self._normal))
        for run in _inside(paragraph, W + "r"):
            own = run.find(W + "rPr")
            looks = [own, *self._looks(_style(run, "rPr", "rStyle")), *(one.find(W + "rPr") for one in chain)]
            if not _on(looks, "vanish"):
                font = next((found for found in map(_font, looks) if found), self._font)
                yield (font, _on(looks, "caps")), "".join(self._signs(run))

    def _signs(self, run: Any) -> Iterator[str]:
        for one in run:
            if one.tag == W + "t":
                yield one.text or ""
            elif one.tag == W + "sym":
                yield chr(int(one.get(W + "char", "2022"), 16))
            elif one.tag in _NOTES:
                yield self._mark(_NOTES[one.tag], one.get(W + "id", ""))
            else:
                yield _SIGNS.get(one.tag, "")

    def _mark(self, kind: str, number: str) -> str:
        self._noted.append((kind, number))
        return f"[{len(self._noted)}]"

    def _shown(self, look: tuple[str, bool], text: str) -> str:
        font, capitals = look
        encoding = by_font(font)
        if encoding:
            text = by_letters(encoding, text)
            capitals = capitals or font.upper().endswith("H")  # .VnTimeH shows .VnTime in capitals
        return text.upper() if capitals else text

    def _label(self, paragraph: Any) -> str:
        """The number that Word sets before a paragraph, by itself or by its style."""
        level: str | None = None
        chain = self._chain(_style(paragraph, "pPr", "pStyle") or self._normal)
        for one in (paragraph, *chain):
            properties = one.find(f"{W}pPr/{W}numPr")
            level = level or value(properties, "ilvl")
            number = value(properties, "numId")
            if number is not None:
                return "" if number == "0" else self._numbers.label(number, int(level or 0))
        return ""

    def _chain(self, style: str | None) -> Iterator[Any]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while style and style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn")

    def _looks(self, style: str | None) -> list[Any]:
        return [one.find(W + "rPr") for one in self._chain(style)]

    def _table(self, table: Any) -> None:
        number = self._pen.table()
        rows = [list(_cells(row)) for row in _children(table, W + "tr")]
        layout = max((column + width for row in rows for column, width, _, _ in row), default=1) <= _LAYOUT + 1
        for at, row in enumerate(rows, 1):
            shown = [one for one in row if not one[2]]
            for nth, (column, width, _, cell) in enumerate(shown):
                self._pen.write(("\n" if layout else "\t") if nth else "")
                start = self._pen.at
                self._cell(cell)
                self._pen.cell(number, (at, column), start, (_height(rows, at, column), width))
            self._pen.write("\n" if shown else "")

    def _cell(self, cell: Any) -> None:
        """The paragraphs of a cell, with no line end after the last."""
        blocks = list(_blocks(cell))
        while len(blocks) > 1 and blocks[-1].tag == W + "p" and not "".join(blocks[-1].itertext()).strip():
            blocks.pop()
        for nth, block in enumerate(blocks):
            if block.tag == W + "tbl":
                self._table(block)
                continue
            self._pen.write(self._paragraph(block) + ("\n" if nth + 1 < len(blocks) else ""))

    def _notes(self) -> None:
        notes = {
            (kind, one.get(W + "id", "")): one
            for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote"))
            for root in self._parts[kind]
            for one in root.iter(W + tag)
        }
        for nth, key in enumerate(list(self._noted), 1):
            if key in notes:
                words = " ".join(self._paragraph(one).strip() for one in notes[key].iter(W + "p"))
                self._pen.write(f"[{nth}] {words}\n")


_KINDS = ("numbering", "footnotes", "endnotes", "header", "footer")


def _parts(part: Any, kind: str) -> Iterator[Any]:
    """The roots of the parts of one kind, in the order of their names."""
    from docx.oxml.parser import parse_xml

    found = [one.target_part for one in part.rels.values() if not one.is_external and one.reltype.endswith("/" + kind)]
    for one in sorted(found, key=lambda one: str(one.partname)):
        element = getattr(one, "element", None)
        yield element if element is not None else parse_xml(one.blob)


def _children(parent: Any, *tags: str) -> Iterator[Any]:
    """The children of some kinds, those inside content controls and insertions included."""
    for one in parent:
        if one.tag in tags:
            yield one
        elif one.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
            yield from _children(one, *tags)


def _blocks(parent: Any) -> Iterator[Any]:
    return _children(parent, W + "p", W + "tbl")


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """All elements of a kind in a paragraph but those of what was deleted or stands in a box."""
    for one in parent:
        if one.tag == tag:
            yield one
        elif one.tag not in _LEFT_OUT and isinstance(one.tag, str):
            yield from _inside(one, tag)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph; each stands twice in a file, the second time for older programs."""
    for one in paragraph.iter(W + "txbxContent"):
        above = list(one.iterancestors())
        inner = above[: above.index(paragraph)]
        if not any(up.tag in (_MC + "Fallback", W + "txbxContent") for up in inner):
            yield one


def _cells(row: Any) -> Iterator[tuple[int, int, bool, Any]]:
    """Column, width, whether it goes on from the row above, and the cell."""
    before = value(row.find(W + "trPr"), "gridBefore")
    column = 1 + int(before or 0)
    for cell in _children(row, W + "tc"):
        properties = cell.find(W + "tcPr")
        width = max(1, int(value(properties, "gridSpan") or 1))
        merged = properties.find(W + "vMerge") if properties is not None else None
        yield column, width, merged is not None and merged.get(W + "val") != "restart", cell
        column += width


def _height(rows: list[list[tuple[int, int, bool, Any]]], row: int, column: int) -> int:
    """How many rows a cell covers: its own and those below in which it goes on; `row` counts from 1."""
    below = row
    while below < len(rows) and any(at == column and goes_on for at, _, goes_on, _ in rows[below]):
        below += 1
    return below - row + 1


def _style(parent: Any, properties: str, tag: str) -> str | None:
    return value(parent.find(W + properties), tag)


def _font(look: Any) -> str | None:
    fonts = look.find(W + "rFonts") if look is not None else None
    return None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")


def _on(looks: Iterable[Any], tag: str) -> bool:
    """Whether a property is on: the nearest that names it says so."""
    for look in looks:
        found = look.find(W + tag) if look is not None else None
        if found is not None:
            return found.get(W + "val") not in ("0", "false", "off", "none")
    return False


def _merged(pieces: list[tuple[tuple[str, bool], str]]) -> Iterator[tuple[tuple[str, bool], str]]:
    """Neighbours of one look as one piece: Word cuts words in two, and half a word cannot be recognised."""
    for look, group in groupby(pieces, key=lambda piece: piece[0]):
        yield look, "".join(text for _, text in group)
