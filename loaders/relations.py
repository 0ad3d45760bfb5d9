"""Relations between documents: what the words before a citation say another document does to it.

    between two citations   "A về thực hiện B": A IMPLEMENTS B; "A được sửa đổi bởi B": B AMENDS A
    after the document      "Nghị định này thay thế A", the title, or a cue that opens a sentence: the document itself
    in the preamble         "Căn cứ A; B": BASED_ON, by the word that opens the line
    above a list            "Bãi bỏ các văn bản sau: a) A; b) B"
    in a list               "sửa đổi A được bổ sung bởi B và C, D": the list that C ends, and the one that D goes on with

Words that a quoted or consolidated document says are that document's (`speakers`). What may stand before a citation,
and which way it reads, data/lexicon/relations.yaml says for each cue; `cues` finds them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from loaders.clauses import (
    BREAK,
    LEAD,
    LINE_MARK,
    Heading,
    depth,
    heading_above,
    is_of_repealed,
    sentences,
    without_pages,
)
from loaders.cues import Cue, articles, cues, opens, reaches, variants
from loaders.lexicon import alternatives, entries
from loaders.mentions import Mention
from loaders.speakers import OWN, consolidation

__all__ = ["OWN", "Relation", "relations"]

_LONGEST = 1500
"""Characters from one citation to the next that it is still about, page furniture included."""


_FAR = 700
"""Characters behind a citation in which it may be said to lose its effect."""
_REMEMBERED = 40
"""Citations and lists of one sentence that the next may go on with."""
_NEAR = 280
"""Characters in which most sentences begin."""


@dataclass(frozen=True)
class Relation:
    """One document's relation to another: `source` and `target` are positions in the list of mentions, or OWN."""

    type: str
    source: int
    target: int
    start: int
    """Where its words begin, in the view: with the cue."""
    end: int
    """Where they end: with the later citation."""
    articles: str | None = None
    """The articles, clauses and points that it is about, where not the whole document."""


def relations(text: str, found: Sequence[Mention], tasks: frozenset[str] = frozenset()) -> list[Relation]:
    """Every relation that the view of a document states, in order; places in `tasks` order work and state none of it."""
    told = _Teller(text, found, tasks)
    told.header()
    for position in range(len(found)):
        told.take(position)
    told.end()
    return [one for one in told.related if one.source != one.target]


@dataclass
class _List:
    """Objects of one subject, or subjects of one object, that a sentence goes on to name."""

    type: str
    fixed: int
    first: int
    passive: bool
    start: int
    exact: bool = False
    """Whether its first member was named with articles."""
    closed: bool = False
    """Whether "và" has named the last of them."""


@dataclass(frozen=True)
class _Gap:
    """What stands before a citation: `text` without page furniture, from `start` of the view on."""

    text: str
    start: int
    sentence: int
    """Where in `text` a new sentence begins, -1 where none does."""


_PARTICLES = re.compile(r"(?<!\w)(?:về|về[ \n]+việc|việc|để|nhằm)[ \n]+\Z", re.IGNORECASE)
_JOINED = re.compile(r"[ \n]*(?:,|;|và|hoặc|,[ \n]*và)(?=[ \n])[ \n]*", re.IGNORECASE)
_AND = re.compile(r"[ \n,]*và(?!\w)", re.IGNORECASE)
_JOINED_BEFORE = re.compile(r"(?:,|(?<!\w)(?:và|đồng[ \n]+thời))[ \n]+\Z", re.IGNORECASE)
_ACTS = frozenset(("REPLACES", "REPEALS", "SUSPENDS", "EXTENDS"))
_LOOSE = re.compile(r"(?:,|;|(?<!\w)và)[ \n]+(?:các[ \n]+)?\Z", re.IGNORECASE)
_SPECIFIC = frozenset(("AMENDS", "REPLACES", "REPEALS", "EXTENDS", "SUSPENDS", "GUIDES"))
_NOT = re.compile(r"(?<!\w)(?:không|trong|văn[ \n]+bản)[ \n]+\Z", re.IGNORECASE)
_IN_FORCE = re.compile(r"[^;:]{0,60}hiệu[ \n]+lực[^,;:]{0,60},(?:[ \n]+thì)?", re.IGNORECASE)
_HEADER = frozenset(("preamble", "letterhead", "title"))
"""Places in which a line may say what a document is based on: where one ends and the next begins is not always seen."""
_LAWS = frozenset(("law", "code", "ordinance", "constitution"))
_EFFECT = re.compile(r"(?:[ \n]+|thi[ \n]+hành|kể|từ|ngày|thời[ \n]+điểm|khi|sau)*+", re.IGNORECASE)


