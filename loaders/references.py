"""References that lean on what was said before: "Nghị định này", "Nghị quyết số 57", "Quyết định nêu trên", aliases.

    this    HEAD + "này"                          the document itself
    short   HEAD ["số"] NUMBER, or NUMBER/YEAR    an earlier citation of the same kind and number
    back    HEAD + "nêu trên", "nói trên"         the nearest earlier citation of the kind
    alias   a name given by "(sau đây gọi tắt là X)"   the citation before it
    inner   a law in the name of one that amends it: "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B"

Found here, decided in `identities`: a reference that fits nothing, or two documents, stays unresolved.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders import symbols
from loaders.chrome import content
from loaders.citations import Citation, head_before, issuer_behind, kind_of_noun
from loaders.lexicon import alternatives, entries

_S = r"[ \n]+"
_THIS = re.compile(r"này(?!\w)")
_ABOVE = tuple(re.compile(rf"{word}{_S}trên(?!\w)") for word in ("nêu", "nói"))
_NOUN_ENDS = ("quyết", "định", "thị", "luận", "án", "tư", "lệnh", "trình", "hoạch", "báo")
"""The last words of the nouns of short forms; that a number stands behind one, `symbols.numbers` looks for as well."""
_NUMBER = re.compile(
    rf"(?P<number>[0-9]{{1,4}}[a-z]?)(?:/(?P<year>(?:19|20)[0-9]{{2}}))?(?![\w/%]|[ \n]?-[ \n]?\w|[.,][0-9]|[ \n]*/|{_S}(?:%|tháng|năm|ngày|điều|khoản|điểm|nhiệm|nội|của{_S}Điều))"
)
_NEXT = re.compile(rf"[ \n]*(?:,|;|và|,{_S}và)[ \n]*(?:số{_S})?(?=[0-9])")
_WORTHLESS = frozenset(("other",))


@dataclass(frozen=True)
class Alias:
    """A name that a document gives to a citation, valid from `start` on."""

    name: str
    start: int
    citation: Citation
    defined: int
    """Where the text gives the name."""


def find(text: str, cited: Sequence[Citation], numbers: Sequence[int] | None = None) -> list[Citation]:
    """Every reference outside the citations, in order; `form` says which kind, `number` and `kind` what it says.

    `numbers` are the places of numbers behind nouns, where they are known.

    >>> [(one.form, one.kind, one.number) for one in find("Nghị định này và các Nghị quyết số 57, 59 của Bộ Chính trị", [])]
    [('this', 'decree', None), ('short', 'resolution', '57'), ('short', 'resolution', '59')]
    >>> find("quyết định 3 nhiệm vụ; điều này; Nghị quyết số 957-NQ/TW", [])
    []
    """
    named = aliases(text, cited)
    taken = [*((one.start, one.end) for one in cited), *((one.defined, one.start) for one in named)]
    found = [*_aliased(text, named), *_these(text), *_short(text, numbers)]
    return sorted([*_free(found, taken), *_inner(text, cited)], key=lambda one: (one.start, one.end))


def _free(found: Sequence[Citation], taken: Sequence[tuple[int, int]]) -> Iterator[Citation]:
    """Those that lie in no citation, and of two that overlap the first; both are walked in order."""
    spans = iter(sorted(taken))
    span = next(spans, None)
    end = -1
    for one in sorted(found, key=lambda one: one.start):
        while span is not None and span[1] <= one.start:
            span = next(spans, None)
        if (span is None or one.end <= span[0]) and one.start >= end:
            yield one
            end = one.end


def _these(text: str) -> Iterator[Citation]:
    for pattern, form in ((_THIS, "this"), *((one, "back") for one in _ABOVE)):
        for at in pattern.finditer(text):
            before = text[max(0, at.start() - 40) : at.start()]
            head = head_before(before)
            if head is None and before.rstrip(" ").endswith("\n"):  # a page may break between the two words
                before = content(text[max(0, at.start() - 200) : at.start()])
                head = head_before(before)
            if head is not None and kind_of_noun(head.noun) not in _WORTHLESS:
                start = at.start() - len(before) + head.start
                yield Citation(start, at.end(), kind_of_noun(head.noun), form=form)


def _short(text: str, numbers: Sequence[int] | None) -> Iterator[Citation]:
    """A number behind a noun without a symbol, and the numbers listed behind it."""
    for at in symbols.numbers(text).behind_nouns if numbers is None else numbers:
        before = text[max(0, at - 40) : at]
        head = head_before(before) if _ends_with_noun(before) else None
        first = _NUMBER.match(text, at) if head and kind_of_noun(head.noun) not in _WORTHLESS else None
        if head is not None and first is not None and _is_name(before, head.start, first):
            yield from _numbers(text, at - len(before) + head.start, kind_of_noun(head.noun), first)


def _ends_with_noun(before: str) -> bool:
    """Whether a text ends with the last word of a noun, with "số" behind it or without."""
    *_, noun, last = ("", "", *before.split())
    return (noun if last == "số" else last).endswith(_NOUN_ENDS)


def _is_name(before: str, start: int, number: re.Match[str]) -> bool:
    """Whether a number names a document: "số" stands before it, its year behind it, or the noun has a capital."""
    return before[start].isupper() or bool(number["year"]) or before.rstrip().lower().endswith("số")


def _numbers(text: str, start: int, kind: str | None, first: re.Match[str]) -> Iterator[Citation]:
    members = [first]
    while True:
        joint = _NEXT.match(text, members[-1].end())
        following = _NUMBER.match(text, joint.end()) if joint else None
        if following is None:
            break
        members.append(following)
    issuer = issuer_behind(text, members[-1].end())
    for member in members:
        begin = start if member is first else member.start()
        end = issuer.end if issuer and member is members[-1] else member.end()
        yield Citation(
            begin, end, kind, form="short", number=member["number"], date=member["year"],
            issuer=issuer.name if issuer else None, inferred=("issuer",) if issuer and member is not members[-1] else (),
        )  # fmt: skip


# --- aliases -------------------------------------------------------------------------------------------------------

_CALLED = re.compile(
    rf"[(,;]?[ \n]*(?:sau{_S}đây|dưới{_S}đây)?[ \n]*(?:được{_S})?(?:gọi|viết){_S}(?:(?:tắt|gọn|chung){_S}){{0,2}}là[ \n]*:?[ \n]*[“\"]?(?P<name>[^)(;.“”\"\n]{{3,80}})"
)
_ANCHORS = tuple(re.compile(rf"{end}{_S}là(?!\w)") for end in ("ắt", "ọn", rf"ọi(?:{_S}chung)?"))
_REACH = 400


def aliases(text: str, cited: Sequence[Citation]) -> list[Alias]:
    """The names that a text gives to the citations directly before them, such as "Nghị quyết 57".

    >>> text = "theo Nghị quyết số 957-NQ/TW (sau đây gọi tắt là Nghị quyết 957)"
    >>> from loaders.citations import find as citations
    >>> [(one.name, one.citation.symbol) for one in aliases(text, citations(text))]
    [('Nghị quyết 957', '957-NQ/TW')]
    """
    found, ends = [], [one.end for one in cited]
    for at in sorted((one for anchor in _ANCHORS for one in anchor.finditer(text)), key=re.Match.start):
        called = _CALLED.search(text, max(0, at.start() - 24), at.end() + 100)
        last = bisect_right(ends, at.start()) - 1
        if called is None or last < 0 or ends[last] <= at.start() - _REACH or "\n\n" in text[ends[last] : at.start()]:
            continue
        name = " ".join(called["name"].split()).rstrip(" ,")
        if _names_document(name, cited[last].kind):
            found.append(Alias(name, called.end(), cited[last], called.start("name")))
    return found


def _names_document(name: str, kind: str | None) -> bool:
    """Whether an alias is a document's: one of its kind, or of another with a number: "Chương trình 167"."""
    found = _any_noun().match(name)
    if found is None:
        return False
    longer = found.end() < len(name)
    return (longer and any(map(str.isdigit, name))) or (kind_of_noun(found.group()) == kind and name[0].isupper())


