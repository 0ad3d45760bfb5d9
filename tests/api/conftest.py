"""An invented programme as text and as record, in a store of its own; which fixture to take:

fragment   the statements of the text, to apply where you like
store      an open store with the text in it
recorded   an open store that knows the same programme by its record alone: no words
place      the path of a store file with the text in it, for commands; recorded_place with the record in it
client     HTTP over `store`, without a process; recorded_client over `recorded`
"""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings
from graph.ids import named_document_id, part_id, source_id
from graph.model import Edge, Evidence, Fragment, Method, Node, Source, Unresolved, Warning
from graph.stores import open_store
from graph.stores.base import Store

PROGRAMME = "95-ctr-tu.song-lam.2025-2030"
PROVINCIAL = "98-ctr-tu.song-lam.2025-04-10"
CENTRAL = "97-nq-tw.2024-12-22"
BARE = "96-kl-tw"
CONGRESS = named_document_id("resolution", "Đại hội Đảng bộ tỉnh lần thứ IX", province="Sông Lam")
SECTION = part_id(PROGRAMME, "II.2.7")
DRIVEN = part_id(PROGRAMME, "II.2.7/1")
UNDRIVEN = part_id(PROGRAMME, "II.2.7/2")
INHERITING = part_id(PROGRAMME, "II.3/1")
TEXT_SOURCE = source_id(PROGRAMME, "text")
RECORD_SOURCE = source_id(PROGRAMME, "record")

TEXT = """Chương trình hành động số 95-CTr/TU thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ IX

II. NHIỆM VỤ
2.7. Kho dữ liệu dùng chung
- Triển khai Chương trình số 98-CTr/TU, ngày 10/4/2025 của Tỉnh ủy về thực hiện Nghị quyết số 97-NQ/TW, ngày 22/12/2024 của Bộ Chính trị.
- Mở kho dữ liệu đất đai cho người dân tra cứu.
3. Đường ven sông theo Kết luận số 96-KL/TW của Ban Bí thư
- Sửa cầu phao qua sông Lam.
"""


def _found(words: str, place: str, method: Method = "cited") -> Evidence:
    start = TEXT.index(words)
    return Evidence(TEXT_SOURCE, place, method, start, start + len(words), words)


_DRIVER = _found("Chương trình số 98-CTr/TU, ngày 10/4/2025 của Tỉnh ủy", "II.2.7/1")
_OBJECT = _found("thực hiện Nghị quyết số 97-NQ/TW, ngày 22/12/2024 của Bộ Chính trị", "II.2.7/1")
_TITLE = _found("thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ IX", "title")
_HEADING = _found("Kết luận số 96-KL/TW của Ban Bí thư", "II.3")


def _part(type: str, place: str, words: str, **more: str) -> Node:
    evidence = (_found(words, place, "structure"),)
    return Node(part_id(PROGRAMME, place), type, {"place": place, "text": words, **more}, evidence)


_NODES = (
    Node(
        PROGRAMME,
        "Document",
        {"kind": "programme", "symbol": "95-CTr/TU", "province": "Sông Lam", "term": "2025-2030"},
        (_found("95-CTr/TU", "headline", "structure"),),
    ),  # fmt: skip
    Node(CONGRESS, "Document", {"kind": "resolution", "name": "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ IX"}, (_TITLE,)),
    Node(
        PROVINCIAL,
        "Document",
        {"kind": "programme", "symbol": "98-CTr/TU", "date": "2025-04-10", "issuer": "Tỉnh ủy"},
        (_DRIVER,),
    ),  # fmt: skip
    Node(
        CENTRAL,
        "Document",
        {"kind": "resolution", "symbol": "97-NQ/TW", "date": "2024-12-22", "issuer": "Bộ Chính trị"},
        (_OBJECT,),
    ),  # fmt: skip
    Node(BARE, "Document", {"kind": "conclusion", "symbol": "96-KL/TW", "issuer": "Ban Bí thư"}, (_HEADING,)),
    Node("agency.bo-chinh-tri", "Agency", {"name": "Bộ Chính trị"}, (_OBJECT,)),
    _part("Section", "II", "NHIỆM VỤ"),
    _part("Section", "II.2.7", "Kho dữ liệu dùng chung"),
    _part("Section", "II.3", "Đường ven sông theo Kết luận số 96-KL/TW của Ban Bí thư"),
    _part("Task", "II.2.7/1", TEXT.splitlines()[4].removeprefix("- ")),
    _part("Task", "II.2.7/2", "Mở kho dữ liệu đất đai cho người dân tra cứu."),
    _part("Task", "II.3/1", "Sửa cầu phao qua sông Lam."),
)


