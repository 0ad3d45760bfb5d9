"""validate: every way to break the ontology or the rule that nothing stands without evidence, beside what is allowed."""

from dataclasses import replace
from typing import Any

import pytest

from graph.model import Edge, Evidence, Fragment, Node, Source, Unresolved, Warning
from graph.validate import problems

TEXT = "Nghị quyết số 957-NQ/TW\nII. Dữ liệu\n- Mở kho"
SOURCE = Source("text.a", "text", "a.txt", "0" * 64, "a", TEXT)
WORDS = Evidence("text.a", "I", "cited", 0, 23, "Nghị quyết số 957-NQ/TW")
DOCUMENT = Node("957-nq-tw", "Document", {"symbol": "957-NQ/TW"}, (WORDS,))
TASK = Node("a~I~1", "Task", {"place": "I/1", "verbs": ("mở",)}, (WORDS,))
DRIVES = Edge("DRIVES", DOCUMENT.id, TASK.id, {"mode": "direct"}, (WORDS,))


def found(*nodes: Node, edges: tuple[Edge, ...] = (), **more: Any) -> list[str]:
    return problems(Fragment(SOURCE, nodes, edges, **more))


def test_what_keeps_the_rules() -> None:
    assert found(DOCUMENT, TASK, edges=(DRIVES,)) == []
    assert problems(Fragment(SOURCE)) == []


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        pytest.param({"symbol": "957-NQ/TW"}, None, id="a text"),
        pytest.param({"symbol": ""}, "symbol is empty: what is not said is absent", id="an empty text"),
        pytest.param({"symbol": None}, "symbol is empty: what is not said is absent", id="nothing"),
        pytest.param({"symbol": ()}, "symbol is empty: what is not said is absent", id="an empty list"),
        pytest.param({"symbol": 957}, "symbol 957 is no text", id="a number"),
        pytest.param({"symbol": ["957-NQ/TW"]}, "symbol ['957-NQ/TW'] is no text", id="a list for a text"),
        pytest.param({"colour": "red"}, "Document has no fact 'colour'", id="a fact of no document"),
        pytest.param({"place": "I/1"}, "Document has no fact 'place'", id="a fact of another type"),
        pytest.param({"date": "2031-02-28"}, None, id="a date"),
        pytest.param({"date": "2031"}, None, id="a year"),
        pytest.param({"date": "2031-02-29"}, "date '2031-02-29' is no ISO date or year", id="a day that no calendar has"),
        pytest.param({"date": "2031-02"}, "date '2031-02' is no ISO date or year", id="a month"),
        pytest.param({"date": "20310228"}, "date '20310228' is no ISO date or year", id="without dashes"),
        pytest.param({"date": "28/02/2031"}, "date '28/02/2031' is no ISO date or year", id="as the text has it"),
        pytest.param({"date": "2205"}, "date '2205' is no ISO date or year", id="a slip in the year"),
        pytest.param({"date": 2031}, "date 2031 is no text", id="a year as a number"),
        pytest.param({"kind": "resolution"}, None, id="a kind"),
        pytest.param({"kind": "edict"}, "unknown document kind 'edict'; graph/ontology.yaml knows: constitution", id="no kind"),
        pytest.param({"status": "loaded"}, "status is derived, not stated", id="a status"),
        pytest.param({"candidates": ("x",)}, "candidates is derived, not stated", id="candidates"),
    ],
)  # fmt: skip
def test_facts(facts: dict[str, Any], problem: str | None) -> None:
    said = found(replace(DOCUMENT, properties=facts))
    assert len(said) == (1 if problem else 0)
    assert all(one.startswith(f"957-nq-tw: {problem}") for one in said)


@pytest.mark.parametrize(
    ("verbs", "right"),
    [
        pytest.param(("mở", "rà soát"), True, id="several texts"),
        pytest.param("mở", False, id="one text for several"),
        pytest.param(["mở"], False, id="a list can change"),
        pytest.param(("mở", ""), False, id="an empty one among them"),
        pytest.param(("mở", 1), False, id="a number among them"),
    ],
)
def test_facts_of_several_texts(verbs: Any, right: bool) -> None:
    assert (found(replace(TASK, properties={"verbs": verbs})) == []) is right


@pytest.mark.parametrize(
    ("nodes", "problem"),
    [
        pytest.param([replace(DOCUMENT, id="957 NQ/TW")], "an id may hold only letters, digits and . _ ~ -", id="an id for no URL"),
        pytest.param([replace(DOCUMENT, id="957-nq-đ")], "an id may hold only letters", id="đ in an id"),
        pytest.param([replace(DOCUMENT, id="")], "an id may hold only letters", id="an empty id"),
        pytest.param([replace(DOCUMENT, type="Law")], "unknown type 'Law'; graph/ontology.yaml knows: Document", id="no type"),
        pytest.param([replace(DOCUMENT, type="document")], "unknown type 'document'", id="a type in small letters"),
        pytest.param([DOCUMENT, replace(DOCUMENT, type="Section", properties={})], "is both Section and Document", id="two types"),
        pytest.param([replace(DOCUMENT, evidence=())], "no evidence", id="no evidence"),
    ],
)  # fmt: skip
def test_nodes(nodes: list[Node], problem: str) -> None:
    (said,) = found(*nodes)
    assert problem in said


