"""Projects: railways, roads, ports, border gates, zones, plants, platforms that a task or heading names.

A project is a head with a proper name: "cao tốc Vũng Áng - Cha Lo", "Quốc lộ 12C", "Cổng Dịch vụ công quốc gia". A head
alone names none ("các khu công nghiệp"). What the lexicon knows under several names has one; the ends of a route are
places that it connects.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, NamedTuple

from graph.text import fold
from loaders.chrome import CAPITALS
from loaders.issuers import issuer_at
from loaders.lexicon import alternatives, entries, table
from loaders.naming import is_local_body
from loaders.work.countries import country
from loaders.work.found import Found, Words
from loaders.work.joins import is_joined
from loaders.work.proper import Proper, Span, any_of, beginnings, proper_at, small_words_end, spelled

Entry = Mapping[str, Any]
_COMPASS = {"Bắc", "Nam", "Đông", "Tây"}
_TITLE_WORDS = 3
_LONG_TITLE = 6
_BEFORE = 60
"""Characters before a head in which the words stand that say whether something is built, or whose name it is."""


class Project(NamedTuple):
    """A project where a text names it, under its canonical name."""

    start: int
    end: int
    name: str
    entry: Entry
    ends: tuple[Span, ...] = ()
    local: bool = False


def find(words: Words) -> Iterator[Found]:
    """The projects that somebody's words name, those that an order needs for what it builds too, and the ends of routes.

    >>> said = "Nâng cấp quốc lộ 1; xúc tiến đường bộ cao tốc Vũng Áng - Chalo"
    >>> [(one.link, one.facts["name"]) for one in find(Words(said, 0, len(said)))]
    [('ADVANCES', 'Quốc lộ 1'), ('ADVANCES', 'Cao tốc Vũng Áng - Cha Lo'), ('CONNECTS', 'Vũng Áng'), ('CONNECTS', 'Cha Lo')]
    """
    for one in projects(words.text, words.start, words.end):
        found = found_of(one)
        yield found
        if words.holder == "Task" and is_joined(words.text, words.start, one.start):
            yield replace(found, link="NEEDS")
        yield from (_end(words.text, span, one, found) for span in one.ends)


def found_of(one: Project) -> Found:
    """A project as a recogniser gives it back."""
    facts = {"name": one.name, "kind": one.entry["is"]}
    return Found("project", one.start, one.end, "ADVANCES", facts, aside={"scope": "local"} if one.local else {})


def _end(text: str, span: Span, project: Project, found: Found) -> Found:
    """A place that a route ends at; a bare name is no administrative unit."""
    name = spelled(" ".join(text[slice(*span)].split()))
    name = f"{project.entry['ends']} {name}" if "ends" in project.entry else name
    facts = {"name": country(name) or name, "kind": "country" if country(name) else "route_end"}
    return Found("place", *span, "CONNECTS", facts, of=found)


def projects(text: str, start: int, end: int) -> Iterator[Project]:
    """The projects that a span of a text names, in its order."""
    at = start
    while (hit := _heads().search(text, at, end)) is not None:
        at = _said()["word"].match(text, hit.start(), end).end()  # type: ignore[union-attr]
        for one in (_of_a_stretch(text, found, end) for found in _several(text, hit, end)):
            at = max(at, one.end, *(stop for _, stop in one.ends))
            if not _is_of_a_body(text, one, start):
                yield one


def _several(text: str, hit: re.Match[str], end: int) -> Iterator[Project]:
    """The project whose name begins here, and those that follow under the same head."""
    at = hit.start()
    known = _known_at(text, at, end)
    heads = sorted(_entries_at(text, hit), key=lambda one: -one[1])
    readings = [(one, entry) for entry, behind in heads for one in _read(text, at, behind, end, entry)]
    longest = max(readings, key=lambda one: one[0].end, default=None)
    if known and (longest is None or known.end >= longest[0].end):
        yield known
    elif longest:
        yield _renamed(longest[0])
        yield from _following(text, longest[0], end)


def _entries_at(text: str, hit: re.Match[str]) -> Iterator[tuple[Entry, int]]:
    """The heads that begin here, each with where it ends."""
    at = hit.start()
    for entry, length in _heads_of(hit.group()):
        if not (entry.get("small") and text[at].isupper()) and not _is_ruled_out(text, at, entry):
            yield entry, at + length


@lru_cache(4096)
def _heads_of(words: str) -> Sequence[tuple[Entry, int]]:
    """The heads that words begin with, and how long each is there."""
    listed = ((entry, pattern.match(words)) for entry, pattern in _by_first().get(words[0].lower(), ()))
    return tuple((entry, found.end()) for entry, found in listed if found)


def _of_a_stretch(text: str, one: Project, end: int) -> Project:
    """A route with the ends of the stretch that is meant: "quốc lộ 8 đoạn Bãi Vọt - Cầu Treo", "đường ven biển từ X đến Y"."""
    if one.ends or one.entry["is"] not in _ROUTES:
        return one
    led = _said()["stretch"].match(text, one.end, end)
    first = proper_at(text, led.end(), end) if led else None
    if led is None or first is None:
        return one
    if len(first.parts) > 1:
        return one._replace(ends=first.parts)
    on = _said()["reaches"].match(text, first.end, end) if led["from"] else None
    last = proper_at(text, on.end(), end) if on else None
    return one._replace(ends=(*first.parts, *last.parts)) if last and len(last.parts) == 1 else one


_ROUTES = ("railway", "expressway", "road")


def _is_ruled_out(text: str, at: int, entry: Entry) -> bool:
    """Whether the word before makes another word of a head: "nhu cầu", "toàn cầu"."""
    before = text[max(0, at - _BEFORE) : at].split()
    return bool(before) and before[-1].lower() in entry.get("never_after", ())


def _read(text: str, at: int, behind: int, end: int, entry: Entry) -> Iterator[Project]:
    """The readings of a head and what follows it, in each of the ways that its name may go on."""
    for named in entry.get("named", ("proper",)):
        found = _NAMED[named](text, at, behind, end, entry)
        if found:
            yield found


def _renamed(one: Project) -> Project:
    """A project under the name by which it is known."""
    entry = _known().get(fold(one.name))
    if entry is None:
        return one
    return one._replace(name=entry["name"], local=bool(entry.get("local")))


def _known_at(text: str, at: int, end: int) -> Project | None:
    """A project of the lexicon whose name stands here as the lexicon has it."""
    found = _known_forms().match(text, at, end)
    if found is None:
        return None
    entry = _known()[fold(" ".join(found.group().split()))]
    return Project(at, found.end(), entry["name"], entry, (), bool(entry.get("local")))


def _is_of_a_body(text: str, one: Project, start: int) -> bool:
    """Whether the name is that of a body ("Ban Quản lý Khu kinh tế Vũng Áng"), or of one that only is there."""
    before = text[max(start, one.start - _BEFORE) : one.start]
    if _said()["body"].search(before):
        return True
    return bool(one.entry.get("built")) and _said()["builds"].search(before) is None


# --- how names go on -------------------------------------------------------------------------------------------------


def _proper(text: str, at: int, behind: int, end: int, entry: Entry) -> Project | None:
    """Capitals, behind words of the head that are part of the name or not."""
    inside, start = _between(text, behind, end, entry)
    found = proper_at(text, start, end)
    if found is None or country(found.name) or _is_cut(text, found, end) or _CODE.fullmatch(found.name):
        return None
    return _made(text, at, found, entry, inside)


_CODE = re.compile(r"[A-Z]+[0-9]+")
"""What stands in the next cell of a table: "nghĩa trang | CG1"."""


def _is_cut(text: str, found: Proper, end: int) -> bool:
    """Whether a lone capital goes on in small letters: a sentence that begins, or a name whose end cannot be told.

    "khu kinh tế / Hàng hóa được ...", "Khu di tích lịch sử Thanh niên xung phong"
    """
    return " " not in found.name and small_words_end(text, found.end, end, 1) > found.end


def _route(text: str, at: int, behind: int, end: int, entry: Entry) -> Project | None:
    """Two ends or more."""
    inside, start = _between(text, behind, end, entry)
    found = proper_at(text, start, end)
    if found is None or len(found.parts) < 2 or (entry.get("small") and _is_compass(text, found.parts)):
        return None  # "các trục đường Đông - Tây"
    if all(country(text[slice(*one)]) for one in found.parts):
        return None  # "tuyến đường bộ Việt Nam - Lào"
    return _made(text, at, found, entry, inside)


def _street(text: str, at: int, behind: int, end: int, entry: Entry) -> Project | None:
    """A name of two words or more."""
    found = proper_at(text, _said()["gap"].match(text, behind, end).end(), end)  # type: ignore[union-attr]
    named = found and len(found.parts) == 1 and len(found.name.split()) > 1
    return _made(text, at, found, entry, "") if found and named else None


def _made(text: str, at: int, found: Proper, entry: Entry, inside: str) -> Project:
    """The project of a head and a proper name, with the words behind it that belong to it."""
    stop, tail = _tail(text, found.end, entry)
    name = " ".join(filter(None, (entry["name"], inside, found.name, tail)))
    ends = found.parts if len(found.parts) > 1 and entry["is"] in _ROUTES else ()
    return Project(at, stop, name, entry, () if _is_compass(text, ends) else ends, bool(entry.get("local")))


def _is_compass(text: str, ends: Sequence[Span]) -> bool:
    """Whether a route runs by the compass: "Bắc - Nam" names no places."""
    return any(text[slice(*one)] in _COMPASS for one in ends)


def _between(text: str, at: int, end: int, entry: Entry) -> tuple[str, int]:
    """The words between a head and its name that are part of it, and where the name begins."""
    inside = ""
    while (found := _words_between(entry["name"]).match(text, at, end)) is not None and found.end() > at:
        inside = f"{inside} {' '.join((found['within'] or '').split())}".strip()
        at = found.end()
    return inside, at


def _tail(text: str, at: int, entry: Entry) -> tuple[int, str]:
    """What may follow a name as part of it: "phía Đông", "đoạn qua Hà Tĩnh"."""
    for words in entry.get("tail", ()):
        found = _phrase(words).match(text, at)
        if found and words.startswith("đoạn"):
            place = proper_at(text, _said()["gap"].match(text, found.end()).end(), len(text))  # type: ignore[union-attr]
            return (place.end, f"{words} {place.name}") if place else (at, "")
        if found:
            return found.end(), words
    return at, ""


def _number(text: str, at: int, behind: int, end: int, entry: Entry) -> Project | None:
    """A numeral: "Quốc lộ 12C", "số 01"."""
    _, start = _between(text, behind, end, entry)
    found = _said()["number"].match(text, start, end)
    if found is None:
        return None
    stop, tail = _tail(text, found.end(), entry)
    number = found["number"].lstrip("0")
    middle = "số" if "số" in entry.get("between", ()) else ""
    name = " ".join(filter(None, (entry["name"], middle, number, tail)))
    return Project(at, stop, name, entry, (), bool(entry.get("local")))


def _code(text: str, at: int, behind: int, _: int, entry: Entry) -> Project | None:
    """A letter or two with a numeral, as plans name roads: "đường N5"."""
    found = _said()["code"].match(text, behind)
    return Project(at, found.end(), f"{entry['name']} {found['code']}", entry, (), True) if found else None


def _ring(text: str, at: int, behind: int, end: int, entry: Entry) -> Project | None:
    """A ring road with its city, which may stand behind the next one: "vành đai 4, vành đai 5 vùng Thủ đô Hà Nội"."""
    found = _said()["ring"].match(text, behind, end)
    if found is None:
        return None
    if found["side"]:
        return Project(at, found.end(), " ".join(f"{entry['name']}{found['side']}".split()), entry, (), True)
    city = " ".join((found["city"] or found["later"] or "").split())
    stop = found.end("city") if found["city"] else found.end("number")
    return Project(at, stop, f"{entry['name']} {found['number']} {city}".strip(), entry, (), not city)


def _alone(text: str, at: int, behind: int, _: int, entry: Entry) -> Project | None:
    """The head by itself, unless a plural stands before it."""
    if _is_plural(text, at):
        return None
    return Project(at, behind, entry["name"], entry, (), bool(entry.get("local")))


def _national(text: str, at: int, behind: int, end: int, entry: Entry) -> Project | None:
    """Small words, then "quốc gia"; a database needs words to say which it is."""
    found = _said()["national"].match(text, behind, small_words_end(text, behind, end))
    if found is None or (not found["which"] and entry["is"] == "database") or _is_plural(text, at):
        return None
    if not found["which"] and entry["name"] not in ("Cổng dịch vụ công", "Trung tâm dữ liệu quốc gia"):
        return None
    return _titled(text, at, behind, found.end(), entry)


def _about(text: str, at: int, behind: int, end: int, entry: Entry) -> Project | None:
    """What it is about: "quốc gia về dân cư"."""
    found = _said()["about"].match(text, behind, end)
    if found is None or not (found["level"] or entry["name"].endswith("quốc gia")):
        return None
    if text[found.end() : found.end() + 1].isupper() and _heads().match(text, found.end(), end):
        return None  # "từ các cơ sở dữ liệu quốc gia về Trung tâm dữ liệu quốc gia"
    stop = small_words_end(text, found.end(), end)
    return _titled(text, at, behind, stop, entry) if stop > found.end() else None


def _title(text: str, at: int, behind: int, end: int, entry: Entry) -> Project | None:
    """Small words behind a capital in the middle of a sentence: several, and no capital among them."""
    if text[at].islower() or _is_plural(text, at) or not _said()["mid"].search(text, max(0, at - 3), at):
        return None
    stop = small_words_end(text, behind, end)
    words = " ".join(text[behind:stop].split())
    if len(words.split()) < _TITLE_WORDS or _is_unfinished(text, stop, end, len(words.split())):
        return None
    if "titles" in entry and not words.startswith(tuple(entry["titles"])):
        return None
    return _titled(text, at, behind, stop, entry)


def _is_unfinished(text: str, stop: int, end: int, words: int) -> bool:
    """Whether a title may go on: with a capital, or where few words stand before "và" or a comma."""
    on = _said()["goes_on"].match(text, stop, end)
    return on is not None and (bool(on["capital"]) or words < _LONG_TITLE)


def _titled(text: str, at: int, behind: int, stop: int, entry: Entry) -> Project:
    words = " ".join(text[behind:stop].split())
    words = re.sub(r"\bQuốc gia\b", "quốc gia", words)
    return Project(at, stop, f"{entry['name']} {words}", entry, (), bool(entry.get("local")))


def _body(text: str, at: int, behind: int, end: int, entry: Entry) -> Project | None:
    """The body that runs it, or the place that it is about: "Cổng thông tin điện tử Bộ Công an"."""
    inside, start = _between(text, behind, end, entry)
    start = _said()["of"].match(text, start, end).end()  # type: ignore[union-attr]
    body = issuer_at(text, start)
    if body and body.known and body.end <= end:
        if _said()["any_body"].match(text, body.end):
            return None  # "của Ủy ban nhân dân cấp tỉnh"
        name, stop, local = body.name, body.end, is_local_body(body.name)
    else:
        proper = proper_at(text, start, end)
        if proper is None:
            return None
        name, stop, local = proper.name, proper.end, False
    return Project(at, stop, " ".join(filter(None, (entry["name"], inside, name))), entry, (), local)


def _bracket(text: str, at: int, behind: int, end: int, entry: Entry) -> Project | None:
    """Small words, then the proper name in brackets."""
    found = _said()["bracket"].match(text, behind, end)
    if found is None or not found["words"].strip():
        return None
    if entry["is"] == "platform" and not re.search(r"[a-z][A-Z]|[A-Z][a-z]", found["name"]):
        return None  # an abbreviation: "ứng dụng trí tuệ nhân tạo (AI)"
    name = f"{entry['name']} {' '.join(found['words'].split())} ({' '.join(found['name'].split())})"
    return Project(at, found.end(), name, entry, (), bool(entry.get("local")))


def _quoted(text: str, at: int, behind: int, end: int, entry: Entry) -> Project | None:
    """Words in quotation marks, which are the whole name: several, for one or two only say what people call it."""
    found = _said()["quoted"].match(text, behind, end)
    name = " ".join(found["name"].split()) if found else ""
    if found is None or len(name.split()) < _TITLE_WORDS or not name[0].isupper():
        return None
    return Project(at, found.end(), name, entry, (), bool(entry.get("local")))


_NAMED: Mapping[str, Callable[[str, int, int, int, Entry], Project | None]] = {
    "proper": _proper, "route": _route, "street": _street, "number": _number, "ring": _ring, "alone": _alone,
    "national": _national, "about": _about, "title": _title, "body": _body, "quoted": _quoted,
    "bracket": _bracket, "code": _code,
}  # fmt: skip


# --- lists -----------------------------------------------------------------------------------------------------------


def _following(text: str, first: Project, end: int) -> Iterator[Project]:
    """Names that follow under the same head: "Quốc lộ 8, 12C", "Ninh Thuận 1 và Ninh Thuận 2", "các cảng X và Y"."""
    entry, at = first.entry, first.end
    shared = bool(entry.get("lists")) or _is_plural(text, first.start)
    while (comma := _said()["separator"].match(text, at, end)) is not None:
        if _heads().match(text, comma.end(), end) or issuer_at(text, comma.end()):
            return
        one = _NAMED["number" if "number" in entry.get("named", ()) else "proper"](
            text, comma.end(), comma.end(), end, entry
        )
        if one is None or not (shared or _same_series(first, one) or _is_numeral(text, one)):
            return
        yield _renamed(one)
        at = one.end


def _is_plural(text: str, at: int) -> bool:
    """Whether a plural stands before: "các", "hai dự án"."""
    return _said()["plural"].search(text, max(0, at - _BEFORE), at) is not None


def _same_series(first: Project, other: Project) -> bool:
    """Whether two names differ in their numeral only."""
    return first.name != other.name and first.name.rstrip("0123456789") == other.name.rstrip("0123456789")


def _is_numeral(text: str, one: Project) -> bool:
    """Whether a bare numeral is a road's: not where a unit or a date follows."""
    return text[one.start : one.end][0].isdigit() and _said()["ends"].match(text, one.end) is not None


