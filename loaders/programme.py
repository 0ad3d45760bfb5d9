"""Curated records of data/programmes -> Fragments: what people read out of a document, as facts without its sentences.

Ids are those that the text loader computes from the text, so that record and text meet in the same nodes. Every fact
has evidence of method `curated`: a place in the document, and no words.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from graph.ids import part_id, sort_key, source_id
from graph.model import Edge, Evidence, Fragment, Method, Node, Source, Warning
from loaders.citations import Citation
from loaders.data import data_dir
from loaders.mentions import Mention
from loaders.naming import is_local_body, issuer_id
from loaders.record import Part, Record, Stated, read
from loaders.rules.cited import one_by_one
from loaders.rules.seen import Seen
from loaders.symbols import find
from loaders.view import view
from loaders.work.finding import WorkMention
from loaders.work.found import Holder
from loaders.work.statements import Holders, WorkStatements


def shipped() -> Iterator[Fragment]:
    """A fragment for every record that ships, by file name.

    >>> [fragment.source.id for fragment in shipped()]
    ['record.1-ctr-tu.ha-tinh.2025-2030']
    """
    for path in sorted((data_dir() / "programmes").glob("*.yaml")):
        yield read_record(path.name, path.read_bytes())


def read_record(name: str, data: bytes) -> Fragment:
    """What a record states; raises BadInput with the file, the entry at fault and the remedy."""
    record = read(name, data)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(
        source_id(record.document.id, "record"), "record", name, digest, record.document.id, about=_about(record)
    )
    return _Writer(record, source).fragment()


def _about(record: Record) -> Mapping[str, str]:
    names = {"where": "published", "date": "published_on"}
    return {names[key]: value for key, value in record.published.items()}


class _Writer:
    """Turns a record into statements, each with its place."""

    def __init__(self, record: Record, source: Source) -> None:
        self.record = record
        self.source = source
        self.own = record.document.id
        self.places = _places(record)
        self.work = WorkStatements(_mentioned(record), self.holders(), self.quote)

    def fragment(self) -> Fragment:
        return Fragment(self.source, tuple(self.nodes()), tuple(self.edges()), warnings=tuple(self.warnings()))

    def nodes(self) -> Iterator[Node]:
        for document in (self.record.document, *self.record.cited):
            yield from self.document(document)
        bodies = {self.issuer(one): one for one in reversed(self.documents())}
        for id, document in sorted(bodies.items()):
            yield Node(id, "Agency", self.body(document), self.evidence(self.places[document.id]))
        for type, parts in (("Section", self.record.sections), ("Task", self.record.tasks)):
            for part in parts:
                yield Node(part_id(self.own, part.place), type, part.facts, self.evidence(part.place))
        yield from self.work.nodes()

    def document(self, one: Stated) -> Iterator[Node]:
        """One statement of what the text says of a document, and one of what it leaves to be inferred."""
        for sure in (True, False):
            facts = {key: value for key, value in one.facts.items() if (key not in one.inferred) == sure}
            if facts:
                yield Node(one.id, "Document", facts, self.evidence(self.places[one.id], sure=sure))

    def edges(self) -> Iterator[Edge]:
        for part in (*self.record.sections, *self.record.tasks):
            above = part_id(self.own, part.above) if part.above else self.own
            yield self.edge("PART_OF", part_id(self.own, part.place), above, part.place)
        for driver in self.record.drivers:
            task = part_id(self.own, driver.task)
            yield self.edge("DRIVES", driver.document, task, driver.place, {"mode": driver.mode})
        for link in self.record.implements:
            yield self.edge("IMPLEMENTS", link.document, link.carried_out, link.place)
        for document in self.documents():
            sure = "issuer" not in document.inferred
            yield self.edge("ISSUED", self.issuer(document), document.id, self.places[document.id], sure=sure)
        linked = {link.carried_out for link in self.record.implements if link.document == self.own}
        linked |= {link.document for link in self.record.implements if link.carried_out == self.own}
        for document in self.record.cited:
            if document.id not in linked:
                yield self.edge("REFERS_TO", self.own, document.id, self.places[document.id])
        yield from self.work.edges()

    def holders(self) -> Holders:
        """The sections and tasks that say something of the work, and the tasks beneath each section."""
        ids = {part.place: part_id(self.own, part.place) for part in (*self.record.sections, *self.record.tasks)}
        return Holders(ids, _beneath(self.record, ids), self.own, self.record.document.facts.get("province"))

    def quote(self, start: int, end: int, place: str, method: Method) -> Evidence:
        """Evidence of what a reader recorded: it has no words."""
        del start, end
        return self.evidence(place, sure=method != "inferred")[0]

    def edge(
        self,
        type: str,
        start: str,
        end: str,
        place: str,
        facts: Mapping[str, str] = MappingProxyType({}),
        *,
        sure: bool = True,
    ) -> Edge:
        return Edge(type, start, end, dict(facts), self.evidence(place, sure=sure))

    def evidence(self, place: str, *, sure: bool = True) -> tuple[Evidence, ...]:
        return (Evidence(self.source.id, place, "curated", confidence="high" if sure else "low"),)

    def warnings(self) -> Iterator[Warning]:
        """What the rules see in the citations of the text, they see in its record too, under the same ids."""
        cited = [one for one in self.record.cited if "symbol" in one.facts]
        for found in one_by_one(Seen(view(""), [self.mention(one) for one in cited])):
            about = tuple(cited[position].id for position in found.mentions)
            evidence = tuple(one for id in about for one in self.evidence(self.places[id]))
            id = f"{found.rule}.{about[0]}"
            yield Warning(id, found.rule, found.severity, found.message, found.readings, about, evidence)

    def mention(self, one: Stated) -> Mention:
        """A document as a mention of it, of which only the words are missing."""
        symbol = one.facts["symbol"]
        citation = Citation(
            0, 0, symbol=symbol, issuer=one.facts.get("issuer"), inferred=one.inferred, parts=next(find(symbol))
        )
        return Mention(0, 0, self.places[one.id], "cited", citation)

    def documents(self) -> list[Stated]:
        """The documents whose issuer is known."""
        return [one for one in (self.record.document, *self.record.cited) if "issuer" in one.facts]

    def issuer(self, document: Stated) -> str:
        return issuer_id(document.facts["issuer"], self.province(document))

    def body(self, document: Stated) -> dict[str, str]:
        name, province = document.facts["issuer"], self.province(document)
        return {"name": name, "province": province} if province and is_local_body(name) else {"name": name}

    def province(self, document: Stated) -> str | None:
        return document.facts.get("province", self.record.document.facts.get("province"))


def _mentioned(record: Record) -> list[WorkMention]:
    held: list[tuple[Holder, Part]] = [("Section", one) for one in record.sections]
    held += [("Task", one) for one in record.tasks]
    return [WorkMention(0, 0, part.place, holder, one) for holder, part in held for one in part.work]


def _beneath(record: Record, ids: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """The ids of all tasks in each section, those of the sections that it holds among them."""
    above = {part.place: part.above for part in record.sections}
    found: dict[str, list[str]] = {}
    for task in record.tasks:
        holder = task.above
        while holder:
            found.setdefault(holder, []).append(ids[task.place])
            holder = above[holder]
    return found


def _places(record: Record) -> dict[str, str]:
    """Where each document is named: the place given for it, else the first of a task or link that names it."""
    named = [(one.place, one.document) for one in record.drivers]
    for link in record.implements:
        named += [(link.place, link.document), (link.place, link.carried_out)]
    found = {document: place for place, document in sorted(named, key=_reading_order, reverse=True)}
    found |= {one.id: one.place for one in record.cited if one.place}
    return found | {record.document.id: record.document.place or "title"}


def _reading_order(named: tuple[str, str]) -> tuple[bool, str]:
    """Title and lead stand before the numbered parts."""
    place = named[0]
    return place[0].isupper() or place[0].isdigit(), sort_key(f"~{place}")
