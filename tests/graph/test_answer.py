"""answer: the envelope, and how a thing is named in it."""

import json

import pytest

from graph.answer import Answer, caption, summary
from graph.model import Edge, Evidence, Node, Warning

EVIDENCE = (Evidence("record.a", "I/1", "curated"),)


@pytest.mark.parametrize(
    ("type", "facts", "name"),
    [
        pytest.param("Document", {"symbol": "57-NQ/TW", "subject": "s"}, "57-NQ/TW", id="a symbol first"),
        pytest.param(
            "Document", {"name": "Nghị quyết Đại hội", "subject": "s"}, "Nghị quyết Đại hội", id="then a name"
        ),
        pytest.param("Document", {"subject": "Dữ liệu"}, "Dữ liệu", id="then the subject"),
        pytest.param("Task", {"title": "Mở kho", "text": "Mở kho dữ liệu", "place": "I/1"}, "Mở kho", id="a title"),
        pytest.param("Task", {"text": "Mở kho dữ liệu", "place": "I/1"}, "Mở kho dữ liệu", id="then the words"),
        pytest.param("Task", {"place": "I/1"}, "I/1", id="then the place"),
        pytest.param("Agency", {"name": "Tỉnh ủy"}, "Tỉnh ủy", id="a name"),
        pytest.param("Task", {}, "x~I~1", id="nothing but its id"),
    ],
)
def test_caption(type: str, facts: dict[str, str], name: str) -> None:
    assert caption(Node("x~I~1", type, facts, EVIDENCE)) == name


def test_a_thing_in_brief_has_its_facts_and_no_evidence() -> None:
    node = Node("x~I~1", "Task", {"title": "Mở kho", "place": "I/1"}, EVIDENCE)
    assert summary(node) == {"type": "Task", "caption": "Mở kho", "title": "Mở kho", "place": "I/1"}


@pytest.mark.parametrize(
    ("cut", "shown"),
    [
        pytest.param(None, None, id="whole"),
        pytest.param({"cap": 1000, "left": 230}, {"cap": 1000, "left": 230}, id="cut, with what is left"),
    ],
)
def test_the_envelope(cut: dict[str, int] | None, shown: dict[str, int] | None) -> None:
    node = Node("x~I~1", "Task", {"verbs": ("mở",)}, EVIDENCE)
    edge = Edge("DRIVES", "y", "x~I~1", {"mode": "direct"}, EVIDENCE)
    warning = Warning("w", "C1", "warning", {"vi": "a", "en": "b"}, ({"issuer": "c"},), ("y",), EVIDENCE)
    said = Answer("trace", ("x~I~1",), {node.id: node}, (edge,), {"paths": [[edge.id]]}, cut, (warning,)).to_json()
    assert list(said) == ["question", "of", "things", "edges", "answer", "cut", "warnings", "files"]
    assert said["cut"] == shown
    assert said["edges"][0]["from"] == "y"
    assert said["warnings"][0]["warning"] == "w"
    assert json.loads(json.dumps(said))["things"]["x~I~1"]["verbs"] == ["mở"]
