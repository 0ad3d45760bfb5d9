"""What a planner does with the page, done in Chromium."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest
from typer.testing import CliRunner
from viz_fragments import crowd, sample_path

from api.cli import app
from graph.ids import part_id
from graph.queries.trace import trace
from graph.stores import open_store
from graph.stores.base import Store
from viz.page import page as write

PROGRAMME = "1-ctr-tu.ha-tinh.2025-2030"
SECTION, FIRST, SECOND = (part_id(PROGRAMME, place) for place in ("II.2.7", "II.2.7/1", "II.2.7/2"))
DRIVER, CENTRAL = "42-ctr-tu.ha-tinh.2025-04-10", "57-nq-tw.2024-12-22"


def _sample(store: Store) -> str:
    """The id of the sample document."""
    return next(source.document for source in store.sources() if source.kind == "text")


def _at(address: str, **state: str) -> str:
    return address + "#" + "&".join(f"{name}={quote(value)}" for name, value in state.items())


def _place_of_task(page: Any, id: str) -> dict[str, float]:
    """Where a task's card is on the screen: the page's own data, and the zoom that it says."""
    return page.evaluate(
        """(id) => {
          const data = JSON.parse(document.getElementById("data").textContent);
          const box = data.layout.tasks.find((one) => one.id === id);
          const [x, y, zoom] = new URLSearchParams(location.hash.slice(1)).get("at").split(",").map(Number);
          const area = document.getElementById("map").getBoundingClientRect();
          return { x: area.left + area.width / 2 + (box.x + box.width / 2 - x) * zoom,
                   y: area.top + area.height / 2 + (box.y + box.height / 2 - y) * zoom };
        }""",
        id,
    )


def _near(page: Any, id: str) -> str:
    """The part of an address that shows a card at 1:1."""
    box = page.evaluate("(id) => JSON.parse(document.getElementById('data').textContent).layout.tasks.find((one) => one.id === id)", id)  # fmt: skip
    return f"{box['x'] + 140},{box['y'] + 43},1"


# --- opening ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_it_is_ready_soon(open_page: Any, served: str, size: tuple[int, int]) -> None:
    """1 s is the aim on a machine at rest; the bound leaves room for one that runs other tests."""
    open_page(served, size)  # the server builds the page once
    page = open_page(served, size)
    assert int(page.evaluate("document.body.dataset.ready")) < 4000
    assert page.locator("canvas").count() == 1


def test_a_file_is_the_same_page_offline(open_page: Any, library: Store, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text(write(library), encoding="utf-8", newline="\n")
    page = open_page(path.as_uri())
    page.fill("#search", "57nq tw")
    page.keyboard.press("Enter")
    assert page.locator("#panel .title").inner_text() == "Nghị quyết 57-NQ/TW"
    assert "sel=57-nq-tw" in page.url


def test_an_empty_store_says_how_to_begin(open_page: Any, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    with open_store(":memory:") as store:
        path.write_text(write(store, lang="en"), encoding="utf-8")
    page = open_page(path.as_uri())
    assert "policygraph load FILE" in page.locator("#panel").inner_text()


def test_hostile_text_runs_nothing(open_page: Any, evil: str) -> None:
    page = open_page(evil)
    for view in ("map", "trace", "table"):
        page.click(f"[data-view={view}]")
    page.fill("#search", "script")
    page.locator("#results .result").first.wait_for()
    page.keyboard.press("Enter")
    for id in page.evaluate("Object.keys(JSON.parse(document.getElementById('data').textContent).things)"):
        for tab in ("evidence", "document"):
            page.goto(_at(evil, view="trace", focus=id, sel=id, tab=tab))
            page.locator(f'.trace[data-focus="{id}"]').wait_for()
    for name in ("warnings", "unresolved", "Agency", "<img src=x>"):
        page.goto(_at(evil, list=name))
        page.wait_for_timeout(50)
    assert page.locator("main img, aside img, main script, aside script").count() == 0


@pytest.mark.parametrize(
    "state",
    [
        {"view": "nowhere", "sel": "__proto__", "focus": "constructor", "tab": "x"},
        {"list": "constructor", "theme": "pink", "lang": "fr", "at": "1e308,NaN,1e-300"},
        {"sel": FIRST, "tab": "document", "ev": "__proto__ 0 99999999"},
        {"sel": FIRST, "tab": "document", "ev": "record.nothing 5 1"},
        {"view": "trace", "driver": "<b>", "how": "toString", "driver_kind": "hasOwnProperty"},
    ],
)
def test_an_odd_address_opens_the_page(open_page: Any, served: str, state: dict[str, str]) -> None:
    page = open_page(_at(served, **state))
    assert page.locator("[data-view=map]").is_visible()


# --- finding ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found", "why"),
    [
        ("cua tram", "Cửa Trầm", "without accents"),
        ("57-nq/tw", "57-NQ/TW", "a symbol in small letters"),
        ("57nqtw", "57-NQ/TW", "a symbol without punctuation"),
        ("II.2.7/1", "II.2.7/1", "a place"),
        ("độ số", "số", "with accents"),
    ],
)
def test_search(open_page: Any, served: str, typed: str, found: str, why: str) -> None:
    page = open_page(served)
    page.keyboard.press("/")
    page.keyboard.type(typed)
    assert found in page.locator("#results").inner_text(), why


def test_search_says_what_it_searched_and_what_comes_near(open_page: Any, served: str) -> None:
    page = open_page(_at(served, lang="en"))
    page.fill("#search", "42-CTr/XX quux")
    said = page.locator("#results").inner_text()
    assert "Nothing found" in said
    assert "tasks and" in said


# --- one task and what drives it ----------------------------------------------------------------------------------


def test_section_seven_shows_its_nine_tasks(open_page: Any, recorded: str) -> None:
    page = open_page(_at(recorded, sel=SECTION, lang="en"))
    rows = page.locator("#panel .tasks li").all_inner_texts()
    assert len(rows) == 9
    assert "42-CTr/TU ← 57-NQ/TW" in rows[0]
    assert all("No driver is named for this task." in row for row in rows[1:])
    whole = page.locator("#panel section", has_text="Through the whole programme").inner_text()
    assert "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX is carried out by 01-CTr/TU" in whole, (
        "said once for all"
    )


def test_a_click_selects_and_a_double_click_isolates(open_page: Any, served: str) -> None:
    page = open_page(served)
    page.goto(_at(served, at=_near(page, FIRST)))
    at = _place_of_task(page, FIRST)
    page.mouse.click(at["x"], at["y"])
    page.locator("#panel .chain").wait_for()
    assert page.locator("#panel .chain b, #panel .chain .link").all_inner_texts() == ["57-NQ/TW", "42-CTr/TU", "2.7/1"]
    page.keyboard.press("Escape")
    for _ in range(5):  # a machine at work may see two clicks
        at = _place_of_task(page, SECOND)
        page.mouse.dblclick(at["x"], at["y"])
        page.wait_for_timeout(500)
        if page.locator(".trace").is_visible():
            break
    assert page.locator(".tcard.task").count() == 1
    assert "riêng nhiệm vụ này" in page.locator(".tcard.task .gap").inner_text()


def test_the_trace_of_a_document_shows_all_it_drives(open_page: Any, served: str) -> None:
    page = open_page(_at(served, view="trace", focus=CENTRAL, sel=CENTRAL))
    assert page.locator(".tcard.task").count() == 7
    assert page.locator(".documents .tcard .name").all_inner_texts() == ["57-NQ/TW", "42-CTr/TU"]
    page.locator(".wire").first.wait_for(state="attached")
    assert page.locator(".wire.dashed").count() == 5


def test_the_page_says_what_the_library_says(open_page: Any, served: str, library: Store) -> None:
    """Tasks of both documents, driven and not; a section; documents above, between and whole."""
    asked = [FIRST, SECOND, part_id(PROGRAMME, "II.4.3/5"), part_id(PROGRAMME, "III.1"), part_id(_sample(library), "II.2.2/2")]  # fmt: skip
    page = open_page(served)
    for id in asked:
        page.goto(_at(served, sel=id))
        page.locator(".phead b").filter(has_text=id.partition("~")[2].replace("~", "/")).wait_for()
        shown = [one.get_attribute("data-path").split(" ") for one in page.locator("#panel .chain").all()]
        answer = trace(library, id).answer
        assert sorted(shown) == sorted(answer["paths"]), id
        assert (page.locator("#panel .no-driver").count() == 1) == (answer["undriven"] == [id])
    for id in (SECTION, DRIVER, CENTRAL, _sample(library), PROGRAMME):
        page.goto(_at(served, view="trace", focus=id, sel=id))
        page.locator(f'.trace[data-focus="{id}"]').wait_for()
        answer = trace(library, id)
        ends = {path[-1].partition("--DRIVES--")[2] for path in answer.answer["paths"]}
        cards = page.locator(".tcard.task").evaluate_all("(cards) => cards.map((one) => one.dataset.id)")
        assert set(cards) == ends | set(answer.answer["undriven"]), id
        through = page.locator("[data-through]").evaluate_all(
            "(all) => all.map((one) => one.dataset.through.split(' '))"
        )
        assert sorted(through) == sorted(answer.answer["through_document"]), id


def test_the_right_sentence_opens_in_its_document(open_page: Any, served: str, library: Store) -> None:
    task = part_id(_sample(library), "II.2.2/2")
    page = open_page(_at(served, sel=task))
    cited = page.locator("#panel .chain .quote", has=page.locator("mark")).filter(has_text="Chương trình")
    words = cited.first.locator("mark").inner_text()
    cited.first.click()
    assert page.locator(".paper .para.here mark").all_inner_texts() == [words]
    assert page.locator(".paper .para.here .number").inner_text() == "2.2/2"
    assert page.locator(".paper .para.here p").get_attribute("lang") == "vi"
    text = library.get([task])[task].properties["text"]
    assert page.locator(".paper .para.here p").inner_text() == text
    assert page.locator(".paper .para:not(.here)").count() == 2


def test_where_only_a_record_is_loaded_it_says_how_to_load_the_text(open_page: Any, recorded: str) -> None:
    page = open_page(_at(recorded, sel=FIRST, tab="document"))
    said = page.locator("#panel").inner_text()
    assert "Chưa nạp văn bản" in said
    assert "policygraph load TỆP" in said
    assert "hatinh.gov.vn" in said


def test_a_warning_shows_both_readings(open_page: Any, served: str) -> None:
    page = open_page(_at(served, list="warnings"))
    box = page.locator(".warned").filter(has_text="839-QĐ/TU")
    assert box.locator(".reading").count() == 2
    assert box.locator("mark").count() >= 1


# --- who does what, by when -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "listed", "why"),
    [
        ("Cơ quan nào chủ trì nhiệm vụ nào?", "Văn phòng Tỉnh ủy", "bodies, each with its tasks"),
        ("Nhiệm vụ nào phải xong khi nào?", "trước năm 2034", "deadlines in the order of their days"),
        ("Phải đạt những chỉ tiêu nào?", "≥ 30 %", "targets"),
        ("Phải làm ra những sản phẩm nào?", "Kế hoạch thực hiện Chỉ thị số 950-CT/TW", "what is to be produced"),
        ("Nhiệm vụ nào chưa nêu cơ quan chủ trì?", "II.1.1/2", "and what the texts leave open"),
    ],
)
def test_the_questions_ask_who_does_what_by_when(
    open_page: Any, served: str, question: str, listed: str, why: str
) -> None:
    page = open_page(served, size=(1920, 1080))
    row = page.locator("#panel .question", has_text=question)
    count = row.locator(".count").inner_text()
    row.click()
    assert page.locator("#panel .phead h2").inner_text().endswith(count), why
    while page.locator("#panel .more").count():
        page.locator("#panel .more").first.click()
    assert listed in page.locator("#panel").inner_text(), why


def test_a_task_says_who_leads_it_and_a_body_what_it_does(open_page: Any, served: str, library: Store) -> None:
    task = part_id(_sample(library), "III.3")
    page = open_page(_at(served, sel=task))
    page.click("[data-view=table]")
    cells = page.locator(f'tr[data-id="{task}"] td').all_inner_texts()
    assert cells[3] == "Văn phòng Tỉnh ủy"
    due = page.locator(f'tr[data-id="{part_id(_sample(library), "II.1.2/2")}"] td').all_inner_texts()
    assert due[4] == "trước năm 2034"
    row = page.locator("#panel .row", has=page.locator("text=Chủ trì"))
    assert "Văn phòng Tỉnh ủy" in row.inner_text()
    page.click("#panel .actions .primary")
    assert "Chủ trì" in page.locator(".agency_column .tcard").first.inner_text()


def test_evidence_in_a_table_names_file_sheet_and_cell(
    open_page: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYGRAPH_STORE", str(tmp_path / "graph.sqlite"))
    table = tmp_path / "phan-cong.xlsx"
    _run("load", str(sample_path()))
    _run("export", "--format", "xlsx", "-o", str(table))
    book = openpyxl.load_workbook(table)
    book["III TỔ CHỨC THỰC HIỆN"]["E7"] = "Văn phòng Tỉnh ủy"
    book.save(table)
    _run("load", str(table))
    _run("map", "-o", str(tmp_path / "map.html"))
    with open_store(str(tmp_path / "graph.sqlite")) as store:
        task = part_id(_sample(store), "III.2")
    shown = open_page(_at((tmp_path / "map.html").as_uri(), sel=task))
    assert "phan-cong.xlsx · trang tính “III TỔ CHỨC THỰC HIỆN”, ô E7" in shown.locator("#panel").inner_text()
    shown.locator("#panel .quote", has_text="Văn phòng").last.click()
    assert shown.locator(".para.here p").inner_text() == "Văn phòng Tỉnh ủy", "its cell alone"
    assert "~" not in shown.locator(".paper").inner_text(), "not the id in the last cell of the row"


PLAN = """TỈNH ỦY SÔNG LAM
Số 12-CTr/TU
Sông Lam, ngày 05 tháng 3 năm 2031
CHƯƠNG TRÌNH
phát triển nghề cá

