"""What was read -> Fragment: nodes, edges, evidence and warnings of one source, in the order of its text.

Every statement carries the words that prove it. What is found is stated as it stands; which statements are one thing,
and which reading is shown, is decided over all sources (`graph.resolve`).
"""

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from graph.ids import part_id, source_id
from graph.model import Confidence, Edge, Evidence, Fragment, Method, Node, Source, SourceKind, Unresolved, Warning
from loaders.citations import Citation
from loaders.columns import NAMING
from loaders.consistency import Contradiction, Seen, contradictions
from loaders.document import Document
from loaders.identities import Identities
from loaders.mentions import Mention, mention_json
from loaders.naming import is_local_name, issuer_id
from loaders.nicknames import nickname_facts
from loaders.relations import OWN, Relation, relations
from loaders.returned import row_id
from loaders.structure import Part
from loaders.tables import COLUMNS, SPREADSHEETS, UNREAD, Held, TaskTable, cell_place, unread
from loaders.tasks import Role
from loaders.work.finding import WorkMention
from loaders.work.statements import Holders, WorkStatements, work_id

_CITED_FACTS = ("kind", "symbol", "name", "date", "issuer", "term", "province")
_cited_facts = attrgetter(*_CITED_FACTS)


@dataclass(frozen=True)
class Reading:
    """All that the earlier stages read of one document."""

    document: Document
    tables: Sequence[TaskTable]
    parts: Sequence[Part]
    roles: Mapping[str, Role]
    mentions: Sequence[Mention]
    identities: Identities
    work: Sequence[WorkMention] = ()
    office: str = ""
    """Whose table it is, where it was handed round to say more of the tasks of a document."""

    @property
    def text(self) -> str:
        """The view that patterns are matched over."""
        return self.document.view.text

    @cached_property
    def related(self) -> list[Relation]:
        """The relations between documents that are cited together."""
        tasks = frozenset(place for place, role in self.roles.items() if role == "Task")
        return relations(self.text, self.mentions, tasks)

    @cached_property
    def objects(self) -> frozenset[int]:
        """Mentions inside what another citation says of itself: they are reached through the outer one."""
        return frozenset(max(one.source, one.target) for one in self.related if OWN not in (one.source, one.target))


def fragment(reading: Reading) -> Fragment:
    """What one document states."""
    document, known = reading.document, reading.identities
    kind: SourceKind = "table" if reading.office or document.about.get("format") in SPREADSHEETS else "text"
    id = source_id(known.own, kind, reading.office)
    source = Source(id, kind, document.name, _fingerprint(document), known.own, document.text, _about(reading))
    writer = _Writer(reading, source.id)
    ordered = WorkStatements(writer.work(), writer.holders(), writer.words)
    nodes = (*writer.own(), *writer.parts(), *writer.cited(), *writer.agencies(), *ordered.nodes())
    edges = (*writer.part_of(), *writer.drives(), *writer.document_edges(), *writer.issued(), *ordered.edges())
    return Fragment(source, nodes, edges, tuple(writer.unresolved()), tuple(writer.warnings()))


def _about(reading: Reading) -> Mapping[str, Any]:
    """What a reader should know of the file, the columns that nobody could read among it."""
    heads = unread(reading.tables)
    return {**reading.document.about, UNREAD: heads} if heads else reading.document.about


def _fingerprint(document: Document) -> str:
    """That of the file; read with other headers the same file says something else, and is another edition."""
    named = document.about.get(COLUMNS)
    return hashlib.sha256(f"{document.sha256} {named}".encode()).hexdigest() if named else document.sha256


def _told_by(part: Part) -> tuple[int, int]:
    """The words that say what a part carries out: its own; of a row all its cells, for the basis may have one."""
    return (part.start, part.end) if part.type == "row" else part.own


class _Placed(NamedTuple):
    """A section or task, its id, the sections above it (the outermost first), and its own words."""

    part: Part
    id: str
    above: tuple["_Placed", ...]
    evidence: Evidence


class _Issued(NamedTuple):
    """An issuer, the document that it issued, and the evidence."""

    id: str
    name: str
    province: str | None
    document: str
    evidence: Evidence


