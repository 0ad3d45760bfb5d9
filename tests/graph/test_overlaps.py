"""overlaps: pairs of tasks that do the same work, with a score, its parts and the words of both."""

from collections.abc import Callable
from typing import Any

import pytest
from contract_fragments import document, fragment, part_of, section, task

from graph.errors import NotFound
from graph.ids import part_id
from graph.model import Fragment
from graph.queries.overlaps import overlaps
from graph.stores.sqlite_store import SqliteStore

Load = Callable[..., SqliteStore]
OWN, OTHER = "95-ctr-tu.song-lam.2031-11-20", "7-kh-ubnd.song-lam.2032-01-05"
HARBOUR = "Nạo vét luồng vào cảng cá Sông Lam."
SAME = "Hoàn thành việc nạo vét luồng vào cảng cá Sông Lam trong năm 2032; trồng rừng ven sông."
BUSY = f"{SAME} Dạy nghề cho ngư dân trẻ; khám sức khỏe định kỳ cho thuyền viên. Lập bản đồ số các bãi đá ngầm."
FOREST = "Trồng rừng ngập mặn."
STOCK = "Tiếp tục triển khai thực hiện có hiệu quả các nhiệm vụ, giải pháp trong tình hình mới."
WORK = "Tăng cường lãnh đạo, chỉ đạo trong giai đoạn mới."


def plan(*texts: str, links: tuple[tuple[str, str, str], ...] = (), own: str = OWN) -> Fragment:
    """Tasks of one section by their texts, and what they are linked to: ("1", "ADVANCES", "project.p")."""
    types = {"project": "Project", "deliverable": "Deliverable", "target": "Target", "agency": "Agency"}
    things = {thing: types.get(thing.partition(".")[0], "Document") for _, _, thing in links}
    named = {"Target": "metric"}
    return fragment(
        own,
        [
            document(own, symbol=own), section("I", "NHIỆM VỤ", of=own),
            *(task(f"I/{n}", text, of=own) for n, text in enumerate(texts, 1)),
            *((id, type, {named.get(type, "name"): id}) for id, type in things.items()),
        ],
        [
            part_of("I", of=own), *(part_of(f"I/{n}", "I", of=own) for n, _ in enumerate(texts, 1)),
            *(
                (type, thing, part_id(own, f"I/{n}")) if type in ("DRIVES", "LEADS") else (type, part_id(own, f"I/{n}"), thing)
                for n, type, thing in links
            ),
        ],
    )  # fmt: skip


def pairs(store: SqliteStore, *of: str, **more: Any) -> list[tuple[str, str]]:
    return [tuple(id[-1] for id in one["tasks"]) for one in overlaps(store, *of, **more).answer["pairs"]]


@pytest.mark.parametrize(
    ("texts", "links", "wanted", "kind", "why"),
    [
        ([HARBOUR, BUSY], [], [("1", "2")], "mandate", "one orders among other things what the other orders"),
        ([HARBOUR, HARBOUR], [], [("1", "2")], "words", "the same words"),
        ([HARBOUR, FOREST], [], [], None, "near miss: nothing in common"),
        ([STOCK, WORK], [], [], None, "near miss: only what every task says"),
        ([HARBOUR, FOREST], [("1", "ADVANCES", "project.p"), ("2", "ADVANCES", "project.p")], [("1", "2")], "project", "one project"),
        ([HARBOUR, FOREST], [("1", "PRODUCES", "deliverable.p"), ("2", "PRODUCES", "deliverable.p")], [("1", "2")], "deliverable", "one product"),
        ([HARBOUR, FOREST], [("1", "SETS", "target.p"), ("2", "SETS", "target.p")], [("1", "2")], "target", "one target"),
        ([HARBOUR, FOREST], [("1", "DRIVES", "57-nq-tw.2024-12-22"), ("2", "DRIVES", "57-nq-tw.2024-12-22")], [("1", "2")], "driver", "one driver"),
        ([HARBOUR, FOREST], [("1", "LEADS", "agency.p"), ("2", "LEADS", "agency.p")], [], None, "near miss: one body leads both, which says nothing of the work"),
        ([HARBOUR, FOREST], [("1", "ADVANCES", "project.p"), ("2", "ADVANCES", "project.q")], [], None, "near miss: two projects"),
    ],
)  # fmt: skip
def test_what_overlaps(load: Load, texts: list, links: list, wanted: list, kind: str | None, why: str) -> None:
    store = load(plan(*texts, links=tuple(links)))
    for of in ((), (OWN,), (part_id(OWN, "I/1"),)):
        assert pairs(store, *of) == wanted, why
    found = overlaps(store).answer["pairs"]
    assert [one["kind"] for one in found] == ([kind] if kind else []), why


def test_more_in_common_says_more(load: Load) -> None:
    words = overlaps(load(plan(HARBOUR, SAME))).answer["pairs"][0]["score"]
    shared = (("1", "ADVANCES", "project.p"), ("2", "ADVANCES", "project.p"))
    [both] = overlaps(load(plan(HARBOUR, SAME, links=shared))).answer["pairs"]
    assert 0 < words < both["score"] < 1
    assert set(both["parts"]) == {"words", "mandate", "project"}
    assert both["shared"] == {"project": ["project.p"]}


