"""Citations of numbered documents in a text: head noun, symbol, date, issuer, term, as far as the text gives them.

    CITATION = [HEAD] ["số"] SYMBOL [","] [DATE] [ISSUER] [TERM]

Three steps over one text: each symbol with what stands directly before and behind it; then what members of a list
share (a head noun from the left, an issuer from the right); then what the symbol alone tells (NĐ-CP: Chính phủ). What
was not stated beside the symbol is listed in `inferred`. Spans are of the text that was searched.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache, lru_cache
from typing import Any, NamedTuple

from graph.frozen import changed, frozen
from loaders import symbols
from loaders.dates import day_at, year_at
from loaders.issuers import Issuer, issuer_at, issuer_entry
from loaders.lexicon import alternatives, entries
from loaders.symbols import Symbol


@frozen
class Citation:
    """One mention of a document; a fact is None where the text does not give it."""

    start: int
    end: int
    kind: str | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    term: str | None = None
    name: str | None = None
    province: str | None = None
    inferred: tuple[str, ...] = ()
    parts: Symbol | None = field(default=None, compare=False)
    """The symbol taken apart."""
    wrong_date: str | None = None
    """A date as written that no calendar has."""
    headed: bool = True
    """Whether a head noun stands directly before the symbol."""
    form: str = "full"
    """How it names the document: full, or leaning on what was said before (`references`): this, short, back, alias."""
    number: str | None = None
    """The number of a short form."""
    antecedent: int | None = None
    """Where the citation begins that an alias stands for."""


_BEFORE = 90  # characters in which a head noun, with an issuer at most, stands before a symbol
_BARE_NUMBER = re.compile(r"(?<!\w)số[ \n]*:?[ \n]*$", re.IGNORECASE)
_FORMS = ("mẫu", "biểu", "phiếu", "bảng")
_FORM = re.compile(r"(?:mẫu|biểu|phiếu|bảng)(?:[ \n]+(?:biểu|mẫu))?(?:[ \n]+số)?[ \n]*:?[ \n]*$", re.IGNORECASE)
_DATE = re.compile(
    r"[ \n]*[,(]?[ \n]*(?:(?:được[ \n]+)?(?:ký|ban[ \n]+hành|thông[ \n]+qua)[ \n]+)?ngày[ \n]+", re.IGNORECASE
)
_YEAR = re.compile(r"[ \n]*[,(]?[ \n]*(?:ban[ \n]+hành[ \n]+)?năm[ \n]+", re.IGNORECASE)
_OF = re.compile(r"[ \n]*[,(]?[ \n]*của[ \n]+", re.IGNORECASE)
_SESSION = re.compile(
    r"Hội[ \n]+nghị[ \n]+lần[ \n]+thứ[ \n]+\w+(?:[ \n]+\w+)?[ \n]+(?=Ban[ \n]+Chấp[ \n]+hành)", re.IGNORECASE
)
_TERM = re.compile(r"[ \n]*,?[ \n]*\(?[ \n]*kh[óo]a[ \n]+(?P<term>[IVX]{1,5})(?![\w])[ \n]*\)?", re.IGNORECASE)
_BEHIND = re.compile(r"[ \n]*[,(]?[ \n]*\(?[ \n]*[đkbtnc]", re.IGNORECASE)
"""How each of them begins: one pattern in place of four where none follows."""
_ISSUED_ON = re.compile(
    r"ngày[ \n]+(?P<date>[^,;]{6,30}?)[ \n]*,[ \n]*(?P<issuer>[^,;.]{3,90}?)[ \n]+(?:(?:đã|vừa)[ \n]+)?(?:ký[ \n]+)?ban[ \n]+hành[ \n]*$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[ \n]*(?:[,;]|và|hoặc|cùng)?[ \n]*(?:và|hoặc)?[ \n]*", re.IGNORECASE)
_AND = re.compile(r"[ \n]*(?:,|;|và|-|[ \n])[ \n]*", re.IGNORECASE)
_ISSUED_AHEAD = 190


def find(text: str, found: Iterable[Symbol] | None = None) -> list[Citation]:
    """Every citation of a numbered document, in order; `found` are the symbols of the text, where they are known.

    >>> [(one.kind, one.symbol, one.date, one.issuer) for one in find(
    ...     "Chỉ thị số 947-CT/TW, ngày 23/5/2031 của Ban Bí thư")]
    [('directive', '947-CT/TW', '2031-05-23', 'Ban Bí thư')]
    >>> find("tại Mẫu số 01/TB-ĐKT")
    []
    """
    listed = symbols.find(text) if found is None else found
    single = [one for symbol in listed if (one := _citation(text, symbol)) is not None]
    return [_told_by_symbol(one) for one in _sharing_issuers(text, _sharing_heads(text, single))]


# --- one symbol with what stands beside it -------------------------------------------------------------------------


def _citation(text: str, symbol: Symbol) -> Citation | None:
    before = text[max(0, symbol.start - _BEFORE) : symbol.start]
    if _is_of_a_form(before):
        return None
    head = head_before(before) or _head_with_issuer(before)
    if head is None and not _stands_alone(symbol, before):
        return None
    number = None if head else _BARE_NUMBER.search(before)
    start = head.start if head else number.start() if number else len(before)
    kind, inferred = _kind(head.noun if head else None, symbol)
    bare = Citation(
        symbol.start - len(before) + start, symbol.end, kind, symbol.text,
        inferred=("kind",) if inferred else (), parts=symbol, headed=head is not None,
    )  # fmt: skip
    if head is not None and head.issuer is not None:
        bare = changed(bare, **_issuer_facts(head.issuer))
    return _dated_ahead(text, attached(text, bare))


def _is_of_a_form(before: str) -> bool:
    """Whether a number is that of a form or table: the word for one is looked for before the pattern is."""
    near = before[-24:].lower()
    for word in _FORMS:
        if word in near:
            return _FORM.search(before) is not None
    return False


class Head(NamedTuple):
    """The head noun before a symbol, `start` in the text that was looked at, and the issuer that stood between."""

    noun: str
    start: int
    issuer: Issuer | None = None


_NOT_BEFORE = ("pháp luật", "kỷ luật")
_NOUN_LENGTH, _NOUN_WORDS = 40, 4  # characters and words of the longest head noun, with room


def head_before(before: str) -> Head | None:
    r"""The head noun that a text ends with, "số" and a colon behind it passed over.

    >>> head_before("theo Chương trình hành\nđộng số: "), head_before("theo pháp luật số ")
    (Head(noun='chương trình hành động', start=5, issuer=None), None)
    """
    bare = _without_number(before)
    last = bare[-_NOUN_LENGTH:].lower()
    words = last.split()[-_NOUN_WORDS:]
    for count in _lengths().get(words[-1], ()) if words else ():
        noun = " ".join(words[-count:])
        if len(words) >= count and noun in _by_noun():
            start = len(bare) - len(noun) if last.endswith(noun) else _begin(bare, count)
            beside = start == 0 or not bare[start - 1].isalnum()
            longer = f"{words[-count - 1]} {noun}" if len(words) > count else noun
            return Head(noun, start) if beside and longer not in _NOT_BEFORE else None
    return None


@cache
def _lengths() -> Mapping[str, list[int]]:
    """How many words the head nouns have that end with a word, most first: what ends otherwise is done with at once."""
    found: dict[str, set[int]] = {}
    for noun in _by_noun():
        words = noun.split(" ")
        found.setdefault(words[-1], set()).add(len(words))
    return {last: sorted(lengths, reverse=True) for last, lengths in found.items()}


def _begin(text: str, words: int) -> int:
    """Where the last words of a text begin."""
    at = len(text)
    for _ in range(words):
        at = len(text[:at].rstrip())
        at = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    return at


def _without_number(before: str) -> str:
    """A text without the "số" at its end, which may be doubled or followed by a colon."""
    bare = before.rstrip(" \n:")
    while bare[-2:].lower() == "số" and not bare[-3:-2].isalpha():
        bare = bare[:-2].rstrip(" \n:")
    return bare


@cache
def _head_of_issuer() -> re.Pattern[str]:
    """A head noun and its issuer before the number: "Quyết định của Bộ Chính trị số 31-QĐ/TW"."""
    return re.compile(
        rf"(?<!\w)(?P<noun>{_nouns()})[ \n]+của[ \n]+(?P<issuer>\w[^,;.:()]{{2,60}}?)[ \n]+số[ \n]*:?[ \n]*$",
        re.IGNORECASE,
    )


def _head_with_issuer(before: str) -> Head | None:
    if "của" not in before:
        return None
    found = _head_of_issuer().search(before)
    issuer = issuer_at(before, found.start("issuer")) if found else None
    if found is None or issuer is None or issuer.end != found.end("issuer"):
        return None
    return Head(found["noun"], found.start("noun"), issuer)


@cache
def _nouns() -> str:
    return alternatives(noun for entry in entries("kinds") for noun in entry["nouns"])


def _stands_alone(symbol: Symbol, before: str) -> bool:
    """Whether a symbol without a head noun is a citation: its type and organ are known, or "số" stands before it."""
    known = bool(symbols.organ_entry(symbol.organ))
    if symbol.type is None and not symbol.year:
        return known and bool(symbol.units) and _BARE_NUMBER.search(before) is not None
    return known


def _kind(noun: str | None, symbol: Symbol) -> tuple[str | None, bool]:
    """The kind by the head noun; without one, or behind "văn bản", the one kind that the code may stand for."""
    named = kind_of_noun(noun) if noun else None
    if named and named != "other":
        return named, False
    coded = kinds_of_code(symbol)
    if len(coded) == 1:
        return coded[0], True
    return named, False


@lru_cache(1024)
def kind_of_noun(noun: str) -> str | None:
    """The kind that a head noun names.

    >>> kind_of_noun("CHƯƠNG TRÌNH  HÀNH ĐỘNG"), kind_of_noun("Sổ tay")
    ('programme', None)
    """
    return _by_noun().get(" ".join(noun.lower().split()))


@cache
def _by_noun() -> dict[str, str]:
    return {noun.lower(): entry["kind"] for entry in entries("kinds") for noun in entry["nouns"]}


def kinds_of_code(symbol: Symbol) -> tuple[str, ...]:
    """The kinds that the type code of a symbol may stand for; an official letter has no type code.

    >>> [kinds_of_code(one) for one in symbols.find("744-QĐ/TW, 23/2031/QĐ-TTg, 866/UBND-KT2, 31/2031/QH16")]
    [('decision', 'regulation'), ('decision',), ('letter',), ()]
    """
    if symbol.type is None:
        return ("letter",) if symbol.units and not symbol.year else ()
    return _kinds_of_type(symbol.type, symbol.is_party)


@cache
def _kinds_of_type(type: str, party: bool) -> tuple[str, ...]:
    fitting = [entry for entry in entries("kinds") if type in entry.get("codes", ())]
    kinds = tuple(entry["kind"] for entry in fitting if entry.get("party", party) == party)
    return kinds if party else kinds[:1]


def attached(text: str, citation: Citation) -> Citation:
    """The citation with date, issuer and term, in whatever order they stand behind it, each once."""
    told: dict[str, Any] = {}
    organs = len(citation.parts.organs) if citation.parts else 1
    if citation.issuer:
        told["issuer"] = citation.issuer
    end = citation.end
    for _ in range(3):
        if _BEHIND.match(text, end) is None:
            break
        behind = _date(text, end, told) or _issuer(text, end, told, organs) or _term(text, end, told)
        if behind is None:
            break
        end = behind
    return changed(citation, **told, end=end) if end > citation.end else citation


def _date(text: str, at: int, told: dict[str, Any]) -> int | None:
    """Where a date ends that stands behind a place; what it says is added to what is told."""
    if "date" in told:
        return None
    lead = _DATE.match(text, at)
    day = day_at(text, lead.end()) if lead else None
    if day is None:
        lead = _YEAR.match(text, at)
        day = year_at(text, lead.end()) if lead else None
    if day is None:
        return None
    told["date"] = day.iso
    told["wrong_date"] = None if day.iso else text[day.start : day.end]
    return day.end


def _issuer(text: str, at: int, told: dict[str, Any], organs: int) -> int | None:
    """Where an issuer ends that stands behind a place."""
    lead = None if "issuer" in told else _OF.match(text, at)
    if lead is None:
        return None
    session = _SESSION.match(text, lead.end())
    issuer = issuer_at(text, session.end() if session else lead.end())
    if issuer is None:
        return None
    jointly = _joint(text, issuer, organs)
    told["issuer"] = ", ".join(one.name for one in jointly)
    if len(jointly) == 1:
        told["province"] = issuer.province
    return jointly[-1].end


def _term(text: str, at: int, told: dict[str, Any]) -> int | None:
    """Where a term of office ends that stands behind a place, with the bracket that was opened for it."""
    found = None if "term" in told else _TERM.match(text, at)
    if found is None:
        return None
    told["term"] = found["term"].upper()
    if "(" in found.group() and ")" in found.group():
        return found.end()
    return found.end("term")


def issuer_behind(text: str, at: int) -> Issuer | None:
    """The issuer that "của" leads to, directly behind a place.

    >>> issuer_behind("57 của Bộ Chính trị", 2).name
    'Bộ Chính trị'
    """
    lead = _OF.match(text, at)
    return issuer_at(text, lead.end()) if lead else None


def _joint(text: str, first: Issuer, organs: int) -> list[Issuer]:
    """The issuers of a joint document: only a symbol of several organs has more than one."""
    found = [first]
    while len(found) < organs:
        joint = _AND.match(text, found[-1].end)
        following = issuer_at(text, joint.end()) if joint else None
        if following is None:
            break
        found.append(following)
    return found


def _issuer_facts(issuer: Issuer) -> dict[str, Any]:
    return {"issuer": issuer.name, "province": issuer.province}


def _dated_ahead(text: str, citation: Citation) -> Citation:
    """Date and issuer that stand before it: "Ngày D, ISSUER đã ban hành CITATION", and no other order."""
    if citation.date or not citation.headed or "ban" not in text[max(0, citation.start - 12) : citation.start].lower():
        return citation
    at = max(0, citation.start - _ISSUED_AHEAD)
    found = _ISSUED_ON.search(text, at, citation.start)
    if found is None:
        return citation
    day, issuer = day_at(text, found.start("date")), issuer_at(text, found.start("issuer"))
    if day is None or day.iso is None or day.end != found.end("date"):
        return citation
    told = _issuer_facts(issuer) if issuer and not citation.issuer else {}
    return changed(citation, date=day.iso, **told)


# --- what a list shares, and what the symbol tells -----------------------------------------------------------------


def listed(text: str, left: Citation, right: Citation) -> bool:
    """Whether nothing but a comma, a semicolon or "và" stands between two citations.

    >>> text = "Nghị quyết số 935-NQ/TW, Kết luận số 989-KL/TW và 990-KL/TW"
    >>> [listed(text, left, right) for left, right in zip(find(text), find(text)[1:])]
    [True, True]
    """
    return left.end <= right.start and _SEPARATOR.fullmatch(text, left.end, right.start) is not None


def _sharing_heads(text: str, citations: Sequence[Citation]) -> Iterator[Citation]:
    """A member of a list without a head noun takes the kind of the one before it, where its code allows that."""
    before: Citation | None = None
    for one in citations:
        if not one.headed and before is not None and before.kind and listed(text, before, one):
            allowed = kinds_of_code(one.parts) if one.parts else ()
            if before.kind in allowed or not allowed:
                one = changed(one, kind=before.kind, inferred=("kind",))
        yield one
        before = one


def _sharing_issuers(text: str, citations: Iterator[Citation]) -> list[Citation]:
    """A member of a list without an issuer shares that of the one behind it, where both are of one organ."""
    found = list(citations)
    for at in range(len(found) - 2, -1, -1):
        one, behind = found[at], found[at + 1]
        if one.issuer is None and behind.issuer and _same_organ(one, behind) and listed(text, one, behind):
            found[at] = changed(one, issuer=behind.issuer, province=behind.province, inferred=(*one.inferred, "issuer"))
    return found


def _same_organ(one: Citation, other: Citation) -> bool:
    return one.parts is not None and other.parts is not None and one.parts.organs == other.parts.organs


def _told_by_symbol(one: Citation) -> Citation:
    """The issuer that the organ of the symbol stands for, where it stands for one alone."""
    if one.issuer or one.parts is None:
        return one
    issuer = _issuers_of(one.parts.organs)
    return changed(one, issuer=issuer, inferred=(*one.inferred, "issuer")) if issuer else one


@lru_cache(4096)
def _issuers_of(organs: tuple[str, ...]) -> str | None:
    issuers = [symbols.organ_entry(organ).get("issuer") for organ in organs]
    return ", ".join(map(str, issuers)) if all(issuers) else None


def issuer_fits(symbol: Symbol, issuer: str) -> bool:
    """Whether a stated issuer agrees with the organ of a symbol; what the lexicon lacks agrees with everything.

    >>> [issuer_fits(one, "Ban Bí thư") for one in symbols.find("939-QĐ/TU, 939-QĐ/TW, 939-QĐ/ABC")]
    [False, True, True]
    """
    entry = symbols.organ_entry(symbol.organ)
    allowed = entry.get("issuers") or ([entry["issuer"]] if "issuer" in entry else [])
    return not allowed or not issuer_entry(issuer) or issuer in allowed
