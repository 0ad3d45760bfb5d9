"""stated, and sources that land beside another: what one source says comes back whole, and changes with it or not at all."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from contract_fragments import (
    A_HUB,
    CITED_BARE_AND_DATED,
    CITED_BARE_WITH_TWO_DATES,
    PROGRAMME,
    TASK,
    TEXT_AND_RECORD,
    THE_RECORD,
    THE_TEXT,
    TWO_SOURCES_THAT_DISAGREE,
    document,
    fragment,
    task,
)

from graph.errors import InvalidFragment
from graph.interchange import lines
from graph.model import Fragment
from graph.stores.base import Store

SAYS_MORE = fragment(
    PROGRAMME, [document(PROGRAMME), (TASK, "Task", {"place": "II.2.2/3", "title": "Cầu cảng khác"})], kind="record"
)
NEWER = fragment(PROGRAMME, [document(PROGRAMME, symbol="95-CTr/TU"), task("II.2.2/4", "Mở rộng cảng")])


def export(store: Store) -> list[str]:
    return list(lines(store))


@pytest.mark.parametrize(
    "state",
    [
        pytest.param(TEXT_AND_RECORD, id="a text and its record"),
        pytest.param(TWO_SOURCES_THAT_DISAGREE, id="three readings of one fact"),
        pytest.param(CITED_BARE_AND_DATED, id="a document under two ids"),
        pytest.param(CITED_BARE_WITH_TWO_DATES, id="edges whose ends are one document"),
        pytest.param(A_HUB, id="thirty edges at one document"),
    ],
)
def test_what_each_source_states_makes_the_same_graph_again(load, new_store, state: Sequence[Fragment]) -> None:
    store, again = load(state), new_store()
    for source in store.sources():
        again.apply(store.stated(source.id))
    assert export(again) == export(store)


@pytest.mark.parametrize("id", ["", "nobody", PROGRAMME])
def test_of_no_source_nothing_is_stated(load, id: str) -> None:
    assert load([THE_TEXT]).stated(id) is None


def test_a_source_beside_another_lands_with_it(load, new_store) -> None:
    store = load(TEXT_AND_RECORD)
    beside = replace(SAYS_MORE, source=replace(SAYS_MORE.source, sha256=THE_RECORD.source.sha256))
    version = store.version()
    assert store.apply(NEWER, [beside]).replaced
    assert store.version() > version
    fresh = new_store()
    for one in (NEWER, beside):
        fresh.apply(one)
    assert export(store) == export(fresh)


def test_where_nothing_changes_nothing_lands_beside(load) -> None:
    store = load(TEXT_AND_RECORD)
    before = export(store)
    assert not store.apply(THE_TEXT, [SAYS_MORE]).changed
    assert export(store) == before


def test_a_source_goes_and_another_says_something_else(load, new_store) -> None:
    store = load(TEXT_AND_RECORD)
    store.remove(THE_TEXT.source.id, [SAYS_MORE])
    fresh = new_store()
    fresh.apply(SAYS_MORE)
    assert export(store) == export(fresh)


@pytest.mark.parametrize("change", ["apply", "remove"])
def test_what_is_unsound_beside_keeps_all_of_it_out(load, change: str) -> None:
    store = load(TEXT_AND_RECORD)
    before = export(store)
    unsound = replace(SAYS_MORE, nodes=(replace(SAYS_MORE.nodes[1], properties={"colour": "red"}),))
    with pytest.raises(InvalidFragment):
        store.apply(NEWER, [unsound]) if change == "apply" else store.remove(THE_TEXT.source.id, [unsound])
    assert export(store) == before