def test_a_node_may_be_stated_twice() -> None:
    assert found(DOCUMENT, replace(DOCUMENT, properties={"issuer": "Bộ Chính trị"})) == []


@pytest.mark.parametrize(
    ("edge", "problem"),
    [
        pytest.param(replace(DRIVES, type="DRIVE"), "unknown edge type 'DRIVE'; graph/ontology.yaml knows: PART_OF", id="no type"),
        pytest.param(replace(DRIVES, source="nobody"), "its from node nobody is not in the fragment", id="from nowhere"),
        pytest.param(replace(DRIVES, target="nobody"), "its to node nobody is not in the fragment", id="to nowhere"),
        pytest.param(replace(DRIVES, source=TASK.id), "cannot run from a Task, only from Document", id="from what cannot drive"),
        pytest.param(replace(DRIVES, target=DOCUMENT.id), "cannot run to a Document, only to Task", id="to what cannot be driven"),
        pytest.param(Edge("PART_OF", TASK.id, TASK.id, {}, (WORDS,)), "cannot run to a Task, only to Section or Document", id="of two allowed"),
        pytest.param(replace(DRIVES, properties={"reason": "x"}), "DRIVES has no fact 'reason'", id="a fact of no such edge"),
        pytest.param(replace(DRIVES, properties={"mode": ""}), "mode is empty", id="an empty fact"),
        pytest.param(replace(DRIVES, evidence=()), "no evidence", id="no evidence"),
    ],
)  # fmt: skip
def test_edges(edge: Edge, problem: str) -> None:
    (said,) = found(DOCUMENT, TASK, edges=(edge,))
    assert said.startswith(f"{edge.id}: {problem}")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param({}, None, id="words where they stand"),
        pytest.param({"quote": "Nghị quyết số 957-nq/tw"}, "text[0:23] is not the quoted words", id="in another spelling"),
        pytest.param({"start": 1}, "text[1:23] is not the quoted words", id="one letter off"),
        pytest.param({"start": 23}, "there are no words at 23:23", id="an empty span"),
        pytest.param({"start": 23, "quote": ""}, "there are no words at 23:23", id="an empty quote proves nothing"),
        pytest.param({"start": 30}, "there are no words at 30:23", id="back to front"),
        pytest.param({"start": -4, "end": -1, "quote": TEXT[-4:-1]}, "there are no words at -4:-1", id="counted from the end"),
        pytest.param({"end": 999, "quote": TEXT}, "there are no words at 0:999", id="beyond the text"),
        pytest.param({"start": None}, "span and quote go together", id="an end alone"),
        pytest.param({"end": None}, "span and quote go together", id="a start alone"),
        pytest.param({"quote": None}, "span and quote go together", id="a span without words"),
        pytest.param({"start": None, "end": None}, "span and quote go together", id="words without a span"),
        pytest.param({"start": None, "end": None, "quote": None}, "only a curated fact may lack its words", id="no words"),
        pytest.param({"start": None, "end": None, "quote": None, "method": "curated"}, None, id="a curated fact has none"),
        pytest.param({"method": "guessed"}, "unknown method 'guessed'; graph/ontology.yaml knows: structure", id="no method"),
        pytest.param({"source": "text.b"}, "evidence of another source, text.b", id="another source's"),
    ],
)  # fmt: skip
def test_evidence(change: dict[str, Any], problem: str | None) -> None:
    said = found(replace(DOCUMENT, evidence=(replace(WORDS, **change),)))
    assert (said == []) is (problem is None)
    assert all(problem in one for one in said if problem)


def test_evidence_counts_code_points() -> None:
    """An emoji is one character of a Python text, two of JavaScript's, four bytes of a file."""
    source = replace(SOURCE, text="😀 kho")
    node = replace(DOCUMENT, evidence=(Evidence("text.a", "I", "cited", 2, 5, "kho"),))
    assert problems(Fragment(source, (node,))) == []


def test_warnings_and_unresolved_mentions_need_evidence_too() -> None:
    mention = Unresolved("m1", {"name": "Nghị quyết 66"}, (), ())
    warning = Warning("w1", "C1", "warning", {"vi": "x", "en": "x"}, (), (), ())
    assert found(unresolved=(mention,), warnings=(warning,)) == ["m1: no evidence", "w1: no evidence"]


def test_every_problem_is_said_at_once() -> None:
    node = Node("a b", "Document", {"colour": "red", "date": "x"}, ())
    assert len(found(node)) == 4
