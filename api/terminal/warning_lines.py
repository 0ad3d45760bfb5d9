"""Contradictions in the sources, with all readings."""

from collections.abc import Iterator, Mapping, Sequence

from api.terminal.evidence_lines import evidence_lines
from api.terminal.lines import BLANK, Line, line
from api.terminal.phrases import value
from api.terminal.wording import fact, word
from graph.model import Node, Properties, Warning
from graph.ontology import Language

_INSET = "   "


def warning_lines(warnings: Sequence[Warning], documents: Mapping[str, Node], lang: Language) -> Iterator[Line]:
    """Each warning with what the sources say, and where."""
    for one in warnings:
        severity = word(f"severity_{one.severity}", lang)
        yield BLANK
        yield line((f"! {severity} {one.rule}  ", "warn"), one.message[lang], rest=_INSET)
        for reading in one.readings:
            yield line(_reading(reading, lang), first=f"{_INSET}- ")
        yield from evidence_lines(one.evidence, documents, lang, _INSET)


def _reading(reading: Properties, lang: Language) -> str:
    """A reading has the facts of a document, or the measure and the amount of a target, which is written already."""
    values = (
        (name, said if name == "value" else value("Document", name, said, lang)) for name, said in reading.items()
    )
    return "; ".join(f"{fact(name, lang)}: {said}" for name, said in values)
