"""resolve: which ids mean one document, what is shown of it, and that neither depends on an order."""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ids import edge_id
from graph.model import Edge, Evidence, Node, SourceKind
from graph.resolve import (
    Identity,
    StatedDocument,
    Statement,
    derive_edge,
    derive_node,
    edge_statements,
    identify,
    node_statements,
)  # fmt: skip

FAIR = settings(derandomize=True, database=None, deadline=None)
BARE, YEAR, DATED, OTHER, TERM, TEXT = (
    f"7-kl-tw{end}" for end in ("", ".2014", ".2014-05-06", ".2014-07-08", ".khoa-xi", ".text-0a1b2c3d")
)
S = StatedDocument

LAW, CONSTITUTION = "law.luat-ddau-tu", "constitution.hien-phap-nuoc-cong-hoa-xa-hoi-chu-nghia-viet-nam"


def meant(*stated: StatedDocument) -> dict[str, str]:
    """The canonical id of each id that means another."""
    return {id: one.canonical for id, one in identify(stated).items() if one.canonical != id}


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        pytest.param([S(BARE)], {}, id="alone"),
        pytest.param([S(BARE), S(DATED)], {BARE: DATED}, id="the dated is canonical"),
        pytest.param([S(BARE), S(YEAR)], {BARE: YEAR}, id="then one with a year"),
        pytest.param([S(BARE), S(TERM)], {BARE: TERM}, id="then one with a term"),
        pytest.param([S(YEAR), S(DATED)], {YEAR: DATED}, id="a date in that year"),
        pytest.param([S("7-kl-tw.2013"), S(DATED)], {}, id="a date in another year"),
        pytest.param([S(TERM), S(DATED)], {TERM: DATED}, id="a date in the midst of the term"),
        pytest.param([S(TERM), S("7-kl-tw.2016-02-03")], {}, id="a date in a year that two terms share"),
        pytest.param([S(TERM), S(YEAR)], {TERM: YEAR}, id="a year in the midst of the term"),
        pytest.param([S("7-kl-tw.khoa-xii"), S(DATED)], {}, id="a date in another term"),
        pytest.param([S("7-kl-tw.khoa-xviii"), S(DATED)], {}, id="a term whose years are not known"),
        pytest.param([S("7-kl-tw.khoa-xviii"), S(BARE)], {BARE: "7-kl-tw.khoa-xviii"}, id="is still a term"),
        pytest.param([S(BARE), S("7-kl-tw.khoa-xviii"), S("7-kl-tw.khoa-xi")], {}, id="two terms"),
        pytest.param([S(BARE), S(YEAR), S(DATED)], {BARE: DATED, YEAR: DATED}, id="three steps to one"),
        pytest.param([S(BARE), S(YEAR), S(TERM), S(DATED)], {BARE: DATED, YEAR: DATED, TERM: DATED}, id="all four"),
        pytest.param([S(DATED), S(OTHER)], {}, id="two dates are two documents"),
        pytest.param([S(BARE), S(DATED), S(OTHER)], {}, id="and the bare one may be either"),
        pytest.param([S(YEAR), S(DATED), S(OTHER)], {}, id="so may one with their year"),
        pytest.param([S("8-kl-tw"), S(DATED)], {}, id="another number"),
        pytest.param([S("7-kl-tu.ha-tinh"), S("7-kl-tu.nghe-an.2014-05-06")], {}, id="another province"),
        pytest.param([S("339-qdd-tw"), S("339-qydd-tw.2025-07-10")], {}, id="another series"),
        pytest.param([S(TEXT, own=True), S(DATED)], {}, id="a loaded text without date or term never merges"),
        pytest.param([S(TEXT, own=True), S(BARE)], {}, id="nor does anything merge into it"),
        pytest.param([S(BARE, "Ban Bí thư"), S(DATED, "Bộ Chính trị")], {}, id="issuers that contradict"),
        pytest.param([S(BARE, "Ban Bí thư"), S(DATED)], {BARE: DATED}, id="an issuer that only one states"),
        pytest.param(
            [S(BARE, "Ban Bí thư"), S(DATED, "Bộ Chính trị"), S(DATED, "Ban Bí thư")], {BARE: DATED},
            id="one of two readings agrees",
        ),
        pytest.param(
            [S(BARE, "Ban Bí thư"), S(BARE, "Bộ Chính trị"), S(DATED, "Bộ Chính trị")], {}, id="one of two contradicts"
        ),
        pytest.param(
            [S(BARE, "Ban Bí thư"), S(TERM), S(DATED, "Bộ Chính trị")], {TERM: DATED},
            id="an issuer counts for every id of the document, so no third id leads round it",
        ),
        pytest.param([S(BARE, cited_on="2014-05-05"), S(DATED)], {}, id="nothing is cited before it exists"),
        pytest.param([S(BARE, cited_on="2014-05-06"), S(DATED)], {BARE: DATED}, id="but on the same day"),
        pytest.param([S(BARE, cited_on="2014"), S(DATED)], {BARE: DATED}, id="or in the same year"),
        pytest.param([S(BARE, cited_on="2013-12-31"), S(YEAR)], {}, id="a year too lies before another"),
        pytest.param([S(BARE, cited_on="2013", own=True), S(DATED)], {BARE: DATED}, id="a document does not cite itself"),
        pytest.param([S(BARE, cited_on="2010-01-01"), S(DATED), S("7-kl-tw.2009-02-03")], {BARE: "7-kl-tw.2009-02-03"}, id="of two the one that existed"),
        pytest.param([S(LAW), S(f"{LAW}.2014-11-26")], {}, id="a law's bare name may mean a later one"),
        pytest.param([S(CONSTITUTION), S(f"{CONSTITUTION}.1992")], {}, id="so may the constitution's"),
        pytest.param([S(f"{LAW}.2014"), S(f"{LAW}.2014-11-26")], {f"{LAW}.2014": f"{LAW}.2014-11-26"}, id="with its year it is told"),
    ],
)  # fmt: skip
def test_identify(stated: Sequence[StatedDocument], found: dict[str, str]) -> None:
    for some in permutations(stated) if len(stated) < 4 else [stated, stated[::-1]]:
        assert meant(*some) == found


