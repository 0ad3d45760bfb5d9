"""holding: which names hold the words of a phrase side by side."""

import pytest
from contract_fragments import A_HUB, ONE_PROGRAMME, PROGRAMME, TASK, TEXT_AND_RECORD

from graph.ids import part_id

HARBOUR, DREDGE = (part_id(PROGRAMME, place) for place in ("II.2.2", "II.2.2/10"))


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        pytest.param("vũng áng", (HARBOUR, TASK, DREDGE), id="folded: with accents"),
        pytest.param("vung ang", (HARBOUR, TASK, DREDGE), id="folded: without"),
        pytest.param("ang vung", None, id="not in the other order"),
        pytest.param("vung an", None, id="no unfinished word"),
        pytest.param("cang ang", None, id="both words, but not side by side"),
        pytest.param("bo chinh", ("agency.bo-chinh-tri",), id="in names alone: the issuer of a resolution is none"),
        pytest.param("xylophone ang", None, id="a word that is nowhere"),
        pytest.param("?", None, id="no word"),
    ],
)
def test_words_side_by_side(load, phrase: str, found: tuple[str, ...] | None) -> None:
    graph = load(TEXT_AND_RECORD)
    assert graph.holding([phrase]).get(phrase) == found


def test_several_at_once_each_as_it_was_asked(load) -> None:
    graph = load(TEXT_AND_RECORD)
    assert list(graph.holding(["Vũng Áng", "ang vung", "vung ang"])) == ["Vũng Áng", "vung ang"]


def test_what_too_many_hold_is_left_out(load) -> None:
    graph = load(A_HUB)
    assert graph.holding(["task 7"]) == {"task 7": (part_id(PROGRAMME, "I/7"),)}
    assert graph.holding(["task 7", "i 7"], limit=0) == {}


def test_nothing_asked(load) -> None:
    assert load(ONE_PROGRAMME).holding([]) == {}
