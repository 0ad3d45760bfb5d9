"""What a curated record says of one document, checked, with ids in place of symbols.

    document     the document itself       sections, tasks   its parts, by place; with drivers and work
    documents    what it cites             implements        which of them carries out which

Where a record names a document (`document`, `from`, `to`) it uses its symbol, its name where it has no number, or what
its entry says under `as` where two documents share a symbol.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.ontology import ontology
from loaders.naming import is_local, named_id, numbered_id
from loaders.record_file import Entry, read_entry
from loaders.record_work import time_facts, work_of
from loaders.symbols import find
from loaders.work.found import Found

FORMAT, VERSION = "policygraph-record", "1"
_FACTS = ("symbol", "name", "kind", "date", "term", "issuer", "province", "subject", "subject_en")
_PART_FACTS = ("place", "title", "title_en", "period", "deadline")
_OF_SECTIONS = ("title_en", "work")
_OF_TASKS = ("title_en", "period", "deadline", "drivers", "work")
_MODES = ("direct", "inherited")
_PLACE = re.compile(r"[0-9A-Za-zĐđ]+(?:\.[0-9A-Za-zĐđ]+)*(?:/[0-9]+)?")


@dataclass(frozen=True)
class Stated:
    """What is said of one document; `inferred` are the facts that the text does not state beside its symbol."""

    id: str
    facts: Mapping[str, str]
    inferred: tuple[str, ...] = ()
    place: str | None = None


@dataclass(frozen=True)
class Part:
    """A section or task; `above` is the place of the section that holds it, None at the top."""

    place: str
    above: str | None
    facts: Mapping[str, str]
    work: tuple[Found, ...] = ()


@dataclass(frozen=True)
class Driver:
    """A document that drives the task at a place, `direct` or `inherited`; its words stand at `place`."""

    document: str
    task: str
    mode: str
    place: str


@dataclass(frozen=True)
class Implements:
    """A document that carries out another; the words stand at `place`."""

    document: str
    carried_out: str
    place: str

    @property
    def ends(self) -> tuple[str, str]:
        """Both documents."""
        return self.document, self.carried_out


@dataclass(frozen=True)
class Record:
    """The whole of a record."""

    document: Stated
    cited: tuple[Stated, ...]
    sections: tuple[Part, ...]
    tasks: tuple[Part, ...]
    drivers: tuple[Driver, ...]
    implements: tuple[Implements, ...]
    published: Mapping[str, str]


def read(name: str, data: bytes) -> Record:
    """The record in the bytes of a file; raises BadInput with the file, the entry at fault and the remedy."""
    whole = read_entry(name, data)
    _check_format(whole)
    own = _own(whole)
    listed = whole.entries("documents")
    cited = [_stated(one, own.facts.get("province")) for one in listed]
    ids = _by_name([(whole.inner("document"), own), *zip(listed, cited, strict=True)])
    sections, tasks = _parts(whole)
    drivers = [driver for one in whole.entries("tasks") for driver in _drivers(one, ids, own)]
    implements = [_implements(one, ids) for one in whole.entries("implements")]
    _check_placed(listed, cited, {*(one.document for one in drivers), *(id for one in implements for id in one.ends)})
    return Record(own, tuple(cited), sections, tasks, tuple(drivers), tuple(implements), _published(whole))


def _check_format(whole: Entry) -> None:
    if (whole.values.get("format"), whole.values.get("version")) != (FORMAT, VERSION):
        problem = f"this is no record of `format: {FORMAT}` and `version: {VERSION}`"
        raise whole.fault(problem, "Begin the file with these two lines; data/README.md describes the rest")
    whole.keys(("format", "version", "document", "sections", "tasks"), ("published", "documents", "implements"))


def _published(whole: Entry) -> Mapping[str, str]:
    entry = whole.inner("published")
    entry.keys((), ("where", "date"))
    return entry.texts(entry.values)


# --- documents ---


def _own(whole: Entry) -> Stated:
    entry = whole.inner("document")
    own = _stated(entry, None)
    if "date" not in own.facts and "term" not in own.facts:
        raise entry.fault("neither date nor term", "Add one: numbers begin again with each term or year")
    return own


def _stated(entry: Entry, province: str | None) -> Stated:
    entry.keys(("kind",), (*_FACTS, "as", "inferred", "place"))
    facts = entry.texts(_FACTS)
    if facts["kind"] not in ontology().kinds:
        raise entry.fault(f"no document kind {facts['kind']!r}", f"One of: {', '.join(ontology().kinds)}")
    if not _is_date(facts.get("date", "2031")):
        raise entry.fault(f"{facts['date']!r} is no date", "Write year-month-day (2031-05-04), or the year alone")
    place = _place(entry) if "place" in entry.values else None
    return Stated(_id(entry, facts, province), facts, _inferred(entry, facts), place)


def _inferred(entry: Entry, facts: Mapping[str, str]) -> tuple[str, ...]:
    listed = entry.values.get("inferred", [])
    if not isinstance(listed, list) or any(one not in list(facts) for one in listed):
        raise entry.fault("inferred names what is not there", f"It lists keys of this entry: [{', '.join(facts)}]")
    return tuple(listed)


def _id(entry: Entry, facts: Mapping[str, str], province: str | None) -> str:
    symbol, name, kind = facts.get("symbol"), facts.get("name"), facts["kind"]
    told = {"province": facts.get("province", province), "date": facts.get("date"), "term": facts.get("term")}
    if symbol is None:
        if name is None:
            raise entry.fault("neither symbol nor name", "Add the symbol, or the name of a document without a number")
        return named_id(kind, name, issuer=facts.get("issuer"), **told)
    read = next((one for typed in (symbol, symbol.upper()) for one in find(typed)), None)
    if read is None or read.text != symbol:
        hint = f"Write it {read.text}" if read else "See data/lexicon/organs.yaml and kinds.yaml for the known codes"
        raise entry.fault(f"{symbol!r} is no symbol as it should be written", hint)
    if is_local(symbol) and not told["province"]:
        raise entry.fault("a local organ's document without its province", "Add `province: ...`")
    return numbered_id(symbol, kind=kind, **told)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text if len(text) == 10 else f"{text}-01-01")
    except ValueError:
        return False
    return "1800" < text < "2100"


def _by_name(documents: list[tuple[Entry, Stated]]) -> dict[str, str]:
    """The id of every document under the symbol or name that entries use for it."""
    found: dict[str, str] = {}
    for entry, stated in documents:
        name = entry.text("as") if "as" in entry.values else stated.facts.get("symbol") or stated.facts["name"]
        if name in found or stated.id in found.values():
            remedy = "Keep one entry for each document; where two share a symbol, give one of them `as: ...`"
            raise entry.fault(f"{name} is listed twice", remedy)
        found[name] = stated.id
    return found


def _check_placed(entries: list[Entry], cited: list[Stated], linked: set[str]) -> None:
    """Every document is named somewhere in the text: by a driver, a link, or else by a place of its own."""
    for entry, one in zip(entries, cited, strict=True):
        if one.id not in linked and one.place is None:
            raise entry.fault("nothing says where the text names it", "Add `place: ...`, or the task that it drives")


def _named(entry: Entry, key: str, ids: Mapping[str, str]) -> str:
    name = entry.text(key)
    if name not in ids:
        raise entry.fault(f"{key} {name!r} is none of the documents listed", "Add it to `documents`, or mend the name")
    return ids[name]


# --- parts ---


def _parts(whole: Entry) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Sections and tasks, each with its own place and under a section that is there."""
    sections, tasks = whole.entries("sections"), whole.entries("tasks")
    holders = {_place(one) for one in sections}
    taken: set[str] = set()
    return (
        tuple(_part(one, _OF_SECTIONS, holders, taken) for one in sections),
        tuple(_part(one, _OF_TASKS, holders, taken) for one in tasks),
    )


