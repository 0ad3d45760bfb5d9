"""One thing in words: its facts, where it stands, its links by kind, what sources disagree on."""

from collections.abc import Iterator

from api.terminal.evidence_lines import evidence_lines
from api.terminal.lines import BLANK, Line, line
from api.terminal.phrases import reads, shortened, thing, value
from api.terminal.warning_lines import warning_lines
from api.terminal.wording import fact, word
from api.thing import Thing
from graph.model import Edge, Node
from graph.ontology import Language, ontology

_INSET = "   "
_LONG_VALUE = 2000


def thing_lines(found: Thing, lang: Language) -> Iterator[Line]:
    """Everything known about a thing, the short before the long."""
    node = found.node
    yield line((f"{ontology().node(node.type).label[lang]}  ", "dim"), *thing(node, lang))
    yield line((node.id, "dim"))
    yield from _facts(node, lang)
    yield from _title("evidence", lang)
    yield from evidence_lines(node.evidence, found.things, lang, _INSET)
    yield from _readings(found, lang)
    yield from _links(found, lang)
    yield from _waiting(found, lang)


def _title(key: str, lang: Language) -> Iterator[Line]:
    yield BLANK
    yield line((word(key, lang), "bold"))


def _facts(node: Node, lang: Language) -> Iterator[Line]:
    yield from _title("facts", lang)
    for fact_name in (one for one in ontology().node(node.type).facts if one in node.properties):
        said = node.properties[fact_name]
        yield line((f"{fact(fact_name, lang)}: ", "dim"), _said(node, fact_name, said, lang), first=_INSET)
    if node.type == "Document" and "date" not in node.properties:
        yield line((word("undated", lang), "dim"), first=_INSET)
    if node.aliases:
        yield line((f"{word('aliases', lang)}: ", "dim"), ", ".join(node.aliases), first=_INSET)


def _said(node: Node, fact_name: str, said: object, lang: Language) -> str:
    return shortened(value(node.type, fact_name, said, lang), _LONG_VALUE)


def _readings(found: Thing, lang: Language) -> Iterator[Line]:
    if found.node.readings:
        yield from _title("readings", lang)
    for fact_name, readings in found.node.readings.items():
        yield line((f"{fact(fact_name, lang)}:", "dim"), first=_INSET)
        for reading in readings:
            yield line(_said(found.node, fact_name, reading.value, lang), first=f"{_INSET}- ")
            evidence = [found.node.evidence[position] for position in reading.evidence]
            yield from evidence_lines(evidence, found.things, lang, f"{_INSET}  ")


def _links(found: Thing, lang: Language) -> Iterator[Line]:
    """Links grouped by what they say, each with its proof; the hierarchy needs none, the place says it."""
    groups: dict[tuple[str, str], list[Edge]] = {}
    for edge in found.links.items:
        groups.setdefault(reads(edge, forward=edge.source == found.node.id, lang=lang), []).append(edge)
    for (before, behind), edges in groups.items():
        yield BLANK
        verb = f"{before} … {behind}" if behind else before
        yield line((verb, "bold"), (f"  {len(edges)}", "dim"))
        for edge in edges:
            yield from _link(edge, found, lang)
    if not groups:
        yield BLANK
        yield line((word("no_links", lang), "dim"))
    if found.links.left:
        yield line((word("cut", lang, cap=found.links.cap, left=found.links.left), "warn"))


def _link(edge: Edge, found: Thing, lang: Language) -> Iterator[Line]:
    other = found.things[edge.target if edge.source == found.node.id else edge.source]
    yield line(*thing(other, lang), first=_INSET, rest=_INSET * 2)
    if ontology().edge(edge.type).meaning != "hierarchy":
        yield from evidence_lines(edge.evidence, found.things, lang, _INSET * 2)


def _waiting(found: Thing, lang: Language) -> Iterator[Line]:
    yield from warning_lines(found.warnings, found.things, lang)
    if found.unresolved:
        yield from _title("unresolved", lang)
    for one in found.unresolved:
        said = shortened("; ".join(f"{key}: {value}" for key, value in one.mention.items()))
        yield line(said, first=_INSET)
        yield from evidence_lines(one.evidence, found.things, lang, _INSET * 2)
