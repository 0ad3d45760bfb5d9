"""Mentions -> identities: which document each mention means, and which one the text itself is.

An id is computed from the facts that one mention states and never changes. Which ids mean one document is decided
from all loaded sources together (`graph.resolve`), so nothing is merged here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.ids import document_id
from loaders.document import Document
from loaders.mentions import Mention
from loaders.naming import congress_id, numbered_id
from loaders.own import Fact, own_facts
from loaders.structure import Part

_UNNAMED = "document"


@dataclass(frozen=True)
class Identities:
    """The document's own id and facts, and the id of what each mention means, in the order of the mentions."""

    own: str
    facts: tuple[Fact, ...]
    meant: tuple[str, ...]

    def fact(self, name: str) -> str | None:
        """A fact that the document states of itself."""
        return next((one.value for one in self.facts if one.name == name), None)


def identities(document: Document, parts: Sequence[Part], found: Sequence[Mention]) -> Identities:
    """The identity of a document and of everything it mentions."""
    facts = own_facts(document, parts, found)
    stated = {one.name: one.value for one in facts}
    own = _own_id(stated, document.sha256)
    meant = tuple(own if one.role == "self" else mentioned_id(one, stated.get("province")) for one in found)
    return Identities(own, facts, meant)


def _own_id(stated: dict[str, str], sha256: str) -> str:
    """From the document's own facts; a document that names neither date nor term is told by its content."""
    if "symbol" not in stated:
        return document_id(_UNNAMED, digest=sha256)
    named = {name: stated.get(name) for name in ("kind", "province", "date", "term")}
    return numbered_id(stated["symbol"], **named, digest=sha256)


def mentioned_id(one: Mention, province: str | None) -> str:
    """The id of the document that a mention means; local organs are those of the citing document's province."""
    citation = one.citation
    where = citation.province or province
    if citation.symbol is None:
        return congress_id(citation.name or "", where)
    return numbered_id(citation.symbol, kind=citation.kind, province=where, date=citation.date, term=citation.term)


def identities_json(found: Sequence[Mention], known: Identities) -> dict[str, Any]:
    """The stage `identities` as an object."""
    facts = [
        {"name": one.name, "value": one.value, "place": one.place, "start": one.start, "end": one.end, "method": one.method}
        for one in known.facts
    ]  # fmt: skip
    mentions = [
        {"start": one.start, "end": one.end, "place": one.place, "document": id}
        for one, id in zip(found, known.meant, strict=True)
    ]
    return {"document": known.own, "facts": facts, "mentions": mentions}