@pytest.mark.parametrize(
    ("stated", "id", "candidates"),
    [
        pytest.param([S(BARE), S(DATED), S(OTHER)], BARE, (DATED, OTHER), id="two dates"),
        pytest.param([S(BARE), S(YEAR), S(DATED), S(OTHER)], BARE, (YEAR, DATED, OTHER), id="and a year that is unsure itself"),
        pytest.param([S(LAW), S(f"{LAW}.2014-11-26")], LAW, (f"{LAW}.2014-11-26",), id="a law that it may mean"),
        pytest.param([S(BARE), S(TERM), S(DATED)], BARE, (), id="two ids of one document are no two candidates"),
        pytest.param([S(BARE), S("7-kl-tw.text-0a1b2c3d")], BARE, (), id="nobody fits"),
        pytest.param([S(DATED), S(OTHER)], DATED, (), id="a dated one needs none"),
    ],
)  # fmt: skip
def test_candidates(stated: Sequence[StatedDocument], id: str, candidates: tuple[str, ...]) -> None:
    assert identify(stated)[id].candidates == tuple(sorted(candidates))


STATED = st.builds(
    StatedDocument,
    st.sampled_from([BARE, YEAR, DATED, OTHER, TERM, TEXT, "7-kl-tw.2009", "7-kl-tw.2012-03-04", "8-kl-tw"]),
    st.sampled_from([None, None, "Ban Bí thư", "Bộ Chính trị"]),
    st.booleans(),
    st.sampled_from([None, "2009-06-01", "2014", "2020-01-01"]),
)


@FAIR
@given(st.lists(STATED, max_size=8), st.randoms(use_true_random=False))
def test_no_order_counts(stated: list[StatedDocument], random: Any) -> None:
    mixed = list(stated)
    random.shuffle(mixed)
    assert identify(mixed) == identify(stated)


@FAIR
@given(st.lists(STATED, max_size=8))
def test_what_is_canonical_is_one_of_the_ids_and_means_itself(stated: list[StatedDocument]) -> None:
    known = identify(stated)
    assert known.keys() == {one.id for one in stated}
    for one in known.values():
        assert known[one.canonical].canonical == one.canonical
        assert one.canonical == one.id or not one.candidates
        assert len(one.candidates) != 1, "one candidate is the answer"


