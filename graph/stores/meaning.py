"""Which document each id means before a change and after it: the part of a load that every store does alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.ids import document_of, split_document_id
from graph.model import Fragment
from graph.resolve import Identity, StatedDocument


def series_of(id: str) -> str:
    """The identity key of a document, or of the document that a part belongs to.

    >>> series_of("42-ct-tw.2025-01-16~I.2")
    '42-ct-tw'
    """
    return split_document_id(document_of(id))[0]


@dataclass(frozen=True)
class Meaning:
    """Which document each id of the touched series means: before the change, and after it."""

    before: Mapping[str, str]
    after: Mapping[str, Identity]

    def now(self, id: str) -> str:
        """The canonical id of a document or of a part; any other id means itself."""
        document = document_of(id)
        return self.after[document].canonical + id[len(document) :] if document in self.after else id

    def documents(self) -> Iterator[str]:
        """The canonical ids of the touched series, old and new: who fits whom may have changed for all of them."""
        yield from self.before.values()
        yield from (identity.canonical for identity in self.after.values())

    def moved(self) -> Iterator[tuple[str, str]]:
        """The document ids that mean another document now, with what they meant."""
        for id in sorted({*self.before, *self.after}):
            if (was := self.before.get(id, id)) != self.now(id):
                yield id, was


def documents_in(fragment: Fragment | None) -> Iterator[StatedDocument]:
    """The documents that a source states; none where there is no source any more."""
    if fragment is None:
        return
    on = cited_on(fragment)
    for node in fragment.nodes:
        if node.type == "Document":
            own = node.id == fragment.source.document
            yield StatedDocument(node.id, node.properties.get("issuer"), own, on)


def cited_on(fragment: Fragment) -> str | None:
    """The date of the source's own document; the last where it contradicts itself, which forbids the least."""
    own = [node for node in fragment.nodes if node.id == fragment.source.document]
    return max((node.properties["date"] for node in own if "date" in node.properties), default=None)