def test_a_driver_behind_a_driver_is_shared_too(load: Load) -> None:
    central, own = "57-nq-tw.2024-12-22", "42-ctr-tu.song-lam.2025-04-10"
    one = plan(HARBOUR, FOREST, links=(("1", "DRIVES", central), ("2", "DRIVES", own)))
    carried = fragment(own, [document(own), document(central)], [("IMPLEMENTS", own, central)])
    [pair] = overlaps(load(one, carried), part_id(OWN, "I/1")).answer["pairs"]
    assert pair["shared"] == {"driver": [central]}


@pytest.mark.parametrize("type", ["IMPLEMENTS", "CONSOLIDATES"])
def test_what_a_document_serves_as_a_whole_tells_no_two_of_its_tasks_apart(load: Load, type: str) -> None:
    central = "57-nq-tw.2024-12-22"
    one = plan(HARBOUR, FOREST, links=(("1", "DRIVES", central), ("2", "DRIVES", central)))
    whole = fragment(central, [document(OWN), document(central)], [(type, OWN, central)])
    assert pairs(load(one)) == [("1", "2")]
    assert pairs(load(one, whole)) == []


def test_every_pair_has_the_words_of_both_where_they_stand(load: Load) -> None:
    store = load(plan(HARBOUR, SAME))
    answer = overlaps(store)
    [pair] = answer.answer["pairs"]
    assert pair["words"][0].lower() == "nạo vét luồng vào cảng cá sông lam"
    [computed] = [edge for edge in answer.edges if edge.id == pair["edges"][0]]
    assert (computed.type, computed.source, computed.target) == ("OVERLAPS", *pair["tasks"])
    text = store.source(computed.evidence[0].source)
    for one in computed.evidence:
        assert text is not None
        assert text.text[one.start : one.end] == one.quote
    assert len({one.quote.lower() for one in computed.evidence if one.quote}) == 1


def test_who_leads_each_side(load: Load) -> None:
    [pair] = overlaps(load(plan(HARBOUR, SAME, links=(("2", "LEADS", "agency.p"),)))).answer["pairs"]
    assert pair["agencies"] == [[], ["agency.p"]]


def test_between_two_documents(load: Load) -> None:
    store = load(plan(HARBOUR, SAME, FOREST), plan(HARBOUR, own=OTHER))
    assert [one["tasks"] for one in overlaps(store, OWN, other=OTHER).answer["pairs"]] == [
        [part_id(OTHER, "I/1"), part_id(OWN, "I/1")],
        [part_id(OTHER, "I/1"), part_id(OWN, "I/2")],
    ]
    assert overlaps(store, OWN, other=OTHER).of == (OWN, OTHER)
    assert len(pairs(store)) == 3, "the whole graph: the two of one document as well"


def test_of_a_project(load: Load) -> None:
    links = (("1", "ADVANCES", "project.p"), ("2", "ADVANCES", "project.p"))
    store = load(plan(HARBOUR, SAME, HARBOUR, links=links))
    assert pairs(store, project="project.p") == [("1", "2")]
    assert pairs(store, part_id(OWN, "I/3"), project="project.p") == []


def test_groups_are_three_and_more(load: Load) -> None:
    store = load(plan(HARBOUR, HARBOUR, HARBOUR, FOREST, FOREST))
    assert overlaps(store).answer["groups"] == [[part_id(OWN, f"I/{n}") for n in (1, 2, 3)]]


def test_a_chain_is_no_group(load: Load) -> None:
    links = []
    for n in range(1, 6):
        links += [(str(n), "PRODUCES", f"deliverable.{n}"), (str(n + 1), "PRODUCES", f"deliverable.{n}")]
    store = load(plan(*[f"{word} cá." for word in ("Nuôi", "Bắt", "Bán", "Chở", "Ướp", "Phơi")], links=tuple(links)))
    groups = overlaps(store).answer["groups"]
    assert max(map(len, groups), default=0) <= 3, "each is like the next, and not like the one after"


def test_the_lowest_score_and_the_cap(load: Load) -> None:
    store = load(plan(HARBOUR, HARBOUR, SAME))
    scores = [one["score"] for one in overlaps(store).answer["pairs"]]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 3
    assert len(pairs(store, least=scores[0])) == 1
    cut = overlaps(store, cap=1)
    assert (len(cut.answer["pairs"]), cut.cut) == (1, {"cap": 1, "left": 2})
    assert overlaps(store, cap=3).cut is None


def test_a_score_rests_on_two_tasks_alone(load: Load) -> None:
    store = load(plan(HARBOUR, SAME))
    before = overlaps(store, OWN).answer["pairs"]
    store.apply(plan(*[f"{HARBOUR} Đợt {n}." for n in range(30)], own=OTHER))
    after = overlaps(store, OWN, other=OWN).answer["pairs"]
    assert before == after


@pytest.mark.parametrize("told", [{}, {"other": "nobody"}, {"project": "nobody"}], ids=["of", "between", "project"])
def test_nothing_of_that_name(load: Load, told: dict[str, str]) -> None:
    with pytest.raises(NotFound, match="nobody"):
        overlaps(load(plan(HARBOUR)), OWN if told else "nobody", **told)
