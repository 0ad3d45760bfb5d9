"""What tasks make and need, under its noun and title: "Đề án phát triển bến cá đến năm 2030".

A name begins with a noun of the lexicon and ends where the order goes on: at a full stop, at words that say why or by
when, or where the next thing of a list begins. Commas belong to a title that has a capital as long as they may.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from graph.text import fold
from loaders.issuers import Issuer, issuer_at, provinces
from loaders.lexicon import alternatives, entries, table

_S = r"\s+"
_QUOTES = "“”\"'‘’"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to be made or needed, where a text names it."""

    start: int
    end: int
    kind: str
    """A kind of the ontology; "" of a noun that only stands for what is listed in brackets behind it."""
    name: str
    period: str
    issuer: str
    title: str
    """What the name says beside its noun."""
    said: str
    """The same without the body that issues it."""
    noun: str

    @property
    def capital(self) -> bool:
        """Whether its noun is written with a capital, as that of a title is."""
        return self.noun[0].isupper()

    @property
    def general(self) -> bool:
        """Whether nothing in its name tells it from others of its kind."""
        return not _general().sub("", self.said).strip(f" ,.{_QUOTES}")

    @property
    def common(self) -> bool:
        """Whether many bodies have one under this name."""
        return not _common().sub("", _general().sub("", self.said)).strip(f" ,.{_QUOTES}")

    @property
    def counts(self) -> bool:
        """Whether it is a thing of its own: its noun means one, and its name says which."""
        if (
            not self.kind
            or not self.title
            or (self.title[0] == "," and "," not in self.noun)
            or _does_something().match(self.title)
            or self.title.endswith("hiện hành")
        ):
            return False
        return not self.general or bool(_kinds_by_name()[self.kind].get("vague"))


def thing_at(text: str, at: int, end: int, *, behind_a_verb: bool = True) -> Thing | None:
    """The thing whose name begins at a place, with its whole title.

    >>> one = thing_at("các Đề án phát triển bến cá đến năm 2030, trình cấp trên", 0, 56)
    >>> one.kind, one.name, one.period
    ('scheme', 'Đề án phát triển bến cá đến năm 2030', '2030')
    >>> thing_at("Đề án số 12/ĐA-UBND về bến cá", 0, 29) is None  # that is a citation
    True
    """
    head = _head().match(text, at, end)
    if head is None or _cited().match(text, head.end(), end) or _idle().match(text, head.start("noun"), end):
        return None
    kind = _kind(head["noun"])
    if not _names(text, head, end, behind_a_verb=behind_a_verb):
        return None
    stop = _title_end(text, head, end)
    title = " ".join(text[head.end() : stop].split())
    issuer, start = _issuer(text, head.end(), stop), head.start("noun")
    said = " ".join(text[issuer.end : stop].split()) if issuer else title
    by = issuer.name if issuer and issuer.known else ""
    return Thing(start, stop, kind, _name(text[start:stop]), period_of(title), by, title, said, head["noun"])


def next_thing(text: str, last: Thing, end: int) -> Thing | None:
    """The thing that stands beside one in a list, or first in the brackets behind it.

    >>> words = "quy chế làm việc, chương trình kiểm tra"
    >>> next_thing(words, thing_at(words, 0, 39), 39).name
    'Chương trình kiểm tra'
    """
    joint = _JOINT.match(text, last.end, end)
    one = thing_at(text, joint.end(), end, behind_a_verb=False) if joint else None
    if one is None or (one.capital != last.capital and last.kind and "(" not in text[last.end : one.start]):
        return None
    return one


def period_of(title: str) -> str:
    """The years that a title bounds itself with.

    >>> period_of("phát triển bến cá giai đoạn 2026 - 2030"), period_of("bến cá đến năm 2030, tầm nhìn đến năm 2050"), period_of("bến cá")
    ('2026-2030', '2030', '')
    """
    range = _RANGE.search(title)
    if range:
        return f"{range[1]}-{range[2]}"
    until = _UNTIL.search(title)
    return until[1] if until else ""


@lru_cache(maxsize=1024)
def is_general(name: str) -> bool:
    """Whether a name says of no thing which one it is, so that two tasks that use it mean two.

    >>> [is_general(name) for name in ("Cơ chế, chính sách phù hợp", "Nghị quyết của Chính phủ", "Quy chế làm việc", "Đề án bến cá")]
    [True, True, True, False]
    >>> is_general("Quy chế chi tiêu nội bộ của trường"), is_general("Quy chế chi tiêu của trường Bến Cá")
    (True, False)
    """
    one = thing_at(name, 0, len(name))
    return (one is not None and one.common) or _of_any_owner().search(name) is not None


