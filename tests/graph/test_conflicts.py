"""conflicts: two statements about one thing, each kind with a hit and near misses."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from contract_fragments import document, fragment
from contract_plan import OWN, plan, t

from api.reports.conflicts import report
from graph.errors import BadQuestion
from graph.model import SourceKind
from graph.queries.conflicts import conflicts
from graph.stores.sqlite_store import SqliteStore

Load = Callable[..., SqliteStore]
R57, R99, OTHER = "57-nq-tw.2024-12-22", "99-nq-tw.2030-01-01", "7-kh-ubnd.song-lam.2032-01-05"
COVER = {"metric": "bao phủ", "comparator": ">=", "value": "95", "unit": "%", "time": "đến năm 2030"}


def found(store: SqliteStore, kind: str, of: str | None = OWN) -> list[list[str]]:
    return [one["about"] for one in conflicts(store, of, kinds=[kind]).answer["conflicts"]]


@pytest.mark.parametrize(
    ("other", "conflict", "why"),
    [
        ({"value": "90"}, True, "another value for one time"),
        ({"comparator": ">"}, True, "above 95 is not from 95"),
        ({"time": "đến năm 2035"}, True, "one value for another time"),
        ({"metric": "Bao phủ", "value": "90"}, True, "the measure in other capitals"),
        ({"value": "97", "time": "đến năm 2035"}, False, "near miss: step by step"),
        ({"metric": "che phủ rừng", "value": "90"}, False, "near miss: another measure"),
        ({"unit": "hộ", "value": "90"}, False, "near miss: another unit"),
    ],
)
def test_targets(load: Load, other: dict[str, str], conflict: bool, why: str) -> None:
    about = {"target.x": COVER, "target.y": {**COVER, **other}}
    store = load(plan(("1", "SETS", "target.x"), ("2", "SETS", "target.y"), about=about))
    assert found(store, "target") == ([["target.x", "target.y"]] if conflict else []), why
    answer = conflicts(store, OWN)
    computed = [edge for edge in answer.edges if edge.type == "CONFLICTS"]
    assert [(edge.source, edge.target) for edge in computed] == ([("target.x", "target.y")] if conflict else [])
    assert all(one.quote for edge in computed for one in edge.evidence)


def test_targets_of_two_provinces_do_not_conflict(load: Load) -> None:
    about = {"target.x": COVER, "target.y": {**COVER, "value": "90"}}
    here = plan(("1", "SETS", "target.x"), about=about)
    there = plan(("1", "SETS", "target.y"), own=OTHER, about={**about, OTHER: {"province": "Núi Hồng"}})
    assert found(load(here, there), "target", None) == []
    same = plan(("1", "SETS", "target.y"), own=OTHER, about=about)
    assert found(load(here, same), "target", None) == [["target.x", "target.y"]]


@pytest.mark.parametrize(
    ("days", "conflict", "why"),
    [
        (("2031-06-30", "2031-12-31"), True, "two days for one scheme"),
        (("2031-06-30", "2031-06-30"), False, "near miss: one day twice"),
        (("2031-06-30", None), False, "near miss: one task says no day"),
    ],
)
def test_deadlines(load: Load, days: tuple[str, str | None], conflict: bool, why: str) -> None:
    facts = {n: {"due": day} for n, day in enumerate(days, 1) if day}
    store = load(plan(("1", "PRODUCES", "deliverable.p"), ("2", "PRODUCES", "deliverable.p"), facts=facts))
    assert found(store, "deadline") == ([["deliverable.p", t(1), t(2)]] if conflict else []), why


@pytest.mark.parametrize(
    ("kind", "days", "conflict", "why"),
    [
        ("record", ("2031-06-30", "2031-12-31"), True, "two sources, two days"),
        ("record", ("2031-06-30", "2031-06-30"), False, "near miss: they agree"),
        ("text", ("2031-06-30", "2031-12-31"), False, "near miss: one text names both, step by step"),
    ],
)
def test_deadlines_of_one_task(load: Load, kind: SourceKind, days: tuple[str, str], conflict: bool, why: str) -> None:
    first = plan(tasks=1, facts={1: {"due": days[0]}})
    other = fragment(OWN, [document(OWN), (t(1), "Task", {"due": days[1]})], [("PART_OF", t(1), OWN)], kind=kind)
    again = [replace(node, properties={"due": days[1]}) for node in first.nodes if node.id == t(1)]
    both = [replace(first, nodes=(*first.nodes, *again))] if kind == "text" else [first, other]
    store = load(*both)
    assert found(store, "deadline") == ([[t(1)]] if conflict else []), why
    for one in conflicts(store, OWN, kinds=["deadline"]).answer["conflicts"]:
        words = report(conflicts(store, OWN, kinds=["deadline"]), "vi")[0].proofs
        assert [each.source for each in words[0]] == sorted(each.source.id for each in both), one


def test_leads(load: Load) -> None:
    store = load(
        plan(
            ("agency.a", "LEADS", "1"),
            ("agency.b", "LEADS", "1"),
            ("agency.a", "LEADS", "2"),
            ("agency.b", "COORDINATES", "2"),
        )
    )
    assert found(store, "lead") == [[t(1), "agency.a", "agency.b"]]
    assert found(store, "lead", t(2)) == []


def test_leads_that_one_place_names_together_are_another_kind(load: Load) -> None:
    one = plan(("agency.a", "LEADS", "1"), ("agency.b", "LEADS", "1"))
    edges = [replace(each, evidence=tuple(replace(it, place="I.1") for it in each.evidence)) for each in one.edges]
    store = load(replace(one, edges=tuple(edges)))
    assert found(store, "joint_lead") == [[t(1), "agency.a", "agency.b"]]
    assert found(store, "lead") == []


def test_documents_with_two_dates(load: Load) -> None:
    one = fragment("8-kh-ubnd.song-lam.2032", [document("8-kh-ubnd.song-lam.2032"), document(R57, date="2024-12-22", issuer="Bộ Chính trị")], [("REFERS_TO", "8-kh-ubnd.song-lam.2032", R57)])  # fmt: skip
    two = plan((OWN, "REFERS_TO", R57), about={R57: {"date": "2024-12-22", "issuer": "Ban Bí thư"}})
    [conflict] = conflicts(load(two, one), OWN, kinds=["document"]).answer["conflicts"]
    assert conflict["about"] == [R57]
    assert {reading["issuer"] for reading in conflict["readings"]} == {"Bộ Chính trị", "Ban Bí thư"}
    assert found(load(plan((OWN, "REFERS_TO", R57), about={R57: {"issuer": "Bộ Chính trị"}})), "document") == [], (
        "they agree"
    )


@pytest.mark.parametrize(
    ("type", "conflict"), [("REPLACES", True), ("REPEALS", True), ("AMENDS", False), ("EXTENDS", False)]
)
def test_tasks_of_ended_documents(load: Load, type: str, conflict: bool) -> None:
    ending = fragment(R99, [document(R99), document(R57)], [(type, R99, R57)])
    assert found(load(plan((R57, "DRIVES", "1")), ending), "ended_driver") == ([[t(1), R57]] if conflict else [])


def test_an_unknown_kind(load: Load) -> None:
    with pytest.raises(BadQuestion, match="Known are target, deadline"):
        conflicts(load(plan()), kinds=["x"])
