"""Mentions -> identities: which document each mention means, and which one the text itself is.

A citation's id is computed from the facts that it states and never changes; which ids mean one document is decided
from all loaded sources together (`graph.resolve`). What leans on earlier words ("Nghị quyết số 57", "Luật này", a law by
its bare name) means an earlier citation of this document, or stays unresolved with its candidates.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph.ids import document_id
from graph.resolve import StatedDocument, identify
from graph.text import fold
from loaders.citations import Citation
from loaders.cues import cues, reaches
from loaders.document import Document
from loaders.laws import law_id
from loaders.mentions import Mention
from loaders.naming import named_id, numbered_id
from loaders.nicknames import nickname_ids
from loaders.own import Fact, own_facts
from loaders.related.possible import LATER, is_earlier
from loaders.structure import Part

_UNNAMED = "document"


@dataclass(frozen=True)
class Identities:
    """The document's own id and facts, and the id of what each mention means, in the order of the mentions."""

    own: str
    facts: tuple[Fact, ...]
    meant: tuple[str | None, ...]
    """None where a mention stays unresolved."""
    candidates: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """What an unresolved mention may mean, by its position."""

    def fact(self, name: str) -> str | None:
        """A fact that the document states of itself."""
        return next((one.value for one in self.facts if one.name == name), None)


def identities(
    document: Document, parts: Sequence[Part], found: Sequence[Mention], owner: str | None = None
) -> Identities:
    """The identity of a document and of everything it mentions; a table may go on with the tasks of its `owner`."""
    facts = own_facts(document, parts, found)
    stated = {one.name: one.value for one in facts}
    own = owner or _own_id(stated, document.sha256)
    known = _Known(own, stated.get("province"), document.view.text, found)
    for position, one in enumerate(found):
        known.meant.append(known.meaning(position, one))
    return Identities(own, facts, tuple(known.meant), known.candidates)


def _own_id(stated: dict[str, str], sha256: str) -> str:
    """From the document's own facts; a document that names neither date nor term is told by its content."""
    if "symbol" not in stated:
        return document_id(_UNNAMED, digest=sha256)
    named = {name: stated.get(name) for name in ("kind", "province", "date", "term")}
    return numbered_id(stated["symbol"], **named, digest=sha256)


