"""names: whatever people call a thing by, one thing or an error that says how to be exact."""

from collections.abc import Callable

import pytest
from contract_fragments import PROGRAMME, TASK, THE_TEXT, document, fragment, section, task

from graph.errors import Ambiguous, NotFound
from graph.ids import part_id
from graph.names import lookup
from graph.stores.sqlite_store import SqliteStore

R57, P1 = "57-nq-tw.2024-12-22", "1-ctr-tu.song-lam.2025-04-10"
LAW = "31-2031-qh16"
OTHER = fragment(
    "96-ctr-tu.song-lam.2025-2030",
    [
        document("96-ctr-tu.song-lam.2025-2030", symbol="96-CTr/TU", province="Sông Lam"),
        section("II", "NHIỆM VỤ", of="96-ctr-tu.song-lam.2025-2030"),
        task("II/1", "Đọc sách", of="96-ctr-tu.song-lam.2025-2030"),
        document("12-ct-tw.2020-03-24", symbol="12-CT/TW", date="2020-03-24"),
        document("12-ct-tw.2025-01-16", symbol="12-CT/TW", date="2025-01-16"),
        document("12-ct-tu.song-lam", symbol="12-CT/TU"),
        document(LAW, symbol="31/2031/QH16", name="Luật Đọc sách"),
        section("Đ5", "Thư viện", of=LAW),
        section("Đ5.2.đ", "Sách nói", of=LAW),
        section("A", "Phần mở đầu", of=LAW),
        section("Đ6", "Bộ Chính trị", of=LAW),
    ],
)
Load = Callable[..., SqliteStore]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        pytest.param(TASK, TASK, id="its id"),
        pytest.param("II.2.2/3", TASK, id="its place"),
        pytest.param("ii.2.2/3", TASK, id="in small letters"),
        pytest.param("95-CTr/TU II.2.2/3", TASK, id="in a document"),
        pytest.param("95 - ctr/tu  II.2.2/3", TASK, id="however that is typed"),
        pytest.param("II.2.2", part_id(PROGRAMME, "II.2.2"), id="a section, not the items in it"),
        pytest.param("96-CTr/TU II", part_id(OTHER.source.document, "II"), id="a place that two documents have"),
        pytest.param("Đ5", part_id(LAW, "Đ5"), id="an article"),
        pytest.param("d5.2.d", part_id(LAW, "Đ5.2.đ"), id="typed without the stroke"),
        pytest.param("A", part_id(LAW, "A"), id="a part by its letter"),
        pytest.param("57-NQ/TW", R57, id="a symbol"),
        pytest.param("57-nq/tw", R57, id="in small letters"),
        pytest.param(" 57 – NQ / TW ", R57, id="with spaces and another dash"),
        pytest.param("Nghị quyết số 57-NQ/TW", R57, id="with its noun"),
        pytest.param("nghi quyet 57-nq/tw", R57, id="typed without accents"),
        pytest.param("1-CTr/TU", P1, id="without the leading zero"),
        pytest.param("31/2031/QH16", LAW, id="of the Assembly"),
        pytest.param("Bộ Chính trị", "agency.bo-chinh-tri", id="a name"),
        pytest.param(
            "bo chinh tri", "agency.bo-chinh-tri", id="typed without accents, and not the heading of an article"
        ),
        pytest.param("Thư viện", part_id(LAW, "Đ5"), id="a heading that nothing else is called by"),
        pytest.param("nạo vét luồng", part_id(PROGRAMME, "II.2.2/10"), id="words of a task"),
        pytest.param("Luật Đọc sách", LAW, id="the name of a law"),
    ],
)
def test_lookup(load: Load, name: str, id: str) -> None:
    assert lookup(load(THE_TEXT, OTHER), name) == id


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        pytest.param("II", {part_id(PROGRAMME, "II"), part_id(OTHER.source.document, "II")}, id="a place in two documents"),
        pytest.param("12-CT/TW", {"12-ct-tw.2020-03-24", "12-ct-tw.2025-01-16"}, id="two documents with one symbol"),
        pytest.param("Vũng Áng", {part_id(PROGRAMME, place) for place in ("II.2.2", "II.2.2/3", "II.2.2/10")}, id="words of several"),
    ],
)  # fmt: skip
def test_where_several_fit_all_are_named(load: Load, name: str, ids: set[str]) -> None:
    with pytest.raises(Ambiguous) as raised:
        lookup(load(THE_TEXT, OTHER), name)
    assert ids <= set(raised.value.ids)
    assert raised.value.name == name


def test_types_tell_them_apart(load: Load) -> None:
    store = load(THE_TEXT, OTHER)
    assert lookup(store, "Đọc sách", types=["Task"]) == part_id(OTHER.source.document, "II/1")
    assert lookup(store, "Đọc sách", types=["Document"]) == LAW


@pytest.mark.parametrize(
    ("name", "near"),
    [
        pytest.param("57-NQ/TU", R57, id="another organ: the nearest is named"),
        pytest.param("II.2.2/99", TASK, id="a place that is not there"),
        pytest.param(TASK[:-1], TASK, id="an id cut short"),
        pytest.param("", None, id="nothing"),
        pytest.param("   ", None, id="only spaces"),
        pytest.param("?!…", None, id="no letter in it"),
        pytest.param("xyzzy", None, id="a word that stands nowhere"),
    ],
)
def test_what_nobody_is_called(load: Load, name: str, near: str | None) -> None:
    with pytest.raises(NotFound) as raised:
        lookup(load(THE_TEXT, OTHER), name)
    assert raised.value.name == name
    assert near is None or near in raised.value.near


@pytest.mark.parametrize("name", ['"', "'", "a OR b", "NEAR(", "*", "%", "_", "a\x00b", "\ud800", "(" * 500])
def test_what_a_query_language_might_trip_over(load: Load, name: str) -> None:
    with pytest.raises((NotFound, Ambiguous)):
        lookup(load(THE_TEXT, OTHER), name)
