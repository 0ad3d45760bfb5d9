"""What questions share: the tasks that a thing has to do with, and an answer with everything that it speaks of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.answer import Answer
from graph.errors import BadQuestion, NotFound
from graph.ids import document_of, document_of_source, sort_key
from graph.model import Edge, Node, Warning
from graph.queries.trace import beneath
from graph.stores.base import Store


@dataclass(frozen=True)
class About:
    """The tasks that are asked about, in the order of the contract; `left` counts those beyond the cap."""

    start: Node | None
    tasks: Mapping[str, Node]
    left: int

    @property
    def of(self) -> tuple[str, ...]:
        """The thing asked about, none where it was the whole graph."""
        return (self.start.id,) if self.start else ()


def about(store: Store, id: str | None, cap: int) -> About:
    """The tasks of a thing: itself, those of a section or document, those that a body or project has to do with.

    Without an id all tasks of the graph. Raises NotFound with ids that come near.
    """
    if id is None:
        page = store.find(type="Task", limit=cap)
        return About(None, {node.id: node for node in page.items}, page.total - len(page.items))
    around = store.around([beneath(id, 10 * cap)])
    if id not in around.known:
        raise NotFound(id, [node.id for node in store.near(id)])
    start = around.things[around.known[id]]
    met = {start.id, *(end for edge in around.walks[0].items for end in (edge.source, edge.target))}
    tasks = sorted((one for one in met if around.things[one].type == "Task"), key=place)
    return About(start, {one: around.things[one] for one in tasks[:cap]}, around.walks[0].left + len(tasks[cap:]))


def a_day(text: str) -> str:
    """A day in ISO form, as it was asked for; raises BadQuestion where it is none.

    >>> a_day("2026-03-15")
    '2026-03-15'
    """
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise BadQuestion(f"{text!r} is no day. Write it as 2026-03-15") from error


def known_only(asked: Sequence[str], known: Sequence[str]) -> None:
    """Refuse kinds and meanings that are not known; raises BadQuestion with those that are."""
    if unknown := sorted(set(asked) - set(known)):
        raise BadQuestion(f"not known: {', '.join(unknown)}. Known are {', '.join(known)}")


def place(id: str) -> tuple[str, str]:
    """Where a thing stands in the order of the contract: two ids can have one sort key."""
    return sort_key(id), id


def told(
    store: Store, question: str, of: Sequence[str], answer: Mapping[str, Any], *, edges: Iterable[Edge] = (),
    also: Iterable[str] = (), known: Mapping[str, Node] | None = None, cut: Mapping[str, int] | None = None,
    warnings: Sequence[Warning] = (),
) -> Answer:  # fmt: skip
    """An answer with the things that its edges join and some more, and with their documents and those that are quoted.

    What is `known` already is not asked for again.
    """
    once = {edge.id: edge for edge in edges}
    spoken_of = {*of, *also, *(end for edge in once.values() for end in (edge.source, edge.target))}
    quoted = {document_of_source(one.source) for edge in once.values() for one in edge.evidence}
    wanted = spoken_of | {document_of(id) for id in spoken_of} | quoted
    missing = wanted - (known or {}).keys()
    things = {id: node for id, node in (known or {}).items() if id in wanted} | (
        store.brief(missing) if missing else {}
    )
    return Answer(
        question=question,
        of=tuple(of),
        things={id: things[id] for id in sorted(things, key=place)},
        edges=tuple(once[id] for id in sorted(once, key=place)),
        answer=answer,
        cut=cut,
        warnings=tuple(warnings),
    )


def cut(cap: int, left: int) -> dict[str, int] | None:
    """What an answer says of what its cap kept back."""
    return {"cap": cap, "left": left} if left > 0 else None
