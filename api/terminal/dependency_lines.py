"""Dependencies in words: what comes first, each step with what it waits for and the words that say so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from api.terminal.evidence_lines import evidence_lines
from api.terminal.lines import BLANK, Line, line
from api.terminal.phrases import Words, name, thing
from api.terminal.warning_lines import warning_lines
from api.terminal.wording import counted, word
from graph.answer import Answer
from graph.ids import document_of
from graph.model import Edge, Node
from graph.ontology import Language, ontology

_INSET = "   "


def dependency_lines(answer: Answer, lang: Language) -> Iterator[Line]:
    """The whole answer: what was asked, the order of work, what nobody makes, rings, bottlenecks, the longest chain."""
    page = _Page(answer, lang)
    yield page.asked_line()
    yield from page.order()
    yield from page.open()
    yield from page.shared_ends()
    yield from page.circular()
    yield from page.bottlenecks()
    yield from page.longest()
    yield from warning_lines(answer.warnings, answer.things, lang)
    if answer.cut:
        yield BLANK
        yield line((word("cut", lang, **answer.cut), "warn"))


@dataclass(frozen=True)
class _Page:
    answer: Answer
    lang: Language

    def thing(self, id: str) -> list[Words]:
        """A thing on one line, a task of another document with that document."""
        node = self.answer.things[id]
        document = self.answer.things.get(document_of(id))
        elsewhere = document is not None and document.id not in (id, document_of(self.answer.of[0]))
        return [*thing(node, self.lang), (f"  [{name(document, self.lang)}]" if document and elsewhere else "", "dim")]

    def asked_line(self) -> Line:
        asked: Node = self.answer.things[self.answer.of[0]]
        kind: Words = (f"{ontology().node(asked.type).label[self.lang]}  ", "dim")
        return line(kind, *thing(asked, self.lang))

    def order(self) -> Iterator[Line]:
        """Every task in the order of work, with what it waits for."""
        listed = self.answer.answer["order"]
        links = self.answer.answer["links"]
        waits = [one for one in links if one["on"]]
        if not links:
            yield BLANK
            yield line((word("depends_on_nothing", self.lang), "dim"))
        if not waits:
            return
        yield BLANK
        yield line((word("order_of_work", self.lang), "bold"))
        asked = set(self.answer.answer["tasks"])
        for one in listed:
            here: Words = (f"  ← {word('asked_about', self.lang)}", "bold") if one["task"] in asked else ("", "")
            mark = f"{one['rank'] + 1:>3}. "
            yield line(*self.thing(one["task"]), here if len(asked) == 1 else ("", ""), first=mark)
            for wait in (each for each in waits if each["task"] == one["task"]):
                yield from self.wait(wait, " " * len(mark))

    def wait(self, wait: dict[str, Any], margin: str) -> Iterator[Line]:
        """What a task waits for, who makes it, and the words of both."""
        said = word("waits_for", self.lang, thing=name(self.answer.things[wait["through"]], self.lang))
        maker = self.answer.things[wait["on"]]
        by = word("made_by", self.lang, task=maker.properties.get("place") or name(maker, self.lang))
        yield line((f"{said} ", ""), (by, "dim"), first=margin)
        for edge in self.edges(wait["edges"]):
            yield from evidence_lines(edge.evidence, self.answer.things, self.lang, margin + _INSET, shown=1)

    def edges(self, ids: Sequence[str]) -> list[Edge]:
        by_id = {edge.id: edge for edge in self.answer.edges}
        return [by_id[id] for id in ids]

    def open(self) -> Iterator[Line]:
        """What is needed and made by no loaded task, and the projects that tasks serve, connect with or wait for."""
        yield from self._needed("made_by_nobody", self.answer.answer["open"])
        yield from self._needed("projects_needed", self.answer.answer["projects"])

    def _needed(self, title: str, things: Sequence[str]) -> Iterator[Line]:
        if not things:
            return
        yield BLANK
        yield line((word(title, self.lang), "bold"))
        for through in things:
            yield line(*self.thing(through), first=_INSET)
            for one in self.answer.answer["links"]:
                if one["through"] == through and one["on"] is None:
                    yield from self._need(one)

    def _need(self, one: dict[str, Any]) -> Iterator[Line]:
        yield line((word("needed_by", self.lang), "dim"), *self.thing(one["task"]), first=2 * _INSET)
        for edge in self.edges(one["edges"]):
            yield from evidence_lines(edge.evidence, self.answer.things, self.lang, 3 * _INSET, shown=1)

    def shared_ends(self) -> Iterator[Line]:
        """Places where a project of these tasks and another one end."""
        if self.answer.answer["shared_ends"]:
            yield BLANK
            yield line((word("shared_ends", self.lang), "bold"))
        for one in self.answer.answer["shared_ends"]:
            yield line(*self.thing(one["place"]), first=_INSET)
            for edge in self.edges(one["edges"]):
                yield line(*self.thing(edge.source), first=2 * _INSET)
                yield from evidence_lines(edge.evidence, self.answer.things, self.lang, 3 * _INSET, shown=1)

    def circular(self) -> Iterator[Line]:
        """Tasks that wait for each other: no order does them all."""
        for ring in self.answer.answer["circular"]:
            yield BLANK
            yield line((word("circular", self.lang), "warn"))
            yield from (line(*self.thing(id), first=_INSET) for id in ring)

    def bottlenecks(self) -> Iterator[Line]:
        """The tasks that most others wait for."""
        if self.answer.answer["bottlenecks"]:
            yield BLANK
            yield line((word("bottlenecks", self.lang), "bold"))
        for one in self.answer.answer["bottlenecks"]:
            waiting = word("waiting", self.lang, tasks=counted(one["waiting"], "Task", self.lang))
            yield line(*self.thing(one["task"]), (f"  {waiting}", "dim"), first=_INSET)

    def longest(self) -> Iterator[Line]:
        """The longest chain, where it is longer than one step."""
        chain = self.answer.answer["longest"]
        if len(chain) > 2:  # two tasks are the one step that is listed already
            places = [str(self.answer.things[id].properties.get("place") or id) for id in chain]
            yield BLANK
            yield line((f"{word('longest', self.lang)}  ", "bold"), " → ".join(places))
