"""Where sources say differently who leads a task, or by when it is to be done: both stay, and a warning names them.

A source disagrees with a table where the table says something that it does not say, and it speaks of the matter at all.
Each table that came back carries the warnings about itself; those of one task and one matter are shown as one. What text
and record say differently of a task is no matter of this rule.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.ids import office_of_source
from graph.model import Evidence, Fragment, Warning
from graph.text import fold
from loaders.offices import FROM
from loaders.rules.seen import contradiction

MATTERS = ("lead", "deadline")


@dataclass(frozen=True)
class _Said:
    """What a source says of a task: the value that is compared, and its words."""

    value: str
    words: str
    evidence: Evidence
    whose: str


Told = Mapping[str, Sequence[_Said]]
"""What each source says, by its id."""


def disagreements(sources: Sequence[Fragment]) -> dict[str, tuple[Warning, ...]]:
    """The warnings about each table that came back, by its id."""
    found: dict[str, list[Warning]] = defaultdict(list)
    for (task, matter), told in _told(sources).items():
        views = {source: {one.value for one in said} for source, said in told.items()}
        returned = [source for source in told if office_of_source(source)]
        if any(not views[source] <= other for source in returned for other in views.values()):
            for source in returned:
                found[source].append(_warning(task, matter, told, source))
    return {source: tuple(warnings) for source, warnings in found.items()}


def _told(sources: Sequence[Fragment]) -> Mapping[tuple[str, str], Told]:
    """What is said of each task and matter, tasks named by what stands behind their document's id."""
    found: dict[tuple[str, str], dict[str, list[_Said]]] = {}
    document = min(one.source.document for one in sources)
    for one in sorted(sources, key=lambda one: one.source.id):
        for task, matter, said in _says(one):
            if "~" in task:
                place = task.partition("~")[2]
                found.setdefault((f"{document}~{place}", matter), {}).setdefault(one.source.id, []).append(said)
    return dict(sorted(found.items()))


def _says(one: Fragment) -> Iterator[tuple[str, str, _Said]]:
    office, name = one.source.about.get(FROM), one.source.name
    whose = f"{office} ({name})" if office else name
    named = {node.id: str(node.properties["name"]) for node in one.nodes if "name" in node.properties}
    for edge in one.edges:
        if edge.type == "LEADS":
            yield edge.target, "lead", _Said(edge.source, named.get(edge.source, edge.source), edge.evidence[0], whose)
    for node in one.nodes:
        if node.type == "Task" and (words := node.properties.get("deadline")):
            yield (
                node.id,
                "deadline",
                _Said(str(node.properties.get("due", fold(words))), words, node.evidence[0], whose),
            )


def _warning(task: str, matter: str, told: Told, source: str) -> Warning:
    readings: list[Mapping[str, Any]] = [
        {matter: "; ".join(sorted({one.words for one in said})), "source": said[0].whose} for said in told.values()
    ]
    place = task.partition("~")[2].replace("~", "/")
    seen = contradiction(f"C14 {matter}", *readings, place=place)
    evidence = tuple(dict.fromkeys(one.evidence for one in told[source]))
    return Warning(f"C14.{task}.{matter}", seen.rule, seen.severity, seen.message, seen.readings, (task,), evidence)
