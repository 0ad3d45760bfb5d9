"""What a document says of itself: kind, symbol, issuer, date, term and province, each with the words that say so.

They stand in the letterhead and the title, or in the lead of the portal that published it; what stands nowhere is
absent. The date of a publication, a gazette or a signature stamp is never the document's own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders import symbols
from loaders.citations import kind_of_noun
from loaders.dates import day_at
from loaders.document import Document
from loaders.issuers import issuer_at, province_name, provinces
from loaders.lexicon import alternatives, entries
from loaders.mentions import Mention
from loaders.structure import Part

_HEADER = ("letterhead", "title", "preamble", "headline", "lead")
"""Places in which a document or its publisher says what it is, the document's own words first."""
_TERM = re.compile(r"nhiệm[ \n]+kỳ[ \n]+(?P<from>20[0-9]{2})[ \n]*-[ \n]*(?P<to>20[0-9]{2})", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(r"^[ ]*(?:[^\W\d_]+[ ]?){1,5},[ ]*ngày[ ]+(?P<date>[0-9]{1,2}[ ]+tháng[ ]+[0-9]{1,2}[ \n]+năm[ ]+[0-9]{4,5})", re.MULTILINE)  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One thing that a document says of itself, and where: `start` and `end` are of the original text."""

    name: str
    value: str
    start: int
    end: int
    place: str
    method: Literal["cited", "structure", "inferred"]


@dataclass(frozen=True)
class _Block:
    """A part of the header as the view has it."""

    place: str
    start: int
    text: str


def own_facts(document: Document, parts: Sequence[Part], found: Sequence[Mention]) -> tuple[Fact, ...]:
    """The facts, each name once, in the order in which the text gives them best."""
    kept: dict[str, Fact] = {}
    blocks = list(_blocks(document, parts))
    for fact in (*_from_symbol(found), *_from_header(document, blocks)):
        kept.setdefault(fact.name, fact)
    if not symbols.is_termed(kept["symbol"].value if "symbol" in kept else ""):
        kept.pop("term", None)
    return tuple(kept.values())


def _blocks(document: Document, parts: Sequence[Part]) -> Iterator[_Block]:
    for place in _HEADER:
        for part in parts:
            if part.place == place and part.end > part.start:
                start, end = document.view.span(part.start, part.end)
                yield _Block(place, start, document.view.text[start:end])


def _from_symbol(found: Sequence[Mention]) -> Iterator[Fact]:
    """What stands beside the own symbol."""
    for one in found:
        if one.role != "self":
            continue
        for name in ("symbol", "kind", "date", "issuer"):
            value = getattr(one.citation, name)
            if value and name not in one.citation.inferred:
                yield Fact(name, value, one.start, one.end, one.place, "cited")


def _from_header(document: Document, blocks: Sequence[_Block]) -> Iterator[Fact]:
    for block in blocks:
        for name, value, start, end, method in (
            *_titled(block),
            *_dated(block),
            *_of_term(block),
            *_of_province(block),
        ):
            original = document.view.original(block.start + start, block.start + end)
            yield Fact(name, value, *original, block.place, method)


Found = tuple[str, str, int, int, Literal["structure", "inferred"]]


def _titled(block: _Block) -> Iterator[Found]:
    """Kind and issuer of a title: "CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH"."""
    if block.place != "title":
        return
    noun = _title_noun().match(block.text)
    kind = kind_of_noun(noun["noun"]) if noun else None
    if noun is None or kind is None:
        return
    yield "kind", kind, noun.start("noun"), noun.end("noun"), "structure"
    issuer = issuer_at(block.text, noun.end("of")) if noun["of"] else None
    if issuer is not None:
        yield "issuer", issuer.name, issuer.start, issuer.end, "structure"


@cache
def _title_noun() -> re.Pattern[str]:
    nouns = alternatives(noun for entry in entries("kinds") for noun in entry["nouns"])
    return re.compile(rf"\s*(?P<noun>{nouns})(?!\w)(?P<of>\s+của\s+)?", re.IGNORECASE)


def _dated(block: _Block) -> Iterator[Found]:
    """The line of place and date; nothing that a publisher adds."""
    if block.place not in ("letterhead", "title", "preamble"):
        return
    found = _PLACE_AND_DATE.search(block.text)
    day = day_at(block.text, found.start("date")) if found else None
    if day is not None and day.iso:
        yield "date", day.iso, day.start, day.end, "structure"


def _of_term(block: _Block) -> Iterator[Found]:
    found = _TERM.search(block.text) if block.place in ("title", "headline") else None
    if found is not None:
        yield "term", f"{found['from']}-{found['to']}", found.start(), found.end(), "inferred"


def _of_province(block: _Block) -> Iterator[Found]:
    found = _known_province().search(block.text) or _named_province().search(block.text)
    if found is not None:
        yield "province", province_name(found["province"]), found.start("province"), found.end("province"), "inferred"


_HEADS = r"(?<!\w)(?:tỉnh|thành[ ]+phố|tỉnh[ ]+ủy|thành[ ]+ủy)[ ]+"


@cache
def _known_province() -> re.Pattern[str]:
    return re.compile(rf"{_HEADS}(?P<province>{alternatives(provinces())})(?!\w)", re.IGNORECASE)


@cache
def _named_province() -> re.Pattern[str]:
    """A province that the lexicon lacks, alone at the end of a line of the letterhead."""
    return re.compile(rf"(?i:{_HEADS})(?P<province>[^\W\d_]+(?:[ ]+[^\W\d_]+){{0,3}})[ ]*$", re.MULTILINE)
