"""The walk over the citations of a text: what stands before each, what was said so far, and what lists are open."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.frozen import frozen
from loaders.clauses import Heading, sentences, without_pages
from loaders.cues import Cue, cues, reaches, spoken
from loaders.marks import ALPHABET
from loaders.mentions import Mention
from loaders.related.possible import LAWS, is_earlier, possible
from loaders.speakers import OWN

LONGEST = 1500
"""Characters from one citation to the next that it is still about, page furniture included."""
REMEMBERED = 40
"""Citations and lists of one sentence that the next may go on with."""
_NEAR = 280
"""Characters in which most sentences begin."""
HEADER = frozenset(("preamble", "letterhead", "title"))
"""Places in which a line may say what a document is based on: where one ends and the next begins is not always seen."""
_OF_BODY = re.compile(r"(?:Đ[0-9]|Ch\.|PL|KT|closing|signature)")
"""Places in which a consolidated text has articles and annexes: what a form there is based on, its own preamble is not."""


@frozen
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


@dataclass
class Listing:
    """Objects of one subject, or subjects of one object, that a sentence goes on to name."""

    type: str
    fixed: int
    first: int
    passive: bool
    start: int
    exact: bool = False
    """Whether its first member was named with articles."""
    divided: bool = False
    """Whether semicolons stand between its members, and another document acts on them."""
    closed: bool = False
    """Whether "và" has named the last of them."""


@frozen
class Item:
    """An item of a list: whose words it is, the article that it stands in, and its mark."""

    speaker: int
    article: str
    mark: str

    def follows(self, other: "Item") -> bool:
        """Whether its letter comes next in the list of another, or soon after.

        >>> Item(0, "Đ8", "đ)").follows(Item(0, "Đ8", "d)")), Item(0, "Đ9", "đ)").follows(Item(0, "Đ8", "d)"))
        (True, False)
        """
        at, before = ALPHABET.find(self.mark[:1]), ALPHABET.find(other.mark[:1])
        same = (self.speaker, self.article) == (other.speaker, other.article)
        return same and 0 <= before < at <= before + 3 and self.mark.endswith(")")


@frozen
class Gap:
    """What stands before a citation: `text` without page furniture, from `start` of the view on."""

    text: str
    start: int
    sentence: int
    """Where in `text` a new sentence begins, -1 where none does."""


@dataclass
class Walk:
    """One walk over the citations of a text: what its subjects have told, and what they remember of the sentence."""

    text: str
    found: Sequence[Mention]
    tasks: frozenset[str]
    related: list[Relation] = field(default_factory=list)
    lists: list[Listing] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    heading: Heading | None = None
    listed: tuple[Heading, Item] | None = None
    """The heading of the last list, and its last item."""
    annex: str = ""
    unit: tuple[Mapping[str, Any], int, int] | None = None
    last: int = -1
    row: int = -1
    """The citation that a sentence last began with: the document of a row, in a table."""
    noted: bool = False
    """Whether the sentence is a footnote on a part of the document that a consolidated text consolidates."""
    original: int | None = None
    """The document that a consolidated text consolidates."""
    body: str = ""
    """The text of one without its footnotes."""

    def say(self, type: str, source: int, target: int, start: int, end: int, what: str | None = None) -> None:
        """Keeps a relation between two positions, and the stretch of the view that states it."""
        if self.can(type, source, target):
            self.related.append(Relation(type, source, target, start, end, what))

    def can(self, type: str, source: int, target: int) -> bool:
        """Whether a document can do so to another: nothing is known of one that is not cited."""
        if OWN in (source, target):
            return True
        return possible(type, self.found[source].citation, self.found[target].citation)

    def is_earlier(self, source: int, target: int) -> bool:
        """Whether a document is of an earlier year than another; nothing is known of one that is not cited."""
        return OWN not in (source, target) and is_earlier(self.found[source].citation, self.found[target].citation)

    def speaker(self, position: int) -> int:
        """Whose words a citation stands in."""
        return self.found[position].speaker

    def actor(self, position: int) -> int:
        """Who acts on a citation where nobody is named: the speaker, and the document itself on what seems to speak."""
        speaker = self.speaker(position)
        if speaker in (OWN, self.original):
            return speaker
        same = self.found[speaker].citation.symbol == self.found[position].citation.symbol
        return OWN if same else speaker

    def is_task(self, one: Mention) -> bool:
        """Whether a citation stands in work that the document orders: what a footnote quotes stands beneath other words."""
        return one.place in self.tasks and one.speaker in (OWN, self.original)

    def rank(self, position: int) -> str | None:
        """The kind of a citation; laws, codes and ordinances amend each other."""
        kind = self.found[position].citation.kind
        return "law" if kind in LAWS else kind

    def is_preamble(self, one: Mention) -> bool:
        """Whether lines such as "Căn cứ A;" may stand here: in a footnote and a quotation they are of another document."""
        if one.place in HEADER or one.speaker not in (OWN, self.original):
            return True
        return self.original is not None and _OF_BODY.match(one.place) is None

    def gap(self, position: int) -> Gap:
        """What stands before a citation, back to the one before it: first the little in which most sentences begin."""
        at = self.found[position].at[0]
        begin = self.found[self.last].at[1] if self.last >= 0 else 0
        near = begin if self.is_preamble(self.found[position]) else max(begin, at - _NEAR)
        gap = self._read(max(near, at - LONGEST), at, begin)
        if gap.sentence > 0 or gap.start == begin:
            return gap
        return self._read(max(begin, at - LONGEST), at, begin)

    def _listed(self, text: str, begins: Sequence[int], at: int) -> bool:
        """Whether semicolons stand in the subject of a list's member, and "và" leads on: "sửa đổi A về mật; nuôi ong và B"."""
        if not self.lists or not _AND.search(text) or not in_a_subject(text, begins):
            return False
        following = next(n for n in range(self.last + 1, len(self.found)) if self.found[n].at[0] == at)
        return any(not one.passive and self.rank(one.first) == self.rank(following) for one in self.lists)

    def _read(self, start: int, at: int, begin: int) -> Gap:
        text = without_pages(self.text[start:at])
        cut = start > begin or self.last < 0
        begins = sentences(text)
        if not cut and begins and (_goes_on(text, begins) or self._listed(text, begins, at)):
            begins = []
        begins = _without_articles(text, begins, 0 if cut else -1)
        return Gap(text, start, begins[-1] if begins else 0 if cut else -1)


