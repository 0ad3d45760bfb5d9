"""A record and the text of one document, read apart by people and by rules: they agree, and they meet in one graph.

Two documents are held against each other: the sample with the record that the tests have of it, and the programme that
ships as a record with its official text, where the folder of documents is there.
"""

from collections.abc import Iterator
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
FACTS = ("kind", "symbol", "name", "date", "issuer", "term", "province", "place")
"""What both can state; titles and subjects come from records alone, the words of a part from texts alone."""
OF_THE_WORK = (
    "LEADS",
    "COORDINATES",
    "OVERSEES",
    "PARENT_OF",
    "SUCCEEDS",
    "SETS",
    "ADVANCES",
    "PRODUCES",
    "NEEDS",
    "CONNECTS",
    "LOCATED_IN",
)
"""What the orders say of the work."""
TITLED = (
    "resolution.nghi-quyet-cua-bo-chinh-tri-ve-mot-so-giai-phap-ddot-pha-tang-cuong-bao-ve-cham-soc-va-nang-cao-suc-"
    "khoe-nhan-dan"
)
OWN = "1-ctr-tu.ha-tinh.2025-2030"
DIFFERENCES: dict[str, set[tuple[object, ...]]] = {
    "sample": set(),
    "programme": {  # named by its issuer and whole title, which a record does not copy
        ("node", TITLED, None, True, False),
        ("edge", f"agency.bo-chinh-tri--ISSUED--{TITLED}", None, True, False),
        ("edge", f"{TITLED}--DRIVES--{OWN}~II.2.8.c~1", None, True, False),
        ("edge", f"{OWN}--REFERS_TO--{TITLED}", None, True, False),
    },
}
"""Every fact that only one of the two states, or that they state otherwise: (what, id, fact, in the text, in the record)."""


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
    """All nodes but those that only the orders name."""
    linked = {end for edge in edges(store).values() for end in (edge.source, edge.target)}
    return {
        node.id: node
        for node in store.iterate_nodes()
        if node.type in ("Document", "Section", "Task") or node.id in linked
    }


def edges(store: SqliteStore) -> dict[str, Edge]:
    return {edge.id: edge for edge in store.iterate_edges() if not of_the_work(edge)}


def of_the_work(edge: Edge) -> bool:
    """Whether an edge says what the orders say of the work, or who is to issue what they make."""
    return edge.type in OF_THE_WORK or edge.target.startswith("deliverable.")


def differences(text: SqliteStore, record: SqliteStore) -> Iterator[tuple[object, ...]]:
    """Everything in which two graphs differ, by canonical ids."""
    ours, theirs = nodes(text), nodes(record)
    for id in ours.keys() | theirs.keys():
        if id not in ours or id not in theirs:
            yield "node", id, None, id in ours, id in theirs
            continue
        for name in FACTS if ours[id].type != "Agency" else ("name", "province"):
            left, right = stated(ours[id], name), stated(theirs[id], name)
            if left != right:
                yield "fact", id, name, left, right
    linked, written = edges(text), edges(record)
    for id in linked.keys() | written.keys():
        if id not in linked or id not in written:
            yield "edge", id, None, id in linked, id in written
        elif linked[id].properties != written[id].properties:
            yield "mode", id, "mode", linked[id].properties["mode"], written[id].properties["mode"]


def stated(node: Node, name: str) -> tuple[object, bool]:
    """What is shown of a fact, and whether any evidence gives it without a doubt."""
    grounds = [one for one in node.evidence if one.fields is None or name in one.fields]
    return node.properties.get(name), any(one.confidence == "high" for one in grounds if name in node.properties)


def test_they_are_sources_of_one_document(pair: Pair) -> None:
    assert pair.text.source.document == pair.record.source.document
    assert pair.text.source.id != pair.record.source.id


def test_they_agree_on_every_id_driver_and_date(pair: Pair) -> None:
    found = set(differences(pair.store(pair.text), pair.store(pair.record)))
    assert found == DIFFERENCES[pair.name]


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
    quoted = [edge.id for edge in both.iterate_edges() if not any(one.quote for one in edge.evidence)]
    assert quoted == []


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