@cache
def _of_any_owner() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table('deliverables')['owners'])})\Z", re.IGNORECASE)


def same_name(name: str) -> str:
    """The form under which a thing is the same in two tasks: what says where, and small words, fall away.

    >>> same_name("Đề án phát triển bến cá tỉnh Hà Tĩnh đến năm 2030 và những năm tiếp theo")
    'đề án phát triển bến cá đến năm 2030'
    >>> same_name("Đề án về “bến cá” trên địa bàn tỉnh,  giai đoạn 2026 - 2030")
    'đề án bến cá giai đoạn 2026 2030'
    """
    bare = _here().sub(" ", " ".join(name.split()))
    return " ".join(re.findall(r"\w+", bare.lower()))


# --- the noun ----------------------------------------------------------------------------------------------------------


@cache
def _kinds() -> Mapping[str, Mapping[str, Any]]:
    return {fold(noun): entry for entry in entries("deliverables") for noun in entry["nouns"]}


@cache
def _kinds_by_name() -> Mapping[str, Mapping[str, Any]]:
    return {entry["name"]: entry for entry in entries("deliverables")}


def is_verbal(kind: str) -> bool:
    """Whether the nouns of a kind are verbs as well ("báo cáo", "quyết định")."""
    return bool(_kinds_by_name()[kind].get("verbal"))


@lru_cache(maxsize=1024)
def _kind(head: str) -> str:
    """The kind of a head; of one that joins several nouns, that of the first."""
    first = _noun().match(head)
    entry = _kinds().get(fold(head)) or _kinds().get(fold(first[0]) if first else "")
    return str(entry["name"]) if entry else ""


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(alternatives(_all_nouns()), re.IGNORECASE)


@cache
def _all_nouns() -> tuple[str, ...]:
    named = tuple(noun for entry in entries("deliverables") for noun in entry["nouns"])
    return (*named, *table("deliverables")["listed"])


@cache
def _head() -> re.Pattern[str]:
    """Determiners, then a noun, or several that share one title ("chương trình, đề án")."""
    nouns = alternatives(_all_nouns())
    plain = alternatives(
        noun for entry in entries("deliverables") if not entry.get("verbal") for noun in entry["nouns"]
    )
    determiners = alternatives(table("deliverables")["determiners"])
    some = rf"(?:(?:\s*[,/]\s*|{_S}(?:và|hoặc){_S})(?:các{_S})?(?:{plain})(?!\w)){{0,4}}"
    every = some.replace(plain, nouns)
    return re.compile(
        rf"(?P<determiners>(?:(?:[0-9]{{1,3}}|{determiners}){_S})*?(?P<many>(?:các|những){_S})?)"
        rf"[{_QUOTES}]?(?P<noun>(?:{nouns})(?!\w)(?(many){every}|{some}))",
        re.IGNORECASE,
    )


@cache
def _cited() -> re.Pattern[str]:
    """What makes it a document that is there: a number, or a word that points back."""
    return re.compile(
        rf"{_S}(?:số{_S}[0-9]|[0-9]+(?![0-9])(?!{_S}(?:năm|triệu|nghìn|ngày|tháng))|này(?!\w)|nêu{_S}trên|trên(?!\w)|đó(?!\w)|đã(?!\w)|hiện{_S}hành)"
    )


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(table('deliverables')['idle'])})(?!\w)", re.IGNORECASE)


def _names(text: str, head: re.Match[str], end: int, *, behind_a_verb: bool) -> bool:
    """Whether the noun is one here, and not the verb that is written the same."""
    entry = _kinds().get(fold(head["noun"])) or {}
    capital = head["noun"][0].isupper()
    if not capital and fold(head["noun"]) in map(fold, entry.get("capital", ())):
        return False
    if not capital and head["many"] and _provisions().match(head["noun"]):
        return False
    if not entry.get("verbal"):
        return True
    if not (behind_a_verb or capital or head["determiners"]):
        return False
    return not _TO_SOMEBODY.match(text, head.end(), end) and issuer_at(text, _skip(text, head.end(), end)) is None


@cache
def _provisions() -> re.Pattern[str]:
    """Nouns that in small letters and the plural mean rules at large, and no one document: "các quy định, hướng dẫn về ..."."""
    return re.compile(alternatives(table("deliverables")["provisions"]), re.IGNORECASE)


_TO_SOMEBODY = re.compile(rf"{_S}(?:cấp|cơ{_S}quan|cho|với|kịp|theo|về{_S}(?:Bộ|Sở|Ủy|UBND)|và|viên)(?!\w)|\s*[,.;]")


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


