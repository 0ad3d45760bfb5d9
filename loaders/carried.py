"""A record from edition to edition: its facts go along with the tasks and sections that they were read of.

A record names these by their places alone, and the next edition numbers them anew. What stood at a place in the old edition
says what was meant. What the new one has no more keeps its facts outside the document, with the words that it had, and is
found again when an edition has them. A record that is loaded behind an edition is taken to be made for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from graph.editions import Item, compare
from graph.model import Evidence, Fragment, Node, Unresolved
from loaders.returned import ROW, is_row, row_id, under_ids


def carried(record: Fragment, old: Fragment, new: Fragment) -> Fragment:
    """The record at the places of the new edition."""
    return _Carrier(record, old, new).record_now()


class _Carrier:
    """One record between two editions; a task or section is keyed by its place as ids have it, or by its own id outside."""

    def __init__(self, record: Fragment, old: Fragment, new: Fragment) -> None:
        self.record, self.old, self.new = record, old, new
        self.left = {str(one.mention["task"]): one for one in record.unresolved if is_row(one)}
        """What had no task before, by its id."""
        self.types = {node.id: node.type for node in record.nodes}
        self.places = _places(new)

    def record_now(self) -> Fragment:
        moved = under_ids(self.record, self.ids)
        nodes = tuple(replace(self._at(node), evidence=self._told(node.evidence)) for node in moved.nodes)
        kept = (
            one for one in moved.edges if one.type != "PART_OF" or self.lost.keys().isdisjoint((one.source, one.target))
        )
        edges = tuple(replace(edge, evidence=self._told(edge.evidence)) for edge in kept)
        proofs = {node.id: node.evidence[:1] for node in reversed(nodes)}
        waiting = [one for one in self.record.unresolved if not is_row(one) or str(one.mention["task"]) not in self.ids]
        waiting += [self._lost(id, proofs[id]) for id in self.lost]
        return replace(moved, nodes=nodes, edges=edges, unresolved=tuple(waiting))

    @cached_property
    def moves(self) -> dict[str, str]:
        """Where that stands which stood elsewhere, or nowhere; "" for what stands nowhere any more."""
        found: dict[str, str] = {}
        for type in ("Task", "Section"):
            left = [
                Item(id, "", str(one.mention["quote"])) for id, one in self.left.items() if self.types.get(id) == type
            ]
            difference = compare([*_items(self.old, type), *left], _items(self.new, type))
            found |= {pair.old.id: pair.new.id for pair in difference.pairs if pair.old.id != pair.new.id}
            found |= {one.id: "" for one in difference.dropped if one.place}
        return found

    @cached_property
    def ids(self) -> dict[str, str]:
        """The ids that change, with what they change to."""
        source = self.record.source
        keyed = {id: key for id in self.types if (key := _key(id)) in self.moves}
        return {
            id: f"{source.document}~{self.moves[key]}" if self.moves[key] else row_id(f"{source.id}~record", key)
            for id, key in keyed.items()
        }

    @cached_property
    def lost(self) -> dict[str, str]:
        """The ids of what stands nowhere any more, with the words that it had."""
        said = {_key(node.id): str(node.properties["text"]) for node in self.old.nodes if "text" in node.properties}
        return {to: said[_key(id)] for id, to in self.ids.items() if not self.moves[_key(id)]}

    @cached_property
    def told_at(self) -> dict[str, str]:
        """Places of evidence that change; one that is no more stands in brackets, for another task may have it now."""
        stood = {**_places(self.old), **{id: str(one.mention["place"]) for id, one in self.left.items()}}
        return {
            place: self.places.get(self.moves[key], f"({place})") for key, place in stood.items() if key in self.moves
        }

    def _told(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        return tuple(replace(one, place=self.told_at.get(one.place, one.place)) for one in evidence)

    def _at(self, node: Node) -> Node:
        """A task or section with the place at which it stands, where it has one."""
        if node.type not in ("Task", "Section") or not {"place", "title"} & node.properties.keys():
            return node
        others = {name: value for name, value in node.properties.items() if name != "place"}
        place = None if node.id in self.lost else self.places.get(_key(node.id), node.properties.get("place"))
        return replace(node, properties={"place": place, **others} if place else others)

    def _lost(self, id: str, evidence: tuple[Evidence, ...]) -> Unresolved:
        told = {"type": ROW, "quote": self.lost[id], "place": evidence[0].place, "task": id}
        return Unresolved(f"{self.record.source.id}.{id.rpartition('.')[2]}", told, (), evidence)


def _key(id: str) -> str:
    return id.partition("~")[2] or id


def _items(one: Fragment, type: str) -> list[Item]:
    stated = [node for node in one.nodes if node.type == type and "text" in node.properties and "~" in node.id]
    return [Item(_key(node.id), _key(node.id), str(node.properties["text"])) for node in stated]


def _places(one: Fragment) -> Mapping[str, str]:
    """Places as they are written, by key."""
    return {_key(node.id): str(node.properties["place"]) for node in one.nodes if "place" in node.properties}
