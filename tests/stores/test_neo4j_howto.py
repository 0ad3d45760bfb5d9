"""The queries of docs/howto/neo4j.md, run: each finds something in a graph that has it."""

import re
from pathlib import Path

import pytest
from contract_fragments import OWN_WORDS, RECORDED, THE_TEXT, document, fragment, task

from graph.ids import part_id
from graph.stores.neo4j_store import Neo4jStore

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "howto" / "neo4j.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^([A-Z][^\n]+\?)\n\n```cypher\n(.+?)```", PAGE, re.MULTILINE | re.DOTALL)
_OWN = "8-kh-tu.a.2025"
INFERRED = fragment(_OWN, [document(_OWN), task("I/1", "x", of=_OWN)], [("DRIVES", _OWN, part_id(_OWN, "I/1"))])


def test_there_are_ten() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize(("question", "query"), [pytest.param(*one, id=one[0]) for one in QUERIES])
def test_each_finds_something(neo4j_store: Neo4jStore, question: str, query: str) -> None:
    for one in (THE_TEXT, OWN_WORDS, RECORDED, INFERRED):
        neo4j_store.apply(one)
    neo4j_store.connection.write(
        lambda tx: tx.run(
            "MATCH (:Document {id: $id})-[r:DRIVES]->() SET r.evidence_method = ['inferred']", {"id": _OWN}
        )
    )
    found = neo4j_store.connection.read(lambda tx: tx.run(query))
    assert found
    assert all(value is not None for value in found[0] if question.startswith("Which tasks does"))
