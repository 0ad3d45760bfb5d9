"""From what a person types to the one thing it names: an id, a symbol, a place or words."""

import re
from collections.abc import Sequence

from graph.errors import Ambiguous, NotFound
from graph.ids import same_symbol
from graph.model import Node
from graph.ontology import ontology
from graph.stores.base import Store
from graph.text import fold

_PLACE = re.compile(r"[0-9a-zđ]+(?:\.[0-9a-zđ]+)*(?:/[0-9]+)?", re.IGNORECASE)
_SYMBOL = re.compile(r"[0-9].*", re.DOTALL)
_LISTED = 20


def lookup(store: Store, name: str, types: Sequence[str] | None = None) -> str:
    """The canonical id of the one thing that a name means.

    A name is tried as an id, as a place (`II.2.2/3`, or `01-CTr/TU II.2.2/3` where several documents have it), as
    a document's symbol in any case and spacing (`57-nq/tw`, `Nghị quyết số 57-NQ/TW`), as its whole name, and last
    as words that stand in it.
    `types` keeps only things of these types. Raises Ambiguous with all that fit, NotFound with what comes near.
    """
    name = name.encode("utf-8", "replace").decode()  # a console may hand over half a character
    known = store.canonical([name])
    if name in known:
        return known[name]
    for fitting in (_by_place, _by_symbol) if _is_place(name) else (_by_place, _by_symbol, _by_name, _by_words):
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


def _is_place(name: str) -> bool:
    """Whether a name can only be a place: what has its digits in its sentence is never meant by it."""
    place = _split(name)[1]
    return _PLACE.fullmatch(place) is not None and any(letter.isdigit() for letter in place)


def _split(name: str) -> tuple[str, str]:
    """A name as the symbol before a place, and the place: both parts of `01-CTr/TU II.2.2/3`."""
    head, _, last = name.strip().rpartition(" ")
    return head.strip(), last


def _by_symbol(store: Store, name: str) -> list[Node]:
    """Documents with this symbol; what stands before its number ("Nghị quyết số") is not part of it."""
    symbol = _SYMBOL.search(name)
    if symbol is None:
        return []
    found = store.find(type="Document", text=symbol.group(), limit=_LISTED).items
    numbered = [node for node in found if "symbol" in node.properties]
    return [node for node in numbered if same_symbol(str(node.properties["symbol"]), symbol.group())]


def _by_name(store: Store, name: str) -> list[Node]:
    """Things that are called just so: "Bộ Chính trị" is the body, not every document that it issued, nor a heading."""
    found = [node for node in _by_words(store, name) if fold(name) in _names(node)]
    return [node for node in found if "place" not in ontology().node(node.type).facts] or found


def _names(node: Node) -> set[str]:
    return {fold(str(node.properties.get(fact, ""))) for fact in ontology().node(node.type).caption}


def _by_words(store: Store, name: str) -> list[Node]:
    return list(store.find(text=name, limit=_LISTED).items) if fold(name) else []
