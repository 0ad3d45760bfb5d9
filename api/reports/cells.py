"""What stands in the cells of reports: a task with its document and place, the names of things, what proves a row."""

from collections.abc import Iterable, Mapping
from typing import Any

from api.sheet import Column, Shown
from api.terminal.phrases import name as called
from api.terminal.phrases import value as written
from api.terminal.wording import fact
from graph.answer import Answer, caption
from graph.ids import document_of
from graph.model import Evidence
from graph.ontology import Label, Language, ontology
from graph.written import figure


def TASK(behind: str = "", last: Shown = "line") -> tuple[Column, Column, Column]:  # noqa: N802  # a constant with blanks
    """The columns of a task: its document, its place, its words; `behind` tells several tasks of a row apart."""
    return (
        Column({"vi": f"Văn bản{behind}", "en": f"Document{behind}"}, 18, "join"),
        Column({"vi": f"Vị trí{behind}", "en": f"Place{behind}"}, 12, "join"),
        Column({"vi": f"Nhiệm vụ{behind}", "en": f"Task{behind}"}, 60, last),
    )


def task(answer: Answer, id: str, lang: Language) -> tuple[str, str, str]:
    """The document, the place and the words of a task or section; where no text is loaded its title in this language."""
    node = answer.things[id]
    document = answer.things.get(document_of(id))
    own = document is None or document.id == id
    titled = lang == "en" and node.properties.get("title_en")
    words = node.properties.get("text") or titled or caption(node)
    return "" if own or document is None else caption(document), str(node.properties.get("place", "")), str(words)


def names(answer: Answer, ids: Iterable[str], lang: Language) -> str:
    """What things are called, in one cell."""
    return "; ".join(name(answer, id, lang) for id in ids)


def name(answer: Answer, id: str, lang: Language) -> str:
    """What a thing is called; a task or section by its place and words."""
    node = answer.things[id]
    place = str(node.properties.get("place", ""))
    return f"{place} {task(answer, id, lang)[2]}" if place else called(node, lang)


def kind(answer: Answer, id: str, lang: Language) -> str:
    """What a thing is: a task, a body."""
    return ontology().node(answer.things[id].type).label[lang]


def proofs(answer: Answer, edges: Iterable[str]) -> list[Evidence]:
    """What proves some links of an answer."""
    known = {edge.id: edge for edge in answer.edges}
    return [one for id in edges if id in known for one in known[id].evidence]


def readings(answer: Answer, id: str, names: Iterable[str]) -> list[Evidence]:
    """What proves the several values that statements give for facts of a thing."""
    node = answer.things[id]
    return [node.evidence[at] for name in names for one in node.readings.get(name, ()) for at in one.evidence]


def reading(answer: Answer, said: Mapping[str, Any], lang: Language) -> str:
    """One of several statements about a thing, in words."""
    return "; ".join(f"{fact(key, lang)}: {_value(answer, key, value, lang)}" for key, value in said.items())


def _value(answer: Answer, key: str, value: Any, lang: Language) -> str:
    if value in answer.things:
        return name(answer, value, lang)
    type = {"due": "Task"}.get(
        key, "Target" if key in ("metric", "comparator", "value", "unit", "time") else "Document"
    )
    return written(type, key, value, lang)


def kinds(parts: Mapping[str, float], labels: Mapping[str, Label], lang: Language) -> str:
    """The kinds of an answer with what each says, the most first.

    >>> kinds({"words": 0.4, "driver": 0.5}, {"words": {"vi": "lời", "en": "words"}, "driver": {"vi": "", "en": "driver"}}, "en")
    'driver 0.50, words 0.40'
    """
    listed = sorted(parts, key=lambda kind: -parts[kind])
    return ", ".join(f"{labels[kind][lang]} {figure(f'{parts[kind]:.2f}', lang)}" for kind in listed)
