"""interchange: out and back in, the same bytes; and a refusal that names the line for whatever else is read."""

import json
from typing import Any

import pytest
from contract_fragments import STATES, TEXT_AND_RECORD, fragment
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.interchange import (
    HEADER,
    edge_json,
    edge_of,
    evidence_json,
    lines,
    node_json,
    node_of,
    read_lines,
)  # fmt: skip
from graph.model import Edge, Evidence, Fragment, Node, Reading
from graph.stores.sqlite_store import SqliteStore
from graph.validate import problems

HEAD = json.dumps(dict(HEADER))
SOURCE = '{"source": "text.a", "kind": "text", "name": "a.txt", "sha256": "0", "document": "a", "text": "words"}'
EVIDENCE = '{"source": "text.a", "place": "I", "start": 0, "end": 5, "quote": "words", "method": "cited"}'
NODE = f'{{"node": "a", "type": "Document", "properties": {{"symbol": "1-NQ/TW"}}, "evidence": [{EVIDENCE}]}}'


def export(*fragments: Fragment) -> list[str]:
    with SqliteStore(":memory:") as store:
        for one in fragments:
            store.apply(one)
        return list(lines(store))


@pytest.mark.parametrize("state", [pytest.param(state, id=name) for name, state in STATES.items()])
def test_an_export_loads_into_the_same_export(state: list[Fragment]) -> None:
    out = export(*state)
    assert export(*read_lines("graph.jsonl", out)) == out


def test_one_thing_a_line_each_kind_sorted_by_id() -> None:
    entries = [json.loads(line) for line in export(*TEXT_AND_RECORD)]
    kinds = [next(iter(entry)) for entry in entries]
    assert kinds == sorted(kinds, key=["format", "source", "node", "edge", "unresolved", "warning"].index)
    for kind in ("source", "node", "edge", "unresolved", "warning"):
        ids = [entry[kind] for entry in entries if kind in entry and next(iter(entry)) == kind]
        assert ids == sorted(ids)
        assert ids, f"no {kind} in this state"


def test_lines_end_as_lines_and_hold_vietnamese_as_it_is() -> None:
    out = export(*TEXT_AND_RECORD)
    assert all(line.endswith("}\n") and line.count("\n") == 1 for line in out)
    assert any("Vũng Áng" in line for line in out)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("một\u2028hai", "line separators of Unicode", id="U+2028"),
        pytest.param("một\u0085hai", "as old terminals write them", id="U+0085"),
        pytest.param("một\r\nhai", "line ends of Windows", id="CR LF"),
        pytest.param('"một" \\ hai', "what JSON escapes", id="quotes"),
        pytest.param("một 😀 hai", "beyond the first plane", id="emoji"),
    ],
)
def test_whatever_stands_in_a_text_comes_back(text: str, why: str) -> None:
    state = fragment("a", [("a", "Document", {"subject": text})])
    out = export(state)
    (back,) = read_lines("graph.jsonl", out)
    assert back.source.text == state.source.text, why
    assert export(back) == out


@pytest.mark.parametrize(
    ("evidence", "entry"),
    [
        pytest.param(Evidence("s", "I", "cited", 0, 2, "ab"), {"source": "s", "place": "I", "start": 0, "end": 2, "quote": "ab", "method": "cited"}, id="words"),
        pytest.param(Evidence("s", "I", "curated"), {"source": "s", "place": "I", "method": "curated"}, id="a curated fact has none"),
        pytest.param(Evidence("s", "I", "curated", fields=("date",)), {"source": "s", "place": "I", "method": "curated", "fields": ["date"]}, id="what it supports"),
        pytest.param(Evidence("s", "I", "curated", fields=()), {"source": "s", "place": "I", "method": "curated", "fields": []}, id="nothing is said, everything is not"),
        pytest.param(Evidence("s", "I", "curated", confidence="low"), {"source": "s", "place": "I", "method": "curated", "confidence": "low"}, id="not sure"),
        pytest.param(Evidence("s", "I", "curated", stated="x"), {"source": "s", "place": "I", "method": "curated", "as": "x"}, id="stated of another id"),
        pytest.param(Evidence("s", "I", "curated", stated=("x", "y")), {"source": "s", "place": "I", "method": "curated", "as": ["x", "y"]}, id="or of two other ends"),
    ],
)  # fmt: skip
def test_evidence(evidence: Evidence, entry: dict[str, Any]) -> None:
    assert evidence_json(evidence) == entry
    assert node_of({"node": "x", "type": "Document", "properties": {}, "evidence": [entry]}).evidence == (evidence,)


