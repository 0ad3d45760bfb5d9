"""find: by type, by words without accents, within a document, page by page."""

from collections.abc import Sequence

import pytest
from contract_fragments import (
    A_HUB,
    BARE,
    CITED_BARE_AND_DATED,
    DATED,
    HUB_TASKS,
    ONE_PROGRAMME,
    PROGRAMME,
    TASK,
    TEXT_AND_RECORD,
    document,
    fragment,
    in_order,
)  # fmt: skip

from graph.errors import OntologyError
from graph.ids import part_id
from graph.model import Fragment

DREDGE, ROAD, GRID = (part_id(PROGRAMME, place) for place in ("II.2.2/10", "II.2.10/1", "II.2.10/2"))
PARENT, HARBOUR, ACCESS = (part_id(PROGRAMME, place) for place in ("II.2", "II.2.2", "II.2.10"))
R57, R157, P1, D339 = "57-nq-tw.2024-12-22", "157-nq-tw.2023", "1-ctr-tu.song-lam.2025-04-10", "339-qdd-tu.song-lam"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("vung ang", [HARBOUR, TASK, DREDGE, ROAD], id="without accents; phrases before scattered words"),
        pytest.param("Vũng Áng", [HARBOUR, TASK, DREDGE, ROAD], id="with accents the same"),
        pytest.param("VŨNG   ÁNG", [HARBOUR, TASK, DREDGE, ROAD], id="in capitals, with spaces"),
        pytest.param("vung an", [HARBOUR, TASK, DREDGE, ROAD], id="the last word unfinished"),
        pytest.param("vun ang", [], id="an earlier word may not be unfinished"),
        pytest.param("ang vung", [HARBOUR, TASK, DREDGE, ROAD], id="any order, then no phrase"),
        pytest.param("cang vung ang", [HARBOUR, TASK], id="equal before phrase"),
        pytest.param("mo rong", [TASK], id="the beginning of a text"),
        pytest.param("57 - nq/tw", [R57, TASK], id="a symbol with spaces; 157-NQ/TW is another"),
        pytest.param("57-NQ/TW", [R57, TASK], id="the symbol itself"),
        pytest.param("57–nq/tw", [R57, TASK], id="a long dash"),
        pytest.param("57", [R57, TASK], id="the beginning of a symbol"),
        pytest.param("1-ctr/tu", [P1], id="without the leading zero that the symbol has"),
        pytest.param("001-ctr/tu", [P1], id="with more zeros than the symbol has"),
        pytest.param("339-qd/tu", [D339], id="d for đ"),
        pytest.param("339-QĐ/TU", [D339], id="đ for đ"),
        pytest.param("dat tram", [GRID], id="d for đ in words"),
        pytest.param("hòa", [DREDGE, GRID], id="tone placement: hòa finds hoà"),
        pytest.param("hoà", [DREDGE, GRID], id="tone placement: hoà finds hòa"),
        pytest.param(
            "II.2.2",
            [HARBOUR, TASK, DREDGE, PARENT, ACCESS, ROAD, GRID],
            id="a place: itself, then what begins with it, then those that have its words",
        ),
        pytest.param("ii.2.2/3", [TASK], id="a task's place in small letters"),
        pytest.param("bct", ["agency.bo-chinh-tri"], id="an abbreviation, one of a list"),
        pytest.param("bo chinh tri", ["agency.bo-chinh-tri", R57], id="a name before an issuer, which names nothing"),
        pytest.param("xylophone", [], id="a word that is nowhere"),
        pytest.param("tw cang", [TASK], id="words of different facts meet"),
        pytest.param("vung ang xylophone", [], id="every word is needed"),
        pytest.param("???", [], id="signs are no words"),
        pytest.param('vung" OR "x', [], id="quotes are no syntax"),
        pytest.param("NOT vung", [], id="operators are words"),
        pytest.param("symbol : 57", [], id="columns are no syntax"),
        pytest.param("vung*", [HARBOUR, TASK, DREDGE, ROAD], id="a star is a sign"),
    ],
)
def test_text(load, text: str, found: list[str]) -> None:
    page = load(ONE_PROGRAMME).find(text=text)
    assert [node.id for node in page.items] == found
    assert page.total == len(found)


def test_no_phrase_runs_from_one_fact_into_the_next(load) -> None:
    across = fragment("1-bc-tu.a.2025", [document("1-bc-tu.a.2025", name="one two", subject="three four")])
    within = fragment("2-bc-tu.a.2025", [document("2-bc-tu.a.2025", name="say two three")])
    found = load([across, within]).find(text="two three").items
    assert [node.id for node in found] == ["2-bc-tu.a.2025", "1-bc-tu.a.2025"]