# --- where the title ends ----------------------------------------------------------------------------------------------

_MARK = r"(?:(?:[a-zđ]|\([a-z0-9]{1,4})\)|[-+])"
_JOINT = re.compile(
    rf"(?:(?:{_S}sau(?:{_S}đây)?)?\s*:\s*(?:{_MARK}\s*)?|\s*(?:\.\.\.|…)?\)?\s*(?:[,;]{_S}(?:{_MARK}{_S})?(?:và{_S})?|{_S}(?:và|hoặc){_S})|\s*\((?!\s*\)))"
)
_ABBREVIATION = r"\([A-ZĐ][\w&-]{0,8}[A-ZĐ0-9]\)"
_INSIDE = rf"(?-i:{_ABBREVIATION}(?!\s+(?:để|nhằm|và|theo|trong\s+(?:quý|tháng|năm))\s)|\([Ss]ửa\s+đổi(?:,\s+bổ\s+sung)?\)|\([Tt]hay\s+thế\)|\([a-z]{{3,12}}\)(?=\s+\w))"
"""What stands in brackets inside a title: an abbreviation, a foreign word, or that it takes the place of one in force."""
_HARD = r"[.;:](?=[\s”\"’)]|$)|\.\.\.|…|[()]|\n[ ]*\n|\s\n?[ ]*[0-9]{1,2}(?:\.[0-9]{1,2})+\.\s"


@cache
def _stops(capital: bool) -> re.Pattern[str]:
    known = table("deliverables")
    comma = known["after_comma"] if capital else known["after_comma"] + known["after_comma_small"]
    listed = rf"(?P<next>(?:\s*,{_S}(?:và{_S})?|{_S}và{_S}))(?={_head().pattern})"
    return re.compile(
        rf"(?P<inside>{_INSIDE})|(?P<hard>{_HARD})|{_S}(?P<ends>{alternatives(known['ends'])})(?!\w)|(?P<comma>\s*,{_S}(?:{alternatives(comma)})(?!\w))|{listed}",
        re.IGNORECASE,
    )


def _title_end(text: str, head: re.Match[str], end: int) -> int:
    """Where the title ends: at words that end it, at the next thing of the list, or with all the words."""
    quoted = text[max(0, head.end("determiners")) : head.start("noun")] or ""
    opened = _OPENED.match(text, head.end(), end)
    if quoted or opened:
        closing = _CLOSING.search(text, opened.end() if opened else head.end(), end)
        if closing:
            return closing.start() if quoted else closing.end()
    capital, row = head["noun"][0].isupper(), False
    if own := _own_end(_kind(head["noun"])):
        first = own.search(text, head.end(), end)
        end = first.start() if first else end
    for stop in _stops(capital).finditer(text, head.end(), end):
        if stop["inside"] or _goes_on(text, head, stop):
            row = row or bool(stop["comma"])
            continue
        if row and stop["next"]:
            continue  # "tiêu chuẩn lưu trữ, khai thác dữ liệu, phần mềm": all of them are what the verbs do it with
        if not stop["next"] or _is_next(text, stop.end("next"), end, head):
            return _trimmed(text, head.end(), stop.start())
    return _trimmed(text, head.end(), end)


@cache
def _own_end(kind: str) -> re.Pattern[str] | None:
    """Where the names of one kind end: what is done with a database is no part of its name."""
    ends = _kinds_by_name()[kind].get("ends") if kind else None
    return re.compile(rf"(?:\s*,)?{_S}(?:{alternatives(ends)})(?!\w)", re.IGNORECASE) if ends else None


def _goes_on(text: str, head: re.Match[str], stop: re.Match[str]) -> bool:
    """Whether a title goes on over words that elsewhere end one: they begin it, belong to a noun, or stand in a row of verbs."""
    near = max(head.start(), stop.start() - _LONGEST_NOUN)
    if stop["comma"]:
        if _beside().search(text, near, stop.end("comma")):
            return True
        row = _in_a_row().fullmatch(stop["comma"]) is not None
        return row and _verb_before().search(text, near, stop.start()) is not None
    if not stop["ends"] or not _begins().fullmatch(stop["ends"]):
        return False
    return stop.start() == head.end() or _led().search(text, near, stop.start()) is not None


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(alternatives(table("deliverables")["begins"]), re.IGNORECASE)


@cache
def _led() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table('deliverables')['led'])})\Z", re.IGNORECASE)


