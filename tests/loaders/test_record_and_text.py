"""A record and the text of one document, read apart by people and by rules: they agree, and they meet in one graph.

Two documents are held against each other: the sample with the record that the tests have of it, and the programme that
ships as a record with its official text, where the folder of documents is there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.interchange import lines
from graph.model import Edge, Fragment, Node
from graph.resolve import edge_statements, node_statements
from graph.stores.sqlite_store import SqliteStore
from loaders.data import data_dir
from loaders.pipeline import load
from loaders.programme import read_record

HERE = Path(__file__).parent
FACTS = ("kind", "symbol", "name", "date", "issuer", "term", "province", "place", "level", "abbreviations", "code")
FACTS += ("period", "starts", "ends", "deadline", "due", "metric", "comparator", "value", "unit", "time")
"""What both can state; titles and subjects come from records alone, the words of a part and its verbs from texts alone."""
OWN = "1-ctr-tu.ha-tinh.2025-2030"
T = f"{OWN}~"
BY_TEXT_ALONE = {
    "it goes first among the plans named before and has no name of its own; to the loader all words behind the noun are one": (
        "{T}II.4.2~5--PRODUCES--{D}quy-hoach-ddoi-voi-khu-vuc-gan-voi-viec-phat-trien-ba-vung-ddo-thi-ddong-luc-va-cac-ddau-m-a21d8f93.ha-tinh",
    ),
    "the mechanism is there and is only completed; elsewhere “hoàn thiện cơ chế” orders one, and the loader takes it so": (
        "{T}II.4.5~1--PRODUCES--{D}co-che-lanh-ddao-chi-huy-phoi-hop-hiep-ddong-giua-cac-luc-luong-trong-xu-ly-tinh-huong-phu-00311bae.ha-tinh",
    ),
}
"""Links that only the loader finds, by the reason why the record, which is right, has none."""
BY_RECORD_ALONE = {
    "“tăng cường vai trò của X trong ...”: here X is to act; of most bodies these words are praise, and the loader reads no role": (
        "{A}ban-chi-ddao-phong-chong-tham-nhung-lang-phi-tieu-cuc-tinh.ha-tinh--OVERSEES--{T}II.1.5~2",
        "{A}ban-thuong-vu-tinh-uy.ha-tinh--OVERSEES--{T}II.1.7~7",
        "{A}trung-tam-phat-trien-quy-ddat-tinh.ha-tinh--LEADS--{T}II.2.5~5",
        "{A}trung-tam-phat-trien-quy-ddat-tinh.ha-tinh--COORDINATES--{T}II.4.2~1",
        "{A}ban-quan-ly-khu-kinh-te-tinh.ha-tinh--COORDINATES--{T}II.5.3~4",
    ),
    "“phối hợp giữa X, Y”: the task is that they work together; often the words only name rules of working together": (
        "{A}ban-to-chuc-tinh-uy.ha-tinh--COORDINATES--{T}II.1.5~3",
        "{A}uy-ban-kiem-tra-tinh-uy.ha-tinh--COORDINATES--{T}II.1.5~3",
        "{A}ban-noi-chinh-tinh-uy.ha-tinh--COORDINATES--{T}II.1.5~3",
        "{A}ddang-uy-cong-an-tinh.ha-tinh--COORDINATES--{T}II.3.1~2",
        "{A}ddang-uy-quan-su-tinh.ha-tinh--COORDINATES--{T}II.3.1~2",
    ),
    "the bodies above those, which follow from their names": (
        "{A}tinh-uy.ha-tinh--PARENT_OF--{A}ban-chi-ddao-phong-chong-tham-nhung-lang-phi-tieu-cuc-tinh.ha-tinh",
        "{A}tinh-uy.ha-tinh--PARENT_OF--{A}ban-noi-chinh-tinh-uy.ha-tinh",
        "{A}tinh-uy.ha-tinh--PARENT_OF--{A}ban-thuong-vu-tinh-uy.ha-tinh",
        "{A}tinh-uy.ha-tinh--PARENT_OF--{A}ban-to-chuc-tinh-uy.ha-tinh",
        "{A}tinh-uy.ha-tinh--PARENT_OF--{A}ddang-uy-cong-an-tinh.ha-tinh",
        "{A}tinh-uy.ha-tinh--PARENT_OF--{A}ddang-uy-quan-su-tinh.ha-tinh",
        "{A}tinh-uy.ha-tinh--PARENT_OF--{A}uy-ban-kiem-tra-tinh-uy.ha-tinh",
        "{A}uy-ban-nhan-dan-tinh.ha-tinh--PARENT_OF--{A}ban-quan-ly-khu-kinh-te-tinh.ha-tinh",
    ),
    "a centre that is to be built; to the loader a “Trung tâm” is a body": (
        "{T}II.2.2~7--ADVANCES--{P}trung-tam-cong-nghiep-nang-luong.ha-tinh",
        "{T}II.2.2~7--NEEDS--{P}trung-tam-cong-nghiep-nang-luong.ha-tinh",
    ),
    "the extended parts of a zone wait for the scheme to extend it, which is named in another task alone": (
        "{T}II.5.3~6--NEEDS--{D}dde-an-mo-rong-khu-kinh-te-vung-ang.ha-tinh",
    ),
    "two bus lines behind one head and a colon; a bus line is no head that the loader knows": (
        "{T}II.2.5~11--ADVANCES--{P}tuyen-xe-buyt-xanh-vung-ang-ha-tinh-nghe-an",
        "{P}tuyen-xe-buyt-xanh-vung-ang-ha-tinh-nghe-an--CONNECTS--place.vung-ang",
        "{P}tuyen-xe-buyt-xanh-vung-ang-ha-tinh-nghe-an--CONNECTS--place.ha-tinh",
        "{P}tuyen-xe-buyt-xanh-vung-ang-ha-tinh-nghe-an--CONNECTS--place.nghe-an",
        "{T}II.2.5~11--ADVANCES--{P}tuyen-xe-buyt-xanh-vung-ang-quang-tri",
        "{P}tuyen-xe-buyt-xanh-vung-ang-quang-tri--CONNECTS--place.vung-ang",
        "{P}tuyen-xe-buyt-xanh-vung-ang-quang-tri--CONNECTS--place.quang-tri",
    ),
    "a scheme in small letters that is only carried out; the loader wants a capital, for courses and services look alike": (
        "{T}II.2.2~10--NEEDS--{D}dde-an-ddong-quan-ly-trong-bao-ve-nguon-loi-thuy-san-dden-nam-2030.ha-tinh",
    ),
    "research programmes whose names stand in quotation marks, apart from their noun": (
        "{T}II.2.8.a~4--NEEDS--{D}chuong-trinh-nghien-cuu-bao-ve-va-phat-huy-di-san-van-hoa-ha-tinh.ha-tinh",
        "{T}II.2.8.a~4--NEEDS--{D}chuong-trinh-nghien-cuu-phat-trien-cac-nganh-cong-nghiep-van-hoa-ha-tinh.ha-tinh",
    ),
    "a system of services; the loader takes only those of data": (
        "{T}II.2.8.c~2--PRODUCES--{D}he-thong-cap-cuu-ngoai-vien.ha-tinh",
    ),
    "“quy hoạch chi tiết” is a verb here, and what it makes is a detailed plan": (
        "{T}II.5.3~6--PRODUCES--{D}quy-hoach-chi-tiet-cac-khu-chuc-nang-khu-kinh-te-vung-ang-mo-rong.ha-tinh",
    ),
    "the schemes stand before the verb of making, which the loader reads only the other way round": (
        "{T}III.1--PRODUCES--{D}dde-an-trong-tam-tai-phu-luc-ii.ha-tinh",
    ),
}
"""Links that only a reader finds, by the reason why they are right and why the loader leaves them."""
OTHERWISE: set[
    tuple[object, ...]
] = {  # cited as an issuer alone it has its name and no more; with a role, what follows from it
    ("fact", "agency.ban-thuong-vu-tinh-uy.ha-tinh", "kind", (None, False), ("party", False)),
    ("fact", "agency.ban-thuong-vu-tinh-uy.ha-tinh", "level", (None, False), ("province", False)),
    ("fact", "agency.ban-thuong-vu-tinh-uy.ha-tinh", "abbreviations", (None, False), (("BTVTU",), False)),
}
"""Facts that the two state otherwise: (what, id, fact, in the text, in the record), the fact and whether it is sure."""


def links(table: Mapping[str, Sequence[str]]) -> set[str]:
    """The ids of a table of links, written out."""
    short = {"T": T, "A": "agency.", "D": "deliverable.", "P": "project."}
    return {one.format(**short) for links in table.values() for one in links}


@dataclass(frozen=True)
class Pair:
    """What text and record of one document state, alone and together."""

    name: str
    text: Fragment
    record: Fragment

    def store(self, *fragments: Fragment) -> SqliteStore:
        store = SqliteStore(":memory:")
        for fragment in fragments:
            store.apply(fragment)
        return store


@pytest.fixture(scope="module", params=["sample", "programme"])
def pair(request: pytest.FixtureRequest) -> Pair:
    if request.param == "sample":
        name = "song-lam-95-ctr-tu"
        return Pair("sample", load(data_dir() / "samples" / f"{name}.txt"), record(HERE / f"{name}.yaml"))
    path = request.getfixturevalue("documents") / "01-CTr-TU.txt"
    if not path.exists():
        pytest.skip(f"no {path.name} in the folder of official documents")
    return Pair("programme", load(path), record(data_dir() / "programmes" / "ha-tinh-01-ctr-tu.yaml"))


def record(path: Path) -> Fragment:
    return read_record(path.name, path.read_bytes())


def nodes(store: SqliteStore) -> dict[str, Node]:
    return {node.id: node for node in store.iterate_nodes()}


def edges(store: SqliteStore) -> dict[str, Edge]:
    return {edge.id: edge for edge in store.iterate_edges()}


def differences(text: SqliteStore, record: SqliteStore) -> Iterator[tuple[object, ...]]:
    """Every fact that two graphs state otherwise of one node or link."""
    ours, theirs = nodes(text), nodes(record)
    for id in ours.keys() & theirs.keys():
        for name in FACTS:
            left, right = stated(ours[id], name), stated(theirs[id], name)
            if left != right:
                yield "fact", id, name, left, right
    linked, written = edges(text), edges(record)
    for id in linked.keys() & written.keys():
        if linked[id].properties != written[id].properties:
            yield "link", id, linked[id].properties, written[id].properties


def stated(node: Node, name: str) -> tuple[object, bool]:
    """What is shown of a fact, and whether any evidence gives it without a doubt."""
    grounds = [one for one in node.evidence if one.fields is None or name in one.fields]
    return node.properties.get(name), any(one.confidence == "high" for one in grounds if name in node.properties)


def test_they_are_sources_of_one_document(pair: Pair) -> None:
    assert pair.text.source.document == pair.record.source.document
    assert pair.text.source.id != pair.record.source.id


def test_they_agree_on_every_id_link_and_fact(pair: Pair) -> None:
    text, record = pair.store(pair.text), pair.store(pair.record)
    ours, theirs = edges(text).keys(), edges(record).keys()
    programme = pair.name == "programme"
    assert ours - theirs == (links(BY_TEXT_ALONE) if programme else set())
    assert theirs - ours == (links(BY_RECORD_ALONE) if programme else set())
    assert set(differences(text, record)) == (OTHERWISE if programme else set())


def test_what_only_one_of_them_knows_is_an_end_of_such_a_link(pair: Pair) -> None:
    text, record = pair.store(pair.text), pair.store(pair.record)
    alone = nodes(text).keys() ^ nodes(record).keys()
    ends = {end for id in links(BY_TEXT_ALONE) | links(BY_RECORD_ALONE) for end in id.split("--")[::2]}
    assert alone <= ends


def test_they_say_the_same_where_they_say_it(pair: Pair) -> None:
    """A fact of the record stands at a place where the text says it too."""
    found, written = edges(pair.store(pair.text)), edges(pair.store(pair.record))
    elsewhere = {
        id: ({one.place for one in edge.evidence}, {one.place for one in written[id].evidence})
        for id, edge in found.items()
        if id in written and not {one.place for one in written[id].evidence} <= {one.place for one in edge.evidence}
    }
    assert elsewhere == {}


def test_together_no_fact_has_two_readings(pair: Pair) -> None:
    both = pair.store(pair.record, pair.text)
    things = [*both.iterate_nodes(), *both.iterate_edges()]
    differ = {(thing.id, name) for thing in things for name in thing.readings}
    assert {one for one in differ if one[1] != "mode"} == set(), "direct beside inherited is no contradiction"


def test_the_text_adds_its_sentence_to_every_part_and_link_of_the_record(pair: Pair) -> None:
    both = pair.store(pair.record, pair.text)
    parts = [node for node in both.iterate_nodes() if node.type in ("Section", "Task")]
    assert [node.id for node in parts if not {"title", "text"} <= node.properties.keys()] == []
    quoted = {edge.id for edge in both.iterate_edges() if not any(one.quote for one in edge.evidence)}
    assert quoted == (links(BY_RECORD_ALONE) if pair.name == "programme" else set())


def test_they_warn_of_the_same(pair: Pair) -> None:
    """The text shows more than a record states: an appendix that is absent, words that are doubled."""
    record = pair.store(pair.record).warnings()
    text = [one for one in pair.store(pair.text).warnings() if one.id in {each.id for each in record}]
    assert [one.rule for one in record] == ["C1"]
    assert [(one.id, one.readings, one.about) for one in text] == [(one.id, one.readings, one.about) for one in record]


def test_either_may_come_first(pair: Pair) -> None:
    one, other = pair.store(pair.record, pair.text), pair.store(pair.text, pair.record)
    assert list(lines(one)) == list(lines(other))


def test_removing_one_leaves_the_other(pair: Pair) -> None:
    for kept, removed in ((pair.record, pair.text), (pair.text, pair.record)):
        both = pair.store(kept, removed)
        both.remove(removed.source.id)
        assert list(lines(both)) == list(lines(pair.store(kept)))


def test_what_is_shown_can_be_taken_apart_again(pair: Pair) -> None:
    """From the derived graph back to what each source states, and forward to the same graph."""
    both = pair.store(pair.record, pair.text)
    stated = [one for node in both.iterate_nodes() for one in node_statements(node)]
    linked = [one for edge in both.iterate_edges() for one in edge_statements(edge)]
    again = pair.store()
    for fragment in (pair.record, pair.text):
        mine = tuple(one for one in stated if one.evidence[0].source == fragment.source.id)
        links = tuple(one for one in linked if one.evidence[0].source == fragment.source.id)
        again.apply(Fragment(fragment.source, mine, links, fragment.unresolved, fragment.warnings))
    assert list(lines(again)) == list(lines(both))