@pytest.mark.parametrize(
    ("text", "better", "worse"),
    [
        pytest.param("cảng", {"name": "Cảng"}, {"name": "Cảng biển"}, id="a name that equals before one that begins"),
        pytest.param("cảng", {"name": "Cảng biển"}, {"name": "một cảng"}, id="beginning before standing in it"),
        pytest.param("cảng to", {"name": "một cảng to"}, {"name": "to như cảng"}, id="a phrase before scattered words"),
        pytest.param("cảng to", {"name": "một cảng to"}, {"name": "cảng", "subject": "to"}, id="scattered over facts"),
        pytest.param("12-nq/tw", {"symbol": "12-NQ/TW"}, {"symbol": "12-NQ/TWA"}, id="a symbol equals, one begins"),
        pytest.param("1-nq/tw", {"symbol": "01-NQ/TW"}, {"symbol": "1-NQ/TWA"}, id="equal but for its zero"),
        pytest.param("1 - nq/tw", {"symbol": "1-NQ/TW"}, {"symbol": "1-NQ/TWA"}, id="equal but for spaces"),
        pytest.param("1-nq", {"symbol": "01-NQ/TW"}, {"subject": "theo 1-NQ/TW"}, id="a symbol that begins but for its zero"),
        pytest.param("12-nq", {"symbol": "12-NQ/TW"}, {"subject": "theo 12-NQ/TW"}, id="a symbol that begins"),
        pytest.param("cảng to", {"subject": "cảng to"}, {"subject": "x", "subject_en": "cảng to"}, id="what names before what does not"),
    ],
)  # fmt: skip
def test_rank_beats_the_order_of_ids(load, text: str, better: dict[str, str], worse: dict[str, str]) -> None:
    last, first = "9-bc-tu.a.2025", "1-bc-tu.a.2025"
    store = load([fragment(last, [document(last, **better)]), fragment(first, [document(first, **worse)])])
    assert [node.id for node in store.find(text=text).items] == [last, first]


@pytest.mark.parametrize(
    ("type", "found"),
    [
        pytest.param("Agency", ["agency.bo-chinh-tri"], id="one type"),
        pytest.param("Task", [TASK, DREDGE, ROAD, GRID], id="II.2.2/3 before II.2.2/10 before II.2.10"),
        pytest.param("Section", [part_id(PROGRAMME, "II"), PARENT, HARBOUR, ACCESS], id="sections"),
        pytest.param("Document", [P1, R57, PROGRAMME, R157, D339], id="1 before 57 before 157"),
        pytest.param("Target", [], id="a type that nothing has"),
    ],
)
def test_type(load, type: str, found: list[str]) -> None:
    page = load(ONE_PROGRAMME).find(type=type)
    assert [node.id for node in page.items] == found
    assert page.total == len(found)


def test_an_unknown_type_is_an_error_not_an_empty_page(load) -> None:
    with pytest.raises(OntologyError, match="Taks"):
        load(ONE_PROGRAMME).find(type="Taks")


@pytest.mark.parametrize(
    ("state", "within", "total"),
    [
        pytest.param(ONE_PROGRAMME, PROGRAMME, 8, id="sections and tasks, not the document itself"),
        pytest.param(ONE_PROGRAMME, R57, 0, id="a document without parts"),
        pytest.param(ONE_PROGRAMME, PROGRAMME[:-1], 0, id="the beginning of an id is no id"),
        pytest.param(ONE_PROGRAMME, "nobody", 0, id="an unknown document"),
        pytest.param(CITED_BARE_AND_DATED, DATED, 2, id="parts that two sources state"),
        pytest.param(CITED_BARE_AND_DATED, BARE, 2, id="an alias finds the same parts"),
    ],
)
def test_within(load, state: Sequence[Fragment], within: str, total: int) -> None:
    assert load(state).find(within=within).total == total


def test_all_conditions_together(load) -> None:
    page = load(TEXT_AND_RECORD).find(type="Task", text="cang", within=PROGRAMME)
    assert [node.id for node in page.items] == [TASK]


@pytest.mark.parametrize("text", ["", "task"])
@pytest.mark.parametrize("limit", [1, 7, 30, 1000])
def test_pages_follow_each_other_and_lose_nothing(load, text: str, limit: int) -> None:
    store = load(A_HUB)
    pages = [store.find(type="Task", text=text, limit=limit, offset=start) for start in range(0, 31, limit)]
    assert [node.id for page in pages for node in page.items] == in_order(HUB_TASKS)
    assert {page.total for page in pages} == {30}


def test_behind_the_last_page_is_nothing_but_the_total(load) -> None:
    page = load(A_HUB).find(type="Task", offset=99)
    assert (page.items, page.total) == ((), 30)


def test_no_rows_asked_gives_the_total(load) -> None:
    page = load(A_HUB).find(type="Task", limit=0)
    assert (page.items, page.total) == ((), 30)


def test_search_forgets_what_is_removed(load) -> None:
    store = load(TEXT_AND_RECORD)
    assert store.find(text="cau cang").total == 1
    store.remove("record.95-ctr-tu.song-lam.2025-2030")
    assert store.find(text="cau cang").total == 0
    assert store.find(text="vung ang").total == 4
