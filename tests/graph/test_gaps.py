"""gaps: what tasks and documents lack, each kind with a hit and a near miss."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from contract_fragments import document, fragment, part_of, section, task
from contract_plan import OWN, plan, t

from graph.errors import BadQuestion, NotFound
from graph.model import Warning
from graph.queries.gaps import KINDS, gaps
from graph.stores.sqlite_store import SqliteStore

Load = Callable[..., SqliteStore]
R57, R99, OTHER = "57-nq-tw.2024-12-22", "99-nq-tw.2030-01-01", "19-2031-qh17"


def found(store: SqliteStore, kind: str, of: str | None = OWN) -> list[str]:
    return [one["of"] for one in gaps(store, of, kinds=[kind]).answer["gaps"]]


@pytest.mark.parametrize(
    ("kind", "link", "facts"),
    [
        ("no_driver", (R57, "DRIVES", "1"), {}),
        ("no_lead", ("agency.a", "LEADS", "1"), {}),
        ("no_target", ("1", "SETS", "target.x"), {}),
        ("no_deadline", None, {1: {"due": "2031-01-01"}}),
        ("no_deadline", None, {1: {"deadline": "khi có hướng dẫn"}}),
        ("no_deadline", None, {1: {"period": "2026 - 2030"}}),
    ],
)
def test_what_tasks_lack(load: Load, kind: str, link: tuple[str, str, str] | None, facts: dict) -> None:
    store = load(plan(*([link] if link else []), tasks=2, facts=facts))
    assert found(store, kind) == [t(2)]
    assert found(store, kind, t(2)) == [t(2)]
    assert found(store, kind, t(1)) == []
    assert found(store, kind, None) == [t(2)]


def test_who_takes_part_does_not_lead(load: Load) -> None:
    assert found(load(plan(("agency.a", "COORDINATES", "1"), tasks=1)), "no_lead") == [t(1)]


@pytest.mark.parametrize(
    ("link", "wanted", "why"),
    [
        ([("REPLACES", R99, R57)], [t(1)], "the driver is replaced"),
        ([("REPEALS", R99, R57)], [t(1)], "or repealed"),
        ([("AMENDS", R99, R57)], [], "near miss: it is amended and holds"),
        ([("REPLACES", R57, R99)], [], "near miss: it replaces another"),
        ([("REPEALS", R99, R57, {"articles": "Điều 3"})], [], "near miss: one article of it is repealed"),
    ],
)
def test_a_driver_that_has_ended(load: Load, link: list, wanted: list, why: str) -> None:
    other = fragment(R99, [document(R99), document(R57)], link)
    store = load(plan((R57, "DRIVES", "1"), tasks=1), other)
    assert found(store, "outdated_driver") == wanted, why
    for edge in gaps(store, OWN, kinds=["outdated_driver"]).edges:
        assert edge.evidence[0].quote


@pytest.mark.parametrize(
    ("links", "wanted", "why"),
    [
        ([(OWN, "REFERS_TO", R57)], [R57], "cited, and no more"),
        ([(OWN, "REFERS_TO", R57), (R57, "DRIVES", "1")], [], "near miss: it drives a task"),
        ([(OWN, "REFERS_TO", R57), (OWN, "IMPLEMENTS", R57)], [], "near miss: the document carries it out"),
        ([(OWN, "REFERS_TO", R57), (R99, "IMPLEMENTS", R57)], [], "near miss: another carries it out"),
        ([(OWN, "REFERS_TO", R57), ("agency.a", "ISSUED", R57)], [R57], "who issued it makes no use of it"),
    ],
)
def test_documents_that_drive_nothing(load: Load, links: list, wanted: list, why: str) -> None:
    store = load(plan(*links, tasks=1))
    assert found(store, "unused_document") == wanted, why
    assert found(store, "unused_document", t(1)) == [], "not asked of a task"


def test_what_a_document_without_tasks_cites_is_no_gap(load: Load) -> None:
    assert found(load(plan((OWN, "REFERS_TO", R57), tasks=0)), "unused_document") == []


def test_sections_without_tasks_and_targets_without(load: Load) -> None:
    store = load(plan(("I", "SETS", "target.x"), ("II", "SETS", "target.y"), ("1", "SETS", "target.y"), tasks=3))
    assert found(store, "empty_section") == [f"{OWN}~II"]
    assert found(store, "target_without_task") == ["target.x"]


def test_a_law_of_which_one_article_orders_something_has_no_gaps(load: Load) -> None:
    law = fragment(
        OTHER,
        [
            document(OTHER),
            *(section(f"Đ{n}", f"Điều {n}", of=OTHER) for n in range(1, 6)),
            task("Đ5.1", "Hướng dẫn", of=OTHER),
        ],
        [*(part_of(f"Đ{n}", of=OTHER) for n in range(1, 6)), part_of("Đ5.1", "Đ5", of=OTHER)],
    )
    assert found(load(law), "empty_section", OTHER) == []


def test_what_is_absent_and_what_is_unresolved(load: Load) -> None:
    whole = plan(tasks=1)
    place = whole.nodes[0].evidence
    absent = Warning(
        "C12.x", "C12", "info", {"vi": "", "en": ""}, ({"named": "Phụ lục"}, {"absent": "Phụ lục"}), (OWN,), place
    )
    other = Warning(
        "C12.y", "C12", "info", {"vi": "", "en": ""}, ({"before": "Điều 1"}, {"after": "Điều 3"}), (OWN,), place
    )
    [mention] = fragment(OWN, [document(OWN)], unresolved=[("u.1", [R57, R99])]).unresolved
    store = load(replace(whole, warnings=(absent, other), unresolved=(replace(mention, evidence=place),)))
    assert [one["warning"] for one in gaps(store, OWN, kinds=["absent_attachment"]).answer["gaps"]] == ["C12.x"]
    assert [one["unresolved"] for one in gaps(store, OWN, kinds=["unresolved"]).answer["gaps"]] == ["u.1"]
    assert found(store, "unresolved", None) == [OWN]


def test_counts_and_cap(load: Load) -> None:
    answer = gaps(load(plan()), OWN, cap=7)
    assert answer.answer["counts"] == {"no_driver": 5, "no_lead": 5, "no_deadline": 5, "no_target": 5}
    assert (len(answer.answer["gaps"]), answer.cut) == (7, {"cap": 7, "left": 13})
    assert list(answer.answer["counts"]) == [kind for kind in KINDS if kind in answer.answer["counts"]]


def test_wrong_questions(load: Load) -> None:
    with pytest.raises(BadQuestion, match=r"no_leader.*Known are no_driver"):
        gaps(load(plan()), kinds=["no_leader"])
    with pytest.raises(NotFound):
        gaps(load(plan()), "nobody")
