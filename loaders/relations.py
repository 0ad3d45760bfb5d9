"""Relations between documents: what the words before a citation say another document does to it.

    between two citations   "A về thực hiện B": A IMPLEMENTS B; "A được sửa đổi bởi B": B AMENDS A
    after the document      "Nghị định này thay thế A", the title, or a cue that opens a sentence: the document itself
    in the preamble         "Căn cứ A; B": BASED_ON, by the word that opens the line

The cue stands before the right citation with nothing but articles, clauses and points between. What may stand before
it, and which way it reads, data/lexicon/relations.yaml says for each cue.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.citations import listed
from loaders.lexicon import entries, pattern_of
from loaders.mentions import Mention

_LONGEST = 500  # characters from one citation to the next that it is still about
OWN = -1
"""The position of the document itself, where a relation names it with no words of its own."""


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
    related: list[Relation] = []
    for position, one in enumerate(found):
        if one.place == "preamble" and (opened := _opened(text, one)) is not None:
            between = _between(text, found, position, tasks)
            related.append(between or Relation(opened[0], OWN, position, opened[1], one.at[1]))
            continue
        relation = _between(text, found, position, tasks) or _continued(text, found, position, related)
        relation = relation or _own(text, found, position, tasks)
        if relation is not None:
            related.append(relation)
    return [one for one in related if one.source != one.target]


# --- between two citations -----------------------------------------------------------------------------------------


def _between(text: str, found: Sequence[Mention], right: int, tasks: frozenset[str]) -> Relation | None:
    """The relation of a citation to the one directly before it."""
    if not right:
        return None
    before, behind = found[right - 1], found[right]
    if before.role == "self" and behind.place in tasks:
        return None  # the task carries it out, not the document that sets the task
    if before.place != behind.place or not 0 < behind.at[0] - before.at[1] <= _LONGEST:
        return None
    cue = _last_cue(text, before.at[1], behind.at[0])
    if cue is None or _begins_anew(text[before.at[1] : cue.start], cue.entry):
        return None
    left, target = (right, right - 1) if cue.entry.get("passive") else (right - 1, right)
    return Relation(cue.entry["relation"], left, target, cue.start, behind.at[1], cue.articles)


def _continued(text: str, found: Sequence[Mention], right: int, related: Sequence[Relation]) -> Relation | None:
    """A list of objects: "A về thực hiện B và C" is about C too; of subjects: "A được sửa đổi bởi B và C"."""
    last = related[-1] if related else None
    if last is None or right - 1 not in (last.source, last.target) or right < 1:
        return None
    if not listed(text, found[right - 1].citation, found[right].citation) or found[right].citation.form == "this":
        return None
    if last.target == right - 1:
        return Relation(last.type, last.source, right, last.start, found[right].at[1])
    return Relation(last.type, right, last.target, last.start, found[right].at[1])


def _begins_anew(before_cue: str, entry: Mapping[str, Any]) -> bool:
    """Whether a new order or sentence begins between the left citation and the cue."""
    if re.search(r"[;:]|\.[ \n]|\n[ ]*\n", before_cue):
        return True
    return not entry.get("comma") and before_cue.rstrip().endswith(",")


# --- the document itself -------------------------------------------------------------------------------------------

_OPENS = re.compile(r"[.;:][ \n]|\n[ ]*\n|\A")
_MARK = re.compile(
    r"[ \n]*(?:(?:Điều|Khoản|Mục)[ ]+[0-9]+[a-z]?|[0-9]+(?:\.[0-9]+)*|[a-zđ]|[-+•*])?[.):]?[ \n]*\Z", re.IGNORECASE
)


def _own(text: str, found: Sequence[Mention], position: int, tasks: frozenset[str]) -> Relation | None:
    """What the title, or a sentence that a cue opens, says the document itself does to a citation."""
    one = found[position]
    if one.role == "self" or one.place in tasks:
        return None
    titled = one.place == "title"
    first = max(0, one.at[0] - _LONGEST)
    if not titled:
        sentences = list(_OPENS.finditer(text, first, one.at[0]))
        first = sentences[-1].end() if sentences else first
    cue = _last_cue(text, first, one.at[0])
    if cue is None or cue.entry.get("passive") or not (titled or cue.entry.get("opens")):
        return None
    if not titled and not _MARK.match(text[first : cue.start]):
        return None
    return Relation(cue.entry["relation"], OWN, position, cue.start, one.at[1], cue.articles)


_LINE = 1200  # characters of a line of the preamble, which names laws and what amended them


def _opened(text: str, one: Mention) -> tuple[str, int] | None:
    """The relation that the first words of a line of the preamble give to what it cites, and where they stand."""
    start = one.at[0]
    lines = list(_preamble().finditer(text, max(0, start - _LINE), start))
    if not lines:
        return None
    group = str(lines[-1].lastgroup)
    return str(entries("relations")[int(group[1:])]["relation"]), lines[-1].start(group)


@cache
def _preamble() -> re.Pattern[str]:
    groups = [
        f"(?P<e{number}>{'|'.join(pattern_of(cue) for cue in sorted(entry['cues'], key=len, reverse=True))})"
        for number, entry in enumerate(entries("relations"))
        if entry.get("preamble")
    ]
    return re.compile(rf"(?:\A|(?<=\n))[ ]*(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)


# --- cues ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Cue:
    entry: Mapping[str, Any]
    start: int
    articles: str | None


_BETWEEN = re.compile(
    r"[ \n]*(?:(?:một[ \n]+số|các|toàn[ \n]+bộ|nội[ \n]+dung|quy[ \n]+định|tên|cụm[ \n]+từ)[ \n]+)*"
    r"(?P<articles>(?:điểm|khoản|điều|chương|mục|phụ[ \n]+lục|mẫu|đoạn|gạch|tiết|số[ \n]+thứ[ \n]+tự)(?!\w)[^.;“”\n]{0,240}?(?:\n[^.;“”\n]{0,160}?){0,2})?"
    r"[ \n]*(?:(?:của|tại|trong|theo|được|ban[ \n]+hành|kèm[ \n]+theo|các)[ \n]+)*",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"(?:điều|điểm|khoản|mục|chương)(?:[ \n]+(?:của|khoản|điều|điểm|,))*[ \n]*", re.IGNORECASE)


def _last_cue(text: str, start: int, end: int) -> _Cue | None:
    """The cue between two places behind which nothing but articles stands; of several the first, and the longest."""
    window = text[start:end].lower().replace("\n", " ")
    found = [one for tail, cues in _tails().items() if tail in window for one in _ending(window, tail, cues)]
    for at, number, behind in sorted(found, key=lambda one: (one[0], -one[2])):
        between = _BETWEEN.fullmatch(text, start + behind, end)
        if between is not None:
            said = " ".join((between["articles"] or "").split())
            articles = None if not said or _VAGUE.fullmatch(said) else said
            return _Cue(entries("relations")[number], start + at, articles)
    return None


def _ending(window: str, tail: str, cues: Sequence["_Phrase"]) -> Iterator[tuple[int, int, int]]:
    """Where cues begin, their entries, and where they end, at every place of their last words in a window."""
    at = window.find(tail)
    while at >= 0:
        end = at + len(tail)
        if not window[end : end + 1].isalnum():
            for cue in cues:
                begin = cue.begin(window, end)
                if begin is not None and not window[begin - 1 : begin].isalnum():
                    yield begin, cue.entry, end
        at = window.find(tail, end)


@dataclass(frozen=True)
class _Phrase:
    """A cue in lower case; `head` stands at most thirty characters before `words`."""

    words: str
    head: str
    entry: int

    def begin(self, window: str, end: int) -> int | None:
        """Where the cue begins that ends at a place of a window."""
        at = end - len(self.words)
        if at < 0 or not window.startswith(self.words, at):
            return None
        if not self.head:
            return at
        first = max(0, at - len(self.head) - 31)
        head = window.find(self.head, first, at)
        return head if head >= 0 and not re.search(r"[;.:]", window[head:at]) else None


@cache
def _tails() -> Mapping[str, list[_Phrase]]:
    """The cues by their last two words: to look for these first is many times as fast as one large pattern."""
    found: dict[str, list[_Phrase]] = {}
    for number, entry in enumerate(entries("relations")):
        for cue in () if entry.get("preamble") else entry["cues"]:
            head, _, words = (part.strip() for part in cue.lower().rpartition("~"))
            found.setdefault(" ".join(words.split()[-2:]), []).append(_Phrase(words, head, number))
    return found