@cache
def _any_noun() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives(noun for entry in entries('kinds') for noun in entry['nouns'])})(?!\w)", re.IGNORECASE
    )


_NOT_LONGER = re.compile(rf"(?![\w/-]|{_S}(?:số|này|nêu|nói|[0-9]))")
_LONGEST_NAME = 80


def _aliased(text: str, named: Sequence[Alias]) -> Iterator[Citation]:
    """Every place that a name given before stands at: one scan for their first words, however many names there are."""
    by_name: dict[str, Alias] = {}
    for alias in named:
        by_name.setdefault(alias.name, alias)
    lengths = {len(name) for name in by_name}
    for first in _first_words(by_name).finditer(text, named[0].start) if named else ():
        at = first.start()
        words = " ".join(text[at : at + 2 * _LONGEST_NAME].split())
        here = [by_name[words[:length]] for length in lengths if words[:length] in by_name]
        for alias in sorted(here, key=lambda one: one.start):
            end = _end_of(text, at, alias.name)
            if at >= alias.start and _NOT_LONGER.match(text, end):
                yield Citation(
                    at, end, alias.citation.kind, form="alias", name=alias.name, antecedent=alias.citation.start
                )  # fmt: skip


def _first_words(names: Iterable[str]) -> re.Pattern[str]:
    """The first words of some names: they are nouns, so that there are few."""
    return re.compile("|".join(sorted({re.escape(name.split(" ", 1)[0]) for name in names}, reverse=True)))


