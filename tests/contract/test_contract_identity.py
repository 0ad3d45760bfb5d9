"""What becomes one thing, what stays apart, what is undone, and whose reading is shown."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from contract_fragments import (
    BARE,
    CITED_BARE_AND_DATED,
    CITED_BARE_WITH_TWO_DATES,
    CITES_BARE,
    CITES_DATED,
    CITES_EARLIER,
    CITING_B,
    CITING_C,
    DATED,
    EARLIER,
    OWN_WORDS,
    PROGRAMME,
    RECORDED,
    TASK,
    TEXT_AND_RECORD,
    TWO_SOURCES_THAT_DISAGREE,
    document,
    fragment,
    section,
    task,
)  # fmt: skip

from graph.ids import edge_id, part_id
from graph.model import Fragment

R57 = "57-nq-tw.2024-12-22"


def test_parts_and_edges_move_with_their_document(load) -> None:
    store = load([CITES_BARE])
    assert {edge.target for edge in store.edges([BARE], types=["REFERS_TO"]).items} == {BARE}
    store.apply(CITES_DATED)
    assert store.get([f"{BARE}~I"])[f"{DATED}~I"].aliases == (f"{BARE}~I",)
    (part,) = store.edges([f"{DATED}~I"], types=["PART_OF"]).items
    assert part.id == edge_id("PART_OF", f"{DATED}~I", DATED)
    assert [one.stated for one in part.evidence] == [(f"{BARE}~I", BARE), None]


def test_a_merge_is_undone_when_the_source_it_rested_on_goes(load) -> None:
    store = load(CITED_BARE_AND_DATED)
    store.remove(CITES_DATED.source.id)
    assert store.canonical([BARE, DATED]) == {BARE: BARE}
    assert list(store.get([f"{BARE}~I"])) == [f"{BARE}~I"]
    assert {edge.target for edge in store.edges([BARE], types=["REFERS_TO"]).items} == {BARE}


def test_a_merge_outlives_the_source_that_had_the_lesser_id(load) -> None:
    store = load(CITED_BARE_AND_DATED)
    store.remove(CITES_BARE.source.id)
    assert store.canonical([BARE, DATED]) == {DATED: DATED}
    assert store.get([DATED])[DATED].aliases == ()


def test_two_candidates_leave_a_document_of_its_own_with_its_edges(load) -> None:
    node = load(CITED_BARE_WITH_TWO_DATES).get([BARE])[BARE]
    assert node.properties["status"] == "unresolved"
    assert node.properties["candidates"] == (EARLIER, DATED)
    edges = load(CITED_BARE_WITH_TWO_DATES).edges([BARE], types=["REFERS_TO"]).items
    assert [edge.source for edge in edges] == [CITES_BARE.source.document]


def test_one_candidate_gone_the_other_is_meant(load) -> None:
    store = load(CITED_BARE_WITH_TWO_DATES)
    store.remove(CITES_EARLIER.source.id)
    assert store.canonical([BARE]) == {BARE: DATED}
    assert store.get([DATED])[DATED].properties["status"] == "cited"


def test_an_edge_whose_ends_become_one_vanishes_and_returns(load) -> None:
    """CITES_EARLIER says that the dated replaces the bare; without the earlier date these are one document."""
    itself = fragment(
        "1-bc-tu.a.2025", [document("1-bc-tu.a.2025"), document(DATED), document(BARE)], [("REPLACES", DATED, BARE)]
    )
    store = load([itself])
    assert store.edges([DATED], types=["REPLACES"]).items == ()
    assert store.counts().edges == {}
    store.apply(CITES_EARLIER)
    assert {edge.target for edge in store.edges([DATED], types=["REPLACES"]).items} == {BARE, EARLIER}
    store.remove(CITES_EARLIER.source.id)
    assert store.edges([DATED], types=["REPLACES"]).items == ()


def test_two_edges_that_become_one_keep_both_evidences(load) -> None:
    both = fragment(
        "1-bc-tu.a.2025",
        [document("1-bc-tu.a.2025"), document(DATED), document(BARE)],
        [("REFERS_TO", "1-bc-tu.a.2025", DATED), ("REFERS_TO", "1-bc-tu.a.2025", BARE)],
    )
    (edge,) = load([both]).edges([DATED], types=["REFERS_TO"]).items
    assert [one.stated for one in edge.evidence] == [None, ("1-bc-tu.a.2025", BARE)]


@pytest.mark.parametrize(
    ("bare", "other", "merged"),
    [
        pytest.param({"issuer": "Ban Bí thư"}, {"issuer": "Ban Bí thư"}, True, id="the issuers agree"),
        pytest.param({}, {"issuer": "Ban Bí thư"}, True, id="one says nothing of an issuer"),
        pytest.param({"issuer": "Bộ Chính trị"}, {"issuer": "Ban Bí thư"}, False, id="the issuers contradict"),
    ],
)
def test_issuers_decide_with(load, bare: dict[str, str], other: dict[str, str], merged: bool) -> None:
    first = fragment("1-bc-tu.a.2025", [document("1-bc-tu.a.2025"), document(BARE, **bare)])
    second = fragment("2-bc-tu.a.2025", [document("2-bc-tu.a.2025"), document(DATED, **other)])
    assert (load([first, second]).canonical([BARE])[BARE] == DATED) is merged


@pytest.mark.parametrize(
    ("date", "merged"),
    [
        pytest.param("2014-05-07", True, id="cited a day later"),
        pytest.param("2014-05-05", False, id="nothing is cited before it exists"),
        pytest.param("2014", True, id="cited in the same year: it may have been later"),
        pytest.param("2013", False, id="cited in the year before"),
    ],
)
def test_the_date_of_the_citing_document_decides_with(load, date: str, merged: bool) -> None:
    citing = fragment(f"1-bc-tu.a.{date}", [document(f"1-bc-tu.a.{date}", date=date), document(BARE)])
    assert (load([citing, CITES_DATED]).canonical([BARE])[BARE] == DATED) is merged


def test_a_source_with_two_dates_of_its_own_forbids_only_what_both_forbid(load) -> None:
    own = "1-bc-tu.a"
    nodes = [document(own, date="2014-01-01"), document(own, date="2014-06-01"), document(BARE)]
    assert load([fragment(own, nodes), CITES_DATED]).canonical([BARE]) == {BARE: DATED}


@pytest.mark.parametrize("first", [True, False])
def test_no_document_cites_itself_too_early(load, first: bool) -> None:
    """The date of the source bounds what it cites, not its own document."""
    own = fragment(BARE, [document(BARE, date="2013-01-01")])
    assert load([own, CITES_DATED] if first else [CITES_DATED, own]).canonical([BARE]) == {BARE: DATED}


def test_a_new_edition_that_dates_its_own_document_undoes_a_merge(load) -> None:
    """Only the citing document's own date changes; what it says of the cited one is the same."""
    undated = fragment("1-bc-tu.a", [document("1-bc-tu.a"), document(BARE)])
    dated = fragment("1-bc-tu.a", [document("1-bc-tu.a", date="2014-01-01"), document(BARE)])
    store = load([undated, CITES_DATED])
    assert store.canonical([BARE]) == {BARE: DATED}
    store.apply(dated)
    assert store.canonical([BARE]) == {BARE: BARE}