@FAIR
@given(st.lists(STATED, max_size=8))
def test_two_dates_never_become_one_document(stated: list[StatedDocument]) -> None:
    of: dict[str, set[str]] = {}
    for id, one in identify(stated).items():
        of.setdefault(one.canonical, set()).add(id)
    dates = [{id for id in ids if id in (DATED, OTHER, "7-kl-tw.2012-03-04")} for ids in of.values()]
    assert all(len(some) <= 1 for some in dates)


# --- one thing from its statements ---


def said(
    value: dict[str, Any], *, source: str = "text.a", at: int = 0, kind: SourceKind = "text", id: str = DATED,
    document: str | None = None, method: str = "cited",
) -> Statement:  # fmt: skip
    """A statement of a document with some facts, at a place of a source."""
    words = None if kind == "record" else "words"
    start, end = (None, None) if kind == "record" else (at, at + 5)
    evidence = Evidence(source, f"I/{at}", "curated" if kind == "record" else method, start, end, words)  # type: ignore[arg-type]
    return Statement(Node(id, "Document", value, (evidence,)), kind, document or source.partition(".")[2])


def shown(*statements: Statement) -> Node:
    return derive_node(Identity(DATED, DATED), statements)


@pytest.mark.parametrize(
    ("statements", "subject"),
    [
        pytest.param([said({"subject": "text"}), said({"subject": "record"}, source="record.z", kind="record")], "record", id="the record's first"),
        pytest.param([said({"subject": "citing"}), said({"subject": "own"}, source=f"text.{DATED}")], "own", id="then the document on itself"),
        pytest.param([said({"subject": "b"}, source="text.b"), said({"subject": "a"}, source="text.a")], "a", id="then citing sources by id"),
        pytest.param([said({"subject": "later"}, at=9), said({"subject": "earlier"}, at=2)], "earlier", id="then by where it stands"),
        pytest.param([said({"subject": "text"}), said({"issuer": "x"}, source="record.z", kind="record")], "text", id="a record that says nothing of it"),
    ],
)  # fmt: skip
def test_whose_reading_is_shown(statements: Sequence[Statement], subject: str) -> None:
    for some in permutations(statements):
        assert shown(*some).properties["subject"] == subject


def test_where_statements_differ_all_readings_stay_with_their_evidence() -> None:
    node = shown(said({"subject": "x"}, at=0), said({"subject": "y"}, at=10), said({"subject": "x"}, at=20))
    assert [(one.value, one.evidence) for one in node.readings["subject"]] == [("x", (0, 2)), ("y", (1,))]


def test_where_they_agree_there_are_no_readings() -> None:
    assert shown(said({"subject": "x"}), said({"subject": "x"}, at=10)).readings == {}


def test_evidence_says_which_facts_it_supports() -> None:
    node = shown(said({"subject": "x", "issuer": "y"}, at=0), said({"issuer": "y"}, at=10), said({}, at=20))
    assert [one.fields for one in node.evidence] == [None, ("issuer",), ()]


def test_one_piece_of_evidence_for_two_statements_supports_both() -> None:
    node = shown(said({"subject": "x"}), said({"issuer": "y"}))
    assert [one.fields for one in node.evidence] == [None]


def test_evidence_that_differs_only_in_how_sure_it_is_has_one_order() -> None:
    """A record's statement of what the text says, and of what it leaves to be inferred, stand at one place."""
    sure = said({"symbol": "7-KL/TW"}, source="record.z", kind="record")
    unsure = Evidence("record.z", "I/0", "curated", confidence="low")
    doubtful = Statement(Node(DATED, "Document", {"issuer": "x"}, (unsure,)), "record", "z")
    assert shown(sure, doubtful) == shown(doubtful, sure)


