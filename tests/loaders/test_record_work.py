"""The work of a task in a record: what becomes of each entry, and what is said of one that is wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.model import Fragment, Node
from graph.validate import problems
from loaders.programme import read_record

OWN = "95-ctr-tu.song-lam.2031-11-20"
TASK, SECOND, SECTION = f"{OWN}~II.1~1", f"{OWN}~II.1~2", f"{OWN}~II.1"
RECORD = """\
format: policygraph-record
version: 1
document: {symbol: 95-CTr/TU, kind: programme, province: Sông Lam, date: 2031-11-20, issuer: Tỉnh ủy}
sections:
  - {place: II, title: Nhiệm vụ}
  - {place: II.1, title: Bến bãi, work: [SECTION]}
tasks:
  - {place: II.1/1, title: Bến cá, work: [TASK]}
  - {place: II.1/2, title: Bến đò}
"""
ROAD = "{advances: Cao tốc Cửa Trầm - Đồng Mây, kind: expressway}"
ROAD_ID = "project.cao-toc-cua-tram-ddong-may"


def of_task(work: str) -> Fragment:
    return read_record("work.yaml", RECORD.replace("TASK", work).replace("SECTION", "").encode())


def of_section(work: str) -> Fragment:
    return read_record("work.yaml", RECORD.replace("SECTION", work).replace("TASK", "").encode())


def work(fragment: Fragment) -> list[str]:
    return [one.id for one in fragment.edges if one.type not in ("PART_OF", "PARENT_OF") and one.target != OWN]


def thing(fragment: Fragment, id: str) -> list[Node]:
    return [one for one in fragment.nodes if one.id == id]


@pytest.mark.parametrize(
    ("entry", "links"),
    [
        pytest.param("{leads: Sở Y tế}", [f"agency.so-y-te.song-lam--LEADS--{TASK}"], id="a body that leads"),
        pytest.param("{leads: Sở GD&ĐT}", [f"agency.so-giao-duc-va-ddao-tao.song-lam--LEADS--{TASK}"], id="under a short name"),
        pytest.param("{coordinates: Bộ Y tế}", [f"agency.bo-y-te--COORDINATES--{TASK}"], id="that takes part, of the centre"),
        pytest.param("{oversees: Tỉnh ủy}", [f"agency.tinh-uy.song-lam--OVERSEES--{TASK}"], id="that oversees"),
        pytest.param("{advances: Hồ Khe Sim, kind: reservoir}", [f"{TASK}--ADVANCES--project.ho-khe-sim"], id="a project"),
        pytest.param("{advances: Hồ Khe Sim, kind: reservoir, scope: local}", [f"{TASK}--ADVANCES--project.ho-khe-sim.song-lam"], id="of a province"),
        pytest.param(f"{ROAD}, {{connects: Đồng Mây, of: Cao tốc Cửa Trầm - Đồng Mây}}", [f"{TASK}--ADVANCES--{ROAD_ID}", f"{ROAD_ID}--CONNECTS--place.ddong-may"], id="the end of a route"),
        pytest.param(f"{{connects: Đồng Mây, of: Cao tốc Cửa Trầm - Đồng Mây}}, {ROAD}", [f"{ROAD_ID}--CONNECTS--place.ddong-may", f"{TASK}--ADVANCES--{ROAD_ID}"], id="in another order"),
        pytest.param(f"{ROAD}, {{located_in: Lào, kind: country, of: Cao tốc Cửa Trầm - Đồng Mây}}", [f"{TASK}--ADVANCES--{ROAD_ID}", f"{ROAD_ID}--LOCATED_IN--place.lao"], id="where a project is"),
        pytest.param("{located_in: Xã Bến Trong, kind: commune, scope: local}", [f"{TASK}--LOCATED_IN--place.xa-ben-trong.song-lam"], id="where the task is"),
        pytest.param("{produces: Đề án bến cá, kind: scheme, issuer: Tỉnh ủy}", [f"{TASK}--PRODUCES--deliverable.dde-an-ben-ca.song-lam", "agency.tinh-uy.song-lam--ISSUED--deliverable.dde-an-ben-ca.song-lam"], id="a scheme and who issues it"),
        pytest.param("{produces: Quy chế làm việc, kind: regulation}", [f"{TASK}--PRODUCES--deliverable.quy-che-lam-viec.95-ctr-tu-song-lam-2031-11-20-ii-1-1"], id="what many have under one name is the task's own"),
        pytest.param("{needs: Quy hoạch bến cá, kind: master_plan}", [f"{TASK}--NEEDS--deliverable.quy-hoach-ben-ca.song-lam"], id="what it waits for"),
        pytest.param("{joins: Hồ Khe Sim, kind: reservoir}", [f"{TASK}--NEEDS--project.ho-khe-sim"], id="a project that it goes with"),
        pytest.param("{sets: bến mới, value: '12', unit: bến}", [f"{TASK}--SETS--target.ben-moi.12.ben.song-lam"], id="a target to be met"),
        pytest.param("{sets: hộ dùng nước sạch, comparator: '>=', value: '95', unit: '%', time: đến năm 2035}", [f"{TASK}--SETS--target.ho-dung-nuoc-sach.at-least.95.dden-nam-2035.song-lam"], id="at least so much, by a year"),
    ],
)  # fmt: skip
def test_what_an_entry_links(entry: str, links: list[str]) -> None:
    found = of_task(entry)
    assert (work(found), problems(found)) == (links, [])


@pytest.mark.parametrize(
    ("entry", "links"),
    [
        pytest.param("{advances: Cảng Cửa Trầm, kind: port}", [f"{SECTION}--ADVANCES--project.cang-cua-tram"], id="a project of the heading"),
        pytest.param("{sets: bến mới, value: '12'}", [f"{SECTION}--SETS--target.ben-moi.12.song-lam"], id="a target of the heading"),
        pytest.param("{leads: Sở Y tế}", [f"agency.so-y-te.song-lam--LEADS--{one}" for one in (TASK, SECOND)], id="a body, for all tasks beneath"),
    ],
)  # fmt: skip
def test_what_a_section_says(entry: str, links: list[str]) -> None:
    found = of_section(entry)
    assert (work(found), problems(found)) == (links, [])


def test_what_follows_from_a_name_is_less_sure() -> None:
    sure = {
        one.evidence[0].confidence: set(one.properties)
        for one in thing(of_task("{leads: Sở Y tế}"), "agency.so-y-te.song-lam")
    }
    assert sure == {"high": {"name"}, "low": {"kind", "level", "province"}}
    ward = thing(of_task("{located_in: Phường Sông Trí, kind: ward}"), "place.phuong-song-tri")
    assert {one.evidence[0].confidence: one.properties.get("code") for one in ward} == {"high": None, "low": "18754"}


def test_a_target_without_a_comparator_is_to_be_met_exactly() -> None:
    (target,) = thing(of_task("{sets: bến mới, value: '12'}"), "target.ben-moi.12.song-lam")
    assert target.properties == {"metric": "bến mới", "comparator": "=", "value": "12"}


@pytest.mark.parametrize(
    ("entry", "said", "remedy"),
    [
        pytest.param("{does: Sở Y tế}", "nothing is said of the work", "leads", id="no link"),
        pytest.param("{leads: Sở Y tế, kind: department}", "unknown key 'kind'", "leads", id="what follows from a name"),
        pytest.param("{leads: [Sở Y tế]}", "leads is no text", "one line", id="a list for a name"),
        pytest.param("{advances: [Hồ Khe Sim]}", "advances is no text", "one line", id="a list for a project"),
        pytest.param("{leads: '...'}", "'...' is no name", "letters", id="a name of dots"),
        pytest.param("{connects: Đồng Mây}", "no project that it belongs to", "of: ...", id="an end of nothing"),
        pytest.param("{connects: Đồng Mây, of: Cao tốc Vinh}", "of 'Cao tốc Vinh' is no project", "advances", id="an end of what is not listed"),
        pytest.param("{produces: Đề án bến cá, kind: schema}", "no kind 'schema'", "scheme", id="an unknown kind of deliverable"),
        pytest.param("{sets: bến mới, comparator: over, value: '12'}", "no comparator 'over'", ">=", id="a comparator in words"),
        pytest.param("{advances: Hồ Khe Sim, scope: province}", "no scope 'province'", "local", id="an unknown scope"),
    ],
)  # fmt: skip
def test_an_entry_that_is_wrong(entry: str, said: str, remedy: str) -> None:
    with pytest.raises(BadInput) as raised:
        of_task(entry)
    assert said in raised.value.problem
    assert "tasks, entry 1 (II.1/1), work, entry 1" in raised.value.problem
    assert remedy in raised.value.remedy


@pytest.mark.parametrize("link", ["produces", "needs", "joins"])
def test_a_section_makes_and_needs_nothing_itself(link: str) -> None:
    with pytest.raises(BadInput, match=r"sections, entry 2 \(II.1\), work, entry 1"):
        of_section(f"{{{link}: Đề án bến cá, kind: scheme}}")


KEYS = st.sampled_from(
    ["leads", "advances", "connects", "located_in", "produces", "joins", "sets", "of", "kind", "scope", "value", "x"]
)
VALUES = st.sampled_from(
    ["Sở Y tế", "Hồ Khe Sim", "Hồ", "12", "scheme", "local", "=", "range", ".", "~", "''", "[a]", "{a: b}"]
)


@settings(derandomize=True, database=None, deadline=None, max_examples=300)
@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=4), max_size=3))
def test_whatever_stands_in_the_list_it_is_read_or_refused(listed: list[dict[str, str]]) -> None:
    words = ", ".join("{" + ", ".join(f"{key}: {value}" for key, value in one.items()) + "}" for one in listed)
    for read in (of_task, of_section):
        try:
            found = read(words)
        except BadInput:
            continue
        assert problems(found) == []
