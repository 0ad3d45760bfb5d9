"""A text -> its pieces: the document itself, its signature, each attachment with a tree of its own, a portal's tail.

Numbers begin anew in every attachment, so each has an outline of its own.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from loaders.marks import Mark, marks
from loaders.outline import HIGH, Node, Outline, line_width
from loaders.outside import blocks, title_above
from loaders.quotes import quoted

_PIECES = frozenset(("closing", "signature", "tail", "attached", "annexed", "table"))
_SHORT = 3
"""No title is as short as the head of a column, "STT"."""
_TITLE_LINES = 15
"""No title of an attachment is longer, with the line that says what it was issued with."""


@dataclass(slots=True)
class Piece:
    """The document (kind "main") or an attachment: where it begins, where its words and its first part do, its tree."""

    kind: str
    label: str
    start: int
    words: int
    outline: Outline
    first: int | None = None
    root: Node | None = None
    annexed: bool = False


@dataclass(slots=True)
class Assembly:
    """All pieces of a text; `closing`, `signature` and `tail` are where they begin, -1 where there is none; `width` of its lines."""

    width: int
    pieces: list[Piece] = field(default_factory=list)
    closing: int = -1
    signature: int = -1
    tail: int = -1


def assemble(text: str, noted: bool = False) -> Assembly:
    r"""The pieces of a text from which page furniture and footnotes are gone; `noted` says that there were footnotes.

    >>> found = assemble("Điều 1. Ban hành Quy chế.\nTM. ỦY BAN\nPHỤ LỤC I\nDANH MỤC\n1. Đường\n")
    >>> [(piece.kind, piece.label) for piece in found.pieces], found.signature
    ([('main', ''), ('attached', 'I')], 26)
    """
    return _Assembler(text, noted).run()


class _Assembler:
    """One pass over the marks of a text."""

    def __init__(self, text: str, noted: bool) -> None:
        self.text, self.noted = text, noted
        self.found = list(marks(text))
        self.done = Assembly(line_width(text))
        self.piece = self._begin("main", "", 0, 0)
        self.tables = False
        self.articled = noted and any(mark.kind == "article" for mark in self.found)
        self.over = False  # whether the document has been signed and no attachment has begun
        quotes = quoted(text, noted) if any(mark.kind == "quote" for mark in self.found) else []
        self.opened, self.closed = [start for start, _ in quotes], [end for _, end in quotes]

    def run(self) -> Assembly:
        """The whole text."""
        for number, mark in enumerate(self.found):
            kind = mark.kind
            if kind == "quote" or (self.opened and self._is_quoted(mark)):
                continue
            if kind in _PIECES:
                if kind == "tail" and self.piece.first is not None:
                    self.done.tail = mark.start
                    break
                self._divide(number, mark)
            elif not self.over and (not self.tables or self._leaves_table(mark)):
                self._take(mark)
        self._end(self.done.tail if self.done.tail >= 0 else len(self.text))
        return self.done

    def _is_quoted(self, mark: Mark) -> bool:
        """Whether a mark stands in a quoted passage.

        Where footnotes were taken out, a passage may have lost its end with them: the next article ends it.
        """
        number = bisect_right(self.opened, mark.words) - 1
        if number < 0 or mark.words >= self.closed[number]:
            return False
        if self.noted and mark.kind in ("article", "chuong"):
            self.closed[number] = mark.start
            return False
        return True

    def _divide(self, number: int, mark: Mark) -> None:
        if mark.kind == "signature":
            self._sign(number, mark)
        elif mark.kind == "closing":
            if self.piece.kind == "main" and self.piece.first is not None and not self.over:
                self.done.closing = mark.start
        elif mark.kind == "table":
            self._table(mark)
        elif mark.kind != "tail":
            self._attach(mark)

    def _take(self, mark: Mark) -> None:
        if self._is_of_note(mark) or not self.piece.outline.take(mark):
            return
        if self.piece.first is None:
            self.piece.first = mark.start
        if self.piece.kind == "main":
            self.done.closing = -1  # it was not the last sentence

    def _is_of_note(self, mark: Mark) -> bool:
        """Whether a clause stands above all articles, or behind the last of a chapter: a page broke a footnote off there."""
        loose = self.articled and self.piece.kind == "main" and mark.kind not in ("article", *HIGH)
        return loose and not self.piece.outline.has("article")

    # --- tables ------------------------------------------------------------------------------------------------------

    def _table(self, mark: Mark) -> None:
        """Opens a table in an attachment: its cells are no marks."""
        piece = self.piece
        if piece.kind == "main" or self.tables:
            return
        self.tables = True
        piece.outline.look_before(mark.start)
        piece.outline.open_table(mark)
        piece.first = mark.start if piece.first is None else piece.first

    def _leaves_table(self, mark: Mark) -> bool:
        """Whether a mark ends the table that it follows: only articles and chapters do."""
        self.tables = mark.kind not in ("article", "chuong")
        return not self.tables

    # --- signatures and attachments ----------------------------------------------------------------------------------

    def _sign(self, number: int, mark: Mark) -> None:
        if self.piece.kind != "main":
            self.piece.outline.look_before(mark.start)
            self.piece.outline.climb(self.piece.outline.root, self.piece.outline.at + 1)
        elif self.done.signature < 0 and self.piece.first is not None and not self._goes_on(number):
            self.done.signature = mark.start
            self.over = True

    def _goes_on(self, number: int) -> bool:
        """Whether articles follow: then a title of office was a heading ("Mục 2", "BỘ TRƯỞNG BỘ Y TẾ")."""
        following = (one for one in self.found[number + 1 : number + 12] if one.kind != "signature")
        after = next(following, None)
        return (
            after is not None
            and after.kind in ("article", "high", "muc", "chuong")
            and (after.label not in ("1", "I") or not self.piece.outline.root.ordinal)
        )

    def _attach(self, mark: Mark) -> None:
        if mark.kind == "attached":
            if title_follows(self.text, mark.words):
                self._start("attached", mark.label, mark.start, mark.start)
        elif self._belongs(mark):
            self.piece.annexed = True
        elif self.over or self.piece.kind != "main" or self._stands_alone(mark.start):
            start = title_above(
                self.text, mark.start, max(self.done.signature, self.piece.words, self.piece.outline.reached)
            )
            if start < mark.start:
                self._start("annexed", "", start, start)
                self.piece.annexed = True

    def _belongs(self, mark: Mark) -> bool:
        """Whether a line "(Kèm theo ...)" is part of the title of the attachment that has just begun."""
        piece = self.piece
        fresh = piece.kind != "main" and piece.first is None and not piece.annexed
        return fresh and self.text.count("\n", piece.start, mark.start) <= _TITLE_LINES

    def _stands_alone(self, start: int) -> bool:
        lines = list(blocks(self.text, max(0, start - 200), start))
        return bool(lines) and self.text[lines[-1][0] : lines[-1][1]].isupper()

    def _begin(self, kind: str, label: str, start: int, words: int) -> Piece:
        gaps = kind == "main" and not self.noted  # forms leave numbers out, and footnotes quote clauses
        piece = Piece(kind, label, start, words, Outline(self.text, self.done.width, gaps))
        self.done.pieces.append(piece)
        return piece

    def _start(self, kind: str, label: str, start: int, words: int) -> None:
        self._end(start)
        self.tables = self.over = False
        self.piece = self._begin(kind, label, start, words)

    def _end(self, end: int) -> None:
        last = (self.done.closing, self.done.signature) if self.piece.kind == "main" else ()
        self.piece.root = self.piece.outline.close(min((one for one in last if one >= 0), default=end))
        self.piece.root.end = end


def title_follows(text: str, at: int) -> bool:
    """Whether the next line that is not empty is a title in capitals, or says what this was issued with."""
    for begin, end in blocks(text, at, min(len(text), at + 400)):
        line = text[begin:end]
        return (line.isupper() and len(line) > _SHORT) or line.lower().startswith(("(kèm theo", "(ban hành kèm"))
    return False
