"""What a new source only repeats is told from what it changes, and stands in the store as if all had been derived."""

from dataclasses import replace
from itertools import permutations

import pytest
from contract_fragments import document, fragment, section

from graph.model import Fragment
from graph.stores import open_store
from graph.stores.neo4j_repeat import Brief, repeated
from graph.stores.neo4j_store import Neo4jStore

CITED = "57-nq-tw.2024-12-22"
FACTS = {"symbol": "57-NQ/TW", "date": "2024-12-22"}


def citing(letter: str, *more: tuple, kind: str = "text", **facts: str) -> Fragment:
    """A programme that cites the document with these facts."""
    own = f"9-ctr-tu.{letter}.2025"
    return fragment(own, [document(own), document(CITED, **facts), *more], kind=kind)


AS_STORED = Brief(CITED, "Document", FACTS, simple=True)


@pytest.mark.parametrize(
    ("stored", "new", "wanted"),
    [
        pytest.param(AS_STORED, citing("b", **FACTS), True, id="the same facts"),
        pytest.param(AS_STORED, citing("b", symbol="57-NQ/TW"), True, id="fewer facts, and its evidence says which"),
        pytest.param(AS_STORED, citing("b", **FACTS, issuer="Bộ Chính trị"), False, id="one fact more"),
        pytest.param(AS_STORED, citing("b", symbol="57-NQ/TW", date="2024-12-23"), False, id="another date"),
        pytest.param(AS_STORED, citing("b", kind="record", **FACTS), True, id="a record, which has no words"),
        pytest.param(AS_STORED, fragment(CITED, [document(CITED, **FACTS)]), False, id="its own text: it is loaded now"),
        pytest.param(
            AS_STORED, citing("b", document("57-nq-tw", symbol="57-NQ/TW"), **FACTS), False,
            id="another id that may be the same",
        ),
        pytest.param(
            Brief(CITED, "Document", FACTS, simple=False), citing("b", **FACTS), False, id="merged or disputed"
        ),
    ],
)  # fmt: skip
def test_repeated(stored: Brief, new: Fragment, wanted: bool) -> None:
    assert (CITED in repeated(new, [stored])) is wanted


def test_what_many_repeat_is_put_together_again(neo4j_store: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """No question has to gather more than so many pieces, and none is lost."""
    monkeypatch.setattr("graph.stores.neo4j_load._BESIDE", 2)
    beside = "MATCH (e:Repeated) RETURN count(e)"
    counted = []
    with open_store(":memory:") as reference:
        for letter in "hcfaebd":
            for store in (neo4j_store, reference):
                store.apply(citing(letter, **FACTS))
            counted.append(neo4j_store.connection.read(lambda tx: tx.run(beside))[0][0])
            assert list(neo4j_store.iterate_nodes()) == list(reference.iterate_nodes())
    assert counted == [0, 1, 2, 0, 1, 2, 0]


SOURCES = [
    citing("a", section("I", "a part", of=CITED), **FACTS),
    citing("b", section("I", "a part", of=CITED), **FACTS),
    citing("c", symbol="57-NQ/TW"),
    citing("d", **FACTS),
    citing("e", kind="record", **FACTS),
]


@pytest.mark.parametrize(
    "order", [pytest.param(one, id="".join(map(str, one))) for one in [*permutations(range(5))][::15]]
)
def test_the_graph_is_the_same_as_if_all_had_been_derived(neo4j_store: Neo4jStore, order: tuple[int, ...]) -> None:
    with open_store(":memory:") as reference:
        for at in order:
            neo4j_store.apply(SOURCES[at])
            reference.apply(SOURCES[at])
            assert list(neo4j_store.iterate_nodes()) == list(reference.iterate_nodes())
        for store in (neo4j_store, reference):
            store.remove(SOURCES[order[0]].source.id)
        assert list(neo4j_store.iterate_nodes()) == list(reference.iterate_nodes())


def test_evidence_of_one_place_stands_in_one_order(neo4j_store: Neo4jStore) -> None:
    """A record states a fact and infers another at one place: what it supports must not decide which comes first."""
    record = citing("a", kind="record", symbol=FACTS["symbol"])
    own, cited = record.nodes
    guessed = replace(
        cited, properties={"date": FACTS["date"]}, evidence=(replace(cited.evidence[0], confidence="low"),)
    )
    with open_store(":memory:") as reference:
        for store in (neo4j_store, reference):
            store.apply(replace(record, nodes=(own, cited, guessed)))
            store.apply(citing("b", **FACTS))
        assert list(neo4j_store.iterate_nodes()) == list(reference.iterate_nodes())