def _edge(type: str, source: str, target: str, evidence: Evidence, **properties: str) -> Edge:
    return Edge(type, source, target, properties, (evidence,))


_EDGES = (
    *(
        _edge(
            "PART_OF",
            part_id(PROGRAMME, place),
            part_id(PROGRAMME, above) if above else PROGRAMME,
            _found(words, place, "structure"),
        )  # fmt: skip
        for place, above, words in (
            ("II", "", "NHIỆM VỤ"),
            ("II.2.7", "II", "Kho dữ liệu dùng chung"),
            ("II.3", "II", "Đường ven sông"),
            ("II.2.7/1", "II.2.7", "Triển khai Chương trình"),
            ("II.2.7/2", "II.2.7", "Mở kho dữ liệu"),
            ("II.3/1", "II.3", "Sửa cầu phao"),
        )
    ),
    _edge("DRIVES", PROVINCIAL, DRIVEN, _DRIVER, mode="direct"),
    _edge("DRIVES", BARE, INHERITING, replace(_HEADING, method="inherited"), mode="inherited"),
    _edge("IMPLEMENTS", PROVINCIAL, CENTRAL, _OBJECT),
    _edge("IMPLEMENTS", PROGRAMME, CONGRESS, _TITLE),
    _edge("ISSUED", "agency.bo-chinh-tri", CENTRAL, _OBJECT),
    _edge("REFERS_TO", PROGRAMME, BARE, _HEADING),
)
_WARNING = Warning(
    f"C1.{BARE}", "C1", "warning",
    {"vi": "Ký hiệu và cơ quan ban hành không khớp nhau", "en": "Symbol and issuer contradict each other"},
    ({"issuer": "Ban Bí thư"}, {"issuer": "Tỉnh ủy"}), (BARE,), (_HEADING,),
)  # fmt: skip
_UNRESOLVED = Unresolved("u1", {"type": "citation", "name": "Kết luận nói trên"}, (BARE, CENTRAL), (_HEADING,))


def _digest(kind: str) -> str:
    return (kind.encode().hex() + "0" * 64)[:64]


def programme_fragment() -> Fragment:
    """The programme as its text states it."""
    source = Source(TEXT_SOURCE, "text", "95-CTr-TU.txt", _digest("text"), PROGRAMME, TEXT)
    return Fragment(source, _NODES, _EDGES, (_UNRESOLVED,), (_WARNING,))


def record_fragment() -> Fragment:
    """The same as a record: curated, with short titles, and not a word of the text."""
    source = Source(RECORD_SOURCE, "record", "95.yaml", _digest("record"), PROGRAMME, about={"published": "https://example.org/95"})  # fmt: skip
    nodes = tuple(
        replace(one, properties=_curated(one), evidence=tuple(_bare(each) for each in one.evidence)) for one in _NODES
    )
    edges = tuple(replace(one, evidence=tuple(_bare(each) for each in one.evidence)) for one in _EDGES)
    return Fragment(source, nodes, edges)


def _curated(node: Node) -> dict[str, object]:
    facts = {name: value for name, value in node.properties.items() if name != "text"}
    if node.type in ("Task", "Section"):
        facts |= {"title": f"Mục {facts['place']}", "title_en": f"Item {facts['place']}"}
    return facts


def _bare(one: Evidence) -> Evidence:
    return Evidence(RECORD_SOURCE, one.place, "curated")


@pytest.fixture
def fragment() -> Fragment:
    return programme_fragment()


@pytest.fixture
def store(fragment: Fragment) -> Iterator[Store]:
    with open_store(":memory:") as made:
        made.apply(fragment)
        yield made


@pytest.fixture
def recorded() -> Iterator[Store]:
    with open_store(":memory:") as made:
        made.apply(record_fragment())
        yield made


@pytest.fixture
def place(tmp_path: Path, fragment: Fragment) -> str:
    where = str(tmp_path / "graph.sqlite")
    with open_store(where) as made:
        made.apply(fragment)
    return where


@pytest.fixture
def recorded_place(tmp_path: Path) -> str:
    where = str(tmp_path / "record.sqlite")
    with open_store(where) as made:
        made.apply(record_fragment())
    return where


class Client:
    """An app asked over HTTP without a process: real requests and responses, one event loop each."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        return asyncio.run(self._request(method, path, **more))

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.request("GET", path, **more)

    async def _request(self, method: str, path: str, **more: Any) -> httpx.Response:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://policygraph.test") as client:
            return await client.request(method, path, **more)


@pytest.fixture
def client(store: Store) -> Client:
    return Client(create_app(Settings(store="unused"), store))


@pytest.fixture
def recorded_client(recorded: Store) -> Client:
    return Client(create_app(Settings(store="unused"), recorded))
