r"""Marks -> tree: which beginnings of lines open a part, and beneath which other.

No level is fixed beforehand, for every document has its own: a mark continues the series that stands open nearest to
it, or begins a series of its own beneath the part that stands open, if what goes before it had come to an end. What
does neither is a line that a page's width broke there ("quy định tại khoản\n2. ...", "năm\n2025. ...").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders import marks
from loaders.marks import STEP, Mark

_RANK = {"phan": 0, "chuong": 1, "muc": 2, "tieumuc": 3, "article": 4}
_ABOVE = {kind: tuple(other for other in _RANK if _RANK[other] < rank) for kind, rank in _RANK.items()}
HIGH = ("phan", "chuong", "muc", "tieumuc")
"""What articles stand beneath."""
_HEADED = frozenset((*_RANK, "letters", "roman"))
_BULLETS = {"dash": 0, "plus": 1, "star": 2}
COUNTED = frozenset((*_BULLETS, "paren", "numparen"))
"""Kinds that are named by counting, not by what stands in the text: the number of "(ii)" or "+" says little."""
_ENDS = frozenset('.;:!?…”"»/)]')
_REFERS = ("khoản", "điểm", "Khoản", "Điểm", "Điều", "điều", " số", " mục", "Mục", "Chương", "Phụ lục", " tại", " của", " và", " theo", " từ", " đến", " hoặc", "Mẫu", ",")  # fmt: skip
_NOT_REFERS = ("tài khoản", "Tài khoản", "thanh khoản", "đổi số", "thuật số", "tảng số", "tế số", "nghệ số", "hội số", "quyền số", "liệu số", "dân số")  # fmt: skip
_REFERS_TO_LETTER = ("điểm", "Điểm", " và", " hoặc", ",")
_LEADS_TO_LETTER = ("tính điểm", "chấm điểm", "thang điểm", "địa điểm", "Địa điểm", "thời điểm", "; hoặc", "; và")


@dataclass(eq=False, slots=True)
class Node:
    """A part that stands open or is complete; spans are of the text that was outlined."""

    kind: str
    label: str
    ordinal: int
    path: tuple[int, ...]
    start: int
    words: int
    parent: "Node | None" = None
    end: int = 0
    bullets: int = 0
    children: list["Node"] = field(default_factory=list)


_CLAUSES = ("number", "dotted", "letter")
_CELL = re.compile(r"[^\n]{1,80}[^\s.;:,] *\n(?: *\n){0,3} *[0-9]{2,4} *\n")
"""A cell of a table that a page flattened, with the code of its row in the next: "1. Tiền\n110"; no clause begins so."""
_SAMPLE = 20_000
_NEAR = 40


def line_width(text: str) -> int:
    r"""How long the lines of a text are where they were broken to fit a page; 0 where each is a whole paragraph.

    >>> line_width("Rà soát, điều chỉnh.\n" + "Tiếp tục thực hiện các nhiệm vụ đã giao từ đầu nhiệm kỳ. " * 9)
    0
    """
    lengths = sorted([length for length in map(len, text[:_SAMPLE].split("\n")) if length > 30])
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    return width if width <= 160 else 0


class Outline:
    """The parts of one text, opened and closed mark by mark; `gaps` says that a number may be missing in a series."""

    def __init__(self, text: str, width: int, gaps: bool = False) -> None:
        self.text, self.width, self.gaps = text, width, gaps
        self.root = Node("root", "", 0, (), 0, 0)
        self.top = self.root
        self.reached = 0  # where the words of the part begin that was opened last
        self.last, self.at, self.empty = ".", -1, True
        self.articles: set[int] = set()
        self.paged = False  # whether a page, or a footnote that was taken out, left its white space before a line

    def take(self, mark: Mark) -> bool:
        """Opens the part that a mark begins, if it does."""
        self.look_before(mark.start)
        if mark.kind in _CLAUSES and self.has("article") and _CELL.match(self.text, mark.words):
            return False
        return _TAKE[mark.kind](self, mark)

    def close(self, end: int) -> Node:
        """The whole tree, complete at `end`."""
        self.look_before(end + 1)
        end = self.at + 1
        self.climb(self.root, end)
        self.root.end = end
        return self.root

    # --- what goes before a mark -----------------------------------------------------------------------------------

    def look_before(self, start: int) -> None:
        """Finds the last character before a line, its position, and whether an empty line stands between."""
        text, at = self.text, start - 2
        if at > 0 and text[at] == " " and text[at - 1] not in " \n":
            self.last, self.at, self.empty, self.paged = text[at - 1], at - 1, False, False
            return
        first, before = max(0, start - 1), ""
        while not before and first:  # pages and footnotes leave long stretches of white space
            end, first = first, max(0, first - _NEAR)
            before = text[first:end].rstrip(" \n")
        at = first + len(before) - 1
        self.last, self.at = text[at] if at >= 0 else ".", at
        self.empty = at < 0 or (start - at > 2 and text.count("\n", at + 1, start) > 1)
        self.paged = start - at > _NEAR

    def ended(self, start: int) -> bool:
        """Whether what stands before a line had come to an end there."""
        if self.empty or self.last in _ENDS or not self.width:
            return True
        begin = self.text.rfind("\n", 0, self.at) + 1
        line = self.text[begin : self.at + 1]
        if line.isupper():
            return True
        word = len(self.text[start : start + 20].split(None, 1)[0])
        return len(line) + 1 + word < self.width * 0.85

    def refers(self, kind: str = "") -> bool:
        """Whether the words before a line ask for the number or letter that stands there: "quy định tại khoản"."""
        if self.empty:
            return False
        words = self.text[max(0, self.at - 10) : self.at + 1]
        if kind.startswith("letter"):
            return words.endswith(_REFERS_TO_LETTER) and not words.endswith(_LEADS_TO_LETTER)
        return words.endswith(_REFERS) and not words.endswith(_NOT_REFERS)

    # --- opening and closing ------------------------------------------------------------------------------------------

    def climb(self, to: Node, end: int) -> None:
        """Closes what stands open beneath a part; `end` is where the words of it all end."""
        while self.top is not to and self.top.parent is not None:
            self.top.end = end
            self.top = self.top.parent

    def open(self, parent: Node, mark: Mark, kind: str, ordinal: int, path: tuple[int, ...] = ()) -> bool:
        """Opens a part beneath another."""
        self.climb(parent, self.at + 1)
        label = mark.label
        if kind in COUNTED:
            parent.bullets += 1
            label = str(parent.bullets)
        self.top = Node(kind, label, ordinal, path, mark.start, mark.words, parent)
        parent.children.append(self.top)
        self.reached = mark.words
        return True

    def open_table(self, mark: Mark) -> bool:
        """Opens a table beneath what stands open."""
        return self.open(self.above_bullets(), mark, "table", 0)

    def series(self, kind: str, ordinal: int) -> Node | None:
        """The nearest open part of a kind of which `ordinal` is the next."""
        at: Node | None = self.top
        while at is not None:
            if at.kind == kind and follows(at.ordinal, ordinal):
                return at
            at = at.parent
        return None

    def nearest(self, *kinds: str) -> Node:
        """The nearest open part of some kinds, else the root."""
        at = self.top
        while at.parent is not None and at.kind not in kinds:
            at = at.parent
        return at

    def has(self, kind: str) -> bool:
        """Whether a part of a kind stands open."""
        return self.nearest(kind) is not self.root

    def above_bullets(self) -> Node:
        """The nearest open part that is no bullet."""
        at = self.top
        while at.parent is not None and at.kind in _BULLETS:
            at = at.parent
        return at

    def nested(self, kind: str) -> bool:
        """Whether two parts of a kind stand open, one inside the other; no document goes deeper."""
        at, count = self.top, 0
        while at.parent is not None:
            count += at.kind == kind
            at = at.parent
        return count > 1

    def titled(self, mark: Mark) -> bool:
        """Whether a mark out of order is a heading nevertheless: a title in capitals stands behind or beneath it."""
        return self.in_capitals(mark) and (self.paged or self.ended(mark.start))

    def in_capitals(self, mark: Mark) -> bool:
        """Whether words in capitals stand behind a mark, or beneath it."""
        stop = self.text.find("\n", mark.words)
        rest = self.text[mark.words : stop].strip() or self.text[stop + 1 : self.text.find("\n", stop + 1)].strip()
        return rest.isupper()

    def small(self, mark: Mark) -> bool:
        """Whether the words behind a mark begin with a small letter."""
        return self.text[mark.words : mark.words + 1].islower()

    def next_or_first(self, mark: Mark, kind: str, ordinal: int, beneath: Node, path: tuple[int, ...] = ()) -> bool:
        """Continues a series, or begins one beneath a part."""
        sibling = self.series(kind, ordinal)
        if sibling is not None and sibling.parent is not None and not self.refers(kind):
            return self.open(sibling.parent, mark, kind, ordinal, path)
        first = ordinal == STEP and beneath.kind != kind and not self.nested(kind)
        if first and (self.is_headed(mark) or (self.ended(mark.start) and not self.refers(kind))):
            return self.open(beneath, mark, kind, ordinal, path)
        return False

    def is_headed(self, mark: Mark) -> bool:
        """Whether a mark stands right beneath a heading, which may fill its line without a full stop.

        A letter with a bracket is plain enough wherever it stands.
        """
        if mark.kind == "letter":
            return not self.small(mark) and not self.refers("letter")
        return self.top.kind in _HEADED and not self.top.children and not self.small(mark)


def follows(before: int, now: int) -> bool:
    """Whether one ordinal comes next after another: 8 and 9, 8 and 8a, d and đ, d and e where đ is not used.

    >>> follows(800, 900), follows(800, 801), follows(801, 900), follows(800, 1000), follows(400, 600)
    (True, True, True, False, False)
    """
    return now == (before // STEP + 1) * STEP or (now // STEP == before // STEP and now > before)


def _high(out: Outline, mark: Mark) -> bool:
    """A part, chapter, section or subsection; a footnote's number may stand behind its own ("Mục 12" is 1 with note 2)."""
    beneath = out.nearest(*_ABOVE[mark.kind])
    for label in (mark.label, mark.label[:-1], mark.label[:-2]) if mark.label.isdigit() else (mark.label,):
        ordinal = marks.roman(label) or marks.spelled(label)
        sibling = out.series(mark.kind, ordinal)
        if sibling is not None and sibling.parent is not None and not out.refers():
            return out.open(sibling.parent, mark._replace(label=label), mark.kind, ordinal)
        if ordinal == STEP and (out.ended(mark.start) or out.titled(mark)):
            return out.open(beneath, mark._replace(label=label), mark.kind, ordinal)
    return out.titled(mark) and out.open(beneath, mark, mark.kind, marks.roman(mark.label))


