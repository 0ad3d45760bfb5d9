"""What a task must produce: schemes, programmes, resolutions, plans, databases, reports.

    Xây dựng (và triển khai) Đề án A, Kế hoạch B          a verb of making, then one thing or several
    trình Chính phủ ban hành Nghị định về C               the body between the verbs issues it
    Kế hoạch D                                            an item that is nothing but a name

What is there and is only carried out ("Triển khai Đề án A"), and what has a number, is no product. A thing whose name
says nothing of its own ("cơ chế, chính sách phù hợp") belongs to its task: it is no other task's.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import replace
from functools import cache

from loaders.issuers import Issuer, issuer_at
from loaders.lexicon import alternatives, entries, table
from loaders.work.found import Found, Link, Words
from loaders.work.titles import Thing, is_verbal, names_a_kind, next_thing, sentences, thing_at

_S = r"\s+"
_LONGEST_CHAIN = 14
"""Verbs, adverbs and bodies between the first verb of an order and what it makes."""


def find(words: Words) -> Iterator[Found]:
    """Every thing that the words order to be made.

    >>> words = "Xây dựng và triển khai Đề án mở rộng bến cá; trình Chính phủ ban hành Nghị định về bến đò."
    >>> [(one.facts["name"], one.aside) for one in find(Words(words, 0, len(words)))]
    [('Đề án mở rộng bến cá', {}), ('Nghị định về bến đò', {'issuer': 'Chính phủ'})]
    >>> list(find(Words("Triển khai Đề án mở rộng bến cá", 0, 31)))
    []
    """
    at, ends = words.start, set[int]()
    for verb in _verb().finditer(words.text, words.start, words.end):
        if verb.start() < at:
            continue
        if _orders_nothing(words, verb.start()):
            at = _linked(words.text, verb.end(), words.end)
            continue
        for one in _made(words.text, verb, words.end):
            at = max(at, one.end)
            ends.add(one.end)
            yield as_found(one)
    yield from _alone(words, ends)


def find_in_cell(words: Words) -> Iterator[Found]:
    """The products that a cell of a task table names; one by its noun alone ("Báo cáo") belongs to its task.

    >>> words = "Đề án; Nghị quyết của Chính phủ; Báo cáo trình Thủ tướng Chính phủ"
    >>> [(one.facts["name"], one.aside) for one in find_in_cell(Words(words, 0, len(words)))]
    [('Đề án', {}), ('Nghị quyết của Chính phủ', {'issuer': 'Chính phủ'}), ('Báo cáo', {})]
    """
    for line in _line().finditer(words.text, words.start, words.end):
        one = thing_at(words.text, line.start(), line.end())
        while one is not None and one.kind:
            yield as_found(one)
            one = next_thing(words.text, one, line.end())


@cache
def _line() -> re.Pattern[str]:
    """An item of a cell: its line may break; the next begins with a mark, or with the noun of a thing and a capital."""
    known = {noun for entry in entries("deliverables") for noun in entry["nouns"]}
    begins = rf"\s*(?:[•+-]|[0-9]+[.)]|(?:{alternatives(one[0].upper() + one[1:] for one in known)})(?!\w))"
    return re.compile(rf"[^\s;•+-](?:[^;\n]|(?<=,)\n|(?<=, )\n|\n(?!{begins}))*")


# --- the verb and what it makes ----------------------------------------------------------------------------------------

_SPACE = re.compile(_S)
_TO = re.compile(rf"(?:\s*,|{_S}và|{_S}hoặc)?{_S}")
_ISSUES = re.compile(rf"(?<!\w)(?:ban{_S}hành|phê{_S}duyệt|thông{_S}qua)(?!\w)", re.IGNORECASE)
_GOES_TO = re.compile(rf"\s*,?{_S}(?:trình|tham{_S}mưu){_S}")
_THERE_ISSUED = re.compile(rf"{_S}(?:xem{_S}xét\s*,?{_S})?(?:ký{_S})?(?:ban{_S}hành|phê{_S}duyệt|thông{_S}qua)(?!\w)")


def _made(text: str, verb: re.Match[str], end: int) -> Iterator[Thing]:
    """The things behind a verb; where the words between them name a body and what it does, it issues them."""
    at, body, to, verbs = verb.end(), "", 0, [verb.group().lower()]
    for _ in range(_LONGEST_CHAIN):
        space = _SPACE.match(text, at, end)
        first = thing_at(text, space.end(), end, behind_a_verb=to != at) if space else None
        if first is not None:
            issues = body and (verbs[-1] == "trình" if to == at else _ISSUES.search(text, to, at))
            if any(_makes(one, first) for one in verbs):
                yield from _listed(text, first, body if issues else "", end)
            return
        if link := _link().match(text, at, end):
            at = link.end()
            verbs += [link["word"]] if link["word"] else []
            to = at if link["receiver"] else to
        elif other := _body(text, at, end):
            at = to = other.end
            body = other.name if other.known else ""
        else:
            return


def _makes(verb: str, thing: Thing) -> bool:
    """Whether a verb makes such things."""
    known = table("making")
    kinds = known["some"].get(verb)
    some = not kinds or not thing.kind or thing.kind in kinds or thing.noun.lower() in kinds
    return some and verb not in known["between"]


def _linked(text: str, at: int, end: int) -> int:
    """Where the verbs end that stand beside one in a row."""
    while (link := _link().match(text, at, end)) and text[at : link.end("joint")].strip():
        at = link.end()
    return at


def _body(text: str, at: int, end: int) -> Issuer | None:
    """The body that stands next, behind a comma or not."""
    to = _TO.match(text, at, end)
    found = issuer_at(text, to.end()) if to else None
    return found if found and found.end <= end else None


def _listed(text: str, first: Thing, issuer: str, end: int) -> Iterator[Thing]:
    """A thing and those beside it in its list; one that only its noun names is none."""
    one: Thing | None = first
    while one is not None:
        if one.counts:
            yield replace(one, issuer=one.issuer or issuer or _then(text, one.end, end))
        one = next_thing(text, one, end)


def _then(text: str, at: int, end: int) -> str:
    """The body that issues what was named before: "..., trình Chính phủ ban hành"."""
    to = _GOES_TO.match(text, at, end)
    body = issuer_at(text, to.end()) if to else None
    return body.name if body and body.known and _THERE_ISSUED.match(text, body.end, end) else ""


def as_found(one: Thing, link: Link = "PRODUCES") -> Found:
    """A thing with what its words say of it."""
    facts = {"name": one.name, "kind": one.kind} | ({"period": one.period} if one.period else {})
    return Found("deliverable", one.start, one.end, link, facts, aside={"issuer": one.issuer} if one.issuer else {})


# --- an item that is nothing but a name --------------------------------------------------------------------------------


def _alone(words: Words, ends: Container[int]) -> Iterator[Found]:
    """A name that is all of the words, or of a sentence behind one that orders something of its kind."""
    behind = words.column == "task" or _is_listed(words)
    for start, end in sentences(words.text, words.start, words.end):
        one = thing_at(words.text, start, end, behind_a_verb=False) if behind else None
        if one and one.counts and _is_all(words.text, one, start, end):
            yield as_found(one)
        behind = end in ends


def _is_listed(words: Words) -> bool:
    """Whether the words are an item of a list whose first line orders such things: "ban hành các danh mục sau:"."""
    head = thing_at(words.text, words.start, words.end, behind_a_verb=False)
    colon = words.text.rfind(":", max(0, words.start - _LONGEST_LIST), words.start) if head and head.capital else -1
    if head is None or colon < 0:
        return False
    above = words.text[max(0, colon - _LONGEST_LINE) : colon]
    noun = head.name.split()[0].lower()
    return noun in above[-_LONGEST_END:].lower() and _verb().search(above) is not None


_LONGEST_LIST, _LONGEST_LINE, _LONGEST_END = 1200, 240, 40


def _is_all(text: str, one: Thing, start: int, end: int) -> bool:
    """Whether a sentence is the name of a thing: nothing is said of it."""
    rest = text[one.end : end].strip(" .;")
    return (
        text[start].isupper()
        and not is_verbal(one.kind)
        and not rest.startswith(",")
        and not _says().search(text, one.start, end)
    )


@cache
def _says() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table('deliverables')['predicates'])})(?!\w)")


# --- words -------------------------------------------------------------------------------------------------------------


def making(text: str, start: int, at: int) -> bool:
    """Whether a verb of making reaches up to a place: "xây dựng và" before "triển khai".

    >>> making("Xây dựng và triển khai Đề án", 0, 12), making("Khẩn trương triển khai Đề án", 0, 12)
    (True, False)
    """
    return _made_before().search(text, max(start, at - _LONGEST_BEFORE), at) is not None


@cache
def _made_before() -> re.Pattern[str]:
    verbs = alternatives([*table("making")["verbs"], *table("making")["loose"]])
    return re.compile(
        rf"(?<!\w)(?:{verbs})(?:\s*,|{_S}và|{_S}để)?(?:{_S}(?:tổ{_S}chức|kịp{_S}thời))?{_S}\Z", re.IGNORECASE
    )


def _orders_nothing(words: Words, at: int) -> bool:
    """Whether the words before a verb make it none, or one that somebody else has carried out."""
    before = max(words.start, at - _LONGEST_BEFORE)
    far = max(words.start, at - _LONGEST_ISSUE)
    if _done_by_others().search(words.text, far, at):
        return True
    if words.text[at].isupper() and _MINISTRY.search(words.text, before, at):
        return True  # "Bộ Xây dựng"
    if _ISSUES.match(words.text, at) and _NUMBERED.search(words.text, far, at):
        return True
    return _not().search(words.text, before, at) is not None or names_a_kind(words.text, words.start, at)


_LONGEST_BEFORE = 40
_MINISTRY = re.compile(rf"(?<!\w)(?:Bộ|Sở|BỘ|SỞ|bộ|sở){_S}\Z")


_LONGEST_ISSUE = 120


@cache
def _done_by_others() -> re.Pattern[str]:
    """What stands before the verb where a body is said to have done it, to do it first, or in some case.

    "Quyết định ngày 3 tháng 4 năm 2031 của Thủ tướng Chính phủ ban hành ...", "sau khi Chính phủ ban hành ...", "trường hợp ..."
    """
    day = rf"(?:ngày{_S}[0-9]{{1,2}}{_S}tháng{_S}[0-9]{{1,2}}{_S}năm{_S}[0-9]{{4}}|[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-][0-9]{{4}})"
    return re.compile(
        rf"(?:{day}(?:{_S}của{_S}[^.;:,]{{1,80}})?|(?<!\w)(?:(?:sau|trước){_S}khi|trường{_S}hợp|nếu){_S}[^.;:,]{{1,80}}){_S}\Z"
    )


_BY = rf"{_S}của{_S}[^.;:,]{{1,80}}"
_NUMBERED = re.compile(
    rf"(?:số{_S}[^\s,;]*[0-9][^\s,;]*(?:{_BY})?|(?:[Nn]ghị|[Qq]uyết|[Cc]hỉ){_S}(?:quyết|định|thị){_BY}){_S}\Z"
)
"""A document that is there, where it is said what it issues: "Quyết định của Thủ tướng Chính phủ phê duyệt ..."."""


@cache
def _not() -> re.Pattern[str]:
    known = table("making")
    beside = rf"(?:(?<!\w)(?:{alternatives(known['of'])})(?:{_S}\w+){{1,2}}(?:\s*,|{_S}và|{_S}hoặc))"
    return re.compile(rf"(?:(?<!\w)(?:{alternatives(known['not'])})|{beside}){_S}\Z", re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    """The verbs of making, in small letters or with a capital."""
    verbs = sorted({*table("making")["verbs"], *table("making")["loose"]})
    return re.compile(rf"(?<!\w)(?:{alternatives([*verbs, *(one[0].upper() + one[1:] for one in verbs)])})(?!\w)")


@cache
def _link() -> re.Pattern[str]:
    known = table("making")
    words = alternatives([*known["verbs"], *known["loose"], *known["between"]])
    joint = rf"(?:\s*[,/](?:{_S}(?:và|hoặc))?|{_S}(?:và|hoặc|rồi))?{_S}"
    return re.compile(
        rf"(?P<joint>{joint})(?:(?P<word>{words})|(?P<receiver>{alternatives(known['receivers'])}))(?!\w)"
    )
