"""A sentence opened in its document: paragraphs of the original text, with the words that prove something marked."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.ids import document_of, part_id
from graph.model import Edge, Evidence, Node, Source
from graph.ontology import ontology
from graph.stores.base import Store

Span = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """A paragraph of a source, the headings above it, and the spans in it that are quoted."""

    source: Source
    place: str
    headings: tuple[Node, ...]
    start: int
    end: int
    marks: tuple[Span, ...]

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The paragraph in pieces, each with whether it is marked."""
        at, text = self.start, self.source.text
        for start, end in self.marks:
            yield text[at:start], False
            yield text[start:end], True
            at = end
        yield text[at : self.end], False


def paragraph(text: str, start: int, end: int) -> Span:
    r"""The span of the lines in which a span lies.

    >>> paragraph("one\ntwo three\nfour", 8, 13)
    (4, 13)
    """
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop


def above(place: str) -> list[str]:
    """The places over a place, from the part down.

    >>> above("II.2.8.a/1"), above("II"), above("lead")
    (['II', 'II.2', 'II.2.8', 'II.2.8.a'], [], [])
    """
    return [place[: joint.start()] for joint in re.finditer(r"[./]", place)]


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch made one.

    >>> merged([(5, 9), (0, 3), (8, 12)])
    ((0, 3), (5, 12))
    """
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def passages(store: Store, node: Node, edges: Sequence[Edge]) -> list[Passage]:
    """Every paragraph in which a thing or one of its links is quoted.

    In a paragraph that quotes links only their words are marked: a task's own span is all of its sentence.
    """
    hierarchy = {type.name for type in ontology().meaning("hierarchy")}
    links = [one for edge in edges if edge.type not in hierarchy for one in edge.evidence]
    found = {**_by_paragraph(store, node.evidence), **_by_paragraph(store, links)}
    return [_passage(store, key, evidence) for key, evidence in sorted(found.items())]


Key = tuple[str, Span]


def _by_paragraph(store: Store, evidence: Iterable[Evidence]) -> dict[Key, list[Evidence]]:
    found: dict[Key, list[Evidence]] = {}
    texts: dict[str, str] = {}
    for one in evidence:
        if one.start is None or one.end is None:
            continue
        if one.source not in texts:
            source = store.source(one.source)
            texts[one.source] = source.text if source else ""
        found.setdefault((one.source, paragraph(texts[one.source], one.start, one.end)), []).append(one)
    return found


def _passage(store: Store, key: Key, evidence: Sequence[Evidence]) -> Passage:
    source = store.source(key[0])
    assert source is not None  # its evidence came from the same store
    place = evidence[0].place
    parts = store.get(part_id(document_of(source.document), one) for one in above(place))
    headings = sorted(parts.values(), key=lambda node: len(str(node.properties.get("place", ""))))
    marks = merged((one.start, one.end) for one in evidence if one.start is not None and one.end is not None)
    return Passage(source, place, tuple(headings), *key[1], marks)


def plain(passage: Passage) -> Mapping[str, object]:
    """A passage as a plain object, for --json."""
    return {
        "source": passage.source.id,
        "document": passage.source.document,
        "place": passage.place,
        "headings": [node.id for node in passage.headings],
        "text": passage.source.text[passage.start : passage.end],
        "start": passage.start,
        "end": passage.end,
        "marks": [{"start": start, "end": end} for start, end in passage.marks],
    }
