"""What a document says of itself: kind, symbol, issuer, date, term and province, each with the words that say so.

They stand in the letterhead and the title, or in the lead of the portal that published it; what stands nowhere is
absent. The date of a publication, a gazette or a signature stamp is never the document's own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from graph.errors import BadInput
from graph.frozen import frozen
from graph.text import fold
from loaders.citations import issuer_fits, kind_of_noun
from loaders.dates import day_at
from loaders.document import Document
from loaders.issuers import issuer_at, province_name, provinces
from loaders.lexicon import alternatives, entries
from loaders.structure import Part
from loaders.told import told

if TYPE_CHECKING:
    from loaders.mentions import Mention

_HEADER = ("letterhead", "title", "preamble", "headline", "lead")
"""Places in which a document or its publisher says what it is, the document's own words first."""
_TERM = re.compile(r"nhiệm[ \n]+kỳ[ \n]+(?P<from>20[0-9]{2})[ \n]*-[ \n]*(?P<to>20[0-9]{2})", re.IGNORECASE)
_DAY = r"(?P<date>[0-9]{1,2}[ ]+tháng[ ]+[0-9]{1,2}[ \n]+năm[ ]+[0-9]{4,5})"
_DATE = re.compile(rf",[ ]*ngày[ ]+{_DAY}")
_PLACE = re.compile(r"(?:^|[ ])[^\W\d_]+[ ]*\Z", re.MULTILINE)
"""What stands before a date in the line of place and date; the rarer comma is looked for first."""
_ADOPTED = re.compile(
    rf"ày[ \n]+(?:đã[ \n]+)?được[ \n]+(?P<issuer>(?:Quốc|Ủy|Hội)[^.;]{{5,220}}?)[ \n]+thông[ \n]+qua[ \n]+ngày[ \n]+{_DAY}"
)
_PASSED = re.compile(r"thông[ \n]+qua[ \n]+ngày")
_CONSOLIDATED = re.compile(
    r"có[ \n]+hiệu[ \n]+lực[^.:“”]{5,160}?được[ \n]+sửa[ \n]+đổi,[ \n]+bổ[ \n]+sung[^.:“”]{0,60}?(?:bởi|theo)",
    re.IGNORECASE,
)
_AROUND_NUMBER = 400  # characters of a letterhead on either side of its number


@frozen
class Fact:
    """One thing that a document says of itself, and where: `start` and `end` are of the original text.

    What its user says of it (curated) stands nowhere.
    """

    name: str
    value: str
    start: int
    end: int
    place: str
    method: Literal["cited", "structure", "inferred", "curated"]


@frozen
class _Block:
    """A part of the header as the view has it."""

    place: str
    start: int
    text: str
    certified: bool = False
    """Whether it stands at the end of a consolidated text."""


def own_facts(document: Document, parts: Sequence[Part], found: "Sequence[Mention]") -> tuple[Fact, ...]:
    """The facts, each name once, in the order in which the text gives them best."""
    own = [one for one in found if one.role == "self" and one.citation.symbol]
    blocks = list(_blocks(document, parts, own))
    kept: dict[str, Fact] = {}
    for fact in (
        *_from_symbol(own),
        *_consolidated(document, blocks),
        *_from_header(document, blocks),
        *_adopted(document),
    ):
        kept.setdefault(fact.name, fact)
    for fact in (*_told_by_user(document, kept), *_told_by_symbol(own)):
        kept.setdefault(fact.name, fact)
    return tuple(_sound(kept, own))


def _sound(kept: dict[str, Fact], own: "Sequence[Mention]") -> Iterator[Fact]:
    """Without a term where numbers do not restart with it, and without an issuer whose number it cannot be."""
    symbol = own[0].citation.parts if own else None
    for fact in kept.values():
        if fact.name == "term" and not (symbol and symbol.is_party):
            continue
        if fact.name == "issuer" and symbol and fact.method == "structure" and not issuer_fits(symbol, fact.value):
            yield from (one for one in _told_by_symbol(own) if one.name == "issuer")
            continue
        yield fact


def _blocks(document: Document, parts: Sequence[Part], own: "Sequence[Mention]" = ()) -> Iterator[_Block]:
    for place in _HEADER:
        for part in parts:
            if part.place == place and part.end > part.start:
                start, end = document.view.span(part.start, part.end)
                yield _Block(place, start, document.view.text[start:end])
    for one in own[:1]:
        if one.place not in _HEADER:  # a consolidated text is certified, with a letterhead of its own, at its end
            start = max(0, one.at[0] - _AROUND_NUMBER)
            yield _Block(one.place, start, document.view.text[start : one.at[1] + _AROUND_NUMBER], certified=True)


def title_kind(document: Document, parts: Sequence[Part]) -> str | None:
    """The kind that the title of a document names."""
    titled = (one for block in _blocks(document, parts) for one in _titled(block))
    return next((value for name, value, *_ in titled if name == "kind"), None)


def _from_symbol(own: "Sequence[Mention]") -> Iterator[Fact]:
    """What stands beside the own symbol where it first stands."""
    for one in own[:1]:
        for name in ("symbol", "kind", "date", "issuer"):
            value = getattr(one.citation, name)
            if value and name not in one.citation.inferred:
                yield Fact(name, value, one.start, one.end, one.place, "cited")
        if one.citation.kind == "consolidated":
            yield Fact("kind", "consolidated", one.start, one.end, one.place, "cited")


