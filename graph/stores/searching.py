"""What of a node is searched, and what a search asks: the same for every store, compared folded."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.ids import sort_key
from graph.model import Node
from graph.ontology import ontology
from graph.text import fold, fold_symbol, words

if TYPE_CHECKING:
    from difflib import SequenceMatcher

_BETWEEN = "\n\ue000\n"
# A word that nobody can type stands between two facts, so that no phrase runs from one fact into the next.


@dataclass(frozen=True)
class Forms:
    """A node as search sees it; each fact stands on a line of its own."""

    symbol: str
    """The folded symbol, whatever its zeros and spaces."""
    named: str
    """Symbol, place and the facts that may name the node: what the rank of a hit is read from."""
    other: str
    """The other facts that search looks into."""

    @property
    def named_facts(self) -> list[str]:
        """The facts of `named`, one by one."""
        return _facts(self.named)

    @property
    def other_facts(self) -> list[str]:
        """The facts of `other`, one by one."""
        return _facts(self.other)


def forms(node: Node) -> Forms:
    r"""The folded forms of a node.

    >>> forms(Node("x", "Document", {"symbol": "01-CTr/TU", "issuer": "Tỉnh ủy"}, ()))
    Forms(symbol='1-ctr/tu', named='\n01-ctr/tu\n', other='\ntinh uy\n')
    """
    named = _names(node.type)
    other = [name for name in ontology().node(node.type).folded if name not in named]
    symbol = node.properties.get("symbol")
    return Forms(fold_symbol(symbol) if symbol else "", _lines(node, named), _lines(node, other))


def _facts(lines: str) -> list[str]:
    return lines[1:-1].split(_BETWEEN) if lines else []


def _names(type: str) -> list[str]:
    """The facts that may name a node of a type."""
    return list(dict.fromkeys(("symbol", "place", *ontology().node(type).caption)))


def _lines(node: Node, names: list[str]) -> str:
    facts = [fold(fact) for name in names if name in node.properties for fact in _texts(node.properties[name])]
    return f"\n{_BETWEEN.join(facts)}\n" if facts else ""


def _texts(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, tuple) else [str(value)]


@dataclass(frozen=True)
class Asked:
    """The words of a search, in the forms that they are compared in."""

    text: str
    symbol: str
    words: tuple[str, ...]
    symbol_words: tuple[str, ...]


def asked(text: str) -> Asked:
    """What a search asks.

    >>> asked("01 - CTr/TU")
    Asked(text='01 - ctr/tu', symbol='1-ctr/tu', words=('01', 'ctr', 'tu'), symbol_words=('1', 'ctr', 'tu'))
    """
    symbol = fold_symbol(text)
    return Asked(fold(text), symbol, tuple(words(text)), tuple(words(symbol)))


_NEAR_ENOUGH = 0.6


def near_ids(id: str, ids: Iterable[str]) -> list[str]:
    """The ids that come nearest to one that nothing has.

    >>> near_ids("text.57-nq", ["text.57-nq-tw", "record.1-ctr-tu"])
    ['text.57-nq-tw']
    """
    from difflib import get_close_matches  # only the way to an error asks

    return get_close_matches(id, sorted(ids))


def nearest(name: str, nodes: Iterable[Node], limit: int) -> tuple[Node, ...]:
    """The nodes whose id, symbol, place or name comes nearest to a name, the nearest first.

    >>> nodes = [Node(f"{number}-nq-tw", "Document", {"symbol": f"{number}-NQ/TW"}, ()) for number in (57, 68)]
    >>> [node.id for node in nearest("57-nq/twx", nodes, 1)]
    ['57-nq-tw']
    """
    from difflib import SequenceMatcher  # only the way to an error asks

    if not words(name):
        return ()
    wanted = fold(name)
    match = SequenceMatcher(autojunk=False)
    match.set_seq2(wanted)
    scored = {node.id: (-_nearness(wanted, match, node), sort_key(node.id), node.id, node) for node in nodes}
    best = sorted(one for one in scored.values() if -one[0] >= _NEAR_ENOUGH)
    return tuple(node for *_, node in best[:limit])


def _nearness(wanted: str, match: "SequenceMatcher[str]", node: Node) -> float:
    """How near the nearest name of a node comes, 1 where the wanted name begins it."""
    facts = (node.properties.get(name) for name in _names(node.type))
    best = 0.0
    for form in (fold(node.id), *(fold(str(fact)) for fact in facts if fact)):
        if form.startswith(wanted):
            return 1.0
        match.set_seq1(form)
        if match.real_quick_ratio() > best and match.quick_ratio() > best:
            best = max(best, match.ratio())
    return best
