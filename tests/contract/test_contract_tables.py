"""Tables of several offices, a record and two editions in any order, some taken away again: one graph, in every store."""

from collections.abc import Sequence

import pytest

from api.landing import land, take_away
from graph.interchange import lines
from graph.model import Fragment
from loaders.document import document
from loaders.offices import from_office
from loaders.pipeline import read_document

HEAD = "KẾ HOẠCH\nSố 9/KH-UBND\nSông Lam, ngày 20 tháng 11 năm 2031\n\nI. NHIỆM VỤ\n"
BOATS, MAPS, ROADS = "Rà soát quy hoạch bến thuyền trên sông.", "Lập bản đồ luồng lạch.", "Làm đường vào cảng mới."


def edition(*tasks: str) -> Fragment:
    said = HEAD + "".join(f"- {one}\n" for one in tasks)
    return read_document(document("ke-hoach.txt", said.encode())).fragment


def table(office: str, *rows: tuple[int, str, str, str]) -> Fragment:
    """Rows as an office filled them in: the number of the task, its words, who leads it, by when."""
    of = OLD.source.document
    said = "".join(f"{n};{words};{lead};{due};{of}~I~{n}\n" for n, words, lead, due in rows)
    read = document(f"{office}.csv", f"STT;Nhiệm vụ;Chủ trì;Thời hạn;Mã nhiệm vụ\n{said}".encode())
    return read_document(from_office(read, office)).fragment


OLD, NEW = edition(BOATS, MAPS), edition(ROADS, BOATS)
ONE = table("Sở Xây dựng", (1, BOATS, "Sở Xây dựng", "Quý I/2032"), (2, MAPS, "Sở Y tế", "2032"))
OTHER = table("Sở Tài chính", (1, BOATS, "Sở Tài chính", "Quý II/2032"))
GONE = table("Sở Nội vụ", (1, BOATS, "Sở Nội vụ", ""))
ORDERS = [
    pytest.param([OLD, ONE, OTHER, NEW], id="tables on the old edition, then the new one"),
    pytest.param([OTHER, ONE, OLD, NEW], id="tables before any text"),
    pytest.param([OLD, NEW, ONE, OTHER], id="tables behind the new edition"),
    pytest.param([OLD, GONE, ONE, NEW, OTHER, "gone"], id="a table that was taken away"),
    pytest.param([ONE, NEW, OLD, OTHER, "text", NEW], id="the text taken away, and there again"),
]


@pytest.mark.parametrize("order", ORDERS)
def test_whatever_comes_first_the_graph_is_one(new_store, order: Sequence[Fragment | str]) -> None:
    store, straight = new_store(), new_store()
    for one in order:
        if isinstance(one, Fragment):
            land(store, one)
        else:
            take_away(store, {"gone": GONE, "text": NEW}[one].source.id)
    for one in (NEW, ONE, OTHER):
        land(straight, one)
    assert list(lines(store)) == list(lines(straight))
    leads = [edge for edge in store.iterate_edges() if edge.type == "LEADS"]
    assert [edge.target.partition("~")[2] for edge in leads] == ["I~2", "I~2", ""]
    assert {one.rule for one in store.warnings()} == {"C14"}
    assert [one.mention["quote"] for one in store.unresolved()] == [MAPS]