@cache
def _beside() -> re.Pattern[str]:
    """Nouns beside others that are verbs elsewhere: "cơ quan, tổ chức"."""
    both = "|".join(
        rf"(?:{alternatives(nouns)})\s*,{_S}{alternatives([word])}"
        for word, nouns in table("deliverables")["beside"].items()
    )
    return re.compile(rf"(?<!\w)(?:{both})\Z", re.IGNORECASE)


@cache
def _in_a_row() -> re.Pattern[str]:
    return re.compile(rf"\s*,{_S}(?:{alternatives(table('deliverables')['in_a_row'])})", re.IGNORECASE)


@cache
def _verb_before() -> re.Pattern[str]:
    """A verb without an object of its own: behind the noun, behind "việc", or behind a comma."""
    verbs = alternatives(words for entry in entries("verbs") if entry["role"] == "does" for words in entry["words"])
    return re.compile(
        rf"(?:(?<!\w)việc{_S}\w+(?:{_S}\w+)?|,{_S}\w+(?:{_S}\w+)?|(?<!\w)(?:{alternatives(_all_nouns())}){_S}(?:tổ{_S}chức{_S})?(?:{verbs}))\Z",
        re.IGNORECASE,
    )


@cache
def _does_something() -> re.Pattern[str]:
    """Words by which a noun without a title is followed by the next order: "lập kế hoạch và phối hợp ..."."""
    return re.compile(rf"và{_S}(?:{alternatives(table('deliverables')['acts'])})(?!\w)")


_OPENED = re.compile(r"\s+[“\"]")
_CLOSING = re.compile(r"[”\"]")


def _is_next(text: str, at: int, end: int, head: re.Match[str]) -> bool:
    """Whether a noun inside a title begins another thing: written as the first is, and of another kind or with a capital."""
    other = _head().match(text, at, end)
    if _ends_in_a_noun().search(text, max(head.start(), at - _LONGEST_NOUN), at):
        return False  # "quy định về quy chuẩn, tiêu chuẩn": they share what comes
    if other is None or not _names(text, other, end, behind_a_verb=False) or not _kind(other["noun"]):
        return False
    if _kind(other["noun"]) == _kind(head["noun"]) == "law" and _CHANGES.match(text, head.end(), at):
        return text[head.start() - 1 : head.start()] == "("  # "Luật sửa đổi một số điều của Luật A, Luật B"
    if fold(other["noun"]) == fold(head["noun"]) and other["noun"].islower() and head["noun"].islower():
        own = _JOINED.sub("", text[head.end() : at]).split()
        return len(own) > 1  # "kế hoạch đào tạo, kế hoạch thi", but not "kế hoạch thu và kế hoạch chi ngân sách"
    if _kind(other["noun"]) == "law" != _kind(head["noun"]) != "":
        return False  # "Thông tư hướng dẫn Luật A, Luật B"
    if _kind(other["noun"]) == "resolution" and _of_laws().match(text, head.end(), at):
        return False  # "văn bản quy định chi tiết luật, nghị quyết"
    if other["noun"].islower() and other["noun"] in text[head.end() : at][-_LONGEST_LINE:]:
        return False  # "cơ sở dữ liệu quy hoạch quốc gia, quy hoạch vùng"
    if other["noun"][0].isupper() != head["noun"][0].isupper() and _kind(head["noun"]):
        return False
    return other["noun"][0].isupper() or _kind(other["noun"]) != _kind(head["noun"])


_CHANGES = re.compile(rf"{_S}(?:sửa{_S}đổi|bổ{_S}sung)(?!\w)", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|(?:,\s*)?và)\s*\Z")
_LONGEST_NOUN, _LONGEST_LINE = 40, 240


@cache
def _of_laws() -> re.Pattern[str]:
    """A title that begins with the laws that a thing is about."""
    laws = alternatives(noun for entry in entries("deliverables") if entry["name"] == "law" for noun in entry["nouns"])
    return re.compile(rf"{_S}(?:thi{_S}hành{_S})?(?:các{_S})?(?:{laws})(?!\w)", re.IGNORECASE)


@cache
def _ends_in_a_noun() -> re.Pattern[str]:
    """A noun behind "về" that the next one stands beside."""
    return re.compile(rf"(?<!\w)về{_S}(?:các{_S})?(?:{alternatives(_all_nouns())})(?:\s*,|{_S}và)?\s*\Z", re.IGNORECASE)


def names_a_kind(text: str, start: int, at: int) -> bool:
    """Whether a noun of the lexicon ends directly before a place, so that a verb there belongs to its title.

    >>> names_a_kind("thẩm tra Nghị quyết ban hành Nội quy", 0, 20)
    True
    """
    return _noun_before().search(text, max(start, at - _LONGEST_NOUN), at) is not None