@dataclass
class _Teller:
    """One walk over the citations of a text."""

    text: str
    found: Sequence[Mention]
    tasks: frozenset[str]
    related: list[Relation] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    heading: Heading | None = None
    annex: str = ""
    unit: tuple[Mapping[str, Any], int, int] | None = None
    last: int = -1
    original: int | None = None
    """The document that a consolidated text consolidates."""

    def header(self) -> None:
        """What a consolidated text consolidates, and what amended it."""
        known = consolidation(self.text, self.found)
        if known is None:
            return
        self.original = known.original
        for position in (known.original, *known.amenders):
            self._say("CONSOLIDATES", OWN, position, *self.found[position].at)
        for position in known.amenders:
            self._say("AMENDS", position, known.original, known.start, self.found[position].at[1])

    def take(self, position: int) -> None:
        """The next citation."""
        one = self.found[position]
        if one.citation.form == "inner":
            self._inner(position)
            return
        gap = self._gap(position)
        self._close_heading(gap)
        self._annex(position)
        self._close_unit(gap, position)
        if gap.sentence >= 0:
            self._effect_behind()
            self.lists, self.subjects, self.sentence = [], [], []
        if not self._stated(gap, position):
            self._begins(gap, position)
        self.last = position
        self.sentence = [*self.sentence[-_REMEMBERED:], position]
        self.lists = self.lists[-_REMEMBERED:]

    def _stated(self, gap: _Gap, position: int) -> bool:
        if self._in_unit(gap, position):
            return True
        if gap.sentence >= 0 or self.last < 0:
            return self._opened(gap, position) or self._under_heading(gap, position)
        return self._between(gap, position) or self._continued(gap, position) or self._titled(gap, position, 0)

    def end(self) -> None:
        """What the last sentence says behind its last citation."""
        self._effect_behind()

    def _say(self, type: str, source: int, target: int, start: int, end: int, what: str | None = None) -> None:
        self.related.append(Relation(type, source, target, start, end, what))

    def _speaker(self, position: int) -> int:
        return self.found[position].speaker

    # --- what stands before a citation ---------------------------------------------------------------------------------

    def _gap(self, position: int) -> _Gap:
        at = self.found[position].at[0]
        begin = self.found[self.last].at[1] if self.last >= 0 else 0
        near = begin if self._is_preamble(self.found[position]) else max(begin, at - _NEAR)
        gap = self._read(max(near, at - _LONGEST), at, begin)
        if gap.sentence > 0 or gap.start == begin:
            return gap
        return self._read(max(begin, at - _LONGEST), at, begin)

    def _read(self, start: int, at: int, begin: int) -> _Gap:
        text = without_pages(self.text[start:at])
        begins = sentences(text)
        cut = start > begin or self.last < 0
        return _Gap(text, start, begins[-1] if begins else 0 if cut else -1)

    def _begins(self, gap: _Gap, position: int) -> None:
        """Keeps the citation that a sentence begins with: it may be said to lose its effect."""
        if self.found[position].citation.form == "this":
            return
        before = gap.text[max(0, gap.sentence) :]
        lead = LEAD.match(before) if gap.sentence >= 0 else _IN_FORCE.match(before)
        if lead and not self.subjects and not self.lists and reaches(before, lead.end(), len(before)):
            self.subjects = [position]

    # --- between two citations -----------------------------------------------------------------------------------------

    def _between(self, gap: _Gap, position: int) -> bool:
        """The relation of a citation to the one directly before it in its sentence."""
        before, one = self.found[self.last], self.found[position]
        if before.place != one.place and not (before.place and one.place in ("preamble", "title")):
            return False
        if before.role == "self" and one.place in self.tasks:
            return False  # the task carries it out, not the document that sets the task
        there = [cue for cue in cues(gap.text, 0, len(gap.text)) if _joins(gap.text[: cue.start], cue)]
        if not there:
            return False
        cue = there[-1]
        if cue.entry.get("effect"):
            return self._effect(gap, cue, position)
        if not reaches(gap.text, cue.end, len(gap.text)) or not self._fits(gap.text, cue):
            return False
        if cue.entry["relation"] == "IMPLEMENTS" and one.citation.form == "this":
            return False  # "chịu trách nhiệm thi hành Thông tư này"
        left = self._left(gap, cue, position)
        if left is None:
            return False
        self._relate(gap, cue, left, position)
        for other in reversed(there[:-1]):
            if not _JOINED.fullmatch(gap.text, other.end, cue.start):
                break
            cue = other
            self._relate(gap, cue, left, position)
        return True

    def _left(self, gap: _Gap, cue: Cue, position: int) -> int | None:
        """What stands left of a cue: in the passive the nearest of the amender's kind, as no decree amends a law."""
        kind = self._rank(position)
        if cue.entry["relation"] in _ACTS and not cue.entry.get("passive"):
            return self._acting(gap, cue)
        if not cue.entry.get("passive") or self._rank(self.last) == kind:
            return self.last
        alike = [one for one in reversed(self.sentence) if self._rank(one) == kind]
        if alike:
            return alike[0]
        lawful = kind in ("law", "resolution", None)
        return self.last if lawful or self._rank(self.last) != "law" else None

    def _acting(self, gap: _Gap, cue: Cue) -> int:
        """Who acts: "A thay thế B và bãi bỏ C" goes on with A."""
        joined = _JOINED_BEFORE.search(gap.text, 0, cue.start) or gap.text[cue.start : cue.start + 3].lower() == "và "
        acts = [one for one in self.lists if one.type in _ACTS and not one.passive]
        return acts[0].fixed if joined and acts else self.last

    def _rank(self, position: int) -> str | None:
        """The kind of a citation; laws, codes and ordinances amend each other."""
        kind = self.found[position].citation.kind
        return "law" if kind in _LAWS else kind

    def _fits(self, text: str, cue: Cue) -> bool:
        """Whether no new order begins between the left citation and the cue, nor between the cue and the right one."""
        before = text[: cue.start]
        if _NOT.search(before) or text[cue.end :].lstrip().startswith(","):
            return False
        before = _PARTICLES.sub("", before)
        return bool(cue.entry.get("comma")) or not before.rstrip().endswith(",")

    def _relate(self, gap: _Gap, cue: Cue, left: int, right: int) -> None:
        type, passive = _type(gap.text, cue), bool(cue.entry.get("passive"))
        source, target = (right, left) if passive else (left, right)
        at = gap.start + cue.start
        what = articles(gap.text, cue.end, len(gap.text))
        self._say(type, source, target, at, self.found[right].at[1], None if passive else what)
        self.lists.append(_List(type, left, right, passive, at, exact=what is not None))

    def _effect(self, gap: _Gap, cue: Cue, position: int) -> bool:
        """A and B lose their effect when the document behind the cue comes into force."""
        if not _EFFECT.fullmatch(gap.text, cue.end) or not self.subjects:
            return False
        self._lose_effect(cue, position)
        return True

    def _effect_behind(self) -> None:
        """A and B lose their effect at the end of a sentence, when the document itself comes into force."""
        if not self.subjects:
            return
        begin = self.found[self.last].at[1]
        first = BREAK.search(self.text, begin, begin + _FAR)
        for cue in cues(self.text, begin, first.start() if first else begin + _FAR):
            if cue.entry.get("effect"):
                self._lose_effect(cue, self._speaker(self.subjects[0]))
                break

    def _lose_effect(self, cue: Cue, source: int) -> None:
        for one in self.subjects:
            span = self.found[one].at
            start, end = (span[0], max(span[1], self.found[source].at[1] if source > one else 0))
            self._say(cue.entry["relation"], source, one, start, end)

    # --- lists -----------------------------------------------------------------------------------------------------------

    def _continued(self, gap: _Gap, position: int) -> bool:
        """A list that goes on: "A về thực hiện B và C" is about C too; "A được sửa đổi bởi B và C" is by C too."""
        one = self.found[position]
        if one.citation.form == "this" or one.place != self.found[self.last].place:
            return False
        joint = _JOINED.match(gap.text)
        direct = joint is not None and reaches(gap.text, joint.end(), len(gap.text))
        if not direct and not self._goes_on(gap, position):
            return False
        what = articles(gap.text, 0, len(gap.text)) if direct else None
        while self.lists and not self._belongs(self.lists[-1], position, direct, what is not None):
            self.lists.pop()
        if not self.lists:
            if direct and self.subjects:
                self.subjects.append(position)
            return direct
        into = self.lists[-1]
        into.closed = bool(_AND.match(gap.text)) if direct else into.closed
        source, target = (position, into.fixed) if into.passive else (into.fixed, position)
        what = None if into.passive else what
        self._say(
            into.type, source, target, into.start if one.at[1] - into.start < 1200 else gap.start, one.at[1], what
        )
        return True

    def _goes_on(self, gap: _Gap, position: int) -> bool:
        """Whether a list goes on behind the subject of its last member: "sửa đổi A quy định về thuế và B"."""
        if not _LOOSE.search(gap.text):
            return False
        return any(one.type in _SPECIFIC and self._alike(one, position) for one in self.lists)

    def _belongs(self, into: _List, position: int, direct: bool, exact: bool) -> bool:
        """Whether a citation is a member of a list, and not of the one around it."""
        if not direct:
            return into.type in _SPECIFIC and self._alike(into, position)
        if into.closed:
            return False
        if not into.passive:
            return self._rank(into.first) == self._rank(position) or not self._elsewhere(position)
        return (into.exact or not exact) and self._alike(into, position) and not self._is_amended(position)

    def _elsewhere(self, position: int) -> bool:
        """Whether a list further out has members of a citation's kind."""
        return any(self._rank(one.first) == self._rank(position) for one in self.lists[:-1])

    def _alike(self, into: _List, position: int) -> bool:
        first, one = self.found[into.first].citation, self.found[position].citation
        same = (one.date is None) == (first.date is None) and (one.name is None) == (first.name is None)
        kinds = {self._rank(into.first), self._rank(position)} - {None}
        return same and len(kinds) < 2

    def _is_amended(self, position: int) -> bool:
        """Whether a passive cue follows: "A được sửa đổi bởi B và C được sửa đổi bởi D"."""
        at = self.found[position].at[1]
        there = cues(self.text, at, at + 30)
        return any(cue.entry.get("passive") and not cue.entry.get("effect") for cue in there)

    # --- the document itself -------------------------------------------------------------------------------------------

    def _opened(self, gap: _Gap, position: int) -> bool:
        """What the title, or a sentence that a cue opens, says the document itself does to a citation."""
        one = self.found[position]
        if one.role == "self" or one.place in self.tasks:
            return False
        if one.place == "title":
            return self._titled(gap, position, gap.sentence)
        start = max(0, gap.sentence)
        made = _made().search(gap.text, start) if one.place == "preamble" or self._speaker(position) != OWN else None
        if made is not None:
            return self._titled(gap, position, made.end())
        lead = LEAD.match(gap.text, start)
        if lead is None or not self._may_open(gap, lead.end()):
            return False
        there = [cue for cue in cues(gap.text, start, len(gap.text)) if not cue.entry.get("adjacent")]
        if not there or not reaches(gap.text, there[-1].end, len(gap.text)):
            return False
        if there[-1].entry.get("passive"):
            return self._noted(gap, there[-1], position, lead.end())
        opening = _opening(gap.text, there, lead.end())
        for cue in opening:
            self._relate_own(gap, cue, position)
        return bool(opening)

    def _may_open(self, gap: _Gap, lead: int) -> bool:
        """Whether a cue stands at a place, or the words of a footnote: to look for one is quicker than for all."""
        noted = self.original is not None and _THIS_PART.match(gap.text, lead) is not None
        return noted or opens(gap.text, lead)

    def _relate_own(self, gap: _Gap, cue: Cue, position: int) -> None:
        at = gap.start + cue.start
        type, source = _type(gap.text, cue), self._speaker(position)
        self._say(type, source, position, at, self.found[position].at[1], articles(gap.text, cue.end, len(gap.text)))
        self.lists.append(_List(type, source, position, False, at))

    def _noted(self, gap: _Gap, cue: Cue, position: int, lead: int) -> bool:
        """A footnote of a consolidated text: "Khoản này được bãi bỏ theo quy định tại khoản 3 Điều 3 của A"."""
        if self.original is None or not _THIS_PART.match(gap.text, lead, cue.start):
            return False
        type = "AMENDS" if cue.entry["relation"] == "REPLACES" else cue.entry["relation"]
        self._say(type, position, self.original, gap.start + cue.start, self.found[position].at[1])
        return True

    def _titled(self, gap: _Gap, position: int, start: int) -> bool:
        """The title, or the sentence "Chính phủ ban hành Nghị định ...", says what the document does."""
        one = self.found[position]
        if one.role == "self" or (one.place != "title" and not start) or self.lists:
            return False
        there = [cue for cue in cues(gap.text, max(0, start), len(gap.text)) if not cue.entry.get("passive")]
        for number, cue in enumerate(there):
            if cue.entry.get("title") and (
                reaches(gap.text, cue.end, len(gap.text)) or (not number and _is_loose(gap.text, cue))
            ):
                self._relate_own(gap, cue, position)
                return True
        return False

    # --- the preamble --------------------------------------------------------------------------------------------------

    def _in_unit(self, gap: _Gap, position: int) -> bool:
        """What the line "Căn cứ A; B" is about: what follows its first word, or a semicolon."""
        if self.unit is None:
            return False
        entry, at, opened = self.unit
        one = self.found[position]
        start = max(at - gap.start, 0)
        part = gap.text.rfind(";", start) + 1
        if "kinds" in entry:
            direct = not part and one.citation.kind in entry["kinds"]
        else:
            fresh = part or at >= gap.start
            begin = _JOINED.match(gap.text, part)
            direct = bool(fresh) and reaches(gap.text, max(part, start, begin.end() if begin else 0), len(gap.text))
        if not direct:
            return False
        self.lists = []
        cue = opened if one.at[1] - opened < _LONGEST else one.at[0]
        self._say(entry["relation"], self._speaker(position), position, cue, one.at[1])
        self.lists.append(_List(entry["relation"], self._speaker(position), position, False, cue))
        return True

    def _close_unit(self, gap: _Gap, position: int) -> None:
        """Opens the line of the preamble that begins before a citation, and closes the one before it."""
        one = self.found[position]
        if self.unit is not None and _made().search(gap.text, max(self.unit[1] - gap.start, 0)):
            self.unit = None
        if self.unit is not None and (gap.start > self.found[self.last].at[1] or not self._is_preamble(one)):
            self.unit = None
        lines = list(_preamble().finditer(gap.text)) if self._is_preamble(one) else []
        if lines:
            group = str(lines[-1].lastgroup)
            entry = entries("relations")[int(group[1:])]
            told = one.place in _HEADER or entry["relation"] == "BASED_ON"
            first, behind = (gap.start + at for at in lines[-1].span(group))
            self.unit = (entry, behind, first) if told else None

    def _is_preamble(self, one: Mention) -> bool:
        return one.place in _HEADER or self.original is not None or one.speaker != OWN

    # --- lists under a heading -----------------------------------------------------------------------------------------

    def _under_heading(self, gap: _Gap, position: int) -> bool:
        """An item of a list under "Bãi bỏ các văn bản sau:"."""
        one = self.found[position]
        lead = LEAD.match(gap.text, max(0, gap.sentence))
        if one.place in self.tasks or lead is None or not reaches(gap.text, lead.end(), len(gap.text)):
            return False
        self.heading = self.heading or heading_above(self.text, gap.start + max(0, gap.sentence), lead.group())
        if self.heading is None or one.role == "self":
            return False
        source, start = self._speaker(position), gap.start + lead.end()
        what = articles(gap.text, lead.end(), len(gap.text))
        for type in self.heading.types:
            self._say(type, source, position, start, one.at[1], what)
            self.lists.append(_List(type, source, position, False, start))
        return True

    def _close_heading(self, gap: _Gap) -> None:
        """Ends a list where a mark of its heading's depth, or of one above it, begins a line."""
        if self.heading is None:
            return
        begin = self.found[self.last].at[1] if self.last >= 0 else 0
        end = gap.start + len(gap.text)
        for mark in LINE_MARK.finditer(self.text, begin, end):
            if depth(mark["mark"]) <= self.heading.depth:
                self.heading = None
                return

    def _annex(self, position: int) -> None:
        """Opens and closes the list of an annex that is called a list of what the document repeals."""
        root = _ROOT.match(self.found[position].place)
        annex = root.group() if root else ""
        if annex == self.annex:
            return
        self.annex, self.heading = annex, None
        at = self.found[position].at[0]
        if annex and is_of_repealed(self.text, at):
            self.heading = Heading(("REPEALS",), -1)

    # --- names in names ------------------------------------------------------------------------------------------------

    def _inner(self, position: int) -> None:
        """A law named in the name of one that amends it."""
        at = self.found[position].at
        for outer in range(position - 1, -1, -1):
            span = self.found[outer].at
            if span[0] <= at[0] and at[1] <= span[1]:
                self._say("AMENDS", outer, position, span[0], span[1])
                return
            if self.found[outer].citation.form != "inner":
                return