def test_parts_stated_without_their_document_move_too(load) -> None:
    """A source may speak of a part of a document of which it says nothing else."""
    only_part = fragment("1-bc-tu.a.2025", [document("1-bc-tu.a.2025"), section("I", "a part", of=BARE)])
    names_it = fragment("2-bc-tu.a.2025", [document("2-bc-tu.a.2025"), document(BARE)])
    store = load([only_part, CITES_DATED])
    assert store.canonical([f"{BARE}~I"]) == {f"{BARE}~I": f"{BARE}~I"}
    store.apply(names_it)
    assert store.canonical([f"{BARE}~I"]) == {f"{BARE}~I": f"{DATED}~I"}
    store.remove(names_it.source.id)
    assert store.canonical([f"{BARE}~I"]) == {f"{BARE}~I": f"{BARE}~I"}


def test_a_series_whose_name_begins_another_is_another(load) -> None:
    longer = fragment("1-bc-tu.a.2025", [document("1-bc-tu.a.2025"), document(f"{BARE}x"), document(f"1{BARE}")])
    store = load([CITES_BARE, longer, CITES_DATED])
    assert store.canonical([f"{BARE}x", f"1{BARE}"]) == {f"{BARE}x": f"{BARE}x", f"1{BARE}": f"1{BARE}"}


