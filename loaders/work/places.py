"""Places: administrative units, regions and corridors that a task or heading names.

A unit counts only with its prefix: "Vũng Áng" is never the ward, "Trần Phú" mostly a person. Inside the name of a body
it is no place of the task ("Công an tỉnh Hà Tĩnh"). A unit right behind a project says where that is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from loaders.chrome import CAPITALS
from loaders.issuers import province_name, provinces
from loaders.lexicon import alternatives, entries, table
from loaders.work.communes import code_of
from loaders.work.countries import country
from loaders.work.found import Found, Words
from loaders.work.projects import found_of, projects
from loaders.work.proper import any_of, beginnings, proper_at

Entry = Mapping[str, Any]
_BEFORE = 24
_REACH = 200
"""Characters in which a project stands whose place follows."""


def find(words: Words) -> Iterator[Found]:
    """The places that somebody's words name.

    >>> said = "Quy hoạch các ga trên địa bàn phường Hà Huy Tập và phường Sông Trí, tỉnh Hà Tĩnh"
    >>> [one.facts["name"] for one in find(Words(said, 0, len(said)))]
    ['Phường Hà Huy Tập', 'Phường Sông Trí', 'Tỉnh Hà Tĩnh']
    """
    text, at, before = words.text, words.start, None
    while (hit := _prefixes().search(text, at, words.end)) is not None:
        at = _said()["word"].match(text, hit.start(), words.end).end()  # type: ignore[union-attr]
        for one in _several(text, hit, words.start, words.end):
            at = max(at, one.end)
            yield _where(words, with_code(one), before)
            before = one


def units(text: str, start: int, end: int) -> Iterator[Found]:
    """The places that the title of a work names, wherever they stand in it but in the name of a body.

    >>> said = "đường trục thị trấn Kim Sơn và trụ sở UBND xã Đông Lĩnh"
    >>> [one.facts["name"] for one in units(said, 0, len(said))]
    ['Thị trấn Kim Sơn']
    """
    at = start
    while (hit := _prefixes().search(text, at, end)) is not None:
        at = _said()["word"].match(text, hit.start(), end).end()  # type: ignore[union-attr]
        if not hit["country"] and not _is_of_a_body(text, hit.end(), start):
            for one in _listed(text, hit, end):
                at = max(at, one.end)
                yield one


def _several(text: str, hit: re.Match[str], start: int, end: int) -> Iterator[Found]:
    """The place that begins here where it stands by itself, or the country of a route."""
    if hit["country"]:
        yield from _country(text, hit, start, end)
    elif _stands_alone(text, hit.start(), start):
        yield from _listed(text, hit, end)


def _listed(text: str, hit: re.Match[str], end: int) -> Iterator[Found]:
    """The place that begins here, and behind a plural those that follow: "các tỉnh Bolykhamxay, Khăm Muồn"."""
    readings = (
        one for entry, behind in _entries_at(text, hit.start(), end) for one in [_read(text, hit, behind, end, entry)]
    )
    first = max(filter(None, readings), key=lambda one: one[1].end, default=None)
    if first is None:
        return
    entry, found = first
    yield found
    if _said()["plural"].search(text, max(0, hit.start() - _BEFORE), hit.start()):
        yield from _following(text, entry, found.end, end)


def _country(text: str, hit: re.Match[str], start: int, end: int) -> Iterator[Found]:
    """A country in brackets within the name of a route: "cửa khẩu Cầu Treo (Việt Nam) - Nậm Phao (Lào)"."""
    for project in projects(text, max(start, hit.start() - _REACH), min(end, hit.start() + _REACH)):
        if project.start < hit.start() < project.end:
            facts = {"name": country(" ".join(hit["country"].split())), "kind": "country"}
            yield Found("place", *hit.span("country"), "LOCATED_IN", facts, of=found_of(project))
        if project.end > hit.start():
            return


def _following(text: str, entry: Entry, at: int, end: int) -> Iterator[Found]:
    """Names that follow under the same prefix."""
    while "unit" in entry["named"] and (comma := _said()["separator"].match(text, at, end)) is not None:
        name = _unit_name(text, comma.end(), end)
        if name is None:
            return
        yield _found(entry, comma.end(), name[1], name[0])
        at = name[1]


def _entries_at(text: str, at: int, end: int) -> Iterator[tuple[Entry, int]]:
    """The prefixes that begin here, each with where it ends."""
    for entry, pattern in _by_first().get(text[at].lower(), ()):
        found = pattern.match(text, at, end)
        before = text[max(0, at - _BEFORE) : at].split()
        if found and not (before and before[-1].lower() in entry.get("never_after", ())):
            yield entry, found.end()


def _read(text: str, hit: re.Match[str], behind: int, end: int, entry: Entry) -> tuple[Entry, Found] | None:
    """A prefix with the name behind it, the longest of the ways that it may go on."""
    at = _said()["gap"].match(text, behind, end).end()  # type: ignore[union-attr]
    names = (_name(named, text, at, end, entry) for named in entry["named"])
    name = max(filter(None, names), key=lambda one: one[1], default=None)
    return (entry, _found(entry, hit.start(), max(name[1], behind), name[0])) if name else None


def _name(named: str, text: str, at: int, end: int, entry: Entry) -> tuple[str, int] | None:
    """The name behind a prefix, and where it ends."""
    if named == "alone":
        return "", at if text[at - 1 : at].strip() else at - 1
    if named == "unit":
        return _unit_name(text, at, end)
    if named == "route":
        route = proper_at(text, at, end)
        return (route.name, route.end) if route and len(route.parts) > 1 else None
    pattern = _said()["numeral"] if named == "number" else _names(entry["name"])
    found = pattern.match(text, at, end)
    return (" ".join(found.group().split()), found.end()) if found else None


def _unit_name(text: str, at: int, end: int) -> tuple[str, int] | None:
    """The name of a unit: a province as the lexicon has it, or one to four words in capitals."""
    known = _provinces().match(text, at, end)
    if known:
        return province_name(known.group()), known.end()
    found = _said()["unit"].match(text, at, end)
    if (
        found is None
        or country(found.group())
        or (" " not in found.group() and _said()["small"].match(text, found.end(), end))
    ):
        return None  # a sentence or cell that begins: "thành phố / Mã định danh"
    return " ".join(found.group().split()), found.end()


def _found(entry: Entry, start: int, end: int, name: str) -> Found:
    """A place under its canonical name: a province by the lexicon, a unit with its prefix."""
    prefix, kind = entry["name"], entry["is"]
    if prefix in ("thành phố", "Thủ đô") and name not in _cities():
        kind, local = "district", True  # a city of a province
    else:
        local = bool(entry.get("local"))
    prefix = "thành phố" if prefix == "Thủ đô" else prefix
    facts = {"name": f"{prefix[0].upper()}{prefix[1:]} {name}".strip(), "kind": kind}
    return Found("place", start, end, "LOCATED_IN", facts, aside={"scope": "local"} if local else {})


def with_code(one: Found) -> Found:
    """A commune with its official code, where its name is of one only."""
    code = code_of(one.facts["name"])
    if not code or one.facts["kind"] not in ("commune", "ward", "special_zone"):
        return one
    return replace(one, facts={**one.facts, "code": code}, inferred=("code",))


def _where(words: Words, one: Found, before: Found | None) -> Found:
    """A place right behind a project, or behind another place of it, as that project's."""
    if before is not None and before.of is not None and _said()["apposed"].fullmatch(words.text, before.end, one.start):
        return replace(one, of=before.of)
    first = max(words.start, one.start - _REACH)
    for project in projects(words.text, first, one.start):
        if _said()["at"].fullmatch(words.text, project.end, one.start):
            return replace(one, of=found_of(project))
    return one


