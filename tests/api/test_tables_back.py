"""The table that goes out and comes back, from several offices, and stays with its tasks when a new edition renumbers them."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from typer.testing import CliRunner

from api.cli import app

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "song-lam-95-ctr-tu.txt"
DOCUMENT = "95-ctr-tu.song-lam.2031-11-20"
FIRST, SECOND = (f"{DOCUMENT}~II.1.1~{n}" for n in (1, 2))
BASIS, LEAD, COORDINATE, DUE, STATE, NOTE, ID, SEAL = 2, 3, 4, 6, 7, 8, 9, 10
Answers = Mapping[tuple[str, int], str]
Fill = Callable[..., Path]


def run(*words: str) -> Any:
    done = CliRunner().invoke(app, [*words, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def refused(*words: str) -> str:
    done = CliRunner().invoke(app, [*words, "--lang", "en"])
    assert done.exit_code == 1, done.output
    return done.stderr


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store with the sample, named by the environment."""
    where = str(tmp_path / "graph.sqlite")
    monkeypatch.setenv("POLICYGRAPH_STORE", where)
    run("load", str(SAMPLE))
    return where


@pytest.fixture
def fill(store: str, tmp_path: Path) -> Fill:
    """Exports the table and fills it in as an office does, into a file of a name."""

    def filled(name: str, answers: Answers, office: str = "") -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        assert CliRunner().invoke(app, ["export", "--format", "xlsx", "-o", str(path)]).exit_code == 0
        book = openpyxl.load_workbook(path)
        rows = {row[ID].value: row for sheet in book for row in sheet.iter_rows(min_row=5) if row[ID].value}
        for (task, column), words in answers.items():
            rows[task][column].value = words
        for sheet in book if office else ():
            sheet["B3"] = office
        book.save(path)
        return path

    return filled