def _article(out: Outline, mark: Mark) -> bool:
    """An article: numbers run through the whole text, with few gaps, except where a chapter was repealed."""
    ordinal, last = marks.number(mark.label), out.root.ordinal
    if out.refers() and not (out.paged and last and follows(last, ordinal)):
        return False
    gap = 100 if not last or out.top.kind in ("chuong", "muc", "tieumuc") else 3
    ahead = last < ordinal <= last + gap * STEP or _stood_behind(out, ordinal)
    if not (follows(last, ordinal) or (ahead and out.ended(mark.start))):
        return False
    out.root.ordinal = ordinal
    out.articles.add(ordinal)
    return out.open(out.nearest(*_ABOVE["article"]), mark, "article", ordinal)


def _stood_behind(out: Outline, ordinal: int) -> bool:
    """Whether a consolidated text has an article behind one that was put before it (9a), or that was repealed with its old number."""
    last = out.root.ordinal
    if ordinal in out.articles or not last:
        return False
    put_before = ordinal == last // STEP * STEP < last
    article = out.nearest("article")
    repealed = ordinal == last - STEP and out.text[article.words : article.words + _NEAR].lstrip().startswith(_REPEALED)
    return put_before or repealed


_REPEALED = ("(được bãi bỏ", "(Được bãi bỏ", "(bãi bỏ", "(đã bãi bỏ")