# --- patterns --------------------------------------------------------------------------------------------------------


@cache
def _by_first() -> Mapping[str, Sequence[tuple[Entry, re.Pattern[str]]]]:
    """The heads by their first letter."""
    found: dict[str, list[tuple[Entry, re.Pattern[str]]]] = {}
    for entry in entries("projects"):
        for form in (entry["name"], *entry.get("forms", ())):
            pattern = re.compile(rf"(?:{any_of([form])})(?![^\W\d_])")
            found.setdefault(form[0].lower(), []).append((entry, pattern))
    return found


@cache
def _heads() -> re.Pattern[str]:
    """Where the name of a project may begin."""
    forms = {form for entry in entries("projects") for form in (entry["name"], *entry.get("forms", ()))}
    forms |= {form for entry in entries("known_projects") for form in (entry["name"], *entry.get("forms", ()))}
    return re.compile(beginnings(forms))


@cache
def _known() -> Mapping[str, Entry]:
    """Known projects by each of their names."""
    listed = entries("known_projects")
    return {fold(form): entry for entry in listed for form in (entry["name"], *entry.get("forms", ()))}


@cache
def _known_forms() -> re.Pattern[str]:
    forms = (form for entry in _known().values() for form in (entry["name"], *entry.get("forms", ())))
    return re.compile(rf"(?:{any_of(forms)})(?![\w]|\s+-\s)")