I. NHIỆM VỤ
1. Xây dựng Đề án mở rộng bến cá.
2. Xây dựng Quy hoạch bến cá trên cơ sở Đề án mở rộng bến cá.
3. Bố trí vốn sau khi Quy hoạch bến cá được phê duyệt; bám sát Chiến lược phát triển luồng lạch.
4. Sửa nhà văn hóa.
5. Làm đường kết nối với Khu kinh tế Sông Lam.
"""


def test_a_task_says_which_tasks_do_the_same_work_alone_and_served(
    open_page: Any, serve: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYGRAPH_STORE", str(tmp_path / "graph.sqlite"))
    (tmp_path / "plan.txt").write_text(PLAN)
    _run("load", str(tmp_path / "plan.txt"))
    _run("map", "-o", str(tmp_path / "map.html"))
    with open_store(str(tmp_path / "graph.sqlite")) as store:
        document = _sample(store)
    for address in ((tmp_path / "map.html").as_uri(), serve(str(tmp_path / "graph.sqlite"))):
        page = open_page(_at(address, sel=part_id(document, "I.2")))
        page.wait_for_selector("#panel .overlapping li")
        shown = page.locator("#panel .overlapping li").all_inner_texts()
        assert [one.split(" · ")[0] for one in shown] == ["I.1"]
        assert "cùng lời" in shown[0]
        assert page.locator("#panel .overlapping mark").all_inner_texts() == ["Đề án mở rộng bến cá"]
        page.goto(_at(address, sel=part_id(document, "I.4")))
        page.wait_for_timeout(200)
        assert page.locator("#panel .overlapping").count() == 0, "a task like no other says nothing of it"


def test_a_planner_asks_more_about_a_thing(
    open_page: Any, serve: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYGRAPH_STORE", str(tmp_path / "graph.sqlite"))
    (tmp_path / "plan.txt").write_text(PLAN)
    _run("load", str(tmp_path / "plan.txt"))
    _run("map", "-o", str(tmp_path / "map.html"))
    with open_store(str(tmp_path / "graph.sqlite")) as store:
        document = _sample(store)
    page = open_page(_at(serve(str(tmp_path / "graph.sqlite")), sel=document))
    page.click("#panel [data-question=gaps]")
    page.wait_for_selector("#panel .answered .answer li")
    assert page.locator("#panel .answered li").first.inner_text() == "nhiệm vụ chưa nêu văn bản dẫn dắt · 5"
    with page.expect_download() as saved:
        page.click("#panel .answered .download")
    saved.value.save_as(tmp_path / "gaps.xlsx")
    assert openpyxl.load_workbook(tmp_path / "gaps.xlsx").sheetnames == ["Tổng hợp", "Còn thiếu"]
    page.click("#panel [data-question=conflicts]")
    page.wait_for_selector("#panel .answered .gap")
    assert page.locator("#panel .answered").inner_text().startswith("Không có mâu thuẫn nào.")
    alone = open_page(_at((tmp_path / "map.html").as_uri(), sel=document))
    alone.click("#panel [data-question=gaps]")
    assert f'policygraph gaps "{document}"' in alone.locator("#panel .answered").inner_text()


def test_a_task_says_what_it_waits_for_and_who_waits_for_it(
    open_page: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYGRAPH_STORE", str(tmp_path / "graph.sqlite"))
    (tmp_path / "plan.txt").write_text(PLAN)
    _run("load", str(tmp_path / "plan.txt"))
    _run("map", "-o", str(tmp_path / "map.html"))
    with open_store(str(tmp_path / "graph.sqlite")) as store:
        document = _sample(store)
    page = open_page(_at((tmp_path / "map.html").as_uri(), sel=part_id(document, "I.2")))
    lines = page.locator("#panel .waiting li > div:first-child").all_inner_texts()
    assert lines == ["Chờ Đề án mở rộng bến cá · do nhiệm vụ I.1", "I.3 chờ Quy hoạch bến cá"]
    assert page.locator("#panel .waiting mark").all_inner_texts() == ["Đề án mở rộng bến cá", "Quy hoạch bến cá"]
    page.click("#panel .waiting >> text=I.3")
    first = page.locator("#panel .waiting li > div:first-child").first.inner_text()
    assert first == "Chờ Chiến lược phát triển luồng lạch · chưa nhiệm vụ nào ở đây làm ra"
    page.goto(_at((tmp_path / "map.html").as_uri(), sel=part_id(document, "I.4")))
    assert page.locator("#panel .waiting").count() == 0, "a task that waits for nobody says nothing of it"
    page.goto(_at((tmp_path / "map.html").as_uri(), sel=part_id(document, "I.5")))
    assert page.locator("#panel .waiting").inner_text() == "Gắn với, phục vụ hoặc chờ Khu kinh tế Sông Lam"
    assert page.locator("#panel .chip", has_text="Khu kinh tế").count() == 1, "named once, however it is linked"


def _run(*words: str) -> None:
    done = CliRunner().invoke(app, list(words))
    assert done.exit_code == 0, done.output


# --- a phone, and paper ---------------------------------------------------------------------------------------------

PHONE = (390, 844)


@pytest.mark.parametrize("view", ["", "map", "trace", "table"])
def test_nothing_is_wider_than_a_phone(open_page: Any, served: str, view: str) -> None:
    page = open_page(_at(served, **({"view": view, "focus": FIRST} if view else {})), size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    for name in ("#search", "#top .filters", '[data-view="map"]', '[data-lang="en"]', "#copy"):
        box = page.locator(name).bounding_box()
        assert box["x"] >= 0, name
        assert box["x"] + box["width"] <= PHONE[0], name


def test_a_phone_begins_with_the_list(open_page: Any, served: str) -> None:
    page = open_page(served, size=PHONE)
    assert page.locator("[data-view=table]").get_attribute("aria-pressed") == "true"
    assert page.locator("#rail").is_hidden()
    page.click("#top .filters")
    page.check(f'[data-facet=driver] input[value="{CENTRAL}"]')
    page.click(".done")
    assert page.locator("#rail").is_hidden()
    assert page.locator("#bar .counted").inner_text().startswith("7 trong")


def test_on_a_phone_the_panel_is_a_sheet_and_a_trace_is_seen_whole(open_page: Any, served: str) -> None:
    page = open_page(served, size=PHONE)
    page.locator(".rowname").first.click()
    box = page.locator("#panel").bounding_box()
    assert (box["x"], box["width"]) == (0, PHONE[0])
    assert box["y"] > 200
    page.click("#panel .actions .primary")
    assert page.locator("#panel").is_hidden()
    assert page.locator(".columns").bounding_box()["width"] <= PHONE[0]


@pytest.mark.parametrize(
    ("state", "printed", "not_printed", "why"),
    [
        ({"sel": FIRST}, "#panel", "#stage", "what is selected on the map"),
        ({"view": "table"}, ".table table", "#panel", "the table"),
        ({"view": "trace", "focus": FIRST, "sel": FIRST}, ".columns", "#panel", "the trace"),
        ({}, ".mapholder", "#panel", "the map where nothing is selected"),
    ],
)
def test_paper_shows_what_is_asked_about(
    open_page: Any, served: str, state: dict[str, str], printed: str, not_printed: str, why: str
) -> None:
    page = open_page(_at(served, theme="dark", **state), size=(1024, 768))
    page.emulate_media(media="print")
    assert page.locator(printed).is_visible(), why
    assert page.locator(not_printed).is_hidden(), why
    if state.get("view") == "table":
        assert page.evaluate("getComputedStyle(document.querySelector('.table thead')).display") == "table-header-group"
    assert page.locator("#top").is_hidden()
    assert page.locator("#rail").is_hidden()
    assert page.evaluate("getComputedStyle(document.body).overflow") == "visible"
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink')") == "#1B1F24"


# --- language, filters, links, keys -------------------------------------------------------------------------------


def test_the_language_changes_labels_and_titles_never_the_documents_words(
    open_page: Any, served: str, library: Store
) -> None:
    task = part_id(_sample(library), "II.2.2/2")
    page = open_page(_at(served, sel=task))
    sentence = page.locator("#panel .sentence").inner_text()
    page.click("[data-lang=en]")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("[data-view=trace]").inner_text() == "Trace"
    assert page.locator("#panel .sentence").inner_text() == sentence
    assert page.locator("#panel .sentence").get_attribute("lang") == "vi"
    page.goto(_at(served, sel=FIRST, lang="en"))
    page.locator("#panel .title").wait_for()
    assert page.locator("#panel .title").inner_text() == library.get([FIRST])[FIRST].properties["title_en"]


def test_filters_count_and_narrow(open_page: Any, served: str) -> None:
    page = open_page(_at(served, view="table"))
    page.check(f'[data-facet=driver] input[value="{CENTRAL}"]')
    assert page.locator("#bar .counted").inner_text().startswith("7 trong")
    assert page.locator("tr[data-id]").count() == 7
    page.check("[data-facet=how] input[value=direct]")
    assert page.locator("tr[data-id]").count() == 3  # II.2.7/1 and II.4.3/5 cite it, II.4.3/1 cites another
    page.locator(".condition").first.click()
    assert f"driver={CENTRAL}" not in page.url


def test_a_page_that_holds_a_part_counts_the_whole(open_page: Any, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph.sqlite")) as store:
        for one in crowd(3, 1500):
            store.apply(one)
        (tmp_path / "map.html").write_text(write(store), encoding="utf-8")
    page = open_page((tmp_path / "map.html").as_uri())
    assert page.locator("[data-kind=Task] .count").inner_text() == "1.500 / 4.500"
    assert page.locator("#rail .facet p").first.inner_text() == "Đếm trong phần đang vẽ"


def test_a_filter_goes_to_where_its_tasks_are(open_page: Any, served: str, library: Store) -> None:
    page = open_page(_at(served, at="-90000,-90000,0.5"))
    assert page.locator("#bar .scale").inner_text() == "50%"
    page.check(f'[data-facet=driver] input[value="{CENTRAL}"]')
    assert page.locator("#bar .scale").inner_text() != "50%", "the document that has most of them is shown whole"


def test_conditions_that_leave_nothing_can_be_removed(open_page: Any, served: str) -> None:
    page = open_page(_at(served, driver=CENTRAL, driver_kind="law"))
    assert page.locator(".nothing .condition").count() == 2
    page.locator(".nothing .condition").last.click()
    assert page.locator(".nothing").count() == 0


def test_a_copied_link_gives_exactly_this_view(open_page: Any, served: str) -> None:
    page = open_page(served)
    page.fill("#search", "II.2.7/1")
    page.keyboard.press("Enter")
    page.click("[data-lang=en]")
    page.click("#copy")
    other = open_page(page.url)
    assert other.locator("#panel .phead b").inner_text() == "II.2.7/1"
    assert other.locator(".scale").inner_text() == page.locator(".scale").inner_text()
    assert other.locator("html").get_attribute("lang") == "en"
    assert other.url == page.url


def test_what_is_out_of_view_stands_at_the_edge(open_page: Any, served: str) -> None:
    page = open_page(served)
    page.goto(_at(served, sel=FIRST, at=_near(page, FIRST)))
    assert set(page.locator(".pin b").all_inner_texts()) == {"57-NQ/TW", "42-CTr/TU"}
    page.locator(".pin", has_text="57-NQ/TW").click()
    page.locator(".pin b", has_text="57-NQ/TW").wait_for(state="detached")


def test_back_goes_one_step_back(open_page: Any, served: str) -> None:
    page = open_page(_at(served, sel=FIRST))
    page.click("#panel .primary")
    page.locator(".trace").wait_for()
    page.go_back()
    page.locator(".trace").wait_for(state="detached")
    assert page.locator("#panel .phead b").inner_text() == "II.2.7/1"


def test_by_keyboard_alone(open_page: Any, recorded: str) -> None:
    page = open_page(recorded)
    page.keyboard.press("/")
    page.keyboard.type("57-NQ/TW")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "map"
    page.keyboard.press("ArrowDown")
    assert page.locator("#panel .title").inner_text() == "Nghị quyết 68-NQ/TW"
    assert "68-NQ/TW" in page.locator("#said").inner_text()
    page.keyboard.press("Enter")
    page.locator(".trace").wait_for()
    page.keyboard.press("Escape")
    page.locator(".trace").wait_for(state="detached")
    page.keyboard.press("t")
    page.locator(".table").wait_for()
    page.keyboard.press("t")
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("#panel .title").count() == 0


def test_the_first_tab_leads_to_the_table(open_page: Any, recorded: str) -> None:
    page = open_page(recorded)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    assert page.locator("table tr[data-id]").count() == 211