@pytest.mark.parametrize(
    ("statements", "candidates", "status"),
    [
        pytest.param([said({})], (), "cited", id="only cited"),
        pytest.param([said({}, source=f"text.{DATED}", document=DATED)], (), "loaded", id="its own text is here"),
        pytest.param([said({}, source=f"table.{DATED}", kind="table", document=DATED)], (), "loaded", id="or its table"),
        pytest.param([said({}, source=f"record.{DATED}", kind="record", document=DATED)], (), "cited", id="a record is no text"),
        pytest.param([said({})], (OTHER, YEAR), "unresolved", id="it could be either of two"),
        pytest.param([said({}, source=f"text.{DATED}", document=DATED)], (OTHER, YEAR), "loaded", id="a text that is here needs no guess"),
    ],
)  # fmt: skip
def test_status(statements: Sequence[Statement], candidates: tuple[str, ...], status: str) -> None:
    properties = derive_node(Identity(DATED, DATED, candidates), statements).properties
    assert properties["status"] == status
    assert ("candidates" in properties) == (status == "unresolved")


def test_other_ids_become_aliases_and_stay_in_the_evidence() -> None:
    node = shown(said({}, id=BARE), said({}, at=10), said({}, id=YEAR, at=20))
    assert node.aliases == (BARE, YEAR)
    assert [one.stated for one in node.evidence] == [BARE, None, YEAR]


def linked(mode: str | None, at: int, source: str = "text.a", ends: tuple[str, str] = (DATED, "t~I~1")) -> Statement:
    facts = {"mode": mode} if mode else {}
    evidence = Evidence(source, f"I/{at}", "cited", at, at + 5, "words")
    return Statement(Edge("DRIVES", *ends, facts, (evidence,)), "text", source.partition(".")[2])


def test_direct_wins_and_the_heading_stays_as_evidence() -> None:
    for some in permutations([linked("inherited", 0), linked("direct", 50)]):
        edge = derive_edge(DATED, "t~I~1", some)
        assert edge.properties == {"mode": "direct"}
        assert [one.start for one in edge.evidence] == [0, 50]


def test_an_edge_remembers_the_ends_that_were_stated() -> None:
    edge = derive_edge(DATED, "t~I~1", [linked("direct", 0, ends=(BARE, "t~I~1")), linked("direct", 9)])
    assert [one.stated for one in edge.evidence] == [(BARE, "t~I~1"), None]
    assert edge.id == edge_id("DRIVES", DATED, "t~I~1")


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    """Some statements of one document under three ids, by three kinds of sources, some with the same evidence."""
    facts = st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(["x", "y"]) for name in ("subject", "issuer", "name")}
    )
    found = []
    for _ in range(draw(st.integers(1, 6))):
        kind: SourceKind = draw(st.sampled_from(["text", "record", "table"]))
        document = draw(st.sampled_from([DATED, "a", "b"]))
        id = draw(st.sampled_from([DATED, YEAR, BARE]))
        at = draw(st.integers(0, 2))
        found.append(said(draw(facts), source=f"{kind}.{document}", at=at, kind=kind, id=id))
    return found


@FAIR
@given(statements(), st.randoms(use_true_random=False))
def test_sources_may_come_in_any_order(some: list[Statement], random: Any) -> None:
    """Within a source its own order stands: what it says first of one place is what is shown."""
    sources = sorted({one.source for one in some})
    random.shuffle(sources)
    assert shown(*(one for source in sources for one in some if one.source == source)) == shown(*some)


@FAIR
@given(statements())
def test_a_node_can_be_taken_apart_and_put_together_again(some: list[Statement]) -> None:
    """But for two facts that one piece of evidence gives a document: the shown one stays."""
    node = shown(*some)
    kinds = {one.source: (one.source_kind, one.source_document) for one in some}
    again = [Statement(one, *kinds[one.evidence[0].source]) for one in node_statements(node)]
    if all(
        len(readings) == len({at for one in readings for at in one.evidence}) for readings in node.readings.values()
    ):
        assert shown(*again).properties == node.properties
    assert shown(*again).evidence == node.evidence


def test_an_edge_can_be_taken_apart_and_put_together_again() -> None:
    edge = derive_edge(DATED, "t~I~1", [linked("inherited", 0), linked("direct", 9, ends=(BARE, "t~I~1"))])
    again = [Statement(one, "text", "a") for one in edge_statements(edge)]
    assert derive_edge(DATED, "t~I~1", again) == edge