def _without_articles(text: str, begins: list[int], first: int) -> list[int]:
    """Where sentences begin, without what is no more than articles: "Bãi bỏ khoản 1 Điều 15; Điều 18 của A"."""
    low = len(begins)
    while low and _is_divided(text, begins[low - 1]):
        low -= 1
    for number, at in enumerate(begins[low:], low):
        led = not number and text[:at].rstrip().endswith(":")
        before = begins[number - 1] if number else 0 if led else first
        there = [cue for cue in spoken(text, before, at) if not cue.entry.get("effect")] if before >= 0 else []
        if any(reaches(text, cue.end, len(text)) and not (led and cue.entry.get("passive")) for cue in there):
            return begins[:number]
    return begins


def _is_divided(text: str, at: int) -> bool:
    """Whether what looks like a sentence follows a semicolon or a colon, and no mark opens an item there."""
    return text[max(0, at - 8) : at].rstrip().endswith((";", ":")) and _MARKED.match(text, at) is None


def in_a_subject(text: str, begins: Sequence[int]) -> bool:
    """Whether what looks like sentences are parts of a subject: each is behind a semicolon, with a small letter."""
    return all(text[:at].rstrip().endswith(";") and text[at:].lstrip()[:1].islower() for at in begins)


def _goes_on(text: str, begins: Sequence[int]) -> bool:
    """Whether semicolons stand in the subject of a citation, which is said to be amended behind them."""
    if not in_a_subject(text, begins):
        return False
    there = [
        cue for cue in cues(text, begins[-1], len(text)) if cue.entry.get("passive") and not cue.entry.get("effect")
    ]
    return bool(there) and reaches(text, there[-1].end, len(text))


def relation_of(text: str, cue: Cue) -> str:
    """The relation of a cue: to replace words, forms or annexes of a document is to amend it."""
    return of_words(str(cue.entry["relation"]), text, cue.end)


def of_words(type: str, text: str, at: int) -> str:
    """A relation that is about what is named behind a place of a text.

    >>> of_words("REPLACES", "Mẫu số 01 tại ", 0), of_words("REPLACES", "khoản 1 ", 0)
    ('AMENDS', 'REPLACES')
    """
    return "AMENDS" if type == "REPLACES" and _WORDING.search(text, at) else type


_MARKED = re.compile(r"[ \n]*(?:[0-9]{1,3}[.)]|[a-zđ][0-9]?\)|[-+•*]|[0-9]{1,3}[ ]*\n)")
_AND = re.compile(r"(?<!\w)và[ \n]+\Z", re.IGNORECASE)
_WORDING = re.compile(r"(?<!\w)(?:cụm[ \n]+từ|từ[ \n]+“|mẫu|biểu|bảng|phụ[ \n]+lục|danh[ \n]+mục)(?!\w)", re.IGNORECASE)