@cache
def _noun_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(_all_nouns())}){_S}\Z", re.IGNORECASE)


def _trimmed(text: str, start: int, at: int) -> int:
    """The end of a title without what is left hanging there."""
    loose = _HANGING.search(text, max(start, at - _LONGEST_NOUN), at)
    at = loose.start() if loose else at
    cell = _YEAR_OF_A_CELL.search(text, max(start, at - _LONGEST_NOUN), at)
    return cell.start("cell") if cell else at


_YEAR_OF_A_CELL = re.compile(r"(?<!\S)(?!(?:năm|kỳ|đoạn|[-–])[ ]*\n)[^\s,]+(?P<cell>[ ]*\n[ ]*(?:19|20)[0-9]{2}\s*)\Z")
"""The next cell of a flattened row: a year by itself on its line."""


_HANGING = re.compile(
    rf"(?:[\s,;]|\s{_ABBREVIATION}|(?<=\s)(?:(?:không\s+)?(?:thuộc|đối\s+với)\s+(?:các\s+)?(?:đối\s+tượng|trường\s+hợp|phạm\s+vi)|phù\s+hợp\s+với|kết\s+hợp\s+với|như|với|và|để|của|các|cho)(?=[\s,;]|\Z))+\Z"
)


# --- what the name says ------------------------------------------------------------------------------------------------

_DASH = r"\s*[-–]\s*"
_RANGE = re.compile(rf"((?:19|20)[0-9]{{2}}){_DASH}((?:19|20)[0-9]{{2}})")
_UNTIL = re.compile(rf"đến{_S}(?:hết{_S})?năm{_S}((?:19|20)[0-9]{{2}})", re.IGNORECASE)


def _name(words: str) -> str:
    """The name in one line; a number says which document is carried out, and its day, issuer and subject add nothing.

    >>> _name("kế hoạch thực hiện Nghị quyết số 957-NQ/TW, ngày 22/12/2030 của Bộ Chính trị về bến cá")
    'Kế hoạch thực hiện Nghị quyết số 957-NQ/TW'
    """
    flat = _FOOTNOTE.sub("", " ".join(words.split()))
    cited = _SAID_OF_A_NUMBER.search(flat)
    if cited and not period_of(cited.group()):
        flat = flat[: cited.end("number")]
    return flat[:1].upper() + flat[1:]


_FOOTNOTE = re.compile(r"(?<=[a-zđà-ỹ]{2})(?<![kcdm]m)[0-9]{1,3}(?=[ ,;.]|\Z)")
_SAID_OF_A_NUMBER = re.compile(
    r"(?P<number>số [0-9][^ ,]*),? ngày [0-9]{1,2}(?:[/.-][0-9]{1,2}[/.-]| tháng [0-9]{1,2} năm )[0-9]{4} của .*"
)


def _issuer(text: str, at: int, end: int) -> Issuer | None:
    """The body that the name itself says issues it: "Chỉ thị của Ban Thường vụ Tỉnh ủy về ..."."""
    of = _OF.match(text, at, end)
    found = issuer_at(text, of.end()) if of else None
    return found if found and found.end <= end else None


_OF = re.compile(rf"(?:{_S}(?:toàn{_S}khóa|toàn{_S}khoá|chuyên{_S}đề))?{_S}của{_S}")


@cache
def _general() -> re.Pattern[str]:
    words = alternatives([*table("deliverables")["general"], "để", "cho", "và", "về", "của"])
    return re.compile(rf"(?<!\w)(?:{words}|[0-9.]+)(?!\w)", re.IGNORECASE)


@cache
def _common() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table('deliverables')['common'])})(?!\w)", re.IGNORECASE)


@cache
def _here() -> re.Pattern[str]:
    kind, name = rf"(?:tỉnh|thành{_S}phố)", rf"{_S}(?:{alternatives(provinces())})"
    small = alternatives(["và những năm tiếp theo", "và các năm tiếp theo", "và triển khai", "về", "của tỉnh"])
    return re.compile(
        rf"(?<!\w)(?:trên{_S}địa{_S}bàn{_S}(?:toàn{_S})?{kind}(?:{name})?|{kind}{name}|{small})(?!\w)", re.IGNORECASE
    )


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of words, as far as full stops tell them."""
    for stop in _FULL_STOP.finditer(text, start, end):
        yield start, stop.start()
        start = stop.end()
    yield start, end


_FULL_STOP = re.compile(rf"\.{_S}(?=[A-ZĐÀ-Ỹ])")
