"""A document as the map draws it: chapters side by side, in each the sections as columns, in each the tasks."""

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from graph.ids import sort_key
from viz.network import Subgraph


@dataclass(frozen=True)
class Column:
    """The tasks that stand directly under one heading; `section` is None where they stand under the document."""

    section: str | None
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """The sections under one heading; None where the document has no headings."""

    section: str | None
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Outline:
    """A frame: a document and its chapters."""

    document: str
    chapters: tuple[Chapter, ...]


def outlines(part: Subgraph) -> tuple[Outline, ...]:
    """One outline for each document on the map, in the order of the frames."""
    graph, types = part.hierarchy, {id: node.type for id, node in part.things.items()}
    trees = {frame.document: nx.bfs_tree(graph, frame.document) for frame in part.frames}  # no part twice, no circles
    return tuple(_Reader(tree, types).outline(document) for document, tree in trees.items())


@dataclass(frozen=True)
class _Reader:
    tree: "nx.DiGraph[str]"
    types: dict[str, str]

    def outline(self, document: str) -> Outline:
        chapters = [chapter for section in self.sections(document) for chapter in self.chapters(section)]
        loose = self.tasks(document)
        first = [Chapter(None, (Column(None, loose),))] if loose else []
        return Outline(document, (*first, *chapters))

    def chapters(self, section: str) -> Iterator[Chapter]:
        """A part whose sections have sections of their own is opened: those are the chapters; else it is one."""
        inner = self.sections(section)
        if not any(self.sections(one) for one in inner):
            yield from self.chapter(section)
            return
        if self.tasks(section):
            yield Chapter(section, (Column(section, self.tasks(section)),))
        for one in inner:
            yield from self.chapter(one)

    def chapter(self, section: str) -> Iterator[Chapter]:
        columns = tuple(Column(one, self.tasks(one)) for one in self.within(section) if self.tasks(one))
        if columns:
            yield Chapter(section, columns)

    def within(self, section: str) -> Iterator[str]:
        """A section and all below it, in reading order."""
        yield section
        for one in self.sections(section):
            yield from self.within(one)

    def sections(self, id: str) -> list[str]:
        return [one for one in self._children(id) if self.types.get(one) == "Section"]

    def tasks(self, id: str) -> tuple[str, ...]:
        return tuple(one for one in self._children(id) if self.types.get(one) == "Task")

    def _children(self, id: str) -> list[str]:
        return sorted(self.tree.successors(id), key=sort_key)