_THIS_PART = re.compile(
    r"(?:tên[ \n]+)?(?:điều|khoản|điểm|mục|chương|phụ[ \n]+lục|mẫu|bảng|đoạn|tiết|nội[ \n]+dung|cụm[ \n]+từ|từ)(?!\w)",
    re.IGNORECASE,
)
_ROOT = re.compile(r"(?:PL|KT)[^./]*")


def _type(text: str, cue: Cue) -> str:
    """The relation of a cue: to replace words, forms or annexes of a document is to amend it."""
    words = cue.entry["relation"] == "REPLACES" and _WORDING.search(text, cue.end)
    return "AMENDS" if words else str(cue.entry["relation"])


_WORDING = re.compile(r"(?<!\w)(?:cụm[ \n]+từ|từ[ \n]+“|mẫu|biểu|bảng|phụ[ \n]+lục|danh[ \n]+mục)(?!\w)", re.IGNORECASE)


def _opening(text: str, there: Sequence[Cue], at: int) -> Sequence[Cue]:
    """The cues that open a sentence: one at its beginning with those joined to it, or one beneath a heading."""
    if len(there) > 1 and _begins_line(text, there[-1].start):
        there = there[-1:]  # "Điều 1. Bãi bỏ", and the sentence beneath
    elif there[0].start != at:
        return ()
    joined = all(_JOINED.fullmatch(text, one.end, following.start) for one, following in pairwise(there))
    return there if joined and there[0].entry.get("opens") else ()