class _Writer:
    """Statements of one reading, each with its evidence; what several of them need is found once."""

    def __init__(self, reading: Reading, source: str) -> None:
        self.reading, self.source = reading, source
        self.known = reading.identities
        self.own_id = reading.identities.own
        self.province = self.known.fact("province")
        self.quoted: dict[tuple[int, int, str, Method], Evidence] = {}
        both = zip(reading.mentions, self.known.meant, strict=True)
        self.citations = [(one, id) for one, id in both if id is not None and one.role == "cited"]
        self.returned = bool(reading.office)
        self.rows = {row.own: row for table in reading.tables for row in table.rows} if self.returned else {}
        self.placed: list[_Placed] = []
        for part in reading.parts:
            self._place(part, ())

    # --- evidence ----------------------------------------------------------------------------------------------

    def words(self, start: int, end: int, place: str, method: Method) -> Evidence:
        """Evidence of the words between two characters of the original text: one for all that they prove."""
        if self.source.startswith("table."):
            place = cell_place(self.reading.document, start, end) or place
        key = start, end, place, method
        if (known := self.quoted.get(key)) is not None:
            return known
        quote = self.reading.document.text[start:end]
        confidence: Confidence = "low" if method == "inferred" else "high"
        self.quoted[key] = made = Evidence(self.source, place, method, start, end, quote, None, confidence)
        return made

    def mentioned(self, one: Mention, method: Method = "cited") -> Evidence:
        """Evidence of a citation."""
        return self.words(one.start, one.end, one.place, method)

    # --- nodes -------------------------------------------------------------------------------------------------

    def own(self) -> Iterator[Node]:
        """The document itself, one statement a fact; a table that was handed round says nothing of it."""
        for fact in () if self.returned else self.known.facts:
            if fact.method == "curated":
                evidence = Evidence(self.source, fact.place, fact.method)
            else:
                evidence = self.words(fact.start, fact.end, fact.place, fact.method)
            yield Node(self.own_id, "Document", {fact.name: fact.value}, (evidence,))
        if self.returned or not self.known.facts:
            yield Node(self.own_id, "Document", {}, (self._first_words(),))

    def _first_words(self) -> Evidence:
        """Where a document says nothing of itself: its title, or its first line."""
        titled = next((part for part in self.reading.parts if part.place == "title"), None)
        if titled is not None and titled.own[1] > titled.own[0]:
            return self.words(*titled.own, "title", "structure")
        text = self.reading.document.text
        start = len(text) - len(text.lstrip())
        end = text.find("\n", start)
        return self.words(start, len(text.rstrip()) if end < 0 else end, "title", "structure")

    def parts(self) -> Iterator[Node]:
        """Sections and tasks with their own words."""
        for part, id, _, evidence in self.placed:
            facts = {"text": evidence.quote} if self.returned else {"place": part.place, "text": evidence.quote}
            yield Node(id, self.reading.roles[part.place], facts, (evidence,))
            for cell in self._naming(part):
                yield Node(id, "Task", {}, (self.words(cell.start, cell.end, part.place, "table"),))

    def _naming(self, part: Part) -> Sequence[Held]:
        """The cell of a row that came back which says whose row it is: its id, else its number."""
        row = self.rows.get(part.own)
        cells = {one.field: one for one in row.cells if one.field == "no" or row.named} if row else {}
        return [cells[field] for field in ("id", "no") if field in cells][:1]

    def _place(self, part: Part, above: tuple[_Placed, ...]) -> None:
        """Adds every section and task of a part to those that were placed."""
        place, row = part.place, part.type == "row"
        if (
            place in self.reading.roles
            and part.own[1] > part.own[0]
            and not (self.returned and (not row or self._is_silent(part)))
        ):
            evidence = self.words(*part.own, place, "table" if row else "structure")
            id = row_id(self.source, evidence.place) if self.returned else part_id(self.own_id, place)
            self.placed.append(one := _Placed(part, id, above, evidence))
            above = (*above, one)
        for child in part.children:
            self._place(child, above)

    def _is_silent(self, part: Part) -> bool:
        """Whether nobody filled in anything in a row that was handed out."""
        row = self.rows.get(part.own)
        handed_out = row is not None and (row.named or row.sealed)
        return row is not None and bool(handed_out) and {one.field for one in row.cells} <= NAMING

    def work(self) -> Sequence[WorkMention]:
        """What was read of the work; of a table that came back its cells alone, for the words of its tasks are the text's."""
        own = {part.place: part.own for part, *_ in self.placed} if self.returned else {}
        nowhere = (0, 0)
        return [one for one in self.reading.work if not (span := own.get(one.place, nowhere))[0] <= one.start < span[1]]

    def holders(self) -> Holders:
        """Who may hold words that say something of the work."""
        beneath: dict[str, list[str]] = {}
        for part, id, above, _ in self.placed:
            if self.reading.roles[part.place] == "Task":
                for section in above:
                    beneath.setdefault(section.part.place, []).append(id)
        ids = {one.part.place: one.id for one in self.placed}
        return Holders(ids, beneath, self.own_id, self.province, self.known.fact("issuer"))

    def cited(self) -> Iterator[Node]:
        """Every cited document, one statement a mention: what it states, and apart from it what was inferred."""
        for one, id in self.citations:
            if one.citation.form not in ("full", "inner"):
                yield from self._known_by_nickname(one, id)
                continue
            facts, inferred = self._facts(one.citation)
            inferred |= self._inferred_province(one)
            yield Node(id, "Document", facts, (self.mentioned(one),))
            if inferred:
                yield Node(id, "Document", inferred, (self.mentioned(one, "inferred"),))

    def _known_by_nickname(self, one: Mention, id: str) -> Iterator[Node]:
        """What leans on earlier words adds nothing to them; a nickname stands for what nobody needs to say."""
        facts = nickname_facts(one.citation)
        if facts:
            yield Node(id, "Document", facts, (self.mentioned(one, "inferred"),))

    def _facts(self, one: Citation) -> tuple[dict[str, Any], dict[str, Any]]:
        """What a citation states, and what was inferred."""
        stated: dict[str, Any] = {}
        inferred: dict[str, Any] = {}
        for name, value in zip(_CITED_FACTS, _cited_facts(one), strict=True):
            if value:
                (inferred if name in one.inferred else stated)[name] = value
        return stated, inferred

    def _inferred_province(self, one: Mention) -> dict[str, Any]:
        """A document of a province that is named without it is of the province of the document that names it."""
        own, citation = self.province, one.citation
        named = citation.name if citation.symbol is None and citation.province is None else None
        return {"province": own} if own and named and is_local_name(named, citation.issuer) else {}

    def agencies(self) -> Iterator[Node]:
        """The issuers of the document and of what it cites."""
        for one in self.issuers:
            named = {"name": one.name, "province": one.province} if one.province else {"name": one.name}
            yield Node(one.id, "Agency", named, (one.evidence,))

    @cached_property
    def issuers(self) -> list[_Issued]:
        """Every issuer of the document and of what it cites in full."""
        found = [
            self._issuer(
                fact.value, self.province, self.own_id, self.words(fact.start, fact.end, fact.place, fact.method)
            )
            for fact in self.known.facts
            if fact.name == "issuer"
        ]
        for one, id in self.citations:
            citation = one.citation
            if citation.issuer and citation.form == "full":
                method: Method = "inferred" if "issuer" in citation.inferred else "cited"
                where = citation.province or self.province
                found.append(self._issuer(citation.issuer, where, id, self.mentioned(one, method)))
        return found

    def _issuer(self, name: str, province: str | None, document: str, evidence: Evidence) -> _Issued:
        """An issuer; its province counts only where every province has such a body."""
        id = issuer_id(name, province)
        return _Issued(id, name, province if id != issuer_id(name, None) else None, document, evidence)

    # --- edges -------------------------------------------------------------------------------------------------

    def part_of(self) -> Iterator[Edge]:
        """Each section and task to the one above it, the first to the document."""
        for _, id, above, evidence in () if self.returned else self.placed:
            yield Edge("PART_OF", id, above[-1].id if above else self.own_id, {}, (evidence,))

    def drives(self) -> Iterator[Edge]:
        """Each outer citation to the task whose sentence names it, or whose headings do."""
        named = self._named_at()
        for part, task, above, _ in self.placed if named else ():
            if self.reading.roles[part.place] != "Task":
                continue
            for id, one in named.get(part.place, ()):
                yield Edge("DRIVES", id, task, {"mode": "direct"}, (self.mentioned(one),))
            for section in above:
                for id, one in named.get(section.part.place, ()):
                    yield Edge("DRIVES", id, task, {"mode": "inherited"}, (self.mentioned(one, "inherited"),))

    def _named_at(self) -> dict[str, list[tuple[str, Mention]]]:
        """The outer citations by the place of the section or task whose words they are part of."""
        own_words = {one.part.place: _told_by(one.part) for one in self.placed}
        found: dict[str, list[tuple[str, Mention]]] = {}
        for position, (one, id) in enumerate(zip(self.reading.mentions, self.known.meant, strict=True)):
            start, end = own_words.get(one.place, (0, 0))
            outer = position not in self.reading.objects and id not in (None, self.own_id) and one.role == "cited"
            if start <= one.start < end and outer and id is not None:
                found.setdefault(one.place, []).append((id, one))
        return found

    def document_edges(self) -> Iterator[Edge]:
        """Relations between documents, and REFERS_TO where the document has no closer one to what it cites."""
        related = list(self._related_edges())
        yield from related
        own = self.own_id
        closer = {own, *(edge.target for edge in related if edge.source == own)}
        closer |= {edge.source for edge in related if edge.target == own}
        for one, id in () if self.returned else self.citations:
            if id not in closer:
                yield Edge("REFERS_TO", own, id, {}, (self.mentioned(one),))

    def _related_edges(self) -> Iterator[Edge]:
        """Every relation between two documents that are known, quoted from its cue to the later citation."""
        for one in self.reading.related:
            source, target = self._end(one.source), self._end(one.target)
            if (
                source is None
                or target is None
                or source == target
                or (self.returned and OWN in (one.source, one.target))
            ):
                continue
            place = self.reading.mentions[max(one.source, one.target)].place
            start, end = self.reading.document.view.original(one.start, one.end)
            facts = {"articles": one.articles} if one.articles else {}
            yield Edge(one.type, source, target, facts, (self.words(start, end, place, "cited"),))

    def _end(self, position: int) -> str | None:
        return self.own_id if position == OWN else self.known.meant[position]

    def issued(self) -> Iterator[Edge]:
        """Each issuer to what it issued."""
        for one in self.issuers:
            yield Edge("ISSUED", one.id, one.document, {}, (one.evidence,))

    # --- what waits for a reader ----------------------------------------------------------------------------------------------

    def unresolved(self) -> Iterator[Unresolved]:
        """Short forms that fit no earlier citation, or several."""
        for position, candidates in self.known.candidates.items():
            one = self.reading.mentions[position]
            told = mention_json(self.reading.document, one)
            mention = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
            yield Unresolved(f"{self.source}.{one.start}", mention, candidates, (self.mentioned(one),))
        yield from self._unknown_bodies()

    def _unknown_bodies(self) -> Iterator[Unresolved]:
        """Cells of those who lead or take part in which no body is recognised."""
        found = sorted(one.start for one in self.reading.work if one.found.type == "agency")
        rows = {part.own: part.place for part, *_ in self.placed if part.type == "row"}
        for row in (row for table in self.reading.tables for row in table.rows if row.own in rows):
            for cell in row.cells:
                if cell.field not in ("lead", "coordinate", "bodies"):
                    continue
                if bisect_left(found, cell.start) == bisect_left(found, cell.end):
                    evidence = self.words(cell.start, cell.end, rows[row.own], "table")
                    told = {
                        "type": "agency",
                        "start": cell.start,
                        "end": cell.end,
                        "quote": evidence.quote,
                        "place": evidence.place,
                    }
                    yield Unresolved(f"{self.source}.{cell.start}", told, (), (evidence,))

    def warnings(self) -> Iterator[Warning]:
        """Contradictions, each about the documents concerned; several of one rule about one document are numbered."""
        if self.returned:
            return  # the text whose tasks they are says what is wrong with it
        reading, named = self.reading, Counter[str]()
        seen = Seen(reading.document.view, reading.mentions, self.known.facts, reading.parts, reading.work)
        for one in contradictions(seen):
            warning = self._warning(one)
            named[warning.id] += 1
            count = named[warning.id]
            yield warning if count == 1 else replace(warning, id=f"{warning.id}.{count}")

    def _warning(self, one: Contradiction) -> Warning:
        """A contradiction without a mention is about the document itself."""
        meant = [self.known.meant[position] for position in one.mentions]
        meant += [work_id(self.reading.work[position].found, self.province) for position in one.targets]
        about = tuple(dict.fromkeys(id for id in meant if id is not None)) or (self.own_id,)
        cited = (self.mentioned(self.reading.mentions[position]) for position in one.mentions)
        words = (self.words(start, end, place, "structure") for start, end, place in one.spans)
        set_at = (self.reading.work[position] for position in one.targets)
        evidence = (*cited, *words, *(self.words(each.start, each.end, each.place, "cited") for each in set_at))
        return Warning(f"{one.rule}.{about[0]}", one.rule, one.severity, one.message, one.readings, about, evidence)
