"""What a curated record says of the work of a task -> what a recogniser would have found in its words.

    work:
      - {leads: Sở Tài chính}                                      also: coordinates, oversees
      - {advances: Khu kinh tế Vũng Áng, kind: zone}
      - {located_in: xã Kỳ Anh, kind: commune}
      - {produces: Đề án phát triển doanh nghiệp, kind: scheme, issuer: Tỉnh ủy, period: 2026-2030}
      - {needs: Quy hoạch tỉnh, kind: master_plan}
      - {sets: căn hộ nhà ở xã hội, value: "3700", unit: căn hộ, time: giai đoạn 2025-2030}

The first key is the link in small letters, its value the name of the thing.
"""

from collections.abc import Mapping

from loaders.record_file import Entry
from loaders.work.agencies import Body, agency_facts
from loaders.work.found import Found, Link, Type
from loaders.work.times import read_time

_LINKS: Mapping[str, tuple[Link, Type, tuple[str, ...]]] = {
    "leads": ("LEADS", "agency", ()),
    "coordinates": ("COORDINATES", "agency", ()),
    "oversees": ("OVERSEES", "agency", ()),
    "advances": ("ADVANCES", "project", ("kind", "scope")),
    "located_in": ("LOCATED_IN", "place", ("kind", "code", "scope")),
    "produces": ("PRODUCES", "deliverable", ("kind", "issuer", "period")),
    "needs": ("NEEDS", "deliverable", ("kind", "issuer", "period")),
    "sets": ("SETS", "target", ("comparator", "value", "unit", "time")),
}


def work_of(task: Entry) -> tuple[Found, ...]:
    """What an entry says of the work of its task; raises BadInput with the entry at fault and the remedy."""
    return tuple(_found(entry) for entry in task.entries("work"))


def time_facts(facts: Mapping[str, str]) -> dict[str, str]:
    """The days that the words of a deadline and of a period mean.

    >>> time_facts({"deadline": "Quý I/2032"})
    {'deadline': 'Quý I/2032', 'due': '2032-03-31'}
    """
    told = (read_time(facts[name]).facts() for name in ("period", "deadline") if name in facts)
    days = {name: value for one in told for name, value in one.items() if name in ("starts", "ends", "due")}
    return {**facts, **days}


def _found(entry: Entry) -> Found:
    key = next((one for one in _LINKS if one in entry.values), None)
    if key is None:
        raise entry.fault("nothing is said of the work", f"Begin it with one of: {', '.join(_LINKS)}")
    link, type, other = _LINKS[key]
    entry.keys((key,), other)
    name, facts = entry.text(key), entry.texts(other)
    if type == "agency":
        told, inferred = agency_facts(Body(0, 0, name))
        return Found(type, 0, 0, link, told, inferred=inferred)
    aside: dict[str, str] = {one: facts.pop(one) for one in ("scope", "issuer") if one in facts}
    return Found(type, 0, 0, link, {"metric" if type == "target" else "name": name, **facts}, aside=aside)