def _upper(out: Outline, mark: Mark) -> bool:
    value = marks.roman(mark.label)
    if value and out.series("roman", value):
        return _roman(out, mark, value)
    if len(mark.label) == 1 and (found := marks.capital(mark.label)):
        beneath = out.nearest("phan", "article")
        if out.next_or_first(mark, "letters", found, beneath):
            return True
    return bool(value) and _roman(out, mark, value)


def _roman(out: Outline, mark: Mark, value: int) -> bool:
    return out.next_or_first(mark, "roman", value, out.nearest("letters", "phan", "article"), (value // STEP,))


def _number(out: Outline, mark: Mark) -> bool:
    ordinal = marks.number(mark.label)
    small = out.small(mark) and not out.ended(mark.start)
    if small:
        return False
    return out.next_or_first(mark, "number", ordinal, out.above_bullets(), (ordinal // STEP,)) or _skips(
        out, mark, ordinal
    )


def _skips(out: Outline, mark: Mark, ordinal: int) -> bool:
    """A number behind one that is missing in the document: 5 after 3, or 2 beneath an article that has no 1.

    Only one, and only behind a full stop: else every item that follows would be text of the one before the gap.
    """
    plain = (
        out.last in _STOPS and out.text[out.at - 1] not in _STOPS and out.text[mark.words : mark.words + 1].isupper()
    )
    if not out.gaps or not plain or ordinal % STEP or out.refers("number"):
        return False
    if out.top.kind == "article" and not out.top.children and ordinal == 2 * STEP:
        return out.open(out.top, mark, "number", ordinal, (2,))
    sibling = out.nearest("number")
    if sibling.parent is None or not follows(sibling.ordinal, ordinal - STEP):
        return False
    return out.open(sibling.parent, mark, "number", ordinal, (ordinal // STEP,))


_STOPS = ".;"


_SKIPPED = 4  # numbers that a heading may be ahead of the one before it


def _dotted(out: Outline, mark: Mark) -> bool:
    path = tuple(int(one) for one in mark.label.split("."))
    kind = f"dotted{len(path)}"
    above: Node | None = out.top
    while above is not None and not (above.path == path[:-1] or (above.kind == kind and above.path[:-1] == path[:-1])):
        above = above.parent
    if above is None or not out.ended(mark.start):
        return _footnoted(out, mark)
    mark = mark._replace(label=str(path[-1]))
    sibling = above.kind == kind and above.parent is not None
    step = path[-1] - (above.path[-1] if sibling else 0)
    # Where 2.7 is missing, 2.8 is still a section of 2; in articles a number with a point may be a footnote's.
    if not 1 <= step <= (1 if out.has("article") else _SKIPPED):
        return False
    beneath = above.parent if sibling and above.parent is not None else above
    return out.open(beneath, mark, kind, path[-1] * STEP, path)


def _footnoted(out: Outline, mark: Mark) -> bool:
    """A clause with the number of a footnote behind its own: "2.15 Hồ sơ gồm"."""
    label, _, note = mark.label.partition(".")
    return note.isdigit() and out.has("article") and _number(out, mark._replace(label=label))


def _letter(out: Outline, mark: Mark) -> bool:
    first, _, second = mark.label.partition(".")
    if second:
        above = out.nearest("letter)", "letter.")
        return above.label == first and out.next_or_first(
            mark._replace(label=second), "letter1)", int(second) * STEP, above
        )
    ordinal = marks.letter(mark.label)
    bullet = out.top.kind in _BULLETS and out.last == ":"
    beneath = out.top if bullet else out.above_bullets()
    kind = "letter)" if ")" in out.text[mark.start : mark.words] else "letter."
    if mark.label == "e" and (before := out.series(kind, marks.letter("đ"))) and before.parent and not out.refers(kind):
        return out.open(before.parent, mark, kind, ordinal)
    return out.next_or_first(mark, kind, ordinal, beneath)


def _counted(out: Outline, mark: Mark) -> bool:
    label = mark.label
    ordinal = number if (number := marks.roman(label)) and not label.isalpha() else marks.roman(label.upper())
    if not ordinal:
        ordinal = marks.letter(label) if label.isalpha() and len(label) == 1 else 0
    beneath = out.top if out.top.kind != mark.kind else out.root
    return bool(ordinal) and out.next_or_first(mark, mark.kind, ordinal, beneath)


def _bullet(out: Outline, mark: Mark) -> bool:
    last, empty = out.last, out.empty
    if out.small(mark) and not empty and last not in ".;:,…)”":
        return False
    if not out.ended(mark.start) and last != ",":
        return False
    same = out.nearest(mark.kind)
    if same is not out.root and same.parent is not None and not (last == ":" and out.top.kind not in _BULLETS):
        return out.open(same.parent, mark, mark.kind, 0)
    beneath = out.top
    while beneath.parent is not None and _BULLETS.get(beneath.kind, -1) >= _BULLETS[mark.kind]:
        beneath = beneath.parent
    return out.open(beneath, mark, mark.kind, 0)


_TAKE = {
    "phan": _high, "chuong": _high, "muc": _high, "tieumuc": _high, "article": _article, "upper": _upper,
    "number": _number, "dotted": _dotted, "letter": _letter, "paren": _counted, "numparen": _counted,
    "dash": _bullet, "plus": _bullet, "star": _bullet,
}  # fmt: skip


def outline(text: str, found: Iterable[Mark], end: int, width: int) -> Node:
    """The tree of all marks that open a part, complete at `end`."""
    out = Outline(text, width)
    for mark in found:
        out.take(mark)
    return out.close(end)