class _Known:
    """What has been cited so far, while the mentions are walked in order."""

    def __init__(self, own: str, province: str | None, text: str, found: Sequence[Mention]) -> None:
        self.own, self.province, self.text, self.found = own, province, text, found
        self.meant: list[str | None] = []
        self.last: dict[str | None, str] = {}
        self.starting: dict[int, list[str]] = defaultdict(list)
        self.numbered: dict[tuple[str | None, str], list[tuple[Citation, str]]] = defaultdict(list)
        self.candidates: dict[int, tuple[str, ...]] = {}

    def meaning(self, position: int, one: Mention) -> str | None:
        """The id that a mention means; None leaves its candidates behind."""
        citation = one.citation
        if one.role == "self":
            return self.own
        if citation.form == "full":
            id = self._full(citation, position)
            self._keep(citation, id)
            return id
        if citation.form == "inner":
            return self._full(citation, position)
        if citation.form == "this" and 0 <= one.speaker < position:
            said_by = self.found[one.speaker].citation
            if said_by.kind == citation.kind:
                return self.meant[one.speaker]
        fitting = tuple(dict.fromkeys(self._fitting(citation))) or nickname_ids(citation)
        if len(fitting) == 1:
            return fitting[0]
        if citation.form == "short":
            self.candidates[position] = fitting
        return None

    def _keep(self, citation: Citation, id: str) -> None:
        """Remembers a citation by all that a later reference may know of it: its kind, its place, its number."""
        self.last[citation.kind] = id
        self.starting[citation.start].append(id)
        if citation.parts is not None:
            self.numbered[citation.kind, citation.parts.number.lstrip("0")].append((citation, id))

    def _full(self, citation: Citation, position: int = 0) -> str:
        where = citation.province or self.province
        if citation.symbol is not None:
            return numbered_id(
                citation.symbol, kind=citation.kind, province=where, date=citation.date, term=citation.term
            )
        name, kind = citation.name or "", citation.kind or "other"
        if kind in _LAWS:
            elsewhere = None if citation.date or kind == "constitution" else self._dated_elsewhere(name, position)
            return elsewhere or law_id(kind, name, citation.date)
        return named_id(kind, name, province=where, date=citation.date, term=citation.term, issuer=citation.issuer)

    def _dated_elsewhere(self, name: str, position: int) -> str | None:
        """The one law of this name that the text cites with its date or number, if it can be meant."""
        law, id = self._dated.get(fold(name), (None, None))
        return None if law is None or self._is_of_before(position, law) else id

    def _is_of_before(self, position: int, law: Citation) -> bool:
        """Whether an earlier document than a law is said to guide or to change what is cited: then it is an earlier law of the name."""
        if self.found[position].citation.form == "inner":
            outer = next((n for n in range(position - 1, -1, -1) if self.found[n].citation.form != "inner"), None)
            return outer is not None and is_earlier(self.found[outer].citation, law)
        if not position or not is_earlier(self.found[position - 1].citation, law):
            return False
        gap = self.text[self.found[position - 1].at[1] : self.found[position].at[0]][:_NEAR]
        there = (one for one in cues(gap, 0, len(gap)) if not one.entry.get("passive"))
        return any(one.entry["relation"] in LATER and reaches(gap, one.end, len(gap)) for one in there)

    @cached_property
    def _dated(self) -> Mapping[str, tuple[Citation, str | None]]:
        """The laws that are cited with their date or number, by name; without an id where two of a name are."""
        known: dict[str, tuple[Citation, str | None]] = {}
        for one in self.found:
            law = one.citation
            if law.name and law.kind in _LAWS and law.form == "full" and (law.date or law.symbol):
                name, id = fold(law.name), self._full(law)
                known[name] = (law, id if known.get(name, (law, id))[1] == id else None)
        return known

    def _fitting(self, citation: Citation) -> Iterator[str]:
        """The documents cited before that a reference may mean."""
        if citation.form == "alias":
            yield from self.starting.get(citation.antecedent or 0, ())
        elif citation.form in ("this", "back"):
            yield from (self.last[kind] for kind in (citation.kind,) if kind in self.last)
        elif citation.number is not None:
            same = self.numbered.get((citation.kind, citation.number.lstrip("0")), ())
            yield from _canonical([id for one, id in same if _is_of_year(one, citation.date)])


def _is_of_year(one: Citation, year: str | None) -> bool:
    """Whether a citation is of the year that a short form names, if it names one."""
    return year is None or year in (one.parts.year if one.parts else None, (one.date or "")[:4])


def _canonical(ids: Sequence[str]) -> list[str]:
    """Ids of citations with more and less detail as the documents that they mean."""
    known = identify(StatedDocument(id) for id in ids)
    return [known[id].canonical for id in ids]


_NEAR = 400
"""Characters in which a document is said to guide a law."""
_LAWS = frozenset(("law", "code", "ordinance", "constitution"))


def identities_json(found: Sequence[Mention], known: Identities) -> dict[str, Any]:
    """The stage `identities` as an object."""
    facts = [
        {"name": one.name, "value": one.value, "place": one.place, "start": one.start, "end": one.end, "method": one.method}
        for one in known.facts
    ]  # fmt: skip
    mentions = [
        {
            "start": one.start, "end": one.end, "place": one.place, "document": id,
            **({"candidates": list(known.candidates[position])} if position in known.candidates else {}),
        }
        for position, (one, id) in enumerate(zip(found, known.meant, strict=True))
    ]  # fmt: skip
    return {"document": known.own, "facts": facts, "mentions": mentions}