def _end_of(text: str, at: int, name: str) -> int:
    """Where a name ends that begins at a place, whatever white space stands between its words."""
    for word in name.split():
        at = text.find(word, at) + len(word)
    return at


# --- names in names --------------------------------------------------------------------------------------------------

_AMENDING = re.compile(rf"(?:Bộ{_S}luật|Luật|Pháp{_S}lệnh){_S}(?:sửa{_S}đổi|bổ{_S}sung)(?!\w)", re.IGNORECASE)


def _inner(text: str, cited: Sequence[Citation]) -> Iterator[Citation]:
    """The laws that the name of an amending law names: known ones, and others up to the noun of the next."""
    for one in cited:
        if one.name and one.kind in _LAW_NOUNS and _AMENDING.match(text, one.start):
            for law in _named_law().finditer(text, one.start + 5, one.end):
                kind = next((kind for kind in _LAW_NOUNS if law[kind]), "law")
                name = f"{_LAW_NOUNS[kind]} {' '.join((law[kind] or law['other']).split())}"
                yield Citation(law.start(), law.end(), kind, form="inner", name=name)


_LAW_NOUNS = {"code": "Bộ luật", "law": "Luật", "ordinance": "Pháp lệnh"}


@cache
def _named_law() -> re.Pattern[str]:
    groups = [
        rf"{noun.replace(' ', _S)}{_S}(?P<{kind}>{alternatives(law['name'] for law in entries('laws') if law['kind'] == kind)})"
        for kind, noun in _LAW_NOUNS.items()
    ]
    other = rf"Luật{_S}(?P<other>(?-i:[A-ZĐÀ-Ỹ])[^;.()]{{2,80}}?)(?=[ \n]*(?:,|{_S}và){_S}(?-i:{_LAW_NOUN})|{_S}ngày{_S}[0-9])"
    return re.compile(rf"(?<!\w)(?:{'|'.join([*groups, other])})(?!\w)", re.IGNORECASE)


_LAW_NOUN = "Bộ luật|Luật|Pháp lệnh"
