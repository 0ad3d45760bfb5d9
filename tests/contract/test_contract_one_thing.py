"""canonical, get, near: one thing, by any of its ids."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from contract_fragments import (
    BARE,
    CITED_BARE_AND_DATED,
    CITED_BARE_WITH_TWO_DATES,
    CITES_BARE,
    CITES_DATED,
    DATED,
    EARLIER,
    ONE_PROGRAMME,
    PROGRAMME,
    TASK,
    TWO_SOURCES_THAT_DISAGREE,
)  # fmt: skip

from graph.ids import part_id
from graph.model import Fragment


@pytest.mark.parametrize(
    ("state", "asked", "known"),
    [
        pytest.param([], [PROGRAMME], {}, id="an empty store knows nothing"),
        pytest.param(ONE_PROGRAMME, [TASK, "nobody"], {TASK: TASK}, id="unknown ids are missing, not None"),
        pytest.param(ONE_PROGRAMME, [], {}, id="nothing asked"),
        pytest.param(ONE_PROGRAMME, [TASK, TASK], {TASK: TASK}, id="asked twice, answered once"),
        pytest.param(ONE_PROGRAMME, [TASK.upper()], {}, id="an id is exact"),
        pytest.param([CITES_BARE], [BARE, DATED], {BARE: BARE}, id="bare as long as nobody dates it"),
        pytest.param(CITED_BARE_AND_DATED, [BARE, DATED], {BARE: DATED, DATED: DATED}, id="the dated id is canonical"),
        pytest.param(
            CITED_BARE_AND_DATED, [f"{BARE}~I"], {f"{BARE}~I": f"{DATED}~I"}, id="the parts of a document merge with it"
        ),
        pytest.param(
            CITED_BARE_AND_DATED, [f"{BARE}~II"], {f"{BARE}~II": f"{DATED}~II"},
            id="a part is named by each id of its document, also where no source states that name",
        ),
        pytest.param(CITED_BARE_AND_DATED, [f"{BARE}~III"], {}, id="but a part that does not exist has no name"),
        pytest.param(
            CITED_BARE_WITH_TWO_DATES, [BARE, DATED, EARLIER], {BARE: BARE, DATED: DATED, EARLIER: EARLIER},
            id="where two dates fit, none is taken",
        ),
    ],
)  # fmt: skip
def test_canonical(load, state: Sequence[Fragment], asked: list[str], known: dict[str, str]) -> None:
    assert load(state).canonical(asked) == known


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param([TASK], [TASK], id="one"),
        pytest.param(["nobody"], [], id="none"),
        pytest.param([TASK, "nobody", PROGRAMME], [PROGRAMME, TASK], id="those that exist"),
    ],
)
def test_get(load, asked: list[str], found: list[str]) -> None:
    nodes = load(ONE_PROGRAMME).get(asked)
    assert list(nodes) == found
    assert [node.id for node in nodes.values()] == found


def test_get_gives_the_whole_node_with_its_words(load) -> None:
    node = load(ONE_PROGRAMME).get([TASK])[TASK]
    source = load(ONE_PROGRAMME).source(node.evidence[0].source)
    assert node.type == "Task"
    assert node.properties == {"place": "II.2.2/3", "text": "Mở rộng cảng Vũng Áng theo Nghị quyết số 57-NQ/TW"}
    assert source is not None
    assert [source.text[one.start : one.end] for one in node.evidence] == [one.quote for one in node.evidence]


def test_lists_come_back_as_tuples(load) -> None:
    agency = load(ONE_PROGRAMME).get(["agency.bo-chinh-tri"])["agency.bo-chinh-tri"]
    assert agency.properties["abbreviations"] == ("BCT",)


def test_an_alias_finds_the_merged_node_which_says_who_named_it_how(load) -> None:
    nodes = load(CITED_BARE_AND_DATED).get([BARE, DATED])
    assert list(nodes) == [DATED]
    assert nodes[DATED].aliases == (BARE,)
    assert {one.source: one.stated for one in nodes[DATED].evidence} == {
        CITES_BARE.source.id: BARE,
        CITES_DATED.source.id: None,
    }


@pytest.mark.parametrize(
    ("name", "first"),
    [
        pytest.param("57-NQ/TƯ", "57-nq-tw.2024-12-22", id="a slip in a symbol"),
        pytest.param("57-nq-tw", "57-nq-tw.2024-12-22", id="an id without its date"),
        pytest.param("57-nq-tw.2024-12-23", "57-nq-tw.2024-12-22", id="an id with a wrong date"),
        pytest.param(part_id(PROGRAMME, "II.2.2/4"), TASK, id="a place that is not there"),
        pytest.param("bo chin tri", "agency.bo-chinh-tri", id="a slip in a name"),
        pytest.param("Đặt trạm hòa lươi", part_id(PROGRAMME, "II.2.10/2"), id="a slip in a text"),
    ],
)
def test_near(load, name: str, first: str) -> None:
    near = load(ONE_PROGRAMME).near(name)
    assert near[0].id == first
    assert len(near) <= 5


@pytest.mark.parametrize("name", ["", "   ", "???", "xylophone", "\"' OR 1=1 --", "%", "*"])
def test_nothing_comes_near_what_is_like_nothing(load, name: str) -> None:
    assert load(ONE_PROGRAMME).near(name) == ()


def test_near_keeps_its_limit(load) -> None:
    assert len(load(ONE_PROGRAMME).near("nq-tw", limit=1)) <= 1


def test_brief_is_the_same_without_evidence(load) -> None:
    graph = load(TWO_SOURCES_THAT_DISAGREE)
    ids = [node.id for node in graph.find(limit=100).items]
    whole, brief = graph.get(ids), graph.brief([*ids, "nobody"])
    assert list(brief) == list(whole)
    assert any(node.readings for node in whole.values())
    for id, node in brief.items():
        assert node == replace(whole[id], evidence=())


def test_brief_by_any_id(load) -> None:
    graph = load(CITED_BARE_AND_DATED)
    assert list(graph.brief([BARE, DATED])) == [DATED]
    assert graph.brief([]) == {}
