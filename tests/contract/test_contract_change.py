"""apply and remove: all or nothing, once or never, and the same whatever the order."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from contract_fragments import (
    CITED_BARE_WITH_TWO_DATES,
    CITES_BARE,
    CITES_DATED,
    ONE_PROGRAMME,
    PROGRAMME,
    STATES,
    TASK,
    TEXT_AND_RECORD,
    THE_RECORD,
    THE_TEXT,
    document,
    fragment,
    task,
)  # fmt: skip

from graph.errors import InvalidFragment, NotFound
from graph.interchange import lines, read_lines
from graph.model import Edge, Evidence, Fragment, Node
from graph.stores.base import Applied, Store


def export(store: Store) -> str:
    """The whole graph as bytes that can be compared."""
    return "".join(lines(store))


SECOND_EDITION = fragment(PROGRAMME, [document(PROGRAMME, symbol="95-CTr/TU"), task("II.2.2/3", "Khác hẳn")])


def test_apply_says_what_it_did(store: Store) -> None:
    assert store.apply(THE_TEXT) == Applied(THE_TEXT.source.id, changed=True, replaced=False, nodes=14, edges=14)


def test_counts_are_of_distinct_ids(store: Store) -> None:
    twice = fragment("1-bc-tu.a.2025", [document("1-bc-tu.a.2025"), document("2-kl-tw"), document("2-kl-tw")])
    assert store.apply(twice).nodes == 2
    assert store.remove(twice.source.id).nodes == 2


def test_the_same_content_again_changes_nothing(load) -> None:
    store = load(TEXT_AND_RECORD)
    before, version = export(store), store.version()
    assert store.apply(THE_TEXT) == Applied(THE_TEXT.source.id, changed=False, replaced=False, nodes=14, edges=14)
    assert (export(store), store.version()) == (before, version)


def test_a_new_edition_takes_the_place_of_the_old(load, new_store) -> None:
    store = load(TEXT_AND_RECORD)
    assert store.apply(SECOND_EDITION) == Applied(THE_TEXT.source.id, changed=True, replaced=True, nodes=2, edges=0)
    assert store.get([TASK])[TASK].properties["text"] == "Khác hẳn"
    fresh = new_store()
    for one in (SECOND_EDITION, THE_RECORD):
        fresh.apply(one)
    assert export(store) == export(fresh)


def test_a_record_and_a_text_of_one_document_do_not_replace_each_other(load) -> None:
    assert len(load(TEXT_AND_RECORD).sources()) == 2


def test_remove_says_what_it_took(load) -> None:
    store = load(TEXT_AND_RECORD)
    assert store.remove(THE_RECORD.source.id) == Applied(
        THE_RECORD.source.id, changed=True, replaced=False, nodes=3, edges=1
    )


@pytest.mark.parametrize("id", ["", "nobody", PROGRAMME, "record.nobody"])
def test_removing_what_is_not_there_is_an_error(load, id: str) -> None:
    store = load(ONE_PROGRAMME)
    before, version = export(store), store.version()
    with pytest.raises(NotFound):
        store.remove(id)
    assert (export(store), store.version()) == (before, version)


def test_a_slip_in_a_source_is_met_with_the_right_one(load) -> None:
    with pytest.raises(NotFound) as caught:
        load(ONE_PROGRAMME).remove(THE_TEXT.source.id[:-1])
    assert caught.value.near == (THE_TEXT.source.id,)


@pytest.mark.parametrize("name", [name for name, state in STATES.items() if state])
def test_removing_everything_leaves_nothing(load, new_store, name: str) -> None:
    store = load(STATES[name])
    for one in STATES[name]:
        store.remove(one.source.id)
    assert export(store) == export(new_store())
    assert store.find(text="a").total == 0


PAIRS = [
    pytest.param(STATES[name][:at] + STATES[name][at + 1 :], STATES[name][at], id=f"{name} without {at}")
    for name in STATES
    for at in range(len(STATES[name]))
]


@pytest.mark.parametrize(("others", "gone"), PAIRS)
def test_remove_leaves_nothing_of_that_source_and_everything_of_the_others(
    load, new_store, others: Sequence[Fragment], gone: Fragment
) -> None:
    store, fresh = load([*others, gone]), new_store()
    store.remove(gone.source.id)
    for one in others:
        fresh.apply(one)
    assert export(store) == export(fresh)


ORDERS = [
    pytest.param(state, id=name)
    for name, state in (
        ("text_and_record", TEXT_AND_RECORD),
        ("cited_bare_with_two_dates", CITED_BARE_WITH_TWO_DATES),
        ("all_disagreeing", STATES["two_sources_that_disagree"]),
        ("unlike_ones", [CITES_DATED, THE_RECORD, CITES_BARE]),
    )
]


@pytest.mark.parametrize("state", ORDERS)
def test_the_order_of_loading_changes_nothing(new_store, state: Sequence[Fragment]) -> None:
    exports = set()
    for order in permutations(state):
        store = new_store()
        for one in order:
            store.apply(one)
        exports.add(export(store))
    assert len(exports) == 1


@pytest.mark.parametrize("name", STATES)
def test_an_export_loads_into_an_equal_graph(load, new_store, name: str) -> None:
    store, copy = load(STATES[name]), new_store()
    for one in read_lines("export", lines(store)):
        copy.apply(one)
    assert export(copy) == export(store)


def test_the_version_grows_with_every_change_and_only_then(store: Store) -> None:
    seen = [store.version()]
    for change in (
        lambda: store.apply(THE_TEXT),
        lambda: store.apply(THE_RECORD),
        lambda: store.apply(SECOND_EDITION),
        lambda: store.remove(THE_RECORD.source.id),
    ):
        change()
        seen.append(store.version())
    assert seen == sorted(set(seen))
    store.apply(SECOND_EDITION)
    store.find(text="x")
    assert store.version() == seen[-1]


# --- what is refused -----------------------------------------------------------------------------------------------


def _with_node(node: Node) -> Fragment:
    return replace(THE_TEXT, nodes=(*THE_TEXT.nodes, node))


GROUND = THE_TEXT.nodes[0].evidence
NOT_QUOTED = (replace(GROUND[0], quote="other words"),)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        pytest.param(_with_node(Node("x", "Dokument", {}, GROUND)), "Dokument", id="an unknown type"),
        pytest.param(_with_node(Node("x y", "Document", {}, GROUND)), "x y", id="an id that no URL survives"),
        pytest.param(_with_node(Node("x", "Document", {"colour": "red"}, GROUND)), "colour", id="an unknown fact"),
        pytest.param(_with_node(Node("x", "Document", {"name": ""}, GROUND)), "empty", id="an empty fact"),
        pytest.param(_with_node(Node("x", "Document", {"date": "1/2/2024"}, GROUND)), "date", id="a date of no form"),
        pytest.param(_with_node(Node("x", "Document", {}, ())), "no evidence", id="no evidence"),
        pytest.param(_with_node(Node("x", "Document", {}, NOT_QUOTED)), "quoted", id="words that do not stand there"),
        pytest.param(
            _with_node(Node("x", "Document", {}, (Evidence("text.other", "I", "curated"),))), "text.other",
            id="the evidence of another source",
        ),
        pytest.param(
            replace(THE_TEXT, edges=(Edge("DRIVES", PROGRAMME, "nobody", {}, GROUND),)), "nobody", id="an end in the air"
        ),
        pytest.param(
            replace(THE_TEXT, edges=(Edge("DRIVES", TASK, PROGRAMME, {}, GROUND),)), "DRIVES", id="an edge the wrong way"
        ),
    ],
)  # fmt: skip
def test_a_fragment_that_breaks_the_ontology_is_refused_and_nothing_written(load, fault: Fragment, told: str) -> None:
    store = load([THE_RECORD])
    before, version = export(store), store.version()
    with pytest.raises(InvalidFragment, match=told):
        store.apply(fault)
    assert (export(store), store.version()) == (before, version)


def test_an_invalid_new_edition_leaves_the_old_one(load) -> None:
    store = load(ONE_PROGRAMME)
    before = export(store)
    bad = replace(SECOND_EDITION, nodes=(*SECOND_EDITION.nodes, Node("x", "Document", {}, ())))
    with pytest.raises(InvalidFragment):
        store.apply(bad)
    assert export(store) == before