def _begins_line(text: str, at: int) -> bool:
    return text[at].isupper() and not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _joins(before: str, cue: Cue) -> bool:
    """Whether a cue may be about the citation before it: what was issued with B stands directly before the words."""
    return not cue.entry.get("adjacent") or not before.strip(' \n,”"“')


def _is_loose(text: str, cue: Cue) -> bool:
    """Whether the first cue of a title is about what a citation rules: "Hướng dẫn chính sách quy định tại A"."""
    return _RULED.search(text, cue.end) is not None and not re.search(r"[;:.][ \n]", text[cue.end :])


_RULED = re.compile(r"(?<!\w)(?:quy[ \n]+định[ \n]+tại|của)[ \n]+\Z", re.IGNORECASE)


@cache
def _made() -> re.Pattern[str]:
    """The words in which the preamble says what is issued, up to its kind."""
    nouns = alternatives(noun for entry in entries("kinds") for noun in entry["nouns"])
    return re.compile(rf"(?<!\w)ban[ \n]+hành[ \n]+(?:{nouns})[ \n]+", re.IGNORECASE)


@cache
def _preamble() -> re.Pattern[str]:
    """The first words of a line of the preamble."""
    groups = [
        f"(?P<e{number}>{alternatives(phrase.capitalize() for cue in entry['cues'] for phrase in variants(cue))})"
        for number, entry in enumerate(entries("relations"))
        if entry.get("preamble")
    ]
    return re.compile(rf"(?:\n|\A|;[ ])[ “\"]*(?:{'|'.join(groups)})(?!\w)")
