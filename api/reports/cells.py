"""What stands in the cells of reports: a task with its document and place, the names of things."""

from collections.abc import Iterable, Mapping

from api.sheet import Column, Shown
from graph.answer import Answer, caption
from graph.ids import document_of
from graph.ontology import Label, Language
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


def names(answer: Answer, ids: Iterable[str]) -> str:
    """What things are called, in one cell."""
    return "; ".join(caption(answer.things[id]) for id in ids)


def kinds(parts: Mapping[str, float], labels: Mapping[str, Label], lang: Language) -> str:
    """The kinds of an answer with what each says, the most first.

    >>> kinds({"words": 0.4, "driver": 0.5}, {"words": {"vi": "lời", "en": "words"}, "driver": {"vi": "", "en": "driver"}}, "en")
    'driver 0.50, words 0.40'
    """
    listed = sorted(parts, key=lambda kind: -parts[kind])
    return ", ".join(f"{labels[kind][lang]} {figure(f'{parts[kind]:.2f}', lang)}" for kind in listed)