def test_what_is_not_said_is_absent() -> None:
    node = node_json(Node("x", "Document", {}, ()))
    edge = edge_json(Edge("REFERS_TO", "x", "y", {}, ()))
    assert node == {"node": "x", "type": "Document", "properties": {}, "evidence": []}
    assert edge == {"edge": "x--REFERS_TO--y", "type": "REFERS_TO", "from": "x", "to": "y", "evidence": []}


def test_a_node_and_an_edge_come_back_whole() -> None:
    evidence = (Evidence("s", "I", "curated"), Evidence("t", "I", "cited", 0, 1, "a", fields=("verbs",)))
    readings = {"verbs": (Reading(("a", "b"), (0,)), Reading(("c",), (1,)))}
    node = Node("x~I", "Task", {"verbs": ("a", "b")}, evidence, ("y~I",), readings)
    edge = Edge("DRIVES", "x", "y~I", {"mode": "direct"}, evidence, {"mode": (Reading("direct", (0,)),)})
    assert node_of(json.loads(json.dumps(node_json(node)))) == node
    assert edge_of(json.loads(json.dumps(edge_json(edge)))) == edge


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        pytest.param(["not json"], 1, "JSONDecodeError", id="no JSON"),
        pytest.param(["[1]"], 1, "TypeError", id="a list for a header"),
        pytest.param(["7"], 1, "TypeError", id="a number for a header"),
        pytest.param(["{}"], 1, "'format'", id="an empty header"),
        pytest.param(['{"format": "policygraph", "version": 2}'], 1, 'expected the header {"format"', id="a version of tomorrow"),
        pytest.param(['{"format": "graphml", "version": 1}'], 1, "expected the header", id="another format"),
        pytest.param([SOURCE], 1, "'format'", id="no header"),
        pytest.param(["", HEAD], 2, "no source, node, edge", id="a header in the second line"),
        pytest.param([HEAD, "{}"], 2, "no source, node, edge, unresolved or warning among its keys []", id="an empty entry"),
        pytest.param([HEAD, '{"colour": 1}'], 2, "among its keys ['colour']", id="an unknown kind"),
        pytest.param([HEAD, "[]"], 2, "among its keys []", id="a list"),
        pytest.param([HEAD, '"a node"'], 2, "TypeError", id="a text"),
        pytest.param([HEAD, "null"], 2, "TypeError", id="nothing"),
        pytest.param([HEAD, "[" * 100_000], 2, "RecursionError", id="so deep that a parser would fall over"),
        pytest.param([HEAD, SOURCE[:-1]], 2, "JSONDecodeError", id="cut short"),
        pytest.param([HEAD, '{"source": "text.a"}'], 2, "'kind'", id="a source with keys missing"),
        pytest.param([HEAD, SOURCE.replace('"a.txt"', "[]")], 2, "name [] is no text", id="a source with an odd name"),
        pytest.param([HEAD, SOURCE, SOURCE], 3, "text.a stands twice", id="a source twice"),
        pytest.param([HEAD, NODE], 2, "its source text.a has no line above", id="a node before its source"),
        pytest.param([HEAD, SOURCE, NODE.replace('"a", "type"', '7, "type"')], 3, "node 7 is no text", id="an id that is no text"),
        pytest.param([HEAD, SOURCE, NODE.replace("Document", "Law")], 3, "unknown node type 'Law'", id="an unknown type"),
        pytest.param([HEAD, SOURCE, NODE.replace('{"symbol": "1-NQ/TW"}', "[]")], 3, "AttributeError", id="facts as a list"),
        pytest.param([HEAD, SOURCE, NODE.replace(f"[{EVIDENCE}]", "7")], 3, "TypeError", id="a number for evidence"),
        pytest.param([HEAD, SOURCE, NODE.replace(EVIDENCE, '"words"')], 3, "AttributeError", id="evidence as text"),
        pytest.param([HEAD, SOURCE, NODE.replace('"start": 0', '"start": "0"')], 3, "no span of whole numbers", id="a span as text"),
        pytest.param([HEAD, SOURCE, NODE.replace('"start": 0', '"start": 0.5')], 3, "no span of whole numbers", id="half a character"),
        pytest.param([HEAD, SOURCE, NODE.replace('"start": 0, ', "")], 3, "no span of whole numbers", id="an end alone"),
        pytest.param([HEAD, SOURCE, NODE.replace('"method"', '"fields": 7, "method"')], 3, "TypeError", id="a number for fields"),
        pytest.param([HEAD, SOURCE, NODE.replace('"evidence"', '"readings": [], "evidence"')], 3, "AttributeError", id="readings as a list"),
        pytest.param([HEAD, SOURCE, NODE.replace('"method"', '"fields": ["date"], "method"')], 3, "'date'", id="a field that the node has not"),
        pytest.param([], 0, "no line", id="nothing at all"),
    ],
)  # fmt: skip
def test_what_is_no_export(text: list[str], number: int, said: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_lines("graph.jsonl", text)
    assert raised.value.path == "graph.jsonl"
    assert said in raised.value.problem
    assert f"line {number} " in raised.value.problem or not number
    assert "policygraph export" in raised.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        pytest.param([HEAD], id="an empty graph"),
        pytest.param([HEAD, "", SOURCE, "\n", NODE], id="empty lines"),
        pytest.param([HEAD.replace("}", ', "by": "a later version"}'), SOURCE, NODE], id="a header with more to say"),
        pytest.param([HEAD, SOURCE, NODE.replace('"type"', '"new": 1, "type"')], id="a key of a later version"),
    ],
)
def test_what_is_an_export_all_the_same(text: list[str]) -> None:
    assert [problems(one) for one in read_lines("graph.jsonl", text)] == [[]] * (len(text) > 1)