def links(task: str) -> dict[str, list[str]]:
    told = run("show", task)
    found: dict[str, list[str]] = {}
    for edge in told["edges"]:
        if edge["from"].startswith("agency."):
            found.setdefault(edge["type"], []).append(edge["from"].split(".")[1])
    return found


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The sample with a task before the first, and without the second."""
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    first, second = [at for at, one in enumerate(lines) if one.startswith("- ")][:2]
    added = "- Mở chợ phiên bên sông cho bà con bán nông sản."
    path = tmp_path / "ban-moi.txt"
    path.write_text("\n".join([*lines[:first], added, *lines[first:second], *lines[second + 1 :]]), encoding="utf-8")
    return path


# --- one office ------------------------------------------------------------------------------------------------------


def test_what_was_filled_in_is_added_with_file_sheet_and_cell(fill: Fill) -> None:
    answers = {(SECOND, COORDINATE): "Sở Tài chính", (SECOND, STATE): "Đang làm", (SECOND, NOTE): "Chờ kinh phí"}
    [loaded] = run("load", str(fill("a.xlsx", answers, "Sở Nội vụ")))["loaded"]
    assert loaded["source"] == f"table.{DOCUMENT}~so-noi-vu"
    told = run("show", SECOND)
    assert (told["properties"]["state"], told["properties"]["note"]) == ("Đang làm", "Chờ kinh phí")
    [takes_part] = [edge for edge in told["edges"] if edge["type"] == "COORDINATES"]
    assert takes_part["evidence"][0]["place"] == "[a.xlsx]II NHIỆM VỤ CHỦ YẾU!E9"
    for lang, cell in (("vi", "trang tính “{}”, ô E9"), ("en", "sheet “{}”, cell E9")):
        said = CliRunner().invoke(app, ["show", SECOND, "--lang", lang]).stdout
        assert f"“Sở Tài chính”  [a.xlsx, {cell.format('II NHIỆM VỤ CHỦ YẾU')}" in said


def test_a_table_is_compared_with_the_tasks_that_it_adds_to_before_it_is_loaded(fill: Fill) -> None:
    path = fill("a.xlsx", {(SECOND, LEAD): "Sở Tài chính", (SECOND, DUE): "30/6/2032"}, "Sở Nội vụ")
    said = CliRunner().invoke(app, ["diff", "95-CTr/TU", str(path)]).stdout
    assert "17 như cũ, 0 thêm, 0 bỏ, 0 chuyển mục, 0 đổi số thứ tự, 1 sửa" in said
    assert "hạn: chưa nêu → 30/6/2032" in said
    assert "chủ trì: + Sở Tài chính" in said
    assert "deadline" not in run("show", SECOND)["properties"], "nothing is stored"


def test_what_nobody_touched_is_no_answer(fill: Fill) -> None:
    assert "nobody has filled in anything" in refused("load", str(fill("a.xlsx", {}, "Sở Nội vụ")))
    [loaded] = run("load", str(fill("a.xlsx", {(FIRST, LEAD): "Sở Y tế"}, "Sở Nội vụ")))["loaded"]
    assert loaded["things"]["Task"] == 1
    assert "DRIVES" not in loaded["links"]  # the basis stood there when the table was handed out


def test_a_state_of_work_alone_is_an_answer(fill: Fill) -> None:
    run("load", str(fill("a.xlsx", {(FIRST, STATE): "Xong"}, "Sở Nội vụ")))
    assert run("show", FIRST)["properties"]["state"] == "Xong"


def test_a_row_of_no_task_is_kept_and_handed_out_again(fill: Fill, tmp_path: Path) -> None:
    path = fill("a.xlsx", {}, "Sở Nội vụ")
    book = openpyxl.load_workbook(path)
    book.worksheets[0].append([None, "Việc mới thêm", None, "Sở Nội vụ"])
    book.save(path)
    [loaded] = run("load", str(path))["loaded"]
    [row] = loaded["unresolved"]
    assert row["mention"]["quote"] == "Việc mới thêm"
    assert links(row["mention"]["task"])["LEADS"] == ["so-noi-vu"]
    again = openpyxl.load_workbook(fill("b.xlsx", {}))
    assert [cell.value for cell in again.worksheets[-1][5]][1:4] == ["Việc mới thêm", None, "Sở Nội vụ"]


# --- several offices -------------------------------------------------------------------------------------------------


def test_each_office_is_a_source_and_what_they_say_differently_is_shown(fill: Fill) -> None:
    one = fill("a.xlsx", {(FIRST, LEAD): "Sở Nội vụ", (FIRST, DUE): "Quý I/2033"}, "Sở Nội vụ")
    other = fill("b.xlsx", {(FIRST, LEAD): "Sở Y tế", (FIRST, DUE): "31/12/2033"}, "Sở Y tế")
    run("load", str(one), str(other))
    told = run("show", FIRST)
    assert links(FIRST)["LEADS"] == ["so-noi-vu", "so-y-te"]
    assert [one["value"] for one in told["readings"]["due"]] == ["2033-03-31", "2033-12-31"]
    assert [one["rule"] for one in told["warnings"]] == ["C14", "C14"]
    assert [len(one["evidence"]) for one in told["warnings"]] == [2, 2]
    run("remove", f"table.{DOCUMENT}~so-y-te")
    assert run("show", FIRST)["warnings"] == []


def test_the_newer_copy_of_an_office_replaces_its_own_alone(fill: Fill) -> None:
    run("load", str(fill("a.xlsx", {(FIRST, LEAD): "Sở Nội vụ"}, "Sở Nội vụ")))
    run("load", str(fill("b.xlsx", {(FIRST, COORDINATE): "Sở Y tế"}, "Sở Y tế")))
    [loaded] = run("load", str(fill("c.xlsx", {(SECOND, LEAD): "Sở Xây dựng"}, "Sở Nội vụ")))["loaded"]
    assert loaded["replaced"]
    assert "withdrawn" not in loaded  # it was handed out with the answer of before, and left it
    assert (links(FIRST)["LEADS"], links(FIRST)["COORDINATES"]) == (["so-noi-vu"], ["so-y-te"])
    [loaded] = run("load", str(fill("d.xlsx", {(FIRST, LEAD): ""}, "Sở Nội vụ")))["loaded"]
    assert loaded["withdrawn"] == [["II.1.1/1", "LEADS", "Sở Nội vụ"]]
    assert "LEADS" not in links(FIRST)
    assert links(FIRST)["COORDINATES"] == ["so-y-te"]


def test_without_an_office_the_file_name_tells_and_nothing_is_lost(fill: Fill) -> None:
    mine = fill("noi-vu/plan.xlsx", {(FIRST, LEAD): "Sở Nội vụ"})
    other = fill("y-te/plan.xlsx", {(FIRST, LEAD): "Sở Y tế"})
    more = fill("more/plan.xlsx", {(FIRST, LEAD): "Sở Nội vụ", (SECOND, LEAD): "Sở Nội vụ"})
    run("load", str(mine))
    assert run("load", str(more))["loaded"][0]["replaced"]  # it says all that the one before says
    assert "neither says whose it is" in refused("load", str(other))
    assert links(FIRST)["LEADS"] == ["so-noi-vu"]
    run("load", str(other), "--from", "Sở Y tế")
    assert links(FIRST)["LEADS"] == ["so-noi-vu", "so-y-te"]


def test_a_table_that_gets_its_office_later_is_not_there_twice(fill: Fill) -> None:
    path = str(fill("plan.xlsx", {(FIRST, LEAD): "Sở Nội vụ"}))
    run("load", path)
    run("load", path, "--from", "Sở Nội vụ")
    tables = [one["source"] for one in run("sources")["items"] if one["kind"] == "table"]
    assert tables == [f"table.{DOCUMENT}~so-noi-vu"]


def test_two_tables_of_one_office_in_one_load_are_not_guessed_between(fill: Fill) -> None:
    one = fill("a.xlsx", {(FIRST, LEAD): "Sở Nội vụ"}, "Sở Nội vụ")
    other = fill("b.xlsx", {(FIRST, LEAD): "Sở Y tế"}, "Sở Nội vụ")
    assert "the table of the same office" in refused("load", str(one), str(other))
    assert links(FIRST)["LEADS"] == ["so-noi-vu"]


# --- editions --------------------------------------------------------------------------------------------------------


def test_a_new_edition_takes_along_what_was_filled_in(fill: Fill, newer: Path) -> None:
    answers = {(FIRST, LEAD): "Sở Nội vụ", (SECOND, LEAD): "Sở Y tế"}
    run("load", str(fill("a.xlsx", answers, "Sở Nội vụ")))
    [loaded] = run("load", str(newer))["loaded"]
    [kept] = loaded["kept"]
    assert (kept["moved"], [one["place"] for one in kept["alone"]]) == ([["II.1.1/1", "II.1.1/2"]], ["II.1.1/2"])
    assert "LEADS" not in links(FIRST)
    assert links(SECOND)["LEADS"] == ["so-noi-vu"]
    assert links(kept["alone"][0]["id"])["LEADS"] == ["so-y-te"]
    run("load", str(SAMPLE))  # the old edition again
    assert (links(FIRST)["LEADS"], links(SECOND)["LEADS"]) == (["so-noi-vu"], ["so-y-te"])


def test_the_table_may_come_before_and_behind_the_new_edition(fill: Fill, newer: Path, tmp_path: Path) -> None:
    table = str(fill("a.xlsx", {(FIRST, LEAD): "Sở Nội vụ", (SECOND, LEAD): "Sở Y tế"}, "Sở Nội vụ"))
    exports = []
    for number, order in enumerate(([table, newer], [newer, table], [SAMPLE, table, newer], [table, SAMPLE, newer])):
        where = str(tmp_path / f"{number}.sqlite")
        for path in order:
            run("load", str(path), "--store", where)
        done = CliRunner().invoke(app, ["export", "-o", "-", "--store", where])
        exports.append(done.stdout)
    assert len(set(exports)) == 1


# --- tables that were made by hand -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(None, id="without the column of ids"),
        pytest.param("upper", id="with ids in capitals"),
    ],
)
def test_rows_are_found_by_their_words(fill: Fill, tmp_path: Path, header: str | None) -> None:
    book = openpyxl.load_workbook(fill("a.xlsx", {(FIRST, LEAD): "Sở Nội vụ"}))
    for sheet in book:
        for row in sheet.iter_rows(min_row=5):
            row[ID].value = row[ID].value.upper() if header and row[ID].value else None
        sheet.delete_cols(SEAL + 1)
        if not header:
            sheet.delete_cols(ID + 1)
    path = tmp_path / "typed.xlsx"
    book.save(path)
    [loaded] = run("load", str(path), "--from", "Sở Nội vụ")["loaded"]
    assert loaded["source"] == f"table.{DOCUMENT}~so-noi-vu"
    assert links(FIRST)["LEADS"] == ["so-noi-vu"]


def test_a_table_of_other_tasks_stays_a_document_of_its_own(store: str, tmp_path: Path) -> None:
    path = tmp_path / "khac.csv"
    path.write_text("STT,Nhiệm vụ,Chủ trì\n1,Đo đạc lại toàn bộ rừng phòng hộ,Sở Y tế\n", encoding="utf-8")
    [loaded] = run("load", str(path))["loaded"]
    assert loaded["source"].startswith("table.document.text-")


def test_a_header_that_the_table_does_not_have_is_refused(tmp_path: Path) -> None:
    table, store = tmp_path / "việc.csv", str(tmp_path / "graph.sqlite")
    table.write_text("STT,Nhiệm vụ,Ai lo\n1,Rà soát bến thuyền,Sở Xây dựng\n", encoding="utf-8")
    first = run("load", str(table), "--store", store)["loaded"][0]
    assert "LEADS" not in first["links"]
    again = run("load", str(table), "--store", store, "--column", "lead=Ai lo")["loaded"][0]
    assert (again["source"], again["links"]["LEADS"]) == (first["source"], 1)
    refused = CliRunner().invoke(
        app, ["load", str(table), "--store", store, "--column", "lead=Đầu mối", "--lang", "en"]
    )
    assert refused.exit_code == 1
    assert "no column is headed" in refused.stderr


# --- records, and odd tables -----------------------------------------------------------------------------------------


def test_a_word_table_that_came_back_takes_no_texts_place(fill: Fill, tmp_path: Path) -> None:
    [book] = [openpyxl.load_workbook(fill("a.xlsx", {}))]
    words = next(row[1].value for sheet in book for row in sheet.iter_rows(min_row=5) if row[ID].value == FIRST)
    paper = docx.Document()
    paper.add_paragraph("Đơn vị điền: Sở Y tế")
    table = paper.add_table(rows=2, cols=4)
    for row, said in zip(
        table.rows,
        [("STT", "Nhiệm vụ", "Chủ trì", "Mã nhiệm vụ"), ("II.1.1/1", words, "Sở Y tế", FIRST)],
        strict=True,
    ):
        for cell, one in zip(row.cells, said, strict=True):
            cell.text = one
    paper.save(str(tmp_path / "a.docx"))
    [loaded] = run("load", str(tmp_path / "a.docx"))["loaded"]
    assert loaded["source"] == f"table.{DOCUMENT}~so-y-te"
    assert links(FIRST)["LEADS"] == ["so-y-te"]
    [led] = [edge for edge in run("show", FIRST)["edges"] if edge["type"] == "LEADS"]
    assert led["evidence"][0]["place"] == "[a.docx]C2"


def test_a_record_goes_along_with_a_new_edition(tmp_path: Path, store: str, newer: Path) -> None:
    record = tmp_path / "95.yaml"
    record.write_text(
        "format: policygraph-record\nversion: 1\n"
        "document: {symbol: 95-CTr/TU, kind: programme, province: Sông Lam, date: '2031-11-20'}\n"
        "sections:\n- {place: II, title: Việc}\n- {place: II.1, title: Gần dân}\n- {place: II.1.1, title: Nền nếp}\n"
        "tasks:\n- {place: II.1.1/1, title: Việc một}\n- {place: II.1.1/2, title: Việc hai}\n",
        encoding="utf-8",
    )
    run("load", str(record))
    [loaded] = run("load", str(newer))["loaded"]
    [kept] = loaded["kept"]
    assert kept["moved"] == [["II.1.1/1", "II.1.1/2"]]
    assert run("show", SECOND)["properties"]["title"] == "Việc một"
    assert "title" not in run("show", FIRST)["properties"]
    assert run("show", kept["alone"][0]["id"])["properties"]["title"] == "Việc hai"


def test_an_office_without_a_name_is_refused(fill: Fill) -> None:
    assert "no name of an office" in refused("load", str(fill("a.xlsx", {(FIRST, LEAD): "Sở Y tế"})), "--from", "...")


def test_lines_name_the_office_the_moves_and_the_columns(fill: Fill, newer: Path, tmp_path: Path) -> None:
    run("load", str(fill("a.xlsx", {(FIRST, LEAD): "Sở Y tế", (SECOND, LEAD): "Sở Y tế"}, "Sở Y tế")))
    told = CliRunner().invoke(app, ["load", str(newer)]).stdout
    assert "Bảng của Sở Y tế theo sang bản mới: 0 giữ chỗ, 1 chuyển chỗ, 1 không còn nhiệm vụ" in told
    assert "II.1.1/1 → II.1.1/2" in told
    path = tmp_path / "b.csv"
    path.write_text("STT,Nhiệm vụ,Ai lo\n1,Rà soát bến thuyền,Sở Xây dựng\n", encoding="utf-8")
    assert '--column lead="Ai lo"' in CliRunner().invoke(app, ["load", str(path)]).stdout
