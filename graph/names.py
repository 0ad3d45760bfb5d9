"""From what a person types to the one thing it names: an id, a symbol, a place or words."""

import re
from collections.abc import Sequence

from graph.errors import Ambiguous, NotFound
from graph.ids import same_symbol
from graph.model import Node
from graph.stores.base import Store
from graph.text import fold

_PLACE = re.compile(r"[ivxlc]+(?:\.[0-9a-z]+)*(?:/[0-9]+)?", re.IGNORECASE)
_LISTED = 20


def lookup(store: Store, name: str, types: Sequence[str] | None = None) -> str:
    """The canonical id of the one thing that a name means.

    A name is tried as an id, as a place (`II.2.2/3`, or `01-CTr/TU II.2.2/3` where several documents have it), as
    a document's symbol in any case and spacing (`57-nq/tw`), and last as words that stand in it.
    `types` keeps only things of these types. Raises Ambiguous with all that fit, NotFound with what comes near.
    """
    known = store.canonical([name])
    if name in known:
        return known[name]
    for fitting in (_by_place, _by_symbol, _by_words):
        found = [node for node in fitting(store, name) if not types or node.type in types]
        if len(found) == 1:
            return found[0].id
        if found:
            raise Ambiguous(name, [node.id for node in found])
    raise NotFound(name, [node.id for node in store.near(name)])


def _by_place(store: Store, name: str) -> list[Node]:
    symbol, place = _split(name)
    if not _PLACE.fullmatch(place):
        return []
    documents = [node.id for node in _by_symbol(store, symbol)] if symbol else [None]
    found = [store.find(text=place, within=document, limit=_LISTED).items for document in documents]
    return [node for page in found for node in page if fold(str(node.properties.get("place", ""))) == fold(place)]


def _split(name: str) -> tuple[str, str]:
    """A name as the symbol before a place, and the place: both parts of `01-CTr/TU II.2.2/3`."""
    head, _, last = name.strip().rpartition(" ")
    return head.strip(), last


def _by_symbol(store: Store, name: str) -> list[Node]:
    found = store.find(type="Document", text=name, limit=_LISTED).items
    numbered = [node for node in found if "symbol" in node.properties]
    return [node for node in numbered if same_symbol(str(node.properties["symbol"]), name)]


def _by_words(store: Store, name: str) -> list[Node]:
    return list(store.find(text=name, limit=_LISTED).items) if fold(name) else []
