"""The role of a body on a task: it leads (LEADS), takes part (COORDINATES), or watches over it (OVERSEES).

    "Sở Y tế chủ trì, phối hợp với Sở Tài chính"   the item opens with the body that is to act; those behind "với" take part
    "Giao Sở Y tế", "do Sở Y tế chủ trì"           the order names it
    "Trách nhiệm của Sở Y tế", "5. Sở Y tế"        a heading names it, for all beneath
    "Cơ quan chủ trì: Sở Y tế"                     a key names it

Where a name may begin is found first, by the words before it; only there a body is looked for. A body that a sentence
only speaks of (issuer of a citation, receiver of a report, "vai trò của ...") stands at none of these places.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from loaders.chrome import CAPITALS
from loaders.lexicon import alternatives, entries, table
from loaders.work.agencies import Body, agency_facts, bodies_at, first, is_inner, kind_of, listed
from loaders.work.classes import classes_at
from loaders.work.found import Found, Link, Words

_SENTENCE = 300
_KEY = 60
_IN_HEADINGS = ("start", "duty", "with", "bracket", "key")
_HEADING = 600
"""A heading names its body in so many characters; articles of laws have prose of any length."""


def find(words: Words) -> Iterator[Found]:
    """The bodies with their role in somebody's words; one that says nobody in particular is left out.

    >>> said = "Sở Y tế chủ trì, phối hợp với Sở Tài chính lập kế hoạch, báo cáo UBND tỉnh."
    >>> [(one.link, one.facts["name"]) for one in find(Words(said, 0, len(said)))]
    [('LEADS', 'Sở Y tế'), ('COORDINATES', 'Sở Tài chính')]
    """
    return map(_found, _roles(words))


def in_cell(words: Words) -> Iterator[Found]:
    r"""The bodies that a cell of a task table lists; its column tells their role.

    >>> said = "Sở Y tế\nSở Tài chính; các sở liên quan"
    >>> [(one.link, one.facts["name"]) for one in in_cell(Words(said, 0, len(said), column="coordinate"))]
    [('COORDINATES', 'Sở Y tế'), ('COORDINATES', 'Sở Tài chính'), ('COORDINATES', 'Các sở')]
    """
    link: Link = "LEADS" if words.column == "lead" else "COORDINATES"
    return (_found((body, link)) for body in listed(words.text, words.start, words.end) if body.name)


def _found(told: tuple[Body, Link]) -> Found:
    body, link = told
    facts, inferred = agency_facts(body)
    aside = {"scope": "inner"} if is_inner(body.name) else {}
    return Found("agency", body.start, body.end, link, facts, aside=aside, inferred=inferred)


def _roles(words: Words) -> Iterator[tuple[Body, Link]]:
    """Every body at a place where one with a role may stand."""
    heading = words.holder == "Section"
    end = min(words.end, words.start + _HEADING) if heading else words.end
    behind = words.start
    for place in _places(words.text, words.start, end):
        if place.at < behind or (heading and place.kind not in _IN_HEADINGS):
            continue
        if heading and place.kind == "with" and behind == words.start and not _joint().match(words.text, behind, end):
            continue
        bodies, stop = bodies_at(words.text, place.at, end, semicolons=heading or place.kind in ("key", "duty"))
        if heading and not bodies:
            bodies, stop = classes_at(words.text, place.at, end)
            bodies = bodies if _charges(place.kind == "duty").match(words.text, stop, end) else []
        behind = stop if bodies else behind
        named = bool(bodies) and kind_of(bodies[-1].name) != "collective"
        link = _link(words, place, stop, end, named=named) if bodies else ""
        bracketed: list[Link] = ["" if heading else _in_brackets(words.text, body.end, end) for body in bodies]
        for n, body in enumerate(bodies):
            told = [one for one in bracketed[n:] if one] if any(bracketed[:n]) else bracketed[n : n + 1]
            shared: Link = told[0] if told else ""
            if body.name and (own := shared or link):
                yield body, own


# --- where a name may begin -----------------------------------------------------------------------------------------


class _Place(NamedTuple):
    """A place where a body with a role may stand, what stands before it, and the role that it tells, if any."""

    at: int
    kind: str
    link: Link = ""


def _places(text: str, start: int, end: int) -> Iterator[_Place]:
    """The places in their order; that at the beginning is always there."""
    opening = _opening().match(text, start, end)
    if opening is not None:
        kind = "duty" if opening["duty"] else "start"
        yield _Place(opening.end(), kind, "LEADS" if opening["duty"] else "")
    cues = [*_beginning().finditer(text, start, end), *_words_before().finditer(text, start, end)]
    for found in sorted(cues, key=lambda one: one.start()):
        if place := _told(text, found, start):
            yield place


def _told(text: str, found: re.Match[str], start: int) -> _Place | None:
    """The place behind a sign or behind words that tell a role; none where the words are part of others."""
    at, sign = found.start(), found.group()[0]
    if sign == ":" and (key := _key().search(text, max(start, at - _KEY), at)):
        return _Place(found.end(), "key", _by_words()[_plain(key.group())])
    if not sign.isalpha():
        return _Place(found.end(), {",": "comma", "(": "bracket"}.get(sign, "sentence"))
    if at > start and text[at - 1].isalnum():
        return None
    words = _plain(found.group())
    link = _by_words().get(words, "")
    if link and _no_part().search(text, max(start, at - 20), at):
        return None
    kind = "with" if link else "through" if words in _through() else "order"
    return _Place(found.end(), kind, link)


def _plain(words: str) -> str:
    return " ".join(words.rstrip(": ").lower().split())


@cache
def _opening() -> re.Pattern[str]:
    """The beginning of an item or heading: perhaps an order or the words "Trách nhiệm của", then a body."""
    lexicon = table("roles")
    duties = alternatives(words for one in entries("roles") for words in one.get("duty", ()))
    orders = alternatives(one for one in lexicon["orders"] if one[0].isupper())
    return re.compile(rf"[\s\"“]*(?:(?i:(?P<duty>{duties})\s+)|(?:{orders})(?:\s*:)?\s+)?(?=(?i:{first()}))")


@cache
def _beginning() -> re.Pattern[str]:
    """Where a sentence, a part of one or a value behind its key begins inside an item, with a body."""
    return re.compile(
        rf"[.;:,\n(](?:(?<=[.;:])\s+|(?<=\()\s*|(?<=,)\s+(?=các\s|[{CAPITALS}])|(?<=\n)\s*(?=Các\s))(?={first()})"
    )


@cache
def _words_before() -> re.Pattern[str]:
    """Words that stand before a body that has a role.

    Its alternatives begin with plain letters: so the scan skips every letter that begins none.
    """
    lexicon = table("roles")
    told = _in_two_cases(words for one in entries("roles") for words in one.get("words", ()))
    return re.compile(
        rf"(?:{told}|{alternatives(lexicon['orders'])}|{alternatives(lexicon['through'])})\s+(?={first()})"
    )


@cache
def _through() -> frozenset[str]:
    return frozenset(map(_plain, table("roles")["through"]))


@cache
def _key() -> re.Pattern[str]:
    keys = _in_two_cases(words for one in entries("roles") for words in one.get("keys", ()))
    return re.compile(rf"(?<!\w)(?:{keys})\s*\Z")


def _in_two_cases(phrases: Iterator[str]) -> str:
    """Phrases as alternatives, each with a small and with a capital letter at its beginning."""
    return alternatives(form for one in phrases for form in (one, one[0].upper() + one[1:]))


@cache
def _no_part() -> re.Pattern[str]:
    """Nouns before "phối hợp với": rules of working together order nobody to do so."""
    nouns = alternatives(noun for one in entries("roles") for noun in one.get("but", ()))
    return re.compile(rf"(?<!\w)(?i:{nouns})\s+$")


@cache
def _by_words() -> dict[str, Link]:
    return {
        _plain(words): one["role"]
        for one in entries("roles")
        for key in ("words", "keys", "duty")
        for words in one.get(key, ())
    }


# --- what a body is to do -------------------------------------------------------------------------------------------


def _link(words: Words, place: _Place, stop: int, end: int, *, named: bool) -> Link:
    """The role of bodies at a place, from the words before and behind them; none where nothing is ordered.

    People and firms may stand behind a body that is `named`; behind a collective they say that it is longer.
    """
    text = words.text
    if place.link == "COORDINATES" and place.kind == "with":
        return "" if _goes_on().match(text, stop, end) else place.link
    if place.kind == "duty":
        stop = _reached(text, stop, end)
        return place.link if _ends().match(text, stop, end) or (named and _people().match(text, stop, end)) else ""
    if place.link:
        return place.link
    behind = _behind().match(text, stop, end)
    at = behind.end() if behind else stop
    if _leads().match(text, at, end):
        return "LEADS"
    if place.kind == "start" and words.holder == "Task" and _alone().match(text, at, end):
        return ""
    if place.kind == "through" or _nothing().match(text, at, end):
        return ""
    kind = "main" if place.kind == "comma" and _opens_aside(text, words.start, place.at) else place.kind
    return _acts(text, at, end) if kind == "start" or _strong(kind).match(text, at, end) else ""


def _in_brackets(text: str, at: int, end: int) -> Link:
    """The role that stands in brackets behind a name: "Sở Y tế (chủ trì), Sở Tài chính (phối hợp)"."""
    found = _bracket().match(text, at, end)
    return "" if found is None else "LEADS" if found["leads"] else "COORDINATES"


def _reached(text: str, at: int, end: int) -> int:
    """Where the words end that say how far a body reaches: "Sở Y tế các tỉnh, thành phố"."""
    found = _reach().match(text, at, end)
    return found.end() if found else at


def _opens_aside(text: str, start: int, at: int) -> bool:
    """Whether a comma ends what its sentence opens with ("Định kỳ hằng năm, Bộ ..."), so that the body behind it acts."""
    first = max(start, at - _SENTENCE)
    begin = max(first, *(text.rfind(mark, first, at) + 1 for mark in (". ", "; ", ".\n", ";\n")))
    return _aside().match(text, begin, at) is not None


def _acts(text: str, at: int, end: int) -> Link:
    """What a body does that opens an item: it takes part, watches over others, or acts itself."""
    adverbs = _adverbs().match(text, at, end)
    at = adverbs.end() if adverbs else at
    part = _takes_part().match(text, at, end)
    if part is not None:
        return "LEADS" if part["with"] else "COORDINATES"
    if _directs().match(text, at, end):
        return "OVERSEES"
    return "OVERSEES" if _oversees().match(text, at, end) else "LEADS"


@cache
def _behind() -> re.Pattern[str]:
    """What stands between a body and what it is to do: a parenthesis, and on what ground it acts."""
    asides = table("roles")["asides"]
    leads, nouns, tails = (alternatives(asides[key]) for key in ("leads", "nouns", "tails"))
    ground = rf"(?:{leads})(?:(?:\s*,|\s+và)?\s+(?:các\s+)?(?:{nouns})(?!\w))+(?:\s+(?:{tails})(?!\w))*(?!\s+(?:của|tại)\s)\s*,?"
    return re.compile(rf"{_reach().pattern}(?:\s*\([^()]{{0,120}}\))?(?:\s*,?\s*{ground})?\s*,?\s*")


@cache
def _reach() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+(?:{alternatives(table('roles')['reach'])})(?!\w))*")


@cache
def _charges(duty: bool) -> re.Pattern[str]:
    """What follows a class of bodies that a heading charges: that it has a duty; behind "trách nhiệm của" its end will do."""
    ends = r"|\s*(?:[:.;(“]|[0-9]+\s|\Z)|\s+(?:trong|về|đối\s+với|khi|theo)(?!\w)" if duty else ""
    return re.compile(rf"\s+(?:có|chịu)\s+trách\s+nhiệm(?!\w){ends}")


@cache
def _joint() -> re.Pattern[str]:
    """A heading that says with whom whoever is charged above is to work: "2. Chủ trì, phối hợp với ...:"."""
    return re.compile(r"\s*(?:Chủ\s+trì\s*,?\s+)?[Pp]hối\s+hợp(?!\w)")


@cache
def _directs() -> re.Pattern[str]:
    """What a body does where the next lines name who is to act: "Ủy ban nhân dân tỉnh chỉ đạo:"."""
    return re.compile(r"chỉ\s+đạo\s*:")


@cache
def _leads() -> re.Pattern[str]:
    kind = r"(?:cơ\s+quan|đơn\s+vị)\s+"
    leads = rf"(?:được\s+giao\s+)?(?:(?:là|làm)\s+(?:{kind})?)?(?:làm\s+)?(?:đầu\s+mối\s*,?\s*)?chủ\s+trì"
    contact = rf"(?:là|làm)\s+(?:{kind})?đầu\s+mối|(?:là|làm)\s+{kind}thường\s+trực|làm\s+{kind}chủ\s+quản"
    return re.compile(rf"(?:{leads}|{contact})(?!\w)")


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(
        r"\s*\(\s*(?:(?:cơ\s+quan|đơn\s+vị)\s+)?(?:(?P<leads>chủ\s+trì|đầu\s+mối)|phối\s+hợp)\s*\)", re.IGNORECASE
    )


@cache
def _nothing() -> re.Pattern[str]:
    """What follows a body that is only spoken of, or a name that is longer than what was read of it."""
    words = alternatives(table("roles")["no_order"])
    return re.compile(rf"(?!có\s+(?:trách\s+nhiệm|nhiệm\s+vụ))(?:{words})(?!\w)|(?<=[ ])[{CAPITALS}]|[-/\"”\d]|\)")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf" +(?:điện\s+tử|[{CAPITALS}])")


@cache
def _alone() -> re.Pattern[str]:
    """The end of an item that has only names: it stands in a list, and orders nothing."""
    return re.compile(r"[\s.;,/]*\Z")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternatives(table('roles')['openers'])})(?!\w)")


@cache
def _ends() -> re.Pattern[str]:
    """Where the bodies that a heading charges end, so that none is left out: its end, or what they are charged with."""
    return re.compile(r"\s*(?:[:.;\n(\d“]|\Z|(?:trong|về|đối\s+với|khi|theo|tại|và|chủ\s+trì)(?!\w))|[ ]*\n")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf",\s+(?:{alternatives(table('roles')['others'])})(?!\w)")


@cache
def _strong(kind: str) -> re.Pattern[str]:
    """What a body inside an item must be ordered to do: in brackets and after a comma its part, elsewhere any work."""
    duties = r"(?:có|chịu)\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|phối\s+hợp\s+(?:chặt\s+chẽ\s+)?với"
    if kind == "bracket":
        return re.compile(r"(?:phối\s+hợp|thực\s+hiện|tham\s+mưu)(?!\w)")
    if kind == "comma":
        return re.compile(rf"(?:{duties}|phối\s+hợp(?=\s+thực\s+hiện|\s*[.;)]|\s*\Z))(?!\w)")
    verbs = alternatives(table("roles")["verbs"])
    labelled = rf"|:\s+(?i:{duties}|{verbs})" if kind == "sentence" else ""
    return re.compile(rf"(?:{duties}|{verbs}{labelled})(?!\w)")


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{alternatives(table('roles')['adverbs'])})(?!\w)\s*,?\s*)+")


@cache
def _takes_part() -> re.Pattern[str]:
    """What a body does that only takes part; with others behind "với" it acts, and with more work it does too."""
    more = r"(?!\s*,\s*(?:hướng\s+dẫn|chỉ\s+đạo|tổ\s+chức|đôn\s+đốc))"
    how = r"(?:\s+(?:chặt\s+chẽ|thường\s+xuyên))?"
    return re.compile(rf"tham\s+gia(?!\w)|phối\s+hợp{more}{how}(?P<with>\s+(?:với|cùng|{first()}))?")


@cache
def _oversees() -> re.Pattern[str]:
    """Two verbs of watching over others, or one with the work of others as its object."""
    lexicon = table("roles")
    verb, watched = (alternatives(lexicon[key]) for key in ("oversight", "watched"))
    between = r"(?:\s*,\s*(?:hướng\s+dẫn|chỉ\s+đạo)?,?\s*|\s+và\s+)"
    return re.compile(rf"(?:{verb})(?:{between}(?:{verb})|(?:,\s*đánh\s+giá)?\s+(?:{watched}))(?!\w)")
