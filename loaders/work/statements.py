"""What the orders say of the work -> nodes and edges, each with the words that prove it.

A time, and the verbs of a task, are facts of the task. Everything else is a thing of its own: one node, however many tasks name it, joined to
the task (or heading, or document where an aim sets a target) by the edge that the words make. What a heading says of a
body holds for every task beneath it; a collective in a heading leads only where nothing nearer names who does.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.ids import agency_id, thing_id
from graph.model import Edge, Evidence, Method, Node
from loaders.naming import is_local_body, issuer_id
from loaders.work.agencies import Body, agency_facts
from loaders.work.finding import WorkMention
from loaders.work.found import Found
from loaders.work.kinship import Kin, kin
from loaders.work.titles import is_general, same_name

Quote = Callable[[int, int, str, Method], Evidence]
_TYPES: Mapping[str, str] = {
    "agency": "Agency", "project": "Project", "place": "Place", "deliverable": "Deliverable", "target": "Target",
}  # fmt: skip
_OF_TASKS = ("time", "fact")
_SIGNS: Mapping[str, str] = {
    "=": "", "range": "", "all": "all", ">": "over", ">=": "at-least", "<": "under", "<=": "at-most", "~": "about",
}  # fmt: skip
"""A comparator in an id: above 80 and below 80 are two targets."""
COMPARATORS = tuple(_SIGNS)
_TO_HOLDER = ("LEADS", "COORDINATES", "OVERSEES")
"""Edges that run from the thing to whoever holds the words; all others run to the thing."""


@dataclass(frozen=True)
class Holders:
    """The ids of those whose words were read: by place, with the tasks beneath each heading."""

    ids: Mapping[str, str]
    tasks_beneath: Mapping[str, Sequence[str]]
    document: str
    province: str | None
    issuer: str | None = None


def work_id(found: Found, province: str | None, task: str = "") -> str:
    """The id of a thing that was found, from what its words state; `task` is who holds them.

    >>> work_id(Found("agency", 0, 0, "LEADS", {"name": "Sở Y tế"}), "Sông Lam")
    'agency.so-y-te.song-lam'
    >>> work_id(Found("target", 0, 0, "SETS", {"metric": "Bao phủ", "comparator": ">", "value": "95.5", "unit": "%"}), None)
    'target.bao-phu.over.95-5'
    >>> work_id(Found("deliverable", 0, 0, "PRODUCES", {"name": "Báo cáo"}), None, "95-ctr-tu~II~1")  # no other's report
    'deliverable.bao-cao.95-ctr-tu-ii-1'
    """
    facts, here = found.facts, found.facts.get("province") or found.aside.get("province") or province or ""
    if found.type == "agency":
        return issuer_id(facts["name"], here or None)
    if found.type == "target":
        told = (facts.get(name, "") for name in ("value", "unit", "time"))
        return thing_id("target", facts["metric"], _SIGNS[facts.get("comparator", "=")], *told, here)
    if found.type == "deliverable":
        return thing_id("deliverable", same_name(facts["name"]), task if is_general(facts["name"]) else here)
    everywhere = found.type in ("project", "place") and found.aside.get("scope") != "local"
    return thing_id(found.type, facts["name"], "" if everywhere else here)


def _leads_by_name(one: WorkMention) -> bool:
    """Whether a body leads that is no collective, or whether the task itself says who does."""
    return one.found.link == "LEADS" and (one.holder == "Task" or one.found.facts.get("kind") != "collective")


def _facts(name: str, province: str | None) -> dict[str, Any]:
    """What is known of a body that no words name."""
    facts, _ = agency_facts(Body(0, 0, name, province if is_local_body(name) else None))
    return facts


class WorkStatements:
    """The nodes and edges of one document's orders."""

    def __init__(self, said: Sequence[WorkMention], holders: Holders, quote: Quote) -> None:
        self.holders, self.quote = holders, quote
        self.said = [one for one in said if one.holder == "Aim" or one.place in holders.ids]
        self.led = {(task, one.place) for one in self.said if _leads_by_name(one) for task in self._tasks(one)}
        timed = (one for one in self.said if one.holder == "Task" and one.found.type == "time")
        self.timed = {self.holders.ids[one.place] for one in timed}
        self.kin = tuple(self._kin())

    def nodes(self) -> Iterator[Node]:
        """The things that were found, and the times of the tasks."""
        for one in self.said:
            evidence = self.quote(one.start, one.end, one.place, one.method)
            if one.found.type in _OF_TASKS:
                yield from self._facts_of_tasks(one, evidence)
            else:
                yield from self._thing(one, evidence)
                if issuer := one.found.aside.get("issuer"):
                    yield self._agency(issuer, evidence)
        yield from (relative for _, relative, _ in self.kin)

    def edges(self) -> Iterator[Edge]:
        """What joins them to those who named them."""
        for one in self.said:
            evidence = self.quote(one.start, one.end, one.place, one.method)
            if one.found.type in _OF_TASKS:
                continue
            id = self._id(one, one.found)
            if one.found.of is not None:
                yield Edge(one.found.link, self._id(one, one.found.of), id, {}, (evidence,))
            elif one.found.link in _TO_HOLDER:
                yield from self._roles(one, id, evidence)
            elif one.found.link:
                holder = self.holders.document if one.holder == "Aim" else self.holders.ids[one.place]
                yield Edge(one.found.link, holder, id, {}, (evidence,))
            if issuer := one.found.aside.get("issuer"):
                yield Edge("ISSUED", self._agency(issuer, evidence).id, id, {}, (evidence,))
        for edge, relative, id in self.kin:
            yield Edge(edge.type, relative.id, id, {"date": edge.date} if edge.date else {}, relative.evidence)

    def _facts_of_tasks(self, one: WorkMention, evidence: Evidence) -> Iterator[Node]:
        """What words say of their task; the time of a heading is that of each task beneath which has none of its own."""
        if one.holder == "Task":
            yield Node(self.holders.ids[one.place], "Task", one.found.facts, (evidence,))
        elif one.holder == "Section":
            inherited = self.quote(one.start, one.end, one.place, "inherited")
            for task in self._tasks(one):
                if task not in self.timed:
                    yield Node(task, "Task", one.found.facts, (inherited,))

    def _tasks(self, one: WorkMention) -> Sequence[str]:
        """The tasks whose own words these are, or that stand beneath them."""
        if one.holder == "Task":
            return (self.holders.ids[one.place],)
        return self.holders.tasks_beneath.get(one.place, ())

    def _kin(self) -> Iterator[tuple[Kin, Node, str]]:
        """The bodies above and after those that were found, each once, and the id of the one found."""
        told = set()
        for one in self.said:
            if one.found.type != "agency" or (id := self._id(one, one.found)) in told:
                continue
            told.add(id)
            evidence = self.quote(one.start, one.end, one.place, "inferred")
            province = one.found.facts.get("province") or self.holders.province
            for each in kin(one.found.facts["name"], province):
                yield each, Node(issuer_id(each.name, province), "Agency", _facts(each.name, province), (evidence,)), id

    def _roles(self, one: WorkMention, agency: str, evidence: Evidence) -> Iterator[Edge]:
        """The role of a body on a task; of one that a heading names on every task beneath it."""
        if one.holder == "Task":
            yield Edge(one.found.link, agency, self.holders.ids[one.place], {}, (evidence,))
            return
        inherited = self.quote(one.start, one.end, one.place, "inherited")
        yields = one.found.link == "LEADS" and not _leads_by_name(one)
        nearer = {task for task, place in self.led if len(place) > len(one.place)} if yields else ()
        for task in self._tasks(one):
            if task not in nearer:
                yield Edge(one.found.link, agency, task, {}, (inherited,))

    def _thing(self, one: WorkMention, evidence: Evidence) -> Iterator[Node]:
        """A thing as its words state it, and apart from that what they do not state."""
        found, facts = one.found, dict(one.found.facts)
        inferred = {name: facts.pop(name) for name in found.inferred if name in facts}
        if found.type == "agency" and self.holders.province and is_local_body(facts["name"]):
            inferred |= {"province": self.holders.province} if "province" not in facts else {}
        id, type = self._id(one, found), _TYPES[found.type]
        yield Node(id, type, facts, (evidence,))
        if inferred:
            low = self.quote(evidence.start or 0, evidence.end or 0, evidence.place, "inferred")
            yield Node(id, type, inferred, (low,))

    def _agency(self, name: str, evidence: Evidence) -> Node:
        return Node(issuer_id(name, self.holders.province), "Agency", {"name": name}, (evidence,))

    def _id(self, one: WorkMention, found: Found) -> str:
        if found.aside.get("scope") == "inner":
            return agency_id(found.facts["name"], self.holders.issuer or self.holders.document)
        return work_id(found, self.holders.province, self.holders.ids.get(one.place, ""))
