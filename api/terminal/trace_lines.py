"""A trace in words: what drives a task, drawn as a tree from the driver to the task, each link with its proof."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.terminal.evidence_lines import evidence_lines
from api.terminal.lines import BLANK, Line, line
from api.terminal.phrases import Words, name, quoted, reads, thing
from api.terminal.warning_lines import warning_lines
from api.terminal.wording import counted, word
from graph.answer import Answer, caption
from graph.ids import document_of, document_of_source, sort_key
from graph.model import Edge, Node
from graph.ontology import Language, ontology

Path = tuple[Edge, ...]
_INSET = "   "


def trace_lines(answer: Answer, lang: Language) -> Iterator[Line]:
    """The whole answer: what was asked, its tasks with their drivers, whole documents, warnings, what is missing."""
    page = _Page(answer, lang)
    yield line(*page.asked_words())
    yield from page.down()
    yield from page.tasks()
    yield from page.through()
    yield from page.ended()
    yield from warning_lines(answer.warnings, answer.things, lang)
    yield from page.missing()


@dataclass(frozen=True)
class _Page:
    answer: Answer
    lang: Language

    @property
    def asked(self) -> Node:
        return self.answer.things[self.answer.of[0]]

    def asked_words(self) -> list[Words]:
        kind: Words = (f"{ontology().node(self.asked.type).label[self.lang]}  ", "dim")
        document = self.answer.things.get(document_of(self.asked.id))
        within = f"  [{name(document, self.lang)}]" if document and document != self.asked else ""
        return [kind, *thing(self.asked, self.lang), (within, "dim")]

    def paths(self, key: str) -> list[Path]:
        by_id = {edge.id: edge for edge in self.answer.edges}
        return [tuple(by_id[id] for id in path) for path in self.answer.answer[key]]

    # --- from a document down -------------------------------------------------------------------------------

    def down(self) -> Iterator[Line]:
        """What the document asked about drives, as one tree."""
        if self.asked.type != "Document":
            return
        paths = [path for path in self.paths("paths") if self._starts_here(path)]
        tasks = {ends(path[-1])[1] for path in paths}
        yield BLANK
        if not tasks:
            yield line((word("drives_none", self.lang), "dim"))
            return
        yield line(word("drives_count", self.lang, tasks=counted(len(tasks), "Task", self.lang)))
        yield from self.tree([path[self._begin(path) :] for path in paths])

    def _starts_here(self, path: Path) -> bool:
        return any(ends(edge)[0] == self.asked.id for edge in path)

    def _begin(self, path: Path) -> int:
        return next(number for number, edge in enumerate(path) if ends(edge)[0] == self.asked.id)

    # --- task by task ---------------------------------------------------------------------------------------

    def tasks(self) -> Iterator[Line]:
        """Every task asked about, in order, with the tree that ends at it or the word that nothing is named."""
        driven: dict[str, list[Path]] = {}
        for path in self.paths("paths"):
            if not (self.asked.type == "Document" and self._starts_here(path)):
                driven.setdefault(ends(path[-1])[1], []).append(path)
        undriven = self.answer.answer["undriven"]
        listed = sorted({*driven, *undriven}, key=sort_key)
        if listed and self.asked.type != "Task":
            yield from self._counts(listed, len(undriven))
        for task in listed:
            yield BLANK
            if self.asked.type != "Task":
                yield line(*thing(self.answer.things[task], self.lang))
            yield from self.tree(driven[task], _INSET) if task in driven else self.undriven()

    def _counts(self, listed: Sequence[str], undriven: int) -> Iterator[Line]:
        tasks = counted(len(listed), "Task", self.lang)
        if self.asked.type == "Document":
            yield BLANK
            yield line(word("own_tasks", self.lang))
        yield line(word("driven_count", self.lang, tasks=tasks, driven=len(listed) - undriven, undriven=undriven))

    def undriven(self) -> Iterator[Line]:
        paths = self.paths("through_document")
        if not paths:
            yield line((word("no_driver", self.lang), "dim"), first=_INSET)
        for path in paths:
            driver, programme = self._through_ends(path)
            said = word("no_driver_serves", self.lang, driver=driver, programme=programme)
            yield line((said, "dim"), first=_INSET)

    def _through_ends(self, path: Path) -> tuple[str, str]:
        first, last = self.answer.things[ends(path[0])[0]], self.answer.things[ends(path[-1])[1]]
        return name(first, self.lang), name(last, self.lang)

    # --- whole documents ------------------------------------------------------------------------------------

    def through(self) -> Iterator[Line]:
        """What whole documents carry out: it holds for every task in them."""
        paths = self.paths("through_document")
        if not paths:
            return
        yield BLANK
        yield line((word("through", self.lang), "bold"))
        for driver, programme in sorted({self._through_ends(path) for path in paths if self._has_tasks(path)}):
            yield line(word("through_every", self.lang, driver=driver, programme=programme), first=_INSET)
        yield from self.tree(paths, _INSET)

    def _has_tasks(self, path: Path) -> bool:
        programme = ends(path[-1])[1]
        return any(node.type == "Task" and document_of(id) == programme for id, node in self.answer.things.items())

    # --- drawing --------------------------------------------------------------------------------------------

    def tree(self, paths: Sequence[Path], margin: str = "") -> Iterator[Line]:
        """Paths that begin alike, drawn once where they are alike."""
        by_root: dict[str, list[Path]] = {}
        for path in paths:
            by_root.setdefault(ends(path[0])[0], []).append(path)
        for root in sorted(by_root, key=sort_key):
            if root != self.asked.id:
                yield line(*thing(self.answer.things[root], self.lang), first=margin)
            yield from self._branches(by_root[root], margin)

    def _branches(self, paths: Sequence[Path], margin: str) -> Iterator[Line]:
        by_edge: dict[str, list[Path]] = {}
        for path in paths:
            by_edge.setdefault(path[0].id, []).append(path)
        for number, branch in enumerate(by_edge.values(), 1):
            last = number == len(by_edge)
            beneath = [path[1:] for path in branch if len(path) > 1]
            yield from self._link(branch[0][0], margin, last=last, leads_on=bool(beneath))
            yield from self._branches(beneath, margin + ("   " if last else "│  "))

    def _link(self, edge: Edge, margin: str, *, last: bool, leads_on: bool) -> Iterator[Line]:
        below = margin + ("   " if last else "│  ") + ("│  " if leads_on else "   ")
        before, behind = reads(edge, forward=ontology().edge(edge.type).flow == "forward", lang=self.lang)
        words = self._end_words(self.answer.things[ends(edge)[1]])
        fork = margin + ("└─ " if last else "├─ ")
        yield line((f"{before} ", "dim"), *words, (f" {behind}" if behind else "", "dim"), first=fork, rest=below)
        yield from evidence_lines(edge.evidence, self.answer.things, self.lang, below)

    def _end_words(self, node: Node) -> list[Words]:
        return [(word("this_task", self.lang), "")] if node == self.asked else thing(node, self.lang)

    # --- what has ended -------------------------------------------------------------------------------------

    def ended(self) -> Iterator[Line]:
        """The documents on the way that another one replaces or repeals, with the words that say so."""
        known = {edge.id: edge for edge in self.answer.edges}
        for edge in (known[id] for id in self.answer.answer["ended"]):
            before, _ = reads(edge, forward=False, lang=self.lang)
            driver, other = (name(self.answer.things[id], self.lang) for id in (edge.target, edge.source))
            yield BLANK
            yield line((f"! {driver} {before} {other}", "warn"))
            yield from evidence_lines(edge.evidence, self.answer.things, self.lang, _INSET)

    # --- what is not there ----------------------------------------------------------------------------------

    def missing(self) -> Iterator[Line]:
        """What the answer lacks: a text that is not loaded, links beyond the cap."""
        told = {document_of_source(one.source) for edge in self.answer.edges for one in quoted(edge.evidence)}
        silent = {document for edge in self.answer.edges for document in _unquoted(edge)} - told
        if silent:
            documents = ", ".join(sorted(self._caption(id) for id in silent))
            yield BLANK
            yield line((word("how_to_load", self.lang, documents=documents), "warn"))
        if self.answer.cut:
            yield BLANK
            yield line((word("cut", self.lang, **self.answer.cut), "warn"))

    def _caption(self, id: str) -> str:
        node = self.answer.things.get(id)
        return caption(node) if node else id


def ends(edge: Edge) -> tuple[str, str]:
    """The driver and the driven end of a link, by the way its meaning flows.

    >>> ends(Edge("IMPLEMENTS", "42-ctr-tu", "57-nq-tw", {}, ()))
    ('57-nq-tw', '42-ctr-tu')
    """
    forward = ontology().edge(edge.type).flow == "forward"
    return (edge.source, edge.target) if forward else (edge.target, edge.source)


def _unquoted(edge: Edge) -> set[str]:
    """The documents in which a link stands without its words being loaded."""
    return set() if quoted(edge.evidence) else {document_of_source(one.source) for one in edge.evidence}