def _stands_alone(text: str, at: int, start: int) -> bool:
    """Whether what begins here is a place by itself and no part of a name."""
    if _is_of_a_body(text, at, start):
        return False
    return at == start or _said()["before"].search(text, max(start, at - _BEFORE), at) is not None


def _is_of_a_body(text: str, at: int, start: int) -> bool:
    """Whether what begins here is part of the name of a body: "Công an tỉnh Hà Tĩnh"."""
    return _said()["body"].search(text, max(start, at - _REACH), at) is not None


# --- patterns --------------------------------------------------------------------------------------------------------


@cache
def _by_first() -> Mapping[str, Sequence[tuple[Entry, re.Pattern[str]]]]:
    """The prefixes by their first letter."""
    found: dict[str, list[tuple[Entry, re.Pattern[str]]]] = {}
    for entry in entries("places"):
        for form in (entry["name"], *entry.get("forms", ())):
            found.setdefault(form[0].lower(), []).append((entry, re.compile(rf"(?:{any_of([form])})(?!\w)")))
    return found


@cache
def _prefixes() -> re.Pattern[str]:
    """Where a place may begin: at a prefix, or at a country in brackets."""
    forms = {form for entry in entries("places") for form in (entry["name"], *entry.get("forms", ()))}
    names = [form for entry in entries("countries") for form in (entry["name"], *entry.get("forms", ()))]
    return re.compile(rf"{beginnings(forms)}|\((?P<country>{alternatives(names)})\)")


@cache
def _provinces() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(provinces())})(?!\w)")


@cache
def _cities() -> frozenset[str]:
    return frozenset(one["name"] for one in entries("provinces") if one.get("city"))


@cache
def _names(prefix: str) -> re.Pattern[str]:
    entry = next(one for one in entries("places") if one["name"] == prefix)
    return re.compile(rf"(?:{any_of(entry['names'])})(?!\w)")


@cache
def _said() -> Mapping[str, re.Pattern[str]]:
    word = rf"[{CAPITALS}][^\W\d_]+(?:['’-][^\W\d_]+)*|U(?=\s+[{CAPITALS}])"
    before = alternatives(table("places")["before"])
    patterns = {
        "word": r"\W?[\w.]+\s*",
        "gap": r"\s*",
        "small": rf"\s+[^\W\d_{CAPITALS}]",
        "unit": rf"(?!(?:{alternatives(table('projects')['no_names'])})(?!\w))(?:{word})(?:\s+(?:{word})){{0,3}}(?:\s+[1-9](?![\w.,%/]))?",
        "numeral": r"[0-9]{1,2}(?![\w%/]|[.,][0-9])",
        "plural": r"(?<!\w)(?:[Cc]ác|hai|ba|[0-9])\s+$",
        "separator": r"\s*(?:,|và)\s+",
        "before": rf"(?:[^\w\s/]|(?<!\w)(?i:{before})|vành\s+đai\s+[0-9])\s*$",
        "body": r"(?:[Nn]hân\s+dân|UBND|HĐND|[Cc]ông\s+an|[Tt]ỉnh\s+ủy|[Ss]ở)\s+(?:các\s+$|(?:các\s+)?(?:tỉnh|thành\s+phố|xã|phường|huyện|quận)(?:\s+(?!có\s|tại\s|trên\s)[^.;:,\s]+|,)*?\s*$)",
        "at": r"\s*(?:,\s*|(?:tại|ở|thuộc|trên\s+địa\s+bàn|trong)\s+)(?:các\s+)?",
        "apposed": r"\s*,\s*",
    }
    return {name: re.compile(pattern) for name, pattern in patterns.items()}
