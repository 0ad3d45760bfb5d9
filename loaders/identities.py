"""Mentions -> identities: which document each mention means, and which one the text itself is.

A citation's id is computed from the facts that it states and never changes; which ids mean one document is decided
from all loaded sources together (`graph.resolve`). What leans on earlier words ("Nghị quyết số 57", "Luật này", a law by
its bare name) means an earlier citation of this document, or stays unresolved with its candidates.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph.ids import document_id
from graph.resolve import StatedDocument, identify
from graph.text import fold
from loaders.citations import Citation
from loaders.document import Document
from loaders.laws import law_id
from loaders.mentions import Mention
from loaders.naming import named_id, numbered_id
from loaders.nicknames import nickname_ids
from loaders.own import Fact, own_facts
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
    known = _Known(own, stated.get("province"), found)
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

    def __init__(self, own: str, province: str | None, found: Sequence[Mention]) -> None:
        self.own, self.province, self.found = own, province, found
        self.meant: list[str | None] = []
        self.earlier: list[tuple[Citation, str]] = []
        self.candidates: dict[int, tuple[str, ...]] = {}

    def meaning(self, position: int, one: Mention) -> str | None:
        """The id that a mention means; None leaves its candidates behind."""
        citation = one.citation
        if one.role == "self":
            return self.own
        if citation.form == "full":
            id = self._full(citation)
            self.earlier.append((citation, id))
            return id
        if citation.form == "inner":
            return self._full(citation)
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

    def _full(self, citation: Citation) -> str:
        where = citation.province or self.province
        if citation.symbol is not None:
            return numbered_id(
                citation.symbol, kind=citation.kind, province=where, date=citation.date, term=citation.term
            )
        name, kind = citation.name or "", citation.kind or "other"
        if kind in _LAWS:
            return (
                law_id(kind, name, citation.date)
                if citation.date
                else self._dated_elsewhere(name) or law_id(kind, name, None)
            )
        return named_id(kind, name, province=where, date=citation.date, term=citation.term, issuer=citation.issuer)

    def _dated_elsewhere(self, name: str) -> str | None:
        """The one law of this name that the text cites with its date or number."""
        return self._dated.get(fold(name))

    @cached_property
    def _dated(self) -> Mapping[str, str | None]:
        """The laws that are cited with their date or number, by name; None where two of a name are."""
        ids: dict[str, str | None] = {}
        for one in self.found:
            law = one.citation
            if law.name and law.kind in _LAWS and law.form == "full" and (law.date or law.symbol):
                name, id = fold(law.name), self._full(law)
                ids[name] = id if ids.get(name, id) == id else None
        return ids

    def _fitting(self, citation: Citation) -> Iterator[str]:
        """The documents cited before that a reference may mean."""
        same_kind = [(one, id) for one, id in self.earlier if one.kind == citation.kind]
        if citation.form == "alias":
            yield from (id for one, id in self.earlier if one.start == citation.antecedent)
        elif citation.form in ("this", "back"):
            yield from (id for _, id in same_kind[-1:])
        else:
            yield from _canonical([id for one, id in same_kind if _numbered(one, citation)])


def _numbered(one: Citation, short: Citation) -> bool:
    """Whether a full citation has the number, and the year where one is named, of a short form."""
    if one.parts is None or short.number is None or one.parts.number.lstrip("0") != short.number.lstrip("0"):
        return False
    return short.date is None or short.date in (one.parts.year, (one.date or "")[:4])


def _canonical(ids: Sequence[str]) -> list[str]:
    """Ids of citations with more and less detail as the documents that they mean."""
    known = identify(StatedDocument(id) for id in ids)
    return [known[id].canonical for id in ids]


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