@cache
def _words_between(head: str) -> re.Pattern[str]:
    entry = next(one for one in entries("projects") if one["name"] == head)
    within, between = (any_of(entry.get(key, ())) or "(?!)" for key in ("within", "between"))
    return re.compile(rf"\s+(?:(?P<within>{within})(?!\w)|(?:{between})(?!\w))(?:(?=\s))|\s+(?=\S)(?P<none>)")


@cache
def _phrase(words: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of([words])}(?!\w)")


@cache
def _said() -> Mapping[str, re.Pattern[str]]:
    lexicon = table("projects")
    ring = r"[0-9](?:,5)?(?!\w|[.,][0-9])"
    city = r"(?:-\s+)?[Vv]ùng\s+Thủ\s+đô(?:\s+Hà\s+Nội)?|(?:[Tt]hành\s+phố|TP\.?)\s+Hồ\s+Chí\s+Minh|(?:[Tt]hành\s+phố\s+|[Tt]hủ\s+đô\s+)?Hà\s+Nội"
    patterns = {
        "body": rf"(?:(?:{alternatives(lexicon['bodies'])})\s+(?:các\s+)?|(?:Người\s+ký|Ký\s+bởi)\s*:\s*)$",
        "builds": rf"(?<!\w)(?i:{alternatives(lexicon['builds'])})(?!\w)[^.;\n]*$",
        "gap": r"\s*",
        "any_body": r"\s+(?:cấp|các|nơi|có)(?!\w)",
        "goes_on": rf"(?P<capital>\s+[{CAPITALS}])|(?:,|\s+và)\s+[^\W\d_{CAPITALS}]",
        "stretch": r"\s+(?:(?:tuyến|dự\s+án)\s+)?(?:(?:phía\s+(?:Đông|Tây)\s+)?đoạn\s+|(?=từ\s))(?P<from>từ\s+)?(?!Quý\s+[IV])",
        "reaches": r"\s+(?:đến|tới|đi)\s+",
        "code": r"\s+(?P<code>[ĐDNTH][A-Z]?[0-9]{1,2})(?![\w.,-]*\w)",
        "word": r"[\w.]+\s*",
        "number": r"\s*(?:số\s+)?(?P<number>[0-9]{1,3}[A-Z]?)(?![\w%/]|[.,][0-9])",
        "ring": rf"(?P<side>\s+phía\s+(?:Đông|Tây|Nam|Bắc)(?:\s+(?:Đông|Tây|Nam|Bắc))?\s+(?:thành\s+phố|TP\.?|thị\s+xã|đô\s+thị)\s+[{CAPITALS}][^\W\d_]*(?:\s+[{CAPITALS}][^\W\d_]*){{0,2}})|\s+(?:số\s+)?(?P<number>{ring})(?:\s+(?P<city>{city})|(?=(?:\s*(?:,|và)\s*(?:đường\s+)?vành\s+đai\s+{ring}){{1,4}}\s+(?P<later>{city})))?",
        "plural": r"(?<!\w)(?:[Cc]ác|[Nn]hững|[Mm]ỗi|một\s+số|hai|ba|nhiều)\s+(?:dự\s+án\s+|tuyến\s+|công\s+trình\s+)?$",
        "national": r"(?P<which>(?:\s+[^\W\d_]+)*?)\s+[Qq]uốc\s+gia(?!\w)",
        "about": r"(?P<level>\s+(?:[Qq]uốc\s+gia|chuyên\s+ngành|lớn|một\s+cửa(?:\s+quốc\s+gia)?))?\s+về\s+",
        "mid": r"[^\W_A-Z],?\s+$",
        "of": r"\s*(?:của\s+)?",
        "quoted": r"\s*:?\s*[“\"](?P<name>[^“”\"]{8,250})[”\"]",
        "bracket": r"(?P<words>(?:\s+[^\W_]+){1,12})\s+\((?P<name>[A-Z][^\W_]*(?:\s+[A-Z][^\W_]*){0,4})\)",
        "separator": r"\s*(?:,|và|;)\s+",
        "ends": r"\s*(?:[.,;)\n]|và\s|$|\Z|đoạn\s|trên\s|qua\s)",
    }
    return {name: re.compile(pattern) for name, pattern in patterns.items()}
