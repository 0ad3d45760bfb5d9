"""diff: what changed between two editions of a document, or what two programmes have in common.

An edition is read from the store, or is what a file states that is not loaded: both are tasks with their links.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.answer import Answer
from graph.editions import FACTS, Difference, Item, Pair, compare, items
from graph.errors import NotFound
from graph.ids import sort_key
from graph.likeness import said
from graph.model import Edge, Fragment, Node, Source
from graph.overlapping import TELLING, Work, candidates, holding, score
from graph.stores import open_store
from graph.stores.base import Store
from graph.text import fold

_MOST = 1_000_000  # links: of one document, which is read whole
_PAGE = 1000


@dataclass(frozen=True)
class Edition:
    """A document with its tasks, everything they are linked to, and the documents that it cites."""

    document: Node
    items: Sequence[Item]
    things: Mapping[str, Node]
    cited: frozenset[str]


def stored(store: Store, document: str) -> Edition:
    """The edition that is loaded; raises NotFound with ids that come near."""
    found = store.get([document])
    if not found:
        raise NotFound(document, [node.id for node in store.near(document)])
    [(id, node)] = found.items()
    tasks = list(_tasks(store, id))
    edges = store.edges([one.id for one in tasks], limit=_MOST).items if tasks else ()
    own = [edge for edge in store.edges([id], limit=_MOST).items if edge.source == id]  # not those that cite it
    things = store.get({end for edge in (*edges, *own) for end in (edge.source, edge.target)})
    return Edition(node, items(tasks, edges), things, _cited(id, things, (*edges, *own)))


def _tasks(store: Store, document: str) -> Iterator[Node]:
    offset = 0
    while page := store.find(type="Task", within=document, limit=_PAGE, offset=offset).items:
        yield from page
        offset += len(page)


def edition(store: Store, source: Source) -> Edition:
    """A document as this source of it states it: what a record or table adds by place is no part of its text.

    A table only adds to the tasks of the others, so it stands among them; so does a source that is not loaded.
    """
    own = store.stated(source.id) if source.kind != "table" else None
    return _alone(store, [own]) if own else stored(store, source.document)


def stated(store: Store, fragment: Fragment, beside: Sequence[Fragment] = ()) -> Edition:
    """The edition that a file would make, to be held against `edition` of its source; a table beside what it adds to."""
    return _alone(store, [*beside, fragment])


def _alone(store: Store, fragments: Sequence[Fragment]) -> Edition:
    """What these state and nothing else; documents and bodies stand under the ids that the store knows them by."""
    with open_store(":memory:") as scratch:
        for one in fragments:
            scratch.apply(one)
        alone = stored(scratch, fragments[-1].source.document)
    known = store.canonical({*alone.things, *(id for one in alone.items for ids in one.links.values() for id in ids)})
    things = {known.get(id, id): node for id, node in alone.things.items()}
    linked = [
        replace(one, links={type: frozenset(known.get(id, id) for id in ids) for type, ids in one.links.items()})
        for one in alone.items
    ]
    return Edition(alone.document, linked, things, frozenset(known.get(id, id) for id in alone.cited))


def _cited(own: str, things: Mapping[str, Node], edges: Sequence[Edge]) -> frozenset[str]:
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    return frozenset(id for id in ends if id != own and id in things and things[id].type == "Document")


def diff(old: Edition, new: Edition) -> Answer:
    """What became of the tasks, citations and targets of one edition in the other.

    `answer` has `tasks` (how many are the `same`; those `added`, `dropped`, `moved`, and `changed` with the old and
    new value of a fact and the links that came and went; of two different documents also `similar`: the tasks that do the
    same work in other words, each with a `score` from 0 to 1), `citations` and `targets` (`added`, `dropped`; a target with
    another value or time is `changed`).
    """
    found = compare(old.items, new.items)
    similar = [] if old.document.id == new.document.id else _similar(found)
    known = {**old.things, **new.things, old.document.id: old.document, new.document.id: new.document}
    used = {*(old.cited ^ new.cited), *_targets(old), *_targets(new), old.document.id, new.document.id}
    used |= {id for pair in found.changed for id in _ends(pair.old) ^ _ends(pair.new)} & known.keys()
    return Answer(
        question="diff",
        of=(old.document.id, new.document.id),
        things={id: known[id] for id in _sorted(used)},
        edges=(),
        answer={
            "tasks": _tasks_told(found, similar),
            "citations": {"added": _sorted(new.cited - old.cited), "dropped": _sorted(old.cited - new.cited)},
            "targets": _targets_told(_targets(old), _targets(new)),
        },
    )


def _ends(one: Item) -> set[str]:
    return {id for ids in one.links.values() for id in ids}


def _sorted(ids: Iterable[str]) -> list[str]:
    return sorted(ids, key=sort_key)


_SIMILAR = 0.4
"""From here on a task of one programme is taken for the counterpart of one of the other."""


def _similar(found: Difference) -> list[tuple[Item, Item, float]]:
    """Of what has no match the tasks that do the same work in other words, each with one counterpart at the most."""
    works = {one.id: Work(said(one.text)) for one in (*found.dropped, *found.added)}
    ours, theirs = ({one.id: one for one in side} for side in (found.dropped, found.added))
    telling = {id: works[id].said.telling(TELLING) for id in ours}
    pairs = (
        sorted(pair, key=lambda id: id not in ours) for pair in candidates(holding(works), (), telling, theirs.keys())
    )
    scored = sorted((-score(works[one], works[other])[0], one, other) for one, other in pairs)
    taken: set[str] = set()
    kept = []
    for likeness, one, other in scored:
        if -likeness >= _SIMILAR and taken.isdisjoint((one, other)):
            taken.update((one, other))
            kept.append((ours[one], theirs[other], -likeness))
    return sorted(kept, key=lambda pair: sort_key(pair[0].id))


def _tasks_told(found: Difference, similar: Sequence[tuple[Item, Item, float]]) -> dict[str, Any]:
    same = sum(not pair.changed for pair in found.pairs)
    met = {one.id for pair in similar for one in pair[:2]}
    return {
        "same": same,
        "added": [_told(one) for one in found.added if one.id not in met],
        "dropped": [_told(one) for one in found.dropped if one.id not in met],
        "similar": [{"old": _told(one), "new": _told(other), "score": alike} for one, other, alike in similar],
        "moved": [_pair_told(pair) for pair in found.moved],
        "changed": [_pair_told(pair) for pair in found.changed],
    }


def _told(one: Item) -> dict[str, str]:
    return {"id": one.id, "place": one.place, "text": one.text}


def _pair_told(pair: Pair) -> dict[str, Any]:
    links = {
        type: {
            "added": _sorted(pair.new.links.get(type, frozenset()) - pair.old.links.get(type, frozenset())),
            "dropped": _sorted(pair.old.links.get(type, frozenset()) - pair.new.links.get(type, frozenset())),
        }
        for type in pair.changed
        if type in pair.new.links or type in pair.old.links
    }
    facts = {name: [pair.old.facts.get(name), pair.new.facts.get(name)] for name in pair.changed if name in FACTS}
    return {
        "old": _told(pair.old),
        "new": _told(pair.new),
        "changed": list(pair.changed),
        "facts": facts,
        "links": links,
    }


def _targets(edition: Edition) -> dict[str, Node]:
    return {id: node for id, node in edition.things.items() if node.type == "Target"}


def _targets_told(old: Mapping[str, Node], new: Mapping[str, Node]) -> dict[str, Any]:
    """Targets that came and went; one that went and one that came for the same metric are one that changed."""
    dropped, added = _sorted(set(old) - set(new)), _sorted(set(new) - set(old))
    changed = []
    for id in list(dropped):
        metric = fold(str(old[id].properties.get("metric", "")))
        other = next((one for one in added if fold(str(new[one].properties.get("metric", ""))) == metric), None)
        if metric and other is not None:
            changed.append({"old": id, "new": other})
            dropped.remove(id)
            added.remove(other)
    return {"added": added, "dropped": dropped, "changed": changed}
