"""counts, sources, text, unresolved, warnings, iterate."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from contract_fragments import (
    A_HUB,
    A_RING,
    BARE,
    CITED_BARE_AND_DATED,
    CITES_BARE,
    DATED,
    EMPTY,
    ONE_PROGRAMME,
    PROGRAMME,
    TASK,
    TEXT_AND_RECORD,
    THE_RECORD,
    THE_TEXT,
    document,
    fragment,
)  # fmt: skip

from graph.ids import sort_key
from graph.model import Fragment
from graph.stores.base import Counts

R57, R157, D339 = "57-nq-tw.2024-12-22", "157-nq-tw.2023", "339-qdd-tu.song-lam"


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        pytest.param(EMPTY, Counts({}, {}, 0, 0, 0), id="types that nothing has are not counted"),
        pytest.param(
            ONE_PROGRAMME,
            Counts(
                {"Document": 5, "Section": 4, "Task": 4, "Agency": 1},
                {"PART_OF": 8, "DRIVES": 2, "IMPLEMENTS": 1, "REFERS_TO": 2, "ISSUED": 1},
                1, 1, 1,
            ),
            id="one programme",
        ),
        pytest.param(
            TEXT_AND_RECORD,
            Counts(
                {"Document": 5, "Section": 4, "Task": 4, "Agency": 1},
                {"PART_OF": 8, "DRIVES": 3, "IMPLEMENTS": 1, "REFERS_TO": 2, "ISSUED": 1},
                2, 1, 1,
            ),
            id="things that two sources state count once",
        ),
        pytest.param(
            CITED_BARE_AND_DATED,
            Counts(
                {"Document": 3, "Section": 2, "Task": 1}, {"PART_OF": 2, "DRIVES": 1, "REFERS_TO": 2}, 2, 1, 1
            ),
            id="things that merged count once",
        ),
    ],
)  # fmt: skip
def test_counts(load, state: Sequence[Fragment], counts: Counts) -> None:
    found = load(state).counts()
    assert found == counts
    assert list(found.nodes) == list(counts.nodes)
    assert list(found.edges) == list(counts.edges)


def test_sources_come_by_id_without_their_texts(load) -> None:
    found = load([THE_TEXT, CITES_BARE, THE_RECORD]).sources()
    assert [one.id for one in found] == sorted(one.source.id for one in (THE_TEXT, CITES_BARE, THE_RECORD))
    assert {one.text for one in found} == {""}


def test_a_source_comes_back_with_its_text(load) -> None:
    assert load(ONE_PROGRAMME).source(THE_TEXT.source.id) == THE_TEXT.source


@pytest.mark.parametrize("id", ["", "nobody", PROGRAMME, f"record.{PROGRAMME}"])
def test_an_unknown_source_is_none(load, id: str) -> None:
    assert load(ONE_PROGRAMME).source(id) is None


@pytest.mark.parametrize(
    ("state", "ids", "found"),
    [
        pytest.param(ONE_PROGRAMME, None, [("m1", (R57, R157))], id="all; candidates in the order of ids"),
        pytest.param(ONE_PROGRAMME, [R157], [("m1", (R57, R157))], id="one of the candidates"),
        pytest.param(ONE_PROGRAMME, [PROGRAMME, D339], [], id="no candidates"),
        pytest.param(ONE_PROGRAMME, [], [], id="nothing asked is not everything"),
        pytest.param(ONE_PROGRAMME, ["nobody"], [], id="unknown"),
        pytest.param(CITED_BARE_AND_DATED, None, [("m2", (DATED,))], id="candidates are canonical"),
        pytest.param(CITED_BARE_AND_DATED, [BARE], [("m2", (DATED,))], id="asked by an alias"),
        pytest.param(EMPTY, None, [], id="empty"),
    ],
)
def test_unresolved(
    load, state: Sequence[Fragment], ids: list[str] | None, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(one.id, one.candidates) for one in load(state).unresolved(ids)] == found


@pytest.mark.parametrize(
    ("state", "ids", "found"),
    [
        pytest.param(ONE_PROGRAMME, None, [("w1", (D339,))], id="all"),
        pytest.param(ONE_PROGRAMME, [TASK, D339], [("w1", (D339,))], id="about one of them"),
        pytest.param(ONE_PROGRAMME, [TASK], [], id="about none of them"),
        pytest.param(ONE_PROGRAMME, [], [], id="nothing asked is not everything"),
        pytest.param(CITED_BARE_AND_DATED, None, [("w2", (DATED, f"{DATED}~I"))], id="`about` is canonical"),
        pytest.param(CITED_BARE_AND_DATED, [f"{BARE}~I"], [("w2", (DATED, f"{DATED}~I"))], id="asked by an alias"),
        pytest.param(CITED_BARE_AND_DATED, [f"{DATED}~II"], [], id="another part of the same document"),
    ],
)
def test_warnings(
    load, state: Sequence[Fragment], ids: list[str] | None, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(one.id, one.about) for one in load(state).warnings(ids)] == found


def test_a_warning_comes_back_whole(load) -> None:
    assert load(ONE_PROGRAMME).warnings() == THE_TEXT.warnings
    assert load(ONE_PROGRAMME).unresolved()[0].mention == THE_TEXT.unresolved[0].mention


def test_the_same_warning_of_two_sources_is_one_with_the_evidence_of_both(load) -> None:
    store = load(TEXT_AND_RECORD)
    (one,) = store.warnings()
    assert [each.source for each in one.evidence] == [THE_RECORD.source.id, THE_TEXT.source.id]
    store.remove(THE_RECORD.source.id)
    assert store.warnings() == THE_TEXT.warnings


def test_the_same_warning_of_two_sources_keeps_what_each_reads(load) -> None:
    cited = document(D339)
    sources = [
        fragment(f"{n}-bc-tu.a.2025", [document(f"{n}-bc-tu.a.2025"), cited], warnings=[("w", [D339])]) for n in (1, 2)
    ]
    read = [({"issuer": "A"}, {"issuer": "B"}), ({"issuer": "A"}, {"issuer": "C"})]
    both = [
        replace(one, warnings=(replace(one.warnings[0], readings=readings),))
        for one, readings in zip(sources, read, strict=True)
    ]
    (warning,) = load(both).warnings()
    assert warning.readings == ({"issuer": "A"}, {"issuer": "B"}, {"issuer": "C"})


def test_what_waits_is_listed_by_id(load) -> None:
    """10 before 2: plain string order, as in an export."""
    ids = ["w2", "w10", "w1"]
    own = "1-bc-tu.a.2025"
    store = load(
        [fragment(own, [document(own)], warnings=[(id, [own]) for id in ids], unresolved=[(id, []) for id in ids])]
    )
    assert [one.id for one in store.warnings()] == sorted(ids)
    assert [one.id for one in store.unresolved()] == sorted(ids)


@pytest.mark.parametrize("state", [EMPTY, ONE_PROGRAMME, A_HUB, A_RING, CITED_BARE_AND_DATED])
def test_iteration_passes_everything_once_in_plain_order(load, state: Sequence[Fragment]) -> None:
    store = load(state)
    nodes, edges = list(store.iterate_nodes()), list(store.iterate_edges())
    assert [node.id for node in nodes] == sorted({node.id for node in nodes})
    assert [edge.id for edge in edges] == sorted({edge.id for edge in edges})
    assert len(nodes) == sum(store.counts().nodes.values())
    assert len(edges) == sum(store.counts().edges.values())
    assert store.get(node.id for node in nodes) == {node.id: node for node in nodes}
    assert sorted(store.get(node.id for node in nodes)) == sorted(store.get(sorted(node.id for node in nodes)))


def test_iteration_lets_the_caller_change_the_store_meanwhile(load) -> None:
    """Every node that is there from first to last is met once, whatever comes and goes beside it."""
    store = load(A_HUB)
    met = []
    for node in store.iterate_nodes():
        met.append(node.id)
        if len(met) == 3:
            store.apply(CITES_BARE)
    assert set(met) >= {node.id for node in A_HUB[0].nodes}
    assert len(met) == len(set(met))


def test_order_is_total_where_two_ids_sort_alike(load) -> None:
    twins = ["1-bc-tu.a.2025~I.1", "1-bc-tu.a.2025~1.1", "1-bc-tu.a.2025~01.1"]
    assert len({sort_key(id) for id in twins}) == 1
    nodes = [document("1-bc-tu.a.2025"), *((id, "Section", {"text": "twin"}) for id in twins)]
    edges = [("PART_OF", id, "1-bc-tu.a.2025") for id in twins]
    store = load([fragment("1-bc-tu.a.2025", nodes, edges)])
    assert [node.id for node in store.find(type="Section").items] == sorted(twins)
    assert [node.id for node in store.find(text="twin").items] == sorted(twins)
    assert [edge.source for edge in store.edges(["1-bc-tu.a.2025"]).items] == sorted(twins)
    assert [edge.source for edge in store.reach(["1-bc-tu.a.2025"], [("PART_OF", "in")]).items] == sorted(twins)
