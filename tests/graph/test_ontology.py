"""ontology: well-formed in every entry, and loud about names that it does not know."""

import re
from itertools import combinations

import pytest

from graph.errors import OntologyError
from graph.model import Evidence, Warning
from graph.ontology import MEANINGS, EdgeType, NodeType, ontology

NODES = [pytest.param(type, id=name) for name, type in ontology().nodes.items()]
EDGES = [pytest.param(type, id=name) for name, type in ontology().edges.items()]
KINDS_OF_FACTS = {"text", "texts", "date", "kind", "status", "ids"}
PRODUCT = {
    "Document": {"kind", "symbol", "date", "issuer", "subject", "level", "term", "name", "status"},
    "Section": {"place", "title", "text"},
    "Task": {"place", "title", "text", "verbs", "period", "deadline"},
    "Agency": {"name", "abbreviations", "level"},
    "Project": {"name", "kind", "aliases"},
    "Place": {"name", "kind", "code"},
    "Deliverable": {"name", "kind", "period", "status"},
    "Target": {"metric", "comparator", "value", "unit", "time"},
}


def test_every_type_of_node_has_its_key_facts() -> None:
    known = {name: type.facts.keys() for name, type in ontology().nodes.items()}
    assert known.keys() == PRODUCT.keys()
    assert {name: facts - known[name] for name, facts in PRODUCT.items() if facts - known[name]} == {}


@pytest.mark.parametrize("type", NODES)
def test_a_type_of_node_is_whole(type: NodeType) -> None:
    assert type.label.keys() == {"vi", "en"}
    assert all(type.label.values())
    assert type.means.endswith(".")
    assert set(type.facts.values()) <= KINDS_OF_FACTS
    assert set(type.caption) <= type.facts.keys()
    assert type.caption, "a node without a caption is shown by its id"
    assert set(type.folded) <= type.facts.keys()
    assert type.colour.keys() == {"light", "dark"}


@pytest.mark.parametrize("type", EDGES)
def test_a_type_of_edge_is_whole(type: EdgeType) -> None:
    assert {*type.sources, *type.targets} <= ontology().nodes.keys()
    assert type.sources
    assert type.targets
    assert type.meaning in MEANINGS
    assert type.flow in ("forward", "backward")
    assert set(type.facts.values()) <= KINDS_OF_FACTS
    assert type.reads.keys() == {"forward", "backward"}
    assert all(words.keys() == {"vi", "en"} and all(words.values()) for words in type.reads.values())


@pytest.mark.parametrize("type", EDGES)
def test_names_of_edges_are_letters_that_an_id_and_a_statement_may_hold(type: EdgeType) -> None:
    assert re.fullmatch(r"[A-Z]+(?:_[A-Z]+)*", type.name)


@pytest.mark.parametrize("type", NODES)
def test_names_of_nodes_too(type: NodeType) -> None:
    assert re.fullmatch(r"[A-Z][a-z]+", type.name)


@pytest.mark.parametrize("meaning", MEANINGS)
def test_every_meaning_is_meant_by_some_edge(meaning: str) -> None:
    assert ontology().meaning(meaning)


def test_every_label_of_a_table_is_in_both_languages() -> None:
    tables = (ontology().kinds, ontology().statuses, ontology().methods)
    assert all(label.keys() == {"vi", "en"} and all(label.values()) for table in tables for label in table.values())


def test_the_methods_are_those_of_evidence() -> None:
    assert set(ontology().methods) == set(Evidence.__annotations__["method"].__args__)


def test_no_two_types_share_shape_and_label() -> None:
    """A kind never rests on colour alone."""
    for left, right in combinations(ontology().nodes.values(), 2):
        assert left.shape != right.shape
        assert left.label["vi"] != right.label["vi"]


@pytest.mark.parametrize("type", NODES)
@pytest.mark.parametrize(("theme", "ground"), [("light", "#FFFFFF"), ("dark", "#14181D")])
def test_colours_can_be_read_as_text(type: NodeType, theme: str, ground: str) -> None:
    """AA of the accessibility guidelines: a contrast of 4.5 to 1 on the page's ground."""
    assert contrast(type.colour[theme], ground) >= 4.5


def contrast(left: str, right: str) -> float:
    brighter, darker = sorted((luminance(left), luminance(right)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("ask", "what", "known"),
    [
        pytest.param(lambda: ontology().node("task"), "node type 'task'", "Task", id="in small letters"),
        pytest.param(lambda: ontology().node("DRIVES"), "node type 'DRIVES'", "Document", id="an edge is no node"),
        pytest.param(lambda: ontology().edge("DRIVE"), "edge type 'DRIVE'", "DRIVES", id="nearly"),
        pytest.param(lambda: ontology().meaning("drivers"), "meaning 'drivers'", "driver", id="in the plural"),
        pytest.param(lambda: ontology().steps("", "up"), "meaning ''", "hierarchy", id="nothing"),
    ],
)
def test_an_unknown_name_raises_with_the_known_ones(ask: object, what: str, known: str) -> None:
    assert callable(ask)
    with pytest.raises(OntologyError) as raised:
        ask()
    assert str(raised.value).startswith(f"unknown {what}; graph/ontology.yaml knows: ")
    assert known in raised.value.known


@pytest.mark.parametrize(
    ("meaning", "towards", "steps"),
    [
        pytest.param("driver", "up", {("DRIVES", "in"), ("IMPLEMENTS", "out")}, id="from a task to what drives it"),
        pytest.param(
            "driver", "down", {("DRIVES", "out"), ("IMPLEMENTS", "in")}, id="from a document to what it drives"
        ),
        pytest.param("hierarchy", "down", {("PART_OF", "in"), ("PARENT_OF", "out")}, id="from a whole to its parts"),
        pytest.param("hierarchy", "up", {("PART_OF", "out"), ("PARENT_OF", "in")}, id="from a part to its whole"),
    ],
)
def test_steps(meaning: str, towards: str, steps: set[tuple[str, str]]) -> None:
    assert set(ontology().steps(meaning, towards)) == steps  # type: ignore[arg-type]


def test_severities_are_few() -> None:
    assert set(Warning.__annotations__["severity"].__args__) == {"error", "warning", "info"}