def _told_by_user(document: Document, kept: Mapping[str, Fact]) -> Iterator[Fact]:
    """What the document's user says that it is; raises BadInput where it says itself that it is another."""
    cited = told(document)
    if cited is None:
        return
    if "symbol" in kept and fold(kept["symbol"].value) != fold(str(cited.symbol)):
        problem = f"it says itself that it is {kept['symbol'].value}, not {cited.symbol}"
        raise BadInput(document.name, problem, "Leave out --as, or give it with the file that it belongs to")
    for name in ("symbol", "kind", "date", "issuer", "term"):
        if value := getattr(cited, name):
            yield Fact(name, value, 0, 0, "title", "curated")


def _told_by_symbol(own: "Sequence[Mention]") -> Iterator[Fact]:
    """Kind and issuer that the own symbol tells without words beside it."""
    for one in own[:1]:
        for name in ("kind", "issuer"):
            if name in one.citation.inferred:
                yield Fact(name, str(getattr(one.citation, name)), one.start, one.end, one.place, "inferred")


def _consolidated(document: Document, blocks: Sequence[_Block]) -> Iterator[Fact]:
    """A title that goes on to say by what it was amended is that of a consolidated text."""
    for block in blocks:
        found = _CONSOLIDATED.search(block.text) if block.place in ("title", "preamble") else None
        if found is not None:
            original = document.view.original(block.start + found.start(), block.start + found.end())
            yield Fact("kind", "consolidated", *original, block.place, "inferred")


def _adopted(document: Document) -> Iterator[Fact]:
    """The sentence of adoption at the end of what an Assembly passed."""
    text = document.view.text
    sentences = list(_ADOPTED.finditer(text)) if _PASSED.search(text) else []
    found = sentences[-1] if sentences else None
    if found is None or text.rfind("“", 0, found.start()) > text.rfind("”", 0, found.start()):
        return  # nothing was adopted, or the sentence is quoted
    day, issuer = day_at(text, found.start("date")), issuer_at(text, found.start("issuer"))
    if day is not None and day.iso:
        yield Fact("date", day.iso, *document.view.original(day.start, day.end), "signature", "structure")
    if issuer is not None and issuer.known:
        yield Fact("issuer", issuer.name, *document.view.original(issuer.start, issuer.end), "signature", "structure")


def _from_header(document: Document, blocks: Sequence[_Block]) -> Iterator[Fact]:
    for block in blocks:
        told = (*_titled(block), *_headed(block), *_dated(block), *_of_term(block), *_of_province(block))
        for name, value, start, end, method in told:
            original = document.view.original(block.start + start, block.start + end)
            yield Fact(name, value, *original, block.place, method)


Found = tuple[str, str, int, int, Literal["structure", "inferred"]]


def _titled(block: _Block) -> Iterator[Found]:
    """Kind and issuer of a title: "CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH"."""
    if block.place != "title":
        return
    noun = _title_noun().search(block.text)
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
    return re.compile(rf"^[ ]*(?P<noun>{nouns})(?!\w)(?P<of>\s+của\s+)?", re.IGNORECASE | re.MULTILINE)


_LINE = re.compile(r"^[ ]*(?=[^\W\d_])", re.MULTILINE)


_MOTTOES = ("CỘNG HÒA", "ĐẢNG CỘNG SẢN")
"""What stands beside the issuer, where two columns of a letterhead came to be one line."""


def _headed(block: _Block) -> Iterator[Found]:
    """The issuer that a letterhead begins with: a body alone on its line or lines, in capitals."""
    if block.place not in ("letterhead", "title") and not block.certified:
        return
    for line in _LINE.finditer(block.text):
        issuer = issuer_at(block.text, line.end())
        if issuer is None or not issuer.known or not block.text[issuer.start : issuer.end].isupper():
            continue
        behind = block.text[issuer.end :].partition("\n")[0].strip(" 0123456789")
        if not behind or behind.startswith(_MOTTOES):
            yield "issuer", issuer.name, issuer.start, issuer.end, "structure"
            return


def _dated(block: _Block) -> Iterator[Found]:
    """The line of place and date; nothing that a publisher adds."""
    if block.place not in ("letterhead", "title", "preamble") and not block.certified:
        return
    dates = _DATE.finditer(block.text)
    found = next((one for one in dates if _PLACE.search(block.text, max(0, one.start() - 40), one.start())), None)
    day = day_at(block.text, found.start("date")) if found else None
    if day is not None and day.iso and not block.text[day.end : day.end + 1].isdigit():
        yield "date", day.iso, day.start, day.end, "structure"  # "năm 20264" is a slip that nobody should mend


def _of_term(block: _Block) -> Iterator[Found]:
    found = _TERM.search(block.text) if block.place in ("title", "headline") else None
    if found is not None:
        yield "term", f"{found['from']}-{found['to']}", found.start(), found.end(), "inferred"


def _of_province(block: _Block) -> Iterator[Found]:
    said = block.text.lower()
    if "tỉnh" not in said and "thành" not in said:
        return
    found = _known_province().search(block.text) or _named_province().search(block.text)
    if found is not None:
        yield "province", province_name(found["province"]), found.start("province"), found.end("province"), "inferred"


_HEADS = r"(?<!\w)(?:(?:tỉnh|thành)[ ]+ủy|tỉnh|thành[ ]+phố)[ ]+"


@cache
def _known_province() -> re.Pattern[str]:
    return re.compile(rf"{_HEADS}(?P<province>{alternatives(provinces())})(?!\w)", re.IGNORECASE)


@cache
def _named_province() -> re.Pattern[str]:
    """A province that the lexicon lacks, alone at the end of a line of the letterhead."""
    return re.compile(rf"(?i:{_HEADS})(?P<province>[^\W\d_]+(?:[ ]+[^\W\d_]+){{0,3}})[ ]*$", re.MULTILINE)