# --- whose reading is shown ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(permutations(TWO_SOURCES_THAT_DISAGREE)))
def test_all_readings_stay_and_the_record_is_shown_first(load, order: Sequence[Fragment]) -> None:
    node = load(order).get([R57])[R57]
    assert node.properties["subject"] == "as recorded"
    said = {one.value: [node.evidence[at].source for at in one.evidence] for one in node.readings["subject"]}
    assert said == {
        "as recorded": [RECORDED.source.id],
        "own words": [OWN_WORDS.source.id],
        "cited in b": [CITING_B.source.id],
        "cited in c": [CITING_C.source.id],
    }
    assert node.readings["subject"][0].value == "as recorded"


@pytest.mark.parametrize(
    ("gone", "shown"),
    [
        pytest.param([], "as recorded", id="the record"),
        pytest.param([RECORDED], "own words", id="else the document on itself"),
        pytest.param([RECORDED, OWN_WORDS], "cited in b", id="else citing sources by id"),
        pytest.param([RECORDED, OWN_WORDS, CITING_B], "cited in c", id="the last that says anything"),
    ],
)
def test_readings_fall_back_when_sources_go(load, gone: Sequence[Fragment], shown: str) -> None:
    store = load(TWO_SOURCES_THAT_DISAGREE)
    for one in gone:
        store.remove(one.source.id)
    node = store.get([R57])[R57]
    assert node.properties["subject"] == shown
    assert bool(node.readings) is (len(gone) < 3)


def test_sources_that_agree_make_no_readings(load) -> None:
    node = load(TEXT_AND_RECORD).get([PROGRAMME])[PROGRAMME]
    assert node.readings == {}
    assert {one.source: one.fields for one in node.evidence} == {
        f"record.{PROGRAMME}": ("kind", "subject", "symbol"),
        f"text.{PROGRAMME}": ("kind", "province", "symbol", "term"),
    }


def test_record_and_text_meet_in_one_task(load) -> None:
    node = load(TEXT_AND_RECORD).get([TASK])[TASK]
    assert node.properties["title"] == "Thêm cầu cảng"
    assert node.properties["text"].startswith("Mở rộng cảng")
    assert node.readings == {}


@pytest.mark.parametrize(
    ("sources", "status"),
    [
        pytest.param([CITING_B], "cited", id="only cited"),
        pytest.param([RECORDED], "cited", id="recorded, but its text is not here"),
        pytest.param([CITING_B, OWN_WORDS], "loaded", id="its own text is here"),
    ],
)
def test_the_status_of_a_document_is_derived(load, sources: Sequence[Fragment], status: str) -> None:
    assert load(sources).get([R57])[R57].properties["status"] == status


def test_a_direct_driver_wins_over_an_inherited_one(load) -> None:
    def driven(name: str, mode: str) -> Fragment:
        nodes = [document(name), document(R57), task("I/1", "do it")]
        return fragment(name, nodes, [("DRIVES", R57, part_id(PROGRAMME, "I/1"), {"mode": mode})])

    (edge,) = load([driven("1-bc-tu.a.2025", "inherited"), driven("2-bc-tu.a.2025", "direct")]).edges([R57]).items
    assert edge.properties == {"mode": "direct"}
    assert len(edge.evidence) == 2
