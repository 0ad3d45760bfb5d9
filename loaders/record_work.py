"""What a curated record says of the work of a task or section -> what a recogniser would have found in its words.

    work:
      - {leads: Sở Tài chính}                                      also: coordinates, oversees
      - {advances: Đường sắt Vinh - Vũng Áng, kind: railway}
      - {connects: Vũng Áng, of: Đường sắt Vinh - Vũng Áng}
      - {located_in: Xã Kỳ Anh, kind: commune}                     with `of`: where that project is
      - {produces: Đề án phát triển doanh nghiệp, kind: scheme, issuer: Tỉnh ủy, period: 2026-2030}
      - {needs: Quy hoạch tỉnh, kind: master_plan}
      - {joins: Cảng Vũng Áng, kind: port}                         the task goes with it, serves it, connects with it or waits for it
      - {sets: căn hộ nhà ở xã hội, value: "3700", unit: căn hộ, time: giai đoạn 2025-2030}

The first key is the link in small letters, its value the name of the thing. What follows from a name (the kind and level
of a body, the code of a commune) is not written: it is inferred here as it is from a text.
"""

from collections.abc import Mapping, Sequence

from graph.ids import slug
from graph.ontology import ontology
from loaders.record_file import Entry
from loaders.work.agencies import Body, agency_facts, body_at
from loaders.work.found import Found, Link, Type
from loaders.work.places import with_code
from loaders.work.statements import COMPARATORS
from loaders.work.times import read_time

_LINKS: Mapping[str, tuple[Link, Type, tuple[str, ...]]] = {
    "leads": ("LEADS", "agency", ()),
    "coordinates": ("COORDINATES", "agency", ()),
    "oversees": ("OVERSEES", "agency", ()),
    "advances": ("ADVANCES", "project", ("kind", "scope")),
    "connects": ("CONNECTS", "place", ("of", "scope")),
    "located_in": ("LOCATED_IN", "place", ("kind", "of", "scope")),
    "produces": ("PRODUCES", "deliverable", ("kind", "issuer", "period")),
    "needs": ("NEEDS", "deliverable", ("kind", "issuer", "period")),
    "joins": ("NEEDS", "project", ("kind", "scope")),
    "sets": ("SETS", "target", ("comparator", "value", "unit", "time")),
}
_ASIDE = ("scope", "issuer", "of")
_OF_TASKS = ("produces", "needs", "joins")


def work_of(entry: Entry, *, task: bool) -> tuple[Found, ...]:
    """What an entry says of the work of its task or section; raises BadInput with the entry at fault and the remedy."""
    listed = entry.entries("work")
    advanced = [_found(one, task, {}) for one in listed if _name_key(one) == "advances"]
    projects = {str(one.facts["name"]): one for one in advanced}
    return tuple(_found(one, task, projects) for one in listed)


def time_facts(facts: Mapping[str, str]) -> dict[str, str]:
    """The days that the words of a deadline and of a period mean.

    >>> time_facts({"deadline": "Quý I/2032"})
    {'deadline': 'Quý I/2032', 'due': '2032-03-31'}
    """
    told = (read_time(facts[name]).facts() for name in ("period", "deadline") if name in facts)
    days = {name: value for one in told for name, value in one.items() if name in ("starts", "ends", "due")}
    return {**facts, **days}


def _name_key(entry: Entry) -> str | None:
    return next((one for one in _LINKS if one in entry.values), None)


def _found(entry: Entry, task: bool, projects: Mapping[str, Found]) -> Found:
    key = _name_key(entry)
    if key is None or (key in _OF_TASKS and not task):
        known = [one for one in _LINKS if task or one not in _OF_TASKS]
        raise entry.fault("nothing is said of the work", f"Begin it with one of: {', '.join(known)}")
    link, type, other = _LINKS[key]
    entry.keys((key,), other)
    name, facts = entry.text(key), entry.texts(other)
    if not slug(name):
        raise entry.fault(f"{name!r} is no name", "Write it as the document does, with letters or digits")
    if type == "agency":
        told, inferred = agency_facts(_body(name))
        return Found(type, 0, 0, link, told, inferred=inferred)
    aside = {one: facts.pop(one) for one in _ASIDE if one in facts}
    of = _of(entry, aside.pop("of", None), projects, needed=key == "connects")
    facts = {"metric" if type == "target" else "name": name, **_checked(entry, type, facts)}
    if link == "CONNECTS":
        facts["kind"] = "route_end"
    found = Found(type, 0, 0, link, facts, of=of, aside=aside)
    return with_code(found) if type == "place" else found


def _body(name: str) -> Body:
    """A body under its canonical name, where the whole of a name is one that texts are read for."""
    found = body_at(name, 0, len(name))
    return found if found and found.name and found.end == len(name) else Body(0, 0, name)


def _of(entry: Entry, name: str | None, projects: Mapping[str, Found], *, needed: bool) -> Found | None:
    """The project whose end or place this is."""
    if name in projects or (name is None and not needed):
        return projects[name] if name else None
    remedy = "Name a project that `advances` has in the same list, as it stands there: `of: ...`"
    raise entry.fault(f"of {name!r} is no project of this task" if name else "no project that it belongs to", remedy)


def _checked(entry: Entry, type: Type, facts: Mapping[str, str]) -> dict[str, str]:
    """The facts of a thing, if their words are known."""
    _one_of(entry, "scope", ("local",))
    if type == "deliverable":
        _one_of(entry, "kind", tuple(ontology().kinds))
    if type != "target":
        return dict(facts)
    _one_of(entry, "comparator", COMPARATORS)
    return {"comparator": "=", **facts}


def _one_of(entry: Entry, key: str, known: Sequence[str]) -> None:
    if key in entry.values and entry.text(key) not in known:
        raise entry.fault(f"no {key} {entry.text(key)!r}", f"One of: {', '.join(known)}")