def spoiled(value: Any, at: int, odd: Any) -> Any:
    """A JSON value in which the part of this number, counted from the outside, is something else."""
    count = 0

    def walk(part: Any) -> Any:
        nonlocal count
        count += 1
        if count == at:
            return odd
        if isinstance(part, dict):
            return {key: walk(inner) for key, inner in part.items()}
        return [walk(inner) for inner in part] if isinstance(part, list) else part

    return walk(value)


@settings(derandomize=True, database=None, deadline=None, max_examples=400)
@given(st.data())
def test_whatever_is_spoiled_it_is_read_or_refused(data: st.DataObject) -> None:
    """A hand-edited export ends in fragments, in BadInput, or in problems that are said: never in a crash."""
    out = [json.loads(line) for line in SPOILABLE]
    at = data.draw(st.integers(0, len(out) - 1))
    odd = data.draw(st.sampled_from([None, 7, -1, 0.5, True, "", "x", [], ["x"], [7], {}, {"x": 7}, [[]]]))
    out[at] = spoiled(out[at], data.draw(st.integers(1, 12)), odd)
    try:
        found = read_lines("graph.jsonl", [json.dumps(entry) for entry in out])
    except BadInput:
        return
    for one in found:
        problems(one)


SPOILABLE = export(*TEXT_AND_RECORD)