def _part(entry: Entry, other: tuple[str, ...], holders: set[str], taken: set[str]) -> Part:
    entry.keys(("place", "title"), other)
    place = _place(entry)
    above = _above(place)
    if place in taken:
        raise entry.fault("this place is taken by an entry above", "Give each section and task its own place")
    if above and above not in holders:
        raise entry.fault(f"there is no section {above} to hold it", "Add the section, or mend the place")
    taken.add(place)
    work = work_of(entry, task=other == _OF_TASKS)
    return Part(place, above or None, time_facts(entry.texts(_PART_FACTS)), work)


def _above(place: str) -> str:
    """The place that holds a place: II.2.2/3 stands in II.2.2, II.2.2 in II.2, II in the document itself."""
    return place.rpartition("/" if "/" in place else ".")[0]


def _place(entry: Entry) -> str:
    if "place" not in entry.values:
        raise entry.fault("no place", "Add `place: ...`, such as II.2.2/3")
    place = entry.text("place")
    if not _PLACE.fullmatch(place):
        raise entry.fault(
            f"{place!r} is no place", "Write section and item as II.2.2/3, or a part outside: title, lead"
        )
    return place


# --- links ---


def _drivers(task: Entry, ids: Mapping[str, str], own: Stated) -> list[Driver]:
    found: list[Driver] = []
    for entry in task.entries("drivers"):
        entry.keys(("document", "mode"), ("place",))
        document, mode = _named(entry, "document", ids), entry.text("mode")
        if mode not in _MODES:
            raise entry.fault(f"no mode {mode!r}", f"One of: {', '.join(_MODES)}")
        if document == own.id:
            raise entry.fault("a document does not drive its own tasks", "Take this driver out")
        if document in {one.document for one in found}:
            raise entry.fault("this document is named twice for one task", "Keep the direct one")
        found.append(Driver(document, _place(task), mode, _driver_place(entry, _place(task), mode)))
    return found


def _driver_place(entry: Entry, task: str, mode: str) -> str:
    """Where the words stand: in the task, or in a heading above it, the nearest where none is named."""
    if "place" in entry.values:
        return _place(entry)
    return task if mode == "direct" else _above(task)


def _implements(entry: Entry, ids: Mapping[str, str]) -> Implements:
    entry.keys(("from", "to", "place"))
    document, carried_out = (_named(entry, key, ids) for key in ("from", "to"))
    if document == carried_out:
        raise entry.fault("a document does not carry out itself", "Mend from or to")
    return Implements(document, carried_out, _place(entry))
